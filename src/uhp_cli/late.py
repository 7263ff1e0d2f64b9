"""Modules that load when something in them is first used.

A JSON answer needs no page, and a page no spreadsheet: whoever can make several faces of one answer
names all their rooms at the top of the file and enters only the one that is asked for.
"""

from importlib import import_module


class Late:
    """Stands for a module until something in it is used."""

    def __init__(self, name: str) -> None:
        """Keep the name of the module."""
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        """Load the module, and keep what was asked for."""
        value = getattr(import_module(self._name), attribute)
        setattr(self, attribute, value)
        return value

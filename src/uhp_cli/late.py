"""Modules that load when something in them is first used.

A JSON answer needs no page, and a page no spreadsheet: whoever can make several faces of one answer
names all their rooms at the top of the file and enters only the one that is asked for.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple


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


class Recipe(NamedTuple):
    """Something of a module that is not loaded, to be made when it is needed."""

    module: str
    name: str
    words: tuple[object, ...]
    named: Mapping[str, object]

    def made(self, *before: object) -> object:
        """Load the module and make it; `before` stands before the words that were kept."""
        return getattr(import_module(self.module), self.name)(*before, *self.words, **self.named)


class Recipes:
    """Stands for a module that makes things: what is made of it is a `Recipe` until it is needed.

    So a verb says how it is called on a command line, and a page can ask it without one.
    """

    def __init__(self, module: str) -> None:
        """Keep the name of the module."""
        self._module = module

    def __getattr__(self, name: str) -> Callable[..., Recipe]:
        """Return what keeps the recipe of this name."""
        return lambda *words, **named: Recipe(self._module, name, words, named)

"""Modules that load when something in them is first used.

A JSON answer needs no page, and a page no spreadsheet: whoever can make several faces of one answer
names all their rooms at the top of the file and enters only the one that is asked for.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
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


def leave(name: str) -> None:
    """Let a module that others import load when something in it is first used.

    As `lazy import` will (PEP 810, Python 3.15): whoever imports it before gets a stand-in.
    """
    if name in sys.modules:
        return
    stand_in = ModuleType(name)

    def load(attribute: str) -> object:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        module = import_module(name)
        vars(stand_in).update(vars(module))
        return getattr(module, attribute)

    vars(stand_in)["__getattr__"] = load  # PEP 562
    sys.modules[name] = stand_in


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

"""A JSON Schema as a quick test in plain Python.

True only when data surely fits, so that few records need jsonschema.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uhp_cli import shapes

Test = Callable[[object], bool]
_CLASSES: dict[str, frozenset[type]] = {
    "object": frozenset({dict}),
    "array": frozenset({list}),
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
}
_Limit = tuple[frozenset[type], Callable[[Any], float], Callable[[float, float], bool]]
"""Of which values something is measured, how, and how it must stand to the bound."""
_LIMITS: dict[str, _Limit] = {
    "minLength": (_CLASSES["string"], len, operator.ge),
    "maxLength": (_CLASSES["string"], len, operator.le),
    "minItems": (_CLASSES["array"], len, operator.ge),
    "maxItems": (_CLASSES["array"], len, operator.le),
    "minProperties": (_CLASSES["object"], len, operator.ge),
    "maxProperties": (_CLASSES["object"], len, operator.le),
    "minimum": (_CLASSES["number"], lambda number: number, operator.ge),
    "maximum": (_CLASSES["number"], lambda number: number, operator.le),
}
_NOTES = {
    "$schema",
    "$id",
    "$defs",
    "title",
    "description",
    "enumDescriptions",
    "examples",
    "defaultSnippets",
}
"""Keywords that decide nothing."""
_WITH = ("required", "additionalProperties")
"""Keywords that 'properties' judges where it stands beside them."""


_LAST: list[Compiler] = []
"""The compiler of the last schema, for who checks many files."""


def compiled(schema: shapes.Schema) -> Compiler:
    """Return the tests of a schema and its parts."""
    if not _LAST or _LAST[0].root is not schema:
        _LAST[:] = [Compiler(schema)]
    return _LAST[0]


class Compiler:
    """Makes a test out of a schema once, so that each record costs only a few comparisons."""

    def __init__(self, root: shapes.Schema) -> None:
        """Begin without a test; each is made when it is asked for."""
        self.root = root
        self.known: dict[str, list[Test]] = {}
        self.made: dict[int, Test] = {}
        """Tests by identity of their schema, which lives as long as the root."""
        self.makers: dict[str, Callable[[Any, shapes.Schema], Test]] = {
            **{word: partial(self._limit, word) for word in _LIMITS},
            "$ref": self._ref,
            "type": self._type,
            "properties": self._mapping,
            "required": self._mapping,
            "additionalProperties": self._mapping,
            "items": self._items,
            "if": self._if,
            "allOf": self._all,
            "anyOf": self._any,
            "oneOf": self._one,
            "enum": self._enum,
            "const": self._const,
            "pattern": self._pattern,
            "uniqueItems": self._unique,
        }

    def test(self, schema: shapes.Schema) -> Test:
        """Return the test of the schema or of a part of it."""
        if id(schema) not in self.made:
            self.made[id(schema)] = self._make(schema)
        return self.made[id(schema)]

    def _make(self, schema: shapes.Schema) -> Test:
        tests: list[Test] = []
        for word, given in schema.items():
            if word in self.makers and not (word in _WITH and "properties" in schema):
                tests.append(self.makers[word](given, schema))
            elif word not in (*_WITH, "then", "else", *_NOTES):  # jsonschema decides
                return lambda _value: False
        if len(tests) == 1:
            return tests[0]
        if len(tests) == 2:
            first, second = tests
            return lambda value: first(value) and second(value)
        return _every(tests)

    def _ref(self, name: str, _schema: shapes.Schema) -> Test:
        if name not in self.known:
            # A schema that names itself finds this, and its test once that is made.
            self.known[name] = []
            self.known[name].append(self.test(self.root["$defs"][name.removeprefix("#/$defs/")]))
        made = self.known[name]

        def later(value: object) -> bool:
            return made[0](value)

        return made[0] if made else later

    def _type(self, name: str, _schema: shapes.Schema) -> Test:
        classes = _CLASSES.get(name, frozenset())
        if len(classes) == 1:
            [only] = classes
            return lambda value: type(value) is only
        return lambda value: type(value) in classes

    def _mapping(self, _given: object, schema: shapes.Schema) -> Test:
        tests = {key: self.test(part) for key, part in schema.get("properties", {}).items()}
        extra = schema.get("additionalProperties", True)
        other: Test = (lambda _value: extra) if isinstance(extra, bool) else self.test(extra)
        needed = frozenset(schema.get("required", ()))

        def fits(value: object) -> bool:
            if not isinstance(value, dict):
                return True
            if not needed <= value.keys():
                return False
            # In a generator this takes twice as long.
            for key, content in value.items():  # noqa: SIM110
                if not tests.get(key, other)(content):
                    return False
            return True

        return fits

    def _items(self, part: shapes.Schema, _schema: shapes.Schema) -> Test:
        test = self.test(part)
        return lambda value: not isinstance(value, list) or all(map(test, value))

    def _if(self, part: shapes.Schema, schema: shapes.Schema) -> Test:
        condition = self.test(part)
        then, other = self.test(schema.get("then", {})), self.test(schema.get("else", {}))
        return lambda value: then(value) if condition(value) else other(value)

    def _all(self, parts: Sequence[shapes.Schema], _schema: shapes.Schema) -> Test:
        return _every([self.test(part) for part in parts])

    def _any(self, parts: Sequence[shapes.Schema], _schema: shapes.Schema) -> Test:
        tests = [self.test(part) for part in parts]
        return lambda value: any(test(value) for test in tests)

    def _one(self, parts: Sequence[shapes.Schema], _schema: shapes.Schema) -> Test:
        tests = [self.test(part) for part in parts]
        return lambda value: sum(test(value) for test in tests) == 1

    def _enum(self, allowed: Sequence[object], _schema: shapes.Schema) -> Test:
        texts = frozenset(a for a in allowed if isinstance(a, str))
        return lambda value: type(value) is str and value in texts

    def _const(self, wanted: object, _schema: shapes.Schema) -> Test:
        return lambda value: type(value) is type(wanted) and value == wanted

    def _pattern(self, pattern: str, _schema: shapes.Schema) -> Test:
        search = matcher(pattern)
        return lambda value: not isinstance(value, str) or search(value) is not None

    def _limit(self, word: str, bound: float, _schema: shapes.Schema) -> Test:
        classes, measure, holds = _LIMITS[word]
        return lambda value: type(value) not in classes or holds(measure(value), bound)

    def _unique(self, _wanted: bool, _schema: shapes.Schema) -> Test:
        return lambda value: not isinstance(value, list) or repeated(value) is None


def _every(tests: Sequence[Test]) -> Test:
    def fits(value: object) -> bool:
        # In a generator this takes twice as long.
        for test in tests:  # noqa: SIM110
            if not test(value):
                return False
        return True

    return fits


@cache
def matcher(pattern: str) -> Callable[[str], object]:
    """Return the test of a pattern with '$' as the very end of the text."""
    return re.compile(re.sub(r"\$$", r"\\Z", pattern)).search


def repeated(items: Sequence[object]) -> int | None:
    """Return the place of the first item that stood in the list before, or None."""
    if len(items) < 2:
        return None
    seen = set()
    for number, item in enumerate(items):
        key = (type(item).__name__, repr(item))
        if key in seen:
            return number
        seen.add(key)
    return None

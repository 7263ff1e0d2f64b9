"""Data against a JSON Schema: each mistake once, at its place, in words of the rules. The only importer of jsonschema.

A quick test in plain Python lets through what surely fits; jsonschema judges the rest and alone decides that something is wrong.
"""

import json
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from uhp_cli.source.yaml_source import MOST_FINDINGS, Route
from uhp_cli.values.catalogue import fold, nearest

Both = tuple[str, str]
"""The same words in Dutch and English."""

_TYPES: dict[str, Both] = {
    "object": ("sleutels met een waarde", "keys with a value"),
    "array": ("een lijst", "a list"),
    "string": ("tekst", "text"),
    "integer": ("een heel getal", "a whole number"),
    "number": ("een getal", "a number"),
    "boolean": ("true of false", "true or false"),
    "null": ("niets", "nothing"),
}

FORMS: dict[str, Both] = {
    r"^\S(.*\S)?$": (
        "tekst op één regel, zonder spaties aan begin en eind",
        "text on one line, without spaces at its start and end",
    ),
    r"^[0-9]{4}\.[0-9]{1,2}(\.[0-9]+)?$": (
        'jaar en maand, zoals "2026.11"',
        'year and month, such as "2026.11"',
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "kleine letters, cijfers en streepjes",
        "lower-case letters, digits and hyphens",
    ),
    r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": (
        'een dag als "2021-12-08", een maand als "2021-12" of een jaar als "2021", tussen aanhalingstekens',
        'a day such as "2021-12-08", a month such as "2021-12" or a year such as "2021", in quotes',
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+([+-][a-z0-9]+)*$": (
        "bron, dubbele punt, plaats, zoals interventies:26",
        "source, colon, place, such as interventies:26",
    ),
    r"^([0-9]|1[0-9]|2[0-3])m$": (
        "hele jaren van 0 tot en met 30 (14), maanden tot en met 23 (9m) of zwanger",
        "whole years from 0 to 30 (14), months up to 23 (9m) or zwanger (unborn)",
    ),
    r"^[A-E][1-9]00$": (
        "een groepscode van CAP-J, zoals A300",
        "a group code of CAP-J, such as A300",
    ),
    r"^https://[^\s]+$": (
        "een adres dat met https:// begint",
        "an address that begins with https://",
    ),
}
"""What a pattern of the schema asks, for people."""

# Words an editor may use for the keys of an entry: Dutch, other English, and other spellings.
ALIASES = {
    "naam": "name", "afkorting": "abbreviation", "rol": "role", "doelgroep": "target_group", "target": "target_group", "leeftijd": "age",
    "doelen": "goals", "doel": "goals", "goal": "goals", "classificatie": "classification", "niveau": "level", "bewijs": "evidence", "onderzoek": "evidence",
    "uitvoering": "delivery", "beschikbaarheid": "availability", "bron": "sources", "bronnen": "sources", "source": "sources", "verschillen": "differs",
    "opmerkingen": "remarks", "samenvatting": "summary", "indicaties": "indications", "contra-indicaties": "exclusions", "contraindications": "exclusions",
    "problemen": "problems", "probleem": "problem", "tekst": "text", "datum": "date", "titel": "title", "versie": "version", "licentie": "licence", "license": "licence",
    "uitgever": "publisher", "jaar": "year", "vraag": "question", "antwoorden": "values", "ruimer": "broader", "kant": "side", "catalogus": "catalogue",
    "catalog": "catalogue", "woordenlijst": "vocabulary", "interventies": "interventions", "kenmerk": "id", "soort": "type", "adres": "url", "link": "url",
    "uitsluitingen": "exclusions", "contra-indications": "exclusions", "als": "when", "wanneer": "when", "studie": "studies", "opzet": "design", "land": "country",
    "uitkomst": "outcome", "uitkomsten": "outcomes", "richting": "direction", "cijfer": "figure", "controlegroep": "control_group", "duur": "weeks", "weken": "weeks",
    "plaats": "place", "door": "by_whom", "regio": "region", "bereik": "scope", "herbeoordeling": "reassessment", "engels": "english", "feiten": "facts",
    "niveaus": "levels", "rollen": "roles", "regios": "regions", "minimum": "min", "maximum": "max", "vanaf": "min", "tot": "max",
}  # fmt: skip


class Mistake(NamedTuple):
    """What is wrong with the shape of the data: a rule name, where, and the values of its sentence."""

    rule: str
    route: Route
    values: Mapping[str, object]
    key: bool = False
    near: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def mistakes(schema: Mapping[str, Any], data: Any) -> Iterator[Mistake]:
    """Give what is wrong with the shape of the data: one mistake per place, nothing below a broken place."""
    places: dict[Route, Mistake] = {}
    keyed: dict[Route, list[Any]] = {}
    for error, route in _errors(schema, data):
        if error.validator in ("required", "additionalProperties"):
            keyed.setdefault(route, []).append(error)
            if len(keyed) > MOST_FINDINGS:
                break
            continue
        found = _mistake(error, route)
        if route not in places or found.rule == "wrong-type":
            places[route] = found
        if len(places) > MOST_FINDINGS:
            break
    yield from places.values()
    for route, errors in keyed.items():
        yield from _keys(errors, route)


def _errors(schema: Mapping[str, Any], data: Any) -> Iterator[tuple[Any, Route]]:
    """Give jsonschema's errors, with unions narrowed to the branch a record means; asks it only about records that may be wrong."""
    tests = _compiled(schema)
    if tests.test(schema)(data):
        return
    from jsonschema import validators  # 100 ms that a right catalogue does not need

    extend: Any = validators.extend
    places: dict[str, list[int]] = {}
    if isinstance(data, dict):
        data = dict(data)
        for key, part in schema.get("properties", {}).items():
            if isinstance(data.get(key), list) and "items" in part:
                fit = tests.test(part["items"])
                # One right record stays, so that a list is not called empty.
                places[key] = [n for n, item in enumerate(data[key]) if n == 0 or not fit(item)]
                data[key] = [data[key][n] for n in places[key]]
    judge = extend(validators.Draft202012Validator, {"uniqueItems": _unique, "pattern": _pattern})(
        schema
    )
    for error in _narrowed(judge.iter_errors(data)):
        route: Route = tuple(error.absolute_path)
        if len(route) > 1 and route[0] in places:
            route = (route[0], places[str(route[0])][int(route[1])], *route[2:])
        yield error, route


def _narrowed(errors: Iterable[Any]) -> Iterator[Any]:
    for error in errors:
        if error.validator == "oneOf":
            branch = _branch(error)
            yield from _narrowed(e for e in error.context if e.schema_path[0] == branch)
        else:
            yield error


def _branch(error: Any) -> int | None:
    """Return which branch of a union a record means: the one whose constant type it states."""
    stated = error.instance.get("type") if isinstance(error.instance, dict) else None
    for number, branch in enumerate(error.validator_value):
        if branch.get("properties", {}).get("type", {}).get("const") == stated:
            return number
    return None


def _unique(_validator: Any, wanted: bool, value: Any, _schema: Any) -> Iterator[Any]:
    """Judge uniqueItems in linear time; jsonschema's own takes hours on a hostile list."""
    from jsonschema import ValidationError

    if wanted and isinstance(value, list) and _repeated(value) is not None:
        yield ValidationError("items are repeated")


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[Any]:
    """Judge a pattern as an editor does, where '$' is the end and not the line before it."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not matcher(pattern)(value):
        yield ValidationError("does not match")


@cache
def matcher(pattern: str) -> Callable[[str], object]:
    """Return the test of a pattern with '$' as the very end of the text."""
    return re.compile(re.sub(r"\$$", r"\\Z", pattern)).search


def _repeated(items: Sequence[Any]) -> int | None:
    """Return the place of the first item that stood in the list before, or None."""
    seen = set()
    for number, item in enumerate(items):
        key = (type(item).__name__, repr(item))
        if key in seen:
            return number
        seen.add(key)
    return None


# -- from an error to a mistake


_COUNTS = {
    "minItems": "too-few",
    "minProperties": "too-few",
    "maxItems": "too-many",
    "maxProperties": "too-many",
}


def _mistake(error: Any, route: Route) -> Mistake:
    kind, value, wanted = error.validator, error.instance, error.validator_value
    if kind in _COUNTS:
        return Mistake(
            "nothing-to-check" if route == ("interventions",) else _COUNTS[kind],
            route,
            {"needed": wanted},
        )
    if kind in ("enum", "const"):
        allowed = tuple(map(str, wanted if kind == "enum" else [wanted]))
        return Mistake(
            "value-not-allowed",
            route,
            {"value": short(value)},
            near=_near(value, allowed),
            allowed=allowed,
        )
    if kind == "type":
        return Mistake("wrong-type", route, {"needed": _TYPES[wanted], "given": _given(value)})
    if kind in ("minimum", "maximum"):
        needed = f"{error.schema.get('minimum', '…')}–{error.schema.get('maximum', '…')}"
        return Mistake("out-of-range", route, {"value": value, "needed": needed})
    if kind == "uniqueItems":
        number = _repeated(value) or 0
        return Mistake("repeated-item", (*route, number), {"value": short(value[number])})
    return _form(error, route)


def _form(error: Any, route: Route) -> Mistake:
    value, branches = (
        error.instance,
        error.schema.get("anyOf", ()) if error.validator == "anyOf" else [error.schema],
    )
    if isinstance(value, dict) and all("required" in b for b in branches):
        keys = ", ".join(k for b in branches for k in b["required"])
        return Mistake("one-of-keys", route, {"keys": keys})
    allowed = tuple(str(v) for b in branches for v in b.get("enum", ()))
    if isinstance(value, str) and error.schema.get("pattern", "").startswith("^https:"):
        return Mistake("link-not-https", route, {"value": short(value)})
    if isinstance(value, dict | list) or value is None:
        given = _given(value)
        return Mistake("wrong-type", route, {"needed": _needed(error, branches), "given": given})
    return Mistake(
        "wrong-form",
        route,
        {"value": short(value), "needed": _needed(error, branches)},
        near=_near(value, allowed),
    )


def _needed(error: Any, branches: Sequence[Mapping[str, Any]]) -> Both:
    if error.validator == "maxLength":
        return (
            f"hoogstens {error.validator_value} tekens",
            f"at most {error.validator_value} characters",
        )
    patterns = [b["pattern"] for b in branches if "pattern" in b]
    return FORMS.get(patterns[0], ("tekst", "text")) if patterns else _TYPES["string"]


def _keys(errors: Sequence[Any], route: Route) -> Iterator[Mistake]:
    """Give unknown and missing keys of one mapping; an unknown key that looks like a missing one is one mistake."""
    value: Mapping[str, Any] = errors[0].instance
    allowed = list(dict.fromkeys(k for e in errors for k in e.schema.get("properties", ())))
    missing = list(
        dict.fromkeys(
            k
            for e in errors
            if e.validator == "required"
            for k in e.validator_value
            if k not in value
        )
    )
    closed = any(e.validator == "additionalProperties" for e in errors)
    for key in [k for k in value if closed and k not in allowed]:
        alias = ALIASES.get(fold(key), "")
        near = (
            [alias]
            if alias in allowed
            else _near(key, missing) or _near(key, [k for k in allowed if k not in value])
        )
        if near and near[0] in missing:
            missing.remove(near[0])
        yield Mistake(
            "unknown-key",
            (*route, key),
            {"key": short(key)},
            key=True,
            near=tuple(near),
            allowed=tuple(allowed),
        )
    for key in missing:
        yield Mistake("missing-key", route, {"key": key})


def _near(value: Any, known: Sequence[str]) -> tuple[str, ...]:
    return (
        tuple(nearest(fold(value), known, 1)) if isinstance(value, str) and len(value) <= 60 else ()
    )


def short(value: Any) -> str:
    """Return a value as a sentence names it: at most 60 characters."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def _given(value: Any) -> Both:
    kinds = {
        dict: "object",
        list: "array",
        str: "string",
        bool: "boolean",
        int: "integer",
        float: "number",
        type(None): "null",
    }
    return _TYPES[kinds[type(value)]]


# -- the quick test

_Test = Callable[[Any], bool]
_CLASSES: dict[str, frozenset[type]] = {
    "object": frozenset({dict}),
    "array": frozenset({list}),
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
}
_LIMITS: dict[str, tuple[frozenset[type], Callable[[Any], Any], Callable[[Any, Any], bool]]] = {
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


_LAST: list["_Compiler"] = []
"""The compiler of the last schema, for who checks many files."""


def _compiled(schema: Mapping[str, Any]) -> "_Compiler":
    if not _LAST or _LAST[0].root is not schema:
        _LAST[:] = [_Compiler(schema)]
    return _LAST[0]


class _Compiler:
    """Makes a test out of a schema once, so that ten thousand records pay no more than a few comparisons each."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = root
        self.known: dict[str, list[_Test]] = {}
        self.made: dict[int, _Test] = {}
        """Tests by identity of their schema, which lives as long as the root."""
        self.makers: dict[str, Callable[[Any, Mapping[str, Any]], _Test]] = {
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

    def test(self, schema: Mapping[str, Any]) -> _Test:
        """Return the test of the schema or of a part of it."""
        if id(schema) not in self.made:
            self.made[id(schema)] = self._make(schema)
        return self.made[id(schema)]

    def _make(self, schema: Mapping[str, Any]) -> _Test:
        words = [w for w in schema if w not in _NOTES]
        tests: list[_Test] = []
        for word in words:
            if word in _LIMITS:
                tests.append(self._limit(word, schema[word]))
            elif word in self.makers and not (
                word in ("required", "additionalProperties") and "properties" in schema
            ):
                tests.append(self.makers[word](schema[word], schema))
            elif word not in (
                "required",
                "additionalProperties",
                "then",
                "else",
            ):  # not known here: jsonschema decides
                return lambda _value: False
        if len(tests) == 1:
            return tests[0]
        if len(tests) == 2:
            first, second = tests
            return lambda value: first(value) and second(value)
        return lambda value: all(test(value) for test in tests)

    def _ref(self, name: str, _schema: Mapping[str, Any]) -> _Test:
        if name not in self.known:
            self.known[
                name
            ] = []  # a schema that names itself finds this, and its test once that is made
            target: Any = self.root
            for step in name.removeprefix("#/").split("/"):
                target = target[step]
            self.known[name].append(self.test(target))
        made = self.known[name]

        def later(value: Any) -> bool:
            return made[0](value)

        return made[0] if made else later

    def _type(self, name: str, _schema: Mapping[str, Any]) -> _Test:
        classes = _CLASSES.get(name, frozenset())
        return lambda value: type(value) in classes

    def _mapping(self, _word: Any, schema: Mapping[str, Any]) -> _Test:
        tests = {key: self.test(part) for key, part in schema.get("properties", {}).items()}
        extra = schema.get("additionalProperties", True)
        other: _Test = self.test(extra) if isinstance(extra, dict) else lambda _value: bool(extra)
        needed = frozenset(schema.get("required", ()))

        def fits(value: Any) -> bool:
            if type(value) is not dict:
                return True
            return needed <= value.keys() and all(
                tests.get(key, other)(content) for key, content in value.items()
            )

        return fits

    def _items(self, part: Mapping[str, Any], _schema: Mapping[str, Any]) -> _Test:
        test = self.test(part)
        return lambda value: type(value) is not list or all(map(test, value))

    def _if(self, part: Mapping[str, Any], schema: Mapping[str, Any]) -> _Test:
        condition = self.test(part)
        then, other = (self.test(schema.get(word, {})) for word in ("then", "else"))
        return lambda value: then(value) if condition(value) else other(value)

    def _all(self, parts: Sequence[Mapping[str, Any]], _schema: Mapping[str, Any]) -> _Test:
        tests = [self.test(part) for part in parts]
        return lambda value: all(test(value) for test in tests)

    def _any(self, parts: Sequence[Mapping[str, Any]], _schema: Mapping[str, Any]) -> _Test:
        tests = [self.test(part) for part in parts]
        return lambda value: any(test(value) for test in tests)

    def _one(self, parts: Sequence[Mapping[str, Any]], _schema: Mapping[str, Any]) -> _Test:
        tests = [self.test(part) for part in parts]
        return lambda value: sum(test(value) for test in tests) == 1

    def _enum(self, allowed: Sequence[Any], _schema: Mapping[str, Any]) -> _Test:
        texts = frozenset(a for a in allowed if isinstance(a, str))
        return lambda value: type(value) is str and value in texts

    def _const(self, wanted: Any, _schema: Mapping[str, Any]) -> _Test:
        return lambda value: type(value) is type(wanted) and value == wanted

    def _pattern(self, pattern: str, _schema: Mapping[str, Any]) -> _Test:
        search = matcher(pattern)
        return lambda value: type(value) is not str or search(value) is not None

    def _limit(self, word: str, bound: float) -> _Test:
        classes, measure, holds = _LIMITS[word]
        return lambda value: type(value) not in classes or holds(measure(value), bound)

    def _unique(self, _wanted: bool, _schema: Mapping[str, Any]) -> _Test:
        return lambda value: type(value) is not list or _repeated(value) is None

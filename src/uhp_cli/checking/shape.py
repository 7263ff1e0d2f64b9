"""Data against a JSON Schema: each mistake once, at its place. The only importer of jsonschema.

A quick test lets through what surely fits; jsonschema judges the rest and alone decides that
something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from uhp_cli.checking.quick import compiled, matcher, repeated
from uhp_cli.checking.rule import Fault, Mistake
from uhp_cli.checking.rules.keys import wrong_keys
from uhp_cli.checking.rules.values import wrong_value
from uhp_cli.source.yaml_source import MOST_FINDINGS, Route

if TYPE_CHECKING:
    from uhp_cli import shapes


def mistakes(schema: shapes.Schema, data: object) -> Iterator[Mistake]:
    """Give what is wrong with the shape of the data: one mistake per place, nothing below it."""
    places: dict[Route, Mistake] = {}
    keyed: dict[Route, list[Fault]] = {}
    for error, route in _errors(schema, data):
        if error.validator in ("required", "additionalProperties"):
            keyed.setdefault(route, []).append(error)
            if len(keyed) > MOST_FINDINGS:
                break
            continue
        found = wrong_value(error, route)
        if route not in places or found.rule == "wrong-type":
            places[route] = found
        if len(places) > MOST_FINDINGS:
            break
    yield from places.values()
    for route, errors in keyed.items():
        yield from wrong_keys(errors, route)


def _errors(schema: shapes.Schema, data: object) -> Iterator[tuple[Fault, Route]]:
    """Give jsonschema's errors, with unions narrowed to the branch a record means.

    It is asked only about records that may be wrong.
    """
    tests = compiled(schema)
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


def _narrowed(errors: Iterable[Fault]) -> Iterator[Fault]:
    for error in errors:
        if error.validator == "oneOf":
            branch = _branch(error)
            yield from _narrowed(e for e in error.context if e.schema_path[0] == branch)
        else:
            yield error


def _branch(error: Fault) -> int | None:
    """Return which branch of a union a record means: the one whose constant type it states."""
    stated = error.instance.get("type") if isinstance(error.instance, dict) else None
    for number, branch in enumerate(error.validator_value):
        if branch.get("properties", {}).get("type", {}).get("const") == stated:
            return number
    return None


def _unique(
    _validator: object, wanted: bool, value: object, _schema: object
) -> Iterator[Exception]:
    """Judge uniqueItems in linear time; jsonschema's own takes hours on a hostile list."""
    from jsonschema import ValidationError

    if wanted and isinstance(value, list) and repeated(value) is not None:
        yield ValidationError("items are repeated")


def _pattern(
    _validator: object, pattern: str, value: object, _schema: object
) -> Iterator[Exception]:
    """Judge a pattern as an editor does, where '$' is the end and not the line before it."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not matcher(pattern)(value):
        yield ValidationError("does not match")

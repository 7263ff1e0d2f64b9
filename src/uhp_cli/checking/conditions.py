"""Which criteria no family can meet, and which every family meets: counted over all answers, for what a catalogue writes in `when`.

A family gives one answer to a fact, lives in one region (and in every region around it) and has any set of problems.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from uhp_cli.source.yaml_source import Route

MOST = 20_000
"""More families than this are not counted: then nothing is said."""

Answers = Mapping[str, Sequence[str]]
Regions = Mapping[str, set[str]]
_When = Mapping[str, Any]
_Criterion = tuple[_When, bool]
"""A condition, and whether it must hold (an indication) or must not (an exclusion)."""
_Word = tuple[str, str]
"""A fact, or one problem of all that may be there."""


def contradictions(condition: _When, answers: Answers, regions: Regions) -> Iterator[Route]:
    """Give the places of the smallest parts of a condition that no family can meet."""
    key, parts = next(iter(condition.items()))
    inner = False
    if key in ("all", "any"):
        for number, part in enumerate(parts):
            for place in contradictions(part, answers, regions):
                inner = True
                yield (key, number, *place)
    if key == "all" and not inner and not _possible([(condition, True)], answers, regions):
        yield (key,)


def always_met(condition: _When, answers: Answers, regions: Regions) -> bool:
    """Say whether every family meets a condition, so that it asks nothing."""
    return not _possible([(condition, False)], answers, regions)


def never_met(
    criteria: Sequence[_Criterion], answers: Answers, regions: Regions
) -> tuple[int, int] | None:
    """Return the first criterion with which no family is left, and an earlier one that has to do with it."""
    for number in range(1, len(criteria)):
        related = _related(criteria, number)
        if related and not _possible([criteria[c] for c in (*related, number)], answers, regions):
            return number, related[0]
    return None


def _related(criteria: Sequence[_Criterion], number: int) -> list[int]:
    """Return the earlier criteria about the same words, or about the words of such a one."""
    words, found = _words(criteria[number][0]), set[int]()
    while more := {n for n in range(number) if n not in found and _words(criteria[n][0]) & words}:
        found |= more
        words = words.union(*(_words(criteria[n][0]) for n in more))
    return sorted(found)


def _possible(criteria: Sequence[_Criterion], answers: Answers, regions: Regions) -> bool:
    """Say whether some family meets what it must and meets nothing it must not; true when there are too many to count."""
    words = sorted(set[_Word]().union(*(_words(when) for when, _ in criteria)))
    present = answers.get("severity", ()) if any(_severe(when) for when, _ in criteria) else ("ja",)
    choices = [("nee", *present) if kind == "problem" else answers[kind] for kind, _ in words]
    if prod(map(len, choices)) > MOST:
        return True
    families = (dict(zip(words, given, strict=True)) for given in product(*choices))
    return any(
        all(_holds(when, family, regions) is wanted for when, wanted in criteria)
        for family in families
    )


def _severe(condition: _When) -> bool:
    """Say whether a condition asks how severe a problem is."""
    parts = [p for key in ("all", "any") for p in condition.get(key, ())]
    return condition.keys() == {"problem", "severity"} or any(map(_severe, parts))


def _words(condition: _When) -> set[_Word]:
    if "problem" in condition:
        return {("problem", p) for p in condition["problem"]}
    ((key, parts),) = condition.items()
    if key in ("all", "any"):
        return set[_Word]().union(*map(_words, parts))
    return {(key, "")}


def _holds(condition: _When, family: Mapping[_Word, str], regions: Regions) -> bool:
    if "problem" in condition:
        wanted = condition.get("severity")
        return any(
            family["problem", p] != "nee" and (wanted is None or family["problem", p] in wanted)
            for p in condition["problem"]
        )
    ((key, parts),) = condition.items()
    if key in ("all", "any"):
        return (all if key == "all" else any)(_holds(part, family, regions) for part in parts)
    given = family[key, ""]
    return given in parts or (key == "region" and not regions[given].isdisjoint(parts))

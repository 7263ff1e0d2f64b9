"""What judging, ranking and telling a match need of a catalogue, ready to be read: every call does.

An intervention is a row in the order in which `_unpacked` reads it, its sources a number in one
table of them. Made when the package is built, of a catalogue that is checked.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from uhp_cli.values.ages import AgeRange
from uhp_cli.values.catalogue import (
    Catalogue,
    Criterion,
    Intervention,
    Sources,
    Target,
    Term,
    Whole,
    assembled,
)
from uhp_cli.values.conditions import Atom, Condition, Group
from uhp_cli.values.vocab import Level, Phase, Role

Record = dict[str, object]
Row = list[Any]
"""As JSON gives it back: what stands where is known to the function that made it."""

_KINDS = ("problems", "facts", "regions", "levels", "roles")

_LEVELS = {str(level): level for level in Level}
_PHASES = {str(phase): phase for phase in Phase}
_ROLES = {str(role): role for role in Role}


def packed(catalogue: Catalogue) -> Record:
    """Return the catalogue without sources, its interventions without what only is told."""
    table: dict[Sources, int] = {(): 0}

    def at(sources: Sources) -> int:
        return table.setdefault(sources, len(table))

    rows = [_row(i, at) for i in catalogue.interventions]
    words = {kind: list(map(_brief_term, getattr(catalogue, kind).values())) for kind in _KINDS}
    answers = {
        fact: list(map(_brief_term, known.values())) if fact != "region" else []
        for fact, known in catalogue.answers.items()
    }
    head = catalogue.record["catalogue"]
    return {
        "catalogue": head, "words": words, "answers": answers, "sources": list(table),
        "interventions": rows,
    }  # fmt: skip


def briefs(catalogue: Catalogue) -> list[Record]:
    """Return what a match tells of each intervention as it is written, in their order."""
    return [_brief(i.record) for i in catalogue.interventions]


def unpacked(
    data: Mapping[str, Any],
    sha256: str,
    read: Callable[[], Mapping[str, object]],
    told: Sequence[bytes],
) -> Catalogue:
    """Return the catalogue that was packed; `read` gives the file as written.

    `told` has the briefs as JSON, each read when it is told: most interventions are not.
    """
    numbers: dict[str, int] = {row[0]: n for n, row in enumerate(data["interventions"])}
    whole = Whole(read, lambda name: json.loads(told[numbers[name]]))
    table = tuple(map(tuple, data["sources"]))
    found = tuple([_unpacked(row, table, whole) for row in data["interventions"]])
    words = {kind: _terms(rows) for kind, rows in data["words"].items()}
    answers = {fact: _terms(rows) for fact, rows in data["answers"].items()}
    return assembled(data["catalogue"], sha256, whole, found, words, answers)


def _brief_term(term: Term) -> Row:
    """Return a word without what it has by itself at its end; most have little more than names."""
    row, own = list(term), list(Term._field_defaults.values())
    while own and row[-1] == own.pop():
        row.pop()
    return row


def _terms(rows: Iterable[Row]) -> dict[str, Term]:
    return {row[0]: Term(*map(_fixed, row)) for row in rows}


def _fixed(given: Any) -> Any:  # noqa: ANN401  (what JSON gave back)
    return tuple(given) if given.__class__ is list else given


def _row(i: Intervention, at: Callable[[Sources], int]) -> Row:
    def criteria(group: Iterable[Criterion]) -> Row:
        return [[c.text, c.when, c.question, at(c.sources)] for c in group]

    row: Row = [i.id, i.name, i.abbreviation, i.names, i.role]
    row += [[[t.problem, at(t.sources), t.prevents] for t in i.targets], i.age, at(i.age_sources)]
    row += [criteria(group) for group in (i.indications, i.exclusions, i.usually)]
    row += [at(i.placement), i.level, at(i.level_sources), i.outcomes, i.recognised]
    row += [at(i.reassessment), i.aim, i.unfavourable, i.abroad, i.uncontrolled, i.hours]
    row += [i.phases, i.formerly, i.preventive]
    return row


def _unpacked(row: Row, table: Sequence[Sources], whole: Whole) -> Intervention:
    id_, name, abbreviation, names, role, targets, age, age_sources, *row = row
    indications, exclusions, usually, placement, level, level_sources, outcomes, *row = row
    recognised, reassessment, aim, unfavourable, abroad, uncontrolled, hours, *row = row
    phases, formerly, preventive = row
    return Intervention(
        id_,
        name,
        abbreviation,
        tuple(names),
        _ROLES[role],
        tuple([Target(problem, table[at], prevents) for problem, at, prevents in targets]),
        AgeRange(*age) if age else None,
        table[age_sources],
        _criteria(indications, table),
        _criteria(exclusions, table),
        table[placement],
        _LEVELS[level],
        table[level_sources],
        {problem: _LEVELS[x] for problem, x in outcomes.items()},
        recognised,
        table[reassessment],
        aim,
        unfavourable,
        abroad,
        uncontrolled,
        (hours[0], hours[1]) if hours else None,
        whole,
        frozenset([target[0] for target in targets]),
        tuple([_PHASES[x] for x in phases]),
        _criteria(usually, table),
        tuple(formerly),
        preventive,
    )


def _criteria(rows: Sequence[Row], table: Sequence[Sources]) -> tuple[Criterion, ...]:
    if not rows:  # most have few
        return ()
    return tuple([Criterion(t, _condition(when), q, table[at]) for t, when, q, at in rows])


def _condition(row: Row) -> Condition:
    """Return a condition: of an atom its three parts, of a group its two."""
    if len(row) == 2:
        return Group(row[0], tuple(map(_condition, row[1])))
    return Atom(row[0], tuple(row[1]), tuple(row[2]))


def _brief(entry: Mapping[str, Any]) -> Record:
    """Return what is told of an entry as it is written."""
    found = {"cautions": entry.get("cautions", ())}
    found |= {k: _some(entry.get(k, {}), ("sources",)) for k in ("placement_aim", "availability")}
    outcomes = entry["classification"].get("outcomes", ())
    kept = [_some(o, ("problem", "level", "sources")) for o in outcomes]
    found["classification"] = {"outcomes": kept} if kept else {}
    age = _some(entry.get("target_group", {}).get("age", {}), ("min", "max"))
    found["target_group"] = {"age": age} if age else {}
    found["differs"] = [
        {**_some(d, ("about", "touches")), "says": [{"sources": _together(d["says"])}]}
        for d in entry.get("differs", ())
        if "touches" in d
    ]
    return {key: value for key, value in found.items() if value}


def _together(says: Iterable[Mapping[str, Any]]) -> Row:
    """Return the sources of all sides once: that they differ is told of all of them at once."""
    return list(dict.fromkeys(source for side in says for source in side["sources"]))


def _some(given: Mapping[str, object], keys: Iterable[str]) -> Record:
    return {key: given[key] for key in keys if key in given}

"""Each criterion as `why` shows it: what it needs, what was given and where."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from uhp_cli.method.judging import AGE, PLACEMENT, PROBLEM, Judged, Judgement
from uhp_cli.telling.teller import Teller
from uhp_cli.values.catalogue import Sources
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import FAMILY
from uhp_cli.values.vocab import State


class Row(NamedTuple):
    """One criterion as `why` shows it: what it needs, what was given and where."""

    code: str
    state: State
    needed: str
    given: str
    text: str
    sources: Sources
    place: str
    child: int | None
    fact: str


def rows(teller: Teller, judgement: Judgement) -> tuple[Row, ...]:
    """Return every criterion in fixed order.

    Once for the family, or for each child where the children differ.
    """
    rows: list[Row] = []
    for position in range(len(judgement.units[0].criteria)):
        per_child = [
            _row(teller, judgement, n, u.criteria[position]) for n, u in enumerate(judgement.units)
        ]
        same = len({row._replace(child=None, place="") for row in per_child}) == 1
        rows.extend([per_child[0]._replace(child=None)] if same else per_child)
    return tuple(rows)


def _row(teller: Teller, judgement: Judgement, number: int, judged: Judged) -> Row:
    intervention = judgement.intervention
    reason = teller.why.reason(judged, intervention, number)
    return Row(
        judged.code,
        judged.state,
        teller.needed(judged, intervention),
        given(teller, judged, number),
        teller.text(reason),
        reason.sources,
        place(teller, judged, number),
        number,
        _fact(judged),
    )


def given(teller: Teller, judged: Judged, number: int) -> str:
    """Return what the profile says about a criterion, in words."""
    words, unit = teller.words, teller.units[number]
    if judged.code == PLACEMENT:
        return words.say("given-includes-placement")
    if judged.code == AGE:
        return words.age(unit.age) if unit.age else words.say("given-nothing")
    if judged.code == PROBLEM:
        said = [words.problem(p) for p in sorted(unit.said)]
        if "crisis" in unit.facts and (judged.open or not judged.problems):
            said.append(f"{words.fact('crisis')}: {words.answer('crisis', unit.facts['crisis'])}")
        return words.listed(said) or words.say("given-nothing")
    texts = dict.fromkeys(text for text, _ in _answers(teller, judged, number))
    return words.listed(list(texts)) or words.say("given-nothing")


def _answers(teller: Teller, judged: Judged, number: int) -> Iterator[tuple[str, str]]:
    """Give each answer that bears on a condition, and where it was given."""
    wider, unit, words = teller.catalogue.wider, teller.units[number], teller.words
    for atom in atoms(judged.criterion.when) if judged.criterion else ():
        if atom.fact != PROBLEM:
            if atom.fact in unit.facts:
                answer = words.answer(atom.fact, unit.facts[atom.fact])
                yield f"{words.fact(atom.fact)}: {answer}", _place(teller, number, atom.fact)
            continue
        for problem in sorted(unit.said):
            if set(atom.values) & set(wider(problem)):
                severity = unit.severities.get(problem) if atom.severity else None
                name = words.problem(problem)
                text = f"{name}: {words.answer('severity', severity)}" if severity else name
                yield text, _place(teller, number, problem)
        denied = {wide for p in atom.values for wide in wider(p)} & unit.denied
        for problem in sorted(denied):
            text = words.say("given-absent", problem=words.problem(problem))
            yield text, _place(teller, number, problem)


def _place(teller: Teller, number: int, word: str) -> str:
    places = teller.profile.places
    return places.get((number, word)) or places.get((FAMILY, word), "")


def place(teller: Teller, judged: Judged, number: int) -> str:
    """Return where the answer to a criterion was given: an option, or file:line."""
    if judged.code == AGE:
        return _place(teller, number, AGE)
    if judged.code == PROBLEM:
        found: Iterable[str] = (
            _place(teller, number, p) for p in sorted(teller.units[number].said)
        )
    else:
        found = (place for _, place in _answers(teller, judged, number))
    return ", ".join(dict.fromkeys(p for p in found if p))


def _fact(judged: Judged) -> str:
    if judged.code == AGE:
        return AGE
    if judged.criterion is None:
        return PROBLEM
    atom = next(atoms(judged.criterion.when))
    return atom.values[0] if atom.fact == PROBLEM else atom.fact

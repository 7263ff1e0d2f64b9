"""Each criterion as `why` shows it: what it needs, what was given and where."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from uhp_cli.method.judging import AGE, CRISIS, PLACEMENT, PROBLEM, Judged, Judgement
from uhp_cli.telling.teller import Teller
from uhp_cli.values.catalogue import Intervention, Sources
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import FAMILY, SEVERITY
from uhp_cli.values.vocab import Role, State


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
        given(teller, judged, intervention, number),
        teller.text(reason),
        reason.sources,
        place(teller, judged, intervention, number),
        number,
        _fact(judged),
    )


def given(teller: Teller, judged: Judged, intervention: Intervention, number: int) -> str:
    """Return what the profile says about a criterion, in words."""
    words, unit = teller.words, teller.units[number]
    if judged.code == PLACEMENT:
        return words.say("given-includes-placement")
    if judged.code == AGE:
        return words.age(unit.age) if unit.age else words.say("given-nothing")
    if judged.code == PROBLEM:
        said = [words.problem(p) for p in sorted(unit.said)]
        if _crisis_bears(judged, intervention) and CRISIS in unit.facts:
            said.append(f"{words.fact(CRISIS)}: {words.answer(CRISIS, unit.facts[CRISIS])}")
        return words.listed(said) or words.say("given-nothing")
    texts = dict.fromkeys(text for text, _ in _answers(teller, judged, number))
    return words.listed(list(texts)) or words.say("given-nothing")


def _crisis_bears(judged: Judged, intervention: Intervention) -> bool:
    """Say if an answer about a crisis decides the problem: of crisis help, when no word does."""
    return not judged.problems and intervention.role is Role.CRISIS and not intervention.abroad


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
                if severity and not _severity_said(teller, number, problem):
                    yield text, _place(teller, number, SEVERITY)
        denied = {wide for p in atom.values for wide in wider(p)} & unit.denied
        for problem in sorted(denied):
            text = words.say("given-absent", problem=words.problem(problem))
            yield text, _place(teller, number, problem)


def _severity_said(teller: Teller, number: int, problem: str) -> bool:
    """Say whether somebody said how severe this problem is, rather than whatever there is."""
    profile = teller.profile
    own = profile.children[number].severities if profile.children else {}
    said = {*own, *profile.severities}
    return not said.isdisjoint(teller.catalogue.wider(problem))


def _place(teller: Teller, number: int, word: str) -> str:
    places = teller.profile.places
    return places.get((number, word)) or places.get((FAMILY, word), "")


def place(teller: Teller, judged: Judged, intervention: Intervention, number: int) -> str:
    """Return where the answer to a criterion was given: an option, or file:line."""
    if judged.code == AGE:
        return _place(teller, number, AGE)
    if judged.code == PROBLEM:
        words = sorted(teller.units[number].said)
        if _crisis_bears(judged, intervention):
            words.append(CRISIS)
        found: Iterable[str] = (_place(teller, number, word) for word in words)
    else:
        found = (place for _, place in _answers(teller, judged, number))
    return ", ".join(dict.fromkeys(p for p in found if p))


def _fact(judged: Judged) -> str:
    if judged.code == AGE:
        return AGE
    if judged.criterion is None:
        return PROBLEM
    return next(atoms(judged.criterion.when)).asked[0]

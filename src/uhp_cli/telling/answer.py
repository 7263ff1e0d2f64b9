"""What answers as JSON have in common: hand-made shapes, stable key order, no timestamps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar, cast, overload

from uhp_cli.method.ranking import Exclusion, Key, Match, Places, Ranking
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import CHILD_SITUATION, SITUATION, Child, Profile

if TYPE_CHECKING:
    from uhp_cli import shapes

Shape = TypeVar("Shape", bound=Mapping[str, object])
VERSION = 1
METHOD = 2
"""The method by which an answer was judged, ranked and planned.

Recheck tells what a later one changed.
"""

NO_OFFER: shapes.WithOffer = {}
"""What an answer says of a local offer until one is put beside it (telling/offered.py)."""


def head(kind: str, catalogue: Catalogue, words: Words) -> shapes.Head:
    """Return what every answer begins with: kind, version, language and which catalogue."""
    return {
        "kind": kind,
        "version": VERSION,
        "lang": words.lang.value,
        "catalogue": {
            "version": catalogue.version,
            "date": catalogue.date,
            "sha256": catalogue.sha256,
            "interventions": len(catalogue.interventions),
        },
    }


def profile(value: Profile) -> shapes.Profile:
    """Return a profile as understood, in the shape of a profile file: it can be fed back."""
    said = value.facts
    situation: shapes.Situation = {
        "crisis": said["crisis"] == "ja" if "crisis" in said else None,
        "placement": said.get("placement"),
        "severity": said.get("severity"),
        "region": said.get("region"),
    }
    shape: shapes.Profile = {
        "children": [_child(c) for c in value.children],
        "family": {"problems": _stated(value.family, value.severities)} if value.family else {},
        "situation": _kept(situation),
        "facts": _facts(said, value.denied, SITUATION),
        "tried": [
            {"id": name, "outcome": outcome} if outcome else {"id": name}
            for name, outcome in (*value.tried.items(), *value.elsewhere.items())
        ],
        "first": value.first,
    }
    return _kept(shape)


def _child(child: Child) -> shapes.Child:
    shape: shapes.Child = {
        "age": child.age.written if child.age else None,
        "problems": _stated(child.problems, child.severities),
        "placement": child.facts.get("placement"),
        "severity": child.facts.get("severity"),
        "facts": _facts(child.facts, child.denied, CHILD_SITUATION),
    }
    return _kept(shape)


def _kept(shape: Shape) -> Shape:
    """Return a part of a profile without what is empty."""
    found = {key: content for key, content in shape.items() if content not in (None, "", [], {})}
    return cast("Shape", found)


def _stated(
    problems: Iterable[str], severities: Mapping[str, str]
) -> list[str | shapes.SevereProblem]:
    return [
        {"problem": p, "severity": severities[p]} if p in severities else p
        for p in sorted(problems)
    ]


def _facts(
    facts: Mapping[str, str], denied: Iterable[str], apart: Sequence[str]
) -> dict[str, bool | str | None]:
    answers = {f: v for f, v in facts.items() if f not in apart}
    return dict(sorted({**answers, **dict.fromkeys(denied, "nee")}.items()))


@overload
def told(items: Iterable[Told]) -> list[shapes.Notice]: ...
@overload
def told(items: Iterable[Told], *, sources: Literal[True]) -> list[shapes.Reason]: ...
@overload
def told(
    items: Iterable[Told], *, sources: Literal[True], fact: Literal[True]
) -> list[shapes.Question]: ...
def told(items: Iterable[Told], *, sources: bool = False, fact: bool = False) -> object:
    """Return sentences with their codes."""
    if fact:
        return [
            {"code": t.code, "text": t.text, "fact": t.fact, "sources": list(t.sources)}
            for t in items
        ]
    if sources:
        return [{"code": t.code, "text": t.text, "sources": list(t.sources)} for t in items]
    return [{"code": t.code, "text": t.text} for t in items]


def of_child(child: int | None) -> shapes.OfChild:
    """Return which child something is about, when it is about one."""
    return {} if child is None else {"child": child}


def key(value: Key) -> shapes.Key:
    """Return the criteria of a place."""
    return {
        "urgency": value.urgency,
        "core": value.core,
        "strength": value.strength,
        "breadth": value.breadth,
        "aim": value.aim,
    }


def match_row(match: Match, teller: Teller) -> shapes.Match:
    """Return one recommended intervention."""
    return cast("shapes.Match", {**match_place(match, teller), **match_told(match, teller)})


def match_place(match: Match, teller: Teller) -> shapes.MatchPlace:
    """Return where it stands and what it covers."""
    covers, partly = match.judgement.covers, match.judgement.partly
    place = {
        **ranks(match.places),
        **covered(match),
        "misses": [p for p in teller.why.stated if p not in covers and p not in partly],
        **keyed(match, teller),
        **firmness(match.places),
        "dominated_by": match.dominated_by or None,
    }
    return cast("shapes.MatchPlace", place)


def ranks(places: Places) -> dict[str, int]:
    """Return where it stands among the others, and where in any other order."""
    return {"rank": places.rank, "rank_best": places.best, "rank_worst": places.worst}


def covered(match: Match) -> dict[str, object]:
    """Return which intervention it is, and what it covers."""
    judgement, intervention = match.judgement, match.intervention
    return {
        "id": intervention.id,
        "name": intervention.name,
        "abbreviation": intervention.abbreviation or None,
        "role": intervention.role.value,
        "verdict": judgement.verdict.value,
        "classification": intervention.level.value,
        "covers": sorted(judgement.covers),
        "partly": sorted(judgement.partly),
    }


def keyed(match: Match, teller: Teller) -> dict[str, object]:
    """Return for whom it is, and the criteria of its place."""
    children = list(match.judgement.children) if teller.profile.children else []
    return {"children": children, "key": key(match.key)}


def firmness(places: Places) -> dict[str, int | str | None]:
    """Return how firm its place is."""
    return {
        "first_in": places.first_in,
        "best_by": places.best_by or None,
        "worst_by": places.worst_by or None,
    }


def match_told(match: Match, teller: Teller) -> shapes.MatchTold:
    """Return what is said of it: why, what to ask, what to keep in mind."""
    reasons, questions = teller.reasons(match), teller.questions(match.judgement)
    sources = dict.fromkeys(s for t in (*reasons, *questions) for s in t.sources)
    return {
        "reasons": told(reasons, sources=True),
        "questions": told(questions, sources=True, fact=True),
        "cautions": told(teller.cautions(match), sources=True),
        "sources": list(sources),
    }


def excluded_row(exclusion: Exclusion, teller: Teller) -> shapes.Excluded:
    """Return one excluded intervention with every reason and the smallest change."""
    return {
        "id": exclusion.intervention.id,
        "name": exclusion.intervention.name,
        "near_miss": bool(exclusion.changes),
        "reasons": told(teller.exclusion_reasons(exclusion.judgement), sources=True),
        "change": teller.change(exclusion) or None,
    }


def involve(problems: Iterable[str], value: Ranking, words: Words) -> list[shapes.Involved]:
    """Return whom to involve whatever covers a problem, and for which children."""
    terms = value.catalogue.problems
    units = value.judged
    return [
        {
            "problem": p,
            "children": [n for n, u in enumerate(units) if p in u.said]
            if value.profile.children
            else [],
            "text": words.involve(p),
            "sources": list(terms[p].involve_sources),
        }
        for p in problems
    ]


def uncovered(value: Ranking, words: Words) -> list[shapes.Uncovered]:
    """Return problems that nothing which fits covers.

    Whom to involve, and what may cover them after asking.
    """
    covering = value.covering
    return [
        {
            "problem": p,
            "involve": words.involve(p),
            "sources": list(value.catalogue.problems[p].involve_sources),
            "after_asking": [m.intervention.id for m in covering if p in m.judgement.covers],
        }
        for p in value.uncovered
    ]


def list_row(intervention: Intervention) -> shapes.ListRow:
    """Return one line of a list; `age` is null when the sources give none."""
    age = intervention.brief.get("target_group", {}).get("age")
    return {
        "id": intervention.id,
        "name": intervention.name,
        "abbreviation": intervention.abbreviation or None,
        "role": intervention.role.value,
        "classification": intervention.level.value,
        "age": {"min": age.get("min"), "max": age.get("max")} if age else None,
        "problems": sorted(t.problem for t in intervention.targets),
        "includes_placement": bool(intervention.placement),
    }

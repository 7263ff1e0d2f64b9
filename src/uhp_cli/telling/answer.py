"""What answers as JSON have in common: hand-made shapes, stable key order, no timestamps."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from uhp_cli.method.ranking import Exclusion, Match, Ranking
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import CHILD_SITUATION, SITUATION, Child, Profile

Json = dict[str, Any]
VERSION = 1
METHOD = 2
"""The method by which an answer was judged, ranked and planned; recheck tells what a later one changed."""


def head(kind: str, catalogue: Catalogue, words: Words) -> Json:
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


def profile(value: Profile) -> Json:
    """Return a profile as understood, in the shape of a profile file, so that it can be fed back."""
    shape: Json = {
        "children": [_child(c) for c in value.children],
        "family": {"problems": _stated(value.family, value.severities)} if value.family else {},
        "situation": {
            f: value.facts[f] == "ja" if f == "crisis" else value.facts[f]
            for f in SITUATION
            if f in value.facts
        },
        "facts": _facts(value.facts, value.denied, SITUATION),
        "tried": [
            {"id": i} | ({"outcome": o} if o else {})
            for i, o in (*value.tried.items(), *value.elsewhere.items())
        ],
        "first": value.first,
    }
    return {key: content for key, content in shape.items() if content}


def _child(child: Child) -> Json:
    shape: Json = {
        "age": child.age.written if child.age else None,
        "problems": _stated(child.problems, child.severities),
        **{f: child.facts[f] for f in CHILD_SITUATION if f in child.facts},
        "facts": _facts(child.facts, child.denied, CHILD_SITUATION),
    }
    return {key: content for key, content in shape.items() if content not in (None, [], {})}


def _stated(problems: Iterable[str], severities: Mapping[str, str]) -> list[Any]:
    return [
        {"problem": p, "severity": severities[p]} if p in severities else p
        for p in sorted(problems)
    ]


def _facts(facts: Mapping[str, str], denied: Iterable[str], apart: Sequence[str]) -> Json:
    answers = {f: v for f, v in facts.items() if f not in apart}
    return dict(sorted({**answers, **dict.fromkeys(denied, "nee")}.items()))


def told(items: Iterable[Told], *, sources: bool = False, fact: bool = False) -> list[Json]:
    """Return sentences with their codes."""
    return [
        {"code": t.code, "text": t.text}
        | ({"fact": t.fact} if fact else {})
        | ({"sources": list(t.sources)} if sources else {})
        for t in items
    ]


def match_row(match: Match, teller: Teller) -> Json:
    """Return one recommended intervention."""
    judgement, intervention = match.judgement, match.intervention
    reasons, questions = teller.reasons(match), teller.questions(judgement)
    problems = teller.profile.stated(teller.catalogue)
    sources = dict.fromkeys(s for t in (*reasons, *questions) for s in t.sources)
    return {
        "rank": match.rank,
        "rank_best": match.rank_best,
        "rank_worst": match.rank_worst,
        "id": intervention.id,
        "name": intervention.name,
        "abbreviation": intervention.abbreviation or None,
        "role": intervention.role.value,
        "verdict": judgement.verdict.value,
        "classification": intervention.level.value,
        "covers": sorted(judgement.covers),
        "partly": sorted(judgement.partly),
        "misses": [p for p in problems if p not in judgement.covers | judgement.partly],
        "children": list(judgement.children) if teller.profile.children else [],
        "key": match.key._asdict(),
        "first_in": match.first_in,
        "best_by": match.best_by or None,
        "worst_by": match.worst_by or None,
        "dominated_by": match.dominated_by or None,
        "reasons": told(reasons, sources=True),
        "questions": told(questions, sources=True, fact=True),
        "cautions": told(teller.cautions(match), sources=True),
        "sources": list(sources),
    }


def excluded_row(exclusion: Exclusion, teller: Teller) -> Json:
    """Return one excluded intervention with every reason and the smallest change."""
    return {
        "id": exclusion.intervention.id,
        "name": exclusion.intervention.name,
        "near_miss": bool(exclusion.changes),
        "reasons": told(teller.exclusion_reasons(exclusion.judgement), sources=True),
        "change": teller.change(exclusion) or None,
    }


def involve(problems: Iterable[str], value: Ranking, words: Words) -> list[Json]:
    """Return whom to involve whatever covers a problem, and for which children."""
    terms = value.catalogue.problems
    units = value.profile.units(value.catalogue)
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


def uncovered(value: Ranking, words: Words) -> list[Json]:
    """Return problems that nothing which fits covers: whom to involve, and what may cover them after asking."""
    return [
        {
            "problem": p,
            "involve": words.involve(p),
            "sources": list(value.catalogue.problems[p].involve_sources),
            "after_asking": [m.intervention.id for m in value.after_asking(p)],
        }
        for p in value.uncovered
    ]


def list_row(intervention: Intervention) -> Json:
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

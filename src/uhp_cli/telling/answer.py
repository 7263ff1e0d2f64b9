"""What answers as JSON have in common: hand-made shapes, stable key order, no timestamps."""

from collections.abc import Iterable
from typing import Any

from uhp_cli.method.ranking import Exclusion, Match
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import SITUATION, Profile

Json = dict[str, Any]
VERSION = 1


def head(kind: str, catalogue: Catalogue) -> Json:
    """Return what every answer begins with: kind, version and which catalogue."""
    return {
        "kind": kind,
        "version": VERSION,
        "catalogue": {
            "version": catalogue.version,
            "date": catalogue.date,
            "sha256": catalogue.sha256,
            "interventions": len(catalogue.interventions),
        },
    }


def profile(value: Profile) -> Json:
    """Return a profile as understood, in the shape of a profile file: it can be fed back."""
    facts = {f: v for f, v in value.facts.items() if f not in SITUATION} | dict.fromkeys(
        sorted(value.denied), "nee"
    )
    shape: Json = {
        "children": [
            ({"age": c.age.written} if c.age else {})
            | ({"problems": sorted(c.problems)} if c.problems else {})
            for c in value.children
        ],
        "family": {"problems": sorted(value.family)} if value.family else {},
        "situation": {
            f: value.facts[f] == "ja" if f == "crisis" else value.facts[f]
            for f in SITUATION
            if f in value.facts
        },
        "facts": dict(sorted(facts.items())),
        "tried": [{"id": i} | ({"outcome": o} if o else {}) for i, o in value.tried.items()],
        "first": value.first,
    }
    return {key: content for key, content in shape.items() if content}


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
    problems = teller.profile.problems
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


def uncovered(problems: Iterable[str], words: Words) -> list[Json]:
    """Return problems nothing covers, each with who to involve."""
    return [{"problem": p, "involve": words.involve(p)} for p in problems]


def list_row(intervention: Intervention) -> Json:
    """Return one line of a list; `age` is null when the sources give none."""
    age = intervention.record.get("target_group", {}).get("age")
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

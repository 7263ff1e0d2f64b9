"""Answers as versioned JSON: hand-made shapes, stable key order, no timestamps (contract, 'JSON, version 1')."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from uhp_cli.catalogue import Catalogue, Intervention
from uhp_cli.profile import SITUATION, Profile
from uhp_cli.ranking import Exclusion, Match, Ranking
from uhp_cli.telling import Row, Teller, Told
from uhp_cli.words import Words

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
    """Return a profile as understood, in the shape of a profile file, so that it can be fed back."""
    facts = {f: v for f, v in value.facts.items() if f not in SITUATION} | dict.fromkeys(sorted(value.denied), "nee")
    shape: Json = {
        "children": [
            ({"age": c.age.written} if c.age else {}) | ({"problems": sorted(c.problems)} if c.problems else {}) for c in value.children
        ],
        "family": {"problems": sorted(value.family)} if value.family else {},
        "situation": {f: value.facts[f] == "ja" if f == "crisis" else value.facts[f] for f in SITUATION if f in value.facts},
        "facts": dict(sorted(facts.items())),
        "tried": [{"id": i} | ({"outcome": o} if o else {}) for i, o in value.tried.items()],
        "first": value.first,
    }
    return {key: content for key, content in shape.items() if content}


def told(items: Iterable[Told], *, sources: bool = False, fact: bool = False) -> list[Json]:
    """Return sentences with their codes."""
    return [
        {"code": t.code, "text": t.text} | ({"fact": t.fact} if fact else {}) | ({"sources": list(t.sources)} if sources else {})
        for t in items
    ]


def match_row(match: Match, teller: Teller) -> Json:
    """Return one recommended intervention."""
    judgement = match.judgement
    intervention = judgement.intervention
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
    intervention = exclusion.judgement.intervention
    return {
        "id": intervention.id,
        "name": intervention.name,
        "near_miss": bool(exclusion.changes),
        "reasons": told(teller.exclusion_reasons(exclusion.judgement), sources=True),
        "change": teller.change(exclusion) or None,
    }


def ranking(value: Ranking, words: Words, shown: Sequence[Match] | None = None) -> Json:
    """Return the answer to `match`; with a filter, what it hides is named in `hidden`."""
    teller = Teller(value.catalogue, value.profile, words)
    shown = value.matches if shown is None else shown
    hidden = [m.judgement.intervention.id for m in value.matches if m not in shown]
    return {
        **head("match", value.catalogue),
        "profile": profile(value.profile),
        "notices": told(teller.notices(value)),
        "matches": [match_row(m, teller) for m in shown],
        **({"hidden": hidden} if hidden else {}),
        "excluded": [excluded_row(e, teller) for e in value.excluded],
        "counts": {
            "fits": value.fits,
            "ask": len(value.matches) - value.fits,
            "excluded": len(value.excluded),
            "first_reasons": dict(value.first_reasons),
        },
        "next_questions": [
            {"fact": q.fact} | ({} if q.child is None else {"child": q.child}) | {"text": teller.question(q), "changes": q.changes}
            for q in value.questions
        ],
        "uncovered": uncovered(value.uncovered, words),
    }


def uncovered(problems: Iterable[str], words: Words) -> list[Json]:
    """Return problems nothing covers, each with who to involve."""
    return [{"problem": p, "involve": words.involve(p)} for p in problems]


def brief(value: Ranking) -> Json:
    """Return an answer of ids, ranks, verdicts and classifications only."""
    return {
        **head("match", value.catalogue),
        "matches": [
            {
                "rank": m.rank,
                "id": m.judgement.intervention.id,
                "verdict": m.judgement.verdict.value,
                "classification": m.judgement.intervention.level.value,
            }
            for m in value.matches
        ],
    }


def listing(catalogue: Catalogue, interventions: Sequence[Intervention]) -> Json:
    """Return the answer to `list`."""
    return {**head("list", catalogue), "interventions": [list_row(i) for i in interventions]}


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


def cards(catalogue: Catalogue, interventions: Sequence[Intervention]) -> Json:
    """Return the answer to `show`: whole records with the sources they name."""
    records = [i.record for i in interventions]
    named = dict.fromkeys(ref.partition(":")[0] for record in records for ref in references(record))
    return {
        **head("show", catalogue),
        "interventions": records,
        "sources": {name: catalogue.sources[name] for name in sorted(named) if name in catalogue.sources},
    }


def references(value: Any) -> Iterable[str]:
    """Give every source reference in a record, in reading order."""
    if isinstance(value, Mapping):
        for key, content in value.items():
            if key in ("sources", "studies", "cited_in"):
                yield from content
            else:
                yield from references(content)
    elif isinstance(value, list):
        for content in value:
            yield from references(content)


def row(item: Row) -> Json:
    """Return one criterion of `why`."""
    return {
        "code": item.code,
        "state": item.state.value,
        "needed": item.needed,
        "given": item.given,
        "text": item.text,
        "fact": item.fact,
        **({} if item.child is None else {"child": item.child}),
        **({"place": item.place} if item.place else {}),
        "sources": list(item.sources),
    }

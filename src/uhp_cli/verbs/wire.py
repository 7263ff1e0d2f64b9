"""Answers as versioned JSON: hand-made shapes, stable key order, no timestamps (contract, 'JSON, version 1')."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from uhp_cli.method.ranking import Exclusion, Key, Match, Ranking
from uhp_cli.telling.teller import Row, Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import SITUATION, Profile
from uhp_cli.values.vocab import Role

if TYPE_CHECKING:  # an answer to one verb loads no other verb's engine; shapes are types only
    from uhp_cli import shapes
    from uhp_cli.method.cases import Miss, Report, Result
    from uhp_cli.method.changes import Place
    from uhp_cli.method.comparing import Comparison
    from uhp_cli.method.gaps import Caseload, GapMap
    from uhp_cli.method.impact import Effect, Shift
    from uhp_cli.method.judging import Judgement
    from uhp_cli.method.planning import Need, Plan
    from uhp_cli.method.rechecking import Difference
    from uhp_cli.values.guidance import Guideline, Section

VERSION = 1


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
    """Return a profile as understood, in the shape of a profile file, so that it can be fed back."""
    facts = {f: v for f, v in value.facts.items() if f not in SITUATION} | dict.fromkeys(
        sorted(value.denied), "nee"
    )
    shape = {
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
    return cast("shapes.Profile", {key: content for key, content in shape.items() if content})


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
    return [
        {"code": t.code, "text": t.text}
        | ({"fact": t.fact} if fact else {})
        | ({"sources": list(t.sources)} if sources else {})
        for t in items
    ]


def key(value: Key) -> shapes.Key:
    """Return the criteria of a rank."""
    return cast("shapes.Key", value._asdict())


def of_child(child: int | None) -> shapes.OfChild:
    """Return which child something is about, when it is about one."""
    return {} if child is None else {"child": child}


def match_row(match: Match, teller: Teller) -> shapes.Match:
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
        "key": key(match.key),
        "first_in": match.first_in,
        "dominated_by": match.dominated_by or None,
        "reasons": told(reasons, sources=True),
        "questions": told(questions, sources=True, fact=True),
        "cautions": told(teller.cautions(match), sources=True),
        "sources": list(sources),
    }


def excluded_row(exclusion: Exclusion, teller: Teller) -> shapes.Excluded:
    """Return one excluded intervention with every reason and the smallest change."""
    intervention = exclusion.judgement.intervention
    return {
        "id": intervention.id,
        "name": intervention.name,
        "near_miss": bool(exclusion.changes),
        "reasons": told(teller.exclusion_reasons(exclusion.judgement), sources=True),
        "change": teller.change(exclusion) or None,
    }


def ranking(
    value: Ranking, words: Words, shown: Sequence[Match] | None = None
) -> shapes.MatchAnswer:
    """Return the answer to `match`; with a filter, what it hides is named in `hidden`."""
    teller = Teller(value.catalogue, value.profile, words)
    shown = value.matches if shown is None else shown
    named = {m.judgement.intervention.id for m in shown}
    hidden = [
        m.judgement.intervention.id
        for m in value.matches
        if m.judgement.intervention.id not in named
    ]
    left_out: shapes.Filtered = {"hidden": hidden} if hidden else {}
    return {
        **head("match", value.catalogue, words),
        "profile": profile(value.profile),
        "notices": told(teller.notices(value)),
        "matches": [match_row(m, teller) for m in shown],
        **left_out,
        "excluded": [excluded_row(e, teller) for e in value.excluded],
        "counts": {
            "fits": value.fits,
            "ask": len(value.matches) - value.fits,
            "excluded": len(value.excluded),
            "first_reasons": cast("shapes.FirstReasons", dict(value.first_reasons)),
        },
        "next_questions": [
            {"fact": q.fact, **of_child(q.child), "text": teller.question(q), "changes": q.changes}
            for q in value.questions
        ],
        "uncovered": uncovered(value.uncovered, words),
    }


def uncovered(problems: Iterable[str], words: Words) -> list[shapes.Uncovered]:
    """Return problems nothing covers, each with who to involve."""
    return [{"problem": p, "involve": words.involve(p)} for p in problems]


def brief(value: Ranking, words: Words) -> shapes.BriefAnswer:
    """Return an answer of ids, ranks, verdicts and classifications only."""
    return {
        **head("brief", value.catalogue, words),
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


def listing(
    catalogue: Catalogue, interventions: Sequence[Intervention], words: Words
) -> shapes.ListAnswer:
    """Return the answer to `list`."""
    return {**head("list", catalogue, words), "interventions": [list_row(i) for i in interventions]}


def list_row(intervention: Intervention) -> shapes.ListRow:
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


def cards(
    catalogue: Catalogue, interventions: Sequence[Intervention], words: Words
) -> shapes.ShowAnswer:
    """Return the answer to `show`: whole records with the sources they name."""
    records = [i.record for i in interventions]
    named = dict.fromkeys(ref.partition(":")[0] for record in records for ref in references(record))
    return {
        **head("show", catalogue, words),
        "interventions": records,
        "sources": {
            name: catalogue.sources[name] for name in sorted(named) if name in catalogue.sources
        },
    }


def references(value: object) -> Iterable[str]:
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


def row(item: Row) -> shapes.Row:
    """Return one criterion of `why`."""
    place: shapes.Placed = {"place": item.place} if item.place else {}
    return {
        "code": item.code,
        "state": item.state.value,
        "needed": item.needed,
        "given": item.given,
        "text": item.text,
        "fact": item.fact,
        **of_child(item.child),
        **place,
        "sources": list(item.sources),
    }


def why(value: Ranking, judgements: Sequence[Judgement], words: Words) -> shapes.WhyAnswer:
    """Return the answer to `why`: every criterion in fixed order, and what one answer would change."""
    teller = Teller(value.catalogue, value.profile, words)
    matches = {m.judgement.intervention.id: m for m in value.matches}
    excluded = {e.judgement.intervention.id: e for e in value.excluded}
    rows: list[shapes.Explained] = []
    for judgement in judgements:
        intervention = judgement.intervention
        match = matches.get(intervention.id) if value.profile.problems else None
        exclusion = excluded.get(intervention.id)
        rows.append(
            {
                "id": intervention.id,
                "name": intervention.name,
                "verdict": judgement.verdict.value,
                "classification": intervention.level.value,
                "rank": match.rank if match else None,
                "key": key(match.key) if match else None,
                "criteria": [row(r) for r in teller.rows(judgement)],
                "questions": told(teller.questions(judgement), sources=True, fact=True),
                "near_miss": bool(exclusion and exclusion.changes),
                "near_misses": [
                    {
                        "fact": c.fact,
                        "value": c.value,
                        **of_child(c.child),
                        "text": teller.change_text(c),
                    }
                    for c in (exclusion.changes if exclusion else ())
                ],
                "change": (teller.change(exclusion) if exclusion else "") or None,
            }
        )
    return {
        **head("why", value.catalogue, words),
        "profile": profile(value.profile),
        "notices": told(teller.notices()),
        "interventions": rows,
    }


def comparison(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> shapes.CompareAnswer:
    """Return the answer to `compare`; a null means no source says it."""
    ids = [i.id for i in value.interventions]
    asked: shapes.ForFamily = (
        {"profile": profile(family), "notices": told(Teller(catalogue, family, words).notices())}
        if family
        else {}
    )
    return {
        **head("compare", catalogue, words),
        **asked,
        "interventions": [list_row(i) for i in value.interventions],
        "fields": [
            {
                "field": line.field,
                "values": {i: text or None for i, text in zip(ids, line.texts, strict=True)},
                "differs": line.differs,
            }
            for line in value.lines
        ],
        "decisions": [
            {
                "higher": d.higher,
                "lower": d.lower,
                "criterion": d.criterion or None,
                "values": list(d.values) if d.criterion else [],
            }
            for d in value.decisions
        ],
    }


ALTERNATIVES = 5


def plan(value: Plan, guideline: Guideline, words: Words) -> shapes.PlanAnswer:
    """Return the answer to `plan`; a need without `child` is the family's."""
    teller = Teller(value.catalogue, value.profile, words)
    others = value.plans[1:]
    return {
        **head("plan", value.catalogue, words),
        "profile": profile(value.profile),
        "notices": told(teller.notices()),
        "most": value.most,
        "chosen": [_chosen(m, value, teller) for m in value.chosen],
        "covered": list(value.covered),
        "uncovered": [
            {
                "problem": p,
                "involve": words.involve(p),
                "needs": [_need(n) for n in value.open_needs if n[1] == p],
            }
            for p in value.uncovered
        ],
        "alternatives": [
            [m.judgement.intervention.id for m in members] for members in others[:ALTERNATIVES]
        ],
        "more_alternatives": max(0, len(others) - ALTERNATIVES),
        "exact": True,
        "hours_per_week": hours(value),
        "phases": [
            {"phase": name, "interventions": list(ids)} for name, ids in phases(value).items()
        ],
        "steps": [
            {"id": a.id, "text": a.text, "sources": list(a.sources)}
            for a in guideline.steps(urgent=teller.urgent)
        ],
        "guideline": {"version": guideline.version, "sha256": guideline.sha256},
    }


def _chosen(match: Match, value: Plan, teller: Teller) -> shapes.Chosen:
    judgement = match.judgement
    return {
        "id": judgement.intervention.id,
        "name": judgement.intervention.name,
        "abbreviation": judgement.intervention.abbreviation or None,
        "role": judgement.intervention.role.value,
        "verdict": judgement.verdict.value,
        "classification": judgement.intervention.level.value,
        "rank": match.rank,
        "covers": sorted(judgement.covers),
        "children": list(judgement.children) if value.profile.children else [],
        "needs": [_need(n) for n in value.needs if n in value.met(match)],
        "reasons": told(teller.reasons(match), sources=True),
        "questions": told(teller.questions(judgement), sources=True, fact=True),
        "cautions": told(teller.cautions(match), sources=True),
    }


def _need(need: Need) -> shapes.Need:
    return {"problem": need[1], **of_child(need[0] if need[0] >= 0 else None)}


def hours(value: Plan) -> shapes.HoursPerWeek:
    """Return the known hours a week of a plan added up, and whose hours no source states."""
    known = [m.judgement.intervention for m in value.chosen if m.judgement.intervention.hours]
    low, high = (sum(i.hours[n] for i in known if i.hours) for n in (0, 1))
    return {
        "known": {"min": low, "max": high} if known else None,
        "of": [i.id for i in known],
        "unknown": [
            m.judgement.intervention.id for m in value.chosen if not m.judgement.intervention.hours
        ],
        "guideline": {"min": 8, "max": 10, "sources": ["interventies:9", "aanbevelingen:31"]},
    }


def phases(value: Plan) -> dict[str, tuple[str, ...]]:
    """Return which interventions of a plan belong to direct safety, risk factors and recovery (by role: an editorial rule)."""

    def of(*roles: Role) -> tuple[str, ...]:
        return tuple(
            m.judgement.intervention.id
            for m in value.chosen
            if m.judgement.intervention.role in roles
        )

    return {
        "safety": of(Role.CRISIS),
        "risk": of(Role.MAIN),
        "recovery": of(Role.ADDITIONAL, Role.METHOD),
    }


def guideline(
    value: Guideline, catalogue: Catalogue, sections: Sequence[Section], words: Words
) -> shapes.GuidelineAnswer:
    """Return the answer to `guideline`."""
    return {
        **head("guideline", catalogue, words),
        "guideline": {"title": value.title, "version": value.version, "sha256": value.sha256},
        "sections": [
            {
                "id": s.id,
                "title": s.title,
                "kind": s.kind,
                "level": s.level or None,
                "items": [
                    {
                        "id": a.id,
                        "text": a.text,
                        "step": a.step or None,
                        "urgent_only": a.urgent_only,
                        "note": a.note or None,
                        "sources": list(a.sources),
                    }
                    for a in s.items
                ],
            }
            for s in sections
        ],
    }


def recheck(
    before: Mapping[str, Any], found: Sequence[Difference], catalogue: Catalogue, words: Words
) -> shapes.RecheckAnswer:
    """Return the answer to `recheck`."""
    earlier = before["catalogue"]
    return {
        **head("recheck", catalogue, words),
        "of": before["kind"],
        "earlier": {
            "version": earlier.get("version"),
            "date": earlier.get("date"),
            "sha256": earlier["sha256"],
            "interventions": earlier.get("interventions"),
        },
        "same": not found,
        "differences": [
            {
                "id": d.id,
                "change": d.change,
                "fields": [
                    {"field": f.field, "before": f.before, "after": f.after} for f in d.fields
                ],
                "because": list(d.because),
                "no_longer": list(d.no_longer),
                "sources": list(d.sources),
            }
            for d in found
        ],
    }


def diff(value: Effect, words: Words) -> shapes.DiffAnswer:
    """Return the answer to `diff`."""
    return {
        **head("diff", value.new.catalogue, words),
        "old": head("diff", value.old.catalogue, words)["catalogue"],
        "changes": [
            {
                "id": e.id,
                "kind": e.kind.value,
                "severity": e.severity.value,
                "field": e.field,
                "before": e.before,
                "after": e.after,
                "old": _place(e.old),
                "new": _place(e.new),
            }
            for e in value.edits
        ],
        "impact": [_shift(s) for s in value.shifts],
        "summary": cast("shapes.DiffSummary", dict(value.counts)),
    }


def _place(value: Place | None) -> shapes.Place | None:
    return None if value is None else {"file": value.file, "line": value.line}


def _shift(value: Shift) -> shapes.Shift:
    family = value.family
    known = family.new or family.old
    unread: shapes.Unreadable = (
        {} if family.old and family.new else {"unreadable": "old" if family.new else "new"}
    )
    return {
        "name": family.name or None,
        "profile": profile(known) if known else None,
        "before": list(value.before),
        "after": list(value.after),
        "verdicts": [
            {
                "id": t.id,
                "before": t.before.value if t.before else None,
                "after": t.after.value if t.after else None,
            }
            for t in value.turns
        ],
        **unread,
    }


def test(value: Report, words: Words) -> shapes.TestAnswer:
    """Return the answer to `test`."""
    return {
        **head("test", value.catalogue, words),
        "cases": [
            {
                "name": r.case.name,
                "source": r.case.source or None,
                "file": r.case.file,
                "line": r.case.line,
                "passed": not r.misses,
                "failures": [_miss(m, r, words) for m in r.misses],
            }
            for r in value.results
        ],
        "unexercised": {
            "interventions": list(value.unnamed),
            "criteria": [
                {"id": i.id, "code": i.code, "number": i.number, "text": i.text or None}
                for i in value.idle
            ],
        },
        "summary": {
            "cases": len(value.results),
            "passed": len(value.results) - len(value.failed),
            "failed": len(value.failed),
            "expectations": sum(r.case.expect.size for r in value.results),
        },
    }


def _miss(miss: Miss, result: Result, words: Words) -> shapes.Failure:
    teller = Teller(result.ranking.catalogue, result.ranking.profile, words)
    stands: dict[str, Match | Exclusion] = {
        m.judgement.intervention.id: m for m in result.ranking.matches
    }
    stands |= {e.judgement.intervention.id: e for e in result.ranking.excluded}
    return {
        "expectation": miss.expectation,
        "expected": list(miss.expected),
        "actual": list(miss.actual),
        "about": [_standing(stands[name], teller) for name in miss.about],
    }


def _standing(stands: Match | Exclusion, teller: Teller) -> shapes.Standing:
    """Return how one intervention stands: verdict, place, key and the first reason."""
    match = stands if isinstance(stands, Match) else None
    reason = (teller.reasons(match) if match else teller.exclusion_reasons(stands.judgement))[0]
    return {
        "id": stands.judgement.intervention.id,
        "verdict": stands.judgement.verdict.value,
        "rank": match.rank if match else None,
        "key": key(match.key) if match else None,
        "reason": {"code": reason.code, "text": reason.text},
    }


def gap_map(value: GapMap, words: Words) -> shapes.GapsAnswer:
    """Return the answer to `gaps`; an empty cell has classification null, and no age stated counts in every band."""
    bands = {c.band.id: c.band for c in value.cells}
    return {
        **head("gaps", value.catalogue, words),
        "region": value.region or None,
        "min_classification": value.least and value.least.value,
        "bands": [
            {"id": b.id, "min": "zwanger" if b.low < 0 else b.low // 12, "max": b.high // 12}
            for b in bands.values()
        ],
        "cells": [
            {
                "problem": c.problem,
                "band": c.band.id,
                "classification": c.level and c.level.value,
                "interventions": [i.id for i in c.members],
                "age_not_stated": [i.id for i in c.unstated],
            }
            for c in value.cells
        ],
        "empty": len(value.empty),
        "not_counted": {
            "includes_placement": [i.id for i in value.with_placement],
            "other_region": [i.id for i in value.elsewhere],
            "no_problem_stated": [i.id for i in value.no_problem],
        },
    }


def caseload(value: Caseload, words: Words) -> shapes.CaseloadAnswer:
    """Return the answer to `gaps --profiles`; a need is one problem of one child or of the family."""
    return {
        **head("caseload", value.catalogue, words),
        "region": value.region or None,
        "min_classification": value.least and value.least.value,
        "families": value.families,
        "needs": value.needs,
        "covered": value.covered,
        "problems": [cast("shapes.ProblemNeeds", r._asdict()) for r in value.rows],
        "uncovered": [
            {
                "problem": r.problem,
                "needs": r.needs - r.covered,
                "involve": words.involve(r.problem),
            }
            for r in value.uncovered
        ],
        "chosen": [
            {
                "id": c.intervention.id,
                "classification": c.intervention.level.value,
                "adds": c.adds,
                "covers": c.covers,
            }
            for c in value.chosen
        ],
        "exact": value.exact,
    }


def report(
    value: Ranking, planned: Plan, guideline: Guideline, words: Words
) -> shapes.ReportAnswer:
    """Return the answer to `report`: those to `match` and `plan` for one family in one document."""
    found, whole = ranking(value, words), plan(planned, guideline, words)
    return {
        **head("report", value.catalogue, words),
        "profile": found["profile"],
        "notices": found["notices"],
        "matches": found["matches"],
        "excluded": found["excluded"],
        "counts": found["counts"],
        "next_questions": found["next_questions"],
        "uncovered": found["uncovered"],
        "plan": {
            "chosen": whole["chosen"],
            "covered": whole["covered"],
            "uncovered": whole["uncovered"],
            "alternatives": whole["alternatives"],
            "more_alternatives": whole["more_alternatives"],
            "exact": whole["exact"],
            "hours_per_week": whole["hours_per_week"],
            "phases": whole["phases"],
        },
        "steps": whole["steps"],
        "guideline": whole["guideline"],
    }

"""Answers as versioned JSON: hand-made shapes, stable key order, no timestamps (contract, 'JSON, version 1')."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from uhp_cli.method.guiding import steps
from uhp_cli.method.judging import Judge
from uhp_cli.method.ranking import Beside, Exclusion, Match, Ranking, WhatIf
from uhp_cli.telling.teller import Row, Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import CHILD_SITUATION, FAMILY, SITUATION, Child, Profile

if TYPE_CHECKING:  # an answer to one verb loads no other verb's engine
    from uhp_cli.method.cases import Miss, Report, Result
    from uhp_cli.method.changes import Place
    from uhp_cli.method.comparing import Comparison
    from uhp_cli.method.gaps import Caseload, GapMap
    from uhp_cli.method.impact import Effect, Shift
    from uhp_cli.method.judging import Judgement
    from uhp_cli.method.planning import Member, Need, Plan
    from uhp_cli.method.rechecking import Difference
    from uhp_cli.values.guidance import Guideline, Section

Json = dict[str, Any]
VERSION = 1
METHOD = 2
"""The method by which an answer was judged, ranked and planned; recheck tells what a later one changed."""


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


def ranking(
    value: Ranking,
    words: Words,
    shown: Sequence[Match] | None = None,
    turns: Sequence[WhatIf] | None = None,
) -> Json:
    """Return the answer to `match`; with a filter, what it hides is named in `hidden`."""
    teller = Teller(value.catalogue, value.profile, words)
    shown = value.matches if shown is None else shown
    named = {m.intervention.id for m in shown}
    hidden = [m.intervention.id for m in value.matches if m.intervention.id not in named]
    return {
        **head("match", value.catalogue),
        "method": METHOD,
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
            _about(q.fact, q.child)
            | {"text": teller.question(q), "changes": q.changes, "best_rank": q.best_rank}
            for q in value.questions
        ],
        "beside": [beside_row(b, teller) for b in value.beside],
        "involve": involve(value.involve, value, words),
        **({} if turns is None else {"what_if": [what_if_row(w) for w in turns]}),
        "uncovered": uncovered(value, words),
    }


def _about(fact: str, child: int | None) -> Json:
    return {"fact": fact} if child is None else {"fact": fact, "child": child}


def beside_row(value: Beside, teller: Teller) -> Json:
    """Return an intervention that stands beside the ranking, with what speaks for it and what to ask."""
    intervention = value.intervention
    return {
        "id": intervention.id,
        "name": intervention.name,
        "role": intervention.role.value,
        "verdict": value.judgement.verdict.value,
        "children": list(value.judgement.children) if teller.profile.children else [],
        "reasons": told(teller.beside(value.judgement), sources=True),
        "questions": told(teller.questions(value.judgement), sources=True, fact=True),
    }


def what_if_row(value: WhatIf) -> Json:
    """Return what one answer would change."""
    return {
        **_about(value.change.fact, value.change.child),
        "value": value.change.value,
        "verdicts": [{"id": t.id, "from": t.before, "to": t.after} for t in value.turns],
        "first": list(value.first),
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
        "sources": {
            name: catalogue.sources[name] for name in sorted(named) if name in catalogue.sources
        },
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


def why(value: Ranking, judgements: Sequence[Judgement], words: Words) -> Json:
    """Return the answer to `why`: every criterion in fixed order, and what one answer would change."""
    teller = Teller(value.catalogue, value.profile, words)
    matches = {m.judgement.intervention.id: m for m in value.matches}
    excluded = {e.judgement.intervention.id: e for e in value.excluded}
    rows = []
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
                "key": match.key._asdict() if match else None,
                "criteria": [row(r) for r in teller.rows(judgement)],
                "questions": told(teller.questions(judgement), sources=True, fact=True),
                "near_miss": bool(exclusion and exclusion.changes),
                "near_misses": [
                    {"fact": c.fact, "value": c.value}
                    | ({} if c.child is None else {"child": c.child})
                    | {"text": teller.change_text(c)}
                    for c in (exclusion.changes if exclusion else ())
                ],
                "change": (teller.change(exclusion) if exclusion else "") or None,
            }
        )
    return {
        **head("why", value.catalogue),
        "profile": profile(value.profile),
        "notices": told(teller.notices()),
        "interventions": rows,
    }


def comparison(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> Json:
    """Return the answer to `compare`; a null means no source says it."""
    ids = [i.id for i in value.interventions]
    return {
        **head("compare", catalogue),
        **(
            {
                "profile": profile(family),
                "notices": told(Teller(catalogue, family, words).notices()),
            }
            if family
            else {}
        ),
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


def plan(value: Plan, guideline: Guideline, words: Words) -> Json:
    """Return the answer to `plan`; a need whose `child` is null is the family's."""
    teller = Teller(value.catalogue, value.profile, words)
    terms = value.catalogue.problems
    hours = value.hours
    return {
        **head("plan", value.catalogue),
        "version": 2,
        "method": METHOD,
        "profile": profile(value.profile),
        "notices": told(teller.notices()),
        "most": value.most,
        "chosen": [_chosen(m, value, teller) for m in value.members],
        "covered": list(value.covered),
        "uncovered": [
            {
                **_need(n),
                "involve": words.involve(n.problem),
                "sources": list(terms[n.problem].involve_sources),
                "after_asking": [m.intervention.id for m in value.ranking.after_asking(n.problem)],
            }
            for n in value.open_needs
        ],
        "involve": involve(value.ranking.involve, value.ranking, words),
        "hours_per_week": {
            "known": {"min": hours.low, "max": hours.high} if hours.of else None,
            "of": [m.intervention.id for m in hours.of],
            "unknown": [m.intervention.id for m in hours.unknown],
        },
        "phases": [
            {"phase": name.value, "interventions": [m.intervention.id for m in found]}
            for name, found in value.phases.items()
        ],
        "steps": [
            {"id": a.id, "text": a.text, "sources": list(a.sources)}
            for a in steps(guideline, Judge(value.catalogue, value.profile), urgent=teller.urgent)
        ],
        "guideline": {"version": guideline.version, "sha256": guideline.sha256},
    }


def _chosen(member: Member, value: Plan, teller: Teller) -> Json:
    match, judgement = member.match, member.match.judgement
    intervention = match.intervention
    return {
        "id": intervention.id,
        "name": intervention.name,
        "abbreviation": intervention.abbreviation or None,
        "role": intervention.role.value,
        "verdict": judgement.verdict.value,
        "classification": intervention.level.value,
        "rank": match.rank,
        "phase": intervention.phases[0].value if intervention.phases else None,
        "phases": [p.value for p in intervention.phases],
        "covers": [_need(n) for n in value.needs if n in member.met],
        "adds": [_need(n) for n in value.needs if n in member.adds],
        "children": list(judgement.children) if value.profile.children else [],
        "equally_good": [m.intervention.id for m in member.equally_good],
        "instead": member.instead.intervention.id if member.instead else None,
        "reasons": told(teller.reasons(match), sources=True),
        "questions": told(teller.questions(judgement), sources=True, fact=True),
        "cautions": told(teller.cautions(match), sources=True),
    }


def _need(need: Need) -> Json:
    return {"problem": need.problem, "child": None if need.child == FAMILY else need.child}


def guideline(value: Guideline, catalogue: Catalogue, sections: Sequence[Section]) -> Json:
    """Return the answer to `guideline`."""
    return {
        **head("guideline", catalogue),
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


def recheck(before: Mapping[str, Any], found: Sequence[Difference], catalogue: Catalogue) -> Json:
    """Return the answer to `recheck`."""
    return {
        **head("recheck", catalogue),
        "of": before["kind"],
        "earlier": {
            key: before["catalogue"].get(key)
            for key in ("version", "date", "sha256", "interventions")
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


def diff(value: Effect) -> Json:
    """Return the answer to `diff`."""
    return {
        **head("diff", value.new.catalogue),
        "old": head("diff", value.old.catalogue)["catalogue"],
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
        "summary": dict(value.counts),
    }


def _place(value: Place | None) -> Json | None:
    return None if value is None else {"file": value.file, "line": value.line}


def _shift(value: Shift) -> Json:
    family = value.family
    known = family.new or family.old
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
        **({} if family.old and family.new else {"unreadable": "old" if family.new else "new"}),
    }


def test(value: Report, words: Words) -> Json:
    """Return the answer to `test`."""
    return {
        **head("test", value.catalogue),
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


def _miss(miss: Miss, result: Result, words: Words) -> Json:
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


def _standing(stands: Match | Exclusion, teller: Teller) -> Json:
    """Return how one intervention stands: verdict, place, key and the first reason."""
    match = stands if isinstance(stands, Match) else None
    reason = (teller.reasons(match) if match else teller.exclusion_reasons(stands.judgement))[0]
    return {
        "id": stands.judgement.intervention.id,
        "verdict": stands.judgement.verdict.value,
        "rank": match.rank if match else None,
        "key": match.key._asdict() if match else None,
        "reason": {"code": reason.code, "text": reason.text},
    }


def gap_map(value: GapMap) -> Json:
    """Return the answer to `gaps`; an empty cell has classification null, and no age stated counts in every band."""
    bands = {c.band.id: c.band for c in value.cells}
    return {
        **head("gaps", value.catalogue),
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


def caseload(value: Caseload, words: Words) -> Json:
    """Return the answer to `gaps --profiles`; a need is one problem of one child or of the family."""
    return {
        **head("caseload", value.catalogue),
        "region": value.region or None,
        "min_classification": value.least and value.least.value,
        "families": value.families,
        "needs": value.needs,
        "covered": value.covered,
        "problems": [r._asdict() for r in value.rows],
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


def report(value: Ranking, planned: Plan, guideline: Guideline, words: Words) -> Json:
    """Return the answer to `report`: those to `match` and `plan` for one family in one document."""
    whole = plan(planned, guideline, words)
    parts = ("chosen", "covered", "uncovered", "hours_per_week", "phases")
    return {
        **ranking(value, words),
        "kind": "report",
        "plan": {name: whole[name] for name in parts},
        "steps": whole["steps"],
        "guideline": whole["guideline"],
    }

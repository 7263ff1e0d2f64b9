"""Combine interventions into one plan for the family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.asked import positive
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.method import planning
from uhp_cli.method.planning import Need, Plan
from uhp_cli.method.ranking import Match, rank
from uhp_cli.reading import loading
from uhp_cli.telling.answer import Json, head, profile, told
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.guidance import Guideline

if TYPE_CHECKING:
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

Most = Annotated[
    str | None,
    typer.Option(
        "--max",
        metavar="N",
        help=_("hoogstens zoveel interventies (3)", "at most this many interventions (3)"),
    ),
]
ALTERNATIVES = 5
"""How many equally good plans are named."""


@verb(*PAGE, "json", family=True)
def plan(call: Call, most: Most = None) -> Answer:
    """Combine interventions into one plan for the family, searched exactly."""
    limit = positive("max", most) or planning.MOST
    ranking = rank(call.catalogue, call.family(), explain=False)
    found = planning.plan(ranking, most=min(limit, planning.LIMIT))
    guideline = loading.load_guideline()
    return Answer(
        lambda: as_json(found, guideline, call.words), lambda: page(found, guideline, call.words)
    )


def as_json(value: Plan, guideline: Guideline, words: Words) -> Json:
    """Return the answer as JSON; a need without `child` is the family's."""
    teller = Teller(value.catalogue, value.profile, words)
    others = value.plans[1:]
    return {
        **head("plan", value.catalogue),
        "profile": profile(value.profile),
        "notices": told(teller.notices()),
        "most": value.most,
        "chosen": [_chosen(m, value, teller) for m in value.chosen],
        "covered": list(value.covered),
        "uncovered": [
            {"problem": p, "involve": words.involve(p), "needs": [*map(_need, _open(value, p))]}
            for p in value.uncovered
        ],
        "alternatives": [[m.intervention.id for m in some] for some in others[:ALTERNATIVES]],
        "more_alternatives": max(0, len(others) - ALTERNATIVES),
        "exact": True,
        "hours_per_week": _hours(value),
        "phases": [
            {"phase": name, "interventions": [i.id for i in some]}
            for name, some in value.phases.items()
        ],
        "steps": [
            {"id": a.id, "text": a.text, "sources": list(a.sources)}
            for a in guideline.steps(urgent=teller.urgent)
        ],
        "guideline": {"version": guideline.version, "sha256": guideline.sha256},
    }


def _chosen(match: Match, value: Plan, teller: Teller) -> Json:
    judgement, intervention = match.judgement, match.intervention
    return {
        "id": intervention.id,
        "name": intervention.name,
        "abbreviation": intervention.abbreviation or None,
        "role": intervention.role.value,
        "verdict": judgement.verdict.value,
        "classification": intervention.level.value,
        "rank": match.rank,
        "covers": sorted(judgement.covers),
        "children": list(judgement.children) if value.profile.children else [],
        "needs": [_need(n) for n in value.needs if n in value.met(match)],
        "reasons": told(teller.reasons(match), sources=True),
        "questions": told(teller.questions(judgement), sources=True, fact=True),
        "cautions": told(teller.cautions(match), sources=True),
    }


def _need(need: Need) -> Json:
    number, problem = need
    return {"problem": problem} if number < 0 else {"problem": problem, "child": number}


def _open(value: Plan, problem: str) -> list[Need]:
    return [n for n in value.open_needs if n[1] == problem]


def _hours(value: Plan) -> Json:
    hours = value.hours
    return {
        "known": {"min": hours.low, "max": hours.high} if hours.known else None,
        "of": [i.id for i in hours.known],
        "unknown": [i.id for i in hours.unknown],
        "guideline": {"min": 8, "max": 10, "sources": ["interventies:9", "aanbevelingen:31"]},
    }


def page(value: Plan, guideline: Guideline, words: Words) -> blocks.Page:
    """Return the answer as a page, with the guideline's steps."""
    teller = Teller(value.catalogue, value.profile, words)
    steps = guideline.steps(urgent=teller.urgent)
    found: list[blocks.Block] = [
        *parts.above(teller),
        blocks.Heading(words.say("plan-title")),
        *told_blocks(value, teller),
        blocks.Heading(words.say("steps")),
        blocks.Bullets(tuple(blocks.Cell(a.text, refs=a.sources) for a in steps)),
        blocks.Paragraph(words.say("not-a-decision"), "dim"),
    ]
    return parts.page(words.say("plan-title"), found, words)


def told_blocks(value: Plan, teller: Teller) -> Iterator[blocks.Block]:
    """Give what a plan holds, what stays open, equally good plans, hours and phases."""
    words = teller.words
    if not value.chosen:
        yield blocks.Paragraph(words.say("plan-empty"))
    for match in value.chosen:
        yield blocks.Pairs(tuple(_match(match, value, teller)), parts.named(match.intervention))
    for problem in value.uncovered:
        needs = parts.needs(_open(value, problem), teller)
        text = words.say("uncovered-for", needs=needs, involve=words.involve(problem))
        yield blocks.Paragraph(text, "strong")
    others = [" + ".join(m.intervention.short for m in members) for members in value.plans[1:]]
    if others:
        more = len(others) - ALTERNATIVES
        code = "plan-equal-more" if more > 0 else "plan-equal"
        yield blocks.Paragraph(words.say(code, plans="; ".join(others[:ALTERNATIVES]), n=more))
    if value.chosen:
        yield blocks.Paragraph(words.say("plan-rule", most=value.most), "dim")
        yield blocks.Pairs((*_hours_told(value, words), *_phases_told(value, teller)))


def _match(match: Match, value: Plan, teller: Teller) -> Iterator[tuple[str, blocks.Cell]]:
    words = teller.words
    covers = parts.needs([n for n in value.needs if n in value.met(match)], teller)
    first = [words.say("covers-for", needs=covers)] if covers else []
    before = " · ".join([*first, words.role(match.intervention.role), ""])
    verdict = f" · {words.say(match.judgement.verdict)}"
    yield "", blocks.Cell((before, *parts.ladder(match.level, words, verdict)))
    for said in teller.questions(match.judgement):
        yield words.say("question"), blocks.Cell(said.text, "strong")
    for said in teller.cautions(match):
        if said.code.startswith(("earlier", "recognition", "abroad")):
            yield parts.pair(words.say("caution"), said.text)


def _hours_told(value: Plan, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    hours = value.hours
    if hours.known:
        names = _names(hours.known, words)
        text = words.say("hours-known", low=hours.low, high=hours.high, names=names)
        yield parts.pair(words.say("hours"), text)
    if hours.unknown:
        text = words.say("hours-unknown", names=_names(hours.unknown, words))
        yield parts.pair("" if hours.known else words.say("hours"), text)


def _names(interventions: Sequence[Intervention], words: Words) -> str:
    return words.listed([i.short for i in interventions])


def _phases_told(value: Plan, teller: Teller) -> Iterator[tuple[str, blocks.Cell]]:
    words = teller.words
    for phase, interventions in value.phases.items():
        names = [i.short for i in interventions]
        if phase == "safety" and teller.urgent:
            names.insert(0, words.say("phase-safety-plan"))
        text = words.listed(names) or words.say("phase-none")
        yield words.say(f"phase-{phase}"), blocks.Cell(text, "plain" if names else "dim")

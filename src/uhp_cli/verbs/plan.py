"""Walk down the ranking to one plan for the family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.asked import local_offer, positive
from uhp_cli.door.options import OfferDay, Offered, OfferFile
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late, Recipes
from uhp_cli.method import planning
from uhp_cli.method.guiding import steps
from uhp_cli.method.planning import Member, Need, Plan
from uhp_cli.method.ranking import Match, Ranking, rank
from uhp_cli.reading import loading
from uhp_cli.telling.answer import METHOD, NO_OFFER, head, involve, profile, told
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.guidance import Advice, Guideline
from uhp_cli.values.profile import FAMILY, Profile
from uhp_cli.values.vocab import strength

if TYPE_CHECKING:
    import typer

    from uhp_cli import shapes
    from uhp_cli.door.nearby import Nearby
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts, screen
else:
    typer = Recipes("typer")
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")
    screen = Late("uhp_cli.telling.screen")

Most = Annotated[
    str | None,
    typer.Option(
        "--max",
        metavar="N",
        help=_("hoogstens zoveel interventies (3)", "at most this many interventions (3)"),
    ),
]


@verb(*PAGE, "json", family=True, long=True)
def plan(
    call: Call,
    most: Most = None,
    offer: OfferFile = None,
    offered: Offered = False,
    as_of: OfferDay = None,
) -> Answer:
    """Walk down the ranking to one plan for the family."""
    limit = positive("max", most) or planning.MOST
    if limit > planning.LIMIT:
        raise UhpError("plan-too-long", most=planning.LIMIT)
    family = call.family()
    near = nearby(call, family, offer, as_of, only=offered)
    ranking = narrowed(rank(call.catalogue, family, explain=False), near)
    found = planning.plan(ranking, most=limit)
    guideline = loading.load_guideline()
    answer = Answer(
        lambda: as_json(found, guideline, call.words),
        lambda: page(found, guideline, call.words),
        screens=lambda: (first(found, call.words),),
    )
    return with_offer(answer, "chosen", [m.match for m in found.members], near)


def nearby(
    call: Call, family: Profile, path: str | None, as_of: str | None, *, only: bool
) -> Nearby | None:
    """Return the local offer where a family lives, or None when none was given."""
    region = family.facts.get("region", "")
    return local_offer(path, as_of, call.catalogue, call.words, region=region, only=only)


def with_offer(answer: Answer, key: str, shown: Sequence[Match], near: Nearby | None) -> Answer:
    """Return an answer about these matches with the local offer beside it, if there is one."""
    if near is None:
        return answer
    return near.beside(answer, key, lambda: [m.intervention for m in shown])


def narrowed(ranking: Ranking, near: Nearby | None) -> Ranking:
    """Return a ranking with only what a plan may choose from; places stay as they are."""
    if near is None:
        return ranking
    kept = tuple(m for m in ranking.matches if near.keeps(m.intervention))
    return ranking._replace(matches=kept)


def as_json(value: Plan, guideline: Guideline, words: Words) -> shapes.PlanAnswer:
    """Return the answer as JSON; a need whose `child` is null is the family's."""
    teller = Teller(value.catalogue, value.profile, words)
    terms = value.catalogue.problems
    hours = value.hours
    return {
        **head("plan", value.catalogue, words),
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
            for a in steps_for(guideline, teller)
        ],
        "guideline": {"version": guideline.version, "sha256": guideline.sha256},
        **NO_OFFER,
    }


def _chosen(member: Member, value: Plan, teller: Teller) -> shapes.Chosen:
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


def _need(need: Need) -> shapes.Need:
    return {"problem": need.problem, "child": None if need.child == FAMILY else need.child}


def page(value: Plan, guideline: Guideline, words: Words) -> blocks.Page:
    """Return the answer as a page, with the guideline's steps."""
    teller = Teller(value.catalogue, value.profile, words)
    found: list[blocks.Block] = [
        *parts.above(teller),
        blocks.Heading(words.say("plan-title")),
        *told_blocks(value, teller),
        blocks.Heading(words.say("steps")),
        advice(steps_for(guideline, teller)),
    ]
    found += [*parts.sources(found, words), parts.glossary(value.catalogue, words)]
    found.append(blocks.Paragraph(words.say("not-a-decision"), "dim"))
    return parts.page(words.say("plan-title"), found, words)


def first(value: Plan, words: Words) -> blocks.Page:
    """Return the answer as it is first shown: who adds what, what stays open, which phases."""
    teller = Teller(value.catalogue, value.profile, words)
    found = list(screen.above(teller))
    if value.members:
        found.append(_table(value, teller))
    else:
        found.append(blocks.Paragraph(words.say("plan-empty")))
    labels = tuple(parts.pair(label, text) for label, text in _labels(value, teller) if text)
    found += [blocks.Pairs(labels)] if labels else []
    found += screen.below(teller, words.say("plan-next"))
    return parts.page(words.say("plan-title"), found, words)


def _table(value: Plan, teller: Teller) -> blocks.Noted:
    words, heads = teller.words, ("verdict", "name", "proof", "adds", "rank")
    rows = tuple(
        (
            screen.sign(m.match.judgement.verdict, words),
            blocks.Cell(screen.labelled(m.match.intervention, teller), "strong"),
            blocks.Cell((blocks.Ladder(strength(m.match.level)),)),
            blocks.Cell(_adds(m, value, teller) or "–"),
            blocks.Cell(str(m.match.rank)),
        )
        for m in value.members
    )
    notes = (blocks.Cell(screen.question(m.match.judgement, teller)) for m in value.members)
    return blocks.Noted(tuple(map(words.say, heads)), rows, tuple(notes), 1)


def _labels(value: Plan, teller: Teller) -> Iterator[tuple[str, str]]:
    """Give what stands below the table, by its label."""
    words = teller.words
    for member in value.members:
        others_of = {"plan-equal": member.equally_good, "plan-instead": (member.instead,)}
        for code, matches in others_of.items():
            names = _names([m for m in matches if m], words)
            name = member.match.intervention.short
            yield words.say(code), names and words.say("plan-beside", name=name, names=names)
    for need in value.open_needs:
        who = words.involve(need.problem)
        yield words.say("screen-uncovered"), f"{parts.needs([need], teller)} → {who}"
    named = {n.problem for n in value.open_needs}
    others = (words.involve(p) for p in value.ranking.involve if p not in named)
    yield words.say("involve"), screen.joined(others)
    for phase, matches in value.phases.items():
        yield words.say(f"phase-{phase}"), _names(matches, words)
    yield from ((label, str(cell.text)) for label, cell in _hours(value, words))


def steps_for(guideline: Guideline, teller: Teller) -> tuple[Advice, ...]:
    """Return the steps of the guideline for one family."""
    return steps(guideline, teller.why.judge, urgent=teller.urgent)


def advice(items: Iterable[Advice], *, boxes: bool = False) -> blocks.Bullets:
    """Return points of the guideline, each with its source."""
    return blocks.Bullets(
        tuple(blocks.Cell((blocks.Said(a.text),), refs=a.sources) for a in items), boxes
    )


def told_blocks(value: Plan, teller: Teller, *, involve: bool = True) -> Iterator[blocks.Block]:
    """Give what a plan holds, what stays open, whom to involve, phases and hours."""
    words = teller.words
    if not value.members:
        yield blocks.Paragraph(words.say("plan-empty"))
    for member in value.members:
        lines = tuple(_member(member, value, teller))
        yield blocks.Pairs(lines, parts.named(member.match.intervention))
    for need in value.open_needs:
        yield _open(need, value, teller)
    if involve:
        yield from parts.involve(value.ranking.involve, words)
    if value.members:
        yield blocks.Paragraph(words.say("plan-rule", most=value.most), "dim")
        yield blocks.Pairs((*_phases(value, words), *_hours(value, words)))


def _open(need: Need, value: Plan, teller: Teller) -> blocks.Paragraph:
    words = teller.words
    text = words.say(
        "uncovered-for", needs=parts.needs([need], teller), involve=words.involve(need.problem)
    )
    refs = value.catalogue.problems[need.problem].involve_sources
    return blocks.Paragraph(text, "strong", refs)


def _member(member: Member, value: Plan, teller: Teller) -> Iterator[tuple[str, blocks.Cell]]:
    words, match = teller.words, member.match
    adds = _adds(member, value, teller)
    covers = [words.say("covers-for", needs=adds)] if adds else []
    before = " · ".join([*covers, words.role(match.intervention.role), ""])
    verdict = words.say(match.judgement.verdict)
    after = words.say("plan-place", verdict=verdict, rank=match.rank)
    yield "", blocks.Cell((before, *parts.ladder(match.level, words, f" · {after}")))
    for said in teller.questions(match.judgement):
        yield words.say("question"), blocks.Cell(said.text, "strong")
    for said in teller.cautions(match):
        yield parts.pair(words.say("caution"), said.text)
    if member.equally_good:
        yield parts.pair(words.say("plan-equal"), _names(member.equally_good, words))
    if member.instead:
        yield parts.pair(words.say("plan-instead"), member.instead.intervention.short)


def _adds(member: Member, value: Plan, teller: Teller) -> str:
    """Return which needs this one meets that none before it did."""
    return parts.needs([n for n in value.needs if n in member.adds], teller)


def _names(matches: Sequence[Match], words: Words) -> str:
    return words.listed([m.intervention.short for m in matches])


def _phases(value: Plan, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    for phase, matches in value.phases.items():
        text = _names(matches, words) or words.say("phase-none")
        yield words.say(f"phase-{phase}"), blocks.Cell(text, "plain" if matches else "dim")


def _hours(value: Plan, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    hours = value.hours
    if hours.of:
        text = words.say(
            "hours-exact" if hours.low == hours.high else "hours-known",
            low=f"{hours.low:g}",
            high=f"{hours.high:g}",
            names=_names(hours.of, words),
        )
        yield parts.pair(words.say("hours"), text)

"""The report for a team meeting or the file.

The first page has what a meeting needs, with room for what is agreed; then come the reasons with
their sources, and an appendix with everything else.
"""

import json
from collections.abc import Iterator, Sequence

from uhp_cli import __version__
from uhp_cli.method.judging import PROBLEM
from uhp_cli.method.planning import Plan
from uhp_cli.method.ranking import Exclusion, Match, Ranking
from uhp_cli.pages.blocks import (
    Blanks,
    Block,
    Bullets,
    Cell,
    Code,
    Heading,
    Page,
    Pairs,
    Paragraph,
    Part,
    Said,
    Tone,
    pieces,
)
from uhp_cli.telling import answer, parts
from uhp_cli.telling.parts import pair
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.guidance import Guideline
from uhp_cli.verbs import plan

Pair = tuple[str, Cell]

SHOWN = 8
"""How many interventions are told in full unless --top says otherwise; the table has them all."""
FIRST = 5
"""How many of the ranking stand on the first page."""
NEAR = 3
"""How many of those told in full stand before the appendix."""


def page(
    value: Ranking, planned: Plan, guideline: Guideline, words: Words, top: int | None = None
) -> Page:
    """Return the report as a page: what a meeting needs on the first, and an appendix."""
    teller = Teller(value.catalogue, value.profile, words)
    notices = {t.code: t.text for t in teller.notices(value)}
    shown = value.matches[: top or SHOWN]
    front: list[Block] = [
        *(Paragraph(text, "warn") for code, text in notices.items() if code != "not-a-decision"),
        Paragraph(words.say("report-purpose")),
        Heading(words.say("report-family")),
        Pairs(tuple(_family(value, words))),
        *_first(value, words),
        *_questions(value, teller),
        *parts.involve(value.involve, words),
        *_brief(planned, teller),
        *_agreements(words),
    ]
    found: list[Block] = [Part("leaf", "", tuple(front))]
    if shown:
        found += [Heading(words.say("report-details")), *_details(shown[:NEAR], value, teller)]
    found += [
        Heading(words.say("plan-title")),
        *plan.told_blocks(planned, teller, involve=False),
        *_guideline(value, guideline, teller),
    ]
    rest: list[Block] = [
        *_all(value, shown, teller),
        *parts.uncovered(value, words),
        *parts.beside(value, teller),
        *_excluded(value, teller),
    ]
    rest += parts.sources((*found, *rest), words, screen=True)
    rest += [*_again(value, guideline, words), parts.glossary(value.catalogue, words)]
    rest.append(Paragraph(notices["not-a-decision"], "dim"))
    found.append(Part("appendix", words.say("report-appendix"), tuple(rest)))
    return parts.page(words.say("report-title"), found, words)


def _told(told: Told, tone: Tone = "plain") -> Cell:
    return Cell(told.text, tone, told.sources)


def _family(value: Ranking, words: Words) -> Iterator[Pair]:
    profile, say = value.profile, words.say
    for number, child in enumerate(profile.children, 1):
        own = parts.own_words(child, profile, words)
        age = words.age(child.age)
        yield pair(say("report-child", n=number), f"{age} · {own}" if own else age)
    if profile.family:
        shared = parts.stated(profile.family, profile.severities, profile, words)
        yield pair(say("report-shared"), shared)
    if profile.first:
        yield pair(say("report-first"), words.problem(profile.first))
    for fact, given in profile.facts.items():
        yield pair(say("report-situation"), f"{words.fact(fact)}: {words.answer(fact, given)}")
    if profile.denied:
        yield pair(say("report-denied"), words.problems(profile.denied))
    for help_ in parts.earlier(profile, words):
        yield pair(say("report-tried"), help_)
    unknown = parts.unknown(profile, words)
    if unknown:
        yield say("report-unknown"), Cell(words.listed(unknown), "dim")


def _questions(value: Ranking, teller: Teller) -> Iterator[Block]:
    words, total = teller.words, len(value.catalogue.interventions)
    lines = tuple(
        Cell(words.say("report-ask-line", question=teller.question(q), n=q.changes, total=total))
        for q in value.questions[:3]
    )
    if lines:
        yield Heading(words.say("report-ask"))
        yield Bullets(lines, boxes=True)


def _first(value: Ranking, words: Words) -> Iterator[Block]:
    """Give the first rows of the ranking, without how firm a place is."""
    yield Heading(words.say("report-matches"))
    if not value.matches:
        yield Paragraph(words.say("no-matches"))
        return
    table = parts.match_table(value.matches[:FIRST], words)
    yield table._replace(head=table.head[:5], rows=tuple(row[:5] for row in table.rows))
    if len(value.matches) > FIRST:
        yield Paragraph(words.say("report-more", n=len(value.matches) - FIRST), "dim")


def _brief(planned: Plan, teller: Teller) -> Iterator[Block]:
    """Give the plan in a line for each member, and what stays open."""
    words = teller.words
    lines = []
    for member in planned.members:
        match = member.match
        adds = parts.needs([n for n in planned.needs if n in member.adds], teller)
        does = adds or words.role(match.intervention.role)
        text = f"{does} · {words.say(match.judgement.verdict)}"
        lines.append(pair(match.intervention.short, text))
    if planned.open_needs:
        lines.append(pair(words.say("report-open"), parts.needs(planned.open_needs, teller)))
    yield Heading(words.say("report-plan"))
    yield Pairs(tuple(lines)) if lines else Paragraph(words.say("plan-empty"))


def _all(value: Ranking, shown: Sequence[Match], teller: Teller) -> Iterator[Block]:
    """Give the whole ranking, and in full what the pages before left out."""
    say, matches = teller.words.say, value.matches
    if not matches:
        return
    yield parts.match_table(matches, teller.words, say("report-all"))
    yield Paragraph(say("report-order"), "dim")
    if len(shown) > NEAR:
        yield Heading(say("report-details-some", n=len(shown), total=len(matches)))
        yield from _details(shown[NEAR:], value, teller)


def _details(shown: Sequence[Match], value: Ranking, teller: Teller) -> Iterator[Block]:
    for match in shown:
        title = f"{match.rank}. {parts.titled(match.intervention)}"
        verdict = teller.words.say(match.judgement.verdict)
        lines = tuple(_detail(match, value, teller))
        yield Pairs(lines, f"{title} — {verdict}", match.intervention.id)


def _detail(match: Match, value: Ranking, teller: Teller) -> Iterator[Pair]:
    words, say = teller.words, teller.words.say
    yield say("level"), _level(match, value, words)
    for told in teller.reasons(match):
        if not told.code.startswith("classification"):
            yield say("because"), _told(told)
    for told in teller.questions(match.judgement):
        yield say("question"), _told(told, "strong")
    for told in teller.cautions(match):
        yield say("caution"), _told(told)
    place = f"{parts.rank_line(match, words)} · {parts.key_line(match, words)}"
    yield say("rank"), Cell(place, "dim")


def _level(match: Match, value: Ranking, words: Words) -> Cell:
    intervention = match.intervention
    rung, name = parts.ladder(match.level, words)
    if match.level is not intervention.level:
        general = words.level(intervention.level)
        return Cell((rung, words.say("report-outcome", level=name, general=general)))
    since = ". "
    if intervention.recognised:
        since = f", {words.say('since', date=intervention.recognised)}. "
    meaning = pieces(parts.meaning(value.catalogue, match.level, words))
    text = (*parts.ladder(match.level, words, since), *meaning)
    return Cell(text, refs=intervention.level_sources)


def _excluded(value: Ranking, teller: Teller) -> Iterator[Block]:
    say = teller.words.say
    groups: dict[str, list[str]] = {}
    for exclusion in value.excluded:
        code, text = _reason(exclusion, teller.words)
        groups.setdefault(code, []).append(text)
    found = [
        (
            say("report-near"),
            Cell(say("report-named", name=e.intervention.short, text=text), "strong"),
        )
        for e in value.excluded
        if e.changes and (text := teller.change(e))
    ]
    found += [pair(say(code), f"{'; '.join(groups[code])}.") for code in _REASONS if code in groups]
    if found:
        total = len(value.catalogue.interventions)
        yield Heading(say("report-excluded"))
        yield Paragraph(say("report-excluded-count", n=len(value.excluded), total=total))
        yield Pairs(tuple(found))


_REASONS = (
    "report-reason-placement", "report-reason-age", "report-reason-indication",
    "report-reason-exclusion", "report-reason-problem",
)  # fmt: skip


def _reason(exclusion: Exclusion, words: Words) -> tuple[str, str]:
    """Return the group of an exclusion by its first reason, and its name.

    With it what it needs, where that is short.
    """
    intervention, block = exclusion.intervention, exclusion.judgement.first_block
    if block.code == PROBLEM:
        return "report-reason-problem", intervention.short
    if block.criterion is None and block.code != "age":
        return "report-reason-placement", intervention.short
    text = block.criterion.text if block.criterion else words.range(intervention.age)
    named = words.say("report-named", name=intervention.short, text=text)
    return f"report-reason-{block.code}", named


def _guideline(value: Ranking, guideline: Guideline, teller: Teller) -> Iterator[Block]:
    """Give the steps for this family; the working elements too when there is nothing else."""
    yield Heading(teller.words.say("steps"))
    yield plan.advice(plan.steps_for(guideline, teller), boxes=True)
    for section in guideline.sections if not value.matches else ():
        if section.kind == "werkzaam-element":
            yield Heading((Said(section.title),))
            yield plan.advice(section.items)


def _agreements(words: Words) -> Iterator[Block]:
    yield Heading(words.say("report-agreements"))
    yield Blanks(tuple(map(words.say, _AGREED)), 1)


_AGREED = (
    "report-discussed", "report-chosen", "report-who-does", "report-evaluation",
    "report-deviation",
)  # fmt: skip


def _again(value: Ranking, guideline: Guideline, words: Words) -> Iterator[Block]:
    """Give what it takes to make this report again."""
    say, catalogue = words.say, value.catalogue
    text = say(
        "report-catalogue",
        title=catalogue.title,
        version=catalogue.version,
        date=catalogue.date,
        n=len(catalogue.interventions),
    )
    lines = (
        f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}"
        for k, v in answer.profile(value.profile).items()
    )
    yield Heading(say("report-again"))
    yield Paragraph(say("report-again-how"))
    yield Code("{\n" + ",\n".join(lines) + "\n}")
    yield Pairs(
        (
            pair(say("catalogue"), text),
            pair(say("report-hash"), catalogue.sha256),
            (say("report-guideline"), Cell((Said(guideline.title), f", {guideline.version}"))),
            pair(say("report-program"), f"uhp {__version__}"),
        )
    )

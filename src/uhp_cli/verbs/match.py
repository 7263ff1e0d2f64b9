"""Rank the catalogue for one family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from uhp_cli.door.asked import local_offer, positive, wanted
from uhp_cli.door.options import (
    AsCase,
    Levels,
    MinLevel,
    OfferDay,
    Offered,
    OfferFile,
    RoleOption,
    Strict,
    Top,
    WhatIf,
)
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.method.ranking import (
    FIRST,
    Beside,
    Match,
    NextQuestion,
    Ranking,
    by_first_reason,
    rank,
)
from uhp_cli.telling.answer import (
    METHOD,
    NO_OFFER,
    excluded_row,
    head,
    involve,
    match_row,
    of_child,
    profile,
    told,
    uncovered,
)
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.vocab import Verdict

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.method import what_if
    from uhp_cli.method.what_if import Turn
    from uhp_cli.method.what_if import WhatIf as Turned
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts
    from uhp_cli.verbs import match_case, match_screen
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")
    match_case, what_if = Late("uhp_cli.verbs.match_case"), Late("uhp_cli.method.what_if")
    match_screen = Late("uhp_cli.verbs.match_screen")

SHOWN = 8
"""How many matches a screen shows unless --top says otherwise."""


@verb(*PAGE, "json", "csv", family=True, long=True)
def match(
    call: Call,
    top: Top = None,
    strict: Strict = False,
    classification: Levels = None,
    min_classification: MinLevel = None,
    role: RoleOption = None,
    what_if_: WhatIf = False,
    as_case: AsCase = None,
    offer: OfferFile = None,
    offered: Offered = False,
    as_of: OfferDay = None,
) -> Answer:
    """Rank the catalogue for one family."""
    family, words = call.family(), call.words
    limit, ranking = positive("top", top), rank(call.catalogue, family)
    region = family.facts.get("region", "")
    near = local_offer(offer, as_of, call.catalogue, words, region=region, only=offered)
    fits = wanted(call.catalogue, classification, min_classification, role, near)
    shown = [
        m
        for m in ranking.matches
        if fits(m.intervention) and not (strict and m.judgement.verdict is not Verdict.FITS)
    ]
    if as_case is not None:
        return match_case.answer(ranking, as_case, shown[: limit or SHOWN], words, call.out)
    found = _answer(ranking, words, shown, limit, what_if.what_if(ranking) if what_if_ else None)
    if near is None:
        return found
    return near.beside(found, "matches", lambda: [m.intervention for m in shown[: limit or SHOWN]])


def _answer(
    ranking: Ranking,
    words: Words,
    shown: Sequence[Match],
    limit: int | None,
    turns: Sequence[Turned] | None,
) -> Answer:
    return Answer(
        lambda: as_json(ranking, words, shown[:limit], turns),
        lambda: page(ranking, words, shown, limit or SHOWN, turns or ()),
        lambda: rows(ranking, words, shown[:limit]),
        screens=lambda: screens(ranking, words, shown, limit, turns or ()),
    )


def screens(
    value: Ranking,
    words: Words,
    shown: Sequence[Match],
    top: int | None,
    turns: Sequence[Turned] = (),
) -> Iterator[blocks.Page]:
    """Give the answer as a first screen, fullest first."""
    more = tuple(_what_ifs(turns, value, Teller(value.catalogue, value.profile, words)))
    return match_screen.pages(value, words, shown, top, more)


def as_json(
    value: Ranking,
    words: Words,
    shown: Sequence[Match] | None = None,
    turns: Sequence[Turned] | None = None,
) -> shapes.MatchAnswer:
    """Return the answer as JSON; with a filter, what it hides is named in `hidden`."""
    teller = Teller(value.catalogue, value.profile, words)
    shown = value.matches if shown is None else shown
    hidden = [m.intervention.id for m in value.beyond(shown)]
    filtered: shapes.Filtered = {"hidden": hidden} if hidden else {}
    return {
        **ranked("match", value, teller, shown),
        **filtered,
        **rest(value, teller, turns),
        **NO_OFFER,
    }


def ranked(kind: str, value: Ranking, teller: Teller, shown: Sequence[Match]) -> shapes.Ranked:
    """Return what the answer begins with, for whom it is and what may fit."""
    return {
        **head(kind, value.catalogue, teller.words),
        "method": METHOD,
        "profile": profile(value.profile),
        "notices": told(teller.notices(value)),
        "matches": [match_row(m, teller) for m in shown],
    }


def rest(
    value: Ranking,
    teller: Teller,
    turns: Sequence[Turned] | None = None,
    blocks: Sequence[str] | None = None,
) -> shapes.Rest:
    """Return what does not fit, what to ask, and whom to involve.

    `blocks` is the first reason of each that does not fit, when those are told elsewhere.
    """
    words = teller.words
    if blocks is None:
        blocks = [e.judgement.first_block.code for e in value.excluded]
    turned: shapes.Turns = {} if turns is None else {"what_if": _told_turns(turns)}
    return {
        "excluded": [excluded_row(e, teller) for e in value.excluded],
        "counts": _counted(value, blocks),
        "next_questions": [question_row(q, teller) for q in value.questions],
        "beside": [beside_row(b, teller) for b in value.beside],
        "involve": involve(value.involve, value, words),
        **turned,
        "uncovered": uncovered(value, words),
    }


def question_row(value: NextQuestion, teller: Teller) -> shapes.NextQuestion:
    """Return one question worth asking, with what its answer may change."""
    return {
        "fact": value.fact,
        **of_child(value.child),
        "text": teller.question(value),
        "changes": value.changes,
        "best_rank": value.best_rank,
    }


def _counted(value: Ranking, excluded: Sequence[str]) -> shapes.Counts:
    """Return how many there are of each; `excluded` is the first reason of each that is."""
    return {
        "fits": value.fits,
        "ask": len(value.matches) - value.fits,
        "excluded": len(excluded),
        "first_reasons": cast("shapes.FirstReasons", by_first_reason(excluded)),
    }


def beside_row(value: Beside, teller: Teller) -> shapes.Beside:
    """Return what stands beside the ranking, with what speaks for it and what to ask."""
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


def _told_turns(turns: Sequence[Turned]) -> list[shapes.WhatIf]:
    """Return what each answer would change; what many of them change is held once."""
    known = {t: _turn(t) for t in {t for value in turns for t in value.turns}}
    return [
        {
            "fact": value.change.fact,
            **of_child(value.change.child),
            "value": value.change.value,
            "verdicts": [known[t] for t in value.turns],
            "first": list(value.first),
        }
        for value in turns
    ]


def _turn(value: Turn) -> shapes.VerdictTurn:
    return {"id": value.id, "from": value.before, "to": value.after}


def page(
    value: Ranking,
    words: Words,
    shown: Sequence[Match],
    top: int = SHOWN,
    turns: Sequence[Turned] = (),
) -> blocks.Page:
    """Return the answer as a page.

    Safety, the family, a table, reasons and questions, what does not fit, what to ask.
    """
    teller = Teller(value.catalogue, value.profile, words)
    listed = shown[:top]
    notices = {t.code: t.text for t in teller.notices(value)}
    warned = [text for code, text in notices.items() if code != "not-a-decision"]
    found: list[blocks.Block] = [blocks.Paragraph(text, "warn") for text in warned]
    found.append(parts.head(value.catalogue, words, value.profile))
    found += parts.involve(value.involve, words)
    if listed:
        table = parts.match_table(listed, words)
        details = tuple(b for m in listed for b in _detail(m, teller))
        found.append(blocks.Part("section", words.say("overview"), (table,)))
        found.append(blocks.Part("section", words.say("per-intervention"), details))
    elif value.matches:
        found.append(blocks.Paragraph(words.say("no-matches")))
    found += [blocks.Paragraph(n, "dim") for n in _notes(value, shown, listed, words)]
    found += _near(value, teller)
    found.append(_counts(value, words))
    asked = (*_questions(value, teller), *_what_ifs(turns, value, teller))
    if asked:
        found.append(blocks.Part("section", words.say("ask-title"), asked))
    found += parts.uncovered(value, words)
    found += parts.beside(value, teller)
    found += [*parts.sources(found, words), parts.glossary(value.catalogue, words)]
    found.append(blocks.Paragraph(notices["not-a-decision"], "dim"))
    return parts.page(words.say("list-title"), found, words)


def _detail(match: Match, teller: Teller) -> Iterator[blocks.Block]:
    """Give one match in short, and its reasons with their sources to fold out."""
    words = teller.words
    found = [parts.pair(words.say("because"), "; ".join(t.text for t in teller.reasons(match)))]
    found += [
        (words.say("question"), blocks.Cell(t.text, "strong"))
        for t in teller.questions(match.judgement)
    ]
    cautions = teller.cautions(match)
    if cautions:
        found.append(
            parts.pair(words.say("caution"), "; ".join(t.text.rstrip(".") for t in cautions))
        )
    found.append((words.say("key"), blocks.Cell(parts.key_line(match, words), "dim")))
    intervention = match.intervention
    yield blocks.Pairs(tuple(found), f"{match.rank}  {intervention.short}", intervention.id)
    yield parts.reasons(teller.reasons(match), words)


def _notes(
    value: Ranking, shown: Sequence[Match], listed: Sequence[Match], words: Words
) -> Iterator[str]:
    """Give what is said about the list itself: more there is, what a filter hides, shared ranks."""
    if len(shown) > len(listed):
        yield words.say("more", n=len(shown) - len(listed), total=len(shown))
    hidden = [m.intervention.short for m in value.beyond(shown)]
    if hidden:
        yield words.say("hidden", names=words.listed(hidden))
    if any(a.rank == b.rank for a, b in pairwise(listed)):
        yield words.say("shared-ranks")


def _near(value: Ranking, teller: Teller) -> Iterator[blocks.Pairs]:
    """Give what one answer keeps out, with the reason and that answer."""
    found = tuple(
        parts.pair(
            e.intervention.short,
            f"{teller.exclusion_reasons(e.judgement)[0].text}. {teller.change(e)}",
        )
        for e in value.excluded
        if e.changes
    )
    if found:
        yield blocks.Pairs(found, teller.words.say("near-misses"))


def _counts(value: Ranking, words: Words) -> blocks.Paragraph:
    text = words.say(
        "counts",
        total=len(value.catalogue.interventions),
        fits=words.say("one-fits" if value.fits == 1 else "some-fit", n=value.fits),
        ask=len(value.matches) - value.fits,
        beside=words.say("counts-beside", n=len(value.beside)) if value.beside else "",
        excluded=len(value.excluded),
    )
    reasons = ", ".join(words.say(f"reason-{code}", n=n) for code, n in value.first_reasons.items())
    if reasons:
        text += f" ({words.say('first-reasons', reasons=reasons)})"
    return blocks.Paragraph(f"{text} — {words.say('why-hint')}")


def _questions(value: Ranking, teller: Teller) -> Iterator[blocks.Paragraph]:
    for number, question in enumerate(value.questions[:3]):
        text = teller.question(question)
        opening = "ask-first-place" if question.fact == FIRST else "ask-first"
        said = teller.words.say("then" if number else opening, question=text, n=question.changes)
        yield blocks.Paragraph(said, "dim" if number else "strong")


def _what_ifs(turns: Sequence[Turned], value: Ranking, teller: Teller) -> Iterator[blocks.Block]:
    words = teller.words
    short = {i.id: i.short for i in value.catalogue.interventions}
    found = []
    for turn in turns:
        changes = "; ".join(
            words.say(
                "turn", name=short[t.id], before=words.say(t.before), after=words.say(t.after)
            )
            for t in turn.turns
        )
        first = words.listed([short[i] for i in turn.first]) or words.say("diff-nobody")
        text = words.say("what-if-line", changes=changes or words.say("no-turn"), first=first)
        found.append(parts.pair(teller.answer(turn.change), text))
    if found:
        yield blocks.Pairs(tuple(found), words.say("what-if"))


_HEAD = (
    "id", "name", "abbreviation", "role", "classification", "verdict", "rank", "rank_best",
    "rank_worst", "first_in", "covers", "partly", "children", "reasons", "questions", "cautions",
    "change",
)  # fmt: skip


def rows(value: Ranking, words: Words, shown: Sequence[Match]) -> sheet.Rows:
    """Return the answer as a table.

    First what is ranked, then what stands beside it, then what is excluded and why.
    """
    teller = Teller(value.catalogue, value.profile, words)
    found: list[tuple[Intervention, Mapping[str, Any]]] = [
        *((m.intervention, match_row(m, teller)) for m in shown),
        *((b.intervention, beside_row(b, teller)) for b in value.beside),
        *(
            (e.intervention, {**excluded_row(e, teller), "verdict": "excluded"})
            for e in value.excluded
        ),
    ]
    return _HEAD, (_cells(row, intervention) for intervention, row in found)


def _cells(row: Mapping[str, Any], intervention: Intervention) -> list[sheet.Cell]:
    """Return one intervention as cells: sentences without codes, children counted from one."""
    told = {
        **row,
        "abbreviation": intervention.abbreviation,
        "role": intervention.role.value,
        "classification": intervention.level.value,
        "children": [n + 1 for n in row.get("children", ())],
    }
    for name in ("reasons", "questions", "cautions"):
        told[name] = [t["text"] for t in row.get(name, ())]
    return [told.get(name, "") for name in _HEAD]

"""Explain every criterion of an intervention for one family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from uhp_cli.door.asked import chosen
from uhp_cli.door.options import Names, Objection, WithSources
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.method.ranking import Exclusion, Match, Ranking, Standing, rank
from uhp_cli.telling.answer import METHOD, head, key, of_child, profile, told
from uhp_cli.telling.rows import Row, rows
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import State

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts, screen
    from uhp_cli.verbs import why_objection
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")
    screen = Late("uhp_cli.telling.screen")
    why_objection = Late("uhp_cli.verbs.why_objection")


@verb(*PAGE, "json", family=True, long=True)
def why(
    call: Call, names: Names, sources: WithSources = False, objection: Objection = False
) -> Answer:
    """Explain every criterion for one family; without a profile, what must be true."""
    named = chosen(call.catalogue, names)
    ranking = rank(call.catalogue, Profile() if objection else call.family(needed=False))
    stands = [ranking.of(i.id) for i in named]
    shown = why_objection.page if objection else page
    return Answer(
        lambda: as_json(ranking, stands, call.words),
        lambda: shown(ranking, stands, call.words),
        screens=None
        if objection
        else lambda: (first(ranking, stands, call.words, sources=sources),),
    )


def as_json(value: Ranking, stands: Sequence[Standing], words: Words) -> shapes.WhyAnswer:
    """Return the answer as JSON.

    Every criterion in fixed order, and what one answer would change.
    """
    teller = Teller(value.catalogue, value.profile, words)
    return {
        **head("why", value.catalogue, words),
        "method": METHOD,
        "profile": profile(value.profile),
        "notices": told(teller.notices()),
        "interventions": [_explained(s, teller) for s in stands],
    }


def _explained(stands: Standing, teller: Teller) -> shapes.Explained:
    judgement, intervention = stands.judgement, stands.intervention
    exclusion = stands if isinstance(stands, Exclusion) else None
    match = stands if isinstance(stands, Match) and teller.profile.problems else None
    return {
        "id": intervention.id,
        "name": intervention.name,
        "verdict": judgement.verdict.value,
        "classification": intervention.level.value,
        "rank": match.rank if match else None,
        "key": key(match.key) if match else None,
        "criteria": [_criterion(r) for r in rows(teller, judgement)],
        "questions": told(teller.questions(judgement), sources=True, fact=True),
        "near_miss": bool(exclusion and exclusion.changes),
        "near_misses": [
            {"fact": c.fact, "value": c.value, **of_child(c.child), "text": teller.change_text(c)}
            for c in (exclusion.changes if exclusion else ())
        ],
        "change": (teller.change(exclusion) if exclusion else "") or None,
    }


def _criterion(item: Row) -> shapes.Row:
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


def page(value: Ranking, stands: Sequence[Standing], words: Words) -> blocks.Page:
    """Return the answer as a page: every criterion with what it needs and what was given."""
    teller = Teller(value.catalogue, value.profile, words)
    found = parts.above(teller)
    for each in stands:
        name = each.intervention.short
        if value.profile.problems:
            verdict = words.say(each.judgement.verdict)
            found.append(blocks.Heading(words.say("why-title", name=name, verdict=verdict)))
        else:
            found.append(blocks.Heading(words.say("why-without-profile", name=name)))
        found += _criteria(each, teller)
        under = tuple(_under(each, teller))
        if under:
            found.append(blocks.Pairs(under))
    found += [*parts.sources(found, words), parts.glossary(value.catalogue, words)]
    found.append(blocks.Paragraph(words.say("not-a-decision"), "dim"))
    return parts.page(words.say("list-title"), found, words)


def first(
    value: Ranking, stands: Sequence[Standing], words: Words, *, sources: bool
) -> blocks.Page:
    """Return the answer as it is first shown: what decides first, each child in a column."""
    teller = Teller(value.catalogue, value.profile, words)
    found = list(screen.above(teller))
    for each in stands:
        found.append(blocks.Heading(_title(each, teller)))
        judged = rows(teller, each.judgement)
        found.append(_decisive(judged, teller) if judged else _nothing_asked(words))
        under = tuple(_briefly_under(each, teller))
        found += [blocks.Pairs(under)] if under else []
        found += [_sources(judged, words)] if sources else []
    found += screen.below(teller, words.say("why-next"))
    return parts.page(words.say("list-title"), found, words)


def _title(stands: Standing, teller: Teller) -> str:
    words, name = teller.words, stands.intervention.short
    if not teller.profile.problems:
        return words.say("why-without-profile", name=name)
    verdict = words.say(f"sign-{stands.judgement.verdict}")
    title = words.say("why-title", name=name, verdict=verdict)
    if not isinstance(stands, Match):
        return title
    return f"{title}{screen.DOT}{words.say('rank')} {parts.rank_line(stands, words)}"


def _decisive(judged: Sequence[Row], teller: Teller) -> blocks.Table:
    """Return the criteria: what speaks against it, what is not known, what holds."""
    words = teller.words
    alike: list[list[Row]] = []
    for row in judged:
        if row.child:  # the criterion of the row before, for the next child
            alike[-1].append(row)
        else:
            alike.append([row])
    apart = max(map(len, alike))
    names = [teller.child(n) for n in range(apart)] if apart > 1 else [words.say("given")]
    if all(row.state is State.UNKNOWN for row in judged):  # nobody said anything
        apart, names = 0, []
    lines = tuple(
        (
            blocks.Cell(words.say(_NAMES[found[0].code])),
            blocks.Cell("; ".join(dict.fromkeys(row.needed for row in found))),
            *map(_given, found[:apart] if len(found) > 1 else found * apart),
        )
        for found in sorted(alike, key=lambda found: min(map(_weight, found)))
    )
    return blocks.Table((words.say("criterion"), words.say("needed"), *names), lines)


def _nothing_asked(words: Words) -> blocks.Paragraph:
    return blocks.Paragraph(words.say("why-nothing-asked"))


def _weight(row: Row) -> int:
    """Return 0 for what speaks against it, 1 for what is not known, 2 for what holds."""
    if row.state is State.UNKNOWN:
        return 1
    return 0 if _bad(row) else 2


def _given(row: Row) -> blocks.Cell:
    sign, tone = (("✗", "warn"), ("?", "strong"), ("✓", "plain"))[_weight(row)]
    return blocks.Cell(f"{sign} {row.given}", cast("blocks.Tone", tone))


def _briefly_under(stands: Standing, teller: Teller) -> Iterator[tuple[str, blocks.Cell]]:
    """Give what to ask, what would change the verdict, and that there is more to keep in mind."""
    words = teller.words
    for said in teller.questions(stands.judgement):
        yield words.say("question"), blocks.Cell(said.text, "strong")
    if not teller.profile.problems:
        return
    if isinstance(stands, Match) and (cautions := teller.cautions(stands)):
        yield parts.pair(words.say("caution"), words.say("why-cautions", n=len(cautions)))
    elif isinstance(stands, Exclusion) and teller.change(stands):
        label = words.say("change" if stands.changes else "needed")
        yield label, blocks.Cell(teller.change(stands), "strong")


def _sources(judged: Sequence[Row], words: Words) -> blocks.Pairs:
    """Return on what each criterion rests, once for all children."""
    found = dict.fromkeys((words.say(_NAMES[row.code]), ", ".join(row.sources)) for row in judged)
    return blocks.Pairs(
        tuple((name, blocks.Cell(text, "dim")) for name, text in found), words.say("sources")
    )


def _under(stands: Standing, teller: Teller) -> Iterator[tuple[str, blocks.Cell]]:
    """Give what stands under the criteria: what to ask, the place, what would change."""
    words = teller.words
    for said in teller.questions(stands.judgement):
        yield words.say("question"), blocks.Cell(said.text, "strong")
    if not teller.profile.problems:
        return
    if isinstance(stands, Match):
        yield parts.pair(words.say("rank"), parts.rank_line(stands, words))
        yield words.say("key"), blocks.Cell(parts.key_line(stands, words), "dim")
        for said in teller.cautions(stands):
            yield parts.pair(words.say("caution"), said.text)
    elif isinstance(stands, Exclusion) and teller.change(stands):
        label = words.say("change" if stands.changes else "needed")
        yield label, blocks.Cell(teller.change(stands), "strong")


_NAMES = {
    "placement": "placement-criterion",
    "problem": "problem",
    "age": "age",
    "indication": "indication",
    "exclusion": "exclusion",
}


def _criteria(stands: Standing, teller: Teller) -> tuple[blocks.Block, ...]:
    """Return the criteria as a table, and under it their sources.

    A fifth column would break every word at 80 columns.
    """
    words = teller.words
    names = tuple(map(words.say, ("criterion", "verdict", "needed", "given")))
    found, sources = [], list[tuple[str, blocks.Cell]]()
    for row in rows(teller, stands.judgement):
        name = words.say(_NAMES[row.code])
        child = f" ({teller.child(row.child)})" if row.child is not None else ""
        given = f"{row.given} ({row.place})" if row.place else row.given
        texts = map(blocks.Cell, (row.needed, given))
        found.append((blocks.Cell(name + child), _state(row, words), *texts))
        where = (name, blocks.Cell("", "dim", row.sources))
        if not row.child or sources[-1] != where:
            sources.append(where)
    if not found:
        return (_nothing_asked(words),)
    return (blocks.Table(names, tuple(found)), blocks.Pairs(tuple(sources), words.say("sources")))


def _state(row: Row, words: Words) -> blocks.Cell:
    """Return how a criterion stands; an exclusion that is met is the bad news."""
    if row.state is State.UNKNOWN:
        return blocks.Cell(words.say("state-unknown"), "strong")
    excludes = row.code == "exclusion"
    code = f"state-exclusion-{row.state}" if excludes else f"state-{row.state}"
    return blocks.Cell(words.say(code), "warn" if _bad(row) else "plain")


def _bad(row: Row) -> bool:
    """Say whether a criterion speaks against it."""
    return row.state is (State.MET if row.code == "exclusion" else State.UNMET)

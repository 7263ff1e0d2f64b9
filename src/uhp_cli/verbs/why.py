"""Explain every criterion of an intervention for one family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from uhp_cli.door.asked import chosen
from uhp_cli.door.options import Names
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.method.ranking import Exclusion, Match, Ranking, Standing, rank
from uhp_cli.telling.answer import METHOD, head, key, of_child, profile, told
from uhp_cli.telling.rows import Row, rows
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.vocab import State

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")


@verb(*PAGE, "json", family=True)
def why(call: Call, names: Names) -> Answer:
    """Explain every criterion for one family; without a profile, what must be true."""
    named = chosen(call.catalogue, names)
    ranking = rank(call.catalogue, call.family(needed=False))
    stands = [ranking.of(i.id) for i in named]
    return Answer(
        lambda: as_json(ranking, stands, call.words), lambda: page(ranking, stands, call.words)
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


def _criteria(stands: Standing, teller: Teller) -> tuple[blocks.Table, blocks.Pairs]:
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
    return (blocks.Table(names, tuple(found)), blocks.Pairs(tuple(sources), words.say("sources")))


def _state(row: Row, words: Words) -> blocks.Cell:
    """Return how a criterion stands; an exclusion that is met is the bad news."""
    if row.state is State.UNKNOWN:
        return blocks.Cell(words.say("state-unknown"), "strong")
    excludes = row.code == "exclusion"
    code = f"state-exclusion-{row.state}" if excludes else f"state-{row.state}"
    bad = row.state is (State.MET if excludes else State.UNMET)
    return blocks.Cell(words.say(code), "warn" if bad else "plain")

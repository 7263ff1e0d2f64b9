"""Put two to five interventions side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from uhp_cli.door.asked import chosen
from uhp_cli.door.options import Names
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.method import comparing
from uhp_cli.method.comparing import Comparison
from uhp_cli.method.ranking import rank
from uhp_cli.telling.answer import Json, head, list_row, profile, told
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile

if TYPE_CHECKING:
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")


@verb(*PAGE, "json", "csv", family=True)
def compare(call: Call, names: Names) -> Answer:
    """Put two to five interventions side by side; with a profile also what decides between them."""
    named = chosen(call.catalogue, names)
    if not 2 <= len(named) <= comparing.MOST:
        raise UhpError("compare-count", given=len(named))
    family = call.family(needed=False)
    ranking = rank(call.catalogue, family) if family.problems else None
    comparison = comparing.compare(named, call.words, ranking)
    about = (call.catalogue, family if ranking else None, call.words)
    return Answer(
        lambda: as_json(comparison, *about),
        lambda: page(comparison, *about),
        lambda: rows(comparison, call.words),
    )


def as_json(value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words) -> Json:
    """Return the answer as JSON; a null means no source says it."""
    ids = [i.id for i in value.interventions]
    about = {}
    if family:
        notices = Teller(catalogue, family, words).notices()
        about = {"profile": profile(family), "notices": told(notices)}
    return {
        **head("compare", catalogue),
        **about,
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


def page(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> blocks.Page:
    """Return the answer as a page.

    A column each, a mark where they differ, and which criterion decides.
    """
    found: list[blocks.Block] = [parts.head(catalogue, words)]
    if family:
        found = parts.above(Teller(catalogue, family, words))
    found += [_table(value, words), blocks.Paragraph(words.say("compare-legend"), "dim")]
    found += map(blocks.Paragraph, _decisions(value, words))
    found.append(blocks.Paragraph(words.say("not-a-decision"), "dim"))
    return parts.page(words.say("compare-title"), found, words)


def _table(value: Comparison, words: Words) -> blocks.Table:
    unknown = blocks.Cell(words.say("unknown"), "dim")
    found = tuple(
        (
            blocks.Cell("≠" if line.differs else "", "strong"),
            blocks.Cell(words.say(line.field).lower(), "dim"),
            *(blocks.Cell(text) if text else unknown for text in line.texts),
        )
        for line in value.lines
        if any(line.texts)
    )
    return blocks.Table(("", "", *(i.short for i in value.interventions)), found)


def _decisions(value: Comparison, words: Words) -> Iterator[str]:
    """Give what decides between each two neighbours; the rest follows, and JSON has it all."""
    names = {i.id: i.short for i in value.interventions}
    ranked = list(dict.fromkeys(i for d in value.decisions for i in (d.higher, d.lower)))
    for d in value.decisions:
        if (d.higher, d.lower) not in pairwise(ranked):
            continue
        both = {"higher": names[d.higher], "lower": names[d.lower]}
        if d.criterion:
            a, b = d.values
            yield words.say("decides", **both, criterion=words.say(d.criterion), a=a, b=b)
        else:
            yield words.say("decides-nothing", **both)


def rows(value: Comparison, words: Words) -> sheet.Rows:
    """Return the answer as a table; an empty cell means that no source says it."""
    names = ("field", "label", "differs", *(i.id for i in value.interventions))
    return names, (
        (line.field, words.say(line.field), "yes" if line.differs else "no", *line.texts)
        for line in value.lines
    )

"""A local offer beside an answer: a key, a column and a table, added to what stands there already.

Nothing of the answer itself changes by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from uhp_cli.late import Late
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.offer import Availability, Line, Offer

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks, sheet
else:
    blocks = Late("uhp_cli.pages.blocks")


def in_json(answer: Mapping[str, Any], key: str, offer: Offer, region: str) -> Mapping[str, object]:
    """Return an answer with the offer at each record under a key, and what it was read from."""
    rows = [{**row, "offer": _rows(offer.of(row["id"], region), offer)} for row in answer[key]]
    return {**answer, "offer": about(offer), key: rows}


def about(offer: Offer) -> shapes.OfferRead:
    """Return which file it was, the day it was held against, and what has ended by then."""
    return {
        "sha256": offer.sha256,
        "as_of": offer.day,
        "lines": sum(map(len, offer.lines.values())),
        "expired": [
            {"id": x.intervention, "provider": x.provider, "until": x.until} for x in offer.expired
        ],
    }


def _rows(lines: Iterable[Line], offer: Offer) -> list[shapes.OfferRow]:
    return [
        cast(
            "shapes.OfferRow",
            {
                "availability": x.on(offer.day).value,
                "provider": x.provider,
                "region": x.region or None,
                "from": x.start or None,
                "until": x.until or None,
                "waiting_weeks": x.waiting_weeks,
                "starts_within_24_hours": x.within_24_hours,
                "read": x.read,
            },
        )
        for x in lines
    ]


def in_rows(table: sheet.Rows, offer: Offer, region: str, words: Words) -> sheet.Rows:
    """Return a table with a column more; its first column is the id of an intervention."""
    head, rows = table
    return (*head, "offer"), ([*row, told(offer, str(row[0]), region, words)] for row in rows)


def told(offer: Offer, intervention: str, region: str, words: Words) -> list[str]:
    """Return each line of one intervention as a sentence."""
    return [", ".join(_said(x, offer, words)) for x in offer.of(intervention, region)]


def short(offer: Offer, intervention: str, region: str, words: Words) -> str:
    """Return who offers it on the day of the offer, and the shortest wait; '–' for nobody."""
    lines = [x for x in offer.of(intervention, region) if x.on(offer.day) is Availability.OPEN]
    names = ", ".join(dict.fromkeys(x.provider for x in lines))
    weeks = [x.waiting_weeks for x in lines if x.waiting_weeks is not None]
    return f"{names} ({words.say('offer-weeks', n=min(weeks))})" if weeks else names or "–"


def _said(line: Line, offer: Offer, words: Words) -> Iterator[str]:
    yield line.provider
    if line.region:
        yield _region(line, words)
    yield from _when(line, offer, words)
    yield words.say("offer-read", day=line.read)


def _when(line: Line, offer: Offer, words: Words) -> Iterator[str]:
    if line.on(offer.day) is Availability.EXPIRED:
        yield words.say("offer-ended", day=line.until)
        return
    if line.on(offer.day) is Availability.LATER:
        yield words.say("offer-from", day=line.start)
    if line.until:
        yield words.say("offer-until", day=line.until)
    if line.within_24_hours:
        yield words.say("offer-at-once")
    if line.waiting_weeks is not None:
        yield words.say("offer-weeks", n=line.waiting_weeks)


def _region(line: Line, words: Words) -> str:
    known = words.catalogue.regions if words.catalogue else {}
    return known[line.region].name if line.region else words.say("offer-everywhere")


def on_page(
    page: blocks.Page, shown: Sequence[Intervention], offer: Offer, region: str, words: Words
) -> blocks.Page:
    """Return a page with the offer of what it shows above its last paragraph."""
    *above, last = page.blocks
    return page._replace(blocks=(*above, *_blocks(shown, offer, region, words), last))


def on_screen(
    page: blocks.Page, shown: Sequence[Intervention], offer: Offer, region: str, words: Words
) -> blocks.Page:
    """Return a first screen with who offers what it shows, above the lines it ends with."""
    end = len(page.blocks)
    while end and isinstance(page.blocks[end - 1], blocks.Paragraph):
        end -= 1
    said = [
        f"{i.short}: {short(offer, i.id, region, words)}" for i in shown if offer.has(i.id, region)
    ]
    line = blocks.Pairs(((words.say("offer-title"), blocks.Cell("; ".join(said) or "–")),))
    ended = [block for block in notes(offer, words) if block.tone == "warn"]
    return page._replace(blocks=(*page.blocks[:end], line, *ended, *page.blocks[end:]))


def _blocks(
    shown: Sequence[Intervention], offer: Offer, region: str, words: Words
) -> Iterator[blocks.Block]:
    yield blocks.Heading(words.say("offer-title"))
    rows = tuple(
        (blocks.Cell(i.short, "strong"), *_cells(x, offer, words))
        for i in shown
        for x in offer.of(i.id, region)
    )
    if rows:
        names = ("name", "offer-provider", "offer-region", "offer-when", "offer-looked")
        yield blocks.Table(tuple(map(words.say, names)), rows)
    nobody = [i.short for i in shown if not offer.has(i.id, region)]
    if nobody:
        yield blocks.Paragraph(words.say("offer-nobody", names=words.listed(nobody)))
    yield from notes(offer, words)


def notes(offer: Offer, words: Words) -> Iterator[blocks.Paragraph]:
    """Give what is to be known of an offer: what has ended, and the day it is about."""
    if offer.expired:
        short = {i.id: i.short for i in words.catalogue.interventions} if words.catalogue else {}
        names = words.listed(
            [f"{short.get(x.intervention, x.intervention)} ({x.provider})" for x in offer.expired]
        )
        said = words.say("offer-expired", n=len(offer.expired), day=offer.day, names=names)
        yield blocks.Paragraph(said, "warn")
    yield blocks.Paragraph(words.say("offer-beside", day=offer.day), "dim")


def _cells(line: Line, offer: Offer, words: Words) -> tuple[blocks.Cell, ...]:
    ended = line.on(offer.day) is Availability.EXPIRED
    when = ", ".join(_when(line, offer, words)) or words.say("unknown")
    return (
        blocks.Cell(line.provider),
        blocks.Cell(_region(line, words)),
        blocks.Cell(when, "warn" if ended else "plain"),
        blocks.Cell(line.read, "dim"),
    )

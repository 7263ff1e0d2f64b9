"""A local offer on the map: what is known for a problem and cannot be had here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from uhp_cli.door.nearby import Nearby
from uhp_cli.door.out import Answer
from uhp_cli.late import Late
from uhp_cli.method.gaps import Caseload, GapMap
from uhp_cli.telling import offered, screen
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.vocab import strength

if TYPE_CHECKING:
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")


_ROOM = 100
"""So many characters name what is not on offer on a first screen."""


def beside(answer: Answer, known: GapMap, near: Nearby) -> Answer:
    """Return an answer about the map with what is offered in each cell and what is not at all."""
    lacking = _lacking(known, near)
    screens = answer.screens
    return Answer(
        lambda: _in_json(answer.data(), lacking, near),
        lambda: _on_page(answer.page(), lacking, near),
        lambda: _in_rows(answer.rows(), near),
        screens=screens and (lambda: (_on_screen(p, lacking, near) for p in screens())),
    )


def beside_caseload(answer: Answer, known: Caseload, bought: Caseload, near: Nearby) -> Answer:
    """Return an answer about a caseload with what the offer has of what is known for it."""
    covered = {row.problem: row.covered for row in bought.rows}
    lacking = [
        c.intervention for c in known.chosen if not near.offer.has(c.intervention.id, near.region)
    ]
    return Answer(
        lambda: _caseload_in_json(answer.data(), covered, lacking, near),
        lambda: _caseload_on_page(answer.page(), known, covered, lacking, near),
        lambda: _caseload_in_rows(answer.rows(), covered),
    )


def _caseload_in_json(
    told: Mapping[str, Any], covered: Mapping[str, int], lacking: list[Intervention], near: Nearby
) -> Mapping[str, object]:
    problems = [{**row, "offered": covered[row["problem"]]} for row in told["problems"]]
    about, ids = offered.about(near.offer), [i.id for i in lacking]
    return {**told, "offer": about, "problems": problems, "not_offered": ids}


def _caseload_in_rows(table: sheet.Rows, covered: Mapping[str, int]) -> sheet.Rows:
    head, rows = table
    return (*head, "offered"), ([*row, covered[str(row[0])]] for row in rows)


def _caseload_on_page(
    page: blocks.Page,
    known: Caseload,
    covered: Mapping[str, int],
    lacking: list[Intervention],
    near: Nearby,
) -> blocks.Page:
    *above, note, last = page.blocks
    words = near.words
    has = tuple(
        parts.pair(
            words.problem(row.problem),
            words.say("caseload-of", n=covered[row.problem], all=row.needs),
        )
        for row in known.rows
    )
    bought = blocks.Pairs(has, words.say("caseload-offered"))
    return page._replace(blocks=(*above, *_blocks(lacking, near), bought, note, last))


def _lacking(known: GapMap, near: Nearby) -> list[Intervention]:
    """Return what stands on the map and is not on offer, best level first."""
    found = {i.id: i for c in known.cells for i in c.members}.values()
    missing = [i for i in found if not near.offer.has(i.id, near.region)]
    return sorted(missing, key=lambda i: (-strength(i.level), i.short.casefold(), i.id))


def _offered(ids: Any, near: Nearby) -> list[str]:  # noqa: ANN401  (a cell of a table)
    return [i for i in ids if near.offer.has(i, near.region)]


def _in_json(
    told: Mapping[str, Any], lacking: list[Intervention], near: Nearby
) -> Mapping[str, object]:
    cells = [{**c, "offered": _offered(c["interventions"], near)} for c in told["cells"]]
    about, ids = offered.about(near.offer), [i.id for i in lacking]
    return {**told, "offer": about, "cells": cells, "not_offered": ids}


def _in_rows(table: sheet.Rows, near: Nearby) -> sheet.Rows:
    head, rows = table
    place = list(head).index("interventions")
    return (*head, "offered"), ([*row, _offered(row[place], near)] for row in rows)


def _on_page(page: blocks.Page, lacking: list[Intervention], near: Nearby) -> blocks.Page:
    *above, last = page.blocks
    return page._replace(blocks=(*above, *_blocks(lacking, near), last))


def _on_screen(page: blocks.Page, lacking: list[Intervention], near: Nearby) -> blocks.Page:
    """Return a first screen with the best of what is not on offer, above the lines it ends with."""
    *above, hint, last = page.blocks
    words = near.words
    said = screen.within([i.short for i in lacking], _ROOM, words)
    line = parts.pair(words.say("offer-gaps"), ", ".join(said) or "–")
    only = [blocks.Paragraph(words.say("offer-only"), "strong")] if near.only else []
    ended = [note for note in offered.notes(near.offer, words) if note.tone == "warn"]
    return page._replace(blocks=(*above, *only, blocks.Pairs((line,)), *ended, hint, last))


def _blocks(lacking: list[Intervention], near: Nearby) -> Iterator[blocks.Block]:
    words = near.words
    yield blocks.Heading(words.say("offer-title"))
    if near.only:
        yield blocks.Paragraph(words.say("offer-only"), "strong")
    if lacking:
        by_level: dict[str, list[str]] = {}
        for i in lacking:
            by_level.setdefault(words.level(i.level), []).append(i.short)
        rows = tuple(parts.pair(level, ", ".join(names)) for level, names in by_level.items())
        yield blocks.Pairs(rows, words.say("offer-gaps"))
    yield from offered.notes(near.offer, words)

"""Map of problems and ages: what there is and what is missing; of a caseload what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.asked import least_level, local_offer
from uhp_cli.door.options import MinLevel, OfferDay, Offered, OfferFile, Region
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late, Recipes
from uhp_cli.method import gaps as engine
from uhp_cli.method.gaps import GapMap
from uhp_cli.telling.answer import head
from uhp_cli.telling.words import Words
from uhp_cli.values.profile import from_options
from uhp_cli.values.vocab import Level, strength

if TYPE_CHECKING:
    import typer

    from uhp_cli import shapes
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts
    from uhp_cli.verbs import gaps_caseload, gaps_offer, gaps_screen
else:
    typer = Recipes("typer")
    blocks, sheet = Late("uhp_cli.pages.blocks"), Late("uhp_cli.pages.sheet")
    parts = Late("uhp_cli.telling.parts")
    gaps_caseload, gaps_offer = (
        Late("uhp_cli.verbs.gaps_caseload"),
        Late("uhp_cli.verbs.gaps_offer"),
    )
    gaps_screen = Late("uhp_cli.verbs.gaps_screen")

Profiles = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "profielen van een caseload: JSON Lines, een YAML-lijst, of - voor standaardinvoer",
            "profiles of a caseload: JSON Lines, a YAML list, or - for standard input",
        ),
    ),
]


@verb(*PAGE, "json", "csv", long=True)
def gaps(
    call: Call,
    region: Region = None,  # noqa: ARG001  (in call.options)
    min_classification: MinLevel = None,
    profiles: Profiles = None,
    offer: OfferFile = None,
    offered: Offered = False,
    as_of: OfferDay = None,
) -> Answer:
    """Map problems by age: best level, who is there, what is empty; or what a caseload lacks."""
    place = from_options(call.options, call.catalogue).facts.get("region", "")
    least = least_level(min_classification, call.catalogue)
    near = local_offer(offer, as_of, call.catalogue, call.words, region=place, only=offered)
    if profiles is not None:
        return gaps_caseload.answer(call, profiles, place, least, near)
    known = engine.gap_map(call.catalogue, place, least)
    found = engine.only(known, near.keeps) if near else known
    answer = Answer(
        lambda: as_json(found, call.words),
        lambda: page(found, call.words),
        lambda: rows(found),
        screens=lambda: gaps_screen.screens(found, call.words),
    )
    return gaps_offer.beside(answer, known, near) if near else answer


def as_json(value: GapMap, words: Words) -> shapes.GapsAnswer:
    """Return the answer as JSON.

    An empty cell has classification null, and no age stated counts in every band.
    """
    bands = {c.band.id: c.band for c in value.cells}
    no_offer: shapes.OnMap = {}  # gaps_offer puts it beside
    return {
        **head("gaps", value.catalogue, words),
        "region": value.region or None,
        "min_classification": value.least and value.least.value,
        "bands": [{"id": b.id, "min": _first(b), "max": b.high // 12} for b in bands.values()],
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
        **no_offer,
    }


def page(value: GapMap, words: Words) -> blocks.Page:
    """Return the answer as a page.

    A cell for each problem and age band, what is empty, and what was not counted.
    """
    empty, cells = len(value.empty), len(value.cells)
    counts = words.say("gaps-counts", filled=cells - empty, all=cells, empty=empty)
    found: list[blocks.Block] = [
        parts.head(value.catalogue, words),
        blocks.Paragraph(words.say("gaps-legend")),
        blocks.Paragraph(parts.with_ladders(words.say("gaps-ladder"))),
        *parts.narrowed(value.catalogue, value.region, value.least, words),
        _heatmap(value, words),
        blocks.Paragraph(counts, "strong"),
        *(blocks.Paragraph(text, "dim") for text in _remarks(value, words)),
    ]
    if value.empty:
        empties = tuple(_empties(value, words))
        found += [blocks.Heading(words.say("gaps-list")), blocks.Pairs(empties)]
    found.append(parts.glossary(value.catalogue, words))
    found.append(blocks.Paragraph(words.say("gaps-not-proof"), "dim"))
    return parts.page(words.say("gaps-title"), found, words)


def _remarks(value: GapMap, words: Words) -> Iterator[str]:
    """Give what is to be known of what was counted, and what was not."""
    named = {
        "gaps-unstated": dict.fromkeys(i.short for c in value.cells for i in c.unstated),
        "gaps-abroad": dict.fromkeys(i.short for c in value.cells for i in c.members if i.abroad),
        "gaps-no-problem": [i.short for i in value.no_problem],
        "gaps-placement": [i.short for i in value.with_placement],
        "gaps-elsewhere": [i.short for i in value.elsewhere],
    }
    region = value.catalogue.regions[value.region].name if value.region else ""
    for code, names in named.items():
        if names:
            listed = words.listed(sorted(names, key=str.casefold))
            yield words.say(code, names=listed, region=region)


def _rows_of(value: GapMap) -> dict[str, list[engine.Cell]]:
    found: dict[str, list[engine.Cell]] = {}
    for cell in value.cells:
        found.setdefault(cell.problem, []).append(cell)
    return found


def _heatmap(value: GapMap, words: Words) -> blocks.Heatmap:
    cells = _rows_of(value)
    bands = tuple(c.band.id.replace("-", "–") for c in next(iter(cells.values())))
    ladder = (Level.STRONG, Level.GOOD, Level.FIRST, Level.FOUNDED)
    names = [blocks.Cell(words.problem(p)) for p in cells]
    ages = tuple(words.say("gaps-head", age=b) for b in bands)
    short = tuple(
        (n, *(_short(c, words) for c in row)) for n, row in zip(names, cells.values(), strict=True)
    )
    full = tuple(
        (n, *(_full(c, words) for c in row)) for n, row in zip(names, cells.values(), strict=True)
    )
    return blocks.Heatmap(
        blocks.Table(("", *bands), short),
        blocks.Table((words.say("problem"), *ages), full, words.say("gaps-table")),
        tuple(tuple(_square(c, words) for c in row) for row in cells.values()),
        words.say("gaps-picture"),
        (
            *((strength(level), words.level(level)) for level in ladder),
            (0, words.say("gaps-step-0")),
            (-1, words.say("gaps-empty")),
        ),
    )


def _count(cell: engine.Cell) -> str:
    """Return how many there are, marked when the sources state no age of any."""
    return f"{len(cell.members)}{'*' if len(cell.unstated) == len(cell.members) else ''}"


def _square(cell: engine.Cell, words: Words) -> blocks.Square:
    if cell.level is None:
        return blocks.Square(-1, words.say("gaps-empty"))
    return blocks.Square(strength(cell.level), _count(cell))


def _short(cell: engine.Cell, words: Words) -> blocks.Cell:
    if cell.level is None:
        return blocks.Cell(f" {words.say('gaps-empty')} ", "gap")
    step = strength(cell.level)
    strong = step >= strength(Level.GOOD)
    text = (blocks.Ladder(step), f" {_count(cell)}")
    return blocks.Cell(text, "strong" if strong else "plain")


def _full(cell: engine.Cell, words: Words) -> blocks.Cell:
    if cell.level is None:
        return blocks.Cell(words.say("gaps-empty"), "gap")
    names = ", ".join(i.short + ("*" if i.age is None else "") for i in cell.members)
    return blocks.Cell(parts.ladder(cell.level, words, f": {names}"))


def _empties(value: GapMap, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    for problem, cells in _rows_of(value).items():
        empty = [c.band.id.replace("-", "–") for c in cells if not c.members]
        if not empty:
            continue
        ages = words.say("gaps-head", age=", ".join(empty))
        if len(empty) == len(cells):
            ages = words.say("gaps-all-ages")
        yield parts.pair(words.problem(problem), f"{ages} → {words.involve(problem)}")


def _first(band: engine.Band) -> str | int:
    return "zwanger" if band.low < 0 else band.low // 12


# No column of bands as 6-11: a spreadsheet makes a date of that.
_COLUMNS: Mapping[str, Callable[[engine.Cell], sheet.Cell]] = {
    "problem": lambda c: c.problem,
    "band_min": lambda c: _first(c.band),
    "band_max": lambda c: c.band.high // 12,
    "classification": lambda c: c.level and c.level.value,
    "count": lambda c: len(c.members),
    "interventions": lambda c: [i.id for i in c.members],
    "age_not_stated": lambda c: [i.id for i in c.unstated],
}


def rows(value: GapMap) -> sheet.Rows:
    """Return the answer as a table: a row for each cell, also the empty ones."""
    return sheet.table(_COLUMNS, value.cells)

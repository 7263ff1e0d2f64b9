"""The map at first sight: how much of it is filled, what is empty, and what rests on little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uhp_cli.late import Late
from uhp_cli.method.gaps import BANDS, GapMap
from uhp_cli.telling import screen
from uhp_cli.telling.words import Words
from uhp_cli.values.vocab import strength

if TYPE_CHECKING:
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

_SIZES = ((99, 15), (9, 8), (6, 7), (4, 6), (3, 5), (2, 4), (1, 2))
"""How many problems are named for the same ages, and for how many such groups; fullest first."""


def screens(value: GapMap, words: Words) -> Iterator[blocks.Page]:
    """Give the map as it is first shown: the fullest form that fits is taken."""
    for names, groups in _SIZES:
        found = [
            blocks.Paragraph(_counts(value, words), "strong"),
            *parts.narrowed(value.catalogue, value.region, value.least, words),
            *_empty(value, names, groups, words),
            *_thin(value, names, words),
            blocks.Paragraph(words.say("gaps-next"), "dim"),
            blocks.Paragraph(words.say("gaps-not-proof"), "dim"),
        ]
        yield parts.page(words.say("gaps-title"), found, words)


def _counts(value: GapMap, words: Words) -> str:
    empty, cells = len(value.empty), len(value.cells)
    counts = words.say("gaps-counts", filled=cells - empty, all=cells, empty=empty)
    return f"{counts} {words.say('catalogue')} {value.catalogue.version}"


def _empty(value: GapMap, names: int, groups: int, words: Words) -> Iterator[blocks.Block]:
    """Give the problems of the empty cells by their ages, those of most ages first."""
    ages: dict[str, list[str]] = {}
    for cell in value.empty:
        ages.setdefault(cell.problem, []).append(cell.band.id.replace("-", "–"))
    grouped: dict[tuple[str, ...], list[str]] = {}
    for problem, bands in ages.items():
        grouped.setdefault(tuple(bands), []).append(words.problem(problem))
    ordered = sorted(grouped.items(), key=lambda item: -len(item[0]))
    rows = [
        parts.pair(_ages(bands, words), ", ".join(screen.some(problems, names, words)))
        for bands, problems in ordered[:groups]
    ]
    rest = sum(len(problems) for _, problems in ordered[groups:])
    if rest:
        rows.append(parts.pair("", words.say("screen-more", n=rest)))
    if rows:
        yield blocks.Pairs(tuple(rows), words.say("gaps-list"))


def _ages(bands: tuple[str, ...], words: Words) -> str:
    every = len(bands) == len(BANDS)
    return words.say("gaps-all-ages") if every else words.say("gaps-head", age=", ".join(bands))


def _thin(value: GapMap, names: int, words: Words) -> Iterator[blocks.Block]:
    """Give the problems of which a cell holds one intervention, or several and none has a level."""
    few = {
        "gaps-single": [c for c in value.cells if len(c.members) == 1],
        "gaps-unjudged": [
            c for c in value.cells if len(c.members) > 1 and c.level and not strength(c.level)
        ],
    }
    rows = []
    for code, cells in few.items():
        problems = [words.problem(p) for p in dict.fromkeys(c.problem for c in cells)]
        if cells:
            said = ", ".join(screen.some(problems, names, words))
            rows.append(parts.pair(words.say(code, n=len(cells)), said))
    if rows:
        yield blocks.Pairs(tuple(rows), words.say("gaps-thin"))

"""Pages for a terminal. The only importer of rich.

Data stays data: markup, emoji codes and highlighting are off, control characters are made visible
at each leaf.
"""

import io
from collections.abc import Iterable
from typing import assert_never

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from uhp_cli.pages.blocks import (
    Blanks,
    Bullets,
    Cards,
    Cell,
    Code,
    Heading,
    Heatmap,
    Leaf,
    Page,
    Pairs,
    Paragraph,
    Sources,
    Table,
    Tone,
    beside,
    flat,
    named,
    plain,
)
from uhp_cli.safe import clean

# No hue: these work on dark and light, and for the colour-blind.
_STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "warn": "bold reverse",
    "gap": "reverse",
}


def to_text(page: Page, *, width: int, colour: bool) -> str:
    """Return a page for a terminal of this width, with colour codes only when asked."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    blocks = [_simple(block) for block in flat(page.blocks, screen=True)]
    for number, block in enumerate(blocks):
        if number and not (
            isinstance(block, Paragraph) and isinstance(blocks[number - 1], Paragraph)
        ):
            console.print()
        console.print(_drawn(block, console), soft_wrap=not isinstance(block, Table))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


Simple = Paragraph | Heading | Table | Pairs | Bullets


def _simple(block: Leaf) -> Simple:
    """Return a block that has a look of its own on paper as what a terminal can show."""
    match block:
        case Heatmap():
            return block.short
        case Cards():
            return beside(block)
        case Sources():
            return named(block)._replace(title=block.title)
        case Blanks():
            return Bullets(tuple(Cell(f"{item}: {'_' * 30}") for item in block.items))
        case Code():
            return Paragraph(block.text)
        case _:
            return block


def _drawn(block: Simple, console: Console) -> Grid | Text:
    """Return a block as rich draws it.

    Only a table needs a grid; the rest is wrapped here, which is four times as fast.
    """
    match block:
        case Heading():
            return _joined(_wrapped(Cell(block.text, "strong"), Text(), console))
        case Paragraph():
            return _joined(_wrapped(block, Text(), console))
        case Bullets():
            mark = Text("[ ] " if block.boxes else "- ")
            return _joined(
                line for item in block.items for line in _wrapped(Cell(plain(item)), mark, console)
            )
        case Pairs():
            return _joined(_pairs(block, console))
        case Table():
            table = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False)
            for name in block.head:
                table.add_column(_text(Cell(name, "dim")), overflow="fold")
            for row in block.rows:
                table.add_row(*map(_text, row))
            return table
        case _:
            assert_never(block)


def _text(item: Cell | Paragraph) -> Text:
    return Text(clean(plain(item)), style=_STYLES[item.tone])


def _joined(lines: Iterable[Text]) -> Text:
    return Text("\n").join(lines)


def _wrapped(item: Cell | Paragraph, lead: Text, console: Console) -> list[Text]:
    """Wrap a text behind its lead; the next lines hang under the first."""
    room = max(console.width - lead.cell_len, 20)
    lines = list(_text(item).wrap(console, room)) or [Text()]
    return [Text.assemble(" " * lead.cell_len if n else lead, line) for n, line in enumerate(lines)]


def _pairs(block: Pairs, console: Console) -> list[Text]:
    indent = "  " if block.title else ""
    room = min(max((len(label) for label, _ in block.rows), default=0), console.width // 3)
    lines = _wrapped(Cell(block.title, "strong"), Text(), console) if block.title else []
    for label, cell in block.rows:
        lead = _text(Cell(f"{indent}{label:{room}}  ", "dim"))
        if len(label) > room:
            lines += _wrapped(Cell(label, "dim"), Text(indent), console)
            lead = Text(" " * (len(indent) + room + 2))
        lines += _wrapped(cell, lead, console)
    return lines

"""The picture of a heat map, as SVG that follows the colours of its page."""

import textwrap

from uhp_cli.pages.blocks import Cell, Heatmap, Square, signs
from uhp_cli.pages.look import ON_SCALE, SCALE
from uhp_cli.pages.running import quoted
from uhp_cli.safe import clean

_NAME, _WIDE, _HIGH = 180, 50, 30
"""Width of the names and of a cell, and height of a row, in the picture's own units.

It fits a phone at full size.
"""


def picture(block: Heatmap) -> str:
    """Return the picture of a heat map, with its legend; the table says the same in words."""
    width = _NAME + _WIDE * (len(block.short.head) - 1)
    height = _HIGH * (len(block.squares) + 1)
    parts = [
        f'<text x="{_NAME + _WIDE * n + _WIDE / 2:g}" y="20" text-anchor="middle"'
        f' font-weight="600">{quoted(name)}</text>'
        for n, name in enumerate(block.short.head[1:])
    ]
    for number, (row, squares) in enumerate(zip(block.short.rows, block.squares, strict=True), 1):
        y = _HIGH * number
        parts.append(_name(row[0], y))
        parts += [_square(_NAME + _WIDE * n, y, square) for n, square in enumerate(squares)]
    legend = "".join(
        f'<span><svg viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true" preserveAspectRatio="none">'
        f"{_square(0, 0, Square(step, ''))}</svg>{quoted(text)}</span>"
        for step, text in block.legend
    )
    return (
        f'<figure><svg class="map" role="img" aria-label="{quoted(block.alt)}"'
        f' viewBox="0 0 {width} {height}" font-size="11.5">{"".join(parts)}</svg>'
        f"<figcaption>{legend}</figcaption></figure>"
    )


def _name(cell: Cell, y: int) -> str:
    """Return a name in at most two lines that fit beside the cells."""
    lines = textwrap.wrap(clean(signs(cell.text)), 26, max_lines=2, placeholder="…")
    top = y + 19 - 6.5 * (len(lines) - 1)
    return "".join(
        f'<text x="0" y="{top + 13 * n:g}">{quoted(line)}</text>' for n, line in enumerate(lines)
    )


def _square(x: int, y: int, square: Square) -> str:
    """Return one cell of the picture; its style sheet colours one that is empty."""
    if square.step < 0:
        look, ink = 'class="gap" stroke-width="1.5" stroke-dasharray="4 3"', ""
    else:
        look = f'fill="{SCALE[square.step]}" stroke="#8096ab" stroke-width=".5"'
        ink = f' fill="{ON_SCALE[square.step]}"'
    box = f'<rect x="{x + 2}" y="{y + 2}" width="{_WIDE - 4}" height="{_HIGH - 4}" rx="3" {look}/>'
    if not square.word:
        return box
    middle = f'x="{x + _WIDE / 2:g}" y="{y + 19}" text-anchor="middle"'
    return f"{box}<text {middle}{ink}>{quoted(square.word)}</text>"

"""Pages as one self-contained HTML file, without script or outside resource."""

import textwrap
from collections.abc import Sequence
from html import escape
from typing import assert_never

from uhp_cli.pages.blocks import (
    Blanks,
    Block,
    Bullets,
    Cards,
    Cell,
    Code,
    Heading,
    Heatmap,
    Ladder,
    Noted,
    Page,
    Pairs,
    Paragraph,
    Square,
    Table,
    outlined,
    pieces,
    spread,
)
from uhp_cli.pages.look import ALARM, CSS, INK, MAIN, SCALE
from uhp_cli.safe import clean

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(page: Page) -> str:
    """Return a page as HTML."""
    body = "\n".join(_block(block, page.lang, level) for block, level in outlined(page.blocks))
    return (
        f'<!doctype html>\n<html lang="{_h(page.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_h(page.title)}</title>\n<style>{CSS}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{_h(page.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _h(text: str) -> str:
    return escape(clean(text), quote=True)


def _block(block: Block, lang: str, under: int) -> str:  # noqa: PLR0911  (one per kind of block)
    match block:
        case Heading():
            level = min(max(block.level, 2), 4)
            return f"<h{level}>{_h(block.text)}</h{level}>"
        case Paragraph():
            return f'<p class="{block.tone}">{_said(block, lang)}</p>'
        case Bullets():
            items = "".join(f"<li>{_said(item, lang)}</li>" for item in block.items)
            return f'<ul class="{"boxes" if block.boxes else "points"}">{items}</ul>'
        case Pairs():
            size = "" if under > 2 else ' class="small"'
            title = f"<h{under}{size}>{_h(block.title)}</h{under}>" if block.title else ""
            return f"{title}<dl>{_pairs(block.rows, lang)}</dl>"
        case Table():
            return _table(block, lang)
        case Noted():
            return _table(spread(block), lang)
        case Heatmap():
            return f"{_picture(block)}\n{_table(block.full, lang, kind='fine')}"
        case Cards():
            return _cards(block, lang)
        case Blanks():
            lines = "<div></div>" * block.lines
            return "".join(f'<div class="blank"><p>{_h(i)}</p>{lines}</div>' for i in block.items)
        case Code():
            return f"<pre>{_h(block.text)}</pre>"
        case _:
            assert_never(block)


def _said(item: Cell | Paragraph, lang: str) -> str:
    """Return what an item says: ladders as small pictures, references small."""
    parts = [
        _h(piece) if isinstance(piece, str) else _ladder(piece, lang) for piece in pieces(item.text)
    ]
    if item.refs:
        space = " " if item.text else ""
        parts.append(f"{space}<small>[{_h(', '.join(item.refs))}]</small>")
    return "".join(parts)


def _ladder(ladder: Ladder, lang: str) -> str:
    """Return a ladder as a small picture that can be read out."""
    label = f"{ladder.step} of 4:" if lang == "en" else f"{ladder.step} van 4:"
    bars = "".join(
        f'<rect x="{9 * n + 1}" y="{12 - 3 * n}" width="7" height="{3 * n + 3}"'
        f' fill="{MAIN if n < ladder.step else "#fff"}" stroke="{MAIN}"/>'
        for n in range(4)
    )
    return f'<svg class="steps" role="img" aria-label="{label}" viewBox="0 0 36 16">{bars}</svg>'


def _pairs(rows: Sequence[tuple[str, Cell]], lang: str) -> str:
    """Return labels with their texts.

    A label that is empty or the same as above belongs to the one before.
    """
    parts, last = [], None
    for label, cell in rows:
        if label and label != last:
            parts.append(f"<dt>{_h(label)}</dt>")
        elif last is None:
            parts.append("<dt></dt>")
        parts.append(f'<dd class="{cell.tone}">{_said(cell, lang)}</dd>')
        last = label or last or ""
    return "".join(parts)


def _cards(block: Cards, lang: str) -> str:
    rows = max((len(item.rows) for item in block.items), default=0)
    cards = "".join(
        f'<article class="card"><h3>{_h(item.title)}</h3>'
        f"<dl>{_pairs(item.rows, lang)}</dl></article>"
        for item in block.items
    )
    return f'<div class="cards" style="--rows:{2 * rows + 1}">{cards}</div>'


def _table(table: Table, lang: str, *, kind: str = "plain") -> str:
    caption = f"<caption>{_h(table.caption)}</caption>" if table.caption else ""
    head = "".join(
        f'<th scope="col">{_h(name)}</th>' if name else "<td></td>" for name in table.head
    )
    rows = "".join(_row(row, lang) for row in table.rows)
    region = f' role="region" aria-label="{_h(table.caption)}"' if table.caption else ""
    return (
        f'<div class="scroll" tabindex="0"{region}><table class="{kind}">{caption}'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: Sequence[Cell], lang: str) -> str:
    cells = [f'<th scope="row" class="{c.tone}">{_said(c, lang)}</th>' for c in row[:1]]
    cells += [f'<td class="{c.tone}">{_said(c, lang)}</td>' for c in row[1:]]
    return f"<tr>{''.join(cells)}</tr>"


_NAME, _WIDE, _HIGH = 180, 50, 30
"""Width of the names and of a cell, and height of a row, in the picture's own units.

It fits a phone at full size.
"""


def _picture(block: Heatmap) -> str:
    """Return the picture of a heat map, with its legend; the table says the same in words."""
    width = _NAME + _WIDE * (len(block.short.head) - 1)
    height = _HIGH * (len(block.squares) + 1)
    parts = [
        f'<text x="{_NAME + _WIDE * n + _WIDE / 2:g}" y="20" text-anchor="middle"'
        f' font-weight="600" fill="{INK}">{_h(name)}</text>'
        for n, name in enumerate(block.short.head[1:])
    ]
    for number, (row, squares) in enumerate(zip(block.short.rows, block.squares, strict=True), 1):
        y = _HIGH * number
        parts.append(_name(row[0], y))
        parts += [_square(_NAME + _WIDE * n, y, square) for n, square in enumerate(squares)]
    legend = "".join(
        f'<span><svg viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true" preserveAspectRatio="none">'
        f"{_square(0, 0, Square(step, ''))}</svg>{_h(text)}</span>"
        for step, text in block.legend
    )
    return (
        f'<figure><svg class="map" role="img" aria-label="{_h(block.alt)}"'
        f' viewBox="0 0 {width} {height}" font-size="11.5">{"".join(parts)}</svg>'
        f"<figcaption>{legend}</figcaption></figure>"
    )


def _name(cell: Cell, y: int) -> str:
    """Return a name in at most two lines that fit beside the cells."""
    text = "".join(piece for piece in pieces(cell.text) if isinstance(piece, str))
    lines = textwrap.wrap(clean(text), 26, max_lines=2, placeholder="…")
    top = y + 19 - 6.5 * (len(lines) - 1)
    return "".join(
        f'<text x="0" y="{top + 13 * n:g}" fill="{INK}">{_h(line)}</text>'
        for n, line in enumerate(lines)
    )


def _square(x: int, y: int, square: Square) -> str:
    """Return one cell of the picture."""
    if square.step < 0:
        fill, ink = "#fff", ALARM
        line = f'stroke="{ALARM}" stroke-width="1.5" stroke-dasharray="4 3"'
    else:
        fill, ink = SCALE[square.step]
        line = 'stroke="#8096ab" stroke-width=".5"'
    box = (
        f'<rect x="{x + 2}" y="{y + 2}" width="{_WIDE - 4}" height="{_HIGH - 4}" rx="3"'
        f' fill="{fill}" {line}/>'
    )
    if not square.word:
        return box
    middle = f'x="{x + _WIDE / 2:g}" y="{y + 19}" text-anchor="middle"'
    return f'{box}<text {middle} fill="{ink}">{_h(square.word)}</text>'

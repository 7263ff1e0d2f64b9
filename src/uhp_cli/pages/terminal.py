"""Pages for a terminal. The only importer of rich.

Data stays data: control characters are made visible at each leaf, and no code but those of `_CODES`
is written. Of rich it takes how wide a character is, when there is one that is not one column: its
console and its grid would cost more than the answer, and they break words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, assert_never

from uhp_cli.pages.blocks import (
    Blanks,
    Block,
    Bullets,
    Cards,
    Cell,
    Code,
    Heading,
    Heatmap,
    Noted,
    Page,
    Pairs,
    Paragraph,
    Table,
    Tone,
    beside,
    plain,
)
from uhp_cli.safe import clean

PROSE = 100
"""Running text is never wider than this: an eye loses a longer line."""
_GAP = 2
"""Columns of white between two columns of a table."""

# No hue: these work on dark and light, and for the colour-blind.
_CODES: dict[Tone, str] = {"plain": "", "strong": "1", "dim": "2", "warn": "1;7", "gap": "7"}

_NARROW = re.compile("[ -~\u00a0-\u02ff–—‘’“”…●○✓✗≠→·×]*")
"""What is surely as wide as it is long; the rest is measured."""
_WORD = re.compile(r"\S+")
_PART = re.compile(r"\S*?\w[-/](?=\w{3})|\S+")
"""A word, or as much of it as may stand at the end of a line of a column."""


def to_text(page: Page, *, width: int, colour: bool) -> str:
    """Return a page for a terminal of this width, with colour codes only when asked."""
    sheet = _Sheet(width, colour)
    lines: list[str] = []
    for number, block in enumerate(page.blocks):
        if number and not (
            isinstance(block, Paragraph) and isinstance(page.blocks[number - 1], Paragraph)
        ):
            lines.append("")
        lines += sheet.drawn(block)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def first_that_fits(pages: Iterable[Page], height: int, *, width: int, colour: bool) -> str:
    """Return the first of these pages that has at most `height` lines, else the last.

    Texts are measured and wrapped once for all of them. Below 80 columns a page may be as much
    longer as its lines are shorter.
    """
    text, height = "", max(height, height * 80 // width)
    for page in pages:
        text = to_text(page, width=width, colour=colour)
        if text.count("\n") <= height:
            break
    return text


@cache
def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # few texts have a wide or a combining character

    return cell_len(text)


def _padded(text: str, room: int) -> str:
    return text + " " * (room - _cells(text))


@cache
def _longest(text: str) -> int:
    """Return how wide the longest part of a text is that may not be broken."""
    return max(map(_cells, (*_PART.findall(text), "")))


@cache
def _wrapped(text: str, room: int, part: re.Pattern[str] = _WORD) -> tuple[str, ...]:
    """Return a text as lines of at most `room` columns, broken between words.

    What stands behind three spaces is kept together when it fits on a line of its own.
    """
    lines = [""]
    for number, chunk in enumerate(text.split("   ")):
        white = "   " if number and lines[-1] else ""
        if white and _cells(lines[-1] + white + chunk) > room >= _cells(chunk):
            white, lines = "", [*lines, ""]
        end = 0
        for found in part.finditer(chunk):
            white, end = white + chunk[end : found.start()], found.end()
            if _cells(lines[-1] + white + found[0]) <= room:
                lines[-1] += white + found[0]
            else:
                lines += _folded(found[0], room)
            white = ""
        if not chunk.strip():
            lines[-1] += white
    return tuple(lines if lines[0] or len(lines) == 1 else lines[1:])


def _folded(word: str, room: int) -> list[str]:
    """Return a word, or its pieces when no line can hold it: at a hyphen, slash or colon first."""
    if _cells(word) <= room:
        return [word]
    from rich.cells import chop_cells

    lines = [""]
    for piece in re.findall(".+?(?:[-/:]|$)", word):
        if _cells(lines[-1] + piece) <= room:
            lines[-1] += piece
        else:
            lines += chop_cells(piece, room)
    return [line for line in lines if line]


class _Sheet(NamedTuple):
    """Draws blocks for one width."""

    width: int
    colour: bool

    def drawn(self, block: Block) -> list[str]:  # noqa: PLR0911  (one for each kind of block)
        """Return a block as lines."""
        match block:
            case Heading():
                return self.prose(Cell(block.text, "strong"))
            case Paragraph():
                return self.prose(block)
            case Code():
                return [line for text in block.text.split("\n") for line in self.prose(Cell(text))]
            case Bullets():
                mark = "[ ] " if block.boxes else "- "
                return [line for i in block.items for line in self.prose(Cell(plain(i)), mark)]
            case Blanks():
                items = (Cell(f"{item}: {'_' * 30}") for item in block.items)
                return self.drawn(Bullets(tuple(items)))
            case Pairs():
                return list(self.pairs(block))
            case Table():
                return self.table(Noted(block.head, block.rows))
            case Noted():
                return self.table(block)
            case Heatmap():
                return self.drawn(block.short)
            case Cards():
                return self.drawn(beside(block))
            case _:
                assert_never(block)

    def styled(self, text: str, tone: Tone) -> str:
        code = _CODES[tone] if self.colour else ""
        return f"\x1b[{code}m{text}\x1b[0m" if code and text else text

    def prose(self, item: Cell | Paragraph, lead: str = "", tone: Tone = "plain") -> list[str]:
        """Return a text behind its lead; the next lines hang under the first."""
        indent = _cells(lead)
        lines = _wrapped(_said(item), max(min(self.width, PROSE) - indent, 20))
        return [
            (" " * indent if n else self.styled(lead, tone)) + self.styled(line, item.tone)
            for n, line in enumerate(lines)
        ]

    def pairs(self, block: Pairs) -> Iterator[str]:
        indent = "  " if block.title else ""
        room = min(max((_cells(label) for label, _ in block.rows), default=0), self.width // 3)
        if block.title:
            yield from self.prose(Cell(block.title, "strong"))
        for name, cell in block.rows:
            label = clean(name)
            lead = f"{indent}{_padded(label, room)}  "
            if _cells(label) > room:
                yield from self.prose(Cell(label, "dim"), indent)
                lead = " " * (len(indent) + room + 2)
            yield from self.prose(cell, lead, "dim")

    def table(self, block: Noted) -> list[str]:
        """Return a table with no word broken; where it cannot be, each row as pairs."""
        widths = self.widths(block)
        if widths is None:
            return [line for n, _ in enumerate(block.rows) for line in self.stacked(block, n)]
        head = tuple(Cell(name, "dim") for name in block.head)
        indent = " " * sum(w + _GAP for w in widths[: block.under])
        lines = list(self.row(head, widths))
        for row, note in zip(block.rows, block.all_notes, strict=True):
            if any(cell.text for cell in row[1:]) or not note.text:
                lines += self.row(row, widths)
                lines += self.prose(note, indent) if note.text else ()
            else:  # a name and a line: they share one
                lines += self.prose(note, _padded(_said(row[0]), widths[0] + _GAP))
        return lines

    def widths(self, block: Noted) -> list[int] | None:
        """Return how wide each column is, or None when some word would have to be broken.

        Each has room for its longest word; what is left goes to whatever is narrowest.
        """
        texts = [tuple(map(clean, block.head)), *(tuple(map(_said, row)) for row in block.rows)]
        columns = list(zip(*texts, strict=True))
        room = self.width - _GAP * (len(columns) - 1)
        least = [max(map(_longest, c)) for c in columns]
        most = [max(map(_cells, c)) for c in columns]
        if sum(least) > room:
            return None
        found = least
        for cap in range(max(most) + 1):
            wider = [max(low, min(high, cap)) for low, high in zip(least, most, strict=True)]
            if sum(wider) > room:
                break
            found = wider
        return found

    def row(self, row: Sequence[Cell], widths: Sequence[int]) -> Iterator[str]:
        columns = [_wrapped(_said(c), w, _PART) for c, w in zip(row, widths, strict=True)]
        for number in range(max(map(len, columns))):
            cells = [
                self.styled(lines[number], cell.tone) + " " * (wide + _GAP - _cells(lines[number]))
                if number < len(lines)
                else " " * (wide + _GAP)
                for cell, lines, wide in zip(row, columns, widths, strict=True)
            ]
            yield "".join(cells).rstrip()

    def stacked(self, block: Noted, number: int) -> Iterator[str]:
        """Return a row of a table under each other: what names it, then head and cell."""
        row = block.rows[number]
        titles = [c for name, c in zip(block.head, row, strict=True) if not name] or row[:1]
        pairs = [
            (name, c)
            for name, c in zip(block.head, row, strict=True)
            if c not in titles and plain(c).strip()
        ]
        note = block.all_notes[number]
        if note.text:
            pairs.append(("", note))
        yield from self.pairs(Pairs(tuple(pairs), "  ".join(map(_said, titles)).strip()))


def _said(item: Cell | Paragraph) -> str:
    return clean(plain(item))

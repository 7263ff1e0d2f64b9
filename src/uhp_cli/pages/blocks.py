"""What a page is made of. No language of a terminal, no markup, nothing of youth care."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "dim", "warn", "gap"]


class Ladder(NamedTuple):
    """How far up a ladder of four rungs something stands, at its place in a text."""

    step: int


Text = str | tuple[str | Ladder, ...]
"""Running text, or pieces of it with ladders between them."""


class Heading(NamedTuple):
    """A heading; level 1 is the title of the page."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """Running text with the references it rests on."""

    text: Text
    tone: Tone = "plain"
    refs: tuple[str, ...] = ()


class Cell(NamedTuple):
    """A cell of a table, pair or list, with the references it rests on."""

    text: Text
    tone: Tone = "plain"
    refs: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table with a heading row; the first column names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


class Noted(NamedTuple):
    """A table in which a line of its own may stand under a row, from one of the columns on."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Cell, ...] = ()
    """One for each row, empty where there is none; or none at all."""
    under: int = 0
    """The column under which a note begins."""

    @property
    def all_notes(self) -> tuple[Cell, ...]:
        """A note for each row."""
        return self.notes or (Cell(""),) * len(self.rows)


class Pairs(NamedTuple):
    """Labels with text beside them, under an optional title."""

    rows: tuple[tuple[str, Cell], ...]
    title: str = ""


class Bullets(NamedTuple):
    """A list of points; `boxes` draws an empty box to tick before each."""

    items: tuple[Cell, ...]
    boxes: bool = False


class Square(NamedTuple):
    """A cell in the picture of a heat map: its step, -1 when it is empty, and a word in it."""

    step: int
    word: str


class Heatmap(NamedTuple):
    """A table of cells that stand on a ladder, with a picture of it where there can be one."""

    short: Table
    """For a terminal."""
    full: Table
    squares: tuple[tuple[Square, ...], ...]
    """The picture's cells: those of `short` after the first of each row."""
    alt: str
    legend: tuple[tuple[int, str], ...]


class Cards(NamedTuple):
    """Things side by side, each with a title and the same labels; no text is room to write."""

    items: tuple[Pairs, ...]


class Blanks(NamedTuple):
    """Labels with empty lines to write on."""

    items: tuple[str, ...]
    lines: int = 2


class Code(NamedTuple):
    """Text to copy as it stands."""

    text: str


Block = Heading | Paragraph | Table | Noted | Pairs | Bullets | Heatmap | Cards | Blanks | Code


class Page(NamedTuple):
    """A title and blocks, in the reader's language."""

    title: str
    blocks: tuple[Block, ...]
    lang: str = "nl"


def outlined(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Give each block with the level of a title in it.

    That is 3 below a heading, and 2 where none stands above it: no level is skipped.
    """
    level = 2
    for block in blocks:
        yield block, level
        if isinstance(block, Heading):
            level = 3


def pieces(text: Text) -> tuple[str | Ladder, ...]:
    """Return the pieces of a text."""
    return (text,) if isinstance(text, str) else text


def plain(item: Cell | Paragraph) -> str:
    """Return what an item says in signs alone: ladders as dots, references between brackets."""
    text = "".join(
        piece if isinstance(piece, str) else "●" * piece.step + "○" * (4 - piece.step)
        for piece in pieces(item.text)
    )
    return f"{text} [{', '.join(item.refs)}]".lstrip(" ") if item.refs else text


def references(blocks: Sequence[Block]) -> Iterator[str]:
    """Give every reference that these blocks rest on, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.refs
            case Bullets():
                yield from (ref for item in block.items for ref in item.refs)
            case Pairs():
                yield from (ref for _, cell in block.rows for ref in cell.refs)
            case Table():
                yield from (ref for row in block.rows for cell in row for ref in cell.refs)
            case Noted():
                yield from references((spread(block),))
            case Heatmap():
                yield from references((block.full,))
            case Cards():
                yield from references(block.items)
            case Heading() | Blanks() | Code():
                pass


def beside(cards: Cards) -> Table:
    """Return cards as a table with a column each, where they cannot stand side by side."""
    labels = dict.fromkeys(label for item in cards.items for label, _ in item.rows)
    by_label = [dict(item.rows) for item in cards.items]
    rows = tuple(
        (Cell(label, "strong"), *(found.get(label, Cell("")) for found in by_label))
        for label in labels
    )
    return Table(("", *(item.title for item in cards.items)), rows)


def spread(noted: Noted) -> Table:
    """Return a table with its notes in a column of their own."""
    rows = zip(noted.rows, noted.all_notes, strict=True)
    return Table((*noted.head, ""), tuple((*row, note) for row, note in rows))

"""What a page is made of. No language of a terminal, no markup, nothing of youth care."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "dim", "warn", "gap"]


class Ladder(NamedTuple):
    """How far up a ladder of four rungs something stands, at its place in a text."""

    step: int

    @property
    def dots(self) -> str:
        """The picture of it, the same wherever it is drawn."""
        return "●" * self.step + "○" * (4 - self.step)


class Said(NamedTuple):
    """A text in another language than the page's, as its source says it."""

    text: str
    lang: str = "nl"


class Link(NamedTuple):
    """A text that leads to the part of the page with this anchor, where a page can do that."""

    text: str
    to: str


Piece = str | Ladder | Said | Link
Text = str | tuple[Piece, ...]
"""Running text, or pieces of it."""


class Heading(NamedTuple):
    """A heading; level 1 is the title of the page."""

    text: Text
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
    anchor: str = ""
    """Where a link to it leads."""


class Sources(NamedTuple):
    """What the references of a page stand for, by their names."""

    rows: tuple[tuple[str, Cell], ...]
    title: str
    back: str
    """What the way back to the text is called."""
    level: int = 2


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


Leaf = (
    Heading
    | Paragraph
    | Table
    | Noted
    | Pairs
    | Sources
    | Bullets
    | Heatmap
    | Cards
    | Blanks
    | Code
)
"""A block that holds no other."""


class Part(NamedTuple):
    """Blocks that belong together.

    A `section` has its title on a page and none on a terminal. A `fold` opens on request and is
    open on paper, a `glossary` is one that stays off it, a `leaf` fills a page of paper, an
    `appendix` starts on a new one.
    """

    kind: Literal["section", "fold", "glossary", "leaf", "appendix"]
    title: str
    blocks: "tuple[Block, ...]"
    screen: bool = True
    """Whether a terminal shows it too."""


Block = Leaf | Part


class Page(NamedTuple):
    """A title and blocks, in the reader's language."""

    title: Text
    blocks: tuple[Block, ...]
    lang: str = "nl"
    contents: str = ""
    """What the list of contents is called; a page without it has none."""
    foreign: Callable[[str], tuple[Piece, ...]] | None = None
    """What finds in a text the pieces that are in another language."""


def flat(blocks: Sequence[Block], *, screen: bool = False) -> Iterator[Leaf]:
    """Give the blocks without the parts they stand in; on a screen those for it only."""
    for block in blocks:
        if not isinstance(block, Part):
            yield block
        elif block.screen or not screen:
            if block.title and not (screen and block.kind == "section"):
                yield Heading(block.title, 3 if block.kind == "fold" else 2)
            yield from flat(block.blocks, screen=screen)


def outlined(blocks: Sequence[Leaf]) -> Iterator[tuple[Leaf, int]]:
    """Give each block with the level of a title in it.

    That is 3 below a heading, and 2 where none stands above it: no level is skipped.
    """
    level = 2
    for block in blocks:
        yield block, level
        if isinstance(block, Heading):
            level = 3


def pieces(text: Text) -> tuple[Piece, ...]:
    """Return the pieces of a text."""
    return (text,) if isinstance(text, str) else text


def signs(text: Text) -> str:
    """Return a text in signs alone: ladders as dots, links as what they say."""
    if isinstance(text, str):
        return text
    return "".join(
        piece if isinstance(piece, str) else piece.dots if isinstance(piece, Ladder) else piece.text
        for piece in text
    )


def plain(item: Cell | Paragraph) -> str:
    """Return what an item says in signs alone, with its references between brackets."""
    text = signs(item.text)
    return f"{text} [{', '.join(item.refs)}]".lstrip(" ") if item.refs else text


def references(blocks: Sequence[Block]) -> Iterator[str]:
    """Give every reference that these blocks rest on, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.refs
            case Bullets():
                yield from (ref for item in block.items for ref in item.refs)
            case Pairs() | Sources():
                yield from (ref for _, cell in block.rows for ref in cell.refs)
            case Table():
                yield from (ref for row in block.rows for cell in row for ref in cell.refs)
            case Noted():
                yield from references((spread(block),))
            case Heatmap():
                yield from references((block.full,))
            case Cards():
                yield from references(block.items)
            case Part():
                yield from references(block.blocks)
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


def named(sources: Sources) -> Pairs:
    """Return sources as labels with their names between brackets."""
    return Pairs(tuple((f"[{name}]", cell) for name, cell in sources.rows))

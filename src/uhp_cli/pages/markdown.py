"""Pages as Markdown; data cannot start markup, a link or a new cell."""

import re
from typing import assert_never

from uhp_cli.pages.blocks import (
    Blanks,
    Block,
    Bullets,
    Cards,
    Code,
    Heading,
    Heatmap,
    Noted,
    Page,
    Pairs,
    Paragraph,
    Table,
    beside,
    outlined,
    plain,
    spread,
)
from uhp_cli.safe import clean


def to_markdown(page: Page) -> str:
    """Return a page as Markdown."""
    return (
        "\n\n".join(
            [f"# {_md(page.title)}", *(_written(*block) for block in outlined(page.blocks))]
        )
        + "\n"
    )


def _written(block: Block, under: int) -> str:  # noqa: PLR0911  (one for each kind of block)
    match block:
        case Heading():
            return f"{'#' * max(block.level, 2)} {_md(block.text)}"
        case Paragraph():
            text = _md(plain(block))
            return f"**{text}**" if block.tone in ("strong", "warn") else text
        case Bullets():
            mark = "- [ ] " if block.boxes else "- "
            return "\n".join(mark + _md(plain(item)) for item in block.items)
        case Pairs():
            return _pairs(block, under)
        case Table():
            return _table(block)
        case Noted():
            return _table(spread(block))
        case Heatmap():
            return _table(block.full)
        case Cards():
            return _table(beside(block))
        case Blanks():
            return "\n".join(f"- **{_md(item)}**: {'_' * 30}" for item in block.items)
        case Code():
            longest = max(map(len, re.findall("`+", block.text)), default=0)
            fence = "`" * max(3, 1 + longest)
            return f"{fence}\n{clean(block.text)}\n{fence}"
        case _:
            assert_never(block)


def _pairs(block: Pairs, under: int) -> str:
    rows = [
        f"- **{_md(label)}**: {_md(plain(cell))}" if label else f"  - {_md(plain(cell))}"
        for label, cell in block.rows
    ]
    return "\n".join([f"{'#' * under} {_md(block.title)}\n", *rows] if block.title else rows)


def _table(block: Table) -> str:
    head, *rows = (
        "| " + " | ".join(map(_md, row)) + " |"
        for row in (block.head, *(tuple(map(plain, row)) for row in block.rows))
    )
    return "\n".join([head, "|" + " --- |" * len(block.head), *rows])


def _md(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", clean(text).replace("\n", " "))

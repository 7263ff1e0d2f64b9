"""Pages as Markdown; data cannot start markup, a link by another name or a new cell."""

import re
from typing import assert_never

from uhp_cli.pages.blocks import (
    Blanks,
    Bullets,
    Cards,
    Code,
    Heading,
    Heatmap,
    Leaf,
    Noted,
    Page,
    Pairs,
    Paragraph,
    Sources,
    Table,
    beside,
    flat,
    named,
    outlined,
    plain,
    signs,
    spread,
)
from uhp_cli.safe import clean


def to_markdown(page: Page) -> str:
    """Return a page as Markdown."""
    return (
        "\n\n".join(
            [
                f"# {_md(signs(page.title))}",
                *(_written(*block) for block in outlined(tuple(flat(page.blocks)))),
            ]
        )
        + "\n"
    )


def _written(block: Leaf, under: int) -> str:  # noqa: PLR0911  (one for each kind of block)
    match block:
        case Heading():
            return f"{'#' * max(block.level, 2)} {_md(signs(block.text))}"
        case Paragraph():
            text, bold = plain(block), block.tone in ("strong", "warn")
            return f"**{_md(text)}**" if bold else _line(text)
        case Bullets():
            mark = "- [ ] " if block.boxes else "- "
            return "\n".join(mark + _line(plain(item)) for item in block.items)
        case Pairs():
            return _pairs(block, under)
        case Sources():
            return f"{'#' * block.level} {_md(block.title)}\n\n{_pairs(named(block), under)}"
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
    rows, under_label = [], ""
    for label, cell in block.rows:
        text = plain(cell)
        rows.append(
            f"- **{_md(label)}**: {_md(text)}" if label else f"{under_label}- {_line(text)}"
        )
        under_label = "  " if label else under_label
    return "\n".join([f"{'#' * under} {_md(block.title)}\n", *rows] if block.title else rows)


def _table(block: Table) -> str:
    head, *rows = (
        "| " + " | ".join(map(_md, row)) + " |"
        for row in (block.head, *(tuple(map(plain, row)) for row in block.rows))
    )
    return "\n".join([head, "|" + " --- |" * len(block.head), *rows])


def _line(text: str) -> str:
    """Return a text as a line begins with it: no list, rule or code."""
    return re.sub(r"^(\d{0,9})([-+.)])(?=[\s-]|$)", r"\1\\\2", _md(text).lstrip())


def _md(text: str) -> str:
    """Return a text as it stands in a line; a bare address is a link where the reader makes one."""
    signs = r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))"
    return re.sub(signs, r"\\\1", clean(text).replace("\n", " "))

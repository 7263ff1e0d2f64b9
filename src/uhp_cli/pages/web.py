"""Pages as one self-contained HTML file, without script or outside resource."""

from collections.abc import Iterator, Sequence
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
    Leaf,
    Noted,
    Page,
    Pairs,
    Paragraph,
    Part,
    Sources,
    Table,
    flat,
    signs,
    spread,
)
from uhp_cli.pages.look import CSS
from uhp_cli.pages.picture import picture
from uhp_cli.pages.running import Running, quoted

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CONTENTS = 3
"""How many sections a page has before it gets a list of them."""


def to_html(page: Page) -> str:
    """Return a page as HTML."""
    writer = _Writer(page)
    body = writer.blocks(page.blocks)
    title = quoted(signs(page.title))
    return (
        f'<!doctype html>\n<html lang="{quoted(page.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{CSS}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{writer.running.text(page.title)}</h1>\n{writer.contents(page)}"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, page: Page) -> None:
        blocks = tuple(flat(page.blocks))
        anchors = [b.anchor for b in blocks if isinstance(b, Pairs) and b.anchor]
        sources = [name for b in blocks if isinstance(b, Sources) for name, _ in b.rows]
        self.running = Running(page, frozenset(anchors), frozenset(sources))
        self.headings: list[tuple[str, str]] = []
        """The sections so far: anchor and title."""
        self.depth = 2
        self.listed = set[str]()
        """The sources that a list of sources has had so far."""

    def contents(self, page: Page) -> str:
        """Return the list of contents, when it is asked for and there is something to list."""
        if not page.contents or len(self.headings) < _CONTENTS:
            return ""
        items = "".join(f'<li><a href="#{a}">{title}</a></li>' for a, title in self.headings)
        return f'<nav aria-label="{quoted(page.contents)}"><ul>{items}</ul></nav>\n'

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return blocks one below the other."""
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        if not isinstance(block, Part):
            return self._leaf(block)
        if block.kind in ("fold", "glossary"):
            return (
                f'<details class="{block.kind}"><summary>{quoted(block.title)}</summary>\n'
                f"{self.blocks(block.blocks)}</details>"
            )
        title = f"{self._heading(Heading(block.title))}\n" if block.title else ""
        return f'<section class="{block.kind}">\n{title}{self.blocks(block.blocks)}</section>'

    def _leaf(self, block: Leaf) -> str:  # noqa: PLR0911  (one for each kind of block)
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return f'<p class="{block.tone}">{self.running.item(block)}</p>'
            case Bullets():
                items = "".join(f"<li>{self.running.item(item)}</li>" for item in block.items)
                return f'<ul class="{"boxes" if block.boxes else "points"}">{items}</ul>'
            case Pairs():
                return self._titled(block)
            case Sources():
                return self._sources(block)
            case Table():
                return self._table(block)
            case Noted():
                return self._table(spread(block))
            case Heatmap():
                return f"{picture(block)}\n{self._table(block.full, kind='fine')}"
            case Cards():
                return self._cards(block)
            case Blanks():
                lines = "<div></div>" * block.lines
                return "".join(
                    f'<div class="blank"><p>{quoted(i)}</p>{lines}</div>' for i in block.items
                )
            case Code():
                return f"<pre>{quoted(block.text)}</pre>"
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> str:
        level = min(max(block.level, 2), 4)
        self.depth = level + 1
        if level > 2:
            return f"<h{level}>{self.running.text(block.text)}</h{level}>"
        title = self.running.text(block.text)
        anchor = f"deel-{len(self.headings) + 1}"
        self.headings.append((anchor, title))
        return f'<h2 id="{anchor}">{title}</h2>'

    def _titled(self, block: Pairs) -> str:
        level = self.depth
        size = "" if level > 2 else ' class="small"'
        anchor = f' id="{quoted(block.anchor)}"' if block.anchor else ""
        title = f"<h{level}{size}{anchor}>{quoted(block.title)}</h{level}>" if block.title else ""
        return f"{title}<dl>{self._pairs(block.rows)}</dl>"

    def _pairs(self, rows: Sequence[tuple[str, Cell]]) -> str:
        """Return labels with their texts.

        A label that is empty or the same as above belongs to the one before.
        """
        parts, last = [], None
        for label, cell in rows:
            if label and label != last:
                parts.append(f"<dt>{quoted(label)}</dt>")
            elif last is None:
                parts.append("<dt></dt>")
            parts.append(f'<dd class="{cell.tone}">{self.running.item(cell)}</dd>')
            last = label or last or ""
        return "".join(parts)

    def _sources(self, block: Sources) -> str:
        """Return each source with a way back to the first text that rests on it."""
        parts = []
        for name, cell in block.rows:
            key = quoted(name)
            back = (
                f' <a class="back" href="#ref-{key}" aria-label="{quoted(block.back)} {key}">↑</a>'
                if name in self.running.named
                else ""
            )
            anchor = "" if name in self.listed else f' id="bron-{key}"'
            self.listed.add(name)
            parts.append(
                f"<dt{anchor}>[{key}]</dt>"
                f'<dd class="{cell.tone}">{self.running.item(cell)}{back}</dd>'
            )
        return f"{self._heading(Heading(block.title, block.level))}\n<dl>{''.join(parts)}</dl>"

    def _cards(self, block: Cards) -> str:
        rows = max((len(item.rows) for item in block.items), default=0)
        cards = "".join(
            f'<article class="card"><h3>{quoted(item.title)}</h3>'
            f"<dl>{self._pairs(item.rows)}</dl></article>"
            for item in block.items
        )
        return f'<div class="cards" style="--rows:{2 * rows + 1}">{cards}</div>'

    def _table(self, table: Table, *, kind: str = "plain") -> str:
        caption = f"<caption>{quoted(table.caption)}</caption>" if table.caption else ""
        head = "".join(
            f'<th scope="col">{quoted(name)}</th>' if name else "<td></td>" for name in table.head
        )
        rows = "".join(f"<tr>{''.join(self._row(row, table.head))}</tr>" for row in table.rows)
        region = f' role="region" aria-label="{quoted(table.caption)}"' if table.caption else ""
        return (
            f'<div class="scroll" tabindex="0"{region}><table class="{kind}">{caption}'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _row(self, row: Sequence[Cell], head: Sequence[str]) -> Iterator[str]:
        """Give the cells of a row; on a narrow screen each has its column's name beside it."""
        for number, (cell, name) in enumerate(zip(row, head, strict=True)):
            label = f' data-label="{quoted(name)}"' if name and number else ""
            tag, scope = ("td", "") if number else ("th", ' scope="row"')
            text = self.running.item(cell)
            yield f'<{tag}{scope} class="{cell.tone}"{label}><div>{text}</div></{tag}>'

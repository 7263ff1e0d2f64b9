"""Pages to text, Markdown and HTML; knows nothing of youth care. The only importer of rich.

Data stays data: markup, emoji codes and highlighting are off, control characters are made visible at each leaf.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, assert_never

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text


class Heading(NamedTuple):
    """A heading; level 1 is the title of the page."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """Running text; tone is plain, strong, dim or warn."""

    text: str
    tone: str = "plain"


class Cell(NamedTuple):
    """A cell of a table or pair with a tone."""

    text: str
    tone: str = "plain"


class Table(NamedTuple):
    """A table with a heading row; the first column names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


class Pairs(NamedTuple):
    """Labels with text beside them, under an optional title."""

    rows: tuple[tuple[str, Cell], ...]
    title: str = ""


class Bullets(NamedTuple):
    """A list of points; `boxes` draws an empty box to tick before each."""

    items: tuple[str, ...]
    boxes: bool = False


Block = Heading | Paragraph | Table | Pairs | Bullets


class Page(NamedTuple):
    """A title and blocks, in the reader's language."""

    title: str
    blocks: tuple[Block, ...]
    lang: str = "nl"


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_STYLES = {"plain": "", "strong": "bold", "dim": "dim", "warn": "bold yellow"}


def clean(text: str) -> str:
    """Return text with control, bidi and invisible characters made visible, so that none reaches a terminal."""
    return _CONTROL.sub(lambda m: f"<{ord(m[0]):04X}>", text) if _CONTROL.search(text) else text


def to_text(page: Page, *, width: int, colour: bool) -> str:
    """Return a page for a terminal of this width, with colour codes only when asked."""
    import io

    from rich.console import Console

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
    for number, block in enumerate(page.blocks):
        if number and not (isinstance(block, Paragraph) and isinstance(page.blocks[number - 1], Paragraph)):
            console.print()
        console.print(_rich(block, console), soft_wrap=not isinstance(block, Table))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _rich(block: Block, console: "Console") -> "Grid | Text":
    """Return a block as rich draws it; only a table needs a grid, the rest is wrapped here, which is four times as fast."""
    from rich.text import Text

    def text(content: str, tone: str = "plain") -> Text:
        return Text(clean(content), style=_STYLES[tone])

    def wrapped(content: str, tone: str, lead: Text) -> list[Text]:
        """Wrap a text behind its lead; the next lines hang under the first."""
        lines = list(text(content, tone).wrap(console, max(console.width - lead.cell_len, 20))) or [Text()]
        return [(lead if n == 0 else Text(" " * lead.cell_len)) + line for n, line in enumerate(lines)]

    match block:
        case Heading():
            return text(block.text, "strong")
        case Paragraph():
            return Text("\n").join(wrapped(block.text, block.tone, Text()))
        case Bullets():
            mark = Text("[ ] " if block.boxes else "- ")
            return Text("\n").join(line for item in block.items for line in wrapped(item, "plain", mark))
        case Pairs():
            indent = "  " if block.title else ""
            room = min(max((len(label) for label, _ in block.rows), default=0), console.width // 3)
            lines = [text(block.title, "strong")] if block.title else []
            for label, cell in block.rows:
                lead = text(f"{indent}{label:{room}}  ", "dim")
                if len(label) > room:
                    lines += wrapped(label, "dim", Text(indent))
                    lead = Text(" " * (len(indent) + room + 2))
                lines += wrapped(cell.text, cell.tone, lead)
            return Text("\n").join(lines)
        case Table():
            from rich.table import Table as Grid

            table = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False)
            for name in block.head:
                table.add_column(text(name, "dim"), overflow="fold")
            for row in block.rows:
                table.add_row(*(text(cell.text, cell.tone) for cell in row))
            return table
        case _:
            assert_never(block)


def to_markdown(page: Page) -> str:
    """Return a page as Markdown; data cannot start markup, a link or a new cell."""
    parts = [f"# {_md(page.title)}"]
    for block in page.blocks:
        match block:
            case Heading():
                parts.append(f"{'#' * max(block.level, 2)} {_md(block.text)}")
            case Paragraph():
                parts.append(f"**{_md(block.text)}**" if block.tone in ("strong", "warn") else _md(block.text))
            case Bullets():
                mark = "- [ ] " if block.boxes else "- "
                parts.append("\n".join(mark + _md(item) for item in block.items))
            case Pairs():
                title = [f"### {_md(block.title)}\n"] if block.title else []
                parts.append(
                    "\n".join(
                        [
                            *title,
                            *(f"- **{_md(label)}**: {_md(cell.text)}" if label else f"  - {_md(cell.text)}" for label, cell in block.rows),
                        ]
                    )
                )
            case Table():
                rows = [block.head, *(tuple(c.text for c in row) for row in block.rows)]
                lines = ["| " + " | ".join(_md(c) for c in row) + " |" for row in rows]
                parts.append("\n".join([lines[0], "|" + " --- |" * len(block.head), *lines[1:]]))
            case _:
                assert_never(block)
    return "\n\n".join(parts) + "\n"


def _md(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", clean(text).replace("\n", " "))


_CSS = """
:root{color-scheme:light}*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:#1b1b1b;background:#fff;margin:0 auto;max-width:60rem;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem;border-bottom:2px solid #1f5f5b}h3{font-size:1.05rem;margin-bottom:.25rem}
.warn{border-left:6px solid #a33a00;background:#fff4ec;padding:.6rem 1rem;font-weight:600}.dim{color:#4d4d4d}.strong{font-weight:600}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}caption{text-align:left;color:#4d4d4d;padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #c9c9c9}thead th{border-bottom:2px solid #1f5f5b}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1rem;margin:.2rem 0 1rem}dt{color:#4d4d4d}dd{margin:0;overflow-wrap:anywhere}
ul.boxes{list-style:none;padding-left:0}ul.boxes li::before{content:"\\2610\\00a0"}li{margin:.2rem 0}
@media(max-width:40rem){body{padding:.8rem}dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{@page{size:A4;margin:18mm}body{padding:0;max-width:none;font-size:10.5pt}h2,h3{break-after:avoid}tr,dl{break-inside:avoid}.scroll{overflow:visible}}
"""


def to_html(page: Page) -> str:
    """Return a page as one self-contained HTML file without script or outside resource."""
    body = "\n".join(_html(block) for block in page.blocks)
    return (
        f'<!doctype html>\n<html lang="{_h(page.lang)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{_h(page.title)}</title>\n<style>{_CSS}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{_h(page.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _h(text: str) -> str:
    from html import escape  # a terminal needs none

    return escape(clean(text), quote=True)


def _html(block: Block) -> str:
    match block:
        case Heading():
            level = min(max(block.level, 2), 4)
            return f"<h{level}>{_h(block.text)}</h{level}>"
        case Paragraph():
            return f'<p class="{block.tone}">{_h(block.text)}</p>'
        case Bullets():
            items = "".join(f"<li>{_h(item)}</li>" for item in block.items)
            return f"<ul{' class=' + chr(34) + 'boxes' + chr(34) if block.boxes else ''}>{items}</ul>"
        case Pairs():
            title = f"<h3>{_h(block.title)}</h3>" if block.title else ""
            rows = "".join(f'<dt>{_h(label)}</dt><dd class="{cell.tone}">{_h(cell.text)}</dd>' for label, cell in block.rows)
            return f"{title}<dl>{rows}</dl>"
        case Table():
            caption = f"<caption>{_h(block.caption)}</caption>" if block.caption else ""
            head = "".join(f'<th scope="col">{_h(name)}</th>' for name in block.head)
            rows = "".join(_html_row(row) for row in block.rows)
            return f'<div class="scroll" tabindex="0"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        case _:
            assert_never(block)


def _html_row(row: Sequence[Cell]) -> str:
    first = f'<th scope="row" class="{row[0].tone}">{_h(row[0].text)}</th>' if row else ""
    return f"<tr>{first}{''.join(f'<td class={chr(34)}{c.tone}{chr(34)}>{_h(c.text)}</td>' for c in row[1:])}</tr>"

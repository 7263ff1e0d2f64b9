"""Pages to text, Markdown and HTML; knows nothing of youth care. The only importer of rich.

Data stays data: markup, emoji codes and highlighting are off, control characters are made visible at each leaf.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, assert_never

from uhp_cli.safe import clean

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


class Heatmap(NamedTuple):
    """A table of cells that stand on a ladder, with a picture of it where there can be one."""

    short: Table
    """For a terminal."""
    full: Table
    steps: tuple[tuple[int, ...], ...]
    """How far up each cell after the first of its row stands, 0 to 4, or -1 when it is empty."""
    alt: str
    legend: tuple[tuple[int, str], ...]


class Cards(NamedTuple):
    """Things side by side, each with a title and the same labels; an empty text is room to write."""

    items: tuple[Pairs, ...]


class Blanks(NamedTuple):
    """Labels with empty lines to write on."""

    items: tuple[str, ...]
    lines: int = 2


class Code(NamedTuple):
    """Text to copy as it stands."""

    text: str


Block = Heading | Paragraph | Table | Pairs | Bullets | Heatmap | Cards | Blanks | Code


class Page(NamedTuple):
    """A title and blocks, in the reader's language."""

    title: str
    blocks: tuple[Block, ...]
    lang: str = "nl"


# No hue: these work on dark and light, and for the colour-blind.
_STYLES = {"plain": "", "strong": "bold", "dim": "dim", "warn": "bold reverse", "gap": "reverse"}


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
    blocks = [_plain(block) for block in page.blocks]
    for number, block in enumerate(blocks):
        if number and not (
            isinstance(block, Paragraph) and isinstance(blocks[number - 1], Paragraph)
        ):
            console.print()
        console.print(_rich(block, console), soft_wrap=not isinstance(block, Table))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _plain(block: Block) -> Paragraph | Heading | Table | Pairs | Bullets:
    """Return a block that has a look of its own on paper as what a terminal can show."""
    match block:
        case Heatmap():
            return block.short
        case Cards():
            return _beside(block)
        case Blanks():
            return Bullets(tuple(f"{item}: {'_' * 30}" for item in block.items))
        case Code():
            return Paragraph(block.text)
        case _:
            return block


def _rich(
    block: Paragraph | Heading | Table | Pairs | Bullets, console: "Console"
) -> "Grid | Text":
    """Return a block as rich draws it; only a table needs a grid, the rest is wrapped here, which is four times as fast."""
    from rich.text import Text

    def text(content: str, tone: str = "plain") -> Text:
        return Text(clean(content), style=_STYLES[tone])

    def wrapped(content: str, tone: str, lead: Text) -> list[Text]:
        """Wrap a text behind its lead; the next lines hang under the first."""
        lines = list(text(content, tone).wrap(console, max(console.width - lead.cell_len, 20))) or [
            Text()
        ]
        return [
            Text.assemble(" " * lead.cell_len if n else lead, line) for n, line in enumerate(lines)
        ]

    match block:
        case Heading():
            return Text("\n").join(wrapped(block.text, "strong", Text()))
        case Paragraph():
            return Text("\n").join(wrapped(block.text, block.tone, Text()))
        case Bullets():
            mark = Text("[ ] " if block.boxes else "- ")
            return Text("\n").join(
                line for item in block.items for line in wrapped(item, "plain", mark)
            )
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
    return (
        "\n\n".join([f"# {_md(page.title)}", *(_markdown(block) for block in page.blocks)]) + "\n"
    )


def _markdown(block: Block) -> str:  # noqa: PLR0911  (one for each kind of block)
    match block:
        case Heading():
            return f"{'#' * max(block.level, 2)} {_md(block.text)}"
        case Paragraph():
            return f"**{_md(block.text)}**" if block.tone in ("strong", "warn") else _md(block.text)
        case Bullets():
            mark = "- [ ] " if block.boxes else "- "
            return "\n".join(mark + _md(item) for item in block.items)
        case Pairs():
            rows = [
                f"- **{_md(label)}**: {_md(cell.text)}" if label else f"  - {_md(cell.text)}"
                for label, cell in block.rows
            ]
            return "\n".join([f"### {_md(block.title)}\n", *rows] if block.title else rows)
        case Table():
            lines = [
                "| " + " | ".join(_md(c) for c in row) + " |"
                for row in (block.head, *(tuple(c.text for c in row) for row in block.rows))
            ]
            return "\n".join([lines[0], "|" + " --- |" * len(block.head), *lines[1:]])
        case Heatmap():
            return _markdown(block.full)
        case Cards():
            return _markdown(_beside(block))
        case Blanks():
            return "\n".join(f"- **{_md(item)}**: {'_' * 30}" for item in block.items)
        case Code():
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
            return f"{fence}\n{clean(block.text)}\n{fence}"
        case _:
            assert_never(block)


def _beside(cards: Cards) -> Table:
    """Return cards as a table with a column each."""
    labels = dict.fromkeys(label for item in cards.items for label, _ in item.rows)
    by_label = [dict(item.rows) for item in cards.items]
    rows = tuple(
        (Cell(label, "strong"), *(found.get(label, Cell("")) for found in by_label))
        for label in labels
    )
    return Table(("", *(item.title for item in cards.items)), rows)


def _md(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", clean(text).replace("\n", " "))


_INK, _QUIET, _LINE, _MAIN, _ALARM = "#1b1b1b", "#4a4a4a", "#c9c9c9", "#1f5f5b", "#8a2f00"
_SCALE = (
    ("#eef3f8", _INK),
    ("#c6dbef", _INK),
    ("#6baed6", _INK),
    ("#2171b5", "#fff"),
    ("#08306b", "#fff"),
)
"""Fill and text of a cell by its step: one hue from light to dark, so that it holds without colour vision and in grey print."""

_CSS = f"""
:root{{color-scheme:light}}*{{box-sizing:border-box}}
body{{font:1rem/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:{_INK};background:#fff;margin:0 auto;max-width:62rem;padding:1.5rem}}
h1{{font-size:1.7rem;line-height:1.2;margin:.5rem 0 1rem}}h2{{font-size:1.25rem;margin:2.2rem 0 .8rem;padding-bottom:.2rem;border-bottom:2px solid {_MAIN}}}
h3{{font-size:1.05rem;margin:1.2rem 0 .3rem}}p{{margin:.5rem 0;max-width:48rem}}h1,h2,h3,p,li,td,th,dd,dt{{overflow-wrap:break-word}}
.warn{{border-left:6px solid {_ALARM};background:#fff4ec;padding:.6rem 1rem;font-weight:600;max-width:none}}.dim{{color:{_QUIET}}}.strong{{font-weight:600}}
td.warn,dd.warn{{border-left-width:3px;padding:.2rem .6rem}}td.gap{{background:#fff4ec;color:{_ALARM};font-weight:600}}
.scroll{{overflow-x:auto;margin:.8rem 0}}table{{border-collapse:collapse;width:100%;font-size:.95rem}}
caption{{text-align:left;color:{_QUIET};padding-bottom:.4rem}}
th,td{{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid {_LINE}}}thead th,thead td{{border-bottom:2px solid {_MAIN};color:{_QUIET}}}
dl{{display:grid;grid-template-columns:minmax(6rem,11rem) 1fr;gap:.15rem 1rem;margin:.2rem 0 1rem}}dt{{color:{_QUIET};grid-column:1}}dd{{grid-column:2;margin:0;min-width:0;overflow-wrap:anywhere}}
ul.boxes{{list-style:none;padding-left:1.6rem}}ul.boxes li{{text-indent:-1.6rem}}ul.boxes li::before{{content:"\\2610";display:inline-block;width:1.6rem;text-indent:0}}
li{{margin:.3rem 0;max-width:48rem}}svg.steps{{height:1.05em;width:2.4em;vertical-align:-.12em}}small{{color:{_QUIET};font-size:.8em;font-weight:400}}table.fine{{font-size:.9rem}}
figure{{margin:1rem 0;display:flex;flex-wrap:wrap;gap:1rem 2.5rem}}svg.map{{display:block;flex:0 1 30rem;min-width:0;height:auto}}
figcaption{{display:flex;flex-direction:column;gap:.4rem;padding-top:2.5rem}}
figcaption span{{display:inline-flex;align-items:center;gap:.4rem}}figcaption svg{{width:1.3rem;height:1.3rem;flex:none}}
.cards{{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1rem;margin:1rem 0}}
.card{{border:1px solid {_LINE};border-top:4px solid {_MAIN};border-radius:4px;padding:.3rem 1rem 1rem;display:grid;grid-template-rows:subgrid;row-gap:0;grid-row:span var(--rows)}}
.card h3{{margin:.5rem 0}}.card dl{{display:contents}}.card dt,.card dd{{grid-column:1}}.card dt{{margin-top:.6rem;font-size:.9rem}}.card dd:empty{{min-height:5rem;border-bottom:1px solid {_QUIET}}}
.blank{{break-inside:avoid;margin:1rem 0}}.blank p{{font-weight:600;margin:0}}.blank div{{height:2.1rem;border-bottom:1px solid {_QUIET}}}
pre{{background:#f5f5f5;padding:.8rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem;border-radius:4px}}
@media(max-width:40rem){{body{{padding:1rem}}h1{{font-size:1.4rem}}dl{{grid-template-columns:1fr;gap:0}}dt{{margin-top:.5rem}}dd{{grid-column:1}}figcaption{{flex-flow:row wrap;gap:.3rem 1.1rem;padding:0}}.scroll table{{min-width:42rem}}}}
@media print{{@page{{size:A4;margin:16mm 15mm 18mm;@bottom-right{{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:{_QUIET}}}}}
html{{font-size:9.5pt}}body{{padding:0;max-width:none;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}}h1{{margin-top:0}}h2{{margin-top:6mm}}table.fine{{font-size:.78rem}}
h2,h3,p:has(+.cards),p:has(+ul){{break-after:avoid}}tr,li,dd,.card,.warn,figure,pre{{break-inside:avoid}}p,li,dd{{max-width:none;orphans:3;widows:3}}
.scroll{{overflow:visible}}.cards{{grid-template-columns:repeat(3,1fr);gap:4mm}}.card{{padding:0 3mm 3mm}}svg.map{{flex:none;width:95mm}}figcaption{{padding-top:1.5rem}}}}
"""


def to_html(page: Page) -> str:
    """Return a page as one self-contained HTML file without script or outside resource."""
    body = "\n".join(_html(block, page.lang) for block in page.blocks)
    return (
        f'<!doctype html>\n<html lang="{_h(page.lang)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_h(page.title)}</title>\n<style>{_CSS}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{_h(page.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _h(text: str) -> str:
    from html import escape  # a terminal needs none

    return escape(clean(text), quote=True)


def _rich_text(text: str, lang: str) -> str:
    """Return text for HTML; a ladder written as dots becomes a small picture that can be read out, references at the end small."""
    found = re.sub(r"\[([^\[\]]*)\]\Z", r"<small>[\1]</small>", _h(text))
    return re.sub("[●○]{4}", lambda m: _steps(m[0].count("●"), lang), found)


def _steps(filled: int, lang: str) -> str:
    label = f"{filled} of 4:" if lang == "en" else f"{filled} van 4:"
    bars = "".join(
        f'<rect x="{9 * n + 1}" y="{12 - 3 * n}" width="7" height="{3 * n + 3}" fill="{_MAIN if n < filled else "#fff"}" stroke="{_MAIN}"/>'
        for n in range(4)
    )
    return f'<svg class="steps" role="img" aria-label="{label}" viewBox="0 0 36 16">{bars}</svg>'


def _html(block: Block, lang: str) -> str:  # noqa: PLR0911  (one for each kind of block)
    match block:
        case Heading():
            level = min(max(block.level, 2), 4)
            return f"<h{level}>{_h(block.text)}</h{level}>"
        case Paragraph():
            return f'<p class="{block.tone}">{_rich_text(block.text, lang)}</p>'
        case Bullets():
            items = "".join(f"<li>{_rich_text(item, lang)}</li>" for item in block.items)
            kind = "boxes" if block.boxes else "points"
            return f'<ul class="{kind}">{items}</ul>'
        case Pairs():
            title = f"<h3>{_h(block.title)}</h3>" if block.title else ""
            return f"{title}<dl>{_html_pairs(block.rows, lang)}</dl>"
        case Table():
            return _html_table(block, lang)
        case Heatmap():
            return f"{_picture(block)}\n{_html_table(block.full, lang, kind='fine')}"
        case Cards():
            rows = max((len(item.rows) for item in block.items), default=0)
            cards = "".join(
                f'<article class="card"><h3>{_h(item.title)}</h3><dl>{_html_pairs(item.rows, lang)}</dl></article>'
                for item in block.items
            )
            return f'<div class="cards" style="--rows:{2 * rows + 1}">{cards}</div>'
        case Blanks():
            return "".join(
                f'<div class="blank"><p>{_h(item)}</p>{"<div></div>" * block.lines}</div>'
                for item in block.items
            )
        case Code():
            return f"<pre>{_h(block.text)}</pre>"
        case _:
            assert_never(block)


def _html_pairs(rows: Sequence[tuple[str, Cell]], lang: str) -> str:
    """Return labels with their texts; a label that is empty or the same as above belongs to the one before."""
    parts, last = [], None
    for label, cell in rows:
        if label and label != last:
            parts.append(f"<dt>{_h(label)}</dt>")
        elif last is None:
            parts.append("<dt></dt>")
        parts.append(f'<dd class="{cell.tone}">{_rich_text(cell.text, lang)}</dd>')
        last = label or last or ""
    return "".join(parts)


def _html_table(table: Table, lang: str, *, kind: str = "plain") -> str:
    caption = f"<caption>{_h(table.caption)}</caption>" if table.caption else ""
    head = "".join(
        f'<th scope="col">{_h(name)}</th>' if name else "<td></td>" for name in table.head
    )
    rows = "".join(_html_row(row, lang) for row in table.rows)
    region = f' role="region" aria-label="{_h(table.caption)}"' if table.caption else ""
    return f'<div class="scroll" tabindex="0"{region}><table class="{kind}">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _html_row(row: Sequence[Cell], lang: str) -> str:
    first = (
        f'<th scope="row" class="{row[0].tone}">{_rich_text(row[0].text, lang)}</th>' if row else ""
    )
    cells = [f'<td class="{c.tone}">{_rich_text(c.text, lang)}</td>' for c in row[1:]]
    return f"<tr>{first}{''.join(cells)}</tr>"


_NAME, _WIDE, _HIGH = 180, 50, 30
"""Width of the names and of a cell, and height of a row, in the picture's own units: it fits a phone at full size."""


def _picture(block: Heatmap) -> str:
    """Return the picture of a heat map, with its legend; the table says the same to who cannot see it."""
    width = _NAME + _WIDE * (len(block.short.head) - 1)
    height = _HIGH * (len(block.steps) + 1)
    parts = [
        f'<text x="{_NAME + _WIDE * n + _WIDE / 2:g}" y="20" text-anchor="middle" font-weight="600" fill="{_INK}">{_h(name)}</text>'
        for n, name in enumerate(block.short.head[1:])
    ]
    for number, (row, steps) in enumerate(zip(block.short.rows, block.steps, strict=True), 1):
        y = _HIGH * number
        lines = _broken(clean(row[0].text))
        for n, line in enumerate(lines):
            parts.append(
                f'<text x="0" y="{y + 19 - 6.5 * (len(lines) - 1) + 13 * n:g}" fill="{_INK}">{_h(line)}</text>'
            )
        parts += [
            _square(_NAME + _WIDE * n, y, step, cell.text)
            for n, (step, cell) in enumerate(zip(steps, row[1:], strict=True))
        ]
    legend = "".join(
        f'<span><svg viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true" preserveAspectRatio="none">{_square(0, 0, step, "")}</svg>{_h(text)}</span>'
        for step, text in block.legend
    )
    return (
        f'<figure><svg class="map" role="img" aria-label="{_h(block.alt)}" viewBox="0 0 {width} {height}" font-size="11.5">{"".join(parts)}</svg>'
        f"<figcaption>{legend}</figcaption></figure>"
    )


def _square(x: int, y: int, step: int, text: str) -> str:
    """Return one cell; its text is the last word of the table's cell, such as how many there are."""
    if step < 0:
        fill, ink, line = (
            "#fff",
            _ALARM,
            f'stroke="{_ALARM}" stroke-width="1.5" stroke-dasharray="4 3"',
        )
    else:
        (fill, ink), line = _SCALE[step], 'stroke="#8096ab" stroke-width=".5"'
    box = f'<rect x="{x + 2}" y="{y + 2}" width="{_WIDE - 4}" height="{_HIGH - 4}" rx="3" fill="{fill}" {line}/>'
    word = _h(text.strip().rpartition(" ")[2])
    return box + (
        f'<text x="{x + _WIDE / 2:g}" y="{y + 19}" text-anchor="middle" fill="{ink}">{word}</text>'
        if word
        else ""
    )


def _broken(text: str) -> list[str]:
    """Return a name in at most two lines that fit beside the cells."""
    import textwrap  # only a picture needs it

    return textwrap.wrap(text, 26, max_lines=2, placeholder="…")

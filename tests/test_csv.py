"""CSV opens in a spreadsheet without formulas and reads back as written; so do Markdown tables.

What a catalogue full of hostile texts makes of them is in test_formats.
"""

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import answer, run
from uhp_cli import shapes
from uhp_cli.pages import blocks, markdown, sheet
from uhp_cli.safe import clean

FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
CALLS = [("list",), ("match", *FAMILY), ("compare", "mst", "mdft"), ("gaps",)]
STARTS = tuple("=+-@\t\r\n＝＋－＠")


def read(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_list_as_csv_says_what_the_list_says() -> None:
    """The same interventions in the same order, several problems in one cell."""
    out = run("list", "--format", "csv").out
    rows = read(out)
    assert out.startswith("id,name,")
    for row, expected in zip(rows, answer("list")["interventions"], strict=True):
        assert (row["id"], row["name"], row["classification"]) == (
            expected["id"],
            expected["name"],
            expected["classification"],
        )
        assert row["problems"].split(" | ") == (expected["problems"] or [""])
        assert row["age_min"] == str((expected["age"] or {}).get("min", ""))


def test_a_match_as_csv_has_every_intervention_once_with_its_reason() -> None:
    """Also who stands beside the ranking, and who is excluded, with why."""
    rows, told = read(run("match", *FAMILY, "--format", "csv").out), answer("match", *FAMILY)
    assert [(r["id"], r["verdict"], r["rank"]) for r in rows] == [
        *((m["id"], m["verdict"], str(m["rank"])) for m in told["matches"]),
        *((b["id"], b["verdict"], "") for b in told["beside"]),
        *((e["id"], "excluded", "") for e in told["excluded"]),
    ]
    for row, expected in zip(
        rows, [*told["matches"], *told["beside"], *told["excluded"]], strict=True
    ):
        assert row["reasons"] == " | ".join(r["text"] for r in expected["reasons"])
        assert row["change"] == (expected.get("change") or "")


def test_children_are_counted_from_one_in_a_table() -> None:
    """As they are called in words; in JSON they are places in the profile."""
    call = ("match", "-a", "4", "-a", "14", "-p", "gedrag,opvoeding")
    rows = {r["id"]: r["children"] for r in read(run(*call, "--format", "csv").out)}
    assert (rows["pcit"], rows["mst"], rows["families-first"]) == ("1", "2", "1 | 2")


@pytest.mark.parametrize(
    ("call", "shape", "more"),
    [
        (("list",), shapes.ListRow, {"age_min", "age_max"}),
        (("match", *FAMILY), shapes.Match, {"change"}),
        (("compare", "mst", "mdft"), shapes.Field, {"label", "mst", "mdft"}),
        (("gaps",), shapes.Cell, {"count", "band_min", "band_max"}),
    ],
    ids=["list", "match", "compare", "gaps"],
)
def test_a_column_is_called_as_the_key_of_the_json(
    call: tuple[str, ...], shape: type, more: set[str]
) -> None:
    """One name for one thing; what only a table has is named here."""
    columns = set(read(run(*call, "--format", "csv").out)[0])
    assert columns - set(shape.__annotations__) == more


def test_filters_hold_for_csv_as_well() -> None:
    """`--top 1` leaves one ranked row."""
    rows = read(run("match", *FAMILY, "--top", "1", "--format", "csv").out)
    assert [r["id"] for r in rows if r["rank"]] == ["mdft"]


def test_a_comparison_and_the_map_as_csv_say_what_their_json_says() -> None:
    """A column for each intervention; a row for each cell, also the empty ones."""
    compared = {r["field"]: r for r in read(run("compare", "mst", "mdft", "--format", "csv").out)}
    assert {
        f["field"]: f["values"]["mst"] or "" for f in answer("compare", "mst", "mdft")["fields"]
    } == {name: row["mst"] for name, row in compared.items()}
    cells = read(run("gaps", "--format", "csv").out)
    for row, cell in zip(cells, answer("gaps")["cells"], strict=True):
        first = row["band_min"].replace("zwanger", "0")
        assert (row["problem"], f"{first}-{row['band_max']}", row["classification"]) == (
            cell["problem"],
            cell["band"],
            cell["classification"] or "",
        )
        assert (int(row["count"]), row["interventions"]) == (
            len(cell["interventions"]),
            " | ".join(cell["interventions"]),
        )


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_the_csv_reads_back_with_pandas(call: tuple[str, ...]) -> None:
    """As many rows and columns as the csv module finds."""
    pandas: Any = pytest.importorskip(
        "pandas", reason="pandas is not installed; reading back with the csv module is tested above"
    )
    out = run(*call, "--format", "csv").out
    frame = pandas.read_csv(io.StringIO(out))
    assert (len(frame), list(frame.columns)) == (len(read(out)), list(read(out)[0]))


@given(st.text(max_size=30))
@example("=1+1")
@example(" \t=1")
@example("a;=1")
@example("＝1")
def test_no_cell_begins_as_a_formula_and_the_rest_is_left_alone(text: str) -> None:
    """Nor does a part of a cell, where a spreadsheet splits on semicolons or tabs."""
    shown = sheet.neutral(text)
    for part in re.split(r"[;\t\r\n]", shown):
        assert not part.strip().startswith(STARTS)
    assert not shown.startswith(STARTS)
    assert shown.replace("'", "") == clean(text).replace("'", "")


def test_ordinary_words_get_no_apostrophe() -> None:
    """Only what looks like a formula is changed."""
    assert "'" not in run("list", "--format", "csv").out
    assert sheet.neutral("12–17; 2 - 3, a=b") == "12–17; 2 - 3, a=b"


def cells(line: str) -> list[str]:
    """Return the cells of a line of a Markdown table, without the escapes."""
    parts = re.findall(r"((?:\\.|[^|\\])*)\|", line.strip()[1:])
    return [re.sub(r"\\(.)", r"\1", part.strip()) for part in parts]


@pytest.mark.parametrize(
    "text",
    ["- een", "+ een", "-", "1. een", "12) een", "1.", "---", "- - -", "-1 is koud", "1.5 uur",
     "&lt;b&gt; en &amp; en &#60; en R&D", "&", "# een", "> een", "* een", "***", "    vier", "```"],
)  # fmt: skip
def test_a_text_is_no_list_no_rule_and_no_character_of_another_name(text: str) -> None:
    """In each block that puts it at the start of a line, as a reader of Markdown shows it."""
    cell = blocks.Cell(text)
    for block in (
        blocks.Paragraph(text),
        blocks.Bullets((cell, cell)),
        blocks.Pairs((("a", cell), ("", cell))),
        blocks.Heading(text, 2),
    ):
        page = markdown.to_markdown(blocks.Page("t", (block,)))
        tokens = MarkdownIt("commonmark").parse(page)
        shown = ["".join(part.content for part in t.children) for t in tokens if t.children]
        assert shown[1:] == {
            blocks.Bullets: [text.strip()] * 2,
            blocks.Pairs: [f"a: {text}".rstrip(), text.strip()],
        }.get(type(block), [text.strip()])
        assert not {t.type for t in tokens} & {"ordered_list_open", "hr", "fence", "code_block"}


@given(st.lists(st.text(max_size=20), min_size=2, max_size=4))
@example(["|", "`|`", "\\|"])
@example(["<script>alert(1)</script>", "[a](javascript:b)", "a\n| b |"])
def test_a_markdown_table_keeps_its_cells(texts: list[str]) -> None:
    """Pipes, backticks, backslashes and line ends never make another cell, row, link or tag."""
    table = blocks.Table(
        tuple(f"k{n}" for n in range(len(texts))), (tuple(blocks.Cell(t) for t in texts),)
    )
    lines = markdown.to_markdown(blocks.Page("t", (table,))).splitlines()
    assert len(lines) == 5
    assert cells(lines[4]) == [
        " ".join(clean(t).replace("\n", " ").split(" ")).strip() for t in texts
    ]
    assert not re.search(r"(?<!\\)[<>]", lines[4].replace("\\\\", ""))

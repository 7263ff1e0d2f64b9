"""CSV opens in a spreadsheet without formulas and reads back as it was written; Markdown tables keep their cells."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import answer, run
from hostile import HOSTILE, hostile_catalogue
from uhp_cli.method import comparing, gaps
from uhp_cli.method.ranking import rank
from uhp_cli.pages import render
from uhp_cli.safe import clean
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.profile import Options, from_options
from uhp_cli.verbs import tables, views

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
    """What is excluded stands there too, with why."""
    rows, expected = read(run("match", *FAMILY, "--format", "csv").out), answer("match", *FAMILY)
    assert [r["id"] for r in rows] == [
        m["id"] for m in (*expected["matches"], *expected["excluded"])
    ]
    assert [r["rank"] for r in rows if r["rank"]] == [str(m["rank"]) for m in expected["matches"]]
    assert all(r["reasons"] for r in rows)


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
        assert (row["problem"], row["band"], row["classification"]) == (
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
    shown = tables.neutral(text)
    for part in re.split(r"[;\t\r\n]", shown):
        assert not part.strip().startswith(STARTS)
    assert not shown.startswith(STARTS)
    assert shown.replace("'", "") == clean(text).replace("'", "")


def test_ordinary_words_get_no_apostrophe() -> None:
    """Only what looks like a formula is changed."""
    assert "'" not in run("list", "--format", "csv").out
    assert tables.neutral("12–17; 2 - 3, a=b") == "12–17; 2 - 3, a=b"


def hostile_tables() -> dict[str, str]:
    """Return every CSV that a catalogue full of hostile texts can give."""
    catalogue = hostile_catalogue()
    words = Words(Lang.NL, catalogue)
    ranking = rank(catalogue, from_options(Options(("14",), ("gedrag,middelen",)), catalogue))
    compared = comparing.compare([catalogue.get("mdft"), catalogue.get("mst")], words, ranking)
    return {
        "list": tables.listing(catalogue.interventions),
        "match": tables.ranking(ranking, words, ranking.matches),
        "compare": tables.comparison(compared, catalogue, ranking.profile, words),
        "gaps": tables.gap_map(gaps.gap_map(catalogue)),
    }


def test_a_hostile_catalogue_gives_no_formula_and_no_control_character() -> None:
    """Whatever the texts of an entry hold, every cell of every table is plain text, and rows stay rows."""
    for name, text in hostile_tables().items():
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, name
        for cell in (cell for row in rows for cell in row):
            assert not cell.strip().startswith(STARTS), (name, cell)
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", cell), (
                name,
                cell,
            )


def cells(line: str) -> list[str]:
    """Return the cells of a line of a Markdown table, without the escapes."""
    parts = re.findall(r"((?:\\.|[^|\\])*)\|", line.strip()[1:])
    return [re.sub(r"\\(.)", r"\1", part.strip()) for part in parts]


@given(st.lists(st.text(max_size=20), min_size=2, max_size=4))
@example(["|", "`|`", "\\|"])
@example(["<script>alert(1)</script>", "[a](javascript:b)", "a\n| b |"])
def test_a_markdown_table_keeps_its_cells(texts: list[str]) -> None:
    """Pipes, backticks, backslashes and line ends in a text never make another cell, row, link or tag."""
    table = render.Table(
        tuple(f"k{n}" for n in range(len(texts))), (tuple(render.Cell(t) for t in texts),)
    )
    lines = render.to_markdown(render.Page("t", (table,))).splitlines()
    assert len(lines) == 5
    assert cells(lines[4]) == [
        " ".join(clean(t).replace("\n", " ").split(" ")).strip() for t in texts
    ]
    assert not re.search(r"(?<!\\)[<>]", lines[4].replace("\\\\", ""))


def markdown_rows(page: render.Page) -> Sequence[str]:
    """Return the lines of the tables of a page."""
    return [line for line in render.to_markdown(page).splitlines() if line.startswith("|")]


def test_hostile_names_stay_in_their_cell_in_markdown() -> None:
    """The list of a hostile catalogue has as many columns in every row as in its head."""
    catalogue = hostile_catalogue()
    rows = markdown_rows(
        views.listing(catalogue, catalogue.interventions, Words(Lang.NL, catalogue))
    )
    widths = {len(cells(row)) for row in rows}
    assert len(rows) == len(catalogue.interventions) + 2
    assert widths == {5}
    assert any(clean(HOSTILE[0]).split()[0] in cells(row)[0] for row in rows)

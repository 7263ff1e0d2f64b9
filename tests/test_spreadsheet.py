"""A spreadsheet that opens the CSV shows what the program says: LibreOffice, as a Dutch user has it."""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT, SHIPPED, run
from uhp_cli.pages.sheet import to_csv

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not there (Debian: libreoffice-calc-nogui)"
)

FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
CALLS = [
    ("list",),
    ("match", *FAMILY),
    ("match", "--age", "4", "--age", "7", "--problems", "gedrag", "--lang", "en"),
    ("compare", "mst", "mdft", "stop4-7", *FAMILY),
    ("gaps",),
    ("gaps", "--offer", str(ROOT / "examples" / "aanbod.yaml")),
]
DUTCH = "44,34,76,1,,1043"
"""Commas, double quotes, UTF-8, from the first line, all columns by themselves, Dutch."""
EAGER = f"{DUTCH},false,true,false,false,false,1,true"
"""The same, with special numbers and formulas looked for in every cell."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def opened(text: str, folder: Path, how: str = DUTCH) -> list[list[tuple[str, str]]]:
    """Return the cells as they are shown, each with what the spreadsheet takes it for."""
    (folder / "uhp.csv").write_text(text, encoding="utf-8", newline="")
    home = f"-env:UserInstallation=file://{folder}/home"
    words = [SOFFICE, home, "--headless", f"--infilter=CSV:{how}", "--convert-to", "fods", "uhp.csv"]  # fmt: skip
    done = subprocess.run(
        list(filter(None, words)), cwd=folder, capture_output=True, timeout=240, check=False
    )
    assert (folder / "uhp.fods").is_file(), done.stderr.decode()
    rows = ET.parse(folder / "uhp.fods").iter(f"{_TABLE}table-row")
    return [row for row in map(list, map(_cells, rows)) if any(kind for kind, _ in row)]


def _cells(row: ET.Element) -> Iterator[tuple[str, str]]:
    for cell in row.iter(f"{_TABLE}table-cell"):
        assert cell.get(f"{_TABLE}formula") is None
        shown = "\n".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p"))
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        yield from [(cell.get(f"{_OFFICE}value-type", ""), shown)] * min(times, 100)


def written(text: str) -> list[list[str]]:
    """Return the cells as the program writes them."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_cell_shows_what_was_written(call: tuple[str, ...], tmp_path: Path) -> None:
    """Names, ids, levels, ages, bounds and dates of the whole catalogue: text is text, and a whole number a number."""
    text = run(*call, "--format", "csv", env=SHIPPED).out
    for row, cells in zip(written(text), opened(text, tmp_path, EAGER), strict=True):
        shown = cells + [("", "")] * (len(row) - len(cells))
        assert [s for _, s in shown[: len(row)]] == row
        assert [kind for kind, _ in shown[: len(row)]] == [
            "float" if cell.isdigit() else "string" if cell else "" for cell in row
        ]


def test_what_begins_as_a_formula_is_text_with_an_apostrophe(tmp_path: Path) -> None:
    """A name, an answer or a note from elsewhere: nothing is worked out, and the rest is untouched."""
    names = ["=1+1", "+31 6", "-3 kg", "@som", '=HYPERLINK("http://x")', "regel een\n=1+1"]
    shown = ["Stop 4-7", "100 % van 12", "4–7 jaar", "4 t/m 7", "sinds 8-12-2021", "a;b,c", 'zei "ja"', "regel een\nregel twee"]  # fmt: skip
    found = opened(to_csv((["naam"], [[n] for n in (*names, *shown)])), tmp_path, EAGER)[1:]
    assert [kind for [(kind, _), *_] in found] == ["string"] * len(found)
    assert [cell for [(_, cell), *_] in found[len(names) :]] == shown
    assert [cell for [(_, cell), *_] in found[: len(names)]] == [
        "'=1+1", "'+31 6", "'-3 kg", "'@som", "'=HYPERLINK(\"http://x\")", "regel een\n'=1+1"
    ]  # fmt: skip

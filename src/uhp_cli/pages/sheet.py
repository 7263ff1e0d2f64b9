"""Tables as CSV: UTF-8, and nothing in them that a spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from uhp_cli.safe import clean

Thing = TypeVar("Thing")
Value = str | int | None
Cell = Value | Sequence[Value]
Rows = tuple[Sequence[str], Iterable[Sequence[Cell]]]
"""A head, and rows as long as it; several things in one cell are a list."""

# At the start of a cell, and after a sign that some spreadsheets split cells on.
_FORMULA = re.compile(r"(\A|[;\t\r\n])(?=[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])|\A(?=[\t\r\n])")


def table(columns: Mapping[str, Callable[[Thing], Cell]], things: Iterable[Thing]) -> Rows:
    """Return a row for each thing; `columns` says what a column is called and holds."""
    return tuple(columns), ([cell(thing) for cell in columns.values()] for thing in things)


def to_csv(table: Rows) -> str:
    """Return a head and rows as CSV."""
    head, rows = table
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([neutral(name) for name in head])
    writer.writerows([neutral(value) for value in row] for row in rows)
    return out.getvalue()


def neutral(value: Cell) -> str:
    """Return a value as text that no spreadsheet reads as a formula, controls made visible."""
    if value is None:
        return ""
    text = str(value) if isinstance(value, str | int) else " | ".join(map(str, value))
    return _FORMULA.sub(r"\1'", clean(text))

"""Tables as CSV: UTF-8, and nothing in them that a spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from uhp_cli.safe import clean

Value = str | int | None
Rows = tuple[Sequence[str], Iterable[Sequence[Value | Sequence[Value]]]]
"""A head, and rows as long as it; several things in one cell are a list."""

# At the start of a cell, and after a sign that some spreadsheets split cells on.
_FORMULA = re.compile(r"(\A|[;\t\r\n])(?=[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])|\A(?=[\t\r\n])")


def to_csv(table: Rows) -> str:
    """Return a head and rows as CSV."""
    head, rows = table
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([neutral(name) for name in head])
    writer.writerows([neutral(value) for value in row] for row in rows)
    return out.getvalue()


def neutral(value: Value | Sequence[Value]) -> str:
    """Return a value as text that no spreadsheet reads as a formula, controls made visible."""
    if value is None:
        return ""
    text = str(value) if isinstance(value, str | int) else " | ".join(map(str, value))
    return _FORMULA.sub(r"\1'", clean(text))

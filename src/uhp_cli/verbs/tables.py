"""Answers as CSV: UTF-8, one row per intervention or cell, and nothing in it that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.safe import clean
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile
from uhp_cli.verbs import wire

if TYPE_CHECKING:  # a table of one verb loads no other verb's engine
    from uhp_cli.method.comparing import Comparison
    from uhp_cli.method.gaps import Caseload, GapMap

Value = str | int | None

# At the start of a cell, and after a sign that some spreadsheets split cells on.
_FORMULA = re.compile(r"(\A|[;\t\r\n])(?=[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])|\A(?=[\t\r\n])")


def neutral(value: Value) -> str:
    """Return a value as text that no spreadsheet reads as a formula; control characters are made visible."""
    return _FORMULA.sub(r"\1'", clean("" if value is None else str(value)))


def table(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return a head and rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([neutral(name) for name in head])
    writer.writerows([neutral(value) for value in row] for row in rows)
    return out.getvalue()


def _all(values: Iterable[object]) -> str:
    return " | ".join(map(str, values))


def _texts(told: Iterable[Told]) -> str:
    return _all(t.text for t in told)


def listing(interventions: Sequence[Intervention]) -> str:
    """Return the answer to `list`."""
    head = (
        "id",
        "name",
        "abbreviation",
        "role",
        "classification",
        "age_min",
        "age_max",
        "problems",
        "includes_placement",
    )
    rows = []
    for row in map(wire.list_row, interventions):
        age = row["age"] or {}
        placement = "yes" if row["includes_placement"] else "no"
        basics = (row["id"], row["name"], row["abbreviation"], row["role"], row["classification"])
        rows.append((*basics, age.get("min"), age.get("max"), _all(row["problems"]), placement))
    return table(head, rows)


MATCH = (
    "id", "name", "abbreviation", "role", "classification", "verdict", "rank", "rank_best", "rank_worst", "first_in",
    "covers", "partly", "children", "reasons", "questions", "cautions", "change",
)  # fmt: skip


def ranking(value: Ranking, words: Words, shown: Sequence[Match]) -> str:
    """Return the answer to `match`: first what is ranked, then what is excluded and why."""
    teller = Teller(value.catalogue, value.profile, words)
    rows: list[Sequence[Value]] = []
    for m in shown:
        row = wire.match_row(m, teller)
        reasons, questions, cautions = (
            _all(t["text"] for t in row[name]) for name in ("reasons", "questions", "cautions")
        )
        basics = [row[name] for name in MATCH[:10]]
        rows.append(
            (
                *basics,
                _all(row["covers"]),
                _all(row["partly"]),
                _all(n + 1 for n in row["children"]),
                reasons,
                questions,
                cautions,
                "",
            )
        )
    for e in value.excluded:
        i, reasons = e.judgement.intervention, _texts(teller.exclusion_reasons(e.judgement))
        basics = [i.id, i.name, i.abbreviation, i.role.value, i.level.value, "excluded"]
        rows.append((*basics, *[""] * 7, reasons, "", "", teller.change(e)))
    return table(MATCH, rows)


def comparison(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> str:
    """Return the answer to `compare`: a column for each intervention; an empty cell means that no source says it."""
    answer = wire.comparison(value, catalogue, family, words)
    ids = [i.id for i in value.interventions]
    rows = [
        (
            line["field"],
            words.say(line["field"]),
            "yes" if line["differs"] else "no",
            *(line["values"][i] for i in ids),
        )
        for line in answer["fields"]
    ]
    return table(("field", "label", "differs", *ids), rows)


def gap_map(value: GapMap) -> str:
    """Return the gap map: a row for each cell, also the empty ones."""
    head = ("problem", "band", "classification", "count", "interventions", "age_not_stated")
    rows = [
        (
            c.problem,
            c.band.id,
            c.level and c.level.value,
            len(c.members),
            _all(i.id for i in c.members),
            _all(i.id for i in c.unstated),
        )
        for c in value.cells
    ]
    return table(head, rows)


def caseload(value: Caseload) -> str:
    """Return the problems of a caseload, most open needs first."""
    rows = sorted(value.rows, key=lambda r: (r.covered - r.needs, r.problem))
    return table(
        ("problem", "families", "needs", "covered", "uncovered"),
        [(*r, r.needs - r.covered) for r in rows],
    )

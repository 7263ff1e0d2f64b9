"""What must hold in a catalogue or guideline. Reads nothing, prints nothing.

One finding per mistake: a broken record is not also reported for what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from uhp_cli.checking.diagnostics import Diagnostic
from uhp_cli.checking.draft import Draft
from uhp_cli.checking.findings import Findings
from uhp_cli.checking.rule import CHECKS, GUARDS, Check, Mistake, Severity
from uhp_cli.checking.shape import mistakes
from uhp_cli.source.yaml_source import Document

if TYPE_CHECKING:
    from uhp_cli import shapes

_BONES = {"id", "values", "aliases", "broader"}
"""The keys of a word of the vocabulary that references rest on."""


def check(document: Document, schema: shapes.Schema, *, as_of: str = "") -> tuple[Diagnostic, ...]:
    """Return every finding in a catalogue, in order of place.

    `as_of` is the day freshness is judged on, else the catalogue's own.
    """
    found = Findings(document)
    found.take(_mistakes(document, schema, as_of=as_of))
    return found.ordered()


def errors(document: Document, schema: shapes.Schema) -> tuple[Diagnostic, ...]:
    """Return every error in a catalogue, in order of place; for warnings nobody has to wait."""
    found = Findings(document)
    found.take(_mistakes(document, schema, checks=GUARDS))
    return tuple(d for d in found.ordered() if d.severity is Severity.ERROR)


def check_guideline(
    document: Document, schema: shapes.Schema, source_ids: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """Return every finding in a guideline file; its sources are those of a catalogue."""
    found = Findings(document)
    found.take(_mistakes(document, schema, sources=dict.fromkeys(source_ids, "")))
    return found.ordered()


def _mistakes(
    document: Document,
    schema: shapes.Schema,
    *,
    as_of: str = "",
    sources: Mapping[str, str] | None = None,
    checks: Sequence[Check] = CHECKS,
) -> Iterator[Mistake]:
    """Give what breaks a rule, but for places that have a problem of text already."""
    if not document.whole:
        return
    shape = list(mistakes(schema, document.data))
    known = {problem.span for problem in document.problems}
    yield from (m for m in shape if document.span(m.route, key=m.key) not in known)
    if isinstance(document.data, dict):
        draft = Draft(
            document.data,
            len(document.text),
            broken=(m.route[:2] for m in shape),
            readable=not any(map(_blinds, shape)),
            as_of=as_of,
            sources=sources,
        )
        for rule in checks:
            yield from rule(draft)


def _blinds(found: Mistake) -> bool:
    """Say whether a mistake leaves the vocabulary useless to judge entries with."""
    last = str(found.route[-1]) if found.route else ""
    touched = {last, str(found.values.get("key")), *found.near}
    return found.route[:1] == ("vocabulary",) and (
        len(found.route) < 3 or found.rule == "wrong-type" or bool(touched & _BONES)
    )

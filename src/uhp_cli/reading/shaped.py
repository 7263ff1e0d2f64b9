"""A file of closed shape: the first mistake in it is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uhp_cli.checking.diagnostics import Diagnostic
from uhp_cli.checking.shape import mistakes
from uhp_cli.errors import UhpError
from uhp_cli.source.yaml_source import Document

if TYPE_CHECKING:
    from uhp_cli import shapes


def refuse_mistakes(document: Document, schema: shapes.Schema) -> None:
    """Stop with the first place where the text or its shape is wrong."""
    found = [
        Diagnostic(document.name, p.span, p.rule, {**p.values, "detail": ""})
        for p in document.problems
    ] or [
        Diagnostic(
            document.name,
            document.span(m.route, key=m.key),
            m.rule,
            m.values,
            m.route,
            near=m.near,
            allowed=m.allowed,
        )
        for m in mistakes(schema, document.data)
    ]
    if found:
        first = min(found, key=lambda d: d.span)
        raise UhpError("broken-file", place=first.place, message=first)

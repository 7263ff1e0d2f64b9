"""Mistakes to findings: each with its place and record, and no more than anybody reads."""

from collections.abc import Iterable, Mapping

from uhp_cli.checking.diagnostics import Diagnostic, ordered, path_text
from uhp_cli.checking.rule import Line, Mistake, Severity
from uhp_cli.checking.rules import RULES
from uhp_cli.checking.rules.reading import said
from uhp_cli.source.yaml_source import MOST_FINDINGS, Document, Route, Span

MOST_LINES = 3_000_000
"""Lines that can be shown; a file of only line ends would fill a memory."""

REVIEWED = "# ok:"
"""A comment that tells why a line is right as it is."""


class Findings:
    """Collects what is wrong with one document."""

    def __init__(self, document: Document) -> None:
        """Begin with what reading the text found."""
        self.document = document
        self.lines = document.text.split("\n", MOST_LINES)
        self.reviews = REVIEWED in document.text
        self.counts = dict.fromkeys(Severity, 0)
        self.found: list[Diagnostic] = []
        for problem in (*document.problems, *document.warnings):
            span = self._inside(problem.span)
            line = self._line(span.line)
            self.found.append(
                Diagnostic(document.name, span, problem.rule, said(problem), line=line)
            )

    def take(self, mistakes: Iterable[Mistake]) -> None:
        """Add mistakes; after so many errors the rest is left, and so are warnings."""
        for mistake in mistakes:
            rule = RULES[mistake.rule]
            severity = rule.severity
            if self.reviews and rule.reviewed and self._reviewed(mistake):
                continue
            self.counts[severity] += 1
            if self.counts[severity] <= MOST_FINDINGS:
                self.found.append(self._diagnostic(mistake))
            elif severity is Severity.ERROR:
                return

    def _reviewed(self, mistake: Mistake) -> bool:
        """Say whether a comment on its line tells why it is right as it is."""
        place = self._inside(self.document.span(mistake.route))
        return REVIEWED in self._line(place.end_line)[place.end_column - 1 :]

    def ordered(self) -> tuple[Diagnostic, ...]:
        """Return the findings in order of place; the last says when there are more."""
        most = max(*self.counts.values(), len(self.document.warnings) + 1)
        if most > MOST_FINDINGS:
            root = self.document.root
            values, line = {"limit": MOST_FINDINGS}, self._line(root.line)
            self.found.append(Diagnostic(self.document.name, root, "stopped", values, line=line))
        return ordered(self.found)

    def _diagnostic(self, found: Mistake) -> Diagnostic:
        place = self._inside(self.document.span(found.route, key=found.key))
        line = self._line(place.line)
        start = line.find(found.part, place.column - 1) if found.part else -1
        end = start + 1 + len(found.part)
        if start >= 0 and place.line == place.end_line and end <= place.end_column:
            place = place._replace(column=start + 1, end_column=end)
        where, entry = _where(self.document.data, found.route)
        return Diagnostic(
            self.document.name,
            place,
            found.rule,
            self._values(found.values),
            found.route,
            entry,
            found.near[:3],
            found.allowed,
            line,
            where,
        )

    def _values(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            key: self.document.span(v.route).line if isinstance(v, Line) else v
            for key, v in values.items()
        }

    def _inside(self, span: Span) -> Span:
        """Return a place in the text; the parser puts the end of a file on a line of its own."""
        text = self.document.text
        last = text.count("\n") + 1 if span.end_line >= len(self.lines) else len(self.lines)
        if span.end_line <= last:
            return span
        end = len(text) - text.rfind("\n")
        start = (span.line, span.column) if span.line <= last else (last, end)
        return Span(*start, last, end)

    def _line(self, number: int) -> str:
        if number > min(len(self.lines), MOST_LINES):
            return ""
        return self.lines[number - 1].rstrip("\r")


def _where(data: object, route: Route) -> tuple[str, str]:
    """Return the route with ids for numbers, and the id of the record it is in."""
    names: list[str | int] = []
    for step in route:
        data = _step(data, step)
        name = data.get("id", data.get("problem")) if isinstance(data, dict) else None
        if isinstance(step, str):
            names.append(step)
        else:
            names.append(name if isinstance(name, str) else "·")
    records = len(names) > 1 and route[0] in ("interventions", "sources", "sections")
    return path_text(names), str(names[1]) if records and names[1] != "·" else ""


def _step(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
    return data[step] if inside else None  # type: ignore[index]

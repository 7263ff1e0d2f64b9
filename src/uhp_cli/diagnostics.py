"""Findings about a catalogue and how they look as text and JSON. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from uhp_cli.rules import RULES, Severity
from uhp_cli.yaml_source import Route, Span


class Diagnostic(NamedTuple):
    """One finding: which rule, where, and the values of its sentence."""

    file: str
    span: Span
    rule: str
    values: Mapping[str, object]
    route: Route = ()
    entry: str = ""
    near: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    line: str = ""
    """The source line, for showing."""

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        return RULES[self.rule].code

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return RULES[self.rule].severity

    @property
    def place(self) -> str:
        """`file:line:column`."""
        return f"{self.file}:{self.span.line}:{self.span.column}"

    def message(self, lang: str) -> str:
        """Return the sentence in 'nl' or 'en'."""
        rule = RULES[self.rule]
        return (rule.dutch if lang == "nl" else rule.english).format(**self.values)

    def hint(self, lang: str) -> str:
        """Return what to do: the nearest word, or what is allowed."""
        if self.near:
            names = (" of " if lang == "nl" else " or ").join(self.near)
            return f"bedoel je {names}?" if lang == "nl" else f"do you mean {names}?"
        if self.allowed:
            return ("kies uit: " if lang == "nl" else "choose from: ") + ", ".join(self.allowed)
        return ""

    @property
    def path(self) -> str:
        """The route as text: interventions[3].classification.level."""
        return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" if n else s for n, s in enumerate(self.route))


def ordered(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by file, place and code, each once."""
    return tuple(sorted(dict.fromkeys(map(_hashable, found)), key=lambda d: (d.file, d.span, d.code, d.path)))


def _hashable(found: Diagnostic) -> Diagnostic:
    return found._replace(values=_Values(found.values))


class _Values(dict[str, object]):
    """Values that compare and hash by content, so that equal findings are one."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted((k, str(v)) for k, v in self.items())))


def to_json(found: Sequence[Diagnostic], files: Sequence[str], lang: str) -> dict[str, Any]:
    """Return findings as the versioned JSON of the contract."""
    return {
        "kind": "diagnostics",
        "version": 1,
        "files": list(files),
        "diagnostics": [
            {
                "code": d.code,
                "rule": d.rule,
                "severity": d.severity.value,
                "file": d.file,
                "line": d.span.line,
                "column": d.span.column,
                "end_line": d.span.end_line,
                "end_column": d.span.end_column,
                "entry": d.entry or None,
                "path": d.path,
                "message": d.message(lang),
                "hint": d.hint(lang) or None,
            }
            for d in found
        ],
        "summary": summary(found),
    }


def summary(found: Sequence[Diagnostic]) -> dict[str, int]:
    """Return how many errors and warnings there are."""
    errors = sum(d.severity is Severity.ERROR for d in found)
    return {"errors": errors, "warnings": len(found) - errors}


def to_text(found: Sequence[Diagnostic], checked: Mapping[str, int], lang: str) -> str:
    """Return findings for people: place, sentence, the line with a caret, the entry, the hint; and what was checked."""
    dutch = lang == "nl"
    kinds = {Severity.ERROR: "fout" if dutch else "error", Severity.WARNING: "waarschuwing" if dutch else "warning"}
    parts = []
    for d in found:
        lines = [f"{d.place}: {kinds[d.severity]} {d.code}: {d.message(lang)}"]
        if d.line:
            number = str(d.span.line)
            start, shown = d.span.column - 1, _shown(d.line)
            end = d.span.end_column - 1 if d.span.end_line == d.span.line else len(d.line)
            lead, wide = _width(d.line[:start]), max(1, _width(d.line[start : max(end, start + 1)]))
            lines += [f"{number} | {shown}", f"{' ' * len(number)} | {' ' * lead}{'^' * wide}"]
        about = [f"{'bij' if dutch else 'in'} {d.entry}"] if d.entry else []
        if d.path:
            about.append(d.path)
        if about:
            lines.append(f"  = {', '.join(about)}")
        if d.hint(lang):
            lines.append(f"  = {d.hint(lang)}")
        parts.append("\n".join(lines) + "\n")
    counts = summary(found)
    if dutch:
        total = f"{counts['errors']} fouten, {counts['warnings']} waarschuwingen"
    else:
        total = f"{counts['errors']} errors, {counts['warnings']} warnings"
    files = "; ".join(f"{name}: {n} {'interventies' if dutch else 'interventions'}" for name, n in checked.items())
    return "\n".join([*parts, f"{total} ({files})"]) + "\n"


def _shown(line: str) -> str:
    return line.rstrip("\r\n")


def _width(text: str) -> int:
    """Return how many terminal columns a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

"""Findings about a file, and how they look to people and as JSON. Pure."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from uhp_cli.checking.rules import RULES, Severity
from uhp_cli.safe import visible
from uhp_cli.source.yaml_source import Route, Span

if TYPE_CHECKING:
    from uhp_cli import shapes

WIDEST = 140
"""How many characters of a source line are shown; of a longer one the part around the finding."""


class Diagnostic(NamedTuple):
    """One finding: which rule, where, and the values of its sentence."""

    file: str
    span: Span
    rule: str
    values: Mapping[str, object]
    """A value in two languages is a pair, Dutch first."""
    route: Route = ()
    entry: str = ""
    near: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    line: str = ""
    """The source line, for showing."""
    where: str = ""
    """The route with ids for numbers, which moving a record does not change."""

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
        said = {k: v[lang != "nl"] if isinstance(v, tuple) else v for k, v in self.values.items()}
        return visible((rule.dutch if lang == "nl" else rule.english).format(**said))

    def hint(self, lang: str) -> str:
        """Return what to do: the nearest word, or what is allowed."""
        if self.near:
            names = (" of " if lang == "nl" else " or ").join(f"'{n}'" for n in self.near)
            return visible(f"bedoel je {names}?" if lang == "nl" else f"do you mean {names}?")
        if self.allowed:
            more = len(self.allowed) - 12
            rest = "" if more <= 0 else f" en nog {more}" if lang == "nl" else f" and {more} more"
            return visible(
                ("kies uit: " if lang == "nl" else "choose from: ")
                + ", ".join(self.allowed[:12])
                + rest
            )
        return ""

    @property
    def path(self) -> str:
        """The route as text: interventions[3].classification.level."""
        return path_text(self.route)


def path_text(route: Iterable[str | int]) -> str:
    """Return a route as text: interventions[3].classification.level."""
    return "".join(
        f"[{s}]" if isinstance(s, int) else f".{s}" if n else s for n, s in enumerate(route)
    )


def ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by file, place and code, each once.

    What other tools read otherwise matters only where nothing is wrong.
    """
    once = {(d.file, d.span, d.rule, d.path, str(d.values)): d for d in found}
    wrong = {(d.file, d.span[:2]) for d in once.values() if d.severity is Severity.ERROR}
    kept = [d for d in once.values() if d.rule != "yaml-1.1" or (d.file, d.span[:2]) not in wrong]
    return tuple(sorted(kept, key=lambda d: (d.file, d.span, d.code, d.path, str(d.values))))


def fingerprints(found: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Give each finding with a name of its own that stays the same when lines or records move."""
    seen: dict[str, int] = {}
    for d in found:
        value = " ".join(
            f"{k}={v}" for k, v in sorted(d.values.items()) if k not in ("first", "limit")
        )
        key = "\0".join((d.code, d.file, d.where or visible(d.line.strip()), value))
        seen[key] = seen.get(key, 0) + 1
        yield d, hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest()


def to_json(
    found: Sequence[Diagnostic], checked: Mapping[str, int], lang: str
) -> shapes.DiagnosticsAnswer:
    """Return findings as versioned JSON (data/diagnostics-schema.json)."""
    return {
        "kind": "diagnostics",
        "version": 1,
        "lang": lang,
        "files": [{"file": visible(name), "interventions": n} for name, n in checked.items()],
        "diagnostics": [
            {
                "code": d.code,
                "rule": d.rule,
                "severity": d.severity.value,
                "file": visible(d.file),
                "line": d.span.line,
                "column": d.span.column,
                "end_line": d.span.end_line,
                "end_column": d.span.end_column,
                "entry": visible(d.entry) or None,
                "path": visible(d.path),
                "message": d.message(lang),
                "hint": d.hint(lang) or None,
                "near": list(map(visible, d.near)),
                "allowed": list(map(visible, d.allowed)),
                "fingerprint": fingerprint,
            }
            for d, fingerprint in fingerprints(found)
        ],
        "summary": {
            **summary(found),
            "files": len(checked),
            "interventions": sum(checked.values()),
        },
    }


def summary(found: Sequence[Diagnostic]) -> shapes.Severities:
    """Return how many errors and warnings there are."""
    errors = sum(d.severity is Severity.ERROR for d in found)
    return {"errors": errors, "warnings": len(found) - errors}


_KINDS = {Severity.ERROR: ("fout", "error"), Severity.WARNING: ("waarschuwing", "warning")}


def to_text(found: Sequence[Diagnostic], checked: Mapping[str, int], lang: str) -> str:
    """Return findings for people: place, sentence, the line with a caret, the entry, the hint.

    And what was checked.
    """
    dutch = lang == "nl"
    parts = []
    for d in found:
        lines = [
            f"{visible(d.place)}: {_KINDS[d.severity][not dutch]} {d.code}: {d.message(lang)}",
            *_excerpt(d),
        ]
        about = [f"{'bij' if dutch else 'in'} {visible(d.entry)}"] if d.entry else []
        if d.path:
            about.append(visible(d.path))
        if about:
            lines.append(f"  = {', '.join(about)}")
        if d.hint(lang):
            lines.append(f"  = {d.hint(lang)}")
        parts.append("\n".join(lines) + "\n")
    if found:
        worst = next((d for d in found if d.severity is Severity.ERROR), found[0])
        parts.append(f"{'uitleg' if dutch else 'more'}: uhp rule {worst.code}")
    return "\n".join([*parts, count_line(found, checked, lang)]) + "\n"


def count_line(found: Sequence[Diagnostic], checked: Mapping[str, int], lang: str) -> str:
    """Return the last line: how many findings, in what."""
    dutch = lang == "nl"
    counts = summary(found)
    errors = _number(counts["errors"], ("fout", "fouten") if dutch else ("error", "errors"))
    warnings = _number(
        counts["warnings"], ("waarschuwing", "waarschuwingen") if dutch else ("warning", "warnings")
    )
    kinds = ("interventie", "interventies") if dutch else ("intervention", "interventions")
    files = "; ".join(f"{visible(name)}: {_number(n, kinds)}" for name, n in checked.items())
    return f"{errors}, {warnings} ({files})"


def _number(count: int, words: tuple[str, str]) -> str:
    return f"{count} {words[count != 1]}"


def _excerpt(d: Diagnostic) -> list[str]:
    """Return the source line and a caret under what is meant, also after wide characters."""
    if not d.line:
        return []
    start = min(d.span.column - 1, len(d.line))
    end = min(d.span.end_column - 1, len(d.line)) if d.span.end_line == d.span.line else len(d.line)
    line, end = d.line, max(end, start + 1)
    if len(line) > WIDEST:
        first = max(0, min(start - 40, len(line) - WIDEST))
        last = first + WIDEST
        line = ("…" if first else "") + line[first:last] + ("…" if last < len(d.line) else "")
        shift = first - bool(first)
        start, end = start - shift, min(end, last) - shift
    number = str(d.span.line)
    caret = " " * width(line[:start]) + "^" * max(1, width(line[start:end]))
    return [f"{number} | {visible(line)}", f"{' ' * len(number)} | {caret}"]


def width(text: str) -> int:
    """Return how many terminal columns a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )

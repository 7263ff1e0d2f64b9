"""Text to data: one strict reader for every YAML and JSON file, with the place of every key and value.

Built from the parser's events, so positions are exact and nothing is built before depth and size are known. Scalars are
YAML 1.2 (an editor reads the same). Refused: duplicate keys, anchors, aliases, tags, merge keys, second documents.
The only importer of yaml; it knows nothing of interventions.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

Route = tuple[str | int, ...]

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 50

_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_BASED_INT = re.compile(r"0o[0-7]{1,18}\Z|0x[0-9a-fA-F]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_WORDS = {"null": None, "Null": None, "NULL": None, "~": None, "": None,
          "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}  # fmt: skip
_OTHER_IN_YAML_11 = re.compile(
    r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)\Z"
    r"|[-+]?0[0-9_]+\Z|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?\Z|[-+]?[0-9]+_[0-9_]*\Z"
)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1 in characters, the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(NamedTuple):
    """Something wrong with the text itself: a rule name, where, and the values of its sentence."""

    rule: str
    span: Span
    values: dict[str, object]


class Document(NamedTuple):
    """Data with the place of everything in it; `data` means nothing when `problems` holds an error."""

    name: str
    text: str
    data: Any
    marks: dict[int, dict[str | int, tuple[Span, Span]]]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    root: Span

    def span(self, route: Route, *, key: bool = False) -> Span:
        """Return where the value at `route` stands, or its key; the nearest parent if the route leads nowhere."""
        here, span = self.data, self.root
        for step in route:
            found = self.marks.get(id(here), {}).get(step)
            if found is None:
                break
            span = found[0] if key and step == route[-1] else found[1]
            here = here[step]
        return span


class _Stop(Exception):
    """Reading cannot go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def read(raw: bytes, name: str) -> Document:
    """Read YAML or JSON; problems are collected in the document, never raised."""
    try:
        text = _decode(raw)
    except _Stop as stop:
        return Document(name, "", None, {}, (stop.problem,), (), _point(1, 1))
    builder = _Builder()
    data: Any = None
    try:
        data = builder.build(text)
    except _Stop as stop:
        builder.problems.append(stop.problem)
    root = builder.root or _point(1, 1)
    problems = tuple(sorted(builder.problems, key=lambda p: p.span))
    return Document(name, text, data, builder.marks, problems, tuple(builder.warnings), root)


def _point(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _place(text: str, index: int) -> Span:
    line = text.count("\n", 0, index) + 1
    return _point(line, index - (text.rfind("\n", 0, index) + 1) + 1)


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _Stop(Problem("too-large", _point(1, 1), {"limit": MAX_BYTES // 1024 // 1024}))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:4].count(0) >= 2:
        raise _Stop(Problem("utf-16", _point(1, 1), {}))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise _Stop(Problem("not-utf-8", _place(before, len(before)), {"byte": f"0x{raw[error.start]:02X}"})) from None
    found = _UNSAFE.search(text.replace("\r\n", "  ") if "\r\n" in text else text)
    if found:
        raise _Stop(Problem("unsafe-character", _place(text, found.start()), {"character": f"U+{ord(found[0]):04X}"}))
    if text.lstrip()[:1] in ("{", "[") and "\t" in text:  # JSON may indent with tabs, YAML may not
        text = re.sub(r"(?m)^\t+", lambda m: " " * len(m[0]), text)
    return text


class _Builder:
    """Turns events into data in one pass without recursion, so depth costs no stack."""

    def __init__(self) -> None:
        self.marks: dict[int, dict[str | int, tuple[Span, Span]]] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.root: Span | None = None

    def build(self, text: str) -> Any:
        result: Any = None
        documents = 0
        stack: list[_Open] = []
        for event in self._events(text):
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise _Stop(Problem("second-document", _span(event), {}))
                continue
            if kind in ("SequenceEndEvent", "MappingEndEvent"):
                closed = stack.pop()
                span = Span(closed.span.line, closed.span.column, event.end_mark.line + 1, event.end_mark.column + 1)
                value: Any = closed.value
            elif kind in ("SequenceStartEvent", "MappingStartEvent"):
                self._plain(event)
                if len(stack) >= MAX_DEPTH:
                    raise _Stop(Problem("too-deep", _span(event), {"limit": MAX_DEPTH}))
                if stack and stack[-1].wants_key:
                    raise _Stop(Problem("key-not-text", _span(event), {}))
                container: Any = [] if kind == "SequenceStartEvent" else {}
                stack.append(_Open(container, _span(event)))
                self.marks[id(container)] = {}
                continue
            elif kind == "ScalarEvent":
                self._plain(event)
                span = _span(event)
                if stack and stack[-1].wants_key:
                    self._key(stack[-1], event, span)
                    continue
                value = self._scalar(event, span)
            elif kind == "AliasEvent":
                raise _Stop(Problem("alias", _span(event), {"name": event.anchor}))
            else:
                continue
            if stack:
                self._put(stack[-1], value, span)
            else:
                result, self.root = value, span
        if documents == 0:
            raise _Stop(Problem("empty", _point(1, 1), {}))
        return result

    def _events(self, text: str) -> Iterator[Any]:
        import yaml  # 12 ms that an answer from the packaged catalogue does not need

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(text, Loader=loader)
        except (yaml.YAMLError, RecursionError) as error:
            raise _Stop(_syntax(text, error)) from None

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            raise _Stop(Problem("anchor", _span(event), {"name": event.anchor}))
        if event.tag is not None:
            raise _Stop(Problem("tag", _span(event), {"name": event.tag}))

    def _key(self, parent: "_Open", event: Any, span: Span) -> None:
        key = self._scalar(event, span)
        if event.value == "<<" and event.implicit[0]:
            raise _Stop(Problem("merge-key", span, {}))
        if not isinstance(key, str):
            self.problems.append(Problem("key-not-text", span, {}))
            key = event.value
        marks = self.marks[id(parent.value)]
        if key in marks:
            self.problems.append(Problem("duplicate-key", span, {"key": key, "first": marks[key][0].line}))
        parent.key, parent.key_span, parent.wants_key = key, span, False

    def _put(self, parent: "_Open", value: Any, span: Span) -> None:
        marks = self.marks[id(parent.value)]
        if isinstance(parent.value, list):
            marks[len(parent.value)] = (span, span)
            parent.value.append(value)
        else:
            if parent.key not in marks:
                marks[parent.key] = (parent.key_span, span)
                parent.value[parent.key] = value
            parent.wants_key = True

    def _scalar(self, event: Any, span: Span) -> Any:
        value: str = event.value
        if event.implicit[0]:
            if value in _WORDS:
                return _WORDS[value]
            if value[0] in "+-.0123456789":
                return self._number(value, span)
            if _OTHER_IN_YAML_11.match(value):
                self.warnings.append(Problem("yaml-1.1", span, {"value": value}))
        if value.isascii():
            if not value.isprintable() and _UNSAFE.search(value):
                self._unsafe(value, span)
            return value
        if _UNSAFE.search(value):
            self._unsafe(value, span)
        return unicodedata.normalize("NFC", value)

    def _unsafe(self, value: str, span: Span) -> None:
        found = _UNSAFE.search(value)
        assert found is not None  # noqa: S101  (only called after a match)
        self.problems.append(Problem("unsafe-character", span, {"character": f"U+{ord(found[0]):04X}"}))

    def _number(self, value: str, span: Span) -> Any:
        if _OTHER_IN_YAML_11.match(value):
            self.warnings.append(Problem("yaml-1.1", span, {"value": value}))
        if _INT.match(value):
            return int(value)
        if _BASED_INT.match(value):
            return int(value, 0)
        if _FLOAT.match(value):
            number = float(value)
            if number in (float("inf"), float("-inf")):
                self.problems.append(Problem("not-a-number", span, {}))
            return number
        if _NOT_FINITE.match(value):
            self.problems.append(Problem("not-a-number", span, {}))
        return value


class _Open:
    """A list or mapping that is still being read."""

    __slots__ = ("key", "key_span", "span", "value", "wants_key")

    def __init__(self, value: Any, span: Span) -> None:
        self.value = value
        self.span = span
        self.key = ""
        self.key_span = span
        self.wants_key = isinstance(value, dict)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _syntax(text: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem("syntax", _point(1, 1), {"detail": ""})
    span = _point(mark.line + 1, mark.column + 1)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or line[mark.column : mark.column + 1] == "\t":
        return Problem("tab", span, {})
    for number in range(mark.line, max(-1, mark.line - 3), -1):
        found = re.match(r"[ ]*\u00a0", lines[number]) if number < len(lines) else None
        if found:
            return Problem("no-break-space", _point(number + 1, found.end()), {})
    detail = getattr(error, "problem", None) or ""
    return Problem("syntax", span, {"detail": str(detail)})

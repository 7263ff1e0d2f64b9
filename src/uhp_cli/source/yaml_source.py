"""Text to data: one strict reader for all YAML and JSON, with the place of every key and value.

Built from the parser's events, so positions are exact and nothing is built before depth and size
are known. Scalars are YAML 1.2 (an editor reads the same). Refused: duplicate keys, anchors,
aliases, tags, merge keys, second documents; without aliases no file can mean more than it holds.
The only importer of yaml; it knows nothing of interventions.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, Protocol, cast

from uhp_cli.safe import bare, unsafe

Route = tuple[str | int, ...]
Scalar = str | int | float | None
Container = list[object] | dict[str, object]

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 50
MOST_VALUES = 3_500_000
"""Keys, values and ends of the largest file that is read.

A catalogue of ten thousand interventions has three million.
"""
FEWEST_CHARACTERS = 6
"""So many characters a value takes on average in a large file.

A value of two characters costs five hundred bytes of memory.
"""
MOST_CHARACTERS = 20
"""How many unsafe characters are reported before the rest is left for the next run."""
MOST_FINDINGS = 1_000
"""After so many errors a file is not read further, and more warnings are not kept.

A hostile file could make millions.
"""

_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_BASED_INT = re.compile(r"0o[0-7]{1,18}\Z|0x[0-9a-fA-F]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_WORDS = {"null": None, "Null": None, "NULL": None, "~": None, "": None,
          "true": True, "True": True, "TRUE": True,
          "false": False, "False": False, "FALSE": False}  # fmt: skip
_OTHER_IN_YAML_11 = re.compile(
    r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)\Z"
    r"|[-+]?0[0-9_]+\Z|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?\Z|[-+]?[0-9]+_[0-9_]*\Z"
    r"|[-+]?0b[01_]+\Z|0o[0-7]+\Z|[-+]?[0-9]+[eE][-+]?[0-9]+\Z|[-+]?[0-9]*\.[0-9]*[eE][0-9]+\Z"
)


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1 in characters.

    The end column is the first one after it.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(NamedTuple):
    """Something wrong with the text itself: a rule name, where, and the values of its sentence."""

    rule: str
    span: Span
    values: dict[str, object]


class _Mark(Protocol):
    """A place as the parser gives it, from 0."""

    line: int
    column: int
    index: int


class _Event(Protocol):
    """What the parser came upon; `value` and `implicit` only of a scalar."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    implicit: tuple[bool, bool]


class Document(NamedTuple):
    """Data with the place of everything in it.

    `data` is what the writer means only when `problems` is empty.
    """

    name: str
    text: str
    data: Any
    marks: dict[int, dict[str | int, tuple[Span, Span]]]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    root: Span
    whole: bool = True
    """False when reading stopped, or when data hangs on what is refused, such as an alias."""

    def span(self, route: Route, *, key: bool = False) -> Span:
        """Return where the value at `route` stands, or its key; else the nearest parent."""
        here, span = self.data, self.root
        for step in route:
            found = self.marks.get(id(here), {}).get(step)
            if found is None:
                break
            span = found[0] if key and step == route[-1] else found[1]
            here = here[step]
        return span


class _StopError(Exception):
    """Reading cannot go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def read(
    raw: bytes, name: str, *, most: int = MOST_VALUES, fewest: int = FEWEST_CHARACTERS
) -> Document:
    """Read YAML or JSON; problems are collected in the document, never raised.

    It holds `most` values, of `fewest` characters on average once it is large.
    """
    builder = _Builder(most, fewest)
    text = ""
    try:
        text = _decode(raw)
        builder.problems += _unsafe_in(text)
        builder.build(_readable(text) if builder.problems else text)
    except _StopError as stop:
        builder.problems.append(stop.problem)
        builder.whole = False
        if stop.problem.rule == "not-utf-8":
            text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    problems = tuple(sorted(builder.problems, key=lambda p: p.span))
    root = builder.root or _point(1, 1)
    return Document(
        name,
        text,
        builder.data,
        builder.marks,
        problems,
        tuple(builder.warnings),
        root,
        builder.whole,
    )


def write(data: Mapping[str, object]) -> str:
    """Return data as YAML, in its own order."""
    import yaml

    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def _point(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _place(text: str, index: int) -> Span:
    line = text.count("\n", 0, index) + 1
    return _point(line, index - (text.rfind("\n", 0, index) + 1) + 1)


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _StopError(Problem("too-large", _point(1, 1), {"limit": MAX_BYTES // 1024 // 1024}))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:4].count(0) >= 2:
        raise _StopError(Problem("utf-16", _point(1, 1), {}))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise _StopError(
            Problem("not-utf-8", _place(before, len(before)), {"byte": f"0x{raw[error.start]:02X}"})
        ) from None
    if "\t" in text and text.lstrip()[:1] in ("{", "["):  # JSON may indent with tabs, YAML may not
        text = re.sub(r"(?m)^\t+", lambda m: " " * len(m[0]), text)
    return text


def _unsafe_in(text: str) -> list[Problem]:
    """Return the unsafe characters that stand in the text as such; a line may end in CR LF."""
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    found = []
    for index, character in islice(unsafe(text), MOST_CHARACTERS):
        found.append(Problem("unsafe-character", _place(text, index), {"character": character}))
    return found


def _readable(text: str) -> str:
    """Return the text with each unsafe character as a space, so that the rest can be checked."""
    return bare(text.replace("\r\n", " \n"))


class _Builder:
    """Turns events into data in one pass without recursion, so depth costs no stack."""

    def __init__(self, most: int, fewest: int) -> None:
        self.most = most
        self.fewest = fewest
        self.data: object = None
        self.marks: dict[int, dict[str | int, tuple[Span, Span]]] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.root: Span | None = None
        self.whole = True
        self.documents = 0
        self.stack: list[_Open] = []

    def build(self, text: str) -> None:
        take: dict[str, Callable[[_Event], None]] = {
            "DocumentStartEvent": self._start,
            "SequenceStartEvent": self._open,
            "MappingStartEvent": self._open,
            "SequenceEndEvent": self._close,
            "MappingEndEvent": self._close,
            "ScalarEvent": self._value,
            "AliasEvent": self._alias,
        }
        for number, event in enumerate(self._events(text)):
            if not number % 1000:
                self._bounded(number, event)
            handler = take.get(type(event).__name__)
            if handler:
                handler(event)
            if len(self.problems) >= MOST_FINDINGS:
                raise _StopError(Problem("stopped", _span(event), {"limit": MOST_FINDINGS}))
        if self.documents == 0 or (
            self.data is None and self.root is not None and self.root[:2] == self.root[2:]
        ):
            raise _StopError(Problem("empty", _point(1, 1), {}))

    def _bounded(self, number: int, event: _Event) -> None:
        """Stop before memory does, at a file that is nearly all brackets."""
        if number > min(self.most, 100_000 + event.start_mark.index // self.fewest):
            raise _StopError(Problem("too-many-values", _span(event), {"limit": number}))

    def _events(self, text: str) -> Iterator[_Event]:
        import yaml  # 12 ms that an answer from the packaged catalogue does not need

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from cast("Iterator[_Event]", yaml.parse(text, Loader=loader))
        except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
            raise _StopError(_syntax(text, error)) from None

    def _start(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _StopError(Problem("second-document", _span(event), {}))

    def _open(self, event: _Event) -> None:
        self._plain(event)
        stack, span = self.stack, _span(event)
        if len(stack) >= MAX_DEPTH:
            raise _StopError(Problem("too-deep", span, {"limit": MAX_DEPTH}))
        if stack and stack[-1].wants_key:
            raise _StopError(Problem("key-not-text", span, {}))
        container: Container = [] if type(event).__name__ == "SequenceStartEvent" else {}
        stack.append(_Open(container, span))
        self.marks[id(container)] = {}

    def _close(self, event: _Event) -> None:
        closed = self.stack.pop()
        end = event.end_mark
        self._put(
            closed.value, Span(closed.span.line, closed.span.column, end.line + 1, end.column + 1)
        )

    def _value(self, event: _Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        span = _span(event)
        if self.stack and self.stack[-1].wants_key:
            self._key(self.stack[-1], event, span)
        else:
            self._put(self._scalar(event, span), span)

    def _alias(self, event: _Event) -> None:
        self._refuse("alias", _span(event), name=event.anchor)
        if self.stack and self.stack[-1].wants_key:
            self._name(self.stack[-1], f"*{event.anchor}", _span(event))
        else:
            self._put(None, _span(event))

    def _plain(self, event: _Event) -> None:
        if event.anchor is not None:
            self._refuse("anchor", _span(event), name=event.anchor)
        if event.tag is not None:
            self._refuse("tag", _span(event), name=event.tag)

    def _refuse(self, rule: str, span: Span, **values: object) -> None:
        self.problems.append(Problem(rule, span, values))
        self.whole = False

    def _key(self, parent: "_Open", event: _Event, span: Span) -> None:
        key = self._scalar(event, span)
        if event.value == "<<" and event.implicit[0]:
            self._refuse("merge-key", span)
        elif not isinstance(key, str):
            self.problems.append(Problem("key-not-text", span, {}))
        self._name(parent, key if isinstance(key, str) else event.value, span)

    def _name(self, parent: "_Open", key: str, span: Span) -> None:
        marks = self.marks[id(parent.value)]
        if key in marks:
            self.problems.append(
                Problem("duplicate-key", span, {"key": key, "first": marks[key][0].line})
            )
        parent.key, parent.key_span, parent.wants_key = key, span, False

    def _put(self, value: object, span: Span) -> None:
        if not self.stack:
            self.data, self.root = value, span
            return
        parent = self.stack[-1]
        marks = self.marks[id(parent.value)]
        if isinstance(parent.value, list):
            marks[len(parent.value)] = (span, span)
            parent.value.append(value)
        else:
            if parent.key not in marks:
                marks[parent.key] = (parent.key_span, span)
                parent.value[parent.key] = value
            parent.wants_key = True

    def _scalar(self, event: _Event, span: Span) -> Scalar:
        value = event.value
        if event.implicit[0]:
            if value in _WORDS:
                return _WORDS[value]
            if _OTHER_IN_YAML_11.match(value) and len(self.warnings) < MOST_FINDINGS:
                self.warnings.append(Problem("yaml-1.1", span, {"value": value}))
            if value[0] in "+-.0123456789":
                return self._number(value, span)
        if value.isascii() and value.isprintable():
            return value
        for _, character in islice(unsafe(value), 1):
            # Written as an escape: what stands there as such is a space by now.
            self.problems.append(Problem("unsafe-character", span, {"character": character}))
        return unicodedata.normalize("NFC", value)

    def _number(self, value: str, span: Span) -> int | float | str:
        if _INT.match(value):
            return int(value)
        if _BASED_INT.match(value):
            return int(value, 0)
        number: float | str = float(value) if _FLOAT.match(value) else value
        if isinstance(number, float) and number.is_integer() and abs(number) < 2**53:
            return int(
                number
            )  # 6.0 is a whole number for a schema, and so for whoever counts with it
        if number in (float("inf"), float("-inf")) or _NOT_FINITE.match(value):
            self.problems.append(Problem("not-a-number", span, {}))
        return number


class _Open:
    """A list or mapping that is still being read."""

    __slots__ = ("key", "key_span", "span", "value", "wants_key")

    def __init__(self, value: Container, span: Span) -> None:
        self.value = value
        self.span = span
        self.key = ""
        self.key_span = span
        self.wants_key = isinstance(value, dict)


def _span(event: _Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _syntax(text: str, error: Exception) -> Problem:
    detail = str(getattr(error, "problem", None) or "")
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    mark = (
        marks[detail == "found unexpected end of stream"] or marks[0] or marks[1]
    )  # the quote that is never closed
    if mark is None:
        return Problem("syntax", _point(1, 1), {"detail": ""})
    span = _point(mark.line + 1, mark.column + 1)
    lines = text.split("\n", mark.line + 1)
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or line[mark.column : mark.column + 1] == "\t":
        return Problem("tab", span, {})
    for number in range(mark.line, max(-1, mark.line - 3), -1):
        found = (
            re.match(r" *(- +)*([\w-]+:|-)?\u00a0", lines[number]) if number < len(lines) else None
        )
        if found:
            return Problem("no-break-space", _point(number + 1, found.end()), {})
    if detail == "found undefined tag handle":
        return Problem("tag", span, {"name": line[mark.column :].split(" ", 1)[0][:40]})
    return Problem("syntax", span, {"detail": detail})

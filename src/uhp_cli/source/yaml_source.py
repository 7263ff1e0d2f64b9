"""Text to data: one strict reader for all YAML and JSON, with the place of every key and value.

Built from the parser's events, so positions are exact and nothing is built before depth and size
are known. Scalars are YAML 1.2 (an editor reads the same). Refused: duplicate keys, anchors,
aliases, tags, merge keys, second documents; without aliases no file can mean more than it holds.
The only importer of yaml; it knows nothing of interventions.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from uhp_cli.safe import bare, unsafe

if TYPE_CHECKING:
    from uhp_cli.source.halves import Halves

Route = tuple[str | int, ...]
Scalar = str | int | float | None
Container = list[object] | dict[str, object]
Numbers = Sequence[int]
"""Of each thing in a list or mapping, in its order, the number of its place."""

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
SHORT = 40
"""A text of at most so many characters is held once: keys and ids stand in a file many times."""
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

    def down(self, lines: int) -> "Span":
        """Return the place so many lines further down."""
        return self._replace(line=self.line + lines, end_line=self.end_line + lines)


class Problem(NamedTuple):
    """Something wrong with the text itself: a rule name, where, and the values of its sentence."""

    rule: str
    span: Span
    values: dict[str, object]

    @property
    def own(self) -> dict[str, object]:
        """The values that are of the program, or a line: they tell nothing of the file."""
        return {name: self.values[name] for name in ("limit", "first") if name in self.values}


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


class Marks:
    """Where everything in a text stands, found when the first place is asked."""

    def __init__(self, find: Callable[[], "_Places"]) -> None:
        """Keep how the places are found."""
        self._find = find
        self._orders: dict[int, Mapping[str, int]] = {}

    @cached_property
    def _found(self) -> "_Places":
        return self._find()

    def span(self, holder: object, step: str | int, *, key: bool) -> Span | None:
        """Return the place of one of the things that a list or mapping holds, or of its key."""
        numbers, mapping = self._found.numbers.get(id(holder), ()), isinstance(holder, dict)
        order = self._order(holder).get(str(step)) if isinstance(holder, dict) else step
        if not isinstance(order, int) or order >= len(numbers):
            return None
        # A key stands right before its value.
        return self._found.span(numbers[order] - (key and mapping))

    def _order(self, mapping: Mapping[str, object]) -> Mapping[str, int]:
        """Return how many keys stand before each; worked out once for what is asked."""
        if id(mapping) not in self._orders:
            self._orders[id(mapping)] = {name: n for n, name in enumerate(mapping)}
        return self._orders[id(mapping)]


class _Places(NamedTuple):
    """Four numbers for each place, from 0: line, column, last line, last column."""

    numbers: dict[int, Numbers]
    """The numbers of what each list and mapping holds, by its identity."""
    places: "array[int]"

    def span(self, number: int) -> Span:
        line, column, last, end = self.places[4 * number : 4 * number + 4]
        return Span(line + 1, column + 1, last + 1, end + 1)


NO_MARKS = Marks(lambda: _Places({}, array("I")))
"""Of data that stands in no text."""


class Document(NamedTuple):
    """Data with the place of everything in it.

    `data` is what the writer means only when `problems` is empty.
    """

    name: str
    text: str
    data: Any
    marks: Marks
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    root: Span
    whole: bool = True
    """False when reading stopped, or when data hangs on what is refused, such as an alias."""
    above: int = 0
    """How many lines of its file stand above the text."""

    def span(self, route: Route, *, key: bool = False) -> Span:
        """Return where the value at `route` stands, or its key; else the nearest parent."""
        here, span = self.data, self.root
        for step in route:
            found = self.marks.span(here, step, key=key and step == route[-1])
            if found is None:
                break
            span = found.down(self.above)
            here = here[step]
        return span


class _StopError(Exception):
    """Reading cannot go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def read(
    raw: bytes,
    name: str,
    *,
    most: int = MOST_VALUES,
    fewest: int = FEWEST_CHARACTERS,
    late: bool = False,
) -> Document:
    """Read YAML or JSON; problems are collected in the document, never raised.

    It holds `most` values, of `fewest` characters on average once it is large. `late`: places are
    found when the first is asked, which takes a second reading.
    """
    try:
        text = _decode(raw)
    except _StopError as stop:
        # Whether or not it can be read, its lines are shown.
        text = raw.decode("utf-8", "replace") if stop.problem.rule == "not-utf-8" else ""
        text, problem = text.removeprefix("\ufeff"), stop.problem
        return Document(name, text, None, NO_MARKS, (problem,), (), _point(1, 1), whole=False)
    unsafe_ = _unsafe_in(text)
    if late and not unsafe_:
        reader = _Reader(most, fewest)
        with suppress(_StopError):  # a problem is told with all others
            reader.read(text)
            marks = Marks(lambda: _found_again(reader.data, text, most, fewest))
            warnings = tuple(reader.warnings)
            return Document(name, text, reader.data, marks, (), warnings, reader.root)
    finder = _Finder(most, fewest, unsafe_)
    finder.read(_readable(text) if unsafe_ else text)
    return Document(
        name,
        text,
        finder.data,
        Marks(lambda: finder.found),
        tuple(sorted(finder.problems, key=lambda p: p.span)),
        tuple(finder.warnings),
        finder.root,
        finder.whole,
    )


def _found_again(data: object, text: str, most: int, fewest: int) -> "_Places":
    """Return the places of data in the text that it was read from."""
    finder = _Finder(most, fewest)
    finder.read(text)
    numbers: dict[int, Numbers] = {}
    pending = [(data, finder.data)]
    while pending:
        first, again = pending.pop()
        if isinstance(first, dict) and isinstance(again, dict):
            pending += zip(first.values(), again.values(), strict=True)
        elif isinstance(first, list) and isinstance(again, list):
            pending += zip(first, again, strict=True)
        else:
            continue
        numbers[id(first)] = finder.found.numbers[id(again)]
    return _Places(numbers, finder.found.places)


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


class _Scalars:
    """What the scalars of a document mean."""

    def __init__(self) -> None:
        self.warnings: list[Problem] = []
        self.known: dict[str, Scalar] = {}
        """What words without quotes were found to mean: most stand in a file many times."""

    def tell(self, rule: str, event: _Event, **values: object) -> None:
        """Tell a problem."""
        raise _StopError(Problem(rule, _span(event), values))

    def scalar(self, event: _Event) -> Scalar:
        value = event.value
        if event.implicit[0]:
            if value in _WORDS:
                return _WORDS[value]
            number = value[0] in "+-.0123456789"
            if _OTHER_IN_YAML_11.match(value) and len(self.warnings) < MOST_FINDINGS:
                self.warnings.append(Problem("yaml-1.1", _span(event), {"value": value}))
            elif not number:
                return self.known.setdefault(value, self.text(event))
            if number:
                return self.number(event)
        return self.text(event)

    def text(self, event: _Event) -> str:
        value = event.value
        if value.isascii() and value.isprintable():
            return intern(value) if len(value) <= SHORT else value
        for _, character in islice(unsafe(value), 1):
            # Written as an escape: what stands there as such is a space by now.
            self.tell("unsafe-character", event, character=character)
        return unicodedata.normalize("NFC", value)

    def number(self, event: _Event) -> int | float | str:
        value = event.value
        if _INT.match(value):
            return int(value)
        if _BASED_INT.match(value):
            return int(value, 0)
        number: float | str = float(value) if _FLOAT.match(value) else value
        if isinstance(number, float) and number.is_integer() and abs(number) < 2**53:
            # 6.0 is a whole number for a schema, and so for whoever counts with it
            return int(number)
        if number in (float("inf"), float("-inf")) or _NOT_FINITE.match(value):
            self.tell("not-a-number", event)
        return number


class _Reader(_Scalars):
    """Turns events into data in one pass without recursion, so depth costs no stack.

    It keeps no places and stops at the first problem.
    """

    def __init__(self, most: int, fewest: int) -> None:
        super().__init__()
        self.most = most
        self.fewest = fewest
        self.documents = 0
        self.outer = _List(0)
        self.root = self.begun = _point(1, 1)
        self.stack: list[_List | _Mapping] = [self.outer]

    @property
    def data(self) -> object:
        """What the document holds, once it was read to its end."""
        return self.outer.value[0] if self.outer.value else None

    def read(self, text: str) -> None:
        """Read the events; each has a number, as its place has."""
        import yaml  # 12 ms that an answer from the packaged catalogue does not need

        take: dict[object, Callable[[_Event, int], None]] = {
            yaml.DocumentStartEvent: self.start,
            yaml.SequenceStartEvent: self.list,
            yaml.MappingStartEvent: self.mapping,
            yaml.SequenceEndEvent: self.close,
            yaml.MappingEndEvent: self.close,
            yaml.ScalarEvent: self.value,
            yaml.AliasEvent: self.alias,
        }
        for number, event in enumerate(self.events(text)):
            if not number % 1000:
                self.bound(number, event)
            handler = take.get(type(event))
            if handler:
                handler(event, number)
        if self.documents == 0 or (self.data is None and self.root[:2] == self.root[2:]):
            raise _StopError(Problem("empty", _point(1, 1), {}))

    def bound(self, number: int, event: _Event) -> None:
        """Stop before memory does, at a file that is nearly all brackets."""
        if number > min(self.most, 100_000 + event.start_mark.index // self.fewest):
            raise _StopError(Problem("too-many-values", _span(event), {"limit": number}))

    def events(self, text: str) -> Iterator[_Event]:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        halves = _halves(text)
        try:
            found = iter(loader(halves.lent() if halves else text).get_event, None)
            events = cast("Iterator[_Event]", found)
            yield from _joined(events, halves) if halves else events
        except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
            raise _StopError(_syntax(text, error)) from None

    def start(self, event: _Event, _number: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _StopError(Problem("second-document", _span(event), {}))

    def list(self, event: _Event, number: int) -> None:
        self.open(event, _List(number))

    def mapping(self, event: _Event, number: int) -> None:
        self.open(event, _Mapping(number))

    def open(self, event: _Event, opened: "_List | _Mapping") -> None:
        if event.anchor is not None or event.tag is not None:
            self.plain(event)
        if len(self.stack) > MAX_DEPTH:
            raise _StopError(Problem("too-deep", _span(event), {"limit": MAX_DEPTH}))
        if self.stack[-1].wants_key:
            raise _StopError(Problem("key-not-text", _span(event), {}))
        if len(self.stack) == 1:
            self.begun = _span(event)
        self.stack.append(opened)

    def close(self, event: _Event, _number: int) -> None:
        closed = self.stack.pop()
        self.stack[-1].put(closed.value, closed.number)
        if len(self.stack) == 1:
            self.root = Span(*self.begun[:2], *_span(event)[2:])

    def value(self, event: _Event, number: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self.plain(event)
        word, known = event.value, self.known
        value = known[word] if event.implicit[0] and word in known else self.scalar(event)
        parent = self.stack[-1]
        if parent.wants_key:
            self.key(parent, event, value)
            return
        parent.put(value, number)
        if parent is self.outer:
            self.root = _span(event)

    def alias(self, event: _Event, number: int) -> None:
        self.refuse("alias", event, name=event.anchor)
        parent = self.stack[-1]
        if parent.wants_key:
            self.name(parent, f"*{event.anchor}", event)
        else:
            parent.put(None, number)

    def plain(self, event: _Event) -> None:
        if event.anchor is not None:
            self.refuse("anchor", event, name=event.anchor)
        if event.tag is not None:
            self.refuse("tag", event, name=event.tag)

    def refuse(self, rule: str, event: _Event, **values: object) -> None:
        """Tell a problem on which data may hang."""
        self.tell(rule, event, **values)

    def key(self, parent: "_Mapping", event: _Event, key: Scalar) -> None:
        if event.value == "<<" and event.implicit[0]:
            self.refuse("merge-key", event)
        elif not isinstance(key, str):
            self.tell("key-not-text", event)
        self.name(parent, key if isinstance(key, str) else event.value, event)

    def name(self, parent: "_Mapping", key: str, event: _Event) -> None:
        parent.key, parent.wants_key = key, False
        if key in parent.value:
            self.tell("duplicate-key", event, key=key, first=self.line(parent.numbers.get(key, 0)))

    def line(self, _number: int) -> int:
        """Return the line of the key of a value, where places are kept."""
        return 0


class _Finder(_Reader):
    """Finds every problem, and where everything stands."""

    def __init__(self, most: int, fewest: int, problems: Iterable[Problem] = ()) -> None:
        super().__init__(most, fewest)
        self.problems = [*problems]
        self.whole = True
        self.found = _Places({}, array("I"))

    def read(self, text: str) -> None:
        try:
            super().read(text)
        except _StopError as stop:
            self.problems.append(stop.problem)
            self.whole = False
            for opened in self.stack:
                self.keep(opened)

    def events(self, text: str) -> Iterator[_Event]:
        place = self.found.places.extend
        for event in super().events(text):
            start, end = event.start_mark, event.end_mark
            place((start.line, start.column, end.line, end.column))
            yield event

    def list(self, event: _Event, number: int) -> None:
        self.open(event, _PlacedList(number))

    def mapping(self, event: _Event, number: int) -> None:
        self.open(event, _PlacedMapping(number))

    def keep(self, opened: "_List | _Mapping") -> None:
        """Keep the numbers in as little as they need."""
        numbers = opened.numbers
        found = numbers.values() if isinstance(numbers, Mapping) else numbers
        self.found.numbers[id(opened.value)] = array("I", found)

    def close(self, event: _Event, number: int) -> None:
        self.keep(self.stack[-1])
        at, end = 4 * self.stack[-1].number, event.end_mark
        self.found.places[at + 2], self.found.places[at + 3] = end.line, end.column
        super().close(event, number)

    def refuse(self, rule: str, event: _Event, **values: object) -> None:
        self.whole = False
        super().refuse(rule, event, **values)

    def tell(self, rule: str, event: _Event, **values: object) -> None:
        self.problems.append(Problem(rule, _span(event), values))
        if len(self.problems) >= MOST_FINDINGS:
            raise _StopError(Problem("stopped", _span(event), {"limit": MOST_FINDINGS}))

    def line(self, _number: int) -> int:
        return self.found.span(_number - 1).line


class _List:
    """A list that is still being read, and the number of its place."""

    __slots__ = ("number", "value")
    wants_key: Literal[False] = False
    numbers: Sequence[int] = ()

    def __init__(self, number: int) -> None:
        self.number = number
        self.value: list[object] = []

    def put(self, value: object, _number: int) -> None:
        self.value.append(value)


class _PlacedList(_List):
    """A list with the numbers of its items."""

    __slots__ = ("numbers",)

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.numbers: list[int] = []

    def put(self, value: object, number: int) -> None:
        self.value.append(value)
        self.numbers.append(number)


class _Mapping:
    """A mapping that is still being read; of two equal keys the first stays."""

    __slots__ = ("key", "number", "value", "wants_key")
    numbers: Mapping[str, int] = {}

    def __init__(self, number: int) -> None:
        self.number = number
        self.value: dict[str, object] = {}
        self.key = ""
        self.wants_key = True

    def put(self, value: object, _number: int) -> None:
        self.value.setdefault(self.key, value)
        self.wants_key = True


class _PlacedMapping(_Mapping):
    """A mapping with the numbers of its values; a key stands right before its value."""

    __slots__ = ("numbers",)

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.numbers: dict[str, int] = {}

    def put(self, value: object, number: int) -> None:
        self.numbers.setdefault(self.key, number)
        super().put(value, number)


def _span(event: _Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _halves(text: str) -> "Halves | None":
    """Return the halves of characters that stand in a text as escapes; most have none."""
    if "\\ud" not in text and "\\uD" not in text:
        return None
    from uhp_cli.source.halves import Halves

    return Halves(text)


def _joined(events: Iterator[_Event], halves: "Halves") -> Iterator[_Event]:
    """Give the events with the values that are meant."""
    for event in events:
        if hasattr(event, "value"):
            event.value = halves.meant(event.value, event.start_mark.index, event.end_mark.index)
        yield event


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

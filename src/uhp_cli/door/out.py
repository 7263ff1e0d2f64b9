"""How an answer leaves: which formats there are, what each is made of, and to where.

A new format for pages is a module in `pages` and a line in `FORMATS`; every page verb has it then.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TextIO

from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.source import files

if TYPE_CHECKING:
    from uhp_cli.door import pager
    from uhp_cli.pages import markdown, sheet, terminal, web
    from uhp_cli.pages.blocks import Page
else:
    pager = Late("uhp_cli.door.pager")
    markdown, sheet, terminal, web = (
        Late(f"uhp_cli.pages.{name}") for name in ("markdown", "sheet", "terminal", "web")
    )


SCREEN = 23
"""The lines of a first screen: a terminal has 24, and one is the prompt's."""


class Out(NamedTuple):
    """Where an answer goes and how it looks."""

    format: str
    path: str | None
    force: bool
    long: bool = False
    """Whether a text has everything, where there is a shorter one."""
    paged: bool = False
    """Whether a long text at a terminal goes to the reader's pager."""


def _nothing() -> NoReturn:
    raise LookupError("a verb declares a format that its answer does not have")


class Answer(NamedTuple):
    """What a verb found, to be made into the format that was asked for, and no other."""

    data: Callable[[], Mapping[str, object]] = _nothing
    page: "Callable[[], Page]" = _nothing
    rows: "Callable[[], sheet.Rows]" = _nothing
    own: Mapping[str, Callable[[], str]] = {}
    """Formats that this verb writes itself."""
    screens: "Callable[[], Iterable[Page]] | None" = None
    """The page as it is first shown in a terminal, fullest first: the first that fits is shown."""
    found: bool = False
    """Whether the call ends with exit code 1."""


class Format(NamedTuple):
    """A format: the suffixes of a file that choose it, and how it is written."""

    suffixes: tuple[str, ...]
    write: Callable[[Answer, Out], str]
    page: bool = False
    """Whether it shows pages, so that every page verb has it."""
    like: str = ""
    """The format that it is a kind of: a file of it may be named so."""


def _text(answer: Answer, out: Out) -> str:
    wide, colour = _look(sys.stdout if out.path is None else None)
    if answer.screens is None or out.long:
        return terminal.to_text(answer.page(), width=wide, colour=colour)
    return terminal.first_that_fits(answer.screens(), SCREEN, width=wide, colour=colour)


def as_text(page: "Page", stream: TextIO) -> str:
    """Return a page as it looks best on a stream."""
    wide, colour = _look(stream)
    return terminal.to_text(page, width=wide, colour=colour)


def _look(stream: TextIO | None) -> tuple[int, bool]:
    """Return how wide a stream is, or a file, and whether colours show on it."""
    seen = stream is not None and stream.isatty()
    colour = (
        stream is not None
        and not os.environ.get("NO_COLOR")
        and (seen or bool(os.environ.get("FORCE_COLOR")))
        and os.environ.get("TERM") != "dumb"
    )
    return width(seen, piped=stream is not None), colour


FORMATS = {
    "text": Format((".txt",), _text, page=True),
    "json": Format((".json",), lambda answer, _: dumps(answer.data())),
    "csv": Format((".csv",), lambda answer, _: sheet.to_csv(answer.rows())),
    "markdown": Format(
        (".md", ".markdown"), lambda answer, _: markdown.to_markdown(answer.page()), page=True
    ),
    "html": Format((".html", ".htm"), lambda answer, _: web.to_html(answer.page()), page=True),
    "jsonl": Format((".jsonl",), lambda *_: _nothing(), like="json"),
    "sarif": Format((".sarif",), lambda *_: _nothing(), like="json"),
    "github": Format((), lambda *_: _nothing(), like="text"),
    "gitlab": Format((), lambda *_: _nothing(), like="json"),
    "junit": Format((".xml",), lambda *_: _nothing()),
}
PAGE = tuple(name for name, found in FORMATS.items() if found.page)
SUFFIXES = {suffix: name for name, found in FORMATS.items() for suffix in found.suffixes}
_TO_PRINT = (".pdf", ".docx", ".doc", ".odt")
"""What people ask for when they mean to print or to send it."""


def way_out(
    formats: Sequence[str],
    default: str,
    *,
    given: str | None,
    as_json: bool,
    path: str | None,
    force: bool,
    own: bool = False,
) -> Out:
    """Return how the answer leaves: --json, --format, the suffix of --output, or `default`.

    With `own` the verb writes a file of its own kind, whose suffix says nothing.
    """
    path = None if path == "-" else path  # standard output, as everywhere
    if as_json and given is not None and given.casefold() != "json":
        raise UhpError("json-and-format", given=given)
    chosen = "json" if as_json else given
    if chosen is None and path is not None and not own:
        suffix = PurePath(path).suffix.casefold()
        chosen = SUFFIXES.get(suffix)
        if chosen is None:
            to_print = suffix in _TO_PRINT and "html" in formats
            code = "suffix-to-print" if to_print else "unknown-suffix"
            raise UhpError(code, name=path, all=[s for s, f in SUFFIXES.items() if f in formats])
    chosen = (chosen or default).casefold()
    if chosen not in formats:
        raise UhpError("format-not-here", given=chosen, near=[], all=list(formats))
    if path is not None and not own:
        _refuse_other_name(path, chosen, "--json" if as_json else f"--format {chosen}")
    return Out(chosen, path, force)


def _refuse_other_name(path: str, chosen: str, option: str) -> None:
    """Stop when a file is named as one format and asked for in another."""
    named = SUFFIXES.get(PurePath(path).suffix.casefold(), chosen)
    if (FORMATS[named].like or named) == (FORMATS[chosen].like or chosen):
        return
    suffixes = FORMATS[chosen].suffixes or FORMATS[FORMATS[chosen].like].suffixes
    other = str(PurePath(path).with_suffix(suffixes[0]))
    raise UhpError("format-and-suffix", name=path, named=named, option=option, other=other)


def emit(answer: Answer, out: Out) -> None:
    """Make the answer in the chosen format and hand it over whole."""
    own = answer.own.get(out.format)
    text = own() if own else FORMATS[out.format].write(answer, out)
    if (
        out.path is None
        and out.paged
        and out.format == "text"
        and _taller(text)
        and pager.showed(text)
    ):
        return
    files.deliver(text, out.path, force=out.force)


def _taller(text: str) -> bool:
    """Say whether a text is read at a terminal that it scrolls out of."""
    return sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines


def dumps(value: Mapping[str, object]) -> str:
    """Return JSON as it is printed: each key and each record of a list on a line of its own.

    UTF-8, no NaN.
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode
    found = ["{"]  # joined once: an answer is long
    for key, content in value.items():
        found.append(f"{',' if len(found) > 1 else ''}\n {encode(key)}: ")
        if isinstance(content, list) and content and isinstance(content[0], dict):
            found += [("," if n else "[") + "\n  " + encode(row) for n, row in enumerate(content)]
            found.append("\n ]")
        else:
            found.append(encode(content))
    return "".join([*found, "\n}\n"])


def width(seen: bool, *, piped: bool = True) -> int:
    """Return how wide to print, from 40 to 160.

    COLUMNS, else the terminal; in a pipe the terminal that the call was given at; else 100.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and 0 < len(given) < 6:
        columns = int(given)
    elif seen:
        columns = shutil.get_terminal_size((100, 24)).columns
    else:
        columns = (_controlling() if piped else 0) or 100
    return min(max(columns, 40), 160)


def _controlling() -> int:
    """Return how wide the controlling terminal is, 0 where there is none."""
    try:
        with open("/dev/tty", "rb", buffering=0) as terminal_:
            return os.get_terminal_size(terminal_.fileno()).columns
    except OSError:
        return 0

"""How an answer leaves: which formats there are, what each is made of, and to where.

A new format for pages is a module in `pages` and a line in `FORMATS`; every page verb has it then.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.source import files

if TYPE_CHECKING:
    from uhp_cli.pages import markdown, sheet, terminal, web
    from uhp_cli.pages.blocks import Page
else:
    markdown, sheet, terminal, web = (
        Late(f"uhp_cli.pages.{name}") for name in ("markdown", "sheet", "terminal", "web")
    )


class Out(NamedTuple):
    """Where an answer goes and how it looks."""

    format: str
    path: str | None
    force: bool


def _nothing() -> NoReturn:
    raise LookupError("a verb declares a format that its answer does not have")


class Answer(NamedTuple):
    """What a verb found, to be made into the format that was asked for, and no other."""

    data: Callable[[], Mapping[str, object]] = _nothing
    page: "Callable[[], Page]" = _nothing
    rows: "Callable[[], sheet.Rows]" = _nothing
    own: Mapping[str, Callable[[], str]] = {}
    """Formats that this verb writes itself."""
    found: bool = False
    """Whether the call ends with exit code 1."""


class Format(NamedTuple):
    """A format: the suffixes of a file that choose it, and how it is written."""

    suffixes: tuple[str, ...]
    write: Callable[[Answer, Out], str]
    page: bool = False
    """Whether it shows pages, so that every page verb has it."""


def _text(answer: Answer, out: Out) -> str:
    seen = out.path is None and sys.stdout.isatty()
    colour = (
        out.path is None
        and not os.environ.get("NO_COLOR")
        and (seen or bool(os.environ.get("FORCE_COLOR")))
        and os.environ.get("TERM") != "dumb"
    )
    return terminal.to_text(answer.page(), width=width(seen), colour=colour)


FORMATS = {
    "text": Format((".txt",), _text, page=True),
    "json": Format((".json",), lambda answer, _: dumps(answer.data())),
    "csv": Format((".csv",), lambda answer, _: sheet.to_csv(answer.rows())),
    "markdown": Format(
        (".md", ".markdown"), lambda answer, _: markdown.to_markdown(answer.page()), page=True
    ),
    "html": Format((".html", ".htm"), lambda answer, _: web.to_html(answer.page()), page=True),
    "jsonl": Format((".jsonl",), lambda *_: _nothing()),
    "sarif": Format((".sarif",), lambda *_: _nothing()),
    "github": Format((), lambda *_: _nothing()),
    "gitlab": Format((), lambda *_: _nothing()),
    "junit": Format((".xml",), lambda *_: _nothing()),
}
PAGE = tuple(name for name, found in FORMATS.items() if found.page)
SUFFIXES = {suffix: name for name, found in FORMATS.items() for suffix in found.suffixes}


def way_out(
    formats: Sequence[str],
    default: str,
    *,
    given: str | None,
    as_json: bool,
    path: str | None,
    force: bool,
) -> Out:
    """Return how the answer leaves: --json, --format, the suffix of --output, or `default`."""
    chosen = "json" if as_json else given
    if chosen is None and path is not None:
        chosen = SUFFIXES.get(PurePath(path).suffix.casefold())
        if chosen is None:
            raise UhpError("unknown-suffix", name=path, all=list(SUFFIXES))
    chosen = (chosen or default).casefold()
    if chosen not in formats:
        raise UhpError("format-not-here", given=chosen, near=[], all=list(formats))
    return Out(chosen, path, force)


def emit(answer: Answer, out: Out) -> None:
    """Make the answer in the chosen format and hand it over whole."""
    own = answer.own.get(out.format)
    text = own() if own else FORMATS[out.format].write(answer, out)
    files.deliver(text, out.path, force=out.force)


def dumps(value: Mapping[str, object]) -> str:
    """Return JSON as it is printed: each key and each record of a list on a line of its own.

    UTF-8, no NaN.
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    lines = []
    for key, content in value.items():
        if isinstance(content, list) and content and isinstance(content[0], dict):
            text = "[\n  " + ",\n  ".join(map(encode, content)) + "\n ]"
        else:
            text = encode(content)
        lines.append(f" {encode(key)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def width(seen: bool) -> int:
    """Return how wide to print: COLUMNS, else the terminal, else 100; from 40 to 160."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and 0 < len(given) < 6:
        columns = int(given)
    else:
        columns = shutil.get_terminal_size((100, 24)).columns if seen else 100
    return min(max(columns, 40), 160)

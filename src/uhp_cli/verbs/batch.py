"""Answer a stream of profiles: JSON Lines in, JSON Lines out, in the same order.

No more than a few are held at a time. A broken line becomes an error object in its place; the
message names the line, never what stands in it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from uhp_cli.door.asked import positive
from uhp_cli.door.boundary import said
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import Exit, UhpError
from uhp_cli.reading.identity import refuse_identity_in
from uhp_cli.reading.profile_file import NOWHERE, reader
from uhp_cli.source import files
from uhp_cli.telling.answer import VERSION
from uhp_cli.telling.blanks import printed
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.verbs.batch_answers import BriefAnswers, WholeAnswers

if TYPE_CHECKING:
    from uhp_cli import shapes

ProfileLines = Annotated[
    str,
    typer.Argument(
        metavar=_("BESTAND", "FILE"),
        help=_("JSON Lines met profielen, of -", "JSON Lines of profiles, or -"),
    ),
]
Brief = Annotated[
    bool,
    typer.Option(
        "--brief",
        help=_(
            "alleen id, plaats, oordeel en classificatie",
            "only id, rank, verdict and classification",
        ),
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs", metavar="N", help=_("verdeel over N processen", "spread over N processes")
    ),
]


@verb("jsonl", "json", default="jsonl")
def batch(call: Call, source: ProfileLines, brief: Brief = False, jobs: Jobs = None) -> None:
    """Answer a stream of profiles, a JSON line each, in order; exit 1 after a broken one."""
    path, processes, broken = call.out.path, positive("jobs", jobs) or 1, list[int]()
    show = sys.stderr.isatty() and (path is not None or not sys.stdout.isatty())
    with files.lines(_json_lines(source)) as lines:
        found = answers(lines, call.catalogue, call.words, brief=brief, jobs=processes)
        texts = _texts(found, broken, call.words if show else None, call.out.format)
        if path is None:
            for text in texts:
                files.put(text)  # whoever waits for an answer gets it
        else:
            files.write(path, texts, force=call.out.force)
    if show:
        files.say("\n", sys.stderr)
    if broken:
        raise typer.Exit(Exit.FOUND)


def _json_lines(name: str) -> str:
    """Return the name of a file of JSON Lines; YAML would give a mistake for each of its lines."""
    if name.casefold().endswith((".yaml", ".yml")):
        raise UhpError("batch-of-yaml", name=name)
    return name


Answer = tuple[bytes, bool]
"""A line to print, in UTF-8, and whether it is an answer (and not an error)."""


def _texts(
    found: Iterable[Answer], broken: list[int], progress: Words | None, how: str
) -> Iterator[bytes]:
    """Give what is printed of each answer, as lines or as one array."""
    lines = _lines(found, broken, progress)
    return _array(lines) if how == "json" else lines


def _lines(found: Iterable[Answer], broken: list[int], progress: Words | None) -> Iterator[bytes]:
    """Give each line to print; note the number of each that is an error, and say how far it is."""
    for number, (text, good) in enumerate(found, 1):
        if not good:
            broken.append(number)
        yield text
        if progress and number % 200 == 0:
            files.say(f"\r{progress.say('batch-progress', n=number)}", sys.stderr)


def _array(texts: Iterable[bytes]) -> Iterator[bytes]:
    """Give the lines as one JSON array, still an answer a line."""
    before = b"[\n"
    for text in texts:
        yield before + text.rstrip(b"\n")
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def answers(
    lines: Iterable[tuple[int, str | None]],
    catalogue: Catalogue,
    words: Words,
    *,
    brief: bool,
    jobs: int,
) -> Iterator[Answer]:
    """Give a printed line for every line that comes in.

    A line is its number and its text, None when it is too long.
    """
    gc.freeze()  # the catalogue stays
    gc.enable()  # a stream may be long
    if jobs == 1:
        yield from map(Worker(catalogue, words, brief=brief).answer, lines)
        return
    from uhp_cli.verbs.workers import spread

    hello = {
        "lang": words.lang.value,
        "brief": brief,
        "sha256": catalogue.sha256,
        "data": catalogue.record,
    }
    yield from spread(lines, hello, min(jobs, os.cpu_count() or 1))  # more only take memory


def serve() -> None:
    """Answer chunks of lines for whoever started this process, until it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    from uhp_cli.verbs.workers import sent

    hello = json.loads(sys.stdin.buffer.readline())
    catalogue = decode(hello["data"], hello["sha256"])
    worker = Worker(catalogue, Words(Lang(hello["lang"]), catalogue), brief=hello["brief"])
    gc.freeze()
    with suppress(BrokenPipeError):
        for chunk in sys.stdin.buffer:
            sent((worker.answer((n, text)) for n, text in json.loads(chunk)), sys.stdout.buffer)


class Worker:
    """Answers one line at a time from one catalogue."""

    def __init__(self, catalogue: Catalogue, words: Words, *, brief: bool) -> None:
        """Prepare what every answer begins with."""
        self.catalogue = catalogue
        self.words = words
        self.read = reader(catalogue)
        self.answers = (BriefAnswers if brief else WholeAnswers)(catalogue, words)

    def answer(self, line: tuple[int, str | None]) -> Answer:
        """Return the answer to one profile, or an error object."""
        number, text = line
        try:
            return self._answer(number, text), True
        except UhpError as error:
            return self._error(number, error), False

    def _answer(self, number: int, text: str | None) -> bytes:
        if text is None:
            raise UhpError("batch-too-long")
        if not text:
            raise UhpError("batch-not-utf-8")
        refuse_identity_in(text, f"{number}")
        family = self.read(_parse(text), NOWHERE)
        if not family.problems:
            raise UhpError("no-problems")
        return self.answers.answer(family)

    def _error(self, number: int, error: UhpError) -> bytes:
        error.place = ""  # the line is its place
        text = said(error, self.words)
        told: shapes.ErrorAnswer = {
            "kind": "error",
            "version": VERSION,
            "lang": self.words.lang.value,
            "line": number,
            "error": {"code": error.code, "text": text},
        }
        return printed(told) + b"\n"


def _parse(text: str) -> object:
    """Return the data of one JSON line; duplicate keys, NaN and infinity are refused."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise UhpError("batch-not-json", column=error.colno) from None
    except (ValueError, RecursionError):
        raise UhpError("batch-not-json", column=1) from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UhpError("batch-duplicate-key")
    return found


def _no_constant(_text: str) -> NoReturn:
    raise ValueError


def _number(text: str) -> float:
    """Return a number as a profile file reads it: 14.0 is 14."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_number
)

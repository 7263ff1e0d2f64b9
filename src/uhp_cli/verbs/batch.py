"""Answer a stream of profiles: JSON Lines in, JSON Lines out, in the same order.

No more than a few are held at a time. A broken line becomes an error object in its place; the
message names the line, never what stands in it.
"""

import gc
import json
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from uhp_cli.door.asked import positive
from uhp_cli.door.boundary import said
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import Exit, UhpError
from uhp_cli.method.ranking import brief_rows, rank
from uhp_cli.reading.profile_file import from_data, refuse_identity_in
from uhp_cli.source import files
from uhp_cli.source.yaml_source import Document, Span
from uhp_cli.telling.answer import VERSION, head
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.verbs import match

ProfileLines = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help=_("JSON Lines met profielen, of -", "JSON Lines of profiles, or -")
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
    path, broken = call.out.path, 0
    show = sys.stderr.isatty() and (path is not None or not sys.stdout.isatty())
    processes = positive("jobs", jobs) or 1

    def printed(lines: Iterable[tuple[int, str | None]]) -> Iterator[str]:
        nonlocal broken
        found = answers(lines, call.catalogue, call.words, brief=brief, jobs=processes)
        for number, (text, good) in enumerate(found, 1):
            broken += not good
            yield text
            if show and number % 200 == 0:
                files.say(f"\r{call.words.say('batch-progress', n=number)}", sys.stderr)

    with files.lines(source) as lines:
        if path is None:
            for text in printed(lines):
                files.say(text)
        else:
            files.write(path, printed(lines), force=call.out.force)
    if show:
        files.say("\n", sys.stderr)
    if broken:
        raise typer.Exit(Exit.FOUND)


CHUNK = 64
"""Lines that go to a process at once."""

Answer = tuple[str, bool]
"""A line to print, and whether it is an answer (and not an error)."""


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
    gc.enable()  # a stream may be long
    worker = Worker(catalogue, words, brief=brief)
    if jobs == 1:
        yield from map(worker.answer, lines)
        return
    jobs = min(jobs, os.cpu_count() or 1)  # more only take memory
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[list[Answer]]] = deque()
    source = iter(lines)
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(worker,)
    ) as pool:
        while chunk := list(islice(source, CHUNK)):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= 2 * jobs:
                yield from waiting.popleft().result()
        for done in waiting:
            yield from done.result()


_worker: "Worker | None" = None


def _start(worker: "Worker") -> None:
    global _worker  # noqa: PLW0603  (the one value a process of the pool keeps)
    _worker = worker


def _work(chunk: list[tuple[int, str | None]]) -> list[Answer]:
    assert _worker is not None  # noqa: S101  (set when the process starts)
    return [_worker.answer(line) for line in chunk]


class Worker:
    """Answers one line at a time from one catalogue."""

    def __init__(self, catalogue: Catalogue, words: Words, *, brief: bool) -> None:
        """Prepare what every answer begins with."""
        self.catalogue = catalogue
        self.words = words
        self.brief = brief
        self.head = json.dumps(head("match", catalogue), ensure_ascii=False)[:-1]
        self.encode = json.JSONEncoder(
            ensure_ascii=False, allow_nan=False, separators=(", ", ": ")
        ).encode

    def answer(self, line: tuple[int, str | None]) -> Answer:
        """Return the answer to one profile, or an error object."""
        number, text = line
        try:
            return self._answer(number, text), True
        except UhpError as error:
            return self._error(number, error), False

    def _answer(self, number: int, text: str | None) -> str:
        if text is None:
            raise UhpError("batch-too-long")
        if not text:
            raise UhpError("batch-not-utf-8")
        refuse_identity_in(text, f"{number}")
        data = _parse(text)
        document = Document(str(number), text, data, {}, (), (), Span(number, 1, number, 1))
        family = from_data(data, document, self.catalogue)
        if not family.problems:
            raise UhpError("no-problems")
        if self.brief:
            return f'{self.head}, "matches": {self.encode(brief_rows(self.catalogue, family))}}}\n'
        return self.encode(match.as_json(rank(self.catalogue, family), self.words)) + "\n"

    def _error(self, number: int, error: UhpError) -> str:
        text = said(UhpError(error.code, **error.values), self.words)  # the line is its place
        return (
            self.encode(
                {
                    "kind": "error",
                    "version": VERSION,
                    "line": number,
                    "error": {"code": error.code, "text": text},
                }
            )
            + "\n"
        )


def _parse(text: str) -> Any:
    """Return the data of one JSON line; duplicate keys, NaN and infinity are refused."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise UhpError("batch-not-json", column=error.colno) from None
    except (ValueError, RecursionError):
        raise UhpError("batch-not-json", column=1) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UhpError("batch-duplicate-key")
    return found


def _no_constant(_text: str) -> Any:
    raise ValueError


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)

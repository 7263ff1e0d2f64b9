"""Processes that answer lines for `uhp batch --jobs`.

Fed through pipes, so that they end when whoever started them does.

Each loads nothing from the working folder and gets the catalogue through its pipe. A process that
dies is a sentence,
never a wait: nobody else holds the other end of a pipe.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from queue import Empty, Queue
from threading import Lock, Thread
from typing import IO, BinaryIO

from uhp_cli.errors import UhpError
from uhp_cli.source import files

CHUNK = 64
"""Lines that go to a process at once, at most: fewer when no more are there yet."""

Line = tuple[int, str | None]
Answer = tuple[bytes, bool]
_CODE = "import sys; sys.path.append(sys.argv[1]); from uhp_cli.verbs.batch import serve; serve()"


def spread(lines: Iterable[Line], hello: Mapping[str, object], jobs: int) -> Iterator[Answer]:
    """Give the answers in the order of the lines, each as soon as those before it are there."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        for _ in range(jobs):
            # What started is ended, also when the next does not.
            started.append(_process())  # noqa: PERF401
        yield from _Team(lines, json.dumps(hello).encode() + b"\n", started).answers()
    finally:
        for process in started:
            process.kill()
            process.wait()


def _process() -> "subprocess.Popen[bytes]":
    # -P: a call with -c would otherwise look in the working folder first.
    command = [sys.executable, "-P", "-c", _CODE, str(files.HERE.parent)]
    try:
        return subprocess.Popen(  # noqa: S603  (this program itself, with nothing that was typed)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except (OSError, ValueError) as error:
        raise UhpError("jobs-cannot-start", why=files.why(error)) from None


def sent(answers: Iterable[Answer], out: BinaryIO) -> None:
    """Write answers to a pipe.

    How long each is and whether it is good, and then their texts as they are.
    """
    told = list(answers)
    out.write(json.dumps([(len(text), good) for text, good in told]).encode() + b"\n")
    out.writelines(text for text, _ in told)
    out.flush()


def received(pipe: IO[bytes]) -> list[Answer]:
    """Return the answers that were `sent`; ValueError when they end too soon."""
    return [(pipe.read(length), good) for length, good in json.loads(pipe.readline())]


class _Team:
    """One thread reads lines, one for each process hands them over.

    Whoever asks gets the answers in order.
    """

    def __init__(
        self, lines: Iterable[Line], hello: bytes, started: list["subprocess.Popen[bytes]"]
    ) -> None:
        self.lines = lines
        self.hello = hello
        self.started = started
        self.todo: Queue[Line | None] = Queue(2 * CHUNK * len(started))
        self.order: Queue[Future[list[Answer]] | None] = Queue(2 * len(started))
        self.taking = Lock()

    def answers(self) -> Iterator[Answer]:
        Thread(target=self._read, daemon=True).start()
        for process in self.started:
            Thread(target=self._drive, args=(process,), daemon=True).start()
        while (answer := self.order.get()) is not None:
            yield from answer.result()

    def _read(self) -> None:
        try:
            for line in self.lines:
                self.todo.put(line)
        except (OSError, ValueError) as error:
            self._failed(error)
        self.todo.put(None)

    def _drive(self, process: "subprocess.Popen[bytes]") -> None:
        """Hand over lines and answers of one process until there are no more."""
        assert process.stdin  # noqa: S101  (asked for)
        assert process.stdout  # noqa: S101
        given: Future[list[Answer]] | None = None
        try:
            process.stdin.write(self.hello)
            while True:
                # NOTE: under the lock, so that the order of the answers is that of the lines.
                with self.taking:
                    chunk = self._chunk()
                    if not chunk:
                        self.todo.put(None)
                        self.order.put(None)
                        return
                    given = Future()
                    self.order.put(given)
                process.stdin.write(json.dumps(chunk).encode() + b"\n")
                process.stdin.flush()
                given.set_result(received(process.stdout))
        except (OSError, ValueError):
            lost = UhpError("jobs-lost")
            if given is not None and not given.done():
                given.set_exception(lost)
            else:
                self._failed(lost)

    def _chunk(self) -> list[Line]:
        """Return the lines that are there, at least one; none at the end."""
        chunk: list[Line] = []
        line = self.todo.get()
        while line is not None:
            chunk.append(line)
            if len(chunk) == CHUNK:
                return chunk
            try:
                line = self.todo.get_nowait()
            except Empty:
                return chunk
        if chunk:
            self.todo.put(None)
        return chunk

    def _failed(self, error: Exception) -> None:
        failed: Future[list[Answer]] = Future()
        failed.set_exception(error)
        self.order.put(failed)

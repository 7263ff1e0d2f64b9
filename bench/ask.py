"""Hold `uhp ask` at a real terminal about every family of the cases, and count its questions.

    PYTHONPATH=tests:tools python bench/ask.py [EVERY]

Somebody types what the profile of the family says and Enter for the rest. The screen at the end
must be the one that the command below it prints. EVERY takes one family in so many.
"""

import os
import pty
import shlex
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from test_ask import known, questions, talks
from uhp_cli.method.asking import PLACES, Asking, Step, answer
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile

UHP = str(Path(sys.executable).with_name("uhp"))
SAME = "Zelfde antwoord:\n"


def typed(catalogue: Catalogue, family: Profile) -> Iterator[str]:
    """Give the lines that somebody types who knows what the profile says."""
    state = Asking(catalogue, PLACES)
    while (question := state.question) is not None:
        if question.step is Step.ANOTHER:
            more = len(state.profile.children) < len(family.children)
            words: tuple[str, ...] = ("ja",) if more else ()
        else:
            words = known(question, family, catalogue)
        yield ", ".join(words)
        state = answer(state, words)


def shown(call: Sequence[str], lines: Sequence[str] = ()) -> str:
    """Return what a terminal shows of a call while these lines are typed."""
    pid, screen = pty.fork()
    if pid == 0:
        kept = {"PATH": os.environ["PATH"], "TERM": "dumb", "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
        os.execve(UHP, [UHP, *call], kept)  # noqa: S606
    os.write(screen, "".join(f"{line}\n" for line in lines).encode())
    found = b""
    try:
        while more := os.read(screen, 65536):
            found += more
    except OSError:  # the terminal is gone
        pass
    os.waitpid(pid, 0)
    return found.decode("utf-8", "replace").replace("\r\n", "\n")


def main(every: int = 1) -> None:
    """Print how many questions there were, and each family whose end is another answer."""
    wrong = []
    held = talks()[::every]
    for number, talk in enumerate(held):
        said = shown(("ask",), [*typed(talk.end.catalogue, talk.family)])
        end, found, command = said.partition(SAME)
        call = shlex.split(command.splitlines()[0])[1:] if found else ["match"]
        screen = shown((*call, "--no-pager"))
        if not end.endswith(f"{screen}\n"):
            wrong.append(f"{number * every}: {command.strip()}")
    counts = sorted(len(questions(talk.end)) for talk in held)
    print(f"{len(held)} families at a terminal, {len(wrong)} end in another answer")
    print(f"questions after age and problems: median {statistics.median(counts):g},", end=" ")
    print(f"p90 {counts[len(counts) * 9 // 10]}, most {counts[-1]}")
    print(*wrong, sep="\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))

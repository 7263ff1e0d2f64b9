"""Random and damaged files through reader, checks and every format, and random calls: none may hang, crash or trace.

    python bench/fuzz.py [--runs 100000] [--seed 1] [FOLDER…]
    python bench/fuzz.py --calls 100000 [--from 0] [--seed 1]

Files: four kinds take turns: random bytes, pieces of YAML in any order, a good catalogue with bytes replaced, and its data spoilt in a few places.
Every file below FOLDER is tried first, for a corpus such as the yaml-test-suite. Exit 1 at the first that goes wrong; its bytes are printed.

Calls (calls.py): every verb, format and language, on lawful catalogues (lawful.py) with lawful and almost lawful families. Each answer is held against its
schema, each page searched for control characters, each exit code and time against what is promised. What goes wrong is printed with its number and as
the smallest call that still does; exit 1 then.
"""

import argparse
import gc
import json
import multiprocessing
import os
import random
import resource
import shlex
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import called
import calls
from lawful import spoilt

from uhp_cli.checking.checks import check
from uhp_cli.checking.diagnostics import to_json, to_text
from uhp_cli.checking.formats import to_github, to_gitlab, to_junit, to_sarif
from uhp_cli.checking.rules import Severity
from uhp_cli.reading import loading
from uhp_cli.source.yaml_source import read

GOOD = (Path(__file__).resolve().parent.parent / "tests/data/good/smallest.yaml").read_bytes()
DATA = read(GOOD, "f").data
SCHEMA = loading.schema("schema.json")
PIECES = [
    *"[]{}|>'\"#?:-\n\t&*!%@`,~",
    *["- ", ": ", "a: ", "\n  ", "\n    - ", "<<: ", "&a ", "*a", "!!binary ", "---\n", "...\n", "%YAML 1.2\n", "é", "日", "\u202e", "\ufeff", "\0", "\x85", "\u2028"],
    *["no", "010", "1e999", ".inf", "0x", "2024-02-30", "\\x1b", "\\uD800", "interventions:\n  - id: x\n", "vocabulary:\n", "sources: [a:1]\n", "when: {all: [{any: []}]}"],
]  # fmt: skip


def made(dice: random.Random) -> bytes:
    """Return a file of one of the four kinds."""
    match dice.randrange(4):
        case 0:
            return dice.randbytes(dice.randrange(300))
        case 1:
            return "".join(dice.choices(PIECES, k=dice.randrange(60))).encode(
                "utf-8", "surrogatepass"
            )
        case 2:
            start = dice.randrange(len(GOOD))
            return (
                GOOD[:start]
                + dice.randbytes(dice.randrange(8))
                + GOOD[start + dice.randrange(40) :]
            )
        case _:
            return spoilt(dice, DATA)


def tried(raw: bytes, *, formats: bool) -> float:
    """Run one file through everything and return the seconds it took."""
    start = time.perf_counter()
    found = check(read(raw, "f.yaml"), SCHEMA)
    if formats:
        for lang in ("nl", "en"):
            to_text(found, {"f.yaml": 1}, lang).encode()
            json.dumps(to_json(found, {"f.yaml": 1}, lang), allow_nan=False).encode()
            to_github(found, {"f.yaml": 1}, lang).encode()
        json.loads(to_sarif(found, "nl"))
        json.loads(to_gitlab(found, "nl"))
        ET.fromstring(to_junit(found, {"f.yaml": 1}, "nl", Severity.ERROR))  # noqa: S314
    return time.perf_counter() - start


# -- calls

MEMORY = 2 * 1024**3
CHUNK = 50 * calls.SERVES
"""Calls of one process: what a long-lived one gathers is no concern of a command line."""


class Tally(NamedTuple):
    """How many calls there were, what went wrong and how often, and the slowest."""

    calls: int
    seconds: float
    slowest: tuple[float, int]
    verbs: Counter[str]
    codes: Counter[int]
    wrong: Counter[str]
    told: dict[str, str]
    """The first of each kind that went wrong, as it can be done again."""


def chunk(seed: str, numbers: range) -> Tally:
    """Make the calls with these numbers, in an empty folder and with little memory."""
    called.watch()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    tally = Tally(len(numbers), 0, (0, -1), Counter(), Counter(), Counter(), {})
    slowest, start = (0.0, -1), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for number in numbers:
            call = calls.call_of(seed, number)
            done = called.made(call)
            slowest = max(slowest, (done.seconds, number))
            tally.verbs[call.args[0]] += 1
            tally.codes[done.code] += 1
            found = called.judged(call, done)
            if found:
                kind = called.kind_of(found)
                tally.wrong[kind] += 1
                if kind not in tally.told:
                    tally.told[kind] = told(seed, number, call, found)
            elif call.args[0] in ("match", "why", "plan") and '"kind"' in done.out[:40]:
                calls.world(seed, number // calls.SERVES).answers.append(done.out)
            if number % calls.SERVES == 0:
                gc.unfreeze()  # batch keeps what there is for the rest of its life
        os.chdir("/")
    return tally._replace(seconds=time.process_time() - start, slowest=slowest)


def told(seed: str, number: int, call: calls.Call, found: str) -> str:
    """Keep the smallest call that goes wrong like this in a folder, and return how to do it again."""
    small = called.smallest(call, called.kind_of(found))
    folder = Path(tempfile.gettempdir()) / f"uhp-fuzz-{seed}-{number}"
    folder.mkdir(exist_ok=True)
    for name, raw in {**small.files, "stdin": small.stdin}.items():
        (folder / name).write_bytes(raw)
    words = shlex.join(small.args).encode("utf-8", "backslashreplace").decode()
    first = number - number % calls.SERVES
    return f"{found}\n  call {number}: --seed {seed} --from {first} --calls {number - first + 1}\n  cd {folder} && uhp {words} < stdin"


def many_calls(seed: str, numbers: range) -> bool:
    """Make calls in one process after another, print what they were, and say whether all went well."""
    chunks = [numbers[n : n + CHUNK] for n in range(0, len(numbers), CHUNK)]
    count, seconds, slowest = 0, 0.0, (0.0, -1)
    verbs, codes, wrong = Counter[str](), Counter[int](), Counter[str]()
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        for tally in pool.imap(partial(chunk, seed), chunks):
            count, seconds = count + tally.calls, seconds + tally.seconds
            slowest = max(slowest, tally.slowest)
            verbs, codes = verbs + tally.verbs, codes + tally.codes
            for kind, text in tally.told.items():
                if kind not in wrong:
                    print(text, flush=True)
            wrong += tally.wrong
            if len(chunks) > 1:
                print(f"  {count} calls, {wrong.total()} wrong, slowest {slowest[0]:.2f} s", file=sys.stderr, flush=True)  # fmt: skip
    ended = ", ".join(f"{many} exit {code}" for code, many in sorted(codes.items()))
    print(
        f"seed {seed}: {count} calls of {len(verbs)} verbs in {seconds:.0f} s of processor time ({count / seconds:.0f} a second): {ended}; {wrong.total()} wrong; slowest {slowest[0]:.2f} s (call {slowest[1]})"
    )
    for kind, many in wrong.items():
        print(f"  {many} × {kind}")
    return not wrong


# -- files and calls


def main() -> int:
    """Try the folders, then so many files; print how many there were and how long the slowest took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calls", type=int, default=0)
    parser.add_argument("--from", type=int, default=0, dest="first")
    options = parser.parse_args()
    if options.calls:
        numbers = range(options.first, options.first + options.calls)
        return int(not many_calls(str(options.seed), numbers))
    dice = random.Random(options.seed)  # noqa: S311
    corpus = [
        p.read_bytes()
        for folder in options.folders
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    ]
    slowest, start = 0.0, time.perf_counter()
    for number in range(len(corpus) + options.runs):
        raw = corpus[number] if number < len(corpus) else made(dice)
        try:
            slowest = max(slowest, tried(raw, formats=number < len(corpus) or number % 10 == 0))
        except Exception:
            print(f"file {number} went wrong: {raw!r}")
            raise
    print(
        f"{len(corpus)} files of a corpus and {options.runs} made ones in {time.perf_counter() - start:.0f} s; slowest {slowest:.2f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Threats at a size that is too long for the tests: `python bench/threats.py [RUNS]` prints a table of what was tried and what went wrong.

Needs Linux; killing at each system call needs strace and is left out, with a word, where there is none.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

UHP = str(Path(sys.executable).with_name("uhp"))
FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
SEEN = {k: v for k, v in os.environ.items() if not k.startswith("UHP_")}
CALLS = (
    ("match", *FAMILY),
    ("match", *FAMILY, "--json"),
    ("list",),
    ("show", "mst"),
    ("gaps",),
    ("rule",),
    ("schema", "match"),
    ("--help",),
)


def pipes(runs: int) -> tuple[int, str]:
    """Stop reading after 0 to 20,000 bytes."""

    def one(n: int) -> str:
        with subprocess.Popen(
            [UHP, *CALLS[n % len(CALLS)]], env=SEEN, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            if not process.stdout or not process.stderr:
                return "no pipe"
            process.stdout.read((n * 37) % 20_000)
            process.stdout.close()
            said = process.stderr.read()
        return (
            "quiet"
            if (process.returncode, said) == (0, b"")
            else f"exit {process.returncode}: {said[-80:]!r}"
        )

    return tally(one, runs, "quiet")


def parallel(runs: int) -> tuple[int, str]:
    """Ask the same at the same time, each with another hash seed."""
    expected = subprocess.run(
        [UHP, "match", *FAMILY, "--json"], env=SEEN, capture_output=True, check=True
    ).stdout

    def one(n: int) -> str:
        done = subprocess.run(
            [UHP, "match", *FAMILY, "--json"],
            env={**SEEN, "PYTHONHASHSEED": str(n)},
            capture_output=True,
            check=False,
        )
        return "same bytes" if done.stdout == expected else f"exit {done.returncode}, other bytes"

    return tally(one, runs, "same bytes")


def locales(runs: int) -> tuple[int, str]:
    """Every verb in every code page that Python has for text, to a pipe."""
    pages = (
        "ascii",
        "latin-1",
        "cp1252",
        "cp437",
        "cp850",
        "iso8859-15",
        "utf-16",
        "utf-32",
        "utf-8-sig",
        "koi8-r",
        "shift_jis",
        "mac-roman",
    )
    jobs = [(page, call) for page in pages for call in CALLS]

    def one(n: int) -> str:
        page, call = jobs[n]
        where = {
            **SEEN,
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": page,
        }
        done = subprocess.run([UHP, *call], env=where, capture_output=True, check=False)
        return (
            "answered"
            if (done.returncode, done.stderr) == (0, b"")
            else f"{page}: exit {done.returncode} {done.stderr[-80:]!r}"
        )

    return tally(one, min(len(jobs), runs), "answered")


def kills(runs: int) -> tuple[int, str]:
    """Killed by the system at each call with which a file is written, given a name or removed."""
    if not shutil.which("strace"):
        return 0, "strace is not installed: not tried"
    whole = subprocess.run(
        [UHP, "list", "--json"], env=SEEN, capture_output=True, check=True
    ).stdout
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "a.json"
        for force in (False, True):
            for call in ("write", "fsync", "rename", "link", "unlink", "openat"):
                for at in range(1, runs):
                    target.unlink(missing_ok=True)
                    if force:
                        target.write_bytes(b"old")
                    inject = f"inject={call}:signal=KILL:when={at}"
                    words = [
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        f"trace={call}",
                        "-e",
                        inject,
                    ]
                    if call == "openat":
                        words += ["-P", name]
                    done = subprocess.run(
                        [*words, UHP, "list", "-o", str(target), *(["--force"] if force else [])],
                        env=SEEN,
                        capture_output=True,
                        check=False,
                    )
                    if done.returncode == 0:
                        break
                    content = target.read_bytes() if target.exists() else None
                    state = (
                        "new"
                        if content == whole
                        else "old"
                        if content == (b"old" if force else None)
                        else "HALF"
                    )
                    found[state] += 1
    return sum(found.values()), json.dumps(
        found
    ) if "HALF" in found else f"old {found['old']}, new {found['new']}, half 0"


def tally(one: Callable[[int], str], runs: int, good: str) -> tuple[int, str]:
    """Run a trial many times, four at once, and say how often what came."""
    with ThreadPoolExecutor(4) as pool:
        found = Counter(pool.map(one, range(runs)))
    bad = {k: n for k, n in found.items() if k != good}
    return runs, f"{good} {found[good]}, otherwise {sum(bad.values())}" + (f" {bad}" if bad else "")


def main() -> None:
    """Try all of them and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    trials = {
        "`| head -c N`": pipes,
        "at the same time": parallel,
        "code pages": locales,
        "killed while writing": kills,
    }
    print("| what | tried | outcome | seconds |\n| --- | --- | --- | --- |")
    for name, trial in trials.items():
        start = time.perf_counter()
        tried, outcome = trial(max(10, runs // 5) if trial is parallel else runs)
        print(f"| {name} | {tried} | {outcome} | {time.perf_counter() - start:.0f} |", flush=True)


if __name__ == "__main__":
    main()

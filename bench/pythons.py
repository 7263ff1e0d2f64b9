"""On every Python of this machine that the project supports: install it in an environment of its own and run the quick part of the tests.

`python bench/pythons.py [VERSION...]` prints a table; what is installed comes through pip's own settings. Exit 1 when one of them fails.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACES = (
    "/usr/bin/python3.[0-9]*",
    "/usr/local/bin/python3.[0-9]*",
    "~/.pyenv/versions/*/bin/python3",
    "~/.local/share/uv/python/*/bin/python3",
)
LEAST = (3, 11)
QUICK = (
    "match",
    "ages",
    "profile",
    "profile_verbs",
    "why",
    "compare",
    "cases",
    "gaps",
    "csv",
    "schemas",
    "words",
    "catalogue_lookup",
    "rules",
    "verantwoording",
)
"""The tests that start no other program and generate no families."""


def pythons() -> dict[tuple[int, ...], str]:
    """Return the interpreters found, by version; of each version one."""
    found: dict[tuple[int, ...], str] = {}
    for path in sorted(
        p
        for place in PLACES
        for p in glob.glob(os.path.expanduser(place))
        if not p.endswith("-config")
    ):
        done = subprocess.run(
            [path, "-c", "import sys; print(*sys.version_info[:3])"],
            capture_output=True,
            text=True,
            check=False,
        )
        version = tuple(map(int, done.stdout.split()))
        if done.returncode == 0 and version >= LEAST:
            found.setdefault(version, os.path.realpath(path))
    return dict(sorted(found.items()))


def tried(python: str, folder: Path, tree: Path) -> tuple[str, str, str, str]:
    """Return how installing went, what `uhp` answers, how the tests went, and the seconds they took."""
    inside = folder / "bin" / "python"
    subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=True)
    done = subprocess.run(
        [inside, "-m", "pip", "install", "-q", f"{tree}[test]"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"fails: {done.stderr.strip().splitlines()[-1][:60]}", "", "", ""
    first = subprocess.run(
        [folder / "bin" / "uhp", "match", "--age", "14", "--problems", "gedrag,middelen"],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    answers = (
        "yes" if first.returncode == 0 and "MDFT" in first.stdout else f"no ({first.returncode})"
    )
    chosen = [f"tests/test_{name}.py" for name in QUICK]
    start = time.perf_counter()
    tests = subprocess.run(
        [inside, "-m", "pytest", "-v", "--no-header", "-p", "no:cacheprovider", *chosen],
        capture_output=True,
        text=True,
        cwd=tree,
        check=False,
    )
    counts = (
        ", ".join(
            re.findall(r"\d+ (?:passed|failed|skipped|errors?)", tests.stdout.splitlines()[-1])
        )
        or f"exit {tests.returncode}"
    )
    for line in tests.stdout.splitlines():
        if line.startswith(("FAILED", "ERROR")):
            print(line, file=sys.stderr)
    return (
        "yes",
        answers,
        counts if tests.returncode == 0 else f"FAILS: {counts}",
        f"{time.perf_counter() - start:.0f} s",
    )


def main() -> None:
    """Try each and print the table."""
    print("| Python | installs | answers | tests | time |\n| --- | --- | --- | --- | --- |")
    good = True
    tree = Path(tempfile.mkdtemp()) / "tree"  # as it is now, whatever is changed meanwhile
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "__pycache__", "node_modules"))
    wanted = [tuple(map(int, given.split("."))) for given in sys.argv[1:]]
    for version, python in pythons().items():
        if wanted and not any(version[: len(w)] == w for w in wanted):
            continue
        folder = Path(tempfile.mkdtemp())
        try:
            row = tried(python, folder, tree)
        finally:
            shutil.rmtree(folder)
        good &= row[0] == row[1] == "yes" and "FAILS" not in row[2]
        print(f"| {'.'.join(map(str, version))} | {' | '.join(row)} |", flush=True)
    shutil.rmtree(tree.parent)
    sys.exit(not good)


if __name__ == "__main__":
    main()

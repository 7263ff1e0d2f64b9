"""Answer a file of profiles on a Dask cluster: the same bytes as `uhp batch --brief`, in parts.

    python examples/dask_national.py profiles.jsonl out/ [--scheduler tcp://…] [--catalogue FILE]
    cat out/*.jsonl > answers.jsonl

Every worker needs uhp-cli of the same version, and sees the same files.
"""

import argparse
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

import dask
import dask.bag as db
from dask.distributed import Client

import uhp_cli


def count(lines: Iterable[str]) -> int:
    """Return how many lines there are."""
    return sum(1 for _ in lines)


def answered(lines: Iterable[str], first: int, catalogue: str | None, lang: str) -> list[str]:
    """Return the answers to one part of the file, whose first line has this number."""
    return list(uhp_cli.answers(lines, catalogue=uhp_cli.load(catalogue), lang=lang, first=first))


def main() -> None:
    """Read in parts, number them, answer each where there is room, and write a file for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("profiles")
    parser.add_argument("out")
    parser.add_argument("--scheduler", help="without it, processes on this machine")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--blocksize", default="4MiB", help="what goes to a worker at once")
    parser.add_argument("--catalogue")
    parser.add_argument("--lang", default="nl")
    given = parser.parse_args()
    cluster = {"n_workers": given.workers, "threads_per_worker": 1, "dashboard_address": None}
    with Client(given.scheduler) if given.scheduler else Client(**cluster):
        parts = db.read_text(given.profiles, blocksize=given.blocksize).to_delayed()
        counts = dask.compute(*(dask.delayed(count)(part) for part in parts))
        starts = accumulate(counts, initial=1)
        answers = [
            dask.delayed(answered)(part, first, given.catalogue, given.lang)
            for part, first in zip(parts, starts, strict=False)
        ]
        Path(given.out).mkdir(parents=True, exist_ok=True)
        # Without last_endline the last answer of a part and the first of the next share a line.
        db.from_delayed(answers).to_textfiles(f"{given.out}/*.jsonl", last_endline=True)


if __name__ == "__main__":
    main()

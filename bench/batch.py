"""How many profiles a second `uhp batch` answers on one core, full and brief, and how that grows with catalogue and profiles.

.venv/bin/python bench/batch.py [--profiles 10000] [--seconds 10] [--profile]

The packaged catalogue and synthetic ones of 100, 1,000 and 10,000 interventions, made by repeating its entries with other ages,
levels and targets. A measurement stops after so many seconds of processor time and says how many profiles it reached. Loading is
not counted. First comes the peak memory of whole processes for 200 and for 20,000 lines. `--profile` shows what the time goes to.

Two kinds of families. Drawn: one to three of all problems and up to two of all facts, whatever goes together or not; in 6,000 hardly any
two are alike. Cases: those of data/cases.yaml, each age at most two years off, as a caseload has what is common many times over.

A worker remembers what it judged, so that the first profiles cost most and a figure holds for its number of profiles only.
"""

import argparse
import cProfile
import json
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.vocab import Level
from uhp_cli.verbs.batch import Worker

Line = tuple[int, str | None]


def profiles(catalogue: Catalogue, many: int) -> list[Line]:
    """Return families as lines of JSON: one or two children, one to three problems, some answers known; the same in every run."""
    draw = random.Random(2026)  # noqa: S311  (a fixed choice, no secret)
    problems, facts = (
        sorted(catalogue.problems),
        [f for f in catalogue.answers if f not in ("crisis", "placement", "severity", "region")],
    )
    lines: list[Line] = []
    for number in range(1, many + 1):
        family: dict[str, Any] = {
            "children": [{"age": draw.randint(0, 18)} for _ in range(draw.choice((1, 1, 2)))],
            "family": {"problems": draw.sample(problems, draw.randint(1, 3))},
            "situation": {"placement": draw.choice(("geen", "dreigt", "geplaatst"))}
            if draw.random() < 0.5
            else {},
            "facts": {
                f: draw.choice(list(catalogue.answers[f]))
                for f in draw.sample(facts, draw.randint(0, 2))
            },
        }
        lines.append((number, json.dumps({k: v for k, v in family.items() if v})))
    return lines


def caseload(many: int) -> list[Line]:
    """Return so many of the families of the cases as lines of JSON, each age at most two years off; the same in every run."""
    draw = random.Random(2026)  # noqa: S311
    file = Path(__file__).resolve().parent.parent / "data" / "cases.yaml"
    cases = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["cases"]
    lines: list[Line] = []
    for number in range(1, many + 1):
        family = json.loads(json.dumps(draw.choice(cases)["profile"]))
        for child in family.get("children", ()):
            if isinstance(child.get("age"), int):
                child["age"] = min(18, max(0, child["age"] + draw.randint(-2, 2)))
        lines.append((number, json.dumps(family)))
    return lines


def synthetic(many: int) -> Catalogue:
    """Return a catalogue of so many entries: those of the packaged one over and over, with other ages, levels and targets."""
    draw = random.Random(many)  # noqa: S311
    data: dict[str, Any] = dict(loading.load_catalogue(None).record)
    problems, entries = [p["id"] for p in data["vocabulary"]["problems"]], []
    for number in range(many):
        entry = json.loads(json.dumps(data["interventions"][number % len(data["interventions"])]))
        group, sources = entry.setdefault("target_group", {}), entry["summary"]["sources"]
        low = draw.randint(0, 15)
        entry |= {"id": f"{entry['id']}-{number}", "name": f"{entry['name']} {number}"}
        group["age"] = {"min": low, "max": low + draw.randint(2, 8), "sources": sources}
        group["problems"] = [
            {"problem": p, "sources": sources} for p in draw.sample(problems, draw.randint(1, 4))
        ]
        entry["classification"]["level"] = draw.choice(list(Level))
        entries.append(entry)
    return decode(data | {"interventions": entries}, "0" * 64)


def speed(worker: Worker, lines: Sequence[Line], seconds: float) -> tuple[int, float, int]:
    """Return how many lines were answered, in how many seconds of processor time, and how many characters came out."""
    for line in lines[:20]:
        worker.answer(line)
    done = size = 0
    start = time.process_time()
    for line in lines:
        text, good = worker.answer(line)
        if not good:
            raise SystemExit(text)
        done, size = done + 1, size + len(text)
        if done % 10 == 0 and time.process_time() - start > seconds:
            break
    return done, time.process_time() - start, size


MEASURE = """
import os, sys, time
start = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet), 0)
print(used.ru_maxrss, time.perf_counter() - start, status)
"""
"""A small process that starts the measured one: a process counts the peak of the one that starts it as its own."""


def peak(lines: Sequence[Line], folder: str, *flags: str) -> tuple[float, float]:
    """Return the peak memory in MB and the seconds of a whole process that answers these lines."""
    source = Path(folder) / "profiles.jsonl"
    source.write_text("".join(f"{text}\n" for _, text in lines), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("uhp")), "batch", str(source), *flags]
    done = subprocess.run(
        [sys.executable, "-S", "-c", MEASURE, *command],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    memory, seconds, status = done.stdout.split()
    if status != "0":
        raise SystemExit(f"{command} ended with {status}")
    return int(memory) / 1024, float(seconds)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument(
        "--profile", action="store_true", help="what the time goes to, on the packaged catalogue"
    )
    given = parser.parse_args()
    packaged = loading.load_catalogue(None)
    lines = profiles(packaged, given.profiles)
    if given.profile:
        for brief in (True, False):
            worker, run = (
                Worker(packaged, Words(Lang.NL, packaged), brief=brief),
                cProfile.Profile(),
            )
            run.runcall(speed, worker, lines[: 3000 if brief else 500], given.seconds)
            print(f"{'brief' if brief else 'full'}:")
            pstats.Stats(run).sort_stats("tottime").print_stats(18)
        return
    print("whole processes:")
    with tempfile.TemporaryDirectory() as folder:
        longer = profiles(packaged, 20_000)
        for flags, counts in (
            (("--brief",), (200, 20_000)),
            (("--brief", "--jobs", "2"), (200, 20_000)),
            ((), (200, 20_000)),
        ):
            for many in counts:
                memory, seconds = peak(longer[:many], folder, *flags)
                print(
                    f"{many:13,} lines {' '.join(flags) or 'full':16} {memory:6.1f} MB peak {seconds:7.2f} s"
                )
    print()
    print(
        f"{'interventions':>13} {'families':8} {'answer':6} {'profiles':>8} {'a second':>9} {'µs each':>9} {'µs each per intervention':>25} {'bytes each':>10}"
    )
    families = {"drawn": lines, "cases": caseload(given.profiles)}
    for size, kind in (
        (0, "drawn"),
        (0, "cases"),
        (100, "drawn"),
        (1_000, "drawn"),
        (10_000, "drawn"),
    ):
        catalogue = synthetic(size) if size else packaged
        for brief in (True, False):
            done, seconds, characters = speed(
                Worker(catalogue, Words(Lang.NL, catalogue), brief=brief),
                families[kind],
                given.seconds,
            )
            each, many = seconds / done * 1e6, len(catalogue.interventions)
            print(
                f"{many:13,} {kind:8} {'brief' if brief else 'full':6} {done:8,} {done / seconds:9,.0f} {each:9,.0f} {each / many:25.2f} {characters // done:10,}"
            )
    worker = Worker(packaged, Words(Lang.NL, packaged), brief=True)
    print("\nbrief, packaged catalogue, more profiles:")
    for many in (given.profiles // 10, given.profiles // 2, given.profiles):
        done, seconds, _ = speed(worker, lines[:many], 600)
        print(f"{done:13,} profiles {seconds:7.2f} s {seconds / done * 1e6:7.0f} µs each")


if __name__ == "__main__":
    main()

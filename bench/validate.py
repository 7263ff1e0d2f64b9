"""`uhp validate` against check-jsonschema and yamllint on the same files: whole processes, taking turns, with peak memory.

    python bench/validate.py [--peers FOLDER] [--rounds N] [--sizes packaged,1000,10000] [--all]
    python bench/validate.py --own [--rounds N]

With --own it measures instead, in seconds of processor time, what one call costs with a catalogue of one's own: a match with 240 entries, and the check of the packaged file.

FOLDER is the `bin` of an environment that holds the two: `python -m venv x && x/bin/pip install check-jsonschema yamllint 'ruamel.yaml<0.19'`
(with 0.19 check-jsonschema reads YAML in plain Python and is ten times slower); without it they are looked for on PATH. yamllint takes minutes on the largest file and is run on it only with --all.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "data" / "interventions.yaml"
SCHEMA = ROOT / "data" / "schema.json"
AIMS = {"packaged": 1.0, "1000": 0.5, "10000": 0.4}
"""At most this part of the time of check-jsonschema."""
OWN = 240
"""So many entries has a catalogue of one's own, twice the packaged one."""
OWN_AIMS = {"match": 0.35, "validate": 0.6}
"""At most so many seconds of processor time."""


def synthetic(count: int) -> str:
    """Return a valid catalogue of so many interventions: those of the packaged one again and again, each with names of its own."""
    text = CATALOGUE.read_text(encoding="utf-8")
    head, _, body = text.partition("\ninterventions:\n")
    entries = [f"  - id: {e}" for e in body.split("  - id: ")[1:]]
    made = []
    for number in range(count):
        lines = entries[number % len(entries)].rstrip("\n").split("\n")
        copy = number // len(entries)
        if copy:
            lines = [
                line for line in lines if not line.startswith(("    aliases:", "    abbreviation:"))
            ]
            lines[0] += f"-{copy}"
            lines = [
                f'    name: "Kopie {copy} van nummer {number}"'
                if line.startswith("    name:")
                else line
                for line in lines
            ]
        made.append("\n".join(lines))
    return head + "\ninterventions:\n" + "\n".join(made) + "\n"


def measure(command: list[str]) -> tuple[float, float, int]:
    """Return seconds, peak memory in MB and exit code of one call."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def own(rounds: int) -> int:
    """Print what a call with a catalogue of one's own costs; return 1 when that is more than the aim."""
    missed = False
    uhp = str(Path(sys.executable).with_name("uhp"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.yaml"
        file.write_text(synthetic(OWN), encoding="utf-8")
        family = ["-a", "14", "-p", "gedrag", "--json"]
        for name, words in (
            ("match", ["match", *family, "--catalogue", str(file)]),
            ("validate", ["validate", str(CATALOGUE)]),
            ("match, packaged", ["match", *family]),
        ):
            spent = sorted(processor([uhp, *words]) for _ in range(rounds))
            print(json.dumps({"call": name, "rounds": rounds, "least": round(spent[0], 3), "median": round(spent[rounds // 2], 3)}))  # fmt: skip
            missed |= spent[0] > OWN_AIMS.get(name, 1.0)
    return int(missed)


def processor(command: list[str]) -> float:
    """Return the seconds of processor time of one call."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Print a table; exit 1 when an aim is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--rounds", type=int, default=0, help="per size; default 9, 3 and 1")
    parser.add_argument("--sizes", default="packaged,1000,10000")
    parser.add_argument("--all", action="store_true", help="also yamllint on the largest file")
    parser.add_argument("--own", action="store_true", help="a catalogue of one's own")
    options = parser.parse_args()
    if options.own:
        return own(options.rounds or 9)
    path = f"{options.peers}{os.pathsep}{os.environ['PATH']}" if options.peers else None
    peers = {name: shutil.which(name, path=path) for name in ("check-jsonschema", "yamllint")}
    missing = [name for name, where in peers.items() if where is None]
    if missing:
        print(f"not found: {', '.join(missing)}; see --help")
        return 2
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes.split(","):
            file = CATALOGUE if size == "packaged" else Path(folder) / f"{size}.yaml"
            if size != "packaged":
                file.write_text(synthetic(int(size)), encoding="utf-8")
            commands = {
                "uhp": [str(Path(sys.executable).with_name("uhp")), "validate", str(file)],
                "check-jsonschema": [
                    str(peers["check-jsonschema"]),
                    "--schemafile",
                    str(SCHEMA),
                    str(file),
                ],
                "yamllint": [
                    str(peers["yamllint"]),
                    "-d",
                    "{extends: default, rules: {line-length: disable}}",
                    str(file),
                ],
            }
            if size == "10000" and not options.all:
                del commands["yamllint"]
            rounds = options.rounds or {"packaged": 9, "1000": 3}.get(size, 1)
            runs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
            for _ in range(rounds):
                for name, command in commands.items():
                    runs[name].append(measure(command))
            row = {
                name: (statistics.median(r[0] for r in got), max(r[1] for r in got))
                for name, got in runs.items()
            }
            ratio, memory = (
                row["uhp"][0] / row["check-jsonschema"][0],
                row["uhp"][1] / row["check-jsonschema"][1],
            )
            missed |= (
                ratio > AIMS.get(size, 1.0) or memory > 1 or any(code for *_, code in runs["uhp"])
            )
            figures = {
                n: {"seconds": round(t, 3), "peak_mb": round(m)} for n, (t, m) in row.items()
            }
            print(
                json.dumps(
                    {
                        "size": size,
                        "mb": round(file.stat().st_size / 1e6, 1),
                        "rounds": rounds,
                        **figures,
                        "ratio": round(ratio, 2),
                    }
                ),
                flush=True,
            )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

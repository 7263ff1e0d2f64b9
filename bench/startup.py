"""Time whole processes, interleaved: python, a bare Typer app, and uhp; ratios to the bare app.

CPU (user and system) and wall time, each a median, and the peak memory. On a busy machine the CPU
tells more.

.venv/bin/python bench/startup.py [--runs 30]
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

BARE = """import typer
app = typer.Typer()
@app.command()
def main() -> None:
    print("hallo")
app()
"""
PROFILE = ("--age", "14", "--problems", "gedrag,middelen")


class Run(NamedTuple):
    """What one whole process took: seconds of CPU and of wall time, and its peak memory in MB."""

    cpu: float
    wall: float
    peak: float


def run(command: list[str]) -> Run:
    """Run one whole process, its output thrown away and its bytecode kept."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, environment, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command} failed")
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def main() -> None:
    """Print medians, ratios and peaks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    uhp = str(Path(sys.executable).with_name("uhp"))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "bare Typer app": [sys.executable, str(bare)],
            "uhp --version": [uhp, "--version"],
            "uhp match --json": [uhp, "match", *PROFILE, "--json"],
            "uhp match": [uhp, "match", *PROFILE],
        }
        found: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                found[name].append(run(command))
    medians = {
        name: Run(*map(statistics.median, zip(*f, strict=True))) for name, f in found.items()
    }
    base = medians["bare Typer app"]
    for name, took in medians.items():
        print(
            f"{name:18} CPU {took.cpu * 1000:6.1f} ms  {took.cpu / base.cpu:4.2f} x"
            f"   wall {took.wall * 1000:6.1f} ms  {took.wall / base.wall:4.2f} x"
            f"   peak {took.peak:5.1f} MB"
        )


if __name__ == "__main__":
    main()

"""Time whole processes, interleaved: python, a bare Typer app, and uhp; ratios to the bare app. Peak memory of uhp match.

.venv/bin/python bench/startup.py [--runs 15]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """import typer
app = typer.Typer()
@app.command()
def main() -> None:
    print("hallo")
app()
"""
PROFILE = ("--age", "14", "--problems", "gedrag,middelen")


def seconds(command: list[str]) -> float:
    """Return how long one whole process takes, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak(command: list[str]) -> float:
    """Return the peak memory of one process, in MB."""
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    return os.wait4(child, 0)[2].ru_maxrss / 1024


def main() -> None:
    """Print medians, ratios and peaks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
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
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command))
        base = statistics.median(times["bare Typer app"])
        for name, found in times.items():
            median = statistics.median(found)
            print(
                f"{name:18} {median * 1000:6.1f} ms   {median / base:4.2f} x   peak {peak(commands[name]):5.1f} MB"
            )


if __name__ == "__main__":
    main()

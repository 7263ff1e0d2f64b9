"""More than one machine: the recipe of docs/scale.md on a real cluster of two worker processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PINNED, ROOT, run

pytest.importorskip(
    "distributed",
    reason="dask is in the extra 'scale'; without it the recipe for a cluster is not run",
)

FAMILIES = [
    {"children": [{"age": 4 + n % 14, "problems": [problem]}], "situation": {"crisis": n % 3 == 0}}
    for n in range(100)
    for problem in ("gedrag", "middelen", "trauma", "opvoeding", "delinquentie")
]


@pytest.mark.parametrize("broken", [False, True])
def test_two_workers_write_the_bytes_of_batch(tmp_path: Path, broken: bool) -> None:
    """In the same order, with every line end; a broken line keeps its number in the whole file."""
    lines = [json.dumps(family) for family in FAMILIES]
    if broken:
        lines[3], lines[-2], lines[-1] = "x", "", '{"naam": "x"}'
    (tmp_path / "profiles.jsonl").write_text("\n".join(lines) + "\n")
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "dask_national.py"), "profiles.jsonl", "out",
         "--blocksize", "4KiB", "--catalogue", str(PINNED)],
        cwd=tmp_path, env={**os.environ, "DASK_LOGGING__DISTRIBUTED": "error"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    parts = sorted((tmp_path / "out").iterdir())
    assert len(parts) >= 10
    told = run("batch", str(tmp_path / "profiles.jsonl"), "--brief", code=int(broken)).out
    assert "".join(part.read_text(encoding="utf-8") for part in parts) == told

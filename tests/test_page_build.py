"""app/build.py stops with a sentence before a wrong page can be made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PINNED, ROOT


def build(*args: str, path: str | None = None) -> tuple[int, str]:
    """Run it, and return how it ended and what it said."""
    done = subprocess.run(
        [sys.executable, ROOT / "app" / "build.py", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": os.environ["PATH"] if path is None else path},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


def test_an_archive_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    """Nothing of it is used, and no page is written."""
    archive, page = tmp_path / "pyodide.tgz", tmp_path / "uhp.html"
    archive.write_bytes(b"something else")
    code, said = build("--pyodide", str(archive), "-o", str(page))
    assert (code, page.exists()) == (1, False)
    assert "is not what app/pyodide.json pins: sha512-" in said


def test_without_npm_it_says_what_is_missing(tmp_path: Path) -> None:
    """And how to do without."""
    code, said = build("-o", str(tmp_path / "uhp.html"), path=str(tmp_path))
    assert (code, "npm is not here" in said, "--pyodide" in said) == (1, True, True)


@pytest.mark.parametrize("broken", ["level: goede-aanwijzingen", "role: hoofd"])
def test_a_catalogue_with_errors_gives_no_page(tmp_path: Path, broken: str) -> None:
    """The errors are told by the name of the file, and nothing is fetched for it."""
    own = tmp_path / "eigen.yaml"
    text = PINNED.read_text(encoding="utf-8")
    own.write_text(text.replace(broken, broken + "-x", 1), encoding="utf-8")
    code, said = build("--catalogue", str(own), "-o", str(tmp_path / "uhp.html"), path="")
    assert (code, f"{own}:" in said) == (1, True)


def test_an_offer_with_a_mistake_gives_no_page(tmp_path: Path) -> None:
    """The mistake is told with its place, and nothing is fetched for it."""
    offer = tmp_path / "aanbod.yaml"
    offer.write_text("offer:\n- {intervention: xyz, provider: A, read: '2026-11-01'}\n")
    code, said = build("--offer", str(offer), "-o", str(tmp_path / "uhp.html"), path="")
    assert (code, f"{offer}:2:18: " in said) == (1, True)

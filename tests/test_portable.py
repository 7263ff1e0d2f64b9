"""The installed wheel works where little is given: a read-only folder, no home, another user, another working folder, the C locale."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SHIPPED, run
from uhp_cli import __version__

pytest.importorskip(
    "build", reason="the package 'build' is in the extra 'dev'; no wheel is made without it"
)
pytest.importorskip(
    "hatchling", reason="hatchling is in the extra 'dev'; no wheel is made without it"
)

FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
NOBODY = 65534
BARE = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
"""An environment without home, language or terminal."""


def base_python() -> str | None:
    """Return an interpreter of this version that every user of the machine may run; the one of the tests may stand in a home."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for found in (
        os.path.realpath(sys.executable),
        f"/usr/local/bin/{version}",
        f"/usr/bin/{version}",
    ):
        if os.path.exists(found) and all(
            os.stat(folder).st_mode & 0o001 for folder in (found, *map(str, Path(found).parents))
        ):
            return found
    return None


def attempt(what: str, folder: Path, *command: str) -> None:
    """Run a step of the installation; skip with what it said where it cannot be done."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no {what} could be made here: {(done.stderr or done.stdout).strip()[-300:]}")


@pytest.fixture(scope="session")
def installed() -> Iterator[Path]:
    """Return the command `uhp` of a wheel in a virtual environment of its own; what it needs comes from the tests' environment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        attempt(
            "wheel",
            folder,
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            "--wheel",
            "--outdir",
            str(folder),
            str(ROOT),
        )
        attempt(
            "virtual environment",
            folder,
            base_python() or sys.executable,
            "-m",
            "venv",
            "--without-pip",
            str(folder / "venv"),
        )
        wheel = str(folder / f"uhp_cli-{__version__}-py3-none-any.whl")
        pip = (sys.executable, "-m", "pip", "--python", str(folder / "venv/bin/python"))
        attempt("installation", folder, *pip, "install", "--no-index", "--no-deps", wheel)
        needed = next(folder.glob("venv/lib/python*/site-packages")) / "needed.pth"
        needed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        yield folder / "venv/bin/uhp"


def call(
    uhp: Path, *args: str, env: Mapping[str, str] = BARE, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run the installed command with next to nothing around it."""
    more.setdefault("cwd", "/")
    return subprocess.run(
        [str(uhp), *args],
        env=dict(env),
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        **more,
    )


def test_it_is_the_wheel_that_answers(installed: Path) -> None:
    """Not the source tree: the catalogue stands beside the installed code."""
    where = call(
        installed.with_name("python"), "-c", "import uhp_cli; print(uhp_cli.__file__)"
    ).stdout
    assert where.startswith(str(installed.parent.parent))
    assert call(installed, "--version").stdout == f"uhp {__version__}\n"


@pytest.mark.parametrize(
    "verb",
    [
        ("match", *FAMILY),
        ("plan", *FAMILY),
        ("show", "mst"),
        ("guideline",),
        ("gaps",),
        ("schema", "match"),
    ],
    ids=" ".join,
)
def test_the_wheel_says_what_the_source_tree_says(verb: tuple[str, ...], installed: Path) -> None:
    """Without home, in the C locale, from the root folder: the same bytes as JSON."""
    asked = verb if verb[0] == "schema" else (*verb, "--json")
    done = call(installed, *asked)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", run(*asked, env=SHIPPED).out)


def test_the_wheel_checks_and_tests_its_own_catalogue(installed: Path) -> None:
    """Its data is complete: schemas, cases and guideline."""
    for asked in (
        ("validate",),
        ("test",),
        ("report", *FAMILY, "--format", "html"),
        ("profile", "init"),
        ("rule", "UHP102"),
    ):
        done = call(installed, *asked)
        assert (done.returncode, done.stderr) == (0, ""), asked


def test_from_any_working_folder(installed: Path, tmp_path: Path) -> None:
    """Also one with spaces and signs, and one that is gone."""
    odd = tmp_path / "gezin é [1] ☃"
    odd.mkdir()
    expected = call(installed, "match", *FAMILY).stdout
    assert call(installed, "match", *FAMILY, cwd=odd).stdout == expected
    (gone := tmp_path / "gone").mkdir()
    for verb in (("match", *FAMILY), ("validate",), ("test",), ("report", *FAMILY)):
        script = (
            f"cd {gone} && mkdir -p {gone} && rmdir {gone} && exec {installed} {' '.join(verb)}; "
        )
        done = subprocess.run(
            ["bash", "-c", script], env=BARE, capture_output=True, encoding="utf-8", check=False
        )
        gone.mkdir(exist_ok=True)
        assert (done.returncode, done.stderr) == (0, ""), verb


@pytest.fixture
def stranger(installed: Path) -> Iterator[dict[str, Any]]:
    """Return how to run as a user who owns nothing, in a folder that nobody may write in."""
    if os.geteuid() != 0:
        pytest.skip("only root can run as another user")
    who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    reach = (
        subprocess.run(
            [str(installed), "--version"],
            env=BARE,
            capture_output=True,
            check=False,
            cwd="/",
            **who,
        )
        if base_python()
        else None
    )
    if reach is None or reach.returncode:
        pytest.skip(
            "the Python of the tests, or what is installed in it, cannot be reached by another user"
        )
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    try:
        yield {**who, "cwd": folder}
    finally:
        shutil.rmtree(folder)


def test_another_user_in_a_read_only_folder(installed: Path, stranger: dict[str, Any]) -> None:
    """Who may write nowhere gets the same answer; only a file asked for there is refused, in one sentence."""
    expected = json.loads(run("match", *FAMILY, "--json", env=SHIPPED).out)
    done = call(installed, "match", *FAMILY, "--json", **stranger)
    assert (done.returncode, done.stderr, json.loads(done.stdout)) == (0, "", expected)
    for verb in (("plan", *FAMILY), ("validate",), ("test",), ("report", *FAMILY), ("gaps",)):
        done = call(installed, *verb, **stranger)
        assert (done.returncode, done.stderr) == (0, ""), verb
    refused = call(installed, "list", "--output", "a.json", **stranger)
    assert (refused.returncode, refused.stderr.count("\n"), "EACCES" in refused.stderr) == (
        2,
        1,
        True,
    )
    assert list(stranger["cwd"].iterdir()) == []


def test_what_may_not_be_read_is_one_sentence(
    installed: Path, stranger: dict[str, Any], tmp_path: Path
) -> None:
    """A profile or catalogue of someone else: exit 2 and no word of it."""
    secret = tmp_path / "gezin.yaml"
    secret.write_text("children: [{age: 14}]\n", encoding="utf-8")
    secret.chmod(0o600)
    for option in ("--profile", "--catalogue"):
        done = call(installed, "match", *FAMILY, option, str(secret), **stranger)
        assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")

"""What is handed out: a wheel and a source archive with just what they should hold, the same bytes each time."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import zipapp
import zipfile
import zlib
from pathlib import Path

import pytest

from conftest import ROOT
from uhp_cli import __version__
from uhp_cli.source.yaml_source import read

pytest.importorskip(
    "build", reason="the package 'build' is in the extra 'dev'; no wheel is made without it"
)
pytest.importorskip(
    "hatchling", reason="hatchling is in the extra 'dev'; no wheel is made without it"
)

EPOCH = {"SOURCE_DATE_EPOCH": "1767225600", "PYTHONDONTWRITEBYTECODE": "1"}
WHEEL, SDIST = f"uhp_cli-{__version__}-py3-none-any.whl", f"uhp_cli-{__version__}.tar.gz"


def make(kind: str, folder: Path) -> None:
    """Build without an environment of its own, so that no network is needed."""
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        f"--{kind}",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    done = subprocess.run(
        command, cwd=folder, env=EPOCH, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a wheel and a source archive."""
    folder = tmp_path_factory.mktemp("dist")
    make("wheel", folder)
    make("sdist", folder)
    return folder


IGNORED = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
MADE = {line.removeprefix("/") for line in IGNORED if line.startswith("/src/uhp_cli/")}
"""What hatch_build.py makes beside the code: in the wheel, not in the source archive."""


def own(folder: str) -> set[str]:
    """Return the files of a folder of the project that are its own: no caches, nothing made."""
    found = {
        str(p.relative_to(ROOT))
        for p in (ROOT / folder).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    return found - MADE


def test_the_wheel_holds_the_code_the_data_and_the_licences(built: Path) -> None:
    """Nothing is missing and nothing came along: no tests, no caches, no notes."""
    info = f"uhp_cli-{__version__}.dist-info"
    expected = {name.removeprefix("src/") for name in own("src") | MADE}
    expected |= {f"uhp_cli/{name}" for name in own("data")}
    pages = f"uhp_cli-{__version__}.data/data/share/man"
    expected |= {f"{pages}/man1/uhp.1", f"{pages}/en/man1/uhp.1"}
    expected |= {
        f"{info}/{name}"
        for name in (
            "METADATA",
            "WHEEL",
            "RECORD",
            "entry_points.txt",
            "licenses/LICENSE",
            "licenses/LICENSE-DATA",
        )
    }
    with zipfile.ZipFile(built / WHEEL) as wheel:
        assert sorted(wheel.namelist()) == sorted(expected)


def test_the_data_in_the_wheel_is_what_a_reader_needs(built: Path) -> None:
    """The catalogue and the schemas by name, so that a renamed file is noticed."""
    needed = {
        "interventions.yaml",
        "schema.json",
        "profile-schema.json",
        "match-schema.json",
        "list-schema.json",
        "show-schema.json",
    }
    with zipfile.ZipFile(built / WHEEL) as wheel:
        held = {
            name.removeprefix("uhp_cli/data/")
            for name in wheel.namelist()
            if name.startswith("uhp_cli/data/")
        }
    assert needed - held == set()


def test_the_catalogue_in_the_wheel_is_the_checked_yaml(built: Path) -> None:
    """What loads fast says the same as what people read, and knows it by its SHA-256."""
    with zipfile.ZipFile(built / WHEEL) as wheel:
        ready, raw = (
            json.loads(wheel.read("uhp_cli/catalogue.json")),
            wheel.read("uhp_cli/data/interventions.yaml"),
        )
    assert raw == (ROOT / "data" / "interventions.yaml").read_bytes()
    assert ready == {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "crc32": zlib.crc32(raw),
        "data": read(raw, "interventions.yaml").data,
    }


def test_the_source_archive_holds_what_is_needed_to_build_and_test(built: Path) -> None:
    """Sources, data, pages, tests and tools; nothing that was made on this machine."""
    single = {
        "hatch_build.py",
        "pyproject.toml",
        "PKG-INFO",
        ".gitignore",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE",
        "LICENSE-DATA",
    }
    folders = ("src", "data", "man", "docs", "examples", "tests", "tools", "app")
    expected = single.union(*map(own, folders))
    with tarfile.open(built / SDIST) as archive:
        held = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert sorted(held) == sorted(expected)


def test_in_a_zip_it_says_what_does_work(tmp_path: Path) -> None:
    """A plain zipapp has no files to read and no compiled code: one sentence, no trace."""
    app = tmp_path / "app"
    shutil.copytree(ROOT / "src" / "uhp_cli", app / "uhp_cli")
    (app / "__main__.py").write_text("from uhp_cli.__main__ import main\nmain()\n")
    zipapp.create_archive(app, tmp_path / "uhp.pyz")
    done = subprocess.run(
        [sys.executable, tmp_path / "uhp.pyz", "list", "--lang", "en"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"uhp: uhp cannot read its data from the zip file {tmp_path / 'uhp.pyz'}; a file that "
        "unpacks itself can: make it with shiv (see README.md)\n"
    )


def test_a_wheel_built_twice_is_the_same(built: Path, tmp_path: Path) -> None:
    """With SOURCE_DATE_EPOCH anyone can build the same bytes and compare."""
    make("wheel", tmp_path)
    assert (tmp_path / WHEEL).read_bytes() == (built / WHEEL).read_bytes()

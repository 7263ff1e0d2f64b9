"""What the tests share: the program as a user runs it, on a small catalogue that stays as it is.

What is about the shipped catalogue says so: `run(…, env=SHIPPED)` and the fixture `shipped`.
"""

import json
import signal
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import schemas
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from uhp_cli.cli import build
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import Catalogue

for _name in ("SIGINT", "SIGHUP"):
    # Under nohup, or in the background of a script, what the tests start would ignore them too.
    if signal.getsignal(_signal := getattr(signal, _name, signal.SIGINT)) is signal.SIG_IGN:
        signal.signal(_signal, signal.SIG_DFL)
ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "tests" / "data" / "catalogue.yaml"
SHIPPED = {"UHP_CATALOGUE": ""}


class Done(NamedTuple):
    """What a call printed and how it ended."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """The answer as data."""
        return json.loads(self.out)


def run(
    *args: str,
    stdin: str | bytes | None = None,
    code: int | None = 0,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Run `uhp` with these words, as a user would; the exit code is checked unless it is None."""
    clean = {
        "UHP_LANG": "",
        "UHP_CATALOGUE": str(PINNED),
        "COLUMNS": "100",
        "NO_COLOR": "",
        "FORCE_COLOR": "",
        **(env or {}),
    }
    result = CliRunner().invoke(build(), list(args), input=stdin, env=clean, prog_name="uhp")
    done = Done(result.stdout, result.stderr, result.exit_code)
    assert "Traceback" not in done.err, done.err
    if code is not None:
        assert done.code == code, (
            f"uhp {' '.join(args)}: exit {done.code}, expected {code}\n{done.err or done.out}"
        )
    return done


@cache
def closed_schema(name: str) -> Any:
    """Return a schema that refuses each key and code it does not know; the published one is open."""
    return schemas.schema(name, closed=True)


def faults(name: str, value: Any) -> list[str]:
    """Return where a value departs from its shape: a key or a code too many also counts."""
    return [
        f"{list(e.absolute_path)}: {e.message[:200]}"
        for e in Draft202012Validator(closed_schema(name)).iter_errors(value)
    ]


def answer(*args: str, **more: Any) -> Any:
    """Run `uhp … --json` and return the answer as data."""
    return run(*args, "--json", **more).json


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the small catalogue."""
    return loading.load_catalogue(str(PINNED))


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """Return the catalogue that comes with the program."""
    return loading.load_catalogue(None)

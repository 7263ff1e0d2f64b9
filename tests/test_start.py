"""How a call starts: what it leaves unloaded, and that whoever needs it has it."""

import subprocess
import sys

import pytest

from uhp_cli.__main__ import UNUSED

LEFT = "import sys; from uhp_cli.late import leave; leave('{0}'); import {0}; "


def python(*args: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process of its own."""
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, check=True)


def test_a_match_runs_none_of_what_it_leaves() -> None:
    """Each is imported by something that Typer imports, and none is executed."""
    args = ("-m", "uhp_cli", "match", "-a", "14", "-p", "gedrag", "--json")
    told = python("-X", "importtime", *args).stderr
    ran = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "typer" in ran
    assert sorted(ran.intersection(UNUSED)) == []


@pytest.mark.parametrize("name", UNUSED)
def test_what_is_left_is_there_for_whoever_uses_it(name: str) -> None:
    """A stand-in has everything the module has, and the module takes its place."""
    use = (
        "first = {0}.__file__; here = sys.modules['{0}']; "
        "print(first == here.__file__, "
        "all(getattr(here, n) is getattr({0}, n) for n in vars(here)))"
    )
    assert python("-c", (LEFT + use).format(name)).stdout.split() == ["True", "True"]


def test_what_the_module_lacks_the_stand_in_lacks() -> None:
    """The error is that of the module itself."""
    use = "print(hasattr(tokenize, 'nothing')); from tokenize import open; print(open.__module__)"
    assert python("-c", LEFT.format("tokenize") + use).stdout.split() == ["False", "tokenize"]


def test_what_is_loaded_stays_as_it_is() -> None:
    """A module that somebody has already is not taken away."""
    code = "import textwrap, sys; from uhp_cli.late import leave; leave('textwrap'); "
    code += "print(sys.modules['textwrap'] is textwrap, 'wrap' in vars(textwrap))"
    assert python("-c", code).stdout.split() == ["True", "True"]

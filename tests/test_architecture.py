"""The house keeps its shape: imports run one way, and a call loads no more than it needs."""

import ast
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from uhp_cli.cli import VERBS
from uhp_cli.source.yaml_source import read
from uhp_cli.values.catalogue import decode
from uhp_cli.values.packed import briefs, packed

HEAVY = (
    "uhp_cli.pages",
    "jsonschema",
    "yaml",
    "rich",
    "importlib.metadata",
    "dataclasses",
    "tempfile",
)
LOADED = """
import json, os, pathlib, sys
from uhp_cli.cli import main
from uhp_cli.reading import loading
loading.READY = pathlib.Path(os.environ["READY"])
sys.argv = ["uhp", *sys.argv[1:]]
try:
    main()
finally:
    print("MODULES" + json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., set[str]]:
    """Return what tells which modules a call in a process of its own has loaded when it ends.

    The catalogue beside the code is made here, from the YAML as it is now.
    """
    raw = (ROOT / "data" / "interventions.yaml").read_bytes()
    ready = tmp_path_factory.mktemp("ready") / "catalogue.json"
    data: Any = read(raw, "x").data
    catalogue = decode(data, "0" * 64)
    small, told = packed(catalogue), briefs(catalogue)
    for path, part, more in ((ready, data, []), (ready.with_name("judging.json"), small, told)):
        made = {"sha256": hashlib.sha256(raw).hexdigest(), "crc32": zlib.crc32(raw), "data": part}
        path.write_text("\n".join(map(json.dumps, (made, *more))), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("UHP_")}

    def call(*args: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", LOADED, *args],
            cwd=ROOT,
            env={**environment, "READY": str(ready)},
            capture_output=True,
            text=True,
            check=True,
        )
        return set(json.loads(done.stderr.rpartition("MODULES")[2]))

    return call


def within(modules: set[str], names: tuple[str, ...]) -> list[str]:
    """Return which of these names, or something inside them, is among the modules."""
    return [name for name in names if any(m == name or m.startswith(f"{name}.") for m in modules)]


def test_imports_run_one_way() -> None:
    """The layers of pyproject.toml hold, and the engines import neither terminal nor files."""
    pytest.importorskip(
        "importlinter",
        reason="import-linter is in the extra 'dev'; the layers are not checked without it",
    )
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("match", "--age", "14", "--problems", "gedrag,middelen", "--json"),
        ("list", "--json"),
        ("show", "mdft", "--json"),
        ("--version",),
    ],
    ids=" ".join,
)
def test_a_json_answer_loads_nothing_heavy(
    args: tuple[str, ...], loaded: Callable[..., set[str]]
) -> None:
    """No YAML reader, schema checker or table maker stands between a question and its JSON."""
    assert within(loaded(*args), HEAVY) == []


@pytest.mark.parametrize("path", sorted((ROOT / "src" / "uhp_cli").rglob("*.py")), ids=str)
def test_shapes_are_for_the_type_checker(path: Path) -> None:
    """A call never pays for the types of what it gives: they stand under TYPE_CHECKING."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    assert [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and id(node) not in typing_only
        and "shapes" in ast.unparse(node)
    ] == []


def test_a_verb_loads_only_its_own_module(loaded: Callable[..., set[str]]) -> None:
    """`match` does not pay for the other commands."""
    verbs = {path.stem for path in (ROOT / "src/uhp_cli/verbs").glob("[a-z]*.py")}
    others = tuple(f"uhp_cli.verbs.{name}" for name in verbs - {"match"})
    assert within(loaded("match", "--problems", "gedrag", "--json"), others) == []


def test_every_verb_has_a_room_of_its_own() -> None:
    """Each verb is a file; a second file of a verb begins with its name, but for one shared."""
    files = {path.stem for path in (ROOT / "src/uhp_cli/verbs").glob("[a-z]*.py")}
    verbs = {verb.module or name for name, verb in VERBS.items()}
    assert verbs <= files
    others = {name for name in files - verbs if name.partition("_")[0] not in verbs}
    assert others == {"workers"}  # the processes of batch


TREES = {
    path.relative_to(ROOT).as_posix().removeprefix("src/uhp_cli/"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for folder in ("src", "tools")
    for path in sorted((ROOT / folder).rglob("*.py"))
}


def over(kind: type[ast.FunctionDef | ast.ClassDef], lines: int) -> set[str]:
    """Return what is longer than so many lines, by file and name."""
    return {
        f"{name} {node.name}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, kind) and (node.end_lineno or 0) - node.lineno >= lines
    }


def test_a_function_fits_a_screen() -> None:
    """At most forty lines."""
    assert over(ast.FunctionDef, 40) == set()


def test_a_class_has_at_most_two_hundred_lines() -> None:
    """What grows beyond it holds two things."""
    assert over(ast.ClassDef, 200) == set()


def test_a_line_has_at_most_a_hundred_characters() -> None:
    """Code, comments and docstrings alike."""
    for path in (path for name in ("src", "tools") for path in (ROOT / name).rglob("*.py")):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert [n for n, line in enumerate(lines, 1) if len(line) > 100] == [], path


def test_a_command_is_short() -> None:
    """At most fifteen statements: it asks, and hands over an answer."""
    commands = {
        f"{name} {node.name}": sum(isinstance(s, ast.stmt) for s in ast.walk(node)) - 1
        for name, tree in TREES.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(d).startswith("verb(") for d in node.decorator_list)
    }
    assert len(commands) > 15
    assert {name for name, size in commands.items() if size > 15} == set()


def test_what_is_heavy_has_few_doors() -> None:
    """Tables are made in pages, YAML is read in source, schemas are checked where catalogues are."""

    def importers(package: str) -> set[str]:
        found = re.compile(rf"^\s*(?:import|from) {package}\b", re.MULTILINE)
        return {
            f"{path.parent.name}/{path.stem}"
            for path in (ROOT / "src" / "uhp_cli").rglob("*.py")
            if found.search(path.read_text(encoding="utf-8"))
        }

    assert importers("rich") == {"pages/terminal"}
    assert importers("jsonschema") == {"checking/shape"}
    assert importers("yaml") == {"source/yaml_source"}


def test_typer_stays_below_the_version_that_doubles_start_up(
    loaded: Callable[..., set[str]],
) -> None:
    """Typer 0.29 loads pydantic on every call; whoever raises the bound must measure first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (typer,) = (d for d in project["dependencies"] if d.startswith("typer"))
    assert typer.endswith("<0.29")
    assert "pydantic" not in loaded("--version")

"""The house keeps its shape: imports run one way, and a call loads no more than it needs."""

import ast
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT
from uhp_cli.cli import VERBS
from uhp_cli.reading import loading

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
import json, sys
from uhp_cli.cli import main
sys.argv = ["uhp", *sys.argv[1:]]
try:
    main()
finally:
    print("MODULES" + json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(*args: str) -> set[str]:
    """Return the modules that a call in a process of its own has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *args], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.rpartition("MODULES")[2]))


def within(modules: set[str], names: tuple[str, ...]) -> list[str]:
    """Return which of these names, or something inside them, is among the modules."""
    return [name for name in names if any(m == name or m.startswith(f"{name}.") for m in modules)]


def fast_form_is_fresh() -> bool:
    """Say whether the catalogue beside the code was made from the YAML as it is now."""
    digest = hashlib.sha256((ROOT / "data" / "interventions.yaml").read_bytes()).hexdigest()
    return bool(json.loads(loading.READY.read_bytes())["sha256"] == digest)


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
def test_a_json_answer_loads_nothing_heavy(args: tuple[str, ...]) -> None:
    """Neither the YAML reader, the schema checker nor the table maker stands between a question and its JSON."""
    assert fast_form_is_fresh(), (
        "data/interventions.yaml changed since the install: run .venv/bin/pip install -e . again"
    )
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


def test_a_verb_loads_only_its_own_module() -> None:
    """`match` does not pay for the other commands."""
    verbs = {path.stem for path in (ROOT / "src/uhp_cli/verbs").glob("[a-z]*.py")}
    others = tuple(f"uhp_cli.verbs.{name}" for name in verbs - {"match"})
    assert within(loaded("match", "--problems", "gedrag", "--json"), others) == []


def test_every_verb_has_a_room_of_its_own() -> None:
    """Each verb of the command line is a file, and no file of a verb is without one."""
    files = {path.stem for path in (ROOT / "src/uhp_cli/verbs").glob("[a-z]*.py")}
    verbs = {verb.module or name for name, verb in VERBS.items()}
    assert verbs <= files
    assert all(name.partition("_")[0] in verbs for name in files - verbs)


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


def test_typer_stays_below_the_version_that_doubles_start_up() -> None:
    """Typer 0.29 loads pydantic on every call; whoever raises the bound must measure first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (typer,) = (d for d in project["dependencies"] if d.startswith("typer"))
    assert typer.endswith("<0.29")
    assert "pydantic" not in loaded("--version")

"""What a build server gets: annotations, JUnit, and every file that can be read."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from conftest import PINNED, ROOT, run

CASES = """\
cases:
  - name: gaat goed
    profile: {children: [{age: 14, problems: [gedrag, middelen]}]}
    expect: {first: [mdft]}
  - name: gaat mis & <b>
    profile: {children: [{age: 16, problems: [delinquentie, middelen]}]}
    expect: {first: [voorzorg]}
"""


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a file of cases of which one fails."""
    monkeypatch.chdir(tmp_path)
    Path("cases.yaml").write_text(CASES)
    return "cases.yaml"


def test_a_case_that_fails_stands_beside_its_line_on_github(cases: str) -> None:
    """One command for it, and the count as ever."""
    command, count = run("test", cases, "--format", "github", code=1).out.splitlines()
    assert command.startswith(
        "::error file=cases.yaml,line=5,title=uhp test gaat mis & <b>::op plaats 1: verwacht voorzorg; kwam "
    )
    assert count == run("test", cases, code=1).out.splitlines()[-1]


def test_cases_are_a_suite_of_junit(cases: str) -> None:
    """Each case by its name; what fails says what was expected and what came."""
    (suite,) = ET.fromstring(run("test", cases, "--format", "junit", code=1).out)
    assert suite.attrib == {"name": "cases.yaml", "tests": "2", "failures": "1", "errors": "0"}
    good, bad = suite
    assert (good.get("name"), list(good)) == ("gaat goed", [])
    assert bad.get("name") == "gaat mis & <b>"
    failure = bad.find("failure")
    assert failure is not None
    assert (failure.text or "").startswith("cases.yaml:5\nop plaats 1: verwacht voorzorg; kwam ")


def test_a_file_that_cannot_be_read_hides_no_finding_in_another(tmp_path: Path) -> None:
    """What could be read is told; the exit code says that not everything could."""
    bad = Path(PINNED).parent / "bad" / "UHP304-date.yaml"
    done = run("validate", str(bad), str(tmp_path), "nowhere.yaml", code=2)
    assert "UHP304" in done.out
    assert done.err == (
        f"uhp: {tmp_path} is geen gewoon bestand; kies een andere naam\n"
        "uhp: bestand nowhere.yaml bestaat niet; controleer de naam en de map\n"
    )


def test_a_rule_explains_itself_in_sarif(tmp_path: Path) -> None:
    """With its reason and both examples, so that nobody has to look for it."""
    bad = Path(PINNED).parent / "bad" / "UHP304-date.yaml"
    run("validate", str(bad), "--output", str(tmp_path / "x.sarif"), code=1)
    report = json.loads((tmp_path / "x.sarif").read_text(encoding="utf-8"))
    rule = report["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["id"] == "UHP304"
    assert rule["help"]["text"] == run("rule", "UHP304").out
    assert rule["help"]["markdown"].count("```yaml") == 2
    assert rule["fullDescription"]["text"] in rule["help"]["markdown"]


def test_a_change_without_a_new_version_is_said(tmp_path: Path) -> None:
    """Two catalogues that call themselves the same are not the same."""
    text = PINNED.read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text.replace("name: Multisysteem Therapie\n", "name: Multi\n", 1))
    said = "De inhoud veranderde, maar versie 2026.11"
    assert said in run("diff", str(PINNED), str(other)).out
    assert said not in run("diff", str(PINNED), str(PINNED)).out


@pytest.mark.parametrize(
    ("files", "code", "shown"),
    [
        ("good.yaml\nbad.yaml", 1, "::error file=bad.yaml,line="),
        ("good.yaml bad.yaml\n", 1, "::error file=bad.yaml,line="),
        ("good.yaml", 0, "good.yaml: "),
        ("$(touch pwned) good.yaml", 2, ""),
        ("", 0, "data/interventions.yaml: "),
    ],
    ids=["lines", "spaces", "one", "a command", "none"],
)
def test_the_action_checks_every_file_that_is_named(
    tmp_path: Path, files: str, code: int, shown: str
) -> None:
    """However they are separated; without any the one that the checkout has; an input is no command."""
    small = PINNED.parent
    (tmp_path / "good.yaml").write_bytes((small / "good" / "smallest.yaml").read_bytes())
    (tmp_path / "bad.yaml").write_bytes((small / "bad" / "UHP304-date.yaml").read_bytes())
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "interventions.yaml").write_bytes((tmp_path / "good.yaml").read_bytes())
    step = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][-1]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path, env={"PATH": path, "FILES": files, "FAIL_ON": "error", "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, shown in done.stdout) == (code, True), done.stdout + done.stderr
    assert not (tmp_path / "pwned").exists()


def test_a_catalogue_to_start_from_is_the_packaged_one(tmp_path: Path) -> None:
    """Whoever has only the wheel can print it, change it and check it."""
    path = tmp_path / "mine.yaml"
    run("catalogue", "init", "--output", str(path))
    assert path.read_bytes() == (ROOT / "data" / "interventions.yaml").read_bytes()
    run("catalogue", "init", "--output", str(path), code=2)

"""The program as a library: the same answers as the command line, and errors that read as sentences."""

import doctest
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import uhp_cli
from conftest import PINNED, ROOT, faults, run
from uhp_cli.method.ranking import rank
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile

FAMILY: dict[str, Any] = {
    "children": [
        {"age": 14, "problems": ["gedrag", {"problem": "middelen", "severity": "ernstig"}]}
    ],
    "situation": {"crisis": False, "placement": "dreigt"},
}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_match_is_the_json_of_the_command_line(catalogue: Catalogue, lang: str) -> None:
    """Key by key, in the same order."""
    found = uhp_cli.match(FAMILY, catalogue=catalogue, lang=lang)
    told = run("match", "--profile", "-", "--json", "--lang", lang, stdin=json.dumps(FAMILY))
    assert json.dumps(found) == json.dumps(told.json)
    assert faults("match", found) == []


def test_without_a_catalogue_it_is_the_packaged_one(shipped: Catalogue) -> None:
    """And with a path the one in that file, checked."""
    assert uhp_cli.load().sha256 == shipped.sha256
    assert uhp_cli.load(PINNED).sha256 == uhp_cli.load(str(PINNED)).sha256 != shipped.sha256
    assert uhp_cli.match(FAMILY)["catalogue"]["sha256"] == shipped.sha256


@pytest.mark.parametrize("brief", [True, False])
def test_answers_are_the_lines_of_batch(catalogue: Catalogue, tmp_path: Path, brief: bool) -> None:
    """Also for a line that is no profile, an empty one and one that is too long."""
    lines = [
        json.dumps(FAMILY),
        "",
        "x",
        '{"family": {"naam": "x"}}',
        '"' + "x" * 1024 * 1024 + '"',
    ]
    (tmp_path / "f.jsonl").write_text("\n".join(lines) + "\n")
    told = run("batch", str(tmp_path / "f.jsonl"), *(["--brief"] if brief else []), code=1)
    found = uhp_cli.answers(iter(lines), catalogue=catalogue, brief=brief)
    assert list(found) == told.out.splitlines()


def test_lines_may_have_their_line_end_and_a_number_to_start_at(catalogue: Catalogue) -> None:
    """So a part of a file can be answered as if it were the whole."""
    lines = [json.dumps(FAMILY) + "\n", "{\n"]
    good, bad = map(json.loads, uhp_cli.answers(lines, catalogue=catalogue, first=1000))
    assert (good["kind"], bad["kind"], bad["line"]) == ("brief", "error", 1001)


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (
            {"children": [{"age": 4}, {"problems": ["gedrag", "gedarg"]}]},
            "children[1].problems[1]: dit probleem staat niet in de woordenlijst. Bedoel je gedrag?",
        ),
        (
            {"children": [{"age": 14, "Jan": 1}]},
            "children[0]: deze sleutel hoort niet in een profiel; er is geen plaats voor wie het gezin is. Kies uit: age, problems, placement, severity, facts.",
        ),
        (
            {"family": {"problems": ["gedrag"]}, "tried": [{"id": "Jan 123456782"}]},
            "profile: hier staat iets dat kan verraden wie het gezin is (een BSN); haal het weg, uhp heeft het niet nodig",
        ),
        (
            {"children": [{"age": {14}}]},
            "het profiel bevat iets dat JSON niet kent; gebruik dicts, lijsten, teksten en getallen",
        ),
        ({"children": [{"age": float("nan")}]}, "het profiel bevat iets dat JSON niet kent; gebruik dicts, lijsten, teksten en getallen"),
        (
            {"family": {"problems": ["gedrag"]}, "tried": [{"id": "x" * 1024 * 1024}]},
            "profile: het profiel is geen geldige YAML of JSON (het bestand is groter dan 1 MiB); herstel deze plaats",
        ),
        ({"children": [{"age": 14}]}, "noem ten minste één probleem, bijvoorbeeld --problems gedrag,middelen, of geef een profiel met --profile"),
    ],
    ids=["unknown word", "unknown key", "identifying", "a set", "not a number", "too large", "no problem"],
)  # fmt: skip
def test_an_error_is_a_sentence_with_a_path_and_no_word_of_the_family(
    catalogue: Catalogue, profile: dict[str, Any], expected: str
) -> None:
    """As on the command line, where it is a line and a column."""
    with pytest.raises(uhp_cli.UhpError) as error:
        uhp_cli.match(profile, catalogue=catalogue)
    assert str(error.value) == expected


def test_an_error_speaks_the_language_of_the_call(catalogue: Catalogue) -> None:
    """English when that was asked."""
    with pytest.raises(uhp_cli.UhpError, match="the profile holds something JSON does not know"):
        uhp_cli.match({"family": {1, 2}}, catalogue=catalogue, lang="en")
    with pytest.raises(uhp_cli.UhpError, match="taal 'fr' is er niet"):
        uhp_cli.match(FAMILY, catalogue=catalogue, lang="fr")
    with pytest.raises(uhp_cli.UhpError, match=r"bestand nowhere\.yaml bestaat niet"):
        uhp_cli.load("nowhere.yaml")


def test_what_a_notebook_prints_is_short(catalogue: Catalogue) -> None:
    """A catalogue and a ranking say what they are, not all they hold."""
    assert repr(catalogue).startswith("<Catalogue ")
    assert repr(catalogue).endswith(" interventions>")
    assert repr(rank(catalogue, Profile(family=frozenset({"gedrag"})))).startswith("<Ranking: ")


def test_importing_the_package_loads_nothing_of_it() -> None:
    """The command starts as fast as before; a name that is not there is no attribute."""
    code = "import sys, uhp_cli; print([m for m in sys.modules if m.startswith('uhp_cli.')], hasattr(uhp_cli, 'rank'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] False\n"


def page_runs(text: str, names: dict[str, Any]) -> None:
    """Run what a page shows as typed in Python; what it prints is what the page says."""
    example = doctest.DocTestParser().get_doctest(text, names, "docs/api.md", "docs/api.md", 0)
    assert example.examples
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    assert runner.run(example, clear_globs=False).failed == 0


def test_the_page_about_python_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example that needs only this package."""
    monkeypatch.chdir(ROOT)
    page_runs(
        (ROOT / "docs" / "api.md").read_text(encoding="utf-8").partition("## In a notebook")[0], {}
    )


def test_the_page_about_tables_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    """The part that needs pandas, after the part before it."""
    pytest.importorskip(
        "pandas", reason="pandas is in the extra 'scale'; the rest of the page is run above"
    )
    monkeypatch.chdir(ROOT)
    page_runs((ROOT / "docs" / "api.md").read_text(encoding="utf-8"), {})

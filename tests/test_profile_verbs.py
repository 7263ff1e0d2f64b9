"""A profile file: an example to begin with, and a check that says how it is understood or where it is wrong."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from conftest import SHIPPED, answer, run
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.verbs.schema import SCHEMAS


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_example_validates_and_is_an_answerable_family(lang: str, tmp_path: Path) -> None:
    """What `init` prints passes `check`, and `match` and `plan` answer it; both languages are one family."""
    text = run("profile", "init", "--lang", lang).out
    path = tmp_path / "profiel.yaml"
    path.write_text(text, encoding="utf-8")
    assert text.startswith("# ")
    assert "Het profiel klopt" in run("profile", "check", str(path)).out
    found = answer("profile", "check", str(path))
    assert [
        e.message
        for e in Draft202012Validator(loading.schema(SCHEMAS["profile-answer"])).iter_errors(found)
    ] == []
    assert (
        found["profile"]
        == answer("profile", "check", "-", stdin=run("profile", "init").out)["profile"]
    )
    assert answer("match", "--profile", str(path))["profile"] == found["profile"]
    assert answer("plan", "--profile", str(path))["chosen"]


def test_what_check_prints_as_json_can_be_fed_back(tmp_path: Path) -> None:
    """The profile as understood is a profile file that is understood the same."""
    import json

    first = answer("profile", "check", "-", stdin=run("profile", "init").out)["profile"]
    path = tmp_path / "profiel.json"
    path.write_text(json.dumps(first))
    assert answer("profile", "check", str(path))["profile"] == first


def test_check_says_how_it_is_understood() -> None:
    """Aliases are resolved, what is unknown is named, and English is English."""
    text = "children: [{age: 8m}, {age: zwanger}]\nfamily: {problems: [drugs]}\nfacts: {lvb: nee}\nsituation: {crisis: nee}\n"
    dutch = run("profile", "check", "-", stdin=text).out
    assert "kind van 8 maanden · ongeboren kind · drugs → middelengebruik" in dutch
    assert "acute crisis: nee" in dutch
    assert "onbekend: " in dutch
    assert "unknown: " in run("profile", "check", "-", "--lang", "en", stdin=text).out


BROKEN = {
    "family:\n  problems: [gedrg]\n": ("2:14", "gedrag"),
    "famly:\n  problems: [gedrag]\n": ("1:1", "family"),
    "family: {problems: [gedrag]}\nsituation:\n  placement: dreigd\n": ("3:14", "dreigt"),
    "family: {problems: [gedrag]}\nfacts:\n  residive: hoog\n": ("3:3", "recidive"),
    "children:\n  - age: 14\n    problem: [gedrag]\n": ("3:5", "problems"),
    "children:\n  - age: veertien\n": ("2:10", "hele jaren"),
    "family: {problems: [gedrag]}\ntried:\n  - id: hulp 1234\n": ("3:9", "triple-p"),
    "children:\n  - age: 14\n    problems: [{problem: gedrag, severity: erg}]\n": (
        "3:44",
        "ernstig",
    ),
    "family:\n  problems: gedrag\n": ("2:13", "lijst"),
}


@pytest.mark.parametrize(
    ("text", "expected"), BROKEN.items(), ids=[t.splitlines()[-1].strip() for t in BROKEN]
)
def test_a_mistake_gets_its_place_and_the_nearest_word(
    text: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    """File, line and column, and what may be meant; one sentence, exit 2, nothing printed."""
    path = tmp_path / "gezin.yaml"
    path.write_text(text)
    done = run("profile", "check", str(path), code=2)
    place, hint = expected
    assert f"{path}:{place}: " in done.err
    assert hint in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_all_mistakes_are_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    """Each with its line and column, in one run; what stands there is repeated by none."""
    path = tmp_path / "gezin.yaml"
    path.write_text(
        "naam: Jansen\n"
        "tried: [{id: hulp 1234}, {id: mst, outcome: zomaar}]\n"
        "children:\n"
        "  - age: veertien\n"
        "    problems: [gedrog, {problem: gedrag, severity: erg}]\n"
        "    haast: ja\n"
        "  - 7\n"
        "facts: {residive: hoog, recidive: weinig}\n"
        "first: niets\n"
    )
    told = run("profile", "check", str(path), code=2).err.splitlines()
    places = [line.removeprefix(f"uhp: {path}:").partition(": ")[0] for line in told]
    assert places == ["1:1", "2:14", "2:45", "4:10", "5:16", "5:52", "6:5", "7:5", "8:9", "8:35", "9:8"]  # fmt: skip
    for word in ("Jansen", "1234", "zomaar", "veertien", "gedrog", "weinig", "niets"):
        assert not any(word in line for line in told)


@pytest.mark.parametrize(
    ("text", "expected"), BROKEN.items(), ids=[t.splitlines()[-1].strip() for t in BROKEN]
)
def test_a_match_tells_the_first_in_the_same_words(
    text: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    """Who asks an answer is told what stops it."""
    path = tmp_path / "gezin.yaml"
    path.write_text(text)
    (told,) = run("match", "--profile", str(path), code=2).err.splitlines()
    assert told == run("profile", "check", str(path), code=2).err.splitlines()[0]
    assert f"{path}:{expected[0]}: " in told


def test_what_no_two_right_parts_may_say_is_told_too(tmp_path: Path) -> None:
    """A problem that is there and not there."""
    path = tmp_path / "gezin.yaml"
    path.write_text("family: {problems: [gedrag]}\nfacts: {gedrag: nee}\n")
    (told,) = run("profile", "check", str(path), code=2).err.splitlines()
    assert told.startswith(f"uhp: {path}:2:")


IDENTIFYING = {
    "123456782": "BSN",
    "12-03-2012": "datum",
    "jan@voorbeeld.nl": "e-mail",
    "06-12345678": "telefoon",
    "1234 AB": "postcode",
}


@pytest.mark.parametrize("value", IDENTIFYING)
@pytest.mark.parametrize(
    "line", ["    problems: [{}]", "    # gebeld met {}", "facts: {{lvb: '{}'}}", "    '{}': 1"]
)
def test_identifying_data_is_refused_by_its_line_and_never_repeated(
    value: str, line: str, tmp_path: Path
) -> None:
    """A value, a comment, a fact or a key: the message names the line and the kind, not what stands there."""
    path = tmp_path / "gezin.yaml"
    path.write_text("children:\n  - age: 14\n" + line.format(value) + "\n")
    done = run("profile", "check", str(path), code=2)
    assert f"{path}:3" in done.err
    assert value not in done.err + done.out
    assert IDENTIFYING[value] in done.err


def test_output_never_overwrites_unless_told(tmp_path: Path) -> None:
    """A new file is written whole; an existing one only with --force."""
    path = tmp_path / "profiel.yaml"
    assert run("profile", "init", "--output", str(path)).out == ""
    example = path.read_text(encoding="utf-8")
    assert example == files.data_file("profile-example-nl.yaml").read_text(encoding="utf-8")
    path.write_text("van mij\n")
    assert "--force" in run("profile", "init", "--output", str(path), code=2).err
    assert path.read_text() == "van mij\n"
    run("profile", "init", "--output", str(path), "--force")
    assert path.read_text(encoding="utf-8") == example
    assert [p.name for p in tmp_path.iterdir()] == ["profiel.yaml"]


def test_a_file_that_is_not_there_is_one_sentence() -> None:
    """Exit 2 and the name."""
    assert "geen-gezin.yaml" in run("profile", "check", "geen-gezin.yaml", code=2).err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_example_lists_every_word_for_a_problem(lang: str) -> None:
    """In its comments, in the order of the catalogue: whoever fills it in need not look elsewhere."""
    comments = " ".join(
        line.removeprefix("# ")
        for line in run("profile", "init", "--lang", lang, env=SHIPPED).out.splitlines()
        if line.startswith("#")
    )
    assert ", ".join(loading.load_catalogue(None).problems) in comments


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_example_and_its_check_fit_a_screen(lang: str) -> None:
    """The example is at most 100 columns wide, and the check wraps at the terminal."""
    text = run("profile", "init", "--lang", lang).out
    assert max(map(len, text.splitlines())) <= 100
    shown = run("profile", "check", "-", "--lang", lang, stdin=text, env={"COLUMNS": "80"}).out
    assert max(map(cell_len, shown.splitlines())) <= 80

"""Help and the door: what a person finds who types -h, a Dutch word, or too much."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import man
import pytest

from conftest import answer, run
from uhp_cli.cli import VERBS, commands
from uhp_cli.door.examples import EXAMPLES
from uhp_cli.source import files

DUTCH, ENGLISH = {"UHP_LANG": "nl"}, {"UHP_LANG": "en"}
NOT_DUTCH = re.compile(
    r"\b(Usage|Options|Arguments|Commands|Examples?|Output|Show|FILE|LEVEL|AGE|the|this|with|of a)\b"
)
NOT_ENGLISH = re.compile(
    r"\b(Gebruik|Opties|Voorbeeld(en)?|Uitvoer|BESTAND|NIVEAU|een|het|deze|uw)\b"
)


def every_verb() -> Iterator[tuple[str, ...]]:
    """Give each verb as it is typed, also those under another, and the command by itself."""
    yield ()
    for name, command in commands().items():
        yield (name,)
        yield from ((name, below) for below in getattr(command, "commands", ()))


VERB = pytest.mark.parametrize("verb", list(every_verb()), ids=" ".join)


@VERB
def test_help_is_in_one_language(verb: tuple[str, ...]) -> None:
    """No English word stands in Dutch help, nor the reverse; -h is --help, and --lang on the line counts."""
    dutch, english = (run(*verb, "--help", env=env).out for env in (DUTCH, ENGLISH))
    assert NOT_DUTCH.findall(dutch) == []
    assert NOT_ENGLISH.findall(english) == []
    assert run(*verb, "-h", env=DUTCH).out == dutch
    assert run(*verb, "--help", "--lang", "en").out == english
    assert run("--lang", "en", *verb, "-h").out == english


@VERB
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_fits_the_screen(verb: tuple[str, ...], columns: int) -> None:
    """At most 80 wide, and at 60 nothing is cut: every option stands there whole."""
    shown = run(*verb, "--help", env={"COLUMNS": str(columns)}).out
    assert max(map(len, shown.splitlines())) <= min(columns, 80)
    wide = run(*verb, "--help", env={"COLUMNS": "80"}).out
    assert set(re.findall(r"--[a-z][a-z-]+", shown)) == set(re.findall(r"--[a-z][a-z-]+", wide))


def test_help_begins_with_the_family() -> None:
    """In groups, in this order; age and problems are the first two options."""
    shown = run("match", "--help").out
    titles = ("Het gezin", "De situatie", "Wat u ziet", "Uitvoer", "Voorbeelden")
    assert re.findall(r"(?m)^\S.*$", shown)[1:] == list(titles)
    assert re.findall(r"--[a-z-]+", shown)[:2] == ["--age", "--problems"]


def test_without_a_word_there_are_two_groups_and_an_example() -> None:
    """`uhp`, `uhp help` and `uhp --help` are the same; every verb stands in one group."""
    shown = run().out
    assert run("help").out == shown == run("--help").out
    family, editors = shown.split("Voor een gezin\n")[1].split("\n\n")[:2]
    named = re.findall(r"(?m)^  ([a-z]+)  ", f"{family}\n{editors}")
    assert sorted(named) == sorted(VERBS)
    assert {"match", "why", "plan", "compare", "report"} <= set(re.findall(r"(?m)^  (\w+)", family))
    assert shown.rstrip().splitlines()[-1] == "  uhp match --age 14 --problems gedrag,middelen"


@pytest.mark.parametrize("verb", ["match", "profile check", "schema"])
def test_help_can_be_asked_with_a_word(verb: str) -> None:
    """`uhp help VERB` is `uhp VERB --help`."""
    assert run("help", *verb.split()).out == run(*verb.split(), "--help").out


def test_every_verb_has_two_examples_that_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them, typed in the order of the table, with what they find in the folder."""
    monkeypatch.chdir(tmp_path)
    files.write("gezinnen.jsonl", '{"family": {"problems": ["gedrag"]}}\n', force=False)
    assert set(EXAMPLES) == {" ".join(verb) for verb in every_verb() if verb}
    for verb, lines in EXAMPLES.items():
        assert len(lines) == 2
        assert any(line.startswith(f"uhp {verb}") for line in lines)
        for line in lines:
            assert run(*line.split()[1:], env={"UHP_CATALOGUE": ""}).err == ""


def test_options_before_the_verb_count() -> None:
    """Language and catalogue, as before a verb of git; what stands behind the verb wins."""
    assert (
        run("--lang", "en", "match", "-p", "gedrag").out
        == run("match", "-p", "gedrag", "--lang", "en").out
    )
    assert run("--lang", "en", "list", "--lang", "nl").out == run("list").out
    assert "fr" in run("--lang", "fr", "list", code=2).err
    assert run("--catalogue", "no.yaml", "list", code=2).err.startswith("uhp: bestand no.yaml")


MISTAKES = {
    "match --problem gedrag": "uhp match heeft geen optie --problem; uhp match --help toont ze alle. Bedoel je --problems?",
    "match --probleem gedrag": "uhp match heeft geen optie --probleem; uhp match --help toont ze alle. Bedoel je --problems?",
    "match --leeftijd 14": "uhp match heeft geen optie --leeftijd; uhp match --help toont ze alle. Bedoel je --age?",
    "show mst --leeftijd=14": "uhp show heeft geen optie --leeftijd; uhp show --help toont ze alle.",
    "-x": "uhp heeft geen optie -x; uhp --help toont ze alle.",
    "match gedrag 14": "uhp match kent een gezin aan opties, niet aan losse woorden; schrijf bijvoorbeeld: uhp match --age 14 --problems gedrag",
    "match -a 14 -p gedrag, middelen": "uhp match kent een gezin aan opties, niet aan losse woorden; schrijf bijvoorbeeld: uhp match --age 14 --problems gedrag,middelen",
    "match jan 14": "uhp match kent een gezin aan opties, niet aan losse woorden; schrijf bijvoorbeeld: uhp match --age 14 --problems gedrag,middelen",
    "why": "uhp why vraagt ID, zoals mst, mst-can, mdft; bijvoorbeeld: uhp why mst --age 14 --problems gedrag",
    "schema": "uhp schema vraagt NAAM, zoals catalogue, profile, match; bijvoorbeeld: uhp schema profile",
    "recheck": "uhp recheck vraagt ADVIES.json; bijvoorbeeld: uhp recheck advies.json",
    "matsh": "onbekend commando 'matsh'; uhp --help toont ze alle. Bedoel je match?",
    "help matsh": "onbekend commando 'matsh'; uhp --help toont ze alle. Bedoel je match?",
    "profile chek": "onbekend commando 'chek'; uhp profile --help toont ze alle. Bedoel je check?",
    "match --age": "--age vraagt LEEFTIJD; uhp match --help legt uit",
    "match --strict=ja": "--strict krijgt geen waarde; laat weg wat achter de = staat",
    "schema a b": "dit zijn te veel woorden voor uhp schema; bijvoorbeeld: uhp schema profile",
    "match --first gedrag --first trauma": "--first staat er meer dan een keer; geef een antwoord",
    "match --crisis --no-crisis": "--crisis / --no-crisis staat er meer dan een keer; geef een antwoord",
    "report -p gedrag -o x.pdf": "x.pdf: dat formaat is er niet; schrijf .html, open dat en druk het af, ook als PDF. Kies uit: .txt, .json, .md, .markdown, .html, .htm.",
    "gaps -o x": "aan de naam x is niet te zien welk formaat je wilt; geef --format. Kies uit: .txt, .json, .csv, .md, .markdown, .html, .htm.",
    "batch casus.yaml": "casus.yaml is YAML, en uhp batch leest een profiel per regel in JSON; voor een gezin: uhp match --profile casus.yaml",
    "list --json --format csv": "--json en --format csv vragen twee formaten; kies er een",
}


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_in_the_usage_says_what_to_write(typed: str) -> None:
    """One sentence in the reader's language, exit 2."""
    assert run(*typed.split(), code=2).err == f"uhp: {MISTAKES[typed]}\n"
    assert NOT_ENGLISH.findall(run(*typed.split(), "--lang", "en", code=2).err) == []


@pytest.mark.parametrize(
    "typed",
    ["{}", "profile {}", "match {}", "match --{}", "help {}", "schema a {}", "match gedrag {} 14"],
)
def test_what_may_tell_who_somebody_is_is_not_repeated(typed: str) -> None:
    """A number, a date or an address in a place where nothing is expected."""
    for secret in ("123456782", "12-03-2012", "jan@example.org"):
        said = run(*typed.format(secret).split(), code=2).err
        assert secret not in said


def test_a_repeated_choice_about_the_output_is_the_last_one() -> None:
    """So an alias can be overruled; only an answer about the family is never dropped."""
    assert run("list", "--top", "3", "--top", "1").out == run("list", "--top", "1").out


@pytest.mark.parametrize(("topic", "lang"), [("lezen", "nl"), ("reading", "en")])
def test_how_to_read_a_screen(topic: str, lang: str) -> None:
    """Every verdict, sign, level, role and criterion of the key is explained, and fits 80 columns."""
    shown = run("help", topic, "--lang", lang, env={"COLUMNS": "80"}).out
    words = {
        "nl": ("past", "navragen", "past niet", "✓", "✗", "●●●○", "hoofdprogramma", "vast", "kern"),
        "en": ("fits", "ask", "does not fit", "✓", "✗", "●●●○", "main programme", "firm", "core"),
    }
    assert [
        word for word in words[lang] if f"  {word} " not in shown and f" {word} " not in shown
    ] == []
    assert max(map(len, shown.splitlines())) <= 80


def test_the_words_that_can_be_said_are_listed() -> None:
    """Every problem, and every fact with its answers."""
    shown = run("help", "woorden").out
    assert re.findall(r"(?m)^  (middelen|trauma) ", shown) == ["middelen", "trauma"]
    assert re.search(r"(?m)^  recidive .*laag, matig, hoog", shown)


# ------------------------------------------------------------------ the manual


@pytest.mark.parametrize("lang", man.PAGES)
def test_the_manual_is_the_help(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that is installed is what tools/man.py makes of the help of today."""
    monkeypatch.setenv("UHP_LANG", lang)
    assert man.PAGES[lang].read_text(encoding="utf-8") == man.page(lang), "run tools/man.py"


@pytest.mark.parametrize("lang", man.PAGES)
def test_the_manual_is_read_without_a_warning(lang: str) -> None:
    """By the program that sets manuals; no option is broken over two lines."""
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-ww", "-K", "utf8", "-T", "utf8", str(man.PAGES[lang])],
        capture_output=True,
        text=True,
        check=True,
    )
    shown = re.sub("\x1b\\[[0-9;]*m|.\b", "", done.stdout).replace("‐", "-").replace("−", "-")
    assert done.stderr == ""
    assert "--min-classification" in shown
    assert "15:delinquentie,middelen=ernstig,geplaatst" in shown


# ------------------------------------------------------------------ a catalogue of one's own


def test_a_catalogue_of_ones_own_is_the_packaged_one_with_its_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a new folder, under another name, or here; it passes validate as it stands."""
    monkeypatch.chdir(tmp_path)
    for call, name in (
        (["eigen"], "eigen/interventions.yaml"),
        (["-o", "regio.yaml"], "regio.yaml"),
        (["--force"], "interventions.yaml"),
    ):
        run("catalogue", "init", *call)
        assert Path(name).read_bytes() == files.data_file("interventions.yaml").read_bytes()
        schema = Path(name).with_name("schema.json")
        assert schema.read_bytes() == files.data_file("schema.json").read_bytes()
        run("validate", name)


def test_a_catalogue_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there stays as it is without --force; what cannot be written leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    Path("interventions.yaml").write_text("mine", encoding="utf-8")
    assert "bestaat al" in run("catalogue", "init", code=2).err
    assert [p.name for p in tmp_path.iterdir()] == ["interventions.yaml"]
    assert Path("interventions.yaml").read_text(encoding="utf-8") == "mine"
    Path("interventions.yaml").unlink()
    Path("c.yaml").mkdir()
    run("catalogue", "init", "-o", "c.yaml", "--force", code=2)
    assert [p.name for p in tmp_path.iterdir()] == ["c.yaml"]
    run("catalogue", "init", "weg/nog-verder", code=2)
    run("catalogue", "init", "map", "-o", "c.yaml", code=2)
    assert [p.name for p in tmp_path.iterdir()] == ["c.yaml"]


# ------------------------------------------------------------------ completion by hand


@pytest.mark.parametrize("found", [{}, {"COMP_WORDS": "uhp", "COMP_CWORD": "abc"}], ids=str)
def test_a_completion_variable_that_was_left_behind_is_told(found: dict[str, str]) -> None:
    """One sentence and exit 2, not an accident."""
    done = subprocess.run(
        [sys.executable, "-m", "uhp_cli", "match"],
        env={"_UHP_COMPLETE": "complete_bash", **found},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("uhp: _UHP_COMPLETE is alleen voor de shell")


# ------------------------------------------------------------------ a case, an objection

FAMILIES = [
    "-a 15 -p delinquentie,middelen --placement dreigt --first middelen --tried iag=afgebroken",
    "--child 15:delinquentie=ernstig,geplaatst --child 8:gedrag=nee -p opvoeding --crisis",
    "-p financien",
    "-a 8m -p onveiligheid --no-crisis --fact eerste-kind=ja --region amsterdam",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_case_of_an_answer_holds(family: str, tmp_path: Path) -> None:
    """`uhp test` passes it as it stands, on the catalogue that its comment names."""
    case = tmp_path / "geval.yaml"
    run("match", *family.split(), "--as-case", "een gezin: #1 'zo'", "-o", str(case))
    found = answer("test", str(case))
    assert (found["summary"]["cases"], found["summary"]["failed"]) == (1, 0)
    assert found["cases"][0]["name"] == "een gezin: #1 'zo'"
    assert found["summary"]["expectations"] >= 3
    text = case.read_text(encoding="utf-8")
    assert found["catalogue"]["version"] in text.splitlines()[0]
    assert run("match", *family.split(), "--as-case", "een gezin: #1 'zo'").out == text


def test_a_case_fails_when_the_answer_is_another(tmp_path: Path) -> None:
    """It pins who is first."""
    case = tmp_path / "geval.yaml"
    made = run("match", "-a", "15", "-p", "delinquentie,middelen", "--as-case", "mdft eerst").out
    assert 'first: ["mdft"]' in made
    case.write_text(made.replace('first: ["mdft"]', 'first: ["mst"]'), encoding="utf-8")
    run("test", str(case), code=1)


def test_the_title_of_a_case_tells_nobody_who_a_family_is(tmp_path: Path) -> None:
    """It is the one free text; it is refused without being repeated, and nothing is written."""
    path = tmp_path / "geval.yaml"
    for title in ("jan, 12-03-2012", "123456782", "", "x" * 141):
        said = run("match", "-p", "gedrag", "--as-case", title, "-o", str(path), code=2)
        assert "12-03-2012" not in said.err
        assert "123456782" not in said.err
        assert not path.exists()
    assert "YAML" in run("match", "-p", "gedrag", "--as-case", "x", "--json", code=2).err


def test_an_objection_has_every_rule_with_its_source_and_no_family() -> None:
    """A form for the editors: what is said, where that stands, and room for another source."""
    shown = run("why", "mst", "--objection", "--format", "markdown").out
    assert "| age 1 | 10 t/m 18 jaar | interventies" in shown
    assert re.findall(r"(?m)^- \*\*interventies\*\*: .*https://", shown)
    assert shown.count("_" * 30) == 4
    with_family = ("-a", "15", "-p", "gedrag", "--tried", "mst")
    assert run("why", "mst", *with_family, "--objection", "--format", "markdown").out == shown

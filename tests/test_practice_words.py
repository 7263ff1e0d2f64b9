"""Words that people use: each means one thing, or it is told what to write or whom to involve."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import SHIPPED, run
from uhp_cli.errors import UhpError
from uhp_cli.values.catalogue import Catalogue, fold
from uhp_cli.values.lexicon import alike, near_problems, refused
from uhp_cli.values.profile import Options, from_options

PARENT = {"ouder", "ouders", "moeder", "vader"}


def err(*options: str, code: int = 2) -> str:
    """Return what `match` says of these options."""
    return run("match", "-a", "15", *options, code=code, env=SHIPPED).err


def family(*options: str) -> str:
    """Return the family line of a match, in one line."""
    text = run("match", "-a", "15", *options, env=SHIPPED).out
    return " ".join(text.split("Catalogus")[0].split())


# -- the vocabulary as a whole


def test_at_least_150_words_of_practice_are_known(shipped: Catalogue) -> None:
    """Each has its own meaning or its own explanation."""
    records = shipped.record["vocabulary"].get("words", ())
    explained = {fold(w) for r in records for w in r["words"]}
    aliases = {a for p in shipped.problems.values() for a in p.aliases}
    assert len(explained) > 150
    assert len(aliases) > 500
    assert explained.isdisjoint(aliases | set(shipped.problems))


def test_no_word_of_practice_is_refused_as_unknown(shipped: Catalogue) -> None:
    """It is a problem, or it is told what to write instead or whom to involve."""
    for record in shipped.record["vocabulary"].get("words", ()):
        for word in record["words"]:
            code = refused(word, shipped, "--problems").code
            assert (word, code) in {
                (word, c) for c in ("word-of-several", "word-referred", "word-is-answer")
            }
    for problem in shipped.problems.values():
        assert {shipped.problem(a) for a in problem.aliases} <= {problem.id}


def test_a_word_of_practice_is_told_the_same_where_a_fact_is_expected(shipped: Catalogue) -> None:
    """With yes or no behind it too."""
    for word, code in (("school", "word-of-several"), ("pesten", "word-referred")):
        for options in (Options(problems=[word]), Options(facts=[f"{word}=ja"])):
            with pytest.raises(UhpError) as error:
                from_options(options, shipped)
            assert (error.value.code, error.value.values["name"]) == (code, word)


def test_what_a_word_leads_to_can_be_written(shipped: Catalogue) -> None:
    """A word to choose is a problem; an answer to write is one of its fact."""
    for record in shipped.record["vocabulary"].get("words", ()):
        assert None not in {shipped.problem(w) for w in record.get("choose", ())}
        for fact, answers in record.get("write", {}).items():
            assert {*answers} <= {*shipped.answers[fact]}


def test_a_choice_is_between_two_problems_at_least(shipped: Catalogue) -> None:
    """With one only there would be nothing to choose, unless it stands beside whom to involve."""
    for record in shipped.record["vocabulary"].get("words", ()):
        if "refer" not in record and "choose" in record:
            assert len({shipped.problem(w) for w in record["choose"]}) > 1


def test_a_word_that_names_a_parent_is_no_problem_of_the_child(shipped: Catalogue) -> None:
    """And a problem of a parent is never meant by a word that names nobody's."""
    sides = {p["id"]: p["side"] for p in shipped.record["vocabulary"]["problems"]}
    child = {"kind", "kinderen", "kopp", "kov"}
    for problem in shipped.problems.values():
        if problem.id in ("kopp", "kvo"):  # what a child notices of its parent
            continue
        for alias in problem.aliases:
            parts = {*alias.split("-")}
            if sides[problem.id] == "kind" and parts & PARENT:
                assert (alias, parts & child) != (alias, set())


# -- suggestions


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("gedrg", ["gedrag"]),
        ("midelen", ["middelen"]),
        ("delinqeuntie", ["delinquentie"]),
        ("huiselijk gewelt", ["huiselijk-geweld"]),
        ("verslaafde", []),
        ("psychische", []),  # of the child or of a parent: neither is guessed
        ("borderline vriend", []),
        ("getuige van iets", []),
        ("xyzzy", []),
    ],
)
def test_a_suggestion_is_near(shipped: Catalogue, word: str, near: list[str]) -> None:
    """At most two letters away, or a form of the same word; nothing further."""
    assert near_problems(word, shipped) == near


@pytest.mark.parametrize("wrong", ["drop", "swap"])
def test_a_mistyped_word_never_leads_to_the_other_side(shipped: Catalogue, wrong: str) -> None:
    """Of each name of a child's or a parent's problem, with a letter dropped or two swapped."""
    sides = {p["id"]: p["side"] for p in shipped.record["vocabulary"]["problems"]}
    for problem in shipped.problems.values():
        for name in (problem.id, *problem.aliases[:6]):
            middle = len(name) // 2
            typed = (
                name[:middle] + name[middle + 1 :]
                if wrong == "drop"
                else name[:middle] + name[middle : middle + 2][::-1] + name[middle + 2 :]
            )
            if {*typed.split("-")} & PARENT and "kind" not in typed.split("-"):
                found = {sides[p] for p in near_problems(typed, shipped)}
                assert (typed, "kind" in found) == (typed, False)


def test_edits_are_counted_as_people_make_them() -> None:
    """A swap of neighbours is one; of a short word one edit is the most, of two letters none."""
    assert alike("gedarg", ["gedrag", "gedraag"]) == ["gedrag"]
    assert alike("mts", ["mst", "iht"]) == ["mst"]
    assert alike("pesten", ["delicten"]) == []
    assert alike("ab", ["abc"]) == []
    assert alike("schooluitvl", ["schooluitval", "schoolverzuim"]) == ["schooluitval"]


def test_an_addicted_child_is_not_taken_for_an_addicted_parent() -> None:
    """The choices are told by whom they are about."""
    text = err("-p", "verslaafd")
    assert "het kind: middelen, gamen, gokken" in text
    assert "een vader of moeder: verslaafde-vader, verslaafde-moeder" in text
    assert "Bedoel" not in text


def test_a_word_that_is_like_nothing_gets_the_words_by_side_and_whom_to_involve() -> None:
    """In one sentence each."""
    text = err("-p", "xyzzy")
    at = [text.index(x) for x in ("het kind: ", "een vader of moeder: ", "het gezin: ")]
    assert all(a < b for a, b in pairwise(at))
    assert "gedragswetenschapper wie erbij te betrekken" in text
    assert len(text.splitlines()) == 1


# -- words of which it is told what they are


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("pesten", "betrek de school"),
        ("eerwraak", "Veilig Thuis (0800-2000)"),
        ("loverboy", "112"),
        ("moeder suïcidaal", "113 of 0800-0113"),
        ("psychose", "het kind: psychiatrie, kopp; een vader of moeder: ouder-psychisch"),
        ("geweld", "het gezin: huiselijk-geweld, kindermishandeling"),
        ("pleegzorg", "--placement geplaatst --fact pleeggezin=ja"),
        ("crisis", "--crisis"),
        ("ernstig", "--severity ernstig"),
        ("recidive", "--fact recidive=laag|matig|hoog"),
        ("gedrag;middelen", "--problems gedrag,middelen"),
        ("gedrag en drugs", "--problems gedrag,drugs"),
        ("huiselijk geweld drugs", "--problems huiselijk-geweld,drugs"),
        ("mishandling", "Bedoel je mishandeling?"),
    ],
)
def test_it_is_told_what_to_write_or_whom_to_involve(word: str, says: str) -> None:
    """In one sentence, and nothing is guessed."""
    text = err("-p", word)
    assert says in text
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_told_of_a_word_is_in_the_readers_language(lang: str) -> None:
    """Whom to involve and the sides too."""
    text = err("-p", "rouw", "--lang", lang)
    assert ("the general practitioner" in text) == ("the child: " in text) == (lang == "en")


def test_in_a_child_the_answer_is_told_as_it_is_written_there() -> None:
    """Two answers of one word stand with a comma."""
    text = err("--child", "8:pleegzorg")
    assert "schrijf placement=geplaatst,pleeggezin=ja" in text


def test_a_profile_file_is_told_the_same_without_its_words(tmp_path: Path) -> None:
    """With the place, and how it is written in a file."""
    path = tmp_path / "gezin.yaml"
    for word, says in (
        ("geweld", "het kind: gedrag, delinquentie"),
        ("pleegzorg", "facts: {pleeggezin: ja}"),
    ):
        path.write_text(f"children: [{{age: 15, problems: [{word}]}}]\n", encoding="utf-8")
        done = run("match", "-P", str(path), code=2, env=SHIPPED)
        assert "gezin.yaml:1:" in done.err
        assert says in done.err
        assert f"'{word}'" not in done.err


# -- the echo


@pytest.mark.parametrize(
    ("options", "echo"),
    [
        (["-p", "Wiet"], "Wiet → middelengebruik"),
        (["-p", "drugs,alcohol"], "drugs, alcohol → middelengebruik"),
        (["-p", "middelen", "--first", "drugs"], "drugs → middelengebruik"),
        (["-p", "substance use"], "substance use → middelengebruik"),
        (["-p", "gedrag", "--fact", "ADHD=ja"], "ADHD → ADHD (aandacht, drukte, plannen)"),
        (["-p", "borderline moeder"], "borderline moeder → psychische problemen van een ouder"),
    ],
)
def test_a_translated_word_is_named_with_the_family(options: list[str], echo: str) -> None:
    """By every way in which it can be said; two words for one problem are both named."""
    assert echo in family(*options)


def test_a_name_in_the_readers_language_needs_no_echo() -> None:
    """In English 'substance use' is what it is called."""
    assert "→" not in family("-p", "Substance use", "--lang", "en").split("Catalogue")[0]


def test_a_child_and_a_file_are_echoed_too(tmp_path: Path) -> None:
    """Also when both say another word for the same problem."""
    path = tmp_path / "gezin.yaml"
    path.write_text("children: [{age: 9, problems: [boulimia]}]\n", encoding="utf-8")
    assert "boulimia, ASS → " in family("-P", str(path), "--child", "8:ASS")


# -- English answers


def test_english_answers_are_understood_in_dutch() -> None:
    """As options, in --child and in a file: the same family as in Dutch."""
    english = (
        "--child",
        "15:delinquency=severe,placed",
        "--child",
        "pregnant",
        "--tried",
        "mst=finished",
    )
    dutch = (
        "--child",
        "15:delinquentie=ernstig,geplaatst",
        "--child",
        "zwanger",
        "--tried",
        "mst=afgerond",
    )
    assert told(*english) == told(*dutch)
    for option, said, meant in (
        ("--severity", "severe", "ernstig"),
        ("--placement", "threatened", "dreigt"),
        ("--placement", "none", "geen"),
        ("--fact", "recidive=high", "recidive=hoog"),
        ("--classification", "good-indications", "goede-aanwijzingen"),
        ("--min-classification", "well founded", "goed-onderbouwd"),
        ("--role", "main", "hoofd"),
    ):
        assert told("-a", "15", "-p", "gedrag", option, said) == told("-a", "15", "-p", "gedrag", option, meant)  # fmt: skip


def test_english_answers_are_understood_in_a_file(tmp_path: Path) -> None:
    """Also yes and no of a problem, and how earlier help ended."""
    path = tmp_path / "family.yaml"
    path.write_text(
        "children: [{age: 15, problems: [{problem: gedrag, severity: severe}], placement: placed}]\n"
        "situation: {crisis: yes}\nfacts: {trauma: no}\ntried: [{id: mst, outcome: broken-off}]\n",
        encoding="utf-8",
    )
    profile = json.loads(run("profile", "check", str(path), "--json", env=SHIPPED).out)["profile"]
    assert profile["children"][0]["placement"] == "geplaatst"
    assert profile["children"][0]["problems"] == [{"problem": "gedrag", "severity": "ernstig"}]
    assert profile["situation"]["crisis"] is True
    assert profile["facts"] == {"trauma": "nee"}
    assert profile["tried"] == [{"id": "mst", "outcome": "afgebroken"}]


def told(*options: str) -> object:
    """Return the answer of a match in JSON."""
    return run("match", *options, "--json", env=SHIPPED).json


# -- names of interventions


def test_an_old_name_is_told_and_another_intervention_is_not_guessed() -> None:
    """FFT is what RGT was called; it is not Families First."""
    text = run("show", "FFT", env=SHIPPED).out
    assert text.startswith("FFT was tot 2015 de naam van Relationele Gezinstherapie (RGT).")
    assert "Heette eerder" in run("show", "rgt", "--all", env=SHIPPED).out
    assert not run("show", "rgt", env=SHIPPED).out.startswith("FFT")


def test_an_unknown_intervention_gets_near_names_or_a_search() -> None:
    """Two letters off is near; anything else is for `uhp list`."""
    assert "Bedoel je families-first?" in run("show", "families fist", code=2, env=SHIPPED).err
    assert run("show", "paardentherapie", code=2, env=SHIPPED).err == (
        "uhp: onbekende interventie 'paardentherapie'. Zoek met: uhp list paardentherapie\n"
    )

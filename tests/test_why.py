"""Why and why not: every criterion with what it needs, what was given and where, its source, and what one answer would change."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from conftest import answer, run
from families import EXAMPLES, families_of
from uhp_cli.method.judging import Judge, near_misses
from uhp_cli.method.ranking import Exclusion, Ranking
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.verbs import wire
from uhp_cli.verbs.catalogue_verbs import SCHEMAS

CATALOGUE = loading.load_catalogue(None)
WORDS = {lang: Words(lang, CATALOGUE) for lang in Lang}
ALWAYS_SO = {"begint met een plaatsing", "begins with a placement"}


def explained(profile: Profile, name: str, lang: Lang = Lang.NL) -> dict[str, Any]:
    """Return what `why` says about one intervention, without ranking the others."""
    judge = Judge(CATALOGUE, profile)
    judgement = judge.judge(CATALOGUE.get(name))
    excluded = (
        (Exclusion(judgement, near_misses(judgement, judge)),)
        if judgement.verdict == "excluded"
        else ()
    )
    found = wire.why(Ranking(CATALOGUE, profile, (), excluded, ()), [judgement], WORDS[lang])
    return {**found["interventions"][0]}


def outline(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the criteria in order: one each, also where the children differ."""
    return [(c["code"], c["needed"]) for c in row["criteria"] if not c.get("child")]


names = st.sampled_from([i.id for i in CATALOGUE.interventions])


@EXAMPLES
@given(families_of(CATALOGUE), names)
def test_the_same_criteria_in_the_same_order_whatever_is_known(profile: Profile, name: str) -> None:
    """A family of which everything is known gets the lines of one of which nothing is; each criterion says how it stands."""
    row = explained(profile, name)
    assert outline(row) == outline(explained(Profile(), name))
    for criterion in row["criteria"]:
        assert criterion["state"] in ("met", "unmet", "unknown")
        assert all(criterion[key] for key in ("needed", "given", "text", "fact"))
        assert criterion["sources"] or criterion["needed"] == "de bronnen noemen geen probleem"
    if row["verdict"] == "excluded":
        assert any(
            c["state"] == ("met" if c["code"] == "exclusion" else "unmet") for c in row["criteria"]
        )
    else:
        assert row["change"] is None
        assert row["near_misses"] == []


@EXAMPLES
@given(families_of(CATALOGUE), names)
def test_a_near_miss_is_worded_as_a_question(profile: Profile, name: str) -> None:
    """What one answer would change is asked, in both languages, never told."""
    dutch, english = (explained(profile, name, lang) for lang in Lang)
    assert dutch["near_miss"] == bool(dutch["near_misses"]) == english["near_miss"]
    for row in (dutch, english):
        assert all("?" in n["text"] for n in row["near_misses"])
        if row["near_misses"]:
            assert "?" in row["change"]


def test_without_a_profile_nothing_is_unmet(catalogue: Catalogue) -> None:
    """Then `why` tells what would have to be true; only what is so whatever the family is stands as not met."""
    given_ = answer("why", *(i.id for i in catalogue.interventions))
    unmet = [
        (row["id"], c["given"], c["needed"])
        for row in given_["interventions"]
        for c in row["criteria"]
        if c["state"] == "unmet"
        and c["given"] not in ALWAYS_SO
        and c["needed"] != "de bronnen noemen geen probleem"
    ]
    assert unmet == []
    assert not any(c["state"] == "met" for row in given_["interventions"] for c in row["criteria"])
    assert {row["rank"] for row in given_["interventions"]} == {None}
    assert "MST: wat waar moet zijn" in run("why", "mst").out


def criteria(*args: str) -> dict[str, dict[str, Any]]:
    """Return the criteria of the one intervention asked about, by code (the last of a kind)."""
    (row,) = answer("why", *args)["interventions"]
    return {c["code"]: c for c in row["criteria"]}


def test_an_option_is_named_where_an_answer_was_given() -> None:
    """Age, problem, fact and a denied problem each say by which option they came."""
    found = criteria(
        "mdft",
        "--age",
        "14",
        "--problems",
        "opvoeding",
        "--fact",
        "delinquentie=nee",
        "--fact",
        "middelen=ja",
    )
    assert found["age"]["given"] == "14 jaar"
    assert found["age"]["place"] == "--age"
    assert found["problem"]["place"] == "--fact, --problems"
    assert found["indication"]["given"] == "middelengebruik en delinquentie: nee"
    assert found["indication"]["place"] == "--fact"
    found = criteria("mst", "--age", "14", "--problems", "gedrag", "--placement", "dreigt")
    assert found["indication"]["place"] == "--placement"
    assert criteria("mst", "--problems", "gedrag")["age"] | {"place": ""} == criteria(
        "mst", "--problems", "gedrag"
    )["age"] | {"place": ""}
    assert "place" not in criteria("mst", "--problems", "gedrag")["age"]


def test_a_denied_problem_is_given_for_every_form_of_it() -> None:
    """Who says that there are no behaviour problems has answered the question about delinquency; the answer is shown as it was given."""
    found = criteria(
        "mdft",
        "--age",
        "14",
        "--problems",
        "opvoeding",
        "--fact",
        "gedrag=nee",
        "--fact",
        "middelen=nee",
    )
    assert found["indication"]["state"] == "unmet"
    assert found["indication"]["given"] == "gedragsproblemen: nee en middelengebruik: nee"


def test_a_file_is_named_with_the_line_where_an_answer_stands(tmp_path: Path) -> None:
    """What came from a profile file points at its line; an option on top of it at the option."""
    profile = tmp_path / "gezin.yaml"
    profile.write_text(
        "children:\n  - age: 14\nfamily:\n  problems:\n    - gedrag\n    - drugs\nsituation:\n  placement: dreigt\nfacts:\n  delinquentie: nee\n"
    )
    found = criteria("mst", "--profile", str(profile), "--severity", "ernstig")
    assert found["age"]["place"] == f"{profile}:2"
    assert found["problem"]["place"] == f"{profile}:5, {profile}:6"
    assert found["indication"]["place"] == f"{profile}:8"
    assert (
        criteria("mdft", "--profile", str(profile))["indication"]["place"]
        == f"{profile}:6, {profile}:10"
    )
    assert (
        criteria("mst", "--profile", str(profile), "--placement", "geen")["indication"]["place"]
        == "--placement"
    )


def test_near_misses_and_the_smallest_change() -> None:
    """An age one year out and an answer that was given are asked about; what is further off is said to need more."""
    (row,) = answer("why", "mdft", "--age", "11", "--problems", "middelen")["interventions"]
    assert (row["verdict"], row["near_miss"]) == ("excluded", True)
    assert [(n["fact"], n["value"], n["child"]) for n in row["near_misses"]] == [("age", "12", 0)]
    assert row["change"] == "Klopt de leeftijd? Bij 12 jaar vervalt deze reden."
    (row,) = answer("why", "mst", "--age", "14", "--problems", "gedrag", "--placement", "geen")[
        "interventions"
    ]
    assert {(n["fact"], n["value"]) for n in row["near_misses"]} == {
        ("placement", "dreigt"),
        ("placement", "geplaatst"),
    }
    (row,) = answer("why", "mdft", "--age", "3", "--problems", "middelen")["interventions"]
    assert (row["near_miss"], row["change"]) == (False, "Past alleen bij: 12 t/m 24 jaar.")
    (row,) = answer("why", "thuisbest", "--age", "14", "--problems", "gedrag")["interventions"]
    assert (row["verdict"], row["near_miss"], row["change"]) == ("excluded", False, None)


@settings(EXAMPLES, max_examples=150)
@given(families_of(CATALOGUE), names)
def test_every_explanation_is_as_its_schema_says(profile: Profile, name: str) -> None:
    """Drawn families and any intervention."""
    given_ = {
        **wire.head("why", CATALOGUE, Words(Lang.NL)),
        "profile": wire.profile(profile),
        "interventions": [explained(profile, name)],
    }
    given_["notices"] = [{"code": "not-a-decision", "text": "x"}]
    assert [
        e.message for e in Draft202012Validator(loading.schema(SCHEMAS["why"])).iter_errors(given_)
    ] == []


def test_several_interventions_stand_in_the_order_asked_and_once() -> None:
    """Ids, names and abbreviations mix; the same one twice is one."""
    found = answer("why", "MDFT", "Families First", "mdft", "fast", "--problems", "gedrag")
    assert [row["id"] for row in found["interventions"]] == ["mdft", "families-first", "fast"]


def test_children_that_differ_each_get_a_line() -> None:
    """The age stands once for each child, the rest once for the family; the question names the child."""
    (row,) = answer("why", "mdft", "--age", "14", "--age", "3", "--problems", "middelen")[
        "interventions"
    ]
    assert [(c["code"], c.get("child"), c["state"]) for c in row["criteria"]] == [
        ("problem", None, "met"),
        ("age", 0, "met"),
        ("age", 1, "unmet"),
        ("indication", None, "met"),
    ]
    text = run(
        "why", "mdft", "--age", "14", "--age", "3", "--problems", "middelen", env={"COLUMNS": "140"}
    ).out
    assert "leeftijd (kind 1 (14 jaar))" in text
    assert "leeftijd (kind 2 (3 jaar))" in text
    assert [
        c.get("child")
        for c in answer("why", "mst", "--age", "3", "--age", "3", "--problems", "gedrag")[
            "interventions"
        ][0]["criteria"]
    ] == [None] * 4


def test_an_unknown_intervention_gets_the_nearest_ones() -> None:
    """Exit 2, one sentence on stderr, nothing on stdout; also when the others are known."""
    done = run("why", "mst", "mdtf", "--problems", "gedrag", code=2)
    assert done.out == ""
    assert "mdft" in done.err
    assert done.err.count("\n") == 1


CALLS = [
    ("mst", "mdft", "--age", "14", "--problems", "gedrag,middelen", "--tried", "mst=afgebroken"),
    (
        "nika",
        "gezinsopname",
        "--age",
        "zwanger",
        "--age",
        "3",
        "--problems",
        "hechting,verwaarlozing",
        "--crisis",
    ),
    ("thuisbest", "school2care"),
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_text_fits_the_screen_in_both_languages(call: tuple[str, ...], width: int) -> None:
    """No line is wider than the terminal, no source is lost, and Dutch and English differ."""
    texts = [run("why", *call, "--lang", lang, env={"COLUMNS": str(width)}).out for lang in Lang]
    assert all(cell_len(line) <= width for text in texts for line in text.splitlines())
    assert texts[0] != texts[1]
    sources = {
        s
        for row in answer("why", *call)["interventions"]
        for c in row["criteria"]
        for s in c["sources"]
    }
    shown = {re.sub(r"\s", "", text) for text in texts}
    assert [s for s in sources for text in shown if s not in text] == []


def test_the_markdown_holds_a_table_of_criteria() -> None:
    """A row for each criterion, under a heading for each intervention."""
    text = run("why", "mst", "mdft", "--problems", "gedrag", "--format", "markdown").out
    assert text.count("| criterium | oordeel | nodig | opgegeven |") == 2
    assert "## MST: navragen" in text
    assert "## MDFT: navragen" in text

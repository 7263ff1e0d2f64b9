"""Why and why not: every criterion with what it needs, what was given and where, its source, and what one answer would change."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import PINNED, SHIPPED, answer, faults, run
from families import EXAMPLES, families_of
from uhp_cli.method.judging import Judge, near_misses
from uhp_cli.method.ranking import Beside, Exclusion, Match, Places, Ranking, Standing, key_of
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Verdict
from uhp_cli.verbs import why

if TYPE_CHECKING:
    from uhp_cli.shapes import Explained, WhyAnswer

CATALOGUE = loading.load_catalogue(str(PINNED))
WORDS = {lang: Words(lang, CATALOGUE) for lang in Lang}


def standing(profile: Profile, name: str) -> Standing:
    """Return how one intervention stands, without ranking the others."""
    judge = Judge(CATALOGUE, profile)
    judgement = judge.judge(CATALOGUE.get(name))
    if judgement.verdict is Verdict.EXCLUDED:
        return Exclusion(judgement, near_misses(judgement, judge))
    if judgement.beside:
        return Beside(judgement)
    return Match(judgement, *key_of(judgement, judge), Places(1, 1, 1, 24, "", ""), "")


def answered(profile: Profile, name: str, lang: Lang = Lang.NL) -> "WhyAnswer":
    """Return what `why` answers about one intervention."""
    ranking = Ranking(CATALOGUE, profile, (), (), ())
    return why.as_json(ranking, [standing(profile, name)], WORDS[lang])


def explained(profile: Profile, name: str, lang: Lang = Lang.NL) -> "Explained":
    """Return what `why` says about one intervention."""
    (row,) = answered(profile, name, lang)["interventions"]
    return row


def outline(row: "Explained") -> list[tuple[str, str]]:
    """Return the criteria in order: one each, also where the children differ."""
    return [
        # Crisis help is for its problems or for a crisis: which of the two follows from the answers.
        (c["code"], "" if c["code"] == "problem" else c["needed"])
        for c in row["criteria"]
        if not c.get("child")
    ]


names = st.sampled_from([i.id for i in CATALOGUE.interventions])


@EXAMPLES
@given(families_of(CATALOGUE), names)
def test_the_same_criteria_in_the_same_order_whatever_is_known(profile: Profile, name: str) -> None:
    """A family of which everything is known gets the lines of one of which nothing is; each criterion says how it stands."""
    row = explained(profile, name)
    assert outline(row) == outline(explained(Profile(), name))
    for criterion in row["criteria"]:
        assert criterion["state"] in ("met", "unmet", "unknown")
        said = [criterion[key] for key in ("needed", "given", "text", "fact")]
        assert [text for text in said if not text] == []
        assert criterion["sources"]
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
            assert "?" in (row["change"] or "")


def test_without_a_profile_nothing_is_unmet(catalogue: Catalogue) -> None:
    """Then `why` tells what would have to be true; only what is so whatever the family is stands as not met."""
    given_ = answer("why", *(i.id for i in catalogue.interventions))
    unmet = [
        (row["id"], c["given"], c["needed"])
        for row in given_["interventions"]
        for c in row["criteria"]
        if c["state"] == "unmet"
    ]
    assert unmet == [("thuisbest", "begint met een plaatsing", "geen plaatsing buiten het gezin")]
    assert not any(c["state"] == "met" for row in given_["interventions"] for c in row["criteria"])
    assert {row["rank"] for row in given_["interventions"]} == {None}
    assert "MST: wat waar moet zijn" in run("why", "mst").out


def criteria(*args: str) -> dict[str, dict[str, Any]]:
    """Return the criteria of the one intervention asked about, by code (the last of a kind)."""
    (row,) = answer("why", *args)["interventions"]
    return {c["code"]: c for c in row["criteria"]}


def test_an_option_is_named_where_an_answer_was_given() -> None:
    """Age, problem, fact and a denied problem each say by which option they came."""
    said = ("--problems", "opvoeding", "--fact", "delinquentie=nee", "--fact", "middelen=ja")
    found = criteria("mdft", "--age", "14", *said)
    assert found["age"]["given"] == "14 jaar"
    assert found["age"]["place"] == "--age"
    assert found["problem"]["place"] == "--fact, --problems"
    assert found["indication"]["given"] == "delinquentie: nee en middelengebruik"
    assert found["indication"]["place"] == "--fact"
    found = criteria("mst", "--age", "14", "--problems", "gedrag", "--placement", "dreigt")
    assert found["indication"]["place"] == "--placement"
    assert "place" not in criteria("mst", "--problems", "gedrag")["age"]


def test_a_denied_problem_is_given_for_every_form_of_it() -> None:
    """Who says that there are no behaviour problems has answered the question about delinquency; the answer is shown as it was given."""
    said = ("--problems", "opvoeding", "--fact", "gedrag=nee", "--fact", "middelen=nee")
    found = criteria("mdft", "--age", "14", *said)
    assert found["indication"]["state"] == "unmet"
    assert found["indication"]["given"] == "gedragsproblemen: nee en middelengebruik: nee"


def test_a_file_is_named_with_the_line_where_an_answer_stands(tmp_path: Path) -> None:
    """What came from a profile file points at its line; an option on top of it at the option."""
    profile = tmp_path / "gezin.yaml"
    profile.write_text(
        "children:\n  - age: 14\nfamily:\n  problems:\n    - gedrag\n    - drugs\nsituation:\n  placement: dreigt\nfacts:\n  delinquentie: nee\n"
    )
    found = criteria("mst", "--profile", str(profile))
    assert found["age"]["place"] == f"{profile}:2"
    assert found["problem"]["place"] == f"{profile}:5, {profile}:6"
    assert found["indication"]["place"] == f"{profile}:8"
    assert (
        criteria("mdft", "--profile", str(profile))["indication"]["place"]
        == f"{profile}:10, {profile}:6"
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
@given(families_of(CATALOGUE), names, st.sampled_from(Lang))
def test_every_explanation_is_as_its_schema_says(profile: Profile, name: str, lang: Lang) -> None:
    """Drawn families and any intervention, in both languages."""
    assert faults("why", answered(profile, name, lang)) == []


def test_several_interventions_stand_in_the_order_asked_and_once() -> None:
    """Ids, names and abbreviations mix; the same one twice is one."""
    found = answer("why", "MDFT", "Families First", "mdft", "fast", "--problems", "gedrag")
    assert [row["id"] for row in found["interventions"]] == ["mdft", "families-first", "fast"]


def states(*args: str) -> list[tuple[str, int | None, str]]:
    """Return the criteria of one intervention in order: code, the child it is about and how it stands."""
    (row,) = answer("why", *args)["interventions"]
    return [(c["code"], c.get("child"), c["state"]) for c in row["criteria"]]


def test_children_that_differ_each_get_a_line() -> None:
    """The age stands once for each child, the rest once for the family; the screen names the child."""
    siblings = ("--age", "14", "--age", "3", "--problems", "middelen")
    assert states("mdft", *siblings) == [
        ("problem", None, "met"),
        ("age", 0, "met"),
        ("age", 1, "unmet"),
        ("indication", None, "unknown"),
    ]
    text = run("why", "mdft", *siblings, "--long", env={"COLUMNS": "140"}).out
    assert "leeftijd (kind 1 (14 jaar))" in text
    assert "leeftijd (kind 2 (3 jaar))" in text


def test_children_of_whom_the_same_was_said_share_every_line() -> None:
    """Two of three years old: nothing is told twice."""
    found = states("mst", "--age", "3", "--age", "3", "--problems", "gedrag")
    assert [child for _, child, _ in found] == [None] * 5


def test_what_one_child_has_is_not_given_for_the_other() -> None:
    """A problem, its severity and the placement of one child stand in its own rows."""
    teen, young = ("--child", "14:gedrag=ernstig,dreigt"), ("--child", "12:netwerk")
    (row,) = answer("why", "mst", *teen, *young)["interventions"]
    assert [(c["code"], c.get("child"), c["state"], c["given"]) for c in row["criteria"]] == [
        ("problem", 0, "met", "gedragsproblemen"),
        ("problem", 1, "unmet", "klein of zwak sociaal netwerk"),
        ("age", 0, "met", "14 jaar"),
        ("age", 1, "met", "12 jaar"),
        ("indication", 0, "met", "gedragsproblemen: ernstig"),
        ("indication", 1, "unknown", "niet opgegeven"),
        ("indication", None, "unknown", "niet opgegeven"),
        ("indication", 0, "met", "uithuisplaatsing: dreigt"),
        ("indication", 1, "unknown", "niet opgegeven"),
    ]
    assert {c["place"] for c in row["criteria"] if "place" in c} == {"--child"}


@pytest.mark.parametrize(
    ("said", "state", "told", "place"),
    [
        (("--child", "14:gedrag=ernstig"), "met", "gedragsproblemen: ernstig", "--child"),
        (("--child", "14:gedrag=licht"), "unmet", "gedragsproblemen: licht", "--child"),
        (("--child", "14:gedrag"), "unknown", "gedragsproblemen", "--child"),
        (("--child", "14:netwerk=ernstig"), "unknown", "niet opgegeven", None),
        (("--child", "14:delinquentie=ernstig"), "met", "delinquentie: ernstig", "--child"),
        (("--age", "14", "--problems", "gedrag", "--severity", "licht"), "unmet",
         "gedragsproblemen: licht", "--problems, --severity"),
        (("--child", "14:gedrag=ernstig", "--severity", "licht"), "met",
         "gedragsproblemen: ernstig", "--child"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_severity_is_that_of_the_problem(
    said: tuple[str, ...], state: str, told: str, place: str | None
) -> None:
    """What is severe is told with its problem and where that was said; another problem's says nothing."""
    (row,) = answer("why", "mst", *said)["interventions"]
    (found,) = [c for c in row["criteria"] if c["needed"] == "ernstige gedragsproblemen"]
    assert (found["state"], found["given"], found.get("place")) == (state, told, place)


@pytest.mark.parametrize(
    ("said", "fact", "child", "change"),
    [
        (("--child", "14:gedrag=licht"), "gedrag", 0,
         "Klopt 'gedragsproblemen: licht'? Met 'ernstig' vervalt deze reden."),
        (("--age", "14", "--problems", "gedrag", "--severity", "licht"), "severity", None,
         "Klopt 'ernst: licht'? Met 'ernstig' vervalt deze reden."),
        (("--child", "14:gedrag=licht", "--child", "3:netwerk"), "gedrag", 0,
         "kind 1 (14 jaar): Klopt 'gedragsproblemen: licht'? Met 'ernstig' vervalt deze reden."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_severity_that_was_given_can_be_a_near_miss(
    said: tuple[str, ...], fact: str, child: int | None, change: str
) -> None:
    """The question names the problem and, among siblings, the child."""
    (row,) = answer("why", "mst", *said)["interventions"]
    assert [(n["fact"], n["value"], n.get("child")) for n in row["near_misses"]] == [
        (fact, "ernstig", child)
    ]
    assert (row["verdict"], row["change"]) == ("excluded", change)


def test_what_stands_beside_the_ranking_is_explained_without_a_place() -> None:
    """No source states a problem for it, so no problem is asked; it has no rank and no key."""
    (row,) = answer("why", "ifps", "--child", "14:gedrag", "--placement", "dreigt")["interventions"]
    assert (row["verdict"], row["rank"], row["key"]) == ("ask", None, None)
    assert [(c["code"], c["state"]) for c in row["criteria"]] == [
        ("age", "met"),
        ("indication", "unknown"),
        ("indication", "met"),
    ]
    assert [q["fact"] for q in row["questions"]] == ["crisis"]
    text = run("why", "ifps", "--child", "14:gedrag", "--placement", "dreigt", "--long").out
    assert "IFPS: navragen" in text
    assert "plaats " not in text


def test_a_circumstance_meets_a_condition_and_is_no_problem_to_address() -> None:
    """Multiple problems is what intensive family treatment asks for, and not what it is for."""
    (row,) = answer("why", "iag", "--age", "11", "--problems", "gedrag,multiprobleem")[
        "interventions"
    ]
    assert [(c["code"], c["state"], c["text"]) for c in row["criteria"]] == [
        ("problem", "met", "richt zich op gedragsproblemen"),
        ("age", "met", "11 jaar valt binnen 0 t/m 17 jaar"),
        ("indication", "met", "voldoet aan: meervoudige en complexe problemen"),
    ]
    assert row["key"]["breadth"] == 1


@pytest.mark.parametrize(
    ("said", "state", "needed", "told", "place"),
    [
        ((), "unknown", "een acute crisis", "gedragsproblemen", "--problems"),
        (("--crisis",), "met", "een acute crisis", "gedragsproblemen en acute crisis: ja",
         "--problems, --crisis"),
        (("--no-crisis",), "unmet",
         "een van: onveiligheid in het gezin, kindermishandeling of opvoedingsproblemen",
         "gedragsproblemen en acute crisis: nee", "--problems, --no-crisis"),
    ],
)  # fmt: skip
def test_crisis_help_is_for_the_crisis(
    said: tuple[str, ...], state: str, needed: str, told: str, place: str
) -> None:
    """When none of its problems was named, a crisis meets its problem; the answer stands with its place."""
    found = criteria("families-first", "--age", "8", "--problems", "gedrag", *said)["problem"]
    assert (found["state"], found["needed"], found["given"], found["place"]) == (
        state,
        needed,
        told,
        place,
    )


def test_an_answer_about_a_crisis_is_not_given_where_it_decides_nothing() -> None:
    """A programme that is no crisis help is judged by its problems only."""
    found = criteria("mdft", "--age", "14", "--problems", "netwerk", "--crisis")["problem"]
    assert (found["given"], found["place"]) == ("klein of zwak sociaal netwerk", "--problems")


def test_an_age_range_of_pregnancy_alone_is_said_once() -> None:
    """VoorZorg begins before birth."""
    assert criteria("voorzorg", "--problems", "opvoeding")["age"]["needed"] == "zwangerschap"


@pytest.mark.parametrize("words", [(), ("-a", "3", "-p", "trauma"), ("--objection",)], ids=" ".join)
@pytest.mark.parametrize("look", [(), ("--long",), ("--format", "html")], ids=" ".join)
def test_every_intervention_of_the_packaged_catalogue_is_explained(
    words: tuple[str, ...], look: tuple[str, ...], shipped: Catalogue
) -> None:
    """Also one without any criterion, and one without a classification that has a source."""
    names = [i.id for i in shipped.interventions]
    shown = run("why", *names, *words, *look, env=SHIPPED).out
    none = words != ("--objection",)
    assert ("De bronnen noemen geen voorwaarde" in shown) is none


def test_each_child_has_its_own_column_also_where_what_is_needed_differs() -> None:
    """Crisis help is for its problems or for a crisis: which of them is said child by child."""
    of_three = ("--child", "14:middelen", "--child", "7:onveiligheid", "--child", "9:middelen")
    shown = run("why", "ash", *of_three, "--crisis", env={"COLUMNS": "160"}).out
    (line,) = re.findall("(?m)^probleem .*", shown)
    assert re.findall("[✗?✓]", line) == ["✓", "✓", "✓"]
    assert line.index("✓ middelen") < line.index("✓ onveiligheid") < line.rindex("✓ middelen")


def test_an_unknown_intervention_gets_the_nearest_ones() -> None:
    """Exit 2, one sentence on stderr, nothing on stdout; also when the others are known."""
    done = run("why", "mst", "mdtf", "--problems", "gedrag", code=2)
    assert done.out == ""
    assert "mdft" in done.err
    assert done.err.count("\n") == 1


CALLS = [
    "mst mdft --age 14 --problems gedrag,middelen --tried mst=afgebroken",
    "nika ifps families-first --age zwanger --age 3 --problems hechting,verwaarlozing --crisis",
    "mst iag --child 14:gedrag=ernstig,dreigt --child 8:gedrag=licht --problems multiprobleem",
    "thuisbest school2care",
]


@pytest.mark.parametrize("asked", CALLS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_text_fits_the_screen_in_both_languages(asked: str, width: int) -> None:
    """No line is wider than the terminal, no source is lost, and Dutch and English differ."""
    call = asked.split()
    texts = [
        run("why", *call, "--long", "--lang", lang, env={"COLUMNS": str(width)}).out
        for lang in Lang
    ]
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

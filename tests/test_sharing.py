"""A sheet on paper betrays nobody: who reads it learns nothing that another told, by no way round."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SHIPPED, answer, run
from uhp_cli.method import planning
from uhp_cli.method.ranking import rank
from uhp_cli.method.sharing import NOBODY, Kind, Reader, about_violence, shared
from uhp_cli.pages import web
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.ages import age_of_year
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Child, Profile
from uhp_cli.verbs import report_family

SHIPPED_CATALOGUE = loading.load_catalogue(None)
GUIDELINE = loading.load_guideline()
VIOLENCE = sorted(p for p, term in SHIPPED_CATALOGUE.problems.items() if term.urgent)
OTHER = ["gedrag", "middelen", "trauma", "hechting", "opvoeding", "financien", "emotie"]
HIDDEN = re.compile(r"geweld|mishandel|misbruik|verwaarlo|pijn gedaan|te weinig zorg|niet veilig")


def written(profile: Profile, who: Reader, lang: Lang = Lang.NL) -> str:
    """Return the sheet that this reader gets of this family, as it leaves the program."""
    known = shared(profile, SHIPPED_CATALOGUE, who)
    ranking = rank(SHIPPED_CATALOGUE, known)
    words = Words(lang, SHIPPED_CATALOGUE)
    planned = planning.plan(ranking)
    return web.to_html(report_family.page(ranking, planned, GUIDELINE, words, who))


problems = st.frozensets(st.sampled_from(OTHER), max_size=3)
violence = st.frozensets(st.sampled_from(VIOLENCE), max_size=2)
ages = st.integers(min_value=0, max_value=17).map(age_of_year)
answers = st.sampled_from([{}, {"severity": "ernstig"}, {"hulpvraag": "nee"}])
child = st.builds(lambda age, told, facts: Child(age, told, facts=facts), ages, problems, answers)
children = st.lists(child, min_size=1, max_size=3).map(tuple)
families = st.tuples(children, problems).map(lambda given: Profile(*given))
severities = st.sampled_from(["licht", "ernstig"])


@st.composite
def hurt(draw: st.DrawFn, family: Profile, *, at_home: bool = True) -> Profile:
    """Give the same family in which more was told of violence: of the children, or at home too."""
    children = []
    for child in family.children:
        told, denied = draw(violence), draw(violence)
        facts = draw(st.sampled_from([{}, {"verstorend-opvoedgedrag": "ja"}]))
        facts = {**child.facts, **facts}
        how = {p: draw(severities) for p in told}
        children.append(
            child._replace(
                problems=child.problems | told, denied=denied - told, severities=how, facts=facts
            )
        )
    more = draw(violence) if at_home else frozenset()
    return family._replace(children=tuple(children), family=family.family | more)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_who_finds_a_sheet_cannot_tell_whether_anyone_spoke_of_violence(
    data: st.DataObject,
) -> None:
    """Without a reader it is the same, byte for byte, whatever was told of violence by anyone."""
    family = data.draw(families)
    assert written(data.draw(hurt(family)), NOBODY) == written(family, NOBODY)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_parent_cannot_tell_what_a_child_said_of_violence(data: st.DataObject) -> None:
    """The parent's sheet is the same, byte for byte, whatever a child told of it."""
    family, parent = data.draw(families), Reader(Kind.PARENT)
    assert written(data.draw(hurt(family, at_home=False)), parent) == written(family, parent)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_young_person_reads_nothing_that_another_said(data: st.DataObject) -> None:
    """Its own sheet is the same, byte for byte, whatever parents, brothers and sisters told."""
    family = data.draw(families)
    number = data.draw(st.integers(0, len(family.children) - 1))
    other = data.draw(hurt(data.draw(families)))
    rest = (*other.children, *family.children, *other.children)
    at = number + len(other.children)
    among = other._replace(children=rest, facts={"crisis": "ja"}, tried={"mst-can": "afgebroken"})
    alone = written(family, Reader(Kind.YOUTH, number))
    assert written(among, Reader(Kind.YOUTH, at)) == alone


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("who", [NOBODY, Reader(Kind.PARENT)], ids=["nobody", "parent"])
def test_no_name_of_help_no_question_and_no_step_tells_of_violence(who: Reader, lang: Lang) -> None:
    """With every other problem at any age, nothing on the sheet has to do with it."""
    for age, problem in ((2, "hechting"), (8, "trauma"), (16, "gedrag"), (9, "huisvesting")):
        child = Child(age_of_year(age), frozenset({problem, *VIOLENCE}))
        out = written(Profile(children=(child,), facts={"kantelpunt": "ja"}), who, lang)
        for i in SHIPPED_CATALOGUE.interventions:
            if about_violence(i, SHIPPED_CATALOGUE):
                assert f"<h3>{i.name}" not in out, i.id
        text = re.sub(r"<[^>]+>", " ", out.partition("<main>")[2]).casefold()
        assert HIDDEN.findall(text) == []


def test_all_help_that_is_for_violence_only_or_asks_for_it_counts_as_telling(
    shipped: Catalogue,
) -> None:
    """Also what is for a trauma, when it is for the trauma of violence at home."""
    telling = {i.id for i in shipped.interventions if about_violence(i, shipped)}
    assert {"mst-can", "signs-of-safety", "horizon-geweld-in-het-gezin", "en-nu-ik"} <= telling
    assert telling.isdisjoint({"mst", "iag", "families-first", "mdft"})


def test_how_severe_it_is_does_not_stand_there_without_what_it_is_about() -> None:
    """A parent who reads it of a child with no problem beside it would know that one is missing."""
    child = Child(age_of_year(8), frozenset({"kindermishandeling"}), facts={"severity": "ernstig"})
    out = written(Profile(children=(child,)), Reader(Kind.PARENT))
    assert "De problemen zijn nu heel groot" not in out
    seen = child._replace(problems=child.problems | {"gedrag"})
    assert "De problemen zijn nu heel groot" in written(
        Profile(children=(seen,)), Reader(Kind.PARENT)
    )


# ------------------------------------------------------------------ as one asks for it

AFRAID = ("--age", "17", "--problems", "huiselijk-geweld,gedrag")


def test_without_a_reader_nothing_that_was_told_stands_there_and_one_is_asked_for() -> None:
    """Who makes the sheet is told on the screen; the paper keeps silent."""
    done = run("report", "--for", "family", *AFRAID, env=SHIPPED)
    assert "--share-with" in done.err
    for heading in ("Dit weten we nu", "Dit willen we nog vragen", "Wie kan ook helpen"):
        assert heading not in done.out
    calm = run("report", "--for", "family", "--age", "17", "--problems", "gedrag", env=SHIPPED)
    assert done.out == calm.out
    assert done.err == calm.err


def test_a_remark_that_nobody_can_read_is_no_reason_to_have_no_sheet() -> None:
    """The paper comes out when standard error is full or closed."""
    for closed in ("2>/dev/full", "2>&-"):
        call = f'"$0" -m uhp_cli report --for family -a 14 -p gedrag {closed}'
        done = subprocess.run(["sh", "-c", call, sys.executable], stdout=-1, check=False)
        assert (done.returncode, done.stdout[:2]) == (0, b"# ")


def test_a_young_person_reads_what_it_told_itself() -> None:
    """And who hands it over is warned."""
    reader = ("--for", "family", "--share-with", "jongere")
    done = run("report", *reader, *AFRAID, env=SHIPPED)
    assert "- geweld thuis\n" in done.out
    assert "alleen aan wie het zelf vertelde" in done.err
    assert not re.search(r"\b[Jj]ullie\b|\b[Uu]w?\b", done.out)


def test_the_sheet_of_a_family_says_jullie_throughout() -> None:
    """One form of address, whatever is told and asked."""
    family = ("--child", "15:delinquentie,middelen=ernstig,dreigt", "--child", "8:trauma")
    reader = ("--for", "family", "--share-with", "ouder", "-p", "overbelasting,schooluitval")
    done = run("report", *reader, *family, "--crisis", env=SHIPPED)
    assert re.findall(r"\b(?:[Jj]e|[Jj]ij|[Jj]ouw?|[Uu]w?)\b", done.out) == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("--age", "11", "--problems", "gedrag", "--share-with", "jongere"), "12 jaar of ouder"),
        (("--age", "14", "--problems", "gedrag", "--share-with", "kind"), "--share-with ouder"),
        (("--problems", "gedrag", "--share-with", "jongere"), "12 jaar of ouder"),
        (("--child", "14:gedrag", "--child", "16:gedrag", "--share-with", "jongere"), "2:jongere"),
        (("--child", "14:gedrag", "--child", "8:gedrag", "--share-with", "2:jongere"), "12 jaar"),
        (("--age", "14", "--problems", "gedrag", "--share-with", "x:jongere"), "heel getal"),
        (("--age", "14", "--problems", "gedrag", "--share-with", "vader"), "ouder, kind, jongere"),
    ],
    ids=["too young", "kind", "no age", "which", "wrong one", "no number", "unknown"],
)
def test_a_sheet_for_nobody_who_can_have_one_is_refused(call: tuple[str, ...], told: str) -> None:
    """With one sentence that says what to do."""
    done = run("report", "--for", "family", *call, code=2)
    assert told in done.err
    assert done.out == ""


def test_a_reader_belongs_to_the_sheet_of_a_family() -> None:
    """The report of a team has none."""
    refused = run("report", *AFRAID, "--share-with", "ouder", code=2)
    assert "--for family" in refused.err


def test_the_second_of_two_young_people_gets_a_sheet_of_its_own() -> None:
    """With what it told, and nothing of the first."""
    family = ("--child", "14:middelen", "--child", "16:gedrag")
    done = run("report", "--for", "family", "--share-with", "2:jongere", *family, env=SHIPPED)
    assert "- moeilijk gedrag\n" in done.out
    assert "alcohol" not in done.out


def test_the_json_of_a_sheet_holds_no_more_than_the_sheet() -> None:
    """What its reader may not know is not in the profile that it is made of."""
    told = answer("report", "--for", "family", *AFRAID)
    assert told["profile"]["children"] == [{"age": 17, "problems": ["gedrag"]}]

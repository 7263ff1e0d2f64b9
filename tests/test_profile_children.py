"""A family whose children each have their own answers, as `--child`, `--fact` and a file give them (method, section 0)."""

from typing import Any

import pytest

from families import child, entry, family, made
from uhp_cli.errors import UhpError
from uhp_cli.method.cautions import notices
from uhp_cli.method.ranking import rank
from uhp_cli.method.reasons import Reasons
from uhp_cli.reading.profile_file import from_document
from uhp_cli.source.yaml_source import read
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.profile import FAMILY, Child, Options, Profile, consistent, from_options
from uhp_cli.values.vocab import CHILDREN_MAX

CATALOGUE = made(entry("Een", ["gedrag"]), entry("Twee", ["middelen"]))


def told(start: Profile | None = None, **options: Any) -> Profile:
    """Return the family that these options describe."""
    return from_options(Options(**options), CATALOGUE, start)


def refused(start: Profile | None = None, **options: Any) -> UhpError:
    """Return the error that these options give."""
    with pytest.raises(UhpError) as error:
        told(start, **options)
    return error.value


def bare(profile: Profile) -> Profile:
    """Return a family without where its answers were given and in which words."""
    return profile._replace(places={}, words={})


# -- --child


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15", child("15")),
        ("8m", child("8m")),
        ("zwanger", child("zwanger")),
        ("15:", child("15")),
        (":gedrag", child(None, "gedrag")),
        ("15:gedrag", child("15", "gedrag")),
        ("15:gedrag,middelen", child("15", "gedrag middelen")),
        (" 15 : gedrag , middelen ,", child("15", "gedrag middelen")),
        ("15:GEDRAG", child("15", "gedrag")),
        ("15:gedrag=ja", child("15", "gedrag")),
        ("15:gedrag=nee", child("15", denied="gedrag")),
        ("15:gedrag=ernstig", child("15", "gedrag", severities={"gedrag": "ernstig"})),
        ("15:gedrag=licht,middelen=matig", child("15", "gedrag middelen", severities={"gedrag": "licht", "middelen": "matig"})),
        ("15:geplaatst", child("15", placement="geplaatst")),
        ("15:ernstig", child("15", severity="ernstig")),
        ("15:severity=matig", child("15", severity="matig")),
        ("15:hoog", child("15", recidive="hoog")),
        ("15:recidive=matig", child("15", recidive="matig")),
        ("15:delinquentie,gedrag=ernstig,geplaatst,netwerk=nee", child("15", "delinquentie gedrag", "netwerk", {"gedrag": "ernstig"}, placement="geplaatst")),
        ("8:multiprobleem", child("8", "multiprobleem")),
    ],
)  # fmt: skip
def test_what_may_be_said_of_a_child(text: str, expected: Child) -> None:
    """An age, then problems, severities, denials, and answers: by themselves when they belong to one fact only."""
    assert told(children=[text]).children == (expected,)


def test_the_example_of_the_method() -> None:
    """Two children on one line each; nothing of the one holds for the other."""
    profile = told(children=["15:delinquentie,middelen=ernstig,geplaatst", "8:gedrag=nee"])
    assert bare(profile) == Profile(
        (
            child("15", "delinquentie middelen", severities={"middelen": "ernstig"}, placement="geplaatst"),
            child("8", denied="gedrag"),
        )
    )  # fmt: skip
    one, two = profile.units(CATALOGUE)
    assert one.stated == {"delinquentie", "middelen"}
    assert one.severities == {"middelen": "ernstig"}
    assert two.denied == {"gedrag"}
    assert not two.stated
    assert not two.facts


def test_two_children_with_the_same_words_are_two_children() -> None:
    """Repeatable, in the order given."""
    assert told(children=["8:gedrag", "8:gedrag"]).children == (child("8", "gedrag"),) * 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("15:matig", "answer-of-several"),
        ("15:ja", "answer-of-family"),
        ("15:gedraag", "unknown-problem"),
        ("15:gedrag=soms", "unknown-answer"),
        ("15:gedrag=", "unknown-answer"),
        ("15:placement=thuis", "unknown-answer"),
        ("15:placement", "unknown-answer"),
        ("15:crisis=ja", "answer-of-family"),
        ("15:crisis", "answer-of-family"),
        ("15:region=stad", "answer-of-family"),
        ("15:stad", "word-is-answer"),
        ("15:geplaatst=nee", "word-is-answer"),
        ("15:matig=ja", "word-is-answer"),
        ("15:gedrag=nee,gedrag", "stated-and-denied"),
        ("15:gedrag,gedrag=nee", "stated-and-denied"),
        ("15:gedrag=nee,delinquentie", "stated-and-denied"),
        ("15:delinquentie,gedrag=nee", "stated-and-denied"),
        ("15:gedrag=nee,gedrag=ernstig", "stated-and-denied"),
        ("31:gedrag", "bad-age"),
        ("gedrag", "bad-age"),
        ("vijftien:gedrag", "bad-age"),
    ],
)
def test_what_may_not_be_said_of_a_child(text: str, code: str) -> None:
    """An answer of several facts, one that is the family's, a word nobody knows, and a contradiction."""
    assert refused(children=[text]).code == code


def test_an_ambiguous_answer_names_what_it_may_mean() -> None:
    """`matig` is how severe, or how likely again."""
    assert refused(children=["15:matig"]).values["all"] == ["severity=matig", "recidive=matig"]


def test_a_wider_word_that_is_denied_beside_a_narrower_that_is_not_said_is_no_contradiction() -> (
    None
):
    """Behaviour is there, crime is not."""
    assert told(children=["15:gedrag,delinquentie=nee"]).children == (
        child("15", "gedrag", "delinquentie"),
    )


def test_not_more_children_than_a_family_has() -> None:
    """A list of families is no family."""
    assert len(told(children=["8"] * CHILDREN_MAX).children) == CHILDREN_MAX
    assert refused(children=["8"] * (CHILDREN_MAX + 1)).code == "too-many-children"
    assert refused(children=["8"] * CHILDREN_MAX, ages=["8"]).code == "too-many-children"


# -- --age and --problems


def test_problems_of_one_age_are_that_childs() -> None:
    """The short case."""
    assert bare(told(ages=["14"], problems=["gedrag,middelen"])) == Profile(
        (child("14", "gedrag middelen"),)
    )


def test_problems_of_several_children_are_the_familys_and_the_answer_says_so() -> None:
    """With more than one age, or with `--child`."""
    several: Any = (
        {"ages": ["14", "8"]},
        {"ages": ["14"], "children": ["8"]},
        {"children": ["8", "14"]},
    )
    for options in several:
        profile = told(problems=["gedrag"], **options)
        assert profile.family == {"gedrag"}
        assert not any(c.problems for c in profile.children)
        ranking = rank(CATALOGUE, profile)
        said = [n.code for n in notices(Reasons(CATALOGUE, profile), ranking)]
        assert "problems-of-the-family" in said
    for alone in (told(ages=["14"], problems=["gedrag"]), told(children=["8:gedrag", "14:gedrag"])):
        said = [n.code for n in notices(Reasons(CATALOGUE, alone), rank(CATALOGUE, alone))]
        assert "problems-of-the-family" not in said


def test_options_add_to_a_family_from_a_file() -> None:
    """A second child; what the first one said stays its own."""
    start = told(children=["15:gedrag"])
    profile = told(start, children=["8:middelen"], placement="dreigt")
    assert profile.children == (child("15", "gedrag"), child("8", "middelen"))
    assert profile.facts == {"placement": "dreigt"}


# -- --fact


def test_a_problem_may_be_denied_for_one_child() -> None:
    """The question that was asked of child 2 can be answered for child 2; it counts from one."""
    start = told(children=["15:gedrag", "8"])
    profile = told(start, facts=["2:gedrag=nee"])
    assert profile.children == (child("15", "gedrag"), child("8", denied="gedrag"))
    assert profile.denied == frozenset()
    assert told(start, facts=["2:gedrag=ja"]).children[1] == child("8", "gedrag")


def test_a_problem_of_the_family_may_be_denied_for_one_child() -> None:
    """It stays for the other."""
    profile = told(ages=["15", "8"], problems=["gedrag"], facts=["2:gedrag=nee"])
    assert [sorted(u.stated) for u in profile.units(CATALOGUE)] == [["gedrag"], []]


def test_a_denial_by_the_family_leaves_what_a_child_says_itself() -> None:
    """It was refused before; now the child wins."""
    profile = told(told(children=["15:gedrag", "8"]), facts=["gedrag=nee"])
    one, two = profile.units(CATALOGUE)
    assert one.stated == {"gedrag"}
    assert not one.denied
    assert two.denied == {"gedrag"}
    assert not two.stated


def test_an_answer_may_be_of_one_child() -> None:
    """Both ways give the same."""
    profile = told(children=["15", "8"], facts=["1:placement=geplaatst", "recidive=hoog"])
    assert profile.children == (child("15", placement="geplaatst"), child("8"))
    assert [u.facts for u in profile.units(CATALOGUE)] == [
        {"placement": "geplaatst", "recidive": "hoog"},
        {"recidive": "hoog"},
    ]


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("0:gedrag=nee", "no-such-child"),
        ("3:gedrag=nee", "no-such-child"),
        ("x:gedrag=nee", "no-such-child"),
        (":gedrag=nee", "no-such-child"),
        ("-1:gedrag=nee", "no-such-child"),
        ("２:gedrag=nee", "no-such-child"),
        ("99999999999999999999:gedrag=nee", "no-such-child"),
        ("2:gedrag", "fact-without-value"),
        ("2:gedraag=nee", "unknown-fact"),
        ("2:gedrag=soms", "unknown-answer"),
        ("2:crisis=ja", "answer-of-family"),
        ("1:gedrag=nee", "stated-and-denied"),
        ("1:antisociaal=nee", "stated-and-denied"),
    ],
)
def test_what_is_refused_about_one_child(fact: str, code: str) -> None:
    """A child that is not there, an answer of the family, or what the child said itself."""
    assert refused(told(children=["15:delinquentie,gedrag", "8"]), facts=[fact]).code == code


def test_a_contradiction_at_one_place_names_the_child() -> None:
    """And at the family it names none."""
    error = refused(told(children=["15", "8:gedrag"]), facts=["2:gedrag=nee"])
    assert (error.code, error.values["child"]) == ("stated-and-denied", 1)
    error = refused(told(problems=["gedrag"]), facts=["gedrag=nee"])
    assert (error.code, error.values["child"]) == ("stated-and-denied", FAMILY)


# -- first, words, situation


def test_of_several_contradictions_the_first_in_the_alphabet_is_told() -> None:
    """The family's before those of a child."""
    four = ("gedrag", "middelen", "netwerk", "opvoeding")
    for profile, child_ in (
        (family(*four, denied=four, children=[child("14", "netwerk", denied="netwerk")]), FAMILY),
        (family(children=[child("8"), child("14", " ".join(four), denied=" ".join(four))]), 1),
    ):
        with pytest.raises(UhpError) as error:
            consistent(profile, CATALOGUE)
        assert error.value.values == {"problem": "gedrag", "child": child_}


def test_first_is_a_problem_that_was_said_of_someone() -> None:
    """Of the family or of any child; a circumstance is none."""
    assert told(children=["15:gedrag", "8:middelen"], first="middelen").first == "middelen"
    assert refused(children=["15:gedrag"], first="middelen").code == "first-not-stated"
    assert (
        refused(children=["15:multiprobleem"], first="multiprobleem").code
        == "first-is-circumstance"
    )


def test_the_answers_of_the_situation_are_the_familys() -> None:
    """They hold for each child that does not say otherwise."""
    profile = told(
        children=["15:geplaatst", "8"], placement="dreigt", severity="ernstig", crisis=False
    )
    assert [(u.facts["placement"], u.facts["severity"], u.facts["crisis"]) for u in profile.units(CATALOGUE)] == [
        ("geplaatst", "ernstig", "nee"),
        ("dreigt", "ernstig", "nee"),
    ]  # fmt: skip


def test_a_crisis_and_an_emergency_are_one_fact(catalogue: Catalogue) -> None:
    """`spoed` is another word for it in the packaged catalogue, and it is an answer of the family."""
    for word in ("crisis", "spoed", "Spoedeisend"):
        profile = from_options(Options(problems=["gedrag"], facts=[f"{word}=ja"]), catalogue)
        assert profile.facts == {"crisis": "ja"}
    assert "spoed" not in catalogue.facts
    assert catalogue.facts["crisis"].of == "gezin"


def test_a_word_is_echoed_as_it_was_said() -> None:
    """Of a child as of the family; only where it is not the name itself."""
    data: dict[str, Any] = dict(CATALOGUE.record)
    problems = [
        p | {"aliases": ["agressie"]} if p["id"] == "gedrag" else p
        for p in data["vocabulary"]["problems"]
    ]
    other = decode({**data, "vocabulary": {**data["vocabulary"], "problems": problems}}, "0" * 64)
    for options in (Options(children=["15:agressie,middelen"]), Options(problems=["Agressie"])):
        profile = from_options(options, other)
        assert {p: w.casefold() for p, w in profile.words.items()} == {"gedrag": "agressie"}
        assert "gedrag" in profile.problems
        assert rank(other, profile).matches[0].judgement == rank(other, profile._replace(words={})).matches[0].judgement  # fmt: skip


def test_where_an_answer_was_given_is_kept_for_each_child() -> None:
    """So that an explanation can say it."""
    places = told(
        children=["15:gedrag", "8:geplaatst"], facts=["2:middelen=nee"], placement="dreigt"
    ).places
    assert places[0, "gedrag"] == "--child"
    assert places[1, "placement"] == "--child"
    assert places[1, "middelen"] == "--fact"
    assert places[FAMILY, "placement"] == "--placement"


def test_where_an_age_and_its_problems_were_given_is_kept() -> None:
    """Ages come after the children that were described; the problems of one age are that child's."""
    assert told(ages=["14"], problems=["gedrag"]).places == {
        (0, "age"): "--age",
        (0, "gedrag"): "--problems",
    }
    assert told(children=["15"], ages=["3", "4"], problems=["gedrag"]).places == {
        (0, "age"): "--child",
        (1, "age"): "--age",
        (2, "age"): "--age",
        (FAMILY, "gedrag"): "--problems",
    }


# -- one answer more


def test_stating_a_problem_takes_back_the_denial_of_what_is_wider() -> None:
    """For a child or for everyone; a denial leaves what is stated, and the other children as they are."""
    two = family(children=[child("14", denied="gedrag middelen"), child("8", denied="gedrag")])
    said = two.with_problem("delinquentie", CATALOGUE, present=True, child=0)
    assert said.children == (
        child("14", "delinquentie", denied="middelen"),
        child("8", denied="gedrag"),
    )
    everyone = family("netwerk", denied=["gedrag", "middelen"])
    assert everyone.with_problem("delinquentie", CATALOGUE, present=True) == family(
        "netwerk", "delinquentie", denied=["middelen"]
    )
    assert everyone.with_problem("opvoeding", CATALOGUE, present=False) == family(
        "netwerk", denied=["gedrag", "middelen", "opvoeding"]
    )
    assert two.with_problem("netwerk", CATALOGUE, present=False, child=1).children == (
        two.children[0],
        child("8", denied="gedrag netwerk"),
    )


def test_severity_an_answer_and_an_age_are_of_a_child_or_of_everyone() -> None:
    """And are added to what was said before."""
    start = family("gedrag", children=[child("14"), child("8")], severities={"middelen": "licht"})
    everyone = start.with_severity("gedrag", "matig").with_answer("placement", "dreigt")
    assert everyone.severities == {"middelen": "licht", "gedrag": "matig"}
    assert (everyone.facts, everyone.children) == ({"placement": "dreigt"}, start.children)
    one = start.with_severity("gedrag", "ernstig", 0).with_severity("middelen", "licht", 0)
    one = one.with_answer("placement", "geen", 1).with_age(parse_age("3"), 1)
    assert one.children == (
        child("14", severities={"gedrag": "ernstig", "middelen": "licht"}),
        child("3", placement="geen"),
    )
    nobody = family("gedrag").with_age(parse_age("3"), 0)
    assert nobody.children == (child("3"),)


def test_the_problems_of_a_family_are_told_once_and_in_alphabetical_order() -> None:
    """Those of the family and of every child."""
    said = family("opvoeding", "netwerk", children=[child("14", "middelen gedrag netwerk")])
    assert said.problems == ("gedrag", "middelen", "netwerk", "opvoeding")
    assert said.stated(CATALOGUE) == said.problems


def test_every_wider_word_adds_nothing() -> None:
    """Also the one in between."""
    said = family("delinquentie", "antisociaal", "gedrag", "middelen")
    (unit,) = said.units(CATALOGUE)
    assert unit.narrow == unit.stated == {"delinquentie", "middelen"}


# -- how it is judged


def test_a_severity_said_of_the_wider_word_holds_for_the_narrower() -> None:
    """`delinquentie,gedrag=ernstig` is severe delinquency; it is shown as said."""
    (unit,) = told(children=["15:delinquentie,gedrag=ernstig"]).units(CATALOGUE)
    assert unit.said == {"delinquentie", "gedrag"}
    assert unit.stated == {"delinquentie"}
    assert unit.severities == {"delinquentie": "ernstig"}


@pytest.mark.parametrize(
    ("profile", "severity"),
    [
        (family("gedrag", severity="licht"), "licht"),
        (family("gedrag", severity="licht", children=[child("8", severity="matig")]), "matig"),
        (family("gedrag", severities={"gedrag": "ernstig"}, children=[child("8", severity="matig")]), "ernstig"),
        (
            family("gedrag", severities={"gedrag": "ernstig"}, children=[child("8", "gedrag", severities={"gedrag": "licht"})]),
            "licht",
        ),
        (family("gedrag"), None),
    ],
)  # fmt: skip
def test_how_severe_a_problem_is_for_a_child(profile: Profile, severity: str | None) -> None:
    """At the problem, the child's before the family's; without it the child's, then the family's severity."""
    (unit,) = profile.units(CATALOGUE)
    assert unit.severities.get("gedrag") == severity


def test_a_family_of_which_no_child_is_described_is_judged_as_one_child() -> None:
    """Of unknown age."""
    (unit,) = family("gedrag").units(CATALOGUE)
    assert unit.age is None
    assert unit.stated == {"gedrag"}
    assert family("gedrag").with_age(parse_age("8"), 0).children == (child("8"),)


def test_facts_are_put_in_the_order_of_the_vocabulary() -> None:
    """Of the family and of each child, so that how it was typed changes nothing."""
    profile = Profile(
        (child("8", recidive="hoog", placement="geen"),), facts={"recidive": "laag", "crisis": "ja"}
    )
    found = consistent(profile, CATALOGUE)
    assert list(found.facts) == ["crisis", "recidive"]
    assert list(found.children[0].facts) == ["placement", "recidive"]


# -- a file


FILE = """children:
  - {age: 15, problems: [delinquentie, {problem: middelen, severity: ernstig}], placement: geplaatst, facts: {recidive: hoog}}
  - {age: 8, severity: licht, facts: {gedrag: nee}}
family: {problems: [{problem: opvoeding, severity: matig}]}
situation: {crisis: nee, placement: dreigt}
facts: {netwerk: nee}
first: middelen
"""


def from_text(text: str) -> Profile:
    """Return the family in the text of a profile file."""
    return from_document(read(text.encode(), "gezin.yaml"), CATALOGUE)


def test_a_file_says_the_same_of_a_child_as_options_do() -> None:
    """Problems with their severity, answers and denials, each at the child it is about."""
    options = told(
        children=["15:delinquentie,middelen=ernstig,geplaatst,hoog", "8:licht,gedrag=nee"],
        problems=["opvoeding"],
        facts=["netwerk=nee"],
        crisis=False,
        placement="dreigt",
        first="middelen",
    )
    assert bare(from_text(FILE)) == bare(options)._replace(severities={"opvoeding": "matig"})


@pytest.mark.parametrize(
    "text",
    [
        "children: [{age: 8, crisis: ja}]",
        "children: [{age: 8, region: stad}]",
        "children: [{age: 8, facts: {crisis: ja}}]",
        "children: [{age: 8, facts: {placement: geen}}]",
        "children: [{age: 8, placement: thuis}]",
        "children: [{age: 8, problems: [{problem: gedrag, severity: zwaar}]}]",
        "children: [{age: 8, problems: [{problem: gedraag}]}]",
        "children: [{age: 8, problems: [gedrag], facts: {gedrag: nee}}]",
        "children: [{age: 8, problems: [delinquentie], facts: {gedrag: nee}}]",
        "children: [{age: 31}]",
        "first: gedrag",
        "{family: {problems: [multiprobleem]}, first: multiprobleem}",
    ],
)
def test_what_a_file_may_not_say_of_a_child(text: str) -> None:
    """Answers of the family, unknown words, contradictions and ages beyond thirty: refused with a place."""
    with pytest.raises(UhpError) as error:
        from_text(text + "\n")
    assert "gezin.yaml" in error.value.place

"""Ages as they are given and as a catalogue states them: both ends of every range, months, and a child that is not born yet."""

from collections.abc import Mapping
from typing import Any

import pytest

from families import child, entry, family, made
from uhp_cli.errors import UhpError
from uhp_cli.method.judging import Change
from uhp_cli.method.ranking import Exclusion, Match, rank
from uhp_cli.method.reasons import Reasons
from uhp_cli.reading import loading
from uhp_cli.values.ages import Age, AgeRange, age_of_year, months, parse_age
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.profile import Options, from_options
from uhp_cli.values.vocab import CHILD_AGE_MAX, State, Verdict

CATALOGUE = loading.load_catalogue(None)
WITH_AGE = [i for i in CATALOGUE.interventions if i.age is not None]
AGE_CODES = {"age-below-range", "age-above-range"}


def stated(intervention: Intervention, end: str) -> int | str | None:
    """Return the first or last age of a range as the catalogue writes it."""
    age: Mapping[str, Any] = intervention.record["target_group"]["age"]
    written: int | str | None = age.get(end)
    return written


def codes(intervention: Intervention, age: str) -> set[str]:
    """Return every reason code of an intervention for a child of this age with a problem it is for."""
    problems = " ".join(sorted(intervention.problems)) or "gedrag"
    profile = family(children=[child(age, problems)])
    stands = rank(CATALOGUE, profile).of(intervention.id)
    reasons = Reasons(CATALOGUE, profile)
    if isinstance(stands, Exclusion):
        return {r.code for r in reasons.exclusion(stands.judgement)}
    found = list(reasons.questions(stands.judgement))
    if isinstance(stands, Match):
        found += reasons.reasons(stands)
    return {r.code for r in found}


def neighbour(age: int | str, step: int) -> str:
    """Return the age one year (or one month, for an age in months) further; the year before birth is 'zwanger'."""
    if isinstance(age, str):
        return f"{int(age[:-1]) + step}m"
    return str(age + step) if age + step >= 0 else "zwanger"


@pytest.mark.parametrize("intervention", WITH_AGE, ids=lambda i: i.id)
def test_both_ends_of_every_stated_range_are_included(intervention: Intervention) -> None:
    """At the first and at the last stated age nothing is excluded for age."""
    for end in ("min", "max"):
        age = stated(intervention, end)
        if age is None:
            continue
        given = str(min(age, CHILD_AGE_MAX)) if isinstance(age, int) else age
        assert codes(intervention, given).isdisjoint(AGE_CODES), given


@pytest.mark.parametrize(
    "intervention",
    [i for i in WITH_AGE if stated(i, "min") not in (None, "zwanger")],
    ids=lambda i: i.id,
)
def test_just_below_every_stated_range_is_too_young(intervention: Intervention) -> None:
    """One year, or one month, before the first stated age: excluded, with the reason that says so."""
    lowest = stated(intervention, "min")
    assert lowest is not None
    assert "age-below-range" in codes(intervention, neighbour(lowest, -1))


@pytest.mark.parametrize(
    "intervention",
    [
        i
        for i in WITH_AGE
        if isinstance(stated(i, "max"), int) and i.age and (i.age.high or 0) // 12 < CHILD_AGE_MAX
    ],
    ids=lambda i: i.id,
)
def test_just_above_every_stated_range_is_too_old(intervention: Intervention) -> None:
    """One year after the last stated age: excluded, with the reason that says so."""
    highest = stated(intervention, "max")
    assert highest is not None
    assert "age-above-range" in codes(intervention, neighbour(highest, 1))


def test_the_catalogue_states_the_ages_that_matter_here() -> None:
    """The three tests above are about most of the catalogue's programmes, not about none."""
    assert len(WITH_AGE) >= 20
    assert {"mst", "mdft", "nika", "voorzorg"} <= {i.id for i in WITH_AGE}


def test_nika_begins_at_nine_months() -> None:
    """8 months is too young, 9 months fits, and zero years is not exact enough to say."""
    nika = CATALOGUE.get("nika")
    assert "age-below-range" in codes(nika, "8m")
    assert "age-below-range" not in codes(nika, "9m")
    assert codes(nika, "0") & {"age-missing", *AGE_CODES} <= {"age-missing"}


def test_an_unborn_child_fits_only_what_begins_in_pregnancy() -> None:
    """What begins before birth may fit; what begins at zero does not."""
    before, after = (
        entry("Voor", ["gedrag"], age=("zwanger", 2)),
        entry("Na", ["gedrag"], age=(0, 2)),
    )
    found = rank(made(before, after), family("gedrag", age="zwanger"))
    assert [m.intervention.id for m in found.matches] == ["voor"]
    reasons = Reasons(found.catalogue, found.profile)
    (excluded,) = found.excluded
    assert "age-below-range" in [r.code for r in reasons.exclusion(excluded.judgement)]


def test_no_stated_age_means_no_age_criterion() -> None:
    """Nothing is excluded or asked for its age, at any age."""
    for age in (None, "zwanger", "8m", "14", "30"):
        (match,) = rank(made(entry("Een", ["gedrag"])), family("gedrag", age=age)).matches
        assert [c.code for c in match.judgement.units[0].criteria] == ["problem"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("14", Age(168, 179)),
        ("0", Age(0, 11)),
        ("23", Age(276, 287)),
        ("8m", Age(8, 8)),
        ("8M", Age(8, 8)),
        ("0m", Age(0, 0)),
        ("23m", Age(23, 23)),
        ("24", Age(288, 299)),
        ("30", Age(360, 371)),
        ("30m", Age(30, 30)),
        ("zwanger", Age(-1, -1)),
        ("Zwanger", Age(-1, -1)),
        ("ongeboren", Age(-1, -1)),
        ("unborn", Age(-1, -1)),
        ("pregnant", Age(-1, -1)),
        (" 14 ", Age(168, 179)),
        ("08", Age(96, 107)),
    ],
)
def test_an_age_that_is_accepted(text: str, age: Age) -> None:
    """Whole years, months, or not born yet."""
    assert parse_age(text) == age


REFUSED = [
    "200",
    "-1",
    "veertien",
    "14.5",
    "14,5",
    "１４",
    "٣",
    "",
    " ",
    "31",
    "31m",
    "100",
    "m",
    "8 m",
    "8w",
    "1e1",
    "0x8",
    "+5",
    "14 jaar",
    "1_0",
    "014",
]


@pytest.mark.parametrize("text", REFUSED)
def test_an_age_that_is_refused(text: str) -> None:
    """Above 30, below 0, not whole, in words, or in digits that are not 0 to 9."""
    assert parse_age(text) is None


@pytest.mark.parametrize("text", ["200", "veertien", "14.5", "31", "１４", "-1"])
def test_a_refused_age_is_told_as_it_was_given(text: str) -> None:
    """With `--age` and with `--child`."""
    for options in (Options(ages=[text]), Options(children=[f"{text}:gedrag"])):
        with pytest.raises(UhpError) as error:
            from_options(options, CATALOGUE)
        assert (error.value.code, error.value.values) == ("bad-age", {"given": text})


def test_ages_run_to_thirty_so_that_who_is_too_old_gets_an_answer() -> None:
    """MDFT runs to 24; at 30 everything that states an age says it is for younger children."""
    assert CHILD_AGE_MAX == 30
    for intervention in WITH_AGE:
        high = intervention.age.high if intervention.age else None
        if high is not None and high < 30 * 12:
            assert "age-above-range" in codes(intervention, "30")


@pytest.mark.parametrize("text", ["14", "0", "0m", "8m", "23m", "24", "30", "30m", "zwanger"])
def test_an_age_is_written_as_it_was_given(text: str) -> None:
    """So that it can be fed back."""
    age = parse_age(text)
    assert age is not None
    assert str(age.written) == text
    assert parse_age(str(age.written)) == age


@pytest.mark.parametrize(
    ("written", "span"), [(14, (168, 179)), ("9m", (9, 9)), ("18m", (18, 18)), ("zwanger", (-1, -1)), (0, (0, 11))],
)  # fmt: skip
def test_ages_of_a_catalogue_in_months(written: int | str, span: tuple[int, int]) -> None:
    """The first and the last month of an age as a catalogue writes it."""
    assert months(written) == span


@pytest.mark.parametrize(
    ("span", "age", "state"),
    [
        (AgeRange(9, 83), "8m", State.UNMET),
        (AgeRange(9, 83), "9m", State.MET),
        (AgeRange(9, 83), "0", State.UNKNOWN),
        (AgeRange(9, 83), "1", State.MET),
        (AgeRange(9, 83), "6", State.MET),
        (AgeRange(9, 83), "7", State.UNMET),
        (AgeRange(-1, 35), "zwanger", State.MET),
        (AgeRange(0, 35), "zwanger", State.UNMET),
        (AgeRange(144, None), "23", State.MET),
        (AgeRange(144, None), "11", State.UNMET),
        (AgeRange(0, 18), "1", State.UNKNOWN),
        (AgeRange(0, 18), "18m", State.MET),
        (AgeRange(0, 18), "19m", State.UNMET),
    ],
)
def test_a_range_holds_an_age(span: AgeRange, age: str, state: State) -> None:
    """Both ends included; whole years that are only partly inside are not known."""
    given = parse_age(age)
    assert given is not None
    assert span.holds(given) is state


@pytest.mark.parametrize(
    ("span", "age", "near"),
    [
        (AgeRange(144, 227), "11", "12"),
        (AgeRange(144, 227), "10", None),
        (AgeRange(144, 227), "19", "18"),
        (AgeRange(144, 227), "20", None),
        (AgeRange(144, 227), "14", None),
        (AgeRange(144, 227), "18", None),
        (AgeRange(9, 83), "0", None),
        (AgeRange(9, 83), "8m", "9m"),
        (AgeRange(9, 83), "zwanger", "9m"),
        (AgeRange(9, 83), "7", "6"),
        (AgeRange(0, 35), "zwanger", "0"),
        (AgeRange(144, None), "11", "12"),
        (AgeRange(0, 18), "2", "18m"),
    ],
)
def test_a_near_miss_is_at_most_a_year_off(span: AgeRange, age: str, near: str | None) -> None:
    """The nearest age inside the range, or none when it is further."""
    given = parse_age(age)
    assert given is not None
    found = span.nearest(given)
    assert (found and str(found.written)) == near


def test_a_near_miss_in_age_is_one_age() -> None:
    """The nearest, for the child it is about; not when something else is in the way too."""
    catalogue = made(
        entry("Een", ["gedrag"], age=(12, 17), indications=[{"placement": ["dreigt"]}])
    )
    profile = family("gedrag", children=[child("11"), child("5")], placement="dreigt")
    (found,) = rank(catalogue, profile).excluded
    assert found.changes == (Change("age", "12", 0, Age(144, 155)),)
    (found,) = rank(catalogue, family("gedrag", age="11", placement="geen")).excluded
    assert found.changes == ()
    (found,) = rank(catalogue, family("gedrag", age="10", placement="dreigt")).excluded
    assert found.changes == ()


def test_age_and_problem_must_meet_in_the_same_child() -> None:
    """A child of the right age without the problem and one with it at the wrong age: nobody it fits."""
    catalogue = made(entry("Een", ["gedrag"], age=(12, 17)))
    young, old = family(age="5").children[0], family(age="14").children[0]
    for children, fits in (
        (
            (
                young._replace(problems=frozenset({"gedrag"})),
                old._replace(problems=frozenset({"middelen"})),
            ),
            (),
        ),
        ((young, old._replace(problems=frozenset({"gedrag"}))), (1,)),
    ):
        found = rank(catalogue, family()._replace(children=children))
        assert tuple(n for m in found.matches for n in m.judgement.children) == fits


def test_an_age_that_is_not_given_is_asked() -> None:
    """Of the child of which it is not known; and does not exclude."""
    catalogue = made(entry("Een", ["gedrag"], age=(12, 17)))
    found = rank(catalogue, family("gedrag", children=[child("5"), child()]))
    (match,) = found.matches
    assert (match.judgement.verdict, match.judgement.children) == (Verdict.ASK, (1,))
    assert [(q.fact, q.child) for q in found.questions] == [("age", 1)]


def test_a_year_is_twelve_months() -> None:
    """And the year before birth is the unborn child."""
    assert [age_of_year(y) for y in (-1, 0, 14)] == [Age(-1, -1), Age(0, 11), Age(168, 179)]

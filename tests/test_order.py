"""Which criterion comes first: examples that pin what invariants cannot see (method, section 2)."""

from typing import Any

import pytest

from conftest import answer, run
from families import Data, entry, family, made
from uhp_cli.method.ranking import Key, Match, Places, first_difference, places, rank
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Level

STRONG, GOOD, FIRST, FOUNDED = (
    "sterke-aanwijzingen",
    "goede-aanwijzingen",
    "eerste-aanwijzingen",
    "goed-onderbouwd",
)


def order(profile: Profile, *entries: Data) -> list[tuple[int, str]]:
    """Return rank and id of everything that is not excluded."""
    return [(m.rank, m.judgement.intervention.id) for m in rank(made(*entries), profile).matches]


def only(profile: Profile, one: Data) -> Match:
    """Return the one match of a catalogue with one entry."""
    (match,) = rank(made(one), profile).matches
    return match


# -- small catalogues: one criterion against the next


def test_urgency_comes_before_core() -> None:
    """In a crisis, help meant for crises stands first, even when all else is worse."""
    spoed = entry("Spoed", ["delinquentie"], role="crisis")
    vast = entry("Vast", ["gedrag", "middelen"], level=STRONG, aim=2)
    assert order(family("gedrag", "middelen", crisis="ja"), vast, spoed) == [
        (1, "spoed"),
        (2, "vast"),
    ]
    assert order(family("gedrag", "middelen", crisis="nee"), vast, spoed) == [
        (1, "vast"),
        (2, "spoed"),
    ]
    assert order(family("gedrag", "middelen"), vast, spoed) == [(1, "vast"), (2, "spoed")]


def test_core_comes_before_strength() -> None:
    """Outright without a level before in part with the best one."""
    whole, part = entry("Whole", ["gedrag"]), entry("Part", ["delinquentie"], level=STRONG, aim=2)
    assert order(family("gedrag"), part, whole) == [(1, "whole"), (2, "part")]


def test_the_first_problem_is_the_core() -> None:
    """Whoever addresses the most urgent problem stands before whoever does not, at any level."""
    right, other = (
        entry("Right", ["netwerk"]),
        entry("Other", ["gedrag", "middelen"], level=STRONG, aim=2),
    )
    assert order(family("gedrag", "middelen", "netwerk", first="netwerk"), other, right) == [
        (1, "right"),
        (2, "other"),
    ]
    assert order(family("gedrag", "middelen", "netwerk"), other, right) == [
        (1, "other"),
        (2, "right"),
    ]


def test_strength_comes_before_breadth() -> None:
    """One problem at a better level before three at a lesser one: breadth also measures how an entry was written."""
    deep, wide = (
        entry("Deep", ["gedrag"], level=GOOD),
        entry("Wide", ["gedrag", "middelen", "netwerk"], level=FIRST, aim=2),
    )
    assert order(family("gedrag", "middelen", "netwerk"), wide, deep) == [(1, "deep"), (2, "wide")]


def test_breadth_comes_before_aim() -> None:
    """Two problems before one with researched prevention of placement."""
    two, one = (
        entry("Two", ["gedrag", "middelen"], level=GOOD),
        entry("One", ["gedrag"], level=GOOD, aim=2),
    )
    assert order(family("gedrag", "middelen"), one, two) == [(1, "two"), (2, "one")]


def test_aim_decides_last_and_in_three_steps() -> None:
    """Researched before stated before not stated."""
    entries = [entry(f"Aim {n}", ["gedrag"], level=GOOD, aim=n) for n in (0, 1, 2)]
    assert order(family("gedrag"), *entries) == [(1, "aim-2"), (2, "aim-1"), (3, "aim-0")]


def test_levels_stand_in_the_order_of_the_register_and_no_verdict_is_one_place() -> None:
    """Four steps; four words for no verdict share the fifth; mixed research without a level stands below them."""
    entries = [entry(level, ["gedrag"], level=level) for level in Level]
    mixed = entry("Wisselend", ["gedrag"], unfavourable=True)
    assert order(family("gedrag"), *entries[::-1], mixed) == [
        (1, "sterke-aanwijzingen"),
        (2, "goede-aanwijzingen"),
        (3, "eerste-aanwijzingen"),
        (4, "goed-onderbouwd"),
        (5, "in-beoordeling"),
        (5, "niet-erkend"),
        (5, "niet-in-dei"),
        (5, "onbekend"),
        (9, "wisselend"),
    ]


def test_mixed_research_does_not_lower_a_level() -> None:
    """Below zero only without a level."""
    assert (
        only(
            family("gedrag"), entry("Erkend", ["gedrag"], level=FOUNDED, unfavourable=True)
        ).key.strength
        == 1
    )


def test_equal_keys_share_a_rank_and_the_next_is_counted_on() -> None:
    """1, 2, 2, 4; within a rank in alphabetical order, capitals or not; the order of the file does not matter."""
    entries = [
        entry("laatste", ["gedrag"], level=FIRST),
        entry("Beta", ["gedrag"], level=GOOD),
        entry("eerste", ["gedrag"], level=STRONG),
        entry("alfa", ["gedrag"], level=GOOD),
    ]
    expected = [(1, "eerste"), (2, "alfa"), (2, "beta"), (4, "laatste")]
    assert order(family("gedrag"), *entries) == expected
    assert order(family("gedrag"), *entries[::-1]) == expected


def test_nothing_else_breaks_a_tie() -> None:
    """Not the number of open questions, the role or the ages."""
    plain = entry("Zonder vragen", ["gedrag"], level=GOOD)
    asks = entry(
        "Met vragen",
        ["gedrag"],
        level=GOOD,
        role="aanvullend",
        age=(12, 17),
        indications=[{"severity": ["ernstig"]}],
    )
    assert order(family("gedrag"), plain, asks) == [(1, "met-vragen"), (1, "zonder-vragen")]


@pytest.mark.parametrize(
    ("stated", "first", "strength", "why"),
    [
        (["delinquentie"], "", 2, "the level of the matching outcome"),
        (["gedrag"], "", 3, "no level for this outcome: the general one"),
        (["gedrag", "delinquentie"], "", 3, "the better of what it addresses"),
        (
            ["gedrag", "delinquentie"],
            "delinquentie",
            2,
            "only the outcome of the first problem counts",
        ),
        (["gedrag", "delinquentie"], "gedrag", 3, "the general level for the first problem"),
        (["delinquentie", "netwerk"], "netwerk", 2, "the first problem is not addressed: what is"),
    ],
)
def test_the_level_of_an_outcome_counts_where_it_matches(
    stated: list[str], first: str, strength: int, why: str
) -> None:
    """A source that gives a level for one outcome is followed for that outcome."""
    split = entry("Split", ["gedrag", "delinquentie"], level=GOOD, outcomes={"delinquentie": FIRST})
    assert only(family(*stated, first=first), split).key.strength == strength, why


@pytest.mark.parametrize(
    ("stated", "first", "targets", "core"),
    [
        (["gedrag"], "", ["gedrag"], 3),
        (["delinquentie"], "", ["gedrag"], 3),
        (["gedrag"], "", ["delinquentie"], 2),
        (["gedrag", "middelen"], "gedrag", ["gedrag"], 3),
        (["gedrag", "middelen"], "gedrag", ["antisociaal", "middelen"], 2),
        (["gedrag", "middelen"], "gedrag", ["middelen"], 1),
    ],
)
def test_core_has_three_steps(stated: list[str], first: str, targets: list[str], core: int) -> None:
    """Outright 3, in part 2, not 1."""
    assert only(family(*stated, first=first), entry("Een", targets)).key.core == core


def test_breadth_counts_only_what_is_addressed_outright() -> None:
    """A form of a problem is not the problem."""
    assert only(
        family("gedrag", "middelen", "netwerk"), entry("Een", ["delinquentie", "middelen"])
    ).key == Key(0, 3, 0, 1, 0)


def test_urgency_asks_for_a_crisis_and_a_role() -> None:
    """A full programme is not crisis help, and crisis help is not urgent without a crisis."""
    spoed, vast = entry("Spoed", ["gedrag"], role="crisis"), entry("Vast", ["gedrag"])
    assert [only(family("gedrag", crisis="ja"), e).key.urgency for e in (spoed, vast)] == [1, 0]
    assert [only(family("gedrag", crisis="nee"), e).key.urgency for e in (spoed, vast)] == [0, 0]


def test_places_over_the_24_orders() -> None:
    """Two that beat each other on one criterion each are first in half of the orders; urgency is never permuted."""
    deep, wide, urgent = Key(0, 3, 3, 1, 0), Key(0, 3, 2, 2, 0), Key(1, 1, 0, 0, 0)
    assert places([deep, wide]) == {deep: Places(1, 1, 2, 12), wide: Places(2, 1, 2, 12)}
    assert places([deep, wide, urgent]) == {
        urgent: Places(1, 1, 1, 24),
        deep: Places(2, 2, 3, 0),
        wide: Places(3, 2, 3, 0),
    }
    assert places([deep, deep]) == {deep: Places(1, 1, 1, 24)}


def test_who_is_beaten_on_every_criterion_says_by_whom() -> None:
    """The highest other that equals or beats it; nobody beats the first of its kind."""
    best, same, worse, other = (
        entry("Best", ["gedrag"], level=GOOD, aim=1),
        entry("Even", ["gedrag"], level=GOOD, aim=1),
        entry("Worse", ["gedrag"], level=FIRST),
        entry("Other", ["gedrag", "middelen"]),
    )
    found = {
        m.judgement.intervention.id: m.dominated_by
        for m in rank(made(best, same, worse, other), family("gedrag", "middelen")).matches
    }
    assert found == {"best": "even", "even": "best", "worse": "best", "other": ""}


def test_the_criterion_that_decides_is_the_first_that_differs() -> None:
    """For a comparison of two; empty when nothing differs."""
    assert first_difference(Key(0, 3, 3, 1, 2), Key(0, 3, 2, 2, 2)) == "strength"
    assert first_difference(Key(1, 3, 3, 1, 2), Key(0, 3, 2, 2, 2)) == "urgency"
    assert first_difference(Key(0, 3, 3, 1, 2), Key(0, 3, 3, 1, 2)) == ""


def test_a_placement_programme_is_explained_and_never_ranked() -> None:
    """Even when it fits best of all."""
    found = rank(
        made(
            entry("Weg", ["gedrag"], level=STRONG, aim=2, placement=True),
            entry("Thuis", ["gedrag"]),
        ),
        family("gedrag"),
    )
    assert [m.judgement.intervention.id for m in found.matches] == ["thuis"]
    assert [(e.judgement.intervention.id, e.changes) for e in found.excluded] == [("weg", ())]
    assert found.first_reasons == {"placement": 1}


def test_the_first_reason_does_not_depend_on_which_child_is_named_first() -> None:
    """One child is too young, the other has another problem: the count of first reasons is the same in either order."""
    one = made(entry("Een", ["gedrag"], age=(12, 17)))
    young, other = ("5", "gedrag"), ("14", "middelen")
    counts = []
    for pair in ((young, other), (other, young)):
        children = tuple(
            family(age=age).children[0]._replace(problems=frozenset({problem}))
            for age, problem in pair
        )
        counts.append(rank(one, Profile(children)).first_reasons)
    assert counts[0] == counts[1]


# -- the packaged catalogue


def row(given: Any, name: str) -> Any:
    """Return the match with this id."""
    return next(m for m in given["matches"] if m["id"] == name)


def test_mst_has_a_lower_level_for_delinquency() -> None:
    """The register gives first indications for crime and good ones for behaviour."""
    crime, behaviour = (
        answer("match", "-a", "15", "-p", "delinquentie"),
        answer("match", "-a", "15", "-p", "gedrag"),
    )
    assert (row(crime, "mst")["key"]["strength"], row(behaviour, "mst")["key"]["strength"]) == (
        2,
        3,
    )
    assert row(crime, "mst")["classification"] == "goede-aanwijzingen"
    assert "classification-for-outcome" in [r["code"] for r in row(crime, "mst")["reasons"]]
    assert "classification" in [r["code"] for r in row(behaviour, "mst")["reasons"]]


def test_first_decides_which_level_of_mst_counts() -> None:
    """The same family, another urgent problem."""
    family_ = ["match", "-a", "15", "-p", "gedrag,delinquentie"]
    strengths = [
        row(answer(*family_, "--first", first), "mst")["key"]["strength"]
        for first in ("delinquentie", "gedrag")
    ]
    assert strengths == [2, 3]


def test_mixed_research_puts_a_family_network_conference_below_its_peers() -> None:
    """Minus one, and the answer says why."""
    given = answer("match", "-p", "netwerk")
    last = given["matches"][-1]
    assert (last["id"], last["key"]["strength"]) == ("familienetwerkberaad", -1)
    assert "unfavourable-research" in [c["code"] for c in last["cautions"]]
    assert [m["id"] for m in given["matches"] if m["key"]["strength"] < 0] == [
        "familienetwerkberaad"
    ]


def test_shared_ranks_on_the_packaged_catalogue() -> None:
    """1, 2, 2, 2, 5 for a small network: equal keys, one rank."""
    given = answer("match", "-p", "netwerk")
    assert [m["rank"] for m in given["matches"]] == [1, 2, 2, 2, 5]
    assert [m["name"] for m in given["matches"][1:4]] == [
        "Eigen Kracht-conferentie",
        "Krachtgezin",
        "Steungezin",
    ]


def test_crisis_help_stands_first_in_a_crisis() -> None:
    """Before a programme with a better level, and after it without a crisis."""
    family_ = ["match", "-a", "10", "-p", "gedrag", "--placement", "dreigt"]
    crisis = answer(*family_, "--crisis")
    assert [(m["id"], m["key"]["urgency"]) for m in crisis["matches"][:3]] == [
        ("families-first", 1),
        ("ash", 1),
        ("mst", 0),
    ]
    assert row(crisis, "families-first")["key"]["strength"] < row(crisis, "mst")["key"]["strength"]
    assert answer(*family_)["matches"][0]["id"] == "mst"


def test_the_most_urgent_problem_changes_who_stands_first() -> None:
    """With dropping out of school first, a programme for behaviour at a better level stands below."""
    family_ = ["match", "-a", "14", "-p", "gedrag,schooluitval"]
    given, first = answer(*family_), answer(*family_, "--first", "schooluitval")
    assert row(given, "mst")["rank"] == 1
    assert [m["id"] for m in first["matches"][:2]] == ["iag", "school2care"]
    assert [m["key"]["core"] for m in first["matches"]] == sorted(
        (m["key"]["core"] for m in first["matches"]), reverse=True
    )


def test_breadth_before_strength_would_be_another_answer() -> None:
    """What the method tried and rejected: an entry that lists more targets above MST for severe behaviour problems."""
    given = answer(
        "match",
        "-a",
        "14",
        "-p",
        "gedrag,opvoeding,overbelasting",
        "--severity",
        "ernstig",
        "--placement",
        "dreigt",
    )
    mst, gc = row(given, "mst"), row(given, "gezin-centraal")
    assert gc["key"]["breadth"] > mst["key"]["breadth"]
    assert mst["rank"] < gc["rank"]


def test_the_table_says_what_a_shared_rank_means() -> None:
    """A reader sees that equal keys stand in alphabetical order, and how far a place moves."""
    out = run("match", "-p", "netwerk").out
    assert "Gelijke sleutel, gelijke plaats" in out
    assert "altijd 1" in out

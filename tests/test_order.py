"""Which criterion comes first: examples that pin what invariants cannot see (method, section 2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families import Data, child, entry, family, made
from uhp_cli.method import standing
from uhp_cli.method.ranking import (
    Key,
    Match,
    Places,
    brief_rows,
    first_difference,
    places,
    rank,
    stand,
)
from uhp_cli.method.standing import FEW, Standings
from uhp_cli.reading import loading
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
    return [(m.rank, m.intervention.id) for m in rank(made(*entries), profile).matches]


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


def test_what_is_not_ranked_stands_in_alphabetical_order_too() -> None:
    """By name, capitals or not: what is excluded, what stands beside, and a brief answer."""
    names = ("a-a", "B", "a b", "c")
    for targets, profile in ((["middelen"], family("gedrag")), ([], family("gedrag"))):
        found = rank(made(*(entry(n, targets) for n in names)), profile)
        told = [s.intervention.name for s in found.standings]
        assert told == ["a b", "a-a", "B", "c"]
    rows = brief_rows(made(*(entry(n, ["gedrag"]) for n in names)), family("gedrag"))
    assert [(r["rank"], r["id"]) for r in rows] == [(1, "a-b"), (1, "a-a"), (1, "b"), (1, "c")]


def test_near_misses_and_questions_are_told_only_when_they_are_asked() -> None:
    """The order is the same without them."""
    catalogue = made(
        entry("Een", ["gedrag"], indications=[{"placement": ["dreigt"]}]),
        entry("Twee", ["gedrag"], age=(0, 6)),
    )
    profile = family("gedrag", age="7")
    whole, short = rank(catalogue, profile), rank(catalogue, profile, explain=False)
    assert [(len(r.excluded[0].changes), len(r.questions)) for r in (whole, short)] == [
        (1, 1),
        (0, 0),
    ]
    assert short.matches == whole.matches


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
    ("outcomes", "stated", "first", "strength", "why"),
    [
        ({}, ["gedrag"], "", 3, "nothing was graded apart: the general level"),
        ({"delinquentie": FIRST}, ["delinquentie"], "", 2, "its own level"),
        ({"delinquentie": FIRST}, ["gedrag"], "", 2, "not graded: that of a form of it"),
        ({"gedrag": FIRST}, ["delinquentie"], "", 2, "not graded: that of what it is a form of"),
        ({"delinquentie": FIRST}, ["netwerk"], "", 1, "nothing related was graded: recognised in theory"),
        ({"gedrag": STRONG, "delinquentie": FIRST}, ["antisociaal"], "", 2, "the lowest of those related"),
        ({"gedrag": STRONG, "delinquentie": FIRST}, ["delinquentie"], "", 2, "its own level before what is related"),
        ({"netwerk": STRONG, "delinquentie": FIRST}, ["delinquentie", "netwerk"], "", 4, "the best of several"),
        ({"delinquentie": FIRST}, ["delinquentie", "netwerk"], "", 2, "a word that was not graded does not lift the level"),
        ({"netwerk": STRONG, "delinquentie": FIRST}, ["delinquentie", "netwerk"], "delinquentie", 2, "only that of the first problem"),
        ({"netwerk": STRONG, "delinquentie": FIRST}, ["delinquentie", "gedrag", "netwerk"], "gedrag", 2, "the first as it is judged"),
        ({"netwerk": STRONG}, ["netwerk", "middelen"], "middelen", 4, "the first is not addressed: what is"),
        ({"delinquentie": "niet-erkend"}, ["delinquentie"], "", 0, "graded, without a verdict"),
    ],
)  # fmt: skip
def test_the_level_of_an_outcome_counts_where_it_was_graded(
    outcomes: dict[str, str], stated: list[str], first: str, strength: int, why: str
) -> None:
    """When a register graded outcomes apart, only those count."""
    split = entry("Split", ["gedrag", "delinquentie", "netwerk"], level=GOOD, outcomes=outcomes)
    assert only(family(*stated, first=first), split).key.strength == strength, why


def test_of_who_does_not_address_what_goes_first_the_best_level_of_the_rest_counts() -> None:
    """Also that of a problem it addresses in part."""
    one = entry(
        "Een", ["gedrag", "verwaarlozing"], outcomes={"gedrag": FIRST, "verwaarlozing": GOOD}
    )
    match = only(family("gedrag", "onveiligheid", "middelen", first="middelen"), one)
    assert (match.key.core, match.level) == (1, GOOD)


def test_saying_more_words_lifts_no_level() -> None:
    """The review's ninth finding: a wider word, or one that was not graded, put MST above its equals."""
    mst = entry(
        "mst", ["gedrag", "delinquentie", "opvoeding"], level=GOOD, outcomes={"delinquentie": FIRST}
    )
    fast = entry("fast", ["gedrag", "delinquentie"], level=FIRST)
    for words in (
        ("delinquentie",),
        ("delinquentie", "gedrag"),
        ("delinquentie", "gedrag", "antisociaal"),
    ):
        assert order(family(*words), mst, fast) == [(1, "fast"), (1, "mst")]
    more = rank(made(mst, fast), family("delinquentie", "opvoeding")).matches
    assert [m.key.strength for m in more] == [2, 2]


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


@pytest.mark.parametrize(
    ("role", "said", "targets", "core"),
    [
        ("aanvullend", {"middelen": "licht", "delinquentie": "ernstig"}, ["middelen"], 2),
        ("aanvullend", {"middelen": "licht", "delinquentie": "ernstig"}, ["middelen", "gedrag"], 3),
        ("aanvullend", {"middelen": "ernstig", "delinquentie": "ernstig"}, ["middelen"], 3),
        ("aanvullend", {"middelen": "licht", "delinquentie": "matig"}, ["middelen"], 3),
        ("hoofd", {"middelen": "licht", "delinquentie": "ernstig"}, ["middelen"], 3),
    ],
)
def test_additional_help_for_what_is_light_does_not_stand_above_what_treats_the_severe(
    role: str, said: dict[str, str], targets: list[str], core: int
) -> None:
    """Core 2 when something else is severe; a problem that is severe too, or a main programme, keeps 3."""
    profile = family(*said, severities=said)
    assert only(profile, entry("Een", targets, role=role)).key.core == core


@pytest.mark.parametrize(
    ("role", "severity", "core"),
    [("aanvullend", "ernstig", 2), ("aanvullend", "matig", 3), ("hoofd", "ernstig", 3)],
)
def test_additional_prevention_does_not_stand_above_what_treats_the_severe(
    role: str, severity: str, core: int
) -> None:
    """Core 2, though it is for that very problem; a programme keeps 3, and so does who is asked for first."""
    course = entry("Cursus", ["gedrag"], role=role, preventive=True)
    profile = family("gedrag", severities={"gedrag": severity})
    assert only(profile, course).key.core == core
    assert only(profile._replace(first="gedrag"), course).key.core == 3


def test_light_help_for_one_child_stands_below_what_treats_the_severe_problem_of_another() -> None:
    """The same word may be light for one child and severe for the other."""
    light = child("9", "middelen", severities={"middelen": "licht"})
    severe = child("15", "middelen", severities={"middelen": "ernstig"})
    profile = family(children=(light, severe))
    course = entry("Cursus", ["middelen"], role="aanvullend", age=(4, 12))
    assert only(profile, course).key.core == 2
    assert only(profile._replace(first="middelen"), course).key.core == 3


def test_in_a_crisis_the_core_of_crisis_help_is_three() -> None:
    """Whatever it addresses and whatever goes first: the crisis is what it is for."""
    spoed = entry("Spoed", ["netwerk"], role="crisis")
    for first in ("", "gedrag"):
        assert only(family("gedrag", crisis="ja", first=first), spoed).key == Key(1, 3, 0, 0, 0)
    assert only(family("gedrag"), spoed).key == Key(0, 1, 0, 0, 0)


def test_prevention_is_in_part() -> None:
    """Core 2 and no breadth; its level is that of the problem it prevents."""
    voor = entry("Voor", prevents=["gedrag"], level=GOOD)
    assert only(family("gedrag", "middelen"), voor).key == Key(0, 2, 3, 0, 0)


def test_breadth_counts_problems_and_not_children_or_synonyms() -> None:
    """The same problem of two children is one; what follows is none."""
    both = entry("Een", ["gedrag", "middelen"])
    two = family(children=[child("14", "gedrag"), child("8", "gedrag")])
    assert only(two, both).key.breadth == 1
    assert only(family("delinquentie", "gedrag", "middelen"), both).key.breadth == 2
    apart = family(children=[child("14", "delinquentie"), child("8", "gedrag")])
    assert only(apart, both).key.breadth == 2


def test_only_the_children_it_is_not_excluded_for_count() -> None:
    """A problem of a child that is too young is not addressed."""
    teen = entry("Een", ["gedrag", "middelen"], age=(12, 17))
    two = family(children=[child("14", "gedrag"), child("8", "middelen")])
    assert only(two, teen).key.breadth == 1


def test_research_on_placement_counts_for_the_aim_only_when_it_is_favourable() -> None:
    """Stated 1; favourable research 2; mixed or unfavourable research leaves it at 1; research without the aim 0."""
    for direction, aim in (("gunstig", 2), ("wisselend", 1), ("ongunstig", 1)):
        one = entry("Een", ["gedrag"], aim=2)
        one["evidence"][0]["direction"] = direction
        assert only(family("gedrag"), one).key.aim == aim
        del one["placement_aim"]
        assert only(family("gedrag"), one).key.aim == 0


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
    """Two that beat each other on one criterion each are first in half of the orders, and it is said which criterion moves them; urgency is never permuted."""
    deep, wide, urgent = Key(0, 3, 3, 1, 0), Key(0, 3, 2, 2, 0), Key(1, 1, 0, 0, 0)
    assert places([deep, wide]) == {
        deep: Places(1, 1, 2, 12, "", "breadth"),
        wide: Places(2, 1, 2, 12, "breadth", ""),
    }
    assert places([deep, wide, urgent]) == {
        urgent: Places(1, 1, 1, 24, "", ""),
        deep: Places(2, 2, 3, 0, "", "breadth"),
        wide: Places(3, 2, 3, 0, "breadth", ""),
    }
    assert places([deep, deep]) == {deep: Places(1, 1, 1, 24, "", "")}


KEYS = st.builds(
    Key, *(st.integers(low, high) for low, high in ((0, 1), (1, 3), (-1, 4), (0, 3), (0, 2)))
)


@given(st.lists(st.lists(KEYS, max_size=2 * FEW), max_size=4))
def test_what_remembers_how_keys_stand_says_what_is_worked_out_anew(sets: list[list[Key]]) -> None:
    """Of one set of keys after another: each place, and which key is as high on everything."""
    remembered = Standings()
    for keys in (sorted(some, reverse=True) for some in (*sets, *sets)):
        assert remembered.stand(keys) == stand(keys)


@pytest.mark.parametrize("most", [FEW - 1, FEW, FEW + 1, 2 * FEW])
def test_where_many_keys_stand_is_worked_out_by_sorting(most: int) -> None:
    """Of so many that differ, and of so many of which half are the same; nothing else is said."""
    keys = [Key(0, 3, 2, n, n % 3) for n in range(most, 0, -1)]
    for some in (keys, sorted(keys[::2] * 2, reverse=True)):
        assert Standings().stand(some) == stand(some)


def test_the_same_keys_are_worked_out_once() -> None:
    """What is said of them the second time is what was said the first time."""
    remembered, keys = Standings(), [Key(0, 3, 3, 1, 0), Key(0, 3, 2, 2, 0)]
    assert remembered.stand(keys) is remembered.stand(keys)
    assert remembered.held == (2, 2, 1)


@pytest.mark.parametrize("most", ["KEYS", "PLACES", "SETS"])
def test_what_remembers_how_keys_stand_forgets_when_it_is_too_much(
    most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of any of it, and then begins anew."""
    monkeypatch.setattr(standing, most, 0)
    remembered, keys = Standings(), [Key(0, 3, 3, 1, 0), Key(0, 3, 2, 2, 0)]
    assert [remembered.stand(keys), remembered.stand(keys[1:])] == [stand(keys), stand(keys[1:])]
    assert remembered.held == (1, 1, 1)


def test_what_moves_a_place_is_the_criterion_that_goes_before_others() -> None:
    """In front of all when that is enough; else the one that goes before its own place, not what already goes first."""
    mid, top, part = Key(0, 3, 1, 1, 1), Key(0, 3, 2, 1, 0), Key(0, 2, 0, 1, 2)
    found = places([mid, top, part])
    assert (found[mid].rank, found[mid].best, found[mid].best_by) == (2, 1, "aim")
    assert (found[part].rank, found[part].best, found[part].best_by) == (3, 1, "aim")
    assert (found[top].worst, found[top].worst_by) == (3, "aim")


def test_what_moves_a_place_is_rather_what_goes_before_all_others() -> None:
    """Than what brings it there by going before some: here breadth, when it stays behind core."""
    own = Key(0, 3, 2, 2, 2)
    found = places([own, Key(0, 3, 3, 1, 1), Key(0, 2, 1, 3, 1)])[own]
    assert (found.rank, found.best, found.best_by) == (2, 1, "aim")


def test_who_is_beaten_on_every_criterion_says_by_whom() -> None:
    """The highest other that equals or beats it; nobody beats the first of its kind."""
    best, same, worse, other = (
        entry("Best", ["gedrag"], level=GOOD, aim=1),
        entry("Even", ["gedrag"], level=GOOD, aim=1),
        entry("Worse", ["gedrag"], level=FIRST),
        entry("Other", ["gedrag", "middelen"]),
    )
    found = {
        m.intervention.id: m.dominated_by
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
    assert [m.intervention.id for m in found.matches] == ["thuis"]
    assert [(e.intervention.id, e.changes) for e in found.excluded] == [("weg", ())]
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


def test_the_first_reason_is_that_of_the_child_it_comes_closest_to() -> None:
    """The fewest criteria in the way; then, and of one child, problem before age before contra-indication."""
    one = made(entry("Een", ["gedrag"], age=(12, 17), exclusions=[{"placement": ["geplaatst"]}]))
    twice, young = child("5", "middelen"), child("5", "gedrag")
    other, placed = child("14", "middelen"), child("14", "gedrag", placement="geplaatst")
    for children, reason in (
        ((twice,), "problem"),
        ((twice, young), "age"),
        ((young, twice), "age"),
        ((young, other), "problem"),
        ((other, young), "problem"),
        ((young, placed), "age"),
        ((child("5", "gedrag", placement="geplaatst"), other), "problem"),
    ):
        assert rank(one, family(children=children)).first_reasons == {reason: 1}


# -- the packaged catalogue: only what the method itself names, so that a corrected fact changes no test

CATALOGUE = loading.load_catalogue(None)


@pytest.mark.parametrize(
    ("name", "problem", "level"),
    [
        ("mdft", "middelen", GOOD),
        ("mdft", "delinquentie", FIRST),
        ("mdft", "gedrag", FIRST),
        ("mst", "opvoeding", FOUNDED),
    ],
)
def test_the_levels_that_the_method_names(name: str, problem: str, level: str) -> None:
    """The examples of section 2."""
    assert CATALOGUE.get(name).level_for(problem, CATALOGUE.up) == level


def test_adding_a_wider_word_changes_no_order_on_the_packaged_catalogue() -> None:
    """For every narrower word and a family around it."""
    for narrow, up in CATALOGUE.up.items():
        for wide in up[1:]:
            one, two = (
                rank(CATALOGUE, family("opvoeding", narrow, *more, age="15", placement="dreigt"))
                for more in ((), (wide,))
            )
            assert one.matches == two.matches
            assert one.questions == two.questions


def test_crisis_help_stands_first_in_a_crisis_for_every_problem() -> None:
    """Families First and ASH, whatever the problem; not what is only offered elsewhere."""
    for problem, term in CATALOGUE.problems.items():
        if not term.circumstance:
            found = rank(CATALOGUE, family(problem, age="8", crisis="ja", placement="dreigt"))
            urgent = [m.intervention.id for m in found.matches if m.key.urgency]
            assert set(urgent) == {"families-first", "ash"}, problem
            assert [m.intervention.id for m in found.matches[:2]] == urgent


def test_breadth_before_strength_would_be_another_answer() -> None:
    """What the method tried and rejected: an entry that lists more targets above one with a better level."""
    deep = entry("mst", ["gedrag"], level=GOOD)
    wide = entry("gc", ["gedrag", "opvoeding", "middelen"], level=FIRST)
    found = rank(made(wide, deep), family("gedrag", "opvoeding", "middelen")).matches
    assert [m.intervention.id for m in found] == ["mst", "gc"]
    assert found[1].places.best_by == "breadth"

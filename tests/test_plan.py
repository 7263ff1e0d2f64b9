"""One plan for a family, by walking down the ranking: what always holds of it, and examples that pin each rule (method, section 4).

The walk is written a second time in by_hand.py, from the method and not from the program. `pytest -rP` prints of each invariant
which share of the examples was about it.
"""

import random
from collections.abc import Callable
from functools import cache
from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given, settings

import by_hand
from by_hand import Row
from families import (
    EXAMPLES,
    PROBLEMS,
    Case,
    Data,
    child,
    entry,
    examples,
    families_of,
    family,
    made,
    small,
)
from uhp_cli.method.guiding import steps
from uhp_cli.method.judging import Judge
from uhp_cli.method.planning import MOST, Need, Plan, needs_of, plan
from uhp_cli.method.ranking import rank
from uhp_cli.reading import loading
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.conditions import Atom, Condition
from uhp_cli.values.guidance import Advice, Guideline, Section
from uhp_cli.values.profile import FAMILY, Child, Profile
from uhp_cli.values.vocab import Phase, Role, Verdict

STRONG, GOOD, FIRST = "sterke-aanwijzingen", "goede-aanwijzingen", "eerste-aanwijzingen"


class Planned(NamedTuple):
    """A drawn catalogue and family, what the method gives by hand, how many may be planned, and the plan found."""

    case: Case
    walked: list[Row]
    """The candidates in the order of the walk, by hand."""
    needs: set[Need]
    lead: set[Need]
    most: int
    found: Plan

    @property
    def ids(self) -> list[str]:
        """The ids of the plan, in the order in which they were taken."""
        return [m.match.intervention.id for m in self.found.members]

    @property
    def crisis(self) -> bool:
        """Whether there is a crisis."""
        return self.case.profile.facts.get("crisis") == "ja"


def planned(case: Case) -> Planned:
    """Plan for a drawn family; how many interventions a plan may hold differs by case, three most often."""
    most = (3, 3, 3, 1, 2, 4, 6)[case.seed % 7]
    wanted = by_hand.needs(case.data, case.profile)
    return Planned(
        case,
        by_hand.walking(by_hand.rows(case.data, case.profile), wanted),
        wanted,
        by_hand.leading(case.data, case.profile, wanted),
        most,
        plan(rank(case.catalogue, case.profile, explain=False), most=most),
    )


def busy(number: int) -> Case:
    """Make a family with many problems and entries with few conditions, so that a plan needs several and there is a choice."""
    chance = random.Random(number)  # noqa: S311
    pick, problems = chance.choice, sorted(PROBLEMS)
    entries = [
        entry(
            name,
            chance.sample([p for p in problems if p != "multiprobleem"], chance.randint(1, 3)),
            role=pick(("aanvullend", "aanvullend", "aanvullend", "aanvullend", "werkwijze", "hoofd", "crisis")),
            level=pick(("onbekend", "goed-onderbouwd", GOOD)),
            age=pick((None, None, None, (0, 11), (12, 17))),
            indications=pick(((), (), (), (), ({"severity": ["ernstig"]},), ({"region": ["stad"]},))),
            placement=chance.random() < 0.05,
            abroad=chance.random() < 0.08,
            unfavourable=chance.random() < 0.1,
        )
        for name in ("ad", "bo", "ca", "da", "eb", "fa", "go", "hu")[: chance.randint(4, 8)]
    ]  # fmt: skip
    if number % 3 == 0:  # two that differ in name only
        entries.append({**entries[0], "id": "zo", "name": "zo"})

    def some(low: int, high: int) -> frozenset[str]:
        return frozenset(chance.sample(problems, chance.randint(low, high)))

    children = tuple(
        Child(parse_age(age), some(0, 3))
        for age in pick(((), ("14",), ("3",), ("14", "3"), ("14", "16"), ("3", "15")))
    )
    shared = some(2, 6)
    stated = sorted(shared.union(*(c.problems for c in children)) - {"multiprobleem"})
    facts = {
        **pick(({}, {}, {"crisis": "ja"}, {"crisis": "nee"})),
        **pick(({}, {"region": "stad"}, {"severity": "ernstig"})),
    }
    tried = {e["id"]: "afgebroken" for e in entries if chance.random() < 0.15}
    data = small(entries)
    profile = Profile(children, shared, facts, tried=tried, first=pick(("", "", *stated)))
    return Case(data, decode(data, "0" * 64), profile, number)  # fmt: skip


@cache
def drawn() -> tuple[Planned, ...]:
    """Return the cases of the other invariants and as many busy ones, each with its plan."""
    found = list(examples())

    start = 0 if EXAMPLES.derandomize else random.SystemRandom().randrange(10**9)
    found += [busy(start + n) for n in range(EXAMPLES.max_examples)]
    return tuple(map(planned, found))


def always(floor: float) -> Callable[[Callable[[Planned], bool]], Callable[[], None]]:
    """Make a test of a property that says whether a case was about it; at least a share `floor` of the cases must be."""

    def decorate(check: Callable[[Planned], bool]) -> Callable[[], None]:
        def test() -> None:
            told = [check(p) for p in drawn()]
            share = sum(told) / len(told)
            print(f"{check.__name__}: {len(told)} examples, {share:.0%} not vacuous")  # noqa: T201  (pytest -rP shows it)
            assert share >= floor, (
                f"only {share:.1%} of {len(told)} examples are about this; expected {floor:.0%}"
            )

        test.__name__, test.__doc__, test.__module__ = (
            check.__name__,
            check.__doc__,
            check.__module__,
        )
        return test

    return decorate


# -- invariants


@always(floor=0.5)
def test_the_plan_is_the_walk_by_hand(p: Planned) -> bool:
    """Written a second time, from the page: the same members in the same order, meeting and adding the same."""
    expected = by_hand.walk(p.walked, p.needs, p.lead, p.most)
    assert p.ids == [r.id for r in expected]
    before = set[Need]()
    for member, row in zip(p.found.members, expected, strict=True):
        assert member.met == by_hand.met(row, p.needs)
        assert member.adds == by_hand.met(row, p.needs) - before
        before |= by_hand.met(row, p.needs)
    return len(expected) > 0


@always(floor=0.2)
def test_many_plans_hold_more_than_one(p: Planned) -> bool:
    """So that what follows is about plans of several."""
    return len(p.found.members) > 1


@always(floor=0.5)
def test_a_plan_starts_with_what_goes_first(p: Planned) -> bool:
    """The first member that is no crisis help is the first such candidate that meets what goes first, else that meets anything.

    Unless crisis help already meets what goes first, or no place is left.
    """
    members = [m for m in p.found.members if m.match.intervention.role is not Role.CRISIS]
    helped = [m for m in p.found.members if m.match.intervention.role is Role.CRISIS]
    room = p.most > len(helped)
    if any(m.met & p.lead for m in helped) or not room:
        return False
    others = [r for r in p.walked if r.role != "crisis"]
    able = [r for r in others if by_hand.met(r, p.lead)]
    if not able and any(m.met for m in helped):
        return False  # crisis help is the first candidate: then it goes down the list
    able = able or [r for r in others if by_hand.met(r, p.needs)]
    assert [m.match.intervention.id for m in members[:1]] == [r.id for r in able[:1]]
    return bool(able)


@always(floor=0.5)
def test_the_first_candidate_is_in_the_plan(p: Planned) -> bool:
    """But for what goes first or the limits: the first that meets a need is planned, or what is planned may not stand beside it."""
    able = [r for r in p.walked if by_hand.met(r, p.needs)]
    if not able or able[0].id in p.ids:
        return bool(able)
    first = able[0]
    taken = [r for r in p.walked if r.id in p.ids]
    assert (
        p.lead
        or len(taken) == p.most
        or (first.role == "crisis" and p.crisis)
        or any(r.role == first.role for r in taken)
    )
    return False


@always(floor=0.6)
def test_a_plan_keeps_to_its_limits(p: Planned) -> bool:
    """One main programme, one for crisis and that only in a crisis, never a way of working or one elsewhere, no more than asked."""
    roles = [m.match.intervention.role for m in p.found.members]
    assert roles.count(Role.MAIN) < 2
    assert roles.count(Role.CRISIS) <= int(p.crisis)
    assert Role.METHOD not in roles
    assert len(roles) <= p.most
    for member in p.found.members:
        assert not member.match.intervention.abroad
        assert not member.match.intervention.placement
        assert member.match.key.strength >= 0
    return len(roles) > 0


@always(floor=0.08)
def test_in_a_crisis_the_plan_starts_with_crisis_help(p: Planned) -> bool:
    """The first candidate that is crisis help, whatever it meets."""
    help_ = [r.id for r in p.walked if r.role == "crisis"]
    assert not help_ or p.ids[0] == help_[0]
    assert bool(help_) <= p.crisis
    return bool(help_)


@always(floor=0.5)
def test_every_member_adds_a_need_that_nobody_before_it_met(p: Planned) -> bool:
    """Crisis help excepted: it is there for the crisis."""
    before = set[Need]()
    for member in p.found.members:
        assert member.adds == member.met - before
        assert member.adds or member.match.intervention.role is Role.CRISIS
        before |= member.met
    return len(before) > 0


@always(floor=0.15)
def test_without_any_later_member_a_need_stays_open(p: Planned) -> bool:
    """Removing whoever is neither crisis help nor what the plan starts with leaves something open."""
    members = p.found.members
    fixed = [m for m in members if m.match.intervention.role is Role.CRISIS][:1]
    fixed += [m for m in members if m not in fixed][:1]
    later = [m for m in members if m not in fixed]
    for member in later:
        others = set[Need]().union(*(m.met for m in members if m is not member))
        assert member.met - others
    return bool(later)


@always(floor=0.5)
def test_covered_and_open_needs_are_the_needs(p: Planned) -> bool:
    """Each need is met by a member or it is open; a problem is covered when it is for everyone; circumstances are no needs."""
    found = p.found
    assert set(found.needs) == p.needs
    assert len(found.needs) == len(p.needs)
    left = p.needs - set[Need]().union(*(m.met for m in found.members))
    assert set(found.open_needs) == left
    assert set(found.covered) == {n.problem for n in p.needs} - {n.problem for n in left}
    assert by_hand.marked(p.case.data, "circumstance").isdisjoint(n.problem for n in p.needs)
    return bool(found.covered)


@always(floor=0.2)
def test_nothing_that_is_allowed_was_passed_over(p: Planned) -> bool:
    """What stays open could not be met by a candidate that the limits allow; a place that dropping frees is not filled again."""
    before, _ = by_hand.taken(p.walked, p.needs, p.lead, p.most)
    if not p.found.open_needs or len(before) != len(p.ids):
        return False
    passed = [r for r in p.walked if by_hand.met(r, p.found.open_needs)]
    assert not any(by_hand.may(r, before, p.most) for r in passed)
    return True


@always(floor=0.04)
def test_equally_good_is_who_could_stand_in_its_place(p: Planned) -> bool:
    """The same rank, verdict and role, not planned, meeting the same open needs: put in its place, nothing else changes."""
    rows = {r.id: r for r in p.walked}
    found = False
    before = set[Need]()
    for member in p.found.members:
        mine = rows[member.match.intervention.id]
        expected = [
            r.id
            for r in p.walked
            if r.id not in p.ids
            and (r.rank, r.verdict, r.role) == (mine.rank, mine.verdict, mine.role)
            and by_hand.met(r, p.needs) - before == member.adds
        ]
        assert [m.intervention.id for m in member.equally_good] == expected
        before |= member.met
        found = found or bool(expected)
    return found


@always(floor=0.01)
def test_instead_of_what_was_broken_off_stands_another_approach(p: Planned) -> bool:
    """The next in the walk that is not planned and meets one of the same needs; only beside what was broken off."""
    rows = {r.id: r for r in p.walked}
    found = False
    for member in p.found.members:
        name = member.match.intervention.id
        others = [
            r.id
            for r in p.walked
            if r.id not in p.ids
            and r.role == rows[name].role
            and not by_hand.met(r, p.needs).isdisjoint(member.met)
        ]
        expected = others[:1] if p.case.profile.tried.get(name) == "afgebroken" else []
        given_ = [member.instead.intervention.id] if member.instead else []
        assert given_ == expected
        found = found or bool(expected)
    return found


@always(floor=0.25)
def test_the_order_of_the_catalogue_changes_nothing(p: Planned) -> bool:
    """The same entries in another order give the same plan, with the same beside it."""
    chance = random.Random(p.case.seed)  # noqa: S311
    entries = p.case.data["interventions"]
    data: Data = {**p.case.data, "interventions": chance.sample(entries, len(entries))}
    other = plan(rank(decode(data, "0" * 64), p.case.profile, explain=False), most=p.most)
    told = [
        [
            (
                m.match.intervention.id,
                m.met,
                [e.intervention.id for e in m.equally_good],
                m.instead and m.instead.intervention.id,
            )
            for m in found.members
        ]
        for found in (p.found, other)
    ]
    assert told[0] == told[1]
    return len(p.found.members) > 0 and data["interventions"] != entries


@always(floor=0.2)
def test_the_order_of_the_children_changes_only_their_numbers(p: Planned) -> bool:
    """Children the other way round give the same members and the same problems covered."""
    turned = p.case.profile._replace(children=p.case.profile.children[::-1])
    other = plan(rank(p.case.catalogue, turned, explain=False), most=p.most)
    assert [m.intervention.id for m in other.chosen] == p.ids
    assert set(other.covered) == set(p.found.covered)
    return len(p.ids) > 0 and p.case.profile.children != turned.children


@always(floor=0.1)
def test_an_implied_problem_changes_no_plan(p: Planned) -> bool:
    """A wider word of what a child has adds no need and moves no member."""
    up, profile = by_hand.tree(p.case.data), p.case.profile
    found = False
    for number, person in enumerate(by_hand.people(p.case.data, profile)):
        words = {w for q in person.said for w in up[q][1:]} - person.said
        for word in words if profile.children else ():
            more = profile.with_problem(word, p.case.catalogue, present=True, child=number)
            other = plan(rank(p.case.catalogue, more, explain=False), most=p.most)
            assert [(m.match.intervention.id, m.met) for m in other.members] == [
                (m.match.intervention.id, m.met) for m in p.found.members
            ]
            assert other.needs == p.found.needs
            found = found or bool(p.ids)
    for word in set.intersection(
        *(
            {w for q in x.said for w in up[q][1:]} - x.said
            for x in by_hand.people(p.case.data, profile)
        )
    ):
        more = profile._replace(family=profile.family | {word})
        assert needs_of(more, p.case.catalogue) == p.found.needs
    return found


def test_the_plan_is_the_walk_by_hand_on_the_packaged_catalogue(catalogue: Catalogue) -> None:
    """Drawn families in the words of the catalogue: the second walk, over the printed ranking, gives the same plan."""
    data = dict(catalogue.record)

    @settings(EXAMPLES, max_examples=EXAMPLES.max_examples // 2)
    @given(families_of(catalogue))
    def agree(profile: Profile) -> None:
        ranking = rank(catalogue, profile, explain=False)
        wanted = by_hand.needs(data, profile)
        walked = by_hand.walking(map(by_hand.row_of, ranking.matches), wanted)
        lead = by_hand.leading(data, profile, wanted)
        expected = by_hand.walk(walked, wanted, lead, MOST)
        assert [m.intervention.id for m in plan(ranking).chosen] == [r.id for r in expected]

    agree()


# -- examples that pin each rule


def chosen(entries: list[Data], profile: Profile, most: int = MOST) -> list[str]:
    """Return the ids of the plan for a family."""
    return [m.intervention.id for m in plan(rank(made(*entries), profile), most=most).chosen]


def test_the_plan_walks_down_the_ranking() -> None:
    """What stands first is planned first, then whoever adds something: not who covers most words."""
    best = entry("best", ["gedrag"], role="aanvullend", level=STRONG)
    wide = entry("wide", ["gedrag", "netwerk", "opvoeding"], level=FIRST)
    assert chosen([wide, best], family("gedrag", "netwerk", "opvoeding")) == ["best", "wide"]


def test_adding_a_problem_does_not_remove_the_right_programme() -> None:
    """The review's first finding: with one word more the plan still starts with the first of the ranking."""
    fast = entry("fast", ["delinquentie"], level=FIRST)
    trust = entry("trust", ["gedrag", "netwerk"], role="aanvullend")
    assert chosen([trust, fast], family("delinquentie")) == ["fast"]
    assert chosen([trust, fast], family("delinquentie", "netwerk")) == ["fast", "trust"]


def test_at_an_equal_rank_who_fits_goes_before_who_asks() -> None:
    """Although it stands later in the alphabet."""
    asks = entry("asks", ["gedrag"], indications=[{"placement": ["dreigt"]}])
    fits = entry("fits", ["gedrag"])
    assert chosen([asks, fits], family("gedrag")) == ["fits"]
    assert chosen([asks, fits], family("gedrag", placement="dreigt")) == ["asks"]


def test_a_higher_rank_that_asks_goes_before_a_lower_one_that_fits() -> None:
    """Fits before ask over the whole list would reward who states no conditions."""
    asks = entry("asks", ["gedrag"], level=GOOD, indications=[{"placement": ["dreigt"]}])
    assert chosen([asks, entry("fits", ["gedrag"], level=FIRST)], family("gedrag")) == ["asks"]


def test_at_an_equal_rank_and_verdict_who_meets_more_needs_goes_first() -> None:
    """Needs count children: two of them before one."""
    young = entry("jong", ["gedrag"], age=(0, 11))
    all_ages = entry("later", ["gedrag"])
    both = family(children=[child("5", "gedrag"), child("14", "gedrag")])
    assert chosen([young, all_ages], both) == ["later"]


def test_nothing_is_taken_that_adds_nothing_and_the_walk_stops_when_nothing_is_open() -> None:
    """A second one for the same problem is no part of the plan."""
    first, second = entry("a", ["gedrag"]), entry("b", ["gedrag"], role="aanvullend")
    assert chosen([first, second], family("gedrag")) == ["a"]


def test_what_is_addressed_in_part_is_no_need_met() -> None:
    """A form of the problem, or lowering its risk, covers nothing."""
    form = entry("vorm", ["delinquentie"])
    prevents = entry("voorkomt", prevents=["gedrag"])
    found = plan(rank(made(form, prevents), family("gedrag")))
    assert found.chosen == ()
    assert found.open_needs == (Need(FAMILY, "gedrag"),)


def test_crisis_help_only_in_a_crisis() -> None:
    """With a crisis it goes before everything, also when it meets no need; without or unknown it is never planned."""
    spoed, vast = entry("spoed", ["netwerk"], role="crisis"), entry("vast", ["gedrag"])
    assert chosen([spoed, vast], family("gedrag", crisis="ja")) == ["spoed", "vast"]
    assert chosen([spoed, vast], family("gedrag", "netwerk", crisis="nee")) == ["vast"]
    assert chosen([spoed, vast], family("gedrag", "netwerk")) == ["vast"]
    assert chosen([spoed, vast], family("gedrag", crisis="ja"), most=1) == ["spoed"]


def test_one_crisis_help_at_most() -> None:
    """The first of the ranking."""
    one, two = (
        entry("een", ["netwerk"], role="crisis", level=GOOD),
        entry("twee", ["gedrag"], role="crisis"),
    )
    assert chosen([two, one], family("gedrag", "netwerk", crisis="ja")) == ["een"]


def test_the_first_problem_goes_first() -> None:
    """Whoever addresses it starts the plan; the next main programme has no place any more."""
    two, one = entry("twee", ["gedrag", "opvoeding"], level=STRONG), entry("een", ["middelen"])
    stated = family("gedrag", "opvoeding", "middelen")
    assert chosen([two, one], stated) == ["twee"]
    assert chosen([two, one], stated._replace(first="middelen")) == ["een"]


def test_without_a_first_problem_the_urgent_ones_go_first() -> None:
    """Neglect before behaviour, at any level; a named first goes before what is urgent."""
    safe, strong = entry("veilig", ["verwaarlozing"]), entry("sterk", ["gedrag"], level=STRONG)
    stated = family("verwaarlozing", "gedrag")
    assert chosen([strong, safe], stated) == ["veilig"]
    assert chosen([strong, safe], stated._replace(first="gedrag")) == ["sterk"]
    extra = entry("sterk", ["gedrag"], level=STRONG, role="aanvullend")
    assert chosen([extra, safe], stated) == ["veilig", "sterk"]


def test_when_nothing_addresses_what_goes_first_the_plan_starts_with_the_first_that_meets_anything() -> (
    None
):
    """What goes first stays open, and is said to be."""
    found = plan(rank(made(entry("a", ["gedrag"])), family("gedrag", "verwaarlozing")))
    assert [m.intervention.id for m in found.chosen] == ["a"]
    assert found.open_needs == (Need(FAMILY, "verwaarlozing"),)


def test_what_goes_first_is_met_by_the_first_that_may_stand_beside_crisis_help() -> None:
    """A second crisis intervention may not: the programme for the urgent problem takes the place, not what ranks above it."""
    one = entry("een", ["netwerk"], role="crisis", level=GOOD)
    two = entry("twee", ["verwaarlozing"], role="crisis")
    strong = entry("sterk", ["gedrag"], level=STRONG)
    safe = entry("veilig", ["verwaarlozing"])
    stated = family("verwaarlozing", "gedrag", "netwerk", crisis="ja")
    assert chosen([one, two, strong, safe], stated) == ["een", "veilig"]


def test_one_main_programme_and_three_in_all() -> None:
    """Two main programmes never stand together; more than three only when asked for, and never more than that."""
    a, b = entry("a", ["gedrag"]), entry("b", ["middelen"])
    assert chosen([a, b], family("gedrag", "middelen")) == ["a"]
    apart = ("middelen", "netwerk", "opvoeding", "onveiligheid")
    more = [entry(n, [p], role="aanvullend") for n, p in zip("cdef", apart, strict=True)]
    everything = family(*apart, first="middelen")
    assert chosen(more, everything) == ["c", "d", "e"]
    assert chosen(more, everything, most=1) == ["c"]
    assert chosen(more, everything, most=6) == ["c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("a way of working", [entry("x", ["gedrag"], role="werkwijze", level=STRONG)]),
        ("one that is only offered elsewhere", [entry("x", ["gedrag"], abroad=True, level=STRONG)]),
        ("one that research speaks against", [entry("x", ["gedrag"], unfavourable=True)]),
        ("a programme that takes the child away", [entry("x", ["gedrag"], placement=True)]),
        ("one for a region that is not known", [entry("x", ["gedrag"], indications=[{"region": ["stad"]}])]),
        ("one for a region or a threat, neither of them known", [entry("x", ["gedrag"], indications=[{"any": [{"region": ["stad"]}, {"placement": ["dreigt"]}]}])]),
    ],
)  # fmt: skip
def test_what_is_no_candidate(name: str, entries: list[Data]) -> None:
    """It may stand in the ranking, and is never planned."""
    weaker = entry("y", ["gedrag", "netwerk"], role="aanvullend")
    assert chosen(entries, family("gedrag")) == [], name
    assert chosen([*entries, weaker], family("gedrag")) == ["y"], name


def test_a_region_that_is_known_to_be_right_is_planned() -> None:
    """And one that is not is excluded already."""
    local = entry("x", ["gedrag"], indications=[{"region": ["stad"]}])
    assert chosen([local], family("gedrag", region="stad")) == ["x"]
    assert chosen([local], family("gedrag", region="noord")) == []
    assert chosen([local], family("gedrag", region="zuid")) == []


def test_a_region_it_is_not_for_is_asked_and_does_not_keep_out() -> None:
    """Only where it must be bound to a region is it no candidate."""
    everywhere_else = entry("x", ["gedrag"], exclusions=[{"region": ["stad"]}])
    assert chosen([everywhere_else], family("gedrag")) == ["x"]


def test_research_that_is_mixed_does_not_keep_out_what_has_a_level() -> None:
    """Only strength minus one does."""
    assert chosen([entry("x", ["gedrag"], level=FIRST, unfavourable=True)], family("gedrag")) == [
        "x"
    ]


def test_circumstances_are_no_needs() -> None:
    """A plan covers problems; with only a circumstance stated there is nothing to plan for."""
    found = plan(rank(made(entry("a", ["gedrag"])), family("multiprobleem", "gedrag")))
    assert found.needs == (Need(FAMILY, "gedrag"),)
    assert plan(rank(made(entry("a", ["gedrag"])), family("multiprobleem"))).members == ()


def test_what_follows_is_no_need_of_its_own() -> None:
    """Nor is what the child says itself a need of the family as well."""
    one = made(entry("a", ["gedrag"]))
    assert needs_of(family("delinquentie", "gedrag"), one) == (Need(FAMILY, "delinquentie"),)
    both = family("gedrag", children=[child("14", "gedrag")])
    assert needs_of(both, one) == (Need(0, "gedrag"),)
    other = family("gedrag", children=[child("14", "gedrag"), child("5")])
    assert needs_of(other, one) == (Need(0, "gedrag"), Need(FAMILY, "gedrag"))
    denied = family("gedrag", children=[child("14", "gedrag"), child("5", denied="gedrag")])
    assert needs_of(denied, one) == (Need(0, "gedrag"),)


def test_needs_stand_by_child_and_then_by_name() -> None:
    """Of a child neither a circumstance nor what follows is one."""
    one = made(entry("a", ["gedrag"]))
    names = ("gedrag", "middelen", "netwerk", "opvoeding")
    assert needs_of(family(*names[::-1]), one) == tuple(Need(FAMILY, n) for n in names)
    said = child("14", " ".join(names[::-1]))
    assert needs_of(family(children=[said]), one) == tuple(Need(0, n) for n in names)
    more = child("14", "delinquentie gedrag multiprobleem")
    assert needs_of(family(children=[more]), one) == (Need(0, "delinquentie"),)


def test_a_member_adds_what_nobody_before_it_met() -> None:
    """Also not the first of three, when the second met something else."""
    entries = [
        entry("a", ["middelen"], level=STRONG),
        entry("b", ["netwerk"], role="aanvullend", level=GOOD),
        entry("c", ["opvoeding", "middelen"], role="aanvullend"),
    ]
    members = plan(rank(made(*entries), family("middelen", "netwerk", "opvoeding"))).members
    assert [sorted(n.problem for n in m.adds) for m in members] == [
        ["middelen"],
        ["netwerk"],
        ["opvoeding"],
    ]


def test_siblings_each_keep_their_own_needs() -> None:
    """What stays open names the child: a programme for one of them meets nothing of the other."""
    teen = entry("tiener", ["gedrag"], age=(12, 17))
    found = plan(rank(made(teen), family(children=[child("15", "gedrag"), child("3", "gedrag")])))
    assert found.members[0].met == {Need(0, "gedrag")}
    assert found.open_needs == (Need(1, "gedrag"),)
    assert found.covered == ()


def test_a_member_whose_needs_the_others_meet_is_dropped_last() -> None:
    """Taken for what it added then, superfluous once two others came: three would be a change of worker for nothing."""
    lead = entry("a", ["middelen"], level=STRONG)
    middle = entry("b", ["gedrag", "netwerk"], role="aanvullend", level=GOOD)
    one = entry("c", ["gedrag", "opvoeding"], role="aanvullend", level=FIRST)
    two = entry("d", ["netwerk", "onveiligheid"], role="aanvullend")
    stated = family("middelen", "gedrag", "netwerk", "opvoeding", "onveiligheid", first="middelen")
    assert chosen([lead, middle, one, two], stated, most=4) == ["a", "c", "d"]
    assert chosen([lead, middle, one, two], stated, most=3) == ["a", "b", "c"]


def test_of_two_that_are_superfluous_beside_each_other_the_last_is_dropped() -> None:
    """Each is needed once the other is gone: the higher one stays."""
    lead = entry("a", ["middelen"], level=STRONG)
    higher = entry("b", ["gedrag", "netwerk"], role="aanvullend", level=GOOD)
    lower = entry("c", ["opvoeding", "netwerk"], role="aanvullend", level=FIRST)
    wide = entry("d", ["gedrag", "opvoeding", "onveiligheid"], role="aanvullend")
    stated = family("middelen", "gedrag", "netwerk", "opvoeding", "onveiligheid", first="middelen")
    assert chosen([lead, higher, lower, wide], stated, most=4) == ["a", "b", "d"]


def test_crisis_help_and_the_member_a_plan_starts_with_are_never_dropped() -> None:
    """Although others meet all they meet: a plan never loses its first candidate that way."""
    spoed = entry("spoed", ["gedrag"], role="crisis")
    first = entry("eerst", ["middelen"], level=STRONG)
    wide = entry("wijd", ["middelen", "netwerk", "gedrag"], role="aanvullend")
    assert chosen([first, wide], family("middelen", "netwerk", "gedrag")) == ["eerst", "wijd"]
    stated = family("middelen", "netwerk", "gedrag", crisis="ja")
    assert chosen([spoed, first, wide], stated)[0] == "spoed"
    most_urgent = stated._replace(first="middelen")
    two = entry("wijd", ["middelen", "netwerk"], role="aanvullend")
    assert chosen([spoed, first, two], most_urgent) == ["spoed", "eerst", "wijd"]


def test_equally_good_stands_beside_a_member() -> None:
    """The same rank, verdict and role, meeting the same; not who asks, adds something else or has another role."""
    same = [entry(n, ["gedrag"], level=GOOD) for n in ("ca", "ad", "bo")]
    asks = entry("vraagt", ["gedrag"], level=GOOD, indications=[{"placement": ["dreigt"]}])
    extra = entry("extra", ["gedrag"], level=GOOD, role="aanvullend")
    for order in permutations(same):
        (member,) = plan(rank(made(*order, asks, extra), family("gedrag"))).members
        assert member.match.intervention.id == "ad"
        assert [m.intervention.id for m in member.equally_good] == ["bo", "ca"]


def test_after_help_that_was_broken_off_stands_another_approach() -> None:
    """The plan may still hold it; the next that meets one of the same needs is named beside it."""
    tried, next_, lower = (
        entry("mst", ["gedrag"], level=GOOD),
        entry("iag", ["gedrag"], level=FIRST),
        entry("rgt", ["gedrag"]),
    )
    catalogue = made(tried, next_, lower)
    for outcome, expected in (("afgebroken", "iag"), ("afgerond", ""), ("", "")):
        profile = family("gedrag")._replace(tried={"mst": outcome})
        (member,) = plan(rank(catalogue, profile)).members
        assert member.match.intervention.id == "mst"
        assert (member.instead.intervention.id if member.instead else "") == expected


def test_phases_are_what_the_catalogue_says_and_not_the_role() -> None:
    """A member may do two things, and one of which no source says so stands in no phase."""
    help_ = entry("spoed", ["gedrag"], role="crisis", phases=["veiligheid"])
    more = entry("meer", ["netwerk"], role="aanvullend", phases=["behandelen", "volhouden"])
    silent = entry("stil", ["middelen"])
    profile = family("gedrag", "netwerk", "middelen", crisis="ja")
    found = plan(rank(made(help_, more, silent), profile))
    assert {p: [m.intervention.id for m in some] for p, some in found.phases.items()} == {
        Phase.SAFETY: ["spoed"],
        Phase.TREATING: ["meer"],
        Phase.KEEPING_UP: ["meer"],
    }


def test_hours_are_those_a_source_states() -> None:
    """Added up for who has them; the others are named."""
    known = entry("a", ["gedrag"], hours={"min": 2, "max": 5})
    open_ = entry("b", ["netwerk"], role="aanvullend", hours={"min": 3})
    silent = entry("c", ["middelen"], role="aanvullend")
    hours = plan(rank(made(known, open_, silent), family("gedrag", "netwerk", "middelen"))).hours
    assert (hours.low, hours.high) == (5, 8)
    assert [m.intervention.id for m in hours.of] == ["a", "b"]
    assert [m.intervention.id for m in hours.unknown] == ["c"]


def test_an_empty_plan_is_no_error() -> None:
    """Nothing in the catalogue for it: every need is open."""
    found = plan(rank(made(entry("a", ["gedrag"])), family("netwerk")))
    assert found.members == ()
    assert found.open_needs == (Need(FAMILY, "netwerk"),)


# -- the guideline's steps for this family


def advice(
    name: str, applies: Condition | None = None, step: int = 0, *, urgent: bool = False
) -> Advice:
    """Return an item of the guideline."""
    return Advice(name, name, ("bron:1",), step, urgent, "", applies)


@pytest.mark.parametrize(
    ("profile", "urgent", "expected"),
    [
        (family("gedrag"), False, ["eerst", "dan"]),
        (family("gedrag"), True, ["eerst", "veilig", "dan"]),
        (family("middelen"), False, ["eerst", "dan", "middelen"]),
        (family("gedrag", children=[child("2"), child("14", placement="geplaatst")]), False, ["eerst", "dan", "jong", "terug"]),
        (family("gedrag", children=[child(None)]), False, ["eerst", "dan"]),
        (family("gedrag", age="5"), False, ["eerst", "dan", "jong"]),
        (family("gedrag", age="6"), False, ["eerst", "dan"]),
        (family("gedrag", children=[child("14", denied="middelen")], denied=["middelen"]), False, ["eerst", "dan"]),
    ],
)  # fmt: skip
def test_the_steps_of_the_guideline_are_picked_by_this_familys_facts(
    profile: Profile, urgent: bool, expected: list[str]
) -> None:
    """The fixed steps in their order, those for unsafety when it is urgent, then what holds for some child; unknown picks nothing."""
    items = (
        advice("dan", step=3),
        advice("veilig", step=2, urgent=True),
        advice("eerst", step=1),
        advice("algemeen"),
        advice("middelen", Atom("problem", ("middelen",))),
        advice("jong", Atom("age", ("-1", "5"))),
        advice("terug", Atom("placement", ("geplaatst",))),
    )
    guideline = Guideline("Richtlijn", "1", "", (Section("a", "A", "", "", items),))
    found = steps(guideline, Judge(made(entry("a", ["gedrag"])), profile), urgent=urgent)
    assert [a.id for a in found] == expected


def test_in_a_crisis_the_packaged_plan_holds_crisis_help_and_without_it_never() -> None:
    """Of every packaged family with a crisis, an age and a threatened placement."""
    catalogue = loading.load_catalogue(None)
    for problem in sorted(catalogue.problems):
        for crisis in ("ja", "nee"):
            profile = Profile(
                (child("8", problem),), facts={"crisis": crisis, "placement": "dreigt"}
            )
            found = plan(rank(catalogue, profile, explain=False))
            roles = [m.intervention.role for m in found.chosen]
            assert (Role.CRISIS in roles) is (crisis == "ja"), problem
            assert all(m.judgement.verdict is not Verdict.EXCLUDED for m in found.chosen)

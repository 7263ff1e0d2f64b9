"""One plan for a family: what always holds of it, and examples that pin what comes first (method, section 4).

The score and the search are written a second time here, from the method and not from the program, and put to every set of interventions.
"""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations, permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import answer, faults, run
from families import (
    EXAMPLES,
    PROBLEMS,
    Case,
    Data,
    entry,
    examples,
    families_of,
    family,
    made,
    small,
    upward,
)
from uhp_cli.method.planning import FAMILY, Need, Plan, plan
from uhp_cli.method.ranking import Match, rank
from uhp_cli.pages import render
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.profile import Child, Profile
from uhp_cli.values.vocab import Verdict
from uhp_cli.verbs import views, wire


class Planned(NamedTuple):
    """A drawn catalogue and family with what may be chosen from, how many may be, and the plans found."""

    case: Case
    matches: tuple[Match, ...]
    most: int
    found: Plan


def planned(case: Case) -> Planned:
    """Plan for a drawn family; how many interventions a plan may hold differs by case, three most often."""
    most = (3, 3, 3, 1, 2, 4, 6)[case.seed % 7]
    ranking = rank(case.catalogue, case.profile, explain=False)
    return Planned(case, ranking.matches, most, plan(ranking, most=most))


@st.composite
def busy(draw: st.DrawFn) -> Case:
    """Draw a family with many problems and entries with few conditions, so that a plan needs several and there is a choice."""
    problems = sorted(PROBLEMS)
    entries = [
        entry(
            name,
            draw(st.lists(st.sampled_from(problems), min_size=1, max_size=2, unique=True)),
            role=draw(st.sampled_from(("aanvullend", "werkwijze", "hoofd", "crisis"))),
            level=draw(st.sampled_from(("onbekend", "goed-onderbouwd", "goede-aanwijzingen"))),
            age=draw(st.sampled_from((None, None, None, (0, 11), (12, 17)))),
            placement=draw(st.integers(0, 9)) == 0,
        )
        for name in ("ad", "bo", "ca", "da", "eb", "fa")[: draw(st.integers(3, 6))]
    ]
    some = st.sets(st.sampled_from(problems), max_size=2).map(frozenset)
    children = tuple(
        Child(parse_age(age), draw(some))
        for age in draw(st.sampled_from(((), ("14",), ("3",), ("14", "3"), ("14", "16"))))
    )
    shared = draw(st.sets(st.sampled_from(problems), min_size=1, max_size=3).map(frozenset))
    stated = sorted(shared.union(*(c.problems for c in children)))
    facts = draw(st.sampled_from(({}, {"crisis": "ja"}, {"crisis": "nee"})))
    first = draw(st.sampled_from(("", *stated)))
    data = small(entries)
    return Case(
        data,
        decode(data, "0" * 64),
        Profile(children, shared, facts, first=first),
        draw(st.integers(0, 999)),
    )


@cache
def drawn() -> tuple[Planned, ...]:
    """Return the cases of the other invariants and as many busy ones, each with its plans."""
    found = list(examples())

    @EXAMPLES
    @given(busy())
    def draw(case: Case) -> None:
        found.append(case)

    draw()
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


def ids(members: Iterable[Match]) -> frozenset[str]:
    """Return the ids of a plan."""
    return frozenset(m.judgement.intervention.id for m in members)


# -- the method, a second time


def needs(profile: Profile) -> set[Need]:
    """Return each child, or the family, with each problem stated for it."""
    return {(n, p) for n, c in enumerate(profile.children) for p in c.problems} | {
        (FAMILY, p) for p in profile.family
    }


def met(case: Case, match: Match) -> set[Need]:
    """Return the needs that an intervention addresses outright: it targets the problem or something broader."""
    broader = {p["id"]: p.get("broader", "") for p in case.data["vocabulary"]["problems"]}
    record = match.judgement.intervention.record
    targets = {t["problem"] for t in record["target_group"]["problems"]}
    children = case.profile.children or (Child(None, frozenset()),)
    open_to = [
        n for n in range(len(children)) if match.judgement.units[n].verdict is not Verdict.EXCLUDED
    ]
    found = set()
    for number, problem in needs(case.profile):
        outright = not targets.isdisjoint(upward(broader, problem))
        concerned = bool(open_to) if number == FAMILY else number in open_to
        if outright and concerned:
            found.add((number, problem))
    return found


def score(case: Case, members: tuple[Match, ...]) -> tuple[Any, ...]:
    """Return how good a set is: crisis, first problem, pairs, fewest, ranks; higher is better."""
    covered = set().union(*(met(case, m) for m in members))
    roles = [m.judgement.intervention.record["role"] for m in members]
    return (
        case.profile.facts.get("crisis") == "ja" and "crisis" in roles,
        len([p for _, p in covered if case.profile.first and p == case.profile.first]),
        len(covered),
        -len(members),
        [-r for r in sorted(m.rank for m in members)],
    )


def allowed(members: tuple[Match, ...]) -> bool:
    """Say whether a set holds at most one main programme and one crisis intervention."""
    roles = [m.judgement.intervention.record["role"] for m in members]
    return roles.count("hoofd") < 2 and roles.count("crisis") < 2


@always(floor=0.5)
def test_every_best_set_is_given_and_no_other(p: Planned) -> bool:
    """Brute force over all subsets finds the same plans: none is better, and all equally good ones are there."""
    sets = [s for size in range(p.most + 1) for s in combinations(p.matches, size) if allowed(s)]
    scores = [score(p.case, s) for s in sets]
    highest = max(scores)
    expected = {ids(s) for s, given_ in zip(sets, scores, strict=True) if given_ == highest}
    assert {ids(members) for members in p.found.plans} == expected
    assert len(p.found.plans) == len(expected)
    return len(p.found.chosen) > 0 and len(sets) > 2


@always(floor=0.15)
def test_a_plan_may_need_several_or_leave_a_choice(p: Planned) -> bool:
    """Many of the drawn families need two or more, or have equally good plans; every plan stands in ranked order."""
    for members in p.found.plans:
        assert [m.rank for m in members] == sorted(m.rank for m in members)
    return len(p.found.chosen) > 1 or len(p.found.plans) > 1


@always(floor=0.7)
def test_a_plan_keeps_to_its_rules(p: Planned) -> bool:
    """Never two main programmes or two for crisis, more than was asked for, an excluded intervention or a placement programme."""
    for members in p.found.plans:
        assert allowed(members)
        assert len(members) <= p.most
        assert ids(members) <= ids(p.matches)
        assert not any("includes_placement" in m.judgement.intervention.record for m in members)
    return len(p.found.chosen) > 0


@always(floor=0.7)
def test_no_member_can_be_left_out(p: Planned) -> bool:
    """Without any one of its interventions a plan answers less: the crisis, or a need."""
    for members in p.found.plans:
        for number in range(len(members)):
            assert (
                score(p.case, members[:number] + members[number + 1 :])[:3]
                < score(p.case, members)[:3]
            )
    return len(p.found.chosen) > 0


@always(floor=0.5)
def test_covered_and_uncovered_are_the_stated_problems(p: Planned) -> bool:
    """Each stated problem is covered for everyone it was stated for, or it is said to be open."""
    found = p.found
    assert sorted((*found.covered, *found.uncovered)) == list(p.case.profile.problems)
    assert not set(found.covered) & set(found.uncovered)
    left = needs(p.case.profile) - set().union(*(met(p.case, m) for m in found.chosen))
    assert set(found.open_needs) == left
    assert set(found.uncovered) == {problem for _, problem in left}
    return bool(found.covered and found.uncovered) or len(found.covered) > 1


@always(floor=0.5)
def test_the_order_of_the_catalogue_changes_nothing(p: Planned) -> bool:
    """The same entries the other way round give the same plans in the same order."""
    data: Data = {**p.case.data, "interventions": p.case.data["interventions"][::-1]}
    other = plan(rank(decode(data, "0" * 64), p.case.profile, explain=False), most=p.most)
    names = [
        [[m.judgement.intervention.id for m in members] for members in found.plans]
        for found in (p.found, other)
    ]
    assert names[0] == names[1]
    return len(p.found.chosen) > 0 and len(data["interventions"]) > 1


@always(floor=0.2)
def test_the_order_of_the_children_changes_only_their_numbers(p: Planned) -> bool:
    """Children the other way round give the same sets and the same problems covered."""
    turned = p.case.profile._replace(children=p.case.profile.children[::-1])
    other = plan(rank(p.case.catalogue, turned, explain=False), most=p.most)
    assert {ids(members) for members in other.plans} == {ids(members) for members in p.found.plans}
    assert (other.covered, other.uncovered) == (p.found.covered, p.found.uncovered)
    return len(p.found.chosen) > 0 and len(set(p.case.profile.children)) > 1


# -- examples that pin what comes first


def chosen(catalogue: Catalogue, profile: Profile, **more: int) -> set[frozenset[str]]:
    """Return the best plans for a family as sets of ids."""
    return {ids(p) for p in plan(rank(catalogue, profile), **more).plans}


def test_the_first_problem_comes_before_the_number_of_problems() -> None:
    """With room for one, what addresses the most urgent problem wins from what addresses two others."""
    catalogue = made(entry("breed", ["gedrag", "opvoeding"]), entry("smal", ["middelen"]))
    problems = ("gedrag", "opvoeding", "middelen")
    assert chosen(catalogue, family(*problems), most=1) == {frozenset({"breed"})}
    assert chosen(catalogue, family(*problems, first="middelen"), most=1) == {frozenset({"smal"})}
    assert chosen(catalogue, family(*problems), most=2) == {frozenset({"breed"})}, (
        "both are main programmes"
    )


def test_the_first_problem_counts_for_each_child_that_has_it() -> None:
    """Behaviour first for two children comes before behaviour and two more problems for one of them."""
    catalogue = made(
        entry("allebei", ["gedrag"]),
        entry("een", ["gedrag", "middelen", "opvoeding"], age=(12, 17)),
    )
    old, young = (
        Child(parse_age(age), frozenset(p))
        for age, p in (("14", {"gedrag", "middelen", "opvoeding"}), ("3", {"gedrag"}))
    )
    assert chosen(catalogue, Profile((old, young), first="gedrag"), most=1) == {
        frozenset({"allebei"})
    }
    assert chosen(catalogue, Profile((old, young)), most=1) == {frozenset({"een"})}


def test_one_main_programme_and_one_for_crisis_at_most() -> None:
    """Two of a kind never stand together, also when each addresses a problem of its own; additional help may."""
    for role, expected in (
        ("hoofd", {"a", "b"}),
        ("crisis", {"a", "b"}),
        ("aanvullend", {"ab"}),
        ("werkwijze", {"ab"}),
    ):
        catalogue = made(entry("a", ["gedrag"], role=role), entry("b", ["middelen"], role=role))
        assert {
            "".join(sorted(p)) for p in chosen(catalogue, family("gedrag", "middelen"))
        } == expected


def test_the_crisis_comes_before_everything() -> None:
    """In a crisis the plan holds an intervention for crisis, also one that only addresses a form of the problem."""
    catalogue = made(
        entry("breed", ["gedrag", "middelen"]),
        entry("snel", ["opvoeding"], role="crisis"),
        entry("deels", ["delinquentie"], role="crisis"),
    )
    stated = family("gedrag", "middelen", "opvoeding")
    assert chosen(catalogue, stated, most=1) == {frozenset({"breed"})}
    assert chosen(catalogue, stated._replace(facts={"crisis": "ja"}), most=1) == {
        frozenset({"snel"})
    }
    only_in_part = family("gedrag", crisis="ja")
    assert chosen(catalogue, only_in_part) == {frozenset({"breed", "deels"})}
    assert chosen(catalogue, family("gedrag", crisis="nee")) == {frozenset({"breed"})}


def test_equally_good_plans_are_all_given_in_a_fixed_order() -> None:
    """Three entries with one key give three plans, by name; a higher level leaves one."""
    same = [entry(name, ["gedrag"]) for name in ("ca", "ad", "bo")]
    for order in permutations(same):
        found = plan(rank(made(*order), family("gedrag")))
        assert [[m.judgement.intervention.id for m in p] for p in found.plans] == [
            ["ad"],
            ["bo"],
            ["ca"],
        ]
    better = entry("da", ["gedrag"], level="eerste-aanwijzingen")
    assert chosen(made(*same, better), family("gedrag")) == {frozenset({"da"})}


def test_a_family_in_crisis() -> None:
    """Families First is in the plan for a crisis, ASH is not; the safety line and the safety plan are there."""
    found = answer(
        "plan",
        "--age",
        "8",
        "--problems",
        "verwaarlozing,onveiligheid,opvoeding",
        "--crisis",
        "--placement",
        "dreigt",
    )
    names = [c["id"] for c in found["chosen"]]
    assert "families-first" in names
    assert "ash" not in names
    assert found["notices"][0]["code"] == "acute-safety"
    assert "veiligheidsplan" in [s["id"] for s in found["steps"]]
    assert found["exact"] is True
    assert all(s["sources"] for s in found["steps"])


def test_siblings_each_keep_their_own_needs(tmp_path: Path) -> None:
    """A plan for a child of 15 and one of 3 says for whom each intervention is, and what stays open for whom."""
    profile = tmp_path / "gezin.yaml"
    profile.write_text(
        "children: [{age: 15, problems: [middelen, schooluitval]}, {age: 3, problems: [hechting, opvoeding]}]\n"
    )
    found = answer("plan", "--profile", str(profile))
    needs_of = {(n["problem"], n.get("child")) for c in found["chosen"] for n in c["needs"]}
    open_ = {(n["problem"], n.get("child")) for u in found["uncovered"] for n in u["needs"]}
    assert needs_of | open_ == {
        ("middelen", 0),
        ("schooluitval", 0),
        ("hechting", 1),
        ("opvoeding", 1),
    }
    assert not needs_of & open_
    assert ("middelen", 0) in needs_of
    assert ("hechting", 1) in needs_of
    for child, age in (("kind 1", "15 jaar"), ("kind 2", "3 jaar")):
        assert f"{child} ({age})" in " ".join(run("plan", "--profile", str(profile)).out.split())


def test_a_plan_when_nothing_covers_the_problem() -> None:
    """An empty plan says who to involve, is no error, and says nothing about placement."""
    done = run("plan", "--problems", "financien")
    found = answer("plan", "--problems", "financien")
    assert found["chosen"] == []
    assert found["alternatives"] == []
    assert [(u["problem"], bool(u["involve"])) for u in found["uncovered"]] == [("financien", True)]
    assert found["uncovered"][0]["involve"] in " ".join(done.out.split())
    assert "Geen interventie in deze catalogus dekt een van de problemen rechtstreeks" in " ".join(
        done.out.split()
    )


def test_most_is_kept_and_refused_when_it_is_no_number() -> None:
    """`--max 1` gives one intervention; the plan says its rule; nought, minus one and a word are refused."""
    family_ = ("--age", "10", "--problems", "gedrag,hechting,ouder-psychisch,netwerk,trauma")
    assert len(answer("plan", *family_)["chosen"]) > 1
    assert [len(answer("plan", *family_, "--max", n)["chosen"]) for n in ("1", "2")] == [1, 2]
    assert "2 in totaal" in " ".join(run("plan", *family_, "--max", "2").out.split())
    for wrong in ("0", "-1", "drie", "1.5"):
        assert "--max" in run("plan", *family_, "--max", wrong, code=2).err


def test_hours_and_phases_follow_from_what_was_chosen() -> None:
    """Every chosen intervention stands in one phase, and its hours are known or said to be unknown."""
    found = answer(
        "plan", "--age", "10", "--problems", "gedrag,hechting,netwerk,onveiligheid", "--crisis"
    )
    names = sorted(c["id"] for c in found["chosen"])
    assert sorted(i for p in found["phases"] for i in p["interventions"]) == names
    assert sorted([*found["hours_per_week"]["of"], *found["hours_per_week"]["unknown"]]) == names
    assert found["hours_per_week"]["guideline"]["min"] == 8


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_plan_fits_the_screen(width: int, lang: str) -> None:
    """No line is wider than the terminal, also with siblings and equally good plans."""
    args = (
        "plan",
        "--age",
        "15",
        "--age",
        "3",
        "--problems",
        "gedrag,netwerk,hechting,financien",
        "--crisis",
        "--lang",
        lang,
    )
    lines = run(*args, env={"COLUMNS": str(width)}).out.splitlines()
    assert max(map(cell_len, lines)) <= width


def test_more_equally_good_plans_than_five_are_counted() -> None:
    """Five alternatives are named, and how many more there are, in JSON and on the screen."""
    catalogue = made(*(entry(f"e{n}", ["gedrag"]) for n in range(9)))
    found, words = plan(rank(catalogue, family("gedrag"))), Words(Lang.NL, catalogue)
    given = wire.plan(found, loading.load_guideline(), words)
    assert given["alternatives"] == [[f"e{n}"] for n in range(1, 6)]
    assert given["more_alternatives"] == 3
    page = render.to_text(
        views.plan(found, loading.load_guideline(), words), width=100, colour=False
    )
    assert "Even goed: e1; e2; e3; e4; e5 en nog 3" in page


@settings(EXAMPLES, max_examples=150)
@given(families_of(loading.load_catalogue(None)))
def test_every_plan_is_as_its_schema_says(catalogue: Catalogue, profile: Profile) -> None:
    """Drawn families and the packaged catalogue."""
    found = wire.plan(
        plan(rank(catalogue, profile, explain=False)),
        loading.load_guideline(),
        Words(Lang.NL, catalogue),
    )
    assert faults("plan", found) == []

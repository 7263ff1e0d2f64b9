"""What always holds of judging and ranking, put to 1,000 drawn catalogues and families (method, section 5).

The judging, the key and the level per outcome are written a second time in by_hand.py, from the method and not from the program, and the
order a second time in SQLite. An invariant that is never put to the test says nothing: each returns whether the case was about it, and
fails when too few were. pytest -rP prints the shares that were; the floors lie somewhat lower.
"""

import ast
import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from typing import Any

from hypothesis import given, settings

import by_hand
from by_hand import BEST_FIRST, STEPS, asked, problems_in
from conftest import ROOT
from families import EXAMPLES, OF_FAMILY, Case, Data, examples, families_of, invariant, upward
from uhp_cli.checking.checks import check
from uhp_cli.method.cautions import cautions, notices
from uhp_cli.method.judging import (
    AGE,
    CRISIS,
    EXCLUSION,
    PROBLEM,
    Change,
    Judge,
    Judgement,
    changed,
)
from uhp_cli.method.ranking import FIRST, Exclusion, Match, NextQuestion, Ranking, brief_rows, rank
from uhp_cli.method.reasons import Reasons
from uhp_cli.method.what_if import turned, what_if
from uhp_cli.reading.loading import schema
from uhp_cli.source.yaml_source import read
from uhp_cli.values.ages import Age, parse_age
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.profile import FAMILY, Child, Profile, consistent
from uhp_cli.values.vocab import CHILD_AGE_MAX, Level, State, Verdict

# -- answers compared


def judgements(case: Case) -> dict[str, Judgement]:
    """Judge every entry of a case."""
    return {j.intervention.id: j for j in Judge(case.catalogue, case.profile).all()}


def again(case: Case, data: Data, profile: Profile | None = None) -> Ranking:
    """Rank changed data for the same family, or another."""
    return rank(decode(data, case.catalogue.sha256), profile or case.profile)


def ranked(case: Case) -> Ranking:
    """Rank a case."""
    return rank(case.catalogue, case.profile)


def by_id(ranking: Ranking) -> dict[str, Match]:
    """Return the matches of an answer by id."""
    return {m.intervention.id: m for m in ranking.matches}


def places(match: Match) -> tuple[Any, ...]:
    """Return the key and the places of a match."""
    return match.key, *match.places


def summary(ranking: Ranking) -> list[Any]:
    """Return an answer as plain values, without words and without the numbers of children."""
    return [
        [
            (
                m.intervention.id,
                *places(m),
                m.level,
                m.judgement.verdict,
                sorted(m.judgement.covers),
                sorted(m.judgement.partly),
                m.dominated_by,
            )
            for m in ranking.matches
        ],
        [e.intervention.id for e in ranking.excluded],
        [b.intervention.id for b in ranking.beside],
        ranking.first_reasons,
        ranking.uncovered,
        ranking.stated,
    ]


def detail(ranking: Ranking) -> list[Any]:
    """Return an answer with its near misses and questions as well."""
    changes = [(e.intervention.id, sorted(map(repr, e.changes))) for e in ranking.excluded]
    return [*summary(ranking), changes, ranking.questions]


def answered(case: Case, fact: str, value: str, child: int | None = None) -> Profile:
    """Return the family with one more answer, or another one, for a child or for everyone; what is there makes wider be there."""
    profile = case.profile
    number = FAMILY if child is None else child
    if number == FAMILY:
        if fact in case.catalogue.answers:
            return profile._replace(facts={**profile.facts, fact: value})
        if value == "nee":
            return profile._replace(denied=profile.denied | {fact})
        if value != "ja":
            return profile._replace(severities={**profile.severities, fact: value})
        return profile._replace(
            denied=profile.denied.difference(case.catalogue.up[fact]),
            family=profile.family | {fact},
        )
    children = list(profile.children or (Child(None),))
    one = children[number]
    if fact in case.catalogue.answers:
        one = one._replace(facts={**one.facts, fact: value})
    elif value == "nee":
        one = one._replace(denied=one.denied | {fact})
    elif value == "ja":
        one = one._replace(
            denied=one.denied.difference(case.catalogue.up[fact]), problems=one.problems | {fact}
        )
    else:
        one = one._replace(severities={**one.severities, fact: value})
    children[number] = one
    return profile._replace(children=tuple(children))


def aged(profile: Profile, number: int, age: Age | None) -> Profile:
    """Return the family with another age for one child."""
    children = list(profile.children or (Child(None),))
    children[number] = children[number]._replace(age=age)
    return profile._replace(children=tuple(children))


# -- judging


@invariant(floor=0.75)
def test_a_criterion_is_what_every_possible_answer_makes_of_it(case: Case) -> bool:
    """Met or unmet when all completions of the unknown agree, unknown when they do not; for each child."""
    states = set()
    family = by_hand.people(case.data, case.profile)
    for entry, judgement in zip(
        case.data["interventions"], Judge(case.catalogue, case.profile).all(), strict=True
    ):
        for person, unit in zip(family, judgement.units, strict=True):
            expected = by_hand.criteria(case.data, person, entry)
            assert expected == [(c.code, c.state) for c in unit.criteria]
            states |= set(expected)
    return len(states) > 2


@invariant(floor=0.5)
def test_the_verdict_follows_from_the_criteria(case: Case) -> bool:
    """Excluded, fits or ask as section 1 says; for the family the best of its children, and which children."""
    found = set()
    family = by_hand.people(case.data, case.profile)
    for entry, judgement in zip(
        case.data["interventions"], Judge(case.catalogue, case.profile).all(), strict=True
    ):
        expected = [by_hand.verdict(by_hand.criteria(case.data, p, entry)) for p in family]
        assert [u.verdict for u in judgement.units] == expected
        assert judgement.verdict is min(expected, key=BEST_FIRST.index)
        assert judgement.children == tuple(
            n for n, v in enumerate(expected) if v is not Verdict.EXCLUDED
        )
        found |= set(expected)
    return len(found) > 1


@invariant(floor=0.75)
def test_every_intervention_stands_exactly_once(case: Case) -> bool:
    """Ranked, beside or excluded; beside is what no source states a problem for and nothing speaks against."""
    ranking = ranked(case)
    ids = [s.intervention.id for s in ranking.standings]
    assert sorted(ids) == sorted(i.id for i in case.catalogue.interventions)
    assert sum(ranking.first_reasons.values()) == len(ranking.excluded)
    assert ranking.fits == sum(m.judgement.verdict is Verdict.FITS for m in ranking.matches)
    assert all(m.intervention.targets for m in ranking.matches)
    assert not any(b.intervention.targets for b in ranking.beside)
    return len(ids) > 1


@invariant(floor=0.05)
def test_what_stands_beside_is_judged_on_everything_else(case: Case) -> bool:
    """Given any problem at all as a target that is stated, it would be ranked with the same verdict; it covers nothing."""
    ranking = ranked(case)
    stated = sorted(ranking.stated)
    for beside in ranking.beside:
        assert beside.judgement.covers == beside.judgement.partly == frozenset()
        entries = []
        for entry in case.data["interventions"]:
            group = entry["target_group"]
            if entry["id"] == beside.intervention.id and stated:
                everything = [
                    {"problem": p, "sources": ["bron:1"]} for p in by_hand.tree(case.data)
                ]
                group = {**group, "problems": everything}
            entries.append({**entry, "target_group": group})
        if stated:
            other = by_id(again(case, {**case.data, "interventions": entries}))
            best = min(
                (
                    u.verdict
                    for u, unit in zip(
                        beside.judgement.units,
                        Judge(case.catalogue, case.profile).units,
                        strict=True,
                    )
                    if unit.stated
                ),
                key=BEST_FIRST.index,
            )
            if best is not Verdict.EXCLUDED:
                assert other[beside.intervention.id].judgement.verdict is best
    return bool(ranking.beside)


@invariant(floor=0.25)
def test_an_exclusion_that_holds_vetoes_and_no_placement_programme_is_ranked(case: Case) -> bool:
    """Whatever else is met; and neither has a change that would lift it."""
    ranking = ranked(case)
    assert not any(m.intervention.placement for m in ranking.matches)
    assert not any(b.intervention.placement for b in ranking.beside)
    vetoed = False
    for judgement in ranking.judgements:
        for unit in judgement.units:
            if any(c.code == EXCLUSION and c.state is State.MET for c in unit.criteria):
                assert unit.verdict is Verdict.EXCLUDED
                vetoed = True
    for exclusion in ranking.excluded:
        if exclusion.intervention.placement:
            assert exclusion.changes == ()
            vetoed = True
    return vetoed


@invariant(floor=0.75)
def test_of_a_family_of_which_nothing_is_known_nothing_is_excluded(case: Case) -> bool:
    """But for programmes that include a placement; what fits has no condition at all, and no problem it is for."""
    found = judgements(case._replace(profile=Profile()))
    excluded = {i for i, j in found.items() if j.verdict is Verdict.EXCLUDED}
    assert excluded == {i.id for i in case.catalogue.interventions if i.placement}
    assert not any(j.verdict is Verdict.FITS and j.intervention.targets for j in found.values())
    return len(excluded) < len(case.catalogue.interventions)


@invariant(floor=0.5)
def test_forgetting_an_answer_never_excludes(case: Case) -> bool:
    """Unknown is never no: what is not excluded stays so when an answer, a denial, a severity or an age is taken away."""
    before = judgements(case)
    kept = [i for i, j in before.items() if j.verdict is not Verdict.EXCLUDED]
    less = list(_forgotten(case.profile, case.catalogue.up))
    for fewer in less:
        after = judgements(case._replace(profile=fewer))
        for name in kept:
            assert BEST_FIRST.index(after[name].verdict) <= 1
            assert before[name].verdict is Verdict.FITS or after[name].verdict is Verdict.ASK
    return bool(less and kept)


def _forgotten(profile: Profile, up: Mapping[str, tuple[str, ...]]) -> Iterator[Profile]:
    """Give the family without one answer; a child's own answer only where the family has none that would hold instead."""
    for fact in profile.facts:
        yield profile._replace(facts={f: v for f, v in profile.facts.items() if f != fact})
    for problem in profile.denied:
        yield profile._replace(denied=profile.denied - {problem})
    said = [profile.severities, *(c.severities for c in profile.children)]
    general = [profile.facts, *(c.facts for c in profile.children)]
    if sum(map(len, said)) == 1 and not any("severity" in f for f in general):
        nothing = tuple(c._replace(severities={}) for c in profile.children)
        yield profile._replace(severities={}, children=nothing)
    for number, child in enumerate(profile.children):
        if child.age:
            yield aged(profile, number, None)
        for fact in child.facts:
            if fact not in profile.facts:
                yield _with(
                    profile, number, facts={f: v for f, v in child.facts.items() if f != fact}
                )
        if child.denied.isdisjoint(w for p in profile.family for w in up[p]):
            for problem in child.denied:
                yield _with(profile, number, denied=child.denied - {problem})


def _with(profile: Profile, number: int, **change: Any) -> Profile:
    children = list(profile.children)
    children[number] = children[number]._replace(**change)
    return profile._replace(children=tuple(children))


@invariant(floor=0.04)
def test_an_answer_stays_between_the_worst_and_the_best_completion(case: Case) -> bool:
    """One more answer never makes an entry worse than its worst completion, or better than its best."""
    if len(case.profile.children) > 1:
        return False  # completions of several children are those of each, above
    up, tested = case.catalogue.up, False
    unknown = _unknown(case)
    for entry, judgement in zip(
        case.data["interventions"], Judge(case.catalogue, case.profile).all(), strict=True
    ):
        group = entry["target_group"]
        whens = [c["when"] for c in (*group["indications"], *group["exclusions"])]
        about = [p for w in whens for p in problems_in(w)] + [
            t["problem"] for t in group["problems"]
        ]
        crisis = by_hand.is_crisis_help(entry)
        related = any(a in up[b] or b in up[a] for n, a in enumerate(about) for b in about[n + 1 :])
        severe = any("severe" in set(asked(w)) for w in whens)
        if judgement.verdict is Verdict.EXCLUDED or related or severe or crisis:
            continue  # two criteria about one thing are not free of each other
        facts = [
            f
            for f in dict.fromkeys([*(f for w in whens for f in asked(w)), *about])
            if f in unknown
        ]
        if not facts or len(facts) > 4:
            continue
        ends = {
            _completed(case, entry["id"], dict(zip(facts, chosen, strict=True)))
            for chosen in product(*(unknown[f] for f in facts))
        }
        for fact in facts:
            for value in unknown[fact]:
                after = Judge(case.catalogue, answered(case, fact, value))
                given_ = after.judge(judgement.intervention).verdict
                assert min(ends) <= BEST_FIRST.index(given_) <= max(ends)
        tested = tested or len(ends) > 1
    return tested


def _unknown(case: Case) -> dict[str, tuple[str, ...]]:
    """Return every fact and problem a family of one may still be asked about, with its answers."""
    (person,) = by_hand.people(case.data, case.profile)
    held = {w for p in person.said for w in case.catalogue.up[p]}
    facts = {f: tuple(v) for f, v in case.catalogue.answers.items() if f not in person.facts}
    problems = case.catalogue.up if person.stated else ()  # a first problem changes what is asked
    return facts | {p: ("ja", "nee") for p in problems if p not in held | person.absent}


def _completed(case: Case, name: str, answers: Mapping[str, str]) -> int:
    for fact, value in answers.items():
        case = case._replace(profile=answered(case, fact, value))
    return BEST_FIRST.index(
        Judge(case.catalogue, case.profile).judge(case.catalogue.get(name)).verdict
    )


# -- the family: what follows adds nothing, and each child is its own


@invariant(floor=0.25)
def test_adding_an_implied_problem_changes_nothing_but_the_echo(case: Case) -> bool:
    """A wider word said of the same child, or of the family where it follows for every child: also with `first`."""
    more = list(_implied(case))
    before = detail(ranked(case))
    for profile in more:
        assert detail(rank(case.catalogue, profile)) == before
    return bool(more)


def _implied(case: Case) -> Iterator[Profile]:
    up, profile = case.catalogue.up, case.profile
    wider = [
        {w for p in person.said for w in up[p][1:]} - person.said
        for person in by_hand.people(case.data, profile)
    ]
    for number, words in enumerate(wider):
        for word in words if profile.children else ():
            child = profile.children[number]
            yield _with(profile, number, problems=child.problems | {word})
    for word in set.intersection(*wider):
        yield profile._replace(family=profile.family | {word})


@invariant(floor=0.05)
def test_an_implied_first_is_what_implies_it(case: Case) -> bool:
    """Naming the wider word as most urgent, where it follows from one problem only, is naming that problem."""
    found = False
    family = by_hand.people(case.data, case.profile)
    for profile in _implied(case):
        for word in set(profile.problems) - set(case.profile.problems) - {"c0"}:
            implying = {p for x in family for p in x.stated if word in case.catalogue.up[p]}
            if len(implying) == 1:
                firsts = (word, *implying)
                one, two = (rank(case.catalogue, profile._replace(first=f)) for f in firsts)
                assert detail(one) == detail(two)
                found = True
    return found


@invariant(floor=0.5)
def test_what_a_family_says_may_as_well_be_said_of_each_child(case: Case) -> bool:
    """Problems, severities, denials and answers moved to every child that does not say otherwise: same verdicts, same places."""
    profile = case.profile
    other = _split(case)
    one, two = ranked(case), rank(case.catalogue, other)
    assert summary(one) == summary(two)
    assert [j.units for j in one.judgements] == [j.units for j in two.judgements]
    moved = profile.family or profile.denied or profile.facts.keys() - OF_FAMILY
    return bool(one.matches and moved)


def _split(case: Case) -> Profile:
    profile, up = case.profile, case.catalogue.up
    children = []
    for child, person in zip(
        profile.children or (Child(None),), by_hand.people(case.data, profile), strict=True
    ):
        said = {p: by_hand.severity_said(child, profile, up[p]) for p in person.narrow}
        children.append(
            child._replace(
                problems=frozenset(person.said),
                severities={p: s for p, s in said.items() if s},
                facts={f: v for f, v in person.facts.items() if f not in OF_FAMILY},
                denied=frozenset(person.denied),
            )
        )
    shared = {f: v for f, v in profile.facts.items() if f in OF_FAMILY}
    return profile._replace(
        children=tuple(children),
        family=frozenset(),
        facts=shared,
        denied=frozenset(),
        severities={},
    )


# -- ranking


@invariant(floor=0.75)
def test_the_key_is_that_of_the_method(case: Case) -> bool:
    """Urgency, core, strength, breadth and aim, and the rank they give, worked out again from the file."""
    expected = [(r.id, r.key, r.rank) for r in by_hand.rows(case.data, case.profile)]
    assert [(m.intervention.id, m.key, m.rank) for m in ranked(case).matches] == expected
    return bool(expected)


@invariant(floor=0.35)
def test_the_level_for_a_problem_is_that_of_the_outcome_it_was_given_for(case: Case) -> bool:
    """The problem's own, else the lowest of a form of it or of what it is a form of, else well founded; a second time."""
    up, graded = by_hand.tree(case.data), False
    for entry, intervention in zip(
        case.data["interventions"], case.catalogue.interventions, strict=True
    ):
        for problem in up:
            found = intervention.level_for(problem, case.catalogue.up)
            expected = by_hand.level(entry, problem, up)
            assert STEPS.get(found, 0) == STEPS.get(expected, 0)
            assert not entry["classification"]["outcomes"] or found in {
                "goed-onderbouwd",
                *(o["level"] for o in entry["classification"]["outcomes"]),
            }
        graded = graded or bool(entry["classification"]["outcomes"])
    return graded


@invariant(floor=0.1)
def test_ranks_are_those_of_every_order_of_the_criteria(case: Case) -> bool:
    """The rank, the best and worst of 24, how often first, and which criterion moves it there, by counting what stands above."""
    matches, told = ranked(case).matches, False
    fields = ("urgency", "core", "strength", "breadth", "aim")
    for match in matches:
        ranks: dict[tuple[int, ...], int] = {}
        for order in permutations((1, 2, 3, 4)):
            mine = (match.key[0], *(match.key[n] for n in order))
            ranks[order] = 1 + sum((m.key[0], *(m.key[n] for n in order)) > mine for m in matches)
        found = list(ranks.values())
        assert places(match)[1:5] == (found[0], min(found), max(found), found.count(1))
        for end, by in ((min(found), match.places.best_by), (max(found), match.places.worst_by)):
            alone = {fields[n] for n in (2, 3, 4) if ranks[_forward(n, 0)] == end}
            single = {
                fields[n]
                for n in (2, 3, 4)
                for to in range(1, n - 1)
                if ranks[_forward(n, to)] == end
            }
            moved = {
                fields[next(n for n, own in zip(order, (1, 2, 3, 4), strict=True) if n != own)]
                for order, r in ranks.items()
                if r == end and order != (1, 2, 3, 4)
            }
            assert by in (alone or single or moved) if end != match.rank else by == ""
            told = told or bool(by)
    names = [(m.rank, m.intervention.name.casefold()) for m in matches]
    assert names == sorted(names)
    return told


def _forward(criterion: int, to: int) -> tuple[int, ...]:
    """Return the fixed order with one criterion moved forward."""
    rest = [n for n in (1, 2, 3, 4) if n != criterion]
    return (*rest[:to], criterion, *rest[to:])


@invariant(floor=0.45)
def test_sqlite_gives_the_same_order_from_the_keys(case: Case) -> bool:
    """Whoever has the keys can recompute the order, the ranks and the stability."""
    matches = ranked(case).matches
    assert _by_sqlite(matches) == [(m.intervention.id, *m.places[:4]) for m in matches]
    return len(matches) > 1


_FIELDS = ("core", "strength", "breadth", "aim")
_WINDOWS = [
    f"RANK() OVER (ORDER BY urgency DESC, {', '.join(f'{f} DESC' for f in order)})"
    for order in permutations(_FIELDS)
]
_QUERY = f"""
WITH place AS (SELECT id, name, {", ".join(f"{w} AS r{n}" for n, w in enumerate(_WINDOWS))} FROM answer)
SELECT id, r0, MIN({", ".join(f"r{n}" for n in range(24))}), MAX({", ".join(f"r{n}" for n in range(24))}),
       {" + ".join(f"(r{n} = 1)" for n in range(24))}
FROM place ORDER BY r0, name, id
"""  # noqa: S608  (nothing here comes from outside)


def _by_sqlite(matches: Iterable[Match]) -> list[tuple[Any, ...]]:
    database = sqlite3.connect(":memory:")
    try:
        database.execute(
            "CREATE TABLE answer (id, name, urgency INT, core INT, strength INT, breadth INT, aim INT)"
        )
        rows = [(m.intervention.id, m.intervention.name.casefold(), *m.key) for m in matches]
        database.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        return database.execute(_QUERY).fetchall()
    finally:
        database.close()


@invariant(floor=0.75)
def test_a_brief_answer_is_the_same_answer(case: Case) -> bool:
    """Made another way, for speed: the same ids in the same order, with rank, verdict and classification."""
    expected = [
        {
            "rank": m.rank,
            "id": m.intervention.id,
            "verdict": m.judgement.verdict.value,
            "classification": m.intervention.level.value,
        }
        for m in ranked(case).matches
    ]
    assert brief_rows(case.catalogue, case.profile) == expected
    return bool(expected)


@invariant(floor=0.5)
def test_what_one_answer_would_change_is_what_ranking_with_it_gives(case: Case) -> bool:
    """Made another way, for speed: the same verdicts in the same order, and the same first."""
    ranking = ranked(case)
    before = {j.intervention.id: j.verdict for j in ranking.judgements}
    lines = what_if(ranking)
    for line in lines[::3]:
        change, profile = line.change, case.profile
        if change.fact == FIRST:
            profile = profile._replace(first=change.value)
        else:
            profile = changed(profile, change, case.catalogue)
        assert line == turned(change, before, rank(case.catalogue, profile, explain=False))
    return bool(lines)


@invariant(floor=0.35)
def test_better_or_equal_on_every_criterion_is_never_below(case: Case) -> bool:
    """Pareto; and whoever is equalled or beaten on every criterion says by whom: the first such in the answer."""
    matches = ranked(case).matches
    compared = False
    for match in matches:
        above = [
            m
            for m in matches
            if m is not match and all(a >= b for a, b in zip(m.key, match.key, strict=True))
        ]
        assert all(m.rank <= match.rank for m in above)
        assert all((m.rank == match.rank) == (m.key == match.key) for m in matches)
        assert match.dominated_by == (above[0].intervention.id if above else "")
        compared = compared or bool(above)
    return compared


@invariant(floor=0.3)
def test_a_higher_level_never_lowers_a_rank_or_changes_a_verdict(case: Case) -> bool:
    """Raise a level of one entry by any number of steps: it stands no lower, and everyone is judged as before."""
    before = ranked(case)
    if not before.matches:
        return False
    name = before.matches[case.seed % len(before.matches)].intervention.id
    entries = [_raised(e, case.seed) if e["id"] == name else e for e in case.data["interventions"]]
    after = again(case, {**case.data, "interventions": entries})
    assert {i: m.judgement for i, m in by_id(after).items() if i != name} == {
        i: m.judgement for i, m in by_id(before).items() if i != name
    }
    match, risen = by_id(before)[name], by_id(after)[name]
    assert risen.judgement.units == match.judgement.units
    assert risen.rank <= match.rank
    assert risen.places.best <= match.places.best
    assert risen.places.worst <= match.places.worst
    assert risen.places.first_in >= match.places.first_in
    return risen.key.strength > match.key.strength


def _raised(entry: Data, seed: int) -> Data:
    """Return an entry with one of its levels raised by one to three steps: the general one, or that of an outcome."""
    steps = [Level.FOUNDED, Level.FIRST, Level.GOOD, Level.STRONG]
    classification = dict(entry["classification"])
    rows = [classification, *(dict(o) for o in classification["outcomes"])]
    row = rows[seed % len(rows)]
    row["level"] = steps[min(3, STEPS.get(row["level"], 0) + seed % 3)].value
    return {**entry, "classification": {**classification, "outcomes": rows[1:]}}


@invariant(floor=0.75)
def test_adding_an_entry_changes_no_other(case: Case) -> bool:
    """Take one entry away: every other keeps its verdict, its criteria, its key and its near misses."""
    chosen = case.seed % len(case.data["interventions"])
    fewer = [e for n, e in enumerate(case.data["interventions"]) if n != chosen]
    with_, without = ranked(case), again(case, {**case.data, "interventions": fewer})
    names = {e["id"] for e in fewer}
    assert {i: m.key for i, m in by_id(with_).items() if i in names} == {
        i: m.key for i, m in by_id(without).items()
    }
    for one, other in ((with_.excluded, without.excluded), (with_.beside, without.beside)):
        assert [e for e in one if e.intervention.id in names] == list(other)
    return len(fewer) > 0


# -- order, names and clock


@invariant(floor=0.6)
def test_the_order_of_the_catalogue_changes_nothing(case: Case) -> bool:
    """Entries in any order give the same answer; the vocabulary's order decides only between equal questions."""
    chance = random.Random(case.seed)  # noqa: S311
    words = case.data["vocabulary"]
    shuffled = {
        **words,
        **{k: chance.sample(words[k], len(words[k])) for k in ("problems", "facts")},
    }
    entries = chance.sample(case.data["interventions"], len(case.data["interventions"]))
    before = ranked(case)
    other = again(case, {**case.data, "interventions": entries})
    assert detail(other) == detail(before)
    third = again(case, {**case.data, "vocabulary": shuffled, "interventions": entries})
    assert detail(third)[:-1] == detail(before)[:-1]
    assert set(third.questions) == set(before.questions)
    worth = [[(q.best_rank, -q.changes) for q in r.questions] for r in (before, third)]
    assert worth[0] == worth[1]
    return [e["id"] for e in entries] != [e["id"] for e in case.data["interventions"]]


@invariant(floor=0.6)
def test_the_order_in_which_a_family_is_told_changes_nothing(case: Case) -> bool:
    """Problems, denials, answers and severities in any order: sets and tables are put in the vocabulary's order."""
    chance = random.Random(case.seed)  # noqa: S311

    def told(some: Mapping[str, str]) -> dict[str, str]:
        return dict(chance.sample(list(some.items()), len(some)))

    profile = case.profile
    children = tuple(
        c._replace(
            facts=told(c.facts),
            severities=told(c.severities),
            problems=frozenset(chance.sample(sorted(c.problems), len(c.problems))),
        )
        for c in profile.children
    )
    other = profile._replace(
        children=children, facts=told(profile.facts), severities=told(profile.severities)
    )
    one, two = (rank(case.catalogue, consistent(p, case.catalogue)) for p in (profile, other))
    assert detail(one) == detail(two)
    assert [e.changes for e in one.excluded] == [e.changes for e in two.excluded]
    return len(profile.facts) > 1 or any(len(c.facts) > 1 for c in children)


@invariant(floor=0.12)
def test_the_order_of_the_children_changes_only_their_numbers(case: Case) -> bool:
    """Brothers and sisters in any order: same places, verdicts, near misses, counts and questions."""
    chance = random.Random(case.seed)  # noqa: S311
    order = chance.sample(range(len(case.profile.children)), len(case.profile.children))
    other = case.profile._replace(children=tuple(case.profile.children[n] for n in order))
    one, two = ranked(case), rank(case.catalogue, other)

    def renumbered(change: Any) -> Any:
        return (
            change
            if change.child is None or not order
            else change._replace(child=order[change.child])
        )

    assert summary(one) == summary(two)
    children = {i: m.judgement.children for i, m in by_id(one).items()}
    assert children == {
        i: tuple(sorted(order[n] for n in m.judgement.children)) if order else (0,)
        for i, m in by_id(two).items()
    }
    assert {e.intervention.id: set(e.changes) for e in one.excluded} == {
        e.intervention.id: set(map(renumbered, e.changes)) for e in two.excluded
    }
    assert set(one.questions) == set(map(renumbered, two.questions))
    return order != sorted(order)


@invariant(floor=0.75)
def test_renaming_ids_changes_only_names(case: Case) -> bool:
    """Other ids, in the opposite alphabetical order, for entries, problems and a fact."""
    names = sorted(
        {*by_hand.tree(case.data), "recidive", *(e["id"] for e in case.data["interventions"])},
        reverse=True,
    )
    new = {name: f"nieuw-{n}" for n, name in enumerate(names)}
    renamed = json.loads(
        json.dumps(case.data),
        object_pairs_hook=lambda pairs: {new.get(k, k): _new(v, new) for k, v in pairs},
    )
    profile = case.profile

    def some(words: Iterable[str]) -> frozenset[str]:
        return frozenset(new[p] for p in words)

    def table(given_: Mapping[str, str]) -> dict[str, str]:
        return {new.get(f, f): v for f, v in given_.items()}

    other = Profile(
        tuple(
            Child(c.age, some(c.problems), table(c.severities), table(c.facts), some(c.denied))
            for c in profile.children
        ),
        some(profile.family),
        table(profile.facts),
        some(profile.denied),
        table(profile.tried),
        new.get(profile.first, ""),
        severities=table(profile.severities),
    )
    one, two = ranked(case), again(case, renamed, other)
    assert [_renamed(m, new) for m in one.matches] == [_renamed(m, {}) for m in two.matches]
    assert [
        (new[e.intervention.id], {(new.get(c.fact, c.fact), *c[1:]) for c in e.changes})
        for e in one.excluded
    ] == [(e.intervention.id, set(e.changes)) for e in two.excluded]
    assert {q._replace(fact=new.get(q.fact, q.fact)) for q in one.questions} == set(two.questions)
    assert one.first_reasons == two.first_reasons
    assert {new[p] for p in one.uncovered} == set(two.uncovered)
    return bool(one.matches)


def _new(value: Any, new: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_new(v, new) for v in value]
    return new.get(value, value) if isinstance(value, str) else value


def _renamed(match: Match, new: Mapping[str, str]) -> tuple[Any, ...]:
    judgement = match.judgement
    problems = [
        frozenset(new.get(p, p) for p in group) for group in (judgement.covers, judgement.partly)
    ]
    ids = [new.get(i, i) for i in (judgement.intervention.id, match.dominated_by)]
    return (*ids, *problems, *places(match), match.level, judgement.verdict, judgement.children)


def test_the_engines_have_no_clock_chance_or_environment() -> None:
    """Nothing that judges, ranks or tells imports what may differ from one run to the next."""
    rooms = (ROOT / "src" / "uhp_cli" / room for room in ("method", "values", "telling"))
    for path in (file for room in rooms for file in room.glob("*.py")):
        source = ast.parse(path.read_text(encoding="utf-8"))
        imported = {a.name for n in ast.walk(source) if isinstance(n, ast.Import) for a in n.names}
        imported |= {str(n.module) for n in ast.walk(source) if isinstance(n, ast.ImportFrom)}
        assert imported.isdisjoint(
            {"datetime", "locale", "os", "random", "secrets", "sys", "time", "uuid"}
        ), path.name


_TELL = """
from uhp_cli.method.planning import plan
from uhp_cli.method.ranking import rank
from uhp_cli.method.what_if import what_if
from uhp_cli.reading.loading import load_catalogue
from uhp_cli.values.profile import Options, from_options
catalogue = load_catalogue(None)
family = from_options(Options(ages=["8"], problems=["gedrag,middelen,netwerk,kindermishandeling"],
    children=["14:delinquentie=ernstig,geplaatst,emotie=nee"]), catalogue)
ranking = rank(catalogue, family)
def told(m):
    return (m.intervention.id, *m[1:], m.judgement.verdict, m.judgement.children, sorted(m.judgement.covers))
print([told(m) for m in ranking.matches], [(e.intervention.id, e.changes) for e in ranking.excluded])
print(ranking.questions, what_if(ranking), [m.match.intervention.id for m in plan(ranking).members])
print([[(c.code, c.state, c.open, c.problems, c.prevented) for u in j.units for c in u.criteria] for j in ranking.judgements])
"""


def test_the_same_question_gives_the_same_answer() -> None:
    """In another process with other hash seeds, which order sets differently."""
    told = set()
    for seed in ("0", "1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", _TELL]
        told.add(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    assert len(told) == 1
    assert len(told.pop()) > 1000


# -- near misses and questions

AGE_WORDS = (
    "zwanger",
    *(f"{m}m" for m in range(CHILD_AGE_MAX + 1)),
    *(str(y) for y in range(CHILD_AGE_MAX + 1)),
)


def single_answers(case: Case) -> Iterator[tuple[str, str, int | None]]:
    """Give every answer that was given, also how severe a problem is, changed in every way: fact, other answer, which child."""
    profile, answers = case.profile, case.catalogue.answers
    places: list[tuple[int | None, Profile | Child]] = [(None, profile)]
    for number, said in [*places, *enumerate(profile.children)]:
        for fact, given_ in said.facts.items():
            yield from ((fact, v, number) for v in answers[fact] if v != given_)
        yield from ((p, "ja", number) for p in said.denied)
        for problem, given_ in said.severities.items():
            yield from ((problem, v, number) for v in answers["severity"] if v != given_)


def brute_force(
    case: Case, judgement: Judgement
) -> tuple[set[tuple[str, str, int | None]], set[int]]:
    """Return every single answer that lifts an exclusion, by trying them all, and the children an age lifts it for."""
    intervention = judgement.intervention
    if judgement.verdict is not Verdict.EXCLUDED or intervention.placement:
        return set(), set()
    free = {
        n
        for n, unit in enumerate(judgement.units)
        if not any(c.code == EXCLUSION and c.blocks for c in unit.criteria)
    }

    def lifted(other: Profile) -> set[int]:
        return free.intersection(Judge(case.catalogue, other).judge(intervention).children)

    found = {change for change in single_answers(case) if lifted(answered(case, *change))}
    children = set()
    for number, child in enumerate(case.profile.children):
        tries = [
            a
            for a in map(parse_age, AGE_WORDS)
            if a and child.age and abs(a.years - child.age.years) <= 1
        ]
        if any(number in lifted(aged(case.profile, number, age)) for age in tries):
            children.add(number)
    return found, children


@invariant(floor=0.2)
def test_every_near_miss_is_named_and_nothing_else(case: Case) -> bool:
    """Against every single answer that was given, of the family and of each child, and every age at most a year off."""
    found = False
    for exclusion in ranked(case).excluded:
        answers, children = brute_force(case, exclusion.judgement)
        changes = exclusion.changes
        assert {(c.fact, c.value, c.child) for c in changes if c.fact != AGE} == answers
        assert {c.child for c in changes if c.fact == AGE} == children
        found = found or bool(changes)
    return found


@invariant(floor=0.2)
def test_a_near_miss_lifts_the_exclusion_it_names(case: Case) -> bool:
    """Valid: with that one answer the entry is not excluded. Minimal: without it, it is."""
    found = False
    for exclusion in ranked(case).excluded:
        assert len(set(exclusion.changes)) == len(exclusion.changes)
        for change in exclusion.changes:
            after = Judge(case.catalogue, _applied(case, change))
            assert after.judge(exclusion.intervention).verdict is not Verdict.EXCLUDED
            found = True
    return found


def _applied(case: Case, change: Change) -> Profile:
    if change.fact != AGE:
        return answered(case, change.fact, change.value, change.child)
    age = parse_age(change.value)
    assert age is not None, f"{change.value} is not an age that can be given"
    assert age == change.age
    return aged(case.profile, change.child or 0, age)


@invariant(floor=0.5)
def test_a_question_counts_what_its_answer_may_change_and_how_high(case: Case) -> bool:
    """By giving every answer to everything that is not known; what reaches highest is asked first, then what changes most."""
    ranking = ranked(case)
    questions = [q for q in ranking.questions if q.fact not in (FIRST, PROBLEM)]
    vocabulary = [AGE, *case.catalogue.facts, *case.catalogue.problems]
    assert questions == sorted(
        questions, key=lambda q: (q.best_rank, -q.changes, vocabulary.index(q.fact), q.child or 0)
    )
    expected = set()
    for fact, child, others in _everything_unknown(case):
        asking = [m for m in ranking.matches if _asks(m.judgement, fact, child)]
        judges = [Judge(case.catalogue, other) for other in others] if asking else []
        moved = [
            m.rank
            for m in asking
            if any(j.judge(m.intervention).verdict is not m.judgement.verdict for j in judges)
        ]
        if moved:
            expected.add(NextQuestion(fact, child, len(moved), min(moved)))
    assert set(questions) == expected
    return bool(questions)


def _everything_unknown(case: Case) -> Iterator[tuple[str, int | None, list[Profile]]]:
    """Give each thing a family or a child may be asked, with the family after each answer."""
    up, described = case.catalogue.up, bool(case.profile.children)
    family = by_hand.people(case.data, case.profile)
    answered_for_one = {w for p in family for s in p.said for w in up[s]}.union(
        *(p.absent for p in family)
    )
    shared = set(by_hand.marked(case.data, "circumstance")) - answered_for_one
    for number, person in enumerate(family):
        years = [parse_age(str(y)) for y in range(CHILD_AGE_MAX + 1)]
        ages = [parse_age("zwanger"), *years]
        yield AGE, number, [aged(case.profile, number, a) for a in ages]
        about = number if described else None
        for fact, known in case.catalogue.answers.items():
            if fact not in OF_FAMILY and fact not in person.facts:
                yield fact, about, [answered(case, fact, v, about) for v in known]
        held = {w for p in person.said for w in up[p]}
        for problem in set(up) - held - person.absent - shared:
            yield problem, about, [answered(case, problem, v, about) for v in ("ja", "nee")]
    for fact in OF_FAMILY:
        yield fact, None, [answered(case, fact, v) for v in case.catalogue.answers[fact]]
    for problem in shared:
        yield problem, None, [answered(case, problem, v) for v in ("ja", "nee")]


def _asks(judgement: Judgement, fact: str, child: int | None) -> bool:
    """Say whether an unknown criterion of a child it is not excluded for names this fact or problem."""
    found = False
    for number, unit in enumerate(judgement.units):
        if unit.verdict is Verdict.EXCLUDED or child not in (None, number):
            continue
        for c in (c for c in unit.criteria if c.state is State.UNKNOWN):
            named = {a.fact for a in c.open} | {v for a in c.open for v in a.values}
            missing = c.code == PROBLEM and not judgement.units[number].in_part
            found = found or (
                c.code == AGE if fact == AGE else fact in named | set(() if missing else c.problems)
            )
    return found


@invariant(floor=0.03)
def test_what_goes_first_is_asked_when_something_urgent_stands_beside_others(case: Case) -> bool:
    """And counts the places that an answer to it may change; never when it was said."""
    ranking = ranked(case)
    found = [q for q in ranking.questions if q.fact == FIRST]
    stated = ranking.stated
    wanted = (
        not case.profile.first
        and len(stated) > 1
        and not by_hand.marked(case.data, "urgent").isdisjoint(stated)
    )
    if not wanted:
        assert found == []
        return False
    before = {r.id: r.rank for r in by_hand.rows(case.data, case.profile)}
    moved = {
        r.id
        for p in stated
        for r in by_hand.rows(case.data, case.profile._replace(first=p))
        if r.rank != before[r.id]
    }
    assert found == ([NextQuestion(FIRST, None, len(moved), 1)] if moved else [])
    assert ranking.questions[: len(found)] == tuple(found)
    return bool(found)


@invariant(floor=0.5)
def test_every_what_if_is_what_that_answer_gives(case: Case) -> bool:
    """Each line is a run with that answer: the verdicts that turn, and who then stands first."""
    ranking = ranked(case)
    before = {j.intervention.id: j.verdict for j in ranking.judgements}
    lines = what_if(ranking)
    for line in lines:
        change = line.change
        other = (
            case.profile._replace(first=change.value)
            if change.fact == FIRST
            else _applied(case, change)
        )
        after = rank(case.catalogue, other)
        assert {t.id: (t.before, t.after) for t in line.turns} == {
            j.intervention.id: (before[j.intervention.id], j.verdict)
            for j in after.judgements
            if j.verdict is not before[j.intervention.id]
        }
        assert line.first == tuple(m.intervention.id for m in after.matches if m.rank == 1)
    asked_ = {(x.change.fact, x.change.child) for x in lines}
    assert {(q.fact, q.child) for q in ranking.questions if q.fact not in (AGE, PROBLEM)} == {
        pair for pair in asked_ if pair[0] != AGE
    }
    return any(line.turns for line in lines)


@invariant(floor=0.4)
def test_nothing_is_asked_that_was_answered(case: Case) -> bool:
    """Not a fact, not a problem that was denied or is a form of one, not one that is stated: for that child."""
    ranking = ranked(case)
    family = by_hand.people(case.data, case.profile)
    up = case.catalogue.up
    known = [
        {f for f in p.facts if f != "region"} | p.absent | {w for s in p.said for w in up[s]}
        for p in family
    ]
    for question in ranking.questions:
        about = range(len(family)) if question.child is None else [question.child]
        assert all(question.fact not in known[n] for n in about)
    reasons = Reasons(case.catalogue, case.profile)
    for match in ranking.matches:
        for asked_ in reasons.questions(match.judgement):
            about = range(len(family)) if asked_.child is None else [asked_.child]
            told = asked_.code in ("earlier-help", "prevents-only")  # said, not asked
            assert told or not all(asked_.fact in known[n] for n in about)
    return bool(ranking.questions and any(known))


# -- reasons


@invariant(floor=0.75)
def test_every_answer_has_its_reasons_with_sources(case: Case) -> bool:
    """Every reason and question has a source, every exclusion a reason, every `ask` a question, and no `fits` one that must be answered."""
    ranking, reasons = ranked(case), Reasons(case.catalogue, case.profile)
    for match in ranking.matches:
        told = (*reasons.reasons(match), *reasons.questions(match.judgement))
        assert all(r.sources for r in told if r.code not in SOURCELESS and r.fact != CRISIS)
        needed = [
            q
            for q in reasons.questions(match.judgement)
            if q.code not in ("earlier-help", "exclusion-open")
        ]
        if match.judgement.verdict is Verdict.ASK:
            assert needed
        cautions(reasons, match)
    for exclusion in ranking.excluded:
        found = reasons.exclusion(exclusion.judgement)
        assert found
        assert all(r.sources for r in found)
    assert notices(reasons, ranking)[-1].code == "not-a-decision"
    return bool(ranking.matches)


SOURCELESS = ("earlier-help", "crisis-addressed")
"""The first is the family's own word; drawn crisis help may have no condition, so no passage, about the crisis."""


@invariant(floor=0.25)
def test_uncovered_is_what_nothing_that_fits_addresses_outright(case: Case) -> bool:
    """A way of working covers nothing, nor what is not offered here or what research speaks against."""
    ranking = ranked(case)
    entries = {e["id"]: e for e in case.data["interventions"]}
    covering = {
        r.id
        for r in by_hand.rows(case.data, case.profile)
        if r.role != "werkwijze" and not by_hand.is_abroad(entries[r.id]) and r.key.strength >= 0
    }
    fits = {
        p
        for r in by_hand.rows(case.data, case.profile)
        if r.verdict is Verdict.FITS and r.id in covering
        for some in r.outright
        for p in some
    }
    assert list(ranking.uncovered) == [p for p in ranking.stated if p not in fits]
    for problem in ranking.uncovered:
        asks = [m.intervention.id for m in ranking.after_asking(problem)]
        reach = [m for m in ranking.matches if problem in m.judgement.covers]
        assert asks == [m.intervention.id for m in reach if m.intervention.id in covering]
        assert all(m.judgement.verdict is Verdict.ASK for m in ranking.after_asking(problem))
    return bool(ranking.uncovered)


# -- crisis help and prevention


@invariant(floor=0.1)
def test_crisis_help_is_about_the_crisis(case: Case) -> bool:
    """With a crisis it stands above everything, without it crisis is no reason, unknown it stands below all outright."""
    found = False
    for match in ranked(case).matches:
        intervention, crisis = match.intervention, case.profile.facts.get(CRISIS)
        help_ = intervention.role == "crisis" and not intervention.abroad
        assert match.key.urgency == int(help_ and crisis == "ja")
        if not help_:
            assert match.judgement.covers or match.judgement.partly or not ranked(case).stated
        elif crisis == "ja":
            assert match.key.core == 3
            found = True
        elif not match.judgement.covers and not match.judgement.partly and ranked(case).stated:
            assert crisis is None
            assert (match.key.core, match.judgement.verdict) == (1, Verdict.ASK)
            found = True
    return found


@invariant(floor=0.03)
def test_who_only_prevents_never_fits(case: Case) -> bool:
    """Lowering a risk is not treating what is there: it asks at most, and covers nothing."""
    found = False
    for match in ranked(case).matches:
        intervention = match.intervention
        only = all(t.prevents for t in intervention.targets)
        if only and not match.key.urgency:
            assert match.judgement.verdict is Verdict.ASK
            assert match.judgement.covers == frozenset()
            found = True
    return found


# -- what is drawn


def test_the_drawn_catalogues_are_catalogues() -> None:
    """What is drawn passes the checks that a catalogue must pass, so that no property is about what cannot be."""
    shape = schema("schema.json")
    for case in examples()[:: max(1, len(examples()) // 50)]:
        found = check(read(json.dumps(case.data).encode(), "drawn"), shape)
        assert [d for d in found if d.severity == "error"] == []


def test_the_drawn_families_are_families() -> None:
    """Nothing is both stated and denied at one place, the first is stated, and all that method 2 adds is drawn often enough."""
    for case in examples():
        consistent(case.profile, case.catalogue)
        for fact in OF_FAMILY:
            assert not any(fact in c.facts for c in case.profile.children)
    children = [c for case in examples() for c in case.profile.children]
    for some in (
        [c for c in children if c.severities],
        [c for c in children if c.facts],
        [c for c in children if c.denied],
        [c for case in examples() if "c0" in case.profile.problems for c in [case]],
        [case for case in examples() if case.profile.severities],
    ):
        assert len(some) > len(examples()) / 20


def test_families_in_the_words_of_the_catalogue_agree_with_sqlite(catalogue: Catalogue) -> None:
    """The packaged catalogue, drawn families: order and stability from the keys, every intervention once."""

    @settings(EXAMPLES, max_examples=EXAMPLES.max_examples // 4)
    @given(families_of(catalogue))
    def agree(profile: Profile) -> None:
        ranking = rank(catalogue, profile, explain=False)
        assert _by_sqlite(ranking.matches) == [
            (m.intervention.id, *m.places[:4]) for m in ranking.matches
        ]
        assert len(ranking.standings) == len(catalogue.interventions)
        assert not any(isinstance(s, Exclusion) and s.changes for s in ranking.standings)

    agree()


assert upward({"a": ""}, "a") == ("a",)

"""What always holds of judging and ranking, put to 1,000 drawn catalogues and families (method, section 5).

Three things here are written a second time, from the method and not from the program: what a condition means when every answer is
known (`true`), the key (`key`), and the order (SQLite). An invariant that is never put to the test says nothing: each returns whether
the case was about it, and fails when too few were. Measured shares of 1,000 (pytest -rP prints them; what is drawn shifts a little with
the source, so the floors lie lower):

    criterion by enumeration  90 %    key by hand             85 %    order of the catalogue   74 %    every near miss      28 %
    verdict                   74 %    ranks of 24 orders      59 %    order of the children    18 %    near miss is valid   28 %
    every entry once          89 %    SQLite                  59 %    renaming                 85 %    questions            69 %
    veto, placement           44 %    brief                   85 %    told in two languages    85 %    nothing asked twice  70 %
    nothing known             98 %    Pareto                  49 %    every criterion told     89 %    uncovered            43 %
    forgetting                73 %    higher level            55 %    adding an entry          89 %
    one more answer           41 %
"""

import ast
import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations, product
from typing import Any

from hypothesis import given, settings

from conftest import ROOT
from families import (
    AGES,
    EXAMPLES,
    FACTS,
    REGIONS,
    Case,
    Data,
    examples,
    families_of,
    invariant,
    upward,
)
from uhp_cli.checking.checks import check
from uhp_cli.method.judging import AGE, EXCLUSION, Change, Judge, Judgement, near_misses
from uhp_cli.method.ranking import Key, Match, Ranking, brief_rows, rank
from uhp_cli.pages import render
from uhp_cli.reading.loading import schema
from uhp_cli.source.yaml_source import read
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.ages import Age, parse_age
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.profile import Child, Profile
from uhp_cli.values.vocab import Level, State, Verdict
from uhp_cli.verbs import views, wire

MONTHS = range(-1, 24 * 12)
BEST_FIRST = (Verdict.FITS, Verdict.ASK, Verdict.EXCLUDED)

# -- the meaning of a condition, when every answer is known


def tree(case: Case) -> dict[str, tuple[str, ...]]:
    """Return each problem with everything it is a form of."""
    broader = {p["id"]: p.get("broader", "") for p in case.data["vocabulary"]["problems"]}
    return {p: upward(broader, p) for p in broader}


def true(when: Data, present: frozenset[str], answers: Mapping[str, str]) -> bool:
    """Say whether a condition holds in a world where everything is known."""
    ((key, value),) = when.items()
    if key == "all":
        return all(true(w, present, answers) for w in value)
    if key == "any":
        return any(true(w, present, answers) for w in value)
    if key == "problem":
        return not present.isdisjoint(value)
    if key == "region":
        return not set(upward(REGIONS, answers[key])).isdisjoint(value)
    return answers[key] in value


def asked(when: Data) -> Iterator[str]:
    """Give every fact that a condition asks for."""
    ((key, value),) = when.items()
    if key in ("all", "any"):
        for part in value:
            yield from asked(part)
    else:
        yield key


def worlds(
    case: Case, stated: frozenset[str], facts: set[str]
) -> Iterator[tuple[frozenset[str], dict[str, str]]]:
    """Give every world in which what was said is so: stated problems imply wider ones, denied ones imply that no form is there."""
    up = tree(case)
    held = frozenset(w for p in stated for w in up[p])
    open_ = (
        [p for p in up if p not in held and case.profile.denied.isdisjoint(up[p])]
        if "problem" in facts
        else []
    )
    problems = [
        held.union(extra) for n in range(len(open_) + 1) for extra in combinations(open_, n)
    ]
    closed = [s for s in problems if all(s.issuperset(up[p]) for p in s)]
    choices: list[list[tuple[str, str]]] = []
    for fact in facts - {"problem"}:
        said = case.profile.facts.get(fact)
        known: Iterable[str] = REGIONS if fact == "region" else FACTS[fact]
        meant = (
            known
            if said is None
            else [r for r in known if said in upward(REGIONS, r)]
            if fact == "region"
            else [said]
        )
        choices.append([(fact, value) for value in meant])
    for present in closed:
        for answers in product(*choices):
            yield present, dict(answers)


def state(outcomes: Iterable[bool]) -> State:
    """Return met or unmet when every world agrees, else unknown."""
    found = set(outcomes)
    return State.UNKNOWN if len(found) == 2 else State.MET if found == {True} else State.UNMET


def condition_state(case: Case, stated: frozenset[str], when: Data) -> State:
    """Judge a condition by trying every world."""
    return state(
        true(when, present, answers) for present, answers in worlds(case, stated, set(asked(when)))
    )


def problem_state(case: Case, stated: frozenset[str], targets: frozenset[str]) -> State:
    """Judge the problem criterion by trying every form that a stated problem may take."""
    up = tree(case)
    forms = [
        p for p in up if not stated.isdisjoint(up[p][1:]) and case.profile.denied.isdisjoint(up[p])
    ]
    ways = (stated.union(extra) for n in range(len(forms) + 1) for extra in combinations(forms, n))
    return state(any(w in targets for p in way for w in up[p]) for way in ways)


def month(written: int | str, *, last: bool) -> int:
    """Return the first or last month of an age in a catalogue."""
    if written == "zwanger":
        return -1
    return int(written[:-1]) if isinstance(written, str) else written * 12 + (11 if last else 0)


def age_state(age: Age | None, span: Mapping[str, Any]) -> State:
    """Judge an age range by trying every month the child may be."""
    low = month(span["min"], last=False) if "min" in span else -1
    high = month(span["max"], last=True) if "max" in span else 999
    return state(
        low <= m <= high for m in (MONTHS if age is None else range(age.low, age.high + 1))
    )


def criteria(case: Case, entry: Data, child: Child) -> list[tuple[str, State]]:
    """Judge every criterion of an entry for one child, in the order of the program."""
    group = entry["target_group"]
    found = [("placement", State.UNMET)] if "includes_placement" in entry else []
    found.append(
        (
            "problem",
            problem_state(case, child.problems, frozenset(t["problem"] for t in group["problems"])),
        )
    )
    if "age" in group:
        found.append(("age", age_state(child.age, group["age"])))
    for code, key in (("indication", "indications"), ("exclusion", "exclusions")):
        found += [(code, condition_state(case, child.problems, c["when"])) for c in group[key]]
    return found


def verdict(found: Iterable[tuple[str, State]]) -> Verdict:
    """Return the verdict that section 1 of the method gives."""
    found = tuple(found)
    if any(s is (State.MET if code == "exclusion" else State.UNMET) for code, s in found):
        return Verdict.EXCLUDED
    return (
        Verdict.FITS
        if all(s is State.MET for code, s in found if code != "exclusion")
        else Verdict.ASK
    )


def verdict_of(judgements: Iterable[Verdict]) -> Verdict:
    """Return the best verdict over the children."""
    return min(judgements, key=BEST_FIRST.index)


STEPS = {
    "sterke-aanwijzingen": 4,
    "goede-aanwijzingen": 3,
    "eerste-aanwijzingen": 2,
    "goed-onderbouwd": 1,
}


def key(case: Case, entry: Data) -> Key:
    """Return the key that section 2 of the method gives an entry that is not excluded."""
    profile, up = case.profile, tree(case)
    targets = {t["problem"] for t in entry["target_group"]["problems"]}
    outright, part = set[str](), set[str]()
    for child in profile.units:
        if verdict(criteria(case, entry, child)) is not Verdict.EXCLUDED:
            outright |= {p for p in child.problems if targets.intersection(up[p])}
            part |= {
                p
                for p in child.problems
                if any(p in up[t][1:] and profile.denied.isdisjoint(up[t]) for t in targets)
            }
    part -= outright
    first = profile.first
    core = (
        (3 if first in outright else 2 if first in part else 1) if first else (3 if outright else 2)
    )
    about = {first} if first in outright | part else outright | part if first else outright or part
    general = entry["classification"]["level"]
    per_outcome = {o["problem"]: o["level"] for o in entry["classification"]["outcomes"]}
    strength = max(STEPS.get(per_outcome.get(p, general), 0) for p in about)
    if strength == 0 and any(
        e["direction"] in ("wisselend", "ongunstig") for e in entry["evidence"]
    ):
        strength = -1
    researched = any(e["about"] == "plaatsing" for e in entry["evidence"])
    aim = 0 if "placement_aim" not in entry else 2 if researched else 1
    urgency = profile.facts.get("crisis") == "ja" and entry["role"] == "crisis"
    return Key(int(urgency), core, strength, len(outright), aim)


# -- answers compared


def summary(ranking: Ranking) -> list[Any]:
    """Return an answer as plain values, without words."""
    return [
        [
            (
                m.judgement.intervention.id,
                *places(m),
                m.judgement.verdict,
                sorted(m.judgement.covers),
                m.dominated_by,
            )
            for m in ranking.matches
        ],
        [(e.judgement.intervention.id, sorted(map(repr, e.changes))) for e in ranking.excluded],
        ranking.questions,
        ranking.first_reasons,
        ranking.uncovered,
    ]


def places(match: Match) -> tuple[Any, ...]:
    """Return the key and the places of a match."""
    return match.key, match.rank, match.rank_best, match.rank_worst, match.first_in


def by_id(ranking: Ranking) -> dict[str, Match]:
    """Return the matches of an answer by id."""
    return {m.judgement.intervention.id: m for m in ranking.matches}


def judgements(case: Case) -> dict[str, Judgement]:
    """Judge every entry of a case."""
    return {j.intervention.id: j for j in Judge(case.catalogue, case.profile).all()}


def again(case: Case, data: Data, profile: Profile | None = None) -> Ranking:
    """Rank changed data for the same family, or another."""
    return rank(decode(data, case.catalogue.sha256), profile or case.profile)


def ranked(case: Case) -> Ranking:
    """Rank a case."""
    return rank(case.catalogue, case.profile)


def open_facts(case: Case) -> dict[str, tuple[str, ...]]:
    """Return every fact and problem the family may still be asked about, with its answers."""
    up, held = case.catalogue.up, {w for p in case.profile.problems for w in case.catalogue.up[p]}
    facts = {f: tuple(v) for f, v in case.catalogue.answers.items() if f not in case.profile.facts}
    return facts | {
        p: ("ja", "nee") for p in up if p not in held and case.profile.denied.isdisjoint(up[p])
    }


def answered(case: Case, fact: str, value: str) -> Profile:
    """Return the family with one more answer, or another one; a problem that is there makes every wider problem be there."""
    profile = case.profile
    if fact in case.catalogue.answers:
        return profile._replace(facts={**profile.facts, fact: value})
    if value == "nee":
        return profile._replace(denied=profile.denied | {fact})
    return profile._replace(
        denied=profile.denied.difference(case.catalogue.up[fact]),
        family=profile.family | {fact},
        children=tuple(c._replace(problems=c.problems | {fact}) for c in profile.children),
    )


def aged(profile: Profile, number: int, age: Age | None) -> Profile:
    """Return the family with another age for one child."""
    children = list(profile.children or (Child(None, frozenset()),))
    children[number] = children[number]._replace(age=age)
    return profile._replace(children=tuple(children))


# -- judging


@invariant(floor=0.7)
def test_a_criterion_is_what_every_possible_answer_makes_of_it(case: Case) -> bool:
    """Met or unmet when all completions of the unknown agree, unknown when they do not."""
    states = set()
    for entry, judgement in zip(
        case.data["interventions"], Judge(case.catalogue, case.profile).all(), strict=True
    ):
        for child, unit in zip(case.profile.units, judgement.units, strict=True):
            assert criteria(case, entry, child) == [(c.code, c.state) for c in unit.criteria]
            states |= {(c.code, c.state) for c in unit.criteria}
    return len(states) > 2


@invariant(floor=0.55)
def test_the_verdict_follows_from_the_criteria(case: Case) -> bool:
    """Excluded, fits or ask as section 1 says; for the family the best of its children, and which children."""
    found = set()
    for entry, judgement in zip(
        case.data["interventions"], Judge(case.catalogue, case.profile).all(), strict=True
    ):
        expected = [verdict(criteria(case, entry, child)) for child in case.profile.units]
        assert judgement.verdict is verdict_of(expected)
        assert judgement.children == tuple(
            n for n, v in enumerate(expected) if v is not Verdict.EXCLUDED
        )
        found.add(judgement.verdict)
    return len(found) > 1


@invariant(floor=0.75)
def test_every_intervention_stands_exactly_once(case: Case) -> bool:
    """Matches and exclusions together are the catalogue; the counts add up."""
    ranking = ranked(case)
    ids = [m.judgement.intervention.id for m in ranking.matches] + [
        e.judgement.intervention.id for e in ranking.excluded
    ]
    assert sorted(ids) == sorted(i.id for i in case.catalogue.interventions)
    assert sum(ranking.first_reasons.values()) == len(ranking.excluded)
    assert ranking.fits == sum(m.judgement.verdict is Verdict.FITS for m in ranking.matches)
    return len(ids) > 1


@invariant(floor=0.3)
def test_an_exclusion_that_holds_vetoes_and_no_placement_programme_is_ranked(case: Case) -> bool:
    """Whatever else is met; and neither has a change that would lift it."""
    ranking = ranked(case)
    assert not any(m.judgement.intervention.placement for m in ranking.matches)
    vetoed = False
    for judgement in [m.judgement for m in ranking.matches] + [
        e.judgement for e in ranking.excluded
    ]:
        for unit in judgement.units:
            if any(c.code == EXCLUSION and c.state is State.MET for c in unit.criteria):
                assert unit.verdict is Verdict.EXCLUDED
                vetoed = True
    for exclusion in ranking.excluded:
        if exclusion.judgement.intervention.placement:
            assert exclusion.changes == ()
            vetoed = True
    return vetoed


@invariant(floor=0.75)
def test_of_a_family_of_which_nothing_is_known_nothing_is_excluded(case: Case) -> bool:
    """But for programmes that include a placement, and what no source gives a problem for; and everything stated is asked."""
    excluded = {
        i
        for i, j in judgements(case._replace(profile=Profile())).items()
        if j.verdict is Verdict.EXCLUDED
    }
    assert excluded == {i.id for i in case.catalogue.interventions if i.placement or not i.targets}
    return len(excluded) < len(case.catalogue.interventions)


@invariant(floor=0.5)
def test_forgetting_an_answer_never_excludes(case: Case) -> bool:
    """Unknown is never no: what is not excluded stays so when an answer, a denial or an age is taken away."""
    before = judgements(case)
    profile = case.profile
    less = [
        profile._replace(facts={f: v for f, v in profile.facts.items() if f != fact})
        for fact in profile.facts
    ]
    less += [profile._replace(denied=profile.denied - {p}) for p in profile.denied]
    less += [aged(profile, n, None) for n, child in enumerate(profile.children) if child.age]
    kept = [i for i, j in before.items() if j.verdict is not Verdict.EXCLUDED]
    for fewer in less:
        after = judgements(case._replace(profile=fewer))
        for name in kept:
            assert BEST_FIRST.index(after[name].verdict) <= 1
            assert before[name].verdict is Verdict.FITS or after[name].verdict is Verdict.ASK
    return bool(less and kept)


@invariant(floor=0.25)
def test_an_answer_stays_between_the_worst_and_the_best_completion(case: Case) -> bool:
    """One more answer never makes an entry worse than its worst completion, or better than its best."""
    up, tested = case.catalogue.up, False
    unknown = open_facts(case)
    for entry, judgement in zip(
        case.data["interventions"], Judge(case.catalogue, case.profile).all(), strict=True
    ):
        group = entry["target_group"]
        whens = [c["when"] for c in (*group["indications"], *group["exclusions"])]
        about = [p for w in whens for p in _problems(w)] + [t["problem"] for t in group["problems"]]
        if judgement.verdict is Verdict.EXCLUDED or any(
            a in up[b] or b in up[a] for a, b in combinations(about, 2)
        ):
            continue  # two criteria about one problem are not free of each other
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
                given_ = (
                    Judge(case.catalogue, answered(case, fact, value))
                    .judge(judgement.intervention)
                    .verdict
                )
                assert min(ends) <= BEST_FIRST.index(given_) <= max(ends)
        tested = tested or len(ends) > 1
    return tested


def _problems(when: Data) -> Iterator[str]:
    ((key, value),) = when.items()
    if key in ("all", "any"):
        for part in value:
            yield from _problems(part)
    elif key == "problem":
        yield from value


def _completed(case: Case, name: str, answers: Mapping[str, str]) -> int:
    for fact, value in answers.items():
        case = case._replace(profile=answered(case, fact, value))
    return BEST_FIRST.index(
        Judge(case.catalogue, case.profile).judge(case.catalogue.get(name)).verdict
    )


# -- ranking


@invariant(floor=0.75)
def test_the_key_is_that_of_the_method(case: Case) -> bool:
    """Urgency, core, strength, breadth and aim, worked out again from the file."""
    entries = {e["id"]: e for e in case.data["interventions"]}
    found = {name: match.key for name, match in by_id(ranked(case)).items()}
    assert found == {name: key(case, entries[name]) for name in found}
    return bool(found)


@invariant(floor=0.45)
def test_ranks_are_those_of_every_order_of_the_criteria(case: Case) -> bool:
    """The rank, the best and worst of 24, and how often first, by counting what stands above; equal keys stand equal."""
    matches = ranked(case).matches
    for match in matches:
        ranks = []
        for order in permutations((1, 2, 3, 4)):
            mine = (match.key[0], *(match.key[n] for n in order))
            ranks.append(1 + sum((m.key[0], *(m.key[n] for n in order)) > mine for m in matches))
        assert places(match)[1:] == (ranks[0], min(ranks), max(ranks), ranks.count(1))
    names = [(m.rank, m.judgement.intervention.name.casefold()) for m in matches]
    assert names == sorted(names)
    return len(matches) > 1


@invariant(floor=0.45)
def test_sqlite_gives_the_same_order_from_the_printed_keys(case: Case) -> bool:
    """Whoever has the JSON answer can recompute the order, the ranks and the stability."""
    answer = wire.ranking(ranked(case), Words(Lang.NL, case.catalogue))
    assert _by_sqlite(answer["matches"]) == [
        (m["id"], m["rank"], m["rank_best"], m["rank_worst"], m["first_in"])
        for m in answer["matches"]
    ]
    return len(answer["matches"]) > 1


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


def _by_sqlite(matches: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    database = sqlite3.connect(":memory:")
    try:
        database.execute(
            "CREATE TABLE answer (id, name, urgency INT, core INT, strength INT, breadth INT, aim INT)"
        )
        rows = [
            (m["id"], m["name"].casefold(), *(m["key"][f] for f in ("urgency", *_FIELDS)))
            for m in matches
        ]
        database.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        return database.execute(_QUERY).fetchall()
    finally:
        database.close()


@invariant(floor=0.75)
def test_a_brief_answer_is_the_same_answer(case: Case) -> bool:
    """Made another way, for speed: the same ids in the same order, with rank, verdict and classification."""
    expected = wire.brief(ranked(case), Words(Lang.NL))["matches"]
    assert brief_rows(case.catalogue, case.profile) == expected
    return bool(expected)


@invariant(floor=0.4)
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
        assert match.dominated_by == (above[0].judgement.intervention.id if above else "")
        compared = compared or bool(above)
    return compared


@invariant(floor=0.4)
def test_a_higher_level_never_lowers_a_rank_or_changes_a_verdict(case: Case) -> bool:
    """Raise the level of one entry by any number of steps: it stands no lower, and everyone is judged as before."""
    before = ranked(case)
    if not before.matches:
        return False
    name = before.matches[case.seed % len(before.matches)].judgement.intervention.id
    entries = [_raised(e, case.seed) if e["id"] == name else e for e in case.data["interventions"]]
    after = again(case, {**case.data, "interventions": entries})
    assert {i: m.judgement.verdict for i, m in by_id(after).items()} == {
        i: m.judgement.verdict for i, m in by_id(before).items()
    }
    match, risen = by_id(before)[name], by_id(after)[name]
    assert risen.rank <= match.rank
    assert risen.rank_best <= match.rank_best
    assert risen.rank_worst <= match.rank_worst
    assert risen.first_in >= match.first_in
    return risen.key.strength > match.key.strength


def _raised(entry: Data, seed: int) -> Data:
    """Return an entry with one of its levels raised by one to three steps: the general one, or that of its outcome."""
    steps = [Level.FOUNDED, Level.FIRST, Level.GOOD, Level.STRONG]
    classification = dict(entry["classification"])
    rows = [classification, *(dict(o) for o in classification["outcomes"])]
    row = rows[seed % len(rows)]
    row["level"] = steps[min(3, STEPS.get(row["level"], 0) + seed % 3)].value
    return {**entry, "classification": {**classification, "outcomes": rows[1:]}}


@invariant(floor=0.75)
def test_adding_an_entry_changes_no_other(case: Case) -> bool:
    """Take one entry away: every other keeps its verdict, its criteria and its key."""
    chosen = case.seed % len(case.data["interventions"])
    fewer = [e for n, e in enumerate(case.data["interventions"]) if n != chosen]
    with_, without = ranked(case), again(case, {**case.data, "interventions": fewer})
    names = {e["id"] for e in fewer}
    assert {i: m.key for i, m in by_id(with_).items() if i in names} == {
        i: m.key for i, m in by_id(without).items()
    }
    assert [e for e in with_.excluded if e.judgement.intervention.id in names] == list(
        without.excluded
    )
    return len(fewer) > 0


# -- order, names and clock


@invariant(floor=0.6)
def test_the_order_of_the_catalogue_changes_nothing(case: Case) -> bool:
    """Entries and vocabulary in any order give the same answer, to the letter."""
    chance = random.Random(case.seed)  # noqa: S311
    words = case.data["vocabulary"]
    shuffled = {
        **words,
        **{k: chance.sample(words[k], len(words[k])) for k in ("problems", "facts")},
    }
    entries = chance.sample(case.data["interventions"], len(case.data["interventions"]))
    other = decode(
        {**case.data, "vocabulary": shuffled, "interventions": entries}, case.catalogue.sha256
    )
    before = wire.ranking(ranked(case), Words(Lang.NL, case.catalogue))
    assert wire.ranking(rank(other, case.profile), Words(Lang.NL, other)) == before
    return [e["id"] for e in entries] != [e["id"] for e in case.data["interventions"]]


@invariant(floor=0.1)
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

    assert summary(one)[0] == summary(two)[0]
    children = {i: m.judgement.children for i, m in by_id(one).items()}
    assert children == {
        i: tuple(sorted(order[n] for n in m.judgement.children)) if order else (0,)
        for i, m in by_id(two).items()
    }
    assert {e.judgement.intervention.id: set(e.changes) for e in one.excluded} == {
        e.judgement.intervention.id: set(map(renumbered, e.changes)) for e in two.excluded
    }
    assert set(one.questions) == set(map(renumbered, two.questions))
    assert (one.first_reasons, one.uncovered) == (two.first_reasons, two.uncovered)
    return order != sorted(order)


@invariant(floor=0.75)
def test_renaming_ids_changes_only_names(case: Case) -> bool:
    """Other ids, in the opposite alphabetical order, for entries, problems and a fact."""
    names = sorted(
        {*tree(case), "recidive", *(e["id"] for e in case.data["interventions"])}, reverse=True
    )
    new = {name: f"nieuw-{n}" for n, name in enumerate(names)}
    renamed = json.loads(
        json.dumps(case.data),
        object_pairs_hook=lambda pairs: {new.get(k, k): _new(v, new) for k, v in pairs},
    )
    profile = case.profile
    other = Profile(
        tuple(Child(c.age, frozenset(new[p] for p in c.problems)) for c in profile.children),
        frozenset(new[p] for p in profile.family),
        {new.get(f, f): v for f, v in profile.facts.items()},
        frozenset(new[p] for p in profile.denied),
        {new[i]: o for i, o in profile.tried.items()},
        new.get(profile.first, ""),
    )
    one, two = ranked(case), again(case, renamed, other)
    assert [_renamed(m, new) for m in one.matches] == [_renamed(m, {}) for m in two.matches]
    assert [
        (new[e.judgement.intervention.id], {(new.get(c.fact, c.fact), *c[1:]) for c in e.changes})
        for e in one.excluded
    ] == [(e.judgement.intervention.id, set(e.changes)) for e in two.excluded]
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


def test_the_same_question_gives_the_same_bytes() -> None:
    """In another process with other hash seeds, which order sets differently."""
    asked_ = [
        "match",
        "--age",
        "8",
        "--age",
        "14",
        "--problems",
        "gedrag,middelen,netwerk,kindermishandeling",
        "--fact",
        "emotie=nee",
    ]
    given_ = []
    for seed in ("0", "1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "UHP_LANG": "", "COLUMNS": "100"}
        for how in ("--json", "--format=text"):
            command = [sys.executable, "-m", "uhp_cli", *asked_, how]
            given_.append(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    assert given_[:2] == given_[2:4] == given_[4:]


# -- near misses and questions


def brute_force(case: Case, judgement: Judgement) -> tuple[set[tuple[str, str]], set[int]]:
    """Return every single answer that lifts an exclusion, by trying them all: (fact, answer), and children an age lifts it for."""
    profile, name = case.profile, judgement.intervention
    if judgement.verdict is not Verdict.EXCLUDED or name.placement:
        return set(), set()
    free = {
        n
        for n, unit in enumerate(judgement.units)
        if not any(c.code == EXCLUSION and c.blocks for c in unit.criteria)
    }

    def lifted(other: Profile) -> set[int]:
        return free.intersection(Judge(case.catalogue, other).judge(name).children)

    answers = {
        (f, v)
        for f, given_ in profile.facts.items()
        for v in case.catalogue.answers[f]
        if v != given_
    }
    answers |= {(p, "ja") for p in profile.denied}
    facts = {(f, v) for f, v in answers if lifted(answered(case, f, v))}
    children = set()
    for number, child in enumerate(profile.children):
        tries = [
            a
            for a in map(parse_age, AGE_WORDS)
            if a and child.age and abs(a.years - child.age.years) <= 1
        ]
        if any(number in lifted(aged(profile, number, age)) for age in tries):
            children.add(number)
    return facts, children


AGE_WORDS = ("zwanger", *(f"{m}m" for m in range(24)), *(str(y) for y in range(24)))


@invariant(floor=0.15)
def test_every_near_miss_is_named_and_nothing_else(case: Case) -> bool:
    """Against every single answer the family gave, changed in every way, and every age at most a year off."""
    found = False
    judge = Judge(case.catalogue, case.profile)
    for judgement in judge.all():
        changes = near_misses(judgement, judge)
        facts, children = brute_force(case, judgement)
        assert {(c.fact, c.value) for c in changes if c.fact != AGE} == facts
        assert {c.child for c in changes if c.fact == AGE} == children
        found = found or bool(changes)
    return found


@invariant(floor=0.15)
def test_a_near_miss_lifts_the_exclusion_it_names(case: Case) -> bool:
    """Valid: with that one answer the entry is not excluded. Minimal: without it, it is."""
    found = False
    for exclusion in ranked(case).excluded:
        assert len(set(exclusion.changes)) == len(exclusion.changes)
        for change in exclusion.changes:
            other = _applied(case, change)
            assert (
                Judge(case.catalogue, other).judge(exclusion.judgement.intervention).verdict
                is not Verdict.EXCLUDED
            )
            found = True
    return found


def _applied(case: Case, change: Change) -> Profile:
    if change.fact != AGE:
        return answered(case, change.fact, change.value)
    age = parse_age(change.value)
    assert age is not None, f"{change.value} is not an age that can be given"
    assert age == change.age
    return aged(case.profile, change.child or 0, age)


@invariant(floor=0.5)
def test_a_question_counts_the_verdicts_that_its_answer_may_change(case: Case) -> bool:
    """By giving every answer to everything that is not known; what changes most verdicts is asked first."""
    before = judgements(case)
    questions = ranked(case).questions
    assert list(questions) == sorted(questions, key=lambda q: (-q.changes, q.fact, q.child or 0))
    expected = set()
    for fact, child, others in _everything_unknown(case):
        asking = [j for j in before.values() if _asks(j, fact, child)]
        judges = [Judge(case.catalogue, other) for other in others] if asking else []
        moved = [
            j
            for j in asking
            if any(judge.judge(j.intervention).verdict is not j.verdict for judge in judges)
        ]
        expected |= {(fact, child, len(moved))} if moved else set()
    assert set(questions) == expected
    return bool(questions)


def _everything_unknown(case: Case) -> Iterator[tuple[str, int | None, list[Profile]]]:
    """Give each thing a family may be asked, with the family after each answer."""
    for number in range(len(case.profile.units)):
        yield (
            AGE,
            number,
            [aged(case.profile, number, parse_age(a)) for a in AGES if not a.endswith("m")],
        )
    for fact, known in case.catalogue.answers.items():
        if fact == "region" or fact not in case.profile.facts:
            yield fact, None, [answered(case, fact, value) for value in known]
    for problem, up in case.catalogue.up.items():
        everywhere = all(
            any(problem in case.catalogue.up[p] for p in child.problems)
            for child in case.profile.units
        )
        if not everywhere and case.profile.denied.isdisjoint(up):
            yield problem, None, [answered(case, problem, value) for value in ("ja", "nee")]


def _asks(judgement: Judgement, fact: str, child: int | None) -> bool:
    """Say whether an unknown criterion of a child it is not excluded for names this fact or problem."""
    return any(
        c.state is State.UNKNOWN
        and (c.code == AGE if fact == AGE else f"'{fact}'" in repr((c.problems, c.open)))
        for number, unit in enumerate(judgement.units)
        if unit.verdict is not Verdict.EXCLUDED and child in (None, number)
        for c in unit.criteria
    )


@invariant(floor=0.4)
def test_nothing_is_asked_that_was_answered(case: Case) -> bool:
    """Not a fact, not a problem that was denied or is a form of one, not one that is stated for every child."""
    profile, up = case.profile, case.catalogue.up
    answered_ = {f for f in profile.facts if f != "region"} | {
        p for p in up if not profile.denied.isdisjoint(up[p])
    }
    answered_ |= {w for p in profile.family for w in up[p]}
    ranking = ranked(case)
    rows = wire.ranking(ranking, Words(Lang.NL, case.catalogue))["matches"]
    questions = {q.fact for q in ranking.questions} | {
        q["fact"] for row in rows for q in row["questions"]
    }
    assert questions.isdisjoint(answered_)
    return bool(questions and answered_)


# -- what is told


@invariant(floor=0.75)
def test_every_answer_can_be_told_in_both_languages_with_its_sources(case: Case) -> bool:
    """Screen and JSON, without an open brace; every reason and question has a source, and every exclusion a reason."""
    ranking = ranked(case)
    for lang in Lang:
        words = Words(lang, case.catalogue)
        answer: dict[str, Any] = {**wire.ranking(ranking, words)}
        for row in answer["matches"]:
            assert all(
                t["sources"]
                for t in (*row["reasons"], *row["questions"])
                if t["code"] != "earlier-help"
            )
        for row in answer["excluded"]:
            assert row["reasons"]
            assert bool(row["change"]) or not row["near_miss"]
        told = [
            t
            for row in (*answer["matches"], *answer["excluded"])
            for kind in TOLD
            for t in row.get(kind, ())
        ]
        assert not [t for t in told if not t["text"].strip() or "{" in t["text"]]
        assert "{" not in render.to_markdown(views.ranking(ranking, words))
    return bool(ranking.matches)


@invariant(floor=0.75)
def test_every_criterion_is_told_once_in_a_fixed_order(case: Case) -> bool:
    """For the family, or for each child where the children differ: state, what is needed, what was given, sources."""
    for profile in (case.profile, Profile()):
        teller = Teller(case.catalogue, profile, Words(Lang.NL, case.catalogue))
        for judgement in Judge(case.catalogue, profile).all():
            rows = teller.rows(judgement)
            for number, unit in enumerate(judgement.units):
                assert [(r.code, r.state) for r in rows if r.child in (None, number)] == [
                    (c.code, c.state) for c in unit.criteria
                ]
            assert all(row.needed and row.given and row.text for row in rows)
            assert all(row.sources or not judgement.intervention.targets for row in rows)
    return len(case.catalogue.interventions) > 1


TOLD = ("reasons", "questions", "cautions")


@invariant(floor=0.25)
def test_uncovered_is_what_no_match_addresses_outright(case: Case) -> bool:
    """And nothing that is covered stands among it."""
    ranking = ranked(case)
    covered = {p for m in ranking.matches for p in m.judgement.covers}
    assert list(ranking.uncovered) == sorted(set(case.profile.problems) - covered)
    return bool(ranking.uncovered)


def test_the_drawn_catalogues_are_catalogues() -> None:
    """What is drawn passes the checks that a catalogue must pass, so that no property is about what cannot be."""
    shape = schema("schema.json")
    for case in examples()[:: max(1, len(examples()) // 50)]:
        found = check(read(json.dumps(case.data).encode(), "drawn"), shape)
        assert [d for d in found if d.severity == "error"] == []


def test_families_in_the_words_of_the_catalogue_agree_with_sqlite(catalogue: Catalogue) -> None:
    """The packaged catalogue, drawn families: order and stability from the printed keys, every intervention once."""
    words = Words(Lang.NL, catalogue)

    @settings(EXAMPLES, max_examples=EXAMPLES.max_examples // 4)
    @given(families_of(catalogue))
    def agree(profile: Profile) -> None:
        answer = wire.ranking(rank(catalogue, profile, explain=False), words)
        rows = [
            (m["id"], m["rank"], m["rank_best"], m["rank_worst"], m["first_in"])
            for m in answer["matches"]
        ]
        assert _by_sqlite(answer["matches"]) == rows
        assert len(rows) + len(answer["excluded"]) == len(catalogue.interventions)

    agree()


assert AGES  # drawn ages are among the ages a profile may give

"""Rank: what is not excluded gets a key of plain criteria, compared left to right, and its place in every other order (method, section 2).

No weights and no scores. Equal keys share a rank. Pure: no text, no files, no clock.
"""

from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from uhp_cli.method.judging import (
    AGE,
    EXCLUSION,
    INDICATION,
    PLACEMENT,
    PROBLEM,
    Change,
    Judge,
    Judgement,
    judge_with,
    near_misses,
    open_answers,
    open_facts,
)
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Level, Role, Verdict, strength

if TYPE_CHECKING:
    from uhp_cli import shapes


class Key(NamedTuple):
    """The ranking criteria as integers, higher first, in their fixed order."""

    urgency: int
    core: int
    strength: int
    breadth: int
    aim: int


class Match(NamedTuple):
    """An intervention that is not excluded, with its place."""

    judgement: Judgement
    key: Key
    level: Level
    """The level that gave the key its strength: for the matching outcome, or the general one."""
    rank: int
    rank_best: int
    rank_worst: int
    first_in: int
    """In how many of the 24 orders nothing stands above it."""
    dominated_by: str
    """The highest other intervention that equals or beats it on every criterion, or empty."""


class Exclusion(NamedTuple):
    """An intervention that is excluded, with every single answer that would lift it."""

    judgement: Judgement
    changes: tuple[Change, ...]


class NextQuestion(NamedTuple):
    """An unanswered fact and how many verdicts the answer may change."""

    fact: str
    child: int | None
    changes: int


class Ranking(NamedTuple):
    """The answer to `match`: every intervention of the catalogue once."""

    catalogue: Catalogue
    profile: Profile
    matches: tuple[Match, ...]
    excluded: tuple[Exclusion, ...]
    questions: tuple[NextQuestion, ...]

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Stated problems that no match addresses outright."""
        covered = frozenset().union(*(m.judgement.covers for m in self.matches))
        return tuple(p for p in self.profile.problems if p not in covered)

    @property
    def fits(self) -> int:
        """How many fit without an open answer."""
        return sum(m.judgement.verdict is Verdict.FITS for m in self.matches)

    @property
    def first_reasons(self) -> Mapping[str, int]:
        """How many are excluded by each kind of criterion, one first reason each."""
        counts = dict.fromkeys((PLACEMENT, PROBLEM, AGE, INDICATION, EXCLUSION), 0)
        for exclusion in self.excluded:
            counts[exclusion.judgement.first_block.code] += 1
        return {code: n for code, n in counts.items() if n}


def key_of(judgement: Judgement, profile: Profile) -> tuple[Key, Level]:
    """Return the key of an intervention that is not excluded, and the level its strength comes from."""
    intervention = judgement.intervention
    covers, partly = judgement.covers, judgement.partly
    first = profile.first
    if first:
        core = 3 if first in covers else 2 if first in partly else 1
        matching = {first} if first in covers or first in partly else covers | partly
    else:
        core = 3 if covers else 2
        matching = covers or partly
    level = _level(intervention, matching)
    weight = strength(level)
    if weight == 0 and intervention.unfavourable:
        weight = -1
    urgency = int(profile.facts.get("crisis") == "ja" and intervention.role is Role.CRISIS)
    return Key(urgency, core, weight, len(covers), intervention.aim), level


def _level(intervention: Intervention, problems: Iterable[str]) -> Level:
    if not intervention.outcomes:
        return intervention.level
    levels = [intervention.outcomes.get(p, intervention.level) for p in sorted(problems)]
    return min(levels, key=_BEST_FIRST.index, default=intervention.level)


_BEST_FIRST = tuple(Level)


class Places(NamedTuple):
    """Where a key stands: in the fixed order, best and worst over the 24 orders, and how often first."""

    rank: int
    best: int
    worst: int
    first_in: int


ORDERS = tuple(permutations((1, 2, 3, 4)))
"""Every order of core, strength, breadth and aim; urgency stays in front."""


def places(keys: Iterable[Key]) -> dict[Key, Places]:
    """Return the place of every distinct key among all keys: rank is one more than the number of better keys."""
    counted: dict[Key, int] = {}
    for key in keys:
        counted[key] = counted.get(key, 0) + 1
    ranks: dict[Key, list[int]] = {key: [] for key in counted}
    for order in ORDERS:
        above = 1
        for key in sorted(counted, key=lambda k: (k[0], *(k[i] for i in order)), reverse=True):
            ranks[key].append(above)
            above += counted[key]
    return {
        key: Places(found[0], min(found), max(found), found.count(1))
        for key, found in ranks.items()
    }


def rank(catalogue: Catalogue, profile: Profile, *, explain: bool = True) -> Ranking:
    """Judge and rank the whole catalogue for one family; `explain` adds near misses and the questions worth asking."""
    judge = Judge(catalogue, profile)
    judgements = tuple(judge.all())
    kept = [(j, *key_of(j, profile)) for j in judgements if j.verdict is not Verdict.EXCLUDED]
    standing = places(key for _, key, _ in kept)
    kept.sort(key=lambda row: (standing[row[1]].rank, _alphabet(row[0].intervention)))
    above = _dominators([(j.intervention.id, key) for j, key, _ in kept])
    matches = tuple(
        Match(j, key, level, *standing[key], above.get(j.intervention.id, ""))
        for j, key, level in kept
    )
    excluded = sorted(
        (j for j in judgements if j.verdict is Verdict.EXCLUDED),
        key=lambda j: _alphabet(j.intervention),
    )
    return Ranking(
        catalogue,
        profile,
        matches,
        tuple(Exclusion(j, near_misses(j, judge) if explain else ()) for j in excluded),
        next_questions(judge, judgements) if explain else (),
    )


def brief_rows(catalogue: Catalogue, profile: Profile) -> "list[shapes.BriefMatch]":
    """Return id, rank, verdict and classification of what is not excluded, as `rank` orders it, and nothing else."""
    judge = Judge(catalogue, profile)
    kept = [
        (j, key_of(j, profile)[0])
        for j in map(judge.judge, judge.related())
        if j.verdict is not Verdict.EXCLUDED
    ]
    kept.sort(key=lambda row: _alphabet(row[0].intervention))
    kept.sort(key=lambda row: row[1], reverse=True)
    rows: list[shapes.BriefMatch] = []
    above, last = 0, None
    for number, (judgement, key) in enumerate(kept, 1):
        above, last = (above, last) if key == last else (number, key)
        intervention = judgement.intervention
        rows.append(
            {
                "rank": above,
                "id": intervention.id,
                "verdict": judgement.verdict.value,
                "classification": intervention.level.value,
            }
        )
    return rows


def _alphabet(intervention: Intervention) -> tuple[str, str]:
    return intervention.name.casefold(), intervention.id


def _dominators(rows: list[tuple[str, Key]]) -> dict[str, str]:
    """Give for each id the first other id, in ranked order, whose key is at least as high on every criterion."""
    named: dict[Key, list[str]] = {}
    for name, key in rows:
        named.setdefault(key, []).append(name)
    found: dict[str, str] = {}
    for key, names in named.items():
        above = [
            n
            for other in named
            if all(a >= b for a, b in zip(other, key, strict=True))
            for n in named[other][:2]
        ]
        found.update(
            (name, next(n for n in above if n != name)) for name in names if len({*above, name}) > 1
        )
    return found


def next_questions(judge: Judge, judgements: Iterable[Judgement]) -> tuple[NextQuestion, ...]:
    """Return every open fact with how many of the interventions that ask for it get another verdict by some answer, most first."""
    asking: dict[tuple[str, int | None], dict[str, Judgement]] = {}
    for judgement in judgements:
        for pair in open_facts(judgement):
            asking.setdefault(pair, {})[judgement.intervention.id] = judgement
    found = []
    for (fact, child), waiting in asking.items():
        moved: set[str] = set()
        for change in open_answers(fact, judge.catalogue, child):
            other = judge_with(judge, change)
            moved.update(
                i
                for i, j in waiting.items()
                if i not in moved and other.judge(j.intervention).verdict is not j.verdict
            )
        if moved:
            found.append(NextQuestion(fact, child, len(moved)))
    return tuple(sorted(found, key=lambda q: (-q.changes, q.fact, q.child or 0)))


def first_difference(one: Key, other: Key) -> str:
    """Return the name of the first criterion on which two keys differ, or an empty string."""
    return next((name for name, a, b in zip(Key._fields, one, other, strict=True) if a != b), "")

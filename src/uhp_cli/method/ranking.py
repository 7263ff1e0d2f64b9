"""Rank: a key of plain criteria, compared left to right, and its place in every other order.

No weights and no scores. Equal keys share a rank (method, section 2). Pure: no text, no files, no
clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from uhp_cli.method.judging import (
    AGE,
    CRISIS,
    EXCLUSION,
    INDICATION,
    PLACEMENT,
    PROBLEM,
    Change,
    Judge,
    Judgement,
    decided_by,
    judge_with,
    near_misses,
    open_answers,
    open_facts,
)
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.conditions import Atom, atoms
from uhp_cli.values.profile import SEVERITY, Profile
from uhp_cli.values.vocab import Level, Role, Verdict, strength

if TYPE_CHECKING:
    from uhp_cli import shapes

FIRST = "first"
"""The fact that is asked when an urgent problem stands beside others: what goes first."""


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
    best_by: str = ""
    """The criterion that brings it to its best place when it goes before the others.

    Empty when it never moves up.
    """
    worst_by: str = ""
    """The criterion that brings it to its worst place when it goes before the others.

    Empty when it never moves down.
    """

    @property
    def intervention(self) -> Intervention:
        """The intervention that is judged."""
        return self.judgement.intervention


class Exclusion(NamedTuple):
    """An intervention that is excluded, with every single answer that would lift it."""

    judgement: Judgement
    changes: tuple[Change, ...]

    @property
    def intervention(self) -> Intervention:
        """The intervention that is judged."""
        return self.judgement.intervention


class Beside(NamedTuple):
    """An intervention without a stated problem that nothing speaks against: never ranked."""

    judgement: Judgement

    @property
    def intervention(self) -> Intervention:
        """The intervention that is judged."""
        return self.judgement.intervention


Standing = Match | Exclusion | Beside
"""How an intervention stands for a family."""


class NextQuestion(NamedTuple):
    """An open fact, how many verdicts the answer may change, and the best rank among them."""

    fact: str
    child: int | None
    changes: int
    best_rank: int


class Turn(NamedTuple):
    """A verdict that an answer changes."""

    id: str
    before: Verdict
    after: Verdict


class WhatIf(NamedTuple):
    """What one answer would change: verdicts, and who then stands first."""

    change: Change
    turns: tuple[Turn, ...]
    first: tuple[str, ...]


class Ranking(NamedTuple):
    """The answer to `match`: every intervention of the catalogue once."""

    catalogue: Catalogue
    profile: Profile
    matches: tuple[Match, ...]
    excluded: tuple[Exclusion, ...]
    questions: tuple[NextQuestion, ...]
    beside: tuple[Beside, ...] = ()

    def __repr__(self) -> str:
        """Return how many there are of each; the whole is hundreds of pages."""
        return f"<Ranking: {len(self.matches)} matches, {len(self.excluded)} excluded>"

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every intervention of the catalogue once: ranked, then excluded, then beside."""
        ranked: tuple[Standing, ...] = self.matches
        return ranked + self.excluded + self.beside

    @property
    def by_id(self) -> Mapping[str, Standing]:
        """How each intervention of the catalogue stands."""
        return {s.intervention.id: s for s in self.standings}

    def of(self, name: str) -> Standing:
        """Return how the intervention with this id stands."""
        return next(s for s in self.standings if s.intervention.id == name)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every intervention of the catalogue as it is judged."""
        return tuple(s.judgement for s in self.standings)

    @property
    def stated(self) -> tuple[str, ...]:
        """The problems that count for some child."""
        return self.profile.stated(self.catalogue)

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Stated problems that nothing which fits without an open answer addresses outright.

        A way of working covers nothing, nor does what is not offered here.
        """
        fitting = (m for m in self.covering if m.judgement.verdict is Verdict.FITS)
        covered = frozenset().union(*(m.judgement.covers for m in fitting))
        return tuple(p for p in self.stated if p not in covered)

    @property
    def covering(self) -> tuple[Match, ...]:
        """What can cover a problem (method, section 4).

        No way of working, offered in the Netherlands, and research does not speak against it.
        """
        here = (m for m in self.matches if not m.intervention.abroad and m.key.strength >= 0)
        return tuple(m for m in here if m.intervention.role is not Role.METHOD)

    def after_asking(self, problem: str) -> tuple[Match, ...]:
        """Return what addresses an uncovered problem outright once its questions are answered."""
        return tuple(m for m in self.covering if problem in m.judgement.covers)

    @property
    def involve(self) -> tuple[str, ...]:
        """Stated problems for which somebody is always to be involved, whatever covers them."""
        terms = self.catalogue.problems
        return tuple(p for p in self.profile.problems if terms[p].involve_always)

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


def key_of(judgement: Judgement, judge: Judge) -> tuple[Key, Level]:
    """Return the key of an intervention, and the level its strength comes from."""
    intervention = judgement.intervention
    covers, partly = judgement.covers, judgement.partly
    in_crisis = _answers_crisis(judgement, judge)
    if judge.profile.first:
        outright, in_part = covers & judge.first, partly & judge.first
        core = 3 if outright or in_crisis else 2 if in_part else 1
        matching = outright or in_part or covers | partly
    else:
        core = 3 if covers or in_crisis else 2 if partly else 1
        matching = covers or partly
    level = _level(judge.catalogue, intervention, matching)
    # A way of working covers nothing: its recognition is not about what this family gets.
    weight = 0 if intervention.role is Role.METHOD else strength(level)
    if weight == 0 and intervention.unfavourable:
        weight = -1
    return Key(int(in_crisis), core, weight, len(covers), intervention.aim), level


def _answers_crisis(judgement: Judgement, judge: Judge) -> bool:
    """Say whether this is crisis help and there is a crisis: then that is what it is for."""
    intervention = judgement.intervention
    there = any(judge.units[n].facts.get(CRISIS) == "ja" for n in judgement.children)
    return there and intervention.role is Role.CRISIS and not intervention.abroad


def _level(catalogue: Catalogue, intervention: Intervention, problems: Iterable[str]) -> Level:
    levels = [intervention.level_for(p, catalogue.up) for p in problems]
    return min(levels, key=_BEST_FIRST.index, default=intervention.level)


_BEST_FIRST = tuple(Level)


class Places(NamedTuple):
    """Where a key stands: in the fixed order, best and worst of 24, and what brings it there."""

    rank: int
    best: int
    worst: int
    first_in: int
    best_by: str
    worst_by: str


ORDERS = tuple(permutations((1, 2, 3, 4)))
"""Every order of core, strength, breadth and aim; urgency stays in front."""


def places(keys: Iterable[Key]) -> dict[Key, Places]:
    """Return the place of every distinct key among all keys.

    Rank is one more than the number of better keys.
    """
    counted: dict[Key, int] = {}
    for key in keys:
        counted[key] = counted.get(key, 0) + 1
    ranks: dict[Key, list[int]] = {key: [] for key in counted}
    for order in ORDERS:
        above = 1
        for key in sorted(counted, key=itemgetter(0, *order), reverse=True):
            ranks[key].append(above)
            above += counted[key]
    return {key: _places(found) for key, found in ranks.items()}


def _places(found: Sequence[int]) -> Places:
    best, worst = min(found), max(found)
    up, down = (_mover(found, end) if end != found[0] else "" for end in (best, worst))
    return Places(found[0], best, worst, found.count(1), up, down)


def _mover(found: Sequence[int], end: int) -> str:
    """Return the criterion that brings a key to this place when only it moves forward.

    Where no single one does, the first that stands before its own place in an order that does.
    """
    orders = [order for order, place in zip(ORDERS, found, strict=True) if place == end]
    order = min(orders, key=lambda o: (not _only_one_moved(o), o.index(_moved_forward(o))))
    return Key._fields[_moved_forward(order)]


@cache
def _moved_forward(order: tuple[int, ...]) -> int:
    return next(n for n, own in zip(order, ORDERS[0], strict=True) if n != own)


@cache
def _only_one_moved(order: tuple[int, ...]) -> bool:
    rest = [n for n in order if n != _moved_forward(order)]
    return rest == sorted(rest)


def rank(catalogue: Catalogue, profile: Profile, *, explain: bool = True) -> Ranking:
    """Judge and rank the whole catalogue for one family.

    `explain` adds near misses and the questions worth asking.
    """
    judge = Judge(catalogue, profile)
    judgements = tuple(judge.all())
    kept = [
        (j, *key_of(j, judge))
        for j in judgements
        if j.verdict is not Verdict.EXCLUDED and not j.beside
    ]
    standing = places(key for _, key, _ in kept)
    kept.sort(key=lambda row: (standing[row[1]].rank, _alphabet(row[0].intervention)))
    above = _dominators([(j.intervention.id, key) for j, key, _ in kept])
    matches = tuple(_match(j, key, level, standing[key], above) for j, key, level in kept)
    excluded = sorted(
        (j for j in judgements if j.verdict is Verdict.EXCLUDED),
        key=lambda j: _alphabet(j.intervention),
    )
    beside = sorted((j for j in judgements if j.beside), key=lambda j: _alphabet(j.intervention))
    return Ranking(
        catalogue,
        profile,
        matches,
        tuple(Exclusion(j, near_misses(j, judge) if explain else ()) for j in excluded),
        next_questions(judge, matches) if explain else (),
        tuple(map(Beside, beside)),
    )


def _match(
    judgement: Judgement, key: Key, level: Level, place: Places, above: Mapping[str, str]
) -> Match:
    over = above.get(judgement.intervention.id, "")
    return Match(judgement, key, level, *place[:4], over, *place[4:])


def brief_rows(catalogue: Catalogue, profile: Profile) -> "list[shapes.BriefMatch]":
    """Return id, rank, verdict and classification of what is ranked, as `rank` orders it."""
    judge = Judge(catalogue, profile)
    kept = [
        (j, key_of(j, judge)[0])
        for j in map(judge.judge, judge.related())
        if j.verdict is not Verdict.EXCLUDED and not j.beside
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
    """Give for each id the first other id whose key is at least as high on every criterion."""
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


def next_questions(judge: Judge, matches: Iterable[Match]) -> tuple[NextQuestion, ...]:
    """Return every open fact that can change a verdict, the one that reaches highest first.

    Order: the best rank that an answer can change, then how many verdicts, then the vocabulary
    (method, section 3).
    """
    asking: dict[tuple[str, int | None], dict[str, Match]] = {}
    for match in matches:
        for pair in open_facts(match.judgement, judge):
            asking.setdefault(pair, {})[match.intervention.id] = match
    found = []
    for (fact, child), waiting in asking.items():
        anything = fact == PROBLEM  # any word for a problem changes what is asked
        asked = list(waiting.values())
        moved = asked if anything else _moved(judge, fact, child, asked)
        if moved:
            best = min(m.rank for m in moved)
            found.append(NextQuestion(fact, child, len(moved), best))
    vocabulary = [PROBLEM, AGE, *judge.catalogue.facts, *judge.catalogue.problems]
    found.sort(key=lambda q: (q.best_rank, -q.changes, vocabulary.index(q.fact), q.child or 0))
    return (*_what_goes_first(judge), *found)


def _moved(judge: Judge, fact: str, child: int | None, waiting: Sequence[Match]) -> list[Match]:
    """Return the matches that get another verdict by some answer."""
    left = [m for m in waiting if not decided_by(m.judgement, fact, judge.catalogue)]
    for change in open_answers(fact, judge.catalogue, child):
        if not left:
            break
        other = judge_with(judge, change)
        left = [m for m in left if other.judge(m.intervention).verdict is m.judgement.verdict]
    return [m for m in waiting if m not in left]


def _what_goes_first(judge: Judge) -> Iterator[NextQuestion]:
    """Ask what goes first when an urgent problem stands beside others and nobody said so."""
    stated = judge.profile.stated(judge.catalogue)
    urgent = [p for p in stated if judge.catalogue.problems[p].urgent]
    if urgent and len(stated) > 1 and not judge.profile.first:
        before = {row["id"]: row["rank"] for row in brief_rows(judge.catalogue, judge.profile)}
        moved: set[object] = set()
        for problem in judge.profile.problems:
            profile = judge.profile._replace(first=problem)
            if not judge.catalogue.problems[problem].circumstance:
                rows = brief_rows(judge.catalogue, profile)
                moved |= {row["id"] for row in rows if before[row["id"]] != row["rank"]}
        if moved:
            yield NextQuestion(FIRST, None, len(moved), 1)


def what_if(ranking: Ranking) -> tuple[WhatIf, ...]:
    """Return for each open question and answer what changes.

    Each equals ranking the family with that answer.

    Of the ages only those are told that change something.
    """
    judge = Judge(ranking.catalogue, ranking.profile)
    found = []
    for question in ranking.questions:
        concerned = _concerned(question.fact, ranking)
        for change in _answers(question, ranking):
            told = _answered(change, judge, ranking, concerned)
            if told.turns or question.fact != AGE:
                found.append(told)
    return tuple(found)


def _concerned(fact: str, ranking: Ranking) -> frozenset[str]:
    """Return the ids of what an answer to a fact can judge or rank otherwise."""
    entries = ranking.catalogue.interventions
    if fact in ranking.catalogue.facts and fact not in (CRISIS, SEVERITY):  # these reach further
        entries = tuple(i for i in entries if any(a.fact == fact for a in _asked(i)))
    return frozenset(i.id for i in entries)


def _asked(intervention: Intervention) -> Iterator[Atom]:
    for criterion in (*intervention.indications, *intervention.exclusions):
        yield from atoms(criterion.when)


def _answered(change: Change, judge: Judge, ranking: Ranking, concerned: frozenset[str]) -> WhatIf:
    """Return what one answer changes; only what it concerns is judged and ranked again."""
    if change.fact == FIRST:
        profile = ranking.profile._replace(first=change.value)
        other = Judge(ranking.catalogue, profile, judge.units, like=judge)
    else:
        other = judge_with(judge, change)
    turns, ranked = [], []
    for standing in ranking.standings:
        was = standing.judgement
        again = was.intervention.id in concerned
        now = other.judge(was.intervention) if again and change.fact != FIRST else was
        if now.verdict is not Verdict.EXCLUDED and not now.beside:
            known = standing.key if isinstance(standing, Match) and not again else None
            ranked.append((known or key_of(now, other)[0], now.intervention))
        if now.verdict is not was.verdict:
            turns.append((was.verdict, now))
    best = max((key for key, _ in ranked), default=None)
    first = sorted((i for key, i in ranked if key == best), key=_alphabet)
    places_ = {i.id: key for key, i in ranked}
    turns.sort(key=lambda turn: _alphabet(turn[1].intervention))
    turns.sort(key=lambda turn: places_.get(turn[1].intervention.id, _NOWHERE), reverse=True)
    turns.sort(key=lambda turn: turn[1].beside)
    return WhatIf(
        change,
        tuple(Turn(j.intervention.id, before, j.verdict) for before, j in turns),
        tuple(i.id for i in first),
    )


_NOWHERE = Key(-1, -1, -1, -1, -1)
"""What stands under every key."""


def turned(change: Change, before: Mapping[str, Verdict], after: Ranking) -> WhatIf:
    """Return what an answer changed: verdicts by id as they were, and the ranking after it."""
    turns = tuple(
        Turn(j.intervention.id, before[j.intervention.id], j.verdict)
        for j in after.judgements
        if j.verdict is not before[j.intervention.id]
    )
    first = tuple(m.intervention.id for m in after.matches if m.rank == 1)
    return WhatIf(change, turns, first)


def _answers(question: NextQuestion, ranking: Ranking) -> Iterator[Change]:
    if question.fact == FIRST:
        yield from (Change(FIRST, p) for p in ranking.stated)
    elif question.fact != PROBLEM:
        yield from open_answers(question.fact, ranking.catalogue, question.child)


def first_difference(one: Key, other: Key) -> str:
    """Return the name of the first criterion on which two keys differ, or an empty string."""
    return next((name for name, a, b in zip(Key._fields, one, other, strict=True) if a != b), "")

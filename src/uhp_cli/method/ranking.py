"""Rank: a key of plain criteria, compared left to right, and its place in every other order.

No weights and no scores. Equal keys share a rank (method, section 2). Pure: no text, no files, no
clock.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

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
    near_misses,
)
from uhp_cli.method.moving import Asked, moving
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile, Unit
from uhp_cli.values.vocab import EXCLUDED, FITS, Level, Role, strength

if TYPE_CHECKING:
    from uhp_cli import shapes

Ranked = TypeVar("Ranked")
FIRST = "first"
"""The fact that is asked when an urgent problem stands beside others: what goes first."""


class Key(NamedTuple):
    """The ranking criteria as integers, higher first, in their fixed order."""

    urgency: int
    core: int
    strength: int
    breadth: int
    aim: int


class Places(NamedTuple):
    """Where a key stands: in the fixed order, best and worst of 24, and what brings it there."""

    rank: int
    best: int
    worst: int
    first_in: int
    """In how many of the 24 orders nothing stands above it."""
    best_by: str
    """The criterion that brings it to its best place when it goes before the others.

    Empty when it never moves up.
    """
    worst_by: str
    """The criterion that brings it to its worst place when it goes before the others.

    Empty when it never moves down.
    """


class Match(NamedTuple):
    """An intervention that is not excluded, with its place."""

    judgement: Judgement
    key: Key
    level: Level
    """The level that gave the key its strength: for the matching outcome, or the general one."""
    places: Places
    dominated_by: str
    """The highest other intervention that equals or beats it on every criterion, or empty."""

    @property
    def intervention(self) -> Intervention:
        """The intervention that is judged."""
        return self.judgement.intervention

    @property
    def rank(self) -> int:
        """Its place in the fixed order."""
        return self.places.rank


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


class Ranking(NamedTuple):
    """The answer to `match`: every intervention of the catalogue once."""

    catalogue: Catalogue
    profile: Profile
    matches: tuple[Match, ...]
    excluded: tuple[Exclusion, ...]
    questions: tuple[NextQuestion, ...]
    beside: tuple[Beside, ...] = ()
    units: tuple[Unit, ...] | None = None
    """The children as they were judged, when they were."""

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

    def only(self, names: Container[str]) -> "Ranking":
        """Return the ranking with of its standings only those of interventions with these ids."""
        return self._replace(
            matches=tuple([m for m in self.matches if m.intervention.id in names]),
            excluded=tuple([e for e in self.excluded if e.intervention.id in names]),
            beside=tuple([b for b in self.beside if b.intervention.id in names]),
        )

    def beyond(self, shown: Iterable[Match]) -> tuple[Match, ...]:
        """Return the matches that are not among those that are shown."""
        named = {m.intervention.id for m in shown}
        return tuple([m for m in self.matches if m.intervention.id not in named])

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every intervention of the catalogue as it is judged."""
        return tuple(s.judgement for s in self.standings)

    @property
    def stated(self) -> tuple[str, ...]:
        """The problems that count for some child."""
        return tuple(sorted(frozenset().union(*[u.stated for u in self.judged])))

    @property
    def judged(self) -> tuple[Unit, ...]:
        """The children as they are judged."""
        return self.profile.units(self.catalogue) if self.units is None else self.units

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Stated problems that nothing which fits without an open answer addresses outright.

        A way of working covers nothing, nor does what is not offered here.
        """
        fitting = [m.judgement for m in self.covering if m.judgement.verdict is FITS]
        covered = frozenset[str]().union(*[j.covers for j in fitting])
        return tuple([p for p in self.stated if p not in covered])

    @property
    def covering(self) -> tuple[Match, ...]:
        """What can cover a problem (method, section 4).

        No way of working, offered in the Netherlands, and research does not speak against it.
        """
        method, matches = Role.METHOD, [(m, m.judgement.intervention) for m in self.matches]
        return tuple(
            [m for m, i in matches if not i.abroad and m.key.strength >= 0 and i.role is not method]
        )

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
        return [m.judgement.verdict for m in self.matches].count(FITS)

    @property
    def first_reasons(self) -> Mapping[str, int]:
        """How many are excluded by each kind of criterion, one first reason each."""
        return by_first_reason(e.judgement.first_block.code for e in self.excluded)


def by_first_reason(codes: Iterable[str]) -> dict[str, int]:
    """Return how often each kind of criterion is a first reason, in the order of criteria."""
    found = Counter(codes)
    kinds = (PLACEMENT, PROBLEM, AGE, INDICATION, EXCLUSION)
    return {kind: found[kind] for kind in kinds if kind in found}


def key_of(
    judgement: Judgement, judge: Judge, first: frozenset[str] | None = None
) -> tuple[Key, Level]:
    """Return the key of an intervention, and the level its strength comes from.

    `first` is what goes first, when that is not what the family says.
    """
    intervention = judgement.intervention
    covers, partly = judgement.covers, judgement.partly
    in_crisis = _answers_crisis(judgement, judge)
    if first is None and judge.profile.first:
        first = judge.first
    if first is not None:
        core = _core(judgement, first, in_crisis=in_crisis)
        matching = covers & first or partly & first or covers | partly
    else:
        light = _is_light(judgement, judge)
        core = 3 if in_crisis or (covers and not light) else 2 if covers or partly else 1
        matching = covers or partly
    level = _level(judge.catalogue, intervention, matching)
    # A way of working covers nothing: its recognition is not about what this family gets.
    weight = 0 if intervention.role is Role.METHOD else strength(level)
    if weight == 0 and intervention.unfavourable:
        weight = -1
    return Key(int(in_crisis), core, weight, len(covers), intervention.aim), level


def _core(judgement: Judgement, first: frozenset[str], *, in_crisis: bool) -> int:
    """Return in how far it addresses what goes first."""
    if in_crisis or not judgement.covers.isdisjoint(first):
        return 3
    return 1 if judgement.partly.isdisjoint(first) else 2


def _key_with(match: Match, judge: Judge, first: frozenset[str]) -> Key:
    """Return the key that it would have if this went first."""
    if match.intervention.outcomes:  # its level may be another
        return key_of(match.judgement, judge, first)[0]
    key = match.key
    core = _core(match.judgement, first, in_crisis=key.urgency == 1)
    return Key(key.urgency, core, key.strength, key.breadth, key.aim)


def key_if_ranked(judgement: Judgement, judge: Judge) -> Key | None:
    """Return the key of what has a place in the ranking; None of all else."""
    return key_of(judgement, judge)[0] if judgement.ranked else None


def _is_light(judgement: Judgement, judge: Judge) -> bool:
    """Say whether this is additional help beside something severe that it is not for.

    It does not address it, or a source calls it prevention. Light help stays light: a high level
    puts no course above what treats a problem that is severe (method, section 2).
    """
    if judgement.intervention.role is not Role.ADDITIONAL or not any(judge.severe):
        return False
    return judgement.intervention.preventive or not any(
        judgement.units[n].outright & judge.severe[n] for n in judgement.children
    )


def _answers_crisis(judgement: Judgement, judge: Judge) -> bool:
    """Say whether this is crisis help and there is a crisis: then that is what it is for."""
    intervention = judgement.intervention
    if intervention.role is not Role.CRISIS or intervention.abroad:
        return False
    return any(judge.units[n].facts.get(CRISIS) == "ja" for n in judgement.children)


def _level(catalogue: Catalogue, intervention: Intervention, problems: Iterable[str]) -> Level:
    if not intervention.outcomes:  # as of nearly all: it is asked for every key
        return intervention.level
    levels = [intervention.level_for(p, catalogue.up) for p in problems]
    return min(levels, key=_BEST_FIRST.index, default=intervention.level)


_BEST_FIRST = tuple(Level)


ORDERS = tuple(permutations((1, 2, 3, 4)))
"""Every order of core, strength, breadth and aim; urgency stays in front."""
READ = tuple(itemgetter(0, *order) for order in ORDERS)
"""What reads a key in each order."""


Stand = Callable[[Sequence[Key]], tuple[dict[Key, Places], dict[Key, Key]]]
"""What is given keys in order, and returns what `stand` does."""


def stand(keys: Sequence[Key]) -> tuple[dict[Key, Places], dict[Key, Key]]:
    """Return of keys in order where each stands, and the first that is as high in everything."""
    found = places(keys)
    return found, highest(found)


def places(keys: Iterable[Key]) -> dict[Key, Places]:
    """Return the place of every distinct key among all keys.

    Rank is one more than the number of better keys.
    """
    counted: dict[Key, int] = {}
    for key in keys:
        counted[key] = counted.get(key, 0) + 1
    ranks: dict[Key, list[int]] = {key: [] for key in counted}
    for read in READ:
        above = 1
        for key in sorted(counted, key=read, reverse=True):
            ranks[key].append(above)
            above += counted[key]
    return {key: ends(found) for key, found in ranks.items()}


def ends(found: Sequence[int]) -> Places:
    """Return where something stands from its rank in each order."""
    best, worst = min(found), max(found)
    up, down = (_mover(found, end) if end != found[0] else "" for end in (best, worst))
    return Places(found[0], best, worst, found.count(1), up, down)


def _mover(found: Sequence[int], end: int) -> str:
    """Return the criterion that brings a key to this place when only it moves forward.

    Where no single one does, the first that stands before its own place in an order that does.
    """
    return next(name for order, name in _movers() if found[order] == end)


@cache
def _movers() -> tuple[tuple[int, str], ...]:
    """Return the orders, by number, in which they are taken, with the criterion that each moves."""
    numbers = sorted(
        range(1, len(ORDERS)),
        key=lambda n: (not _only_one_moved(ORDERS[n]), ORDERS[n].index(_moved_forward(ORDERS[n]))),
    )
    return tuple([(n, Key._fields[_moved_forward(ORDERS[n])]) for n in numbers])


def _moved_forward(order: tuple[int, ...]) -> int:
    return next(n for n, own in zip(order, ORDERS[0], strict=True) if n != own)


def _only_one_moved(order: tuple[int, ...]) -> bool:
    rest = [n for n in order if n != _moved_forward(order)]
    return rest == sorted(rest)


def rank(catalogue: Catalogue, profile: Profile, *, explain: bool = True) -> Ranking:
    """Judge and rank the whole catalogue for one family.

    `explain` adds near misses and the questions worth asking.
    """
    judge = Judge(catalogue, profile)
    judgements = sorted(judge.all(), key=lambda j: alphabet(j.intervention))
    matches = placed([(j, *key_of(j, judge)) for j in judgements if j.ranked])
    excluded = [j for j in judgements if j.verdict is EXCLUDED]
    return Ranking(
        catalogue,
        profile,
        matches,
        tuple([Exclusion(j, near_misses(j, judge) if explain else ()) for j in excluded]),
        next_questions(judge, matches) if explain else (),
        tuple([Beside(j) for j in judgements if j.beside]),
        judge.units,
    )


def placed(kept: Iterable[tuple[Judgement, Key, Level]], stand: Stand = stand) -> tuple[Match, ...]:
    """Return what is ranked in its order; it comes in the order of the alphabet.

    Who ranks many families gives a `stand` that remembers (method/standing.py).
    """
    rows = sorted(kept, key=itemgetter(1), reverse=True)
    where, over = stand([key for _, key, _ in rows])
    named: dict[Key, list[str]] = {}
    for judgement, key, _ in rows:
        named.setdefault(key, []).append(judgement.intervention.id)
    return tuple(
        [
            Match(j, key, level, where[key], _other(named[over[key]], j.intervention.id))
            for j, key, level in rows
        ]
    )


def highest(keys: Iterable[Key]) -> dict[Key, Key]:
    """Return for each key the first that is as high on every criterion; they come in order."""
    found = list(keys)
    return {key: next(other for other in found if _at_least(other, key)) for key in found}


def _other(names: Sequence[str], own: str) -> str:
    """Return the first other name, or nothing."""
    return names[0] if names[0] != own else names[1] if len(names) > 1 else ""


def brief_rows(catalogue: Catalogue, profile: Profile) -> "list[shapes.BriefMatch]":
    """Return id, rank, verdict and classification of what is ranked, as `rank` orders it."""
    judge = Judge(catalogue, profile)
    kept = [j for j in map(judge.judge, judge.related()) if j.ranked]
    kept.sort(key=lambda j: alphabet(j.intervention))
    return [brief_row(n, j) for n, j in in_order((key_of(j, judge)[0], j) for j in kept)]


def brief_row(rank: int, judgement: Judgement) -> "shapes.BriefMatch":
    """Return the short answer about one intervention."""
    intervention = judgement.intervention
    return {
        "rank": rank,
        "id": intervention.id,
        "verdict": judgement.verdict.value,
        "classification": intervention.level.value,
    }


def in_order(kept: Iterable[tuple[Key, Ranked]]) -> Iterator[tuple[int, Ranked]]:
    """Give rank and content, best key first; equal keys share a rank and keep their order."""
    above, last = 0, None
    found = sorted(kept, key=itemgetter(0), reverse=True)
    for number, (key, ranked) in enumerate(found, 1):
        above, last = (above, last) if key == last else (number, key)
        yield above, ranked


def alphabet(intervention: Intervention) -> tuple[str, str]:
    """Return what orders interventions that share a rank."""
    return intervention.name.casefold(), intervention.id


def _at_least(one: Key, other: Key) -> bool:
    """Say whether a key is as high as another on every criterion."""
    return (
        one[0] >= other[0]
        and one[1] >= other[1]
        and one[2] >= other[2]
        and one[3] >= other[3]
        and one[4] >= other[4]
    )


def next_questions(judge: Judge, matches: Sequence[Match]) -> tuple[NextQuestion, ...]:
    """Return every open fact that can change a verdict, the one that reaches highest first.

    Order: the best rank that an answer can change, then how many verdicts, then the vocabulary
    (method, section 3).
    """
    moved = moving(judge, [m.judgement for m in matches])
    return (
        *what_goes_first(judge, matches),
        *weighed(vocabulary(judge.catalogue), zip((m.rank for m in matches), moved, strict=True)),
    )


def vocabulary(catalogue: Catalogue) -> dict[str, int]:
    """Return the place of everything that can be asked, in the order in which it is asked."""
    return {f: n for n, f in enumerate((PROBLEM, AGE, *catalogue.facts, *catalogue.problems))}


def weighed(
    vocabulary: Mapping[str, int], moved: Iterable[tuple[int, Iterable[Asked]]]
) -> list[NextQuestion]:
    """Return the questions of a ranking, in order, from each rank with the facts that move it."""
    ranks: dict[Asked, list[int]] = {}
    for rank_, facts in moved:
        for pair in facts:
            ranks.setdefault(pair, []).append(rank_)
    found = [NextQuestion(*pair, len(those), min(those)) for pair, those in ranks.items()]
    found.sort(key=lambda q: (q.best_rank, -q.changes, vocabulary[q.fact], q.child or 0))
    return found


def what_goes_first(judge: Judge, matches: Iterable[Match]) -> Iterator[NextQuestion]:
    """Ask what goes first when an urgent problem stands beside others and nobody said so."""
    terms = judge.catalogue.problems
    urgent = any(terms[p].urgent for p in judge.stated)
    if urgent and len(judge.stated) > 1 and not judge.profile.first:
        kept, moved = list(matches), set[str]()
        for problem in judge.profile.problems:
            if not terms[problem].circumstance:
                first = judge.implying(problem)
                after = in_order([(_key_with(m, judge, first), m) for m in kept])
                moved |= {m.intervention.id for rank_, m in after if m.rank != rank_}
        if moved:
            yield NextQuestion(FIRST, None, len(moved), 1)


def first_difference(one: Key, other: Key) -> str:
    """Return the name of the first criterion on which two keys differ, or an empty string."""
    return next((name for name, a, b in zip(Key._fields, one, other, strict=True) if a != b), "")

"""What if: what one answer would change, and who then stands first (method, section 3).

Pure: no text, no files, no clock.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from uhp_cli.method.judging import AGE, PROBLEM, Change, Judge, Judgement, judge_with, open_answers
from uhp_cli.method.ranking import FIRST, Key, NextQuestion, Ranking, in_order, key_if_ranked
from uhp_cli.method.remembering import Detail, Sight
from uhp_cli.values.conditions import atoms
from uhp_cli.values.vocab import Verdict


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


def what_if(ranking: Ranking) -> tuple[WhatIf, ...]:
    """Return for each open question and answer what changes.

    Each equals ranking the family with that answer.

    Of the ages only those are told that change something.
    """
    family, found = _Family(ranking), []
    for question in ranking.questions:
        trial = _Trial(family)
        for change in _answers(question, ranking):
            told = family.turned(change, trial.after(change))
            if told.turns or question.fact != AGE:
                found.append(told)
    return tuple(found)


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


class _Stands(NamedTuple):
    verdict: Verdict
    key: Key | None
    """None of what has no place."""


def _stands(judgement: Judgement, judge: Judge) -> _Stands:
    return _Stands(judgement.verdict, key_if_ranked(judgement, judge))


_After = Mapping[int, _Stands]
"""How an answer lets stand what looks at it, by number."""


class _Family:
    """How everything stands before an answer, numbered by the alphabet."""

    def __init__(self, ranking: Ranking) -> None:
        self.sight = Sight(ranking.catalogue)
        self.judge = Judge(ranking.catalogue, ranking.profile, ranking.units)
        known = {j.intervention.id: j for j in ranking.judgements}
        self.known = [known[i.id] for i in self.sight.interventions]
        self.before = [_stands(j, self.judge) for j in self.known]
        found: dict[Key, list[int]] = {}
        for number, stands in enumerate(self.before):
            if stands.key is not None:
                found.setdefault(stands.key, []).append(number)
        self.turns: dict[tuple[int, Verdict], Turn] = {}
        self.ranked = dict(sorted(found.items(), reverse=True))
        """The numbers of what has a place, by key, best first."""
        self.inside: dict[str, list[str]] = {}
        """The regions that lie in each."""
        for region, wider in ranking.catalogue.around.items():
            for name in wider:
                self.inside.setdefault(name, []).append(region)

    def turned(self, change: Change, after: _After) -> WhatIf:
        """Return what an answer changes, in the order of the ranking after it."""
        before, names = self.before, self.sight.interventions
        other = sorted([n for n, s in after.items() if s.verdict is not before[n].verdict])
        placed = [(key, n) for n in other if (key := after[n].key) is not None]
        order = [n for _, n in in_order(placed)]
        order += [n for n in other if after[n].verdict is Verdict.EXCLUDED]
        order += [
            n for n in other if after[n].verdict is not Verdict.EXCLUDED and after[n].key is None
        ]
        turns = tuple([self._turn(n, after[n].verdict) for n in order])
        return WhatIf(change, turns, tuple(names[n].id for n in self._first(after)))

    def _turn(self, number: int, after: Verdict) -> Turn:
        """Return a turn; those of many answers are held once."""
        turn = self.turns.get((number, after))
        if turn is None:
            name = self.sight.interventions[number].id
            turn = self.turns[number, after] = Turn(name, self.before[number].verdict, after)
        return turn

    def _first(self, after: _After) -> list[int]:
        """Return what shares the first place."""
        stayed = ((key, [n for n in those if n not in after]) for key, those in self.ranked.items())
        best, first = next((row for row in stayed if row[1]), (None, []))
        moved = [(s.key, n) for n, s in after.items() if s.key is not None]
        top = max((key for key, _ in moved), default=None)
        if top is None or (best is not None and best > top):
            return first
        return sorted([n for key, n in moved if key == top] + (first if best == top else []))


class _Trial:
    """Gives the answers to one question, one after another.

    What looks at it is judged once for all answers that are the same to it.
    """

    def __init__(self, family: _Family) -> None:
        self.family = family
        self.known: dict[object, _Stands] = {}
        self.elsewhere: dict[int, _Stands] = {}
        """How what asks for a region stands where that region is not."""
        self.naming: dict[str, list[tuple[int, object]]] = {}
        """For each region what asks for it, for one in it or around it, and how it is met."""

    def after(self, change: Change) -> _After:
        """Return how everything stands that an answer may matter to."""
        family = self.family
        if change.fact == FIRST:
            profile = family.judge.profile._replace(first=change.value)
            judge = Judge(family.judge.catalogue, profile, family.judge.units, like=family.judge)
            ranked = (n for those in family.ranked.values() for n in those)
            return {n: _stands(family.known[n], judge) for n in ranked}
        judge = judge_with(family.judge, change)
        if change.fact == "region":
            return self._in_region(change.value, judge)
        return {n: self._judged(n, seen, judge) for n, seen in self._lookers(change, judge)}

    def _judged(self, number: int, seen: object, judge: Judge) -> _Stands:
        """Judge one for an answer, of which it sees this."""
        stands = self.known.get((number, seen))
        if stands is None:
            before = self.family.known[number]
            stands = _stands(judge.judge(before.intervention, before), judge)
            self.known[number, seen] = stands
        return stands

    def _lookers(self, change: Change, judge: Judge) -> Iterator[tuple[int, object]]:
        """Give what looks at an answer, and what it sees of it."""
        sight, before, fact = self.family.sight, self.family.judge, change.fact
        if fact == AGE:
            seen = [b.of(change.age, Detail.KEY) for b in sight.bounds]
            yield from ((n, seen[bounds]) for n, bounds in enumerate(sight.bounds_of))
            return
        # A form that is stated stands for what it is a form of, also for who looks at that only.
        looks = [(PROBLEM, p) for p in sight.kin[fact]] if fact in sight.kin else [("fact", fact)]
        found = {n for look in looks for n in sight.lookers.get(look, ())}
        if judge.nothing_stated is not before.nothing_stated:
            found = set(range(len(self.family.known)))
        elif judge.severe != before.severe:
            found |= {n for n, light in enumerate(sight.light) if light}
        yield from ((n, change.value) for n in found)

    def _in_region(self, region: str, judge: Judge) -> _After:
        lookers = self.family.sight.lookers.get(("fact", "region"), ())
        if not self.naming:
            for number in lookers:
                for name, seen in self._named(number).items():
                    self.naming.setdefault(name, []).append((number, seen))
        named = dict(self.naming.get(region, ()))
        for number in lookers if len(self.elsewhere) < len(lookers) else ():
            if number not in named and number not in self.elsewhere:
                self.elsewhere[number] = self._judged(number, None, judge)
        return self.elsewhere | {n: self._judged(n, s, judge) for n, s in named.items()}

    def _named(self, number: int) -> Mapping[str, tuple[object, ...]]:
        """Return the regions that matter to one, each with what it sees of them."""
        inside, around = self.family.inside, self.family.judge.catalogue.around
        intervention = self.family.known[number].intervention
        criteria = (*intervention.indications, *intervention.exclusions)
        found: dict[str, tuple[object, ...]] = {}
        for place, atom in enumerate(a for c in criteria for a in atoms(c.when)):
            if atom.fact != "region":
                continue
            met = frozenset().union(*(inside[v] for v in atom.values))
            wider = frozenset().union(*(around[v] for v in atom.values))
            for name in met | wider:
                found[name] = (*found.get(name, ()), place, name in met)
        return found

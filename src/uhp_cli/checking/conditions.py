"""Which criteria no family can meet, and which every family meets.

By looking for a family that shows otherwise.

A family gives one answer to a fact, lives in one region (and in every region around it) and has any
set of problems.
"""

from collections.abc import Iterator, Mapping, Sequence

from uhp_cli.source.yaml_source import Route
from uhp_cli.values.conditions import PROBLEM, Atom, Condition, Holds, atoms, kleene
from uhp_cli.values.vocab import State

MOST = 20_000
"""So many criteria are judged for one question at most; then nothing is said."""

Answer = Sequence[str]
Answers = Mapping[str, Answer]
Regions = Mapping[str, set[str]]
Criterion = tuple[Condition, bool]
"""A condition, and whether it must hold (an indication) or must not (an exclusion)."""
_Word = tuple[str, str]
"""A fact, or one problem of all that may be there."""


class World:
    """All families there can be: the answers to each fact and the regions around a region.

    `budget` bounds the work on one file; it grows with its length, so that the check stays linear.
    """

    def __init__(self, answers: Answers, regions: Regions, budget: int = 1_000_000) -> None:
        """Keep what may be answered."""
        self.answers = answers
        self.regions = regions
        self.budget = budget

    def possible(self, criteria: Sequence[Criterion]) -> bool:
        """Say whether some family meets what it must and meets nothing it must not.

        True as well when that takes too long to tell.
        """
        asked = [atom for condition, _ in criteria for atom in atoms(condition)]
        present = self.answers.get("severity", ()) if any(a.severity for a in asked) else ("ja",)
        words = list(dict.fromkeys(word for atom in asked for word in _words(atom)))
        choices = [("nee", *present) if k == PROBLEM else self.answers[k] for k, _ in words]
        steps = min(MOST, self.budget) // len(asked)
        found, left = self._search(criteria, list(zip(words, choices, strict=True)), steps)
        self.budget -= (steps - left) * len(asked) or self.budget
        return found

    def _search(
        self, criteria: Sequence[Criterion], words: Sequence[tuple[_Word, Answer]], steps: int
    ) -> tuple[bool, int]:
        """Answer word after word, and turn back where a criterion stands wrong whatever follows."""
        family: dict[_Word, str] = {}
        trail: list[Iterator[str]] = []
        for left in range(steps, 0, -1):
            state = self._state(criteria, family)
            if state is State.MET:
                return True, left
            if state is State.UNKNOWN:
                trail.append(iter(words[len(trail)][1]))
            while trail:
                word = words[len(trail) - 1][0]
                answer = next(trail[-1], None)
                if answer is not None:
                    family[word] = answer
                    break
                family.pop(word, None)
                trail.pop()
            else:
                return False, left
        return True, 0

    def _state(self, criteria: Sequence[Criterion], family: Mapping[_Word, str]) -> State:
        """Say whether all criteria stand right, or one wrong, for a family that told so much."""

        def stands(atom: Atom) -> Holds:
            return Holds(self._atom(atom, family))

        known = True
        for condition, wanted in criteria:
            state = kleene(condition, stands).state
            if state is (State.UNMET if wanted else State.MET):
                return State.UNMET
            known = known and state is not State.UNKNOWN
        return State.MET if known else State.UNKNOWN

    def _atom(self, atom: Atom, family: Mapping[_Word, str]) -> State:
        given = [family.get(word) for word in _words(atom)]
        if any(answer is not None and self._meets(answer, atom) for answer in given):
            return State.MET
        return State.UNKNOWN if None in given else State.UNMET

    def _meets(self, answer: str, atom: Atom) -> bool:
        if atom.fact == PROBLEM:
            return answer != "nee" and (not atom.severity or answer in atom.severity)
        if atom.fact == "region":
            return answer in atom.values or not self.regions[answer].isdisjoint(atom.values)
        return answer in atom.values


def _words(atom: Atom) -> list[_Word]:
    return [(PROBLEM, p) for p in atom.values] if atom.fact == PROBLEM else [(atom.fact, "")]


def contradictions(condition: Condition, world: World) -> Iterator[Route]:
    """Give the places of the smallest parts of a condition that no family can meet."""
    if isinstance(condition, Atom):
        return
    key, inner = "all" if condition.every else "any", False
    for number, part in enumerate(condition.conditions):
        for place in contradictions(part, world):
            inner = True
            yield (key, number, *place)
    if condition.every and not inner and not world.possible([(condition, True)]):
        yield (key,)


def always_met(condition: Condition, world: World) -> bool:
    """Say whether every family meets a condition, so that it asks nothing."""
    return not world.possible([(condition, False)])


def never_met(criteria: Sequence[Criterion], world: World) -> tuple[int, int] | None:
    """Return the first criterion that leaves no family, and an earlier one it has to do with."""
    for number, related in enumerate(_related(criteria)):
        if world.budget <= 0:
            return None
        if related and not world.possible([criteria[c] for c in (*related, number)]):
            return number, related[0]
    return None


def _related(criteria: Sequence[Criterion]) -> Iterator[list[int]]:
    """Give for each criterion the earlier ones about the same words, or the words of such a one."""
    groups: dict[_Word, list[int]] = {}
    for number, (condition, _) in enumerate(criteria):
        words = dict.fromkeys(word for atom in atoms(condition) for word in _words(atom))
        touched = {id(g): g for word in words if (g := groups.get(word)) is not None}
        related = sorted(n for group in touched.values() for n in group)
        yield related
        merged = [*related, number]
        for word in words:
            groups[word] = merged
        for word, group in groups.items():
            if id(group) in touched:
                groups[word] = merged

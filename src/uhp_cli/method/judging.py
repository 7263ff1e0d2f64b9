"""Judge: every criterion of an intervention is met, unmet or unknown for a family, and the verdict follows (method, section 1).

Strong Kleene and/or, no negation, nothing short-circuited. Unknown never excludes. Pure: no text, no files, no clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from uhp_cli.values.ages import Age, age_of_year
from uhp_cli.values.catalogue import Catalogue, Criterion, Intervention, Sources
from uhp_cli.values.conditions import Atom, Standing, atoms, kleene
from uhp_cli.values.profile import Child, Profile
from uhp_cli.values.vocab import CHILD_AGE_MAX, State, Verdict

PLACEMENT = "placement"
PROBLEM = "problem"
AGE = "age"
INDICATION = "indication"
EXCLUSION = "exclusion"


class Judged(NamedTuple):
    """One criterion for one child: what it needs and how it stands."""

    code: str
    state: State
    sources: Sources
    criterion: Criterion | None = None
    open: tuple[Atom, ...] = ()
    """The unanswered parts of the condition."""
    problems: tuple[str, ...] = ()
    """For code 'problem': addressed outright; for an unknown one the narrower targets to ask about."""

    @property
    def blocks(self) -> bool:
        """An inclusion criterion that is unmet, or an exclusion that holds."""
        return self.state is (State.MET if self.code == EXCLUSION else State.UNMET)


_NONE: frozenset[str] = frozenset()
_BEST_FIRST = tuple(Verdict)
_NOTHING_IN_COMMON = Judged(PROBLEM, State.UNMET, ())


class ChildJudgement(NamedTuple):
    """An intervention for one child: verdict, every criterion in fixed order, and the problems by how they are addressed."""

    verdict: Verdict
    criteria: tuple[Judged, ...]
    outright: frozenset[str]
    in_part: frozenset[str]


class Judgement(NamedTuple):
    """An intervention for the family: the best verdict over its children, and which children are not excluded."""

    intervention: Intervention
    verdict: Verdict
    units: tuple[ChildJudgement, ...]
    children: tuple[int, ...]

    @property
    def covers(self) -> frozenset[str]:
        """Stated problems it addresses outright for a child it is not excluded for."""
        return frozenset().union(*(self.units[n].outright for n in self.children))

    @property
    def partly(self) -> frozenset[str]:
        """Stated problems of which it only addresses a form."""
        return frozenset().union(*(self.units[n].in_part for n in self.children)) - self.covers

    @property
    def closest(self) -> ChildJudgement:
        """The child it comes closest to fitting: best verdict, then fewest criteria that block, then the one that blocks latest."""
        return min(
            self.units,
            key=lambda u: (
                _BEST_FIRST.index(u.verdict),
                sum(c.blocks for c in u.criteria),
                [not c.blocks for c in u.criteria],
            ),
        )

    @property
    def first_block(self) -> Judged:
        """The first criterion that excludes, for the child it comes closest to."""
        return next(c for c in self.closest.criteria if c.blocks)


class Change(NamedTuple):
    """One answer that would lift an exclusion: the fact, the answer, and which child when it is an age."""

    fact: str
    value: str
    child: int | None = None
    age: Age | None = None


class _Unit(NamedTuple):
    """One child with everything that follows from the stated problems."""

    age: Age | None
    holds: frozenset[str]
    """The stated problems and every wider problem."""
    absent: frozenset[str]
    """The denied problems and every form of them."""
    outright: Mapping[str, frozenset[str]]
    """For each possible target, the stated problems it addresses outright."""
    forms: Mapping[str, frozenset[str]]
    """For each possible target that is not denied, the stated problems it is a form of."""


def _unit(child: Child, profile: Profile, catalogue: Catalogue) -> _Unit:
    outright: dict[str, frozenset[str]] = {}
    for problem in child.problems:
        for wide in catalogue.up[problem]:
            outright[wide] = outright.get(wide, frozenset()) | {problem}
    absent, forms = frozenset[str](), {}
    if profile.denied:
        absent = frozenset(p for p, up in catalogue.up.items() if not profile.denied.isdisjoint(up))
    for target, up in catalogue.up.items():
        if len(up) > 1 and target not in absent:
            found = child.problems.intersection(up[1:])
            if found:
                forms[target] = found
    return _Unit(child.age, frozenset(outright), absent, outright, forms)


class Judge:
    """Judges interventions for one family; holds what follows from the profile so that it is worked out once."""

    def __init__(self, catalogue: Catalogue, profile: Profile) -> None:
        """Prepare the family's children; the catalogue must be the one that decoded the interventions."""
        self.catalogue = catalogue
        self.profile = profile
        self._units = tuple(_unit(child, profile, catalogue) for child in profile.units)

    def judge(self, intervention: Intervention) -> Judgement:
        """Judge one intervention for every child of the family."""
        units = tuple(self._judge_child(intervention, unit) for unit in self._units)
        fitting = tuple(n for n, u in enumerate(units) if u.verdict is not Verdict.EXCLUDED)
        if not fitting:
            return Judgement(intervention, Verdict.EXCLUDED, units, fitting)
        verdict = Verdict.FITS if any(u.verdict is Verdict.FITS for u in units) else Verdict.ASK
        return Judgement(intervention, verdict, units, fitting)

    def all(self) -> Iterator[Judgement]:
        """Judge the whole catalogue, in its order."""
        return map(self.judge, self.catalogue.interventions)

    def related(self) -> list[Intervention]:
        """Return the interventions that address a stated problem or a form of one; every other one is excluded."""
        reached = frozenset().union(*({*u.outright, *u.forms} for u in self._units))
        return [i for i in self.catalogue.interventions if not reached.isdisjoint(i.problems)]

    def _judge_child(self, intervention: Intervention, unit: _Unit) -> ChildJudgement:
        outright, in_part, problem = self._problem(intervention, unit)
        criteria = [problem]
        if intervention.placement:
            criteria.insert(0, Judged(PLACEMENT, State.UNMET, intervention.placement))
        if intervention.age is not None:
            state = State.UNKNOWN if unit.age is None else intervention.age.holds(unit.age)
            criteria.append(Judged(AGE, state, intervention.age_sources))
        for code, group in (
            (INDICATION, intervention.indications),
            (EXCLUSION, intervention.exclusions),
        ):
            for criterion in group:
                state, open_ = kleene(criterion.when, partial(self._stands, unit))
                criteria.append(Judged(code, state, criterion.sources, criterion, open_))
        verdict = Verdict.FITS
        for judged in criteria:
            if judged.blocks:
                verdict = Verdict.EXCLUDED
                break
            if judged.state is not State.MET and judged.code != EXCLUSION:
                verdict = Verdict.ASK
        return ChildJudgement(verdict, tuple(criteria), outright, in_part)

    def _problem(
        self, intervention: Intervention, unit: _Unit
    ) -> tuple[frozenset[str], frozenset[str], Judged]:
        """Judge the problem criterion; its sources are those of the targets, gathered when it is told."""
        outright, forms = _NONE, _NONE
        for target in intervention.targets:
            found = unit.outright.get(target.problem)
            if found:
                outright |= found
            found = unit.forms.get(target.problem)
            if found:
                forms |= found
        if outright:
            return (
                outright,
                forms - outright,
                Judged(PROBLEM, State.MET, (), problems=tuple(sorted(outright))),
            )
        if not forms:
            if (
                not self.profile.problems and intervention.targets
            ):  # nothing is stated at all: unknown, not no
                return (
                    _NONE,
                    _NONE,
                    Judged(
                        PROBLEM,
                        State.UNKNOWN,
                        (),
                        problems=tuple(sorted(t.problem for t in intervention.targets)),
                    ),
                )
            return _NONE, _NONE, _NOTHING_IN_COMMON
        ask = tuple(sorted(t.problem for t in intervention.targets if t.problem in unit.forms))
        return _NONE, forms, Judged(PROBLEM, State.UNKNOWN, (), problems=ask)

    def _stands(self, unit: _Unit, atom: Atom) -> Standing:
        state = self._atom(atom, unit)
        if state is not State.UNKNOWN:
            return Standing(state)
        if atom.fact == PROBLEM:
            left = tuple(p for p in atom.values if p not in unit.absent)
            return Standing(state, (atom._replace(values=left),))
        return Standing(state, (atom,))

    def _atom(self, atom: Atom, unit: _Unit) -> State:
        if atom.fact == PROBLEM:
            if not unit.holds.isdisjoint(atom.values):
                return State.MET
            return State.UNMET if unit.absent.issuperset(atom.values) else State.UNKNOWN
        answer = self.profile.facts.get(atom.fact)
        if answer is None:
            return State.UNKNOWN
        if atom.fact != "region":
            return State.MET if answer in atom.values else State.UNMET
        if any(value in self.catalogue.wider_region(answer) for value in atom.values):
            return State.MET
        inside = any(answer in self.catalogue.wider_region(value) for value in atom.values)
        return State.UNKNOWN if inside else State.UNMET


def near_misses(judgement: Judgement, judge: Judge) -> tuple[Change, ...]:
    """Return every single answer that would lift the exclusion: an age at most a year off, or an answer that was given.

    Never by way of an exclusion that holds, never for a programme that includes a placement (method, section 3).
    """
    if judgement.verdict is not Verdict.EXCLUDED or judgement.intervention.placement:
        return ()
    found: dict[Change, None] = {}
    for number, unit in enumerate(judgement.units):
        blocks = [c for c in unit.criteria if c.blocks]
        if any(c.code == EXCLUSION for c in blocks):
            continue
        if [c.code for c in blocks] == [AGE]:
            change = _nearest_age(judgement.intervention, judge, number)
            if change:
                found[change] = None
            continue
        for change in _other_answers(blocks, judge):
            if (
                judge_with(judge, change).judge(judgement.intervention).verdict
                is not Verdict.EXCLUDED
            ):
                found[change] = None
    return tuple(found)


def _nearest_age(intervention: Intervention, judge: Judge, number: int) -> Change | None:
    age = judge.profile.units[number].age
    if age is None or intervention.age is None:
        return None
    near = intervention.age.nearest(age)
    return None if near is None else Change(AGE, str(near.written), number, near)


def _other_answers(blocks: Iterable[Judged], judge: Judge) -> Iterator[Change]:
    profile = judge.profile
    given: dict[str, None] = {}
    for block in blocks:
        if block.code == AGE:
            return
        if block.criterion is None:
            given.update(dict.fromkeys(sorted(profile.denied)))
            continue
        for atom in atoms(block.criterion.when):
            if atom.fact == PROBLEM:
                given.update(dict.fromkeys(sorted(profile.denied)))
            elif atom.fact in profile.facts:
                given[atom.fact] = None
    for fact in given:
        if fact in profile.denied:
            yield Change(fact, "ja")
        else:
            yield from (
                Change(fact, v) for v in judge.catalogue.answers[fact] if v != profile.facts[fact]
            )


def judge_with(judge: Judge, change: Change) -> Judge:
    """Return a judge for the same family with one answer changed."""
    return Judge(judge.catalogue, changed(judge.profile, change, judge.catalogue))


def changed(profile: Profile, change: Change, catalogue: Catalogue) -> Profile:
    """Return the family with this answer; an age goes to its child, a problem is stated or denied."""
    if change.fact == AGE:
        children = list(profile.children or (Child(None, frozenset()),))
        number = change.child or 0
        children[number] = Child(change.age, children[number].problems)
        return profile._replace(children=tuple(children))
    if change.fact in catalogue.answers:
        return profile._replace(facts={**profile.facts, change.fact: change.value})
    denied = (
        profile.denied - frozenset(catalogue.wider(change.fact))
        if change.value == "ja"
        else profile.denied
    )
    return profile._replace(denied=denied).with_problem(change.fact, present=change.value == "ja")


def open_answers(fact: str, catalogue: Catalogue, child: int | None = None) -> Iterator[Change]:
    """Give every answer an unknown may get: all values of a fact, ja/nee for a problem, every age for a child."""
    if fact == AGE:
        for years in range(-1, CHILD_AGE_MAX + 1):
            age = age_of_year(years)
            yield Change(AGE, str(age.written), child, age)
    else:
        values: Iterable[str] = catalogue.answers.get(fact, ("ja", "nee"))
        yield from (Change(fact, value) for value in values)


def open_facts(judgement: Judgement) -> Iterator[tuple[str, int | None]]:
    """Give each unanswered fact that matters to a judgement, with the child when it is about a child's age."""
    for number, unit in enumerate(judgement.units):
        if unit.verdict is Verdict.EXCLUDED:
            continue
        for criterion in unit.criteria:
            if criterion.state is not State.UNKNOWN:
                continue
            if criterion.code == AGE:
                yield AGE, number
            elif criterion.code == PROBLEM:
                yield from ((p, None) for p in criterion.problems)
            else:
                for atom in criterion.open:
                    yield from (
                        ((p, None) for p in atom.values)
                        if atom.fact == PROBLEM
                        else ((atom.fact, None),)
                    )

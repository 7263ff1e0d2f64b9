"""Judge: each criterion is met, unmet or unknown for each child; the verdict follows (section 1).

Strong Kleene and/or, no negation, nothing short-circuited. Unknown never excludes. Pure: no text,
no files, no clock.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from uhp_cli.values.ages import UNBORN, Age, AgeRange, age_of_year
from uhp_cli.values.catalogue import Catalogue, Criterion, Intervention, Sources
from uhp_cli.values.conditions import Atom, Condition, Group, Holds, atoms, kleene
from uhp_cli.values.profile import FAMILY, SEVERE, SEVERITY, Child, Profile, Unit
from uhp_cli.values.vocab import (
    ASK,
    CHILD_AGE_MAX,
    EXCLUDED,
    FITS,
    MET,
    UNKNOWN,
    UNMET,
    Role,
    State,
    Verdict,
)

PLACEMENT = "placement"
PROBLEM = "problem"
AGE = "age"
INDICATION = "indication"
EXCLUSION = "exclusion"
CRISIS = "crisis"


class Judged(NamedTuple):
    """One criterion for one child: what it needs and how it stands."""

    code: str
    state: State
    sources: Sources
    criterion: Criterion | None = None
    open: tuple[Atom, ...] = ()
    """The unanswered parts of the condition; for the problem of crisis help the crisis."""
    problems: tuple[str, ...] = ()
    """For code 'problem': addressed outright, or when unknown the narrower targets to ask about."""
    prevented: tuple[str, ...] = ()
    """For code 'problem': stated problems of which it only lowers the risk."""

    @property
    def blocks(self) -> bool:
        """An inclusion criterion that is unmet, or an exclusion that holds."""
        return self.state is (MET if self.code == EXCLUSION else UNMET)


_NONE: frozenset[str] = frozenset()
_NOTHING_IN_COMMON = Judged(PROBLEM, UNMET, ())
_MET, _UNMET, _UNKNOWN = Holds(MET), Holds(UNMET), Holds(UNKNOWN)
_CRISIS = Atom(CRISIS, ("ja",))


class ChildJudgement(NamedTuple):
    """An intervention for one child.

    Verdict, every criterion in fixed order, and the problems by how they are addressed.
    """

    verdict: Verdict
    criteria: tuple[Judged, ...]
    outright: frozenset[str]
    in_part: frozenset[str]


class Judgement(NamedTuple):
    """An intervention for the family.

    The best verdict over its children, and which children are not excluded.
    """

    intervention: Intervention
    verdict: Verdict
    units: tuple[ChildJudgement, ...]
    children: tuple[int, ...]
    covers: frozenset[str] = _NONE
    """Stated problems it addresses outright for a child it is not excluded for."""
    partly: frozenset[str] = _NONE
    """Stated problems of which it only addresses a form, or lowers the risk."""

    @property
    def closest(self) -> ChildJudgement:
        """The child it comes closest to fitting, of those it does not fit.

        Fewest criteria that block, then the one whose block comes first in the fixed order.
        """
        if len(self.units) == 1:  # asked several times of each that is excluded: a ms of a call
            return self.units[0]
        return min(
            self.units,
            key=lambda u: (sum(c.blocks for c in u.criteria), [not c.blocks for c in u.criteria]),
        )

    @property
    def first_block(self) -> Judged:
        """The first criterion that excludes, for the child it comes closest to."""
        return next(c for c in self.closest.criteria if c.blocks)

    @property
    def beside(self) -> bool:
        """No source states a problem, and nothing else speaks against it.

        Shown apart, never ranked.
        """
        return not self.intervention.targets and self.verdict is not EXCLUDED

    @property
    def ranked(self) -> bool:
        """It has a place in the ranking: it addresses something and is not excluded."""
        return bool(self.intervention.targets) and self.verdict is not EXCLUDED


class Change(NamedTuple):
    """One answer that would change a verdict: the fact, the answer, and for which child.

    None for the family.

    For a problem the answer is ja, nee, or how severe it is.
    """

    fact: str
    value: str
    child: int | None = None
    age: Age | None = None


class _View(NamedTuple):
    """One child with everything that follows from the stated problems."""

    unit: Unit
    holds: frozenset[str]
    """The problems that are said, circumstances among them, and every wider problem."""
    absent: frozenset[str]
    """The denied problems and every form of them."""
    outright: Mapping[str, frozenset[str]]
    """For each possible target, the stated problems it addresses outright."""
    forms: Mapping[str, frozenset[str]]
    """For each possible target that is not denied, the stated problems it is a form of."""
    reached: frozenset[str]
    """The targets that have to do with what is stated: those of `outright` and `forms`."""


def _view(unit: Unit, catalogue: Catalogue, before: _View | None) -> _View:
    """Return the view of a child; with the words it had before, all but the unit is as before."""
    if before and unit == before.unit:
        return before
    if before and unit.said == before.unit.said and unit.denied == before.unit.denied:
        return before._replace(unit=unit)
    up, narrower = catalogue.up, catalogue.forms
    outright: dict[str, frozenset[str]] = {}
    forms: dict[str, frozenset[str]] = {}
    absent = unit.denied.union(*(narrower.get(p, _NONE) for p in unit.denied))
    for problem in unit.stated:
        own = frozenset((problem,))
        for target in up[problem]:
            outright[target] = outright.get(target, _NONE) | own
        for target in narrower.get(problem, _NONE) - absent:
            forms[target] = own  # of two that it is a form of only the narrower is stated
    holds = frozenset().union(*(up[p] for p in unit.said))
    return _View(unit, holds, absent, outright, forms, frozenset((*outright, *forms)))


def years_of(atom: Atom) -> AgeRange:
    """Return the ages that a condition on an age asks for."""
    low, high = map(int, atom.values)
    return AgeRange(low * 12 if low >= 0 else UNBORN, high * 12 + 11)


def _verdict(criteria: Iterable[Judged]) -> Verdict:
    """Return what all criteria together say of a child."""
    verdict = FITS
    for judged in criteria:
        code, state = judged[0], judged[1]
        if state is UNKNOWN:
            verdict = verdict if code == EXCLUSION else ASK
        elif (state is MET) is (code == EXCLUSION):
            return EXCLUDED
    return verdict


def best_of(verdicts: Collection[Verdict]) -> Verdict:
    """Return how something stands for a family that stands so for its children."""
    return FITS if FITS in verdicts else ASK if ASK in verdicts else EXCLUDED


def judgement_of(intervention: Intervention, units: tuple[ChildJudgement, ...]) -> Judgement:
    """Return how an intervention stands for a family from how it stands for each child."""
    fitting = tuple([n for n, u in enumerate(units) if u.verdict is not EXCLUDED])
    if not fitting:
        return Judgement(intervention, EXCLUDED, units, fitting)
    verdict = best_of([u.verdict for u in units])
    covers = _NONE.union(*[units[n].outright for n in fitting])
    partly = _NONE.union(*[units[n].in_part for n in fitting])
    return Judgement(intervention, verdict, units, fitting, covers, partly)


_Regions = dict[str, tuple[frozenset[str], frozenset[str]]]


class Judge:
    """Judges interventions for one family.

    Holds what follows from the profile so that it is worked out once.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        profile: Profile,
        units: tuple[Unit, ...] | None = None,
        like: "Judge | None" = None,
    ) -> None:
        """Prepare the family's children; the catalogue must be the one that decoded the entries.

        `like` judges nearly the same family on that catalogue: what is the same is not worked out
        again.
        """
        self.catalogue = catalogue
        self.profile = profile
        self.units = profile.units(catalogue) if units is None else units
        self._before = like.views if like else None
        self.stated = frozenset().union(*[u.stated for u in self.units])
        """The problems that count for some child."""
        self.nothing_stated = not self.stated
        self.first = self.implying(profile.first) if profile.first else _NONE
        """The most urgent problem as it is judged: itself, or the narrower ones that imply it."""
        self.others: dict[Change, Judge] = {}
        """Judges of the same family with one answer changed."""
        self.regions: _Regions = like.regions if like else {}
        """For each region that was answered those in which it lies, and those that lie in it."""
        self.alike: list[bool] = []
        """For each child whether it is judged as by `like`, if there is one."""
        if like:
            same = self.nothing_stated is like.nothing_stated
            pairs = zip(self.views, like.views, strict=True)
            self.alike = [same and view is known for view, known in pairs]

    @cached_property
    def views(self) -> tuple[_View, ...]:
        """The children with all that follows from what is stated."""
        found: list[_View] = []
        for unit, known in zip(self.units, self._before or (None,) * len(self.units), strict=True):
            # Brothers and sisters are alike.
            found.append(_view(unit, self.catalogue, known or (found[-1] if found else None)))
        return tuple(found)

    @cached_property
    def severe(self) -> tuple[frozenset[str], ...]:
        """For each child the problems that are severe."""
        return tuple(
            [frozenset([p for p in u.stated if u.severities.get(p) == SEVERE]) for u in self.units]
        )

    def implying(self, problem: str) -> frozenset[str]:
        """Return the problems that count and are a form of this one."""
        return frozenset([p for p in self.stated if problem in self.catalogue.up[p]])

    def judge(self, intervention: Intervention, known: Judgement | None = None) -> Judgement:
        """Judge one intervention for every child of the family.

        `known` is how the judge that this one is like judged it.
        """
        if known:
            units = tuple([self.judge_child(known, n) for n in range(len(self.views))])
        else:
            units = tuple([self.child(intervention, n) for n in range(len(self.views))])
        return judgement_of(intervention, units)

    def judge_child(self, known: Judgement, number: int) -> ChildJudgement:
        """Judge one child anew; `known` is how the judge that this one is like judged it."""
        if self.alike[number]:
            return known.units[number]
        return self.child(known.intervention, number)

    def all(self) -> Iterator[Judgement]:
        """Judge the whole catalogue, in its order."""
        return map(self.judge, self.catalogue.interventions)

    def state(self, condition: Condition, number: int) -> State:
        """Say whether a condition is met for a child."""
        return self._holds(condition, self.views[number])[0]

    def related(self) -> list[Intervention]:
        """Return the interventions that may be ranked.

        All others address nothing that is stated of a child of the right age.
        """
        found = self.catalogue.interventions
        return [i for i in found if any(_may_fit(i, view, self) for view in self.views)]

    def child(self, intervention: Intervention, number: int) -> ChildJudgement:
        """Judge one child."""
        view = self.views[number]
        criteria: list[Judged] = []
        outright, in_part = _NONE, _NONE
        if intervention.placement:
            criteria.append(Judged(PLACEMENT, UNMET, intervention.placement))
        if intervention.targets:
            outright, in_part, problem = self._problem(intervention, view)
            criteria.append(problem)
        if intervention.age is not None:
            age = view.unit.age
            state = UNKNOWN if age is None else intervention.age.holds(age)
            criteria.append(Judged(AGE, state, intervention.age_sources))
        for code, group in (
            (INDICATION, intervention.indications),
            (EXCLUSION, intervention.exclusions),
        ):
            for criterion in group:
                state, open_ = self._holds(criterion.when, view)
                criteria.append(Judged(code, state, criterion.sources, criterion, open_))
        return ChildJudgement(_verdict(criteria), tuple(criteria), outright, in_part)

    def _problem(
        self, intervention: Intervention, view: _View
    ) -> tuple[frozenset[str], frozenset[str], Judged]:
        """Judge the problem criterion.

        Its sources are those of the targets, gathered when it is told.
        """
        outright, forms, prevented = _NONE, _NONE, _NONE
        related = not view.reached.isdisjoint(intervention.problems)
        for target in intervention.targets if related else ():
            found = view.outright.get(target.problem, _NONE)
            if target.prevents:
                prevented |= found
                continue
            outright |= found
            forms |= view.forms.get(target.problem, _NONE)
        in_part = (forms | prevented) - outright
        if outright:
            met = Judged(PROBLEM, MET, (), problems=tuple(sorted(outright)))
            return outright, in_part, met
        if intervention.role is Role.CRISIS and not intervention.abroad:
            # In the source the crisis is its target group (method, section 1).
            state, open_ = self._holds(_CRISIS, view)
            if state is MET:
                return outright, in_part, Judged(PROBLEM, state, ())
            if state is UNKNOWN and not in_part:
                return outright, in_part, Judged(PROBLEM, state, (), open=open_)
        if not in_part:
            return _NONE, _NONE, _nothing_shared(intervention, view, self)
        treats = (t.problem for t in intervention.targets if not t.prevents)
        ask = tuple(sorted(p for p in treats if p in view.forms))
        only = tuple(sorted(prevented - forms))
        told = Judged(PROBLEM, UNKNOWN, (), problems=ask, prevented=only)
        return _NONE, in_part, told

    def _holds(self, condition: Condition, view: _View) -> Holds:
        if isinstance(condition, Atom):
            return self._atom(view, condition)
        return kleene(condition, partial(self._atom, view))

    def _atom(self, view: _View, atom: Atom) -> Holds:
        if atom.fact == PROBLEM:
            return self._severe(atom, view) if atom.severity else self._stated(atom, view)
        if atom.fact == AGE:
            age = view.unit.age
            return _UNKNOWN if age is None else Holds(years_of(atom).holds(age))
        answer = view.unit.facts.get(atom.fact)
        if answer is None:
            return Holds(UNKNOWN, (atom,))
        if atom.fact != "region":
            return _MET if answer in atom.values else _UNMET
        return _located(atom, answer, self.catalogue, self.regions)

    def _stated(self, atom: Atom, view: _View) -> Holds:
        if not view.holds.isdisjoint(atom.values):
            return _MET
        if view.absent.isdisjoint(atom.values):
            return Holds(UNKNOWN, (atom,))
        left = tuple([p for p in atom.values if p not in view.absent])
        return Holds(UNKNOWN, (Atom(PROBLEM, left),)) if left else _UNMET

    def _severe(self, atom: Atom, view: _View) -> Holds:
        """One of these problems is stated and that severe.

        A stated one of another severity is not.
        """
        if len(atom.values) == 1:
            return self._severe_one(view, atom)
        parts = tuple(Atom(PROBLEM, (value,), atom.severity) for value in atom.values)
        return kleene(Group(False, parts), partial(self._severe_one, view))

    def _severe_one(self, view: _View, atom: Atom) -> Holds:
        (value,) = atom.values
        if value not in view.holds:
            absent = value in view.absent
            return _UNMET if absent else Holds(UNKNOWN, (Atom(PROBLEM, (value,)),))
        unit, up = view.unit, self.catalogue.up
        said = [unit.severities.get(p) for p in unit.narrow if value in up[p]]
        if any(severity in atom.severity for severity in said if severity):
            return _MET
        return Holds(UNKNOWN, (Atom(SEVERITY, atom.severity),)) if None in said else _UNMET


def _located(atom: Atom, region: str, catalogue: Catalogue, known: _Regions) -> Holds:
    """Say whether a region lies in one that is asked for: unknown when one lies in it."""
    if region not in known:
        around = catalogue.around
        inside = frozenset([r for r, wider in around.items() if region in wider])
        known[region] = frozenset(around[region]), inside
    wider, inside = known[region]
    if not wider.isdisjoint(atom.values):
        return _MET
    return _UNMET if inside.isdisjoint(atom.values) else Holds(UNKNOWN, (atom,))


def _nothing_shared(intervention: Intervention, view: _View, judge: Judge) -> Judged:
    """Judge it when nothing stated is among the targets: unknown, not no, while nothing is."""
    if not judge.nothing_stated:
        return _NOTHING_IN_COMMON
    possible = [t for t in intervention.targets if t.problem not in view.absent]
    treats = [t.problem for t in possible if not t.prevents]
    ask = tuple(sorted(treats or [t.problem for t in possible]))
    return Judged(PROBLEM, UNKNOWN, (), problems=ask) if ask else _NOTHING_IN_COMMON


def _may_fit(intervention: Intervention, view: _View, judge: Judge) -> bool:
    span, age = intervention.age, view.unit.age
    if not (
        judge.nothing_stated
        or intervention.role is Role.CRISIS
        or not view.reached.isdisjoint(intervention.problems)
    ):
        return False
    return span is None or age is None or span.holds(age) is not UNMET


def near_misses(judgement: Judgement, judge: Judge) -> tuple[Change, ...]:
    """Return every single answer that would lift the exclusion.

    An age at most a year off, or an answer that was given.

    Never by way of an exclusion that holds, never for a programme that includes a placement
    (method, section 3).
    """
    if judgement.verdict is not EXCLUDED or judgement.intervention.placement:
        return ()
    found: dict[Change, bool] = {}
    blocking = [[c for c in unit.criteria if c.blocks] for unit in judgement.units]
    free = [n for n, blocks in enumerate(blocking) if _liftable(blocks, judge.units[n])]
    for number in free:
        blocks = blocking[number]
        if [c.code for c in blocks] == [AGE]:
            change = _nearest_age(judgement.intervention, judge, number)
            if change:
                found[change] = True
            continue
        for change in (
            *_other_answers(blocks, judge, number),
            *_other_severities(blocks, judge, number),
        ):
            if change not in found:
                found[change] = _lifts(change, judge, judgement, blocking, free)
    return tuple(change for change, lifts in found.items() if lifts)


def _liftable(blocks: Iterable[Judged], unit: Unit) -> bool:
    """Say whether one other answer may lift all that blocks for a child.

    What has no problem in common needs another word, or another answer about a crisis.
    """
    codes = {c.code for c in blocks}
    return EXCLUSION not in codes and (
        PROBLEM not in codes or bool(unit.denied) or CRISIS in unit.facts
    )


def _lifts(
    change: Change,
    judge: Judge,
    judgement: Judgement,
    blocking: Sequence[Iterable[Judged]],
    free: Sequence[int],
) -> bool:
    """Say whether an answer lifts the exclusion for one of these children."""
    other = judge_with(judge, change)
    return any(
        not _still_unmet(blocking[n], judge, other, n)
        and other.judge_child(judgement, n).verdict is not EXCLUDED
        for n in free
    )


def _still_unmet(blocks: Iterable[Judged], judge: Judge, other: Judge, number: int) -> bool:
    """Say whether something surely goes on blocking: a quick yes, never a quick no."""
    same = _same_problems(judge, other, number)
    return any(
        other.state(c.criterion.when, number) is UNMET
        if c.criterion
        else same or c.code == AGE  # which no answer changes
        for c in blocks
    )


def _same_problems(one: Judge, other: Judge, number: int) -> bool:
    """Say whether a criterion on problems surely is to a child of one judge what it is to other."""
    before, after = one.views[number], other.views[number]
    crisis = before.unit.facts.get(CRISIS), after.unit.facts.get(CRISIS)
    return before.outright is after.outright and crisis[0] == crisis[1]


def _nearest_age(intervention: Intervention, judge: Judge, number: int) -> Change | None:
    age = judge.units[number].age
    if age is None or intervention.age is None:
        return None
    near = intervention.age.nearest(age)
    return None if near is None else Change(AGE, str(near.written), number, near)


def _other_answers(blocks: Iterable[Judged], judge: Judge, number: int) -> Iterator[Change]:
    """Give every other answer, for this child, that what blocks names for what was answered."""
    unit = judge.units[number]
    named: dict[str, set[str]] = {}
    for block in blocks:
        if block.code == AGE:
            return
        if block.criterion is None:
            named.update((problem, {"ja"}) for problem in sorted(unit.denied))
            if judge.catalogue.facts.get(CRISIS) and CRISIS in unit.facts:
                named.setdefault(CRISIS, set()).add("ja")
            continue
        for atom in atoms(block.criterion.when):
            if atom.fact == PROBLEM:
                named.update((problem, {"ja"}) for problem in sorted(unit.denied))
                if atom.severity and SEVERITY in unit.facts:
                    named.setdefault(SEVERITY, set()).update(atom.severity)
            elif atom.fact in unit.facts:
                named.setdefault(atom.fact, set()).update(atom.values)
    profile = judge.profile
    own = profile.children[number] if profile.children else Child(None)
    for fact, wanted in named.items():
        meant = _meant(fact, wanted, judge.catalogue)
        for side, child in ((own, number), (profile, None)):
            if fact in side.denied or fact in side.facts:
                given = side.facts.get(fact)
                yield from (Change(fact, v, child) for v in meant if v != given)


def _meant(fact: str, wanted: set[str], catalogue: Catalogue) -> list[str]:
    """Return every answer that is wanted; also a region that lies in one, or in which one lies."""
    known: Iterable[str] = catalogue.answers.get(fact, ("ja",))
    if fact != "region":
        return [v for v in known if v in wanted]
    around = catalogue.around
    wider = frozenset().union(*(around[v] for v in wanted))
    return [v for v in known if v in wider or not wanted.isdisjoint(around[v])]


def _other_severities(blocks: Iterable[Judged], judge: Judge, number: int) -> Iterator[Change]:
    """Give, where a block asks for severity, every other severity for what was said."""
    whens = [c.criterion.when for c in blocks if c.criterion]
    if any(atom.severity for when in whens for atom in atoms(when)):
        profile, levels = judge.profile, judge.catalogue.answers[SEVERITY]
        own = profile.children[number].severities if profile.children else {}
        for child, said in ((number, own), (None, profile.severities)):
            for problem, severity in sorted(said.items()):
                yield from (Change(problem, v, child) for v in levels if v != severity)


def _child_of(fact: str, judge: Judge, number: int) -> int | None:
    """Return the child that an answer is about.

    None for what the family answers, or when no child is described.
    """
    family = fact == PROBLEM or is_shared(fact, judge)
    return None if family or not judge.profile.children else number


def is_shared(fact: str, judge: Judge) -> bool:
    """Say whether a fact or problem has one answer for the family, and no child its own."""
    known = judge.catalogue.facts.get(fact) or judge.catalogue.problems.get(fact)
    if known is None or known.of != "gezin":
        return False
    return not any(fact in view.holds or fact in view.absent for view in judge.views)


def judge_with(judge: Judge, change: Change) -> Judge:
    """Return a judge for the same family with one answer changed, each made once."""
    if change not in judge.others:
        profile, own, units = changed(judge.profile, change, judge.catalogue), change.child, None
        if own is not None:  # the others stay as they are
            unit = profile.unit(own, judge.catalogue)
            units = (*judge.units[:own], unit, *judge.units[own + 1 :])
        judge.others[change] = Judge(judge.catalogue, profile, units, like=judge)
    return judge.others[change]


def changed(profile: Profile, change: Change, catalogue: Catalogue) -> Profile:
    """Return the family with this answer.

    An age goes to its child, a problem is stated, denied or that severe.
    """
    child = FAMILY if change.child is None else change.child
    if change.fact == AGE:
        return profile.with_age(change.age, max(child, 0))
    if change.fact in catalogue.answers:
        return profile.with_answer(change.fact, change.value, child)
    if change.value in catalogue.answers.get(SEVERITY, ()):
        return profile.with_severity(change.fact, change.value, child)
    return profile.with_problem(change.fact, catalogue, present=change.value == "ja", child=child)


def open_answers(fact: str, catalogue: Catalogue, child: int | None = None) -> Iterator[Change]:
    """Give every answer an unknown may get.

    All values of a fact, ja/nee for a problem, every age for a child.
    """
    if fact == AGE:
        for years in range(-1, CHILD_AGE_MAX + 1):
            age = age_of_year(years)
            yield Change(AGE, str(age.written), child or 0, age)
    else:
        values: Iterable[str] = catalogue.answers.get(fact, ("ja", "nee"))
        yield from (Change(fact, value, child) for value in values)


def open_facts(judgement: Judgement, judge: Judge) -> Iterator[tuple[str, int | None]]:
    """Give each unanswered fact that matters to a judgement, with the child it is about."""
    for number, unit in enumerate(judgement.units):
        if unit.verdict is EXCLUDED:
            continue
        for criterion in unit.criteria:
            if criterion.state is not UNKNOWN:
                continue
            if criterion.code == AGE:
                yield AGE, number
                continue
            asked = list(criterion.problems) if criterion.code == PROBLEM else []
            if asked and judge.nothing_stated:  # any problem will do
                asked = [PROBLEM]
            for atom in criterion.open:
                asked += atom.asked
            yield from ((fact, _child_of(fact, judge, number)) for fact in asked)

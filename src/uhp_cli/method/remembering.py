"""Remember: what was made of an intervention for another family that looks the same to it.

An intervention looks at little of a family: at the ages only for what its bounds make of them, at
the answers to the facts that its criteria name, and at the problems that are a form of one that it
names or that one is a form of, with what is said of forms of those. All else the same functions
judge, but once for all families that agree on that. Pure: no text, no files, no clock.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar, cast

from uhp_cli.method.cautions import near_its_age
from uhp_cli.method.judging import (
    AGE,
    CRISIS,
    PROBLEM,
    ChildJudgement,
    Judge,
    Judgement,
    judgement_of,
    years_of,
)
from uhp_cli.method.moving import Tried
from uhp_cli.method.ranking import alphabet
from uhp_cli.method.reasons import told_of
from uhp_cli.values.ages import Age, AgeRange
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.conditions import Atom, atoms
from uhp_cli.values.profile import FAMILY, SEVERE, SEVERITY, Child, Profile
from uhp_cli.values.vocab import Role, State


class Detail(IntEnum):
    """What is made of a judgement: the less it is, the more families are the same to it."""

    KEY = 1
    """Whether it is ranked, its verdict and its key."""
    CHILDREN = 2
    """And how it stands for each child."""
    WORDS = 3
    """And all that is told of it."""


MOST = {Detail.KEY: 100_000, Detail.CHILDREN: 50_000, Detail.WORDS: 100_000}
"""How many things are kept before all of it is forgotten: at most some 30 MB, of words 130 MB.

Ten thousand families of the packaged catalogue leave 5,000 keys, or 42,000 judgements with what is
told of them, in some 50 MB; a hundred thousand families 70 MB.
"""

INTERVENTIONS_A_JUDGEMENT = 75
"""A list of so many takes what a judgement takes: 8 bytes each, beside some 600."""

Kept = TypeVar("Kept")
Same = TypeVar("Same")
Make = Callable[[Judge, Judgement], Kept]
_NOTHING, _EXCLUDED = object(), object()
"""Where nothing is made yet; and where it is kept by what is made of every child's age."""


class _Bounds(NamedTuple):
    """What an intervention asks of an age."""

    span: AgeRange | None
    asked: tuple[AgeRange, ...]
    """The ages in its conditions."""
    near: bool
    """Whether it is told how near its span an age is."""

    def of(self, age: Age | None, detail: Detail) -> object:
        """Return all that these bounds make of an age, equal for ages that are the same to them."""
        if age is None or (self.span is None and not self.asked):
            return None
        asked = tuple([span.holds(age) for span in self.asked])
        if self.span is None:
            return asked
        holds = self.span.holds(age)
        if detail is not Detail.WORDS:
            return holds, asked
        near = self.near and near_its_age(self.span, age)
        return holds, age.high < self.span.low, self.span.nearest(age), near, asked

    def excludes(self, age: Age | None) -> bool:
        """Say whether the intervention is surely not for this age."""
        return age is not None and self.span is not None and self.span.holds(age) is State.UNMET


class _Made(NamedTuple):
    """What some bounds make of an age."""

    of: object
    """All of it, equal for ages that are the same to them."""
    wrong: bool
    """Whether the intervention is surely not for it."""


class _Ages(NamedTuple):
    """What the bounds of the catalogue make of the ages of one family, bounds by bounds."""

    seen: tuple[int, ...]
    """A number for it, the same for families of which it is the same."""
    fitting: tuple[int, ...]
    """The same, but for what it makes of a child of the wrong age beside one of the right age."""
    excluded: tuple[bool, ...]
    """Whether every child is of the wrong age."""


class _Word(NamedTuple):
    """What a family says of one problem, of its forms and of what it is a form of, or of a fact."""

    number: int
    counts: bool
    """It is a problem that counts for some child."""


Look = tuple[str, str]
"""The kind and the name of what there is to look at: a problem, a fact, earlier help."""

_TRIED = "tried"
Mark = tuple[int, str, str, str]
"""Child or FAMILY, the kind of word, the word, and the answer."""

Key = tuple[int, ...]
"""What an intervention sees of the ages, whether no problem counts, what is severe, its words."""


class _Glance(NamedTuple):
    """What there is to see of a family."""

    ages: _Ages
    nothing: bool
    """No problem counts."""
    severe: bool
    words: list[tuple[Look, _Word]]


class _Others(NamedTuple):
    """What is made of each intervention, and of which nothing is made yet."""

    made: list[object]
    left: set[int]


class Sight:
    """What each intervention of a catalogue looks at; the interventions by the alphabet."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Work it out once."""
        self.interventions = tuple(sorted(catalogue.interventions, key=alphabet))
        self.kin = {p: {*wide, *catalogue.forms.get(p, ())} for p, wide in catalogue.up.items()}
        """Each problem with its forms and with all that it is a form of."""
        self.bounds: list[_Bounds] = []
        self.bounds_of: list[int] = []
        self.lookers: dict[Look, list[int]] = {}
        """By kind and name of what there is to look at, who does."""
        self.aimed: dict[Look, list[int]] = {}
        """By problem, who has a target that is kin to it."""
        self.light = [i.role is Role.ADDITIONAL for i in self.interventions]
        """Whose place hangs on what is severe elsewhere."""
        self.crisis = [n for n, i in enumerate(self.interventions) if i.role is Role.CRISIS]
        for number, intervention in enumerate(self.interventions):
            self._add(number, intervention)

    def _add(self, number: int, intervention: Intervention) -> None:
        asked = [
            a
            for c in (*intervention.indications, *intervention.exclusions, *intervention.usually)
            for a in atoms(c.when)
        ]
        targets = set[str]().union(*[self.kin[p] for p in intervention.problems])
        named = [self.kin[p] for a in asked if a.fact == PROBLEM for p in a.values]
        facts = {a.fact for a in asked} - {PROBLEM, AGE}
        if intervention.role is Role.ADDITIONAL or any(a.severity for a in asked):
            facts.add(SEVERITY)
        facts |= {CRISIS} if intervention.role is Role.CRISIS else set()
        looks = [
            *((PROBLEM, p) for p in targets.union(*named)),
            *(("fact", f) for f in facts),
            (_TRIED, intervention.id),
        ]
        for look in looks:
            self.lookers.setdefault(look, []).append(number)
        for problem in targets:
            self.aimed.setdefault((PROBLEM, problem), []).append(number)
        self.bounds_of.append(self._bounds(intervention, asked))

    def _bounds(self, intervention: Intervention, asked: Iterable[Atom]) -> int:
        differs = intervention.brief.get("differs", ())
        bounds = _Bounds(
            intervention.age,
            tuple(dict.fromkeys(years_of(a) for a in asked if a.fact == AGE)),
            any(d.get("touches") == AGE for d in differs),
        )
        if bounds not in self.bounds:
            self.bounds.append(bounds)
        return self.bounds.index(bounds)

    def words(self, profile: Profile) -> dict[Look, list[Mark]]:
        """Return all that is said but the ages, by what there is to look at."""
        found: dict[Look, list[Mark]] = {}
        everyone = (
            (FAMILY, profile.family, profile.denied, profile.severities, profile.facts),
            *(
                (n, c.problems, c.denied, c.severities, c.facts)
                for n, c in enumerate(profile.children)
            ),
        )
        told: dict[str, list[Mark]] = {}
        for who, said, denied, severities, facts in everyone:
            for kind, problems in (("said", said), ("denied", denied)):
                for p in problems:
                    told.setdefault(p, []).append((who, kind, p, ""))
            for p, severity in severities.items():
                told.setdefault(p, []).append((who, SEVERITY, p, severity))
            for fact, answer in facts.items():
                found.setdefault(("fact", fact), []).append((who, "fact", fact, answer))
        if profile.first:
            told.setdefault(profile.first, []).append((FAMILY, "first", profile.first, ""))
        for problem in told:
            kin = self.kin[problem]
            found[PROBLEM, problem] = [m for p, marks in told.items() if p in kin for m in marks]
        for name, outcome in profile.tried.items():
            found[_TRIED, name] = [(FAMILY, _TRIED, name, outcome)]
        return found


class _AgeLook:
    """Numbers what the bounds of a catalogue make of ages: the same number for the same."""

    def __init__(self, bounds: Sequence[_Bounds], detail: Detail) -> None:
        self.bounds = bounds
        self.detail = detail
        self._made: dict[Age | None, list[_Made]] = {}
        self.forget()

    def forget(self) -> None:
        self._numbers: dict[object, int] = {}

    def of(self, age: Age | None) -> list[_Made]:
        """Return what all bounds make of an age."""
        if age not in self._made:  # there are few ages, so that they are never forgotten
            self._made[age] = [_Made(b.of(age, self.detail), b.excludes(age)) for b in self.bounds]
        return self._made[age]

    def numbered(self, about: Hashable, ages: tuple[Age | None, ...], *, alike: bool) -> _Ages:
        """Return the numbers for the ages of a family of which this is the same.

        Of children that are `alike` but for their ages, who is of the wrong age makes no number.
        """
        made = zip(*map(self.of, ages), strict=True)
        found = [
            self._of_alike(about, each) if alike else self._of_each(about, ages, each)
            for each in made
        ]
        return _Ages(
            tuple([seen for seen, _, _ in found]),
            tuple([fitting for _, fitting, _ in found]),
            tuple([excluded for *_, excluded in found]),
        )

    def _of_alike(self, about: Hashable, made: tuple[_Made, ...]) -> tuple[int, int, bool]:
        number = self._number((about, frozenset([m.of for m in made if not m.wrong])))
        return number, number, all(m.wrong for m in made)

    def _of_each(
        self, about: Hashable, ages: tuple[Age | None, ...], made: tuple[_Made, ...]
    ) -> tuple[int, int, bool]:
        """Return both numbers of some bounds, and whether every age is wrong."""
        # The same age is told as the same.
        firsts = map(ages.index, ages) if self.detail is Detail.WORDS else range(len(ages))
        every = tuple(zip(firsts, [m.of for m in made], strict=True))
        number, wrong = self._number((about, every)), [m.wrong for m in made]
        if all(wrong) or not any(wrong):
            return number, number, wrong[0]
        right = tuple([not out and one for out, one in zip(wrong, every, strict=True)])
        return number, self._number((about, right)), False

    def _number(self, seen: object) -> int:
        return self._numbers.setdefault(seen, len(self._numbers))


class Family:
    """A family that is answered, with its judge as soon as somebody needs it."""

    def __init__(self, catalogue: Catalogue, profile: Profile) -> None:
        """Keep what to judge."""
        self.catalogue = catalogue
        self.profile = profile
        self.ages = tuple([child.age for child in profile.children])
        self.plain = bool(self.ages) and not any(child.own for child in profile.children)
        """All that is said is said of the family: a child is as any other of such an age."""

    @cached_property
    def judge(self) -> Judge:
        """Judges this family."""
        return Judge(self.catalogue, self.profile)


class Memory(Generic[Kept]):
    """Keeps what was made of a judgement, and gives it again for a family that looks the same.

    What is made may depend on what judging, ranking and telling say of one intervention, in so much
    detail, but for its place beside others, the ages themselves (not which children have the same),
    and the problems that it does not look at (not for which children they are the same).
    """

    def __init__(
        self, catalogue: Catalogue, detail: Detail, make: Make[Kept], most: int = 0
    ) -> None:
        """Prepare an empty memory that holds about so many judgements, or as many as is wise."""
        self.catalogue = catalogue
        self.detail = detail
        self.make = make
        self.most = most or MOST[detail]
        self.sight = Sight(catalogue)
        self._look = _AgeLook(self.sight.bounds, detail)
        self._forget()

    def _forget(self) -> None:
        self._held = 0
        self._once: dict[Hashable, object] = {}
        self._known: list[dict[Key, object]] = [{} for _ in self.sight.interventions]
        self._look.forget()
        self._ages: dict[object, _Ages] = {}
        self._words: dict[object, _Word] = {}
        self._units: dict[object, ChildJudgement] = {}
        self._tried: Tried = {}

    def all(self, family: Family) -> list[Kept]:
        """Return what is made of every intervention, by the alphabet."""
        seen = self._glance(family)
        looked = self._looked(seen)
        others = self._others(seen)
        unseen = [n for n in others.left if n not in looked]
        for number, kept in zip(unseen, self._recalled(family, seen, unseen, {}), strict=True):
            others.made[number] = kept
        others.left.difference_update(unseen)
        found = others.made.copy()
        for number, kept in zip(looked, self._recalled(family, seen, looked, looked), strict=True):
            found[number] = kept
        return cast("list[Kept]", found)

    def _others(self, seen: _Glance) -> _Others:
        """Return what is made of each intervention that sees no word of the family.

        The list of a large catalogue takes as much as many judgements, and counts for as many.
        """

        def empty() -> _Others:
            self._held += len(self._known) // INTERVENTIONS_A_JUDGEMENT
            return _Others([_NOTHING] * len(self._known), set(range(len(self._known))))

        return self.kept((seen.ages.seen, seen.nothing, seen.severe), empty)

    def related(self, family: Family) -> list[Kept]:
        """Return what is made of those that may be ranked, by the alphabet.

        All others address nothing that is stated, or are for other ages.
        """
        seen = self._glance(family)
        looked = self._looked(seen)
        wanted = range(len(self._known)) if seen.nothing else self._candidates(seen)
        return self._recalled(family, seen, wanted, looked)

    def _glance(self, family: Family) -> _Glance:
        """Return what there is to see of a family; before it, forget when it is too much."""
        if self._held > self.most:
            self._forget()
        alike = self.detail is Detail.KEY and family.plain
        words, ages = self._said(family), self._seen(family, alike=alike)
        nothing = not any(word.counts for _, word in words)
        return _Glance(ages, nothing, self._is_severe(family), words)

    def _looked(self, seen: _Glance) -> dict[int, tuple[int, ...]]:
        """Return for each intervention that sees a word of the family which ones."""
        found: dict[int, tuple[int, ...]] = {}
        for look, word in seen.words:
            own = (word.number,)
            for number in self.sight.lookers.get(look, ()):
                found[number] = found.get(number, ()) + own
        return found

    def _recalled(
        self,
        family: Family,
        seen: _Glance,
        wanted: Iterable[int],
        looked: Mapping[int, tuple[int, ...]],
    ) -> list[Kept]:
        """Return what is made of these interventions, each of which sees some words or none."""
        bounds_of, light = self.sight.bounds_of, self.sight.light
        (ages, fitting, _), nothing, severe, _ = seen
        found = []
        for number in wanted:
            known, where = self._known[number], bounds_of[number]
            rest = (nothing, severe and light[number], *looked.get(number, ()))
            key = (fitting[where], *rest)
            kept = known.get(key, _NOTHING)
            if kept is _EXCLUDED:
                key = (ages[where], *rest)
                kept = known.get(key, _NOTHING)
            if kept is _NOTHING:
                kept = self._new(family, number, key, (ages[where], *rest))
            found.append(kept)
        return cast("list[Kept]", found)

    def _new(self, family: Family, number: int, fitting: Key, full: Key) -> Kept:
        """Judge one, and keep it: of what is ranked, a child of the wrong age is told nothing."""
        known = self._known[number]
        judgement = self._judged(family, number, full[1:])
        kept = self.make(family.judge, judgement)
        if not judgement.ranked and fitting != full:
            known[fitting] = _EXCLUDED
        known[fitting if judgement.ranked else full] = kept
        self._held += 1
        return kept

    def _judged(self, family: Family, number: int, rest: Key) -> Judgement:
        """Judge one; of children who differ in age only, each as any child of such an age."""
        intervention, ages = self.sight.interventions[number], family.ages
        if not family.plain:
            return family.judge.judge(intervention)
        where, units = self.sight.bounds_of[number], []
        for child, age in enumerate(ages):
            key = (number, self._look.of(age)[where].of, rest)
            unit = self._units.get(key)
            if unit is None:
                unit = self._units[key] = family.judge.child(intervention, child)
            units.append(unit)
        return judgement_of(intervention, tuple(units))

    def tried(self, family: Family) -> Tried | None:
        """Return what answers make of its children, for what is judged of this family just now."""
        return self._tried if family.plain else None

    @staticmethod
    def _is_severe(family: Family) -> bool:
        """Say whether anything is severe; few families have to be judged for it."""
        everyone: list[Profile | Child] = [family.profile, *family.profile.children]
        said = any(SEVERE in (*x.severities.values(), x.facts.get(SEVERITY)) for x in everyone)
        return said and any(family.judge.severe)

    def kept(self, key: Hashable, make: Callable[[], Same]) -> Same:
        """Return what was made with this key before; else make it."""
        if key not in self._once:
            self._once[key] = make()
            self._held += 1
        return cast(Same, self._once[key])

    def once(self, key: Hashable, value: Same) -> Same:
        """Return the first value that came with this key: what is equal is not held twice."""
        return self.kept((type(value), key), lambda: value)

    def _candidates(self, seen: _Glance) -> list[int]:
        aimed, bounds_of, excluded = self.sight.aimed, self.sight.bounds_of, seen.ages.excluded
        found = {*self.sight.crisis, *(n for look, _ in seen.words for n in aimed.get(look, ()))}
        return sorted([n for n in found if not excluded[bounds_of[n]]])

    def _said(self, family: Family) -> list[tuple[Look, _Word]]:
        """Return the words of a family by what there is to look at, always in the same order."""
        children, found = 0 if family.plain else len(family.ages), []
        for look, marks in sorted(self.sight.words(family.profile).items()):
            if look[0] == _TRIED and self.detail is not Detail.WORDS:
                continue
            key = (children, look, *sorted(marks)) if len(marks) > 1 else (children, look, *marks)
            word = self._words.get(key)
            if word is None:
                counts = look[0] == PROBLEM and look[1] in family.judge.stated
                word = self._words[key] = _Word(len(self._words), counts)
                self._held += 1
            found.append((look, word))
        return found

    def _seen(self, family: Family, *, alike: bool) -> _Ages:
        """Return what is made of the ages.

        Of children that are alike but for their ages, who is too young or too old makes no key.
        """
        ages, first = family.ages, bool(family.profile.first)
        key = (ages, first, alike, self._apart(family))
        found = self._ages.get(key)
        if found is None:
            about: Hashable = first if alike else (key[1:], bool(ages))
            found = self._ages[key] = self._look.numbered(about, ages or (None,), alike=alike)
            self._held += 1
        return found

    def _apart(self, family: Family) -> tuple[int, ...]:
        """Return for each child the first of which the same is told; nothing when it is of all."""
        children = family.profile.children
        if self.detail is not Detail.WORDS or not any(c.problems or c.denied for c in children):
            return ()
        given = [told_of(unit) for unit in family.judge.units]
        firsts = tuple(map(given.index, given))
        return firsts if any(firsts) else ()


def judgements(catalogue: Catalogue) -> Memory[Judgement | None]:
    """Return a memory of what has a place in a ranking; None is kept of all else."""

    def made(_judge: Judge, judgement: Judgement) -> Judgement | None:
        if not judgement.ranked:
            return None
        return memory.once((judgement.intervention.id, judgement.units), judgement)

    memory: Memory[Judgement | None] = Memory(catalogue, Detail.CHILDREN, made)
    return memory

"""For which families two catalogues answer differently, and whom to ask that of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from uhp_cli.method import remembering
from uhp_cli.method.changes import INTERVENTIONS, Edit, Kind, Severity, Side, diff, renames
from uhp_cli.method.judging import Judge, Judgement
from uhp_cli.method.ranking import Key, alphabet, in_order, key_if_ranked
from uhp_cli.method.remembering import Detail, Memory
from uhp_cli.values.ages import age_of_year
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.conditions import PROBLEM, Atom, Condition, atoms
from uhp_cli.values.profile import Child, Profile
from uhp_cli.values.vocab import CHILD_AGE_MAX, Verdict

if TYPE_CHECKING:
    from uhp_cli import shapes


class Family(NamedTuple):
    """A family as each catalogue reads it; None where it has no word for what the family states."""

    name: str
    old: Profile | None
    new: Profile | None


class Turn(NamedTuple):
    """The verdict on a changed entry, before and after.

    None where the entry is not in the catalogue.
    """

    id: str
    before: Verdict | None
    after: Verdict | None


class Shift(NamedTuple):
    """A family whose answer changes.

    Its top three in ranked order on both sides, and the verdicts that turn.
    """

    family: Family
    before: tuple[str, ...]
    after: tuple[str, ...]
    top: bool
    """The top three differ; else only verdicts do."""
    turns: tuple[Turn, ...]


class Effect(NamedTuple):
    """The answer to `diff`: every change, and what it does to a number of families."""

    old: Side
    new: Side
    edits: tuple[Edit, ...]
    families: int
    shifts: tuple[Shift, ...]

    @property
    def counts(self) -> shapes.DiffSummary:
        """Records by what happened, changes by severity, families with another answer."""
        whole = {kind: [e for e in self.edits if e.kind is kind and e.whole] for kind in Kind}
        inside = {(e.section, e.id) for e in self.edits if not e.whole}
        severe = Counter(e.severity for e in self.edits)
        return {
            "added": len(whole[Kind.ADDED]),
            "changed": len(inside),
            "removed": len(whole[Kind.REMOVED]),
            "renamed": len(whole[Kind.RENAMED]),
            "changes": len(self.edits),
            "breaking": severe[Severity.BREAKING],
            "attention": severe[Severity.ATTENTION],
            "cosmetic": severe[Severity.COSMETIC],
            "families": self.families,
            "other_top": sum(s.top for s in self.shifts),
            "other_verdict": sum(bool(s.turns) for s in self.shifts),
        }


def effect(old: Side, new: Side, families: Sequence[Family]) -> Effect:
    """Return what changed and for which of these families the answer changes."""
    edits = diff(old, new)
    shifts = impact(old.catalogue, new.catalogue, families) if edits else ()
    return Effect(old, new, edits, len(families), shifts)


Pair = tuple[Intervention | None, Intervention | None]


def impact(old: Catalogue, new: Catalogue, families: Iterable[Family]) -> tuple[Shift, ...]:
    """Return the families with another top three or another verdict on a changed entry.

    Entries that are judged alike in both are judged once, and only for a family for which another
    stands otherwise.
    """
    comparison = _Comparison(old, new)
    return tuple(s for f in families if (s := comparison.shift(f)) is not None)


def touched(old: Catalogue, new: Catalogue) -> tuple[Pair, ...]:
    """Return the entries that may be judged or ranked otherwise.

    All of them when the vocabulary judges otherwise.
    """
    names = renames(old.record, new.record)[INTERVENTIONS]
    before = {names.get(i.id, i.id): i for i in old.interventions}
    after = {i.id: i for i in new.interventions}
    pairs = [(before.get(name), after.get(name)) for name in dict.fromkeys((*before, *after))]
    if _judging_words(old) != _judging_words(new):
        return tuple(pairs)
    return tuple((a, b) for a, b in pairs if a is None or b is None or _judged(a) != _judged(b))


def _judging_words(catalogue: Catalogue) -> object:
    return (
        catalogue.up,
        {p for p, term in catalogue.problems.items() if term.circumstance},
        {f: set(a) for f, a in catalogue.answers.items()},
        {r: t.broader for r, t in catalogue.regions.items()},
    )


def _judged(entry: Intervention) -> object:
    """Return what verdict and key follow from, without names, words and sources."""
    targets = {(t.problem, t.prevents) for t in entry.targets}
    conditions = [
        sorted(map(repr, (c.when for c in group)))
        for group in (entry.indications, entry.exclusions)
    ]
    return (
        entry.role,
        targets,
        entry.age,
        conditions,
        bool(entry.placement),
        entry.level,
        entry.outcomes,
        entry.aim,
        entry.unfavourable,
        entry.abroad,
        entry.preventive,
    )


class _Stands(NamedTuple):
    """The verdict on an entry, and its key when it has a place."""

    id: str
    verdict: Verdict
    key: Key | None


class _Standings:
    """How some entries of a catalogue stand, for one family after another."""

    def __init__(
        self, catalogue: Catalogue, entries: Iterable[Intervention], names: Mapping[str, str]
    ) -> None:
        self.catalogue, self.names, self.entries = catalogue, names, tuple(entries)
        groups: tuple[list[Intervention], list[Intervention]] = ([], [])
        for entry in self.entries:
            groups[bool(entry.targets)].append(entry)
        self.beside, self.aimed = (
            Memory(catalogue._replace(interventions=tuple(those)), Detail.KEY, self._stands)
            for those in groups
        )

    def _stands(self, judge: Judge, judgement: Judgement) -> _Stands:
        name = judgement.intervention.id
        return _Stands(
            self.names.get(name, name), judgement.verdict, key_if_ranked(judgement, judge)
        )

    def of(self, profile: Profile | None) -> dict[str, _Stands]:
        """Return by id how each stands; what is not among them is excluded."""
        if profile is None or not self.entries:  # its words may be unknown here then
            return {}
        family = remembering.Family(self.catalogue, profile)
        return {s.id: s for s in (*self.aimed.related(family), *self.beside.all(family))}


class _Comparison:
    """Holds families against two catalogues; what was renamed goes by its new id."""

    def __init__(self, old: Catalogue, new: Catalogue) -> None:
        pairs = touched(old, new)
        names = renames(old.record, new.record)[INTERVENTIONS]
        self.was = {names.get(i.id, i.id): i for i in old.interventions}
        self.now = {i.id: i for i in new.interventions}
        self.order = {names.get(e.id, e.id): n for n, pair in enumerate(pairs) for e in pair if e}
        self.old = _Standings(old, (a for a, _ in pairs if a), names)
        self.new = _Standings(new, (b for _, b in pairs if b), {})
        self.same = _Standings(new, (i for i in new.interventions if i.id not in self.order), {})

    def shift(self, family: Family) -> Shift | None:
        """Return what changes for a family; None when nothing does."""
        read = family.old is not None and family.new is not None
        was, now = self.old.of(family.old), self.new.of(family.new)
        moved = [n for n in was.keys() | now.keys() if was.get(n) != now.get(n)]
        if read and not moved:
            return None
        turns = tuple(
            self._turns(sorted(moved, key=self.order.__getitem__), was, now) if read else ()
        )
        before, after = self._tops(family, was, now)
        top = set(before) != set(after)
        if not (turns or top):
            return None
        ids = tuple(self.was[n].id for _, n in before)
        return Shift(family, ids, tuple(n for _, n in after), top, turns)

    def _turns(
        self, names: Iterable[str], was: Mapping[str, _Stands], now: Mapping[str, _Stands]
    ) -> Iterator[Turn]:
        for name in names:
            before, after = _verdict(name, was, self.was), _verdict(name, now, self.now)
            if before is not after and {before, after} != {None, Verdict.EXCLUDED}:
                yield Turn(name, before, after)

    def _tops(
        self, family: Family, was: Mapping[str, _Stands], now: Mapping[str, _Stands]
    ) -> tuple[_Top, _Top]:
        """Return what has one of the first three places on both sides."""
        before = self.same.of(family.old)
        after = before if family.new == family.old else self.same.of(family.new)
        return (
            _top((*before.values(), *was.values()), self.was),
            _top((*after.values(), *now.values()), self.now),
        )


def _verdict(
    name: str, stands: Mapping[str, _Stands], entries: Mapping[str, Intervention]
) -> Verdict | None:
    if name in stands:
        return stands[name].verdict
    return Verdict.EXCLUDED if name in entries else None


_Top = tuple[tuple[int, str], ...]


def _top(stands: Iterable[_Stands], entries: Mapping[str, Intervention]) -> _Top:
    ranked = [(s.key, s.id) for s in stands if s.key is not None]
    last = nlargest(PLACES, (key for key, _ in ranked))[-1:]
    kept = [(key, name) for key, name in ranked if [key] >= last]
    kept.sort(key=lambda row: alphabet(entries[row[1]]))
    return tuple(in_order(kept))


PLACES = 3
"""A family has another answer when these first places are another's."""
EVERY = 3
"""The grid has every third year of age, and each age at which a changed range begins or ends."""
OFTEN = 2
"""The grid has the pairs of problems that at least so many entries address together."""


def grid(old: Catalogue, new: Catalogue) -> tuple[Family, ...]:
    """Return systematic families.

    Ages by problems and pairs of problems, and around each changed entry every edge of its age and
    answer.

    Only words that both catalogues know are used.
    """
    shared = sorted(set(old.problems) & set(new.problems))
    counted: dict[tuple[str, ...], int] = {}
    for entry in new.interventions:
        for pair in combinations(sorted({t.problem for t in entry.targets} & set(shared)), 2):
            counted[pair] = counted.get(pair, 0) + 1
    sets = [*((p,) for p in shared), *sorted(pair for pair, n in counted.items() if n >= OFTEN)]
    found: dict[tuple[object, ...], Family] = {}
    for years, problems in product((-1, *range(0, CHILD_AGE_MAX + 1, EVERY)), sets):
        _add(found, years, problems)
    for was, now in touched(old, new):
        for years, problems, answer in _around(was, now, set(shared), old, new):
            _add(found, years, problems, answer)
    return tuple(found.values())


def _add(
    found: dict[tuple[object, ...], Family],
    years: int,
    problems: Iterable[str],
    answer: tuple[str, str] | None = None,
) -> None:
    profile = Profile(
        (Child(age_of_year(years), frozenset(problems)),), facts=dict([answer]) if answer else {}
    )
    found.setdefault((years, frozenset(problems), answer), Family("", profile, profile))


def _around(
    was: Intervention | None,
    now: Intervention | None,
    shared: set[str],
    old: Catalogue,
    new: Catalogue,
) -> Iterator[tuple[int, tuple[str, ...], tuple[str, str] | None]]:
    """Give families at the ages of a changed entry, and with each answer to its conditions."""
    entries = [e for e in (was, now) if e is not None]
    targets = sorted({t.problem for e in entries for t in e.targets} & shared)
    spans = [e.age for e in entries if e.age is not None]
    years = {0}
    if len({e.age for e in entries}) > 1 or len(entries) == 1:
        years |= {
            edge // 12 + step
            for s in spans
            for edge, step in (
                (s.low, -1),
                (s.low, 0),
                *(((s.high, 0), (s.high, 1)) if s.high else ()),
            )
        }
    inside = max((s.low // 12 for s in spans), default=0)
    for year, target in product(sorted(y for y in years if -1 <= y <= CHILD_AGE_MAX), targets):
        yield year, (target,), None
    for atom in _changed(entries):
        for target in targets:
            if atom.fact == PROBLEM:
                yield from (
                    (inside, (target, p), None) for p in atom.values if p in shared and p != target
                )
            else:
                both = [
                    v for v in old.answers.get(atom.fact, ()) if v in new.answers.get(atom.fact, ())
                ]
                yield from ((inside, (target,), (atom.fact, v)) for v in both)


def _changed(entries: Sequence[Intervention]) -> Iterable[Atom]:
    """Return what is asked by the conditions that one of two entries has and the other lacks."""
    groups: list[set[Condition]] = [
        {c.when for c in (*e.indications, *e.exclusions)} for e in entries
    ]
    changed = {
        c for g in groups for c in g if len(groups) == 1 or sum(c in other for other in groups) == 1
    }
    return dict.fromkeys(a for c in sorted(changed, key=repr) for a in atoms(c))

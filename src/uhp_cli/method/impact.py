"""For which families two catalogues answer differently, and whom to ask that of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from uhp_cli.method.changes import INTERVENTIONS, Edit, Kind, Severity, Side, diff, renames
from uhp_cli.method.judging import Judge
from uhp_cli.method.ranking import Key, brief_rows, key_of, rank
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

    Only entries that may be judged otherwise are judged; a family is ranked anew only when one of
    them stands otherwise.
    """
    pairs = touched(old, new)
    names = renames(old.record, new.record)[INTERVENTIONS]
    return tuple(s for f in families if (s := _shift(old, new, pairs, names, f)) is not None)


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
    )


def _shift(
    old: Catalogue, new: Catalogue, pairs: Sequence[Pair], names: Mapping[str, str], family: Family
) -> Shift | None:
    read = family.old is not None and family.new is not None
    if read and not pairs:
        return None
    judges = [
        Judge(c, p) if p is not None else None for c, p in ((old, family.old), (new, family.new))
    ]
    turns, moved = [], not read
    for entries in pairs:
        (was, was_key), (now, now_key) = (
            _standing(j, e) for j, e in zip(judges, entries, strict=True)
        )
        if was is not now and {was, now} != {None, Verdict.EXCLUDED} and read:
            turns.append(Turn(next(e.id for e in reversed(entries) if e is not None), was, now))
        moved = moved or (was_key != now_key)
    if not (turns or moved):
        return None
    before, after = (_top(c, p) for c, p in ((old, family.old), (new, family.new)))
    top = {(n, names.get(i, i)) for n, i in before} != set(after)
    if not (turns or top):
        return None
    return Shift(family, tuple(i for _, i in before), tuple(i for _, i in after), top, tuple(turns))


def _standing(judge: Judge | None, entry: Intervention | None) -> tuple[Verdict | None, Key | None]:
    if judge is None or entry is None:
        return None, None
    judgement = judge.judge(entry)
    if judgement.verdict is Verdict.EXCLUDED or judgement.beside:
        return judgement.verdict, None
    return judgement.verdict, key_of(judgement, judge)[0]


def _top(catalogue: Catalogue, profile: Profile | None) -> tuple[tuple[int, str], ...]:
    if profile is None:
        return ()
    if profile.problems:  # without places in other orders, which is three times as fast
        return tuple(
            (row["rank"], row["id"])
            for row in takewhile(lambda r: r["rank"] <= 3, brief_rows(catalogue, profile))
        )
    return tuple(
        (m.rank, m.judgement.intervention.id)
        for m in rank(catalogue, profile, explain=False).matches
        if m.rank <= 3
    )


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

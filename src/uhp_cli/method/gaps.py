"""Gaps: what is held per problem and age band; for a caseload the smallest set that covers most.

A programme that includes a placement is never counted. Pure: no text, no files, no clock.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from uhp_cli.method.judging import INDICATION, Judge, Judgement
from uhp_cli.method.planning import Need, needs_met, needs_of
from uhp_cli.method.remembering import Family, Memory, judgements
from uhp_cli.values.ages import UNBORN
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Level, State, strength


class Band(NamedTuple):
    """An age band: its first and last year, and the months they stand for.

    The first one begins with pregnancy.
    """

    id: str
    low: int
    high: int


BANDS = (
    Band("0-5", UNBORN, 71),
    Band("6-11", 72, 143),
    Band("12-17", 144, 215),
    Band("18-23", 216, 287),
)


class Cell(NamedTuple):
    """What the catalogue holds for one problem in one age band: best level first, then by name."""

    problem: str
    band: Band
    members: tuple[Intervention, ...]
    level: Level | None
    """The best level for this problem; None when the cell is empty."""

    @property
    def unstated(self) -> tuple[Intervention, ...]:
        """Members of which the sources state no age: they count in every band."""
        return tuple(i for i in self.members if i.age is None)


class GapMap(NamedTuple):
    """Every problem by every age band, and what was kept out of it."""

    catalogue: Catalogue
    cells: tuple[Cell, ...]
    region: str
    least: Level | None
    with_placement: tuple[Intervention, ...]
    elsewhere: tuple[Intervention, ...]
    """Bound to another region than `region`."""
    no_problem: tuple[Intervention, ...]
    """The sources name no problem, so that they stand in no cell."""

    @property
    def empty(self) -> tuple[Cell, ...]:
        """The cells that nothing fills."""
        return tuple(c for c in self.cells if not c.members)


def gap_map(catalogue: Catalogue, region: str = "", least: Level | None = None) -> GapMap:
    """Return the map of the whole vocabulary; for one region or from one level up when given."""
    usable, elsewhere = in_region(catalogue, region)
    cells = tuple(
        _cell(catalogue, usable, p, band, least)
        for p, term in catalogue.problems.items()
        if not term.circumstance
        for band in BANDS
    )
    placed = tuple(i for i in catalogue.interventions if i.placement)
    return GapMap(
        catalogue,
        cells,
        region,
        least,
        placed,
        elsewhere,
        tuple(i for i in usable if not i.targets),
    )


def only(value: GapMap, kept: Callable[[Intervention], bool]) -> GapMap:
    """Return the map with only those interventions in its cells."""
    up = value.catalogue.up

    def cell(old: Cell) -> Cell:
        members = tuple(filter(kept, old.members))
        level = members[0].level_for(old.problem, up) if members else None
        return old._replace(members=members, level=level)

    return value._replace(cells=tuple(map(cell, value.cells)))


def in_region(
    catalogue: Catalogue, region: str
) -> tuple[tuple[Intervention, ...], tuple[Intervention, ...]]:
    """Return what may be used in a region, and what its sources bind to another one."""
    usable = [i for i in catalogue.interventions if not i.placement]
    if not region:
        return tuple(usable), ()
    judge = Judge(catalogue, Profile(facts={"region": region}))
    bound = {
        i.id
        for i in usable
        if any(
            c.code == INDICATION and c.state is State.UNMET
            for c in judge.judge(i).units[0].criteria
        )
    }
    return tuple(i for i in usable if i.id not in bound), tuple(i for i in usable if i.id in bound)


def _cell(
    catalogue: Catalogue,
    usable: Iterable[Intervention],
    problem: str,
    band: Band,
    least: Level | None,
) -> Cell:
    up, wide = catalogue.up, set(catalogue.wider(problem))
    floor = strength(least) if least else 0
    found = [
        i
        for i in usable
        if any(t.problem in wide and not t.prevents for t in i.targets)
        and _overlaps(i, band)
        and strength(i.level_for(problem, up)) >= floor
    ]
    order = list(Level)
    found.sort(key=lambda i: (order.index(i.level_for(problem, up)), i.short.casefold(), i.id))
    return Cell(problem, band, tuple(found), found[0].level_for(problem, up) if found else None)


def _overlaps(intervention: Intervention, band: Band) -> bool:
    age = intervention.age
    return age is None or (age.low <= band.high and (age.high is None or age.high >= band.low))


# -- a caseload


class Row(NamedTuple):
    """One problem in a caseload.

    In how many families, how many needs, and how many of these something covers.
    """

    problem: str
    families: int
    needs: int
    covered: int


class Choice(NamedTuple):
    """One intervention of the smallest set, how many needs it adds and how many it covers."""

    intervention: Intervention
    adds: int
    covers: int


class Caseload(NamedTuple):
    """What a caseload asks and what the catalogue has for it.

    A need is one problem of one child or of the family.
    """

    catalogue: Catalogue
    families: int
    rows: tuple[Row, ...]
    chosen: tuple[Choice, ...]
    exact: bool
    """True when no smaller set covers as much; False when it was built step by step."""
    region: str
    least: Level | None

    @property
    def needs(self) -> int:
        """All needs."""
        return sum(r.needs for r in self.rows)

    @property
    def covered(self) -> int:
        """The needs that something covers."""
        return sum(r.covered for r in self.rows)

    @property
    def uncovered(self) -> tuple[Row, ...]:
        """Problems of which a need stays open, most open needs first."""
        return tuple(
            sorted(
                (r for r in self.rows if r.covered < r.needs),
                key=lambda r: (r.covered - r.needs, r.problem),
            )
        )


STEPS = 8_000_000
"""How many needs the exact search looks at before a set built step by step is given instead."""


def caseload(
    catalogue: Catalogue,
    families: Sequence[Profile],
    region: str = "",
    least: Level | None = None,
    kept: Callable[[Intervention], bool] = lambda _: True,
) -> Caseload:
    """Return what nothing covers for these families, and the smallest set that covers the rest.

    Only what is `kept` counts.
    """
    usable = filter(kept, in_region(catalogue, region)[0])
    candidates = sorted(usable, key=lambda i: (-strength(i.level), i.name.casefold(), i.id))
    number = {i.id: n for n, i in enumerate(candidates)}
    floor = strength(least) if least else 0
    memory = judgements(catalogue)
    known: dict[str, Mapping[Need, int]] = {}
    masks: list[int] = []
    counts: dict[str, list[int]] = {}
    for family in families:
        key = repr(family._replace(places={}, words={}, tried={}, elsewhere={}))
        if key not in known:
            known[key] = _covering(memory, family, number, floor)
        for problem in {p for _, p in known[key]}:
            counts.setdefault(problem, [0, 0, 0])[0] += 1
        for (_, problem), mask in known[key].items():
            counts[problem][1] += 1
            counts[problem][2] += mask > 0
            masks.append(mask)
    found, exact = smallest_cover(masks, len(candidates))
    rows = tuple(Row(p, *counts[p]) for p in catalogue.problems if p in counts)
    chosen = tuple(
        Choice(candidates[n], adds, sum(m >> n & 1 for m in masks))
        for n, adds in _by_gain(found, masks)
    )
    return Caseload(catalogue, len(families), rows, chosen, exact, region, least)


def _covering(
    memory: Memory[Judgement | None], family: Profile, number: Mapping[str, int], floor: int
) -> dict[Need, int]:
    """Return, as bits, for each need of a family which candidates address it outright."""
    catalogue = memory.catalogue
    needs = dict.fromkeys(needs_of(family, catalogue), 0)
    for judgement in filter(None, memory.related(Family(catalogue, family))):
        intervention = judgement.intervention
        if intervention.id in number:
            for need in needs_met(judgement, needs):
                if strength(intervention.level_for(need.problem, catalogue.up)) >= floor:
                    needs[need] |= 1 << number[intervention.id]
    return needs


def smallest_cover(
    masks: Iterable[int], candidates: int, steps: int = STEPS
) -> tuple[tuple[int, ...], bool]:
    """Return the fewest candidates that hit every non-empty mask, and whether that is certain.

    A low number is preferred.
    """
    masks = list(masks)
    distinct = sorted({m for m in masks if m}, key=lambda m: (m.bit_count(), m))
    search = _Search(steps)
    least: list[int] = []
    for mask in distinct:  # who hits a part of a mask hits the mask
        search.left -= len(least)
        if search.left <= 0:
            break
        if not any(m & mask == m for m in least):
            least.append(mask)
    few = len(least) * candidates <= search.left
    least, kept = _first_of_equals(least) if few else (least, range(candidates))
    for size in range(_apart(least), candidates + 1):
        if search.left <= 0:
            break
        found = search.within(least, size)
        if found is not None:
            return tuple(sorted(kept[n] for n in found)), True
    return _greedy(masks, candidates), False


def _first_of_equals(masks: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the masks with only the first of the candidates that hit the same ones.

    And which candidates these are, by their new number.
    """
    hit: dict[int, int] = {}
    for number, mask in enumerate(masks):
        for n in _bits(mask):
            hit[n] = hit.get(n, 0) | 1 << number
    first: dict[int, int] = {}
    for n in sorted(hit):
        first.setdefault(hit[n], n)
    found = [0] * len(masks)
    for number, n in enumerate(first.values()):
        for mask in _bits(hit[n]):
            found[mask] |= 1 << number
    return found, list(first.values())


class _Search:
    """Looks for a set of a given size, at so many needs at most in all."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def within(self, masks: Sequence[int], size: int) -> tuple[int, ...] | None:
        self.left -= 1 + len(masks)
        if not masks:
            return ()
        if self.left <= 0 or _apart(masks) > size:
            return None
        fewest = min(masks, key=int.bit_count)
        tried: set[tuple[int, ...]] = set()
        for n in _bits(fewest):
            left = tuple([m for m in masks if not m >> n & 1])
            if left in tried:
                self.left -= 1 + len(left)
                continue
            tried.add(left)
            found = self.within(left, size - 1)
            if found is not None:
                return (n, *found)
        return None


def _apart(masks: Iterable[int]) -> int:
    """Return how many masks share nothing, taken from the front.

    Each asks a candidate of its own.
    """
    used = count = 0
    for mask in masks:
        if not mask & used:
            used |= mask
            count += 1
    return count


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _greedy(masks: Iterable[int], candidates: int) -> tuple[int, ...]:
    return tuple(sorted(n for n, _ in _by_gain(range(candidates), masks)))


def _by_gain(among: Iterable[int], masks: Iterable[int]) -> list[tuple[int, int]]:
    """Return who hits the most masks, then who hits the most of the rest, with how many each adds.

    Until all are hit.
    """
    left = Counter(m for m in masks if m)
    gains = dict.fromkeys(among, 0)

    def count(mask: int, many: int) -> None:
        for n in _bits(mask):
            if n in gains:
                gains[n] += many

    for mask, many in left.items():
        count(mask, many)
    found = []
    while left:
        best = max(gains, key=gains.__getitem__)
        found.append((best, gains.pop(best)))
        for mask in [m for m in left if m >> best & 1]:
            count(mask, -left.pop(mask))
    return found

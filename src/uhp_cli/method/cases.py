"""Expected recommendations.

Families with who must be first, present or absent, held against a catalogue. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from uhp_cli.method.judging import PLACEMENT, PROBLEM, Judged, Judgement
from uhp_cli.method.planning import plan
from uhp_cli.method.ranking import Beside, Exclusion, Match, Ranking, Standing, rank
from uhp_cli.method.reasons import Reasons
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import State, Verdict


class Expect(NamedTuple):
    """What must hold for a family; None where nothing is said."""

    first: tuple[str, ...] | None = None
    """Exactly the ids that share rank 1."""
    present: tuple[str, ...] = ()
    """Ids that are not excluded."""
    fits: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    excluded: Mapping[str, str] = {}
    """Ids that are excluded, each with a code that must be among the reasons, or empty."""
    uncovered: tuple[str, ...] | None = None
    """Exactly the stated problems that nothing which fits addresses outright."""
    beside: tuple[str, ...] = ()
    """Ids that stand beside the ranking."""
    plan: tuple[str, ...] | None = None
    """Exactly the ids of the plan."""
    not_in_plan: tuple[str, ...] = ()
    above: tuple[tuple[str, str], ...] = ()
    """Pairs of ids that are both present, the first one strictly higher."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every intervention that an expectation is about."""
        pairs = (i for pair in self.above for i in pair)
        some = (self.first or (), self.present, self.fits, self.asks, self.excluded, self.beside)
        plans = (self.plan or (), self.not_in_plan)
        return tuple(dict.fromkeys((*(i for ids in (*some, *plans) for i in ids), *pairs)))

    @property
    def size(self) -> int:
        """How many expectations there are."""
        exact = sum(x is not None for x in (self.first, self.uncovered, self.plan))
        lists = (self.present, self.fits, self.asks, self.excluded, self.beside, self.not_in_plan)
        return exact + sum(map(len, lists)) + len(self.above)


class Case(NamedTuple):
    """A family and what must hold for it; `source` is the passage it was derived from."""

    name: str
    source: str
    file: str
    line: int
    profile: Profile
    expect: Expect


class Miss(NamedTuple):
    """An expectation that does not hold.

    What was expected, what came, and the interventions that explain it.
    """

    expectation: str
    expected: tuple[str, ...]
    actual: tuple[str, ...]
    about: tuple[str, ...]


class Result(NamedTuple):
    """A case with what did not hold, and its answer."""

    case: Case
    ranking: Ranking
    """Of its standings only those that the case names or that explain what did not hold."""
    misses: tuple[Miss, ...]


class Idle(NamedTuple):
    """A criterion that no case exercises.

    Its intervention, its kind and which one of that kind, from 1.
    """

    id: str
    code: str
    number: int
    text: str


class Report(NamedTuple):
    """All results, entries without expectation, and of the others the criteria no case exercises.

    A criterion is exercised when the cases that name its intervention make it met at least once and
    unmet or unknown at least once.
    """

    catalogue: Catalogue
    results: tuple[Result, ...]
    unnamed: tuple[str, ...]
    idle: tuple[Idle, ...]

    @property
    def failed(self) -> tuple[Result, ...]:
        """The cases in which something did not hold."""
        return tuple(r for r in self.results if r.misses)


def run(catalogue: Catalogue, cases: Iterable[Case]) -> Report:
    """Hold every case against the catalogue."""
    results = tuple(_result(catalogue, case) for case in cases)
    named = {i for r in results for i in r.case.expect.named}
    return Report(
        catalogue,
        results,
        tuple(i.id for i in catalogue.interventions if i.id not in named),
        tuple(_idle(results, catalogue)),
    )


def _result(catalogue: Catalogue, case: Case) -> Result:
    ranking = rank(catalogue, case.profile, explain=False)
    misses = tuple(_misses(ranking, case.expect))
    names = {*case.expect.named, *(i for miss in misses for i in miss.about)}
    return Result(case, ranking.only(names), misses)


def _misses(ranking: Ranking, expect: Expect) -> Iterator[Miss]:
    stands = ranking.by_id
    top = tuple(m.intervention.id for m in ranking.matches if m.rank == 1)
    if expect.first is not None and set(expect.first) != set(top):
        yield Miss("first", expect.first, top, tuple(dict.fromkeys((*expect.first, *top))))
    allowed = (
        ("present", expect.present, (Verdict.FITS, Verdict.ASK)),
        ("fits", expect.fits, (Verdict.FITS,)),
        ("asks", expect.asks, (Verdict.ASK,)),
        ("beside", expect.beside, ("beside",)),
    )
    for name, ids, verdicts in allowed:
        for i in ids:
            came = _came(stands[i], ranking)
            if came[0] not in verdicts:
                yield Miss(name, verdicts, came, (i,))
    for i, code in expect.excluded.items():
        came = _came(stands[i], ranking)
        if came[0] != Verdict.EXCLUDED or (code and code not in came):
            yield Miss("excluded", (Verdict.EXCLUDED, *([code] if code else ())), came, (i,))
    if expect.uncovered is not None and set(expect.uncovered) != set(ranking.uncovered):
        yield Miss("uncovered", expect.uncovered, ranking.uncovered, ())
    for pair in expect.above:
        high, low = (_rank(stands[i]) for i in pair)
        if high is None or low is None or high >= low:
            came = tuple(sorted(pair, key=lambda i: _rank(stands[i]) or len(stands)))
            yield Miss("above", pair, came, pair)
    if expect.plan is not None or expect.not_in_plan:
        yield from _plan_misses(ranking, expect)


def _plan_misses(ranking: Ranking, expect: Expect) -> Iterator[Miss]:
    chosen = tuple(m.intervention.id for m in plan(ranking).chosen)
    if expect.plan is not None and set(expect.plan) != set(chosen):
        yield Miss("plan", expect.plan, chosen, tuple(dict.fromkeys((*expect.plan, *chosen))))
    for name in expect.not_in_plan:
        if name in chosen:
            yield Miss("not_in_plan", (name,), chosen, (name,))


def _rank(stands: Standing) -> int | None:
    return stands.rank if isinstance(stands, Match) else None


def _came(stands: Standing, ranking: Ranking) -> tuple[str, ...]:
    """Return the verdict, for an exclusion with its reason codes.

    'beside' for what stands beside the ranking.
    """
    if isinstance(stands, Beside):
        return ("beside",)
    reasons = codes(stands.judgement, ranking) if isinstance(stands, Exclusion) else ()
    return (stands.judgement.verdict, *reasons)


def codes(judgement: Judgement, ranking: Ranking) -> tuple[str, ...]:
    """Return the reason codes of an exclusion, each once."""
    reasons = Reasons(ranking.catalogue, ranking.profile).exclusion(judgement)
    return tuple(dict.fromkeys(r.code for r in reasons))


def _idle(results: Sequence[Result], catalogue: Catalogue) -> Iterator[Idle]:
    seen: dict[tuple[str, int], tuple[Judged, set[bool]]] = {}
    for result in results:
        stands = result.ranking.by_id
        for name in result.case.expect.named:
            for unit in stands[name].judgement.units:
                for position, judged in enumerate(unit.criteria):
                    seen.setdefault((name, position), (judged, set()))[1].add(
                        judged.state is State.MET
                    )
    counted: dict[tuple[str, str], int] = {}
    for (name, _), (judged, states) in sorted(seen.items()):
        number = counted[name, judged.code] = counted.get((name, judged.code), 0) + 1
        if len(states) < 2 and not _one_sided(judged, catalogue.get(name)):
            yield Idle(name, judged.code, number, judged.criterion.text if judged.criterion else "")


def _one_sided(judged: Judged, intervention: Intervention) -> bool:
    """Say whether a criterion is never met: of a placement, or where all targets are prevention."""
    prevents = all(t.prevents for t in intervention.targets)
    return judged.code == PLACEMENT or (judged.code == PROBLEM and prevents)

"""Plan: the smallest set of interventions that together address a family's problems, searched exactly (method, section 4).

At most one main programme, one crisis intervention and three in all: an editorial rule from "one family, one plan, few
changes of worker". Pure: no text, no files, no clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Role

MOST = 3
"""How many interventions a plan holds unless told otherwise."""

LIMIT = 6
"""The most a plan may be told to hold; the search is exact, and a plan of more is no plan for one family."""

FAMILY = -1
"""The number that stands for the family as a whole in a need."""

Need = tuple[int, str]
"""A child's number (or FAMILY) and a problem."""


class Hours(NamedTuple):
    """The known hours a week of a plan added up, and whose hours no source states."""

    low: float
    high: float
    known: tuple[Intervention, ...]
    unknown: tuple[Intervention, ...]


class Plan(NamedTuple):
    """The best sets of interventions for one family; all of `plans` are equally good, each in ranked order."""

    catalogue: Catalogue
    profile: Profile
    needs: tuple[Need, ...]
    plans: tuple[tuple[Match, ...], ...]
    most: int

    @property
    def chosen(self) -> tuple[Match, ...]:
        """The first of the equally good plans."""
        return self.plans[0]

    def met(self, match: Match) -> frozenset[Need]:
        """Return the needs that one of its interventions addresses outright."""
        return needs_met(match, self.needs)

    @property
    def open_needs(self) -> tuple[Need, ...]:
        """What the chosen plan does not address outright."""
        met = frozenset().union(*map(self.met, self.chosen))
        return tuple(n for n in self.needs if n not in met)

    @property
    def covered(self) -> tuple[str, ...]:
        """Problems that the chosen plan addresses for everyone they were stated for."""
        left = {problem for _, problem in self.open_needs}
        return tuple(p for p in self.profile.problems if p not in left)

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Problems that stay open for a child or the family."""
        left = {problem for _, problem in self.open_needs}
        return tuple(p for p in self.profile.problems if p in left)

    @property
    def hours(self) -> Hours:
        """What the chosen plan asks of the family, as far as the sources tell."""
        chosen = [m.intervention for m in self.chosen]
        stated = [i.hours for i in chosen if i.hours]
        return Hours(
            sum(low for low, _ in stated),
            sum(high for _, high in stated),
            tuple(i for i in chosen if i.hours),
            tuple(i for i in chosen if not i.hours),
        )

    @property
    def phases(self) -> Mapping[str, tuple[Intervention, ...]]:
        """Which of the chosen plan are for direct safety, risk factors and recovery.

        By role, which is an editorial rule.
        """

        def of(*roles: Role) -> tuple[Intervention, ...]:
            return tuple(m.intervention for m in self.chosen if m.intervention.role in roles)

        return {
            "safety": of(Role.CRISIS),
            "risk": of(Role.MAIN),
            "recovery": of(Role.ADDITIONAL, Role.METHOD),
        }


def needs_of(profile: Profile) -> tuple[Need, ...]:
    """Return every pair of a child, or the family, and a problem stated for it."""
    own = [
        (number, p) for number, child in enumerate(profile.children) for p in sorted(child.problems)
    ]
    return (*own, *((FAMILY, p) for p in sorted(profile.family)))


def needs_met(match: Match, needs: Iterable[Need]) -> frozenset[Need]:
    """Return the needs an intervention addresses outright, for the children it is not excluded for."""
    judgement = match.judgement
    covers = judgement.covers
    met = {
        n
        for n in needs
        if (
            n[1] in covers
            if n[0] == FAMILY
            else n[0] in judgement.children and n[1] in judgement.units[n[0]].outright
        )
    }
    return frozenset(met)


class _Group(NamedTuple):
    """Interventions with one role and one set of needs: in the best plan they can only stand in for each other."""

    role: Role
    met: frozenset[Need]
    rank: int
    members: tuple[Match, ...]


Score = tuple[int, int, int, int, tuple[int, ...]]


def plan(ranking: Ranking, *, most: int = MOST) -> Plan:
    """Return the best plan and every equally good one; `most` is how many interventions it may hold."""
    profile = ranking.profile
    needs = needs_of(profile)
    groups = _groups(ranking.matches, needs, crisis=_in_crisis(profile))
    best: Score | None = None
    found: list[tuple[_Group, ...]] = []
    for chosen in _sets(groups, most):
        score = _score(chosen, profile)
        if best is None or score > best:
            best, found = score, [chosen]
        elif score == best:
            found.append(chosen)
    plans = [
        tuple(sorted(members, key=_place))
        for chosen in found
        for members in product(*(g.members for g in chosen))
    ]
    plans.sort(key=lambda members: [_place(m) for m in members])
    return Plan(ranking.catalogue, profile, needs, tuple(plans), most)


def _place(match: Match) -> tuple[int, str, str]:
    intervention = match.judgement.intervention
    return match.rank, intervention.name.casefold(), intervention.id


def _in_crisis(profile: Profile) -> bool:
    return profile.facts.get("crisis") == "ja"


def _groups(matches: Sequence[Match], needs: Sequence[Need], *, crisis: bool) -> list[_Group]:
    """Gather interventions by role and needs; only those with the best rank of a group can stand in the best plan.

    What addresses no need outright has no place in it, but in a crisis an intervention for crisis has.
    """
    found: dict[tuple[Role, frozenset[Need]], list[Match]] = {}
    for match in matches:
        met = needs_met(match, needs)
        role = match.judgement.intervention.role
        if met or (crisis and role is Role.CRISIS):
            found.setdefault((role, met), []).append(match)
    groups = []
    for (role, met), members in found.items():
        rank = min(m.rank for m in members)
        groups.append(_Group(role, met, rank, tuple(m for m in members if m.rank == rank)))
    return groups


def _sets(groups: Sequence[_Group], most: int) -> Iterator[tuple[_Group, ...]]:
    """Give every allowed set: at most one main programme and one crisis intervention; the empty set first."""
    for size in range(most + 1):
        for chosen in combinations(groups, size):
            roles = [g.role for g in chosen]
            if roles.count(Role.MAIN) <= 1 and roles.count(Role.CRISIS) <= 1:
                yield chosen


def _score(chosen: Sequence[_Group], profile: Profile) -> Score:
    """Crisis answered, the first problem, most needs, fewest interventions, better ranks: higher is better."""
    met = frozenset().union(*(g.met for g in chosen))
    crisis = _in_crisis(profile) and any(g.role is Role.CRISIS for g in chosen)
    first = sum(problem == profile.first for _, problem in met)
    ranks = tuple(-r for r in sorted(g.rank for g in chosen))
    return int(crisis), first, len(met), -len(chosen), ranks

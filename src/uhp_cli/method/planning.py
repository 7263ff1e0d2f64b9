"""Plan: walk down the ranking to one plan for the family (method, section 4).

At most one main programme, one crisis intervention and three in all: an editorial rule from "one
family, one plan, few
changes of worker". Pure: no text, no files, no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from uhp_cli.method.judging import INDICATION, Judgement
from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import FAMILY, Child, Profile
from uhp_cli.values.vocab import Outcome, Phase, Role, State, Verdict

MOST = 3
"""How many interventions a plan holds unless told otherwise."""

LIMIT = 6
"""The most a plan may be told to hold: a plan of more is no plan for one family."""

REGION = "region"


class Need(NamedTuple):
    """A problem of a child, or with FAMILY of the family."""

    child: int
    problem: str


class Member(NamedTuple):
    """An intervention of a plan."""

    match: Match
    met: frozenset[Need]
    """The needs it addresses outright."""
    adds: frozenset[Need]
    """Of these, the ones that nobody before it met; empty only for crisis help."""
    equally_good: tuple[Match, ...]
    """Others with the same rank and verdict that add the same."""
    instead: Match | None
    """When it was broken off before.

    The next different one that addresses one of the same needs.
    """


class Hours(NamedTuple):
    """The hours a week that sources state, added up, and of whom no source states any."""

    low: float
    high: float
    of: tuple[Match, ...]
    unknown: tuple[Match, ...]


class Plan(NamedTuple):
    """One plan for one family."""

    catalogue: Catalogue
    profile: Profile
    needs: tuple[Need, ...]
    members: tuple[Member, ...]
    most: int
    ranking: Ranking

    @property
    def chosen(self) -> tuple[Match, ...]:
        """The interventions, in the order in which they were taken."""
        return tuple(m.match for m in self.members)

    @property
    def open_needs(self) -> tuple[Need, ...]:
        """What no member addresses outright."""
        met = frozenset().union(*(m.met for m in self.members))
        return tuple(n for n in self.needs if n not in met)

    @property
    def covered(self) -> tuple[str, ...]:
        """Problems that are addressed for everyone they were stated for."""
        left = {n.problem for n in self.open_needs}
        return tuple(dict.fromkeys(n.problem for n in self.needs if n.problem not in left))

    @property
    def phases(self) -> Mapping[Phase, tuple[Match, ...]]:
        """Which members do what, as the catalogue says."""
        return {p: tuple(m for m in self.chosen if p in m.intervention.phases) for p in Phase}

    @property
    def hours(self) -> Hours:
        """The hours a week that sources state for the members, added up."""
        known = tuple(m for m in self.chosen if m.intervention.hours)
        low, high = (
            sum(m.intervention.hours[n] for m in known if m.intervention.hours) for n in (0, 1)
        )
        return Hours(low, high, known, tuple(m for m in self.chosen if not m.intervention.hours))


def needs_of(profile: Profile, catalogue: Catalogue) -> tuple[Need, ...]:
    """Return every pair of a child, or the family, and a stated problem (method, section 0).

    What a child says itself is its own: the family's word adds a need only where it holds for
    another child.
    """
    units = profile.units(catalogue)
    own = [
        Need(number, p)
        for number, child in enumerate(profile.children)
        for p in sorted(child.problems & units[number].stated)
    ]
    children = profile.children or (Child(None),)
    shared = (u.stated - c.problems for u, c in zip(units, children, strict=True))
    counted = profile.family.intersection(frozenset().union(*shared))
    return (*own, *(Need(FAMILY, p) for p in sorted(counted)))


def needs_met(judgement: Judgement, needs: Iterable[Need]) -> frozenset[Need]:
    """Return the needs it addresses outright, for the children it is not excluded for."""
    covers = judgement.covers
    return frozenset(
        n
        for n in needs
        if (
            n.problem in covers
            if n.child == FAMILY
            else n.child in judgement.children and n.problem in judgement.units[n.child].outright
        )
    )


class _Candidate(NamedTuple):
    match: Match
    met: frozenset[Need]

    @property
    def role(self) -> Role:
        return self.match.intervention.role


def candidates(ranking: Ranking, needs: Sequence[Need]) -> list[tuple[Match, frozenset[Need]]]:
    """Return what may stand in a plan, in the order of the walk, with the needs each meets.

    Ranked order; at an equal rank what fits before what asks, then what meets more needs, then as
    printed. Without a crisis no crisis help; never a way of working, what is not offered here, what
    research speaks against, or what may be bound to another region.
    """
    found = []
    for number, match in enumerate(ranking.covering):
        if match.intervention.role is Role.CRISIS and not match.key.urgency:
            continue
        if _region_unknown(match):
            continue
        met = needs_met(match.judgement, needs)
        asks = match.judgement.verdict is not Verdict.FITS
        found.append(((match.rank, asks, -len(met), number), match, met))
    return [(match, met) for _, match, met in sorted(found, key=lambda row: row[0])]


def _region_unknown(match: Match) -> bool:
    judgement = match.judgement
    return any(
        c.state is State.UNKNOWN
        and c.criterion
        and any(a.fact == REGION for a in atoms(c.criterion.when))
        for n in judgement.children
        for c in judgement.units[n].criteria
        if c.code == INDICATION
    )


def plan(ranking: Ranking, *, most: int = MOST) -> Plan:
    """Return the plan for a family; `most` is how many interventions it may hold."""
    needs = needs_of(ranking.profile, ranking.catalogue)
    walk = [_Candidate(m, met) for m, met in candidates(ranking, needs)]
    taken = _take(walk, needs, _leading(ranking, needs), most)
    members, before = [], frozenset[Need]()
    for c in taken:
        adds = c.met - before
        equal = tuple(
            o.match
            for o in walk
            if o not in taken
            and (o.match.rank, o.match.judgement.verdict)
            == (c.match.rank, c.match.judgement.verdict)
            and o.role is c.role
            and o.met - before == adds
        )
        members.append(Member(c.match, c.met, adds, equal, _instead(c, walk, taken, ranking)))
        before |= c.met
    return Plan(ranking.catalogue, ranking.profile, needs, tuple(members), most, ranking)


def _leading(ranking: Ranking, needs: Sequence[Need]) -> frozenset[Need]:
    """Return the needs that go first.

    Those of the first problem, else the urgent ones.
    """
    catalogue, first = ranking.catalogue, ranking.profile.first
    if first:
        return frozenset(n for n in needs if first in catalogue.up[n.problem])
    return frozenset(n for n in needs if catalogue.problems[n.problem].urgent)


def _take(
    walk: Sequence[_Candidate], needs: Sequence[Need], leading: frozenset[Need], most: int
) -> list[_Candidate]:
    """Take crisis help in a crisis, then what leads, then walk down.

    Last, drop who has become superfluous.
    """
    taken = [c for c in walk if c.role is Role.CRISIS][:1]
    able = [c for c in walk if c in taken or _allowed(c, taken, most)]
    lead = next((c for c in able if c.met & leading), None) or next(
        (c for c in able if c.met), None
    )
    if lead is not None and lead not in taken:
        taken.append(lead)
    for candidate in walk:
        open_ = frozenset(needs).difference(*(c.met for c in taken))
        if not open_:
            break
        if candidate.met & open_ and _allowed(candidate, taken, most):
            taken.append(candidate)
    for candidate in reversed(taken[:]):
        others = frozenset().union(*(c.met for c in taken if c is not candidate))
        if candidate.role is not Role.CRISIS and candidate is not lead and candidate.met <= others:
            taken.remove(candidate)
    return taken


def _allowed(candidate: _Candidate, taken: Sequence[_Candidate], most: int) -> bool:
    roles = [c.role for c in taken]
    single = candidate.role in (Role.MAIN, Role.CRISIS) and candidate.role in roles
    return len(taken) < most and not single


def _instead(
    member: _Candidate, walk: Sequence[_Candidate], taken: Sequence[_Candidate], ranking: Ranking
) -> Match | None:
    """Return the next different intervention after one that was broken off before."""
    if ranking.profile.tried.get(member.match.intervention.id) != Outcome.BROKEN_OFF:
        return None
    later = (c for c in walk if c not in taken and c.met & member.met and c.role is member.role)
    return next((c.match for c in later), None)

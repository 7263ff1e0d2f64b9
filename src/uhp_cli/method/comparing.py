"""Compare: two to five interventions side by side, and which criterion decides between each two.

Pure.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from uhp_cli.method.ranking import Match, Ranking, Standing, first_difference
from uhp_cli.values.catalogue import Intervention

MOST = 5


class Decision(NamedTuple):
    """Which criterion puts one intervention above another; empty when their keys are equal."""

    higher: str
    lower: str
    criterion: str
    values: tuple[int, int]


class Comparison(NamedTuple):
    """Interventions side by side; with a family also how each of them stands."""

    interventions: tuple[Intervention, ...]
    standings: tuple[Standing, ...]
    decisions: tuple[Decision, ...]


def compare(interventions: Sequence[Intervention], ranking: Ranking | None = None) -> Comparison:
    """Put interventions side by side.

    With a ranking also how each stands and what decides between each two.
    """
    standings = tuple(ranking.of(i.id) for i in interventions) if ranking else ()
    ranked = sorted((s for s in standings if isinstance(s, Match)), key=lambda m: m.rank)
    decisions = tuple(_decide(a, b) for a, b in combinations(ranked, 2))
    return Comparison(tuple(interventions), standings, decisions)


def _decide(one: Match, other: Match) -> Decision:
    criterion = first_difference(one.key, other.key)
    values = (getattr(one.key, criterion), getattr(other.key, criterion)) if criterion else (0, 0)
    return Decision(one.intervention.id, other.intervention.id, criterion, values)

"""Compare: two to five interventions side by side, what differs marked, and which criterion decides between them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from uhp_cli.method.ranking import Match, Ranking, first_difference
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Intervention

if TYPE_CHECKING:
    from uhp_cli import shapes

MOST = 5


class Line(NamedTuple):
    """One field with a text for each intervention; empty when no source says it."""

    field: str
    texts: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the interventions differ on this field."""
        return len(set(self.texts)) > 1


class Decision(NamedTuple):
    """Which criterion puts one intervention above another; empty when their keys are equal."""

    higher: str
    lower: str
    criterion: str
    values: tuple[int, int]


class Comparison(NamedTuple):
    """Interventions side by side."""

    interventions: tuple[Intervention, ...]
    lines: tuple[Line, ...]
    decisions: tuple[Decision, ...]


def compare(
    interventions: Sequence[Intervention], words: Words, ranking: Ranking | None = None
) -> Comparison:
    """Put interventions side by side; with a ranking also verdict, place, key and what decides between each two."""
    fields = {
        "level": [words.level(i.level) for i in interventions],
        "role": [words.role(i.role) for i in interventions],
        "age": [words.range(i.age) if i.age else "" for i in interventions],
        "targets": [words.problems(t.problem for t in i.targets) for i in interventions],
        "indications": ["; ".join(c.text for c in i.indications) for i in interventions],
        "exclusions": ["; ".join(c.text for c in i.exclusions) for i in interventions],
        "placement-aim": [_aim(i.record, words) for i in interventions],
        "per-outcome": [
            "; ".join(f"{words.problem(p)}: {words.level(x)}" for p, x in i.outcomes.items())
            for i in interventions
        ],
        "evidence": [_evidence(i.record, words) for i in interventions],
        **{key: [_delivery(i.record, key) for i in interventions] for key in _DELIVERY},
        "availability": [i.record.get("availability", {}).get("text", "") for i in interventions],
    }
    matches: dict[str, Match] = {}
    if ranking is not None:
        matches = {m.judgement.intervention.id: m for m in ranking.matches}
        fields.update(_standing(interventions, ranking, matches, words))
    lines = tuple(Line(field, tuple(texts)) for field, texts in fields.items())
    ranked = sorted(
        (m for m in matches.values() if m.judgement.intervention in interventions),
        key=lambda m: m.rank,
    )
    return Comparison(
        tuple(interventions), lines, tuple(_decide(a, b) for a, b in combinations(ranked, 2))
    )


_DELIVERY = (
    "weeks",
    "hours_per_week",
    "visits_per_week",
    "visits",
    "caseload",
    "available_24_7",
    "place",
)


def _standing(
    interventions: Sequence[Intervention],
    ranking: Ranking,
    matches: Mapping[str, Match],
    words: Words,
) -> dict[str, list[str]]:
    teller = Teller(ranking.catalogue, ranking.profile, words)
    excluded = {e.judgement.intervention.id: e for e in ranking.excluded}
    verdicts, places, keys = [], [], []
    for intervention in interventions:
        match = matches.get(intervention.id)
        if match is None:
            reason = teller.exclusion_reasons(excluded[intervention.id].judgement)[0].text
            verdicts.append(f"{words.say('excluded')}: {reason}")
            places.append("")
            keys.append("")
        else:
            verdicts.append(words.say(match.judgement.verdict))
            places.append(str(match.rank))
            keys.append(words.say("key-line", **match.key._asdict()))
    return {"verdict": verdicts, "rank": places, "key": keys}


def _decide(one: Match, other: Match) -> Decision:
    criterion = first_difference(one.key, other.key)
    values = (getattr(one.key, criterion), getattr(other.key, criterion)) if criterion else (0, 0)
    return Decision(
        one.judgement.intervention.id, other.judgement.intervention.id, criterion, values
    )


def _aim(record: shapes.InterventionRecord, words: Words) -> str:
    aim = record.get("placement_aim")
    return words.listed([words.say(f"effect-{e}") for e in aim["effects"]]) if aim else ""


def _evidence(record: shapes.InterventionRecord, words: Words) -> str:
    counts: dict[str, int] = {}
    for item in record.get("evidence", ()):
        name = words.say(f"direction-{item['direction']}")
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(f"{n} × {name}" for name, n in counts.items())


def _delivery(record: shapes.InterventionRecord, key: str) -> str:
    delivery: Mapping[str, Any] = record.get("delivery", {})
    return str(delivery.get(key, {}).get("text", ""))

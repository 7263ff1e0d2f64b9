"""What method 1 makes of a family on today's catalogue, so that a recheck can name the rule.

Each rule that method 2 changed can be put back, alone or with others. Pure: no text, no clock.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from uhp_cli.method.judging import CRISIS, PROBLEM, Judge, Judgement
from uhp_cli.method.ranking import Key, key_of, places
from uhp_cli.values.catalogue import Catalogue, Criterion, Intervention
from uhp_cli.values.conditions import Atom, Condition, Group
from uhp_cli.values.profile import SEVERITY, Profile, Unit
from uhp_cli.values.vocab import Role, Verdict


class Rule(StrEnum):
    """What method 2 judges or ranks otherwise than method 1."""

    IMPLIED = "implied-problem"
    """What follows from a narrower word adds nothing."""
    CIRCUMSTANCE = "circumstance"
    """A circumstance is nothing that an intervention covers."""
    SEVERE = "severity-of-problem"
    """How severe is asked of the problem, not of whatever there is."""
    PREVENTION = "prevention"
    """Lowering a risk is in part."""
    NO_TARGET = "no-problem-stated"
    """Where no source states a problem there is no such criterion, and it stands apart."""
    CRISIS = "crisis-help"
    """A crisis is what crisis help is for."""
    LEVELS = "level-per-outcome"
    """Where a register graded outcomes apart only those count."""
    AIM = "favourable-research"
    """Research on placement counts when it was favourable."""


RULES = frozenset(Rule)

Outcome = Mapping[str, object]
"""What judging and ranking decide of one intervention, as fields of an answer; absent is null."""


def outcomes(
    catalogue: Catalogue, profile: Profile, back: Iterable[Rule] = ()
) -> Mapping[str, Outcome]:
    """Judge and rank the catalogue as now, but for the rules that are put back."""
    old = frozenset(back)
    units = tuple(_unit(u, catalogue, old) for u in profile.units(catalogue))
    judge = Judge(catalogue, profile, units)
    if Rule.IMPLIED in old:
        judge.first &= {profile.first}
    found = [judge.judge(_read(i, catalogue, old)) for i in catalogue.interventions]
    keys = {j.intervention.id: _key(j, judge, old) for j in found if _is_ranked(j, old)}
    ranks = places(keys.values())
    return {
        j.intervention.id: _outcome(j, old)
        | (
            {"key": keys[j.intervention.id]._asdict(), "rank": ranks[keys[j.intervention.id]].rank}
            if profile.problems and j.intervention.id in keys
            else {}
        )
        for j in found
    }


def _is_excluded(judgement: Judgement, old: frozenset[Rule]) -> bool:
    without = not judgement.intervention.targets and Rule.NO_TARGET in old
    return without or judgement.verdict is Verdict.EXCLUDED


def _is_ranked(judgement: Judgement, old: frozenset[Rule]) -> bool:
    return bool(judgement.intervention.targets) and not _is_excluded(judgement, old)


def _outcome(judgement: Judgement, old: frozenset[Rule]) -> dict[str, object]:
    if _is_excluded(judgement, old):
        return {"verdict": Verdict.EXCLUDED.value}
    return {
        "verdict": judgement.verdict.value,
        "place": None if _is_ranked(judgement, old) else "beside",
        "covers": sorted(judgement.covers),
        "partly": sorted(judgement.partly),
        "children": list(judgement.children),
    }


def _key(judgement: Judgement, judge: Judge, old: frozenset[Rule]) -> Key:
    key, _ = key_of(judgement, judge)
    if Rule.CRISIS in old and judgement.intervention.role is Role.CRISIS:
        return key._replace(urgency=int(judge.profile.facts.get(CRISIS) == "ja"))
    return key


def _unit(unit: Unit, catalogue: Catalogue, old: frozenset[Rule]) -> Unit:
    """Return a child with the problems that counted for it."""
    kept = unit.said if Rule.IMPLIED in old else unit.narrow
    if Rule.CIRCUMSTANCE not in old:
        kept = frozenset(p for p in kept if not catalogue.problems[p].circumstance)
    return unit._replace(stated=kept)


def _read(entry: Intervention, catalogue: Catalogue, old: frozenset[Rule]) -> Intervention:
    """Return an entry as it was read."""
    if Rule.PREVENTION in old:
        entry = entry._replace(targets=tuple(t._replace(prevents=False) for t in entry.targets))
    if Rule.SEVERE in old:
        entry = entry._replace(
            indications=tuple(map(_of_whatever, entry.indications)),
            exclusions=tuple(map(_of_whatever, entry.exclusions)),
        )
    if Rule.CRISIS in old and entry.role is Role.CRISIS:
        entry = entry._replace(abroad=True)  # where a crisis is no target group
    if Rule.LEVELS in old and entry.outcomes:
        every = {p: entry.outcomes.get(p, entry.level) for p in catalogue.problems}
        entry = entry._replace(outcomes=every)
    if Rule.AIM in old and entry.aim:
        evidence = entry.record.get("evidence", ())
        asked = (e["direction"] for e in evidence if e["about"] == "plaatsing")
        entry = entry._replace(aim=1 + any(d != "geen-onderzoek" for d in asked))
    return entry


def _of_whatever(criterion: Criterion) -> Criterion:
    return criterion._replace(when=_apart(criterion.when))


def _apart(when: Condition) -> Condition:
    """Return a condition in which a problem and how severe something is are asked apart."""
    if isinstance(when, Group):
        return when._replace(conditions=tuple(map(_apart, when.conditions)))
    if not when.severity:
        return when
    return Group(True, (Atom(PROBLEM, when.values), Atom(SEVERITY, when.severity)))

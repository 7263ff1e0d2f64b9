"""What stands beside an answer: cautions that are news for this family, notices about the whole.

Values, no words (method, section 3). Pure: no text, no files, no clock.
"""

from collections.abc import Iterator, Mapping

from uhp_cli.method.judging import EXCLUSION, INDICATION
from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.method.reasons import Code, Problems, Reason, Reasons
from uhp_cli.values.ages import Age, AgeRange
from uhp_cli.values.vocab import UNMET, Level, Outcome, expires

_EARLIER: Mapping[str, Code] = {
    "": "earlier-help",
    Outcome.FINISHED: "earlier-help-finished",
    Outcome.BROKEN_OFF: "earlier-help-broken-off",
    Outcome.NOT_STARTED: "earlier-help-not-started",
}


def cautions(why: Reasons, match: Match) -> tuple[Reason, ...]:
    """Return what to keep in mind.

    Earlier help, recognition, research, what a provider says, differing sources.
    """
    intervention = match.intervention
    found: list[Reason] = []
    if intervention.id in why.profile.tried:
        found.append(Reason(_EARLIER[why.profile.tried[intervention.id]]))
    found += _level(why, match)
    if intervention.uncontrolled:
        found.append(Reason("no-control-group", {"n": intervention.uncontrolled}))
    if intervention.abroad:
        sources = tuple(intervention.brief["availability"]["sources"])
        found.append(Reason("abroad", {}, sources))
    for usual in intervention.usually:
        states = [why.judge.state(usual.when, n) for n in match.judgement.children]
        if all(state is UNMET for state in states):
            found.append(Reason("usually-otherwise", {"text": usual.text}, usual.sources))
    for said in intervention.brief.get("cautions", ()):
        values = {"text": said["text"], "by": said["said_by"]}
        found.append(Reason("provider-says", values, tuple(said["sources"])))
    for item in intervention.brief.get("differs", ()):
        if _touches(why, item.get("touches", ""), match):
            sources = tuple(dict.fromkeys(s for said in item["says"] for s in said["sources"]))
            found.append(Reason("sources-differ", {"about": item["about"]}, sources))
    return tuple(found)


def _level(why: Reasons, match: Match) -> Iterator[Reason]:
    intervention = match.intervention
    expired = expires(intervention.recognised)
    if expired and expired <= why.catalogue.date:
        values = {"date": intervention.recognised}
        yield Reason("recognition-expired", values, intervention.level_sources)
    elif intervention.reassessment:
        yield Reason("recognition-reassessed", {}, intervention.reassessment)
    if match.level is Level.FOUNDED:
        yield Reason("theory-only", {}, intervention.level_sources)
    if intervention.unfavourable:
        yield Reason("unfavourable-research")


def near_its_age(span: AgeRange, age: Age) -> bool:
    """Say whether an age is less than a year within a bound, or beyond it."""
    return age.low - span.low < 12 or (span.high is not None and span.high - age.high < 12)


def _touches(why: Reasons, what: str, match: Match) -> bool:
    """Say whether a difference between sources bears on this family.

    Near its age, a condition that decides, its level.
    """
    intervention, judgement = match.intervention, match.judgement
    if what == "level":
        return True
    if what == "age" and intervention.age is not None:
        ages = [why.units[n].age for n in judgement.children]
        return any(a is not None and near_its_age(intervention.age, a) for a in ages)
    if what == "conditions":
        decided = (c for n in judgement.children for c in judgement.units[n].criteria)
        return any(c.code in (INDICATION, EXCLUSION) for c in decided)
    return False


def notices(why: Reasons, ranking: Ranking | None = None) -> tuple[Reason, ...]:
    """Return what stands above or below every answer.

    Safety first, the purpose last (contract, 'Never').
    """
    found = [Reason("acute-safety")] if why.urgent else []
    if ranking is not None:
        found += _of_the_answer(why, ranking)
    return (*found, Reason("not-a-decision"))


def _of_the_answer(why: Reasons, ranking: Ranking) -> Iterator[Reason]:
    first, stated = why.profile.first, why.judge.stated
    if why.profile.problems and not stated:
        yield Reason("no-problem-known")
    together = "--problems" in why.profile.places.values()
    alike = not any(c.problems for c in why.profile.children)
    if together and alike and len(why.profile.children) > 1:
        yield Reason("problems-of-the-family")
    if first and not any(why.judge.first & m.judgement.covers for m in ranking.matches):
        term = why.catalogue.problems[first]
        yield Reason("first-uncovered", {"problem": Problems((first,))}, term.involve_sources)
    if not ranking.matches:
        yield Reason("nothing-fits")

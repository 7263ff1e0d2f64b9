"""Reasons as values: why an intervention stands where it stands, as codes with what fills them in.

No words.

The codes are listed in docs/formats.md; telling says them. Pure: no text, no files, no clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from uhp_cli.method.judging import (
    AGE,
    CRISIS,
    EXCLUSION,
    INDICATION,
    PLACEMENT,
    PROBLEM,
    Change,
    Judge,
    Judged,
    Judgement,
    is_shared,
)
from uhp_cli.method.ranking import Exclusion, Match
from uhp_cli.values.ages import Age, AgeRange
from uhp_cli.values.catalogue import Catalogue, Intervention, Sources
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import Profile, Unit
from uhp_cli.values.vocab import MET, UNKNOWN, UNMET, Level, State

Code = Literal[
    "includes-placement",
    "problem-addressed",
    "crisis-addressed",
    "problem-in-part",
    "problem-prevented",
    "problem-unknown",
    "no-problem-in-common",
    "age-in-range",
    "age-below-range",
    "age-above-range",
    "age-unknown",
    "indication-met",
    "indication-unmet",
    "indication-unknown",
    "exclusion-holds",
    "exclusion-absent",
    "exclusion-unknown",
    "classification",
    "classification-for-outcome",
    "aim-researched",
    "aim-stated",
    # questions
    "age-missing",
    "problem-missing",
    "problem-form",
    "crisis-missing",
    "prevents-only",
    "answer-missing",
    "exclusion-open",
    # cautions
    "earlier-help",
    "earlier-help-finished",
    "earlier-help-broken-off",
    "earlier-help-not-started",
    "recognition-expired",
    "recognition-reassessed",
    "theory-only",
    "unfavourable-research",
    "no-control-group",
    "abroad",
    "provider-says",
    "usually-otherwise",
    "sources-differ",
    # notices
    "acute-safety",
    "no-problem-known",
    "first-uncovered",
    "problems-of-the-family",
    "nothing-fits",
    "not-a-decision",
]
"""Every code of a reason, question, caution and notice; published in the schemas."""

EXCLUDING: tuple[Code, ...] = (
    "includes-placement",
    "no-problem-in-common",
    "age-below-range",
    "age-above-range",
    "indication-unmet",
    "exclusion-holds",
)
"""The codes an exclusion can have."""


class Problems(NamedTuple):
    """Problems to be named together."""

    ids: tuple[str, ...]
    last: str = "and"


class Given(NamedTuple):
    """What is said of a child, when that is what an intervention is not for."""

    ids: tuple[str, ...]


class Facts(NamedTuple):
    """What is asked, when the criterion has no question of its own: facts and problems."""

    ids: tuple[str, ...]


Value = Problems | Given | Facts | Age | AgeRange | Level | str | int | None


class Reason(NamedTuple):
    """One reason: its code, the values that fill it in, where it comes from."""

    code: Code
    values: Mapping[str, Value] = {}
    sources: Sources = ()
    fact: str = ""
    """What an answer would fill in."""
    child: int | None = None
    """The child it is about, when the children of the family differ on it."""


_CODES: Mapping[tuple[str, State], Code] = {
    (PLACEMENT, UNMET): "includes-placement",
    (PROBLEM, MET): "problem-addressed",
    (PROBLEM, UNKNOWN): "problem-in-part",
    (PROBLEM, UNMET): "no-problem-in-common",
    (AGE, MET): "age-in-range",
    (AGE, UNKNOWN): "age-unknown",
    (INDICATION, MET): "indication-met",
    (INDICATION, UNKNOWN): "indication-unknown",
    (INDICATION, UNMET): "indication-unmet",
    (EXCLUSION, MET): "exclusion-holds",
    (EXCLUSION, UNKNOWN): "exclusion-unknown",
    (EXCLUSION, UNMET): "exclusion-absent",
}


class Reasons:
    """Gives the reasons for one family and one catalogue."""

    def __init__(self, catalogue: Catalogue, profile: Profile, judge: Judge | None = None) -> None:
        """Keep what every reason needs; the judge of this family, when there is one already."""
        self.catalogue = catalogue
        self.profile = profile
        self.judge = judge or Judge(catalogue, profile)
        self.units = self.judge.units
        self.stated = tuple(sorted(self.judge.stated))
        """Every problem that counts for some child, by name."""
        self.given = [Given(told_of(unit)) for unit in self.units]
        self._differing: dict[tuple[str, int], bool] = {}

    # -- one criterion

    def code(self, judged: Judged, intervention: Intervention, number: int) -> Code:
        """Return the code of a criterion for child `number`."""
        if judged.code == PROBLEM:
            return self._problem_code(judged)
        if judged.code == AGE and judged.state is UNMET:
            age, span = self.units[number].age, intervention.age
            below = age is not None and span is not None and age.high < span.low
            return "age-below-range" if below else "age-above-range"
        return _CODES[judged.code, judged.state]

    def _problem_code(self, judged: Judged) -> Code:
        if judged.state is MET and not judged.problems:
            return "crisis-addressed"
        if judged.state is UNKNOWN and not self._parts(judged):
            return "problem-prevented" if judged.prevented else "problem-unknown"
        return _CODES[PROBLEM, judged.state]

    def _parts(self, judged: Judged) -> tuple[str, ...]:
        """Return the stated problems of which an unknown problem criterion addresses a form."""
        if not judged.problems:
            return ()
        wide = {p for t in judged.problems for p in self.catalogue.up[t]}
        return tuple(p for p in self.stated if p in wide)

    def reason(
        self, judged: Judged, intervention: Intervention, number: int, child: int | None = None
    ) -> Reason:
        """Return the reason of a criterion for child `number`; `child` when they differ on it."""
        code = self.code(judged, intervention, number)
        values: dict[str, Value] = {}
        match judged.code:
            case "problem" if judged.state is MET:
                values = {"problems": Problems(judged.problems)}
            case "problem":
                values = {
                    "problems": self.given[number],
                    "targets": Problems(tuple(sorted([t.problem for t in intervention.targets]))),
                    "problem": Problems(self._parts(judged)),
                    "forms": Problems(judged.problems),
                    "prevented": Problems(judged.prevented),
                }
            case "age":
                values = {"age": self.units[number].age, "range": intervention.age}
            case _:
                values = {"text": judged.criterion.text if judged.criterion else ""}
        return Reason(code, values, self.sources(judged, intervention), child=child)

    def sources(self, judged: Judged, intervention: Intervention) -> Sources:
        """Return the sources of a criterion; for the problem those of the targets that decide."""
        if judged.code != PROBLEM:
            return judged.sources
        if (judged.state is MET and not judged.problems) or judged.open:
            crisis = (
                c for c in intervention.indications if any(a.fact == CRISIS for a in atoms(c.when))
            )
            return tuple(dict.fromkeys(s for c in crisis for s in c.sources))
        up = self.catalogue.up
        if judged.state is MET:
            met = {wide for p in judged.problems for wide in up[p]}
        else:
            met = set(judged.problems) | {w for p in judged.prevented for w in up[p]}
        used = [t for t in intervention.targets if t.problem in met] or intervention.targets
        return tuple(dict.fromkeys([source for t in used for source in t.sources]))

    def about(self, judgement: Judgement, number: int, position: int) -> int | None:
        """Return the child when the children of the family differ on a criterion, else None."""
        judged = judgement.units[number].criteria[position]
        if len(self.units) == 1 or _asks_family(judged, self.judge):
            return None
        key = (judgement.intervention.id, position)
        if key not in self._differing:
            self._differing[key] = self._differs(judgement, position)
        return number if self._differing[key] else None

    def _differs(self, judgement: Judgement, position: int) -> bool:
        """Say whether a criterion stands or is told in another way for some child."""
        each = [unit.criteria[position] for unit in judgement.units]
        states = {judged.state for judged in each}
        if len(states) > 1 or each[0].code not in (AGE, PROBLEM):
            return len(states) > 1  # else all is told from the criterion
        if each[0].code == AGE:
            return len({unit.age for unit in self.units}) > 1
        reasons = [self.reason(j, judgement.intervention, n) for n, j in enumerate(each)]
        return len(set(map(_content, reasons))) > 1

    # -- a match

    def reasons(self, match: Match) -> tuple[Reason, ...]:
        """Return why an intervention may fit.

        Problems, age, conditions met, level and aim, each with its source.
        """
        intervention = match.intervention
        found = list(self.criteria(match.judgement))
        if match.level is not Level.UNKNOWN:
            found.append(_classification(match))
        if intervention.aim:
            code: Code = "aim-researched" if intervention.aim == 2 else "aim-stated"
            found.append(Reason(code, {}, tuple(intervention.brief["placement_aim"]["sources"])))
        return _once(found)

    def criteria(self, judgement: Judgement) -> Iterator[Reason]:
        """Give what speaks for it: criteria that are met, and a problem that is met in part."""
        for number in judgement.children:
            for position, judged in enumerate(judgement.units[number].criteria):
                met = judged.state is MET and judged.code != EXCLUSION
                if met or (judged.code == PROBLEM and judged.state is UNKNOWN):
                    about = self.about(judgement, number, position)
                    reason = self.reason(judged, judgement.intervention, number, about)
                    if reason.code != "problem-unknown":
                        yield reason

    def questions(self, judgement: Judgement) -> tuple[Reason, ...]:
        """Return what to ask: unknown criteria of a child it does not exclude, and earlier help."""
        found = [
            asked._replace(child=self.about(judgement, number, position))
            for number in judgement.children
            for position, judged in enumerate(judgement.units[number].criteria)
            if judged.state is UNKNOWN
            for asked in self._ask(judged, judgement.intervention)
        ]
        general = ("problem-form", "crisis-missing")
        asked = {r.fact for r in found if r.code not in (*general, "exclusion-open")}
        found = [r for r in found if r.code not in general or r.fact not in asked]
        if judgement.intervention.id in self.profile.tried:
            found.append(Reason("earlier-help", fact="tried"))
        return _once(found)

    def _ask(self, judged: Judged, intervention: Intervention) -> Iterator[Reason]:
        sources = self.sources(judged, intervention)
        if judged.code == AGE:
            yield Reason("age-missing", {"range": intervention.age}, sources, AGE)
        elif judged.code == PROBLEM:
            yield from self._ask_problem(judged, sources)
        elif judged.criterion is not None:
            fact = judged.open[0].asked[0]
            if judged.code == EXCLUSION:
                yield Reason("exclusion-open", {"text": judged.criterion.text}, sources, fact)
                return
            asked = [p for a in judged.open for p in a.asked]
            facts = Facts(tuple(dict.fromkeys(asked)))
            yield Reason(
                "answer-missing",
                {"question": judged.criterion.question, "facts": facts},
                sources,
                fact,
            )

    def _ask_problem(self, judged: Judged, sources: Sources) -> Iterator[Reason]:
        if judged.open:
            yield Reason("crisis-missing", {"facts": Facts((CRISIS,))}, sources, CRISIS)
        elif not self._parts(judged) and not judged.prevented:
            yield Reason(
                "problem-missing", {"forms": Problems(judged.problems, "or")}, sources, PROBLEM
            )
        if judged.prevented:
            problems = Problems(judged.prevented)
            yield Reason("prevents-only", {"problems": problems}, sources, judged.prevented[0])
        if judged.problems and self._parts(judged):
            yield Reason(
                "problem-form",
                {"forms": Problems(judged.problems, "or")},
                sources,
                judged.problems[0],
            )

    @property
    def urgent(self) -> bool:
        """Acute crisis, or abuse, neglect or violence among the problems."""
        crisis = any(u.facts.get(CRISIS) == "ja" for u in self.units)
        return crisis or any(self.catalogue.problems[p].urgent for p in self.profile.problems)

    # -- an exclusion

    def exclusion(self, judgement: Judgement) -> tuple[Reason, ...]:
        """Return every criterion that excludes, first reason first."""
        closest = judgement.units.index(judgement.closest)
        units = sorted(enumerate(judgement.units), key=lambda pair: pair[0] != closest)
        return _once(
            self.reason(c, judgement.intervention, number, self.about(judgement, number, position))
            for number, unit in units
            for position, c in enumerate(unit.criteria)
            if c.blocks
        )


def _asks_family(judged: Judged, judge: Judge) -> bool:
    """Say whether a criterion is open only on what the family answers as a whole."""
    asked = [p for a in judged.open for p in a.asked]
    return bool(asked) and all(is_shared(fact, judge) for fact in asked)


def told_of(unit: Unit) -> tuple[str, ...]:
    """Return what is said of a child as an exclusion tells it: what counts, else everything."""
    return tuple(sorted(unit.stated or unit.said))


def needs(exclusion: Exclusion) -> tuple[Judged, ...]:
    """Return what would have to be otherwise all at once.

    Empty when one answer is enough or nothing helps.
    """
    judgement = exclusion.judgement
    blocks = tuple(c for c in judgement.closest.criteria if c.blocks)
    hopeless = judgement.intervention.placement or any(c.code == EXCLUSION for c in blocks)
    return () if exclusion.changes or hopeless else blocks


def changes_by_answer(changes: Iterable[Change]) -> tuple[tuple[Change, ...], ...]:
    """Return the changes that are other answers to one question together."""
    about: dict[tuple[str, int | None], list[Change]] = {}
    for change in changes:
        about.setdefault((change.fact, change.child), []).append(change)
    return tuple(map(tuple, about.values()))


def _classification(match: Match) -> Reason:
    intervention = match.intervention
    if not intervention.outcomes:
        return Reason("classification", {"level": match.level}, intervention.level_sources)
    outcomes = intervention.brief["classification"]["outcomes"]
    same = [s for o in outcomes if o["level"] == match.level for s in o["sources"]]
    sources = tuple(dict.fromkeys(same or [s for o in outcomes for s in o["sources"]]))
    return Reason("classification-for-outcome", {"level": match.level}, sources)


def _once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    found = tuple(reasons)
    return tuple({_content(r): r for r in found}.values()) if len(found) > 1 else found


def _content(reason: Reason) -> tuple[object, ...]:
    """Return all that a reason says: a mapping cannot be hashed, what it holds can."""
    return (reason.code, *reason.values.items(), *reason[2:])

"""Tell: turn judgements into coded sentences with sources, the same for screen, JSON and report.

Reasons, questions, cautions and changes; the codes are listed in docs/formats.md. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from uhp_cli.method.judging import (
    AGE,
    EXCLUSION,
    INDICATION,
    PLACEMENT,
    PROBLEM,
    Change,
    Judged,
    Judgement,
)
from uhp_cli.method.ranking import Exclusion, Match, NextQuestion, Ranking
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention, Sources
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Level, Outcome, State, expires


class Told(NamedTuple):
    """One sentence with its code; sources as in the catalogue, and the fact that an answer would fill in."""

    code: str
    text: str
    sources: Sources = ()
    fact: str = ""


class Row(NamedTuple):
    """One criterion as `why` shows it: what it needs, what was given and where."""

    code: str
    state: State
    needed: str
    given: str
    text: str
    sources: Sources
    place: str
    child: int | None
    fact: str


# The reason code of a criterion by its state.
_CODES = {
    (PLACEMENT, State.UNMET): "includes-placement",
    (PROBLEM, State.MET): "problem-addressed",
    (PROBLEM, State.UNKNOWN): "problem-in-part",
    (PROBLEM, State.UNMET): "no-problem-in-common",
    (AGE, State.MET): "age-in-range",
    (AGE, State.UNKNOWN): "age-unknown",
    (INDICATION, State.MET): "indication-met",
    (INDICATION, State.UNKNOWN): "indication-unknown",
    (INDICATION, State.UNMET): "indication-unmet",
    (EXCLUSION, State.MET): "exclusion-holds",
    (EXCLUSION, State.UNKNOWN): "exclusion-unknown",
    (EXCLUSION, State.UNMET): "exclusion-absent",
}


class Teller:
    """Tells about one family and one catalogue in one language."""

    def __init__(self, catalogue: Catalogue, profile: Profile, words: Words) -> None:
        """Keep what every sentence needs."""
        self.catalogue = catalogue
        self.profile = profile
        self.units = profile.units
        self.words = words

    @cached_property
    def _short(self) -> Mapping[str, str]:
        return {i.id: i.short for i in self.catalogue.interventions}

    # -- one criterion

    def code(self, judged: Judged, intervention: Intervention, number: int) -> str:
        """Return the reason code of a criterion for child `number`."""
        if judged.code == PROBLEM and judged.state is State.UNMET and not intervention.targets:
            return "no-target-stated"
        if judged.code == AGE and judged.state is State.UNMET:
            age = self.units[number].age
            below = (
                age is not None and intervention.age is not None and age.high < intervention.age.low
            )
            return "age-below-range" if below else "age-above-range"
        return _CODES[judged.code, judged.state]

    def text(self, judged: Judged, intervention: Intervention, number: int) -> str:
        """Return the sentence of a criterion for child `number`."""
        code = self.code(judged, intervention, number)
        words, unit = self.words, self.units[number]
        if judged.code == PROBLEM:
            targets = words.problems(t.problem for t in intervention.targets)
            if code == "problem-in-part" and not self.profile.problems:
                return words.say("problem-addressed", problems=targets)
            if code == "problem-in-part":
                partly = [
                    p
                    for p in unit.problems
                    if any(p in self.catalogue.wider(t) for t in judged.problems)
                ]
                return words.say(
                    code, problem=words.problems(partly), forms=words.problems(judged.problems)
                )
            return words.say(
                code, problems=words.problems(judged.problems or unit.problems), targets=targets
            )
        if judged.code == AGE:
            return words.say(code, age=words.age(unit.age), range=words.range(intervention.age))
        return words.say(code, text=judged.criterion.text if judged.criterion else "")

    def needed(self, judged: Judged, intervention: Intervention) -> str:
        """Return what a criterion needs, in words."""
        if judged.code == PLACEMENT:
            return self.words.say("placement-programme")
        if judged.code == PROBLEM:
            if not intervention.targets:
                return self.words.say("needs-nothing")
            names = [self.words.problem(t.problem) for t in intervention.targets]
            return (
                self.words.say("needs-problem", targets=self.words.listed(names, "or"))
                if len(names) > 1
                else names[0]
            )
        if judged.code == AGE:
            return self.words.range(intervention.age)
        text = judged.criterion.text if judged.criterion else ""
        return self.words.say("needs-not", text=text) if judged.code == EXCLUSION else text

    def given(self, judged: Judged, number: int) -> str:
        """Return what the profile says about a criterion, in words."""
        words = self.words
        if judged.code == PLACEMENT:
            return words.say("given-includes-placement")
        unit = self.units[number]
        if judged.code == PROBLEM:
            return words.problems(unit.problems) or words.say("given-nothing")
        if judged.code == AGE:
            return words.age(unit.age) if unit.age else words.say("given-nothing")
        return words.listed(
            list(dict.fromkeys(text for text, _ in self._answers(judged, unit.problems)))
        ) or words.say("given-nothing")

    def _answers(self, judged: Judged, stated: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give each answer that bears on a condition, and where it was given."""
        wider, places = self.catalogue.wider, self.profile.places
        for atom in atoms(judged.criterion.when) if judged.criterion else ():
            if atom.fact == PROBLEM:
                yield from (
                    (self.words.problem(p), self._stated(p))
                    for p in sorted(stated)
                    if set(atom.values) & set(wider(p))
                )
                denied = {wide for p in atom.values for wide in wider(p)} & self.profile.denied
                yield from (
                    (
                        self.words.say("given-absent", problem=self.words.problem(p)),
                        places.get(p, ""),
                    )
                    for p in sorted(denied)
                )
            elif atom.fact in self.profile.facts:
                answer = self.words.answer(atom.fact, self.profile.facts[atom.fact])
                yield f"{self.words.fact(atom.fact)}: {answer}", places.get(atom.fact, "")

    def _stated(self, problem: str) -> str:
        places = self.profile.places
        return places.get(f"problem-{problem}") or places.get(problem) or places.get("problems", "")

    def place(self, judged: Judged, number: int) -> str:
        """Return where the answer to a criterion was given: an option, or file:line."""
        stated = sorted(self.units[number].problems)
        if judged.code == AGE:
            return self.profile.places.get(f"child-{number}", "")
        found = (
            map(self._stated, stated)
            if judged.code == PROBLEM
            else (place for _, place in self._answers(judged, stated))
        )
        return ", ".join(dict.fromkeys(p for p in found if p))

    def sources(self, judged: Judged, intervention: Intervention) -> Sources:
        """Return the sources of a criterion; for the problem those of the targets that decide it."""
        if judged.code != PROBLEM:
            return judged.sources
        up = self.catalogue.up
        met = (
            {wide for p in judged.problems for wide in up[p]}
            if judged.state is State.MET
            else set(judged.problems)
        )
        used = [t for t in intervention.targets if t.problem in met] or intervention.targets
        return tuple(dict.fromkeys(source for t in used for source in t.sources))

    # -- rows of `why`

    def rows(self, judgement: Judgement) -> tuple[Row, ...]:
        """Return every criterion in fixed order; once for the family, or for each child where the children differ."""
        rows: list[Row] = []
        for position in range(len(judgement.units[0].criteria)):
            per_child = [
                self._row(judgement, n, unit.criteria[position])
                for n, unit in enumerate(judgement.units)
            ]
            same = len({row._replace(child=None, place="") for row in per_child}) == 1
            rows.extend([per_child[0]._replace(child=None)] if same else per_child)
        return tuple(rows)

    def _row(self, judgement: Judgement, number: int, judged: Judged) -> Row:
        return Row(
            judged.code,
            judged.state,
            self.needed(judged, judgement.intervention),
            self.given(judged, number),
            self.text(judged, judgement.intervention, number),
            self.sources(judged, judgement.intervention),
            self.place(judged, number),
            number,
            self._fact(judged),
        )

    def _fact(self, judged: Judged) -> str:
        if judged.code == AGE:
            return AGE
        if judged.criterion is None:
            return PROBLEM
        atom = next(atoms(judged.criterion.when))
        return atom.values[0] if atom.fact == PROBLEM else atom.fact

    def child(self, number: int) -> str:
        """Return how child `number` is called: 'kind 2 (14 jaar)'."""
        return self.words.say(
            "child-number", n=number + 1, age=self.words.age(self.units[number].age)
        )

    def _about(self, judgement: Judgement, number: int, judged: Judged) -> str:
        """Return ' (kind 2 (14 jaar))' when the children of the family differ on this criterion."""
        if len(self.units) == 1:
            return ""
        position = judgement.units[number].criteria.index(judged)
        states = {
            (u.criteria[position].state, self.text(u.criteria[position], judgement.intervention, n))
            for n, u in enumerate(judgement.units)
        }
        return f" — {self.child(number)}" if len(states) > 1 else ""

    # -- a match

    def reasons(self, match: Match) -> tuple[Told, ...]:
        """Return why an intervention may fit: problems, age, conditions met, level and aim, each with its source."""
        judgement, found = match.judgement, []
        for number in judgement.children:
            for judged in judgement.units[number].criteria:
                if judged.state is State.MET or (
                    judged.code == PROBLEM and judged.state is State.UNKNOWN
                ):
                    code = self.code(judged, judgement.intervention, number)
                    text = self.text(judged, judgement.intervention, number) + self._about(
                        judgement, number, judged
                    )
                    found.append(Told(code, text, self.sources(judged, judgement.intervention)))
        intervention = judgement.intervention
        if match.level is not Level.UNKNOWN:
            code = (
                "classification"
                if match.level == intervention.level
                else "classification-for-outcome"
            )
            sources = (
                intervention.level_sources
                if code == "classification"
                else self._outcome_sources(intervention, match.level)
            )
            found.append(
                Told(code, self.words.say(code, level=self.words.level(match.level)), sources)
            )
        if intervention.aim:
            code = "aim-researched" if intervention.aim == 2 else "aim-stated"
            found.append(
                Told(
                    code,
                    self.words.say(code),
                    tuple(intervention.record["placement_aim"]["sources"]),
                )
            )
        return tuple(dict.fromkeys(found))

    def _outcome_sources(self, intervention: Intervention, level: Level) -> Sources:
        outcomes = intervention.record["classification"]["outcomes"]
        return tuple(
            dict.fromkeys(s for o in outcomes if o["level"] == level for s in o["sources"])
        )

    def questions(self, judgement: Judgement) -> tuple[Told, ...]:
        """Return what to ask: each unknown criterion of the children it is not excluded for, and earlier help."""
        found = [
            told
            for number in judgement.children
            for judged in judgement.units[number].criteria
            if judged.state is State.UNKNOWN
            for told in self._ask(judgement, number, judged)
        ]
        asked = {told.fact for told in found if told.code != "problem-form"}
        found = [told for told in found if told.code != "problem-form" or told.fact not in asked]
        if judgement.intervention.id in self.profile.tried:
            found.append(Told("earlier-help", self.words.say("ask-earlier-help"), fact="tried"))
        return tuple(dict.fromkeys(found))

    def _ask(self, judgement: Judgement, number: int, judged: Judged) -> Iterator[Told]:
        words = self.words
        about = self._about(judgement, number, judged)
        if judged.code == AGE:
            span = words.range(judgement.intervention.age)
            yield Told("age-missing", words.say("ask-age", range=span) + about, judged.sources, AGE)
        elif judged.code == PROBLEM:
            forms = words.listed([words.problem(p) for p in judged.problems], "or")
            yield Told(
                "problem-form",
                words.say("ask-form", forms=forms) + about,
                self.sources(judged, judgement.intervention),
                judged.problems[0],
            )
        elif judged.criterion is not None:
            fact = (
                judged.open[0].values[0] if judged.open[0].fact == PROBLEM else judged.open[0].fact
            )
            code = "exclusion-open" if judged.code == EXCLUSION else "answer-missing"
            yield Told(code, self._question(judged) + about, judged.sources, fact)

    def _question(self, judged: Judged) -> str:
        criterion = judged.criterion
        assert criterion is not None  # noqa: S101  (only indications and exclusions come here)
        if judged.code == EXCLUSION:
            return self.words.say("ask-exclusion", text=criterion.text)
        if self.words.lang == "nl" and criterion.question:
            return criterion.question
        asked = [p for a in judged.open for p in (a.values if a.fact == PROBLEM else (a.fact,))]
        return " ".join(dict.fromkeys(self.words.fact_question(f) for f in asked))

    def cautions(self, match: Match) -> tuple[Told, ...]:
        """Return what to keep in mind: recognition, research, differing sources, earlier help, and where it stands."""
        intervention = match.judgement.intervention
        found = [
            *self._earlier(intervention),
            *self._level(intervention, match.level),
            *self._record(intervention),
        ]
        if intervention.age is None:
            found.append(("age-not-stated", {}, ()))
        if match.dominated_by:
            found.append(("dominated", {"name": self._short[match.dominated_by]}, ()))
        return tuple(
            Told(code, self.words.say(code, **values), sources) for code, values, sources in found
        )

    def _earlier(
        self, intervention: Intervention
    ) -> Iterator[tuple[str, dict[str, object], Sources]]:
        if intervention.id in self.profile.tried:
            outcome = self.profile.tried[intervention.id]
            suffix = {
                Outcome.FINISHED: "-finished",
                Outcome.BROKEN_OFF: "-broken-off",
                Outcome.NOT_STARTED: "-not-started",
            }
            yield "earlier-help" + (suffix[Outcome(outcome)] if outcome else ""), {}, ()

    def _level(
        self, intervention: Intervention, level: Level
    ) -> Iterator[tuple[str, dict[str, object], Sources]]:
        sources = intervention.level_sources
        expired = expires(intervention.recognised)
        if expired and expired <= self.catalogue.date:
            yield "recognition-expired", {"since": f" ({intervention.recognised})"}, sources
        elif intervention.reassessment:
            yield "recognition-expired", {"since": ""}, intervention.reassessment
        codes = {
            Level.FOUNDED: "theory-only",
            Level.NOT_RECOGNISED: "not-recognised",
            Level.NOT_LISTED: "not-listed",
            Level.UNKNOWN: "level-unknown",
            Level.ASSESSING: "in-assessment",
        }
        if level in codes:
            yield codes[level], {}, sources
        if intervention.unfavourable:
            yield "unfavourable-research", {}, ()

    def _record(
        self, intervention: Intervention
    ) -> Iterator[tuple[str, dict[str, object], Sources]]:
        if intervention.uncontrolled:
            yield "no-control-group", {"n": intervention.uncontrolled}, ()
        if intervention.abroad:
            yield "abroad", {}, tuple(intervention.record["availability"]["sources"])
        differs = intervention.record.get("differs", ())
        if differs:
            yield "sources-differ", {"about": self.words.listed([d["about"] for d in differs])}, ()

    # -- an exclusion

    def exclusion_reasons(self, judgement: Judgement) -> tuple[Told, ...]:
        """Return every criterion that excludes, first reason first."""
        found = []
        closest = judgement.closest
        for number, unit in sorted(
            enumerate(judgement.units), key=lambda pair: pair[1] is not closest
        ):
            for judged in unit.criteria:
                if judged.blocks:
                    about = self._about(judgement, number, judged)
                    code = self.code(judged, judgement.intervention, number)
                    found.append(
                        Told(
                            code,
                            self.text(judged, judgement.intervention, number) + about,
                            self.sources(judged, judgement.intervention),
                        )
                    )
        return tuple(dict.fromkeys(found))

    def change(self, exclusion: Exclusion) -> str:
        """Return the smallest change that would lift an exclusion, worded as a question when it is one answer away."""
        if exclusion.changes:
            about: dict[tuple[str, int | None], list[Change]] = {}
            for change in exclusion.changes:
                about.setdefault((change.fact, change.child), []).append(change)
            return " ".join(self.change_text(*changes) for changes in list(about.values())[:2])
        judgement = exclusion.judgement
        blocks = [c for c in judgement.closest.criteria if c.blocks]
        if (
            judgement.intervention.placement
            or any(c.code == EXCLUSION for c in blocks)
            or not judgement.intervention.targets
        ):
            return ""
        needs = [self.needed(c, judgement.intervention) for c in blocks]
        return self.words.say("change-needs", needs=self.words.listed(needs))

    def change_text(self, change: Change, *others: Change) -> str:
        """Return one change, or several other answers to one fact, as a question about what was given."""
        words = self.words
        if change.fact == AGE:
            about = (
                f"{self.child(change.child)}: "
                if change.child is not None and len(self.units) > 1
                else ""
            )
            return about + words.say("change-age", age=words.age(change.age))
        given = self.profile.facts.get(change.fact, "nee")
        return words.say(
            "change-answer",
            fact=words.fact(change.fact),
            given=words.answer(change.fact, given),
            value=words.listed(
                [f"'{words.answer(change.fact, c.value)}'" for c in (change, *others)], "or"
            ),
        )

    def question(self, question: NextQuestion) -> str:
        """Return the words of a question worth asking."""
        text = self.words.fact_question(question.fact)
        return (
            f"{text} ({self.child(question.child)})"
            if question.child is not None and len(self.units) > 1
            else text
        )

    def notices(self, ranking: Ranking | None = None) -> tuple[Told, ...]:
        """Return what stands above or below every answer: safety first, the purpose last (contract, 'Never')."""
        codes = []
        if self.urgent:
            codes.append("acute-safety")
        if ranking is not None and not ranking.matches:
            codes.append("nothing-fits")
        codes.append("not-a-decision")
        return tuple(Told(code, self.words.say(code)) for code in codes)

    @property
    def urgent(self) -> bool:
        """Acute crisis, or abuse, neglect or violence among the problems."""
        return self.profile.facts.get("crisis") == "ja" or any(
            self.catalogue.problems[p].urgent for p in self.profile.problems
        )

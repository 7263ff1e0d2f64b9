"""Tell: say reasons in the reader's language, the same for screen, JSON and report.

Decides nothing. Pure.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from uhp_cli.method.cautions import cautions, notices
from uhp_cli.method.judging import (
    AGE,
    EXCLUSION,
    PLACEMENT,
    PROBLEM,
    Change,
    Judge,
    Judged,
    Judgement,
)
from uhp_cli.method.ranking import FIRST, Exclusion, Match, NextQuestion, Ranking
from uhp_cli.method.reasons import (
    Facts,
    Given,
    Problems,
    Reason,
    Reasons,
    Value,
    changes_by_answer,
    needs,
)
from uhp_cli.telling.words import Words
from uhp_cli.values.ages import Age, AgeRange
from uhp_cli.values.catalogue import Catalogue, Intervention, Sources
from uhp_cli.values.profile import SEVERITY, Profile
from uhp_cli.values.vocab import Level, State


class Told(NamedTuple):
    """One sentence with its code.

    Sources as in the catalogue, and the fact that an answer would fill in.
    """

    code: str
    text: str
    sources: Sources = ()
    fact: str = ""
    child: int | None = None


class _InWords:
    """The values of a reason in words, each when its sentence asks for it."""

    def __init__(self, values: Mapping[str, Value], said: Callable[[Value], str]) -> None:
        self._values = values
        self._said = said

    def __getitem__(self, name: str) -> str:
        return self._said(self._values[name])


class Teller:
    """Tells about one family and one catalogue in one language."""

    def __init__(
        self, catalogue: Catalogue, profile: Profile, words: Words, judge: Judge | None = None
    ) -> None:
        """Keep what every sentence needs; the judge of this family, when there is one already."""
        self.catalogue = catalogue
        self.profile = profile
        self.words = words
        self.why = Reasons(catalogue, profile, judge)
        self.units = self.why.units
        self._said: dict[tuple[type, Value], str] = {}

    # -- a reason in words

    def tell(self, reason: Reason) -> Told:
        """Return a reason as a sentence; the child it is about stands behind it."""
        about = f" — {self.child(reason.child)}" if reason.child is not None else ""
        text = self.text(reason) + about
        return Told(reason.code, text, reason.sources, reason.fact, reason.child)

    def text(self, reason: Reason) -> str:
        """Return the sentence of a reason, without the child it is about."""
        if reason.code == "answer-missing":
            return self._question(reason)
        values = reason.values
        code = QUESTIONS.get(reason.code, reason.code) if reason.fact else reason.code
        if reason.code == "first-uncovered":
            values = {**values, "involve": self.words.involve(self.profile.first)}
        if reason.code == "sources-differ":
            values = {**values, "about": self.words.field(str(values["about"]))}
        return self.words.fill(code, _InWords(values, self._value))

    def _value(self, value: Value) -> str:
        """Return a value in words; most are in many sentences of one answer."""
        key = (type(value), value)
        if key not in self._said:
            self._said[key] = self._in_words(value)
        return self._said[key]

    def _in_words(self, value: Value) -> str:
        words = self.words
        match value:
            case Problems() | Given():
                last = value.last if isinstance(value, Problems) else "and"
                return words.listed([words.problem(p) for p in value.ids], last)
            case Facts():
                return " ".join(words.fact_question(f) for f in value.ids)
            case AgeRange():
                return words.range(value)
            case Age() | None:
                return words.age(value)
            case Level():
                return words.level(value)
            case _:
                return str(value)

    def _question(self, reason: Reason) -> str:
        own = str(reason.values["question"])
        return own if own and self.words.lang == "nl" else self._value(reason.values["facts"])

    def child(self, number: int) -> str:
        """Return how child `number` is called: 'kind 2 (14 jaar)'."""
        return self.words.say(
            "child-number", n=number + 1, age=self.words.age(self.units[number].age)
        )

    def needed(self, judged: Judged, intervention: Intervention) -> str:
        """Return what a criterion needs, in words."""
        words = self.words
        if judged.code == PLACEMENT:
            return words.say("placement-programme")
        if judged.code == PROBLEM:
            if (judged.state is State.MET and not judged.problems) or judged.open:
                return words.say("needs-crisis")
            names = [words.problem(t.problem) for t in intervention.targets]
            return (
                words.say("needs-problem", targets=words.listed(names, "or"))
                if len(names) > 1
                else names[0]
            )
        if judged.code == AGE:
            return words.range(intervention.age)
        text = judged.criterion.text if judged.criterion else ""
        return words.say("needs-not", text=text) if judged.code == EXCLUSION else text

    # -- a match and an exclusion

    def _told(self, reasons: Iterable[Reason]) -> tuple[Told, ...]:
        found = tuple(map(self.tell, reasons))
        return found if len(found) < 2 else tuple(dict.fromkeys(found))

    def reasons(self, match: Match) -> tuple[Told, ...]:
        """Return why an intervention may fit."""
        return self._told(self.why.reasons(match))

    def beside(self, judgement: Judgement) -> tuple[Told, ...]:
        """Return what speaks for what stands beside the ranking, and what is not known yet."""
        return self._told(self.why.criteria(judgement))

    def questions(self, judgement: Judgement) -> tuple[Told, ...]:
        """Return what to ask."""
        return self._told(self.why.questions(judgement))

    def cautions(self, match: Match) -> tuple[Told, ...]:
        """Return what to keep in mind."""
        return self._told(cautions(self.why, match))

    def exclusion_reasons(self, judgement: Judgement) -> tuple[Told, ...]:
        """Return every criterion that excludes, first reason first."""
        return self._told(self.why.exclusion(judgement))

    def notices(self, ranking: Ranking | None = None) -> tuple[Told, ...]:
        """Return what stands above or below every answer."""
        return self._told(notices(self.why, ranking))

    @property
    def urgent(self) -> bool:
        """Acute crisis, or abuse, neglect or violence among the problems."""
        return self.why.urgent

    def change(self, exclusion: Exclusion) -> str:
        """Return the smallest change that would lift an exclusion, as a question when one away."""
        if exclusion.changes:
            groups = changes_by_answer(exclusion.changes)
            return " ".join(self.change_text(*changes) for changes in groups[:2])
        blocks = needs(exclusion)
        names = [self.needed(c, exclusion.intervention) for c in blocks]
        return self.words.say("change-needs", needs=self.words.listed(names)) if names else ""

    def change_text(self, change: Change, *others: Change) -> str:
        """Return one change, or several answers to one fact, as a question about what was given."""
        words = self.words
        several = change.child is not None and len(self.units) > 1
        about = f"{self.child(change.child)}: " if several and change.child is not None else ""
        if change.fact == AGE:
            return about + words.say("change-age", age=words.age(change.age))
        unit = self.units[change.child or 0]
        given, kind = unit.facts.get(change.fact, "nee"), change.fact
        if kind in self.catalogue.problems and change.value in self.catalogue.answers.get(
            SEVERITY, ()
        ):
            at = self.profile if change.child is None else self.profile.children[change.child]
            given, kind = at.severities[change.fact], SEVERITY
        values = [f"'{words.answer(kind, c.value)}'" for c in (change, *others)]
        return about + words.say(
            "change-answer",
            fact=words.fact(change.fact),
            given=words.answer(kind, given),
            value=words.listed(values, "or"),
        )

    def answer(self, change: Change) -> str:
        """Return an answer that may be given, as 'ernst: ernstig', with the child it is about."""
        words = self.words
        if change.fact == FIRST:
            return words.say("first-problem", problem=words.problem(change.value))
        named = words.age(change.age) if change.age else words.answer(change.fact, change.value)
        text = f"{words.fact(change.fact)}: {named}"
        several = change.child is not None and len(self.units) > 1
        return (
            f"{text} ({self.child(change.child)})" if several and change.child is not None else text
        )

    def question(self, question: NextQuestion) -> str:
        """Return the words of a question worth asking.

        In a family with several children the child stands behind it.
        """
        if question.fact == FIRST:
            return self.words.say("ask-first-problem")
        if question.fact == PROBLEM:
            return self.words.say("ask-which-problem")
        text = self.words.fact_question(question.fact)
        several = question.child is not None and len(self.units) > 1
        return (
            f"{text} ({self.child(question.child)})"
            if several and question.child is not None
            else text
        )


QUESTIONS = {
    "age-missing": "ask-age",
    "problem-missing": "ask-problem-missing",
    "problem-form": "ask-form",
    "crisis-missing": "ask-facts",
    "prevents-only": "ask-prevents",
    "exclusion-open": "ask-exclusion",
    "earlier-help": "ask-earlier-help",
}
"""The sentence of a question."""

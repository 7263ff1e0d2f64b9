"""Tell: say reasons in the reader's language, the same for screen, JSON and report.

Decides nothing. Pure.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from uhp_cli.method.judging import AGE, EXCLUSION, PLACEMENT, PROBLEM, Change, Judged, Judgement
from uhp_cli.method.ranking import FIRST, Exclusion, Match, NextQuestion, Ranking
from uhp_cli.method.reasons import Code, Facts, Problems, Reason, Reasons, Value, changes_by_answer
from uhp_cli.telling.words import Words
from uhp_cli.values.ages import Age, AgeRange
from uhp_cli.values.catalogue import Catalogue, Intervention, Sources
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import FAMILY, SEVERITY, Profile
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


class Teller:
    """Tells about one family and one catalogue in one language."""

    def __init__(self, catalogue: Catalogue, profile: Profile, words: Words) -> None:
        """Keep what every sentence needs."""
        self.catalogue = catalogue
        self.profile = profile
        self.words = words
        self.why = Reasons(catalogue, profile)
        self.units = self.why.units

    # -- a reason in words

    def tell(self, reason: Reason) -> Told:
        """Return a reason as a sentence; the child it is about stands behind it."""
        about = f" — {self.child(reason.child)}" if reason.child is not None else ""
        text = self.text(reason) + about
        return Told(reason.code.value, text, reason.sources, reason.fact, reason.child)

    def text(self, reason: Reason) -> str:
        """Return the sentence of a reason, without the child it is about."""
        if reason.code is Code.ANSWER_MISSING:
            return self._question(reason)
        values = {key: self._value(value) for key, value in reason.values.items()}
        code = QUESTIONS.get(reason.code, reason.code.value) if reason.fact else reason.code.value
        if reason.code is Code.FIRST_UNCOVERED:
            values["involve"] = self.words.involve(self.profile.first)
        return self.words.say(code, **values)

    def _value(self, value: Value) -> str:
        words = self.words
        match value:
            case Problems():
                return words.listed([words.problem(p) for p in value.ids], value.last)
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

    # -- rows of `why`

    def rows(self, judgement: Judgement) -> tuple[Row, ...]:
        """Return every criterion in fixed order.

        Once for the family, or for each child where the children differ.
        """
        rows: list[Row] = []
        for position in range(len(judgement.units[0].criteria)):
            per_child = [
                self._row(judgement, n, u.criteria[position]) for n, u in enumerate(judgement.units)
            ]
            same = len({row._replace(child=None, place="") for row in per_child}) == 1
            rows.extend([per_child[0]._replace(child=None)] if same else per_child)
        return tuple(rows)

    def _row(self, judgement: Judgement, number: int, judged: Judged) -> Row:
        intervention = judgement.intervention
        reason = self.why.reason(judged, intervention, number)
        return Row(
            judged.code,
            judged.state,
            self.needed(judged, intervention),
            self.given(judged, number),
            self.text(reason),
            reason.sources,
            self.place(judged, number),
            number,
            _fact(judged),
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

    def given(self, judged: Judged, number: int) -> str:
        """Return what the profile says about a criterion, in words."""
        words, unit = self.words, self.units[number]
        if judged.code == PLACEMENT:
            return words.say("given-includes-placement")
        if judged.code == AGE:
            return words.age(unit.age) if unit.age else words.say("given-nothing")
        if judged.code == PROBLEM:
            said = [words.problem(p) for p in sorted(unit.said)]
            if "crisis" in unit.facts and (judged.open or not judged.problems):
                said.append(
                    f"{words.fact('crisis')}: {words.answer('crisis', unit.facts['crisis'])}"
                )
            return words.listed(said) or words.say("given-nothing")
        texts = dict.fromkeys(text for text, _ in self._answers(judged, number))
        return words.listed(list(texts)) or words.say("given-nothing")

    def _answers(self, judged: Judged, number: int) -> Iterator[tuple[str, str]]:
        """Give each answer that bears on a condition, and where it was given."""
        wider, unit, words = self.catalogue.wider, self.units[number], self.words
        for atom in atoms(judged.criterion.when) if judged.criterion else ():
            if atom.fact != PROBLEM:
                if atom.fact in unit.facts:
                    answer = words.answer(atom.fact, unit.facts[atom.fact])
                    yield f"{words.fact(atom.fact)}: {answer}", self._place(number, atom.fact)
                continue
            for problem in sorted(unit.said):
                if set(atom.values) & set(wider(problem)):
                    severity = unit.severities.get(problem) if atom.severity else None
                    name = words.problem(problem)
                    text = f"{name}: {words.answer('severity', severity)}" if severity else name
                    yield text, self._place(number, problem)
            denied = {wide for p in atom.values for wide in wider(p)} & unit.denied
            for problem in sorted(denied):
                text = words.say("given-absent", problem=words.problem(problem))
                yield text, self._place(number, problem)

    def _place(self, number: int, word: str) -> str:
        places = self.profile.places
        return places.get((number, word)) or places.get((FAMILY, word), "")

    def place(self, judged: Judged, number: int) -> str:
        """Return where the answer to a criterion was given: an option, or file:line."""
        if judged.code == AGE:
            return self._place(number, AGE)
        if judged.code == PROBLEM:
            found: Iterable[str] = (self._place(number, p) for p in sorted(self.units[number].said))
        else:
            found = (place for _, place in self._answers(judged, number))
        return ", ".join(dict.fromkeys(p for p in found if p))

    # -- a match and an exclusion

    def _told(self, reasons: Iterable[Reason]) -> tuple[Told, ...]:
        return tuple(dict.fromkeys(map(self.tell, reasons)))

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
        return self._told(self.why.cautions(match))

    def exclusion_reasons(self, judgement: Judgement) -> tuple[Told, ...]:
        """Return every criterion that excludes, first reason first."""
        return self._told(self.why.exclusion(judgement))

    def notices(self, ranking: Ranking | None = None) -> tuple[Told, ...]:
        """Return what stands above or below every answer."""
        return self._told(self.why.notices(ranking))

    @property
    def urgent(self) -> bool:
        """Acute crisis, or abuse, neglect or violence among the problems."""
        return self.why.urgent

    def change(self, exclusion: Exclusion) -> str:
        """Return the smallest change that would lift an exclusion, as a question when one away."""
        if exclusion.changes:
            groups = changes_by_answer(exclusion.changes)
            return " ".join(self.change_text(*changes) for changes in groups[:2])
        blocks = self.why.needs(exclusion)
        needs = [self.needed(c, exclusion.intervention) for c in blocks]
        return self.words.say("change-needs", needs=self.words.listed(needs)) if needs else ""

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
    Code.AGE_MISSING: "ask-age",
    Code.PROBLEM_MISSING: "ask-problem-missing",
    Code.PROBLEM_FORM: "ask-form",
    Code.CRISIS_MISSING: "ask-facts",
    Code.PREVENTS_ONLY: "ask-prevents",
    Code.EXCLUSION_OPEN: "ask-exclusion",
    Code.EARLIER_HELP: "ask-earlier-help",
}
"""The sentence of a question."""


def _fact(judged: Judged) -> str:
    if judged.code == AGE:
        return AGE
    if judged.criterion is None:
        return PROBLEM
    atom = next(atoms(judged.criterion.when))
    return atom.values[0] if atom.fact == PROBLEM else atom.fact

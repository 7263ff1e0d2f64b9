"""Speaks one language: sentences from its module, names of the field from the vocabulary."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, cast

from uhp_cli.values.ages import UNBORN, Age, AgeRange
from uhp_cli.values.catalogue import Both, Catalogue

if TYPE_CHECKING:
    from _typeshed import SupportsGetItem


class Lang(StrEnum):
    """Language of what people read."""

    NL = "nl"
    EN = "en"


def spoken(lang: str) -> Mapping[str, str]:
    """Return every sentence of a language by code; only the language that is read is loaded."""
    return cast(Mapping[str, str], import_module(f"uhp_cli.telling.{lang}").SENTENCES)


class Words:
    """Speaks one language about one catalogue.

    What a language lacks is a KeyError, never another language.
    """

    def __init__(self, lang: Lang, catalogue: Catalogue | None = None) -> None:
        """Choose the language; without a catalogue, names of the field stay ids."""
        self.lang = lang
        self.catalogue = catalogue
        self._sentences = spoken(lang)
        self._column = 0 if lang is Lang.NL else 1
        """Where a text of the catalogue stands in a pair."""

    def say(self, code: str, **values: object) -> str:
        """Return the sentence of a code with its values filled in."""
        return self._sentences[code].format(**values)

    def fill(self, code: str, values: "SupportsGetItem[str, str]") -> str:
        """Return the sentence of a code, which asks for the values that it names and no other."""
        return self._sentences[code].format_map(values)

    def has(self, code: str) -> bool:
        """Return whether there is a sentence of this code."""
        return code in self._sentences

    def both(self, text: Both) -> str:
        """Return a text that the catalogue has in Dutch and English."""
        return text[self._column]

    def _name(self, kind: str, term: str) -> str:
        terms = getattr(self.catalogue, kind) if self.catalogue else {}
        return self.both((terms[term].name, terms[term].english)) if term in terms else term

    def problem(self, problem: str) -> str:
        """Return the name of a problem."""
        term = self.catalogue.problems.get(problem) if self.catalogue else None
        return self.both((term.name, term.english)) if term else problem

    def fact(self, fact: str) -> str:
        """Return the name of a fact, or of a problem used as a fact."""
        if fact in ("age", "problem"):
            return self.say(fact)
        known = self.catalogue is not None and fact in self.catalogue.facts
        return self._name("facts" if known else "problems", fact)

    def level(self, level: str) -> str:
        """Return the name of a classification."""
        return self._name("levels", level)

    def role(self, role: str) -> str:
        """Return the name of a role."""
        return self._name("roles", role)

    def answer(self, fact: str, value: str) -> str:
        """Return the name of an answer to a fact."""
        terms = self.catalogue.answers.get(fact, {}) if self.catalogue else {}
        if value not in terms:
            return {"ja": self.say("yes"), "nee": self.say("no")}.get(value, value)
        return self.both((terms[value].name, terms[value].english))

    def fact_question(self, fact: str) -> str:
        """Return the question that goes with a fact or a problem."""
        if fact == "age":
            return self.say("ask-any-age")
        term = self.catalogue.facts.get(fact) if self.catalogue else None
        if term is None:
            return self.say("ask-problem", problem=self.problem(fact))
        return self.both((term.question, term.question_english))

    def involve(self, problem: str) -> str:
        """Return who to involve for a problem."""
        term = self.catalogue.problems[problem] if self.catalogue else None
        if term is None:
            return ""
        return self.both((term.involve, term.involve_english))

    def problems(self, problems: Iterable[str]) -> str:
        """Return names of problems as 'a, b en c'."""
        return self.listed([self.problem(p) for p in sorted(problems)])

    def listed(self, names: Sequence[str], last: str = "and") -> str:
        """Return 'a, b en c'."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.say(last)} {names[-1]}"

    def age(self, age: Age | None) -> str:
        """Return an age in words: '14 jaar', '8 maanden', 'zwangerschap'."""
        if age is None:
            return self.say("unknown")
        if age.high <= UNBORN:
            return self.say("pregnant")
        return (
            self.say("months", n=age.low) if age.low == age.high else self.say("years", n=age.years)
        )

    def range(self, span: AgeRange | None) -> str:
        """Return an age range in words: '12 t/m 24 jaar'."""
        if span is None:
            return self.say("unknown")
        low = self._bound(span.low, end=False)
        if span.high == UNBORN:
            return low
        if span.high is None:
            return self.say("range-from", low=low)
        if span.low >= 0 and span.low % 12 == 0 and span.high % 12 == 11:
            return self.say("range", low=span.low // 12, high=span.high // 12)
        return self.say("range-mixed", low=low, high=self._bound(span.high, end=True))

    def _bound(self, month: int, *, end: bool) -> str:
        if month <= UNBORN:
            return self.say("pregnant")
        whole = month % 12 == (11 if end else 0)
        return self.say("years", n=month // 12) if whole else self.say("months", n=month)

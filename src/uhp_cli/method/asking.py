"""Ask: which question comes next, and what an answer makes of the family.

First child by child, then the family, then what the ranking itself wants to know most. Values only,
so that a terminal and a page hold the same conversation. Pure: no text, no files, no clock.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from uhp_cli.errors import UhpError
from uhp_cli.method.judging import AGE, PROBLEM, Change, Judge, changed, open_facts
from uhp_cli.method.ranking import FIRST, NextQuestion, Ranking, rank
from uhp_cli.method.what_if import WhatIf, turned
from uhp_cli.values.catalogue import Catalogue, Intervention, fold, nearest
from uhp_cli.values.profile import Child, Options, Profile, consistent, from_options
from uhp_cli.values.vocab import CHILDREN_MAX

PLACES = 3
"""A question is worth asking while an answer can change a verdict at one of these first places."""

YES_NO = ("ja", "nee")


class Step(StrEnum):
    """Where a conversation is."""

    AGE = "age"
    PROBLEMS = "problems"
    ANOTHER = "another"
    FAMILY = "family"
    OPEN = "open"


class Question(NamedTuple):
    """A question, about a child or about the family, with the answers that may be given.

    An age is free, and of problems (`many`) several may be named. Of an open question it says what
    `next_questions` says of it.
    """

    step: Step
    fact: str
    child: int | None = None
    choices: tuple[str, ...] = ()
    many: bool = False
    changes: int = 0
    best_rank: int = 0


class Asking(NamedTuple):
    """A conversation: the family so far, what was asked, and the state before the last answer."""

    catalogue: Catalogue
    places: int | None = PLACES
    """Up to which place a verdict must be able to change; None asks on until none can."""
    profile: Profile = Profile()
    step: Step = Step.AGE
    asked: frozenset[tuple[str, int | None]] = frozenset()
    """Every age and open question that was asked, also those with 'don't know' for an answer."""
    ranking: Ranking | None = None
    """How everything stands, from the moment that the basic questions are answered."""
    change: Change | None = None
    """The last answer to an open question, when it was known."""
    before: "Asking | None" = None

    @property
    def open(self) -> tuple[NextQuestion, ...]:
        """The questions of the ranking that were not asked yet, the best one first."""
        found = self.ranking.questions if self.ranking else ()
        return tuple(q for q in found if (q.fact, q.child) not in self.asked)

    @property
    def question(self) -> Question | None:
        """The question that comes now, or None when there is none worth asking."""
        number = len(self.profile.children)
        match self.step:
            case Step.AGE:
                return Question(Step.AGE, AGE, number)
            case Step.PROBLEMS:
                return _which(self, number - 1)
            case Step.ANOTHER:
                return Question(Step.ANOTHER, "", None, YES_NO)
            case Step.FAMILY:
                return _which(self, None)
            case Step.OPEN:
                return _best(self)


def _which(state: Asking, child: int | None) -> Question:
    """Ask which problems there are; those of this side stand first among the choices."""
    terms = state.catalogue.problems.values()
    own = sorted(terms, key=lambda p: (p.of == "gezin") is (child is not None))
    step = Step.FAMILY if child is None else Step.PROBLEMS
    return Question(step, PROBLEM, child, tuple(p.id for p in own), many=True)


def _best(state: Asking) -> Question | None:
    found = next(
        (q for q in state.open if state.places is None or q.best_rank <= state.places), None
    )
    if found is None or state.ranking is None:
        return None
    if found.fact == PROBLEM:
        choices: Sequence[str] = _which(state, None).choices
    elif found.fact == FIRST:
        choices = state.ranking.stated
    else:
        choices = tuple(state.catalogue.answers.get(found.fact, YES_NO))
    return Question(Step.OPEN, *found[:2], tuple(choices), found.fact == PROBLEM, *found[2:])


def answer(state: Asking, given: Sequence[str]) -> Asking:
    """Return the conversation after an answer; no words at all are 'don't know'.

    UhpError says why an answer does not fit, as it does on the command line.
    """
    question = state.question
    if question is None:
        return state
    words = tuple(given)
    if len(words) > 1 and not question.many:
        raise unfit(", ".join(words), question)
    match question.step:
        case Step.AGE:
            after = _with_age(state, words)
        case Step.PROBLEMS:
            after = _with_problems(state, words)
        case Step.ANOTHER:
            more = bool(words) and _one_of(words[0], question) == "ja"
            after = state._replace(step=Step.AGE if more else Step.FAMILY)
        case Step.FAMILY:
            after = _with_family(state, words)
        case _:
            after = _with_open(state, words, question)
    return after._replace(before=state)


def unfit(given: str, question: Question) -> UhpError:
    """Return the error of a word that is no answer to a question."""
    near = nearest(fold(given), question.choices)
    few = question.choices if len(question.choices) < 10 else ()
    return UhpError("unfit-answer", given=given, near=near, all=list(few))


def _one_of(word: str, question: Question) -> str:
    if fold(word) not in question.choices:
        raise unfit(word, question)
    return fold(word)


def _with_age(state: Asking, words: Sequence[str]) -> Asking:
    (child,) = (
        from_options(Options(ages=words), state.catalogue).children if words else (Child(None),)
    )
    profile = state.profile._replace(children=(*state.profile.children, child))
    asked = state.asked | {(AGE, len(state.profile.children))}  # also when it is not known
    return state._replace(profile=profile, step=Step.PROBLEMS, asked=asked)


def _said(state: Asking, words: Sequence[str]) -> Profile:
    """Return a family of nothing but these problems, read as the command line reads them."""
    return from_options(Options(problems=words), state.catalogue)


def _with_problems(state: Asking, words: Sequence[str]) -> Asking:
    said, number = _said(state, words), len(state.profile.children)
    profile = state.profile.changed(number - 1, lambda c: c._replace(problems=said.family))
    profile = profile._replace(words={**profile.words, **said.words})
    step = Step.ANOTHER if number < CHILDREN_MAX else Step.FAMILY
    return state._replace(profile=profile, step=step)


def _with_family(state: Asking, words: Sequence[str]) -> Asking:
    said = _said(state, words)
    profile = state.profile._replace(
        family=said.family, words={**state.profile.words, **said.words}
    )
    if not profile.problems:
        raise UhpError("ask-needs-a-problem")
    ranking = rank(state.catalogue, profile)
    return state._replace(profile=profile, step=Step.OPEN, ranking=ranking)


def _with_open(state: Asking, words: Sequence[str], question: Question) -> Asking:
    profile, catalogue, change = state.profile, state.catalogue, None
    if words and question.fact == PROBLEM:
        said = _said(state, words)
        for problem in sorted(said.family):
            profile = profile.with_problem(problem, catalogue, present=True)
        profile = profile._replace(words={**profile.words, **said.words})
    elif words:
        change = Change(question.fact, _value(words[0], question, catalogue), question.child)
        if question.fact == FIRST:
            profile = profile._replace(first=change.value)
        else:
            profile = changed(profile, change, catalogue)
    profile = consistent(profile, catalogue)
    asked = state.asked | {(question.fact, question.child)}
    ranking = state.ranking if profile == state.profile else rank(catalogue, profile)
    return state._replace(profile=profile, asked=asked, ranking=ranking, change=change)


def _value(word: str, question: Question, catalogue: Catalogue) -> str:
    """Return the answer that a word means, in Dutch or English."""
    if question.fact == FIRST:
        found = catalogue.problem(word)
    elif question.fact in catalogue.answers:
        found = catalogue.answer(question.fact, word)
    else:
        found = fold(word)
    if found not in question.choices:
        raise unfit(word, question)
    return str(found)


def effect(state: Asking) -> WhatIf | None:
    """Return what the last answer changed, as `what_if` said it before; None without a ranking."""
    then, now = state.before and state.before.ranking, state.ranking
    if then is None or now is None or then is now:
        return None
    before = {j.intervention.id: j.verdict for j in then.judgements}
    return turned(state.change or Change(PROBLEM, ""), before, now)


def waiting(state: Asking) -> Iterator[tuple[Intervention, str]]:
    """Give, in ranked order, what waits for the open question that comes now.

    With what its sources ask, or an empty text where that is one of its problems.
    """
    question = state.question
    if question is None or state.ranking is None:
        return
    judge = Judge(state.catalogue, state.profile)
    for match in state.ranking.matches:
        judgement = match.judgement
        if (question.fact, question.child) in open_facts(judgement, judge):
            texts = (
                c.criterion.text
                for unit in judgement.units
                for c in unit.criteria
                if c.criterion and any(question.fact in atom.asked for atom in c.open)
            )
            yield match.intervention, next(texts, "")

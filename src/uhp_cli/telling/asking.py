"""A conversation in words: its questions, what an answer changed, and how it ends."""

from collections.abc import Iterator, Sequence

from uhp_cli.method.asking import Asking, Question, Step, effect, waiting
from uhp_cli.method.ranking import FIRST, NextQuestion
from uhp_cli.pages.blocks import Block, Cell, Page, Pairs, Paragraph
from uhp_cli.telling import parts
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.profile import Child

FEW = 9
"""So many choices stand under a question; of more, the explanation has them all."""
SHOWN = 5


def opening(words: Words) -> Page:
    """Return what is said before the first question."""
    return parts.page("", [Paragraph(words.say("ask-intro"), "dim")], words)


def asked(state: Asking, question: Question, words: Words) -> Page:
    """Return a question with how it may be answered."""
    hint = _hint(question, words)
    found = [Paragraph(title(state, question, words), "strong")]
    return parts.page("", [*found, *([Paragraph(hint, "dim")] if hint else [])], words)


def title(state: Asking, question: Question, words: Words) -> str:
    """Return the sentence of a question."""
    match question.step:
        case Step.AGE:
            return words.say("ask-child", n=(question.child or 0) + 1)
        case Step.PROBLEMS:
            (*_, last) = state.profile.children
            return words.say("ask-problems", child=_child(last, words))
        case Step.ANOTHER:
            return words.say("ask-another")
        case Step.FAMILY:
            return words.say("ask-family")
        case Step.OPEN:
            teller = Teller(state.catalogue, state.profile, words)
            counts = question.changes, question.best_rank
            return teller.question(NextQuestion(question.fact, question.child, *counts))


def _child(child: Child, words: Words) -> str:
    if child.age is None:
        return words.say("ask-this-child")
    if child.age.high < 0:
        return words.say("ask-unborn-child")
    return words.say("ask-child-of", age=words.age(child.age))


def _hint(question: Question, words: Words) -> str:
    if question.step is Step.AGE:
        return words.say("ask-child-how")
    if question.many:
        short = sorted(map(words.problem, question.choices[:5]), key=len)[:3]
        examples = words.listed(short, "or")
        return words.say("ask-problems-how", examples=examples)
    if len(question.choices) > FEW:
        return words.say("ask-choices", choices=words.say("ask-word"))
    named = " · ".join(f"{n} {c}" for n, c in enumerate(choices(question, words), 1))
    another = question.step is Step.ANOTHER
    return words.say("ask-another-how" if another else "ask-choices", choices=named)


def choices(question: Question, words: Words) -> list[str]:
    """Return the names of the answers that may be given."""
    if question.fact == FIRST or question.many:
        return [words.problem(c) for c in question.choices]
    return [words.answer(question.fact, c) for c in question.choices]


def explained(state: Asking, question: Question, words: Words) -> Page:
    """Return why something is asked and what the words mean, as the catalogue says it."""
    return parts.page("", list(_explained(state, question, words)), words)


def _explained(state: Asking, question: Question, words: Words) -> Iterator[Block]:
    if question.step is Step.AGE:
        yield Paragraph(words.say("ask-explain-age"))
    elif question.step is Step.ANOTHER:
        yield Paragraph(words.say("ask-explain-another"))
    elif question.many or len(question.choices) > FEW:
        terms = state.catalogue.problems
        rows = [
            (f"{n} {name}", Cell(words.both(terms[c].plain) if c in terms else ""))
            for n, (c, name) in enumerate(
                zip(question.choices, choices(question, words), strict=True), 1
            )
        ]
        yield Pairs(tuple(rows), words.say("ask-words"))
    if question.step is not Step.OPEN:
        return
    problem, fact = (
        state.catalogue.problems.get(question.fact),
        state.catalogue.facts.get(question.fact),
    )
    term = problem or fact
    plain = words.both(term.plain) if term else ""
    if plain:
        code = "ask-means" if problem else "ask-to-family"
        yield Paragraph(words.say(code, name=words.fact(question.fact), text=plain))
    code = "ask-why-place" if question.fact == FIRST else "ask-why"
    yield Paragraph(words.say(code, n=question.changes, rank=question.best_rank))
    rows = [
        parts.pair(intervention.short, text or words.say("ask-why-problem"))
        for intervention, text in waiting(state)
    ]
    if rows:
        yield Pairs(tuple(rows[:SHOWN]))


def changed(state: Asking, words: Words) -> Page:
    """Return what the last answer changed, or how it stands when the open questions begin."""
    text = _changed(state, words)
    return parts.page("", [Paragraph(text)] if text else [], words)


def _changed(state: Asking, words: Words) -> str:
    if state.before is None or state.ranking is None:
        return ""
    if state.before.ranking is None:
        ranking = state.ranking
        return words.say(
            "ask-now",
            fits=words.say("one-fits" if ranking.fits == 1 else "some-fit", n=ranking.fits),
            ask=len(ranking.matches) - ranking.fits,
            first=_named([m.intervention.id for m in ranking.matches if m.rank == 1], state, words),
        )
    found = effect(state)
    if found is None:
        return words.say("ask-unknown")
    first = _named(found.first, state, words)
    if not found.turns:
        return words.say("ask-no-change", first=first)
    short = {i.id: i.short for i in state.catalogue.interventions}
    turns = [
        words.say("turn", name=short[t.id], before=words.say(t.before), after=words.say(t.after))
        for t in found.turns
    ]
    return words.say("ask-changed", changes=_some(turns, words), first=first)


def _some(names: Sequence[str], words: Words) -> str:
    """Return the first few, with how many more there are."""
    more = len(names) - SHOWN
    text = "; ".join(names[:SHOWN])
    return f"{text} {words.say('ask-changed-more', n=more)}" if more > 0 else text


def _named(ids: Sequence[str], state: Asking, words: Words) -> str:
    short = {i.id: i.short for i in state.catalogue.interventions}
    names = [short[i] for i in ids]
    if len(names) > SHOWN:
        return ", ".join(names[:SHOWN]) + f" {words.say('ask-changed-more', n=len(names) - SHOWN)}"
    return words.listed(names) or words.say("diff-nobody")


def ending(state: Asking, words: Words) -> str:
    """Return why nothing more is asked, and what could still be."""
    left = len(state.open)
    if not left or state.places is None:
        return words.say("ask-done")
    more = words.say("ask-left-one") if left == 1 else words.say("ask-left", n=left)
    return f"{words.say('ask-done-places', places=state.places)} {more}"

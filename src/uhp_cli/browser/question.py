"""The question to ask first, answered in place: each answer holds the family as it then is."""

import json
from collections.abc import Iterable

from uhp_cli.browser.markup import h
from uhp_cli.door.verb import Call
from uhp_cli.method.judging import AGE, PROBLEM, Change, changed
from uhp_cli.method.ranking import FIRST, NextQuestion, Ranking, rank
from uhp_cli.method.what_if import WhatIf, what_if
from uhp_cli.telling import answer
from uhp_cli.telling.teller import Teller
from uhp_cli.values.profile import Profile


def question(call: Call, skipped: Iterable[str]) -> str:
    """Return the first question that is not skipped, what each answer would change, and counts.

    Safety stands before it when it is called for. An answer holds the family with that answer.
    """
    family, words = call.family(needed=False), call.words
    if not family.problems:
        return ""
    ranking = rank(call.catalogue, family)
    teller = Teller(call.catalogue, family, words)
    passed = set(skipped)
    left = [q for q in ranking.questions if _mark(q) not in passed]
    counts = words.say(
        "page-counts",
        fits=ranking.fits,
        ask=len(ranking.matches) - ranking.fits,
        excluded=len(ranking.excluded),
    )
    said = f'<p class="dim" data-said>{h(counts)}</p>'
    safety = f'<p class="warn">{h(words.say("acute-safety"))}</p>' if teller.urgent else ""
    if left:
        return f"{safety}{_asked(left[0], ranking, teller)}{said}"
    code = "page-skipped" if ranking.questions else "page-no-question"
    return f"{safety}{said}<p>{h(words.say(code))}</p>"


def _mark(question: NextQuestion) -> str:
    return f"{question.fact}/{question.child}"


def _asked(first: NextQuestion, ranking: Ranking, teller: Teller) -> str:
    words = teller.words
    if first.fact in (AGE, PROBLEM):
        field = f"children/{first.child or 0}/age" if first.fact == AGE else "find"
        fill = h(words.say("page-fill-in"))
        answers = f'<li><button type="button" data-focus="{field}">{fill}</button></li>'
    else:
        turned = what_if(ranking._replace(questions=(first,)))
        answers = "".join(_choice(t, ranking, teller) for t in turned)
    unknown = h(words.say("page-unknown"))
    return (
        f'<h2 id="question-title" tabindex="-1">{h(words.say("page-question"))}</h2>'
        f'<p class="strong">{h(teller.question(first))}</p>'
        f"<p>{h(words.say('page-changes', n=first.changes))}</p>"
        f'<ul class="answers">{answers}'
        f'<li><button type="button" data-skip="{_mark(first)}">{unknown}</button></li></ul>'
    )


def _choice(turned: WhatIf, ranking: Ranking, teller: Teller) -> str:
    """Return one answer with what it changes."""
    words, change = teller.words, turned.change
    short = {i.id: i.short for i in ranking.catalogue.interventions}
    changes = "; ".join(
        words.say("turn", name=short[t.id], before=words.say(t.before), after=words.say(t.after))
        for t in turned.turns
    )
    first = words.listed([short[i] for i in turned.first]) or words.say("diff-nobody")
    text = words.say("what-if-line", changes=changes or words.say("no-turn"), first=first)
    after = json.dumps(answer.profile(_after(change, ranking)), ensure_ascii=False)
    name = (
        words.problem(change.value)
        if change.fact == FIRST
        else words.answer(change.fact, change.value)
    )
    return (
        f'<li><button type="button" data-profile="{h(after)}">{h(name)}</button> '
        f"<small>{h(text)}</small></li>"
    )


def _after(change: Change, ranking: Ranking) -> Profile:
    if change.fact == FIRST:
        return ranking.profile._replace(first=change.value)
    return changed(ranking.profile, change, ranking.catalogue)

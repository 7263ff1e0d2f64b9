"""What if: what one answer would change, and who then stands first (method, section 3).

Pure: no text, no files, no clock.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from uhp_cli.method.judging import AGE, PROBLEM, Change, changed, open_answers
from uhp_cli.method.ranking import FIRST, NextQuestion, Ranking, rank
from uhp_cli.values.vocab import Verdict


class Turn(NamedTuple):
    """A verdict that an answer changes."""

    id: str
    before: Verdict
    after: Verdict


class WhatIf(NamedTuple):
    """What one answer would change: verdicts, and who then stands first."""

    change: Change
    turns: tuple[Turn, ...]
    first: tuple[str, ...]


def what_if(ranking: Ranking) -> tuple[WhatIf, ...]:
    """Return for each open question and answer what changes.

    Each equals ranking the family with that answer.

    Of the ages only those are told that change something.
    """
    before = {j.intervention.id: j.verdict for j in ranking.judgements}
    found = []
    for question in ranking.questions:
        for change in _answers(question, ranking):
            profile = (
                ranking.profile._replace(first=change.value)
                if change.fact == FIRST
                else changed(ranking.profile, change, ranking.catalogue)
            )
            after = rank(ranking.catalogue, profile, explain=False)
            told = turned(change, before, after)
            if told.turns or question.fact != AGE:
                found.append(told)
    return tuple(found)


def turned(change: Change, before: Mapping[str, Verdict], after: Ranking) -> WhatIf:
    """Return what an answer changed: verdicts by id as they were, and the ranking after it."""
    turns = tuple(
        Turn(j.intervention.id, before[j.intervention.id], j.verdict)
        for j in after.judgements
        if j.verdict is not before[j.intervention.id]
    )
    first = tuple(m.intervention.id for m in after.matches if m.rank == 1)
    return WhatIf(change, turns, first)


def _answers(question: NextQuestion, ranking: Ranking) -> Iterator[Change]:
    if question.fact == FIRST:
        yield from (Change(FIRST, p) for p in ranking.stated)
    elif question.fact != PROBLEM:
        yield from open_answers(question.fact, ranking.catalogue, question.child)

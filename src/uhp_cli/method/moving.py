"""Which open facts can move a verdict: of each fact that is not known, whether some answer does.

Where the judgement alone says so it is not tried. Pure: no text, no files, no clock.
"""

from collections.abc import Mapping, Sequence

from uhp_cli.method.judging import (
    AGE,
    CRISIS,
    EXCLUSION,
    PROBLEM,
    ChildJudgement,
    Judge,
    Judged,
    Judgement,
    best_of,
    judge_with,
    open_answers,
    open_facts,
)
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.conditions import Atom, atoms
from uhp_cli.values.profile import SEVERITY
from uhp_cli.values.vocab import FITS, UNKNOWN, Role, Verdict

Asked = tuple[str, int | None]
"""An open fact, and the child that it is about; None for the family."""


Tried = dict[tuple[int, str], tuple[Verdict, ...]]
"""The verdicts for a child by each answer about a problem, by the identity of how it is judged now.

It holds where one and the same value stands for children who are the same to what judges them.
"""


def moving(
    judge: Judge, judgements: Sequence[Judgement], tried: Tried | None = None
) -> list[tuple[Asked, ...]]:
    """Return for each judgement the open facts of which some answer gives another verdict.

    `tried` is what was tried for other families, where that holds for this one.
    """
    asking: dict[Asked, dict[int, Judgement]] = {}
    for number, judgement in enumerate(judgements):
        for pair in open_facts(judgement, judge):
            asking.setdefault(pair, {})[number] = judgement
    found: list[list[Asked]] = [[] for _ in judgements]
    for pair, waiting in asking.items():
        # Any word for a problem changes what is asked.
        for number in waiting if pair[0] == PROBLEM else _moved(judge, pair, waiting, tried):
            found[number].append(pair)
    return list(map(tuple, found))


def _moved(
    judge: Judge, asked: Asked, waiting: Mapping[int, Judgement], tried: Tried | None
) -> list[int]:
    """Return the numbers of those that get another verdict by some answer."""
    sure = {n: surely_moves(j, asked, judge) for n, j in waiting.items()}
    left = {n: waiting[n] for n, moves in sure.items() if moves is None}
    if tried is not None and asked[0] in judge.catalogue.problems and not judge.nothing_stated:
        return [
            n
            for n, moves in sure.items()
            if moves or (n in left and _turns(left[n], asked, judge, tried))
        ]
    for change in open_answers(asked[0], judge.catalogue, asked[1]):
        if not left:
            break
        other = judge_with(judge, change)
        left = {
            n: j for n, j in left.items() if other.judge(j.intervention, j).verdict is j.verdict
        }
    return [n for n, moves in sure.items() if moves or (moves is None and n not in left)]


def _turns(judgement: Judgement, asked: Asked, judge: Judge, tried: Tried) -> bool:
    """Say whether some answer about a problem gives another verdict, from what is made of a child.

    An answer about the family is one about each of its children.
    """
    problem, child = asked
    changes = list(open_answers(problem, judge.catalogue, child))
    each = []
    for number, unit in enumerate(judgement.units):
        if child is not None and number != child:
            each.append((unit.verdict,) * len(changes))
            continue
        key = (id(unit), problem)
        verdicts = tried.get(key)
        if verdicts is None:
            others = [judge_with(judge, change) for change in changes]
            verdicts = tuple([other.judge_child(judgement, number).verdict for other in others])
            tried[key] = verdicts
        each.append(verdicts)
    return any(best_of(answer) is not judgement.verdict for answer in zip(*each, strict=True))


def surely_moves(judgement: Judgement, asked: Asked, judge: Judge) -> bool | None:
    """Say whether some answer to this open fact gives another verdict; None to try it.

    It does when an answer excludes every child that it is about and no other keeps the verdict. It
    does not when another child keeps it, and this one does not come to fit for what else is open.
    """
    fact, child = asked
    units, everyone, problems = judgement.units, judgement.children, judge.catalogue.problems
    if fact == AGE:
        return None
    if len(units) > 1 and fact in problems and (child is None or judge.nothing_stated):
        return None  # the word may change how any child stands, also one that is excluded
    about = everyone if child is None else (child,)
    one = units[about[0]]
    if judgement.verdict in [units[n].verdict for n in everyone if n not in about]:
        firm = judgement.verdict is FITS or _stays_open(one, fact, judge.catalogue)
        return False if firm else None
    alike = all(units[n] == one for n in about)
    return True if alike and _may_exclude(one, fact, judgement.intervention, judge) else None


def _stays_open(child: ChildJudgement, fact: str, catalogue: Catalogue) -> bool:
    """Say whether something is to be asked of a child that no answer to this fact closes."""
    return any(
        c.state is UNKNOWN and c.code != EXCLUSION and not _bears(fact, c, catalogue)
        for c in child.criteria
    )


def _bears(fact: str, judged: Judged, catalogue: Catalogue) -> bool:
    """Say whether an answer to a fact or problem may change how a criterion stands."""
    if judged.criterion is None:
        return judged.code == PROBLEM and (fact == CRISIS or fact in catalogue.problems)
    found = atoms(judged.criterion.when)
    if fact in catalogue.problems:
        return any(a.fact == PROBLEM for a in found)
    if fact == SEVERITY:
        return any(a.fact == SEVERITY or a.severity for a in found)
    return any(a.fact == fact for a in found)


def _may_exclude(
    child: ChildJudgement, fact: str, intervention: Intervention, judge: Judge
) -> bool:
    """Say whether some answer to an open fact surely excludes a child.

    So it is where a criterion asks that alone: another answer leaves an indication unmet, its own
    makes an exclusion hold. And where it is all that is left to be addressed, now or by preventing.
    """
    left = intervention.role is Role.CRISIS or any(t.prevents for t in intervention.targets)
    for judged in child.criteria:
        if judged.problems == (fact,) and not left:
            return True
        when = judged.criterion.when if judged.criterion else None
        if judged.state is not UNKNOWN or not isinstance(when, Atom) or when.severity:
            continue
        if when.fact == PROBLEM:
            alone, taken = len(when.values) == 1, fact in when.values
        else:
            taken = when.fact == fact != "region"
            alone = taken and not set(when.values).issuperset(judge.catalogue.answers[fact])
        if taken and (alone or judged.code == EXCLUSION):
            return True
    return False

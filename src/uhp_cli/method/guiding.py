"""Guiding: which recommendations of the guideline are steps for one family. Pure."""

from uhp_cli.method.judging import Judge
from uhp_cli.values.guidance import Advice, Guideline
from uhp_cli.values.vocab import State


def steps(guideline: Guideline, judge: Judge, *, urgent: bool) -> tuple[Advice, ...]:
    """Return the fixed steps in order, those for unsafety only when it is urgent.

    Then what this family's facts pick.

    An item is picked when its condition is met for some child; unknown picks nothing (method,
    section 4).
    """
    items = [a for s in guideline.sections for a in s.items]
    applying = [a for a in items if a.applies is None or _holds(a, judge)]
    fixed = [a for a in applying if a.step and (urgent or not a.urgent_only)]
    picked = [a for a in applying if not a.step and a.applies is not None]
    return (*sorted(fixed, key=lambda a: a.step), *picked)


def _holds(advice: Advice, judge: Judge) -> bool:
    states = (judge.state(advice.applies, n) for n in range(len(judge.units)) if advice.applies)
    return any(state is State.MET for state in states)

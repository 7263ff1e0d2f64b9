"""The language of conditions: what a criterion asks of a family, and the one way to judge it.

A condition is an atom, or all or any of other conditions. There is no negation, which keeps
three-valued judging exact.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from uhp_cli.values.vocab import MET, UNKNOWN, UNMET, State

PROBLEM = "problem"


class Atom(NamedTuple):
    """Met when the answer to `fact` is one of `values`; for 'problem' when one of these is present.

    With `severity`, when one of these problems is present and that severe (method, section 0).
    """

    fact: str
    values: tuple[str, ...]
    severity: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """What a family is asked to know it: each of the problems, or the fact."""
        return self.values if self.fact == PROBLEM else (self.fact,)


class Group(NamedTuple):
    """All or any of its conditions."""

    every: bool
    conditions: tuple["Atom | Group", ...]


Condition = Atom | Group


class Holds(NamedTuple):
    """How a condition stands for a family, and the atoms that leave it open."""

    state: State
    open: tuple[Atom, ...] = ()


def condition(entry: Mapping[str, Any]) -> Condition:
    """Return the condition in a checked `when`: a fact with answers, 'problem', 'all' or 'any'.

    'problem' and 'severity' together are one atom.
    """
    if entry.keys() == {PROBLEM, "severity"}:
        return Atom(PROBLEM, tuple(entry[PROBLEM]), tuple(entry["severity"]))
    ((key, value),) = entry.items()
    if key in ("all", "any"):
        return Group(key == "all", tuple(condition(c) for c in value))
    return Atom(key, tuple(value))


def atoms(condition: Condition) -> Iterator[Atom]:
    """Give every atom of a condition, left to right."""
    if isinstance(condition, Atom):
        yield condition
    else:
        for part in condition.conditions:
            yield from atoms(part)


def kleene(condition: Condition, stands: Callable[[Atom], Holds]) -> Holds:
    """Return how a condition stands when `stands` says it of each atom: strong Kleene and/or.

    One unmet part decides 'all' and one met part decides 'any', whatever else is open.
    """
    if isinstance(condition, Atom):
        return stands(condition)
    decides, other = (UNMET, MET) if condition.every else (MET, UNMET)
    unknown = False
    open_: tuple[Atom, ...] = ()
    for part in condition.conditions:
        found = kleene(part, stands)
        if found.state is decides:
            return Holds(decides)
        if found.state is UNKNOWN:
            unknown = True
            open_ += found.open
    return Holds(UNKNOWN, open_) if unknown else Holds(other)

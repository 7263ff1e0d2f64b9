"""What of a family stands on a sheet for one reader. Pure.

Who reads a sheet may be who somebody is afraid of. So nothing of it is hidden afterwards: the sheet
is made from a family in which what this reader may not read was never said. Two families that
differ only in that get the same sheet, whatever is concluded from it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from uhp_cli.errors import UhpError
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.conditions import atoms
from uhp_cli.values.profile import SEVERITY, Child, Profile

OWN_SHEET = 12
"""From this age, in whole years, a child gets a sheet of its own (Jeugdwet, art. 7.3.4 and 7.3.5:
from twelve it is informed and asked itself)."""


class Kind(StrEnum):
    """Who a sheet is for."""

    PARENT = "ouder"
    CHILD = "kind"
    YOUTH = "jongere"


class Reader(NamedTuple):
    """The one a sheet is handed to; nobody in particular when there is no kind."""

    kind: Kind | None = None
    child: int = 0
    """Which of the children a young reader is."""


NOBODY = Reader()
"""Whoever may find the sheet."""


def reader(kind: Kind, number: int | None, profile: Profile) -> Reader:
    """Return the reader that is meant; UhpError when there is no such child or it is too young."""
    if kind is Kind.PARENT:
        return Reader(kind)
    if kind is Kind.CHILD:
        raise UhpError("sheet-for-a-child", age=OWN_SHEET)
    old = [n for n, c in enumerate(profile.children) if c.age and c.age.low >= 12 * OWN_SHEET]
    if number is None and len(old) > 1:
        raise UhpError("sheet-for-which", all=[f"{n + 1}:{kind}" for n in old])
    if not old or (number is not None and number - 1 not in old):
        raise UhpError("sheet-for-a-child", age=OWN_SHEET)
    return Reader(kind, old[0] if number is None else number - 1)


def shared(profile: Profile, catalogue: Catalogue, who: Reader) -> Profile:
    """Return the family as far as one reader may know it.

    Nobody in particular reads nothing of violence. A parent reads of it what was said of the family
    as a whole. A young person reads what was said of that person, and nothing of anyone else.
    """
    if who.kind is Kind.YOUTH:
        return _alone(profile, who.child)
    children = tuple(_without(child, catalogue) for child in profile.children)
    tried = {
        name: outcome
        for name, outcome in profile.tried.items()
        if not about_violence(catalogue.get(name), catalogue)
    }
    kept = profile._replace(children=children, tried=tried, elsewhere={}, places={}, words={})
    if who.kind is None:
        told = Child(None, profile.family, profile.severities, profile.facts, profile.denied)
        bare = _without(told, catalogue)
        facts = {f: v for f, v in profile.facts.items() if f == SEVERITY} | dict(bare.facts)
        kept = kept._replace(
            family=bare.problems, severities=bare.severities, facts=facts, denied=bare.denied
        )
    if not kept.problems:
        kept = kept._replace(facts=_unmeasured(kept.facts))
    return kept._replace(first=kept.first if kept.first in kept.problems else "")


def about_violence(intervention: Intervention, catalogue: Catalogue) -> bool:
    """Say whether naming this tells of violence: it is for nothing else, or asks for it."""
    urgent = {p for p, term in catalogue.problems.items() if term.urgent}
    gates = (*intervention.indications, *intervention.exclusions)
    asked = {v for c in gates for atom in atoms(c.when) for v in (*atom.values, *atom.asked)}
    sensitive = urgent | {f for f, term in catalogue.facts.items() if term.urgent}
    only = bool(intervention.problems) and intervention.problems <= urgent
    return only or not sensitive.isdisjoint(asked)


def _alone(profile: Profile, number: int) -> Profile:
    child = profile.children[number]
    home = {f: v for f, v in profile.facts.items() if f == "region"}
    first = profile.first if profile.first in child.problems else ""
    return Profile(children=(child,), facts=home, first=first)


def _without(child: Child, catalogue: Catalogue) -> Child:
    """Return a child of whom nothing was said that tells of violence."""
    problems, facts = catalogue.problems, catalogue.facts
    kept = frozenset(p for p in child.problems if not problems[p].urgent)
    answers = {f: v for f, v in child.facts.items() if not facts[f].urgent}
    return child._replace(
        problems=kept,
        severities={p: s for p, s in child.severities.items() if not problems[p].urgent},
        facts=answers if kept else _unmeasured(answers),
        denied=frozenset(p for p in child.denied if not problems[p].urgent),
    )


def _unmeasured(facts: Mapping[str, str]) -> dict[str, str]:
    """Return answers without how severe it is: with no problem beside it that tells of another."""
    return {f: v for f, v in facts.items() if f != SEVERITY}

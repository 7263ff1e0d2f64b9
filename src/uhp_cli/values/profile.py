"""One family as it was described: coded answers and whole-year ages, nothing that tells who they are.

What is not said is unknown, never no.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from uhp_cli.errors import UhpError
from uhp_cli.values.ages import Age, parse_age
from uhp_cli.values.catalogue import Catalogue, fold, nearest
from uhp_cli.values.vocab import Outcome


class Child(NamedTuple):
    """A child: an age, or None when it is not said, and the problems that are this child's own."""

    age: Age | None
    problems: frozenset[str]


class Profile(NamedTuple):
    """A family; every answer that is not in `facts` or `denied` is unknown."""

    children: tuple[Child, ...] = ()
    family: frozenset[str] = frozenset()
    facts: Mapping[str, str] = {}
    """Answers by fact: crisis, placement, severity, region and the other facts of the vocabulary."""
    denied: frozenset[str] = frozenset()
    """Problems that are said not to be there."""
    tried: Mapping[str, str] = {}
    """Earlier help by intervention id, with its outcome or an empty string."""
    first: str = ""
    """The most urgent of the problems."""
    places: Mapping[str, str] = {}
    """Where an answer was given: an option, or file:line."""

    @property
    def units(self) -> tuple[Child, ...]:
        """Each child with the problems of the family added; one child of unknown age when none is described."""
        children = self.children or (Child(None, frozenset()),)
        return tuple(Child(c.age, c.problems | self.family) for c in children)

    @property
    def problems(self) -> tuple[str, ...]:
        """Every stated problem once, in alphabetical order."""
        return tuple(sorted(self.family.union(*(c.problems for c in self.children))))

    def with_problem(self, problem: str, *, present: bool) -> "Profile":
        """Return the family with this problem stated for every child and the family, or denied."""
        if not present:
            return self._replace(denied=self.denied | {problem})
        children = tuple(Child(c.age, c.problems | {problem}) for c in self.children)
        return self._replace(
            children=children, family=self.family | {problem}, denied=self.denied - {problem}
        )


class Options(NamedTuple):
    """The profile options of a command line, as typed."""

    ages: Sequence[str] = ()
    problems: Sequence[str] = ()
    first: str | None = None
    crisis: bool | None = None
    placement: str | None = None
    severity: str | None = None
    region: str | None = None
    facts: Sequence[str] = ()
    tried: Sequence[str] = ()


MOST_CHILDREN = 20
"""No family has more at home; each is judged by itself and told about beside the others."""

SITUATION = ("crisis", "placement", "severity", "region")


def from_options(options: Options, catalogue: Catalogue, start: Profile | None = None) -> Profile:
    """Return the family that the options describe, added to `start`; UhpError names what is not accepted."""
    profile = start or Profile()
    if len(profile.children) + len(options.ages) > MOST_CHILDREN:
        raise UhpError("too-many-children", limit=MOST_CHILDREN)
    ages = tuple(_age(text) for text in options.ages)
    problems = frozenset(
        _problem_option(word, catalogue)
        for group in options.problems
        for word in group.split(",")
        if word.strip()
    )
    children = tuple(Child(c.age, c.problems | problems) for c in profile.children)
    children += tuple(Child(age, problems) for age in ages)
    facts = {**profile.facts}
    places = {
        **profile.places,
        **{f"child-{len(profile.children) + n}": "--age" for n in range(len(ages))},
    }
    if problems:
        places["problems"] = "--problems"
    if options.crisis is not None:
        facts["crisis"], places["crisis"] = (
            ("ja" if options.crisis else "nee"),
            "--crisis" if options.crisis else "--no-crisis",
        )
    for fact in SITUATION[1:]:
        value = getattr(options, fact)
        if value is not None:
            facts[fact], places[fact] = _answer(fact, value, catalogue, f"--{fact}"), f"--{fact}"
    denied = profile.denied.difference(*(catalogue.wider(p) for p in problems))
    profile = profile._replace(
        children=children,
        family=profile.family | problems,
        facts=facts,
        denied=denied,
        places=places,
    )
    for text in options.facts:
        profile = _fact_option(text, catalogue, profile)
    tried = dict(profile.tried)
    for text in options.tried:
        name, _, outcome = text.partition("=")
        tried[catalogue.get(name).id] = _outcome(outcome, "--tried") if outcome else ""
    first = _problem_option(options.first, catalogue) if options.first else profile.first
    return consistent(profile._replace(tried=dict(sorted(tried.items())), first=first), catalogue)


def _age(text: str) -> Age:
    age = parse_age(text)
    if age is None:
        raise UhpError("bad-age", given=text)
    return age


def _problem_option(word: str, catalogue: Catalogue) -> str:
    problem = catalogue.problem(word)
    if problem is None:
        raise UhpError(
            "unknown-problem",
            name=word.strip(),
            near=catalogue.near_problems(word),
            all=sorted(catalogue.problems),
        )
    return problem


def _answer(fact: str, value: str, catalogue: Catalogue, option: str) -> str:
    answers = catalogue.answers[fact]
    if fold(value) not in answers:
        raise UhpError(
            "unknown-answer",
            option=option,
            given=value,
            near=nearest(fold(value), answers),
            all=list(answers),
        )
    return fold(value)


def _outcome(text: str, option: str) -> str:
    if fold(text) not in [o.value for o in Outcome]:
        raise UhpError(
            "unknown-answer", option=option, given=text, near=[], all=[o.value for o in Outcome]
        )
    return fold(text)


def _fact_option(text: str, catalogue: Catalogue, profile: Profile) -> Profile:
    name, separator, value = text.partition("=")
    fact = fold(name)
    if not separator:
        raise UhpError("fact-without-value", given=text)
    places = {**profile.places, fact: "--fact"}
    if fact in catalogue.answers:
        return profile._replace(
            facts={**profile.facts, fact: _answer(fact, value, catalogue, f"--fact {fact}")},
            places=places,
        )
    problem = catalogue.problem(name)
    if problem is None:
        known = [*catalogue.answers, *catalogue.problems]
        raise UhpError(
            "unknown-fact", name=name, near=nearest(fact, known), all=list(catalogue.answers)
        )
    if fold(value) not in ("ja", "nee"):
        raise UhpError(
            "unknown-answer", option=f"--fact {problem}", given=value, near=[], all=["ja", "nee"]
        )
    return profile._replace(places={**profile.places, problem: "--fact"}).with_problem(
        problem, present=fold(value) == "ja"
    )


def consistent(profile: Profile, catalogue: Catalogue) -> Profile:
    """Return the profile with its facts in the order of the vocabulary.

    UhpError when a problem is both stated and denied, or the first is not among the stated.
    """
    stated = {wide for p in profile.problems for wide in catalogue.wider(p)}
    for problem in sorted(profile.denied & stated):
        raise UhpError("stated-and-denied", problem=problem)
    if profile.first and profile.first not in profile.problems:
        raise UhpError("first-not-stated", problem=profile.first, all=list(profile.problems))
    return profile._replace(
        facts={f: profile.facts[f] for f in catalogue.answers if f in profile.facts}
    )

"""One family as it was described.

Coded answers and whole-year ages, nothing that tells who they are.

What is not said is unknown, never no. What stands at a child wins over what stands at the family
(method, section 0).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from uhp_cli.errors import UhpError
from uhp_cli.values.ages import Age, parse_age
from uhp_cli.values.catalogue import Catalogue, fold
from uhp_cli.values.vocab import CHILDREN_MAX, Outcome

FAMILY = -1
"""The number that stands for the family as a whole where others stand for a child."""

SEVERITY, SEVERE = "severity", "ernstig"
SITUATION = ("crisis", "placement", "severity", "region")
CHILD_SITUATION = ("placement", "severity")
"""The answers of the situation that a child may have of its own."""

NO_ANSWERS: Mapping[str, str] = {}


class Child(NamedTuple):
    """A child: an age, or None when it is not said, and what is this child's own."""

    age: Age | None
    problems: frozenset[str] = frozenset()
    severities: Mapping[str, str] = NO_ANSWERS
    """How severe a problem is, for those of its problems of which that was said."""
    facts: Mapping[str, str] = NO_ANSWERS
    denied: frozenset[str] = frozenset()
    """Problems that are said not to be there."""

    @property
    def own(self) -> bool:
        """Whether anything but an age is said of this child that is not said of the family."""
        return bool(self.problems or self.denied or self.severities or self.facts)


class Unit(NamedTuple):
    """One child with what the family's words and answers mean for it."""

    age: Age | None
    said: frozenset[str]
    """Its problems and the family's, without those that are denied for it."""
    narrow: frozenset[str]
    """Of these, the ones that no narrower one implies: what follows adds nothing."""
    stated: frozenset[str]
    """Of these, the ones that are no circumstance."""
    severities: Mapping[str, str]
    """How severe each is, as far as known; a severity of a wider word holds for the narrower."""
    denied: frozenset[str]
    facts: Mapping[str, str]


class Profile(NamedTuple):
    """A family; every answer that is not in `facts` or `denied` is unknown."""

    children: tuple[Child, ...] = ()
    family: frozenset[str] = frozenset()
    facts: Mapping[str, str] = NO_ANSWERS
    """Answers by fact: crisis, placement, severity, region and the others."""
    denied: frozenset[str] = frozenset()
    """Problems that are said not to be there, for the family."""
    tried: Mapping[str, str] = NO_ANSWERS
    """Earlier help by intervention id, with its outcome or an empty string."""
    first: str = ""
    """The most urgent of the problems."""
    places: Mapping[tuple[int, str], str] = {}
    """Where an answer was given (an option, or file:line), by child number or FAMILY and word."""
    severities: Mapping[str, str] = NO_ANSWERS
    """How severe a problem of the family is."""
    elsewhere: Mapping[str, str] = NO_ANSWERS
    """Earlier help that is not in the catalogue, by name, with its outcome or an empty string."""
    words: Mapping[str, str] = NO_ANSWERS
    """The words that were said for a problem, where they are not its id or name."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Every stated problem once, in alphabetical order."""
        return tuple(sorted(self.family.union(*(c.problems for c in self.children))))

    def units(self, catalogue: Catalogue) -> tuple[Unit, ...]:
        """Return each child as it is judged; one child of unknown age when none is described."""
        found: list[Unit] = []
        plain: Unit | None = None
        for child in self.children or (Child(None),):
            if plain is None or child.own:
                unit = _unit(child, self, catalogue)
            else:  # of whom nothing is said apart differs from such another in age only
                unit = plain._replace(age=child.age)
            plain = plain if child.own else unit
            found.append(unit)
        return tuple(found)

    def unit(self, number: int, catalogue: Catalogue) -> Unit:
        """Return one child as it is judged."""
        return _unit((self.children or (Child(None),))[number], self, catalogue)

    def stated(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Return every problem that counts for some child (method, section 0), by name."""
        return tuple(sorted(frozenset().union(*(u.stated for u in self.units(catalogue)))))

    def with_answer(self, fact: str, value: str, child: int = FAMILY) -> "Profile":
        """Return the family with this answer for a child or, with FAMILY, for everyone."""
        if child == FAMILY:
            return self._replace(facts={**self.facts, fact: value})
        return self.changed(child, lambda c: c._replace(facts={**c.facts, fact: value}))

    def with_problem(
        self, problem: str, catalogue: Catalogue, *, present: bool, child: int = FAMILY
    ) -> "Profile":
        """Return the family with this problem stated or denied, for a child or for everyone."""
        up = frozenset(catalogue.wider(problem))
        if child != FAMILY:
            return self.changed(
                child,
                lambda c: (
                    _stated(c, problem, up) if present else c._replace(denied=c.denied | {problem})
                ),
            )
        if not present:
            return self._replace(denied=self.denied | {problem})
        return self._replace(family=self.family | {problem}, denied=self.denied - up)

    def with_severity(self, problem: str, severity: str, child: int = FAMILY) -> "Profile":
        """Return the family with how severe a problem is, for a child or for everyone."""
        if child == FAMILY:
            return self._replace(severities={**self.severities, problem: severity})
        return self.changed(
            child, lambda c: c._replace(severities={**c.severities, problem: severity})
        )

    def with_age(self, age: Age | None, child: int) -> "Profile":
        """Return the family with another age for a child."""
        return self.changed(child, lambda c: c._replace(age=age))

    def at(self, child: int, word: str, place: str) -> "Profile":
        """Return the family with the place where a word was said."""
        return self._replace(places={**self.places, (child, word): place})

    def said(self, problem: str, word: str, catalogue: Catalogue) -> "Profile":
        """Return the family with the word that was said for a problem."""
        return self._replace(words=spoken(self.words, problem, word, catalogue))

    def changed(self, number: int, change: Callable[[Child], Child]) -> "Profile":
        """Return the family with one child changed."""
        children = list(self.children or (Child(None),))
        children[number] = change(children[number])
        return self._replace(children=tuple(children))


def _stated(child: Child, problem: str, up: frozenset[str]) -> Child:
    return child._replace(problems=child.problems | {problem}, denied=child.denied - up)


def _unit(child: Child, profile: Profile, catalogue: Catalogue) -> Unit:
    up = catalogue.up
    own = frozenset().union(*[up[p] for p in child.problems])
    shared = frozenset([p for p in profile.family if child.denied.isdisjoint(up[p])])
    said = child.problems | shared
    narrow = said.difference(*[up[p][1:] for p in said])
    facts = {**profile.facts, **child.facts} if child.facts else profile.facts
    general, severities = facts.get(SEVERITY, ""), dict[str, str]()
    sides = [side for side in (child.severities, profile.severities) if side]
    for problem in narrow if sides or general else ():
        levels = [side[w] for side in sides for w in up[problem] if w in side]
        severity = levels[0] if levels else general
        if severity:
            severities[problem] = severity
    stated = frozenset([p for p in narrow if not catalogue.problems[p].circumstance])
    denied = child.denied | (profile.denied - own)
    return Unit(child.age, said, narrow, stated, severities, denied, facts)


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
    children: Sequence[str] = ()


def from_options(options: Options, catalogue: Catalogue, start: Profile | None = None) -> Profile:
    """Return the family that the options describe, added to `start`.

    UhpError names what is not accepted.

    The problems of one single child are that child's; with more children they are the family's.
    """
    profile = start or Profile()
    for text in options.children:
        profile = _with_child(profile, text, catalogue)
    given = [w for group in options.problems for w in group.split(",") if w.strip()]
    problems = [_problem_option(word, "--problems", catalogue) for word in given]
    ages = [_age(text) for text in options.ages]
    alone = len(ages) == 1 and not profile.children
    own = frozenset(problems) if alone else frozenset[str]()
    before = len(profile.children)
    children = (*profile.children, *(Child(age, own) for age in ages))
    if len(children) > CHILDREN_MAX:
        raise UhpError("too-many-children", limit=CHILDREN_MAX)
    places = {**profile.places, **{(before + n, "age"): "--age" for n in range(len(ages))}}
    places |= {(0 if alone else FAMILY, p): "--problems" for p in problems}
    up = frozenset().union(*(catalogue.wider(p) for p in problems))
    profile = profile._replace(
        children=children,
        family=profile.family if alone else profile.family | frozenset(problems),
        denied=profile.denied - up,
        places=places,
    )
    for problem, word in zip(problems, given, strict=True):
        profile = profile.said(problem, word, catalogue)
    profile = _with_situation(profile, options, catalogue)
    for text in options.facts:
        profile = _with_fact(profile, text, catalogue)
    profile = _with_tried(profile, options.tried, catalogue)
    if options.first:
        first = _problem_option(options.first, "--first", catalogue)
        profile = profile._replace(first=first).said(first, options.first, catalogue)
    return consistent(profile, catalogue)


def spoken(
    words: Mapping[str, str], problem: str, word: str, catalogue: Catalogue
) -> Mapping[str, str]:
    """Return the words said for problems, with one more unless it is the problem's id or name."""
    if word == problem:
        return words
    known = words[problem].split(", ") if problem in words else []
    own = (problem, fold(catalogue.problems[problem].name), *map(fold, known))
    return words if fold(word) in own else {**words, problem: ", ".join((*known, word.strip()))}


def _with_situation(profile: Profile, options: Options, catalogue: Catalogue) -> Profile:
    if options.crisis is not None:
        option = "--crisis" if options.crisis else "--no-crisis"
        profile = profile.with_answer("crisis", "ja" if options.crisis else "nee").at(
            FAMILY, "crisis", option
        )
    for fact in SITUATION[1:]:
        value = getattr(options, fact)
        if value is not None:
            answer = _answer(fact, value, catalogue, f"--{fact}")
            profile = profile.with_answer(fact, answer).at(FAMILY, fact, f"--{fact}")
    return profile


def _with_tried(profile: Profile, typed: Iterable[str], catalogue: Catalogue) -> Profile:
    told = set[str]()
    for text in typed:
        name, _, outcome = text.partition("=")
        profile = tried(profile, name, _outcome(outcome) if outcome else "", catalogue)
        known = catalogue.find(name)
        same = known.id if known else fold(name)
        if same in told:
            raise UhpError("tried-twice", option="--tried")
        told.add(same)
    return profile


def _with_child(profile: Profile, text: str, catalogue: Catalogue) -> Profile:
    """Return the family with the child of `15:delinquentie,middelen=ernstig,geplaatst`."""
    number = len(profile.children)
    age, _, rest = text.partition(":")
    profile = profile._replace(
        children=(*profile.children, Child(_age(age) if age.strip() else None))
    )
    profile = profile.at(number, "age", "--child")
    for word in rest.split(","):
        if word.strip():
            profile = _with_word(profile, number, word, catalogue)
    return profile


def _with_word(profile: Profile, number: int, word: str, catalogue: Catalogue) -> Profile:
    """Return the family with one word about a child.

    A problem, an answer of one fact only, or fact=answer.
    """
    name, separator, value = word.partition("=")
    problem, fact = catalogue.problem(name), catalogue.fact(name)
    if fact is None and problem is None and not separator:
        meant = {f: catalogue.answer(f, name) for f in catalogue.answers if f != "region"}
        owners = [f for f, answer in meant.items() if answer]
        if len(owners) == 1:
            fact, separator, value = owners[0], "=", name
        elif owners:
            raise UhpError("answer-of-several", given=name, all=[f"{f}={meant[f]}" for f in owners])
    if problem is None and fact is None:
        raise _refused(name, "--child", catalogue)
    if problem is None:
        return _child_answer(profile, number, str(fact), value, catalogue)
    profile = _child_problem(profile, number, problem, value if separator else "ja", catalogue)
    return profile.said(problem, name, catalogue).at(number, problem, "--child")


def _child_problem(
    profile: Profile, number: int, problem: str, value: str, catalogue: Catalogue
) -> Profile:
    """Return the family with a problem of a child: there, not there, or so severe."""
    levels = tuple(catalogue.answers[SEVERITY])
    answer = catalogue.yes_or_no(value) or catalogue.answer(SEVERITY, value)
    if answer is None:
        raise UhpError(
            "unknown-answer",
            option=f"--child …:{problem}",
            given=value,
            near=[],
            all=["ja", "nee", *levels],
        )
    up = frozenset(catalogue.wider(problem))
    child = profile.children[number]
    if answer == "nee":
        if any(problem in catalogue.wider(p) for p in child.problems):
            raise UhpError("stated-and-denied", problem=problem)
        profile = profile.with_problem(problem, catalogue, present=False, child=number)
    else:
        if not child.denied.isdisjoint(up):
            raise UhpError("stated-and-denied", problem=problem)
        profile = profile.with_problem(problem, catalogue, present=True, child=number)
        if answer in levels:
            profile = profile.with_severity(problem, answer, number)
    return profile


def _child_answer(
    profile: Profile, number: int, fact: str, value: str, catalogue: Catalogue
) -> Profile:
    if catalogue.facts[fact].of == "gezin":
        raise UhpError("answer-of-family", fact=fact)
    answer = _answer(fact, value, catalogue, f"--child …:{fact}")
    return profile.with_answer(fact, answer, number).at(number, fact, "--child")


def _age(text: str) -> Age:
    age = parse_age(text)
    if age is None:
        raise UhpError("bad-age", given=text)
    return age


def _problem_option(word: str, option: str, catalogue: Catalogue) -> str:
    problem = catalogue.problem(word)
    if problem is None:
        raise _refused(word, option, catalogue)
    return problem


def _refused(word: str, option: str, catalogue: Catalogue) -> UhpError:
    from uhp_cli.values.lexicon import refused  # only on the way to an error

    return refused(word, catalogue, option)


def _alike(word: str, known: Iterable[str]) -> list[str]:
    from uhp_cli.values.lexicon import alike  # only on the way to an error

    return alike(fold(word), known)


def _answer(fact: str, value: str, catalogue: Catalogue, option: str) -> str:
    answer = catalogue.answer(fact, value)
    if answer is None:
        answers = catalogue.answers[fact]
        near = _alike(value, answers)
        raise UhpError("unknown-answer", option=option, given=value, near=near, all=list(answers))
    return answer


def _outcome(text: str) -> str:
    outcome = Outcome.meant(fold(text))
    if outcome is None:
        raise UhpError(
            "unknown-answer", option="--tried", given=text, near=[], all=[o.value for o in Outcome]
        )
    return outcome.value


_HELP = r"[a-z][a-z0-9+&-]{1,39}"


def tried(profile: Profile, name: str, outcome: str, catalogue: Catalogue) -> Profile:
    """Return the family with earlier help, which need not be in the catalogue.

    Its name holds no long number.
    """
    known = catalogue.find(name)
    if known is not None:
        return profile._replace(tried=dict(sorted({**profile.tried, known.id: outcome}.items())))
    word = fold(name)
    if not re.fullmatch(_HELP, word) or re.search("[0-9]{3}", word):
        raise UhpError("bad-help-name", near=[])
    return profile._replace(elsewhere=dict(sorted({**profile.elsewhere, word: outcome}.items())))


def _with_fact(profile: Profile, text: str, catalogue: Catalogue) -> Profile:
    """Return the family with `fact=answer`, or for one child `2:fact=answer`."""
    name, separator, value = text.partition("=")
    if not separator:
        raise UhpError("fact-without-value", given=text)
    number, colon, rest = name.partition(":")
    child = FAMILY
    if colon:
        if not (
            number.isascii() and number.isdigit() and 0 < int(number[:3]) <= len(profile.children)
        ):
            raise UhpError("no-such-child", given=len(profile.children))
        child, name = int(number) - 1, rest
    fact = catalogue.fact(name)
    if fact is not None:
        if child != FAMILY:
            return _child_answer(profile, child, fact, value, catalogue)
        known = _answer(fact, value, catalogue, f"--fact {fact}")
        return profile.with_answer(fact, known).at(FAMILY, fact, "--fact")
    problem = catalogue.problem(name)
    if problem is None:
        raise _unknown_fact(name, catalogue)
    answer = catalogue.yes_or_no(value)
    if answer is None:
        raise UhpError(
            "unknown-answer", option=f"--fact {problem}", given=value, near=[], all=["ja", "nee"]
        )
    profile = profile.with_problem(problem, catalogue, present=answer == "ja", child=child)
    return profile.said(problem, name, catalogue).at(child, problem, "--fact")


def _unknown_fact(name: str, catalogue: Catalogue) -> UhpError:
    from uhp_cli.values.lexicon import listed, near_problems  # only on the way to an error

    near = _alike(name, catalogue.answers) or near_problems(name, catalogue)
    return listed(name, catalogue, "--fact") or UhpError(
        "unknown-fact", name=name, near=near, all=list(catalogue.answers)
    )


def consistent(profile: Profile, catalogue: Catalogue) -> Profile:
    """Return the profile with its facts in the order of the vocabulary.

    UhpError when a problem is both stated and denied at one place, or the first is not among the
    stated.
    """
    everyone = (
        (profile.family, profile.denied),
        *((c.problems, c.denied) for c in profile.children),
    )
    for child, (problems, denied) in enumerate(everyone, FAMILY):
        if denied:
            stated = {wide for p in problems for wide in catalogue.wider(p)}
            for problem in sorted(denied & stated):
                raise UhpError("stated-and-denied", problem=problem, child=child)
    if profile.first and profile.first not in profile.problems:
        raise UhpError("first-not-stated", problem=profile.first, all=list(profile.problems))
    if profile.first and catalogue.problems[profile.first].circumstance:
        raise UhpError("first-is-circumstance", problem=profile.first)
    children = profile.children
    if any(c.facts for c in children):
        children = tuple([c._replace(facts=_in_order(c.facts, catalogue)) for c in children])
    return profile._replace(facts=_in_order(profile.facts, catalogue), children=children)


def _in_order(facts: Mapping[str, str], catalogue: Catalogue) -> Mapping[str, str]:
    if len(facts) < 2:
        return facts
    return {f: facts[f] for f in catalogue.answers if f in facts}

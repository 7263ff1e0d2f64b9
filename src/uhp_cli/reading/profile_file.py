"""A profile file to a profile: closed keys and coded answers.

Anything that tells who the family is, is refused. Messages name the place, never the value that
stands there.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, partial

from uhp_cli.errors import UhpError
from uhp_cli.reading.identity import refuse_identity_in
from uhp_cli.source.yaml_source import NO_MARKS, Document, Problem, Route, Span
from uhp_cli.values.ages import Age, parse_age
from uhp_cli.values.catalogue import Catalogue, fold, nearest
from uhp_cli.values.profile import (
    CHILD_SITUATION,
    FAMILY,
    SEVERITY,
    SITUATION,
    Child,
    Profile,
    consistent,
    spoken,
    tried,
)
from uhp_cli.values.vocab import CHILD_AGE_MAX, CHILDREN_MAX, Outcome

_KEYS = ("children", "family", "situation", "facts", "tried", "first")
_CHILD_KEYS = ("age", "problems", *CHILD_SITUATION, "facts")
_FAMILY_KEYS = ("problems",)
_EMPTY: dict[str, object] = {}
NOWHERE = Document("", "", None, NO_MARKS, (), (), Span(1, 1, 1, 1))
"""Stands for the document of data that is in no file."""


def from_document(document: Document, catalogue: Catalogue) -> Profile:
    """Return the family in a profile file; UhpError gives the place of what is refused, no text."""
    for problem in document.problems:
        raise unreadable(document, problem)
    refuse_text(document)
    return from_data(document.data, catalogue, document)


def unreadable(document: Document, problem: Problem) -> UhpError:
    """Return why the text of a profile cannot be read."""
    return UhpError(
        f"profile-{problem.rule}" if problem.rule == "empty" else "profile-unreadable",
        place=_place(document, problem.span),
        rule=problem.rule,
        **problem.own,
    )


def refuse_text(document: Document) -> None:
    """Stop at what may tell who a family is."""
    refuse_identity_in(document.text, document.name)


def from_data(data: object, catalogue: Catalogue, document: Document = NOWHERE) -> Profile:
    """Return the family in a part of a document; identifying data is the caller's to refuse."""
    return reader(catalogue)(data, document)


def reader(catalogue: Catalogue) -> Callable[[object, Document], Profile]:
    """Return what reads one part of a document after another, as `from_data` does."""
    return partial(read_with, _Reader(catalogue))


def read_with(reader: "_Reader", data: object, document: Document) -> Profile:
    """Return the family that a reader finds in a part of a document."""
    reader.start(document if document is NOWHERE else document._replace(data=data))
    profile = reader.profile(data)
    try:
        return consistent(profile, reader.catalogue)
    except UhpError as error:  # the place says enough; the message repeats nothing of the family
        route: Route = ("first",)
        if error.code == "stated-and-denied":
            child, problem = error.values["child"], error.values["problem"]
            own = ("children", child) if isinstance(child, int) and child != FAMILY else ()
            route = (*own, "facts", str(problem))
        raise UhpError(f"profile-{error.code}", place=reader.at(route)) from None


def _place(document: Document, span: Span) -> str:
    return f"{document.name}:{span.line}:{span.column}"


def _path(route: Route) -> str:
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in route).removeprefix(".")


def _age(given: object) -> Age | None:
    if isinstance(given, str):
        return parse_age(given)
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= CHILD_AGE_MAX:
        return None
    return _of_years(given)


@cache
def _of_years(years: int) -> Age | None:
    return parse_age(str(years))


class _Reader:
    """Walks a profile file; every step says where it is, so that an error can.

    One that is kept reads one profile after another.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Read nothing yet."""
        self.catalogue = catalogue
        self.document = NOWHERE
        self.places: dict[tuple[int, str], str] = {}
        self.words: Mapping[str, str] = {}
        self._facts: dict[bool, Mapping[str, None]] = {}

    def start(self, document: Document) -> None:
        self.document, self.places, self.words = document, {}, {}

    def at(self, route: Route, *, key: bool = False) -> str:
        if not self.document.name:  # data of a program: a path, without the key that is refused
            return _path(route[:-1] if key else route)
        return _place(self.document, self.document.span(route, key=key))

    def line(self, route: Route) -> str:
        document = self.document
        span = document.root if document is NOWHERE else document.span(route)
        return f"{document.name}:{span.line}"

    def profile(self, given: object) -> Profile:
        data = self.mapping(given, (), _KEYS)
        entries = self.list(data.get("children", ()), ("children",))
        if len(entries) > CHILDREN_MAX:
            place = self.at(("children", CHILDREN_MAX))
            raise UhpError("profile-too-many-children", place=place, limit=CHILDREN_MAX)
        children = tuple([self.child(entry, n) for n, entry in enumerate(entries)])
        family = self.mapping(data.get("family", _EMPTY), ("family",), _FAMILY_KEYS)
        stated, severities = self.problems(
            family.get("problems", ()), ("family", "problems"), FAMILY
        )
        situation = self.mapping(data.get("situation", _EMPTY), ("situation",), SITUATION)
        answers = self.answers(situation, ("situation",), FAMILY)
        others, denied = self.facts(data.get("facts", _EMPTY), ("facts",), FAMILY)
        profile = Profile(children, stated, {**answers, **others}, severities=severities)
        for problem, present in denied.items():
            profile = profile.with_problem(problem, self.catalogue, present=present)
        for number, entry in enumerate(self.list(data.get("tried", ()), ("tried",))):
            profile = self.tried(profile, entry, ("tried", number))
        first = (
            self.problem(data["first"], ("first",), FAMILY) if data.get("first") is not None else ""
        )
        return profile._replace(first=first, places=self.places, words=self.words)

    def child(self, entry: object, number: int) -> Child:
        route: Route = ("children", number)
        data = self.mapping(entry, route, _CHILD_KEYS)
        age, parsed = data.get("age"), None
        if age is not None:
            parsed = _age(age)
            if parsed is None:
                raise UhpError("profile-bad-age", place=self.at((*route, "age")))
        self.places[number, "age"] = self.line(route)
        problems, severities = self.problems(data.get("problems", ()), (*route, "problems"), number)
        own = {f: data[f] for f in CHILD_SITUATION if f in data}
        answers = self.answers(own, route, number)
        others, denied = self.facts(data.get("facts", _EMPTY), (*route, "facts"), number)
        child = Child(parsed, problems, severities, {**answers, **others})
        if not denied:
            return child
        profile = Profile(children=(child,))
        for problem, present in denied.items():
            profile = profile.with_problem(problem, self.catalogue, present=present, child=0)
        return profile.children[0]

    def answers(self, data: Mapping[str, object], route: Route, child: int) -> dict[str, str]:
        return {f: self.answer(f, v, (*route, f), child) for f, v in data.items() if v is not None}

    def facts(
        self, entry: object, route: Route, child: int
    ) -> tuple[dict[str, str], dict[str, bool]]:
        """Return the answers to facts, and the problems that are said to be there or not."""
        answers: dict[str, str] = {}
        problems: dict[str, bool] = {}
        known = self.known(of_family=child == FAMILY)
        for name, value in self.mapping(entry, route, known).items():
            if value is None:
                continue
            fact = self.catalogue.fact(name)
            if fact is not None:
                answers[fact] = self.answer(fact, value, (*route, name), child)
            else:
                problems[name] = self.answer(name, value, (*route, name), child) == "ja"
        return answers, problems

    def known(self, *, of_family: bool) -> Mapping[str, None]:
        """Return the keys that may stand under facts."""
        if of_family not in self._facts:
            terms = self.catalogue.facts.values()
            facts = [t for t in terms if of_family or t.of != "gezin"]
            own = [f for t in facts for f in (*(() if t.id in SITUATION else (t.id,)), *t.aliases)]
            self._facts[of_family] = dict.fromkeys((*own, *self.catalogue.problems))
        return self._facts[of_family]

    def problems(
        self, entry: object, route: Route, child: int
    ) -> tuple[frozenset[str], dict[str, str]]:
        """Return the stated problems, and how severe those are of which that is said."""
        found: set[str] = set()
        severities: dict[str, str] = {}
        for number, item in enumerate(self.list(entry, route)):
            here: Route = (*route, number)
            if isinstance(item, dict):
                data = self.mapping(item, here, ("problem", SEVERITY))
                problem = self.problem(data.get("problem"), (*here, "problem"), child)
                if data.get(SEVERITY) is not None:
                    severities[problem] = self.answer(
                        SEVERITY, data[SEVERITY], (*here, SEVERITY), child
                    )
            else:
                problem = self.problem(item, here, child)
            found.add(problem)
        return frozenset(found), severities

    def problem(self, word: object, route: Route, child: int) -> str:
        found = self.catalogue.problem(word) if isinstance(word, str) else None
        if found is None or not isinstance(word, str):
            raise self.refused(word if isinstance(word, str) else "", route)
        self.places.setdefault((child, found), self.line(route))
        self.words = spoken(self.words, found, word, self.catalogue)
        return found

    def refused(self, word: str, route: Route) -> UhpError:
        """Return why a word is no problem, without the word."""
        from uhp_cli.values.lexicon import IN_FILE, refused  # only on the way to an error

        error = refused(word, self.catalogue, IN_FILE)
        told = {key: value for key, value in error.values.items() if key != "name"}
        return UhpError(f"profile-{error.code}", place=self.at(route), **told)

    def answer(self, fact: str, value: object, route: Route, child: int) -> str:
        if isinstance(value, bool):
            value = "ja" if value else "nee"
        answers: Iterable[str] = self.catalogue.answers.get(fact, ("ja", "nee"))
        found = None
        if isinstance(value, str):
            known = fact in self.catalogue.answers
            found = self.catalogue.answer(fact if known else "crisis", value)
        if found is None:
            from uhp_cli.values.lexicon import alike  # only on the way to an error

            near = alike(fold(value), answers) if isinstance(value, str) else []
            place = self.at(route)
            raise UhpError(
                "profile-unknown-answer", place=place, fact=fact, near=near, all=list(answers)
            )
        self.places[child, fact] = self.line(route)
        return found

    def tried(self, profile: Profile, entry: object, route: Route) -> Profile:
        data = self.mapping(entry, route, ("id", "outcome"))
        name, outcome = data.get("id"), data.get("outcome")
        ended = Outcome.meant(fold(outcome)) if isinstance(outcome, str) else None
        if outcome is not None and ended is None:
            place, outcomes = self.at((*route, "outcome")), [o.value for o in Outcome]
            raise UhpError(
                "profile-unknown-answer", place=place, fact="outcome", near=[], all=outcomes
            )
        named = name if isinstance(name, str) else ""
        try:
            after = tried(profile, named, ended.value if ended else "", self.catalogue)
        except UhpError:
            raise UhpError("profile-bad-help-name", place=self.at((*route, "id"))) from None
        if len(after.tried) + len(after.elsewhere) == len(profile.tried) + len(profile.elsewhere):
            raise UhpError("profile-tried-twice", place=self.at((*route, "id")))
        return after

    def mapping(self, value: object, route: Route, keys: Collection[str]) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise UhpError("profile-needs-mapping", place=self.at(route), keys=[*keys][:12])
        for key in value:
            if key not in keys:
                raise UhpError(
                    "profile-unknown-key",
                    place=self.at((*route, key), key=True),
                    near=nearest(fold(key), keys),
                    all=[*keys][:12],
                )
        return value

    def list(self, value: object, route: Route) -> Sequence[object]:
        if not isinstance(value, list | tuple):
            raise UhpError("profile-needs-list", place=self.at(route))
        return value

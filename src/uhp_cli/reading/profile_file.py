"""A profile file to a profile: closed keys, coded answers, and a refusal of anything that tells who the family is.

Messages name the place, never the value that stands there.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from uhp_cli.errors import UhpError
from uhp_cli.reading.identity import refuse_identity_in
from uhp_cli.source.yaml_source import Document, Route, Span
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue, fold, nearest
from uhp_cli.values.profile import MOST_CHILDREN, SITUATION, Child, Profile, consistent
from uhp_cli.values.vocab import Outcome

_KEYS = ("children", "family", "situation", "facts", "tried", "first")


def from_document(document: Document, catalogue: Catalogue) -> Profile:
    """Return the family in a profile file; UhpError gives the place of what is not accepted, never its text."""
    for problem in document.problems:
        raise UhpError(
            f"profile-{problem.rule}" if problem.rule == "empty" else "profile-unreadable",
            place=_place(document, problem.span),
            rule=problem.rule,
        )
    refuse_identity_in(document.text, document.name)
    return from_data(document.data, document, catalogue)


def from_data(data: Any, document: Document, catalogue: Catalogue) -> Profile:
    """Return the family in a part of a document; identifying data is the caller's to refuse."""
    reader = _Reader(document._replace(data=data), catalogue)
    profile = reader.profile()
    try:
        return consistent(profile, catalogue)
    except (
        UhpError
    ) as error:  # the place says enough; the message does not repeat the family's problems
        route = (
            ("first",) if error.code == "first-not-stated" else ("facts", error.values["problem"])
        )
        raise UhpError(f"profile-{error.code}", place=reader.at(route)) from None


def _place(document: Document, span: Span) -> str:
    return f"{document.name}:{span.line}:{span.column}"


class _Reader:
    """Walks a profile file; every step says where it is, so that an error can."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document = document
        self.catalogue = catalogue
        self.places: dict[str, str] = {}

    def at(self, route: Route, *, key: bool = False) -> str:
        return _place(self.document, self.document.span(route, key=key))

    def line(self, route: Route) -> str:
        return f"{self.document.name}:{self.document.span(route).line}"

    def profile(self) -> Profile:
        data = self.mapping(self.document.data, (), _KEYS)
        described = self.list(data.get("children", []), ("children",))
        if len(described) > MOST_CHILDREN:
            place = self.at(("children", MOST_CHILDREN))
            raise UhpError("profile-too-many-children", place=place, limit=MOST_CHILDREN)
        children = tuple(self.child(entry, ("children", n)) for n, entry in enumerate(described))
        for number in range(len(children)):
            self.places[f"child-{number}"] = self.line(("children", number))
        family = self.mapping(data.get("family", {}), ("family",), ("problems",))
        profile = Profile(
            children=children,
            family=self.problems(family.get("problems", []), ("family", "problems")),
        )
        facts: dict[str, str] = {}
        situation = self.mapping(data.get("situation", {}), ("situation",), SITUATION)
        for fact, value in situation.items():
            if value is not None:
                facts[fact] = self.answer(fact, value, ("situation", fact))
        profile = profile._replace(facts=facts)
        others = [f for f in self.catalogue.answers if f not in SITUATION]
        for name, value in self.mapping(
            data.get("facts", {}), ("facts",), (*others, *self.catalogue.problems)
        ).items():
            if value is None:
                continue
            answer = self.answer(name, value, ("facts", name))
            if name in self.catalogue.answers:
                profile = profile._replace(facts={**profile.facts, name: answer})
            else:
                profile = profile.with_problem(name, present=answer == "ja")
        tried = dict(
            self.tried(entry, ("tried", n))
            for n, entry in enumerate(self.list(data.get("tried", []), ("tried",)))
        )
        first = self.problem(data["first"], ("first",)) if data.get("first") is not None else ""
        return profile._replace(tried=dict(sorted(tried.items())), first=first, places=self.places)

    def child(self, entry: Any, route: Route) -> Child:
        data = self.mapping(entry, route, ("age", "problems"))
        age = data.get("age")
        parsed = None
        if age is not None:
            parsed = (
                parse_age(str(age))
                if isinstance(age, int | str) and not isinstance(age, bool)
                else None
            )
            if parsed is None:
                raise UhpError("profile-bad-age", place=self.at((*route, "age")))
        return Child(parsed, self.problems(data.get("problems", []), (*route, "problems")))

    def problems(self, entry: Any, route: Route) -> frozenset[str]:
        return frozenset(
            self.problem(word, (*route, n)) for n, word in enumerate(self.list(entry, route))
        )

    def problem(self, word: Any, route: Route) -> str:
        found = self.catalogue.problem(word) if isinstance(word, str) else None
        if found is None:
            near = self.catalogue.near_problems(word) if isinstance(word, str) else []
            raise UhpError(
                "profile-unknown-problem",
                place=self.at(route),
                near=near,
                all=sorted(self.catalogue.problems),
            )
        self.places.setdefault(f"problem-{found}", self.line(route))
        return found

    def answer(self, fact: str, value: Any, route: Route) -> str:
        if isinstance(value, bool):
            value = "ja" if value else "nee"
        answers: Iterable[str] = self.catalogue.answers.get(fact, ("ja", "nee"))
        if not isinstance(value, str) or fold(value) not in answers:
            near = nearest(fold(value), answers) if isinstance(value, str) else []
            raise UhpError(
                "profile-unknown-answer",
                place=self.at(route),
                fact=fact,
                near=near,
                all=list(answers),
            )
        self.places[fact] = self.line(route)
        return fold(value)

    def tried(self, entry: Any, route: Route) -> tuple[str, str]:
        data = self.mapping(entry, route, ("id", "outcome"))
        name, outcome = data.get("id"), data.get("outcome")
        try:
            found = self.catalogue.get(name if isinstance(name, str) else "")
        except UhpError as error:
            raise UhpError(
                "profile-unknown-intervention",
                place=self.at((*route, "id")),
                near=error.values["near"],
            ) from None
        outcomes = [o.value for o in Outcome]
        if outcome is not None and (not isinstance(outcome, str) or fold(outcome) not in outcomes):
            raise UhpError(
                "profile-unknown-answer",
                place=self.at((*route, "outcome")),
                fact="outcome",
                near=[],
                all=outcomes,
            )
        return found.id, fold(outcome) if outcome else ""

    def mapping(self, value: Any, route: Route, keys: Sequence[str]) -> Mapping[str, Any]:
        if not isinstance(value, dict) or (not route and not value):
            raise UhpError("profile-needs-mapping", place=self.at(route), keys=list(keys[:12]))
        for key in value:
            if key not in keys:
                raise UhpError(
                    "profile-unknown-key",
                    place=self.at((*route, key), key=True),
                    near=nearest(fold(key), keys),
                    all=list(keys[:12]),
                )
        return value

    def list(self, value: Any, route: Route) -> Sequence[Any]:
        if not isinstance(value, list):
            raise UhpError("profile-needs-list", place=self.at(route))
        return value

"""Files with several families: cases with what is expected of each, and plain profiles.

Closed keys, every mistake with its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from uhp_cli.errors import UhpError
from uhp_cli.method.cases import Case, Expect
from uhp_cli.method.reasons import EXCLUDING
from uhp_cli.reading.identity import identity, refuse_identity_in
from uhp_cli.reading.profile_file import from_data
from uhp_cli.reading.shaped import refuse_mistakes
from uhp_cli.source.yaml_source import Document, Route, read
from uhp_cli.values.catalogue import Catalogue, nearest
from uhp_cli.values.profile import Profile

if TYPE_CHECKING:
    from uhp_cli import shapes


def read_cases(document: Document, catalogue: Catalogue, schema: shapes.Schema) -> tuple[Case, ...]:
    """Return the cases of a file in their order; UhpError with the place of the first mistake."""
    refuse_mistakes(document, _without_families(schema))
    return tuple(_Reader(document, catalogue).cases())


def _without_families(schema: shapes.Schema) -> shapes.Schema:
    """Return a schema that asks nothing of a family: its own reader never repeats what it says."""
    return {**schema, "$defs": {**schema["$defs"], "profile": {}, "excluded": {}}}


def readable(document: Document) -> None:
    """Stop with the first problem of the text itself, without a word of it."""
    for problem in document.problems:
        raise UhpError(
            "cases-unreadable",
            place=f"{document.name}:{problem.span.line}:{problem.span.column}",
            rule=problem.rule,
            **problem.own,
        )


_LONG = 2_000


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """Return the lines of a file, which is asked once for each of its families."""
    return text.split("\n")


def family(document: Document, route: Route, catalogue: Catalogue) -> Profile:
    """Return the family that stands somewhere in a document."""
    data = document.data
    for step in route:
        data = data[step]
    span = document.span(route)
    lines = _lines(document.text)[span.line - 1 : span.end_line]
    for number, line in enumerate(lines, span.line):
        # A line with thousands of families is not read again for each of them.
        start = span.column - 1 if number == span.line else 0
        end = span.end_column if number == span.end_line else len(line)
        part = line if len(line) <= _LONG else line[start:end]
        refuse_identity_in(part, f"{document.name}:{number}")
    return from_data(data, catalogue, document._replace(root=span))


def _refuse_identity(text: str, place: str) -> None:
    kind = identity(text)
    if kind:
        raise UhpError("identifying", place=place, what=kind)


class _Reader:
    """Walks a file of right shape; interventions, problems and sources are the catalogue's."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document = document
        self.catalogue = catalogue

    def cases(self) -> Iterator[Case]:
        names: dict[str, int] = {}
        for number, entry in enumerate(self.document.data["cases"]):
            route: Route = ("cases", number)
            line = self.document.span(route).line
            if entry["name"] in names:
                raise UhpError(
                    "case-twice",
                    place=self.at((*route, "name")),
                    name=entry["name"],
                    first=names[entry["name"]],
                )
            names[entry["name"]] = line
            _refuse_identity(entry["name"], self.at((*route, "name")))
            source = entry.get("source", "")
            if source and source.partition(":")[0] not in self.catalogue.sources:
                near = nearest(source.partition(":")[0], self.catalogue.sources, 1)
                raise UhpError(
                    "case-unknown-source", place=self.at((*route, "source")), name=source, near=near
                )
            profile = family(self.document, (*route, "profile"), self.catalogue)
            if not profile.problems:
                raise UhpError("case-without-problem", place=self.at((*route, "profile"), key=True))
            yield Case(
                entry["name"],
                source,
                self.document.name,
                line,
                profile,
                self.expect(entry["expect"], (*route, "expect")),
            )

    def expect(self, data: shapes.Expect, route: Route) -> Expect:
        def ids(key: str, names: list[str]) -> tuple[str, ...]:
            return tuple(self.id(name, (*route, key, n)) for n, name in enumerate(names))

        return Expect(
            first=ids("first", data["first"]) if "first" in data else None,
            present=ids("present", data.get("present", [])),
            beside=ids("beside", data.get("beside", [])),
            plan=ids("plan", data["plan"]) if "plan" in data else None,
            not_in_plan=ids("not_in_plan", data.get("not_in_plan", [])),
            fits=ids("fits", data.get("fits", [])),
            asks=ids("asks", data.get("asks", [])),
            excluded=self.excluded(data.get("excluded", []), (*route, "excluded")),
            uncovered=self.problems(data["uncovered"], (*route, "uncovered"))
            if "uncovered" in data
            else None,
            above=tuple(
                self.pair(pair, (*route, "above", n))
                for n, pair in enumerate(data.get("above", ()))
            ),
        )

    def pair(self, names: list[str], route: Route) -> tuple[str, str]:
        return self.id(names[0], (*route, 0)), self.id(names[1], (*route, 1))

    def id(self, name: object, route: Route, *, key: bool = False) -> str:
        try:
            return self.catalogue.get(name if isinstance(name, str) else "").id
        except UhpError as error:
            raise UhpError(
                "case-unknown-intervention",
                place=self.at(route, key=key),
                name=name,
                near=error.values["near"],
            ) from None

    def excluded(self, data: object, route: Route) -> Mapping[str, str]:
        if isinstance(data, list):
            return {self.id(name, (*route, n)): "" for n, name in enumerate(data)}
        if not isinstance(data, dict):
            raise UhpError("case-excluded", place=self.at(route))
        for name, code in data.items():
            if code is not None and code not in EXCLUDING:
                near = nearest(str(code), EXCLUDING, 1)
                raise UhpError(
                    "case-unknown-code",
                    place=self.at((*route, name)),
                    name=code,
                    near=near,
                    all=list(EXCLUDING),
                )
        return {self.id(name, (*route, name), key=True): code or "" for name, code in data.items()}

    def problems(self, words: list[str], route: Route) -> tuple[str, ...]:
        found = []
        for number, word in enumerate(words):
            problem = self.catalogue.problem(word)
            if problem is None:
                from uhp_cli.values.lexicon import near_problems  # only on the way to an error

                near = near_problems(word, self.catalogue)
                raise UhpError(
                    "case-unknown-problem", place=self.at((*route, number)), name=word, near=near
                )
            found.append(problem)
        return tuple(found)

    def at(self, route: Route, *, key: bool = False) -> str:
        span = self.document.span(route, key=key)
        return f"{self.document.name}:{span.line}:{span.column}"


def families(raw: bytes, name: str) -> Iterator[tuple[str, Document, Route]]:
    """Give each family of a file with where it stands.

    The file is JSON Lines, a list of profiles, one profile, or a file of cases.
    """
    lines = [(n, line) for n, line in enumerate(raw.split(b"\n"), 1) if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith(b"{") for _, line in lines):
        for number, line in lines:
            document = moved(read(line, name), number - 1)
            readable(document)
            refuse_identity_in(document.text, f"{name}:{number}")
            yield "", document._replace(text=""), ()
        return
    document = read(raw, name, fewest=3)  # a family in JSON is short
    readable(document)
    data = document.data
    if isinstance(data, dict) and isinstance(data.get("cases"), list):
        for number, case in enumerate(data["cases"]):
            if isinstance(case, dict) and "profile" in case:
                title = str(case.get("name", ""))
                _refuse_identity(title, f"{name}:{document.span(('cases', number)).line}:1")
                yield title, document, ("cases", number, "profile")
    elif isinstance(data, list):
        yield from (("", document, (number,)) for number in range(len(data)))
    else:
        yield "", document, ()


def moved(document: Document, lines: int) -> Document:
    """Return a document that begins so many lines further down its file."""
    problems = tuple(p._replace(span=p.span.down(lines)) for p in document.problems)
    return document._replace(above=lines, root=document.root.down(lines), problems=problems)

"""Every mistake in a profile file, where reading it for an answer stops at the first."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TypeVar

from uhp_cli.errors import UhpError
from uhp_cli.reading.profile_file import _Reader, read_with, refuse_text, unreadable
from uhp_cli.source.yaml_source import MOST_FINDINGS, Document, Route
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Child, Profile

Read = TypeVar("Read")


def mistakes(document: Document, catalogue: Catalogue) -> list[UhpError]:
    """Return what is wrong with a profile file, in order of place, each without what stands there.

    UhpError when it holds what may tell who the family is: then nothing else is told.
    """
    if document.problems:
        return [unreadable(document, problem) for problem in document.problems[:MOST_FINDINGS]]
    refuse_text(document)
    reader = _ReadsOn(catalogue)
    try:
        read_with(reader, document.data, document)
    except UhpError as error:
        if error not in reader.found:  # what no two right parts may say together
            reader.found.append(error)
    return sorted(reader.found, key=_place)[:MOST_FINDINGS]


def _place(error: UhpError) -> tuple[int, int]:
    _, line, column = error.place.rsplit(":", 2)
    return int(line), int(column)


class _ReadsOn(_Reader):
    """Keeps a mistake and reads on as if what is wrong was not there."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self.found: list[UhpError] = []

    def _else(self, otherwise: Read, read: Callable[[], Read]) -> Read:
        try:
            return read()
        except UhpError as error:
            self.found.append(error)
            return otherwise

    def profile(self, given: object) -> Profile:
        found = self._else(Profile(), lambda: super(_ReadsOn, self).profile(given))
        if self.found:
            raise self.found[0]
        return found

    def child(self, entry: object, number: int) -> Child:
        read = super().child
        if isinstance(entry, dict) and (age := entry.get("age")) is not None:
            self._else(Child(None), partial(read, {"age": age}, number))
            entry = {key: value for key, value in entry.items() if key != "age"}
        return read(entry, number)

    def problem(self, word: object, route: Route, child: int) -> str:
        return self._else("", lambda: super(_ReadsOn, self).problem(word, route, child))

    def answer(self, fact: str, value: object, route: Route, child: int) -> str:
        return self._else("", lambda: super(_ReadsOn, self).answer(fact, value, route, child))

    def tried(self, profile: Profile, entry: object, route: Route) -> Profile:
        return self._else(profile, lambda: super(_ReadsOn, self).tried(profile, entry, route))

    def mapping(self, value: object, route: Route, keys: Collection[str]) -> Mapping[str, object]:
        read = super().mapping
        nothing: Mapping[str, object] = {}
        if not isinstance(value, dict):
            return self._else(nothing, partial(read, value, route, keys))
        found: dict[str, object] = {}
        for key, content in value.items():
            found.update(self._else(nothing, partial(read, {key: content}, route, keys)))
        return found

    def list(self, value: object, route: Route) -> Sequence[object]:
        return self._else((), lambda: super(_ReadsOn, self).list(value, route))

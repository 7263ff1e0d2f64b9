"""The answer of `uhp test` for a build server: each case that fails beside its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uhp_cli.pages import ci

if TYPE_CHECKING:
    from collections.abc import Callable

    from uhp_cli.method.cases import Report, Result

    Told = Callable[[Result], list[str]]


def to_github(value: Report, told: Told, summary: str) -> str:
    """Return workflow commands, one for each case that fails, and the count."""
    return "\n".join([*_commands(value, told), summary]) + "\n"


def _commands(value: Report, told: Told) -> Iterator[str]:
    for result in value.failed:
        case = result.case
        place = (("file", ci.posix(case.file)), ("line", case.line))
        yield ci.command("error", place, f"uhp test {case.name}", "\n".join(told(result)))


def to_junit(value: Report, told: Told) -> str:
    """Return JUnit XML: a suite for each file, its cases by name."""
    suites: dict[str, list[ci.Case]] = {}
    for result in value.results:
        case, lines = result.case, told(result)
        found = ci.Case(case.file, case.name)
        if lines:
            place = f"{case.file}:{case.line}"
            text = "\n".join([place, *lines])
            found = ci.Case(case.file, case.name, text, "expectation", lines[0])
        suites.setdefault(case.file, []).append(found)
    return ci.junit("uhp test", suites)

"""What a build server reads: GitHub's workflow commands, and JUnit XML. Nothing but the format."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from uhp_cli.safe import clean, visible


class Case(NamedTuple):
    """A test case with what to tell of it; `failure` is the kind of what went wrong."""

    place: str
    name: str
    text: str = ""
    failure: str = ""
    message: str = ""


def junit(name: str, suites: Mapping[str, Sequence[Case]]) -> str:
    """Return JUnit XML: a suite for each file, with its cases."""
    written = [
        f"<testsuite name={_attribute(file)} tests={_attribute(len(cases))}"
        f' failures={_attribute(sum(bool(c.failure) for c in cases))} errors="0">\n'
        + "".join(f"{_case(case)}\n" for case in cases)
        + "</testsuite>\n"
        for file, cases in suites.items()
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={_attribute(name)}>\n'
        + "".join(written)
        + "</testsuites>\n"
    )


def _case(case: Case) -> str:
    head = f"  <testcase classname={_attribute(case.place)} name={_attribute(case.name)}"
    text = _escaped("\n".join(map(visible, case.text.split("\n"))))
    if case.failure:
        about = f"type={_attribute(case.failure)} message={_attribute(case.message)}"
        return f"{head}><failure {about}>{text}</failure></testcase>"
    return f"{head}><system-out>{text}</system-out></testcase>" if text else f"{head}/>"


def _attribute(value: object) -> str:
    return f'"{_escaped(visible(str(value)))}"'


def _escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def command(level: str, place: Iterable[tuple[str, object]], title: str, text: str) -> str:
    """Return a workflow command that shows a text beside a line: `place` is file, line, ….

    No text makes a command or a property of its own.
    """
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place)
    return f"::{level} {properties},title={_property(title)}::{_data(clean(text))}"


def posix(name: str) -> str:
    """Return a path as build servers write it."""
    return visible(name).replace("\\", "/")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")

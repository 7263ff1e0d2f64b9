"""What a rule is, and how one is declared.

Its code, sentences, reason and examples stand above the function that checks it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from uhp_cli.source.yaml_source import Route

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.checking.draft import Draft


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


class Rule(NamedTuple):
    """A rule: its sentence names what stands there; {…} are the values of a finding."""

    code: str
    name: str
    severity: Severity
    dutch: str
    english: str
    why_dutch: str
    why_english: str
    bad: str
    good: str
    reviewed: bool = False
    """Whether `# ok: why` at the end of its line says that somebody looked at it."""

    def title(self, lang: str) -> str:
        """Return the sentence without the values of a finding."""
        return re.sub(r"\{[^}]*\}", "…", self.dutch if lang == "nl" else self.english)

    def why(self, lang: str) -> str:
        """Return why the rule is there."""
        return self.why_dutch if lang == "nl" else self.why_english


class Fault(Protocol):
    """An error of jsonschema, as far as rules read it."""

    validator: str
    validator_value: Any
    instance: Any
    schema: "shapes.Schema"
    schema_path: Sequence[str | int]
    absolute_path: Sequence[str | int]
    context: "Sequence[Fault]"


class Line(NamedTuple):
    """The line where a route leads, as a value of a sentence."""

    route: Route


class Mistake(NamedTuple):
    """Something that breaks a rule: which one, where, and the values of its sentence."""

    rule: str
    route: Route
    values: Mapping[str, object]
    key: bool = False
    """Whether the key is meant, and not its value."""
    near: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    part: str = ""
    """The part of the text that is meant."""


Check = Callable[["Draft"], Iterator[Mistake]]

DECLARED: list[Rule] = []
"""Every rule, as its room declared it."""
CHECKS: list[Check] = []
"""Every check of a rule, once, in the order of the rooms."""
GUARDS: list[Check] = []
"""The checks that can find an error, in the same order."""


def rule(
    code: str,
    name: str,
    *,
    nl: str,
    en: str,
    why_nl: str,
    why_en: str,
    bad: str,
    good: str,
    severity: Severity = Severity.ERROR,
    reviewed: bool = False,
) -> Callable[[Check], Check]:
    """Declare a rule; above a function, that function checks it.

    0xx file and encoding, 1xx YAML and schema, 2xx between records, 3xx the field, 4xx freshness,
    5xx security.
    A rule that stands alone is found while the file is read or held against its schema.
    """
    DECLARED.append(Rule(code, name, severity, nl, en, why_nl, why_en, bad, good, reviewed))

    def checked_by(check: Check) -> Check:
        if check not in CHECKS:
            CHECKS.append(check)
        if severity is Severity.ERROR and check not in GUARDS:
            GUARDS.append(check)
        return check

    return checked_by


def short(text: str) -> str:
    """Return a text as a sentence names it: at most 60 characters."""
    return text if len(text) <= 60 else text[:59] + "…"

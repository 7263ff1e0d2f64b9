"""A catalogue whose texts try to be something else: markup, a formula, a code for a terminal."""

import copy
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from conftest import PINNED
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import Catalogue, decode

HOSTILE = (
    "<script>alert('uhp')</script>",
    '"><img src=https://example.org/x onerror=alert(1)>',
    '=HYPERLINK("https://example.org";"klik")',
    "+1;=2|`a`|**b** [c](javascript:alert(1))",
    "-1\t=cmd",
    "@SUM(1)",
    "\x1b[31mrood\x1b]0;titel\x07",
    "\u202egnippalf\u202c \u200bonzichtbaar",
    "</style></svg></title><iframe srcdoc=x>",
    "| rij | rij |\n# kop",
    "＝1+1",
)
_SIGNS = re.compile(r"alert|HYPERLINK|javascript|cmd|SUM|31mrood|gnippalf|iframe|# kop|1\\?\+1")
"""What is left of each of them wherever it is shown as a text."""

WORDS = frozenset({
    "id", "type", "side", "of", "broader", "role", "problem", "severity", "level", "level_on",
    "effects", "studies", "design", "country", "direction", "control_group", "touches", "phase",
    "variant_of", "min", "max", "scope", "region", "cited_in", "sources", "version", "date",
    "url", "when",
})  # fmt: skip
"""The keys of a catalogue that hold words of the program, numbers or places; others are texts."""


def is_shown(text: str) -> bool:
    """Say whether a hostile text stands in a text, however it was made harmless."""
    return bool(_SIGNS.search(text))


def hostile_catalogue() -> Catalogue:
    """Return the packaged catalogue with a hostile text in front of every text; words stay."""
    data: dict[str, Any] = copy.deepcopy(dict(loading.load_catalogue(str(PINNED)).record))
    return decode(_spoiled(data, cycle(HOSTILE)), "0" * 64)


def _spoiled(value: Any, hostile: Iterator[str]) -> Any:
    if isinstance(value, dict):
        return {k: v if _is_word(k, v, value) else _spoiled(v, hostile) for k, v in value.items()}
    if isinstance(value, list):
        return [_spoiled(v, hostile) for v in value]
    return f"{next(hostile)} {value}" if isinstance(value, str) else value


def _is_word(key: str, value: Any, record: dict[str, Any]) -> bool:
    """Say whether a key holds a word here: not where it holds records, as the `sources` of a file.

    What a finding is about is a word; what sources differ about is a text.
    """
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        return False
    return key in WORDS or (key == "about" and "direction" in record)

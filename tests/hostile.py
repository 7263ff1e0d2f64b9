"""A catalogue whose texts try to be something else: markup, a formula, a terminal code, another reading order."""

import copy
from typing import Any

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


def hostile_catalogue() -> Catalogue:
    """Return the packaged catalogue with hostile words in every text; ids, levels, ages and conditions stay."""
    data: dict[str, Any] = copy.deepcopy(dict(loading.load_catalogue(None).record))
    counter = iter(range(10**9))

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoil(v, key) for v in value]
        if isinstance(value, str) and key in TEXTS:
            return f"{HOSTILE[next(counter) % len(HOSTILE)]} {value}"
        return value

    for entry in data["interventions"]:
        entry.update(spoil(entry))
    data["sources"] = [spoil(s) for s in data["sources"]]
    data["vocabulary"] = {
        kind: [spoil(term) for term in terms] for kind, terms in data["vocabulary"].items()
    }
    data["catalogue"] = spoil(data["catalogue"])
    return decode(data, "0" * 64)


TEXTS = {
    "name",
    "abbreviation",
    "text",
    "question",
    "about",
    "used",
    "why",
    "title",
    "publisher",
    "citation",
    "meaning",
    "english",
    "involve",
    "said_by",
}
"""The keys of a catalogue that hold free text."""

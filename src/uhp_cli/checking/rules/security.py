"""Rules of security: addresses. Characters that steer or hide are found by the reader (UHP501)."""

import re
from collections.abc import Iterator

from uhp_cli.checking.draft import Draft
from uhp_cli.checking.rule import Mistake, rule, short


@rule(
    "UHP502",
    "link-not-https",
    nl="'{value}' is geen adres dat met https:// begint",
    en="'{value}' is not an address that begins with https://",
    why_nl=(
        "Een adres zonder https kan onderweg worden veranderd, en javascript: of file: is geen "
        "bron."
    ),
    why_en=(
        "An address without https can be changed on its way, and javascript: or file: is no source."
    ),
    bad="url: http://www.nji.nl/mst",
    good="url: https://www.nji.nl/mst",
)
def link_not_https(draft: Draft) -> Iterator[Mistake]:
    """Give each address in a text that can be changed on its way.

    That of a source is held against the schema.
    """
    for route, text in draft.links:
        found = re.search(r"http:\S*", text)
        link = found[0] if found else ""
        yield Mistake("link-not-https", route, {"value": short(link)}, part=link)

"""Running text as HTML: ladders, other languages, links, addresses, telephone numbers, references.

Only what looks like an address or a number here becomes a link; data cannot name another target.
"""

import re
from collections.abc import Collection
from html import escape

from uhp_cli.pages.blocks import Cell, Ladder, Link, Page, Paragraph, Piece, Said, Text, pieces
from uhp_cli.safe import clean

_CALLABLE = re.compile(
    r"(?P<url>https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:/[\w./~%?=&#+,;:@!$'()*-]*[\w/~%=&#+$*-])?)"
    r"|(?P<number>\b0[89]00-\d{4}\b"
    r"|(?:(?<=[Bb]el )|(?<=[Cc]all )|(?<=gevaar )|(?<=danger ))11[23]\b)",
    re.ASCII,
)


def quoted(text: str) -> str:
    """Return text that cannot leave its element or attribute, unsafe characters made visible."""
    return escape(clean(text), quote=True)


class Running:
    """Writes the running text of one page."""

    def __init__(self, page: Page, anchors: Collection[str], sources: Collection[str]) -> None:
        """Keep where links may lead: to the parts and the sources that this page has."""
        self.lang, self.foreign = page.lang, page.foreign
        self.anchors, self.sources = anchors, sources
        self.named = set[str]()
        """The sources that a text named: the first time is where the way back leads."""

    def item(self, item: Cell | Paragraph) -> str:
        """Return what an item says, with its references small behind it."""
        text = self.text(item.text)
        if not item.refs:
            return text
        listed = ", ".join(map(self._reference, item.refs))
        return f"{text}{' ' if text else ''}<small>[{listed}]</small>"

    def text(self, text: Text) -> str:
        """Return a text."""
        return "".join(map(self._piece, pieces(text)))

    def _own(self, text: str) -> str:
        """Return a text of the page itself, in which some pieces may be in another language."""
        if self.foreign is None:
            return _linked(text)
        found = self.foreign(text)
        return "".join(_linked(p) if isinstance(p, str) else self._piece(p) for p in found)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Ladder():
                label = f"{piece.step} {'of' if self.lang == 'en' else 'van'} 4:"
                return f'<span class="steps" role="img" aria-label="{label}">{piece.dots}</span>'
            case Said():
                inside = _linked(piece.text)
                if piece.lang == self.lang:
                    return inside
                return f'<span lang="{quoted(piece.lang)}">{inside}</span>'
            case Link():
                inside = quoted(piece.text)
                if piece.to not in self.anchors:
                    return inside
                return f'<a href="#{quoted(piece.to)}">{inside}</a>'
            case _:
                return self._own(piece)

    def _reference(self, ref: str) -> str:
        name = ref.partition(":")[0]
        if name not in self.sources:
            return quoted(ref)
        here = "" if name in self.named else f' id="ref-{quoted(name)}"'
        self.named.add(name)
        return f'<a href="#bron-{quoted(name)}"{here}>{quoted(ref)}</a>'


def _linked(text: str) -> str:
    """Return a text in which addresses and telephone numbers are links."""
    found, at = [], 0
    for match in _CALLABLE.finditer(text):
        to = match["url"] or f"tel:{match['number'].replace('-', '')}"
        found.append(quoted(text[at : match.start()]))
        found.append(f'<a href="{quoted(to)}" rel="noreferrer">{quoted(match[0])}</a>')
        at = match.end()
    return "".join(found) + quoted(text[at:])

"""Which words of an English page are Dutch: what the catalogue and the guideline say themselves.

A screen reader has to be told (WCAG 3.1.2). Names of interventions and sources are names.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from uhp_cli.pages.blocks import Piece, Said
from uhp_cli.telling.words import Lang, Words

_OWN = frozenset(("text", "used", "why", "said_by", "about", "population", "figure", "outcome"))
"""The fields of an intervention that are sentences or words of a source."""
_TERMS = ("gedeelde verklarende analyse", "gedragswetenschapper")
"""Dutch terms that sentences of the program name beside their English."""


def finder(words: Words) -> Callable[[str], tuple[Piece, ...]] | None:
    """Return what splits a text into pieces with their language; None on a Dutch page."""
    catalogue = words.catalogue
    if words.lang is Lang.NL or catalogue is None:
        return None
    index: dict[str, list[str]] = {}

    def find(text: str) -> tuple[Piece, ...]:
        if not index:
            own = {
                *_TERMS,
                catalogue.title,
                *(t for i in catalogue.interventions for t in _texts(i.record)),
            }
            for known in sorted(filter(None, map(_bare, own)), key=len, reverse=True):
                index.setdefault(_FIRST.findall(known)[0], []).append(known)
        return tuple(_split(text, index))

    return find


_FIRST = re.compile(r"\w+")


def _bare(text: str) -> str:
    """Return a text from its first word on, without its last stop; empty when it is one word."""
    bare = re.sub(r"^\W+|[.\s]+$", "", text)
    return bare if " " in bare or len(bare) > 6 else ""


def _texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, content in value.items():
            yield from _texts(content, name)
    elif isinstance(value, list):
        for content in value:
            yield from _texts(content, key)
    elif isinstance(value, str) and key in _OWN:
        yield value


def _split(text: str, index: Mapping[str, list[str]]) -> Iterator[Piece]:
    done = 0
    for word in _FIRST.finditer(text):
        at = word.start()
        if at < done:
            continue
        for known in index.get(word[0], ()):
            end = at + len(known)
            if text.startswith(known, at) and not text[end : end + 1].isalnum():
                if at > done:
                    yield text[done:at]
                yield Said(known)
                done = end
                break
    if done < len(text):
        yield text[done:]

"""One table of characters that steer or hide, and three ways to show them."""

import json
import sys
import unicodedata

import pytest

from uhp_cli.safe import bare, clean, escaped, unsafe, visible

EVERY = [chr(n) for n in range(sys.maxunicode + 1)]
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def _bad(character: str) -> bool:
    """Say whether nobody can see a character, by what Unicode says of it: not a letter, and no way to write it."""
    kind, number = unicodedata.category(character), ord(character)
    return (
        kind in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character) in BIDI
        or number & 0xFFFE == 0xFFFE
        or 0xFDD0 <= number <= 0xFDEF
        or 0xE0000 <= number <= 0xE0FFF
        or 0xFFF0 <= number <= 0xFFF8
        or 0x1BCA0 <= number <= 0x1BCA3  # of shorthand
        or 0x1D173 <= number <= 0x1D17A  # of music
        or character in "\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    )


def test_the_table_holds_what_unicode_calls_steering_or_invisible() -> None:
    """Control, order of reading, without width, tags, surrogates and code points that are none: each alone is found."""
    missed = [f"{ord(c):04X}" for c in EVERY if _bad(c) and c not in "\t\n" and not [*unsafe(c)]]
    assert missed == []


def test_what_people_write_is_left_alone() -> None:
    """Letters of any script, signs, emoji, layout and no-break spaces pass through all three as they are."""
    for text in ("Ünïcode ’s – … € 日本 שלום مرحبا", "a\u00a0b\u202fc", "❤️ 👍🏽", "regel"):
        assert clean(text) == visible(text) == escaped(text) == text
    assert clean("a\tb\n") == escaped("a\tb\n") == "a\tb\n"


@pytest.mark.parametrize("character", ["\x07", "\x9b", "\xad", "\u061c", "\u180e", "\u202e", "\ufffe", "\U000e0041", "\ud800", "\u3164"])  # fmt: skip
def test_three_ways_to_show_one(character: str) -> None:
    """By code point, as one replacement, and as an escape that reads back as the same data."""
    text = f"a{character}b"
    assert clean(text) == f"a<{ord(character):04X}>b"
    assert visible(text) == "a\ufffdb"
    assert bare(text) == "a b"
    assert escaped(text).isascii()
    assert json.loads(f'"{escaped(text)}"') == text


def test_the_colours_of_the_program_may_be_printed_and_no_other_code() -> None:
    """A select-graphic-rendition sequence passes; a title, a bell or a cursor move is an escape of JSON."""
    assert escaped("\x1b[1;31mrood\x1b[0m") == "\x1b[1;31mrood\x1b[0m"
    assert escaped("\x1b]0;titel\x07\x1b[2J") == r"\u001b]0;titel\u0007\u001b[2J"

"""Characters that steer a terminal, turn the order of reading or hide.

One table, and three ways to show them.

Tab and line feed are layout: who prints one line takes them out as well. What is left in are the
variation selectors
U+FE00 to U+FE0F, which choose between two pictures of a sign.
"""

import json
import re
from collections.abc import Iterator

_RANGES = (
    "\0-\x08\x0b-\x1f\x7f-\x9f"  # control
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # unseen: hyphen, joiner, filler
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # without width, or another reading order
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # annotations, shorthand, music
    "\U000e0000-\U000e0fff"  # tags, selectors: can carry hidden text
    "\ud800-\udfff\ufdd0-\ufdef"  # halves of a character, and code points that are none
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000))
)
# Compiled when one is met, which is rare: re remembers them.
_UNSAFE = f"[{_RANGES}]"
_STEERING = f"[\t\n{_RANGES}]"
_PRINTED = f"[{_RANGES}](?<!\r)(?:(?<!\x1b)|(?!\\[[0-9;]*m))"
"""What may not be printed: all but the colours and the line starts that are the program's own."""
_LETTERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u3164\uffa0"
).union(map(chr, range(0xE0100, 0xE01F0)))
"""Those of the table that Python calls printable."""
_PLAIN = bytes((9, 10, *range(0x20, 0x7F)))
"""The bytes of a text that need no look: tab, line feed and what ASCII prints."""


def clean(text: str) -> str:
    """Return text with each unsafe character as its code point, <061C>.

    For pages, tables and errors.
    """
    return re.sub(_UNSAFE, lambda m: f"<{ord(m[0]):04X}>", text) if _any(text) else text


def visible(text: str) -> str:
    """Return a line of a file with one � for each unsafe character: the width stays right."""
    safe = text.isprintable() and not _any(text)  # here tab and line feed are no layout
    return text if safe else re.sub(_STEERING, "\ufffd", text)


def escaped(text: str) -> str:
    """Return text with unsafe characters as escapes of JSON, which are the same data.

    For whole answers.
    """
    return re.sub(_PRINTED, lambda m: json.dumps(m[0])[1:-1], text) if _any(text) else text


def bare(text: str) -> str:
    """Return text with a space for each unsafe character: the rest can be read."""
    return re.sub(_UNSAFE, " ", text) if _any(text) else text


def unsafe(text: str) -> Iterator[tuple[int, str]]:
    """Give each unsafe character of a text with its index."""
    if _any(text):
        yield from ((m.start(), m[0]) for m in re.finditer(_UNSAFE, text))


def _any(text: str) -> bool:
    """Say whether a text may hold an unsafe character; most do not, and this is quick."""
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not odd:
        return False
    signs = odd.decode("utf-8", "surrogatepass")
    return not signs.isprintable() or not _LETTERS.isdisjoint(signs)

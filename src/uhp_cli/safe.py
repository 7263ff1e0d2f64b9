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
    "\ufff9-\ufffb\U000e0000-\U000e0fff"  # annotations, tags, selectors: can carry hidden text
    "\ud800-\udfff\ufdd0-\ufdef"  # halves of a character, and code points that are none
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000))
)
# Compiled when one is met, which is rare: re remembers them.
_UNSAFE = f"[{_RANGES}]"
_STEERING = f"[\t\n{_RANGES}]"
_PRINTED = f"[{_RANGES}](?<!\r)(?:(?<!\x1b)|(?!\\[[0-9;]*m))"
"""What may not be printed: all but the colours and the line starts that are the program's own."""
_LETTERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\U000e0100-\U000e01ef]"
)
"""Those of the table that Python calls printable."""


def clean(text: str) -> str:
    """Return text with each unsafe character as its code point, <061C>.

    For pages, tables and errors.
    """
    return re.sub(_UNSAFE, lambda m: f"<{ord(m[0]):04X}>", text) if _any(text) else text


def visible(text: str) -> str:
    """Return a line of a file with one � for each unsafe character: the width stays right."""
    return re.sub(_STEERING, "\ufffd", text) if _any(text) else text


def escaped(text: str) -> str:
    """Return text with unsafe characters as escapes of JSON, which are the same data.

    For whole answers.
    """
    if not _any(text.replace("\n", "")):
        return text
    return re.sub(_PRINTED, lambda m: json.dumps(m[0])[1:-1], text)


def bare(text: str) -> str:
    """Return text with a space for each unsafe character: the rest can be read."""
    return re.sub(_UNSAFE, " ", text) if _any(text) else text


def unsafe(text: str) -> Iterator[tuple[int, str]]:
    """Give each unsafe character of a text with its index."""
    if _any(text.replace("\n", "").replace("\t", "")):
        yield from ((m.start(), m[0]) for m in re.finditer(_UNSAFE, text))


def _any(text: str) -> bool:
    """Say whether a text may hold an unsafe character; most do not, and this is quick."""
    return not text.isprintable() or (not text.isascii() and bool(_LETTERS.search(text)))

"""Characters that steer a terminal, turn the order of reading or hide, and two ways to show them."""

import json
import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_HIDDEN = re.compile(
    "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Return text with each such character as its code point, <202E>: for pages, tables, errors."""
    return _CONTROL.sub(lambda m: f"<{ord(m[0]):04X}>", text) if _CONTROL.search(text) else text


def escaped(text: str) -> str:
    """Return text with them as escapes of JSON, which are the same data: for whole answers."""
    if text.replace("\n", "").isprintable():
        return text
    return _HIDDEN.sub(lambda m: json.dumps(m[0])[1:-1], text)

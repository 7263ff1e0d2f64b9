"""Characters that steer a terminal, turn the order of reading or hide; two ways to show them."""

import json
import re

# Patterns are compiled when something is first cleaned, which most calls never need.
_INVISIBLE = "\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_CONTROL = f"[\x00-\x08\x0b-\x1f{_INVISIBLE}]"


def clean(text: str) -> str:
    """Return text with each such character as its code point, <202E>: for pages, tables, errors."""
    if text.isprintable() and text.isascii():
        return text
    return re.sub(_CONTROL, lambda m: f"<{ord(m[0]):04X}>", text)


def escaped(text: str) -> str:
    """Return text with them as escapes of JSON, which are the same data: for whole answers."""
    if text.replace("\n", "").isprintable():
        return text
    return re.sub(f"[{_INVISIBLE}]", lambda m: json.dumps(m[0])[1:-1], text)

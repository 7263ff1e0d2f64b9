r"""Characters above U+FFFF that JSON writes as two halves, \ud83d\ude00, which libyaml refuses.

A stand-in takes the place of each half before a text is parsed, as long as what was written, so
that every place stays; what was written is put back into each scalar.
"""

import re
from io import StringIO

_HALVES = re.compile(r"(?<!\\)((?:\\\\)*+)((?:\\u[dD][89a-fA-F][0-9a-fA-F]{2}){1,99})")
"""Halves in a row, behind backslashes that are themselves escaped; a longer row takes memory."""
_LENGTH = len(r"\ud83d")
_PRIVATE = re.compile(r"\\[uU](?:0000)?([eEfF][0-9a-fA-F]{3})")


class Halves:
    """A text that may hold halves, and its stand-in: a character that it neither has nor writes."""

    def __init__(self, text: str) -> None:
        """Choose the stand-in."""
        taken = {int(digits, 16) for digits in _PRIVATE.findall(text)}.union(map(ord, set(text)))
        # A text with all 6,400 keeps a half, which libyaml refuses.
        self.stand_in = chr(next((n for n in range(0xE000, 0xF900) if n not in taken), 0xD800))
        self.escape = f"\\u{ord(self.stand_in):04X}"
        self.text = text

    def lent(self) -> str:
        """Return the text with the stand-in for each half."""
        return _HALVES.sub(lambda m: m[1] + self.escape * (len(m[2]) // _LENGTH), self.text)

    def meant(self, value: str, start: int, end: int) -> str:
        """Return what a scalar between two places of the text means.

        Halves are joined in double quotes; elsewhere they are letters, as they were written.
        """
        quoted = self.stand_in in value
        sign = self.stand_in if quoted else self.escape
        if sign not in value:
            return value
        written = "".join(m[2] for m in _HALVES.finditer(self.text[start:end]))
        # A comment in the head of a block may come before what the block holds.
        left = StringIO(written[-_LENGTH * value.count(sign) :])
        if not quoted:
            return re.sub(re.escape(sign), lambda _: left.read(_LENGTH), value)

        def joined(row: re.Match[str]) -> str:
            halves = left.read(_LENGTH * len(row[0])).replace("\\u", "")
            return bytes.fromhex(halves).decode("utf-16-be", "surrogatepass")

        return re.sub(f"{sign}+", joined, value)

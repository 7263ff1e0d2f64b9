"""What may tell who a family is.

Found in a text so that it can be refused, and left out of what is told about it.
"""

import re
from collections.abc import Iterator

from uhp_cli.errors import UhpError

_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | dict.fromkeys("‐‑‒–—−", "-")
)
"""Other spaces and hyphens, as a text from Word has them: each one character for one."""

_GROUPS = re.compile(r"[0-9]+(?: ?[-./_ ] ?[0-9]+)*")
"""Digits in groups, as people write a long number."""

_SOME_DIGITS = re.compile(r'[0-9](?:[^"{}\[\]:0-9]*[0-9]){2}')
"""Three digits without a mark of JSON between them, as every kind but an e-mail address has."""

_MONTHS = "jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
"""Each is also the start of the full word."""
_DATE = "|".join(
    (
        r"\b[0-3]?[0-9](?: ?[-/.] ?| )[01]?[0-9](?: ?[-/.] ?| )(?:19|20)[0-9]{2}\b",
        r"\b[0-3]?[0-9] ?[-/] ?[01]?[0-9] ?[-/] ?[0-9]{2}\b",
        r"\b[0-3][0-9]\.[01][0-9]\.[0-9]{2}\b",
        r"\b(?:19|20)[0-9]{2}[-/.]?(?:0[1-9]|1[0-2])[-/.]?(?:0[1-9]|[12][0-9]|3[01])\b",
        (
            rf"\b[0-3]?[0-9](?:e|ste|de|st|nd|rd|th)?[-/. ]{{0,2}}(?:{_MONTHS})[a-z]*"
            r"[-/., ]{0,2}'?(?:[0-9]{4}|[0-9]{2})\b"
        ),
        rf"\b(?:{_MONTHS})[a-z]* [0-3]?[0-9](?:st|nd|rd|th)?,? (?:19|20)[0-9]{{2}}\b",
    )
)
_WORD = "in|is|en|er|op|de|te|om|al|ze|we|ik|je|of|na|nu|zo|dl|kg|km|hm|at|to|by|on|so|it|as"
_PATTERNS = {
    "e-mail": re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}\.[a-z]{2,}", re.IGNORECASE),
    "date": re.compile(_DATE, re.IGNORECASE),
    "postcode": re.compile(
        rf"\b[1-9][0-9]{{3}}(?:[ -]?[A-Z]{{2}}|[a-z]{{2}}|[ -](?!(?:{_WORD})\b)[A-Za-z]{{2}})\b"
    ),
    "phone": re.compile(
        r"(?<![0-9])(?:(?:\+|00)31[ /-]?(?:\(0\))?|\(?0)[ /-]?[1-9](?:\)?[ /-]?[0-9]){8}(?![0-9])"
    ),
}


def refuse_identity_in(text: str, name: str) -> None:
    """Stop with the line of anything that may tell who the family is."""
    if not _may_tell(text):
        return
    for number, line in enumerate(text.splitlines(), 1):
        kind = identity(line)
        if kind:
            raise UhpError("identifying", place=f"{name}:{number}", what=kind)


def identity(text: str) -> str:
    """Return what kind of identifying data stands in a text, or an empty string.

    A citizen service number (BSN), a date, an e-mail address, a phone number or a postcode.
    """
    if not _may_tell(text):
        return ""
    text = text.translate(_SPACES)
    if next(_bsns(text), None):
        return "bsn"
    return next((kind for kind, pattern in _found(text)), "")


def _may_tell(text: str) -> bool:
    """Say whether there is something to look at: a quick no for nearly every profile."""
    return "@" in text or _SOME_DIGITS.search(text) is not None


def unsaid(text: str, *, all_kinds: bool = True) -> str:
    """Return a text with … for what may tell who somebody is.

    At least for a citizen service number.
    """
    spans = [*_bsns(text.translate(_SPACES))]
    if all_kinds:
        spans += [m.span() for _, m in _found(text.translate(_SPACES))]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}…{text[end:]}"
    return text


def _found(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in _PATTERNS.items():
        if kind != "e-mail" or "@" in text:
            yield from ((kind, m) for m in pattern.finditer(text))


def _bsns(text: str) -> Iterator[tuple[int, int]]:
    """Give where a citizen service number stands, also in groups of digits."""
    for run in _GROUPS.finditer(text):
        groups = [m.span() for m in re.finditer("[0-9]+", run[0])]
        if _is_one(run[0], groups):
            yield run.span()


def _is_one(run: str, groups: list[tuple[int, int]]) -> bool:
    for first in range(len(groups)):
        digits, years = "", True
        for start, end in groups[first : first + 9]:
            digits += run[start:end]
            years = years and run[start:end][:2] in ("19", "20") and end - start == 4
            if len(digits) > 9:
                break
            if len(digits) >= 8 and not years and _is_bsn(digits):
                return True
    return False


def _is_bsn(digits: str) -> bool:
    """Apply the check digit of the Dutch citizen service number (elfproef)."""
    numbers = [int(d) for d in digits.zfill(9)]
    total = sum(n * w for n, w in zip(numbers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0 and any(numbers)

"""What somebody typed in a conversation: a wish about the conversation, or words of an answer."""

import re
from enum import StrEnum

from uhp_cli.errors import UhpError
from uhp_cli.method.asking import YES_NO, Question, Step, unfit
from uhp_cli.reading.identity import identity
from uhp_cli.values.catalogue import fold


class Wish(StrEnum):
    """What may be asked of the conversation itself, at every question."""

    BACK = "back"
    STOP = "stop"
    EXPLAIN = "explain"


_WISHES = {"terug": Wish.BACK, "back": Wish.BACK, "stop": Wish.STOP, "?": Wish.EXPLAIN}
_UNKNOWN = frozenset(
    ("", "weet-ik-niet", "weet-niet", "onbekend", "unknown", "don't-know", "i-don't-know")
)
_NONE = frozenset(("geen", "nee", "none", "no"))
"""To the question which problems there are: nothing is said of any of them."""
_YES_NO = {"j": "ja", "y": "ja", "yes": "ja", "n": "nee", "no": "nee"}
_YEARS = re.compile(r"\s*(?:jaar|years?(?:\s+old)?)$")
_MONTHS = re.compile(r"\s*(?:maand|maanden|months?)$")
LONGEST = 1000
"""So many characters an answer has at most."""


def reply(line: str, question: Question) -> Wish | tuple[str, ...]:
    """Return what a line means as an answer to a question; no words are 'don't know'.

    UhpError when it may tell who the family is, or is no answer. A number stands for the choice
    with that number.
    """
    kind = identity(line)
    if kind:
        raise UhpError("identifying", what=kind)
    text = line.strip()
    word = fold(text)
    if word in _WISHES:
        return _WISHES[word]
    if word in _UNKNOWN or (question.many and word in _NONE):
        return ()
    if len(text) > LONGEST:
        raise unfit("…", question)
    if question.step is Step.AGE:
        return (_MONTHS.sub("m", _YEARS.sub("", text.casefold())),)
    parts = re.split("[,;]", text) if question.many else [text]
    return tuple(_choice(part.strip(), question) for part in parts if part.strip())


def _choice(word: str, question: Question) -> str:
    if word.isascii() and word.isdigit():
        if not 0 < int(word[:4]) <= len(question.choices):
            raise unfit(word, question)
        return question.choices[int(word) - 1]
    return _YES_NO.get(fold(word), word) if question.choices == YES_NO else word

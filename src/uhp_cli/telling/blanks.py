"""Tell with a blank where only this family is meant: its ages, and the problems it is told about.

So that what many families are told is said once. Decides nothing. Pure.
"""

import json
import re
from collections.abc import Callable, Hashable

from uhp_cli.method.judging import Judge, Judgement
from uhp_cli.method.reasons import Given, Value
from uhp_cli.safe import escaped
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.ages import Age


class Blanks(Teller):
    """Tells about one family, with a blank for each age and each child's problems.

    The same age has the same blank, and so have the same problems: that of the first child.
    """

    def __init__(self, judge: Judge, words: Words) -> None:
        """Keep what every sentence needs."""
        super().__init__(judge.catalogue, judge.profile, words, judge)
        self.ages = [unit.age for unit in self.units]
        self.blanks = {
            *(_BLANKS["age"][self.ages.index(age)] for age in self.ages),
            *(_BLANKS["given"][self.why.given.index(given)] for given in self.why.given),
        }

    def printed(self, value: object) -> bytes:
        """Return as JSON what is told with blanks; it can be printed once they are filled."""
        text = bare = _encode(value)
        for blank in self.blanks:
            bare = bare.replace(blank, "")
        if escaped(bare) != bare:  # which no catalogue that was read holds
            parts = re.split(f"([{''.join(self.blanks)}])", text)
            text = "".join([part if part in self.blanks else escaped(part) for part in parts])
        for blank in self.blanks:
            text = text.replace(blank, _MARKS[blank])
        return text.encode()

    def child(self, number: int) -> str:
        """Return how child `number` is called, with a blank for its age."""
        age = _BLANKS["age"][self.ages.index(self.units[number].age)]
        return self.words.say("child-number", n=number + 1, age=age)

    def blocks(self, judgement: Judgement) -> Hashable:
        """Return all that decides what an exclusion without a near miss says, blanks and all."""
        blocking = sorted(
            {p for u in judgement.units for p, c in enumerate(u.criteria) if c.blocks}
        )
        found: list[Hashable] = [judgement.intervention.id]
        for number, unit in enumerate(judgement.units):
            codes = [
                self.why.code(unit.criteria[p], judgement.intervention, number) for p in blocking
            ]
            age, given = self.units[number].age, self.why.given[number]
            found.append((*codes, self.ages.index(age), self.why.given.index(given)))
        return (*blocking, *found)

    def _in_words(self, value: Value) -> str:
        match value:
            case Given():
                return _BLANKS["given"][self.why.given.index(value)]
            case Age() | None:
                return _BLANKS["age"][self.ages.index(value)]
            case _:
                return super()._in_words(value)


_BLANKS = {
    kind: [*map(chr, range(start, start + 16)), *map(chr, range(more, more + 16))]
    for kind, start, more in (("age", 0x80, 0xFDD0), ("given", 0x90, 0xFDE0))
}
"""Characters that steer or are none: no catalogue may hold them (safe.py), and JSON keeps them."""
_ALL = [blank for pair in zip(*_BLANKS.values(), strict=True) for blank in pair]
_SHORT = [chr(n) for n in range(32) if chr(n) != "\n"]
_MARKS = dict(zip(_ALL, [*_SHORT, *_ALL[len(_SHORT) :]], strict=True))
"""What stands in JSON for a blank: one byte, which is found soonest and which JSON never holds.

There are 31; what more than 15 children need stands for itself.
"""

_encode: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(", ", ": ")
).encode


def printed(value: object) -> bytes:
    """Return a value as JSON that can be printed as it is."""
    return escaped(_encode(value)).encode()


def filled(answer: bytes, teller: Teller) -> bytes:
    """Return an answer of which every blank is filled with what it is for this family."""
    words, given = teller.words, teller.why.given
    ages = [unit.age for unit in teller.units]
    texts = {_BLANKS["age"][ages.index(age)]: words.age(age) for age in ages}
    for told in given:
        texts[_BLANKS["given"][given.index(told)]] = words.listed(
            [words.problem(p) for p in told.ids]
        )
    for blank, text in texts.items():
        answer = answer.replace(_MARKS[blank].encode(), printed(text)[1:-1])
    return answer

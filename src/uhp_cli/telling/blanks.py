"""Tell with a blank where only this family is meant: its ages, and the problems it is told about.

So that what many families are told is said once. Decides nothing. Pure.
"""

import json
import re
from collections.abc import Callable, Hashable, Mapping

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


_ONE = re.compile(f"([{''.join(b for blanks in _BLANKS.values() for b in blanks)}])")
_encode: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(", ", ": ")
).encode


def printed(value: object) -> bytes:
    """Return a value as JSON that can be printed as it is."""
    return escaped(_encode(value)).encode()


def pieces(value: object) -> list[bytes]:
    """Return a value as JSON that can be printed, in pieces: every other one is a blank."""
    found = _ONE.split(_encode(value))
    whole = "".join(found[::2])
    if escaped(whole) != whole:  # which no catalogue holds
        found[::2] = map(escaped, found[::2])
    return [piece.encode() for piece in found]


def fillings(teller: Teller) -> Mapping[bytes, bytes]:
    """Return what is to be printed in JSON instead of each blank."""
    words = teller.words
    ages = [unit.age for unit in teller.units]
    found = {_BLANKS["age"][ages.index(a)]: words.age(a) for a in ages}
    for number, given in enumerate(teller.why.given):
        blank = _BLANKS["given"][number]
        found[blank] = words.listed([words.problem(p) for p in given.ids])
        if all(g == given for g in teller.why.given):
            break
    return {blank.encode(): printed(text)[1:-1] for blank, text in found.items()}

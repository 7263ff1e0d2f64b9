"""Remember how keys stand to each other, for many families that are ranked one after another.

The same keys come back in most families, so that two of them are compared once. Pure: no text, no
files, no clock.
"""

from collections.abc import Sequence
from operator import gt, mul
from struct import Struct

from uhp_cli.method.ranking import READ, Key, Places, ends, highest, stand

KEYS, PLACES, SETS = 500, 20_000, 10_000
"""How many keys, places and sets of keys are kept before all is forgotten: at most some 50 MB.

Ten thousand families of the packaged catalogue have 51 keys, with 5,000 places, in 5,000 sets.
"""
FEW = 40
"""Each key is held beside each other: of more than so many, sorting in every order is quicker."""

_BITS = 32
_DIGITS = Struct(f"<{len(READ)}I")
_ONCE = sum(1 << _BITS * n for n in range(len(READ)))
"""In each order one: ranks count from there."""


class _Above(dict[Key, int]):
    """In which orders another key stands above this one: one or none, a digit for each order."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key

    def __missing__(self, other: Key) -> int:
        found = [read(other) > read(self.key) for read in READ]
        self[other] = sum(1 << _BITS * n for n, above in enumerate(found) if above)
        return self[other]


class Standings:
    """Knows where keys stand, as `ranking.stand` does."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._forget()

    def _forget(self) -> None:
        self._above: dict[Key, _Above] = {}
        self._places: dict[int, Places] = {}
        self._known: dict[tuple[Key, ...], tuple[dict[Key, Places], dict[Key, Key]]] = {}

    @property
    def held(self) -> tuple[int, int, int]:
        """How many keys, places and sets of keys are kept."""
        return len(self._above), len(self._places), len(self._known)

    def stand(self, keys: Sequence[Key]) -> tuple[dict[Key, Places], dict[Key, Key]]:
        """Return of keys in order where each stands, and the first that is as high in everything.

        The ranks of a key in all orders are one number: the sum of who stands above it.
        """
        if any(map(gt, self.held, (KEYS, PLACES, SETS))):
            self._forget()
        if len(keys) > FEW:
            return self._stand(keys)
        together = tuple(keys)
        standing = self._known.get(together)
        if standing is None:
            standing = self._known[together] = self._stand(together)
        return standing

    def _stand(self, keys: Sequence[Key]) -> tuple[dict[Key, Places], dict[Key, Key]]:
        counted: dict[Key, int] = {}
        for key in keys:
            counted[key] = counted.get(key, 0) + 1
        if len(counted) > FEW:
            return stand(keys)
        many, found = counted.values(), {}
        for key in counted:
            above = self._above.get(key)
            if above is None:
                above = self._above[key] = _Above(key)
            ranks = sum(map(mul, many, map(above.__getitem__, counted)), _ONCE)
            known = self._places.get(ranks)
            if known is None:
                known = self._places[ranks] = ends(_digits(ranks))
            found[key] = known
        return found, highest(found)


def _digits(ranks: int) -> tuple[int, ...]:
    return _DIGITS.unpack(ranks.to_bytes(_DIGITS.size, "little"))

"""What is on offer near a family: which provider, where, from when, after how long a wait.

It is shown beside what the method says, and no part of it: no verdict, key or rank knows of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple


class Availability(StrEnum):
    """Whether a line holds on the day of the offer."""

    OPEN = "open"
    LATER = "later"
    EXPIRED = "expired"


class Line(NamedTuple):
    """One provider's offer of one intervention; days as 2026-11-21, empty when not said."""

    intervention: str
    provider: str
    region: str
    start: str
    until: str
    waiting_weeks: int | None
    within_24_hours: bool | None
    read: str
    """The day on which somebody looked."""

    def on(self, day: str) -> Availability:
        """Say whether it holds on a day; the last day counts."""
        if self.until and self.until < day:
            return Availability.EXPIRED
        return Availability.LATER if self.start > day else Availability.OPEN


class Offer(NamedTuple):
    """The lines of a file, by the id of their intervention, as they hold on one day."""

    lines: Mapping[str, Sequence[Line]]
    around: Mapping[str, tuple[str, ...]]
    """Each region with every region it lies in."""
    sha256: str
    day: str

    def of(self, intervention: str, region: str = "") -> tuple[Line, ...]:
        """Return the lines of an intervention; with a region those that may reach it."""
        return tuple(x for x in self.lines.get(intervention, ()) if self._reaches(x, region))

    def has(self, intervention: str, region: str = "") -> bool:
        """Say whether it can be had on the day of the offer."""
        return any(x.on(self.day) is Availability.OPEN for x in self.of(intervention, region))

    @property
    def expired(self) -> tuple[Line, ...]:
        """The lines that ended before the day of the offer."""
        all_ = (x for lines in self.lines.values() for x in lines)
        return tuple(x for x in all_ if x.on(self.day) is Availability.EXPIRED)

    def _reaches(self, line: Line, region: str) -> bool:
        """Say whether one lies in the other; a line without a region reaches everywhere."""
        if not region or not line.region:
            return True
        return line.region in self.around[region] or region in self.around[line.region]


def of_lines(
    lines: Iterable[Line], around: Mapping[str, tuple[str, ...]], sha256: str, day: str
) -> Offer:
    """Return an offer of lines in the order of their file."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.intervention, []).append(line)
    return Offer(found, around, sha256, day)

"""Ages in months: a child's age as it was given, and the range an intervention is for.

Whole years, both ends included.
"""

from typing import NamedTuple

from uhp_cli.values.vocab import CHILD_AGE_MAX, MET, UNKNOWN, UNMET, State

UNBORN = -1
"""The month that stands for a child that is not born yet."""


class Age(NamedTuple):
    """A child's age: the first and last month it may be; 14 years is 168 to 179 months."""

    low: int
    high: int

    @property
    def years(self) -> int:
        """Whole years; -1 for an unborn child."""
        return self.low // 12

    @property
    def written(self) -> int | str:
        """The age as it is given: 14, '8m' or 'zwanger'."""
        if self.high < 0:
            return "zwanger"
        return f"{self.low}m" if self.low == self.high else self.years


class AgeRange(NamedTuple):
    """First and last month that an intervention is for.

    `high` is None when the sources give no upper bound.
    """

    low: int
    high: int | None

    def holds(self, age: Age) -> State:
        """Say whether this age is in the range; unknown when 'zero years' is only partly in it."""
        high = age.high if self.high is None else self.high
        if age.high < self.low or age.low > high:
            return UNMET
        return MET if self.low <= age.low and age.high <= high else UNKNOWN

    def nearest(self, age: Age) -> Age | None:
        """Return the age in the range at most one year from `age`, or None (method, section 3)."""
        if self.holds(age) is not UNMET:
            return None
        bound = self.low if age.high < self.low or self.high is None else self.high
        if abs(bound // 12 - age.years) > 1:
            return None
        year = age_of_year(bound // 12)
        return year if self.holds(year) is MET else Age(bound, bound)


def age_of_year(years: int) -> Age:
    """Return the age of so many whole years; -1 is unborn."""
    return Age(years * 12, years * 12 + 11) if years >= 0 else Age(UNBORN, UNBORN)


def months(written: int | str) -> tuple[int, int]:
    """Return first and last month of an age as a catalogue writes it: 14, '9m' or 'zwanger'."""
    if isinstance(written, int):
        return (written * 12, written * 12 + 11)
    return (UNBORN, UNBORN) if written == "zwanger" else (int(written[:-1]), int(written[:-1]))


def parse_age(text: str) -> Age | None:
    """Return the age in `14`, `8m` or `zwanger` (0 to 30 years, 0 to 30 months), or None."""
    text = text.strip().casefold()
    if text in ("zwanger", "ongeboren", "unborn", "pregnant"):
        return Age(UNBORN, UNBORN)
    number = text.removesuffix("m")
    if not (number.isascii() and number.isdigit() and len(number) <= 2):
        return None
    if int(number) > CHILD_AGE_MAX:
        return None
    return age_of_year(int(number)) if number == text else Age(int(number), int(number))

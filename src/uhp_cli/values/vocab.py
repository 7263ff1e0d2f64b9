"""The controlled words that rules depend on.

Names, meanings and problems live in the catalogue file.
"""

from enum import StrEnum


class Level(StrEnum):
    """Levels of the Databank Effectieve Jeugdinterventies, best first, without a verdict last."""

    STRONG = "sterke-aanwijzingen"
    GOOD = "goede-aanwijzingen"
    FIRST = "eerste-aanwijzingen"
    FOUNDED = "goed-onderbouwd"
    ASSESSING = "in-beoordeling"
    NOT_RECOGNISED = "niet-erkend"
    NOT_LISTED = "niet-in-dei"
    UNKNOWN = "onbekend"


STRENGTH = {Level.STRONG: 4, Level.GOOD: 3, Level.FIRST: 2, Level.FOUNDED: 1}
"""Place of a level in the ranking; a level without a verdict is 0 (method, section 2)."""


def strength(level: str) -> int:
    """Return the place of a level in the ranking, 0 to 4."""
    return STRENGTH.get(Level(level), 0)


class Role(StrEnum):
    """What an intervention is in a plan."""

    MAIN = "hoofd"
    CRISIS = "crisis"
    ADDITIONAL = "aanvullend"
    METHOD = "werkwijze"


class Verdict(StrEnum):
    """How an intervention stands for a family, best first."""

    FITS = "fits"
    ASK = "ask"
    EXCLUDED = "excluded"


class State(StrEnum):
    """How a criterion stands for a profile."""

    MET = "met"
    UNKNOWN = "unknown"
    UNMET = "unmet"


FITS, ASK, EXCLUDED = Verdict
MET, UNKNOWN, UNMET = State
"""By names of their own, for what judges.

Python 3.11 takes ten times as long to find a member in its class, and an answer asks for thousands.
"""


class Outcome(StrEnum):
    """How earlier help ended."""

    FINISHED = "afgerond"
    BROKEN_OFF = "afgebroken"
    NOT_STARTED = "niet-gestart"

    @classmethod
    def meant(cls, word: str) -> "Outcome | None":
        """Return the outcome that a folded word means in Dutch or English, or None."""
        return next((o for o in cls if word in (o.value, o.name.lower().replace("_", "-"))), None)


class Phase(StrEnum):
    """What help does in a plan, in the order of a plan (method, section 4)."""

    SAFETY = "veiligheid"
    TREATING = "behandelen"
    KEEPING_UP = "volhouden"


CHILD_AGE_MAX = 30
"""Oldest age that is understood, in whole years; who is too old for everything gets an answer."""

CHILDREN_MAX = 20
"""How many children a family may have: more is a list of families, not a family."""


def expires(recognised: str) -> str:
    """Return the day a recognition of this date ends.

    Five years on (register of youth interventions); empty when unknown.
    """
    return f"{int(recognised[:4]) + 5}{recognised[4:]}" if recognised else ""

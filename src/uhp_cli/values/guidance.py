"""The guideline as values.

Recommendations, working elements and building blocks, and the fixed steps for one family.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from uhp_cli.values.catalogue import Both, Sources
from uhp_cli.values.conditions import Atom, Condition, Group, condition
from uhp_cli.values.vocab import CHILD_AGE_MAX

if TYPE_CHECKING:
    from uhp_cli import shapes


class Advice(NamedTuple):
    """One recommendation, element or building block."""

    id: str
    text: str
    sources: Sources
    step: int
    """Its place among the fixed steps for one family, or 0."""
    urgent_only: bool
    note: str
    """Where the sources differ, or empty."""
    applies: Condition | None = None
    """It is a step for a family for which this holds.

    None when it is not picked by a family's facts.
    """
    plain: Both = ("", "")
    """The same in a sentence for the family itself, or empty."""


class Section(NamedTuple):
    """A part of the guideline.

    Kind as in the file, level micro, meso or macro for a building block.
    """

    id: str
    title: str
    kind: str
    level: str
    items: tuple[Advice, ...]


class Guideline(NamedTuple):
    """Everything data/guideline.yaml says."""

    title: str
    version: str
    sha256: str
    sections: tuple[Section, ...]


def decode_guideline(data: Mapping[str, object], sha256: str) -> Guideline:
    """Return the guideline in checked data."""
    file = cast("shapes.GuidelineFile", data)
    return Guideline(
        file["guideline"]["title"],
        file["guideline"]["version"],
        sha256,
        tuple(
            Section(
                s["id"],
                s["title"],
                s["kind"],
                s.get("level", ""),
                tuple(_advice(i) for i in s["items"]),
            )
            for s in file["sections"]
        ),
    )


def _advice(item: shapes.AdviceRecord) -> Advice:
    plain = item.get("plain")
    return Advice(
        item["id"],
        item["text"],
        tuple(item["sources"]),
        item.get("step", 0),
        item.get("when") == "urgent",
        item.get("note", ""),
        _applies(item["applies"]) if "applies" in item else None,
        (plain["text"], plain["english"]) if plain else ("", ""),
    )


def _applies(entry: Mapping[str, Any]) -> Condition:
    """Return the condition of an item: that of a catalogue's `when`, with ages in whole years."""
    if "age" in entry:
        span = entry["age"]
        return Atom("age", (str(span.get("min", -1)), str(span.get("max", CHILD_AGE_MAX))))
    if "all" in entry or "any" in entry:
        ((key, parts),) = entry.items()
        return Group(key == "all", tuple(map(_applies, parts)))
    return condition(entry)

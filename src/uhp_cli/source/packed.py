"""What judging, ranking and telling a match need of a catalogue: what every call reads.

It has the shape of the catalogue, so that the same reader takes both. Used when the package is
built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uhp_cli import shapes

Record = dict[str, object]

_KEPT = ("id", "name", "abbreviation", "aliases", "role", "cautions")
"""Keys of an intervention that stay as they are."""

_TOLD = ("sides", "words")
"""Lists of the vocabulary that only an error tells."""


def judging(catalogue: shapes.CatalogueFile) -> Record:
    """Return the catalogue without sources, all of it without what a match never tells."""
    entries = [_intervention(entry) for entry in catalogue["interventions"]]
    words = {k: v for k, v in catalogue["vocabulary"].items() if k not in _TOLD}
    return {**catalogue, "sources": [], "vocabulary": words, "interventions": entries}


def _intervention(entry: shapes.InterventionRecord) -> Record:
    found = _some(entry, _KEPT)
    found["classification"] = _classification(entry["classification"])
    if "includes_placement" in entry:
        found["includes_placement"] = _some(entry["includes_placement"], ("sources",))
    if "placement_aim" in entry:
        found["placement_aim"] = _some(entry["placement_aim"], ("sources",))
    if "availability" in entry:
        found["availability"] = _some(entry["availability"], ("scope", "sources"))
    if "target_group" in entry:
        found["target_group"] = _target_group(entry["target_group"])
    research = ("about", "direction", "control_group", "figure")
    found["evidence"] = _each(entry.get("evidence", ()), research)
    found["phases"] = _each(entry.get("phases", ()), ("phase",))
    found["formerly"] = _each(entry.get("formerly", ()), ("name",))
    hours = entry.get("delivery", {}).get("hours_per_week")
    if hours:
        found["delivery"] = {"hours_per_week": _some(hours, ("min", "max"))}
    found["differs"] = [
        {**_some(d, ("about", "touches")), "says": _each(d["says"], ("sources",))}
        for d in entry.get("differs", ())
        if "touches" in d
    ]
    return {key: value for key, value in found.items() if value != []}


def _target_group(given: shapes.TargetGroup) -> Record:
    found = _some(given, ("indications", "exclusions", "usually"))
    if "age" in given:
        found["age"] = _some(given["age"], ("min", "max", "sources"))
    found["problems"] = _each(given.get("problems", ()), ("problem", "prevents", "sources"))
    return found


def _classification(given: shapes.Classification) -> Record:
    found = _some(given, ("level", "date", "sources"))
    if "reassessment" in given:
        found["reassessment"] = _some(given["reassessment"], ("sources",))
    if "outcomes" in given:
        found["outcomes"] = _each(given["outcomes"], ("problem", "level", "sources"))
    return found


def _some(given: Mapping[str, object], keys: Iterable[str]) -> Record:
    return {key: given[key] for key in keys if key in given}


def _each(given: Iterable[Mapping[str, object]], keys: Iterable[str]) -> list[Record]:
    return [_some(item, keys) for item in given]

"""A file with a local offer: closed keys, every mistake with its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from uhp_cli.errors import UhpError
from uhp_cli.reading.identity import identity
from uhp_cli.reading.loading import schema
from uhp_cli.reading.shaped import refuse_mistakes
from uhp_cli.source import files
from uhp_cli.source.yaml_source import Document, Route, read
from uhp_cli.values.catalogue import Catalogue, fold, nearest
from uhp_cli.values.offer import Line, Offer, of_lines

if TYPE_CHECKING:
    from uhp_cli import shapes

MAX_OFFER = 16 * 1024 * 1024


def load_offer(name: str, catalogue: Catalogue, day: str = "") -> Offer:
    """Return the offer in a file, or on standard input for '-', as it holds on a day.

    Without a day that is the last one that is known of: of the catalogue, or when somebody looked.
    """
    raw = files.read(name, MAX_OFFER)
    lines = read_offer(read(raw, files.shown(name)), catalogue)
    known = max([catalogue.date, *(line.read for line in lines)])
    return of_lines(lines, catalogue.around, sha256(raw).hexdigest(), day or known)


def read_offer(document: Document, catalogue: Catalogue) -> Sequence[Line]:
    """Return the lines of a file in their order; UhpError with the place of the first mistake."""
    refuse_mistakes(document, schema("offer-schema.json"))
    reader = _Reader(document, catalogue)
    return [reader.line(entry, n) for n, entry in enumerate(document.data["offer"])]


def names_of(catalogue: Catalogue) -> dict[str, str]:
    """Return the id of each name as `Catalogue.find` finds it, for who looks up many."""
    entries = catalogue.interventions[::-1]  # the first that has a name keeps it
    former = {name: i.id for i in entries for name in i.formerly}
    return former | {name: i.id for i in entries for name in i.names}


class _Reader:
    """Holds lines of the right shape against the catalogue and the calendar."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document = document
        self.catalogue = catalogue
        self.ids = names_of(catalogue)

    def line(self, entry: shapes.OfferLine, number: int) -> Line:
        route: Route = ("offer", number)
        kind = identity(entry["provider"])
        if kind:
            raise UhpError("identifying", place=self.at(*route, "provider"), what=kind)
        for key in ("from", "until", "read"):
            self.day(cast("str | None", entry.get(key)), *route, key)
        start, until = entry.get("from", ""), entry.get("until", "")
        if until and until < start:
            raise UhpError("offer-ends-first", place=self.at(*route, "until"), start=start)
        return Line(
            self.intervention(entry["intervention"], *route, "intervention"),
            entry["provider"],
            self.region(entry["region"], *route, "region") if "region" in entry else "",
            start,
            until,
            entry.get("waiting_weeks"),
            entry.get("starts_within_24_hours"),
            entry["read"],
        )

    def intervention(self, name: str, *route: str | int) -> str:
        if (known := self.ids.get(fold(name))) is not None:
            return known
        try:
            return self.catalogue.get(name).id
        except UhpError as error:
            near = error.values["near"]
            code = "case-unknown-intervention"
            raise UhpError(code, place=self.at(*route), name=name, near=near) from None

    def region(self, name: str, *route: str | int) -> str:
        known = self.catalogue.regions
        wanted = fold(name)
        if wanted in known:
            return wanted
        near = nearest(wanted, known, 1)
        raise UhpError(
            "offer-unknown-region", place=self.at(*route), name=name, near=near, all=list(known)
        )

    def day(self, text: str | None, *route: str | int) -> None:
        try:
            date.fromisoformat(text or "2000-01-01")
        except ValueError:
            raise UhpError("offer-no-day", place=self.at(*route), name=text) from None

    def at(self, *route: str | int) -> str:
        span = self.document.span(route)
        return f"{self.document.name}:{span.line}:{span.column}"

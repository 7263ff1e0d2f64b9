"""Catalogue, guideline and the family in a profile file, as checked values."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from uhp_cli.errors import UhpError
from uhp_cli.source import files
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.packed import unpacked
from uhp_cli.values.profile import Profile

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.source.yaml_source import Document
    from uhp_cli.values.guidance import Guideline
    from uhp_cli.values.offer import Offer


def schema(name: str) -> "shapes.Schema":
    """Return a packaged JSON Schema by its file name."""
    found: shapes.Schema = json.loads(files.data_file(name).read_text(encoding="utf-8"))
    return found


def load_catalogue(name: str | None) -> Catalogue:
    """Return the catalogue in a file, or the packaged one.

    UhpError with the first finding when it is not valid.

    The packaged catalogue is checked when the package is built and kept beside it in a form that
    loads fast: what judging needs apart, and the whole for who shows it. That form counts only
    while it was made of these very bytes; it also says their SHA-256, which answers name.
    """
    if name is None:
        path = str(files.data_file("interventions.yaml"))
        ready = _ready(path, READY.with_name("judging.json"))
        if ready is not None:
            data, sha256, told = ready
            return unpacked(data, sha256, lambda: _whole(path), told)
    else:
        path = name
    raw = files.read(path, files.MAX_CATALOGUE)
    return decode(_checked(raw, path, late=True).data, _sha256(raw))


READY = files.HERE / "catalogue.json"
"""The checked catalogue as JSON, made when the package is built (hatch_build.py).

The guideline stands beside it.
"""


def packed_catalogue() -> Catalogue:
    """Return the packaged catalogue as it was checked and packed; the page holds no other."""
    found = json.loads(READY.read_bytes())
    return decode(found["data"], found["sha256"])


OFFER = READY.with_name("offer.json")
"""A local offer that was checked and packed with a page (app/build.py); elsewhere there is none."""


def packed_offer(catalogue: Catalogue, day: str = "") -> "Offer":
    """Return the offer that a page was built with, as it holds on a day."""
    from uhp_cli.values.offer import Line, of_lines  # few calls have an offer

    found = json.loads(OFFER.read_bytes())
    lines = [Line(*line) for line in found["lines"]]
    return of_lines(lines, catalogue.around, found["sha256"], day or found["day"])


def load_guideline() -> "Guideline":
    """Return the packaged guideline."""
    from uhp_cli.values.guidance import decode_guideline  # only plan, guideline and report need it

    path = files.data_file("guideline.yaml")
    ready = _ready(str(path), READY.with_name("guideline.json"))
    if ready is None:
        from uhp_cli.source.yaml_source import read as read_yaml

        raw = path.read_bytes()
        return decode_guideline(read_yaml(raw, "guideline.yaml").data, _sha256(raw))
    return decode_guideline(*ready[:2])


def _ready(source: str, path: Path) -> tuple[Mapping[str, object], str, Sequence[bytes]] | None:
    """Return what was made of a file when the package was built, and the SHA-256 of the file.

    Of judging.json also the lines below the first, which are read one by one (values/packed.py).

    A checksum tells whether the file changed since: it guards against an edit, not against who can
    write here, and costs a call a tenth of a millisecond where a hash costs one.
    """
    try:
        with path.open("rb") as file:
            found = json.loads(file.readline())
            more = file.readlines()
    except (OSError, ValueError):
        return None
    if found.get("crc32") != files.checksum(source):
        return None
    return found["data"], found["sha256"], more


def _whole(path: str) -> Mapping[str, object]:
    ready = _ready(path, READY)
    return ready[0] if ready else _checked(files.read(path, files.MAX_CATALOGUE), path).data


def _sha256(raw: bytes) -> str:
    from hashlib import sha256

    return sha256(raw).hexdigest()


def load_document(raw: bytes, name: str) -> tuple[Catalogue, "Document"]:
    """Return the catalogue in these bytes, and the document with the place of everything.

    UhpError when it is not valid.
    """
    document = _checked(raw, name)
    return decode(document.data, _sha256(raw)), document


def _checked(raw: bytes, name: str, *, late: bool = False) -> "Document":
    from uhp_cli.checking.checks import errors
    from uhp_cli.source.yaml_source import read as read_yaml

    document = read_yaml(raw, name, late=late)
    found = errors(document, schema("schema.json"))
    if found:
        raise UhpError(
            "broken-catalogue", place=found[0].place, message=found[0], n=len(found), file=name
        )
    return document


def load_profile(name: str, catalogue: Catalogue) -> Profile:
    """Return the family in a profile file, or on standard input for '-'."""
    from uhp_cli.reading.profile_file import from_document  # options need no reader

    return from_document(profile_document(name), catalogue)


def profile_document(name: str) -> "Document":
    """Return a profile file as it was read, or standard input for '-'."""
    from uhp_cli.reading.identity import unsaid
    from uhp_cli.source.yaml_source import read as read_yaml

    raw = files.read(name, files.MAX_PROFILE)
    if len(raw) > files.MAX_PROFILE:
        raise UhpError(
            "profile-unreadable",
            place=f"{name}:1:1",
            rule="too-large",
            limit=files.MAX_PROFILE // 1024 // 1024,
        )
    # The name stands in answers, as the place where something was said.
    shown = "<stdin>" if name == "-" else unsaid(name)
    return read_yaml(raw, shown, most=files.MOST_IN_PROFILE)

"""Catalogue, guideline and the family in a profile file, as checked values."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from uhp_cli.errors import UhpError
from uhp_cli.source import files
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.profile import Profile

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.source.yaml_source import Document
    from uhp_cli.values.guidance import Guideline


def schema(name: str) -> "shapes.Schema":
    """Return a packaged JSON Schema by its file name."""
    found: shapes.Schema = json.loads(files.data_file(name).read_text(encoding="utf-8"))
    return found


def load_catalogue(name: str | None) -> Catalogue:
    """Return the catalogue in a file, or the packaged one.

    UhpError with the first finding when it is not valid.

    The packaged catalogue is checked when the package is built and kept beside it in a form that
    loads fast: what judging needs apart, and the whole for who shows it. That form counts only
    while it has the same SHA-256 as the file.
    """
    path = name or str(files.data_file("interventions.yaml"))
    raw = files.read(path, files.MAX_CATALOGUE)
    digest = hashlib.sha256(raw).hexdigest()
    ready = _ready(digest, READY.with_name("judging.json")) if name is None else None
    if ready is None:
        return decode(_checked(raw, path).data, digest)
    return decode(ready, digest, lambda: _ready(digest, READY) or _checked(raw, path).data)


READY = files.HERE / "catalogue.json"
"""The checked catalogue as JSON, made when the package is built (hatch_build.py).

The guideline stands beside it.
"""


def load_guideline() -> "Guideline":
    """Return the packaged guideline."""
    from uhp_cli.values.guidance import decode_guideline  # only plan, guideline and report need it

    raw = files.data_file("guideline.yaml").read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    ready = _ready(digest, READY.with_name("guideline.json"))
    if ready is None:
        from uhp_cli.source.yaml_source import read as read_yaml

        ready = read_yaml(raw, "guideline.yaml").data
    return decode_guideline(ready, digest)


def _ready(digest: str, path: Path) -> Mapping[str, object] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    data: Mapping[str, object] | None = found["data"] if found.get("sha256") == digest else None
    return data


def load_document(raw: bytes, name: str) -> tuple[Catalogue, "Document"]:
    """Return the catalogue in these bytes, and the document with the place of everything.

    UhpError when it is not valid.
    """
    document = _checked(raw, name)
    return decode(document.data, hashlib.sha256(raw).hexdigest()), document


def _checked(raw: bytes, name: str) -> "Document":
    from uhp_cli.checking.checks import check
    from uhp_cli.checking.rules import Severity
    from uhp_cli.source.yaml_source import read as read_yaml

    document = read_yaml(raw, name)
    errors = [d for d in check(document, schema("schema.json")) if d.severity is Severity.ERROR]
    if errors:
        raise UhpError(
            "broken-catalogue", place=errors[0].place, message=errors[0], n=len(errors), file=name
        )
    return document


def load_profile(name: str, catalogue: Catalogue) -> Profile:
    """Return the family in a profile file, or on standard input for '-'."""
    from uhp_cli.reading.identity import unsaid  # options need no reader
    from uhp_cli.reading.profile_file import from_document
    from uhp_cli.source.yaml_source import read as read_yaml

    raw = files.read(name, files.MAX_PROFILE)
    if len(raw) > files.MAX_PROFILE:
        raise UhpError("profile-unreadable", place=f"{name}:1:1", rule="too-large")
    # The name stands in answers, as the place where something was said.
    shown = "<stdin>" if name == "-" else unsaid(name)
    return from_document(read_yaml(raw, shown, most=files.MOST_IN_PROFILE), catalogue)

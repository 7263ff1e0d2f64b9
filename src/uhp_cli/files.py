"""The only door to disk and streams: read, write whole or not at all, the packaged data, a catalogue, a profile.

Nothing is written unless asked; nothing is loaded from the working folder unless named.
"""

import errno
import hashlib
import json
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from uhp_cli.catalogue import Catalogue, decode
from uhp_cli.errors import UhpError
from uhp_cli.profile import Profile

_HERE = Path(__file__).resolve().parent
MAX_PROFILE = 1024 * 1024
MAX_CATALOGUE = 64 * 1024 * 1024


def data_file(name: str) -> Path:
    """Return the path of a packaged data file: inside the wheel, or `data/` of a source checkout."""
    for folder in (_HERE / "data", _HERE.parent.parent / "data"):
        if (folder / name).is_file():
            return folder / name
    raise UhpError("no-data", name=name)


def read(name: str, limit: int) -> bytes:
    """Return the bytes of a file, or of standard input for '-'; one byte over the limit is read, no more."""
    try:
        if name == "-":
            if sys.stdin is None or sys.stdin.isatty():
                raise UhpError("no-stdin")
            return sys.stdin.buffer.read(limit + 1)
        with open(name, "rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise UhpError("no-such-file", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-read", name=name, why=_why(error)) from None


def _why(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number, "?") if isinstance(number, int) else type(error).__name__


def write(name: str, text: str, *, force: bool) -> None:
    """Write a text whole or not at all, readable by its owner only; an existing file only with `force`.

    The text goes to a new file beside it, which then takes its name: a crash leaves the old file or the new one.
    """
    import tempfile  # only when something is written

    path = Path(name)
    try:
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None:
            if not stat.S_ISREG(mode):
                raise UhpError("not-a-file", name=name)
            if not force:
                raise UhpError("file-exists", name=name)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if force:
                os.replace(temporary, path)
            else:
                os.link(temporary, path)  # fails when another process made the file meanwhile
                os.unlink(temporary)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise UhpError("file-exists", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-write", name=name, why=_why(error)) from None


def say(text: str, stream: TextIO | None = None) -> None:
    """Print to a stream in its own encoding; a character it lacks is replaced, never an error."""
    out = stream or sys.stdout
    encoding = out.encoding or "utf-8"
    if encoding.lower().replace("-", "") not in ("utf8", "utf8sig"):
        text = text.encode(encoding, "replace").decode(encoding)
    out.write(text)


def schema(name: str) -> Mapping[str, Any]:
    """Return a packaged JSON Schema by its file name."""
    found: Mapping[str, Any] = json.loads(data_file(name).read_text(encoding="utf-8"))
    return found


def load_catalogue(name: str | None) -> Catalogue:
    """Return the catalogue in a file, or the packaged one; UhpError with the first finding when it is not valid.

    The packaged catalogue is checked when the package is built and kept beside it in a form that loads fast; that form
    counts only while it has the same SHA-256 as the file.
    """
    path = name or str(data_file("interventions.yaml"))
    raw = read(path, MAX_CATALOGUE)
    digest = hashlib.sha256(raw).hexdigest()
    ready = _ready(digest) if name is None else None
    return decode(_checked(raw, path) if ready is None else ready, digest)


READY = _HERE / "catalogue.json"
"""The checked catalogue as JSON, made when the package is built (hatch_build.py)."""


def _ready(digest: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(READY.read_bytes())
    except (OSError, ValueError):
        return None
    data: Mapping[str, Any] | None = found["data"] if found.get("sha256") == digest else None
    return data


def _checked(raw: bytes, name: str) -> Mapping[str, Any]:
    from uhp_cli.checks import check
    from uhp_cli.rules import Severity
    from uhp_cli.yaml_source import read as read_yaml

    document = read_yaml(raw, name)
    errors = [d for d in check(document, schema("schema.json")) if d.severity is Severity.ERROR]
    if errors:
        raise UhpError("broken-catalogue", place=errors[0].place, message=errors[0], n=len(errors), file=name)
    data: Mapping[str, Any] = document.data
    return data


def load_profile(name: str, catalogue: Catalogue) -> Profile:
    """Return the family in a profile file, or on standard input for '-'."""
    from uhp_cli.profile_file import from_document  # options need no reader
    from uhp_cli.yaml_source import read as read_yaml

    raw = read(name, MAX_PROFILE)
    if len(raw) > MAX_PROFILE:
        raise UhpError("profile-unreadable", place=f"{name}:1:1", rule="too-large")
    return from_document(read_yaml(raw, "<stdin>" if name == "-" else name), catalogue)

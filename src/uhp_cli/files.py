"""The only door to disk and streams: read, write whole or not at all, the packaged data, a catalogue, a profile.

Nothing is written unless asked; nothing is loaded from the working folder unless named.
"""

import errno
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from uhp_cli.catalogue import Catalogue, decode
from uhp_cli.errors import UhpError
from uhp_cli.profile import Profile

if TYPE_CHECKING:
    from uhp_cli.guidance import Guideline
    from uhp_cli.yaml_source import Document

_HERE = Path(__file__).resolve().parent
MAX_PROFILE = 1024 * 1024
MAX_CATALOGUE = 64 * 1024 * 1024
MAX_STREAM = 48 * 1024 * 1024
"""A stream tells no size beforehand: what it brings stands in memory before it is known to be too much."""


def data_file(name: str) -> Path:
    """Return the path of a packaged data file: inside the wheel, or `data/` of a source checkout."""
    for folder in (_HERE / "data", _HERE.parent.parent / "data"):
        if (folder / name).is_file():
            return folder / name
    raise UhpError("no-data", name=name)


def read(name: str, limit: int) -> bytes:
    """Return the bytes of a file, or of standard input for '-'; more than `limit` bytes come back as that many zeros.

    Nobody uses what is over the limit, and zeros that are not touched take no memory. A stream has a lower limit of its own.
    """
    try:
        if name == "-":
            if sys.stdin is None or sys.stdin.isatty():
                raise UhpError("no-stdin")
            return _limited(sys.stdin.buffer, limit)
        with open(name, "rb") as file:
            return _limited(file, limit)
    except FileNotFoundError:
        raise UhpError("no-such-file", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-read", name=name, why=why(error)) from None


@contextmanager
def lines(name: str, limit: int = 1024 * 1024) -> Iterator[Iterator[tuple[int, str | None]]]:
    """Open a file, or standard input for '-', as numbered lines of text; None for a line over the limit or not UTF-8."""
    if name == "-":
        if sys.stdin is None:
            raise UhpError("no-stdin")
        yield _numbered(sys.stdin.buffer, limit)
        return
    try:
        file = open(name, "rb")  # noqa: SIM115  (closed below; only opening it may fail here)
    except FileNotFoundError:
        raise UhpError("no-such-file", name=name) from None
    except IsADirectoryError:
        raise UhpError("not-a-file", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-read", name=name, why=why(error)) from None
    with file:
        yield _numbered(file, limit)


def _numbered(file: BinaryIO, limit: int) -> Iterator[tuple[int, str | None]]:
    number = 0
    while raw := file.readline(limit + 1):
        number += 1
        long = len(raw) > limit
        while len(raw) > limit and not raw.endswith(b"\n"):
            raw = file.readline(limit + 1)
        try:
            yield number, None if long else raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            yield number, ""


def _limited(file: BinaryIO, limit: int) -> bytes:
    try:
        about = os.fstat(file.fileno())
        size = about.st_size if stat.S_ISREG(about.st_mode) else 0
    except OSError:  # not a file of the system, as in tests
        size = 0
    left = limit if size else min(limit, MAX_STREAM)
    if size > limit:
        return bytes(limit + 1)
    chunks: list[bytes] = []
    while chunk := file.read(1024 * 1024):
        chunks.append(chunk)
        left -= len(chunk)
        if left < 0:
            chunks.clear()
            return bytes(limit + 1)
    return b"".join(chunks)


def shown(name: str) -> str:
    """Return a path as seen from the working folder when it lies in it, as reports and annotations need; '<stdin>' for '-'."""
    try:
        return "<stdin>" if name == "-" else str(Path(os.path.abspath(name)).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return name


def why(error: Exception) -> str:
    """Return the reason of a failure as the system names it, such as ENOSPC."""
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number, "?") if isinstance(number, int) else type(error).__name__


def write(name: str, text: str | Iterable[str], *, force: bool) -> None:
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
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines([text] if isinstance(text, str) else text)
                file.flush()
                os.fsync(file.fileno())
            if force:
                os.replace(temporary, path)
            else:
                _name(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise UhpError("file-exists", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-write", name=name, why=why(error)) from None


def _name(temporary: str, path: Path) -> None:
    """Give a finished file its name, which must be new; fails when another process took it meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: an empty file holds the name until the finished one takes it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.replace(temporary, path)
    else:
        os.unlink(temporary)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print to a stream in its own encoding; a character it lacks is replaced, never an error.

    What a terminal would obey or hide, and JSON lets through, is printed as an escape of JSON, which is the same data.
    """
    out = stream or sys.stdout
    if not text.replace("\n", "").isprintable():
        text = _HIDDEN.sub(lambda m: json.dumps(m[0])[1:-1], text)
    encoding = out.encoding or "utf-8"
    if encoding.lower().replace("-", "") not in ("utf8", "utf8sig"):
        text = text.encode(encoding, "replace").decode(encoding)
    out.write(text)


_HIDDEN = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")


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
    return decode(_checked(raw, path).data if ready is None else ready, digest)


READY = _HERE / "catalogue.json"
"""The checked catalogue as JSON, made when the package is built (hatch_build.py); the guideline stands beside it."""


def load_guideline() -> "Guideline":
    """Return the packaged guideline."""
    from uhp_cli.guidance import decode_guideline  # only plan, guideline and report need it

    raw = data_file("guideline.yaml").read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    ready = _ready(digest, READY.with_name("guideline.json"))
    if ready is None:
        from uhp_cli.yaml_source import read as read_yaml

        ready = read_yaml(raw, "guideline.yaml").data
    return decode_guideline(ready, digest)


def _ready(digest: str, path: Path = READY) -> Mapping[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    data: Mapping[str, Any] | None = found["data"] if found.get("sha256") == digest else None
    return data


def load_document(raw: bytes, name: str) -> tuple[Catalogue, "Document"]:
    """Return the catalogue in these bytes, and the document with the place of everything; UhpError when it is not valid."""
    document = _checked(raw, name)
    return decode(document.data, hashlib.sha256(raw).hexdigest()), document


def _checked(raw: bytes, name: str) -> "Document":
    from uhp_cli.checks import check
    from uhp_cli.rules import Severity
    from uhp_cli.yaml_source import read as read_yaml

    document = read_yaml(raw, name)
    errors = [d for d in check(document, schema("schema.json")) if d.severity is Severity.ERROR]
    if errors:
        raise UhpError("broken-catalogue", place=errors[0].place, message=errors[0], n=len(errors), file=name)
    return document


def load_profile(name: str, catalogue: Catalogue) -> Profile:
    """Return the family in a profile file, or on standard input for '-'."""
    from uhp_cli.profile_file import from_document  # options need no reader
    from uhp_cli.yaml_source import read as read_yaml

    raw = read(name, MAX_PROFILE)
    if len(raw) > MAX_PROFILE:
        raise UhpError("profile-unreadable", place=f"{name}:1:1", rule="too-large")
    return from_document(read_yaml(raw, "<stdin>" if name == "-" else name), catalogue)

"""The only door to disk and streams: read, write whole or not at all, and the packaged data.

Nothing is written unless asked; nothing is loaded from the working folder unless named.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO
from zlib import crc32

from uhp_cli.errors import UhpError
from uhp_cli.safe import escaped

HERE = Path(__file__).resolve().parent.parent
MAX_PROFILE = 1024 * 1024
MOST_IN_PROFILE = 20_000
"""So many values a profile holds at most: a value of two bytes costs five hundred in memory."""
MAX_CATALOGUE = 64 * 1024 * 1024
MAX_STREAM = 48 * 1024 * 1024
"""A stream tells no size beforehand.

What it brings stands in memory before it is known to be too much.
"""


def data_file(name: str) -> Path:
    """Return the path of a packaged data file.

    Inside the wheel, or `data/` of a source checkout.
    """
    for folder in (HERE / "data", HERE.parent.parent / "data"):
        if (folder / name).is_file():
            return folder / name
    zipped = next((str(p) for p in HERE.parents if p.is_file()), "")
    raise UhpError("in-a-zip", name=zipped) if zipped else UhpError("no-data", name=name)


def checksum(path: str) -> int:
    """Return the CRC-32 of a file, which is never in memory as a whole."""
    found, part = 0, memoryview(bytearray(1 << 16))
    with open(path, "rb", buffering=0) as file:
        while size := file.readinto(part):
            found = crc32(part[:size], found)
    return found


def read(name: str, limit: int) -> bytes:
    """Return the bytes of a file, or of standard input for '-'.

    More than `limit` bytes come back as that many zeros.

    Nobody uses what is over the limit, and zeros that are not touched take no memory. A stream has
    a lower limit of its own.
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
    except IsADirectoryError:
        raise UhpError("not-a-file", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-read", name=name, why=why(error)) from None


@contextmanager
def lines(name: str, limit: int = 1024 * 1024) -> Iterator[Iterator[tuple[int, str | None]]]:
    """Open a file, or standard input for '-', as numbered lines of text.

    None for a line over the limit or not UTF-8.
    """
    if name == "-":
        if sys.stdin is None:
            raise UhpError("no-stdin")
        yield _numbered(_stdin(), limit)
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


def _stdin() -> BinaryIO:
    """Return standard input under a name of its own.

    Python cannot leave while a thread waits on its own.
    """
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except OSError:  # not a file of the system, as in tests
        return sys.stdin.buffer


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
    """Return a path as seen from the working folder when it lies in it; '<stdin>' for '-'."""
    try:
        return (
            "<stdin>" if name == "-" else str(Path(os.path.abspath(name)).relative_to(Path.cwd()))
        )
    except (ValueError, OSError):
        return name


def why(error: Exception) -> str:
    """Return the reason of a failure as the system names it, such as ENOSPC."""
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number, "?") if isinstance(number, int) else type(error).__name__


def write(name: str, text: str | Iterable[bytes], *, force: bool) -> None:
    """Write a text, or lines in UTF-8, whole or not at all, readable by its owner only.

    An existing file only with `force`.

    The text goes to a new file beside it, which then takes its name: a crash leaves the old file or
    the new one.
    """
    import tempfile  # only when something is written

    path = Path(name)
    try:
        _free(path, name, force=force)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines([text.encode()] if isinstance(text, str) else text)
                file.flush()
                _kept(file.fileno())
            if force:
                _take(temporary, path)
            else:
                _name(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise UhpError("file-exists", name=name) from None
    except (OSError, ValueError) as error:
        raise UhpError("cannot-write", name=name, why=why(error)) from None


def free(name: str, *, force: bool) -> None:
    """Stop when a file may not be written under this name: better before a talk than after it."""
    try:
        _free(Path(name), name, force=force)
    except (OSError, ValueError) as error:
        raise UhpError("cannot-write", name=name, why=why(error)) from None


def _free(path: Path, name: str, *, force: bool) -> None:
    if name.endswith(("/", os.sep)):
        raise UhpError("not-a-file", name=name)
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        path.parent.stat()
        return
    if not stat.S_ISREG(mode):
        raise UhpError("not-a-file", name=name)
    if not force:
        raise UhpError("file-exists", name=name)


def write_all(texts: Mapping[str, str], *, force: bool) -> None:
    """Write files in one folder, which is made if need be: all of them, or none that was not there.

    An existing file only with `force`.
    """
    old = {name for name in texts if os.path.lexists(name)}
    if old and not force:
        raise UhpError("file-exists", name=min(old))
    written = []
    try:
        for name, text in texts.items():
            _folder(Path(name).parent)
            write(name, text, force=force)
            written.append(name)
    except UhpError:
        for name in set(written) - old:
            os.unlink(name)
        raise


def _folder(path: Path) -> None:
    """Make a folder, in one that is there."""
    try:
        path.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise UhpError("cannot-write", name=str(path), why=why(error)) from None


def deliver(text: str, name: str | None, *, force: bool) -> None:
    """Print a text, or write it to the file that was named."""
    if name is None:
        say(text)
    else:
        write(name, text, force=force)


def _name(temporary: str, path: Path) -> None:
    """Give a finished file its name, which must be new.

    Fails when another process took it meanwhile.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (
        OSError
    ):  # a file system without links: an empty file holds the name until the finished one takes it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            _take(temporary, path)
        except BaseException:
            os.unlink(path)
            raise
    else:
        os.unlink(temporary)


def _take(temporary: str, path: Path) -> None:
    """Give a finished file a name that is taken; what stood there is gone only after that."""
    try:
        os.replace(temporary, path)
    except FileExistsError:  # a file system that renames over nothing
        aside = f"{temporary}.old"
        os.rename(path, aside)
        try:
            os.rename(temporary, path)
        except BaseException:
            os.rename(aside, path)
            raise
        os.unlink(aside)


def _kept(file: int) -> None:
    """Wait until a file is on the disk, where the file system can say so."""
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def put(line: bytes) -> None:
    """Print a line of UTF-8 that may be printed as it is, at once; in the encoding of the stream.

    Where that is UTF-8 there is nothing to do.
    """
    out = sys.stdout
    if (out.encoding or "").lower() == "utf-8":
        out.flush()
        out.buffer.write(line)
        out.buffer.flush()
    else:
        say(line.decode(), out)
        out.flush()


def say(text: str, stream: TextIO | None = None) -> None:
    """Print to a stream in its own encoding; a character it lacks is replaced, never an error.

    What a terminal would obey or hide, and JSON lets through, is printed as an escape of JSON,
    which is the same data.
    """
    out = stream or sys.stdout
    text = escaped(text)
    encoding = out.encoding or "utf-8"
    if encoding.lower().replace("-", "") not in ("utf8", "utf8sig"):
        text = text.encode(encoding, "replace").decode(encoding)
    out.write(text)

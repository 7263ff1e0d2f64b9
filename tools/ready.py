"""The catalogue, read and checked, as JSON that loads fast: for the wheel and for the page."""

import hashlib
import json
import os
import sys
import zlib
from pathlib import Path


def write_ready(root: Path, called: str = "data/interventions.yaml") -> None:
    """Write catalogue.json, judging.json and guideline.json in src/uhp_cli of this tree.

    A catalogue with errors ends it, and they are told as errors of the file that is `called` so;
    with UHP_BUILD_UNCHECKED, as action.yml sets, they are told and nothing is written, because who
    wants to see the errors beside their lines needs a program that shows them.
    The same catalogue gives the same bytes.
    """
    from uhp_cli.checking.checks import check
    from uhp_cli.checking.rules import Severity
    from uhp_cli.source.yaml_source import read
    from uhp_cli.values.catalogue import decode
    from uhp_cli.values.packed import briefs, packed

    raw = (root / "data" / "interventions.yaml").read_bytes()
    document = read(raw, called)
    schema = json.loads((root / "data" / "schema.json").read_text(encoding="utf-8"))
    errors = [d for d in check(document, schema) if d.severity is Severity.ERROR]
    folder = root / "src" / "uhp_cli"
    if errors:
        told = "\n".join(f"{d.place}: {d.code} {d.message('nl')}" for d in errors)
        if not os.environ.get("UHP_BUILD_UNCHECKED"):
            raise SystemExit(told)
        print(told, file=sys.stderr)
        for name in ("catalogue", "judging"):
            (folder / f"{name}.json").unlink(missing_ok=True)
        return
    guideline = (root / "data" / "guideline.yaml").read_bytes()
    catalogue = decode(document.data, "")
    for name, text in (
        ("catalogue", _text(raw, document.data)),
        ("judging", _text(raw, packed(catalogue), *briefs(catalogue))),
        ("guideline", _text(guideline, read(guideline, "guideline.yaml").data)),
    ):
        _write(folder / f"{name}.json", text)


def _text(source: bytes, data: object, *more: object) -> str:
    """Return what was made of a file, and on lines of their own what is read one by one."""
    sha256 = hashlib.sha256(source).hexdigest()
    ready = {"sha256": sha256, "crc32": zlib.crc32(source), "data": data}
    # ASCII is read in half the memory.
    return "\n".join(json.dumps(part, separators=(",", ":")) for part in (ready, *more))


def _write(path: Path, text: str) -> None:
    """Write a text; what is up to date stays, for another build of the tree may be packing it."""
    if not (path.is_file() and path.read_text(encoding="utf-8") == text):
        path.write_text(text, encoding="utf-8")


def write_offer(root: Path, name: str) -> None:
    """Write the lines of a local offer as offer.json; a wrong line ends it with its place."""
    from uhp_cli.door.boundary import alone
    from uhp_cli.errors import UhpError
    from uhp_cli.reading.loading import packed_catalogue
    from uhp_cli.reading.offer_file import load_offer

    try:
        offer = load_offer(name, packed_catalogue())
    except UhpError as error:
        raise SystemExit(alone(error)) from None
    lines = [line for lines in offer.lines.values() for line in lines]
    text = json.dumps({"sha256": offer.sha256, "day": offer.day, "lines": lines})
    (root / "src" / "uhp_cli" / "offer.json").write_text(text, encoding="utf-8")

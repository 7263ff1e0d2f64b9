"""Make uhp.html: engine, catalogue and Python in one page that opens in any browser.

    python3 app/build.py [--catalogue own.yaml] [--offer aanbod.yaml] [--lang nl|en] [-o uhp.html]

Needs npm, for the one package that app/pyodide.json pins by version and hash; what npm brings is
checked before anything of it is used. The same sources give the same bytes.
"""

import argparse
import base64
import gzip
import hashlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

APP = Path(__file__).resolve().parent
ROOT = APP.parent
MOST = 7_000_000
"""So many bytes the page has at most: it goes by mail and lies on shared drives."""
THEN = (1980, 1, 1, 0, 0, 0)
IN_THE_PAGE = ("*.py", "catalogue.json", "guideline.json", "offer.json", "data/guideline.yaml")
"""What the page needs of the package; the JSON of the catalogue says all that its YAML does."""
EDITING = "ask batch catalogue diff help_ profile recheck rule schema test validate workers"
NOT_IN_THE_PAGE = (
    *("shapes.py", "cli.py", "api.py", "__main__.py", "checking/*.py", "checking/rules/*.py"),
    *("method/changes.py", "method/impact.py", "method/rechecking.py", "reading/case_file.py"),
    "reading/offer_file.py",
    *(f"verbs/{name}.py" for name in EDITING.split()),
)
"""What only a command line, an editor of catalogues or the type checker needs."""


def pyodide(package: str, folder: Path) -> Mapping[str, bytes]:
    """Return the files of the pinned package, in this archive or brought by npm."""
    pinned = json.loads((APP / "pyodide.json").read_text(encoding="utf-8"))
    if not package:
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is not here: it brings Pyodide, or name its archive: --pyodide")
        wanted = f"{pinned['package']}@{pinned['version']}"
        done = subprocess.run(
            [npm, "pack", wanted, "--silent", "--pack-destination", str(folder)],
            capture_output=True, text=True, check=False, cwd=folder,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"npm cannot bring {wanted}: {done.stderr.strip()[-300:]}")
        package = str(folder / done.stdout.split()[-1])
    raw = Path(package).read_bytes()
    digest = "sha512-" + base64.b64encode(hashlib.sha512(raw).digest()).decode()
    if digest != pinned["integrity"]:
        raise SystemExit(f"{package} is not what app/pyodide.json pins: {digest}")
    found = {}
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            if file:
                found[member.name.removeprefix("package/")] = file.read()
    return found


def library(raw: bytes, names: Sequence[str]) -> bytes:
    """Return these modules of Python's library; stored, so that they pack as a whole."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(found, "w") as new:
        for name in sorted(old.namelist()):
            if name in names:
                new.writestr(zipfile.ZipInfo(name, THEN), old.read(name))
    return found.getvalue()


def engine(package: Path) -> bytes:
    """Return the files of the program as JSON: path and text."""
    texts = {
        path.relative_to(package.parent).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*"))
        if any(path.match(name) for name in IN_THE_PAGE)
        and not any(path.match(name) for name in NOT_IN_THE_PAGE)
    }
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()


def staged(folder: Path, catalogue: str, offer: str) -> Path:
    """Return the package as the wheel holds it, with this catalogue; one with errors stops here."""
    for name in ("src", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    if catalogue:
        shutil.copyfile(catalogue, folder / "data" / "interventions.yaml")
    sys.path[:0] = [str(folder / "src"), str(ROOT / "tools")]
    from ready import write_offer, write_ready

    write_ready(folder, catalogue or "data/interventions.yaml")
    if offer:
        write_offer(folder, offer)
    shutil.move(folder / "data", folder / "src" / "uhp_cli" / "data")
    return folder / "src" / "uhp_cli"


def body(package: Path, lang: str) -> tuple[str, str]:
    """Return title and body of the page, made by the very program that goes into it."""
    licences = [
        ("uhp (MIT)", (ROOT / "LICENSE").read_text(encoding="utf-8")),
        ("Catalogus / catalogue (CC-BY-4.0)", (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")),
        (
            "Pyodide (MPL-2.0), github.com/pyodide/pyodide",
            (APP / "MPL-2.0.txt").read_text(encoding="utf-8"),
        ),
        ("Python (PSF-2.0)", (APP / "PSF-2.0.txt").read_text(encoding="utf-8")),
    ]
    program = (
        "import json, sys; from uhp_cli.browser.front import written; "
        "print(json.dumps(written(json.loads(sys.argv[1]), sys.argv[2])))"
    )
    clean = {k: v for k, v in os.environ.items() if not k.startswith("UHP_")}
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(licences), lang],
        env={**clean, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    title, inner = json.loads(done.stdout)
    return title, inner


def packed(name: str, raw: bytes) -> str:
    """Return bytes as a block of data in the page."""
    text = base64.b64encode(gzip.compress(raw, 9, mtime=0)).decode()
    return f'<script type="application/gzip" id="{name}">{text}</script>'


def scripts(files: Mapping[str, bytes]) -> tuple[str, str]:
    """Return the script of the page, and Python's own, which starts itself.

    The page unpacks the second and puts it in as text: the policy knows it by its hash.
    """
    machine = files["pyodide.asm.mjs"].decode()
    loader = files["pyodide.mjs"].decode()
    machine = machine.replace("export default _createPyodideModule;", "")
    loader = re.sub(r"export\{(\w+) as loadPyodide,[^}]*\};", r"const loadPyodide=\1;", loader)
    loader = re.sub(r"//# sourceMappingURL=.*", "", loader)
    info = json.loads(files["pyodide-lock.json"])["info"]
    lock = json.dumps(json.dumps({"info": info, "packages": {}}))
    start = f"startPython(loadPyodide, _createPyodideModule, {lock});"
    page = (APP / "page.js").read_text(encoding="utf-8")
    return page, f"{machine}\n{loader}\n{start}\n"


def sha256(text: str) -> str:
    """Return a hash as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page(files: Mapping[str, bytes], package: Path, lang: str) -> str:
    """Return the whole page."""
    pinned = json.loads((APP / "pyodide.json").read_text(encoding="utf-8"))
    from uhp_cli.pages.look import CSS

    style = CSS + (APP / "page.css").read_text(encoding="utf-8")
    own, machine = scripts(files)
    policy = (
        f"default-src 'none'; script-src {sha256(own)} {sha256(machine)} 'wasm-unsafe-eval'; "
        f"style-src {sha256(style)}; style-src-attr 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'"
    )
    title, inner = body(package, lang)
    data = (
        packed("script", machine.encode()),
        packed("machine", files["pyodide.asm.wasm"]),
        packed("library", library(files["python_stdlib.zip"], pinned["library"])),
        packed("engine", engine(package)),
    )
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>",
            f'<body class="app">{inner}',
            *data,
            f'<script type="module">{own}</script>',
            "</body>\n</html>\n",
        )
    )


def main() -> None:
    """Write the page, and say its size and hash."""
    parser = argparse.ArgumentParser(description="Make uhp.html.")
    parser.add_argument("--catalogue", default="", help="a catalogue of your own")
    parser.add_argument("--offer", default="", help="what is on offer nearby (uhp offer init)")
    parser.add_argument("--lang", default="nl", choices=("nl", "en"))
    parser.add_argument("--pyodide", default="", help="the archive, where npm cannot bring it")
    parser.add_argument("-o", "--output", default="uhp.html")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = staged(folder / "tree", given.catalogue, given.offer)
        text = page(pyodide(given.pyodide, folder), package, given.lang).encode()
    if len(text) > MOST:
        raise SystemExit(f"{len(text)} bytes is more than {MOST}: trim app/pyodide.json further")
    Path(given.output).write_bytes(text)
    print(f"{given.output}: {len(text)} bytes, sha256 {hashlib.sha256(text).hexdigest()}")


if __name__ == "__main__":
    main()

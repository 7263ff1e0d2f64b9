"""What comes in cannot steer a terminal; what goes out is whole, asked for and nothing else; SECURITY.md has the table."""

import errno
import hashlib
import json
import os
import re
import resource
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import uhp_cli
from conftest import ROOT, SHIPPED, answer, run
from hostile import hostile_catalogue
from uhp_cli.browser.answer import answer as browser_answer
from uhp_cli.cli import VERBS
from uhp_cli.errors import UhpError
from uhp_cli.pages import blocks, terminal
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.values.catalogue import Catalogue, decode

UHP = str(Path(sys.executable).with_name("uhp"))
SEEN = {k: v for k, v in os.environ.items() if not k.startswith(("UHP_", "COV_", "PYTHON"))} | {
    "PYTHONDONTWRITEBYTECODE": "1"
}
FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
SHEET = ("--for", "family", "--share-with", "ouder")
CATALOGUE = str(ROOT / "data" / "interventions.yaml")

CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "match": (("match", *FAMILY),),
    "ask": (("ask",),),
    "why": (("why", "mst", *FAMILY),),
    "plan": (("plan", *FAMILY),),
    "compare": (("compare", "mst", "mdft", *FAMILY),),
    "list": (("list",),),
    "show": (("show", "mst"),),
    "guideline": (("guideline",),),
    "recheck": (("recheck", "-"),),
    "batch": (("batch", "-"), ("batch", "-", "--brief")),
    "profile": (("profile", "init"), ("profile", "check", "-")),
    "validate": (("validate",),),
    "rule": (("rule",), ("rule", "UHP102")),
    "diff": (("diff", CATALOGUE, CATALOGUE),),
    "test": (("test", "-"),),
    "gaps": (("gaps",), ("gaps", "--profiles", "-")),
    "report": (("report", *FAMILY), ("report", *FAMILY, *SHEET, "--format", "html")),
    "schema": (("schema", "match"),),
    "catalogue": (("catalogue",),),
    "offer": (("offer", "init"),),
    "help": (("help", "lezen"), ("help", "woorden")),
}
"""What each verb is called with; `stdin` gives the ones that read what they read."""


CASES = b"""\
cases:
  - {name: gedrag, profile: {family: {problems: [gedrag]}}, expect: {asks: [mst]}}
"""


def stdin(call: Sequence[str]) -> bytes:
    """Return what a call reads: an earlier answer, cases, or a family."""
    if call[0] == "ask":
        return b"14\ngedrag\n\n\nstop\n"
    if "-" not in call:
        return b""
    if call[0] == "recheck":
        return run("match", *FAMILY, "--json", env=SHIPPED).out.encode()
    return CASES if call[0] == "test" else b'{"family": {"problems": ["gedrag"]}}\n'


def uhp(
    *args: str | bytes, env: Mapping[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command as the system does."""
    more.setdefault("input", b"")
    return subprocess.run(
        [UHP, *args],
        env={**SEEN, **(env or {})},
        capture_output=True,
        check=False,
        timeout=120,
        **more,
    )


def every_call() -> list[tuple[str, ...]]:
    """Return the calls of all verbs."""
    return [call for calls in CALLS.values() for call in calls]


def test_every_verb_is_called() -> None:
    """A new verb cannot slip past what is tested here."""
    assert set(CALLS) == set(VERBS)


def test_the_table_of_threats_names_tests_that_are_there() -> None:
    """Every row of SECURITY.md has a defence, ways in, a figure and at least one test, and each test named exists."""
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")][
        2:
    ]
    assert len(rows) >= 15
    for threat, defence, ways, tests, figure in rows:
        assert threat and defence and ways and re.search(r"\d|same", figure), threat  # noqa: PT018
        named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", tests)
        assert named, threat
        assert [
            n
            for n in named
            if f"def {n[1]}(" not in (ROOT / "tests" / n[0]).read_text(encoding="utf-8")
        ] == []


# ------------------------------------------------------------------ terminal

CONTROL = [chr(n) for n in (*range(0x20), *range(0x7F, 0xA0))]
HIDDEN = [
    chr(n)
    for n in (
        *(0xAD, 0x34F, 0x61C, 0x115F, 0x17B4, 0x3164, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        *(0xFEFF, 0xFFF9, 0xFFFB, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF),
        *(0xE0001, 0xE0041, 0xE0100, 0xE01EF),
    )
]
STEERS = re.compile(
    f"[{re.escape(''.join(c for c in CONTROL + HIDDEN if c not in chr(9) + chr(10)))}]"
)
"""All of them but the line end and the tab, which move on and do nothing else."""


def steering(text: str) -> list[str]:
    """Return the characters that a terminal would obey or hide, as code points."""
    return [f"{ord(c):04X}" for c in STEERS.findall(text)]


@pytest.fixture
def spoiled(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Let every verb meet a catalogue with each control and hidden character in each of its texts."""
    data = json.loads(json.dumps(dict(hostile_catalogue().record)))
    every = "".join(CONTROL + HIDDEN)

    def spoil(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: v if k in ("id", "level", "role") else spoil(v) for k, v in value.items()}
        if isinstance(value, list):
            return list(map(spoil, value))
        return f"{value}{every}" if isinstance(value, str) and " " in value else value

    found = decode(spoil(data), "0" * 64)
    monkeypatch.setattr(loading, "load_catalogue", lambda _: found)
    return found


READERS = ("match", "why", "plan", "compare", "list", "show", "batch", "gaps", "report")
"""The verbs that print texts of a catalogue."""


@pytest.mark.parametrize("how", ["text", "json", "csv", "markdown", "html"])
def test_no_text_of_a_catalogue_can_steer_a_terminal(how: str, spoiled: Catalogue) -> None:
    """Each control and hidden character in each text of each entry: none comes out but the line end, in any format."""
    printed = 0
    for call in (
        c for verb in READERS for c in CALLS[verb] if "html" not in c and "--brief" not in c
    ):
        done = run(*call, "--format", how, stdin=stdin_of(call), code=None)
        printed += done.code == 0
        assert steering(done.out + done.err) == [], call
    assert printed >= {"text": 6, "json": 9, "csv": 4, "markdown": 8, "html": 3}[how]
    assert len(spoiled.interventions) == 28


def stdin_of(call: Sequence[str]) -> bytes:
    """Return a family for the calls that read one."""
    return b'{"family": {"problems": ["gedrag"]}}\n' if "-" in call else b""


SLOTS: list[tuple[str, ...]] = [
    *(("match", *FAMILY, option, "{}") for option in ("--child", "--age", "--problems", "--first", "--placement", "--severity", "--region", "--fact")),
    *(("match", *FAMILY, option, "{}") for option in ("--tried", "--profile", "--catalogue", "--lang", "--top", "--format", "--output", "--role")),
    *(("match", *FAMILY, option, "{}") for option in ("--classification", "--min-classification")),
    *(("match", *FAMILY, "--output", "{}" + end) for end in (".json", ".nothing")),
    *((verb, "{}") for verb in ("why", "compare", "show", "guideline", "recheck", "batch", "validate", "rule", "test", "schema")),
    ("diff", "{}", "HEAD:{}"),
    ("diff", CATALOGUE, "{}"),
    ("list", "{}"),
    ("gaps", "--profiles", "{}"),
    ("report", *FAMILY, "--for", "{}"),
    ("profile", "{}"),
    ("profile", "check", "{}"),
    ("{}",),
    ("match", "--{}"),
    ("match", "-{}"),
    ("validate", "--as-of", "{}"),
    ("validate", "--fail-on", "{}"),
]  # fmt: skip
"""Everywhere that a word of the command line may be printed again."""


@pytest.mark.parametrize("slot", SLOTS, ids=" ".join)
def test_no_word_of_the_command_line_can_steer_a_terminal(
    slot: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each control and hidden character, and bytes that are no text, in a name or value that is refused."""
    monkeypatch.chdir(tmp_path)
    word = "x" + "".join(CONTROL[1:] + HIDDEN) + "y\udc9by"
    if "{}.json" in slot:  # a name of a file has at most 255 bytes
        word = word[:90] + word[-3:]
    done = run(*(part.replace("{}", word) for part in slot), code=None)
    assert steering(done.out + done.err) == []
    assert "\udc9b" not in done.out + done.err
    assert done.code == (0 if slot[0] == "list" or "{}.json" in slot else 2)


def test_no_answer_to_a_question_can_steer_a_terminal() -> None:
    """What comes from a pipe is shown as if typed: a colour in it is none of the program's."""
    lines = "".join(f"x{c}[31my\n" for c in CONTROL[1:] + HIDDEN if c not in "\n\r\x1a")
    done = run("ask", stdin=lines)
    assert steering(done.out + done.err) == []
    assert "<001B>[31m" in done.err


def test_no_file_name_can_steer_a_terminal(tmp_path: Path) -> None:
    """Files that are there, with a mistake in them: the place begins with their name."""
    name = (
        os.fsencode(tmp_path)
        + b"/"
        + bytes((*range(1, 0x2F), *range(0x30, 0x41), 0x7F))
        + "\x9b\u202e".encode()
        + b"\x9b.yaml"
    )
    Path(os.fsdecode(name)).write_text("a: [1\n", encoding="utf-8")
    calls: list[tuple[str | bytes, ...]] = [
        *(("match", *FAMILY, option, name) for option in ("--profile", "--catalogue")),
        *((verb, name) for verb in ("validate", "test", "recheck", "batch")),
        ("diff", name, name), ("profile", "check", name), ("gaps", "--profiles", name),
    ]  # fmt: skip
    for call in calls:
        done = uhp(*call)
        assert done.returncode in (1, 2), (call, done)
        assert steering((done.stdout + done.stderr).decode("utf-8")) == [], call


MARKUP = [
    f"{before}{core}{after}"
    for before in ("", "a ", "\\")
    for after in ("", " b", "[/]")
    for core in (
        "[bold]", "[/foo]", "[/bold]", "[link=https://example.org]hier[/link]", "[red on blue]x[/red on blue]", ":warning:", ":smile:",
        ":heavy_check_mark-text:", "[@click=app.quit]x[/]", "[[b]]", "[not bold]", "[#ff0000]r[/]", "{x}", "%s", "$HOME", "<b>", "&amp;",
        "https://example.org", "'tekst'", "10.000", "127.0.0.1", "True", "None", "[1, 2]", "*x* _y_ `z`",
    )
]  # fmt: skip


@pytest.mark.parametrize("colour", [False, True])
def test_markup_and_emoji_codes_are_text(colour: bool) -> None:
    """Every string of a corpus comes out as it went in, in every kind of block, with colour too: no tag, link, sign or colour of its own."""
    assert len(MARKUP) > 200
    for text in MARKUP:
        cell = blocks.Cell(text)
        kinds: tuple[blocks.Block, ...] = (
            blocks.Heading(text),
            blocks.Paragraph(text),
            blocks.Bullets((cell,)),
            blocks.Pairs(((text, cell),), text),
            blocks.Table((text, text), ((cell, cell),)),
            blocks.Code(text),
        )
        for block in kinds:
            shown = re.sub(
                r"\x1b\[[0-9;]*m",
                "",
                terminal.to_text(blocks.Page("", (block,)), width=160, colour=colour),
            )
            expected = {"Pairs": 3, "Table": 4}.get(type(block).__name__, 1)
            assert shown.count(text) >= expected, (block, shown)
            assert "\x1b" not in shown


def test_colour_is_only_for_a_terminal_or_when_asked() -> None:
    """A pipe gets no escape; FORCE_COLOR gives bold and dim and nothing else, NO_COLOR wins."""
    assert b"\x1b" not in uhp("match", *FAMILY).stdout
    forced = uhp("match", *FAMILY, env={"FORCE_COLOR": "1"}).stdout.decode()
    assert {
        word for code in re.findall("\x1b[^m]*m", forced) for word in code[2:-1].split(";")
    } <= {"0", "1", "2", "7"}
    assert b"\x1b" not in uhp("match", *FAMILY, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_catalogue_with_a_control_or_hidden_character_is_refused(tmp_path: Path) -> None:
    """Each of them, written as itself or as a YAML escape: none is accepted."""
    text = Path(CATALOGUE).read_text(encoding="utf-8")
    head, title, rest = re.split(r"(?m)^(  title: .*)\n", text, maxsplit=1)
    assert title
    for written in (
        *(c for c in CONTROL if c not in "\t\n\r"),
        *HIDDEN,
        *(f"\\x{ord(c):02x}" for c in CONTROL if c != "\n"),
        r"\u202e",
    ):
        path = tmp_path / "c.yaml"
        path.write_text(f'{head}  title: "een {written} titel"\n{rest[:2000]}', encoding="utf-8")
        found = answer("validate", str(path), code=1)["diagnostics"]
        assert any(d["line"] <= head.count("\n") + 1 and d["severity"] == "error" for d in found), (
            repr(written)
        )


# ------------------------------------------------------------------ files that are written

DIE = """
import os, sys
at, seen = int(os.environ.get("UHP_DIE_AT", "-1")), 0

def step():
    global seen
    seen += 1
    if seen == at:
        os._exit(9)

def before(name):
    real = getattr(os, name)
    def call(*args, **more):
        step()
        result = real(*args, **more)
        step()
        return result
    setattr(os, name, call)

for name in ("fsync", "replace", "link", "unlink"):
    before(name)
real_fdopen = os.fdopen

class Slow:
    def __init__(self, file):
        self.file = file
    def __enter__(self):
        return self
    def __exit__(self, *why):
        self.file.close()
    def __getattr__(self, name):
        return getattr(self.file, name)
    def writelines(self, parts):
        for part in parts:
            for start in range(0, len(part), max(1, len(part) // 5)):
                step()
                self.file.write(part[start:start + max(1, len(part) // 5)])
                self.file.flush()
        step()

def fdopen(handle, mode="r", *args, **more):
    file = real_fdopen(handle, mode, *args, **more)
    return Slow(file) if "w" in mode else file

os.fdopen = fdopen
import pathlib, tempfile
"""
"""A sitecustomize.py that kills the process at one step of writing a file: before and after each call, and in the midst of the text."""


@pytest.fixture
def dying(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which writing can be cut short."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(DIE, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


@pytest.mark.parametrize("before", [None, "old"], ids=["new file", "existing file with --force"])
def test_a_file_is_old_or_new_and_never_half(
    before: str | None, dying: dict[str, str], tmp_path: Path
) -> None:
    """Killed at every step of writing, the file is not there, as it was, or as it should be."""
    target = tmp_path / "out" / "answer.json"
    target.parent.mkdir()
    call = ("list", "--output", str(target), *(["--force"] if before else []))
    states: Counter[str] = Counter()
    ended = 9
    whole = run("list", "--json", env=SHIPPED).out
    for at in range(1, 100):
        if before:
            target.write_text(before, encoding="utf-8")
        done = uhp(*call, env={**dying, "UHP_DIE_AT": str(at)})
        found = target.read_text(encoding="utf-8") if target.exists() else None
        assert found in (before, whole), f"half at step {at}"
        states["new" if found == whole else "old"] += 1
        left = [p for p in target.parent.iterdir() if p != target]
        assert len(left) <= 1
        for p in (*left, *([target] if found == whole else [])):
            assert stat.S_IMODE(p.stat().st_mode) == 0o600
            p.unlink()
        ended = done.returncode
        if ended == 0:
            break
    assert ended == 0
    assert states["old"] >= 6
    assert states["new"] >= 1


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "force"])
def test_nothing_is_written_to_what_is_no_file(force: list[str], tmp_path: Path) -> None:
    """A link, a folder, a device and a pipe are refused, and what a link points to is left alone."""
    (tmp_path / "real.json").write_text("mine", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    (tmp_path / "dangling.json").symlink_to(tmp_path / "nowhere.json")
    (tmp_path / "folder.json").mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    for name in ("link.json", "dangling.json", "folder.json", "pipe.json", "not-there/"):
        done = run("list", "--json", "--output", f"{tmp_path}/{name}", *force, code=2)
        assert len(done.err.splitlines()) == 1
    assert run("list", "--json", "--output", "/dev/null", *force, code=2).err.count("\n") == 1
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "dangling.json",
        "folder.json",
        "link.json",
        "pipe.json",
        "real.json",
    ]


def test_an_existing_file_is_replaced_only_with_force(tmp_path: Path) -> None:
    """Readable by its owner alone, whatever it was and whatever the umask."""
    path = tmp_path / "a.json"
    run("list", "--output", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine", encoding="utf-8")
    path.chmod(0o644)
    assert "--force" in run("list", "--output", str(path), code=2).err
    assert path.read_text(encoding="utf-8") == "mine"
    run("list", "--output", str(path), "--force")
    assert (stat.S_IMODE(path.stat().st_mode), path.read_text(encoding="utf-8")) == (
        0o600,
        run("list", "--json").out,
    )


def test_nothing_is_written_when_something_fails(tmp_path: Path) -> None:
    """A mistake in the family, and a file that is there stays as it was."""
    path = tmp_path / "a.json"
    path.write_text("mine", encoding="utf-8")
    run("match", "--age", "99", "--output", str(path), "--force", code=2)
    run("batch", str(tmp_path / "nothing.jsonl"), "--output", str(tmp_path / "b.jsonl"), code=2)
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [
        ("a.json", "mine")
    ]


@pytest.mark.parametrize("code", ["ENOSPC", "EIO", "EDQUOT", "EROFS"])
@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_disk_that_refuses_is_one_sentence(
    code: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the write or at the name: exit 2, the old file stays, no other file is left."""
    path = tmp_path / "a.json"
    path.write_text("mine", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(getattr(errno, code), "no")

    monkeypatch.setattr(os, where, refuse)
    done = run("list", "--output", str(path), "--force", code=2)
    assert code in done.err
    assert len(done.err.splitlines()) == 1
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [
        ("a.json", "mine")
    ]


def test_a_file_that_may_not_grow_is_one_sentence(tmp_path: Path) -> None:
    """The system itself stops the write halfway: exit 2 and nothing is left."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = uhp("list", "--output", "a.json", cwd=tmp_path, preexec_fn=small)
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
    assert b"EFBIG" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_links_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a memory stick: the file is written whole, and still never over another."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.json"
    run("list", "--output", str(path))
    assert path.read_text(encoding="utf-8") == run("list", "--json").out
    assert "--force" in run("list", "--output", str(path), code=2).err
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("before", [None, "mine"], ids=["new", "force"])
def test_a_file_system_that_renames_over_nothing_loses_no_file(
    before: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor has it links, nor does it say when a file is on the disk: the new one whole, or the old one as it was."""
    path, rename = tmp_path / "a.json", os.rename

    def refuse(code: int) -> Any:
        def call(*_: object, **__: object) -> None:
            raise OSError(code, "not here")

        return call

    def once(source: str, target: str) -> None:
        if str(source).endswith(".old") or str(target).endswith(".old"):
            return rename(source, target)
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    monkeypatch.setattr(os, "replace", refuse(errno.EEXIST))
    monkeypatch.setattr(os, "fsync", refuse(errno.ENOTSUP))
    for renames, code in ((once, 2), (rename, 0)):
        if before:
            path.write_text(before, encoding="utf-8")
        monkeypatch.setattr(os, "rename", renames)
        done = run("list", "--output", str(path), *(["--force"] if before else []), code=code)
        assert len(done.err.splitlines()) == (code == 2)
        expected = run("list", "--json").out if code == 0 else before
        found = {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()}
        assert found == ({"a.json": expected} if expected else {})


@pytest.mark.parametrize(
    "module", ["uhp_cli.cli", "typer", "uhp_cli.values.catalogue", "uhp_cli.verbs.match", "json"]
)
def test_ctrl_c_while_it_is_being_loaded_is_quiet(module: str) -> None:
    """Exit 130 without a word, from the first line of the program's own on."""
    at = (
        "import os, signal, sys\n"
        "class At:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == os.environ['AT']: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, At())\n"
        "from uhp_cli.__main__ import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", at, "match", *FAMILY, "--json"],
        env={**SEEN, "AT": module},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    """The file that stands in until it is done has a shorter one."""
    name = "é" * 125 + ".json"
    run("list", "--output", str(tmp_path / name))
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_of_many_who_write_one_file_one_does() -> None:
    """Twenty at once without --force: one exit 0, and its answer is whole."""
    import tempfile

    whole = run("list", "--json", env=SHIPPED).out
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(4) as pool:
        codes = Counter(
            d.returncode
            for d in pool.map(lambda _: uhp("list", "-o", "a.json", cwd=folder), range(20))
        )
        assert codes == {0: 1, 2: 19}
        assert os.listdir(folder) == ["a.json"]
        assert Path(folder, "a.json").read_text(encoding="utf-8") == whole


# ------------------------------------------------------------------ streams


def cut(call: Sequence[str], given: bytes, size: int) -> tuple[int, bytes]:
    """Read so many bytes of a call's answer and go away; return its exit code and what it said about that."""
    with subprocess.Popen(
        [UHP, *call],
        env=SEEN,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        with suppress(BrokenPipeError), process.stdin:  # a call that reads nothing may be gone
            process.stdin.write(given)
        process.stdout.read(size)
        process.stdout.close()
        said = process.stderr.read()
        return process.wait(60), said


def test_whoever_stops_reading_hears_nothing() -> None:
    """Every verb and the help, cut after 0 or 5,000 bytes, as `| head -c N` does: exit 0 and no word."""
    calls = [
        *every_call(),
        ("--help",),
        ("match", "--help"),
        ("--version",),
        ("match", *FAMILY, "--json"),
    ]
    jobs = [(call, stdin(call), size) for call in calls for size in (0, 5000)]
    with ThreadPoolExecutor(4) as pool:
        found = [*pool.map(lambda job: cut(*job), jobs)]
    assert {code for code, _ in found} == {0}
    # A conversation is on standard error; what is cut is the answer.
    assert {
        said for (call, *_), (_, said) in zip(jobs, found, strict=True) if call != ("ask",)
    } == {b""}
    assert not any(b"uhp: " in said for _, said in found)


@pytest.mark.parametrize(
    "call", [*every_call(), ("--help",), ("match", "--help"), ("--version",)], ids=" ".join
)
def test_an_answer_that_cannot_be_given_is_one_sentence(call: tuple[str, ...]) -> None:
    """A full disk behind standard output: exit 2, no traceback."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [UHP, *call],
            env=SEEN,
            input=stdin(call),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    refused = "uhp: bestand stdout kan niet worden geschreven (ENOSPC); kies een andere plaats\n"
    said = done.stderr.decode()
    assert said[-len(refused) :] == refused
    assert said == refused or call == ("ask",)


@pytest.mark.parametrize(
    ("closed", "code"), [(">&-", 2), ("2>&- >/dev/null", 0), ("2>/dev/full >/dev/null", 0)]
)
def test_a_stream_that_is_closed_is_no_accident(closed: str, code: int) -> None:
    """Without standard output there is no answer; without standard error there is."""
    for call in ("match --age 14 -p gedrag", "--help", "batch -"):
        done = subprocess.run(
            ["bash", "-c", f"{UHP} {call} {closed}"],
            input=b'{"family": {"problems": ["gedrag"]}}\n',
            env=SEEN,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, b"Traceback" in done.stderr, done.stderr.count(b"\n") <= 1) == (
            code,
            False,
            True,
        ), (call, done.stderr)
    wrong = subprocess.run(
        ["bash", "-c", f"{UHP} match --age 99 {closed}"], env=SEEN, capture_output=True, check=False
    )
    assert (wrong.returncode, wrong.stdout) == (2, b"")


LOCALES = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "koi8-r"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL@euro"},
]


@pytest.mark.parametrize(
    "where", LOCALES, ids=lambda where: " ".join(f"{k}={v}" for k, v in where.items())
)
def test_no_code_page_stops_an_answer(where: dict[str, str], tmp_path: Path) -> None:
    """Verbs of each kind, and a file that is UTF-8 wherever it is made; a character that is missing is replaced."""
    for call in (
        ("match", *FAMILY),
        ("show", "mst", "--json"),
        ("gaps",),
        ("report", *FAMILY),
        ("rule",),
        ("profile", "check", "-"),
        ("--help",),
    ):
        done = uhp(*call, env=where, input=stdin(call))
        assert (done.returncode, done.stderr) == (0, b""), call
    assert uhp("show", "mst", "-o", "kaart.json", env=where, cwd=tmp_path).returncode == 0
    shown = run("show", "mst", "--json", env=SHIPPED).out
    assert (tmp_path / "kaart.json").read_text(encoding="utf-8") == shown
    assert uhp("match", "--age", "é€≥", env=where).returncode == 2


# ------------------------------------------------------------------ folder, environment, network

TRAP = 'import os\nos.write(2, b"PLANTED " + __name__.encode() + b"\\n")\nraise SystemExit(99)\n'
PLANTED = (
    "yaml",
    "typer",
    "rich",
    "json",
    "jsonschema",
    "uhp_cli",
    "sitecustomize",
    "usercustomize",
    "re",
    "typing",
    "click",
)


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """Return a folder with modules, catalogues and settings that nobody asked for."""
    for name in PLANTED:
        (tmp_path / f"{name}.py").write_text(TRAP, encoding="utf-8")
    for folder in ("data", "uhp_cli", ".config/uhp", "src/uhp_cli"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "__init__.py").write_text(TRAP, encoding="utf-8")
        for name in ("interventions.yaml", "catalogue.json", "guideline.yaml", "schema.json"):
            (tmp_path / folder / name).write_text("kapot: [", encoding="utf-8")
    for name in (
        "interventions.yaml",
        "catalogue.json",
        "guideline.json",
        "uhp.toml",
        "pyproject.toml",
        ".uhp",
        "setup.cfg",
        ".env",
    ):
        (tmp_path / name).write_text("UHP_CATALOGUE = kapot: [", encoding="utf-8")
    return tmp_path


def test_nothing_in_the_working_folder_is_loaded(hostile_folder: Path) -> None:
    """Every verb answers there as it does elsewhere, byte for byte, and no planted file is touched."""
    calls = [call for call in every_call() if call[0] != "validate"] + [
        ("validate", CATALOGUE, "--json"),
        ("--help",),
    ]
    home = {"HOME": str(hostile_folder), "XDG_CONFIG_HOME": str(hostile_folder / ".config")}
    for call in calls:
        here, there = (
            uhp(*call, cwd=folder, env=home, input=stdin(call)) for folder in (hostile_folder, "/")
        )
        assert (here.returncode, b"PLANTED" in here.stderr) == (0, False), (call, here)
        if call[0] != "validate":
            assert here.stdout == there.stdout, call


def test_another_catalogue_is_used_only_when_named_and_then_said(tmp_path: Path) -> None:
    """By option or UHP_CATALOGUE; its version and hash stand in the answer, and the option wins."""
    own = tmp_path / "own.yaml"
    text = Path(CATALOGUE).read_text(encoding="utf-8")
    own.write_text(
        re.sub(r"(?m)^  version: .*$", '  version: "2031.05"', text, count=1), encoding="utf-8"
    )
    packaged = answer("list", env=SHIPPED)["catalogue"]
    named = answer("list", env={"UHP_CATALOGUE": str(own)})["catalogue"]
    assert named["version"] == "2031.05"
    assert named["sha256"] != packaged["sha256"]
    assert (
        answer("list", "--catalogue", CATALOGUE, env={"UHP_CATALOGUE": str(own)})["catalogue"]
        == packaged
    )
    assert "Catalogus 2031.05" in run("match", *FAMILY, env={"UHP_CATALOGUE": str(own)}).out
    shown = run("match", *FAMILY, "--long", env={"UHP_CATALOGUE": str(own)}).out
    assert "2031.05" in shown
    assert named["sha256"][:8] in shown


WATCH = """
import os, sys
told = int(os.environ["UHP_TOLD"])
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "os.chown", "os.utime",
           "os.putenv", "os.setxattr", "shutil.", "tempfile.", "fcntl.", "ctypes.", "os.kill", "signal.")
STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.", "webbrowser.")
NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.")

def watch(event, args):
    if event == "open":
        path, mode, flags = args
        if (isinstance(flags, int) and flags & WRITES) and path != os.devnull:
            os.write(told, f"write {path}\\n".encode("utf-8", "replace"))
    elif event.startswith(NETWORK + STARTS + CHANGES):
        words = " ".join(map(str, args[1])) if event == "subprocess.Popen" else ""
        os.write(told, f"{event} {words}\\n".encode("utf-8", "replace"))

sys.addaudithook(watch)
"""
"""A sitecustomize.py that tells every opening for writing, change of a file, start of a program and use of the network."""


def watched(
    folder: Path,
    *call: str,
    given: bytes | None = None,
    cwd: str | Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> list[str]:
    """Run a call and return what it did to the outside."""
    site = folder / "watch"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    read, write = os.pipe()
    with open(read, encoding="utf-8") as told:
        done = uhp(
            *call,
            env={**(env or {}), "PYTHONPATH": str(site), "UHP_TOLD": str(write)},
            input=stdin(call) if given is None else given,
            pass_fds=(write,),
            cwd=cwd,
        )
        os.close(write)
        assert done.returncode in (0, 1), (call, done.stderr)
        return told.read().splitlines()


def test_the_watcher_sees(tmp_path: Path) -> None:
    """A file that is asked for is told: the silence of the others means something."""
    seen = watched(tmp_path, "list", "--output", str(tmp_path / "a.json"))
    assert {line.split(" ")[0] for line in seen} == {
        "tempfile.mkstemp",
        "write",
        "os.link",
        "os.remove",
    }
    assert [line for line in seen if line.startswith("write /") and "a.json" not in line] == []


@pytest.mark.parametrize(
    "call",
    [*every_call(), ("--help",), ("--version",), ("--show-completion", "bash")],
    ids=" ".join,
)
def test_no_verb_writes_starts_or_fetches_anything(call: tuple[str, ...], tmp_path: Path) -> None:
    """No file opened for writing, no program started, no socket: none at all."""
    assert watched(tmp_path, *call) == []


def test_diff_with_a_revision_starts_git_and_nothing_else(tmp_path: Path) -> None:
    """To read: no fetch, no push, no shell, no socket."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    (tmp_path / "c.yaml").write_bytes(Path(CATALOGUE).read_bytes())
    for words in (["init", "-q"], ["add", "c.yaml"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], cwd=tmp_path, env=SEEN, check=True)
    seen = watched(tmp_path, "diff", "HEAD:c.yaml", CATALOGUE, cwd=tmp_path)
    started = [line for line in seen if not line.startswith("os.posix_spawn")]
    assert started
    assert [
        line
        for line in started
        if not re.match(r"subprocess\.Popen git (rev-parse|cat-file) ", line)
    ] == []


def test_fifty_at_once_say_the_same() -> None:
    """Nothing is shared and nothing is written, so nothing can be in the way."""
    with ThreadPoolExecutor(8) as pool:
        found = set(
            pool.map(
                lambda n: uhp("match", *FAMILY, "--json", env={"PYTHONHASHSEED": str(n)}).stdout,
                range(50),
            )
        )
    assert found == {run("match", *FAMILY, "--json", env=SHIPPED).out.encode()}


# ------------------------------------------------------------------ what was given is not told on

CANARY = "Kanarie-Jansen-123456782"


def test_a_catalogue_that_is_changed_has_another_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One flipped bit anywhere: the packaged fast form no longer counts, and the hash in the answer is another or the file is refused."""
    raw = Path(CATALOGUE).read_bytes()
    changed = tmp_path / "interventions.yaml"
    real = files.data_file
    monkeypatch.setattr(
        files, "data_file", lambda name: changed if name == "interventions.yaml" else real(name)
    )
    changed.write_bytes(raw)
    digest = loading.load_catalogue(None).sha256
    parsed: list[str] = []
    monkeypatch.setattr(loading, "_checked", lambda _raw, name, **_how: parsed.append(name))
    monkeypatch.setattr(loading, "decode", lambda _data, digest: digest)
    for at in range(0, len(raw), len(raw) // 200):
        changed.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        with pytest.raises(
            AttributeError, match="data"
        ):  # what stands in for the parsed document has nothing to show
            loading.load_catalogue(None)
    assert len(parsed) >= 200
    assert digest == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    "secret", ["123456782", "jan.jansen@example.org", "06-12345678", "12-03-2011", "1234 AB"]
)
@pytest.mark.parametrize(
    "option",
    [
        "--age",
        "--problems",
        "--first",
        "--placement",
        "--severity",
        "--region",
        "--fact",
        "--tried",
        "--child",
        "--lang",
        "--top",
        "--format",
    ],
)
def test_identifying_data_on_the_command_line_is_not_repeated(option: str, secret: str) -> None:
    """What is refused is named by its option; logs that keep standard error do not get the value."""
    for given in [
        secret,
        *(
            [f"{secret}=ja", f"recidive={secret}"]
            if option == "--fact"
            else [f"8:{secret}", f"8:lvb={secret}", f"8:gedrag={secret}", f"{secret}:gedrag"]
            if option == "--child"
            else [f"mst={secret}"]
            if option == "--tried"
            else []
        ),
    ]:
        done = run("match", *FAMILY, option, given, code=2)
        assert secret not in done.out + done.err
        assert len(done.err.splitlines()) == 1


def test_an_internal_mistake_tells_no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program itself is one sentence with its kind: no value, no traceback, in any of the kinds."""
    from uhp_cli.verbs import match

    kinds = (
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
        UnicodeError,
    )
    for kind in (*kinds, ZeroDivisionError, RuntimeError, NotImplementedError):

        def fault(*_: object, kind: type[BaseException] = kind) -> None:
            raise kind(CANARY)

        monkeypatch.setattr(match, "rank", fault)
        done = run("match", *FAMILY, code=2)
        assert CANARY not in done.out + done.err, kind
        assert len(done.err.splitlines()) == 1


# ------------------------------------------------------------------ every way in

KINDS = ("123456782", "12-03-2012", "jan@voorbeeld.nl", "06-12345678", "1234 AB")
"""One of each kind of what tells who a family is."""


def ways_in(secret: str, folder: Path) -> dict[str, tuple[tuple[str, ...], bytes]]:
    """Return, for each way in of a family, a call and what it reads, with something that tells who it is."""
    family = {"children": [{"age": 14, "problems": ["gedrag"]}], "tried": [{"id": secret}]}
    line = json.dumps(family).encode()
    cases = {"cases": [{"name": "een", "profile": family, "expect": {"present": ["mst"]}}]}
    advice = {**answer("match", *FAMILY), "profile": family}
    for name, text in (
        ("family.json", line),
        ("families.jsonl", line + b"\n" + line),
        ("cases.json", json.dumps(cases).encode()),
        ("advice.json", json.dumps(advice).encode()),
    ):
        (folder / name).write_bytes(text)
    return {
        "the command line": (("match", *FAMILY, "--tried", secret), b""),
        "a file": (("match", "--profile", f"{folder}/family.json"), b""),
        "a file that is checked": (("profile", "check", f"{folder}/family.json"), b""),
        "standard input": (("report", "--profile", "-"), line),
        "a stream": (("batch", "-", "--brief"), line),
        "a stream over --jobs": (("batch", "-", "--jobs", "2"), line),
        "a caseload": (("gaps", "--profiles", f"{folder}/families.jsonl"), b""),
        "cases": (("test", f"{folder}/cases.json"), b""),
        "an earlier answer": (("recheck", f"{folder}/advice.json"), b""),
        "questions": (("ask",), f"14\n{secret}\nstop\n".encode()),
    }


@pytest.mark.parametrize("secret", KINDS)
def test_who_a_family_is_comes_in_by_no_way(secret: str, tmp_path: Path) -> None:
    """Refused by each, and repeated by none; the page and the library too."""
    for way, (call, given) in ways_in(secret, tmp_path).items():
        done = uhp(*call, input=given)
        assert done.returncode == {"questions": 0}.get(way, 1 if call[0] == "batch" else 2), way
        assert secret.encode() not in done.stdout + done.stderr, way
    family = json.loads((tmp_path / "family.json").read_bytes())
    with pytest.raises(UhpError) as refused:
        uhp_cli.match(family)
    page = browser_answer(json.dumps({"ask": "form", "profile": family}))
    lines = "".join(uhp_cli.answers([json.dumps(family)]))
    assert 'role="alert"' in page
    assert '"kind": "error"' in lines
    assert secret not in str(refused.value) + page + lines


COMPLETE = {"_UHP_COMPLETE": "complete_bash", "COMP_CWORD": "3"}


@pytest.mark.parametrize(
    "line", ["uhp match --problems ge", "uhp match --fact lvb=", "uhp why m", "uhp list --role h"]
)
def test_completion_writes_starts_and_loads_nothing_of_the_folder(
    line: str, hostile_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A tab is a call too: asked in a hostile folder it gives what it gives elsewhere."""
    env = {**COMPLETE, "COMP_WORDS": line.replace(" ", "\n")}
    env["COMP_CWORD"] = str(line.count(" "))
    here, there = (uhp(env=env, cwd=folder) for folder in (hostile_folder, "/"))
    assert here.stdout == there.stdout != b""
    assert b"PLANTED" not in here.stderr
    told = watched(tmp_path_factory.mktemp("seen"), given=b"", cwd=hostile_folder, env=env)
    assert set(told) <= {"os.putenv "}  # its own: words that Bash broke are put together


def test_completion_repeats_nothing_that_steers_or_tells_who_it_is() -> None:
    """What was typed comes back only as a word of the catalogue."""
    every = "".join(CONTROL[1:] + HIDDEN).replace("\n", "")
    for typed in (every, KINDS[0], f"gedrag,{every}"):
        for option in ("--problems", "--fact", "--tried"):
            words = ("uhp", "match", option, typed)
            done = uhp(env={**COMPLETE, "COMP_WORDS": "\n".join(words)})
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            assert steering(said) == [], (option, typed)
            assert not any(secret in said for secret in KINDS)


def test_processes_of_batch_write_and_fetch_nothing(tmp_path: Path) -> None:
    """With --jobs the one program that is started is this one, which looks in no working folder."""
    family = b'{"family": {"problems": ["gedrag"]}}\n' * 3
    told = watched(tmp_path, "batch", "-", "--brief", "--jobs", "2", given=family)
    started = [line for line in told if line.startswith("subprocess.Popen")]
    assert len(started) == 2
    assert all(" -P -c " in line and "uhp_cli.verbs.batch" in line for line in started)
    own = re.compile(r"subprocess\.|os\.(posix_spawn|fork|kill)|write [0-9]+$")  # pipes, by number
    assert [line for line in told if not own.match(line)] == []


def test_the_library_writes_starts_and_fetches_nothing(tmp_path: Path) -> None:
    """Importing it, loading a catalogue and answering, watched as a call is."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    read, write = os.pipe()
    code = (
        "import uhp_cli\n"
        "family = {'family': {'problems': ['gedrag']}}\n"
        "uhp_cli.match(family)\n"
        'list(uhp_cli.answers([\'{}\', \'{"family": {"problems": ["gedrag"]}}\']))'
    )
    with open(read, encoding="utf-8") as told:
        env = {**SEEN, "PYTHONPATH": str(tmp_path), "UHP_TOLD": str(write)}
        subprocess.run([sys.executable, "-c", code], env=env, pass_fds=(write,), check=True)
        os.close(write)
        assert told.read() == ""

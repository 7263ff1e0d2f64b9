"""The reader: scalars as YAML 1.2 has them, exact places, and no file that makes it hang, crash or trace."""

import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PINNED, ROOT, answer, run
from uhp_cli.checking.checks import check
from uhp_cli.checking.diagnostics import Diagnostic, to_text
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.source.yaml_source import MAX_BYTES, Route, read

SCHEMA = loading.schema("schema.json")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("y", "y"), ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("+4", 4), ("010", 10), ("0o14", 12), ("0x1F", 31), ("1.50", 1.5), ("6.0", 6), ("1e3", 1000), (".5", 0.5),
        ("1_000", "1_000"), ("1:30", "1:30"), ("2024-05-01", "2024-05-01"), ("2026.11", 2026.11), ("0b11", "0b11"), ("1.2.3", "1.2.3"),
        ("12 jaar", "12 jaar"), ("'12'", "12"), ('"\\u00e9"', "é"), ('"e\\u0301"', "é"), ("=", "="), ("9" * 30, 1e30), ("- ", [None]),
    ],
)  # fmt: skip
def test_a_scalar_is_what_yaml_1_2_says(written: str, value: Any) -> None:
    """As an editor reads it; what YAML 1.1 makes of it does not matter here. Letters are in composed form."""
    data = read(f"a: {written}\n".encode() if written != "- " else b"a:\n  - \n", "f").data["a"]
    assert (data, type(data)) == (value, type(value))


@pytest.mark.parametrize(
    "written", ["no", "ON", "y", "010", "1:30", "1_000", "2024-05-01", "1e3", "0b11", "0o14"]
)
def test_what_others_read_otherwise_is_told(written: str) -> None:
    """Plain it is a warning, in quotes it is not."""
    assert [w.rule for w in read(f"a: {written}\n".encode(), "f").warnings] == ["yaml-1.1"]
    assert read(f"a: '{written}'\n".encode(), "f").warnings == ()


def test_json_is_read_too() -> None:
    """Also with tabs, as some programs indent it."""
    data = {"a": [1, "é", None, True], "b": {"c": 0.5}}
    assert read(json.dumps(data, indent="\t").encode(), "f").data == data


_TEXT = st.text(st.sampled_from("a\\\"/'u\n#: {é\ue000😀𝄞"), max_size=8)
_JSON = st.recursive(
    _TEXT,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(_TEXT, part, max_size=3),
    max_leaves=8,
)


@settings(max_examples=600, deadline=None)
@given(_JSON)
def test_json_with_and_without_escapes_is_the_same(data: Any) -> None:
    r"""Also of a sign that JSON can only escape as two halves, \ud83d\ude00."""
    for indent in (None, 1):
        for escaped in (True, False):
            text = json.dumps({"a": data}, ensure_ascii=escaped, indent=indent)
            document = read(text.encode(), "f")
            assert (document.data, document.problems) == ({"a": data}, ())


def _ways_in(folder: Path, *, escaped: bool) -> list[str]:
    """Return what each way in makes of the same JSON, with a sign above U+FFFF in every file."""

    def kept(name: str, data: Any) -> str:
        (folder / name).write_text(
            json.dumps(data, ensure_ascii=escaped, indent=1), encoding="utf-8"
        )
        return str(folder / name)

    known = read(PINNED.read_bytes(), "f").data
    known["interventions"][0]["name"] += " 😀"
    known = kept("catalogus.json", known)
    cases = read(PINNED.with_name("cases.yaml").read_bytes(), "f").data
    cases["cases"][0]["name"] += " 😀"
    offer = {"offer": [{"intervention": "mst", "provider": "Buurt 😀", "read": "2026-11-02"}]}
    profile = {"children": [{"age": 14, "problems": ["gedrag"]}], "tried": [{"id": "😀"}]}
    family = ("match", "-a", "14", "-p", "gedrag")
    advice = kept("antwoord.json", answer(*family, "-c", known))
    calls = [
        ("validate", known),
        ("show", "mst", "-c", known),
        ("show", "mst", "-c", "-", known),
        ("recheck", advice, "-c", known),
        ("recheck", "-", "-c", known, advice),
        ("test", kept("gevallen.json", cases)),
        (*family, "--offer", kept("aanbod.json", offer)),
        ("match", "--profile", kept("gezin.json", profile)),
        ("match", "--profile", "-", kept("gezin.json", profile)),
        ("gaps", "--profiles", kept("gezin.json", profile)),
        ("batch", kept("gezin.json", profile)),
    ]
    found = []
    for *words, name in calls:
        given = Path(name).read_bytes() if "-" in words else None
        done = run(*words, *([] if given else [name]), stdin=given, code=None)
        found.append(re.sub("[0-9a-f]{8,64}", "…", done.out + done.err))
    return found


def test_the_same_json_is_the_same_by_every_way_in(tmp_path: Path) -> None:
    r"""Whether a program wrote 😀 or \ud83d\ude00."""
    escaped, plain = (_ways_in(tmp_path, escaped=how) for how in (True, False))
    assert escaped == plain
    assert [n for n, text in enumerate(escaped) if "😀" in text] == [1, 2, 6]


def test_many_halves_in_a_row_are_as_many_signs() -> None:
    """In one scalar, and behind half a sign in letters."""
    text = json.dumps({"a": "😀" * 1_000 + "x" + "😀" * 333, "b": "\\ud83d" + "😀" * 300})
    assert read(text.encode(), "f").data == json.loads(text)


def test_halves_of_a_sign_move_no_place_and_are_letters_outside_double_quotes() -> None:
    r"""So too after a backslash that is escaped; \ue000 is a sign that may be there already."""
    text = r"""'\ud83d\ude00': \ud83d\ude00 x
b: | # \ud801\ud802
  \ud83d\\ude00
c: ["\\ud83d \uD83D\uDE00 \\\ud83d\ude00\ue000 \U0000E001", z]
"""
    document = read(text.encode(), "f")
    assert document.problems == ()
    assert document.data == {
        r"\ud83d\ude00": r"\ud83d\ude00 x",
        "b": "\\ud83d\\\\ude00\n",
        "c": ["\\ud83d 😀 \\😀\ue000 \ue001", "z"],
    }
    assert document.span(("c", 1)) == (4, 61, 4, 62)


@pytest.mark.parametrize(
    "half", [r"\ud83d", r"\uDE00", r"\ude00\ud83d", r"\ud83d\u00e9", r"\ud83d \ude00"]
)
def test_half_a_sign_is_refused_at_its_place(half: str) -> None:
    """It is no sign, and a file in UTF-8 cannot hold it."""
    (problem,) = read(f'{{"a": 1, "b": "{half}"}}'.encode(), "f").problems
    assert (problem.rule, problem.span[:2]) == ("unsafe-character", (1, 15))


def test_places_count_characters_from_one() -> None:
    """Of keys and values, in block and flow, after accents and wide characters, with and without BOM and CR LF."""
    for raw in (
        "é: {日本: [a, bb]}\nc:\n  - d: e\n".encode(),
        "\ufeffé: {日本: [a, bb]}\r\nc:\r\n  - d: e\r\n".encode(),
    ):
        document = read(raw, "f")
        assert document.problems == ()
        assert document.span(("é", "日本", 1)) == (1, 13, 1, 15)
        assert document.span(("é", "日本"), key=True) == (1, 5, 1, 7)
        assert document.span(("c", 0, "d")) == (3, 8, 3, 9)
        assert document.span(("c", 7)) == document.span(("c",))


_STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _told(raw: bytes) -> tuple[Diagnostic, ...]:
    """Return the findings, which are never none: no catalogue looks like these."""
    found = check(read(raw, "f.yaml"), SCHEMA)
    assert found
    for lang in ("nl", "en"):
        text = to_text(found, {"f.yaml": 0}, lang)
        assert "Traceback" not in text
        assert not _STEERING.search(text)
    return found


def _bomb(levels: int, width: int, *, merge: bool = False) -> bytes:
    lines = ["a0: &a0 {x: lol}" if merge else "a0: &a0 [lol]"]
    for n in range(1, levels):
        inner = ", ".join([f"*a{n - 1}"] * width)
        lines.append(f"a{n}: &a{n} {{<<: [{inner}]}}" if merge else f"a{n}: &a{n} [{inner}]")
    return "\n".join(lines).encode()


HOSTILE = {
    "billion-laughs": _bomb(9, 9),
    "merge-bomb": _bomb(9, 9, merge=True),
    "alias-to-itself": b"a: &a [*a]",
    "nested-lists": b"[" * 100_000,
    "nested-lists-closed": b"[" * 100_000 + b"]" * 100_000,
    "nested-maps": b"{a: " * 100_000,
    "nested-dashes": b"- " * 100_000,
    "nested-questions": b"? " * 100_000,
    "nested-blocks": b"".join(b" " * n + b"a:\n" for n in range(2_000)),
    "many-documents": b"--- a\n" * 100_000,
    "many-anchors": b"".join(b"- &a%d x\n" % n for n in range(20_000)),
    "many-tags": b"- !!python/object/apply:os.system [ls]\n" * 20_000,
    "many-duplicates": b"a: 1\n" * 50_000,
    "many-unknown-keys": b"".join(b"sleutel%d: 1\n" % n for n in range(5_000)),
    "mixed-list": b"sources: [" + b"1, a, 1.5, null, {a: 1}, " * 20_000 + b"]",
    "many-spaces": b"catalogue: {title: a" + b" " * 1_000_000 + b"b }",
    "text-of-spaces": b'catalogue: {title: "a' + b" " * 1_000_000 + b'"}',
    "one-long-line": b"interventions: [" + b"a, " * 90_000 + b"]",
    "long-key": b"a" * 3_000 + b": 1",
    "huge-number": b"catalogue: " + b"9" * 1_000_000,
    "huge-exponent": b"catalogue: 1e99999999",
    "only-nul": b"\0" * 1_000_000,
    "only-escape": b"\x1b[2J" * 10_000,
    "only-cr": b"\r" * 100_000,
    "half-character": b"a: \xe2\x82",
    "surrogate": b"a: \xed\xa0\x80",
    "utf-32": "a: b".encode("utf-32"),
    "yaml-2": b"%YAML 2.0\n--- a",
    "directive": b"%TAG ! tag:x,2000:\n--- !a b",
    "open-block": b"a: |2147483648\n x",
    "tab-map": b"a:\n\tb: 1",
    "halves": b'a: "' + b"\\\\" * 500_000 + b"\\ud83d\\ude00" * 100_000 + b'"',
    "halves-and-no-stand-in": b'a: "' + b"".join(b"\\u%04x" % n for n in range(0xD800, 0xF900)) + b'"',
    "deep-condition": b"interventions: [{id: a, target_group: {indications: [{when: " + b"{all: [" * 20 + b"]}" * 20 + b"}]}}]",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_words_and_soon(name: str) -> None:
    """No hang, no crash, no trace; the text that comes out is printable."""
    start = time.process_time()
    _told(HOSTILE[name])
    assert time.process_time() - start < 10


def test_a_thousand_findings_are_enough() -> None:
    """Reading stops and says so, whatever kind of finding it is."""
    for name in ("many-duplicates", "one-long-line", "many-unknown-keys", "many-tags"):
        codes = [d.code for d in _told(HOSTILE[name])]
        assert "UHP008" in codes
        assert len(codes) < 1_030


def test_a_thousand_warnings_hide_no_error() -> None:
    """More warnings are left out, but an error behind them is still found."""
    found = _told(b"interventions: [" + b"no, " * 1_500 + b"&a x]")
    assert {"UHP008", "UHP111", "UHP120"} == {d.code for d in found}
    assert len(found) == 1_002


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    """A file is refused by its size, a stream as soon as it is too long; both as a finding."""
    big = tmp_path / "groot.yaml"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # a hole, which takes no room
    assert [d["code"] for d in answer("validate", str(big), code=1)["diagnostics"]] == ["UHP002"]
    assert len(files._limited(io.BytesIO(b"x" * 1_000), 999)) == 1_000  # noqa: SLF001


@pytest.mark.skipif(sys.platform == "win32", reason="ulimit")
@pytest.mark.parametrize("part", ["[],", "{},", "1,", "k:1,", "- 1\n", "\n"])
def test_a_huge_file_of_brackets_does_not_fill_the_memory(part: str, tmp_path: Path) -> None:
    """Sixteen MiB of it, within a memory of 900 MB, ends in words; a catalogue never has so many values on so little text."""
    path = tmp_path / "groot.yaml"
    text = part * (16 * 1024 * 1024 // len(part))
    path.write_text(text if "\n" in part else f"[{text}1]", encoding="utf-8")
    done = subprocess.run(
        [
            "bash",
            "-c",
            'ulimit -v 900000; "$0" -m uhp_cli validate "$1" --json',
            sys.executable,
            path,
        ],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    (found,) = json.loads(done.stdout)["diagnostics"][:1]
    assert found["code"] == ("UHP001" if part == "\n" else "UHP009")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_gigabyte_on_standard_input_takes_little_memory() -> None:
    """Reading stops at the cap; the peak stays under 100 MB."""
    code = (
        "import resource, subprocess, sys\n"
        "with subprocess.Popen(['head', '-c', str(1 << 30), '/dev/zero'], stdout=subprocess.PIPE) as source:\n"
        "    done = subprocess.run([sys.executable, '-m', 'uhp_cli', 'validate', '-'], stdin=source.stdout, stdout=subprocess.DEVNULL)\n"
        "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    returned, peak = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert returned == "1"
    assert int(peak) < 100 * 1024


def test_a_folder_a_device_and_a_missing_file_are_one_sentence() -> None:
    """Nothing of these is a trace."""
    for name in ("/", "/dev/null", "/bestaat/niet", "a\0b"):
        run("validate", name, code=None)


_PIECES = [
    "- ", "a: ", "{", "}", "[", "]", ", ", "? ", ": ", "\n", "\n  ", "\t", "|", ">", "'", '"', "#", "&a ", "*a", "!!str ", "!<x> ", "%YAML 1.2\n", "---\n",
    "...\n", "<<: ", "é", "\u202e", "\ufeff", "\0", "\x85", "no", "1e5", ".nan", "~", "interventions:\n  - id: x\n", "sources: [a:1]\n", "when: {all: [{a: [b]}]}",
    "catalogue: {date: 2024-02-30}\n", "\\x1b", "\\", "\ud800", "\\ud83d", "\\ude00", "\\ue000",
]  # fmt: skip


@settings(max_examples=1_500, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=25).map(
        lambda p: "".join(p).encode("utf-8", "surrogatepass")
    )
)
def test_any_mixture_of_yaml_ends_in_words(raw: bytes) -> None:
    """Pieces of YAML in any order."""
    _told(raw)


@settings(max_examples=1_500, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_end_in_words(raw: bytes) -> None:
    """Random bytes, as a file sent by mistake."""
    _told(raw)


def _same(raw: bytes) -> None:
    """Hold a second reading, for the places that are asked, against one reading."""
    at_once, late = read(raw, "f"), read(raw, "f", late=True)
    assert late._replace(marks=at_once.marks) == at_once
    for route in _routes(at_once.data):
        for key in (False, True):
            assert late.span(route, key=key) == at_once.span(route, key=key)


def _routes(data: object, route: Route = ()) -> Iterator[Route]:
    yield route
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()  # fmt: skip
    for step, value in items:
        yield from _routes(value, (*route, step))
    yield from ((*route, "nergens"), (*route, 99))


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=25).map(
        lambda p: "".join(p).encode("utf-8", "surrogatepass")
    )
)
def test_a_place_that_is_asked_late_is_the_same_place(raw: bytes) -> None:
    """Whoever reads data alone is told the same, of pieces of YAML in any order."""
    _same(raw)


@pytest.mark.parametrize(
    "name", ["tests/data/catalogue.yaml", "tests/data/cases.yaml", "examples/aanbod.yaml"]
)
def test_every_late_place_in_a_real_file_is_the_same_place(name: str) -> None:
    """Of each key and each value."""
    _same((ROOT / name).read_bytes())


_GOOD = (ROOT / "tests/data/good/smallest.yaml").read_bytes()


@settings(max_examples=600, deadline=None)
@given(st.integers(0, len(_GOOD) - 1), st.integers(0, 30), st.binary(max_size=6))
def test_a_damaged_catalogue_ends_in_words(start: int, length: int, put: bytes) -> None:
    """A good file with some bytes replaced: checked to the end, every place inside the file."""
    raw = _GOOD[:start] + put + _GOOD[start + length :]
    document = read(raw, "f")
    lines = document.text.count("\n") + 1
    assert all(1 <= d.span.line <= lines for d in check(document, SCHEMA))

"""A stream of profiles: one answer for each line, in order; broken lines in their place; nothing a line says is repeated."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from conftest import PINNED, Done, answer, faults, run
from families import EXAMPLES, families_of
from uhp_cli.reading import loading
from uhp_cli.telling import answer as wire
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.profile import Profile
from uhp_cli.verbs.batch import Worker

CATALOGUE = loading.load_catalogue(str(PINNED))
BRIEF, FULL = (Worker(CATALOGUE, Words(Lang.NL, CATALOGUE), brief=brief) for brief in (True, False))
GOOD = '{"children": [{"age": 14}], "family": {"problems": ["gedrag", "middelen"]}}'
BABY = '{"children": [{"age": "8m"}], "family": {"problems": ["hechting"]}}'
UHP = [sys.executable, "-m", "uhp_cli"]


def rows(done: Done) -> list[Any]:
    """Return the answers of a batch, one for each line."""
    return [json.loads(line) for line in done.out.splitlines()]


def test_each_line_gets_the_answer_of_match_in_its_place() -> None:
    """Answers stand in the order of the lines and are those of `uhp match`."""
    found = rows(run("batch", "-", stdin=f"{GOOD}\n{BABY}\n{GOOD}\n"))
    assert found[0] == found[2] != found[1]
    assert found[1] == answer("match", "--profile", "-", stdin=BABY)
    assert faults("match", found[0]) == faults("match", found[1]) == []


BROKEN = {
    "": "batch-not-json",
    "   ": "batch-not-json",
    "geen json": "batch-not-json",
    '{"family": {"problems": ["gedrag"]}': "batch-not-json",
    f"{GOOD} {GOOD}": "batch-not-json",
    '{"first": "gedrag", "first": "gedrag", "family": {"problems": ["gedrag"]}}': "batch-duplicate-key",
    '{"children": [{"age": NaN}], "family": {"problems": ["gedrag"]}}': "batch-not-json",
    '{"children": [{"age": -Infinity}], "family": {"problems": ["gedrag"]}}': "batch-not-json",
    '{"children": [{"age": 1' + "0" * 5000 + "}]}": "batch-not-json",
    "[" * 50_000: "batch-not-json",
    "[]": "profile-needs-mapping",
    "null": "profile-needs-mapping",
    "{}": "no-problems",
    '{"children": []}': "no-problems",
    '{"family": {"problems": ["gedrg"]}}': "profile-unknown-problem",
    '{"family": {"problems": ["gedrag"]}, "tried": [{"id": "12345"}]}': "profile-bad-help-name",
    '{"family": {"problems": ["multiprobleem"]}, "first": "multiprobleem"}': "profile-first-is-circumstance",
    '{"children": [{"age": 14, "crisis": true}], "family": {"problems": ["gedrag"]}}': "profile-unknown-key",
    '{"family": {"problems": "gedrag"}}': "profile-needs-list",
    '{"children": [{"age": 14.5}], "family": {"problems": ["gedrag"]}}': "profile-bad-age",
    '{"children": [{"age": true}], "family": {"problems": ["gedrag"]}}': "profile-bad-age",
    '{"naam": "Jan", "family": {"problems": ["gedrag"]}}': "profile-unknown-key",
    '{"family": {"problems": ["\\ud800"]}}': "profile-unknown-problem",
}


@pytest.mark.parametrize("flags", [(), ("--brief",)], ids=["full", "brief"])
def test_a_broken_line_becomes_an_error_in_its_place(flags: tuple[str, ...]) -> None:
    """The answers around it stay; the error has the line number and a code; exit 1 at the end."""
    lines = [line for broken in BROKEN for line in (GOOD, broken)]
    done = run("batch", "-", *flags, stdin="\n".join(lines) + "\n", code=1)
    found = rows(done)
    assert len(found) == len(lines)
    kind = "brief" if flags else "match"
    assert [r["kind"] for r in found] == [kind, "error"] * len(BROKEN)
    errors = found[1::2]
    assert [(e["line"], e["error"]["code"]) for e in errors] == [
        (2 * n, code) for n, code in enumerate(BROKEN.values(), 1)
    ]
    assert [f for e in errors for f in faults("error", e)] == []
    assert done.err == ""


def test_a_line_is_read_as_a_profile_file_is(tmp_path: Path) -> None:
    """The same JSON is the same family: 14.0 is 14."""
    text = '{"children": [{"age": 14.0, "problems": ["gedrag"]}]}'
    path = tmp_path / "gezin.json"
    path.write_text(text)
    (line,) = rows(run("batch", "-", stdin=text + "\n"))
    assert line["profile"] == answer("match", "--profile", str(path))["profile"]


def test_a_line_that_is_too_long_or_not_utf_8_is_an_error_and_the_next_is_answered() -> None:
    """More than 1 MiB is not held in memory; bytes that are no text are said to be so."""
    long = b'{"family": {"problems": ["' + b"x" * (3 * 1024 * 1024) + b'"]}}'
    found = rows(
        run(
            "batch",
            "-",
            "--brief",
            stdin=b"\n".join([GOOD.encode(), long, b'{"\xff": 1}', GOOD.encode()]),
            code=1,
        )
    )
    assert [r["kind"] for r in found] == ["brief", "error", "error", "brief"]
    assert [(r["line"], r["error"]["code"]) for r in found[1:3]] == [
        (2, "batch-too-long"),
        (3, "batch-not-utf-8"),
    ]
    assert found[0] == found[3]


def test_a_last_line_without_an_end_and_a_byte_order_mark_are_fine() -> None:
    """As Windows writes it, with CR LF; an empty file gives nothing and exit 0."""
    text = b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n" + BABY.encode()
    assert [r["kind"] for r in rows(run("batch", "-", "--brief", stdin=text))] == ["brief", "brief"]
    assert run("batch", "-", stdin=b"").out == ""


@pytest.mark.parametrize(
    "value", ["123456782", "12-03-2012", "jan@voorbeeld.nl", "06-12345678", "1234 AB"]
)
def test_identifying_data_is_refused_and_never_repeated(value: str) -> None:
    """As a value, as a key, or beside a good profile."""
    lines = [
        f'{{"family": {{"problems": ["{value}"]}}}}',
        f'{{"{value}": 1}}',
        GOOD[:-1] + f', "facts": {{"lvb": "{value}"}}}}',
    ]
    done = run("batch", "-", stdin="\n".join(lines), code=1)
    assert [r["error"]["code"] for r in rows(done)] == ["identifying"] * 3
    assert value not in done.out + done.err


@EXAMPLES
@given(families_of(CATALOGUE))
def test_brief_is_the_full_answer_made_short(profile: Profile) -> None:
    """Ids, ranks, verdicts and classifications are those of the full answer, in its order, and nothing else is there."""
    line = (1, json.dumps(wire.profile(profile)))
    (brief, good), (full, also_good) = BRIEF.answer(line), FULL.answer(line)
    assert good
    assert also_good
    short, long = json.loads(brief), json.loads(full)
    assert short["matches"] == [
        {key: m[key] for key in ("rank", "id", "verdict", "classification")}
        for m in long["matches"]
    ]
    assert {k: v for k, v in short.items() if k != "matches"} == {
        "kind": "brief",
        **{k: long[k] for k in ("version", "lang", "catalogue")},
    }


def test_brief_is_as_its_schema_says() -> None:
    """Also when nothing fits."""
    for line in (GOOD, BABY, '{"family": {"problems": ["financien"]}}'):
        assert faults("brief", rows(run("batch", "-", "--brief", stdin=line))[0]) == []


def stream(path: Path, many: int) -> str:
    """Write a file of profiles in which some lines are broken, and return its name."""
    path.write_text(
        "\n".join("kapot" if n % 50 == 49 else (GOOD, BABY)[n % 2] for n in range(many)) + "\n"
    )
    return str(path)


@pytest.mark.parametrize("flags", [("--brief",), ("--brief", "--lang", "en"), ()], ids=" ".join)
def test_more_processes_give_the_same_bytes(flags: tuple[str, ...], tmp_path: Path) -> None:
    """`--jobs 2` changes nothing but the time, over several chunks and with broken lines."""
    name = stream(tmp_path / "gezinnen.jsonl", 300)
    one, two = (
        subprocess.run(
            [*UHP, "batch", name, *flags, "--jobs", jobs], capture_output=True, check=False
        )
        for jobs in ("1", "2")
    )
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 300
    assert (one.returncode, two.returncode, one.stderr, two.stderr) == (1, 1, b"", b"")


def test_jobs_must_be_a_number() -> None:
    """Nought, minus one and a word are refused before anything is read."""
    for wrong in ("0", "-1", "veel"):
        assert "--jobs" in run("batch", "-", "--jobs", wrong, stdin=GOOD, code=2).err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_stops_is_no_error(jobs: str, tmp_path: Path) -> None:
    """`| head -1` ends quietly."""
    name = stream(tmp_path / "gezinnen.jsonl", 2000)
    process = subprocess.Popen(
        [*UHP, "batch", name, "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b'{"kind": "match"')
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


PLANTED = ("pickle", "struct", "socket", "selectors", "signal", "threading", "queue", "json", "typer", "keyword", "multiprocessing", "uhp_cli")  # fmt: skip


def test_more_processes_run_no_module_of_the_working_folder(tmp_path: Path) -> None:
    """A folder may hold a file named as a module of Python; a process that started there ran it."""
    for name in PLANTED:
        (tmp_path / f"{name}.py").write_text("open('PWNED', 'a').write(__name__)\n")
    stream(tmp_path / "f.jsonl", 10)
    done = subprocess.run(
        [str(Path(sys.executable).with_name("uhp")), "batch", "f.jsonl", "--brief", "--jobs", "2"],
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.stdout.count(b"\n") == 10
    assert (done.stderr, (tmp_path / "PWNED").exists()) == (b"", False)


def _children(process: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(pid) for pid in found.stdout.split() if _alive(int(pid))]


def _alive(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def _busy(*more: str) -> "subprocess.Popen[bytes]":
    """Start a batch with two processes, and have its first answer while its input stays open."""
    process = subprocess.Popen(
        [*UHP, "batch", "-", "--brief", "--jobs", "2", *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{GOOD}\n".encode())
    process.stdin.flush()
    assert process.stdout.readline().startswith(b'{"kind": "brief"')
    return process


def _soon(wanted: Callable[[], bool]) -> bool:
    for _ in range(100):
        if wanted():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_processes_end_with_the_one_that_started_them(how: signal.Signals) -> None:
    """Killed, terminated, or its terminal closed: nothing stays behind."""
    process = _busy()
    children = _children(process.pid)
    assert len(children) == min(2, os.cpu_count() or 1)
    process.send_signal(how)
    process.wait(20)
    assert _soon(lambda: not any(map(_alive, children)))
    for pipe in (process.stdin, process.stdout, process.stderr):
        assert pipe
        pipe.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")
def test_a_process_that_dies_is_a_sentence_and_not_a_wait() -> None:
    """Exit 2, and no traceback."""
    process = _busy()
    for child in _children(process.pid):
        os.kill(child, signal.SIGKILL)
    _, told = process.communicate(f"{GOOD}\n".encode() * 300, timeout=30)
    assert (process.returncode, told.count(b"\n")) == (2, 1)
    assert b"--jobs" in told


def test_processes_that_cannot_start_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few descriptors, no memory, no program: the system's word for it, and not that of a file."""
    monkeypatch.setattr(sys, "executable", "/nergens/python")
    done = run("batch", "-", "--jobs", "2", stdin=GOOD, code=2)
    assert "--jobs" in done.err
    assert "ENOENT" in done.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_answer_comes_before_the_next_line_is_asked_for(jobs: str) -> None:
    """A program may write a line and wait for its answer."""
    process = subprocess.Popen(
        [*UHP, "batch", "-", "--brief", "--jobs", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    for _ in range(3):
        process.stdin.write(f"{GOOD}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"kind": "brief"')
    process.stdin.close()
    process.stdout.close()
    assert process.wait(60) == 0


def test_answers_come_while_lines_are_still_coming() -> None:
    """A stream: the first answers are there before the last profile is."""
    process = subprocess.Popen(
        [*UHP, "batch", "-", "--brief"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write((GOOD + "\n").encode() * 200)
    process.stdin.flush()
    assert process.stdout.readline().startswith(b'{"kind": "brief"')
    process.stdin.close()
    assert process.stdout.read().count(b"\n") == 199
    process.stdout.close()
    assert process.wait(60) == 0


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    """Missing, a folder, or no name at all: exit 2, nothing on stdout."""
    for name in (str(tmp_path / "geen.jsonl"), str(tmp_path), "a\0b"):
        done = run("batch", name, code=2)
        assert done.out == ""
        assert done.err.count("\n") == 1
        assert "in uhp zelf" not in done.err


def test_output_is_written_whole_and_never_over_another_file(tmp_path: Path) -> None:
    """`--output` takes the lines; a broken line is in there too, with exit 1; an existing file only with --force."""
    name, out = stream(tmp_path / "gezinnen.jsonl", 60), tmp_path / "antwoorden.jsonl"
    done = run("batch", name, "--brief", "--output", str(out), code=1)
    assert done.out == ""
    assert out.read_text(encoding="utf-8") == run("batch", name, "--brief", code=1).out
    assert "--force" in run("batch", name, "--output", str(out), code=2).err
    assert out.read_text(encoding="utf-8").count("\n") == 60
    run("batch", name, "--brief", "--output", str(out), "--force", code=1)


def test_errors_are_in_the_reader_s_language() -> None:
    """Only the sentence differs."""
    dutch, english = (
        rows(run("batch", "-", "--lang", lang, stdin="kapot", code=1))[0] for lang in Lang
    )
    assert dutch["error"]["code"] == english["error"]["code"]
    assert dutch["error"]["text"] != english["error"]["text"]


def test_json_is_one_array_of_the_same_answers(tmp_path: Path) -> None:
    """Whoever asks for JSON can read it as JSON; the suffix of a file asks for it too."""
    lines = '{"family": {"problems": ["gedrag"]}}\n{"x": 1}\n'
    told = run("batch", "-", "--brief", stdin=lines, code=1).out.splitlines()
    assert json.loads(run("batch", "-", "--brief", "--json", stdin=lines, code=1).out) == [
        json.loads(line) for line in told
    ]
    assert run("batch", "-", "--json", stdin="").json == []
    file = tmp_path / "answers.json"
    run("batch", "-", "--brief", "--output", str(file), stdin=lines, code=1)
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 2

"""Makes a call in this process, holds its answer against what is promised, and makes smaller what goes wrong."""

import csv
import io
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import typer.main
from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
import lawful
import schemas
from calls import Call
from lawful import Data

from uhp_cli import cli
from uhp_cli.reading import loading
from uhp_cli.verbs.schema import SCHEMAS

LONGEST = 5.0
"""Seconds of processor time that an answer may take."""
JUDGING = ("validate", "test", "recheck", "diff", "batch")
"""Verbs that may end with exit code 1."""
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # fmt: skip
COLOUR = re.compile("\x1b\\[[0-9;]*m")
FORMULA = tuple("=+-@\t\r＝＋－＠")


class TooSlow(BaseException):
    """An answer takes longer than it may."""


class Done(NamedTuple):
    """How a call ended."""

    out: str
    err: str
    code: int
    seconds: float
    fault: str = ""


@cache
def program() -> Any:  # noqa: ANN401
    """Return the whole command line, made once; what is read and checked once is kept."""
    loading._checked = lru_cache(maxsize=4)(loading._checked)  # noqa: SLF001
    return typer.main.get_command(cli.build())


def watch() -> None:
    """Stop a call that takes too long."""
    signal.signal(signal.SIGPROF, _alarm)


def _alarm(*_: object) -> None:
    raise TooSlow


@contextmanager
def _streams(call: Call) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Let the program find other streams and another environment for a while."""
    kept, before = (sys.stdin, sys.stdout, sys.stderr), dict(os.environ)
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(call.stdin), "utf-8", "surrogateescape")
    sys.stdout = io.TextIOWrapper(out, "utf-8", "replace", newline="\n")
    sys.stderr = io.TextIOWrapper(err, "utf-8", "backslashreplace", newline="\n")
    os.environ.update({"UHP_DEBUG": "1", "UHP_LANG": "", "UHP_CATALOGUE": "", "FORCE_COLOR": ""})
    os.environ.update(call.env)
    try:
        yield out, err
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            stream.detach()  # what was printed stays
        sys.stdin, sys.stdout, sys.stderr = kept
        os.environ.clear()
        os.environ.update(before)


def made(call: Call) -> Done:
    """Make a call in this process, in the working folder, and return how it ended."""
    for name, raw in call.files.items():
        Path(name).write_bytes(raw)
    code, fault, start = 0, "", time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    with _streams(call) as (out, err):
        try:
            program().main(args=list(call.args), prog_name="uhp")
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(bool(left.code))
        except TooSlow as slow:
            fault = f"slower than {LONGEST:.0f} s {_where(slow)}"
        except BaseException as error:  # noqa: BLE001  (that is what is looked for)
            fault = f"{type(error).__name__}: {str(error)[:200]} {_where(error)}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - start
    said, told = (stream.getvalue().decode("utf-8", "replace") for stream in (out, err))
    return Done(said, told, code, seconds, fault)


def _where(error: BaseException) -> str:
    """Return the last place in the program itself."""
    at, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if "uhp_cli" in name:
            at = f"{Path(name).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"at {at}"


# -- judging


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schemas.schema(name, closed=True))


def _schema_of(value: Mapping[str, Any]) -> str:
    kind = str(value.get("kind"))
    return f"{kind}-answer" if kind in schemas.FILES else kind


def _departs(value: Any) -> str:  # noqa: ANN401
    """Return where an answer departs from its closed schema, or nothing."""
    name = _schema_of(value)
    if name not in SCHEMAS:
        return f"no schema for {name}"
    for error in _validator(name).iter_errors(value):
        worst = min([error, *(error.context or ())], key=lambda e: -len(e.absolute_path))
        path = "/".join("*" if isinstance(p, int) else str(p) for p in worst.absolute_path)
        return f"schema {name} at {path}: {worst.message[:150]}"
    return ""


def _unique(pairs: list[tuple[str, Any]]) -> Data:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def _no_constant(text: str) -> None:
    raise ValueError(text)


def loads(text: str) -> Any:  # noqa: ANN401
    """Return the data of strict JSON."""
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)


def _json(done: Done, how: str) -> str:
    try:
        values = [loads(x) for x in done.out.splitlines()] if how == "jsonl" else [loads(done.out)]
    except ValueError as error:
        return f"not JSON: {error}"
    for value in values:
        for each in value if isinstance(value, list) else [value]:
            if found := _departs(each) or _misses(each):
                return found
    return ""


def _misses(value: Any) -> str:  # noqa: ANN401
    """Say what of the catalogue a ranking holds twice or not at all."""
    if value["kind"] != "match":
        return ""
    ids = [x["id"] for part in ("matches", "beside", "excluded") for x in value[part]]
    ids += value.get("hidden", [])
    all_ = len(ids) == value["catalogue"]["interventions"]
    return "" if all_ and len(ids) == len(set(ids)) else f"match holds {len(ids)} of all"


def _csv(done: Done) -> str:
    rows = list(csv.reader(io.StringIO(done.out)))
    if len({len(row) for row in rows}) != 1:
        return "csv: rows of different lengths"
    bad = [c for row in rows for c in row if c.startswith(FORMULA)]
    return f"csv: a formula {bad[0]!r}" if bad else ""


def _html(done: Done) -> str:
    body = done.out.lower()
    found = re.search(
        r"<(script|iframe|img|object|link|form|input)\b|\son[a-z]+=\"|javascript:", body
    )
    return f"html: {found[0]}" if found else ""


def judged(call: Call, done: Done) -> str:
    """Return what is wrong with how a call ended, or nothing."""
    if done.fault:
        return done.fault
    verb = call.args[0]
    if done.code not in ((0, 1, 2) if verb in JUDGING else (0, 2)):
        return f"exit {done.code} of {verb}"
    for text, stream in ((done.out, "stdout"), (done.err, "stderr")):
        plain = COLOUR.sub("", text) if "FORCE_COLOR" in call.env else text
        if found := FORBIDDEN.search(plain):
            return f"{stream} of {verb}: {found[0]!r}"
    return _told(verb, done) if done.code == 2 else _held(call, done)


def _told(verb: str, done: Done) -> str:
    """Say whether an error is one sentence, for `validate` a file and `profile` a mistake; `ask` talks."""
    err = done.err
    if verb not in ("batch", "ask", "validate") and done.out:
        return f"exit 2 of {verb} with an answer"
    lines = err.strip().splitlines()
    full = "Traceback" in err or "geheugen is vol" in err
    good = lines and not full and all(line.startswith("uhp: ") for line in lines)
    if verb == "ask" or (good and (len(lines) == 1 or verb in ("validate", "profile"))):
        return ""
    return f"exit 2 of {verb} without one sentence: {err[:200]!r}"


def _held(call: Call, done: Done) -> str:
    """Hold an answer against its format."""
    args = call.args
    if "--" in args:  # what stands behind it is text
        args = args[: args.index("--")]
    how = args[args.index("--format") + 1] if "--format" in args[:-1] else ""
    if args[0] == "batch":
        how = how or "jsonl"
    if not done.out and how and args[0] != "batch" and how != "github":
        return f"nothing printed by {args[0]}"
    if "--as-case" in args:
        return ""
    match how:
        case "json" | "jsonl" | "sarif" | "gitlab":
            return _json(done, how) if how.startswith("json") else str(loads(done.out) and "")
        case "csv":
            return _csv(done)
        case "html":
            return _html(done)
        case _:
            return ""


def kind_of(found: str) -> str:
    """Return what is wrong without the words it is about."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|[0-9]+", "…", found)[:110]


def smallest(call: Call, kind: str, seconds: float = 20) -> Call:
    """Return the smallest call found in so many seconds that goes wrong in the same way."""
    until = time.process_time() + seconds

    def wrong(other: Call) -> bool:
        return time.process_time() < until and kind_of(judged(other, made(other))) == kind

    for n in range(len(call.args) - 1, 0, -1):
        for many in (2, 1):
            less = call._replace(args=(*call.args[:n], *call.args[n + many :]))
            if len(less.args) < len(call.args) and wrong(less):
                call = less
                break
    for name in call.files:
        call = _smaller(call, name, wrong)
    return call


def _smaller(call: Call, name: str, wrong: Callable[[Call], bool]) -> Call:
    """Return the call with as little as possible in one of its files."""
    try:
        data = json.loads(call.files[name])
    except ValueError:
        return call

    def tried() -> bool:
        nonlocal call
        other = call._replace(files={**call.files, name: lawful.written(data)})
        if not wrong(other):
            return False
        call = other
        return True

    def without(here: Any) -> None:  # noqa: ANN401
        steps = list(here) if isinstance(here, dict) else list(range(len(here) - 1, -1, -1))
        for step in steps:
            kept = list(here) if isinstance(here, list) else dict(here)
            del here[step]
            if not tried():
                here.clear()
                here.extend(kept) if isinstance(here, list) else here.update(kept)
        for inner in here if isinstance(here, list) else here.values():
            if isinstance(inner, dict | list):
                without(inner)

    if isinstance(data, dict | list):
        without(data)
    return call

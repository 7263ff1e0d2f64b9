"""Calls of `uhp` made by chance: lawful catalogues, lawful and almost lawful families, every verb, format and language.

Every call has a number; what it does follows from the seed and that number alone. A catalogue serves a run of numbers.
"""

import csv
import io
import json
import os
import random
import re
import resource
import shlex
import signal
import sys
import tempfile
import time
from collections import Counter
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
from lawful import Data, spoilt

from uhp_cli import cli
from uhp_cli.checking.rules import RULES
from uhp_cli.door.options import spoken
from uhp_cli.reading import loading
from uhp_cli.verbs.schema import SCHEMAS

SERVES = 40
"""How many calls one catalogue serves."""
LONGEST = 5.0
"""Seconds of processor time that an answer may take."""
MEMORY = 2 * 1024**3
JUDGING = ("validate", "test", "recheck", "diff", "batch")
"""Verbs that may end with exit code 1."""
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # fmt: skip
COLOUR = re.compile("\x1b\\[[0-9;]*m")
FORMULA = tuple("=+-@\t\r＝＋－＠")
ODD = ("", " ", "-", "--", "0", "-1", "99999999", "x" * 300, "ja", "mst", "é", "\x1b[31m", "a,b,,", "=", "a=b", "1:2", "2:lvb=ja", "\udcff", "*", "[", "{}", "/dev/null", ".", "nergens.yaml")  # fmt: skip


class TooSlow(BaseException):
    """An answer takes longer than it may."""


class Done(NamedTuple):
    """How a call ended."""

    out: str
    err: str
    code: int
    seconds: float
    fault: str = ""


class World(NamedTuple):
    """A catalogue, one that it was made from, and what calls about it find in the folder."""

    data: Data
    before: Data
    answers: list[str]
    """Earlier answers in JSON, for `recheck`."""


class Call(NamedTuple):
    """Words of a command line with the files it finds and what it reads."""

    args: tuple[str, ...]
    files: Mapping[str, bytes]
    stdin: bytes = b""
    env: Mapping[str, str] = {}


# -- what is called


class Caller:
    """Makes one call for a world."""

    def __init__(self, dice: random.Random, world: World) -> None:
        """Take the world and its names."""
        self.dice = dice
        self.world = world
        self.files: dict[str, bytes] = {
            "new.json": lawful.written(world.data),
            "old.json": lawful.written(world.before),
        }
        self.stdin = b""
        words = world.data["vocabulary"]
        self.ids = [
            str(dice.choice((i["id"], i["name"], i.get("abbreviation", i["id"]))))
            for i in world.data["interventions"]
        ]
        self.regions = [r["id"] for r in words["regions"]] or ["x"]

    def call(self) -> Call:
        """Return a call of some verb, now and then with one word spoilt."""
        dice = self.dice
        verb = dice.choice(tuple(VERBS))
        args = [*VERBS[verb](self), *self._way_out(verb)]
        if dice.random() < 0.06 and len(args) > 1:
            args[dice.randrange(1, len(args))] = dice.choice(ODD)
        env = {"COLUMNS": dice.choice(("40", "80", "100", "160"))}
        if dice.random() < 0.1:
            env["FORCE_COLOR"] = "1"
        named = [f for f in self.files if f in args or any(a.endswith(f) for a in args)]
        return Call(tuple(args), {f: self.files[f] for f in named}, self.stdin, env)

    def _way_out(self, verb: str) -> list[str]:
        dice, command = self.dice, verb.split()
        known, found = options_of(*command), list[str]()
        if "--catalogue" in known:
            found += ["-c", "new.json"]
        if "--format" in known and dice.random() < 0.9:
            found += ["--format", dice.choice(formats_of(*command))]
        for flag, chance in (("--long", 0.3), ("--sources", 0.3), ("--no-pager", 0.1)):
            if flag in known and dice.random() < chance:
                found.append(flag)
        return [*found, "--lang", dice.choice(("nl", "en"))]

    def some(self, chance: float, *words: str) -> list[str]:
        """Return these words, or none."""
        return list(words) if self.dice.random() < chance else []

    def file(self, name: str, data: object, *, spoil: float = 0.1) -> str:
        """Keep data as a file, spoilt now and then, and return its name."""
        raw = lawful.written(data)
        if self.dice.random() < spoil:
            raw = spoilt(self.dice, data)
        self.files[name] = raw
        return name

    def family(self) -> list[str]:
        """Return a family: a file, standard input or options."""
        made = lawful.family(self.dice, self.world.data)
        match self.dice.randrange(4):
            case 0:
                self.stdin = self.files[self.file("family.json", made)]
                return ["-P", "-"]
            case 1:
                return ["-P", self.file("family.json", made)]
            case 2:
                more = lawful.family(self.dice, self.world.data)
                return ["-P", self.file("family.json", made), *options(more | {"children": []})]
            case _:
                return options(made)

    def names(self, least: int, most: int) -> list[str]:
        """Return names of interventions."""
        return self.dice.choices(self.ids, k=self.dice.randint(least, most))

    def narrowed(self) -> list[str]:
        """Return options that narrow what is shown."""
        levels = [x["id"] for x in self.world.data["vocabulary"]["levels"]]
        return [
            *self.some(0.2, "--min-classification", self.dice.choice(levels)),
            *self.some(0.1, "--classification", self.dice.choice(levels)),
            *self.some(0.1, "--role", self.dice.choice(("hoofd", "crisis", "aanvullend"))),
            *self.some(0.2, "--top", self.dice.choice(("1", "2", "99"))),
        ]

    def offered(self) -> list[str]:
        """Return options about a local offer."""
        name = self.file("offer.json", lawful.offer(self.dice, self.world.data))
        more = [*self.some(0.3, "--offered"), *self.some(0.3, "--as-of", "2026-01-01")]
        return self.some(0.25, "--offer", name, *more)

    def families(self) -> str:
        """Return the name of a file with families: lines, a list or cases."""
        dice, many = self.dice, self.dice.choice((1, 2, 5))
        made = [lawful.family(dice, self.world.data) for _ in range(many)]
        if dice.random() < 0.5:
            self.files["families.jsonl"] = b"\n".join(
                spoilt(dice, f) if dice.random() < 0.1 else lawful.written(f) for f in made
            )
            return "families.jsonl"
        return self.file("families.json", made)

    def cases(self) -> str:
        """Return the name of a file with cases."""
        dice = self.dice
        keys = ("first", "present", "beside", "plan", "not_in_plan", "fits", "asks", "excluded")
        made = [
            {
                "name": f"geval {n} {dice.choice(lawful.WORDS)}".strip()[:140],
                "profile": lawful.family(dice, self.world.data),
                "expect": {dice.choice(keys): list(dict.fromkeys(self.names(0, 2)))},
            }
            for n in range(dice.choice((1, 2, 4)))
        ]
        return self.file("cases.json", {"cases": made})

    def earlier(self) -> str:
        """Return the name of a file with an earlier answer."""
        dice = self.dice
        text = dice.choice(self.world.answers or ["{}"])
        return self.file("advice.json", json.loads(text), spoil=0.3)

    def talk(self) -> list[str]:
        """Answer questions."""
        words = ["14", "8m", "gedrag", "ja", "nee", "?", "", "terug", "stop", "weet niet", "1", "2", *ODD]  # fmt: skip
        problems = [p["name"] for p in self.world.data["vocabulary"]["problems"]]
        lines = self.dice.choices(words + problems, k=self.dice.randint(0, 12))
        self.stdin = "\n".join(lines).encode("utf-8", "surrogateescape")
        return ["ask", *self.some(0.3, "--all")]


def options(made: Data) -> list[str]:
    """Return a family as options, as far as they can say it."""

    def word(problem: Any) -> str:  # noqa: ANN401
        return str(problem["problem"] if isinstance(problem, dict) else problem)

    found: list[str] = []
    for child in made.get("children", ()):
        said = [word(p) for p in child.get("problems", ())]
        said += [f"{f}={v}" for f, v in child.get("facts", {}).items()]
        said += [child[k] for k in ("placement",) if k in child]
        age = "" if child.get("age") is None else child["age"]
        found += ["--child", f"{age}:{','.join(said)}"] if said else ["-a", f"{age}"]
    for problem in made.get("family", {}).get("problems", ()):
        found += ["-p", word(problem)]
    for key, value in made.get("situation", {}).items():
        yes = value in (True, "ja")
        found += (
            [f"--{'' if yes else 'no-'}crisis"] if key == "crisis" else [f"--{key}", str(value)]
        )
    for fact, value in made.get("facts", {}).items():
        found += ["--fact", f"{fact}={value}"]
    for help_ in made.get("tried", ()):
        found += ["--tried", f"{help_['id']}={help_['outcome']}"]
    return [*found, *(["--first", word(made["first"])] if "first" in made else [])]


VERBS: dict[str, Callable[[Caller], list[str]]] = {
    "match": lambda c: [
        *("match", *c.family(), *c.narrowed(), *c.offered()),
        *(*c.some(0.3, "--what-if"), *c.some(0.2, "--strict"), *c.some(0.05, "--as-case", "Een")),
    ],
    "why": lambda c: ["why", *c.names(1, 4), *c.family(), *c.some(0.1, "--objection")],
    "plan": lambda c: [
        "plan",
        *c.family(),
        *c.some(0.3, "--max", c.dice.choice("126")),
        *c.offered(),
    ],
    "compare": lambda c: ["compare", *c.names(2, 5), *c.family()],
    "list": lambda c: [
        *("list", *c.some(0.3, c.dice.choice(lawful.WORDS)), *c.narrowed(), *c.offered()),
        *c.some(0.3, "--age", str(c.dice.randint(0, 24))),
        *c.some(0.3, "--sort", c.dice.choice(("level", "name", "age", "id"))),
        *c.some(0.3, "--region", c.dice.choice(c.regions)),
    ],
    "show": lambda c: ["show", *c.names(1, 3)],
    "guideline": lambda c: ["guideline", *c.some(0.2, c.dice.choice(ODD))],
    "recheck": lambda c: ["recheck", c.earlier()],
    "batch": lambda c: ["batch", c.families(), *c.some(0.5, "--brief")],
    "validate": lambda c: [
        *("validate", c.file("new.json", c.world.data, spoil=0.4)),
        *(*c.some(0.3, "old.json"), *c.some(0.2, "--fail-on", "warning")),
        *c.some(0.2, "--as-of", c.dice.choice(("2026-01-01", "2040-12-31"))),
    ],
    "rule": lambda c: ["rule", *c.some(0.9, c.dice.choice(list(RULES)))],
    "diff": lambda c: [
        *("diff", *c.dice.sample(("old.json", "new.json"), 2)),
        *(*c.some(0.6, "--profiles", c.families()), *c.some(0.3, "--exit-code")),
    ],
    "test": lambda c: ["test", c.cases()],
    "gaps": lambda c: [
        *("gaps", *c.some(0.4, "--profiles", c.families())),
        *c.some(0.3, "--region", c.dice.choice(c.regions)),
        *c.some(0.3, "--min-classification", "goed-onderbouwd"),
        *c.offered(),
    ],
    "report": lambda c: [
        *("report", *c.family(), *c.some(0.6, "--for", c.dice.choice(("family", "professional")))),
        *c.some(0.3, "--share-with", c.dice.choice(("ouder", "kind", "jongere"))),
        *(*c.some(0.2, "--top", "2"), *c.offered()),
    ],
    "profile check": lambda c: [
        *("profile", "check"),
        c.file("family.json", lawful.family(c.dice, c.world.data), spoil=0.4),
    ],
    "schema": lambda c: ["schema", c.dice.choice([*SCHEMAS])],
    "ask": lambda c: c.talk(),
    "help": lambda c: ["help", c.dice.choice(("lezen", "woorden", "lezen", "match"))],
    "profile init": lambda _: ["profile", "init"],
    "offer init": lambda _: ["offer", "init"],
}
"""Every verb by its words; `catalogue init` only writes files, and is left to its tests."""


# -- calling


@cache
def program() -> Any:  # noqa: ANN401
    """Return the whole command line, made once; what is read and checked once is kept."""
    loading._checked = lru_cache(maxsize=4)(loading._checked)  # noqa: SLF001
    return typer.main.get_command(cli.build())


@cache
def options_of(*command: str) -> dict[str, str]:
    """Return the options of a verb with their help."""
    found: Any = cli.commands()[command[0]]
    for word in command[1:]:
        found = found.commands[word]
    return {o: spoken(getattr(p, "help", "")) for p in found.params for o in p.opts}


@cache
def formats_of(*command: str) -> tuple[str, ...]:
    """Return the formats that a verb makes, as its help lists them."""
    listed = options_of(*command)["--format"].partition(";")[0]
    return tuple(re.findall("[a-z]+", listed))


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
    return {v: k for k, v in schemas.KINDS.items()}.get(kind, kind)


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
    """Say whether an error is one sentence; `validate` has one for each file, `ask` talks."""
    err = done.err
    if verb not in ("batch", "ask", "validate") and done.out:
        return f"exit 2 of {verb} with an answer"
    lines = err.strip().splitlines()
    full = "Traceback" in err or "geheugen is vol" in err
    good = lines and not full and all(line.startswith("uhp: ") for line in lines)
    if verb == "ask" or (good and (len(lines) == 1 or verb == "validate")):
        return ""
    return f"exit 2 of {verb} without one sentence: {err[:200]!r}"


def _held(call: Call, done: Done) -> str:
    """Hold an answer against its format."""
    args = call.args
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


# -- the run


@lru_cache(maxsize=2)
def world(seed: str, number: int) -> World:
    """Return the world of a run of calls."""
    dice = random.Random(f"{seed}/{number}")  # noqa: S311
    making = lawful.Catalogues(dice)
    before = json.loads(json.dumps(making.made(dice.choice((0, 2, 6, 12)))))
    return World(making.made(dice.choice((1, 2, 5, 12))), before, [])


def call_of(seed: str, number: int) -> Call:
    """Return the call with this number; what `recheck` reads is made by the calls before it."""
    dice = random.Random(f"{seed}:{number}")  # noqa: S311
    return Caller(dice, world(seed, number // SERVES)).call()


def run(seed: str, numbers: range) -> int:
    """Make the calls with these numbers, print what they were and return how many went wrong."""
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return _run(seed, numbers)
        finally:
            os.chdir(here)


def _run(seed: str, numbers: range) -> int:
    signal.signal(signal.SIGPROF, _alarm)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    slowest, ended, wrong = (0.0, -1), Counter[str](), dict[str, int]()
    start, count = time.process_time(), 0
    for number in numbers:
        call = call_of(seed, number)
        done = made(call)
        count += 1
        slowest = max(slowest, (done.seconds, number))
        ended[f"{call.args[0]} {done.code}"] += 1
        found = judged(call, done)
        if not found and call.args[0] in ("match", "why", "plan") and '"kind"' in done.out[:40]:
            world(seed, number // SERVES).answers.append(done.out)
        if found:
            _tell(seed, number, call, found, new=_kind(found) not in wrong)
            wrong[_kind(found)] = wrong.get(_kind(found), 0) + 1
        if count % 2000 == 0:
            print(f"  {count} calls, {sum(wrong.values())} wrong, slowest {slowest[0]:.2f} s", file=sys.stderr, flush=True)  # fmt: skip
    spent = time.process_time() - start
    codes = Counter[int]()
    for name, many in ended.items():
        codes[int(name.rsplit(" ", 1)[1])] += many
    print(f"seed {seed}: {count} calls of {len({n.split()[0] for n in ended})} verbs in {spent:.0f} s of processor time ({count / max(spent, 0.01):.0f} a second), exit codes {dict(sorted(codes.items()))}; {sum(wrong.values())} wrong; slowest {slowest[0]:.2f} s (call {slowest[1]})")  # fmt: skip
    for kind, many in wrong.items():
        print(f"  {many} × {kind}")
    return sum(wrong.values())


def _kind(found: str) -> str:
    """Return what is wrong without the words it is about."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|[0-9]+", "…", found)[:110]


def _tell(seed: str, number: int, call: Call, found: str, *, new: bool) -> None:
    """Print what went wrong; the first of a kind is made as small as it can be and kept."""
    if not new:
        return
    small = smallest(call, _kind(found))
    folder = Path(os.environ.get("UHP_FUZZ_KEEP", "/tmp")) / f"uhp-fuzz-{seed}-{number}"  # noqa: S108
    folder.mkdir(exist_ok=True, parents=True)
    for name, raw in small.files.items():
        (folder / name).write_bytes(raw)
    (folder / "stdin").write_bytes(small.stdin)
    words = shlex.join(small.args).encode("utf-8", "backslashreplace").decode()
    print(
        f"call {number} of seed {seed}: {found}\n  cd {folder} && uhp {words} < stdin", flush=True
    )


def smallest(call: Call, kind: str, seconds: float = 20) -> Call:
    """Return the smallest call found in so many seconds that goes wrong in the same way."""
    until = time.process_time() + seconds

    def wrong(other: Call) -> bool:
        return time.process_time() < until and _kind(judged(other, made(other))) == kind

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

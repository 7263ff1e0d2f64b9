"""Calls of `uhp` made by chance: lawful catalogues, lawful and almost lawful families, every verb, format and language.

Every call has a number; what it does follows from the seed and that number alone. A catalogue serves a run of numbers.
"""

import json
import random
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import lawful
from lawful import Data, spoilt

from uhp_cli import cli
from uhp_cli.checking.rules import RULES
from uhp_cli.door.options import spoken
from uhp_cli.verbs.schema import SCHEMAS

SERVES = 40
"""How many calls one catalogue serves."""
ODD = ("", " ", "-", "--", "0", "-1", "99999999", "x" * 300, "ja", "mst", "é", "\x1b[31m", "a,b,,", "=", "a=b", "1:2", "2:lvb=ja", "\udcff", "*", "[", "{}", "/dev/null", ".", "nergens.yaml")  # fmt: skip


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

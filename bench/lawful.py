"""Catalogues and families as the law allows them, made by chance: entries of the small catalogue mutated and combined.

What a schema asks is made from that schema; what `uhp validate` refuses is taken back.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from uhp_cli.checking.checks import check
from uhp_cli.checking.rules import Severity
from uhp_cli.reading import loading
from uhp_cli.source.yaml_source import read

PINNED = Path(__file__).resolve().parent.parent / "tests/data/catalogue.yaml"
_SCHEMA = loading.schema("schema.json")
SCHEMA: dict[str, Any] = dict(_SCHEMA)
OFFER: dict[str, Any] = dict(loading.schema("offer-schema.json"))
DATA: dict[str, Any] = json.loads(json.dumps(read(PINNED.read_bytes(), "c").data))
WORDS = (
    *("hulp", "gezin", "De jongere", "ouders", "thuis", "12 t/m 18 jaar", "binnen 6 weken", "MST", "naïef", "ÇA", "日本語の家族", "ﷺ", "e\u0301", "👶", "Ω≈ç", "İstanbul"),
    *("<b>", "</td>", "&lt;", "a|b", "`x`", "**vet**", "_schuin_", "[a](https://b.nl)", "# kop", "- punt", "1. een", "---", "| - |", "=1+1", "@SUM(A1)", "+31", "-1"),
    *("{}", "{name}", "%s", "$HOME", "\\", "\\n", "'", '"', "''", "<!--", "]]>", "::error::", "x" * 90, "a-b-c", "https://voorbeeld.nl/pad?a=1&b=2", "no", "null", "1e5", "0x1F"),
)  # fmt: skip
Data = dict[str, Any]
Node = Mapping[str, Any]


class Law:
    """Makes values that a schema allows, with the words of the catalogue at hand."""

    def __init__(self, dice: random.Random, data: Data, schema: Node) -> None:
        """Take the words that stand in a catalogue."""
        self.dice = dice
        self.schema = schema
        words = data["vocabulary"]
        self.facts = {f["id"]: [v["id"] for v in f.get("values", [])] for f in words["facts"]}
        self.facts["region"] = [r["id"] for r in words["regions"]]
        self.problems = [p["id"] for p in words["problems"]]
        self.entries = [i["id"] for i in data["interventions"]]
        self.sources = [s["id"] for s in data["sources"]]
        self.studies = [s["id"] for s in data["sources"] if s["type"] == "studie"]
        self.day = data["catalogue"]["date"]
        self.named: dict[str, Callable[[], Any]] = {
            "id": self.slug,
            "sources": self.references,
            "problem_id": lambda: self.one(self.problems),
            "region_id": lambda: self.one(self.facts["region"]),
            "condition": self.condition,
            "url": lambda: f"https://voorbeeld.nl/{self.slug()}",
            "date": self.date,
            "day": lambda: self.date(10),
        }
        self.keyed: dict[str, Callable[[], Any]] = {
            "variant_of": lambda: self.one(self.entries),
            "intervention": lambda: self.one(self.entries),
            "studies": lambda: dice.sample(self.studies, min(2, len(self.studies))),
            "broader": lambda: self.one(self.problems + self.facts["region"]),
            "region": lambda: self.one(self.facts["region"]),
            "choose": lambda: dice.sample(self.problems, min(2, len(self.problems))),
            "write": self.atom,
        }

    def one(self, words: Sequence[str]) -> str:
        """Return one of these words; a new one where there is none."""
        return self.dice.choice(words) if words else self.slug()

    def slug(self) -> str:
        """Return a new id, sometimes as long as it may be."""
        long = self.dice.random() < 0.1
        return f"{self.dice.choice('abxz')}{'-lang' * 11 if long else ''}{self.dice.randrange(999)}"

    def references(self) -> list[str]:
        """Return one to three places in sources."""
        places = ("26", "31-34", "leeftijd", "1+2")
        made = (
            f"{self.one(self.sources)}:{self.dice.choice(places)}"
            for _ in range(self.dice.choice((1, 1, 2, 3)))
        )
        return list(dict.fromkeys(made))

    def date(self, letters: int = 0) -> str:
        """Return a day, a month or a year that is not after the catalogue."""
        day = f"{self.dice.randint(2009, 2026)}-{self.dice.randint(1, 9):02}-{self.dice.randint(1, 28):02}"
        return str(min(day, self.day))[: letters or self.dice.choice((4, 7, 10, 10))]

    def text(self) -> str:
        """Return a text, mostly short, of harmless and of odd words."""
        many = self.dice.choice((1, 1, 2, 3, 5, 8, 60))
        return " ".join(self.dice.choices(WORDS, k=many)).strip()

    def atom(self) -> Data:
        """Return a condition on one fact."""
        fact = self.dice.choice([f for f, answers in self.facts.items() if answers])
        most = min(len(self.facts[fact]), 3)
        return {fact: self.dice.sample(self.facts[fact], self.dice.randint(1, most))}

    def condition(self, depth: int = 3) -> Data:
        """Return a condition, with others in it."""
        kind = self.dice.randrange(6)
        if kind < 2 and depth:
            many = self.dice.choice((2, 2, 3))
            return {("all", "any")[kind]: [self.condition(depth - 1) for _ in range(many)]}
        if kind == 2:
            problems = self.dice.sample(self.problems, min(2, len(self.problems)))
            severe = {"severity": ["ernstig"]} if self.dice.random() < 0.3 else {}
            return {"problem": problems} | severe
        return self.atom()

    def resolved(self, node: Node, here: object = None) -> Node:
        """Return a node without a reference or a choice; the choice is that of the data, if any."""
        while True:
            if "$ref" in node:
                node = self.schema["$defs"][node["$ref"].rpartition("/")[2]]
            elif choices := node.get("oneOf") or node.get("anyOf"):
                if all(set(c) <= {"required"} for c in choices):
                    return node
                kind = here.get("type") if isinstance(here, dict) else None
                fit = [c for c in choices if kind and kind in str(c.get("properties", {}))]
                node = (fit or [self.dice.choice(choices)])[0]
            else:
                return node

    def value(self, node: Node, key: str = "", depth: int = 0) -> Any:  # noqa: ANN401
        """Return a value that a node of the schema allows."""
        name = node.get("$ref", "").rpartition("/")[2]
        made = self.keyed.get(key) or self.named.get(name)
        if made and not (key == "region" and name == "condition"):
            return made()
        node = self.resolved(node)
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return self.dice.choice(node["enum"])
        return self._typed(node, depth)

    def _typed(self, node: Node, depth: int) -> Any:  # noqa: ANN401
        dice, low = self.dice, node.get("minimum", 0)
        match node.get("type"):
            case "object":
                return self.record(node, depth)
            case "array":
                least = node.get("minItems", 0)
                many = least + dice.choice((0, 1, 1, 2))
                return [self.value(node["items"], "", depth + 1) for _ in range(many)]
            case "integer":
                return dice.randint(low, min(node.get("maximum", 30), low + 30))
            case "number":
                return dice.choice((low, 1, 2.5, 40, node.get("maximum", 9)))
            case "boolean":
                return dice.random() < 0.5
            case _:
                return self._word(node)

    def _word(self, node: Node) -> str:
        pattern = str(node.get("pattern", ""))
        if "m$" in pattern:
            return f"{self.dice.randint(0, 23)}m"
        if pattern.startswith("^[A-E]"):
            return f"{self.dice.choice('ABCDE')}{self.dice.randint(1, 9)}00"
        if "a-z0-9" in pattern:
            return self.slug()
        return self.text()[: node.get("maxLength", 10_000)].strip()

    def record(self, node: Node, depth: int = 0) -> Data:
        """Return an object with what it must have and some of what it may."""
        needed = [*node.get("required", ()), *self._either(node)]
        chance = 0.5 / (depth + 1)
        return {
            key: self.value(part, key, depth + 1)
            for key, part in node.get("properties", {}).items()
            if key in needed or self.dice.random() < chance
        }

    def _either(self, node: Node) -> list[str]:
        return self.dice.choice(node["anyOf"])["required"] if "anyOf" in node else []


class Catalogues:
    """Makes lawful catalogues, one step at a time."""

    def __init__(self, dice: random.Random) -> None:
        """Begin with some entries of the small catalogue and the words and sources they need."""
        self.dice = dice
        entries = dice.sample(DATA["interventions"], dice.choice((1, 2, 3, 4, 5, 6, 8, 12)))
        data = json.loads(json.dumps(DATA | {"interventions": entries}))
        ids = {i["id"] for i in entries}
        for entry in data["interventions"]:
            if entry.get("variant_of") not in ids:
                entry.pop("variant_of", None)
        self.data: Data = data
        self._prune()

    def _prune(self) -> None:
        """Leave out the sources that nothing refers to: they cost time and change nothing."""
        said = json.dumps({k: v for k, v in self.data.items() if k != "sources"})
        known, kept = {s["id"]: s for s in DATA["sources"]}, dict[str, Any]()
        waiting = [i for i in known if f'"{i}:' in said or f'"{i}"' in said]
        while waiting:
            name = waiting.pop()
            if name not in kept:
                kept[name] = known[name]
                waiting += [c.partition(":")[0] for c in known[name].get("cited_in", ())]
        self.data["sources"] = json.loads(json.dumps([known[i] for i in known if i in kept]))
        for source in self.data["sources"]:
            source |= {k: source[k][:3] for k in ("sections",) if k in source}

    def made(self, steps: int) -> Data:
        """Return the catalogue after so many steps; a step that breaks the law is taken back."""
        for _ in range(steps):
            before = json.dumps(self.data)
            self._step()
            if not lawful(self.data):
                self.data = json.loads(before)
        return self.data

    def _step(self) -> None:
        data, dice = self.data, self.dice
        law = Law(dice, data, SCHEMA)
        entries = data["interventions"]
        match dice.randrange(20):
            case 0:
                other = json.loads(json.dumps(dice.choice(entries)))
                other |= {"id": law.slug(), "name": law.text()[:90].strip()}
                for key in ("abbreviation", "aliases", "formerly"):
                    other.pop(key, None)
                entries.append(other)
            case 1 | 2:
                self._crossed(entries)
            case 3:
                data["vocabulary"]["problems"].append(
                    law.record(law.resolved({"$ref": "#/$defs/problem"}))
                )
            case 4:
                data["vocabulary"]["facts"].append(
                    law.record(law.resolved({"$ref": "#/$defs/fact"}))
                )
            case 5 | 6 | 7 | 8:
                part = dice.choice(("indications", "exclusions", "usually", "problems", "age"))
                node = SCHEMA["$defs"]["target_group"]["properties"][part]
                entry = dice.choice(entries)
                if "target_group" in entry:
                    entry["target_group"][part] = law.value(node, part)
            case 9:
                self._walk(law, data["vocabulary"], SCHEMA["$defs"]["vocabulary"])
            case 10:
                self._walk(law, data, SCHEMA)
            case _:
                self._walk(law, dice.choice(entries), SCHEMA["$defs"]["intervention"])

    def _crossed(self, entries: Sequence[Data]) -> None:
        """Give an entry a part of another one."""
        to, source = self.dice.choice(entries), self.dice.choice(DATA["interventions"])
        key = self.dice.choice([k for k in source if k not in ("id", "name", "variant_of")])
        to[key] = json.loads(json.dumps(source[key]))

    def _walk(self, law: Law, here: Any, node: Node) -> None:  # noqa: ANN401
        """Go down by chance and put, replace or take away what stands there."""
        while True:
            node = law.resolved(node, here)
            steps = self._steps(here, node)
            if not steps:
                return
            step, part = self.dice.choice(steps)
            inner = here[step] if isinstance(here, list) or step in here else None
            name = part.get("$ref", "").rpartition("/")[2]
            deeper = inner and isinstance(inner, dict | list) and name not in law.named
            if deeper and self.dice.random() < 0.8:
                here, node = inner, part
                continue
            self._put(law, here, step, part)
            return

    def _steps(self, here: Any, node: Node) -> list[tuple[Any, Node]]:  # noqa: ANN401
        if isinstance(here, dict):
            return [(k, p) for k, p in node.get("properties", {}).items() if k != "id"]
        return [(n, node["items"]) for n in range(len(here))] if isinstance(here, list) else []

    def _put(self, law: Law, here: Any, step: Any, part: Node) -> None:  # noqa: ANN401
        chance = self.dice.random()
        if chance < 0.2 and (isinstance(here, list) or step in here):
            del here[step]
        elif isinstance(here, list) and chance < 0.6:
            here.insert(self.dice.randint(0, len(here)), law.value(part, ""))
        else:
            here[step] = law.value(part, step if isinstance(step, str) else "")


def written(data: object) -> bytes:
    """Return data as the bytes of a JSON file."""
    return json.dumps(data, ensure_ascii=False).encode()


def lawful(data: Data) -> bool:
    """Say whether `uhp validate` finds no error in a catalogue."""
    found = check(read(written(data), "c.json"), _SCHEMA)
    return not any(d.severity is Severity.ERROR for d in found)


VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    10**17,
    "",
    " ",
    "a\n",
    "\x1b",
    "mst",
    [],
    {},
    [[]],
    {"id": "x"},
    ["a", 1],
    "http://x",
    "2024-02-30",
    "zwanger",
    "x" * 300,
]


def spoilt(dice: random.Random, good: object) -> bytes:
    """Return good data with one to four places replaced, removed or doubled, as JSON."""
    data = json.loads(json.dumps(good))
    for _ in range(dice.randint(1, 4)):
        here: Any = data
        while True:
            steps = list(here) if isinstance(here, dict) else list(range(len(here)))
            if not steps:
                break
            step = dice.choice(steps)
            if isinstance(here[step], dict | list) and here[step] and dice.random() < 0.85:
                here = here[step]
                continue
            match dice.randrange(4):
                case 0:
                    del here[step]
                case 1 if isinstance(here, list):
                    here.append(deepcopy(here[step]))
                case 2 if isinstance(here, dict):
                    here[dice.choice(["naam", "extra", "sources", "min", "all"])] = deepcopy(
                        dice.choice(VALUES)
                    )
                case _:
                    here[step] = deepcopy(dice.choice(VALUES))
            break
    return json.dumps(data, ensure_ascii=dice.random() < 0.5).encode()


AGES = (*range(25), "8m", "23m", "0m", "zwanger", "14", 14.0, None)


def family(dice: random.Random, data: Data) -> Data:
    """Return a family as a profile file may hold it, in the words of a catalogue."""
    words = data["vocabulary"]
    problems = [p for p in words["problems"] if not p.get("circumstance")] or words["problems"]
    facts = [f for f in words["facts"] if f["id"] not in ("crisis", "placement", "severity", "region")]  # fmt: skip

    def named(term: Data) -> str:
        return str(dice.choice((term["id"], term["id"], term["name"], *term.get("aliases", ()))))

    def stated(most: int) -> list[Any]:
        chosen = dice.sample(problems, min(dice.randint(0, most), len(problems)))
        return [
            {"problem": named(p), "severity": dice.choice(("licht", "matig", "ernstig"))}
            if dice.random() < 0.2
            else named(p)
            for p in chosen
        ]

    def answers(of: Sequence[Data]) -> Data:
        chosen = dice.sample(of, min(dice.choice((0, 0, 1, 2, 4)), len(of)))
        return {f["id"]: dice.choice(f.get("values", [{"id": "ja"}]))["id"] for f in chosen}

    def child() -> Data:
        made: Data = {"age": dice.choice(AGES)}
        own = [f for f in facts if f.get("of") != "gezin"]
        made |= {"problems": stated(3)} if dice.random() < 0.5 else {}
        made |= {"facts": answers(own)} if dice.random() < 0.3 else {}
        made |= {"placement": dice.choice(PLACEMENTS)} if dice.random() < 0.2 else {}
        return made | ({"severity": dice.choice(SEVERITIES)} if dice.random() < 0.2 else {})

    made: Data = {"children": [child() for _ in range(dice.choice((0, 1, 1, 1, 2, 3, 20)))]}
    made["family"] = {"problems": stated(4)}
    regions = [r["id"] for r in words["regions"]] or [None]
    situation = {
        "crisis": dice.choice((True, False, "ja", "nee")),
        "placement": dice.choice(PLACEMENTS),
        "severity": dice.choice(SEVERITIES),
        "region": dice.choice(regions),
    }
    made["situation"] = {k: v for k, v in situation.items() if dice.random() < 0.3}
    made["facts"] = answers(facts)
    tried = dice.sample(data["interventions"], dice.choice((0, 0, 0, 1, 1)))
    made["tried"] = [{"id": named(i), "outcome": dice.choice(OUTCOMES)} for i in tried]
    if dice.random() < 0.2 and made["family"]["problems"]:
        first = made["family"]["problems"][0]
        made["first"] = first["problem"] if isinstance(first, dict) else first
    return {k: v for k, v in made.items() if v or dice.random() < 0.1}


PLACEMENTS = ("geen", "dreigt", "geplaatst")
SEVERITIES = ("licht", "matig", "ernstig")
OUTCOMES = ("afgerond", "afgebroken", "niet-gestart")


def offer(dice: random.Random, data: Data) -> Data:
    """Return a local offer of what stands in a catalogue."""
    law = Law(dice, data, OFFER)
    lines = [law.record(OFFER["$defs"]["line"]) for _ in range(dice.choice((1, 2, 5)))]
    return {"offer": lines}

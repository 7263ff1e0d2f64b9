"""What each verb costs as the catalogue grows: processor time and peak memory at 39, 1,000 and 10,000 interventions.

    python bench/growth.py [--sizes 39,1000,10000] [--children 1,20] [--regions 1,300] [--only match,plan] [--seconds 120]

A call that takes longer than --seconds is stopped, and its largest sizes are not tried then; what was measured goes to stderr at once, the table
to stdout at the end. Families of 1 and 20 children; entries bound to 1 and to 300 regions. The catalogues are lawful: the packaged entries over and over with other
ages, problems and classifications. They are given to a verb as they are packed with the program; `validate` and `diff` read them as somebody's own
file. A verb is worse than linear when an entry costs it more at the largest size than at the one before, or a child more among 20 than alone,
or a region more among 300 than alone, in seconds or in megabytes, by over the allowance; exit 1 then, and when a call was stopped.
"""

import argparse
import gc
import io
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import typer.main

from uhp_cli import cli
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import decode

ALLOWANCE = 1.6
"""So much more an entry or a child may cost: caches fill up, and a shared machine is not quiet."""
SMALL = 0.25
"""Seconds that need no look at how they grow."""
CHILDREN, REGIONS = [1, 20], [1, 300]
Data = dict[str, Any]


def synthetic(many: int, regions: int) -> Data:
    """Return the data of a lawful catalogue of so many entries, each bound to so many regions."""
    draw = random.Random(many)  # noqa: S311  (a fixed choice, no secret)
    data: Data = json.loads(json.dumps(dict(loading.load_catalogue(None).record)))
    base = [e for e in data["interventions"] if "age" in e.get("target_group", {})]
    problems = [p["id"] for p in data["vocabulary"]["problems"] if not p.get("circumstance")]
    towns = [{"id": f"r{n}", "name": f"Gemeente {n}", "broader": "utrecht"} for n in range(600)]
    data["vocabulary"]["regions"] += towns
    data["interventions"] = [
        _entry(n, draw.choice(base), draw.choice(base), draw, problems, regions)
        for n in range(many)
    ]
    return data


_KEPT = ("role", "summary", "target_group", "evidence", "goals", "placement_aim", "delivery")


def _entry(
    number: int, one: Data, other: Data, draw: random.Random, problems: list[str], regions: int
) -> Data:
    """Return one entry like another, under a name, for ages, problems and regions of its own."""
    entry: Data = json.loads(json.dumps({k: one[k] for k in _KEPT if k in one}))
    entry["evidence"] = entry.get("evidence", [])[:2]
    group, low = entry["target_group"], draw.randint(0, 15)
    sources = group["sources"][:1]
    group["age"] = {"min": low, "max": low + draw.randint(2, 8), "sources": sources}
    group["problems"] = [
        {"problem": p, "sources": sources} for p in draw.sample(problems, draw.randint(1, 4))
    ]
    bound = sorted(draw.sample(range(600), regions))
    group["indications"] = [
        *(c for c in group.get("indications", ()) if "region" not in json.dumps(c["when"])),
        {
            "text": "Het gezin woont hier.",
            "when": {"region": [f"r{n}" for n in bound]},
            "sources": sources,
        },
    ]
    group.pop("exclusions", None)
    named = {"id": f"hulp-{number}", "name": f"Hulp aan huis {number}"}
    return named | entry | {"classification": other["classification"]}


def family(children: int) -> Data:
    """Return a family whose children each have problems of their own."""
    draw = random.Random(children)  # noqa: S311
    catalogue = loading.load_catalogue(None)
    problems = [p for p, term in catalogue.problems.items() if not term.circumstance]
    made = [
        {"age": n % 19, "problems": draw.sample(problems, 3), "facts": {"jeugdhulp": "ja"}}
        for n in range(3, 3 + children)
    ]
    return {"children": made, "family": {"problems": ["opvoeding", "overbelasting"]}}


FIRST = [f"hulp-{n}" for n in range(5)]
FAMILY = ("-P", "family.json")
CALLS: dict[str, tuple[str, ...]] = {
    "match": ("match", *FAMILY),
    "match --json": ("match", *FAMILY, "--json"),
    "match --long": ("match", *FAMILY, "--long"),
    "match -f csv": ("match", *FAMILY, "-f", "csv"),
    "match -f html": ("match", *FAMILY, "-f", "html"),
    "match --what-if": ("match", *FAMILY, "--what-if", "--json"),
    "match --region": ("match", *FAMILY, "--region", "r7", "--json"),
    "match --offer": ("match", *FAMILY, "--offer", "offer.json", "--json"),
    "why": ("why", *FIRST, *FAMILY),
    "show": ("show", *FIRST),
    "plan": ("plan", *FAMILY, "--max", "6"),
    "report": ("report", *FAMILY, "-f", "html"),
    "report --for family": ("report", *FAMILY, "--for", "family", "-f", "html"),
    "compare": ("compare", *FIRST, *FAMILY),
    "list": ("list", "--age", "12"),
    "list --json": ("list", "--json"),
    "list TEXT": ("list", "aan huis", "--long"),
    "gaps": ("gaps", "--region", "r7"),
    "gaps --profiles": ("gaps", "--profiles", "families.jsonl"),
    "batch of 10": ("batch", "families.jsonl"),
    "batch --brief of 10": ("batch", "families.jsonl", "--brief"),
    "recheck": ("recheck", "advice.json"),
    "test of 10": ("test", "cases.json"),
    "profile check": ("profile", "check", "family.json"),
    "validate": ("validate", "own.json"),
    "diff": ("diff", "own.json", "other.json"),
    "diff --profiles": ("diff", "own.json", "other.json", "--profiles", "families.jsonl"),
}
"""What is measured; the files are those that `files` writes."""
OWN = ("validate", "diff", "diff --profiles")
ALONE = ("show", "list", "list --json", "list TEXT", "gaps", "validate", "diff")
"""They see no family, so that children are nothing to them."""


def files(data: Data, children: int) -> None:
    """Write the files that the calls name."""

    def write(name: str, value: object) -> None:
        Path(name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    families = [family(children) for _ in range(10)]
    for number, each in enumerate(families):
        each["children"][0]["age"] = number + 4
    write("family.json", family(children))
    Path("families.jsonl").write_text("".join(f"{json.dumps(f)}\n" for f in families), "utf-8")
    cases = [
        {"name": f"geval {n}", "profile": f, "expect": {"present": FIRST[:1]}}
        for n, f in enumerate(families)
    ]
    write("cases.json", {"cases": cases})
    ids = [e["id"] for e in data["interventions"]]
    offered = [{"intervention": i, "provider": "Huis", "read": "2026-01-01"} for i in ids[:20000]]
    write("offer.json", {"offer": offered})


def own_files(data: Data) -> None:
    """Write a catalogue as somebody's own file, and one in which two entries are another."""
    Path("own.json").write_bytes(_lines(data))
    entries = json.loads(json.dumps(data["interventions"][:2]))
    for entry in entries:
        entry["target_group"]["age"]["min"] = 0
    Path("other.json").write_bytes(
        _lines(data | {"interventions": entries + data["interventions"][2:]})
    )


def _lines(data: Data) -> bytes:
    """Return a catalogue as JSON with an entry a line, as a person's file has lines."""
    head = json.dumps({k: v for k, v in data.items() if k != "interventions"}, ensure_ascii=False)
    entries = ",\n".join(json.dumps(e, ensure_ascii=False) for e in data["interventions"])
    return f'{head[:-1]}, "interventions": [\n{entries}\n]}}\n'.encode()


class Cost(NamedTuple):
    """Processor seconds, peak megabytes and the exit code of a call; code -1 when it was stopped."""

    seconds: float
    memory: float
    code: int


def measured(name: str, limit: int) -> Cost:
    """Make a call in a process of its own, which has the catalogue already, and return its cost."""
    back, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(back)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        gc.disable()  # as `uhp` does
        code, start = 0, time.process_time()
        try:
            typer.main.get_command(cli.build()).main(args=list(CALLS[name]), prog_name="uhp")
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        os.write(there, json.dumps([time.process_time() - start, code]).encode())
        os._exit(0)
    os.close(there)
    with os.fdopen(back, "rb") as pipe:
        said = pipe.read()
    _, _, used = os.wait4(child, 0)
    seconds, code = json.loads(said) if said else (float(limit), -1)
    return Cost(seconds, used.ru_maxrss / 1024, code)


def advice() -> None:
    """Keep an answer of `match`, for `recheck`."""
    kept, sys.stdout = sys.stdout, io.StringIO()
    try:
        args = list(CALLS["match --json"])
        typer.main.get_command(cli.build()).main(args=args, prog_name="uhp", standalone_mode=False)
        Path("advice.json").write_text(sys.stdout.getvalue(), encoding="utf-8")
    finally:
        sys.stdout = kept


Case = tuple[str, int, int, int]
"""Call, entries, children, regions."""
Costs = Mapping[Case, Cost]


def measure(sizes: list[int], names: list[str], limit: int) -> Costs:
    """Measure everything, and say on stderr what was measured."""
    found: dict[Case, Cost] = {}
    stopped: set[tuple[str, int, int]] = set()
    packaged = loading.load_catalogue
    for size, regions in product(sizes, REGIONS):
        loading.load_catalogue = packaged
        data = synthetic(size, regions)
        if any(n in OWN for n in names):
            own_files(data)
        for children in CHILDREN:
            loading.load_catalogue = packaged
            files(data, children)
            catalogue = decode(data, "0" * 64)
            loading.load_catalogue = lambda _name, c=catalogue: c  # type: ignore[misc]
            if "recheck" in names:
                advice()
            for name in names:
                if name in ALONE and children != CHILDREN[0]:
                    continue
                if (name, children, regions) in stopped:  # it was too much for fewer entries
                    continue
                cost = measured(name, limit)
                found[name, size, children, regions] = cost
                if cost.code < 0:
                    stopped.add((name, children, regions))
                said = f"{name:22} {size:7,} entries {children:3} children {regions:4} regions"
                print(f"{said}  {told(cost)}", file=sys.stderr, flush=True)
    loading.load_catalogue = packaged
    return found


def told(cost: Cost | None) -> str:
    """Return a cost as the table has it."""
    if cost is None:
        return f"{'-':>16}"
    if cost.code == 2:
        return f"{'refused':>16}"
    over = ">" if cost.code < 0 else ""
    return f"{f'{over}{cost.seconds:.2f}':>7} s {cost.memory:4.0f} MB"


def table(found: Costs, sizes: list[int]) -> Iterator[str]:
    """Give a line for each call, family and number of regions, and in it each size."""
    heads = "".join(f"{f'{size:,} entries':>19}" for size in sizes)
    yield f"{'call':20} {'children':>8} {'regions':>7}{heads}"
    for name, children, regions in dict.fromkeys((n, c, r) for n, _, c, r in found):
        costs = "".join(f"{told(found.get((name, size, children, regions))):>19}" for size in sizes)
        yield f"{name:20} {children:8} {regions:7}{costs}"


def worse(found: Costs, sizes: list[int]) -> Iterator[str]:
    """Give what costs more than its share."""
    for (name, size, children, regions), cost in found.items():
        here = f"{name} ({size:,} entries, {children} children, {regions} regions)"
        if cost.code < 0:
            yield f"{here}: stopped after {cost.seconds:.0f} s"
        place = sizes.index(size)
        less: list[tuple[str, float, Cost | None]] = [
            ("children", children, found.get((name, size, 1, regions))),
            ("regions", regions, found.get((name, size, children, 1))),
        ]
        if place and size == sizes[-1]:
            fewer = found.get((name, sizes[place - 1], children, regions))
            less.append(("entries", size / sizes[place - 1], fewer))
        for what, times, one in less:
            if one is None or times == 1:
                continue
            if cost.seconds > ALLOWANCE * times * max(one.seconds, SMALL / times):
                yield f"{here}: {times:.0f} × the {what} cost {cost.seconds / one.seconds:.0f} × the time"
            if cost.memory > ALLOWANCE * times * one.memory:
                yield f"{here}: {times:.0f} × the {what} cost {cost.memory / one.memory:.0f} × the memory"


def main() -> int:
    """Print the table and what is worse than linear."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="39,1000,10000")
    parser.add_argument("--children", default="1,20")
    parser.add_argument("--regions", default="1,300")
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=int, default=120, help="stop a call after so many")
    given = parser.parse_args()
    sizes, CHILDREN[:], REGIONS[:] = (
        [int(n) for n in each.split(",")] for each in (given.sizes, given.children, given.regions)
    )
    names = [n for n in CALLS if not given.only or n in given.only.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        found = measure(sizes, names, given.seconds)
        os.chdir("/")
    bad = list(worse(found, sizes))
    print("\n".join(table(found, sizes)))
    print("\n" + ("\n".join(bad) if bad else "nothing is worse than linear"))
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())

"""What the pages say is what the program does: every example is run, every name and link exists.

`.venv/bin/python tests/test_docs.py` prints the examples anew into the pages; look at the difference before keeping it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.main import get_command

from conftest import ROOT, answer, closed_schema, run
from uhp_cli.cli import VERBS, build
from uhp_cli.method.judging import Judge
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import Catalogue, Criterion
from uhp_cli.values.conditions import condition
from uhp_cli.values.profile import SITUATION, Profile
from uhp_cli.verbs.schema import SCHEMAS

PAGES = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
] + sorted((ROOT / "docs").glob("*.md"))
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


class Example(NamedTuple):
    """A command of a page and the lines shown under it; none are shown when only the command matters."""

    command: str
    shown: tuple[str, ...]


def examples(block: str) -> list[Example]:
    """Return the commands of a console block, each with what is shown under it."""
    found: list[Example] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Example(line[2:], ()))
        else:
            found[-1] = found[-1]._replace(shown=(*found[-1].shown, line))
    return found


def play(page: Path, folder: Path) -> Iterator[tuple[Example, str]]:
    """Run a page from top to bottom, in a folder with the project's data: its YAML files are written, its commands typed."""
    shutil.copytree(ROOT / "data", folder / "data")
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        "PATH": programs,
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    last = 0
    for language, block in FENCE.findall(page.read_text(encoding="utf-8")):
        name = re.match(r"# (\S+\.(?:yaml|json|jsonl))\n", block)
        if name:
            (folder / name[1]).write_text(block, encoding="utf-8")
        paste(block, folder)
        for example in examples(block) if language == "console" else ():
            if "| jq " in example.command and not shutil.which("jq"):
                continue
            assert last == 0 or example.command == "echo $?", (
                f"{page.name}: the command before '{example.command}' fails"
            )
            script = f"set -o pipefail; (exit {last}); {example.command}"
            done = subprocess.run(
                ["bash", "-c", script],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            last = 0 if example.command == "echo $?" else done.returncode
            yield example, done.stdout + done.stderr
    assert last == 0, f"{page.name}: the last command fails"


def paste(block: str, folder: Path) -> None:
    """Do what the first line of a YAML block of docs/catalogus.md says: put it under 'sources:' or at the end of a file."""
    where = re.match(r"# plak (onder 'sources:' in|onderaan) (\S+)\n", block)
    if where:
        file, added = folder / where[2], block[where.end() :]
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text + added
            if where[1] == "onderaan"
            else text.replace("\nsources:\n", f"\nsources:\n{added}", 1),
            encoding="utf-8",
        )


def pattern(shown: tuple[str, ...]) -> str:
    """Return what must be printed; a line `…` stands for any lines, `…` at the end of one for the rest of it."""
    lines = [
        "(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in shown
    ]
    return "".join(lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    """A reader who types an example sees what the page promises."""
    for example, printed in play(page, tmp_path):
        lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
        if example.shown:
            assert re.fullmatch(pattern(example.shown), lines), (
                f"{page.name}: $ {example.command}\n{lines}"
            )
        else:
            assert "uhp: " not in printed, f"{page.name}: $ {example.command}\n{printed}"
    if not shutil.which("jq") and "| jq " in page.read_text(encoding="utf-8"):
        pytest.skip(
            "jq is not installed: the examples that pipe to it were not run, the others hold"
        )


def test_the_readme_opens_with_the_two_commands() -> None:
    """Trying and testing are one line each, before anything else."""
    found = [
        block
        for language, block in FENCE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
        if language == "sh"
    ]
    assert found[:2] == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/uhp match --age 14 --problems gedrag,middelen\n",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest\n",
    ]


Rows = list[tuple[str, ...]]


def formats() -> Rows:
    """Return each command with the formats it makes, as it says itself when asked for one that is not there."""
    found: Rows = []
    for name, command in get_command(build("")).commands.items():  # type: ignore[attr-defined]
        if any("--format" in p.opts for p in command.params):
            needed = [
                str(ROOT / "data" / "interventions.yaml")
                for p in command.params
                if p.param_type_name == "argument" and p.required
            ]
            refused = run(name, *needed, "--format", "nothing", code=2, env={"UHP_LANG": "en"})
            found.append(
                (f"`uhp {name}`", refused.err.partition("Choose from: ")[2].strip().rstrip("."))
            )
    return found


def vocabulary() -> Rows:
    """Return the words for problems."""
    return [(p.id, p.name) for p in loading.load_catalogue(None).problems.values()]


def other_facts() -> Rows:
    """Return the facts that have no option of their own."""
    facts = loading.load_catalogue(None).facts.values()
    return [(f.id, f.question, ", ".join(f.values)) for f in facts if f.id not in SITUATION]


GENERATED: dict[str, Callable[[], Rows]] = {
    "| command | job |": lambda: [(f"`uhp {name}`", verb.english) for name, verb in VERBS.items()],
    "| commando | waarvoor |": lambda: [
        (f"`uhp {name}`", verb.dutch) for name, verb in VERBS.items()
    ],
    "| command | formats, the default first |": formats,
    "| woord | betekenis |": vocabulary,
    "| feit | vraag | antwoorden |": other_facts,
}
"""Tables that the program can fill, by their heading row."""


def generated(head: str) -> str:
    """Return the rows of such a table."""
    return "".join(f"| {' | '.join(row)} |\n" for row in GENERATED[head]())


def rows_under(head: str) -> re.Pattern[str]:
    """Return what finds the rows under a heading row."""
    return re.compile(
        rf"(?<=^{re.escape(head)}\n{re.escape('|' + ' --- |' * (head.count('|') - 1))}\n)(?:^\|.*\n)*",
        re.MULTILINE,
    )


@pytest.mark.parametrize("head", GENERATED)
def test_tables_that_the_program_can_fill_are_complete(head: str) -> None:
    """Commands, formats and words stand in the pages as they are."""
    found = [
        rows
        for page in PAGES
        for rows in rows_under(head).findall(page.read_text(encoding="utf-8"))
    ]
    assert found == [generated(head)], "run tests/test_docs.py to print it anew"


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding.md"])
def test_every_verb_is_named(page: str) -> None:
    """No command is left for the reader to find out."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"uhp {verb}" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_command_or_option_that_is_not_there(page: Path) -> None:
    """What a page writes as `uhp VERB` or `--option` exists."""
    commands = get_command(build("")).commands  # type: ignore[attr-defined]
    options = {o for c in commands.values() for p in c.params for o in (*p.opts, *p.secondary_opts)}
    options |= {"--version", "--help", "--install-completion", "--show-completion"}
    text = page.read_text(encoding="utf-8")
    code = CODE.findall(FENCE.sub("", text)) + [
        e.command
        for lang, block in FENCE.findall(text)
        if lang == "console"
        for e in examples(block)
    ]
    verbs = {verb for c in code for verb in re.findall(r"\buhp ([a-z][a-z-]*)", c)}
    named = {
        o
        for c in code
        if c.startswith(("uhp ", "-"))
        for o in re.findall(r"(?<![\w-])--[a-z][a-z-]+", c.split("|")[0])
    }
    assert sorted(verbs - set(commands)) == []
    assert sorted(named - options) == []


def slug(heading: str) -> str:
    """Return the anchor of a heading, as a forge makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().casefold()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link to a file finds it, and a link to a part of a page finds its heading."""
    dead = []
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        if ":" in name:
            continue
        if not file.exists():
            dead.append(target)
        elif anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            dead += [target] if anchor not in map(slug, headings) else []
    assert dead == []


# ------------------------------------------------------------------ docs/methode.md, recomputed

FAMILY = (
    "--age",
    "11",
    "--problems",
    "gedrag,schooluitval",
    "--severity",
    "ernstig",
    "--placement",
    "dreigt",
)
METHOD = ROOT / "docs" / "methode.md"
STATES = {"met": "voldaan", "unmet": "niet voldaan", "unknown": "onbekend"}


def table(page: Path, *head: str, under: str = "") -> list[list[str]]:
    """Return the rows of the first table of a page, or under one of its headings, that has these columns."""
    lines = page.read_text(encoding="utf-8").splitlines()
    start = lines.index("| " + " | ".join(head) + " |", lines.index(under) if under else 0) + 2
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_the_page_and_the_program_use_the_same_family() -> None:
    """The tables of the page are about the family of its first example."""
    assert "$ uhp match " + " ".join(FAMILY) in METHOD.read_text(encoding="utf-8")


def test_the_worked_family_is_judged_as_the_page_says(catalogue: Catalogue) -> None:
    """Each criterion and each verdict of the table, in the order of the answer."""
    rows = table(
        METHOD, "interventie", "probleem", "leeftijd", "voorwaarde 1", "voorwaarde 2", "oordeel"
    )
    names = [catalogue.get(row[0]).id for row in rows]
    told = {card["id"]: card for card in answer("why", *names, *FAMILY)["interventions"]}
    verdicts = {"fits": "past", "ask": "navragen"}
    states = {name: [STATES[c["state"]] for c in told[name]["criteria"]] for name in names}
    assert [[*(states[n] + [""])[:4], verdicts[told[n]["verdict"]]] for n in names] == [
        row[1:] for row in rows
    ]
    assert names == [match["id"] for match in answer("match", *FAMILY)["matches"]]


def test_the_keys_and_ranks_of_the_worked_family_are_those_of_the_program(
    catalogue: Catalogue,
) -> None:
    """Every number of the table of keys."""
    rows = table(
        METHOD,
        "interventie",
        "spoed",
        "kern",
        "niveau",
        "breedte",
        "doel",
        "plaats",
        "beste",
        "slechtste",
        "eerste in",
    )
    expected = [
        [m["id"], *m["key"].values(), m["rank"], m["rank_best"], m["rank_worst"], m["first_in"]]
        for m in answer("match", *FAMILY)["matches"]
    ]
    assert [[catalogue.get(row[0]).id, *map(int, row[1:])] for row in rows] == expected


def test_the_six_orders_follow_from_the_keys_on_the_page() -> None:
    """With nothing but the table of keys and the names of the criteria one gets the table of orders."""
    columns = ("spoed", "kern", "niveau", "breedte", "doel")
    keys = {
        row[0]: dict(zip(columns, map(int, row[1:6]), strict=True))
        for row in table(
            METHOD, "interventie", *columns, "plaats", "beste", "slechtste", "eerste in"
        )
    }
    orders = table(METHOD, "volgorde", "1", "2", "3")
    for order, *named in orders:
        assert (
            sorted(keys, key=lambda name: [-keys[name][c] for c in order.split(", ")])[:3] == named
        )
    assert len({order for order, *_ in orders}) == 6


def test_counts_near_misses_and_questions_of_the_worked_family(catalogue: Catalogue) -> None:
    """What does not fit, what nearly fits, and what to ask first."""
    given = answer("match", *FAMILY)
    counts = {**given["counts"], **given["counts"]["first_reasons"]}
    ((*numbers,),) = table(
        METHOD, "past", "navragen", "past niet", "plaatsing", "probleem", "leeftijd"
    )
    assert list(map(int, numbers)) == [
        counts[name] for name in ("fits", "ask", "excluded", "placement", "problem", "age")
    ]
    assert len(given["counts"]["first_reasons"]) == 3
    near = {e["id"]: e["change"] for e in given["excluded"] if e["near_miss"]}
    rows = table(METHOD, "bijna", "bij leeftijd")
    assert [catalogue.get(name).id for name, _ in rows] == list(near)
    assert all(f"Bij {age} jaar" in near[catalogue.get(name).id] for name, age in rows)
    assert table(METHOD, "vraag", "oordelen") == [
        [q["fact"], str(q["changes"])] for q in given["next_questions"]
    ]


def test_and_and_or_of_three_values_are_as_the_page_says(catalogue: Catalogue) -> None:
    """The table of three values, tried on conditions over two facts."""
    facts = {
        "voldaan": {"spoed": "ja", "jeugdhulp": "ja"},
        "niet voldaan": {"spoed": "nee", "jeugdhulp": "nee"},
        "onbekend": {},
    }
    rows = table(METHOD, "eerste deel", "tweede deel", "met *en*", "met *of*")
    for first, second, *both in rows:
        given = {
            k: v
            for state, fact in ((first, "spoed"), (second, "jeugdhulp"))
            for k, v in facts[state].items()
            if k == fact
        }
        judge = Judge(catalogue, Profile(family=frozenset({"gedrag"}), facts=given))
        found = []
        for word in ("all", "any"):
            when = condition({word: [{"spoed": ["ja"]}, {"jeugdhulp": ["ja"]}]})
            base = catalogue.get("mst")._replace(
                age=None, indications=(Criterion("", when, "", ()),), exclusions=()
            )
            found.append(STATES[judge.judge(base).closest.criteria[-1].state])
        assert found == both, (first, second)
    assert len(rows) == 6


# ------------------------------------------------------------------ docs/formats.md, complete

FORMATS = ROOT / "docs" / "formats.md"


def ticked(cells: list[list[str]]) -> list[str]:
    """Return the words between backticks in the first column."""
    return [CODE.findall(row[0])[0] for row in cells]


def test_the_lists_of_codes_are_complete() -> None:
    """Every reason, exclusion, question, caution, notice and criterion of the schema, in its order."""
    match = closed_schema("match")
    row, out = match["$defs"]["match"]["properties"], match["$defs"]["excluded"]["properties"]
    lists = {
        "reason": row["reasons"]["items"]["properties"]["code"]["enum"],
        "exclusion": out["reasons"]["items"]["properties"]["code"]["enum"],
        "question": row["questions"]["items"]["properties"]["code"]["enum"],
        "caution": row["cautions"]["items"]["properties"]["code"]["enum"],
        "notice": match["properties"]["notices"]["items"]["properties"]["code"]["enum"],
        "criterion": list(
            match["properties"]["counts"]["properties"]["first_reasons"]["properties"]
        ),
    }
    assert {kind: ticked(table(FORMATS, kind, "meaning")) for kind in lists} == lists


def test_the_keys_of_match_are_complete() -> None:
    """Every key of the answer and every key of a recommendation is named."""
    match = loading.schema("match-schema.json")
    rows = table(FORMATS, "key", "what", under="## match")
    assert ticked(rows) == [
        key for key in match["properties"] if key not in ("kind", "version", "lang", "catalogue")
    ]
    named = next(CODE.findall(row[1]) for row in rows if row[0] == "`matches`")
    assert named == list(match["$defs"]["match"]["properties"])


def test_every_schema_is_named() -> None:
    """Whatever `uhp schema` prints stands beside the answer or file it is for."""
    rows = table(FORMATS, "kind", "keys after the first four", "schema")
    assert {name for row in rows for name in CODE.findall(row[2])} | {"match", "profile"} == set(
        SCHEMAS
    )


def rewrite(page: Path) -> None:
    """Print every example of a page and every table of GENERATED anew; an example with `…` is left as it is."""
    text = page.read_text(encoding="utf-8")
    for head in GENERATED:
        text = rows_under(head).sub(generated(head).replace("\\", r"\\"), text)
    with tempfile.TemporaryDirectory() as folder:
        played = iter(list(play(page, Path(folder) / "here")))

    def fresh(found: re.Match[str]) -> str:
        if found[1] != "console":
            return found[0]
        lines = []
        for example in examples(found[2]):
            _, printed = next(played)
            kept = (
                example.shown
                if "…" in "".join(example.shown)
                else [line.rstrip() for line in printed.splitlines()]
            )
            lines += [f"$ {example.command}", *kept]
        return "```console\n" + "".join(f"{line}\n" for line in lines) + "```"

    page.write_text(FENCE.sub(fresh, text), encoding="utf-8")


if __name__ == "__main__":
    for each in PAGES:
        if len(sys.argv) == 1 or each.name in sys.argv:
            rewrite(each)

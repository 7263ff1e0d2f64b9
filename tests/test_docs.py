"""What the pages say is what the program does: every example is run, every name and link exists.

`PYTHONPATH=tools .venv/bin/python tests/test_docs.py [PAGE…]` prints the pages anew; look at the difference before keeping it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import PINNED, ROOT, answer, closed_schema, run
from uhp_cli.cli import VERBS, commands
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
    """Run a page from top to bottom, in a folder with the catalogues: its YAML files are written, its commands typed.

    `export NAME=VALUE` holds for the commands after it, as in a shell; most pages choose the small catalogue so.
    """
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "tests" / "data").mkdir(parents=True)
    shutil.copy(PINNED, folder / "tests" / "data")
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
            if example.command.startswith("export "):
                variable, value = example.command.removeprefix("export ").split("=")
                environment[variable] = value
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


Rows = Sequence[tuple[str, ...]]


def formats() -> Rows:
    """Return each command with the formats it makes, as it says itself when asked for one that is not there."""
    found: list[tuple[str, ...]] = []
    for name, command in commands().items():
        if any("--format" in p.opts for p in command.params):
            needed = [
                "lezen" if name == "help" else str(ROOT / "data" / "interventions.yaml")
                for p in command.params
                if p.param_type_name == "argument" and p.required
            ]
            refused = run(name, *needed, "--format", "nothing", code=2, env={"UHP_LANG": "en"})
            found.append(
                (f"`uhp {name}`", refused.err.partition("Choose from: ")[2].strip().rstrip("."))
            )
    return found


def problems() -> Rows:
    """Return the words for problems."""
    return [(p.id, p.name) for p in loading.load_catalogue(None).problems.values()]


def other_facts() -> Rows:
    """Return the facts that have no option of their own."""
    facts = loading.load_catalogue(None).facts.values()
    return [(f.id, f.question, ", ".join(f.values)) for f in facts if f.id not in SITUATION]


COMPLETE: dict[str, Callable[[], Rows]] = {
    "| command | job |": lambda: [(f"`uhp {name}`", verb.english) for name, verb in VERBS.items()],
    "| commando | waarvoor |": lambda: [
        (f"`uhp {name}`", verb.dutch) for name, verb in VERBS.items()
    ],
    "| command | formats, the default first |": formats,
}
"""Tables that the program can fill, by their heading row."""
WORDS: dict[str, Callable[[], Rows]] = {
    "| woord | betekenis |": problems,
    "| feit | vraag | antwoorden |": other_facts,
}
"""Tables of words of the shipped catalogue: a new word may wait there until the page is printed anew."""


def drawn(rows: Rows) -> str:
    """Return rows as they stand in a page."""
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def rows_under(head: str) -> re.Pattern[str]:
    """Return what finds the rows under a heading row."""
    return re.compile(
        rf"(?<=^{re.escape(head)}\n{re.escape('|' + ' --- |' * (head.count('|') - 1))}\n)(?:^\|.*\n)*",
        re.MULTILINE,
    )


def standing(head: str) -> list[str]:
    """Return what stands under a heading row, in any page."""
    return [
        rows
        for page in PAGES
        for rows in rows_under(head).findall(page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("head", COMPLETE)
def test_tables_that_the_program_can_fill_are_complete(head: str) -> None:
    """Commands and formats stand in the pages as they are."""
    assert standing(head) == [drawn(COMPLETE[head]())], "run tests/test_docs.py to print it anew"


@pytest.mark.parametrize("head", WORDS)
def test_a_word_in_the_pages_means_what_the_catalogue_says(head: str) -> None:
    """No word that is gone or means something else."""
    (rows,) = standing(head)
    assert rows
    assert [r for r in rows.splitlines() if f"{r}\n" not in drawn(WORDS[head]())] == []


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding.md"])
def test_every_verb_is_named(page: str) -> None:
    """No command is left for the reader to find out."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"uhp {verb}" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_command_or_option_that_is_not_there(page: Path) -> None:
    """What a page writes as `uhp VERB` or `--option` exists."""
    known = commands()
    options = {o for c in known.values() for p in c.params for o in (*p.opts, *p.secondary_opts)}
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
    assert sorted(verbs - set(known)) == []
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

METHOD = ROOT / "docs" / "methode.md"
STATES = {"met": "voldaan", "unmet": "niet voldaan", "unknown": "onbekend"}
VERDICTS = {"fits": "past", "ask": "navragen"}
KINDS = {
    "placement": "plaatsing",
    "problem": "probleem",
    "age": "leeftijd",
    "indication": "voorwaarde",
    "exclusion": "contra-indicatie",
}
PERMUTED = ("kern", "niveau", "breedte", "doel")
KEYS = ("interventie", "spoed", *PERMUTED, "plaats", "beste", "slechtste", "eerste in")


def typed(verb: str) -> list[str]:
    """Return the family of the first example of the page with this verb, as it is typed there."""
    commands = (
        example.command
        for language, block in FENCE.findall(METHOD.read_text(encoding="utf-8"))
        if language == "console"
        for example in examples(block)
    )
    words = shlex.split(next(c for c in commands if c.startswith(f"uhp {verb} ")))
    assert words[2:4] == ["-c", PINNED.relative_to(ROOT).as_posix()]
    return words[4 : words.index("--json")]


def short(name: str) -> str:
    """Return what the page calls an intervention."""
    found = loading.load_catalogue(str(PINNED)).get(name)
    return found.abbreviation or found.name


def judged() -> Rows:
    """Return each criterion and each verdict of the first family, in the order of the answer."""
    family = typed("match")
    names = [match["id"] for match in answer("match", *family)["matches"]]
    cards = answer("why", *names, *family)["interventions"]

    def states(card: Mapping[str, Any], code: str) -> list[str]:
        return [STATES[c["state"]] for c in card["criteria"] if c["code"] == code]

    most = max(len(states(card, "indication")) for card in cards)
    numbered = [f"voorwaarde {number}" for number in range(1, most + 1)]
    return [("interventie", "probleem", "leeftijd", *numbered, "oordeel")] + [
        (
            short(card["id"]),
            *(states(card, "problem") or [""]),
            *(states(card, "age") or [""]),
            *(states(card, "indication") + [""] * most)[:most],
            VERDICTS[card["verdict"]],
        )
        for card in cards
    ]


def keys() -> Rows:
    """Return the keys of the first family and where they place each."""
    return [KEYS] + [
        (
            short(m["id"]),
            *map(str, m["key"].values()),
            *(str(m[name]) for name in ("rank", "rank_best", "rank_worst", "first_in")),
        )
        for m in answer("match", *typed("match"))["matches"]
    ]


def counted() -> Rows:
    """Return the count of the first family."""
    given = answer("match", *typed("match"))
    counts, reasons = given["counts"], given["counts"]["first_reasons"]
    numbers = [counts[name] for name in VERDICTS] + [counts["excluded"], *reasons.values()]
    return [
        ("past", "navragen", "past niet", *(KINDS[k] for k in reasons), "ook om naar te kijken"),
        (*map(str, numbers), str(len(given["beside"]))),
    ]


def near() -> Rows:
    """Return what nearly fits the first family."""
    return [("bijna", "wat dan")] + [
        (short(e["id"]), e["change"])
        for e in answer("match", *typed("match"))["excluded"]
        if e["near_miss"]
    ]


def asked() -> Rows:
    """Return what to ask the first family, best question first."""
    return [("vraag", "beste plaats", "oordelen")] + [
        (q["fact"], str(q["best_rank"]), str(q["changes"]))
        for q in answer("match", *typed("match"))["next_questions"]
    ]


def two_children() -> Rows:
    """Return the order for the second family: whose child it fits, and what it addresses."""
    return [("plaats", "interventie", "oordeel", "kinderen", "rechtstreeks")] + [
        (
            str(m["rank"]),
            short(m["id"]),
            VERDICTS[m["verdict"]],
            " en ".join(str(child + 1) for child in m["children"]),
            ", ".join(m["covers"]),
        )
        for m in answer("match", *typed("plan"))["matches"]
    ]


WORKED: dict[str, Callable[[], Rows]] = {
    "| interventie | probleem |": judged,
    "| interventie | spoed |": keys,
    "| past | navragen |": counted,
    "| bijna |": near,
    "| vraag |": asked,
    "| plaats | interventie |": two_children,
}
"""The tables of the worked families, by how their heading row begins."""


def worked(head: str) -> str:
    """Return such a table as the program makes it."""
    first, *rows = WORKED[head]()
    return drawn([first]) + "|" + " --- |" * len(first) + "\n" + drawn(rows)


def whole_table(head: str) -> re.Pattern[str]:
    """Return what finds a table by how its heading row begins."""
    return re.compile(rf"^{re.escape(head)}.*\n(?:^\|.*\n)*", re.MULTILINE)


@pytest.mark.parametrize("head", WORKED)
def test_the_worked_families_come_out_as_the_page_says(head: str) -> None:
    """Every cell is what the program works out on the small catalogue."""
    assert whole_table(head).findall(METHOD.read_text(encoding="utf-8")) == [worked(head)], (
        "run tests/test_docs.py methode.md to print it anew, and read the text around it"
    )


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


def test_the_places_follow_from_the_keys_on_the_page() -> None:
    """With the table of keys and a pencil: the place, and the best, the worst and the firsts of 24 orders."""
    rows = table(METHOD, *KEYS)
    found = {name: dict(zip(KEYS[1:6], map(int, row), strict=False)) for name, *row in rows}

    def places(order: tuple[str, ...]) -> dict[str, int]:
        keys = {name: [key[c] for c in ("spoed", *order)] for name, key in found.items()}
        return {name: 1 + sum(other > key for other in keys.values()) for name, key in keys.items()}

    orders = [places(order) for order in permutations(PERMUTED)]
    for name, *row in rows:
        all_places = [order[name] for order in orders]
        told = [places(PERMUTED)[name], min(all_places), max(all_places), all_places.count(1)]
        assert list(map(int, row[5:])) == told, name


def test_and_and_or_of_three_values_are_as_the_page_says(catalogue: Catalogue) -> None:
    """The table of three values, tried on conditions over two facts."""
    facts = {
        "voldaan": {"eerste-kind": "ja", "jeugdhulp": "ja"},
        "niet voldaan": {"eerste-kind": "nee", "jeugdhulp": "nee"},
        "onbekend": {},
    }
    rows = table(METHOD, "eerste deel", "tweede deel", "met *en*", "met *of*")
    for first, second, *both in rows:
        given = {
            k: v
            for state, fact in ((first, "eerste-kind"), (second, "jeugdhulp"))
            for k, v in facts[state].items()
            if k == fact
        }
        judge = Judge(catalogue, Profile(family=frozenset({"gedrag"}), facts=given))
        found = []
        for word in ("all", "any"):
            when = condition({word: [{"eerste-kind": ["ja"]}, {"jeugdhulp": ["ja"]}]})
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


OTHER = ("kind", "keys after the first four", "schema")


def schema_of(row: list[str]) -> str:
    """Return the name of the schema of an answer in the table of the others."""
    return str(CODE.findall(row[2])[0])


@pytest.mark.parametrize("row", table(FORMATS, *OTHER), ids=schema_of)
def test_the_keys_of_every_other_answer_are_named(row: list[str]) -> None:
    """Each key at the top stands in its row, and no word that is no key of it."""
    shape = closed_schema(schema_of(row))
    named = CODE.findall(row[1])
    first = [key for key in shape["properties"] if key not in ("kind", "version", "lang")]
    assert [key for key in first if key not in named and key != "catalogue"] == []
    assert CODE.findall(row[0])[0] == shape["properties"]["kind"]["const"]
    assert ("version 2" in row[0]) == (shape["properties"]["version"]["const"] == 2)
    told = {"match", "catalogue", "uhp gaps --profiles", "uhp validate", "uhp rule"}
    assert [key for key in named if key not in {*properties(shape), *told}] == []


def properties(shape: Any) -> Iterator[str]:
    """Give every key that a schema names, at any depth; the facts of the vocabulary are words."""
    if isinstance(shape, dict):
        for key, value in shape.get("properties", {}).items():
            yield key
            yield from properties(value) if key != "facts" else ()
        for key, value in shape.items():
            yield from properties(value) if key != "properties" else ()
    elif isinstance(shape, list):
        for value in shape:
            yield from properties(value)


@pytest.mark.parametrize("name", sorted({*SCHEMAS, "guideline-file"} - {"catalogue", "show"}))
def test_every_key_of_every_shape_stands_in_the_page(name: str) -> None:
    """However deep; records of the catalogue are told by its own schema."""
    named = set(CODE.findall(FENCE.sub("", FORMATS.read_text(encoding="utf-8"))))
    assert sorted(set(properties(closed_schema(name))) - named) == []


@pytest.mark.parametrize(
    ("heading", "name", "within"),
    [
        ("## Profile", "profile", ()),
        ("## Cases", "cases", ("$defs", "expect")),
        ("## Guideline", "guideline-file", ("$defs", "item")),
    ],
)
def test_the_keys_of_a_file_are_complete(heading: str, name: str, within: tuple[str, ...]) -> None:
    """Each key of a profile, of what a case expects and of an item of the guideline, in its order."""
    shape = closed_schema(name)
    for part in within:
        shape = shape[part]
    rows = table(FORMATS, "key", "what" if name != "cases" else "what must hold", under=heading)
    assert ticked(rows) == list(shape["properties"])


def test_every_schema_is_named() -> None:
    """Whatever `uhp schema` prints stands beside the answer or file it is for."""
    rows = table(FORMATS, *OTHER)
    assert {name for row in rows for name in CODE.findall(row[2])} | {"match", "profile"} == set(
        SCHEMAS
    )


HASH = re.compile(r"(?<= interventies · )[0-9a-f]{8}$", re.MULTILINE)
"""A hash that a screen shows: a page leaves it out, for it says nothing to a reader and changes."""


def cut(shown: tuple[str, ...], fresh: list[str]) -> list[str]:
    """Return the same part of what is printed as was shown: a line `…` above or under it stands for the rest.

    With `…` anywhere else the example is left as it is.
    """
    own = "".join(line for line in shown if line != "…").replace(" interventies · …", "")
    if "…" in own or "…" in shown[1:-1] or shown.count("…") > 1:
        return list(shown)
    if shown[-1:] == ("…",):
        return [*fresh[: len(shown) - 1], "…"]
    if shown[:1] == ("…",):
        return ["…", *fresh[1 - len(shown) :]]
    return fresh


def rewrite(page: Path) -> None:
    """Print every example and every table of a page anew."""
    text = page.read_text(encoding="utf-8")
    for head, rows in {**COMPLETE, **WORDS}.items():
        text = rows_under(head).sub(drawn(rows()).replace("\\", r"\\"), text)
    if page == METHOD:
        for head in WORKED:
            text = whole_table(head).sub(worked(head).replace("\\", r"\\"), text)
    with tempfile.TemporaryDirectory() as folder:
        played = iter(list(play(page, Path(folder) / "here")))

    def printed_anew(found: re.Match[str]) -> str:
        if found[1] != "console":
            return found[0]
        lines = []
        for example in examples(found[2]):
            _, printed = next(played)
            fresh = [HASH.sub("…", line.rstrip()) for line in printed.splitlines()]
            lines += [f"$ {example.command}", *cut(example.shown, fresh)]
        return "```console\n" + "".join(f"{line}\n" for line in lines) + "```"

    page.write_text(FENCE.sub(printed_anew, text), encoding="utf-8")


if __name__ == "__main__":
    for each in PAGES:
        if len(sys.argv) == 1 or each.name in sys.argv:
            rewrite(each)

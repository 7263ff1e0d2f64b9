"""Every answer through every way out, with hostile texts; and no format that is only promised."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.core import TyperOption

from conftest import PINNED, ROOT, answer, faults, run
from hostile import HOSTILE, hostile_catalogue, is_shown
from markup import assert_self_contained
from uhp_cli.cli import commands
from uhp_cli.door.options import spoken
from uhp_cli.door.out import FORMATS, PAGE, Answer, Out, emit
from uhp_cli.reading import loading
from uhp_cli.safe import clean
from uhp_cli.source.yaml_source import Document, read
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.guidance import Advice, Guideline

FAMILY = (
    *("--child", "14:gedrag=ernstig,middelen,dreigt", "--child", "zwanger:trauma=nee"),
    *("--problems", "financien,onveiligheid,opvoeding", "--region", "amsterdam", "--crisis"),
    *("--first", "gedrag", "--tried", "mst=afgebroken"),
)
"""A family for which an answer has every part that it can have."""
CALLS: dict[str, tuple[str, ...]] = {
    "match": ("match", *FAMILY, "--what-if"),
    "match of what fits already": ("match", *FAMILY, "--strict", "--top", "1"),
    "match of nothing": ("match", "--problems", "multiprobleem", "--no-crisis"),
    "why": ("why", "mdft", "mst", "voorzorg", "020-lidmaatschap", *FAMILY),
    "why for nobody": ("why", "mdft", "020-lidmaatschap"),
    "plan": ("plan", *FAMILY),
    "compare": ("compare", "mdft", "mst", "jim", *FAMILY),
    "list": ("list",),
    "show": ("show", "mst", "mdft", "voorzorg", "families-first", "thuisbest", "vipp-sd"),
    "guideline": ("guideline",),
    "recheck": ("recheck", "advice.json"),
    "profile check": ("profile", "check", "family.yaml"),
    "diff": ("diff", "old.yaml", "new.yaml", "--profiles", "families.yaml"),
    "test": ("test", "cases.yaml"),
    "gaps": ("gaps", "--region", "amsterdam"),
    "gaps of a caseload": ("gaps", "--profiles", "families.yaml"),
    "report": ("report", *FAMILY, "--top", "99"),
    "help": ("help", "lezen"),
    "help with words": ("help", "woorden"),
    "report for the family": ("report", "--for", "family", *FAMILY, "--top", "99"),
}
"""A call for every kind of answer that is a page."""
OTHERS: dict[str, tuple[str, ...]] = {
    "validate": ("validate", "hostile|<b>.yaml"),
    "rule": ("rule", "UHP102"),
    "batch": ("batch", "families.jsonl"),
}
"""A call for every verb that writes its formats itself."""
ONLY_IDS = {
    ("gaps", "json"),
    ("gaps", "csv"),
    ("gaps of a caseload", "csv"),
    ("profile check", "json"),
}
"""The answers in which no text of a catalogue stands."""
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the start of a formula."""


@cache
def formats(*command: str) -> tuple[str, ...]:
    """Return the formats that a command makes, as it says when asked for one that is not there."""
    needed = {
        "help": ["lezen"],
        "why": ["mst"],
        "compare": ["mst", "jim"],
        "show": ["mst"],
        "diff": ["a", "b"],
    }
    more = needed.get(command[0], ["x"] if command[0] in ("profile", "recheck", "batch") else [])
    refused = run(*command, *more, "--format", "nothing", code=2, env={"UHP_LANG": "en"})
    return tuple(refused.err.partition("Choose from: ")[2].strip().rstrip(".").split(", "))


def command_of(call: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a call that name its command."""
    return call[:2] if call[0] == "profile" else call[:1]


def cases(calls: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return every call by every format of its command."""
    return [(name, f) for name, call in calls.items() for f in formats(*command_of(call))]


class World(NamedTuple):
    """What the hostile calls find instead of the packaged data."""

    catalogue: Catalogue
    guideline: Guideline
    document: Document


@pytest.fixture(scope="module")
def world() -> World:
    """Return a catalogue and a guideline in which every text is hostile."""
    guideline, texts = loading.load_guideline(), cycle(HOSTILE)

    def said(advice: Advice) -> Advice:
        plain = tuple(f"{next(texts)} {p}" for p in advice.plain if p) or ("", "")
        text, note = f"{next(texts)} {advice.text}", next(texts)
        return advice._replace(text=text, note=note, plain=(plain[0], plain[-1]))

    sections = tuple(
        s._replace(title=f"{next(texts)} {s.title}", items=tuple(map(said, s.items)))
        for s in guideline.sections
    )
    return World(
        hostile_catalogue(),
        guideline._replace(title=HOSTILE[0], sections=sections),
        read((ROOT / "data" / "interventions.yaml").read_bytes(), "old|<b>.yaml"),
    )


@pytest.fixture
def hostile(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let every verb find the hostile world, and the files that the calls name."""
    packaged = loading.load_catalogue(None)
    advice = answer("match", *FAMILY)
    write_files(tmp_path, advice)

    def load_document(_raw: bytes, name: str) -> tuple[Catalogue, Document]:
        if name == "old.yaml":
            return packaged, world.document
        return world.catalogue, world.document._replace(data=world.catalogue.record)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loading, "load_catalogue", lambda _name: world.catalogue)
    monkeypatch.setattr(loading, "load_guideline", lambda: world.guideline)
    monkeypatch.setattr(loading, "load_document", load_document)


def write_files(folder: Path, advice: dict[str, Any]) -> None:
    """Write an earlier answer that differs in all that is shown, families, cases that fail."""
    first, second, *_ = advice["matches"]
    first |= {"verdict": "ask|<b>", "rank": "| 9 |", "reasons": [], "covers": ["`x`|", "<i>"]}
    second |= {"key": {"<script>": "|", "core": "**"}, "children": "1, | 2"}
    advice["excluded"] = [{**advice["excluded"][0], "id": "weg | <img src=x>"}]
    family = "children: [{age: 14, problems: [gedrag, middelen]}, {age: 3}]\n"
    case = "{name: '| <script>x</script> `a`', profile: {family: {problems: [gedrag]}}"
    (folder / "advice.json").write_text(json.dumps(advice))
    (folder / "family.yaml").write_text(family)
    (folder / "families.yaml").write_text(
        "- {children: [{age: 14, problems: [gedrag]}, {age: 8, problems: [financien]}]}\n"
        "- {family: {problems: [middelen, huiselijk-geweld]}}\n"
    )
    (folder / "families.jsonl").write_text('{"family": {"problems": ["gedrag"]}}\n{"x": 1}\n')
    (folder / "cases.yaml").write_text(
        f"cases:\n- {case}, expect: {{first: [voorzorg], excluded: [mst, mdft]}}}}\n"
    )
    (folder / "old.yaml").write_text("")
    (folder / "new.yaml").write_text("")
    (folder / "hostile|<b>.yaml").write_text(wrong_everywhere())


def wrong_everywhere() -> str:
    """Return a catalogue, as JSON, that has a hostile text wherever the checks want a word."""
    data = json.loads(json.dumps(decoded(ROOT / "tests" / "data" / "good" / "smallest.yaml")))
    first = data["interventions"][0]
    data["interventions"] = [
        first | {"id": f"hulp-{n}", "name": text, "role": text, text: "x", "variant_of": text}
        for n, text in enumerate(HOSTILE)
    ]
    for text, one in zip(HOSTILE, data["interventions"], strict=True):
        one["summary"] = {"text": text, "sources": [text]}
        one["classification"] = {"level": text, "date": text}
    return json.dumps(data, ensure_ascii=True)


def decoded(path: Path) -> Any:
    """Return what a YAML file holds."""
    return read(path.read_bytes(), path.name).data


def written(call: tuple[str, ...], how: str, name: str = "answer") -> str:
    """Return what a call writes to a file, where nothing is escaped on the way to a terminal."""
    done = run(*call, "--format", how, "--output", name, "--force", code=None)
    assert done.code in (0, 1), done.err
    return Path(name).read_text(encoding="utf-8")


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(("name", "how"), cases(CALLS))
def test_hostile_texts_stay_texts_in_every_answer_and_every_format(name: str, how: str) -> None:
    """They are shown, and are no control character, no cell, heading or tag, and no formula."""
    text = written(CALLS[name], how)
    assert is_shown(text) is ((name, how) not in ONLY_IDS)
    CHECKS[how](text)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(("name", "how"), cases(OTHERS))
def test_a_verb_that_writes_its_formats_itself_writes_them_all(name: str, how: str) -> None:
    """Each format that validate, rule and batch name comes out, and can be read as what it is."""
    text = written(OTHERS[name], how)
    assert is_shown(text) or name == "rule"
    OWN.get((name, how), CHECKS[how])(text)


def is_text(text: str) -> None:
    """Check a page for a terminal."""
    assert text.strip()
    assert not UNSAFE.search(text)


def is_json(text: str) -> None:
    """Check an answer for a program: every key once, as its schema says, kind and version first.

    Except `show`, which has whole records: a catalogue may not hold the line ends of these texts.
    """
    keys = [key for key, _ in json.loads(text, object_pairs_hook=list)]
    assert keys[:2] == ["kind", "version"]
    assert len(keys) == len(set(keys))
    answer = json.loads(text)
    kind = answer["kind"]
    if kind != "show":
        assert faults("profile-answer" if kind == "profile" else kind, answer) == []


def is_json_lines(text: str) -> None:
    """Check a stream: an answer a line, however many line ends the texts have."""
    assert [json.loads(line)["kind"] for line in text.splitlines()] == ["match", "error"]


def is_json_array(text: str) -> None:
    """Check a stream as one array."""
    assert [found["kind"] for found in json.loads(text)] == ["match", "error"]


def is_csv(text: str) -> None:
    """Check a table: rows stay rows, and a cell is no formula."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    assert not UNSAFE.search(text)
    parts = (part for row in rows for cell in row for part in (cell, *re.split(r"[;\t\r\n]", cell)))
    assert [part for part in parts if part.strip().startswith(FORMULA)] == []


def is_markdown(text: str) -> None:
    """Check Markdown: what could start a tag, link, code or cell is escaped, tables are whole."""
    assert not UNSAFE.search(text)
    outside = re.sub(r"(?s)\n```\n.*?\n```", "", text)
    bare = re.sub(r"\\.", "", outside)
    assert not re.search(r"<[a-z/!]|\]\(|`|~~", bare)
    assert [line for line in bare.splitlines() if line.startswith("# ")] == [bare.splitlines()[0]]
    assert no_level_is_skipped([len(mark) for mark in re.findall(r"(?m)^(#+) ", bare)])
    for block in outside.split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        assert len({re.sub(r"\\.", "", line).count("|") for line in lines}) <= 1, block


def is_html(text: str) -> None:
    """Check a page for a browser: nothing of theirs is a tag or an attribute."""
    page = assert_self_contained(text)
    assert is_shown(page.text)
    assert not UNSAFE.search(page.text)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == 1
    assert no_level_is_skipped([int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)])


def no_level_is_skipped(levels: list[int]) -> bool:
    """Say whether each heading is at most one level below the one before it."""
    return levels[0] == 1 and all(below - above < 2 for above, below in pairwise(levels))


def is_data(text: str) -> None:
    """Check what another tool reads as JSON."""
    assert json.loads(text)


def is_xml(text: str) -> None:
    """Check what another tool reads as XML: a suite for the file, a case for each finding."""
    (suite,) = ET.fromstring(text)
    assert {case.tag for case in suite} == {"testcase"}
    assert not UNSAFE.search(text)


def is_commands(text: str) -> None:
    """Check what GitHub reads line by line: no text makes a command of its own."""
    *commands, count = text.splitlines()
    assert [c for c in commands if not re.match(r"::(error|warning) file=[^:,]*,line=", c)] == []
    assert not count.startswith("::")
    assert not UNSAFE.search(text)


CHECKS = {
    "text": is_text,
    "json": is_json,
    "csv": is_csv,
    "markdown": is_markdown,
    "html": is_html,
    "sarif": is_data,
    "gitlab": is_data,
    "github": is_commands,
    "junit": is_xml,
    "jsonl": is_json_lines,
}
OWN = {("batch", "json"): is_json_array, ("rule", "markdown"): is_text}
"""Where a verb means another thing by a format: a list of answers, and a document with code of its own."""


@pytest.mark.parametrize("how", PAGE)
def test_a_page_format_is_there_for_every_page(how: str) -> None:
    """A new page format needs no verb to know of it; who has one of them has them all."""
    assert set(FORMATS) == set(CHECKS)
    assert all(how in formats(*command_of(call)) for call in CALLS.values())


def test_help_names_exactly_the_formats_that_a_command_makes() -> None:
    """And so does the refusal of another one; all commands with formats are called above."""
    called = {command_of(call)[0] for call in (*CALLS.values(), *OTHERS.values())}
    for name, command in commands().items():
        for param in command.params:
            if isinstance(param, TyperOption) and "--format" in param.opts:
                assert name in called
                assert tuple(spoken(param.help).split(";")[0].split(", ")) == formats(name)


@pytest.mark.parametrize("how", FORMATS)
def test_a_format_that_an_answer_lacks_is_an_error_and_never_text(how: str) -> None:
    """Declared and not made is a fault of the program: it says so."""
    with pytest.raises(LookupError):
        emit(Answer(), Out(how, None, force=False))


def test_what_is_shown_in_a_picture_is_said_in_signs_too(tmp_path: Path) -> None:
    """A ladder is the same dots everywhere, in HTML with a text that can be read out."""
    call = ("show", "mdft", "--long", "--lang", "en")
    text, html = run(*call).out, written(call, "html", str(tmp_path / "page"))
    shown = re.findall(r'aria-label="(\d) of 4:">([●○]{4})</span> ([\w ]+ indications)', html)
    assert shown
    for step, dots, level in shown:
        assert dots == f"{'●' * int(step)}{'○' * (4 - int(step))}"
        assert f"{dots} {level}" in text
    assert clean(text) == text


def test_a_hyphen_is_standard_output() -> None:
    """As everywhere: no file of that name."""
    assert run("list", "--json", "--output", "-").out == run("list", "--json").out


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (("list", "-f", "csv"), "a.json"),
        (("list", "--json"), "a.CSV"),
        (("list", "-f", "text"), "a.md"),
        (("list", "-f", "markdown"), "a.txt"),
        (("report", "-p", "gedrag", "-f", "html"), "a.xml"),
        (("validate", "-f", "junit", str(PINNED)), "a.json"),
        (("validate", "-f", "github", str(PINNED)), "a.sarif"),
    ],
)
def test_a_file_named_as_another_format_is_not_written(
    call: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    """Whoever opens it later would not find what its name says."""
    path = tmp_path / name
    told = run(*call, "-o", str(path), code=2).err
    assert (told.count("\n"), str(path) in told, path.exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (("list", "-f", "csv"), "a.CSV"),
        (("list", "-f", "csv"), "a.tsv"),
        (("list", "-f", "markdown"), "a.markdown"),
        (("validate", "-f", "gitlab", str(PINNED)), "a.json"),
        (("validate", "-f", "sarif", str(PINNED)), "a.json"),
        (("validate", "-f", "github", str(PINNED)), "a.txt"),
        (("match", "-p", "gedrag", "--as-case", "Een gezin"), "a.txt"),
    ],
)
def test_a_name_that_says_the_same_or_nothing_is_free(
    call: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    """SARIF and what GitLab reads are JSON; a case is YAML, whatever its name."""
    run(*call, "-o", str(tmp_path / name), code=None)
    assert (tmp_path / name).exists()


def test_standard_input_is_read_once() -> None:
    """A profile and a catalogue cannot both come from it."""
    told = run("match", "--profile", "-", "--catalogue", "-", code=2).err
    assert told.startswith("uhp: standaardinvoer ")

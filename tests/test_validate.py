"""`uhp validate`: what it prints in each format, how it ends, and what it leaves alone."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import PINNED, ROOT, answer, faults, run
from uhp_cli.checking.checks import check, check_guideline, errors
from uhp_cli.checking.conditions import MOST, World, always_met, contradictions, never_met
from uhp_cli.checking.diagnostics import Diagnostic, fingerprints, to_text, width
from uhp_cli.checking.formats import to_github, to_gitlab, to_junit, to_sarif
from uhp_cli.checking.rules import Severity
from uhp_cli.checking.rules.values import FORMS
from uhp_cli.checking.shape import mistakes
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.source.yaml_source import Span, read
from uhp_cli.values.conditions import Atom, Condition, Group

GOOD = ROOT / "tests/data/good/smallest.yaml"
SEVERAL = "tests/data/bad/several.yaml"
BAD = sorted((ROOT / "tests/data/bad").glob("*.yaml"))
SCHEMA = loading.schema("schema.json")
HOSTILE = Diagnostic(
    "map, met: vreemde%namen\n.yaml",
    Span(3, 5, 3, 9),
    "value-not-allowed",
    {"value": "a]]>&<b>\x1b[31m::error::x\r\n"},
    ("interventions", 0, "role"),
    'mst"<',
    line="    \x1b[31mrole",
)


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests run on GitHub as anywhere else."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def _edited(tmp_path: Path, *edits: tuple[str, str]) -> str:
    text = GOOD.read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    path = tmp_path / "catalogus.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_packaged_catalogue_has_no_errors() -> None:
    """Without a file the packaged catalogue is checked, and it passes."""
    found = answer("validate")
    assert found["summary"]["errors"] == 0
    assert found["summary"]["interventions"] > 30


def test_warnings_fail_only_when_asked() -> None:
    """--fail-on warning turns a warning into exit 1."""
    warned = "tests/data/bad/UHP401-old.yaml"
    run("validate", warned)
    run("validate", warned, "--fail-on", "warning", code=1)
    run("validate", str(GOOD), "--fail-on", "warning")
    assert "error, warning" in run("validate", "--fail-on", "iets", code=2).err


def test_freshness_is_judged_on_the_day_asked() -> None:
    """A recognition of May 2024 expires in May 2029, and not before; the clock of the machine is not used."""
    for day, codes in (("2029-04-30", []), ("2029-05-01", ["UHP401"])):
        assert [
            d["code"] for d in answer("validate", str(GOOD), "--as-of", day)["diagnostics"]
        ] == codes
    for day in ("2029-02-30", "morgen", "2029-5-1", ""):
        assert "--as-of" in run("validate", str(GOOD), "--as-of", day, code=2).err


def test_a_finding_for_people() -> None:
    """Place, sentence, line with caret, entry and path, and what to do."""
    out = run("validate", "tests/data/bad/UHP102-level.yaml", code=1).out
    assert out.splitlines() == [
        "tests/data/bad/UHP102-level.yaml:48:14: fout UHP102: 'goede-aanwijzing' is hier geen mogelijke waarde",
        "48 |       level: goede-aanwijzing",
        "   |              ^^^^^^^^^^^^^^^^",
        "  = bij eerste-hulp, interventions[0].classification.level",
        "  = bedoel je 'goede-aanwijzingen'?",
        "",
        "uitleg: uhp rule UHP102",
        "1 fout, 0 waarschuwingen (tests/data/bad/UHP102-level.yaml: 2 interventies)",
    ]


def test_the_caret_is_right_under_wide_and_combining_characters() -> None:
    """The caret stands under the value whatever precedes it on the line."""
    lines = run("validate", "tests/data/bad/UHP102-accents-before.yaml", code=1).out.splitlines()
    before = lines[1][: lines[1].index("onbekent")]
    assert width(before) == lines[2].index("^")
    assert width("日本e\u0301é") == 6


def test_a_long_line_is_cut_around_the_finding() -> None:
    """No terminal shows a line of two thousand characters; the caret still stands right."""
    long = Diagnostic(
        "f",
        Span(1, 1001, 1, 1005),
        "unknown-source",
        {"value": "hier"},
        line="x" * 1000 + "hier" + "y" * 1000,
    )
    _, line, caret, *_ = to_text([long], {"f": 1}, "nl").splitlines()
    assert len(line) < 160
    assert line[caret.index("^") : caret.rindex("^") + 1] == "hier"


def test_english_says_everything_in_english() -> None:
    """No Dutch of the program or of the schema is left in an English finding."""
    dutch = re.compile(
        r"\b(niet|hier|sleutel|waarde|geen|hoort|bedoel|kies|tekens|regel|tussen|jaren|een)\b"
    )
    for path in BAD:
        for d in answer("validate", str(path), "--lang", "en", code=None)["diagnostics"]:
            assert not dutch.search(re.sub(r"'[^']*'", "", f"{d['message']} {d['hint'] or ''}")), d


def test_one_finding_per_mistake(tmp_path: Path) -> None:
    """A Dutch key for a missing English one, with everything below it, is one finding."""
    path = _edited(tmp_path, ("    classification:\n", "    classificatie:\n"))
    (found,) = answer("validate", path, code=1)["diagnostics"]
    assert (found["code"], found["near"]) == ("UHP103", ["classification"])


def test_nothing_to_check_is_not_fine(tmp_path: Path) -> None:
    """An empty list, an empty file and a file about something else all fail."""
    for text, code in (
        ("", "UHP001"),
        ("a: 1\n", "UHP103"),
        ("- 1\n", "UHP105"),
        ("[]", "UHP105"),
        ("{}", "UHP104"),
    ):
        path = tmp_path / "leeg.yaml"
        path.write_text(text, encoding="utf-8")
        found = answer("validate", str(path), code=1)
        assert found["diagnostics"][0]["code"] == code
        assert found["files"] == [{"file": str(path), "interventions": 0}]


def test_standard_input_and_several_files() -> None:
    """'-' is standard input; each file is checked once and counted."""
    found = answer("validate", "-", str(GOOD), str(GOOD), stdin=GOOD.read_bytes())
    assert [f["file"] for f in found["files"]] == ["<stdin>", "tests/data/good/smallest.yaml"]
    assert found["summary"] == {"errors": 0, "warnings": 0, "files": 2, "interventions": 4}


def test_what_cannot_be_read_is_exit_2(tmp_path: Path) -> None:
    """A missing file and a folder are not findings."""
    assert "bestaat-niet.yaml" in run("validate", "bestaat-niet.yaml", code=2).err
    run("validate", str(tmp_path), code=2)


def test_the_json_keeps_to_its_schema() -> None:
    """`uhp schema diagnostics` describes every answer."""
    found = answer("validate", *map(str, BAD), code=1)
    assert faults("diagnostics", found) == []
    prints = [d["fingerprint"] for d in found["diagnostics"]]
    assert len(prints) == len(set(prints))


def test_fingerprints_survive_moving_lines_and_records(tmp_path: Path) -> None:
    """Lines above a finding, and another place in the list, do not make it a new one."""
    wrong = (
        "- id: tweede-hulp\n    name: Tweede Hulp\n    role: aanvullend",
        "- id: tweede-hulp\n    name: Tweede Hulp\n    role: anders",
    )
    before = answer("validate", _edited(tmp_path, wrong), code=1)["diagnostics"]
    extra = "  - {id: nog-een, name: Nog Een, role: crisis, summary: {text: Iets., sources: [richtlijn:1]}, classification: {level: onbekend}}\n"
    after = answer(
        "validate",
        _edited(tmp_path, wrong, ("interventions:\n", f"# meer\n\ninterventions:\n{extra}")),
        code=1,
    )["diagnostics"]
    assert [d["fingerprint"] for d in before] == [d["fingerprint"] for d in after]
    assert [d["line"] for d in before] != [d["line"] for d in after]


def test_the_same_bytes_under_any_hash_seed() -> None:
    """Sets and dicts leave no trace in the order."""
    command = [sys.executable, "-m", "uhp_cli", "validate", *map(str, BAD), "--json"]
    outs = {
        subprocess.run(
            command,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outs) == 1
    assert outs != {b""}


# -- formats of other tools


def test_github_is_chosen_by_itself() -> None:
    """On GitHub annotations come without asking; an explicit format wins."""
    out = run("validate", SEVERAL, env={"GITHUB_ACTIONS": "true"}, code=1).out.splitlines()
    assert out[0] == (
        f"::error file={SEVERAL},line=32,endLine=32,col=54,endColumn=58,title=UHP103::"
        "de sleutel 'land' hoort hier niet. kies uit: id, name, broader"
    )
    assert [line.split(" ")[0] for line in out] == ["::error"] * 4 + ["::warning", "4"]
    assert run(
        "validate", SEVERAL, "-f", "text", env={"GITHUB_ACTIONS": "true"}, code=1
    ).out.startswith(f"{SEVERAL}:32:54: fout")


def test_github_escapes_what_would_be_a_command() -> None:
    """Neither a file name nor a value can end an annotation or begin another."""
    line, count = to_github([HOSTILE], {HOSTILE.file: 1}, "nl").splitlines()
    assert line.startswith("::error file=map%2C met%3A vreemde%25namen\ufffd.yaml,line=3,")
    assert ",title=UHP102 mst\"<::'a]]>&<b>\ufffd[31m::error::x\ufffd\ufffd' is" in line
    assert count.startswith("1 fout")


def test_sarif_tells_what_code_scanning_needs() -> None:
    """Rules, regions, relative addresses, and fingerprints without line numbers."""
    run_ = json.loads(run("validate", SEVERAL, "-f", "sarif", code=1).out)["runs"][0]
    assert [r["id"] for r in run_["tool"]["driver"]["rules"]] == [
        "UHP102",
        "UHP103",
        "UHP120",
        "UHP203",
    ]
    first = run_["results"][0]
    assert run_["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "UHP103"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": SEVERAL}
    assert place["region"] == {"startLine": 32, "startColumn": 54, "endLine": 32, "endColumn": 58}
    assert json.loads(to_sarif([HOSTILE], "nl"))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["artifactLocation"] == {"uri": "map%2C%20met%3A%20vreemde%25namen%EF%BF%BD.yaml"}
    assert json.loads(run("validate", str(GOOD), "-f", "sarif").out)["runs"][0]["results"] == []


def test_sarif_is_valid_by_the_official_tool(tmp_path: Path) -> None:
    """Microsoft's Sarif.Multitool, which holds the official schema, finds no error, and does find one in a broken report."""
    tool = os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")
    if not tool:
        pytest.skip(
            "Sarif.Multitool is not here: npm install @microsoft/sarif-multitool-linux, and set SARIF_MULTITOOL to the program"
        )

    def errors(name: str, report: str) -> Sequence[str]:
        (tmp_path / name).write_text(report, encoding="utf-8")
        env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run(
            [tool, "validate", str(tmp_path / name)],
            capture_output=True,
            text=True,
            check=False,
            env=env,
        )
        assert "Analysis completed" in done.stdout
        return re.findall(r": error (\w+)", done.stdout)

    report = run("validate", *map(str, BAD), "-f", "sarif", code=1).out
    assert errors("goed.sarif", report) == []
    assert errors("goed-2.sarif", to_sarif([HOSTILE], "en")) == []
    assert errors("fout.sarif", report.replace('"startLine"', '"beginLine"', 1)) != []


def test_gitlab_fingerprints_are_unique_and_hold_no_line() -> None:
    """GitLab drops findings with equal fingerprints."""
    found = json.loads(run("validate", SEVERAL, "-f", "gitlab", code=1).out)
    assert [(f["check_name"], f["severity"], f["location"]["lines"]["begin"]) for f in found] == [
        ("UHP103", "major", 32),
        ("UHP120", "minor", 36),
        ("UHP102", "major", 48),
        ("UHP203", "major", 61),
        ("UHP103", "major", 64),
    ]
    twin = [HOSTILE, HOSTILE._replace(span=Span(9, 1, 9, 2))]
    one, two = (f["fingerprint"] for f in json.loads(to_gitlab(twin, "nl")))
    assert one != two
    assert json.loads(run("validate", str(GOOD), "-f", "gitlab").out) == []


def test_junit_counts_what_fails() -> None:
    """Errors fail; a warning is told and passes, unless --fail-on warning; hostile text stays text."""
    for more, failures in (((), "4"), (("--fail-on", "warning"), "5")):
        suite = ET.fromstring(run("validate", SEVERAL, "-f", "junit", *more, code=1).out)[0]
        assert (suite.get("tests"), suite.get("failures")) == ("5", failures)
    assert [
        c.get("name")
        for c in ET.fromstring(run("validate", str(GOOD), "-f", "junit").out).iter("testcase")
    ] == ["uhp validate"]
    case = ET.fromstring(to_junit([HOSTILE], {HOSTILE.file: 1}, "nl", Severity.ERROR))[0][0][0]
    assert "a]]>&<b>\ufffd[31m" in (case.get("message") or "")


@pytest.mark.parametrize("format_", ["json", "sarif", "gitlab", "junit"])
def test_machine_formats_print_nothing_else(format_: str) -> None:
    """What comes out is one document, with errors and without, also when the file cannot be parsed."""
    for path in (SEVERAL, str(GOOD), "tests/data/bad/UHP003-utf-16.yaml"):
        done = run("validate", path, "-f", format_, code=None)
        assert done.err == ""
        if format_ == "junit":
            ET.fromstring(done.out)
        else:
            json.loads(done.out)


def test_the_suffix_of_the_output_chooses_the_format(tmp_path: Path) -> None:
    """-o report.sarif and -o report.xml need no --format."""
    run("validate", SEVERAL, "-o", str(tmp_path / "r.sarif"), code=1)
    assert json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    run("validate", SEVERAL, "-o", str(tmp_path / "r.xml"), code=1)
    assert "<testsuites" in (tmp_path / "r.xml").read_text(encoding="utf-8")


def test_no_value_reaches_a_terminal_as_a_code() -> None:
    """Escape, bell and bidi characters in a file, its name and its keys are made visible."""
    out = to_text([HOSTILE], {HOSTILE.file: 1}, "nl")
    assert "\x1b" not in out
    for path in BAD:
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\u202e\u200b]", run("validate", str(path), code=None).out
        )


# -- the rules behind it


def test_what_is_named_in_conditions_is_counted_exactly() -> None:
    """All answers, problems that may or may not be there, and regions inside regions."""
    answers = {"lvb": ["ja", "nee"], "ernst": ["a", "b", "c"], "region": ["f", "almere", ""]}
    world = World(answers, {"f": {"f"}, "almere": {"almere", "f"}, "": set()})

    def lvb(*values: str) -> Condition:
        return Atom("lvb", values)

    def region(*values: str) -> Condition:
        return Atom("region", values)

    def every(*parts: Condition) -> Condition:
        return Group(every=True, conditions=parts)

    def some(*parts: Condition) -> Condition:
        return Group(every=False, conditions=parts)

    x = Atom("problem", ("x",))
    assert list(contradictions(some(lvb("ja"), every(lvb("ja"), lvb("nee"))), world)) == [
        ("any", 1, "all")
    ]
    assert list(contradictions(every(x, some(lvb("ja"), lvb("nee"))), world)) == []
    assert always_met(some(Atom("ernst", ("a", "b")), Atom("ernst", ("c",))), world)
    assert not always_met(region("f", "almere"), world)
    assert never_met([(region("almere"), True), (region("f"), False)], world) == (1, 0)
    assert never_met([(region("f"), True), (region("almere"), False)], world) is None
    criteria = [(some(lvb("ja"), x), True), (x, False), (lvb("ja"), False)]
    assert never_met(criteria, world) == (2, 0)


def test_how_severe_a_problem_is_is_an_answer_of_its_own() -> None:
    """A problem is absent, or there and one of the severities; two of them at once is nobody."""
    world = World({"severity": ["licht", "ernstig"]}, {})
    mild, severe = (Atom("problem", ("x",), (s,)) for s in ("licht", "ernstig"))
    there = Atom("problem", ("x",))
    assert not world.possible([(mild, True), (severe, True)])
    assert not world.possible([(there, True), (mild, False), (severe, False)])
    assert world.possible([(there, True), (mild, False)])
    assert world.possible([(mild, False), (severe, False)])


_WORDS = {"a": ["1", "2"], "b": ["1", "2", "3"], "severity": ["licht", "ernstig"]}
_ATOMS = st.one_of(
    *(
        st.builds(
            Atom,
            st.just(fact),
            st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple),
        )
        for fact, values in _WORDS.items()
    ),
    st.builds(
        Atom,
        st.just("problem"),
        st.lists(st.sampled_from("pq"), min_size=1, unique=True).map(tuple),
        st.sampled_from([(), ("licht",), ("ernstig",), ("licht", "ernstig")]),
    ),
)
_CONDITIONS = st.recursive(
    _ATOMS,
    lambda inner: st.builds(
        Group, st.booleans(), st.lists(inner, min_size=1, max_size=3).map(tuple)
    ),
    max_leaves=6,
)


def _holds(condition: Condition, family: dict[str, str]) -> bool:
    if isinstance(condition, Group):
        return (all if condition.every else any)(_holds(c, family) for c in condition.conditions)
    if condition.fact == "problem":
        wanted = condition.severity or ("licht", "ernstig")
        return any(family[p] in wanted for p in condition.values)
    return family[condition.fact] in condition.values


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_CONDITIONS, st.booleans()), min_size=1, max_size=4))
def test_looking_for_a_family_finds_one_when_there_is_one(
    criteria: list[tuple[Condition, bool]],
) -> None:
    """The search that turns back early says what trying every family says."""
    choices = {**_WORDS, "p": ["nee", "licht", "ernstig"], "q": ["nee", "licht", "ernstig"]}
    families = (dict(zip(choices, given, strict=True)) for given in product(*choices.values()))
    some = any(all(_holds(c, f) is wanted for c, wanted in criteria) for f in families)
    assert World(_WORDS, {}).possible(criteria) is some


def test_what_takes_too_long_to_tell_is_not_told() -> None:
    """A question has a limit, and so has a file: then every family may be there."""
    pigeons = [
        Group(every=False, conditions=tuple(Atom(f"f{n}", (str(m),)) for n in range(12)))
        for m in range(13)
    ]
    world = World({f"f{n}": [str(m) for m in range(13)] for n in range(12)}, {})
    before = world.budget
    assert world.possible([(p, True) for p in pigeons])
    assert 0 < before - world.budget <= MOST
    spent = World({"a": ["1", "2"]}, {}, budget=1)
    assert spent.possible([(Atom("a", ("1",)), True), (Atom("a", ("1",)), False)])


def test_every_pattern_of_the_schema_has_words() -> None:
    """A pattern without words would be shown as 'text'."""
    for name in ("schema.json", "guideline-schema.json"):
        assert set(
            re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', json.dumps(loading.schema(name)))
        ) <= {json.dumps(p)[1:-1] for p in FORMS}


def test_the_schemas_are_right() -> None:
    """Against their own schema, with a description for each enumerated word and no misspelt keyword."""
    for name in ("schema.json", "guideline-schema.json", "diagnostics-schema.json"):
        Draft202012Validator.check_schema(loading.schema(name))


def test_a_right_catalogue_does_not_need_jsonschema(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick test knows every keyword of the schema."""
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    assert list(mistakes(SCHEMA, _WHOLE)) == []


_SPOILT = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 40), st.floats(allow_nan=False), st.text(max_size=5), st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "text", "type"]), st.text(max_size=3), max_size=2), st.sampled_from(["a\n", "a ", "mst", "richtlijn:1", "٣"]),
)  # fmt: skip


def _spoil(data: Any, draw: Any, values: st.SearchStrategy[Any] = _SPOILT) -> Any:
    """Return data with one place replaced, removed or added."""
    here = data = json.loads(json.dumps(data))
    while True:
        steps: Sequence[Any] = list(here) if isinstance(here, dict) else range(len(here))
        step = draw(st.sampled_from(steps))
        if (
            not isinstance(here[step], dict | list)
            or not here[step]
            or draw(st.integers(0, 4)) == 0
        ):
            break
        here = here[step]
    act = draw(st.sampled_from(["replace", "remove", "add", "double"]))
    if act == "remove":
        del here[step]
    elif act == "replace":
        here[step] = draw(values)
    elif act == "add" and isinstance(here, dict):
        here["extra"] = draw(values)
    elif isinstance(here, list):
        here.append(here[step])
    return data


_SMALL = read(GOOD.read_bytes(), "x").data
_JUDGE = Draft202012Validator(SCHEMA)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_the_quick_test_never_passes_what_jsonschema_refuses(data: Any) -> None:
    """Jsonschema stays the judge: the quick test may only say yes where it does, and each refusal becomes a finding."""
    spoilt = _spoil(_SMALL, data.draw)
    assert bool(list(mistakes(SCHEMA, spoilt))) >= (not _JUDGE.is_valid(spoilt))


_WHOLE = read(PINNED.read_bytes(), "x").data
_SAME = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 40),
    st.sampled_from(["x", "", "mst", "richtlijn:1", "pagina", "bewaarde kopie", "2021-12", "a b"]),
    st.lists(st.integers(0, 9), max_size=2, unique=True),
    st.dictionaries(st.sampled_from(["id", "text", "type"]), st.just("x"), max_size=2),
)
"""Values that every reader of a schema must judge alike: jsonschema reads 'a\\n' and 1.0 its own way."""


def _one_of_each(draw: Any) -> dict[str, Any]:
    """Return the small catalogue with one source of each type and one intervention."""
    kinds = ("document", "studie", "pagina")
    sources = [[s for s in _WHOLE["sources"] if s["type"] == kind] for kind in kinds]
    return {
        **_WHOLE,
        "sources": [draw(st.sampled_from(kind)) for kind in sources],
        "interventions": [draw(st.sampled_from(_WHOLE["interventions"]))],
    }


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_our_check_and_jsonschema_agree_on_records(data: Any) -> None:
    """What data/schema.json refuses, and so an editor, `uhp validate` refuses too; and nothing else."""
    whole = _one_of_each(data.draw)
    part = data.draw(st.sampled_from(["sources", "interventions"]))
    number = data.draw(st.integers(0, len(whole[part]) - 1))
    whole[part] = [*whole[part]]
    whole[part][number] = _spoil(whole[part][number], data.draw, _SAME)
    assert bool(list(mistakes(SCHEMA, whole))) == (not _JUDGE.is_valid(whole))


def test_a_fixed_word_in_one_kind_of_source_is_asked_for(tmp_path: Path) -> None:
    """`read_as` is a constant of one branch of a union; its error was lost with that of the type."""
    path = tmp_path / "c.yaml"
    whole = {**_WHOLE, "sources": [dict(s) for s in _WHOLE["sources"]]}
    page = next(s for s in whole["sources"] if s["type"] == "pagina")
    page["read_as"] = "x"
    path.write_text(json.dumps(whole), encoding="utf-8")
    (found,) = [
        d for d in answer("validate", str(path), code=1)["diagnostics"] if d["severity"] == "error"
    ]
    assert (found["code"], found["path"].split(".")[-1]) == ("UHP102", "read_as")
    assert found["allowed"] == ["bewaarde kopie"]


@pytest.mark.parametrize("day", ["2026", "2026-11"])
def test_a_catalogue_is_of_a_day(day: str, tmp_path: Path) -> None:
    """Freshness is judged on it, and a report prints it: a month or a year crashed that."""
    name = _edited(tmp_path, ('date: "2026-11-21"', f'date: "{day}"'))
    found = answer("validate", name, code=1)["diagnostics"]
    assert [d["code"] for d in found if d["path"] == "catalogue.date"] == ["UHP106"]
    run("report", "-a", "14", "-p", "gedrag", "--for", "family", "-c", name, code=2)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_spoilt_catalogue_is_always_told_in_words(data: Any) -> None:
    """Whatever is wrong: sorted, each finding once, in both languages, and in every format."""
    raw = json.dumps(_spoil(_spoil(_SMALL, data.draw), data.draw), ensure_ascii=False).encode()
    found = check(read(raw, "f.yaml"), SCHEMA)
    assert [(d.span, d.code) for d in found] == sorted((d.span, d.code) for d in found)
    prints = [p for _, p in fingerprints(found)]
    assert len(set(prints)) == len(prints)
    for lang in ("nl", "en"):
        assert "{" not in "".join(re.sub(r"'.*'", "", d.message(lang)) for d in found)
        to_text(found, {"f.yaml": 1}, lang)
        json.loads(to_sarif(found, lang))
        ET.fromstring(to_junit(found, {"f.yaml": 1}, lang, Severity.ERROR))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_who_waits_for_errors_alone_gets_all_of_them(data: Any) -> None:
    """`match` refuses a catalogue for what `validate` calls an error, in the same words."""
    raw = json.dumps(_spoil(_SMALL, data.draw), ensure_ascii=False).encode()
    found = check(read(raw, "f.yaml"), SCHEMA)
    wrong = tuple(d for d in found if d.severity is Severity.ERROR)
    assert errors(read(raw, "f.yaml", late=True), SCHEMA) == wrong


def test_a_country_of_regions_takes_no_longer_than_it_is_long() -> None:
    """Five thousand municipalities, each in a province: the time was that of their square."""
    many = json.loads(json.dumps(_SMALL))
    many["vocabulary"]["regions"] += [
        {"id": f"plaats-{n}", "name": f"Plaats {n}", "broader": "flevoland"} for n in range(5_000)
    ]
    document = read(json.dumps(many).encode(), "f.yaml")
    start = time.process_time()
    assert errors(document, SCHEMA) == ()
    assert time.process_time() - start < 1


# -- the guideline


def test_the_guideline_is_checked_by_the_same_rules(tmp_path: Path) -> None:
    """A guideline file is known by its first key; shape, sources and ids are checked."""
    text = (
        'guideline: {title: T, version: "2026.11", date: "2026-11-21"}\nsections:\n'
        "  - {id: a, title: A, kind: aanbeveling, items: [{id: x, text: Iets., sources: [interventies:1]}, {id: x, tekst: Iets., sources: [nergens:1]}]}\n"
    )
    path = tmp_path / "richtlijn.yaml"
    path.write_text(text, encoding="utf-8")
    assert [d["code"] for d in answer("validate", str(path), code=1)["diagnostics"]] == [
        "UHP201",
        "UHP103",
        "UHP203",
    ]
    found = check_guideline(
        read(text.encode(), "f"),
        loading.schema("guideline-schema.json"),
        ["interventies", "nergens"],
    )
    assert [d.code for d in found] == ["UHP201", "UHP103"]
    run("validate", str(files.data_file("guideline.yaml")))

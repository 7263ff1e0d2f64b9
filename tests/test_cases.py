"""Families with an expected recommendation: what holds, what fails, what is broken is told."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import PINNED, ROOT, SHIPPED, answer, run
from uhp_cli import shapes
from uhp_cli.method.cases import Case, Expect
from uhp_cli.method.cases import run as hold
from uhp_cli.method.reasons import EXCLUDING
from uhp_cli.source.yaml_source import read
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Child, Profile
from uhp_cli.values.vocab import Role

CASES = ROOT / "data" / "cases.yaml"
FEW = ROOT / "tests" / "data" / "cases.yaml"
FAMILY = "children: [{age: 16, problems: [delinquentie, middelen]}]"


def held(folder: Path, expect: str, *more: str, profile: str = FAMILY, code: int = 0) -> Any:
    """Return the answer of `test` for one family and one expectation."""
    path = folder / "cases.yaml"
    path.write_text(
        f"cases:\n  - name: een gezin\n    source: interventies:27\n    profile: {{{profile}}}\n    expect: {{{expect}}}\n",
        encoding="utf-8",
    )
    return answer("test", str(path), *more, code=code)


def test_a_file_of_cases_holds() -> None:
    """Five families, with every kind of expectation among them."""
    found = answer("test", str(FEW))
    assert found["summary"] == {"cases": 5, "passed": 5, "failed": 0, "expectations": 19}
    cases = read(FEW.read_bytes(), "cases.yaml").data["cases"]
    assert {key for case in cases for key in case["expect"]} == set(Expect._fields)
    assert [c["name"] for c in found["cases"]] == [case["name"] for case in cases]


def test_what_may_be_expected_stands_in_the_shape_and_the_other_way_round() -> None:
    """A new key is read, published and held."""
    assert set(shapes.Expect.__annotations__) == set(Expect._fields)


# -- the shipped cases


def test_the_shipped_cases_hold_on_the_shipped_catalogue() -> None:
    """Every family of data/cases.yaml gets what the sources say, and each names its passage."""
    found = answer("test", env=SHIPPED)
    assert [c["name"] for c in found["cases"] if not c["passed"]] == []
    assert len(found["cases"]) >= 30
    assert [c["name"] for c in found["cases"] if not c["source"]] == []


def test_every_shipped_intervention_and_criterion_has_a_case() -> None:
    """Who adds one adds a family for it to data/cases.yaml."""
    found = answer("test", env=SHIPPED, code=None)
    assert found["unexercised"] == {"interventions": [], "criteria": []}


def test_every_shipped_programme_stands_on_both_sides(shipped: Catalogue) -> None:
    """Each main and crisis programme is expected by some case and excluded by another."""
    expects = [case["expect"] for case in read(CASES.read_bytes(), "cases.yaml").data["cases"]]
    good = ("first", "present", "fits", "asks", "beside", "plan")
    wanted = {i for e in expects for key in good for i in e.get(key, ())}
    unwanted = {i for e in expects for i in e.get("excluded", ())}
    programmes = {i.id for i in shipped.interventions if i.role in (Role.MAIN, Role.CRISIS)}
    assert programmes - unwanted == set()
    assert programmes - wanted == {i.id for i in shipped.interventions if i.placement}


@pytest.mark.parametrize("path", [CASES, FEW], ids=["shipped", "few"])
def test_cases_follow_their_schema(path: Path) -> None:
    """What an editor accepts is what `test` reads."""
    schema = run("schema", "cases").json
    Draft202012Validator.check_schema(schema)
    data = read(path.read_bytes(), "cases.yaml").data
    found = Draft202012Validator(schema).iter_errors(data)
    assert [f"{e.json_path}: {e.instance}" for e in found] == []


def test_the_schema_of_cases_has_the_keys_of_a_profile_and_the_reasons_of_the_program() -> None:
    """A case is a profile with what is expected of it."""
    schema, profile = run("schema", "cases").json, run("schema", "profile").json
    assert schema["$defs"]["profile"]["properties"].keys() == profile["properties"].keys()
    reason = schema["$defs"]["excluded"]["anyOf"][1]["additionalProperties"]["anyOf"][0]
    assert reason["enum"] == list(EXCLUDING)


# -- expectations


FAILURES = [
    ("first: [mst]", "first", ["mst"], ["mdft"], ["mst", "mdft"]),
    ("first: [mdft, mst]", "first", ["mdft", "mst"], ["mdft"], ["mdft", "mst"]),
    ("first: []", "first", [], ["mdft"], ["mdft"]),
    ("present: [pcit]", "present", ["fits", "ask"], ["excluded", "age-above-range"], ["pcit"]),
    ("fits: [mst]", "fits", ["fits"], ["ask"], ["mst"]),
    ("asks: [mdft]", "asks", ["ask"], ["fits"], ["mdft"]),
    ("excluded: [mdft]", "excluded", ["excluded"], ["fits"], ["mdft"]),
    ("excluded: {voorzorg: indication-unmet}", "excluded", ["excluded", "indication-unmet"], ["excluded", "no-problem-in-common", "age-above-range"], ["voorzorg"]),
    ("uncovered: [middelen]", "uncovered", ["middelen"], [], []),
    ("above: [[mst, mdft]]", "above", ["mst", "mdft"], ["mdft", "mst"], ["mst", "mdft"]),
    ("above: [[mdft, voorzorg]]", "above", ["mdft", "voorzorg"], ["mdft", "voorzorg"], ["mdft", "voorzorg"]),
    ("beside: [mdft]", "beside", ["beside"], ["fits"], ["mdft"]),
    ("fits: [gedeeld-opvoederschap]", "fits", ["fits"], ["beside"], ["gedeeld-opvoederschap"]),
    ("excluded: [gedeeld-opvoederschap]", "excluded", ["excluded"], ["beside"], ["gedeeld-opvoederschap"]),
    ("plan: [mst]", "plan", ["mst"], ["mdft"], ["mst", "mdft"]),
    ("plan: []", "plan", [], ["mdft"], ["mdft"]),
    ("not_in_plan: [mdft]", "not_in_plan", ["mdft"], ["mdft"], ["mdft"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("expect", "name", "expected", "actual", "about"), FAILURES, ids=[f[0] for f in FAILURES]
)
def test_an_expectation_that_fails_says_what_came_and_why(
    tmp_path: Path, expect: str, name: str, expected: list[str], actual: list[str], about: list[str]
) -> None:
    """Exit 1; what was expected, what came, and for each intervention verdict, rank, key and first reason."""
    found = held(tmp_path, expect, code=1)
    (failure,) = found["cases"][0]["failures"]
    assert (failure["expectation"], failure["expected"], failure["actual"]) == (
        name,
        expected,
        actual,
    )
    assert [a["id"] for a in failure["about"]] == about
    ranked = [stands["id"] for stands in failure["about"] if stands["rank"]]
    assert ranked == [stands["id"] for stands in failure["about"] if stands["key"]]
    assert ranked == [i for i in about if i in ("mdft", "mst")]
    assert all(stands["reason"]["text"] for stands in failure["about"] if stands["rank"])
    assert (found["summary"]["failed"], found["cases"][0]["line"]) == (1, 2)


def test_what_nothing_speaks_for_yet_is_told_by_its_place(tmp_path: Path) -> None:
    """With no more than a circumstance said, and no age, there is no reason to give: it says where it stands."""
    profile = "family: {problems: [multiprobleem]}"
    held(tmp_path, "fits: [jep-veendam]", profile=profile, code=1)
    told = run("test", str(tmp_path / "cases.yaml"), code=1).out
    (line,) = [line for line in told.splitlines() if "JEP" in line and "kern" in line]
    assert line.split(";")[1:] == [" spoed 0 · kern 1 · niveau 0 · breedte 0 · doel 0"]


HOLDS = [
    "first: [MDFT]",
    "present: [mst, mdft]",
    "fits: [Multidimensionele Familietherapie], asks: [mst]",
    "excluded: [voorzorg]",
    "excluded: {VoorZorg: age-above-range, pcit: ~}",
    "uncovered: []",
    "above: [[mdft, mst]]",
    "beside: [gedeeld-opvoederschap]",
    "plan: [mdft]",
    "not_in_plan: [mst, gedeeld-opvoederschap]",
]


@pytest.mark.parametrize("expect", HOLDS)
def test_an_expectation_that_holds(tmp_path: Path, expect: str) -> None:
    """Ids, names and abbreviations count; one of several reasons is enough."""
    assert held(tmp_path, expect)["summary"] == {
        "cases": 1,
        "passed": 1,
        "failed": 0,
        "expectations": expect.count(",") + 1 - expect.count("[["),
    }


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("first: [mst]", "op plaats 1  verwacht mst; kwam mdft"),
        ("beside: [mdft]", "ook om naar te kijken  verwacht ook om naar te kijken; kwam past"),
        ("plan: [mst]", "in het plan  verwacht mst; kwam mdft"),
        ("not_in_plan: [mdft]", "niet in het plan  verwacht mdft; kwam mdft"),
    ],
)
def test_each_kind_of_expectation_can_be_read(tmp_path: Path, expect: str, said: str) -> None:
    """What was expected and what came, in words."""
    held(tmp_path, expect, code=1)
    out = run("test", str(tmp_path / "cases.yaml"), code=1, env={"COLUMNS": "160"}).out
    assert f"  {said}\n" in out


def test_what_people_read(tmp_path: Path) -> None:
    """A failed case begins with file, line, name and source; the last line counts."""
    held(tmp_path, "first: [voorzorg]", code=1)
    out = run("test", str(tmp_path / "cases.yaml"), code=1, env={"COLUMNS": "160"}).out
    first = " ".join(out.partition("\n  op plaats")[0].split())
    assert first == f"{tmp_path / 'cases.yaml'}:2: een gezin [interventies:27]"
    assert "op plaats 1  verwacht voorzorg; kwam mdft" in out
    assert "MDFT: plaats 1, past; spoed 0" in out
    assert out.endswith("1 gevallen: 0 geslaagd, 1 gezakt (1 verwachtingen).\n")
    english = run(
        "test", str(tmp_path / "cases.yaml"), "--lang", "en", code=1, env={"COLUMNS": "160"}
    ).out
    assert english.endswith("1 cases: 0 passed, 1 failed (1 expectations).\n")


def test_what_no_case_exercises(tmp_path: Path) -> None:
    """Entries that no expectation names are listed, and of the others the criteria that were never both met and not met."""
    found = held(tmp_path, "fits: [mdft], asks: [mst]")
    assert {"mdft", "mst"}.isdisjoint(found["unexercised"]["interventions"])
    assert len(found["unexercised"]["interventions"]) == found["catalogue"]["interventions"] - 2
    idle = [(c["id"], c["code"], c["number"]) for c in found["unexercised"]["criteria"]]
    assert ("mst", "indication", 2) in idle
    assert ("mdft", "age", 1) in idle
    both = held(
        tmp_path,
        "present: [mst]",
        profile="children: [{age: 16, problems: [gedrag]}, {age: 9, problems: [gedrag]}]",
    )
    assert ("mst", "age") not in [(c["id"], c["code"]) for c in both["unexercised"]["criteria"]]


def test_of_an_answer_is_kept_what_a_case_is_about(catalogue: Catalogue) -> None:
    """What it names and what explains a miss; the rest of a large catalogue would fill a memory."""
    family = Profile((Child(parse_age("16"), frozenset({"middelen"})),))
    expect = Expect(first=("ash",), present=("mst",))
    case = Case("een gezin", "", "cases.yaml", 1, family, expect)
    (result,) = hold(catalogue, [case]).results
    (first, _) = result.misses
    kept = {s.intervention.id for s in result.ranking.standings}
    assert kept == {*expect.named, *first.actual}


def test_cases_guard_an_edit(tmp_path: Path) -> None:
    """With MDFT until 20 the family of 23 no longer gets what its source says."""
    text = PINNED.read_text(encoding="utf-8")
    path = tmp_path / "new.yaml"
    path.write_text(
        text.replace("age: {min: 12, max: 24,", "age: {min: 12, max: 20,"), encoding="utf-8"
    )
    cases = answer("test", str(FEW), "--catalogue", str(path), code=1)["cases"]
    assert [c["name"] for c in cases if not c["passed"]] == ["jongvolwassene die middelen gebruikt"]


BROKEN = [
    ("", ":1:1: ", ""),
    ("cases: []\n", ":1:8: ", "1"),
    ("cases:\n", ":1:", "lijst"),
    ("cases:\n  - name: a\n    profil: {}\n    expect: {first: []}\n", ":3:5: ", "profile"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{frist: [mdft]}}\n", ":4:14: ", "first"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{}}\n", ":4:13: ", "1"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{first: mdft}}\n", ":4:21: ", "lijst"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{first: [mdtf]}}\n", ":4:22: ", "mdft"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{above: [[mdft]]}}\n", ":4:22: ", "2"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{above: [[mdft, mts]]}}\n", ":4:29: ", "mst"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{excluded: rgt}}\n", ":4:24: ", "lijst"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{excluded: {{rgt: age-over-range}}}}\n", ":4:30: ", "age-above-range"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{excluded: {{rtg: age-above-range}}}}\n", ":4:25: ", "rgt"),
    (f"cases:\n  - name: a\n    profile: {{{FAMILY}}}\n    expect: {{uncovered: [midelen]}}\n", ":4:26: ", "middelen"),
    (f"cases:\n  - name: a\n    source: interventie:27\n    profile: {{{FAMILY}}}\n    expect: {{first: []}}\n", ":3:13: ", "interventies"),
    ("cases:\n  - name: a\n    profile: {children: [{age: 99}]}\n    expect: {first: []}\n", ":3:32: ", "leeftijd"),
    ("cases:\n  - name: a\n    profile: {children: [{age: 9}]}\n    expect: {first: []}\n", ":3:5: ", "probleem"),
    ("cases:\n  - name: a\n    profile: {facts: {x: 1, mail: a@b.nl}}\n    expect: {first: []}\n", ":3:1: ", "e-mail"),
    (f"cases:\n  - {{name: a, profile: {{{FAMILY}}}, expect: {{first: [mdft]}}}}\n  - {{name: a, profile: {{{FAMILY}}}, expect: {{first: [mdft]}}}}\n", ":3:12: ", "regel 2"),
    ("cases:\n  - name: a\n    name: b\n", ":3:5: ", "twee keer"),
    ("cases: &x []\n", ":1:8: ", "anker"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "says"), BROKEN)
def test_a_broken_file_is_named_by_place(tmp_path: Path, text: str, place: str, says: str) -> None:
    """Exit 2, the place of the mistake, and the word that was probably meant; nothing on stdout."""
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    done = run("test", str(path), code=2)
    assert done.out == ""
    assert re.match(rf"uhp: {re.escape(str(path) + place)}", done.err), done.err
    assert says in done.err


def test_from_standard_input() -> None:
    """A dash reads the cases from standard input."""
    text = json.dumps(
        {
            "cases": [
                {
                    "name": "a",
                    "profile": {"family": {"problems": ["financien"]}},
                    "expect": {"uncovered": ["financien"]},
                }
            ]
        }
    )
    assert answer("test", "-", stdin=text)["cases"][0]["file"] == "<stdin>"

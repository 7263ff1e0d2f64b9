"""The published schemas say what the answers are: no more, no less."""

import ast
import copy
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import schemas
from jsonschema import Draft202012Validator

from conftest import ROOT, answer, closed_schema, faults, run
from uhp_cli.method.ranking import Key, rank
from uhp_cli.reading import loading
from uhp_cli.telling.words import TEXTS, Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import SITUATION, Options, from_options
from uhp_cli.values.vocab import Level, Outcome, Role
from uhp_cli.verbs import match
from uhp_cli.verbs.schema import SCHEMAS


def schema(name: str) -> Any:
    """Return a published schema."""
    return loading.schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_printed_and_is_a_schema(name: str) -> None:
    """`uhp schema NAME` prints the packaged file, which is valid JSON Schema 2020-12."""
    printed = run("schema", name).json
    assert printed == schema(name)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(printed)


def test_an_unknown_schema_is_refused_with_the_names_there_are() -> None:
    """A wrong name gets the right ones."""
    refused = run("schema", "antwoord", code=2)
    assert all(name in refused.err for name in SCHEMAS)


FAMILIES = [
    ("--age", "14", "--problems", "gedrag,middelen"),
    ("--problems", "gedrag"),
    ("--age", "zwanger", "--problems", "jong-ouderschap", "--fact", "eerste-kind=ja"),
    (
        "--age",
        "8m",
        "--age",
        "4",
        "--problems",
        "verwaarlozing,onveiligheid",
        "--crisis",
        "--placement",
        "dreigt",
    ),
    (
        "--age",
        "16",
        "--age",
        "9",
        "--problems",
        "gedrag,schooluitval",
        "--first",
        "schooluitval",
        "--region",
        "amsterdam",
    ),
    (
        "--age",
        "15",
        "--problems",
        "gedrag",
        "--tried",
        "mst=afgebroken",
        "--tried",
        "mdft=afgerond",
        "--tried",
        "fast",
        "--tried",
        "iag=niet-gestart",
    ),
    (
        "--age",
        "12",
        "--problems",
        "financien,huisvesting",
        "--fact",
        "gedrag=nee",
        "--fact",
        "lvb=ja",
        "--no-crisis",
    ),
    (
        "--age",
        "15",
        "--problems",
        "delinquentie",
        "--severity",
        "ernstig",
        "--fact",
        "recidive=hoog",
        "--lang",
        "en",
    ),
    ("--age", "15", "--problems", "gedrag,netwerk", "--top", "2"),
    (
        "--age",
        "15",
        "--problems",
        "gedrag,netwerk",
        "--strict",
        "--role",
        "aanvullend",
        "--min-classification",
        "goed-onderbouwd",
    ),
]


@pytest.mark.parametrize("family", FAMILIES, ids=" ".join)
def test_the_answer_to_match_is_as_its_schema_says(family: tuple[str, ...]) -> None:
    """Every option of a family gives an answer that validates, and its profile is a valid profile file."""
    given = answer("match", *family)
    assert faults("match", given) == []
    assert faults("profile", given["profile"]) == []


def test_families_all_over_the_map_validate(catalogue: Catalogue) -> None:
    """Every problem at five ages, with and without a situation."""
    validator, words = Draft202012Validator(closed_schema("match")), Words(Lang.NL, catalogue)
    situations = (
        Options(),
        Options(crisis=True, placement="geplaatst", severity="ernstig", facts=("recidive=laag",)),
    )
    for problem, age, situation in product(catalogue.problems, ("zwanger", "3", "23"), situations):
        profile = from_options(situation._replace(ages=(age,), problems=(problem,)), catalogue)
        assert [
            e.message for e in validator.iter_errors(match.as_json(rank(catalogue, profile), words))
        ] == [], (problem, age)


CASE = ("--age", "14", "--age", "5", "--problems", "gedrag,netwerk,financien,onveiligheid")
ANSWERS = {
    "list": [
        ("list",),
        ("list", "--role", "crisis"),
        ("list", "zwanger"),
        ("list", "--problems", "financien"),
    ],
    "why": [
        ("why", "mst", "rgt", "thuisbest", "jim", *CASE, "--no-crisis"),
        ("why", "mst", "020-lidmaatschap"),
        ("why", "mdft", *CASE, "--lang", "en"),
    ],
    "plan": [
        ("plan", *CASE),
        ("plan", *CASE, "--max", "1", "--crisis"),
        ("plan", "--problems", "financien"),
    ],
    "compare": [("compare", "mst", "mdft", "jim"), ("compare", "mst", "mdft", "jim", *CASE)],
    "guideline": [("guideline",), ("guideline", "--lang", "en")],
    "gaps": [
        ("gaps",),
        ("gaps", "--region", "amsterdam", "--min-classification", "goede-aanwijzingen"),
    ],
    "report": [("report", *CASE), ("report", "--problems", "financien")],
    "rules": [("rule", "UHP102"), ("rule",)],
}


@pytest.mark.parametrize(
    ("name", "call"), [(name, call) for name, calls in ANSWERS.items() for call in calls]
)
def test_every_answer_is_as_its_schema_says(name: str, call: tuple[str, ...]) -> None:
    """A whole answer, a part of it and an empty one."""
    assert faults(name, answer(*call)) == []


def test_the_answer_about_a_caseload_is_as_its_schema_says(tmp_path: Path) -> None:
    """Families with a need that nothing covers, and with one that something does."""
    families = [
        {"family": {"problems": ["financien", "gedrag"]}},
        {"children": [{"age": 4, "problems": ["hechting"]}]},
    ]
    (tmp_path / "caseload.jsonl").write_text(
        "".join(json.dumps(f) + "\n" for f in families), encoding="utf-8"
    )
    given = answer("gaps", "--profiles", str(tmp_path / "caseload.jsonl"))
    assert given["chosen"]
    assert given["uncovered"]
    assert faults("caseload", given) == []


def test_the_answer_to_recheck_is_as_its_schema_says(tmp_path: Path) -> None:
    """The same outcome, and one that differs because somebody changed the earlier answer."""
    earlier = answer("match", "--age", "14", "--problems", "gedrag")
    (tmp_path / "same.json").write_text(json.dumps(earlier), encoding="utf-8")
    assert faults("recheck", answer("recheck", str(tmp_path / "same.json"))) == []
    earlier["matches"][0]["verdict"] = "fits"
    (tmp_path / "other.json").write_text(json.dumps(earlier), encoding="utf-8")
    differs = answer("recheck", str(tmp_path / "other.json"), code=1)
    assert differs["same"] is False
    assert faults("recheck", differs) == []


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("call", [*(c[0] for c in ANSWERS.values()), ("validate",)], ids=" ".join)
def test_every_answer_tells_its_language(call: tuple[str, ...], lang: str) -> None:
    """A program that reads the sentences knows what it shows, and recheck what to compare with."""
    words = call if "validate" not in call else (*call, str(ROOT / "data" / "interventions.yaml"))
    assert list(answer(*words, "--lang", lang).items())[2] == ("lang", lang)


def test_the_answer_to_show_is_as_its_schema_says(catalogue: Catalogue) -> None:
    """Every card of the catalogue, and each record also as the catalogue's own schema says."""
    given = answer("show", *(i.id for i in catalogue.interventions))
    assert faults("show", given) == []
    entry = {**schema("catalogue"), **schema("catalogue")["$defs"]["intervention"]}
    assert [
        e.message
        for record in given["interventions"]
        for e in Draft202012Validator(entry).iter_errors(record)
    ] == []


# ------------------------------------------------------------------ closed


def objects(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the path of every object in an answer."""
    if isinstance(value, dict):
        yield path
        for key, content in value.items():
            yield from objects(content, (*path, key))
    elif isinstance(value, list) and value:
        yield from objects(value[0], (*path, 0))


def with_key(value: Any, path: tuple[str | int, ...], key: str) -> Any:
    """Return a copy of an answer with one key more at a path."""
    changed = copy.deepcopy(value)
    place = changed
    for step in path:
        place = place[step]
    place[key] = "x"
    return changed


def open_places(name: str, given: Any) -> list[tuple[str | int, ...]]:
    """Return the objects of an answer that may hold any key."""
    return [path for path in objects(given) if not faults(name, with_key(given, path, "Extra"))]


@pytest.mark.parametrize("name", ["match", *ANSWERS])
def test_an_answer_with_a_key_more_is_refused(name: str) -> None:
    """Nothing can slip into an answer without the schema saying so."""
    call = (
        ANSWERS[name][0]
        if name in ANSWERS
        else ("match", "--age", "14", "--problems", "gedrag,middelen", "--tried", "mst")
    )
    assert open_places(name, answer(*call)) == []


@pytest.mark.parametrize("name", ["match", *ANSWERS])
def test_the_published_schema_lets_through_what_comes_later(name: str) -> None:
    """Within a version keys and codes may be added (docs/formats.md): a reader that validates goes on."""
    given = answer(*(ANSWERS[name][0] if name in ANSWERS else ("match", "--problems", "gedrag")))
    for path in [path for path in objects(given) if "facts" not in path and "when" not in path]:
        given = with_key(given, path, "added-later")
    validator = Draft202012Validator(schema(name))
    assert [
        list(e.absolute_path) for e in validator.iter_errors(recoded(given, "code", "new-reason"))
    ] == []


def recoded(value: Any, key: str, code: str) -> Any:
    """Return a copy of an answer with this code for every one that no schema gives a form."""
    if isinstance(value, dict):
        return {
            k: code if k == key and "-" in str(v) else recoded(v, key, code)
            for k, v in value.items()
        }
    return [recoded(v, key, code) for v in value] if isinstance(value, list) else value


def test_every_object_of_every_schema_says_which_keys_it_has() -> None:
    """Closed, or open with a rule for what comes; only records of the catalogue are left to the catalogue's own schema."""

    def open_ones(value: Any, path: str) -> Iterator[str]:
        if isinstance(value, dict):
            if (
                value.get("type") == "object"
                and "properties" in value
                and not {"additionalProperties", "oneOf"} & value.keys()
            ):
                yield path
            for key, content in value.items():
                yield from open_ones(content, f"{path}/{key}")
        elif isinstance(value, list):
            for number, content in enumerate(value):
                yield from open_ones(content, f"{path}/{number}")

    assert [
        p
        for name in ("catalogue", "profile", "match", *ANSWERS)
        for p in open_ones(closed_schema(name), name)
    ] == []


GOOD_PROFILES = [
    "children: [{age: 14, problems: [gedrag, middelen]}]",
    "children: [{age: zwanger}, {age: 8m}, {age: '3'}, {problems: [drugs]}, {age: null}]\nfamily: {problems: [geldzorgen en schulden]}",
    "family: {problems: [opvoeding]}\nsituation: {crisis: ja, placement: dreigt, severity: null, region: Noord-Holland}",
    "family: {problems: [opvoeding]}\nsituation: {crisis: false}\nfacts: {lvb: nee, recidive: hoog, eerste-kind: true}",
    "family: {problems: [opvoeding, gedrag]}\nfirst: gedrag\ntried: [{id: MST, outcome: afgebroken}, {id: Families First}, {id: fast, outcome: null}]",
]
BAD_PROFILES = [
    "naam: Jan\nfamily: {problems: [gedrag]}",
    "children: [{age: 14, bsn: x}]",
    "children: [{age: 24}]",
    "children: [{age: veertien}]",
    "children: [{age: 8w}]",
    "children: {age: 8}",
    "family: {problems: gedrag}",
    "family: {problems: [gedrag], adres: hier}",
    "situation: {placement: misschien}",
    "situation: {crisis: onbekend}",
    "situation: {school: hier}",
    "facts: {naam: jan}",
    "facts: {crisis: ja}",
    "facts: {lvb: een beetje}",
    "tried: [mst]",
    "tried: [{id: mst, outcome: mislukt}]",
    "first: [gedrag]",
    "{}",
    "[]",
]


@pytest.mark.parametrize(
    ("text", "good"), [(t, True) for t in GOOD_PROFILES] + [(t, False) for t in BAD_PROFILES]
)
def test_the_profile_schema_and_the_program_agree(text: str, *, good: bool) -> None:
    """An editor that follows the schema refuses what the program refuses, and accepts what it accepts."""
    yaml = pytest.importorskip("yaml")
    done = run("match", "--profile", "-", "--problems", "gedrag", stdin=text, code=None)
    assert (done.code == 0, faults("profile", yaml.safe_load(text)) == []) == (good, good), done.err


# ------------------------------------------------------------------ in step with the vocabulary and the code


def test_the_profile_schema_knows_the_vocabulary(catalogue: Catalogue) -> None:
    """Its examples and facts are those of the packaged catalogue, so that an editor offers them."""
    profile = schema("profile")
    facts = profile["properties"]["facts"]["properties"]
    assert profile["$defs"]["problem"]["examples"] == list(catalogue.problems)
    assert profile["properties"]["situation"]["properties"]["region"]["examples"] == list(
        catalogue.regions
    )
    assert list(profile["properties"]["situation"]["properties"]) == list(SITUATION)
    assert {f: shape["examples"] for f, shape in facts.items()} == {
        f: list(v) for f, v in catalogue.answers.items() if f not in SITUATION
    }
    assert {f: shape["description"] for f, shape in facts.items()} == {
        f: catalogue.facts[f].question for f in facts
    }
    assert profile["properties"]["tried"]["items"]["properties"]["outcome"]["enum"] == [
        *Outcome,
        None,
    ]


def test_the_match_schema_holds_the_profile_schema_and_the_words_of_the_code() -> None:
    """One profile shape, one list of levels, roles and criteria."""
    match, profile = closed_schema("match"), schema("profile")
    assert {k: v for k, v in match["$defs"]["profile"].items() if k != "description"} == {
        k: v for k, v in profile.items() if not k.startswith("$") and k != "description"
    }
    assert {name: match["$defs"][name] for name in profile["$defs"]} == profile["$defs"]
    for name in ("why", "plan", "compare"):
        shared = closed_schema(name)["$defs"].keys() & match["$defs"].keys() - {"profile"}
        assert {d: closed_schema(name)["$defs"][d] for d in shared} == {
            d: match["$defs"][d] for d in shared
        }
    assert match["$defs"]["level"]["enum"] == list(Level)
    assert match["$defs"]["role"]["enum"] == list(Role)
    assert tuple(match["$defs"]["match"]["properties"]["key"]["properties"]) == Key._fields


def published_codes() -> dict[str, list[str]]:
    """Return the codes that the shape of `match` lists, by where they stand."""
    found = closed_schema("match")
    row, out = found["$defs"]["match"]["properties"], found["$defs"]["excluded"]["properties"]
    return {
        "reasons": row["reasons"]["items"]["properties"]["code"]["enum"],
        "exclusions": out["reasons"]["items"]["properties"]["code"]["enum"],
        "questions": row["questions"]["items"]["properties"]["code"]["enum"],
        "cautions": row["cautions"]["items"]["properties"]["code"]["enum"],
        "notices": found["properties"]["notices"]["items"]["properties"]["code"]["enum"],
    }


def named_codes() -> set[str]:
    """Return every code of a sentence in telling.py, but for parts of sentences and keys of a record."""
    tree = ast.parse(
        (ROOT / "src" / "uhp_cli" / "telling" / "teller.py").read_text(encoding="utf-8")
    )
    other: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            other |= {id(part) for part in ast.walk(node.slice)}
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("get", "say", "listed")
        ):
            other |= {id(part) for argument in node.args for part in ast.walk(argument)}
    found = {
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in other
    }
    return (found & TEXTS.keys()) - {"name", "since", "tried"}


def test_every_code_that_the_program_can_give_is_published() -> None:
    """A new reason, caution or notice in telling.py needs a place in the schema (and so in docs/formats.md)."""
    only_in_why = {"age-unknown", "indication-unknown", "exclusion-unknown", "exclusion-absent"}
    published = {code for group in published_codes().values() for code in group}
    assert sorted(named_codes() - only_in_why - published) == []


# ------------------------------------------------------------------ made out of the shapes


@pytest.mark.parametrize("name", [*schemas.ANSWERS, *schemas.FILES])
def test_a_schema_is_what_the_shapes_make(name: str) -> None:
    """Nobody writes a schema by hand: `python tools/schemas.py` does."""
    made = schemas.text(schemas.schema(name))
    assert schemas.path(name).read_text(encoding="utf-8") == made


def test_a_kind_names_one_shape_and_an_id_one_schema() -> None:
    """Who reads `kind` and `version` knows the shape; a store of schemas keeps each."""
    made = {name: schemas.schema(name) for name in (*schemas.ANSWERS, *schemas.FILES)}
    ids = [shape["$id"] for shape in made.values()]
    kinds = [made[name]["properties"]["kind"]["const"] for name in schemas.ANSWERS]
    assert len(ids) == len(set(ids))
    assert len(kinds) == len(set(kinds))


def test_no_schema_stands_there_that_no_shape_makes() -> None:
    """Every published schema has a shape, and `uhp schema` names it (but for the guideline's)."""
    made = {schemas.path(name).name for name in (*schemas.ANSWERS, *schemas.FILES)}
    assert {path.name for path in (ROOT / "data").glob("*schema.json")} == made
    assert made - set(SCHEMAS.values()) == {"guideline-schema.json"}

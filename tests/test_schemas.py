"""The published schemas say what the answers are: no more, no less."""

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
import schemas
from jsonschema import Draft202012Validator

from conftest import PINNED, ROOT, answer, closed_schema, faults, run
from uhp_cli import shapes
from uhp_cli.method.ranking import Key, rank
from uhp_cli.method.reasons import EXCLUDING, Code
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
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
    "--age 14 --problems gedrag,middelen",
    "--problems gedrag",
    "--age zwanger --problems jong-ouderschap --fact eerste-kind=ja",
    "--age 8m --age 4 --problems verwaarlozing,onveiligheid --crisis --placement dreigt",
    "--age 16 --age 9 --problems gedrag,schooluitval --first schooluitval --region amsterdam",
    "--child 15:delinquentie,middelen=ernstig,geplaatst --child 8:gedrag=nee,trauma --no-crisis",
    "--child 15 --child 8:hechting --problems multiprobleem,ouder-psychisch --severity matig",
    "--problems multiprobleem",
    "--age 30 --problems gedrag",
    "--age 15 --problems gedrag --tried mst=afgebroken --tried mdft=afgerond --tried triple-p",
    "--age 12 --problems financien,huisvesting --fact gedrag=nee --fact lvb=ja --no-crisis",
    "--age 15 --problems delinquentie --severity ernstig --fact recidive=hoog --lang en",
    "--age 15 --problems gedrag,netwerk --top 2 --what-if",
    "--age 15 --problems netwerk --strict --role aanvullend --min-classification goed-onderbouwd",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_answer_to_match_is_as_its_schema_says(family: str) -> None:
    """Every option of a family gives an answer that validates, and its profile is a profile."""
    given = answer("match", *family.split())
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


CASE = "--child 14:gedrag=ernstig,dreigt --child 5:onveiligheid --problems netwerk,financien"
ANSWERS = {
    "match": [f"match {CASE} --what-if --tried mst", "match --problems gedrag"],
    "list": ["list", "list --role crisis", "list zwanger", "list --problems financien"],
    "show": ["show mst mdft"],
    "why": [f"why mst rgt thuisbest jim {CASE} --no-crisis", "why mst 020-lidmaatschap"],
    "plan": [f"plan {CASE}", f"plan {CASE} --max 1 --crisis", "plan --problems financien"],
    "compare": ["compare mst mdft jim", f"compare mst mdft jim {CASE}"],
    "guideline": ["guideline"],
    "gaps": ["gaps", "gaps --region amsterdam --min-classification goede-aanwijzingen"],
    "caseload": ["gaps --profiles families.jsonl", "gaps --profiles one.yaml --region amsterdam"],
    "report": [f"report {CASE} --crisis", "report --problems financien"],
    "recheck": ["recheck match.json", "recheck plan.json", "recheck other.json"],
    "profile-answer": ["profile check one.yaml"],
    "diff": ["diff old.yaml new.yaml", "diff old.yaml old.yaml"],
    "test": ["test cases.yaml"],
    "rules": ["rule UHP102", "rule"],
    "diagnostics": ["validate old.yaml", f"validate {ROOT}/tests/data/bad/several.yaml"],
}
"""Calls that give each answer, most first; names of files stand for those of `files`."""
LINES = {"brief": "batch families.jsonl --brief", "error": "batch broken.jsonl"}
"""Answers that come one a line."""
CASES = """\
cases:
  - name: een gezin
    profile: {children: [{age: 16, problems: [delinquentie, middelen]}]}
    expect: {first: [mst], fits: [pcit], above: [[mst, pcit]], beside: [mst], plan: [mst]}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that calls need."""
    folder = tmp_path_factory.mktemp("files")
    old = PINNED.read_text(encoding="utf-8")
    families = [
        {"children": [{"age": 4, "problems": ["hechting"]}]},
        {"family": {"problems": ["financien", "gedrag"]}},
    ]
    earlier = answer("match", "--age", "14", "--problems", "gedrag")
    other = copy.deepcopy(earlier)
    other["matches"][0]["verdict"] = "fits"
    texts = {
        "old.yaml": old,
        "new.yaml": old.replace("max: 24", "max: 20").replace("id: top-3", "id: top3"),
        "families.jsonl": "".join(json.dumps(f) + "\n" for f in families),
        "broken.jsonl": '{"kids": 3}\n{\n',
        "one.yaml": json.dumps(families[1]),
        "cases.yaml": CASES,
        "match.json": json.dumps(earlier),
        "plan.json": run("plan", *CASE.split(), "--json").out,
        "other.json": json.dumps(other),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def answered(files: Path) -> Callable[[str, str], Any]:
    """Return the answer to a call in a language, asked once."""

    @cache
    def ask(call: str, lang: str) -> Any:
        words = [str(files / w) if (files / w).is_file() else w for w in call.split()]
        if call in LINES.values():
            done = run(*words, "--lang", lang, code=None)
            return [json.loads(line) for line in done.out.splitlines()]
        return answer(*words, "--lang", lang, code=None)

    return ask


def test_every_answer_is_asked_for_here() -> None:
    """A shape without a call would be held to nothing."""
    assert {*ANSWERS, *LINES} == set(schemas.ANSWERS)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("name", "call"), [(n, c) for n, calls in ANSWERS.items() for c in calls])
def test_every_answer_is_as_its_schema_says(
    name: str, call: str, lang: Lang, answered: Callable[[str, str], Any]
) -> None:
    """A whole answer, a part of it and an empty one: no key or code that its shape has not."""
    given = answered(call, lang)
    assert faults(name, given) == []
    assert list(given)[:3] == ["kind", "version", "lang"]
    assert given["lang"] == lang
    if given.get("profile"):
        assert faults("profile", given["profile"]) == []


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("name", "call"), LINES.items())
def test_every_line_of_a_batch_is_as_its_schema_says(
    name: str, call: str, lang: Lang, answered: Callable[[str, str], Any]
) -> None:
    """A ranking in short, or what was wrong with the line."""
    lines = answered(call, lang)
    assert len(lines) == 2
    assert [(faults(name, line), line["lang"]) for line in lines] == [([], lang)] * 2


@pytest.mark.parametrize("name", [*ANSWERS, *LINES])
def test_kind_and_version_name_one_shape(name: str, answered: Callable[[str, str], Any]) -> None:
    """Who reads those two keys knows which schema to hold the answer against."""
    given = answered(LINES[name], "nl")[0] if name in LINES else answered(ANSWERS[name][0], "nl")
    named = [
        other
        for other in schemas.ANSWERS
        if all(
            schema(other)["properties"][key]["const"] == given[key] for key in ("kind", "version")
        )
    ]
    assert named == [name]


def test_the_answers_to_test_and_recheck_show_what_differs(
    answered: Callable[[str, str], Any],
) -> None:
    """So that the calls above hold the parts of these shapes that seldom come."""
    (case,) = answered("test cases.yaml", "nl")["cases"]
    assert {f["expectation"] for f in case["failures"]} == {
        "first", "fits", "above", "beside", "plan",
    }  # fmt: skip
    assert answered("recheck match.json", "nl")["same"] is True
    assert answered("recheck other.json", "nl")["same"] is False
    assert answered("gaps --profiles families.jsonl", "nl")["uncovered"]
    assert {c["kind"] for c in answered("diff old.yaml new.yaml", "nl")["changes"]} == {
        "changed", "renamed",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("call", "shape", "more"),
    [
        ("list", shapes.ListRow, {"age_min", "age_max"}),
        (f"match {CASE}", shapes.Match, {"change"}),
        ("compare mst mdft", shapes.Field, {"label", "mst", "mdft"}),
        ("gaps", shapes.Cell, {"count", "band_min", "band_max"}),
        ("gaps --profiles families.jsonl", shapes.ProblemNeeds, {"uncovered"}),
    ],
)
def test_a_column_is_called_as_the_key_of_the_json(
    call: str, shape: type, more: set[str], files: Path
) -> None:
    """One name for one thing; what only a table has is named here."""
    words = [str(files / w) if (files / w).is_file() else w for w in call.split()]
    columns = run(*words, "--format", "csv").out.splitlines()[0].lstrip("\ufeff").split(",")
    assert set(columns) - set(shape.__annotations__) == more


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


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_with_a_key_more_is_refused(
    name: str, answered: Callable[[str, str], Any]
) -> None:
    """Nothing can slip into an answer without its shape saying so; `diff` shows values as given."""
    values = {"before", "after"} if name == "diff" else set()
    places = open_places(name, answered(ANSWERS[name][0], "nl"))
    assert [place for place in places if not values & set(place)] == []


@pytest.mark.parametrize("name", ANSWERS)
def test_the_published_schema_lets_through_what_comes_later(
    name: str, answered: Callable[[str, str], Any]
) -> None:
    """Within a version keys and codes may be added: a reader that validates goes on."""
    given = answered(ANSWERS[name][0], "nl")
    of_words = {("sources",), *(p for p in objects(given) if {"facts", "when"} & set(p))}
    for path in set(objects(given)) - of_words:
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
    """Closed, or open with a rule for what comes."""

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
        for name in (*schemas.FILES, *schemas.ANSWERS)
        for p in open_ones(closed_schema(name), name)
    ] == []


GOOD_PROFILES = [
    "{}",
    "children: []",
    "children: [{age: 14, problems: [gedrag, middelen]}]",
    "children: [{age: zwanger}, {age: 8m}, {age: '3'}, {problems: [drugs]}, {age: null}]\nfamily: {problems: [geldzorgen en schulden]}",
    "family: {problems: [opvoeding]}\nsituation: {crisis: ja, placement: dreigt, severity: null, region: Noord-Holland}",
    "family: {problems: [opvoeding]}\nsituation: {crisis: false}\nfacts: {lvb: nee, recidive: hoog, eerste-kind: true}",
    "family: {problems: [opvoeding, gedrag]}\nfirst: gedrag\ntried: [{id: MST, outcome: afgebroken}, {id: Families First}, {id: fast, outcome: null}]",
]
BAD_PROFILES = [
    "naam: Jan\nfamily: {problems: [gedrag]}",
    "children: [{age: 14, bsn: x}]",
    "children: [{age: 31}]",
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


def test_the_profile_schema_knows_the_vocabulary(shipped: Catalogue) -> None:
    """Its examples and facts are those of the packaged catalogue, so that an editor offers them."""
    profile = schema("profile")
    facts = profile["properties"]["facts"]["properties"]
    assert profile["$defs"]["problem"]["examples"] == list(shipped.problems)
    assert profile["properties"]["situation"]["properties"]["region"]["examples"] == list(
        shipped.regions
    )
    assert list(profile["properties"]["situation"]["properties"]) == list(SITUATION)
    assert {f: shape["examples"] for f, shape in facts.items()} == {
        f: list(v) for f, v in shipped.answers.items() if f not in SITUATION
    }
    assert {f: shape["description"] for f, shape in facts.items()} == {
        f: shipped.facts[f].question for f in facts
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


def test_every_code_that_the_program_can_give_is_published() -> None:
    """A new reason, caution or notice needs a place in the shapes, and so in docs/formats.md."""
    only_in_why = {
        "problem-unknown",
        "age-unknown",
        "indication-unknown",
        "exclusion-unknown",
        "exclusion-absent",
    }
    published = {code for group in published_codes().values() for code in group}
    assert published == set(get_args(Code)) - only_in_why
    assert published_codes()["exclusions"] == list(EXCLUDING)


# ------------------------------------------------------------------ made out of the shapes


@pytest.mark.parametrize("name", [*schemas.ANSWERS, *schemas.FILES])
def test_a_schema_is_what_the_shapes_make(name: str) -> None:
    """Nobody writes a schema by hand: `python tools/schemas.py` does."""
    made = schemas.text(schemas.schema(name))
    assert schemas.path(name).read_text(encoding="utf-8") == made


def test_an_id_names_one_schema() -> None:
    """A store of schemas keeps each under a name of its own."""
    ids = [schemas.schema(name)["$id"] for name in (*schemas.ANSWERS, *schemas.FILES)]
    assert len(ids) == len(set(ids))


def test_no_schema_stands_there_that_no_shape_makes() -> None:
    """Every published schema has a shape, and `uhp schema` names it."""
    made = {schemas.path(name).name for name in (*schemas.ANSWERS, *schemas.FILES)}
    assert {path.name for path in (ROOT / "data").glob("*schema.json")} == made
    assert made == set(SCHEMAS.values())

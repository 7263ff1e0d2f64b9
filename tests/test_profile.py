"""A family by options or from a file: the same answer, unknown when unset, and never a word of it in an error."""

import json
import random
import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from stdnum.nl import bsn

from conftest import answer, run
from families import EXAMPLES, families_of
from uhp_cli.errors import UhpError
from uhp_cli.reading.identity import identity, unsaid
from uhp_cli.reading.loading import schema
from uhp_cli.reading.profile_file import from_data, from_document
from uhp_cli.source.yaml_source import read
from uhp_cli.telling import answer as wire
from uhp_cli.values.ages import Age, parse_age
from uhp_cli.values.catalogue import Catalogue, fold
from uhp_cli.values.profile import FAMILY, Child, Options, Profile, from_options
from uhp_cli.values.vocab import CHILDREN_MAX

OPTIONS = [
    *("--child", "14:delinquentie=ernstig,middelen,geplaatst,lvb=ja"),
    *("--child", "8m:gedrag,middelen=nee,severity=matig"),
    *("--problems", "overbelasting", "--first", "middelen", "--crisis", "--placement", "dreigt"),
    *("--severity", "ernstig", "--region", "flevoland", "--fact", "recidive=hoog"),
    *("--fact", "emotie=nee", "--tried", "mst=afgerond", "--tried", "iag", "--tried", "Triple P"),
]
FILE = """\
children:
  - age: 14
    problems: [{problem: delinquentie, severity: ernstig}, middelen]
    placement: geplaatst
    facts: {lvb: ja}
  - {age: 8m, problems: [gedrag], severity: matig, facts: {middelen: nee}}
family: {problems: [overbelasting]}
situation: {crisis: true, placement: dreigt, severity: ernstig, region: flevoland}
facts: {recidive: hoog, emotie: nee}
tried: [{id: mst, outcome: afgerond}, {id: iag}, {id: Triple P}]
first: middelen
"""


@pytest.fixture
def profile_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a profile file in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "gezin.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def from_text(text: str, catalogue: Catalogue) -> Profile:
    """Return the family in the text of a profile file."""
    return from_document(read(text.encode(), "gezin.yaml"), catalogue)


# -- the same family


def test_options_and_a_file_give_the_same_answer(profile_file: Path) -> None:
    """To the letter; from standard input too."""
    by_options = answer("match", *OPTIONS)
    assert answer("match", "--profile", str(profile_file)) == by_options
    assert answer("match", "-P", "-", stdin=FILE) == by_options


def test_a_file_is_read_as_it_says(catalogue: Catalogue) -> None:
    """Every key of it, what a child and what the family says, and the line of each."""
    lines = {
        2: [(0, "age")],
        3: [(0, "delinquentie"), (0, "severity"), (0, "middelen")],
        4: [(0, "placement")],
        5: [(0, "lvb")],
        6: [(1, "age"), (1, "gedrag"), (1, "severity"), (1, "middelen")],
        7: [(FAMILY, "overbelasting")],
        8: [(FAMILY, fact) for fact in ("crisis", "placement", "severity", "region")],
        9: [(FAMILY, "recidive"), (FAMILY, "emotie")],
        11: [(FAMILY, "middelen")],
    }
    situation = {
        "crisis": "ja",
        "placement": "dreigt",
        "severity": "ernstig",
        "region": "flevoland",
    }
    assert from_text(FILE, catalogue) == Profile(
        (
            Child(
                Age(168, 179),
                frozenset({"delinquentie", "lvb", "middelen"}),
                {"delinquentie": "ernstig"},
                {"placement": "geplaatst"},
            ),
            Child(
                Age(8, 8), frozenset({"gedrag"}), {}, {"severity": "matig"}, frozenset({"middelen"})
            ),
        ),
        family=frozenset({"overbelasting"}),
        facts={**situation, "recidive": "hoog"},
        denied=frozenset({"emotie"}),
        tried={"mst": "afgerond", "iag": ""},
        first="middelen",
        places={where: f"gezin.yaml:{line}" for line, all_ in lines.items() for where in all_},
        elsewhere={"triple-p": ""},
    )
    more = "family: {problems: [drugs, {problem: depressie, severity: licht}]}\nfacts: {spoed: true, recidive: null}\n"
    assert from_text(more, catalogue)._replace(places={}) == Profile(
        family=frozenset({"middelen", "emotie"}),
        facts={"crisis": "ja"},
        severities={"emotie": "licht"},
        words={"middelen": "drugs", "emotie": "depressie"},
    )


def test_a_yaml_file_and_a_json_file_are_the_same(catalogue: Catalogue) -> None:
    """JSON as any tool writes it: indented with spaces or tabs, with tabs between, on one line, with escapes."""
    expected = from_text(FILE, catalogue)._replace(places={})
    shape = wire.profile(expected)
    for text in (
        json.dumps(shape),
        json.dumps(shape, indent=2),
        json.dumps(shape, indent="\t"),
        json.dumps(shape, separators=(",", ":")),
        json.dumps(shape, separators=("\t,\t", "\t:\t"), indent="\t"),
        json.dumps(shape).replace("gedrag", "ged\\u0072ag"),
        "\ufeff" + json.dumps(shape, indent="\t").replace("\n", "\r\n"),
    ):
        assert from_text(text, catalogue)._replace(places={}) == expected, text


def test_the_order_of_options_changes_nothing() -> None:
    """Nor the order of what stands between commas; in JSON and on the screen."""
    groups = [
        ["--problems", "gedrag,middelen,netwerk"],
        ["--fact", "recidive=hoog"],
        ["--fact", "spoed=ja"],
        ["--tried", "mst"],
        ["--tried", "iag"],
    ]
    first, text = answer("match", *sum(groups, [])), run("match", *sum(groups, [])).out  # noqa: RUF017
    for order in list(permutations(groups))[1::17]:
        given_ = [
            w.replace("gedrag,middelen,netwerk", "netwerk,gedrag,middelen")
            for group in order
            for w in group
        ]
        assert answer("match", *given_) == first
        assert run("match", *given_).out == text


def test_the_problems_of_a_file_in_any_order(catalogue: Catalogue) -> None:
    """Sets, not lists."""
    one = from_text(
        "family: {problems: [gedrag, middelen]}\nfacts: {emotie: nee, trauma: nee}\n", catalogue
    )
    two = from_text(
        "facts: {trauma: nee, emotie: nee}\nfamily: {problems: [middelen, gedrag, gedrag]}\n",
        catalogue,
    )
    assert one._replace(places={}) == two._replace(places={})


def test_the_echoed_profile_gives_the_same_profile(catalogue: Catalogue) -> None:
    """Any family in the words of the catalogue, printed as JSON and read back."""

    @EXAMPLES
    @given(families_of(catalogue))
    def same(profile: Profile) -> None:
        text = json.dumps(wire.profile(profile), ensure_ascii=False)
        assert from_text(text, catalogue)._replace(places={}) == profile

    same()


@pytest.mark.parametrize(
    "options",
    [
        OPTIONS,
        ["-p", "netwerk"],
        ["-a", "zwanger", "-a", "0m", "-p", "jong-ouderschap", "--no-crisis"],
        ["-p", "drugs", "--fact", "emotie=nee"],
    ],
)
def test_the_echoed_profile_gives_the_same_answer(options: list[str]) -> None:
    """What an answer prints under 'profile' can be fed back; only how `--problems` was understood is no longer told."""
    given_ = answer("match", *options)
    again = answer("match", "-P", "-", stdin=json.dumps(given_["profile"], indent="\t"))
    kept = [n for n in given_["notices"] if n["code"] != "problems-of-the-family"]
    assert again == given_ | {"notices": kept}
    assert Draft202012Validator(schema("profile-schema.json")).is_valid(given_["profile"])


# -- options win, and add


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        (
            "situation: {severity: licht}",
            ["--severity", "ernstig"],
            {"situation": {"severity": "ernstig"}},
        ),
        ("situation: {crisis: true}", ["--no-crisis"], {"situation": {"crisis": False}}),
        (
            "situation: {placement: geen}",
            ["--placement", "dreigt"],
            {"situation": {"placement": "dreigt"}},
        ),
        (
            "situation: {region: utrecht}",
            ["--region", "Zeeland"],
            {"situation": {"region": "zeeland"}},
        ),
        ("facts: {recidive: laag}", ["--fact", "recidive=hoog"], {"facts": {"recidive": "hoog"}}),
        (
            "tried: [{id: mst, outcome: afgerond}]",
            ["--tried", "MST=afgebroken"],
            {"tried": [{"id": "mst", "outcome": "afgebroken"}]},
        ),
        (
            "first: netwerk",
            ["--first", "trauma", "-p", "trauma"],
            {"first": "trauma", "family": {"problems": ["netwerk", "trauma"]}},
        ),
        ("children: [{age: 4}]", ["--age", "14"], {"children": [{"age": 4}, {"age": 14}]}),
        (
            "children: [{age: 4}]",
            ["-p", "trauma"],
            {"children": [{"age": 4}], "family": {"problems": ["netwerk", "trauma"]}},
        ),
        (
            "children: [{age: 4, problems: [gedrag], placement: geen}]",
            ["--fact", "1:placement=dreigt", "--fact", "1:netwerk=nee"],
            {
                "children": [
                    {
                        "age": 4,
                        "problems": ["gedrag"],
                        "placement": "dreigt",
                        "facts": {"netwerk": "nee"},
                    }
                ]
            },
        ),
        (
            "children: [{age: 4}]",
            ["--child", "8:gedrag=ernstig"],
            {
                "children": [
                    {"age": 4},
                    {"age": 8, "problems": [{"problem": "gedrag", "severity": "ernstig"}]},
                ]
            },
        ),
        (
            "tried: [{id: Triple P}]",
            ["--tried", "triple-p=afgebroken"],
            {"tried": [{"id": "triple-p", "outcome": "afgebroken"}]},
        ),
        (
            "facts: {trauma: ja}",
            ["--fact", "emotie=nee"],
            {"facts": {"emotie": "nee"}, "family": {"problems": ["netwerk", "trauma"]}},
        ),
        (
            "facts: {trauma: nee}",
            ["--fact", "trauma=ja"],
            {"family": {"problems": ["netwerk", "trauma"]}},
        ),
        ("facts: {trauma: nee}", ["-p", "trauma"], {"family": {"problems": ["netwerk", "trauma"]}}),
    ],
)
def test_options_add_to_a_file_and_win_over_it(
    text: str, options: list[str], expected: dict[str, Any]
) -> None:
    """Whatever both say is as the option says; whatever one says is there."""
    given_ = answer(
        "match", "-P", "-", *options, stdin=f"family: {{problems: [netwerk]}}\n{text}\n"
    )
    assert {key: given_["profile"].get(key) for key in expected} == expected


def test_problems_of_options_added_to_children_of_a_file_are_the_familys(
    catalogue: Catalogue,
) -> None:
    """Those of a file belong to the child they stand with."""
    start = from_text("children: [{age: 4, problems: [hechting]}, {age: 14}]\n", catalogue)
    found = from_options(
        Options(ages=["8m"], problems=["trauma", " netwerk , trauma"]), catalogue, start
    )
    assert [sorted(c.problems) for c in found.children] == [["hechting"], [], []]
    assert found.family == {"netwerk", "trauma"}
    assert [sorted(u.stated) for u in found.units(catalogue)] == [
        ["hechting", "netwerk", "trauma"],
        ["netwerk", "trauma"],
        ["netwerk", "trauma"],
    ]


def test_without_children_there_is_one_of_unknown_age(catalogue: Catalogue) -> None:
    """Judged as a child, not listed as one."""
    found = from_options(Options(problems=["trauma"]), catalogue)
    assert found.children == ()
    assert [(u.age, *u.stated) for u in found.units(catalogue)] == [(None, "trauma")]
    assert answer("match", "-p", "trauma")["matches"][0]["children"] == []


def test_where_an_answer_was_given_is_kept(catalogue: Catalogue) -> None:
    """An option by its name, a file by its line."""
    start = from_text(
        "children:\n  - age: 4\n    problems: [hechting]\nsituation:\n  severity: licht\nfacts: {emotie: nee}\n",
        catalogue,
    )
    found = from_options(
        Options(ages=["14"], problems=["trauma"], crisis=False, facts=["recidive=laag"]),
        catalogue,
        start,
    )
    assert found.places == {
        (0, "age"): "gezin.yaml:2",
        (0, "hechting"): "gezin.yaml:3",
        (FAMILY, "severity"): "gezin.yaml:5",
        (FAMILY, "emotie"): "gezin.yaml:6",
        (1, "age"): "--age",
        (FAMILY, "trauma"): "--problems",
        (FAMILY, "crisis"): "--no-crisis",
        (FAMILY, "recidive"): "--fact",
    }


# -- unknown is never no


def test_unset_is_unknown() -> None:
    """What is not said is not in the profile, asked about, and excludes nothing."""
    unset, no = (
        answer("match", "-a", "14", "-p", "gedrag"),
        answer("match", "-a", "14", "-p", "gedrag", "--no-crisis"),
    )
    assert "situation" not in unset["profile"]
    assert no["profile"]["situation"] == {"crisis": False}
    (asks,) = [m for m in unset["matches"] if m["id"] == "families-first"]
    assert asks["verdict"] == "ask"
    assert "crisis" in [q["fact"] for q in asks["questions"]]
    assert "families-first" in [e["id"] for e in no["excluded"]]


def test_an_empty_answer_in_a_file_is_unknown(catalogue: Catalogue) -> None:
    """As the example profile has it: keys with nothing behind them."""
    text = "children:\n  - age:\n    problems: [gedrag]\nsituation:\n  crisis:\n  severity:\nfacts:\n  recidive:\nfirst:\n"
    assert from_text(text, catalogue)._replace(places={}) == Profile(
        (Child(None, frozenset({"gedrag"})),)
    )
    half = "family: {problems: [{problem: gedrag, severity: null}, {problem: middelen}]}\n"
    assert from_text(half, catalogue)._replace(places={}) == Profile(
        family=frozenset({"gedrag", "middelen"})
    )


def test_a_form_that_is_denied_is_not_asked_and_not_counted() -> None:
    """`--fact delinquentie=nee` with behaviour problems: whoever is only for delinquency falls away, with the way back."""
    given_ = answer(
        "match", "-a", "14", "-p", "gedrag", "--fact", "delinquentie=nee", "--fact", "middelen=nee"
    )
    (mdft,) = [e for e in given_["excluded"] if e["id"] == "mdft"]
    assert [r["code"] for r in mdft["reasons"]] == ["indication-unmet"]
    assert (mdft["near_miss"], "delinquentie" in mdft["change"]) == (True, True)
    assert given_["profile"]["facts"] == {"delinquentie": "nee", "middelen": "nee"}
    assert not {"delinquentie", "middelen"} & {q["fact"] for q in given_["next_questions"]}


def test_what_is_denied_is_never_asked() -> None:
    """Of several forms that would do, only the ones that were not answered are asked about."""
    given_ = answer("match", "-a", "14", "-p", "gedrag", "--fact", "delinquentie=nee")
    assert "delinquentie" not in {q["fact"] for q in given_["next_questions"]}
    assert "delinquentie" not in {q["fact"] for m in given_["matches"] for q in m["questions"]}


def test_ja_to_a_problem_states_it_for_the_family_or_for_a_child(catalogue: Catalogue) -> None:
    """`--fact middelen=ja` says it of the family, `--fact 1:middelen=ja` of the first child."""
    start = Options(ages=["14"], problems=["gedrag"])
    of_family = from_options(start._replace(facts=["middelen=ja"]), catalogue)
    assert of_family.children[0].problems == {"gedrag"}
    assert of_family.family == {"middelen"}
    of_child = from_options(start._replace(facts=["1:middelen=ja"]), catalogue)
    by_problem = from_options(Options(ages=["14"], problems=["gedrag,middelen"]), catalogue)
    assert of_child._replace(places={}) == by_problem._replace(places={})


def test_help_that_is_not_in_the_catalogue_is_kept_by_its_name() -> None:
    """It is told as tried, it is fed back, and it moves nothing."""
    without, given_ = (
        answer("match", "-a", "14", "-p", "gedrag", *tried)
        for tried in ([], ["--tried", "Triple P=afgebroken", "--tried", "mts"])
    )
    expected = [{"id": "mts"}, {"id": "triple-p", "outcome": "afgebroken"}]
    assert given_["profile"].pop("tried") == expected
    assert given_ == without
    text = run("match", "-a", "14", "-p", "gedrag", "--tried", "mts").out
    assert "mts (niet in deze catalogus)" in text


# -- words


def test_every_alias_and_name_of_a_problem_means_that_problem(catalogue: Catalogue) -> None:
    """In any case, with spaces, hyphens or underscores."""
    for problem in catalogue.problems.values():
        for word in (problem.id, *problem.aliases, problem.name):
            for written in (
                word,
                word.upper(),
                word.replace("-", " "),
                word.replace("-", "_"),
                f"  {word} ",
            ):
                assert catalogue.problem(written) == problem.id


@pytest.mark.parametrize(
    "how", [["-p", "drugs"], ["-p", "Alcohol"], ["-p", "gedrag", "--fact", "drugs=ja"], ["-P", "-"]]
)
def test_drugs_are_middelen(how: list[str]) -> None:
    """By option, by fact and from a file."""
    given_ = answer("match", *how, stdin="family: {problems: [Drugs]}\n")
    assert "middelen" in given_["profile"]["family"]["problems"]


def test_answers_are_read_in_any_case() -> None:
    """As are regions and outcomes."""
    situation = answer(
        "match",
        "-p",
        "gedrag",
        "--severity",
        "Ernstig",
        "--placement",
        "DREIGT",
        "--region",
        "Noord Holland",
    )["profile"]["situation"]
    assert situation == {"placement": "dreigt", "severity": "ernstig", "region": "noord-holland"}


# -- options that are not accepted


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["-p", "gedragg"], ("'gedragg'", "Bedoel je gedrag?")),
        (["-p", "middlen,gedrag"], ("'middlen'", "middelen")),
        (["-p", "xyzzy"], ("'xyzzy'", "Kies uit — kind: gedrag, ")),
        (["-p", "gedrag", "--first", "middelen"], ("middelen", "Kies uit: gedrag")),
        (
            ["-p", "gedrag", "--severity", "zwaar"],
            ("--severity", "'zwaar'", "licht, matig, ernstig"),
        ),
        (["-p", "gedrag", "--placement", "dreig"], ("--placement", "Bedoel je dreigt?")),
        (["-p", "gedrag", "--region", "zeelan"], ("--region", "Bedoel je zeeland?")),
        (["-p", "gedrag", "--fact", "recidive"], ("--fact", "'recidive'", "recidive=hoog")),
        (["-p", "gedrag", "--fact", "recidive=erg"], ("recidive", "'erg'", "laag, matig, hoog")),
        (["-p", "gedrag", "--fact", "recidieve=hoog"], ("'recidieve'", "Bedoel je recidive?")),
        (["-p", "gedrag", "--fact", "drugs=soms"], ("middelen", "'soms'", "ja, nee")),
        (["-p", "gedrag", "--fact", "gedrag=nee"], ("gedrag", "genoemd als ontkend")),
        (["-p", "delinquentie", "--fact", "gedrag=nee"], ("gedrag", "genoemd als ontkend")),
        (["-p", "gedrag", "--tried", "hulp 1234"], ("--tried", "geen nummers")),
        (
            ["-p", "gedrag", "--tried", "mst", "--tried", "MST=afgerond"],
            ("--tried", "dezelfde hulp"),
        ),
        (["-p", "gedrag", "--tried", "iets", "--tried", "Iets"], ("--tried", "dezelfde hulp")),
        (["-p", "gedrag", "--tried", "?"], ("--tried", "triple-p=afgebroken")),
        (["-p", "multiprobleem", "--first", "multiprobleem"], ("--first", "omstandigheid")),
        (["-p", "gedrag", "--fact", "2:trauma=nee"], ("geen kind", "--child")),
        (["--child", "8:crisis"], ("crisis", "het hele gezin")),
        (
            ["-p", "gedrag", "--tried", "mst=klaar"],
            ("--tried", "'klaar'", "afgerond, afgebroken, niet-gestart"),
        ),
        (["-p", " , "], ("--problems", "--profile")),
        ([], ("--problems", "--profile")),
    ],
)
def test_an_option_that_is_not_accepted_names_it_and_the_next_step(
    options: list[str], says: tuple[str, ...]
) -> None:
    """One sentence on stderr, nothing on stdout, exit 2."""
    done = run("match", *options, code=2)
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert [word for word in says if word not in done.err] == []


SEVERITIES = ["licht", "matig", "ernstig"]
ENDS = ["afgerond", "afgebroken", "niet-gestart"]
ANSWERS = ["crisis", "placement", "severity", "region", "recidive", "meer-levensgebieden", "gebruiksstoornis", "moeilijk-bereikbaar", "eerste-kind", "jeugdhulp", "jong-en-kwetsbaar", "verstorend-opvoedgedrag"]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code", "values"),
    [
        (Options(ages=["14"] * 21), "too-many-children", {"limit": 20}),
        (Options(children=["14"] * 21), "too-many-children", {"limit": 20}),
        (Options(children=["14"] * 20, ages=["3"]), "too-many-children", {"limit": 20}),
        (Options(placement="dreigd"), "unknown-answer", {"option": "--placement", "given": "dreigd", "near": ["dreigt"], "all": ["geen", "dreigt", "geplaatst"]}),
        (Options(severity="zwaar"), "unknown-answer", {"option": "--severity", "given": "zwaar", "near": [], "all": SEVERITIES}),
        (Options(children=["14:gedrag=veel"]), "unknown-answer", {"option": "--child …:gedrag", "given": "veel", "near": [], "all": ["ja", "nee", *SEVERITIES]}),
        (Options(children=["14:recidive=hoogg"]), "unknown-answer", {"option": "--child …:recidive", "given": "hoogg", "near": ["hoog"], "all": ["laag", "matig", "hoog"]}),
        (Options(children=["14:crisis=ja"]), "answer-of-family", {"fact": "crisis"}),
        (Options(children=["14:gedrag,gedrag=nee"]), "stated-and-denied", {"problem": "gedrag"}),
        (Options(children=["14:delinquentie,gedrag=nee"]), "stated-and-denied", {"problem": "gedrag"}),
        (Options(children=["14:gedrag=nee,delinquentie"]), "stated-and-denied", {"problem": "delinquentie"}),
        (Options(children=["14:matig"]), "answer-of-several", {"given": "matig", "all": ["severity=matig", "recidive=matig"]}),
        (Options(problems=["gedrag drugs"]), "words-apart", {"name": "gedrag drugs", "how": "--problems gedrag,drugs"}),
        (Options(children=["14:gedrag drugs"]), "words-apart", {"name": "gedrag drugs", "how": "gedrag,drugs"}),
        (Options(tried=["mst=klaar"]), "unknown-answer", {"option": "--tried", "given": "klaar", "near": [], "all": ENDS}),
        (Options(tried=["hulp 1234"]), "bad-help-name", {"near": []}),
        (Options(tried=["a" * 41]), "bad-help-name", {"near": []}),
        (Options(facts=["recidive"]), "fact-without-value", {"given": "recidive"}),
        (Options(facts=["recidive=hoogg"]), "unknown-answer", {"option": "--fact recidive", "given": "hoogg", "near": ["hoog"], "all": ["laag", "matig", "hoog"]}),
        (Options(facts=["trauma=veel"]), "unknown-answer", {"option": "--fact trauma", "given": "veel", "near": [], "all": ["ja", "nee"]}),
        (Options(facts=["recidiv=hoog"]), "unknown-fact", {"name": "recidiv", "near": ["recidive"], "all": ANSWERS}),
        (Options(facts=["gedragg=ja"]), "unknown-fact", {"name": "gedragg", "near": ["gedrag"], "all": ANSWERS}),
        *((Options(ages=["14"], facts=[f"{n}:recidive=hoog"]), "no-such-child", {"given": 1}) for n in ("2", "0", "x", "", "999", "１", "²")),
        (Options(facts=["1:recidive=hoog"]), "no-such-child", {"given": 0}),
        (Options(ages=["14"] * 10, facts=["100:recidive=hoog"]), "no-such-child", {"given": 10}),
        (Options(ages=["14"], facts=["1:crisis=ja"]), "answer-of-family", {"fact": "crisis"}),
        (Options(problems=["gedrag"], first="middelen"), "first-not-stated", {"problem": "middelen", "all": ["gedrag"]}),
        (Options(problems=["multiprobleem"], first="multiprobleem"), "first-is-circumstance", {"problem": "multiprobleem"}),
        (Options(problems=["gedrag"], facts=["gedrag=nee"]), "stated-and-denied", {"problem": "gedrag", "child": FAMILY}),
        (Options(ages=["14"], problems=["delinquentie"], facts=["1:gedrag=nee"]), "stated-and-denied", {"problem": "gedrag", "child": 0}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_option_has_a_code(
    options: Options, code: str, values: dict[str, Any], catalogue: Catalogue
) -> None:
    """With what was given and what may be."""
    with pytest.raises(UhpError) as error:
        from_options(options, catalogue)
    assert (error.value.code, error.value.values) == (code, values)


def test_a_word_of_an_option_that_is_no_problem_is_told_by_its_option(catalogue: Catalogue) -> None:
    """Whichever option it is, with those like it."""
    for options in (
        Options(problems=["gedragg"]),
        Options(problems=["gedrag"], first="gedragg"),
        Options(children=["14:gedragg"]),
    ):
        with pytest.raises(UhpError) as error:
            from_options(options, catalogue)
        values = error.value.values
        assert (error.value.code, values["name"], values["near"]) == ("unknown-problem", "gedragg", ["gedrag"])  # fmt: skip


def test_options_are_read_as_they_say(catalogue: Catalogue) -> None:
    """Children first, then what is the family's; where each was said, and in which words."""
    options = Options(
        children=["15:drugs=ernstig,geplaatst", "8m:gedrag=nee"],
        ages=["3"],
        problems=["overbelast, depressie", "blowen"],
        first="drugs",
        crisis=True,
        severity="licht",
        facts=["recidive=hoog", "trauma=nee", "2:middelen=nee", "3:adhd=ja"],
        tried=["iag", "mst=afgerond", "Zorg Thuis=afgebroken", "Aan Zet"],
    )
    assert from_options(options, catalogue) == Profile(
        (
            Child(Age(180, 191), frozenset({"middelen"}), {"middelen": "ernstig"}, {"placement": "geplaatst"}),
            Child(Age(8, 8), denied=frozenset({"gedrag", "middelen"})),
            Child(Age(36, 47), frozenset({"psychiatrie"})),
        ),
        frozenset({"overbelasting", "emotie", "middelen"}),
        {"crisis": "ja", "severity": "licht", "recidive": "hoog"},
        frozenset({"trauma"}),
        {"iag": "", "mst": "afgerond"},
        "middelen",
        {
            (0, "age"): "--child",
            (0, "middelen"): "--child",
            (0, "placement"): "--child",
            (1, "age"): "--child",
            (1, "gedrag"): "--child",
            (2, "age"): "--age",
            **{(FAMILY, p): "--problems" for p in ("overbelasting", "emotie", "middelen")},
            (FAMILY, "crisis"): "--crisis",
            (FAMILY, "severity"): "--severity",
            **dict.fromkeys(((FAMILY, "recidive"), (FAMILY, "trauma"), (1, "middelen"), (2, "psychiatrie")), "--fact"),
        },
        elsewhere={"aan-zet": "", "zorg-thuis": "afgebroken"},
        words={"middelen": "drugs, blowen", "overbelasting": "overbelast", "emotie": "depressie", "psychiatrie": "adhd"},
    )  # fmt: skip
    found = from_options(options, catalogue)
    assert (list(found.tried), list(found.elsewhere)) == (["iag", "mst"], ["aan-zet", "zorg-thuis"])


@pytest.mark.parametrize("second", ["mst", "Multisysteem Therapie=afgebroken", "MST"])
def test_the_same_earlier_help_under_two_names_is_told(catalogue: Catalogue, second: str) -> None:
    """It took the last; the sentence names the option."""
    with pytest.raises(UhpError) as error:
        from_options(Options(ages=["14"], problems=["gedrag"], tried=["mst", second]), catalogue)
    assert (error.value.code, error.value.values) == ("tried-twice", {"option": "--tried"})


def test_an_age_that_a_program_gives_is_read_as_in_a_file(catalogue: Catalogue) -> None:
    """Whole years from 0 to 30, however long the number is."""
    for age in (31, -1, 10**5_000, True, 14.5, [14], "014"):
        with pytest.raises(UhpError) as error:
            from_data({"children": [{"age": age, "problems": ["gedrag"]}]}, catalogue)
        assert (error.value.code, error.value.place) == ("profile-bad-age", "children[0].age")
    assert from_data({"children": [{"age": 30}]}, catalogue).children[0].age == parse_age("30")


# -- files that are not accepted


BAD = {
    "empty": ("", "1:1"),
    "only a comment": ("# niets\n", "1:1"),
    "the same help twice": (
        "tried:\n  - {id: mst, outcome: afgerond}\n  - {id: MST, outcome: afgebroken}\n",
        "3:10",
    ),
    "a list": ("- gedrag\n", "1:1"),
    "a word": ("gedrag\n", "1:1"),
    "children not a list": ("children: 3\n", "1:11"),
    "a child not a mapping": ("children: [14]\n", "1:12"),
    "problems not a list": ("family: {problems: gedrag}\n", "1:20"),
    "an unknown key": ("family: {problems: [gedrag]}\nnaam: Jan\n", "2:1"),
    "an unknown key of a child": ("children:\n  - age: 14\n    school: x\n", "3:5"),
    "a birth date as a key": ("children:\n  - geboren: x\n", "2:5"),
    "an age of 200": ("children:\n  - age: 200\n", "2:10"),
    "an age with a point": ("children:\n  - age: 14.5\n", "2:10"),
    "an age that is true": ("children:\n  - age: true\n", "2:10"),
    "an age below zero": ("children:\n  - age: -1\n", "2:10"),
    "an age of thousands of digits": (f"children:\n  - age: {'9' * 5_000}\n", "2:10"),
    "an age in words": ("children:\n  - age: veertien\n", "2:10"),
    "an unknown problem": ("family:\n  problems: [gedrag, gedragg]\n", "2:22"),
    "a problem that is a number": ("family:\n  problems: [7]\n", "2:14"),
    "a situation of another kind": ("situation: {haast: ja}\n", "1:13"),
    "crisis perhaps": ("situation: {crisis: misschien}\n", "1:21"),
    "an unknown severity": ("situation:\n  severity: zwaar\n", "2:13"),
    "a number as an answer": ("facts: {recidive: 3}\n", "1:19"),
    "an unknown fact": ("facts: {schulden-hoogte: hoog}\n", "1:9"),
    "a problem that is perhaps": ("facts: {trauma: misschien}\n", "1:17"),
    "tried not a mapping": ("tried: [mst]\n", "1:9"),
    "tried with a number": ("tried:\n  - id: hulp 1234\n", "2:9"),
    "first is a circumstance": (
        "family: {problems: [multiprobleem]}\nfirst: multiprobleem\n",
        "2:8",
    ),
    "a severity of a problem": (
        "family:\n  problems: [{problem: gedrag, severity: erg}]\n",
        "2:42",
    ),
    "a problem without its word": ("family:\n  problems: [{severity: licht}]\n", "2:14"),
    "an answer of the family at a child": ("children:\n  - {age: 14, crisis: ja}\n", "2:15"),
    "an age above thirty": ("children:\n  - age: 31\n", "2:10"),
    "tried with an unknown end": ("tried:\n  - {id: mst, outcome: klaar}\n", "2:24"),
    "tried without an id": ("tried:\n  - outcome: afgerond\n", "2:5"),
    "first unknown": ("family: {problems: [gedrag]}\nfirst: gedragg\n", "2:8"),
    "first not stated": ("family: {problems: [gedrag]}\nfirst: middelen\n", "2:8"),
    "stated and denied": ("family: {problems: [delinquentie]}\nfacts: {gedrag: nee}\n", "2:17"),
    "a key twice": ("family: {problems: [gedrag]}\nfamily: {problems: []}\n", "2:1"),
    "an anchor": ("family: &a {problems: [gedrag]}\n", "1:9"),
    "an alias": ("family: *a\n", "1:9"),
    "a tag": ("family: !!map {problems: [gedrag]}\n", "1:9"),
    "a second document": ("family: {problems: [gedrag]}\n---\nx: 1\n", "2:1"),
    "a tab": ("children:\n\t- age: 14\n", "2:1"),
    "an open bracket": ("family: {problems: [gedrag\n", "2:1"),
    "a control character": ("family: {problems: [ged\x1brag]}\n", "1:24"),
    "not a word but a list as key": ("? [a]\n: 1\n", "1:3"),
}


@pytest.mark.parametrize(("text", "place"), BAD.values(), ids=BAD.keys())
def test_a_bad_profile_is_one_line_with_its_place(
    text: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, line and column; nothing on stdout; exit 2; in both languages."""
    monkeypatch.chdir(tmp_path)
    Path("gezin.yaml").write_text(text, encoding="utf-8")
    for lang in ("nl", "en"):
        done = run("match", "-P", "gezin.yaml", "--lang", lang, code=2)
        assert done.out == ""
        assert len(done.err.splitlines()) == 1
        assert done.err.startswith(f"uhp: gezin.yaml:{place}: "), done.err


KEYS = ["children", "family", "situation", "facts", "tried", "first"]
OF_CHILD = ["age", "problems", "placement", "severity", "facts"]
FACTS = ["spoed", "spoedeisend", "recidive", "meer-levensgebieden", "gebruiksstoornis", "moeilijk-bereikbaar", "eerste-kind", "jeugdhulp", "jong-en-kwetsbaar", "verstorend-opvoedgedrag", "gedrag", "antisociaal"]  # fmt: skip
FACTS_OF_CHILD = ["recidive", "meer-levensgebieden", "gebruiksstoornis", "jeugdhulp", "verstorend-opvoedgedrag", "gedrag", "antisociaal", "delinquentie", "middelen", "emotie", "psychiatrie", "suicidaliteit"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "path", "code", "values"),
    [
        ("", "", "empty", {"rule": "empty"}),
        ("family: *a\n", "1:9", "unreadable", {"rule": "alias"}),
        ("gedrag\n", "", "needs-mapping", {"keys": KEYS}),
        ("familie: {}\n", "", "unknown-key", {"near": ["family"], "all": KEYS}),
        ("children: 3\n", "children", "needs-list", {}),
        ("children: [14]\n", "children[0]", "needs-mapping", {"keys": OF_CHILD}),
        ("children: [{ages: 14}]\n", "children[0]", "unknown-key", {"near": ["age"], "all": OF_CHILD}),
        ("children: [{age: 3}, {age: 31}]\n", "children[1].age", "bad-age", {}),
        (f"children: [{', '.join(['{age: 3}'] * 21)}]\n", "children[20]", "too-many-children", {"limit": 20}),
        ("children: [{problems: 3}]\n", "children[0].problems", "needs-list", {}),
        ("children: [{severity: erg}]\n", "children[0].severity", "unknown-answer", {"fact": "severity", "near": [], "all": SEVERITIES}),
        ("children: [{facts: {recidive: hoogg}}]\n", "children[0].facts.recidive", "unknown-answer", {"fact": "recidive", "near": ["hoog"], "all": ["laag", "matig", "hoog"]}),
        ("children: [{problems: [delinquentie], facts: {gedrag: nee}}]\n", "children[0].facts.gedrag", "stated-and-denied", {}),
        ("children: [{}, {problems: [delinquentie], facts: {gedrag: nee}}]\n", "children[1].facts.gedrag", "stated-and-denied", {}),
        ("children: [{facts: 3}]\n", "children[0].facts", "needs-mapping", {"keys": FACTS_OF_CHILD}),
        ("children: [{facts: {spoed: ja}}]\n", "children[0].facts", "unknown-key", {"near": [], "all": FACTS_OF_CHILD}),
        ("facts: 3\n", "facts", "needs-mapping", {"keys": FACTS}),
        ("family: 3\n", "family", "needs-mapping", {"keys": ["problems"]}),
        ("family: {problems: gedrag}\n", "family.problems", "needs-list", {}),
        ("family: {problems: [gedrag, geplaatst]}\n", "family.problems[1]", "word-is-answer", {"how": "situation: {placement: geplaatst}"}),
        ("family: {problems: [{problem: geplaatst}]}\n", "family.problems[0].problem", "word-is-answer", {"how": "situation: {placement: geplaatst}"}),
        ("family: {problems: [{problems: gedrag}]}\n", "family.problems[0]", "unknown-key", {"near": ["problem"], "all": ["problem", "severity"]}),
        ("family: {problems: [{problem: gedrag, severity: matg}]}\n", "family.problems[0].severity", "unknown-answer", {"fact": "severity", "near": ["matig"], "all": SEVERITIES}),
        ("family: {problems: [delinquentie]}\nfacts: {gedrag: nee}\n", "facts.gedrag", "stated-and-denied", {}),
        ("situation: []\n", "situation", "needs-mapping", {"keys": ["crisis", "placement", "severity", "region"]}),
        ("situation: {crisis: jaa}\n", "situation.crisis", "unknown-answer", {"fact": "crisis", "near": ["ja"], "all": ["ja", "nee"]}),
        ("situation: {crisis: 1}\n", "situation.crisis", "unknown-answer", {"fact": "crisis", "near": [], "all": ["ja", "nee"]}),
        ("facts: {trauma: misschien}\n", "facts.trauma", "unknown-answer", {"fact": "trauma", "near": [], "all": ["ja", "nee"]}),
        ("tried: {}\n", "tried", "needs-list", {}),
        ("tried: [mst]\n", "tried[0]", "needs-mapping", {"keys": ["id", "outcome"]}),
        ("tried: [{id: mst, outcome: klaar}]\n", "tried[0].outcome", "unknown-answer", {"fact": "outcome", "near": [], "all": ENDS}),
        ("tried: [{id: mst, outcome: 3}]\n", "tried[0].outcome", "unknown-answer", {"fact": "outcome", "near": [], "all": ENDS}),
        ("tried: [{id: mst}, {id: 3}]\n", "tried[1].id", "bad-help-name", {}),
        ("tried: [{id: iets}, {id: Iets}]\n", "tried[1].id", "tried-twice", {}),
        ("first: geplaatst\n", "first", "word-is-answer", {"how": "situation: {placement: geplaatst}"}),
        ("family: {problems: [gedrag]}\nfirst: middelen\n", "first", "first-not-stated", {}),
        ("family: {problems: [multiprobleem]}\nfirst: multiprobleem\n", "first", "first-is-circumstance", {}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_profile_has_a_code_and_a_path(
    text: str, path: str, code: str, values: dict[str, Any], catalogue: Catalogue
) -> None:
    """With what may stand there; a path instead of a place when a program gives the data."""
    with pytest.raises(UhpError) as error:
        from_document(read(text.encode(), ""), catalogue)
    place = f":{path or '1:1'}" if code in ("empty", "unreadable") else path
    told = (error.value.code, error.value.place, error.value.values)
    assert told == (f"profile-{code}", place, values)


def test_as_many_children_as_a_family_may_have_are_read(catalogue: Catalogue) -> None:
    """Twenty, and no child at all."""
    many = f"children: [{', '.join(['{age: 3}'] * CHILDREN_MAX)}]\n"
    assert len(from_text(many, catalogue).children) == CHILDREN_MAX == 20
    assert from_text("family: {problems: [gedrag]}\n", catalogue).children == ()


def test_identifying_data_is_refused_before_anything_is_read(catalogue: Catalogue) -> None:
    """Also in a remark, and where something else is wrong too."""
    with pytest.raises(UhpError) as error:
        from_text("familie: {}\n# 123456782\n", catalogue)
    assert (error.value.code, error.value.place) == ("identifying", "gezin.yaml:2")


def test_a_word_that_is_no_problem_is_told_with_those_like_it(catalogue: Catalogue) -> None:
    """And with the problems by whom they are about, but without the word."""
    for text, near in (("gedragg", ["gedrag"]), ("7", [])):
        with pytest.raises(UhpError) as error:
            from_text(f"family: {{problems: [{text}]}}", catalogue)
        assert (error.value.code, error.value.values["near"]) == ("profile-unknown-problem", near)
        sides: Any = error.value.values["sides"]
        listed = [p for _, problems in sides for p in problems]
        assert sorted(listed) == sorted(catalogue.problems)
        assert set(error.value.values) == {"near", "sides"}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"family: {problems: [\xe9]}", "1:21"),
        ("family: {}".encode("utf-16"), "1:1"),
        (b"#" * (1024 * 1024 + 1), "1:1"),
        (b"a: [" * 60, "1:20"),
    ],
    ids=["latin-1", "utf-16", "more than a megabyte", "deep"],
)
def test_bytes_that_are_not_a_profile(
    raw: bytes, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for what is no text, too much or too deep."""
    monkeypatch.chdir(tmp_path)
    Path("gezin.yaml").write_bytes(raw)
    done = run("match", "-P", "gezin.yaml", code=2)
    assert (done.out, len(done.err.splitlines())) == ("", 1)
    assert re.match(rf"uhp: gezin\.yaml:{place if raw[:2] != b'a:' else '1:[0-9]+'}: ", done.err), (
        done.err
    )


def test_a_file_that_is_not_there() -> None:
    """Named, with the next step."""
    done = run("match", "-P", "er-is-geen.yaml", code=2)
    assert (done.out, "er-is-geen.yaml" in done.err) == ("", True)


# -- nothing about a family in an error


def _canaries() -> Iterator[tuple[str, str]]:
    """Give bad profiles, each with a word of its own that must not come back."""
    places = (
        "{c}: x", "x: {c}", "{c}", "- {c}", "[{c}]", "children: {c}", "children: [{c}]", "children: [{{age: {c}}}]", "children: [{{{c}: 14}}]",
        "children: [{{age: 14, {c}: x}}]", "children: [{{problems: {c}}}]", "children: [{{problems: [{c}]}}]", "children: [{{problems: [gedrag, {c}]}}]",
        "family: {c}", "family: {{{c}: x}}", "family: {{problems: [{c}]}}", "family: {{problems: {c}}}", "situation: {{crisis: {c}}}",
        "situation: {{severity: {c}}}", "situation: {{region: {c}}}", "situation: {{{c}: ja}}", "situation: {c}", "facts: {{recidive: {c}}}", "facts: {{{c}: ja}}",
        "facts: {{trauma: {c}}}", "facts: [{c}]", "tried: [{c}]", "tried: {c}", "tried: [{{id: {c}}}]", "tried: [{{id: mst, outcome: {c}}}]",
        "tried: [{{{c}: mst}}]", "first: {c}", "first: [{c}]", "family: &{c} x", "family: *{c}", "family: !{c} x", "{c}: 1\n{c}: 2", "a: [{c}", "{c}: 'x",
        "\t{c}: x", "{c}: x: y", "? [{c}]\n: x", "--- {c}\n--- {c}", "%{c}\n", "{c}\x07", "<<: {c}", '"{c}\\q"', "name: {{naam: {c}}}",
    )  # fmt: skip
    shapes = (
        "kanarie{n}",
        "KANARIE-{n}",
        "gedragkanarie{n}",
        "'Jan {n} Kanarie'",
        "kanarié{n}",
        "99{n}",
    )
    number = 1000
    for place in places:
        for shape in shapes:
            number += 1
            word = shape.format(n=number)
            yield place.format(c=word), str(number)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("[" * 60, "50 niveaus"), ("#" * 1_048_577, "1 MiB"), ("[" + "1," * 30_000, "(21000)"), ("family:\nfirst: a\nfamily:\n", "eerder op regel 1)")],
)  # fmt: skip
def test_a_profile_that_cannot_be_read_is_told_the_limit_or_the_line(text: str, limit: str) -> None:
    """These are no words of the family."""
    assert limit in run("match", "--profile", "-", stdin=text, code=2).err


def test_no_bad_profile_is_ever_repeated() -> None:
    """Whatever is wrong, in a key or a value: the message has the place and not the text."""
    tried = 0
    for text, canary in _canaries():
        done = run(
            "match",
            "-P",
            "-",
            *(["--lang=nl"], ["--lang=en", "--json"])[tried % 2],
            stdin=text,
            code=None,
        )
        assert (done.code, done.out) == (2, ""), text
        assert canary not in done.err, text
        assert "kanari" not in done.err.casefold(), text
        assert re.match(r"uhp: <stdin>:[0-9]+:[0-9]+: ", done.err), done.err
        tried += 1
    assert tried >= 200


def _bsn(seed: int) -> str:
    """Return a number of nine digits that passes the check of a citizen service number."""
    digits = [random.Random(seed + n).randrange(1, 10) for n in range(8)]  # noqa: S311
    last = sum(d * w for d, w in zip(digits, range(9, 1, -1), strict=True)) % 11
    return "".join(map(str, digits)) + str(last) if last < 10 else _bsn(seed + 100)


PERSONAL = [
    *(_bsn(n) for n in range(20)),
    *("1112.22.333", "111 222 333", "11122233-3", "12345672"),
    *("12-03-2011", "2011-03-12", "12/3/2011", "12.03.2011", "12 03 2011", "20110312", "3-12-99"),
    *("jan@voorbeeld.nl", "Jan.Jansen+gezin@mail.voorbeeld.org"),
    *(
        "06-12345678",
        "0612345678",
        "+31 6 12345678",
        "0031612345678",
        "020-1234567",
        "020 123 45 67",
    ),
    *("1234 AB", "1234ab", "9999ZZ", "1234-AB", "1234 ab"),
    *("14 123456782", "123456782 14", "8 123456782", "123/456/782", "123_456_782"),
    *("geboren 12 maart 2012", "12-mrt-2012", "12 - 03 - 2012", "March 12, 2012", "3e mei 12"),
    *("(06) 12345678", "06/12345678", "+31 (0)6 12345678"),
    *("06\u00a012345678", "123\u2011456\u2011782", "123\u00a0456\u00a0782"),
]


@pytest.mark.parametrize("secret", PERSONAL)
def test_identifying_data_is_refused_anywhere_and_never_repeated(secret: str) -> None:
    """As a value, as a key, in a comment: the message names the line."""
    for text, line in (
        (f"# {secret}\nfamily: {{problems: [gedrag]}}\n", 1),
        (f"family:\n  problems: ['{secret}']\n", 2),
        (f"family: {{problems: [gedrag]}}\n'{secret}': x\n", 2),
        (f"children:\n  - age: 14\n    note: over {secret}.\n", 3),
        (f'{{"family": {{"problems": ["gedrag"]}},\n"x": "{secret}"}}\n', 2),
    ):
        done = run("match", "-P", "-", stdin=text, code=2)
        assert done.out == ""
        assert secret not in done.err
        assert not set(re.findall(r"\d{3,}", secret)) & set(re.findall(r"\d{3,}", done.err))
        assert done.err.startswith(
            f"uhp: <stdin>:{line}: hier staat iets dat kan verraden wie het gezin is"
        ), done.err


@pytest.mark.parametrize("secret", PERSONAL[:20])
def test_a_bsn_with_one_digit_wrong_is_just_a_number(secret: str) -> None:
    """The check digit catches every single mistake, so that few other numbers are refused."""
    for place in range(9):
        wrong = secret[:place] + str((int(secret[place]) + 1) % 10) + secret[place + 1 :]
        assert identity(wrong) != "bsn"
    assert identity(secret) == "bsn"


@given(st.integers(0, 10**9 - 1))
@example(0)
def test_a_number_is_a_bsn_when_another_program_says_so(number: int) -> None:
    """The check digit is that of python-stdnum, with and without the zeros in front."""
    written = f"{number:09}"
    expected = bsn.is_valid(written)
    assert (identity(f"# {written}") == "bsn") == expected
    assert not expected or identity(f"({written[:4]}.{written[4:6]}.{written[6:]})") == "bsn"


@pytest.mark.parametrize(
    "text",
    [
        "children: [{age: 14}, {age: 8m}]",
        "# 2 kinderen, 14 en 15 jaar",
        "region: noord-holland",
        "999999999",
        "# versie 1.2.3",
        "# versie 1.2.13",
        "# sinds 2024 in beeld",
        "# van 2019 en 2020 is niets bekend",
        "# kinderen van 4 8 12",
        "# hulp in maart, 2 keer",
        "# regel 1922-1926",
    ],
)
def test_what_is_not_identifying_is_let_through(text: str) -> None:
    """Ages, counts and words."""
    assert identity(text) == ""


@pytest.mark.parametrize("secret", ["123456782", "14 123456782", "jan-123456782", "x123456782x"])
@pytest.mark.parametrize(
    "call",
    [
        *(("match", "-p", "gedrag", option, "{}") for option in ("--age", "-p", "--first", "--severity", "--region", "--fact", "--tried", "--lang", "--top", "--format", "--role", "--output", "--catalogue", "--profile")),
        *((verb, "{}") for verb in ("why", "show", "rule", "validate", "schema", "recheck", "test", "batch")),
        ("match", "-p", "gedrag,", "{}"),
        ("{}",),
        ("profile", "{}"),
        ("match", "--{}"),
        ("gaps", "--profiles", "{}"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_citizen_service_number_on_the_command_line_is_never_repeated(
    call: tuple[str, ...], secret: str
) -> None:
    """In whatever option or word it stands, also where no word belongs."""
    done = run(*(part.replace("{}", secret) for part in call), code=2)
    assert "123456782" not in done.out + done.err
    assert done.err


def test_what_is_left_unsaid_leaves_the_rest() -> None:
    """Each kind gives way to one sign."""
    text = "bel 06-12345678 of jan@voorbeeld.nl, 12 maart 2012, 123456782, in 2024"
    assert unsaid(text) == "bel … of …, …, …, in 2024"
    assert unsaid(text, all_kinds=False) == text.replace("123456782", "…")


def test_a_name_of_a_file_or_case_that_tells_who_it_is_about_is_not_repeated(
    tmp_path: Path,
) -> None:
    """In an answer the place is told without it; a case is refused."""
    path = tmp_path / "jan-123456782.yaml"
    path.write_text("family: {problems: [gedrag]}\n", encoding="utf-8")
    for how in ("json", "text", "markdown"):
        assert "123456782" not in run("why", "mst", "-P", str(path), "--format", how).out
    cases = tmp_path / "cases.yaml"
    cases.write_text(
        "cases:\n  - name: Jan 123456782\n    profile: {family: {problems: [gedrag]}}\n"
        "    expect: {present: [mst]}\n",
        encoding="utf-8",
    )
    for call in (("test", str(cases)), ("gaps", "--profiles", str(cases))):
        done = run(*call, code=2)
        assert "123456782" not in done.out + done.err
        assert ":2:" in done.err


def test_a_profile_is_not_checked_as_a_catalogue(tmp_path: Path) -> None:
    """The wrong verb would print its lines."""
    path = tmp_path / "gezin.yaml"
    path.write_text("family: {problems: [gedrag]}\nnaam: KANARIE\n", encoding="utf-8")
    done = run("validate", str(path), code=2)
    assert "KANARIE" not in done.out + done.err
    assert "uhp profile check" in done.err


def test_more_children_than_a_family_has_are_refused() -> None:
    """With the place in a file, and with the limit in options; a family of so many costs nothing."""
    one = "  - {age: 14, problems: [gedrag]}\n"
    done = run("match", "-P", "-", stdin="children:\n" + one * 21, code=2)
    assert done.err.startswith("uhp: <stdin>:22:5: hier staan meer dan 20 kinderen")
    run("match", "-P", "-", stdin="children:\n" + one * 20)
    assert "20" in run("match", "-p", "gedrag", *("-a", "14") * 21, code=2).err
    assert run("match", "-P", "-", "-a", "3", stdin="children:\n" + one * 20, code=2).out == ""


def test_errors_about_a_file_never_hold_what_the_family_said(catalogue: Catalogue) -> None:
    """Also when everything in it is coded: not which problems were stated or denied."""
    for text in (
        "family: {problems: [verwaarlozing]}\nfirst: trauma\n",
        "family: {problems: [verwaarlozing]}\nfacts: {kindermishandeling: nee}\n",
    ):
        with pytest.raises(UhpError) as caught:
            from_text(text, catalogue)
        assert not {"verwaarlozing", "kindermishandeling", "trauma"} & set(
            re.findall(r"[a-z-]+", str(caught.value.values))
        )


# -- no place for who the family is


def test_a_profile_has_no_place_for_who_the_family_is(catalogue: Catalogue) -> None:
    """No name, date, number, address, origin, belief or income, in no spelling; and no free text."""
    keys = ("naam", "name", "voornaam", "initialen", "bsn", "geboortedatum", "birthdate", "adres", "address", "postcode", "school", "nationaliteit", "geboorteland",
            "etniciteit", "religie", "geloof", "taal", "inkomen", "income", "geslacht", "opmerking", "notitie", "label")  # fmt: skip
    for key in keys:
        for text in (
            f"{key}: x\n",
            f"children:\n  - {key}: x\n",
            f"family:\n  {key}: x\n",
            f"situation:\n  {key}: x\n",
            f"facts:\n  {key}: x\n",
        ):
            with pytest.raises(UhpError) as caught:
                from_text(text, catalogue)
            assert caught.value.code == "profile-unknown-key"
    assert {fold(f) for f in catalogue.facts}.isdisjoint(keys)

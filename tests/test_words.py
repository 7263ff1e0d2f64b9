"""Every sentence in both languages, every word with a label, and no code that nobody says."""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from string import Formatter
from types import SimpleNamespace
from typing import Any, cast, get_args

import pytest

from conftest import ROOT, run
from uhp_cli.checking.diagnostics import Diagnostic
from uhp_cli.checking.rules import RULES
from uhp_cli.door.boundary import sentence
from uhp_cli.errors import UhpError
from uhp_cli.method.cases import Expect
from uhp_cli.method.changes import Kind, Severity
from uhp_cli.method.judging import AGE, EXCLUSION, INDICATION, PLACEMENT, PROBLEM
from uhp_cli.method.ranking import Key
from uhp_cli.method.reasons import Code
from uhp_cli.reading import loading
from uhp_cli.reading.loading import schema
from uhp_cli.source.yaml_source import Span
from uhp_cli.telling import en, nl, teller
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.ages import AgeRange, parse_age
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.vocab import Level, Outcome, Phase, Role, State, Verdict

SOURCES = {
    p.relative_to(ROOT / "src" / "uhp_cli").as_posix(): ast.parse(p.read_text(encoding="utf-8"))
    for p in sorted((ROOT / "src" / "uhp_cli").rglob("*.py"))
}
SENTENCES = ("telling/nl.py", "telling/en.py")
SAYERS = ("say", "UhpError")
"""What takes a code as its first argument."""


def blanks(text: str) -> list[str]:
    """Return the names between braces."""
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Give every call that takes a code, with its file; `files.say` prints."""
    for name, source in SOURCES.items():
        for node in ast.walk(source):
            if isinstance(node, ast.Call) and node.args:
                called = ast.unparse(node.func)
                if called.rpartition(".")[2] in SAYERS and called != "files.say":
                    yield name, node


def said(node: ast.expr) -> Iterator[str]:
    """Give the codes that an argument may be, as far as they stand there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from said(node.body)
        yield from said(node.orelse)


def written() -> set[str]:
    """Return every text in the program that is no docstring and no sentence."""
    found = set()
    for name, source in SOURCES.items():
        if name not in SENTENCES:
            remarks = {
                id(n.value)
                for n in ast.walk(source)
                if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
            }
            found |= {
                str(n.value)
                for n in ast.walk(source)
                if isinstance(n, ast.Constant) and id(n) not in remarks
            }
    return found


def built() -> set[str]:
    """Return the codes that are put together, such as f"phase-{phase}", as patterns."""
    found = set()
    for node in (n for s in SOURCES.values() for n in ast.walk(s)):
        pieces: list[ast.expr] = []
        if isinstance(node, ast.JoinedStr):
            pieces = node.values
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            pieces = [node.left, node.right]
        fixed = [p.value if isinstance(p, ast.Constant) else None for p in pieces]
        if fixed and isinstance(fixed[0], str) and re.fullmatch("[a-z]+(-[a-z]+)*-?", fixed[0]):
            found.add("".join("[a-z_-]+" if f is None else re.escape(str(f)) for f in fixed))
    return found


# -- two languages


def test_both_languages_have_the_same_codes() -> None:
    """A code that one of them lacks is named here."""
    assert set(nl.SENTENCES) ^ set(en.SENTENCES) == set()


@pytest.mark.parametrize("code", nl.SENTENCES)
def test_a_sentence_has_the_same_blanks_in_both_languages(code: str) -> None:
    """Neither of them is empty, and nothing but names stands between braces."""
    dutch, english = nl.SENTENCES[code], en.SENTENCES[code]
    assert dutch.strip()
    assert english.strip()
    assert blanks(dutch) == blanks(english)
    assert all(re.fullmatch("[a-z_]+", name) for name in blanks(dutch))


def test_a_language_that_is_not_finished_never_speaks_another(
    monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue
) -> None:
    """A third module with three sentences says those three; all the rest is a KeyError."""
    french = {"fits": "convient", "age": "âge", "years": "{n} ans"}
    module = SimpleNamespace(SENTENCES=french)
    monkeypatch.setitem(sys.modules, "uhp_cli.telling.fr", module)
    words = Words(cast(Lang, "fr"), catalogue)
    assert [words.say("fits"), words.fact("age"), words.age(parse_age("14"))] == [
        "convient",
        "âge",
        "14 ans",
    ]
    unsaid: tuple[Callable[[], str], ...] = (
        lambda: words.say("ask"),
        lambda: words.problem("gedrag"),
        lambda: words.level("goede-aanwijzingen"),
        lambda: words.fact_question("crisis"),
        lambda: words.involve("gedrag"),
        lambda: words.both(("Ja.", "Yes.")),
    )
    for say in unsaid:
        with pytest.raises(KeyError):
            say()


# -- every code a sentence, every sentence a code


def test_every_code_that_is_said_has_a_sentence() -> None:
    """As far as the code stands in the call."""
    found = {(code, name) for name, node in calls() for code in said(node.args[0])}
    assert len(found) > 100
    assert sorted((code, name) for code, name in found if code not in nl.SENTENCES) == []


def test_every_sentence_gets_the_values_it_needs() -> None:
    """Where code and values stand in one call: every blank has its value."""
    missing, checked = [], 0
    for name, node in calls():
        if ast.unparse(node.func) == "UhpError" or any(k.arg is None for k in node.keywords):
            continue
        given = {k.arg for k in node.keywords}
        for code in said(node.args[0]):
            checked += 1
            missing += [
                (name, node.lineno, code, blank)
                for blank in blanks(nl.SENTENCES[code])
                if blank not in given
            ]
    assert checked > 100
    assert missing == []


def test_every_sentence_is_said_somewhere() -> None:
    """A code that stands nowhere in the program, not even in part, is dead."""
    delivery = schema("schema.json")["$defs"]["delivery"]["properties"]
    alive = written() | {*Key._fields, *delivery}
    pattern = re.compile("|".join(built()))
    assert [c for c in nl.SENTENCES if c not in alive and not pattern.fullmatch(c)] == []


def test_every_reason_has_a_sentence_or_a_question() -> None:
    """But for a missing answer, which the catalogue asks in its own words."""
    asked = {*teller.QUESTIONS, "answer-missing"}
    assert [c for c in get_args(Code) if c not in asked and c not in nl.SENTENCES] == []
    assert [q for q in teller.QUESTIONS.values() if q not in nl.SENTENCES] == []


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("expect-{}", Expect._fields),
        ("edit-{}", Kind),
        ("severity-{}", Severity),
        ("phase-{}", Phase),
        ("plain-role-{}", Role),
        ("reason-{}", (PLACEMENT, PROBLEM, AGE, INDICATION, EXCLUSION)),
        ("report-reason-{}", (PLACEMENT, PROBLEM, AGE, INDICATION, EXCLUSION)),
        ("{}", Verdict),
        ("{}", Key._fields),
        ("state-exclusion-{}", (State.MET, State.UNMET)),
        ("state-{}", State),
        ("profile-{}", ("stated-and-denied", "first-not-stated", "first-is-circumstance")),
    ],
    ids=str,
)
def test_a_code_that_is_put_together_always_has_a_sentence(
    shape: str, words: Iterable[str]
) -> None:
    """Each word of a closed list gives a code that can be said."""
    assert [w for w in words if shape.format(w) not in nl.SENTENCES] == []


@pytest.mark.parametrize(
    ("key", "prefix"),
    [
        ("control_group", "control"),
        ("direction", "direction"),
        ("country", "country"),
        ("scope", "scope"),
        ("effects", "effect"),
    ],
)
def test_every_word_that_a_catalogue_may_use_has_a_label(key: str, prefix: str) -> None:
    """The schema closes these lists; a country that is not stated is not shown."""
    allowed = set(_enumerated(schema("schema.json"), key))
    allowed -= {"niet-vermeld"} if key == "country" else set()
    assert allowed
    assert [word for word in sorted(allowed) if f"{prefix}-{word}" not in nl.SENTENCES] == []


def _enumerated(shape: Any, key: str) -> Iterator[str]:
    """Give the words that a schema allows for a key, wherever it stands."""
    if isinstance(shape, dict):
        found = shape.get("properties", {}).get(key, {})
        yield from found.get("enum", found.get("items", {}).get("enum", ()))
        for value in shape.values():
            yield from _enumerated(value, key)


def test_no_intervention_stands_in_the_program(shipped: Catalogue) -> None:
    """What the catalogue holds is known by its roles, levels and words, never by its name."""
    names = {n for i in shipped.interventions for n in (i.id, i.short, i.name)}
    published = {"mst", "families-first"}  # examples in the schema of a profile (shapes.py)
    assert (names & written()) - published == set()
    assert names & set(nl.SENTENCES) == set()


def test_no_problem_or_step_stands_in_the_program(shipped: Catalogue) -> None:
    """Their words stand with them: in the vocabulary and in the guideline."""
    sections = loading.load_guideline().sections
    steps = {item.id for section in sections for item in section.items}
    ids = {*shipped.problems, *steps}
    assert ids & written() == set()
    assert {c for c in nl.SENTENCES if c.partition("-")[2] in ids} == set()


# -- words of the field


@pytest.mark.parametrize("lang", Lang)
def test_every_word_of_the_field_has_a_label(lang: Lang, catalogue: Catalogue) -> None:
    """Levels, roles, facts with their questions and answers, problems with whom to involve."""
    words = Words(lang, catalogue)
    assert [x for x in Level if words.level(x) == x and x != "onbekend"] == []
    assert [x for x in Role if not words.role(x)] == []
    for fact, answers in catalogue.answers.items():
        assert words.fact(fact)
        assert words.fact_question(fact).endswith("?")
        assert all(words.answer(fact, value) for value in answers)
        assert answers, fact
    for problem in catalogue.problems:
        assert words.problem(problem)
        assert words.involve(problem)
        assert words.fact_question(problem).endswith("?")


def test_levels_and_roles_of_the_program_are_those_of_the_catalogue(catalogue: Catalogue) -> None:
    """Both ways: no word without a rule, no rule without a word."""
    assert set(catalogue.levels) == {x.value for x in Level}
    assert set(catalogue.roles) == {x.value for x in Role}


def test_english_has_no_dutch_names(catalogue: Catalogue) -> None:
    """Each level, role and problem has an English name; the same word in both is listed here."""
    same = {"trauma"}
    for terms in (catalogue.levels, catalogue.roles, catalogue.problems):
        assert {t.id for t in terms.values() if t.name == t.english} <= same


def test_outcomes_of_earlier_help_each_have_a_caution() -> None:
    """Finished, broken off and not started say different things."""
    cautions = {
        nl.SENTENCES[code]
        for code in (
            "earlier-help-finished",
            "earlier-help-broken-off",
            "earlier-help-not-started",
            "earlier-help",
        )
    }
    assert len(cautions) == len(Outcome) + 1


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_named_in_an_error_about_a_profile(rule: str) -> None:
    """Without its values, which may hold what stands in the file: still a phrase."""
    for lang in Lang:
        text = sentence(
            UhpError("profile-unreadable", place="gezin.yaml:1:1", rule=rule), Words(lang)
        )
        assert "{" not in text
        assert "()" not in text
        assert text.startswith("uhp: gezin.yaml:1:1: ")


@pytest.mark.parametrize(
    "code", ["bad-age", "unknown-problem", "no-such-file", "file-exists", "internal", "bad-number"]
)
def test_data_in_a_sentence_is_never_read_as_a_template(code: str) -> None:
    """Braces in what was given come out as they went in."""
    values = dict.fromkeys(blanks(nl.SENTENCES[code]), "{x} {0} %s {{")
    assert values
    assert "{x} {0} %s {{" in sentence(UhpError(code, **values), Words(Lang.NL))


def test_an_error_cannot_steer_a_terminal() -> None:
    """Control characters in what was given are not printed, and the error stays one line."""
    done = run("match", "-p", "ged\x1b[31mrag\nen\x07 meer", code=2)
    assert len(done.err.splitlines()) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.err)


# -- small words


@pytest.mark.parametrize(
    ("given", "dutch", "english"),
    [
        ("14", "14 jaar", "14 years"),
        ("0", "0 jaar", "0 years"),
        ("8m", "8 maanden", "8 months"),
        ("zwanger", "zwangerschap", "pregnancy"),
    ],
)
def test_ages_in_words(given: str, dutch: str, english: str) -> None:
    """Years, months and before birth."""
    age = parse_age(given)
    assert (Words(Lang.NL).age(age), Words(Lang.EN).age(age)) == (dutch, english)


@pytest.mark.parametrize(
    ("span", "dutch"),
    [
        (AgeRange(144, 227), "12 t/m 18 jaar"),
        (AgeRange(144, None), "vanaf 12 jaar"),
        (AgeRange(9, 83), "9 maanden t/m 6 jaar"),
        (AgeRange(-1, 35), "zwangerschap t/m 2 jaar"),
        (AgeRange(0, 18), "0 jaar t/m 18 maanden"),
        (None, "onbekend"),
    ],
)
def test_age_ranges_in_words(span: AgeRange | None, dutch: str) -> None:
    """Both ends as the catalogue states them."""
    assert Words(Lang.NL).range(span) == dutch


def test_lists_in_words() -> None:
    """None, one, two, three."""
    words = Words(Lang.NL)
    assert [words.listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]
    assert Words(Lang.EN).listed(["a", "b"], "or") == "a or b"


def test_without_a_catalogue_names_stay_ids() -> None:
    """For messages about a file that is no catalogue yet."""
    words = Words(Lang.NL)
    assert [
        words.problem("gedrag"),
        words.fact("crisis"),
        words.level("onbekend"),
        words.involve("gedrag"),
    ] == ["gedrag", "crisis", "onbekend", ""]
    assert [words.fact("age"), words.fact("problem")] == ["leeftijd", "probleem"]
    assert (
        words.answer("crisis", "ja"),
        Words(Lang.EN).answer("crisis", "nee"),
        words.answer("x", "y"),
    ) == ("ja", "no", "y")


def test_a_finding_speaks_both_languages() -> None:
    """The sentence of a rule, filled in."""
    found = Diagnostic("x.yaml", Span(1, 1, 1, 2), "duplicate-key", {"key": "age", "first": 3}, ())
    assert ("age" in found.message(Lang.NL), "age" in found.message(Lang.EN)) == (True, True)
    assert found.message(Lang.NL) != found.message(Lang.EN)

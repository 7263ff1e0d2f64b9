"""Every sentence in both languages, every word of the field with a label, and no code that nobody says."""

import ast
import json
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

from conftest import ROOT, run
from uhp_cli.checking.diagnostics import Diagnostic
from uhp_cli.checking.rules import RULES
from uhp_cli.door.boundary import sentence
from uhp_cli.errors import UhpError
from uhp_cli.method.ranking import Key
from uhp_cli.reading.loading import schema
from uhp_cli.source.yaml_source import Span
from uhp_cli.telling.words import TEXTS, Lang, Words
from uhp_cli.values.ages import AgeRange, parse_age
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.vocab import Level, Outcome, Role, State, Verdict

SOURCES = {
    p.relative_to(ROOT / "src" / "uhp_cli").as_posix(): ast.parse(p.read_text(encoding="utf-8"))
    for p in sorted((ROOT / "src" / "uhp_cli").rglob("*.py"))
}
SAYERS = ("say", "Told", "UhpError")
"""What takes a code as its first argument."""


def placeholders(text: str) -> list[str]:
    """Return the names between braces."""
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Give every call that takes a code, with its file."""
    for name, source in SOURCES.items():
        for node in ast.walk(source):
            if (
                isinstance(node, ast.Call)
                and node.args
                and _called(node) in SAYERS
                and not _is_print(node)
            ):
                yield name, node


def _called(node: ast.Call) -> str:
    return (
        node.func.attr
        if isinstance(node.func, ast.Attribute)
        else node.func.id
        if isinstance(node.func, ast.Name)
        else ""
    )


def _is_print(node: ast.Call) -> bool:
    """Say whether this is files.say, which prints."""
    return (
        isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "files"
    )


def said(node: ast.expr) -> Iterator[str]:
    """Give the codes that an argument may be, as far as they stand there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from said(node.body)
        yield from said(node.orelse)


def shapes() -> set[str]:
    """Return the built codes, such as f"reason-{code}" or "earlier-help" + end, as patterns that begin with their fixed part."""
    found = set()
    for source in SOURCES.values():
        for node in ast.walk(source):
            first: ast.expr | None = None
            if isinstance(node, ast.JoinedStr) and node.values:
                first = node.values[0]
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                first = node.left
            if (
                isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and re.fullmatch("[a-z]+(-[a-z]+)*-?", first.value)
            ):
                found.add(f"{first.value}[a-z_-]+")
    return found


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_has_the_same_blanks_in_both_languages(code: str) -> None:
    """Dutch and English, neither of them empty, and nothing but names between braces."""
    dutch, english = TEXTS[code]
    assert dutch.strip()
    assert english.strip()
    assert placeholders(dutch) == placeholders(english)
    assert all(re.fullmatch("[a-z_]+", name) for name in placeholders(dutch))


def test_every_code_that_is_said_has_a_sentence() -> None:
    """As far as the code stands in the call."""
    found = {(code, name) for name, node in calls() for code in said(node.args[0])}
    told_only = {
        code for name, node in calls() if _called(node) == "Told" for code in said(node.args[0])
    }
    assert len(found) > 100
    assert (
        sorted((code, name) for code, name in found if code not in TEXTS and code not in told_only)
        == []
    )


def test_every_sentence_gets_the_values_it_needs() -> None:
    """Where code and values stand in one call: every blank has its value."""
    missing, checked = [], 0
    for name, node in calls():
        if _called(node) != "say" or any(k.arg is None for k in node.keywords):
            continue
        given = {k.arg for k in node.keywords}
        for code in said(node.args[0]):
            checked += 1
            missing += [
                (name, node.lineno, code, blank)
                for blank in placeholders(TEXTS[code][0])
                if blank not in given
            ]
    assert checked > 100
    assert missing == []


def test_every_sentence_is_said_somewhere() -> None:
    """A code that stands nowhere outside its own line, not even in part, is dead."""
    written = {
        str(n.value)
        for name, s in SOURCES.items()
        if name != "telling/words.py"
        for n in ast.walk(s)
        if isinstance(n, ast.Constant)
    }
    within = {
        n for n in ast.walk(SOURCES["telling/words.py"]) if isinstance(n, ast.Constant)
    } - set(ast.walk(_table()))
    written |= {str(n.value) for n in within} | {
        *Key._fields,
        *schema("schema.json")["$defs"]["delivery"]["properties"],
    }
    built = re.compile("|".join(shapes()))
    assert [code for code in TEXTS if code not in written and not built.fullmatch(code)] == []


def _table() -> ast.AST:
    """Return the table of sentences in words.py."""
    tables = (n for n in SOURCES["telling/words.py"].body if isinstance(n, ast.AnnAssign))
    return next(n for n in tables if isinstance(n.target, ast.Name) and n.target.id == "TEXTS")


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
    """The schema closes these lists; each word in them can be shown."""
    allowed = set(_enumerated(schema("schema.json"), key)) - (
        {"niet-vermeld"} if key == "country" else set()
    )  # which is not shown
    assert allowed
    assert sorted(f"{prefix}-{word}" for word in allowed if f"{prefix}-{word}" not in TEXTS) == []


def _enumerated(shape: Any, key: str) -> Iterator[str]:
    """Give the words that a schema allows for a key, wherever it stands."""
    if isinstance(shape, dict):
        found = shape.get("properties", {}).get(key, {})
        yield from found.get("enum", found.get("items", {}).get("enum", ()))
        for value in shape.values():
            yield from _enumerated(value, key)


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [("plain-problem", "problems"), ("plain-ask", "facts"), ("plain-role", "roles")],
)
def test_every_word_of_the_vocabulary_can_be_said_plainly(
    prefix: str, kind: str, catalogue: Catalogue
) -> None:
    """In the words for the family itself."""
    assert [
        f"{prefix}-{word}" for word in getattr(catalogue, kind) if f"{prefix}-{word}" not in TEXTS
    ] == []


@pytest.mark.parametrize("lang", Lang)
def test_every_word_of_the_field_has_a_label(lang: Lang, catalogue: Catalogue) -> None:
    """Levels, roles, verdicts, facts with their questions and answers, problems with whom to involve, regions."""
    words = Words(lang, catalogue)
    assert [x for x in Level if words.level(x) == x and x != "onbekend"] == []
    assert [x for x in Role if not words.role(x)] == []
    assert [x for x in Verdict if x not in TEXTS] == []
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


def test_every_state_of_a_criterion_has_a_word() -> None:
    """Met, unmet and unknown are told apart in words, not only by a sign."""
    assert [s for s in State if s not in TEXTS and f"state-{s}" not in TEXTS] == []


def test_english_has_no_dutch_names(catalogue: Catalogue) -> None:
    """Each level, role and problem has an English name of its own; what is the same word in both is listed here."""
    same = {"trauma"}
    for terms in (catalogue.levels, catalogue.roles, catalogue.problems):
        assert {t.id for t in terms.values() if t.name == t.english} <= same


def test_outcomes_of_earlier_help_each_have_a_caution() -> None:
    """Finished, broken off and not started say different things."""
    cautions = {
        TEXTS[code]
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
    """Without its values, which may hold what stands in the file: still a phrase of more than one word, or a whole one."""
    for lang in Lang:
        text = sentence(
            UhpError("profile-unreadable", place="gezin.yaml:1:1", rule=rule), Words(lang)
        )
        assert "{" not in text
        assert "()" not in text
        assert text.startswith("uhp: gezin.yaml:1:1: ")


@pytest.mark.parametrize(
    "code",
    [
        c
        for c in TEXTS
        if c
        in ("bad-age", "unknown-problem", "no-such-file", "file-exists", "internal", "bad-number")
    ],
)
def test_data_in_a_sentence_is_never_read_as_a_template(code: str) -> None:
    """Braces in what was given come out as they went in."""
    values = dict.fromkeys(placeholders(TEXTS[code][0]), "{x} {0} %s {{")
    text = sentence(UhpError(code, **values), Words(Lang.NL))
    assert ("{x} {0} %s {{" in text) == bool(values)


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


def test_the_answer_to_match_uses_only_documented_codes() -> None:
    """Every reason, question, caution and notice code that the program can give has a sentence or stands in the schema."""
    allowed = json.dumps(schema("match-schema.json"))
    codes = {
        code
        for name, node in calls()
        if name == "telling/teller.py" and _called(node) == "Told"
        for code in said(node.args[0])
    }
    assert [
        c
        for c in sorted(codes)
        if c not in TEXTS
        and c not in allowed
        and c not in (ROOT / "docs" / "formats.md").read_text("utf-8")
    ] == []


def test_a_finding_speaks_both_languages() -> None:
    """The sentence of a rule, filled in."""
    found = Diagnostic("x.yaml", Span(1, 1, 1, 2), "duplicate-key", {"key": "age", "first": 3}, ())
    assert ("age" in found.message(Lang.NL), "age" in found.message(Lang.EN)) == (True, True)
    assert found.message(Lang.NL) != found.message(Lang.EN)

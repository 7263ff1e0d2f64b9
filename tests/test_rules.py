"""Each rule has a failing file with its place, a passing file, a page, and words in two languages."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, answer, run
from uhp_cli.checking.rules import RULES, Rule, Severity
from uhp_cli.checking.rules.reading import SYNTAX

DATA = ROOT / "tests" / "data"
BAD = sorted((DATA / "bad").glob("*.yaml"))
GOOD = sorted((DATA / "good").glob("*.yaml"))
MADE = {"UHP002", "UHP008", "UHP009"}
"""Rules whose failing file is too large to keep; test_yaml_source.py makes it."""


def _head(path: Path, word: str) -> str:
    """Return what the first line says after `# word:`; the line is ASCII in every encoding but for zero bytes."""
    line = path.read_bytes().replace(b"\0", b"").split(b"\n", 1)[0].decode("utf-8", "replace")
    found = re.search(rf"# {word}: (.*)", line)
    assert found, f"{path.name} does not begin with '# {word}: …'"
    return found[1].strip()


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_file_gives_exactly_what_it_expects(path: Path) -> None:
    """Code, line and column of every finding, and nothing beside them."""
    found = [
        f"{d['code']} {d['line']}:{d['column']}"
        for d in answer("validate", str(path), code=None)["diagnostics"]
    ]
    assert found == _head(path, "expect").split(", ")


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_file_gives_nothing(path: Path) -> None:
    """No error and no warning: a false alarm costs an editor more than a missed one."""
    assert answer("validate", str(path))["diagnostics"] == []


def test_every_rule_has_a_bad_and_a_good_file() -> None:
    """A rule without a file may never fire, or always."""
    codes = {r.code for r in RULES.values()}
    assert {c for p in BAD for c in re.findall(r"UHP\d{3}", _head(p, "expect"))} | MADE == codes
    assert {c for p in GOOD for c in re.findall(r"UHP\d{3}", _head(p, "passes"))} == codes


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_file_is_named_after_what_it_shows(path: Path) -> None:
    """The code in the name is among those expected."""
    assert path.stem == "several" or path.stem[:6] in _head(path, "expect")


def test_the_handbook_is_made_from_the_rules() -> None:
    """docs/rules.md is the output of `uhp rule --format markdown`; run that to bring it up to date."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == run(
        "rule", "--format", "markdown"
    ).out


def test_a_rule_is_found_by_code_and_by_name() -> None:
    """In any case, and both ways say the same."""
    assert run("rule", "uhp102").out == run("rule", "Value-Not-Allowed").out
    assert "goede-aanwijzing\n" in run("rule", "UHP102").out


def test_rules_are_listed() -> None:
    """Without a code: one line per rule, in order."""
    assert [line[:6] for line in run("rule").out.splitlines()] == [r.code for r in RULES.values()]
    assert [r["code"] for r in answer("rule")["rules"]] == [r.code for r in RULES.values()]


def test_an_unknown_rule_names_the_nearest() -> None:
    """A typing error is exit 2 with a suggestion."""
    done = run("rule", "UHP10", code=2)
    assert "UHP10" in done.err
    assert "Bedoel" in done.err


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.code)
def test_a_rule_explains_itself(rule: Rule, lang: str) -> None:
    """Sentence, reason and two different examples in the reader's language."""
    out = run("rule", rule.code, "--lang", lang).out
    assert rule.title(lang) in out
    assert rule.why(lang) in out
    assert rule.bad != rule.good
    assert rule.dutch != rule.english
    assert rule.why_dutch != rule.why_english
    assert set(re.findall(r"\{(\w+)\}", rule.dutch)) == set(re.findall(r"\{(\w+)\}", rule.english))


def test_codes_are_unique_and_in_order() -> None:
    """A code is a promise: once given it does not move."""
    codes = [r.code for r in RULES.values()]
    assert codes == sorted(set(codes))
    assert {r.severity for r in RULES.values()} == set(Severity)


def test_what_the_parser_says_is_translated() -> None:
    """Each translated sentence of the parser has two languages that differ."""
    assert all(dutch != english for dutch, english in SYNTAX.values())

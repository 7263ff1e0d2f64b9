"""An earlier answer again on another catalogue: the same or not, what differs and because of which statement; and hostile input."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import PINNED, ROOT, Done, answer, faults, run
from families import EXAMPLES, entry, families_of, small
from uhp_cli.method.earlier import outcomes
from uhp_cli.method.ranking import rank
from uhp_cli.method.rechecking import check_shape, differences
from uhp_cli.reading import loading
from uhp_cli.telling.answer import METHOD
from uhp_cli.telling.words import Lang, Words
from uhp_cli.verbs import match

CATALOGUE = loading.load_catalogue(str(PINNED))
FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
ANSWERS = {
    "match": ("match", *FAMILY),
    "match --top": ("match", *FAMILY, "--top", "1"),
    "match --strict": ("match", *FAMILY, "--strict", "--role", "hoofd"),
    "match, English": ("match", *FAMILY, "--lang", "en"),
    "plan": ("plan", *FAMILY, "--tried", "mst=afgebroken"),
    "plan --max": (
        "plan",
        "--age",
        "10",
        "--problems",
        "gedrag,hechting,ouder-psychisch,netwerk",
        "--max",
        "1",
    ),
    "plan with equals": ("plan", "--problems", "gedrag"),
    "why": ("why", "mst", "mdft", *FAMILY),
    "why, no profile": ("why", "mdft", "thuisbest"),
}


def save(path: Path, value: Any) -> str:
    """Write an answer and return its name."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return str(path)


def changed(path: Path, *edits: tuple[str, str]) -> str:
    """Write a copy of the small catalogue with the entry of MDFT edited as text, and return its name."""
    text = PINNED.read_text(encoding="utf-8")
    start = text.index("\n  - id: mdft\n")
    end = text.index("\n  - id: ", start + 1)
    entry = text[start:end]
    for before, after in edits:
        assert entry.count(before) == 1, before
        entry = entry.replace(before, after)
    path.write_text(text[:start] + entry + text[end:], encoding="utf-8")
    return str(path)


AGE = ("age: {min: 12, max: 24", "age: {min: 15, max: 24")
LEVEL = ("\n      level: goede-aanwijzingen", "\n      level: eerste-aanwijzingen")
OUTCOMES = (
    "{problem: middelen, level: goede-aanwijzingen,",
    "{problem: middelen, level: eerste-aanwijzingen,",
)
TARGET = ("- {problem: middelen, sources", "- {problem: emotie, sources")


@pytest.mark.parametrize("call", ANSWERS.values(), ids=ANSWERS)
def test_on_the_same_catalogue_nothing_differs(call: tuple[str, ...], tmp_path: Path) -> None:
    """Exit 0 and one sentence that says so, also for a filtered answer, a small plan and another language."""
    name = save(tmp_path / "advies.json", answer(*call))
    done = run("recheck", name)
    assert done.out.startswith("Zelfde uitkomst")
    found = answer("recheck", name)
    assert (found["same"], found["differences"], found["of"]) == (True, [], call[0])
    assert found["earlier"]["sha256"] == found["catalogue"]["sha256"]


@settings(EXAMPLES, max_examples=200)
@given(families_of(CATALOGUE))
def test_an_answer_is_equal_to_itself(profile: Any) -> None:
    """No family differs from itself, in either language."""
    ranking = rank(CATALOGUE, profile)
    dutch, english = (match.as_json(ranking, Words(lang, CATALOGUE)) for lang in Lang)
    assert differences(check_shape(json.loads(json.dumps(dutch)), "x", METHOD), dutch) == ()
    assert differences(dutch, english, worded=False) == ()


CHANGES: dict[str, tuple[tuple[tuple[str, str], ...], dict[str, Any], str, str]] = {
    "age": (
        (AGE,),
        {"verdict": "excluded"},
        "14 jaar is jonger dan 15 t/m 24 jaar",
        "interventies:27",
    ),
    "level": (
        (LEVEL, OUTCOMES),
        {"classification": "eerste-aanwijzingen"},
        "classificatie voor deze uitkomst: eerste aanwijzingen",
        "ji-familietherapie:nieuwsbericht",
    ),
    "target": (
        (TARGET,),
        {"covers": ["gedrag"]},
        "richt zich op gedragsproblemen",
        "nji-familietherapie:gericht-op",
    ),
}


@pytest.mark.parametrize("kind", ["match", "match --top", "plan", "why"])
@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_statement_is_named_with_what_it_changes(
    kind: str, what: str, tmp_path: Path
) -> None:
    """Another age, level or target of MDFT: exit 1, the field before and after, the new statement and its source."""
    edits, expected, statement, source = CHANGES[what]
    advice = answer(*ANSWERS[kind])
    name, catalogue = (
        save(tmp_path / "advies.json", advice),
        changed(tmp_path / "anders.yaml", *edits),
    )
    found = answer("recheck", name, "--catalogue", catalogue, code=1)
    assert faults("recheck", found) == []
    assert found["same"] is False
    assert (
        found["earlier"]["sha256"] == advice["catalogue"]["sha256"] != found["catalogue"]["sha256"]
    )
    mdft = next(d for d in found["differences"] if d["id"] == "mdft")
    fields = {f["field"]: f["after"] for f in mdft["fields"]}
    if kind == "plan" and mdft["change"] == "removed":
        assert fields == {}
    elif not (kind == "why" and what == "target"):
        assert expected.items() <= fields.items()
    assert any(statement in text for text in mdft["because"]), mdft
    assert source in mdft["sources"]
    text = run("recheck", name, "--catalogue", catalogue, code=1).out
    assert "\nMDFT\n" in text
    assert statement in " ".join(text.split())
    assert "Zelfde uitkomst" not in text


def test_a_statement_that_is_gone_is_named_as_gone(tmp_path: Path) -> None:
    """Without an age in the sources MDFT fits as before; the answer tells which statement it no longer rests on."""
    text = PINNED.read_text(encoding="utf-8")
    start = text.index("\n  - id: mdft\n")
    line = text.index("      age: {", start)
    catalogue = tmp_path / "anders.yaml"
    catalogue.write_text(text[:line] + text[text.index("\n", line) + 1 :], encoding="utf-8")
    found = answer(
        "recheck",
        save(tmp_path / "a.json", answer("why", "mdft", *FAMILY)),
        "-c",
        str(catalogue),
        code=1,
    )
    (mdft,) = found["differences"]
    assert mdft["because"] == []
    assert mdft["no_longer"] == ["14 jaar valt binnen 12 t/m 24 jaar"]
    assert [f["field"] for f in mdft["fields"]] == ["criteria"]


def test_one_that_left_the_catalogue_and_one_that_is_new(tmp_path: Path) -> None:
    """Both are named; the one is not in the answer any more, the other was not in it."""
    advice = answer("match", *FAMILY)
    moved = next(m for m in advice["matches"] if m["id"] == "mdft")
    moved["id"] = "iets-anders"
    found = {
        d["id"]: d["change"]
        for d in answer("recheck", save(tmp_path / "a.json", advice), code=1)["differences"]
    }
    assert found == {"iets-anders": "removed", "mdft": "added"}
    text = run("recheck", str(tmp_path / "a.json"), code=1).out
    assert "staat niet meer in de catalogus" in text
    assert "nieuw in de catalogus" in text


@pytest.mark.parametrize("lang", [None, "fr", 1, []], ids=repr)
def test_an_answer_that_does_not_say_its_language_is_compared_by_codes(
    lang: Any, tmp_path: Path
) -> None:
    """An English answer that names no language differs from a Dutch one in nothing that counts."""
    advice = answer("match", *FAMILY, "--lang", "en")
    del advice["lang"]
    name = save(tmp_path / "a.json", advice if lang is None else advice | {"lang": lang})
    assert answer("recheck", name)["differences"] == []


def test_the_reader_chooses_the_language_of_the_frame(tmp_path: Path) -> None:
    """An English page about a Dutch answer: labels in English, the statements as the answer words them, no false differences."""
    name = save(tmp_path / "a.json", answer("match", *FAMILY))
    catalogue = changed(tmp_path / "anders.yaml", AGE)
    dutch, english = (
        answer("recheck", name, "-c", catalogue, "--lang", lang, code=1) for lang in Lang
    )
    assert dutch | {"lang": "en"} == english
    texts = [run("recheck", name, "-c", catalogue, "--lang", lang, code=1).out for lang in Lang]
    assert "verdict  ask → does not fit" in texts[1]
    assert "oordeel  navragen → past niet" in texts[0]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_recheck_fits_the_screen(width: int, tmp_path: Path) -> None:
    """No line is wider than the terminal."""
    name = save(tmp_path / "a.json", answer("match", *FAMILY))
    text = run(
        "recheck",
        name,
        "-c",
        changed(tmp_path / "anders.yaml", AGE),
        code=1,
        env={"COLUMNS": str(width)},
    ).out
    assert max(map(cell_len, text.splitlines())) <= width


# -- an answer by an earlier method


EARLIER = ROOT / "tests" / "data" / "earlier"
"""Answers of method 1 about one family, on the catalogue below before it had the words of method 2:
a child of 14, delinquentie, gedrag, multiprobleem and netwerk, a crisis, nothing worse than mild."""
GOOD, FIRST = "goede-aanwijzingen", "eerste-aanwijzingen"
ENTRIES = [
    entry("Gedrag", ["gedrag"], level=FIRST),
    entry("Uitkomst", ["gedrag", "middelen"], level=GOOD, outcomes={"middelen": GOOD}),
    entry("Crisishulp", ["opvoeding"], role="crisis"),
    entry("Meeleven", role="werkwijze"),
    entry("Meervoudig", ["multiprobleem"], role="aanvullend"),
    entry("Voorkomen", prevents=["delinquentie"], role="aanvullend"),
    entry("Onderzocht", ["gedrag"], aim=1)
    | {
        "evidence": [
            {
                "text": "Onderzoek.",
                "about": "plaatsing",
                "direction": "geen-verschil",
                "control_group": "ja",
                "sources": ["bron:1"],
            }
        ]
    },
    entry("Ernstig", ["gedrag"], indications=[{"problem": ["middelen"], "severity": ["ernstig"]}]),
    entry("Steun", ["netwerk"], role="aanvullend"),
]


def today(path: Path, *entries: Any) -> str:
    """Write today's catalogue of these entries and return its name."""
    return save(path / "nu.yaml", small(entries or ENTRIES))


def told_by(found: Any) -> dict[str, dict[str, list[str]]]:
    """Return for each difference what accounts for it, with its fields."""
    return {
        d["id"]: {r["code"]: sorted(r["fields"]) for r in d["rules"]} for d in found["differences"]
    }


def test_each_rule_that_changed_an_outcome_is_named(tmp_path: Path) -> None:
    """One entry for each rule of method 2; a place that only others moved is said to be that."""
    found = answer("recheck", str(EARLIER / "match.json"), "-c", today(tmp_path), code=1)
    assert faults("recheck", found) == []
    assert (found["earlier"]["method"], found["method"]) == (1, METHOD)
    assert told_by(found) == {
        "crisishulp": {"crisis-help": ["rank", "verdict"]},
        "ernstig": {"severity-of-problem": ["rank", "verdict"]},
        "gedrag": {"implied-problem": ["covers", "key"]},
        "meeleven": {"no-problem-stated": ["place", "verdict"]},
        "meervoudig": {"circumstance": ["rank", "verdict"]},
        "onderzocht": {
            "implied-problem": ["covers", "key", "rank"],
            "favourable-research": ["key", "rank"],
        },
        "steun": {"others-moved": ["rank"]},
        "uitkomst": {
            "implied-problem": ["covers", "key", "rank"],
            "level-per-outcome": ["key", "rank"],
        },
        "voorkomen": {"prevention": ["covers", "key", "partly", "rank", "verdict"]},
    }


def test_a_plan_of_method_1_is_rechecked_too(tmp_path: Path) -> None:
    """Who came and who left, because a plan walks down the ranking now or because of what changed in judging."""
    found = answer("recheck", str(EARLIER / "plan.json"), "-c", today(tmp_path), code=1)
    assert faults("recheck", found) == []
    assert {d["id"]: d["change"] for d in found["differences"]} == {
        "crisishulp": "added",
        "gedrag": "added",
        "meervoudig": "removed",
        "steun": "changed",
        "uitkomst": "removed",
    }
    assert told_by(found) == {
        "crisishulp": {"crisis-help": [], "plan-follows-ranking": []},
        "gedrag": {"plan-follows-ranking": []},
        "meervoudig": {"circumstance": []},
        "steun": {"others-moved": ["rank"]},
        "uitkomst": {"plan-follows-ranking": []},
    }


def test_what_the_catalogue_changed_is_not_laid_at_a_rule(tmp_path: Path) -> None:
    """Another age, and an entry that is new: method 1 would have changed with the catalogue as well."""
    entries = [
        *ENTRIES[1:],
        entry("Gedrag", ["gedrag"], level=FIRST, age=(15, None)),
        entry("Nieuw"),
    ]
    found = answer("recheck", str(EARLIER / "match.json"), "-c", today(tmp_path, *entries), code=1)
    told = told_by(found)
    assert (told["gedrag"], told["nieuw"]) == (
        {"catalogue": ["rank", "verdict"]},
        {"catalogue": []},
    )


def test_what_cannot_be_told_is_said(tmp_path: Path) -> None:
    """A verdict that method 1 does not give on this very catalogue: no rule is guessed."""
    catalogue = today(tmp_path)
    advice = json.loads((EARLIER / "match.json").read_text(encoding="utf-8"))
    advice["catalogue"] = answer("list", "-c", catalogue)["catalogue"]
    steun = next(m for m in advice["matches"] if m["id"] == "steun")
    steun["verdict"] = "ask"
    found = answer("recheck", save(tmp_path / "a.json", advice), "-c", catalogue, code=1)
    assert told_by(found)["steun"] == {"others-moved": ["rank"], "not-told": ["verdict"]}


@pytest.mark.parametrize("lang", Lang)
def test_the_page_says_which_method_and_which_rule(lang: Lang, tmp_path: Path) -> None:
    """In the reader's language; sentences of method 1 are not compared one by one."""
    call = ("recheck", str(EARLIER / "match.json"), "-c", today(tmp_path), "--lang", lang)
    text = " ".join(run(*call, code=1).out.split())
    words = Words(lang)
    assert words.say("recheck-method", old=1, new=METHOD) in text
    assert words.say("cause-level-per-outcome") in text
    assert "Steun 4 → 5" in text


def test_today_s_method_names_no_rule(tmp_path: Path) -> None:
    """There is none to blame; only the catalogue can be another."""
    name = save(tmp_path / "a.json", answer("match", *FAMILY))
    found = answer("recheck", name, "-c", changed(tmp_path / "anders.yaml", AGE), code=1)
    assert (
        found["earlier"]["method"],
        [d["rules"] for d in found["differences"] if d["rules"]],
    ) == (METHOD, [])


@settings(EXAMPLES, max_examples=100)
@given(families_of(CATALOGUE))
def test_what_the_rules_are_put_back_from_is_the_answer_of_today(profile: Any) -> None:
    """With no rule put back, every outcome is that of `match`."""
    shown: Any = match.as_json(rank(CATALOGUE, profile), Words(Lang.NL, CATALOGUE))
    found = outcomes(CATALOGUE, profile)
    fields = ("verdict", "covers", "partly", "key", "rank")
    assert [[found[m["id"]][f] for f in fields] for m in shown["matches"]] == [
        [m[f] for f in fields] for m in shown["matches"]
    ]
    assert {i for i, o in found.items() if o["verdict"] == "excluded"} == {
        e["id"] for e in shown["excluded"]
    }
    assert {i for i, o in found.items() if o.get("place")} == {b["id"] for b in shown["beside"]}


# -- untrusted input


def refused(text: str | bytes) -> Done:
    """Give something that is no earlier answer; it must be refused in one sentence."""
    done = run("recheck", "-", stdin=text, code=2)
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.startswith("uhp: ")
    assert "in uhp zelf" not in done.err
    return done


SMALL = answer("why", "mst", *FAMILY)
WRONG: dict[str, Callable[[], Any]] = {
    "another kind": lambda: SMALL | {"kind": "list"},
    "no kind": lambda: {k: v for k, v in SMALL.items() if k != "kind"},
    "a list for a kind": lambda: SMALL | {"kind": ["match"]},
    "version 2": lambda: SMALL | {"version": 2},
    "version true": lambda: SMALL | {"version": True},
    "version 1.0": lambda: SMALL | {"version": 1.5},
    "no catalogue": lambda: SMALL | {"catalogue": None},
    "a number for a hash": lambda: SMALL | {"catalogue": {"sha256": 1}},
    "a text for a profile": lambda: SMALL | {"profile": "gezin"},
    "an unknown key in the profile": lambda: SMALL | {"profile": {"naam": "Jan"}},
    "no interventions": lambda: SMALL | {"interventions": None},
    "an intervention without an id": lambda: SMALL | {"interventions": [{}]},
    "a number for an id": lambda: SMALL | {"interventions": [{"id": 1}]},
    "why for a match": lambda: SMALL | {"kind": "match"},
    "why for a plan": lambda: SMALL | {"kind": "plan"},
    "match without problems": lambda: answer("match", *FAMILY) | {"profile": {}},
    "a word for most": lambda: answer("plan", *FAMILY) | {"most": "drie"},
    "hidden that is no list": lambda: answer("match", *FAMILY) | {"hidden": 1},
    "version 3 of a plan": lambda: answer("plan", *FAMILY) | {"version": 3},
    "a plan without its members": lambda: answer("plan", *FAMILY) | {"chosen": None},
    "equally good of numbers": lambda: (
        answer("plan", *FAMILY) | {"chosen": [{"id": "mdft", "equally_good": [1]}]}
    ),
    "beside that is no list": lambda: answer("match", *FAMILY) | {"beside": {}},
    "a later method": lambda: SMALL | {"method": METHOD + 1},
    "method nought": lambda: SMALL | {"method": 0},
    "a word for a method": lambda: SMALL | {"method": "2"},
    "a list": lambda: [SMALL],
    "a number": lambda: 1,
    "nothing": lambda: None,
    "not a number": lambda: SMALL | {"version": float("nan")},
}


@pytest.mark.parametrize("make", WRONG.values(), ids=WRONG)
def test_what_is_no_earlier_answer_is_refused_in_one_sentence(make: Callable[[], Any]) -> None:
    """A wrong kind, version or shape: exit 2 and what to give."""
    refused(json.dumps(make()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "geen json",
        "{}",
        '{"kind": "why", "kind": "why"}',
        b"\xff\xfe",
        b"\x00",
        "[" * 100_000,
        '{"kind":' * 5000,
        "{" * 60 + "}" * 60,
    ],
    ids=[
        "empty",
        "blank",
        "open",
        "words",
        "nothing",
        "twice",
        "utf-16",
        "nul",
        "deep list",
        "deep object",
        "sixty deep",
    ],
)
def test_what_is_no_json_is_refused_in_one_sentence(text: str | bytes) -> None:
    """Nothing that is not JSON gets further than a sentence."""
    refused(text)


def test_what_the_profile_of_an_answer_says_is_never_repeated() -> None:
    """A value that does not belong there is refused by its place."""
    done = refused(json.dumps(SMALL | {"profile": {"family": {"problems": ["Jan de Vries"]}}}))
    assert "Jan" not in done.err
    assert "<stdin>:1:" in done.err


HOSTILE = [
    "\x1b[31mrood\x1b[0m",
    "\u202eavond",
    "\x9b2J",
    "[bold red]x[/bold red]",
    "{0.__class__}",
    "%s%n",
    "[link=https://x.y]z",
    ":warning:",
    "\u2028",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_strings_never_reach_a_terminal(text: str) -> None:
    """Refused, or shown with every control character made visible and markup as it stands."""
    advice = copy.deepcopy(SMALL)
    advice["interventions"][0] |= {
        "id": text,
        "verdict": text,
        "classification": [text],
        "key": {text: text},
    }
    advice["catalogue"] |= {"version": text, "date": {text: text}, "sha256": text}
    for raw in (
        json.dumps(advice),
        json.dumps(advice, ensure_ascii=False).encode("utf-8", "surrogatepass"),
    ):
        for form in ("text", "json", "markdown"):
            done = run("recheck", "-", "--format", form, stdin=raw, code=None)
            assert done.code in (1, 2), done.err
            assert not set(done.out + done.err) & set("\x1b\x9b\u202e\u2028\ud800")
            assert "in uhp zelf" not in done.err
            if form == "text" and done.code == 1:
                assert text in done.out


def parts(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in an answer."""
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(p for key, content in steps for p in parts(content, (*path, key)))]


MATCH = answer("match", *FAMILY, "--top", "2")
BASES = [
    SMALL,
    answer("plan", *FAMILY),
    json.loads((EARLIER / "match.json").read_text(encoding="utf-8")),
    json.loads((EARLIER / "plan.json").read_text(encoding="utf-8")),
    MATCH | {"matches": MATCH["matches"][:1], "excluded": MATCH["excluded"][:1]},
]
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        [
            *HOSTILE,
            "mdft",
            "excluded",
            "dominated",
            [],
            {},
            [[]],
            [{}],
            [None],
            {"id": "mst"},
            {"code": []},
            [["mst"]],
        ]
    ),
)


@settings(
    EXAMPLES,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_an_answer_that_was_tampered_with_never_breaks_the_program(data: st.DataObject) -> None:
    """Up to three random changes of a real answer: exit 0, 1 or 2, no traceback, no internal error, no control character."""
    advice = copy.deepcopy(data.draw(st.sampled_from(BASES)))
    for _ in range(data.draw(st.integers(1, 3))):
        paths = [p for p in parts(advice) if p]
        if not paths:
            break
        *way, last = data.draw(st.sampled_from(paths))
        place = advice
        for step in way:
            place = place[step]
        if data.draw(st.booleans()):
            place[last] = data.draw(JUNK)
        else:
            del place[last]
    form = data.draw(st.sampled_from(["text", "json", "markdown"]))
    done = run("recheck", "-", "--format", form, stdin=json.dumps(advice), code=None)
    assert done.code in (0, 1, 2)
    assert (done.code == 2) == (done.out == ""), done.err
    assert "in uhp zelf" not in done.err
    assert done.err.count("\n") == (done.code == 2)
    assert not {c for c in done.out if ord(c) < 32 and c != "\n"}

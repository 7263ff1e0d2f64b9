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

from conftest import ROOT, Done, answer, faults, run
from families import EXAMPLES, families_of
from uhp_cli.method.ranking import rank
from uhp_cli.method.rechecking import check_shape, differences
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.verbs import wire

CATALOGUE = loading.load_catalogue(None)
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
    """Write a copy of the packaged catalogue with the entry of MDFT edited as text, and return its name."""
    text = (ROOT / "data" / "interventions.yaml").read_text(encoding="utf-8")
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


def test_the_head_of_an_earlier_answer_tells_its_language(tmp_path: Path) -> None:
    """Not a sentence, which a later version words anew: what differs is told as the answer was."""
    advice = answer(*ANSWERS["match, English"])
    assert advice["lang"] == "en"
    advice["notices"][-1]["text"] = "Worded anew."
    catalogue = changed(tmp_path / "anders.yaml", AGE)
    call = ("--catalogue", catalogue, "--lang", "nl")
    found = answer("recheck", save(tmp_path / "advies.json", advice), *call, code=1)
    mdft = next(d for d in found["differences"] if d["id"] == "mdft")
    assert mdft["because"] == ["14 years is younger than 15 to 24 years"]
    assert found["lang"] == "nl"


@pytest.mark.parametrize("lang", [None, "de", ["en"], {"en": 1}, 1])
def test_an_earlier_answer_in_no_known_language_is_told_in_the_one_of_now(
    lang: object, tmp_path: Path
) -> None:
    """One of before the key, and one of a later version."""
    advice = answer(*ANSWERS["match"]) | {"lang": lang}
    catalogue = changed(tmp_path / "anders.yaml", AGE)
    name = save(tmp_path / "advies.json", {k: v for k, v in advice.items() if v is not None})
    found = answer("recheck", name, "--catalogue", catalogue, "--lang", "en", code=1)
    mdft = next(d for d in found["differences"] if d["id"] == "mdft")
    assert "14 years is younger than 15 to 24 years" in mdft["because"]


@settings(EXAMPLES, max_examples=200)
@given(families_of(CATALOGUE))
def test_an_answer_is_equal_to_itself(profile: Any) -> None:
    """No family differs from itself, in either language."""
    ranking = rank(CATALOGUE, profile)
    dutch, english = (wire.ranking(ranking, Words(lang, CATALOGUE)) for lang in Lang)
    assert differences(check_shape(json.loads(json.dumps(dutch)), "x"), dutch) == ()
    assert differences(dutch, english) == ()


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
        "classificatie: eerste aanwijzingen",
        "interventies:27",
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
    text = (ROOT / "data" / "interventions.yaml").read_text(encoding="utf-8")
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


def test_the_reader_chooses_the_language_of_the_frame(tmp_path: Path) -> None:
    """An English page about a Dutch answer: labels in English, the statements as the answer words them, no false differences."""
    name = save(tmp_path / "a.json", answer("match", *FAMILY))
    catalogue = changed(tmp_path / "anders.yaml", AGE)
    dutch, english = (
        answer("recheck", name, "-c", catalogue, "--lang", lang, code=1) for lang in Lang
    )
    assert dutch | {"lang": "en"} == english
    texts = [run("recheck", name, "-c", catalogue, "--lang", lang, code=1).out for lang in Lang]
    assert "verdict  fits → does not fit" in texts[1]
    assert "oordeel  past → past niet" in texts[0]


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
    "alternatives of numbers": lambda: answer("plan", *FAMILY) | {"alternatives": [[1]]},
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

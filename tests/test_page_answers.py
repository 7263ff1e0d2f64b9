"""What the page asks Python: the same answers as a terminal gives, and forms that hold a family."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from ready import write_offer

from conftest import ROOT, SHIPPED, answer, run
from uhp_cli.browser.answer import answer as asked
from uhp_cli.browser.answer import family
from uhp_cli.door import nearby
from uhp_cli.method.ranking import rank
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, spoken
from uhp_cli.values.catalogue import Catalogue

FAMILY = {
    "children": [{"age": 15, "problems": ["delinquentie", "middelen"]}, {"age": 8}],
    "family": {"problems": ["opvoeding"]},
    "situation": {"placement": "dreigt"},
    "tried": [{"id": "mst", "outcome": "afgebroken"}],
}


@pytest.fixture(scope="module", autouse=True)
def fresh(shipped: Catalogue) -> None:
    """See that the packed catalogue is that of the YAML: else install anew (CONTRIBUTING.md)."""
    assert loading.packed_catalogue().sha256 == shipped.sha256


def ask(name: str, profile: object = None, **more: Any) -> str:
    """Ask what the page asks."""
    return asked(json.dumps({"ask": name, "profile": profile, **more}))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    ("call", "query"),
    [
        (("match",), {"ask": "match"}),
        (("plan",), {"ask": "plan"}),
        (("compare", "mst", "mdft"), {"ask": "compare", "options": {"names": ["mst", "mdft"]}}),
        (("report",), {"ask": "report"}),
        (("report", "--for", "family"), {"ask": "report", "options": {"audience": "family"}}),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)
def test_the_page_gets_the_bytes_that_a_terminal_gives(
    call: tuple[str, ...], query: dict[str, Any], lang: Lang
) -> None:
    """One rendering: a profile in the page and in a file have the same answer."""
    told = run(
        *call, "--profile", "-", "--format", "html", "--lang", lang,
        stdin=json.dumps(FAMILY), env=SHIPPED,
    )  # fmt: skip
    assert asked(json.dumps({**query, "profile": FAMILY, "lang": lang})) == told.out


def test_why_and_show_say_what_a_terminal_says_but_for_the_line_of_a_file() -> None:
    """A form has no lines, so the place where something was given is left out."""
    call = ("why", "mst", "--profile", "-", "--format", "html")
    told = run(*call, stdin=json.dumps(FAMILY), env=SHIPPED).out
    without = re.sub(r" \(&lt;stdin&gt;:[0-9]+\)", "", told)
    assert ask("why", FAMILY, options={"names": ["mst"]}) == without != told
    shown = run("show", "mst", "--format", "html", env=SHIPPED).out
    assert ask("show", options={"names": ["mst"]}) == shown


def test_every_problem_can_be_ticked_and_found_by_each_of_its_words(shipped: Catalogue) -> None:
    """In the form of one child: no problem is missing, no practice word leads nowhere."""
    words = " ".join(re.findall('data-words="([^"]*)"', unescape(ask("form"))))
    values = set(re.findall('type="checkbox"[^>]* value="([^"]*)"', ask("form")))
    assert values == set(shipped.problems)
    said = [a.replace("-", " ") for p in shipped.problems.values() for a in p.aliases]
    assert [word for word in said if word not in words] == []


def test_an_answer_to_the_question_is_the_family_with_that_answer(shipped: Catalogue) -> None:
    """Each button holds a profile, and what is said to change is what changes."""
    html = ask("question", FAMILY)
    first = rank(shipped, family(FAMILY, shipped)).questions[0]
    buttons = re.findall('data-profile="([^"]*)">([^<]*)</button> <small>([^<]*)</small>', html)
    assert len(buttons) == len(shipped.answers.get(first.fact, ("ja", "nee")))
    for profile, _, text in buttons:
        after = answer("match", "--profile", "-", stdin=unescape(profile), env=SHIPPED)
        best = [m["abbreviation"] or m["name"] for m in after["matches"] if m["rank"] == 1]
        assert [name for name in best if name not in unescape(text)] == []
    assert re.search(f'data-skip="{first.fact}/{first.child}"', html)


def test_skipping_every_question_ends_and_says_that_they_are_open() -> None:
    """'Weet ik niet' is always allowed; each question comes once."""
    skipped: list[str] = []
    while mark := re.search('data-skip="([^"]*)"', ask("question", FAMILY, skipped=skipped)):
        skipped.append(mark[1])
    assert len(skipped) == len(set(skipped)) > 3
    html = ask("question", FAMILY, skipped=skipped)
    assert unescape(html).endswith(f"<p>{spoken('nl')['page-skipped']}</p>")


def test_safety_stands_before_the_question() -> None:
    """Violence among the problems: 112 comes first on the screen."""
    profile = {"children": [{"age": 3}], "family": {"problems": ["onveiligheid"]}}
    html = ask("question", profile)
    assert html.startswith('<p class="warn">')
    assert "112" in html.partition("</p>")[0]
    assert "112" not in ask("question", FAMILY)


def test_a_word_that_no_problem_has_is_answered_with_a_next_step() -> None:
    """Where the list finds nothing; a word that means a problem needs no sentence."""
    assert ask("word", text="drugs") == ""
    html = ask("word", text="gedragsproblemn")
    assert html.startswith('<p role="alert" class="warn">')
    assert "gedrag" in html.partition("gedragsproblemn")[2]


def test_without_a_problem_there_is_a_next_step_and_no_error() -> None:
    """An empty form is where everybody starts."""
    assert ask("match") == f"<p>{spoken('nl')['page-start']}</p>"
    assert ask("question") == ask("each") == ""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"ask": "form", "profile": "children: []"}, "dit bestand is geen bewaard gezin"),
        ({"ask": "form", "profile": '{"naam": "x"}'}, "deze sleutel hoort niet in een profiel"),
        ({"ask": "form", "profile": '{"first": "123456782"}'}, "kan verraden wie het gezin is"),
        ({"ask": "show", "options": {"names": ["bestaat-niet"]}}, "onbekende interventie"),
        (
            {"ask": "compare", "profile": FAMILY, "options": {"names": ["mst"]}},
            "geef twee tot vijf",
        ),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_a_sentence_in_the_page(
    query: dict[str, Any], expected: str
) -> None:
    """It is announced, and repeats nothing of a file."""
    html = asked(json.dumps(query))
    assert html.startswith('<p role="alert" class="warn">')
    assert expected in html
    assert "123456782" not in html


def test_no_text_of_a_query_becomes_markup() -> None:
    """What a file or a field says stays text."""
    hostile = '<img src=x onerror=alert(1)>"'
    profile = {"children": [{"age": 3, "problems": ["hechting"]}], "tried": [{"id": "a"}]}
    for html in (
        ask("search", text=hostile),
        ask("show", options={"names": [hostile]}),
        ask("form", {**profile, "first": hostile}),
        ask("form", {**profile, "tried": [{"id": hostile}]}),
    ):
        assert "<img" not in html


def test_an_answer_for_the_page_needs_no_command_line() -> None:
    """Neither typer nor yaml nor rich is there: Python in the page has the standard library."""
    script = (
        "import json, sys\n"
        "for name in ('typer', 'click', 'yaml', 'rich', 'jsonschema', 'uhp_cli.cli'):\n"
        "    sys.modules[name] = None\n"
        "from uhp_cli.browser.answer import answer\n"
        "family = json.loads(sys.argv[1])\n"
        "for ask in ('form', 'question', 'each', 'search', 'profile', 'match', 'plan', 'report'):\n"
        "    html = answer(json.dumps({'ask': ask, 'profile': family}))\n"
        "    assert html and 'alert' not in html, ask\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(FAMILY)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("verb", ["match", "plan", "report"])
def test_a_page_built_with_a_local_offer_shows_it_as_a_terminal_does(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packed when the page is built, beside the same answer."""
    offer = str(ROOT / "examples" / "aanbod.yaml")
    packed = tmp_path / "src" / "uhp_cli" / "offer.json"
    packed.parent.mkdir(parents=True)
    write_offer(tmp_path, offer)
    monkeypatch.setattr(loading, "OFFER", packed)
    monkeypatch.setattr(nearby, "OFFER", packed)
    told = run(
        verb, "--profile", "-", "--format", "html", "--offer", offer,
        stdin=json.dumps(FAMILY), env=SHIPPED,
    )  # fmt: skip
    assert "Voorbeeldaanbieder" in told.out
    assert ask(verb, FAMILY) == told.out

"""What a person sees first: it fits a screen, breaks no word, and safety is what stays on it."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT, answer, run
from uhp_cli.door.out import SCREEN
from uhp_cli.method.ranking import Ranking, rank
from uhp_cli.pages.blocks import Cell, Noted, Page, Pairs, Paragraph, Table, Text
from uhp_cli.pages.terminal import first_that_fits, to_text
from uhp_cli.reading import loading
from uhp_cli.reading.case_file import family
from uhp_cli.source.yaml_source import read
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Lang, Words
from uhp_cli.verbs import match, show

WIDTHS = (60, 80, 100, 140)
UHP = str(Path(sys.executable).with_name("uhp"))


@cache
def rankings() -> Sequence[Ranking]:
    """Return the answer for every family of the cases, on the shipped catalogue."""
    catalogue = loading.load_catalogue(None)
    document = read((ROOT / "data" / "cases.yaml").read_bytes(), "cases.yaml")
    return [
        rank(catalogue, family(document, ("cases", number, "profile"), catalogue))
        for number in range(len(document.data["cases"]))
    ]


def screens(ranking: Ranking, lang: Lang = Lang.NL) -> list[Page]:
    """Return the first screens for a family, fullest first."""
    words = Words(lang, ranking.catalogue)
    return list(match.screens(ranking, words, ranking.matches, None))


def broken(pages: Sequence[Page], width: int) -> list[str]:
    """Return the words of what is shown at this width that nobody wrote."""
    shown = first_that_fits(pages, SCREEN, width=width, colour=False)
    (page, *_) = (p for p in pages if to_text(p, width=width, colour=False) == shown)
    whole = to_text(page, width=10**5, colour=False).split()
    pieces = {p for word in whole for p in (word, *re.findall(r"[^-/]+[-/]?", word))}
    return [
        w for w in shown.split() if w not in pieces and not any(w in x for x in whole if "-" in x)
    ]


# -- the first screen of match


@pytest.mark.parametrize("lang", Lang)
def test_the_first_screen_fits_for_every_family(lang: Lang) -> None:
    """At most 23 lines of 80 columns; 112 is among the last three when there is danger."""
    assert len(rankings()) > 100
    for ranking in rankings():
        lines = first_that_fits(screens(ranking, lang), SCREEN, width=80, colour=False).splitlines()
        assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True), lines
        urgent = Teller(
            ranking.catalogue, ranking.profile, Words(Lang.NL, ranking.catalogue)
        ).urgent
        assert ("112" in "".join(lines[-3:]), "112" in lines[0]) == (urgent, urgent), lines
        assert lines[-1].startswith("Geen besluit: " if lang is Lang.NL else "No decision: ")
        if ranking.matches:
            assert any(ranking.matches[0].intervention.short.split()[0] in x for x in lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_broken_and_no_line_is_too_wide(width: int) -> None:
    """In every tenth family, at each width."""
    for ranking in rankings()[::10]:
        pages = screens(ranking)
        assert broken(pages, width) == []
        shown = first_that_fits(pages, SCREEN, width=width, colour=False)
        assert max(map(len, shown.splitlines())) <= min(width, 100)


@pytest.mark.parametrize("children", [1, 20])
def test_many_children_with_many_problems_fit_too(children: int) -> None:
    """Twenty children and every problem there is: still one screen."""
    problems = [p.id for p in loading.load_catalogue(None).problems.values()][:20]
    ages = (word for n in range(children) for word in ("-a", str(n)))
    env = {"UHP_CATALOGUE": "", "COLUMNS": "80"}
    lines = run("match", *ages, "-p", ",".join(problems), env=env).out.splitlines()
    assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True), lines


def test_rows_that_were_asked_for_never_give_way() -> None:
    """With --top the table has so many rows, and the others stand below it by name."""
    out = run("match", "-a", "14", "-p", "gedrag,middelen", "--top", "7").out
    places = re.findall(r"^(\d+=?) +[?✓] ", out, re.MULTILINE)
    assert len(places) == 7


def test_the_word_that_was_said_is_echoed() -> None:
    """An everyday word, with what it is understood as."""
    assert "depressie → emotionele problemen" in run("match", "-a", "15", "-p", "depressie").out


def test_past_is_a_verdict_only() -> None:
    """In full, reasons are called otherwise."""
    out = run("match", "-a", "14", "-p", "gedrag", "--long").out
    assert re.search("^  omdat ", out, re.MULTILINE)
    assert not re.search("^  past ", out, re.MULTILINE)


def test_long_has_everything_and_pages_are_as_they_were() -> None:
    """Also HTML and Markdown, which are no screens, show the whole page."""
    call = ("match", "-a", "14", "-p", "gedrag")
    assert "sleutel" not in run(*call).out
    for more in (("--long",), ("--format", "html"), ("--format", "markdown")):
        assert "sleutel" in run(*call, *more).out


# -- the others


def test_every_card_fits_a_screen() -> None:
    """`show` says of each intervention what matters first, in 23 lines of 80 columns."""
    catalogue = loading.load_catalogue(None)
    for intervention in catalogue.interventions:
        pages = show.screens(catalogue, [intervention], Words(Lang.NL, catalogue), sources=False)
        lines = first_that_fits(pages, SCREEN, width=80, colour=False).splitlines()
        assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True), lines


@pytest.mark.parametrize("verb", ["why", "show"])
def test_sources_stand_there_when_they_are_asked_for(verb: str) -> None:
    """They are a layer, not a part of each line."""
    call = (verb, "mst")
    assert ("interventies" in run(*call).out, "interventies" in run(*call, "--sources").out) == (
        False,
        True,
    )


def test_why_has_a_column_for_each_child_and_what_decides_first() -> None:
    """What speaks against it, then what is not known, then what holds."""
    out = run("why", "mst", "--child", "8:gedrag", "--child", "14:gedrag").out
    assert "kind 1 (8 jaar)" in out
    signs = [x[0] for x in re.findall(r"^\S+ {2,}\S.*? ([✗?✓]) ", out, re.MULTILINE)]
    assert signs == sorted(signs, key="✗?✓".index)


def test_a_plan_says_what_each_one_adds() -> None:
    """What an earlier one covers already is not told again, on any screen."""
    call = ("plan", "-a", "14", "-p", "delinquentie,middelen,opvoeding")
    names = {"delinquentie", "middelen", "opvoeding"}
    for more in ((), ("--long",)):
        out = run(*call, *more).out
        for chosen in answer(*call)["chosen"][1:]:
            row = next(x for x in out.splitlines() if chosen["abbreviation"] or chosen["name"] in x)
            told = {n for n in names if n in row}
            assert told <= {need["problem"] for need in chosen["adds"]}


# -- list


def test_a_search_finds_the_beginnings_of_words_and_names_first() -> None:
    """MST is not found in the middle of a word."""
    found = [i["id"] for i in answer("list", "MST", env={"UHP_CATALOGUE": ""})["interventions"]]
    assert found[:2] == ["mst", "mst-can"]
    assert len(found) < 20


def test_nothing_found_tells_the_next_step() -> None:
    """And ends well."""
    assert "uhp list --problems" in run("list", "zzz").out


@pytest.mark.parametrize(
    ("how", "key"),
    [("name", lambda i: (i["abbreviation"] or i["name"]).casefold()), ("id", lambda i: i["id"])],
)
def test_a_list_is_sorted_as_asked(how: str, key: Callable[[Mapping[str, str]], str]) -> None:
    """In every format."""
    found = answer("list", "--sort", how)["interventions"]
    assert found == sorted(found, key=key)


def test_a_list_leaves_out_what_is_bound_to_another_region() -> None:
    """What a source binds to Flevoland is not there for Groningen."""
    here, there = (
        {i["id"] for i in answer("list", "--region", r)["interventions"]}
        for r in ("flevoland", "groningen")
    )
    assert here - there == {"versnellingsaanpak-flevoland"}


# -- drawing


def drawn(*rows: tuple[Text, ...], width: int, head: tuple[str, ...] = ("", "naam", "meer")) -> str:
    """Return a table as it is drawn."""
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    return to_text(Page("", (Table(head, cells),)), width=width, colour=False)


def test_a_table_whose_words_do_not_fit_is_stacked() -> None:
    """A word is never broken to keep a column."""
    row = ("1", "Multidimensionele Gezinsbehandeling", "middelengebruik")
    assert drawn(row, width=50).splitlines()[0].split() == ["naam", "meer"]
    assert drawn(row, width=30) == (
        "1\n  naam  Multidimensionele\n        Gezinsbehandeling\n  meer  middelengebruik\n"
    )


def test_columns_count_cells_and_not_characters() -> None:
    """A wide character takes two, a combining one none."""
    lines = drawn(("1", "日本", "x"), ("2", "cafe\u0301", "x"), ("3", "abcd", "x"), width=60)
    assert lines.splitlines()[1:] == ["1  日本  x", "2  cafe\u0301  x", "3  abcd  x"]


def test_prose_is_never_wider_than_an_eye_reads() -> None:
    """A wide terminal gives tables room, not sentences."""
    page = Page("", (Paragraph("woord " * 60), Pairs((("label", Cell("woord " * 60)),))))
    assert max(map(len, to_text(page, width=160, colour=False).splitlines())) <= 100


def test_a_note_stands_under_its_row_or_beside_its_name() -> None:
    """From the column on that it belongs to."""
    rows = ((Cell("1"), Cell("past"), Cell("MST")), (Cell("2–9"), Cell(""), Cell("")))
    noted = Noted(("", "oordeel", "naam"), rows, (Cell("Is dat zo?"), Cell("IAG, ASH")), 2)
    assert to_text(Page("", (noted,)), width=60, colour=False).splitlines()[1:] == [
        "1    past     MST",
        "              Is dat zo?",
        "2–9  IAG, ASH",
    ]


# -- at a terminal


def at_terminal(
    *args: str, size: tuple[int, int] = (24, 80), piped: bool = False, **env: str
) -> str:
    """Run `uhp` at a terminal of so many lines and columns, and return what it printed."""
    own, other = pty.openpty()
    fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

    def controlling() -> None:
        fcntl.ioctl(other, termios.TIOCSCTTY, 0)

    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "PAGER")}
    with subprocess.Popen(
        [UHP, *args],
        stdin=other,
        stdout=subprocess.PIPE if piped else other,
        stderr=other,
        start_new_session=True,
        preexec_fn=controlling,  # noqa: PLW1509
        env={**kept, "TERM": "xterm", "UHP_LANG": "nl", "NO_COLOR": "1", **env},
    ) as process:
        os.close(other)
        found = process.stdout.read() if process.stdout else b""
        while not piped:
            try:
                part = os.read(own, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            found += part
    os.close(own)
    return found.decode().replace("\r\n", "\n")


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """Return a pager that says that it was there, and shows what it got."""
    script = tmp_path / "pager.py"
    script.write_text(
        "import sys; t = sys.stdin.buffer.read(); sys.stdout.buffer.write(b'PAGER\\n' + t)"
    )
    return f"{sys.executable} {script}"


def test_a_long_answer_goes_to_the_pager_whole(pager: str) -> None:
    """At a terminal that it scrolls out of."""
    shown = at_terminal("list", PAGER=pager)
    assert shown == "PAGER\n" + at_terminal("list", "--no-pager", PAGER=pager)
    assert shown.count("\n") > 24


def test_no_pager_where_none_is_wanted(pager: str) -> None:
    """A pipe, a screen that holds it, --no-pager, an empty PAGER or a terminal that cannot."""
    for shown in (
        at_terminal("list", piped=True, PAGER=pager),
        at_terminal("list", size=(500, 80), PAGER=pager),
        at_terminal("list", "--no-pager", PAGER=pager),
        at_terminal("list", "--json", PAGER=pager),
        at_terminal("list", PAGER=pager, TERM="dumb"),
        at_terminal("list", PAGER=""),
    ):
        assert "PAGER" not in shown
        assert "MST" in shown


@pytest.mark.parametrize("broken_", ["no-such-pager", "false", "less 'open", "/"])
def test_a_broken_pager_never_loses_the_answer(broken_: str) -> None:
    """It is printed as if there were none."""
    assert at_terminal("list", PAGER=broken_).endswith(at_terminal("list", "--no-pager"))


def test_a_pipe_is_as_wide_as_the_terminal_it_was_typed_at() -> None:
    """`uhp match … | less` breaks no row."""
    out = at_terminal("match", "-a", "14", "-p", "gedrag", size=(24, 60), piped=True)
    assert 50 < max(map(len, out.splitlines())) <= 60

"""An English page is in English, and what the catalogue says itself is marked as Dutch (WCAG 3.1.2)."""

import re
from html.parser import HTMLParser

import pytest

from conftest import answer, run

FAMILY = ("--age", "14", "--problems", "gedrag,middelen", "--tried", "mst=afgebroken")
DUTCH = re.compile(
    r"\b(?:het|een|voor|niet|wordt|worden|jongere|gezin|gezinnen|volgens|aanbieder|leeftijd"
    r"|classificatie|onderzoek|afgebroken|bronnen|kind|ouders|uithuisplaatsing|praktijk)\b"
)


class Marked(HTMLParser):
    """What a page says, apart for what is marked as Dutch; names and what to copy left out.

    Titles of sources are names too.
    """

    def __init__(self, text: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.english: list[str] = []
        self.dutch: list[str] = []
        self.feed(text.partition("<main>")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember whether Dutch begins."""
        self.open.append((tag, ("lang", "nl") in attrs))

    def handle_endtag(self, tag: str) -> None:
        """Forget it where it ends."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep a text on its side."""
        inside = {tag for tag, _ in self.open}
        if not inside & {"h1", "h2", "h3", "th", "pre", "small", "nav"}:
            (self.dutch if any(dutch for _, dutch in self.open) else self.english).append(data)


@pytest.mark.parametrize(
    "call",
    [
        ("match", *FAMILY),
        ("why", "mst", "fast", *FAMILY),
        ("plan", *FAMILY),
        ("compare", "mst", "mdft", *FAMILY),
        ("show", "mst", "fast"),
        ("guideline",),
        ("report", *FAMILY),
    ],
    ids=lambda call: call[0],
)
def test_no_dutch_stands_unmarked_in_an_english_page(call: tuple[str, ...]) -> None:
    """Whole sentences of the catalogue and the guideline are marked, also within an English one."""
    out = run(*call, "--lang", "en", "--format", "html").out
    page = Marked(re.sub(r"<dt[^>]*>\[[^\]]+\]</dt><dd.*?</dd>", "", out))
    assert [t for t in page.english if DUTCH.search(t)] == []
    assert any(DUTCH.search(t) for t in page.dutch)


def test_a_dutch_page_marks_nothing() -> None:
    """There the language of the page is that of the catalogue."""
    assert 'lang="nl">' not in run("show", "mst", "--format", "html").out.partition("<main>")[2]


def test_fields_and_outcomes_are_said_in_english() -> None:
    """What sources differ on, how earlier help ended, and how research was set up."""
    matches = {m["id"]: m for m in answer("match", *FAMILY, "--lang", "en")["matches"]}
    texts = [t["text"] for m in matches.values() for t in m["cautions"]]
    differs = {t for t in texts if t.startswith("sources differ on")}
    assert "sources differ on: classification" in differs
    assert not any(re.search("leeftijd|classificatie|doel", t) for t in differs)
    assert "Earlier: MST (broken off)" in " ".join(
        run("match", *FAMILY, "--lang", "en").out.split()
    )

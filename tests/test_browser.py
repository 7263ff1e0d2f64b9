"""Every page in a real browser: nothing sticks out, is fetched or complains, and paper is A4.

Driven over Chromium's own pipe, so that no package is needed. Without Chromium these tests are
skipped; axe-core is run where UHP_AXE names its axe.min.js.
"""

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from conftest import run

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium here: the pages are not looked at (Debian: apt-get install chromium)",
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
AXE = os.environ.get("UHP_AXE", "")
SEVERAL = """
children: [{age: 15, problems: [gedrag, schooluitval]}, {age: 4, problems: [hechting]}]
family: {problems: [financien]}
"""
CHILDREN = (
    *("--child", "15:delinquentie,middelen=ernstig,geplaatst", "--child", "4:hechting,gedrag=nee"),
    *("--problems", "financien,opvoeding", "--tried", "mst=afgebroken"),
)
PAGES: dict[str, tuple[str, ...]] = {
    "report": ("report", "--age", "14", "--problems", "gedrag,middelen"),
    "report-english": ("report", "--age", "14", "--problems", "gedrag,middelen", "--lang", "en"),
    "report-family": ("report", "--age", "14", "--problems", "gedrag,middelen", "--for", "family"),
    "report-several": ("report", "--profile", "-"),
    "report-several-family": (
        *("report", "--profile", "-", "--for", "family", "--share-with", "ouder"),
    ),
    "report-youth": (
        *("report", "--age", "17", "--problems", "huiselijk-geweld,gedrag"),
        *("--for", "family", "--share-with", "jongere"),
    ),
    "report-crisis": (
        "report",
        "--crisis",
        "--age",
        "3",
        "--problems",
        "onveiligheid",
        "--placement",
        "dreigt",
    ),
    "report-nothing": (
        *("report", "--age", "12", "--problems", "financien,huisvesting", "--no-crisis"),
    ),
    "match": ("match", *CHILDREN, "--what-if"),
    "match-english": ("match", *CHILDREN, "--lang", "en"),
    "why": ("why", "mdft", "mst", "ifps", *CHILDREN),
    "plan": ("plan", *CHILDREN),
    "compare": ("compare", "mdft", "mst", "vipp-sd", *CHILDREN),
    "list": ("list",),
    "guideline": ("guideline",),
    "gaps": ("gaps",),
    "caseload": ("gaps", "--profiles", "-"),
    "show": ("show", "mst", "families-first"),
}
SIZES = {"phone": (390, 844), "laptop": (1280, 800)}


class Browser:
    """One headless Chromium with one page, driven over a pipe (Chrome DevTools Protocol)."""

    def __init__(self, folder: Path) -> None:
        """Start it with a profile folder of its own."""
        home = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
        program = [
            "sh",
            "-c",
            'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1',
            str(CHROMIUM),
            *FLAGS,
            f"--user-data-dir={folder}",
        ]
        self.process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=home
        )
        self.number = 0
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", {"url": "about:blank"}, session="")["targetId"]
        self.session = self.ask(
            "Target.attachToTarget", {"targetId": target, "flatten": True}, session=""
        )["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable", {})

    def __enter__(self) -> Self:
        """Give the browser."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it, whatever happened."""
        try:
            self.send("Browser.close", {}, "")
            self.process.wait(10)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def send(self, method: str, params: dict[str, Any], session: str) -> None:
        """Send one command."""
        self.number += 1
        command: dict[str, Any] = {"id": self.number, "method": method, "params": params} | (
            {"sessionId": session} if session else {}
        )
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command).encode() + b"\0")
        self.process.stdin.flush()

    def next(self) -> dict[str, Any]:
        """Wait for one message."""
        assert self.process.stdout is not None
        parts = bytearray()
        while (byte := self.process.stdout.read(1)) != b"\0":
            assert byte, "Chromium stopped"
            parts += byte
        message: dict[str, Any] = json.loads(parts)
        return message

    def ask(
        self, method: str, params: dict[str, Any], session: str | None = None
    ) -> dict[str, Any]:
        """Send one command and return its answer; what happens meanwhile is kept."""
        self.send(method, params, self.session if session is None else session)
        while True:
            message = self.next()
            if message.get("id") == self.number:
                assert "error" not in message, message
                answer: dict[str, Any] = message["result"]
                return answer
            self.events.append(message)

    def evaluate(self, script: str) -> Any:
        """Run a script in the page and return its value."""
        done = self.ask(
            "Runtime.evaluate", {"expression": script, "returnByValue": True, "awaitPromise": True}
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def open(self, path: Path, size: tuple[int, int]) -> None:
        """Show a file at a size and wait until it is there."""
        self.events.clear()
        width, height = size
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        self.ask("Page.navigate", {"url": path.as_uri()})
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.next())

    def happened(self, method: str) -> list[dict[str, Any]]:
        """Return what was reported by this name since the page was opened."""
        return [e["params"] for e in self.events if e.get("method") == method]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Give one browser for all pages."""
    with Browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write every page to a file."""
    folder = tmp_path_factory.mktemp("pages")
    for name, call in PAGES.items():
        (folder / f"{name}.html").write_text(
            run(*call, "--format", "html", stdin=SEVERAL).out, encoding="utf-8"
        )
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_is_fetched_or_complains(
    browser: Browser, pages: dict[str, Path], name: str, size: str
) -> None:
    """The page is as wide as the screen, asks for nothing but itself; the browser has no remark."""
    browser.open(pages[name], SIZES[size])
    assert browser.evaluate("document.documentElement.scrollWidth") == SIZES[size][0]
    assert [p["request"]["url"] for p in browser.happened("Network.requestWillBeSent")] == [
        pages[name].as_uri()
    ]
    assert browser.happened("Log.entryAdded") == browser.happened("Runtime.exceptionThrown") == []
    outside = """[...document.querySelectorAll('main > *, .card dd, .card h3, .blank')]
        .filter(e => {const r = e.getBoundingClientRect();
                      return r.left < -1 || r.right > innerWidth + 1})
        .map(e => e.outerHTML.slice(0, 80))"""
    assert browser.evaluate(outside) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_names_in_the_picture_of_the_map_stay_beside_the_cells(
    browser: Browser, pages: dict[str, Path], size: str
) -> None:
    """No name runs into a cell, nothing runs out of the picture, an empty cell says so in it."""
    browser.open(pages["gaps"], SIZES[size])
    boxes = browser.evaluate(
        "[...document.querySelectorAll('svg.map > text')]"
        ".map(t => [t.textContent, t.getBBox().x, t.getBBox().width])"
    )
    first = browser.evaluate(
        "Math.min(...[...document.querySelectorAll('svg.map > rect')].map(r => r.getBBox().x))"
    )
    assert [text for text, x, width in boxes if x < first - 5 and x + width > first] == []
    table = browser.evaluate("document.querySelectorAll('td.gap').length")
    assert sum(text == "leeg" for text, _, _ in boxes) == table > 0
    assert browser.evaluate(
        "document.querySelector('svg.map').getBoundingClientRect().width"
    ) >= 350 * (size == "phone")


def test_options_stand_side_by_side_on_a_laptop_and_below_each_other_on_a_phone(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """Three columns with rows that line up, or one column."""
    script = """[...document.querySelectorAll('.card')].map(c => [
        c.getBoundingClientRect().left,
        c.querySelectorAll('dt')[4].getBoundingClientRect().top])"""
    browser.open(pages["report-family"], SIZES["laptop"])
    wide = browser.evaluate(script)
    browser.open(pages["report-family"], SIZES["phone"])
    narrow = browser.evaluate(script)
    assert (len({left for left, _ in wide}), len({top for _, top in wide})) == (3, 1)
    assert (len({left for left, _ in narrow}), len({top for _, top in narrow})) == (1, 3)


MOST_PAGES = {
    "report-family": 2,
    "report-several-family": 2,
    "report-youth": 2,
    "report": 10,
    "gaps": 5,
    "report-nothing": 5,
}


@pytest.mark.parametrize("name", MOST_PAGES)
def test_it_prints_on_a4(browser: Browser, pages: dict[str, Path], name: str) -> None:
    """A4 pages, and few enough to hand over."""
    browser.open(pages[name], SIZES["laptop"])
    pdf = base64.b64decode(
        browser.ask("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"]
    )
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {(595, 842)}
    assert 1 <= len(re.findall(rb"/Type /Page\b", pdf)) <= MOST_PAGES[name]


@pytest.mark.parametrize("name", ["report", "report-several", "report-crisis", "report-english"])
def test_what_a_team_discusses_is_four_pages_and_its_decisions_stand_on_the_first(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    """The rest is an appendix, which begins on a page of its own."""

    def paper(script: str) -> int:
        browser.open(pages[name], SIZES["laptop"])
        browser.evaluate(script + ";0")
        pdf = browser.ask("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        return len(re.findall(rb"/Type /Page\b", base64.b64decode(pdf)))

    assert paper("document.querySelector('.appendix').remove()") <= 4
    assert (
        paper("document.querySelectorAll('main > :not(h1, .leaf)').forEach(e => e.remove())") == 1
    )
    assert browser.evaluate("document.querySelectorAll('.leaf .blank').length") == 5
    browser.ask("Emulation.setEmulatedMedia", {"media": "print"})
    breaks = "getComputedStyle(document.querySelector('.appendix')).breakBefore"
    browser.open(pages[name], SIZES["laptop"])
    assert browser.evaluate(breaks) == "page"
    browser.ask("Emulation.setEmulatedMedia", {"media": ""})


VERDICTS = {
    "match": "[...document.querySelectorAll('tbody [data-label=oordeel]')]",
    "why": "[...document.querySelectorAll('h2, tbody [data-label=oordeel]')]",
    "plan": "[...document.querySelectorAll('dd')].filter(e => /plaats \\d/.test(e.textContent))",
    "report": "[...document.querySelectorAll('.leaf tbody [data-label=oordeel]')]",
    "compare": "[...document.querySelectorAll('tbody [data-label]')]",
    "list": "[...document.querySelectorAll('tbody [data-label=niveau]')]",
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_is_in_sight_on_a_phone(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    """A row is a card there, with what each column is called; nothing scrolls sideways."""
    browser.open(pages[name], SIZES["phone"])
    seen = f"""{VERDICTS[name]}.map(e => e.getBoundingClientRect())
        .map(r => r.width > 0 && r.left >= 0 && r.right <= innerWidth)"""
    found = browser.evaluate(seen)
    assert found
    assert all(found)
    wide = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth)"
    assert browser.evaluate(f"{wide}.length") == 0


def test_what_is_folded_is_open_on_paper_and_the_glossary_is_not_there(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """A reason with its source can be read from the print; what words mean stays on the screen."""
    seen = "[...document.querySelectorAll('{} > :not(summary)')].map(e => e.checkVisibility())"
    browser.open(pages["match"], SIZES["laptop"])
    assert not any(browser.evaluate(seen.format("details")))
    browser.ask("Emulation.setEmulatedMedia", {"media": "print"})
    assert all(browser.evaluate(seen.format(".fold")))
    assert not any(browser.evaluate(seen.format(".glossary")))
    browser.ask("Emulation.setEmulatedMedia", {"media": ""})


def test_a_link_leads_to_the_card_and_a_reference_to_its_source_and_back(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """By way of the keyboard or a finger, in the same page."""
    browser.open(pages["match"], SIZES["phone"])
    lead = "[...document.querySelectorAll('{}[href^=\"#\"]')].map(a => a.getAttribute('href'))"
    for place in ("nav a", "tbody a", "small a", "a.back"):
        targets = browser.evaluate(lead.format(place))
        assert targets, place
        found = browser.evaluate(
            f"{json.dumps(targets)}.map(t => document.getElementById(t.slice(1)) !== null)"
        )
        assert all(found), place


@pytest.mark.parametrize("name", ["match", "gaps", "report", "report-family"])
def test_text_has_contrast_in_the_dark(browser: Browser, pages: dict[str, Path], name: str) -> None:
    """Ink and paper change together; text of the page is 4.5 to 1 at least on what is behind it."""
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.ask("Emulation.setEmulatedMedia", {"features": dark})
    browser.open(pages[name], SIZES["laptop"])
    pairs = browser.evaluate("""[...document.querySelectorAll('main *')]
        .filter(e => !e.closest('svg') && e.textContent.trim()).map(e => {
            let b = e; while (b && /, 0\\)$/.test(getComputedStyle(b).backgroundColor)) b = b.parentElement;
            return [getComputedStyle(e).color, getComputedStyle(b || document.body).backgroundColor]})
        .map(p => p.map(c => c.match(/\\d+/g).slice(0, 3).map(Number)))""")
    browser.ask("Emulation.setEmulatedMedia", {"features": []})
    assert pairs
    assert min(_contrast(*map(tuple, pair)) for pair in pairs) >= 4.5
    assert max(sum(paper) for _, paper in pairs) < 300


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    lights = [
        sum(
            weight * (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4)
            for weight, c in zip((0.2126, 0.7152, 0.0722), (x / 255 for x in rgb), strict=True)
        )
        for rgb in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.skipif(
    not os.path.isfile(AXE),
    reason="UHP_AXE names no axe.min.js: accessibility is not checked (npm install axe-core)",
)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(
    browser: Browser, pages: dict[str, Path], name: str, size: str
) -> None:
    """Every rule of axe-core, best practices included."""
    browser.open(pages[name], SIZES[size])
    browser.evaluate(Path(AXE).read_text(encoding="utf-8") + ";0")
    found = browser.evaluate(
        "axe.run(document, {resultTypes: ['violations']})"
        ".then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
    )
    assert found == []

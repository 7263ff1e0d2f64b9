"""uhp.html in real browsers: it opens from a file, asks for nothing, and a keyboard is enough.

UHP_PAGE names the page (`python app/build.py -o uhp.html`); .ci/run builds it. Without it, or
without Chromium, these tests are skipped; Firefox has a smoke test of its own.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SHIPPED, run
from test_browser import AXE, CHROMIUM, SIZES, Browser
from uhp_cli.source.yaml_source import read
from uhp_cli.telling.words import spoken

PAGE = Path(os.environ.get("UHP_PAGE") or "uhp.html").resolve()
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = [
    pytest.mark.skipif(
        not PAGE.is_file() or "UHP_PAGE" not in os.environ,
        reason="UHP_PAGE names no uhp.html: the page is not looked at (python app/build.py)",
    ),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the page is not looked at"),
]
PATIENCE = 120
"""Seconds: the tests of everybody run beside this one; bench/page.py says how long it takes."""
FAMILY = {
    "children": [{"age": 15, "problems": ["delinquentie", "middelen"]}, {"age": 8}],
    "situation": {"placement": "dreigt"},
}


def wait(browser: Browser, script: str) -> Any:
    """Wait until a script in the page gives something, and return it."""
    end = time.monotonic() + PATIENCE
    while not (found := browser.evaluate(script)):
        assert time.monotonic() < end, script
        time.sleep(0.05)
    return found


def opened(browser: Browser, size: str = "laptop", path: Path = PAGE) -> None:
    """Open the page and wait until it can be asked."""
    browser.open(path, SIZES[size])
    wait(browser, "document.documentElement.dataset.ready")


def give(browser: Browser, profile: object, folder: Path) -> None:
    """Open a family that was kept, as a person does with the file picker."""
    path = folder / "gezin.json"
    path.write_text(json.dumps(profile), encoding="utf-8")
    browser.evaluate("document.getElementById('answer').textContent = ''")
    root = browser.ask("DOM.getDocument", {})["root"]["nodeId"]
    node = browser.ask("DOM.querySelector", {"nodeId": root, "selector": "#file"})["nodeId"]
    browser.ask("DOM.setFileInputFiles", {"files": [str(path)], "nodeId": node})
    wait(browser, "document.getElementById('answer').textContent")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Give a browser with the page in it, ready."""
    with Browser(tmp_path_factory.mktemp("chromium")) as found:
        opened(found)
        yield found


# -- it says what a terminal says


def test_every_family_of_the_cases_has_the_bytes_of_a_terminal(browser: Browser) -> None:
    """Match of each and the team's report of every fifth, from CPython and from the page."""
    raw = (ROOT / "data" / "cases.yaml").read_bytes()
    profiles = [case["profile"] for case in read(raw, "cases.yaml").data["cases"]]
    assert len(profiles) > 90
    differ = []
    for number, profile in enumerate(profiles):
        for verb in ("match", "report") if number % 5 == 0 else ("match",):
            call = (verb, "--profile", "-", "--format", "html")
            told = run(*call, stdin=json.dumps(profile), env=SHIPPED).out
            query = json.dumps(json.dumps({"ask": verb, "profile": profile}))
            digest = browser.evaluate(
                f"crypto.subtle.digest('SHA-256', new TextEncoder().encode(answer({query})))"
                ".then(d => [...new Uint8Array(d)].map(b => b.toString(16).padStart(2, '0'))"
                ".join(''))"
            )
            if digest != hashlib.sha256(told.encode()).hexdigest():
                differ.append((number, verb))
    assert differ == []


@pytest.mark.parametrize(
    "profile",
    [
        FAMILY,
        {"children": [{"age": "zwanger"}, {"age": "8m", "problems": ["hechting"]}]},
        {"children": [{"age": 27, "problems": ["gedrag"], "placement": "geplaatst"}]},
        {
            "children": [{"problems": [{"problem": "middelen", "severity": "ernstig"}]}],
            "family": {"problems": ["gedrag", "financien"]},
            "situation": {"crisis": True, "region": "utrecht"},
            "facts": {"recidive": "hoog", "trauma": "nee"},
            "first": "gedrag",
        },
        {
            "children": [{"age": 9, "problems": ["adhd"], "facts": {"delinquentie": "nee"}}],
            "family": {"problems": ["opvoeding"]},
            "tried": [{"id": "mst", "outcome": "afgebroken"}, {"id": "iets-anders"}],
        },
    ],
    ids=str,
)
def test_a_family_is_opened_and_kept_as_it_was(
    browser: Browser, tmp_path: Path, profile: dict[str, Any]
) -> None:
    """What is opened, shown in the form and kept again is the same family, and uhp reads it."""
    give(browser, profile, tmp_path)
    keeping = {"behavior": "allow", "downloadPath": str(tmp_path / "kept")}
    (tmp_path / "kept").mkdir()
    browser.ask("Browser.setDownloadBehavior", keeping, session="")
    browser.evaluate("document.getElementById('keep').click()")
    end = time.monotonic() + PATIENCE
    while not (found := [p for p in (tmp_path / "kept").iterdir() if p.suffix == ".json"]):
        assert time.monotonic() < end
        time.sleep(0.05)
    checked = run("profile", "check", str(found[0]), "--json", env=SHIPPED).json["profile"]
    given = run("profile", "check", "-", "--json", stdin=json.dumps(profile), env=SHIPPED)
    assert checked == given.json["profile"]


# -- it sends and keeps nothing


def test_it_opens_from_a_file_and_asks_for_nothing_but_itself(browser: Browser) -> None:
    """The browser has no remark either."""
    requests = [p["request"]["url"] for p in browser.happened("Network.requestWillBeSent")]
    assert [url for url in requests if not url.startswith(("blob:", "data:"))] == [PAGE.as_uri()]
    assert browser.happened("Log.entryAdded") == browser.happened("Runtime.exceptionThrown") == []


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """Listen on this machine, and note the first line of all that comes in."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        heard: list[str] = []

        def serve() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    line.settimeout(5)
                    heard.append(line.recv(200).decode("latin-1").partition("\r")[0])
                    line.sendall(
                        b"HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\n\r\n"
                    )

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1], heard


LEAK = """(async () => {
    const to = 'http://127.0.0.1:%d/';
    const tries = [
        () => new Promise(done => {const x = new XMLHttpRequest(); x.open('GET', to + 'xhr');
                                   x.onloadend = done; x.send();}),
        () => new Promise(done => {const i = new Image(); i.onload = i.onerror = done;
                                   i.src = to + 'image';}),
        () => navigator.sendBeacon(to + 'beacon', 'x'),
        () => new Promise(done => {const w = new WebSocket(to.replace('http', 'ws') + 'socket');
                                   w.onclose = w.onerror = done;}),
        () => new Promise(done => {const s = document.createElement('script');
                                   s.onload = s.onerror = done; s.src = to + 'script';
                                   document.body.append(s);}),
        () => {const s = document.createElement('style');
               s.textContent = `body{background:url(${to}style)}`; document.body.append(s);},
    ];
    for (const go of tries) { try { await go(); } catch {} }
    await new Promise(done => setTimeout(done, 500));
    return true;
})()"""


def test_the_browser_forbids_the_page_to_send(browser: Browser, tmp_path: Path) -> None:
    """Six ways to a server on this machine: none arrives; from a page without the policy all do."""
    opened(browser)
    with listening() as (port, heard):
        assert browser.evaluate(LEAK % port)
        assert heard == []
        control = tmp_path / "control.html"
        control.write_text("<!doctype html><title>x</title><body>", encoding="utf-8")
        browser.open(control, SIZES["laptop"])
        assert browser.evaluate(LEAK % port)
        ways = {re.split("[ /]+", line)[1] for line in heard}
    assert ways == {"xhr", "image", "beacon", "socket", "script", "style"}
    opened(browser)


def test_it_keeps_nothing(browser: Browser, tmp_path: Path) -> None:
    """After a family and all that can be asked: storage, cookies, address and history are empty."""
    opened(browser)
    before = browser.evaluate("history.length")
    give(browser, FAMILY, tmp_path)
    for button in browser.evaluate("document.querySelectorAll('#views button').length") * [0]:
        del button
    browser.evaluate(
        "document.querySelectorAll('#views button, nav button').forEach(b => b.click())"
    )
    left = browser.evaluate(
        "(async () => [localStorage.length, sessionStorage.length, document.cookie,"
        " (await indexedDB.databases()).length, location.href, history.length,"
        " history.state])()"
    )
    assert left == [0, 0, "", 0, PAGE.as_uri(), before, None]


def test_the_policy_names_scripts_by_their_hash() -> None:
    """Nothing is allowed but the two scripts and the style sheet that stand in the page."""
    text = PAGE.read_text(encoding="utf-8")
    policy = re.search('Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert re.sub("'sha256-[^']*'", "HASH", policy[1]).split("; ") == [
        "default-src 'none'",
        "script-src HASH HASH 'wasm-unsafe-eval'",
        "style-src HASH",
        "style-src-attr 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert len(text.encode()) <= 7_000_000
    assert "Mozilla Public License" in text


# -- a keyboard is enough

KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}


def press(browser: Browser, key: str, text: str = "") -> None:
    """Press one key."""
    text = text or {"Enter": "\r", " ": " "}.get(key, "")
    about = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS.get(key, 0)}
    more = {"text": text} if text else {}
    browser.ask("Input.dispatchKeyEvent", {"type": "keyDown", **about, **more})
    browser.ask("Input.dispatchKeyEvent", {"type": "keyUp", **about})


def tab_to(browser: Browser, selector: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(400):
        if browser.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
            return
        press(browser, "Tab")
    raise AssertionError(selector)


def test_the_whole_way_by_keyboard(browser: Browser) -> None:
    """A second child, a word of practice, an age, a problem, the question, a plan, a comparison."""
    opened(browser)
    tab_to(browser, "[data-add]")
    press(browser, "Enter")
    assert browser.evaluate("document.activeElement.id") == "children/1/age"
    for _ in range(17):
        press(browser, "ArrowDown")
    age = browser.evaluate("document.activeElement.value")
    browser.evaluate("document.querySelector('main').focus()")
    tab_to(browser, "#find")
    browser.ask("Input.insertText", {"text": "blowen"})
    assert (
        browser.evaluate("document.querySelector('output[for=find]').textContent") == "2 gevonden"
    )
    tab_to(browser, "[name='children/1/problems/'][value=middelen]")
    press(browser, " ")
    assert age in browser.evaluate("document.getElementById('answer').textContent")
    said = browser.evaluate("document.getElementById('said').textContent")
    assert re.fullmatch("[0-9]+ passen, [0-9]+ eerst navragen, [0-9]+ passen niet.", said)
    asked = browser.evaluate("document.querySelector('#question .strong').textContent")
    tab_to(browser, "[data-profile]")
    press(browser, "Enter")
    assert browser.evaluate("document.activeElement.closest('#question, #answer') !== null")
    assert browser.evaluate("document.querySelector('#question').textContent") != asked
    tab_to(browser, "[data-skip]")
    press(browser, "Enter")
    tab_to(browser, "#views button:nth-child(2)")
    press(browser, "Enter")
    title = browser.evaluate("document.querySelector('#answer h1').textContent")
    assert title == spoken("nl")["plan-title"]
    for number in (1, 2):
        tab_to(browser, f".each > li:nth-child({number}) > input")
        press(browser, " ")
    tab_to(browser, ".each > li:nth-child(2) summary")
    press(browser, "Enter")
    wait(browser, "document.querySelector('.each > li:nth-child(2) .opened table') !== null")
    tab_to(browser, "[data-ticked]")
    press(browser, "Enter")
    assert browser.evaluate("document.querySelectorAll('#answer thead th').length") == 2


def test_a_word_is_looked_for_without_accents_and_an_unknown_one_gets_a_sentence(
    browser: Browser,
) -> None:
    """In the list of problems, and in the catalogue; what is outside still says why."""
    opened(browser)
    type_in = (
        "(id, text) => {const e = document.getElementById(id); e.value = text;"
        " e.dispatchEvent(new Event('input', {bubbles: true}))}"
    )
    browser.evaluate(f"({type_in})('find', 'SUÏCIDALITEIT')")
    assert browser.evaluate("document.querySelector('output[for=find]').textContent")[0] != "0"
    assert browser.evaluate("document.getElementById('word').textContent") == ""
    browser.evaluate(f"({type_in})('find', 'gedragsproblemn')")
    assert "gedrag" in browser.evaluate("document.querySelector('#word [role=alert]').textContent")
    browser.evaluate(f"({type_in})('search', 'gehechtheid')")
    many = browser.evaluate("document.querySelectorAll('#found > ul > li').length")
    browser.evaluate(f"({type_in})('search', 'zzzz')")
    assert browser.evaluate("document.querySelectorAll('#found > ul > li').length") == 0 < many


# -- everybody can read it


@pytest.mark.parametrize("size", SIZES)
def test_nothing_sticks_out(browser: Browser, tmp_path: Path, size: str) -> None:
    """As wide as the screen, with a family and in every part."""
    opened(browser, size)
    give(browser, FAMILY, tmp_path)
    wide = []
    for part in ("family", "catalogue", "map", "guideline"):
        browser.evaluate(f"document.querySelector('[data-view={part}]').click()")
        wide.append(browser.evaluate("document.documentElement.scrollWidth"))
    assert wide == [SIZES[size][0]] * 4


@pytest.mark.skipif(
    not os.path.isfile(AXE),
    reason="UHP_AXE names no axe.min.js: accessibility is not checked (npm install axe-core)",
)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_violation(browser: Browser, tmp_path: Path, size: str) -> None:
    """Every rule, at the start, with a family, with a fold-out, and in every part."""
    opened(browser, size)
    browser.evaluate(Path(AXE).read_text(encoding="utf-8") + ";0")
    check = (
        "axe.run(document, {resultTypes: ['violations']})"
        ".then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 150)]))"
    )
    found = [browser.evaluate(check)]
    give(browser, FAMILY, tmp_path)
    browser.evaluate("document.querySelectorAll('#fields details').forEach(d => d.open = true)")
    browser.evaluate("document.querySelector('#each summary').click()")
    wait(browser, "document.querySelector('#each .opened table') !== null")
    found.append(browser.evaluate(check))
    for part in ("catalogue", "map", "guideline"):
        browser.evaluate(f"document.querySelector('[data-view={part}]').click()")
        found.append(browser.evaluate(check))
    assert found == [[]] * 5


def test_it_can_be_read_without_webassembly_and_without_script(browser: Browser) -> None:
    """The catalogue, the map and the guideline are there, and a line says what is not."""
    text = "document.body.innerText"
    hide = {"source": "delete globalThis.WebAssembly"}
    script = browser.ask("Page.addScriptToEvaluateOnNewDocument", hide)["identifier"]
    browser.open(PAGE, SIZES["laptop"])
    browser.ask("Page.removeScriptToEvaluateOnNewDocument", {"identifier": script})
    assert "Het rekendeel start niet in deze browser" in browser.evaluate(text)
    browser.evaluate("document.querySelector('[data-view=catalogue]').click()")
    assert "Multidimensionele Familietherapie" in browser.evaluate(text)
    browser.ask("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.open(PAGE, SIZES["laptop"])
    browser.ask("Emulation.setScriptExecutionDisabled", {"value": False})
    read_ = browser.evaluate(text)
    assert "Het rekendeel start niet in deze browser" in read_
    assert "Multidimensionele Familietherapie" in read_
    assert browser.evaluate("document.querySelectorAll('svg.map').length") == 1
    opened(browser)


def test_paper_has_the_answer_and_nothing_else(browser: Browser, tmp_path: Path) -> None:
    """The sheet for the family prints on A4 as it does from its own file."""
    opened(browser)
    give(browser, {"children": [{"age": 14, "problems": ["gedrag", "middelen"]}]}, tmp_path)
    browser.evaluate("document.querySelector('#views button:nth-child(4)').click()")
    settings = {"preferCSSPageSize": True, "printBackground": True}
    own = base64.b64decode(browser.ask("Page.printToPDF", settings)["data"])
    sheet = tmp_path / "sheet.html"
    call = ("report", "--age", "14", "--problems", "gedrag,middelen", "--for", "family")
    sheet.write_text(run(*call, "--format", "html", env=SHIPPED).out, encoding="utf-8")
    browser.open(sheet, SIZES["laptop"])
    alone = base64.b64decode(browser.ask("Page.printToPDF", settings)["data"])
    pages = [len(re.findall(rb"/Type /Page\b", pdf)) for pdf in (own, alone)]
    assert pages[0] == pages[1] > 0
    opened(browser)


# -- Firefox


class Marionette:
    """Firefox over its own protocol: a length, a colon and JSON on a socket of this machine."""

    def __init__(self, port: int) -> None:
        """Wait for it to listen, and begin a session."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.line = socket.create_connection(("127.0.0.1", port), PATIENCE)
                break
            except OSError:
                assert time.monotonic() < end
                time.sleep(0.2)
        self.message()
        self.number = 0
        self.ask("WebDriver:NewSession", {"capabilities": {}})

    def message(self) -> Any:
        """Return one message."""
        size = b""
        while (byte := self.line.recv(1)) != b":":
            assert byte
            size += byte
        text = b""
        while len(text) < int(size):
            text += self.line.recv(int(size) - len(text))
        return json.loads(text)

    def ask(self, name: str, params: dict[str, Any]) -> Any:
        """Send one command and return its answer."""
        self.number += 1
        text = json.dumps([0, self.number, name, params]).encode()
        self.line.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, result = self.message()
        assert error is None, error
        return result

    def evaluate(self, script: str) -> Any:
        """Run a script in the page and return its value."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]


@pytest.mark.skipif(FIREFOX is None, reason="no Firefox here: the page is not opened in it")
def test_firefox_opens_it_and_answers_the_same(tmp_path: Path) -> None:
    """A family in the form has the bytes of a terminal there too."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    (tmp_path / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
    command = [
        str(FIREFOX),
        "--headless",
        "--marionette",
        "--no-remote",
        "--profile",
        str(tmp_path),
    ]
    home = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=home)
    try:
        firefox = Marionette(port)
        firefox.ask("WebDriver:Navigate", {"url": PAGE.as_uri()})
        end = time.monotonic() + PATIENCE
        while not firefox.evaluate("return document.documentElement.dataset.ready"):
            assert time.monotonic() < end, firefox.evaluate("return document.body.innerText")[:900]
            time.sleep(0.2)
        query = json.dumps(json.dumps({"ask": "match", "profile": FAMILY}))
        call = ("match", "--profile", "-", "--format", "html")
        told = run(*call, stdin=json.dumps(FAMILY), env=SHIPPED).out
        assert firefox.evaluate(f"return window.answer({query})") == told
        firefox.line.close()
    finally:
        program.kill()
        program.wait()

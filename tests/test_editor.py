"""The schema where editors work: the real yaml-language-server, over its protocol, agrees with `uhp validate`.

It is an npm package, so these tests are left out where it is not installed: `npm install yaml-language-server` in any folder, and
YAML_LANGUAGE_SERVER set to its bin/yaml-language-server.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, answer
from uhp_cli.reading import loading

SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server") or ""
PITFALLS = sorted((ROOT / "tests/data/pitfalls").glob("*.yaml"))
CATALOGUE = ROOT / "data/interventions.yaml"

DIFFERENT = {
    "anchor-and-alias": "uhp refuses aliases; the editor puts the value in their place",
    "merge-key": "uhp refuses '<<', which is not YAML 1.2; the editor merges",
    "number-nan": "uhp refuses what is not a number; for the editor .nan is a number within every bound",
    "only-comments": "uhp wants something to check; the editor has no document to look at",
    "second-document": "uhp reads one catalogue per file; the editor checks each document by itself",
    "tag": "uhp refuses tags; the editor reads !!str as text",
    "zero-width-space": "uhp refuses characters nobody sees; a schema cannot say that for every text",
}
"""Files on which the two do not agree, with the reason."""


class Editor:
    """A language server as an editor uses it: one document at a time, all of the schema's features on."""

    def __init__(self) -> None:
        """Start the server and shake hands."""
        node = shutil.which("node")
        assert node
        self.process = subprocess.Popen(
            [node, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        self.number = 0
        self.diagnostics: dict[str, list[Any]] = {}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": ROOT.as_uri(),
                "capabilities": {"workspace": {"configuration": True}},
            },
        )
        self.tell("initialized", {})

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def opened(self, path: Path, text: str) -> list[Any]:
        """Open a document and return what the server finds in it."""
        uri = path.as_uri()
        self.diagnostics.pop(uri, None)
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        while uri not in self.diagnostics:
            self._next()
        return self.diagnostics[uri]

    def closed(self, path: Path) -> None:
        """Close a document."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})

    def _send(self, message: Any) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        self.process.stdin.flush()

    def _next(self) -> Any:
        """Read one message; answer what the server asks, keep what it finds."""
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or length, "the server has stopped"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            yaml = {
                "schemas": {(ROOT / "data/schema.json").as_uri(): "*.yaml"},
                "validate": True,
                "hover": True,
                "completion": True,
            }
            settings = {"yaml": {**yaml, "schemaStore": {"enable": False}, "yamlVersion": "1.2"}}
            self._send(
                {
                    "id": message["id"],
                    "result": [
                        settings.get(i.get("section"), {}) for i in message["params"]["items"]
                    ],
                }
            )
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """Start the server once for all these tests."""
    if not SERVER or not shutil.which("node"):
        pytest.skip(
            "yaml-language-server is not here: npm install yaml-language-server, and set YAML_LANGUAGE_SERVER to its program"
        )
    started = Editor()
    yield started
    started.process.kill()
    started.process.wait()
    for stream in (started.process.stdin, started.process.stdout):
        if stream:
            stream.close()


def _place(text: str, index: int) -> dict[str, int]:
    return {"line": text.count("\n", 0, index), "character": index - text.rfind("\n", 0, index) - 1}


def test_the_packaged_catalogue_is_clean_in_the_editor(editor: Editor) -> None:
    """No squiggle in the file as it is shipped."""
    assert editor.opened(CATALOGUE, CATALOGUE.read_text(encoding="utf-8")) == []
    editor.closed(CATALOGUE)


def test_hovering_explains_a_key_and_a_value(editor: Editor) -> None:
    """Title and Dutch description, also of an enumerated word."""
    path, text = ROOT / "data/hover.yaml", CATALOGUE.read_text(encoding="utf-8")
    editor.opened(path, text)
    start = text.index("  - id: mdft")
    for needle, shift, expected in (
        ("target_group:", 2, "Doelgroep"),
        ("level: goede", 8, "Erkend als effectief volgens goede aanwijzingen"),
        ("problem: middelen", 10, "Een probleem uit de woordenlijst"),
        ("control_group: ja", 3, "Was er een controlegroep?"),
    ):
        hover = editor.ask(
            "textDocument/hover",
            {
                "textDocument": {"uri": path.as_uri()},
                "position": _place(text, text.index(needle, start) + shift),
            },
        )
        assert expected in json.dumps(hover, ensure_ascii=False), (needle, hover)
    editor.closed(path)


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        ("level: goede-aanwijzingen", "level: |", ["goede-aanwijzingen", "niet-in-dei"]),
        ("    role: aanvullend", "    role: |", ["hoofd", "crisis", "aanvullend", "werkwijze"]),
        ("{problem: gedrag", "{problem: |", ["gedrag", "middelen", "kindermishandeling"]),
        ("region: flevoland", "region: |", ["flevoland", "veendam"]),
        ("{lvb: [nee]}", "{severity: [|]}", ["licht", "matig", "ernstig"]),
        (
            ", when: {lvb: [nee]}, sources: [richtlijn:8]}",
            "",
            ["all", "any", "problem", "severity"],
        ),
        (
            "    role: aanvullend",
            "    role: aanvullend\n    |",
            ["target_group", "goals", "delivery"],
        ),
        (
            "    classification: {level: onbekend}",
            "    classification: {level: onbekend}\n  - |",
            ["nieuwe interventie", "id"],
        ),
    ],
)
def test_completion_knows_the_words(
    editor: Editor, request: pytest.FixtureRequest, before: str, typed: str, expected: list[str]
) -> None:
    """Levels, roles, problems, regions, answers, facts, keys, and a whole new entry; | is where the cursor stands."""
    text = (ROOT / "tests/data/good/smallest.yaml").read_text(encoding="utf-8")
    if not typed:  # a condition in block style, as an editor writes it
        before, typed = (
            "- {text: geen licht verstandelijke beperking" + before,
            "- text: geen\n          when:\n            |",
        )
    assert before in text
    text = text.replace(before, typed, 1)
    cursor = text.index("|", text.index(typed))
    text = text[:cursor] + text[cursor + 1 :]
    path = ROOT / f"tests/data/{request.node.name.encode().hex()}.yaml"
    editor.opened(path, text)
    found = editor.ask(
        "textDocument/completion",
        {"textDocument": {"uri": path.as_uri()}, "position": _place(text, cursor)},
    )
    labels = {item["label"] for item in (found["items"] if isinstance(found, dict) else found)}
    assert set(expected) <= labels, sorted(labels)
    editor.closed(path)


def test_the_corpus_is_large_enough() -> None:
    """At least thirty files on which readers are known to differ."""
    assert len(PITFALLS) >= 30
    assert DIFFERENT.keys() <= {p.stem for p in PITFALLS}


@pytest.mark.parametrize("path", PITFALLS, ids=lambda p: p.stem)
def test_the_editor_and_uhp_agree(editor: Editor, path: Path) -> None:
    """Both find an error or neither does, but for the differences with a reason."""
    in_editor = bool(editor.opened(path, path.read_text(encoding="utf-8")))
    editor.closed(path)
    in_uhp = answer("validate", str(path), code=None)["summary"]["errors"] > 0
    assert (in_editor != in_uhp) == (path.stem in DIFFERENT), f"editor: {in_editor}, uhp: {in_uhp}"


def test_the_schema_offers_the_words_of_the_packaged_catalogue(shipped: Any) -> None:
    """What completes is what the vocabulary holds; a new word there belongs in data/schema.json too."""
    schema = loading.schema("schema.json")["$defs"]
    assert schema["problem_id"]["anyOf"][0]["enum"] == list(shipped.problems)
    assert schema["region_id"]["anyOf"][0]["enum"] == list(shipped.regions)
    facts = {
        k: v
        for k, v in schema["condition"]["properties"].items()
        if k not in ("all", "any", "problem")
    }
    assert list(facts) == list(shipped.facts)
    for name, fact in facts.items():
        if name != "region":
            assert fact["items"]["anyOf"][0]["enum"] == list(shipped.answers[name])


def test_every_enumerated_word_is_described() -> None:
    """Each list of words has as many descriptions, in the order of the words."""

    def walk(part: Any) -> Iterator[tuple[int, int]]:
        if isinstance(part, dict):
            if "enum" in part:
                yield len(part["enum"]), len(part.get("enumDescriptions", ()))
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                yield from walk(inner)

    for name in ("schema.json", "guideline-schema.json"):
        assert all(words == described for words, described in walk(loading.schema(name)))

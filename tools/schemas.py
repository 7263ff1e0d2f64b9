"""Make the published JSON Schemas out of uhp_cli.shapes: `python tools/schemas.py [--check]`.

Writes data/*schema.json; with --check it writes nothing and exits 1 when a file would change.
The words of the vocabulary come from data/interventions.yaml, everything else from the shapes.
"""

import json
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from uhp_cli import shapes
from uhp_cli.source import yaml_source
from uhp_cli.values.profile import SITUATION
from uhp_cli.verbs.schema import PATHS

DATA = Path(__file__).parent.parent / "data"
Schema = dict[str, Any]

FILES: dict[str, Any] = {
    "catalogue": shapes.CatalogueFile,
    "profile": shapes.Profile,
    "cases": shapes.CasesFile,
    "guideline-file": shapes.GuidelineFile,
    "offer": shapes.OfferFile,
}
KINDS = {
    name.removesuffix("Answer").lower(): shape
    for name, shape in vars(shapes).items()
    if name.endswith("Answer") and is_typeddict(shape)
}
"""Every answer by its `kind`: the shapes that are called so."""
ANSWERS = {f"{kind}-answer" if kind in FILES else kind: shape for kind, shape in KINDS.items()}
"""Every answer by the name of its schema."""
VERSIONS = {"plan": 2}
"""`version` where it is not the first."""
TYPES = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    dict: "object",
}
SLUG = {"type": "string", "pattern": shapes.SLUG, "maxLength": 60}


@cache
def vocabulary() -> dict[str, Any]:
    """Return what stands for words of the catalogue, by its name."""
    path = DATA / "interventions.yaml"
    words = yaml_source.read(path.read_bytes(), path.name).data["vocabulary"]
    facts = {f["id"]: f for f in words["facts"]}

    return {
        "@problems": [p["id"] for p in words["problems"]],
        "@levels": [level["id"] for level in words["levels"]],
        "@roles": [role["id"] for role in words["roles"]],
        "@level-words": {level["id"]: level["meaning"] for level in words["levels"]},
        "@role-words": {role["id"]: role["meaning"] for role in words["roles"]},
        "@regions": [r["id"] for r in words["regions"]],
        "@problem-words": _listed(words["problems"]),
        "@region-words": _listed(words["regions"]),
        "@refused-facts": [*SITUATION, *shapes.IDENTIFYING],
        "@profile-facts": {n: _told(f) for n, f in facts.items() if n not in SITUATION},
        "@refused-child-facts": [
            *SITUATION,
            *shapes.IDENTIFYING,
            *(name for name, fact in facts.items() if fact.get("of") == "gezin"),
        ],
        "@child-facts": {
            n: _told(f) for n, f in facts.items() if n not in SITUATION and f.get("of") != "gezin"
        },
        "@condition-facts": {
            name: _said(fact)
            | {"type": "array", "items": _items(fact)}
            | {"minItems": 1, "uniqueItems": True}
            for name, fact in facts.items()
        },
    }


def _listed(terms: list[Mapping[str, str]]) -> list[Schema]:
    names = {"enum": [t["id"] for t in terms], "enumDescriptions": [t["name"] for t in terms]}
    return [names, SLUG]


def _items(fact: Mapping[str, Any]) -> object:
    return {"anyOf": _listed(fact["values"])} if "values" in fact else shapes.RegionWord


def _said(fact: Mapping[str, Any]) -> Schema:
    return {"title": fact["name"].capitalize(), "description": fact["question"]}


def _answers(fact: Mapping[str, Any]) -> list[str]:
    return [value["id"] for value in fact["values"]]


def _told(fact: Mapping[str, Any]) -> Schema:
    """Return how a profile file answers a fact."""
    choices = [{"$ref": "#/$defs/answer"}, {"enum": _answers(fact)}]
    return _said(fact) | {"anyOf": choices, "examples": _answers(fact)}


class Maker:
    """Makes one schema; `words` are those of the vocabulary.

    An open schema lets through keys and codes it does not know, as docs/formats.md promises.
    """

    def __init__(self, words: Mapping[str, Any], *, closed: bool) -> None:
        """Begin without definitions."""
        self.words = words
        self.closed = closed
        self.defs: dict[str, Schema] = {}
        self.meant: dict[str, tuple[Any, ...]] = {}
        self.plain: dict[Any, Callable[[tuple[Any, ...]], Schema]] = {
            list: lambda args: {"type": "array", "items": self.of(args[0])},
            dict: lambda args: {"type": "object", "additionalProperties": self.of(args[1])},
            Literal: lambda args: {"const": args[0]},
            Union: self.union,
            UnionType: self.union,
            NotRequired: lambda args: self.of(args[0]),
            Required: lambda args: self.of(args[0]),
        }

    def of(self, hint: object) -> Schema:
        """Return the schema of a type with what `Annotated` says of it."""
        if get_origin(hint) is not Annotated:
            return self.bare(hint)
        base, *notes = get_args(hint)
        names = [number for number, note in enumerate(notes) if isinstance(note, shapes.Def)]
        if not names:
            return self.noted(self.bare(base), notes)
        name = notes[names[-1]].name
        meant = (base, *notes[: names[-1]])
        if self.meant.setdefault(name, meant) != meant:
            raise ValueError(f"$defs/{name} is two shapes")
        if name not in self.defs:
            self.defs[name] = {}  # a shape may hold itself
            self.defs[name] = self.noted(self.bare(base), [*meant[1:]])
        return self.noted({"$ref": f"#/$defs/{name}"}, notes[names[-1] + 1 :])

    def bare(self, hint: object) -> Schema:
        """Return the schema of a type alone."""
        if isinstance(hint, type) and is_typeddict(hint):
            return self.mapping(hint)
        if hint is object:
            return {}
        if hint in TYPES:
            return {"type": TYPES[hint]}
        return self.plain[get_origin(hint)](get_args(hint))

    def union(self, members: tuple[Any, ...]) -> Schema:
        """Return a list of types where that says it all, and otherwise the branches."""
        found = [self.of(member) for member in members]
        if all(branch.keys() == {"type"} for branch in found):
            return {"type": [branch["type"] for branch in found]}
        return {"anyOf": found}

    def mapping(self, shape: type) -> Schema:
        """Return the schema of a TypedDict."""
        hints = get_type_hints(shape, include_extras=True)
        return {
            **texts(shape.__doc__ or ""),
            "type": "object",
            **({"additionalProperties": False} if self.closed else {}),
            "required": [key for key in hints if needed(shape, key, hints[key])],
            "properties": {key: self.of(hint) for key, hint in hints.items()},
        }

    def noted(self, schema: Schema, notes: list[Any]) -> Schema:
        """Return a schema with texts and keywords; what is said last holds."""
        said = [note for note in notes if isinstance(note, str)]
        if said:
            title, words = said[-2:] if len(said) > 1 else ("", said[0])
            first = {k: v for k, v in {"title": title, "description": words}.items() if v}
            schema = {**first, **schema, **first}
        for note in notes:
            if isinstance(note, shapes.Of):
                schema = self.keyed(schema, note.keywords)
        return schema

    def keyed(self, schema: Schema, keywords: Mapping[str, Any]) -> Schema:
        """Return a schema with more keywords, short forms written out."""
        schema = dict(schema)
        for key, value in keywords.items():
            given = self.words[value] if isinstance(value, str) and value in self.words else value
            if key == "snippets":
                schema["defaultSnippets"] = [
                    {"label": label, "description": text, "body": body}
                    for label, (text, body) in given.items()
                ]
            elif not self.closed and (
                key == "codes" or (key == "enum" and isinstance(given, dict))
            ):
                schema["examples"] = list(given)
            elif key == "enum" and isinstance(given, dict):
                schema |= {"enum": list(given), "enumDescriptions": list(given.values())}
            elif key in ("enum", "codes"):
                nothing = [None] if key == "codes" and "null" in schema["type"] else []
                schema["enum"] = [*given, *nothing]
                del schema["type"]
            elif key == "oneOf":
                schema["oneOf"] = schema.pop("anyOf")
            else:
                schema[key] = self.within(key, given, schema)
                if key == "anyOf" and schema.get("type") == "string":
                    del schema["type"]
        return schema

    def within(self, key: str, value: object, schema: Schema) -> object:
        """Return the value of a keyword with the types and the words in it written out."""
        if key == "properties" and isinstance(value, dict):
            made = {k: self.within("", v, {}) for k, v in value.items()}
            return {**schema.get("properties", {}), **made}
        if isinstance(value, dict):
            return {k: self.within(k if k != "properties" else "", v, {}) for k, v in value.items()}
        if isinstance(value, str):
            return self.words.get(value, value)
        return value if isinstance(value, list | int) else self.of(value)


def needed(shape: type, key: str, hint: object) -> bool:
    """Say whether a key is always there (a NotRequired in quotes is not in __optional_keys__)."""
    return key in vars(shape)["__required_keys__"] and get_origin(hint) is not NotRequired


def texts(doc: str) -> Schema:
    """Return the title and the description in a docstring."""
    title, bar, text = " ".join(doc.split()).partition(" | ")
    if not bar and title.endswith("."):
        title, text = "", title
    return {k: v for k, v in {"title": title, "description": text}.items() if v}


def schema(name: str, *, closed: bool = False) -> Schema:
    """Return a schema by its name, as in `uhp schema NAME`; that of a file is always closed."""
    words = vocabulary()
    if name in ANSWERS:  # an own catalogue may ask of a child what ours asks of a family
        words["@refused-child-facts"] = words["@refused-facts"]
    maker = Maker(words, closed=closed or name in FILES)
    made = maker.of({**ANSWERS, **FILES}[name])
    if name in ANSWERS:
        made["properties"]["kind"] |= {"const": name.removesuffix("-answer")}
        made["properties"]["version"] |= {"const": VERSIONS.get(name, 1)}
        del made["properties"]["kind"]["type"], made["properties"]["version"]["type"]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:uhp:{name}:{VERSIONS.get(name, 1)}",
    }
    return {**head, **made} | ({"$defs": maker.defs} if maker.defs else {})


def text(made: Schema) -> str:
    """Return a schema as it is published."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def path(name: str) -> Path:
    """Return the file of a schema."""
    return DATA / PATHS.get(name, f"{name}-schema.json")


def main() -> int:
    """Write the files, or say which differ."""
    changed = []
    for name in (*ANSWERS, *FILES):
        made = text(schema(name))
        if not path(name).exists() or path(name).read_text(encoding="utf-8") != made:
            changed.append(path(name).name)
            if "--check" not in sys.argv:
                path(name).write_text(made, encoding="utf-8")
    print(*changed, sep="\n", end="\n" if changed else "")
    return int(bool(changed) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())

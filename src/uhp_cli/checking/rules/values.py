"""Rules of the values of a record, found while a file is held against its schema."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from uhp_cli.checking.draft import near
from uhp_cli.checking.quick import repeated
from uhp_cli.checking.rule import Fault, Mistake, rule, short
from uhp_cli.source.yaml_source import Route

if TYPE_CHECKING:
    from uhp_cli import shapes

Both = tuple[str, str]
"""The same words in Dutch and English."""

rule(
    "UHP007",
    "nothing-to-check",
    nl="er staat geen enkele interventie in het bestand",
    en="there is not a single intervention in the file",
    why_nl="Een controle die niets controleert, mag niet 'in orde' zeggen.",
    why_en="A check that checks nothing may not say 'fine'.",
    bad="interventions: []",
    good="interventions:\n  - id: mst\n    …",
)

rule(
    "UHP102",
    "value-not-allowed",
    nl="'{value}' is hier geen mogelijke waarde",
    en="'{value}' is not a possible value here",
    why_nl="Hier mag alleen een vast woord staan; daarop rekent de rangorde.",
    why_en="Only a fixed word may stand here; the ranking counts on it.",
    bad="level: goede-aanwijzing",
    good="level: goede-aanwijzingen",
)

rule(
    "UHP105",
    "wrong-type",
    nl="hier hoort {needed}, er staat {given}",
    en="{needed} belongs here, there is {given}",
    why_nl=(
        "De soort waarde klopt niet: een lijst waar tekst hoort, een getal zonder "
        "aanhalingstekens, of niets."
    ),
    why_en=(
        "The kind of value is wrong: a list where text belongs, a number without quotes, or "
        "nothing."
    ),
    bad="sources: interventies:26",
    good="sources: [interventies:26]",
)

rule(
    "UHP106",
    "wrong-form",
    nl="'{value}' heeft niet de juiste vorm: {needed}",
    en="'{value}' does not have the right form: {needed}",
    why_nl="De waarde is van de goede soort, maar anders geschreven dan hier kan.",
    why_en="The value is of the right kind, but written otherwise than is possible here.",
    bad="id: MST CAN",
    good="id: mst-can",
)

rule(
    "UHP107",
    "too-few",
    nl="te weinig: hier hoort ten minste {needed}",
    en="too few: at least {needed} belongs here",
    why_nl="Een lege lijst zegt niets; laat de sleutel weg of vul haar.",
    why_en="An empty list says nothing; leave the key out or fill it.",
    bad="sources: []",
    good="sources: [interventies:26]",
)

rule(
    "UHP108",
    "too-many",
    nl="te veel: hier hoort hoogstens {needed}",
    en="too many: at most {needed} belongs here",
    why_nl=(
        "Een voorwaarde heeft precies één sleutel; voeg er meer samen met 'all' of 'any', dan "
        "is duidelijk wat bedoeld is."
    ),
    why_en=(
        "A condition has exactly one key; join more with 'all' or 'any', so that it is clear "
        "what is meant."
    ),
    bad="when: {spoed: [ja], recidive: [hoog]}",
    good="when: {all: [{spoed: [ja]}, {recidive: [hoog]}]}",
)

rule(
    "UHP109",
    "out-of-range",
    nl="{value} ligt buiten {needed}",
    en="{value} is outside {needed}",
    why_nl="Het getal kan hier niet; vaak is het een typefout of een andere eenheid.",
    why_en="The number cannot be right here; often it is a typing error or another unit.",
    bad="year: 20199",
    good="year: 2019",
)

rule(
    "UHP110",
    "repeated-item",
    nl="'{value}' staat twee keer in deze lijst",
    en="'{value}' stands twice in this list",
    why_nl="De tweede keer voegt niets toe, en kan een ander woord hebben moeten zijn.",
    why_en="The second time adds nothing, and may have been meant to be another word.",
    bad="sources: [interventies:26, interventies:26]",
    good="sources: [interventies:26, interventies:27]",
)

_TYPES: dict[str, Both] = {
    "object": ("sleutels met een waarde", "keys with a value"),
    "array": ("een lijst", "a list"),
    "string": ("tekst", "text"),
    "integer": ("een heel getal", "a whole number"),
    "number": ("een getal", "a number"),
    "boolean": ("true of false", "true or false"),
    "null": ("niets", "nothing"),
}

FORMS: dict[str, Both] = {
    r"^\S(.*\S)?$": (
        "tekst op één regel, zonder spaties aan begin en eind",
        "text on one line, without spaces at its start and end",
    ),
    r"^[0-9]{4}\.[0-9]{1,2}(\.[0-9]+)?$": (
        'jaar en maand, zoals "2026.11"',
        'year and month, such as "2026.11"',
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "kleine letters, cijfers en streepjes",
        "lower-case letters, digits and hyphens",
    ),
    r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": (
        (
            'een dag als "2021-12-08", een maand als "2021-12" of een jaar als "2021",'
            " tussen aanhalingstekens"
        ),
        'a day such as "2021-12-08", a month such as "2021-12" or a year such as "2021", in quotes',
    ),
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": (
        'een dag als "2026-11-21", tussen aanhalingstekens',
        'a day such as "2026-11-21", in quotes',
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+([+-][a-z0-9]+)*$": (
        "bron, dubbele punt, plaats, zoals interventies:26",
        "source, colon, place, such as interventies:26",
    ),
    r"^([0-9]|1[0-9]|2[0-3])m$": (
        "hele jaren van 0 tot en met 30 (14), maanden tot en met 23 (9m) of zwanger",
        "whole years from 0 to 30 (14), months up to 23 (9m) or zwanger (unborn)",
    ),
    r"^[A-E][1-9]00$": (
        "een groepscode van CAP-J, zoals A300",
        "a group code of CAP-J, such as A300",
    ),
    r"^https://[^\s]+$": (
        "een adres dat met https:// begint",
        "an address that begins with https://",
    ),
}
"""What a pattern of the schema asks, for people."""

_COUNTS = {
    "minItems": "too-few",
    "minProperties": "too-few",
    "maxItems": "too-many",
    "maxProperties": "too-many",
}


def wrong_value(error: Fault, route: Route) -> Mistake:
    """Return what an error of jsonschema at a value means."""
    kind, value, wanted = error.validator, error.instance, error.validator_value
    if kind in _COUNTS:
        return Mistake(
            "nothing-to-check" if route == ("interventions",) else _COUNTS[kind],
            route,
            {"needed": wanted},
        )
    if kind in ("enum", "const"):
        allowed = tuple(map(str, wanted if kind == "enum" else [wanted]))
        return Mistake(
            "value-not-allowed",
            route,
            {"value": _short(value)},
            near=_near(value, allowed),
            allowed=allowed,
        )
    if kind == "type":
        return Mistake("wrong-type", route, {"needed": _TYPES[wanted], "given": _given(value)})
    if kind in ("minimum", "maximum"):
        needed = f"{error.schema.get('minimum', '…')}–{error.schema.get('maximum', '…')}"
        return Mistake("out-of-range", route, {"value": value, "needed": needed})
    if kind == "uniqueItems":
        number = repeated(value) or 0
        return Mistake("repeated-item", (*route, number), {"value": _short(value[number])})
    return _form(error, route)


def _form(error: Fault, route: Route) -> Mistake:
    value, branches = (
        error.instance,
        error.schema.get("anyOf", ()) if error.validator == "anyOf" else [error.schema],
    )
    if isinstance(value, dict) and all("required" in b for b in branches):
        keys = ", ".join(k for b in branches for k in b["required"])
        return Mistake("one-of-keys", route, {"keys": keys})
    allowed = tuple(str(v) for b in branches for v in b.get("enum", ()))
    if isinstance(value, str) and error.schema.get("pattern", "").startswith("^https:"):
        return Mistake("link-not-https", route, {"value": _short(value)})
    if isinstance(value, dict | list) or value is None:
        given = _given(value)
        return Mistake("wrong-type", route, {"needed": _needed(error, branches), "given": given})
    return Mistake(
        "wrong-form",
        route,
        {"value": _short(value), "needed": _needed(error, branches)},
        near=_near(value, allowed),
    )


def _needed(error: Fault, branches: "Sequence[shapes.Schema]") -> Both:
    if error.validator == "maxLength":
        return (
            f"hoogstens {error.validator_value} tekens",
            f"at most {error.validator_value} characters",
        )
    patterns = [b["pattern"] for b in branches if "pattern" in b]
    return FORMS.get(patterns[0], ("tekst", "text")) if patterns else _TYPES["string"]


def _near(value: object, known: Sequence[str]) -> tuple[str, ...]:
    return near(value, known) if isinstance(value, str) else ()


def _short(value: object) -> str:
    """Return a value as a sentence names it."""
    return short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _given(value: object) -> Both:
    kinds = {
        dict: "object",
        list: "array",
        str: "string",
        bool: "boolean",
        int: "integer",
        float: "number",
        type(None): "null",
    }
    return _TYPES[kinds[type(value)]]

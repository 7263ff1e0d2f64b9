"""Explain a rule of validate, or list them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.checking.rules import RULES, Rule, explained, handbook
from uhp_cli.door.options import among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.values.catalogue import fold, nearest

if TYPE_CHECKING:
    from uhp_cli import shapes

Codes = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("[REGEL]...", "[RULE]..."),
        help=_("code of naam, zoals UHP102", "code or name, such as UHP102"),
        autocompletion=among([*(r.code for r in RULES.values()), *RULES]),
    ),
]


@verb("text", "json", "markdown", catalogue=False)
def rule(call: Call, codes: Codes = None) -> Answer:
    """Explain a rule of validate, or list them all."""
    lang = call.words.lang
    rules = tuple(dict.fromkeys(map(_rule, codes or ()))) or tuple(RULES.values())
    listed = "".join(f"{r.code}  {r.severity.value:7}  {r.title(lang)}\n" for r in rules)
    return Answer(
        lambda: as_json(rules, lang),
        own={
            "text": lambda: "\n".join(explained(r, lang) for r in rules) if codes else listed,
            "markdown": lambda: handbook(lang, rules),
        },
    )


def _rule(given: str) -> Rule:
    wanted = fold(given)
    known = {name: r for r in RULES.values() for name in (fold(r.code), r.name)}
    if wanted not in known:
        near = list(dict.fromkeys(known[n].code for n in nearest(wanted, known)))
        raise UhpError("unknown-rule", name=given, near=near)
    return known[wanted]


def as_json(rules: Sequence[Rule], lang: str) -> shapes.RulesAnswer:
    """Return the answer as JSON."""
    return {
        "kind": "rules",
        "version": 1,
        "lang": lang,
        "rules": [
            {
                "code": r.code,
                "name": r.name,
                "severity": r.severity.value,
                "title": r.title(lang),
                "why": r.why(lang),
                "bad": r.bad,
                "good": r.good,
            }
            for r in rules
        ],
    }

"""Verbs for who keeps a catalogue: check it, and explain a rule."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from uhp_cli.checking import diagnostics
from uhp_cli.checking import formats as reports
from uhp_cli.checking.diagnostics import Diagnostic
from uhp_cli.checking.rules import RULES, Rule, Severity, explained, handbook
from uhp_cli.door.options import (
    AsJson,
    Force,
    Language,
    Out,
    Output,
    boundary,
    deliver,
    dumps,
    language,
    way_out,
)
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import Exit, UhpError
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.telling.words import Words

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE]...",
        help=_("catalogi; - is standaardinvoer", "catalogues; - is standard input"),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=_(
            ", ".join(FORMATS) + "; op GitHub vanzelf github",
            ", ".join(FORMATS) + "; on GitHub github by itself",
        ),
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="error|warning",
        help=_("wat de controle laat falen", "what makes the check fail"),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=_(
            "dag waarop actualiteit telt; anders de datum van de catalogus",
            "day to judge freshness on; else the catalogue's own date",
        ),
    ),
]
Codes = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RULE]...", help=_("code of naam, zoals UHP102", "code or name, such as UHP102")
    ),
]


def validate(
    names: Files = None, format_: Format = None, as_json: AsJson = False, fail_on: FailOn = "error", as_of: AsOf = None,
    output: Output = None, force: Force = False, lang: Language = None,
) -> None:  # fmt: skip
    """Check catalogues; without a file the packaged one."""
    with boundary(lang):
        words = Words(language(lang))
        if (
            format_ is None
            and not as_json
            and output is None
            and os.environ.get("GITHUB_ACTIONS") == "true"
        ):
            format_ = "github"
        out = way_out(words, FORMATS, given=format_, as_json=as_json, path=output, force=force)
        level, day = _level(fail_on), _day(as_of)
        found: list[Diagnostic] = []
        checked: dict[str, int] = {}
        for name in names or [str(files.data_file("interventions.yaml"))]:
            _one(name, day, found, checked)
        deliver(out, _written(out, found, checked, level))
    if any(reports.fails(d, level) for d in found):
        raise typer.Exit(Exit.FOUND)


def _one(name: str, as_of: str, found: list[Diagnostic], checked: dict[str, int]) -> None:
    """Check one file: a guideline when it says so, else a catalogue."""
    from uhp_cli.checking.checks import check, check_guideline
    from uhp_cli.source.yaml_source import read

    shown = files.shown(name)
    if shown in checked:
        return
    document = read(files.read(name, files.MAX_CATALOGUE), shown)
    data = document.data if isinstance(document.data, dict) else {}
    if "interventions" not in data and ("children" in data or "family" in data):
        raise UhpError("a-profile", name=shown)
    if "guideline" in data and "interventions" not in data:
        found += check_guideline(
            document, loading.schema("guideline-schema.json"), loading.load_catalogue(None).sources
        )
        checked[shown] = 0
    else:
        found += check(document, loading.schema("schema.json"), as_of=as_of)
        entries = data.get("interventions")
        checked[shown] = len(entries) if isinstance(entries, list) else 0


def _written(
    out: Out, found: Sequence[Diagnostic], checked: Mapping[str, int], level: Severity
) -> str:
    lang = out.words.lang
    match out.format:
        case "json":
            return dumps(diagnostics.to_json(found, checked, lang))
        case "sarif":
            return reports.to_sarif(found, lang)
        case "github":
            return reports.to_github(found, checked, lang)
        case "gitlab":
            return reports.to_gitlab(found, lang)
        case "junit":
            return reports.to_junit(found, checked, lang, level)
        case _:
            return diagnostics.to_text(found, checked, lang)


def _level(given: str) -> Severity:
    known = [s.value for s in Severity]
    if given.casefold() not in known:
        raise UhpError("unknown-answer", option="--fail-on", given=given, near=[], all=known)
    return Severity(given.casefold())


def _day(given: str | None) -> str:
    if given is None:
        return ""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise UhpError("bad-day", option="--as-of", given=given)


def rule(codes: Codes = None, format_: Format = None, as_json: AsJson = False, output: Output = None, force: Force = False, lang: Language = None) -> None:  # fmt: skip
    """Explain a rule of validate, or list them all."""
    with boundary(lang):
        words = Words(language(lang))
        out = way_out(
            words,
            ("text", "json", "markdown"),
            given=format_,
            as_json=as_json,
            path=output,
            force=force,
        )
        rules = tuple(dict.fromkeys(map(_rule, codes or ()))) or tuple(RULES.values())
        if out.format == "json":
            deliver(
                out,
                dumps(
                    {"kind": "rules", "version": 1, "rules": [_wire(r, words.lang) for r in rules]}
                ),
            )
        elif out.format == "markdown":
            deliver(out, handbook(words.lang, rules))
        elif codes:
            deliver(out, "\n".join(explained(r, words.lang) for r in rules))
        else:
            deliver(
                out,
                "".join(f"{r.code}  {r.severity.value:7}  {r.title(words.lang)}\n" for r in rules),
            )


def _rule(given: str) -> Rule:
    from uhp_cli.values.catalogue import fold, nearest

    wanted = fold(given)
    known = {name: r for r in RULES.values() for name in (fold(r.code), r.name)}
    if wanted not in known:
        near = list(dict.fromkeys(known[n].code for n in nearest(wanted, known)))
        raise UhpError("unknown-rule", name=given, near=near)
    return known[wanted]


def _wire(found: Rule, lang: str) -> dict[str, str]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "title": found.title(lang),
        "why": found.why(lang),
        "bad": found.bad,
        "good": found.good,
    }

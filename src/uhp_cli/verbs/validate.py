"""Check catalogues and guidelines; without a file the packaged one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.checking import diagnostics
from uhp_cli.checking.diagnostics import Diagnostic
from uhp_cli.checking.rules import Severity
from uhp_cli.door.asked import day, one_of
from uhp_cli.door.boundary import last_of
from uhp_cli.door.options import among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import Answer, emit
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.telling.words import Lang

if TYPE_CHECKING:
    from uhp_cli.checking import checks, formats
    from uhp_cli.source import yaml_source
else:
    checks, formats = Late("uhp_cli.checking.checks"), Late("uhp_cli.checking.formats")
    yaml_source = Late("uhp_cli.source.yaml_source")

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("[BESTAND]...", "[FILE]..."),
        help=_("catalogi; - is standaardinvoer", "catalogues; - is standard input"),
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="error|warning",
        autocompletion=among(("error", "warning")),
        help=_("wat de controle laat falen", "what makes the check fail"),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=_("DATUM", "DATE"),
        help=_(
            "dag waarop actualiteit telt; anders de datum van de catalogus",
            "day to judge freshness on; else the catalogue's own date",
        ),
    ),
]


def _unasked() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


@verb(
    *("text", "json", "sarif", "github", "gitlab", "junit"),
    default=_unasked,
    note=_("; op GitHub vanzelf github", "; on GitHub github by itself"),
    catalogue=False,
)
def validate(
    call: Call, names: Files = None, fail_on: FailOn = "error", as_of: AsOf = None
) -> Answer:
    """Check catalogues; without a file the packaged one."""
    level = Severity(one_of("--fail-on", fail_on, [s.value for s in Severity]))
    found: list[Diagnostic] = []
    checked: dict[str, int] = {}
    unread = _all(names, day("--as-of", as_of), found, checked)
    answer = _answer(found, checked, call.words.lang, level)
    if not unread:
        return answer
    if checked:
        emit(answer, call.out)  # what could be read is told, also when the rest could not
    raise last_of(unread, call.words)


def _answer(
    found: Sequence[Diagnostic], checked: Mapping[str, int], lang: Lang, level: Severity
) -> Answer:
    return Answer(
        lambda: diagnostics.to_json(found, checked, lang),
        own={
            "text": lambda: diagnostics.to_text(found, checked, lang),
            "sarif": lambda: formats.to_sarif(found, lang),
            "github": lambda: formats.to_github(found, checked, lang),
            "gitlab": lambda: formats.to_gitlab(found, lang),
            "junit": lambda: formats.to_junit(found, checked, lang, level),
        },
        found=any(formats.fails(d, level) for d in found),
    )


def _all(
    names: Sequence[str] | None, as_of: str, found: list[Diagnostic], checked: dict[str, int]
) -> list[UhpError]:
    """Check each file, and return why some could not be read."""
    unread = []
    for name in names or [str(files.data_file("interventions.yaml"))]:
        try:
            _one(name, as_of, found, checked)
        except UhpError as error:
            unread.append(error)
    return unread


def _one(name: str, as_of: str, found: list[Diagnostic], checked: dict[str, int]) -> None:
    """Check one file: a guideline when it says so, else a catalogue."""
    shown = files.shown(name)
    if shown in checked:
        return
    document = yaml_source.read(files.read(name, files.MAX_CATALOGUE), shown)
    data = document.data if isinstance(document.data, dict) else {}
    if "interventions" not in data and ("children" in data or "family" in data):
        raise UhpError("a-profile", name=shown)
    if "guideline" in data and "interventions" not in data:
        sources = loading.load_catalogue(None).sources
        found += checks.check_guideline(document, loading.schema("guideline-schema.json"), sources)
        checked[shown] = 0
    else:
        found += checks.check(document, loading.schema("schema.json"), as_of=as_of)
        entries = data.get("interventions")
        checked[shown] = len(entries) if isinstance(entries, list) else 0

"""The options that commands share, with their help in the language of UHP_LANG."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

from uhp_cli.errors import UhpError
from uhp_cli.late import Recipes
from uhp_cli.reading import loading

if TYPE_CHECKING:
    import typer
else:
    typer = Recipes("typer")  # who asks a verb from a page has no command line

DUTCH = os.environ.get("UHP_LANG", "nl") != "en"


def help_text(dutch: str, english: str) -> str:
    """Return help in the language of UHP_LANG; help is made before --lang is read."""
    return dutch if DUTCH else english


_ = help_text


def complete(kind: str) -> Callable[[str], list[str]]:
    """Return a completer of names in the catalogue; silent when it cannot be read."""

    def candidates(incomplete: str) -> list[str]:
        try:
            catalogue = loading.load_catalogue(os.environ.get("UHP_CATALOGUE") or None)
        except UhpError:
            return []
        known = {
            "intervention": [i.id for i in catalogue.interventions],
            "problem": list(catalogue.problems),
            "level": list(catalogue.levels),
            "region": list(catalogue.regions),
        }[kind]
        done, comma, last = incomplete.rpartition(",")
        return [done + comma + name for name in known if name.startswith(last)]

    return candidates


Ages = Annotated[
    list[str] | None,
    typer.Option(
        "--age",
        "-a",
        metavar="AGE",
        help=_(
            "leeftijd van een kind: 14, 8m of zwanger; herhaal voor meer kinderen",
            "age of a child: 14, 8m or zwanger (unborn); repeat for more children",
        ),
    ),
]
Problems = Annotated[
    list[str] | None,
    typer.Option(
        "--problems",
        "-p",
        metavar="A,B",
        help=_("problemen, met komma's: gedrag,middelen", "problems, with commas: gedrag,middelen"),
        autocompletion=complete("problem"),
    ),
]
Children = Annotated[
    list[str] | None,
    typer.Option(
        "--child",
        metavar="AGE:WORDS",
        help=_(
            "een kind met wat ervan bekend is: 15:delinquentie,middelen=ernstig,geplaatst; "
            "herhaalbaar",
            "a child with what is known of it: 15:delinquentie,middelen=ernstig,geplaatst; "
            "repeatable",
        ),
    ),
]
First = Annotated[
    str | None,
    typer.Option(
        "--first",
        metavar="PROBLEM",
        help=_("het dringendste van die problemen", "the most urgent of those problems"),
        autocompletion=complete("problem"),
    ),
]
Crisis = Annotated[
    bool | None,
    typer.Option(
        "--crisis/--no-crisis",
        help=_(
            "wel of geen acute crisis; niets zeggen is onbekend",
            "acute crisis or not; saying nothing is unknown",
        ),
    ),
]
Placement = Annotated[
    str | None,
    typer.Option(
        "--placement",
        metavar="geen|dreigt|geplaatst",
        help=_("uithuisplaatsing", "placement out of home"),
    ),
]
SeverityOption = Annotated[
    str | None,
    typer.Option(
        "--severity",
        metavar="licht|matig|ernstig",
        help=_("hoe ernstig de problemen zijn", "how severe the problems are"),
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help=_(
            "waar het gezin woont (provincie of gemeente)",
            "where the family lives (province or municipality)",
        ),
        autocompletion=complete("region"),
    ),
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="NAME=VALUE",
        help=_(
            "een ander feit, zoals recidive=hoog; herhaalbaar",
            "any other fact, such as recidive=hoog; repeatable",
        ),
    ),
]
Tried = Annotated[
    list[str] | None,
    typer.Option(
        "--tried",
        metavar="ID[=OUTCOME]",
        help=_(
            "eerdere hulp: afgerond, afgebroken of niet-gestart",
            "earlier help: afgerond (finished), afgebroken (broken off) or "
            "niet-gestart (not started)",
        ),
        autocompletion=complete("intervention"),
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-P",
        metavar="FILE",
        help=_(
            "profiel in YAML of JSON, of - voor standaardinvoer; opties vullen aan en gaan voor",
            "profile in YAML or JSON, or - for standard input; options add to it and win",
        ),
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help=_("kort voor --format json", "short for --format json"))
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_(
            "schrijf naar dit bestand; de naam kiest het formaat",
            "write to this file; its suffix chooses the format",
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force", help=_("overschrijf een bestaand bestand", "overwrite an existing file")
    ),
]
CatalogueFile = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        "-c",
        metavar="FILE",
        envvar="UHP_CATALOGUE",
        help=_("een eigen catalogus", "a catalogue of your own"),
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="nl|en",
        envvar="UHP_LANG",
        help=_("taal van de uitvoer", "language of the output"),
    ),
]
Top = Annotated[
    str | None, typer.Option("--top", metavar="N", help=_("toon de eerste N", "show the first N"))
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help=_("alleen wat past zonder open vraag", "only what fits without an open answer"),
    ),
]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--classification",
        metavar="LEVEL",
        help=_(
            "precies deze classificatie; herhaalbaar", "exactly this classification; repeatable"
        ),
        autocompletion=complete("level"),
    ),
]
MinLevel = Annotated[
    str | None,
    typer.Option(
        "--min-classification",
        metavar="LEVEL",
        help=_("deze classificatie of beter", "this classification or better"),
        autocompletion=complete("level"),
    ),
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help=_(
            "hoofd, crisis, aanvullend of werkwijze; herhaalbaar",
            "hoofd, crisis, aanvullend or werkwijze; repeatable",
        ),
    ),
]
WhatIf = Annotated[
    bool,
    typer.Option(
        "--what-if",
        help=_(
            "toon wat elk antwoord op een open vraag verandert",
            "show what each answer to an open question changes",
        ),
    ),
]
Names = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help=_("kenmerk, naam of afkorting", "id, name or abbreviation"),
        autocompletion=complete("intervention"),
    ),
]


def format_option(formats: Sequence[str], note: str) -> object:
    """Return --format for a command that makes these formats and no other."""
    listed = ", ".join(formats) + note
    return Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help=listed)]

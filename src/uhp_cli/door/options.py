"""The options that commands share, with their help in Dutch and English."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

from uhp_cli.errors import UhpError
from uhp_cli.late import Recipes
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import CHILD_SITUATION

if TYPE_CHECKING:
    import typer
else:
    typer = Recipes("typer")  # who asks a verb from a page has no command line


def help_text(dutch: str, english: str) -> str:
    """Return a text of the help in both languages, for `spoken` to choose from.

    Options are made before the language is read, and Typer keeps nothing but a text of them.
    """
    return f"{dutch}\f{english}"


_ = help_text


def english() -> bool:
    """Say whether help is in English; `--lang` anywhere on the line is in UHP_LANG by then."""
    return os.environ.get("UHP_LANG", "").casefold() == "en"


def spoken(text: str | None) -> str:
    """Return a text of the help in the language of the reader."""
    return (text or "").split("\f")[-1 if english() else 0]


FAMILY, SITUATION = _("Het gezin", "The family"), _("De situatie", "The situation")
SEEN, OUTPUT = _("Wat u ziet", "What you see"), _("Uitvoer", "Output")
PANELS = (FAMILY, SITUATION, SEEN, OUTPUT)
"""The groups of the help in their order; an option that names none is about what you see."""

DUTCH = {
    "--leeftijd": "--age",
    "--probleem": "--problems",
    "--problemen": "--problems",
    "--kind": "--child",
    "--eerst": "--first",
    "--dringendst": "--first",
    "--plaatsing": "--placement",
    "--uithuisplaatsing": "--placement",
    "--ernst": "--severity",
    "--regio": "--region",
    "--gemeente": "--region",
    "--feit": "--fact",
    "--eerder": "--tried",
    "--profiel": "--profile",
    "--rol": "--role",
    "--classificatie": "--classification",
    "--niveau": "--classification",
    "--formaat": "--format",
    "--uitvoer": "--output",
    "--overschrijf": "--force",
    "--catalogus": "--catalogue",
    "--taal": "--lang",
    "--voor": "--for",
    "--hulp": "--help",
}
"""What people type for an option in Dutch."""


def among(choices: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a completer of these words."""
    return lambda incomplete: [c for c in choices if c.startswith(incomplete)]


def complete(kind: str) -> Callable[[str], list[str]]:
    """Return a completer of names in the catalogue; silent when it cannot be read."""

    def candidates(incomplete: str) -> list[str]:
        try:
            catalogue = loading.load_catalogue(os.environ.get("UHP_CATALOGUE") or None)
        except UhpError:
            return []
        if kind == "fact":
            return _facts(catalogue, incomplete)
        if kind == "child" and ":" not in incomplete:
            return []
        known: dict[str, Iterable[str]] = {
            "intervention": (i.id for i in catalogue.interventions),
            "problem": catalogue.problems,
            "level": catalogue.levels,
            "role": catalogue.roles,
            "region": catalogue.regions,
            "child": (
                *catalogue.problems,
                *(a for f in CHILD_SITUATION for a in catalogue.answers[f]),
            ),
        }
        start = max(incomplete.rfind(","), incomplete.rfind(":")) + 1
        done, last = incomplete[:start], incomplete[start:]
        names = known.get(kind) or catalogue.answers[kind]
        return [done + name for name in names if name.startswith(last)]

    return candidates


def _facts(catalogue: Catalogue, incomplete: str) -> list[str]:
    """Return names of facts, or NAME=VALUE as soon as one name is left.

    So a shell puts no space behind the sign: what is left begins alike.
    """
    named, sign, _value = incomplete.partition("=")
    names = [f for f in catalogue.answers if f == named or (not sign and f.startswith(named))]
    if len(names) > 1:
        return [f"{name}=" for name in names]
    pairs = (f"{name}={value}" for name in names for value in catalogue.answers[name])
    return [pair for pair in pairs if pair.startswith(incomplete)]


Ages = Annotated[
    list[str] | None,
    typer.Option(
        "--age",
        "-a",
        metavar=_("LEEFTIJD", "AGE"),
        help=_(
            "leeftijd van een kind: 14, 8m of zwanger; herhaal voor meer kinderen",
            "age of a child: 14, 8m or zwanger (unborn); repeat for more children",
        ),
        rich_help_panel=FAMILY,
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
        rich_help_panel=FAMILY,
    ),
]
Children = Annotated[
    list[str] | None,
    typer.Option(
        "--child",
        metavar=_("LEEFTIJD:WOORDEN", "AGE:WORDS"),
        help=_(
            "een kind met wat ervan bekend is: 15:delinquentie,middelen=ernstig,geplaatst; "
            "herhaalbaar",
            "a child with what is known of it: 15:delinquentie,middelen=ernstig,geplaatst; "
            "repeatable",
        ),
        autocompletion=complete("child"),
        rich_help_panel=FAMILY,
    ),
]
First = Annotated[
    str | None,
    typer.Option(
        "--first",
        metavar=_("PROBLEEM", "PROBLEM"),
        help=_("het dringendste van die problemen", "the most urgent of those problems"),
        autocompletion=complete("problem"),
        rich_help_panel=FAMILY,
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
        rich_help_panel=SITUATION,
    ),
]
Placement = Annotated[
    str | None,
    typer.Option(
        "--placement",
        metavar="geen|dreigt|geplaatst",
        help=_("uithuisplaatsing", "placement out of home"),
        autocompletion=complete("placement"),
        rich_help_panel=SITUATION,
    ),
]
SeverityOption = Annotated[
    str | None,
    typer.Option(
        "--severity",
        metavar="licht|matig|ernstig",
        help=_("hoe ernstig de problemen zijn", "how severe the problems are"),
        autocompletion=complete("severity"),
        rich_help_panel=SITUATION,
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar=_("REGIO", "REGION"),
        help=_(
            "waar het gezin woont (provincie of gemeente)",
            "where the family lives (province or municipality)",
        ),
        autocompletion=complete("region"),
        rich_help_panel=SITUATION,
    ),
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar=_("NAAM=WAARDE", "NAME=VALUE"),
        help=_(
            "een ander feit, zoals recidive=hoog; herhaalbaar",
            "any other fact, such as recidive=hoog; repeatable",
        ),
        autocompletion=complete("fact"),
        rich_help_panel=SITUATION,
    ),
]
Tried = Annotated[
    list[str] | None,
    typer.Option(
        "--tried",
        metavar=_("ID[=AFLOOP]", "ID[=OUTCOME]"),
        help=_(
            "eerdere hulp: afgerond, afgebroken of niet-gestart",
            "earlier help: afgerond (finished), afgebroken (broken off) or "
            "niet-gestart (not started)",
        ),
        autocompletion=complete("intervention"),
        rich_help_panel=SITUATION,
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-P",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "profiel in YAML of JSON, of - voor standaardinvoer; opties vullen aan en gaan voor",
            "profile in YAML or JSON, or - for standard input; options add to it and win",
        ),
        rich_help_panel=FAMILY,
    ),
]
AsJson = Annotated[
    bool,
    typer.Option(
        "--json",
        help=_("kort voor --format json", "short for --format json"),
        rich_help_panel=OUTPUT,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "schrijf naar dit bestand; de naam kiest het formaat",
            "write to this file; its suffix chooses the format",
        ),
        rich_help_panel=OUTPUT,
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=_("overschrijf een bestaand bestand", "overwrite an existing file"),
        rich_help_panel=OUTPUT,
    ),
]
CatalogueFile = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        "-c",
        metavar=_("BESTAND", "FILE"),
        envvar="UHP_CATALOGUE",
        help=_("een eigen catalogus", "a catalogue of your own"),
        rich_help_panel=OUTPUT,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="nl|en",
        envvar="UHP_LANG",
        help=_("taal van de uitvoer", "language of the output"),
        autocompletion=among(("nl", "en")),
        rich_help_panel=OUTPUT,
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
        metavar=_("NIVEAU", "LEVEL"),
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
        metavar=_("NIVEAU", "LEVEL"),
        help=_("deze classificatie of beter", "this classification or better"),
        autocompletion=complete("level"),
    ),
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar=_("ROL", "ROLE"),
        help=_(
            "hoofd, crisis, aanvullend of werkwijze; herhaalbaar",
            "hoofd, crisis, aanvullend or werkwijze; repeatable",
        ),
        autocompletion=complete("role"),
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
Long = Annotated[
    bool,
    typer.Option(
        "--long",
        "--all",
        help=_("alles op het scherm, niet alleen de hoofdzaak", "everything, not just the gist"),
    ),
]
WithSources = Annotated[
    bool, typer.Option("--sources", help=_("toon ook de bronnen", "show the sources too"))
]
NoPager = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        help=_(
            "geef een lang antwoord niet aan $PAGER", "do not hand a long answer over to $PAGER"
        ),
    ),
]
OfferFile = Annotated[
    str | None,
    typer.Option(
        "--offer",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "lokaal aanbod ernaast (uhp offer init); het verandert geen plaats",
            "local offer beside it (uhp offer init); it changes no rank",
        ),
    ),
]
Offered = Annotated[
    bool,
    typer.Option(
        "--offered", help=_("alleen wat nu in het aanbod staat", "only what is in the offer now")
    ),
]
OfferDay = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=_("DATUM", "DATE"),
        help=_(
            "dag waarop het aanbod geldt; anders de laatste die catalogus of aanbod noemt",
            "day on which the offer holds; else the last that catalogue or offer names",
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


AsCase = Annotated[
    str | None,
    typer.Option(
        "--as-case",
        metavar=_("TITEL", "TITLE"),
        help=_(
            "schrijf dit gezin met dit antwoord als geval voor uhp test",
            "write this family with this answer as a case for uhp test",
        ),
        rich_help_panel=OUTPUT,
    ),
]
Objection = Annotated[
    bool,
    typer.Option(
        "--objection",
        help=_(
            "een formulier om bezwaar te maken tegen wat hier staat; zonder gezin",
            "a form to object to what stands here; without a family",
        ),
    ),
]


def format_option(formats: Sequence[str], note: str) -> object:
    """Return --format for a command that makes these formats and no other."""
    listed = ", ".join(formats)
    dutch, _sign, other = note.partition("\f")
    return Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=_("FORMAAT", "FORMAT"),
            help=_(listed + dutch, listed + other),
            autocompletion=among(formats),
            rich_help_panel=OUTPUT,
        ),
    ]

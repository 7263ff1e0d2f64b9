"""The command line: which verbs there are; a call loads only the one it names."""

import gc
import io
import sys
from importlib import import_module
from typing import Annotated, NamedTuple

import typer

from uhp_cli import __version__
from uhp_cli.options import help_text as _


class Verb(NamedTuple):
    """Where a verb lives and what it is for, in Dutch and English."""

    module: str
    function: str
    dutch: str
    english: str


VERBS = {
    "match": Verb("family_verbs", "match", "Zet de catalogus op volgorde voor één gezin.", "Rank the catalogue for one family."),
    "list": Verb("catalogue_verbs", "list_", "Toon en filter de catalogus.", "List and filter the catalogue."),
    "show": Verb(
        "catalogue_verbs",
        "show",
        "Toon alles wat de bronnen over een interventie zeggen.",
        "Show all the sources say about an intervention.",
    ),
    "validate": Verb(
        "catalogue_verbs",
        "validate",
        "Controleer catalogi; zonder bestand de meegeleverde.",
        "Check catalogues; without a file the packaged one.",
    ),
    "schema": Verb("catalogue_verbs", "schema", "Druk een JSON-schema af.", "Print a JSON Schema."),
}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"uhp {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=_("toon de versie", "show the version"))]


def _root(version: Version = False) -> None:
    """Take the options that stand before a verb."""


def build(first: str) -> typer.Typer:
    """Return the command line with the verb that `first` names, or with all of them for help, completion and mistakes."""
    app = typer.Typer(
        name="uhp",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=_(
            "Hulp die past bij een gezin, voordat een kind uit huis wordt geplaatst.",
            "Help that fits a family, before a child is placed out of home.",
        ),
    )
    app.callback()(_root)
    for name, verb in VERBS.items():
        if first == name or (first not in VERBS and first != "--version"):
            function = getattr(import_module(f"uhp_cli.{verb.module}"), verb.function)
            app.command(name, help=_(verb.dutch, verb.english))(function)
    return app


def main() -> None:
    """Run `uhp` and leave with its exit code."""
    gc.disable()  # a call is short and makes no cycles worth collecting
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")
    try:
        build(sys.argv[1] if len(sys.argv) > 1 else "")(prog_name="uhp")
    finally:
        gc.freeze()  # spares the collection at exit

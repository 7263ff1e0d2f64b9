"""The command line: which verbs there are; a call loads only the one it names."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
import typer.core

from uhp_cli import __version__
from uhp_cli.door.boundary import boundary
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import Exit
from uhp_cli.safe import clean


class Verb(NamedTuple):
    """What a verb is for, in Dutch and English; `module` where its name is one of Python's own."""

    dutch: str
    english: str
    module: str = ""


VERBS = {
    "match": Verb(
        "Zet de catalogus op volgorde voor één gezin.", "Rank the catalogue for one family."
    ),
    "why": Verb("Leg elk criterium uit voor een gezin.", "Explain every criterion for a family."),
    "plan": Verb("Combineer interventies tot één plan.", "Combine interventions into one plan."),
    "compare": Verb(
        "Zet twee tot vijf interventies naast elkaar.",
        "Put two to five interventions side by side.",
    ),
    "list": Verb("Toon en filter de catalogus.", "List and filter the catalogue.", "list_"),
    "show": Verb(
        "Toon alles wat de bronnen over een interventie zeggen.",
        "Show all the sources say about an intervention.",
    ),
    "guideline": Verb("De richtlijn als checklist.", "The guideline as a checklist."),
    "recheck": Verb(
        "Bekijk een eerder antwoord opnieuw op de catalogus van nu.",
        "Run an earlier answer again on today's catalogue.",
    ),
    "batch": Verb(
        "Beantwoord een stroom profielen (JSON Lines).", "Answer a stream of profiles (JSON Lines)."
    ),
    "profile": Verb("Maak of controleer een profiel.", "Make or check a profile."),
    "validate": Verb(
        "Controleer catalogi; zonder bestand de meegeleverde.",
        "Check catalogues; without a file the packaged one.",
    ),
    "rule": Verb("Leg een regel van validate uit.", "Explain a rule of validate."),
    "diff": Verb(
        "Wat veranderde tussen twee catalogi, en wiens aanbevelingen veranderen erdoor.",
        "What changed between two catalogues, and whose recommendations change by it.",
    ),
    "test": Verb(
        "Houd gezinnen met een verwachte aanbeveling tegen een catalogus.",
        "Hold families with an expected recommendation against a catalogue.",
    ),
    "gaps": Verb(
        "Kaart van problemen en leeftijden: wat er is en wat ontbreekt.",
        "Map of problems and ages: what there is and what is missing.",
    ),
    "report": Verb(
        "Maak een verslag voor team of gezin.", "Make a report for the team or the family."
    ),
    "schema": Verb("Druk een JSON-schema af.", "Print a JSON Schema."),
}
"""Every verb; it lives in the module of its name, in the function of that name."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"uhp {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_version, is_eager=True, help=_("toon de versie", "show the version")
    ),
]


def _root(version: Version = False) -> None:
    """Take the options that stand before a verb."""


@contextmanager
def _outside_a_verb() -> Iterator[None]:
    """Let help, version and mistakes in the usage end as an answer does.

    What was typed wrong cannot steer a terminal, and tells nobody who a family is.
    """
    with boundary():
        try:
            yield
        except Exception as mistake:
            if isinstance(getattr(mistake, "message", None), str):
                from uhp_cli.reading.identity import unsaid

                mistake.message = clean(unsaid(mistake.message))  # type: ignore[attr-defined]
            raise


class Root(typer.core.TyperGroup):
    """The command itself, with one way out for all that is printed outside a verb."""

    def make_context(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401  (Typer's)
        """Read the options before a verb."""
        with _outside_a_verb():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> object:  # noqa: ANN401
        """Run the verb."""
        with _outside_a_verb():
            return super().invoke(ctx)


def build(first: str) -> typer.Typer:
    """Return the command line with the verb that `first` names.

    With all of them for help, completion and mistakes.
    """
    app = typer.Typer(
        name="uhp",
        cls=Root,
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
            module = verb.module or name
            function = getattr(import_module(f"uhp_cli.verbs.{module}"), module)
            if isinstance(function, typer.Typer):
                app.add_typer(function, name=name)
            else:
                app.command(name, help=_(verb.dutch, verb.english))(function.command())
    return app


def main() -> None:
    """Run `uhp` and leave with its exit code."""
    if (
        sys.stdout is None
    ):  # closed by the caller: an answer cannot be given, and a stream that refuses it says so
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            newline="\n", errors="replace"
        )  # help too, in a code page that lacks a letter
    try:
        build(sys.argv[1] if len(sys.argv) > 1 else "")(prog_name="uhp")
    except (OSError, MemoryError):  # not even a mistake in the usage can be told
        sys.exit(Exit.FAILED)

"""Make a catalogue of your own, from the one that is packaged."""

import typer

from uhp_cli.door.options import Force, Output
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.source import files

catalogue = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=_("Maak een eigen catalogus.", "Make a catalogue of your own."),
)


@catalogue.callback()
def _group() -> None:
    """Keep the command a group, as it has one verb."""


@catalogue.command(
    "init", help=_("Druk de meegeleverde catalogus af.", "Print the packaged catalogue.")
)
@verb(catalogue=False)
def init(
    call: Call,  # noqa: ARG001  (it is one text in every language)
    output: Output = None,
    force: Force = False,
) -> None:
    """Print the packaged catalogue as it is written, to change and to check with validate."""
    text = files.data_file("interventions.yaml").read_text(encoding="utf-8")
    files.deliver(text, output, force=force)

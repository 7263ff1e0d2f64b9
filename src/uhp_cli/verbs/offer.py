"""Make an example of a local offer."""

import typer

from uhp_cli.door.options import Force, Output
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.source import files

offer = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=_("Maak een lijst van lokaal aanbod.", "Make a list of what is on offer locally."),
)


@offer.callback()
def _group() -> None:
    """Keep the command a group, as it has one verb."""


@verb(catalogue=False)
def init(call: Call, output: Output = None, force: Force = False) -> None:
    """Print a commented example that is valid as it stands."""
    text = files.data_file(f"offer-example-{call.words.lang}.yaml").read_text(encoding="utf-8")
    files.deliver(text, output, force=force)


offer.command(
    "init", help=_("Druk een voorbeeld met uitleg af.", "Print an example with comments.")
)(init.command())

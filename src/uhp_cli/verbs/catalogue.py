"""Start a catalogue of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from uhp_cli.door.options import Force
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.source import files

Folder = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[MAP]", "[FOLDER]"),
        help=_("waar de bestanden komen; anders deze map", "where the files go; else this folder"),
    ),
]
CatalogueOutput = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "naam van de catalogus; het schema komt ernaast",
            "name of the catalogue; its schema goes beside it",
        ),
    ),
]
catalogue = typer.Typer(help=_("Begin een eigen catalogus.", "Start a catalogue of your own."))


@verb(catalogue=False)
def init(
    call: Call,  # noqa: ARG001  (it says one thing in every language)
    folder: Folder = None,
    output: CatalogueOutput = None,
    force: Force = False,
) -> None:
    """Write the packaged catalogue with the schema that it names beside it, both or neither."""
    if folder and output:
        raise UhpError("folder-and-file")
    to = Path(output) if output else Path(folder or ".") / "interventions.yaml"
    texts = {to.with_name("schema.json"): "schema.json", to: "interventions.yaml"}
    files.write_all(
        {str(to): files.data_file(name).read_text(encoding="utf-8") for to, name in texts.items()},
        force=force,
    )


catalogue.command(
    "init",
    help=_(
        "Schrijf de meegeleverde catalogus met haar schema, om te bewerken.",
        "Write the packaged catalogue with its schema, to edit.",
    ),
)(init.command())

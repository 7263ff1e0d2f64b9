"""Print a JSON Schema."""

from typing import Annotated

import typer

from uhp_cli.door.options import among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.source import files

PATHS = {
    "catalogue": "schema.json",
    "guideline": "guideline-answer-schema.json",
    "guideline-file": "guideline-schema.json",
}
"""Files that are not named after their schema."""
_FIRST = ("catalogue", "profile", "match", "diagnostics")
"""What people ask for most."""


def _packaged() -> dict[str, str]:
    """Return the file of each schema that is packaged, by its name."""
    named = {path: name for name, path in PATHS.items()}
    folder = files.data_file("schema.json").parent
    found = {
        named.get(path.name, path.name.removesuffix("-schema.json")): path.name
        for path in sorted(folder.glob("*schema.json"))
    }
    return {name: found[name] for name in dict.fromkeys((*_FIRST, *found))}


SCHEMAS = _packaged()
Name = Annotated[
    str,
    typer.Argument(
        metavar=_("NAAM", "NAME"), help=", ".join(SCHEMAS), autocompletion=among(SCHEMAS)
    ),
]


@verb(catalogue=False)
def schema(call: Call, name: Name) -> None:  # noqa: ARG001  (it says one thing in every language)
    """Print a JSON Schema."""
    if name not in SCHEMAS:
        raise UhpError("unknown-schema", name=name, near=[], all=list(SCHEMAS))
    files.say(files.data_file(SCHEMAS[name]).read_text(encoding="utf-8"))

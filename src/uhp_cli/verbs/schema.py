"""Print a JSON Schema."""

from typing import Annotated

import typer

from uhp_cli.door.options import among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.source import files

SCHEMAS = {
    "catalogue": "schema.json",
    "profile": "profile-schema.json",
    "match": "match-schema.json",
    "diagnostics": "diagnostics-schema.json",
    "list": "list-schema.json",
    "show": "show-schema.json",
    "why": "why-schema.json",
    "plan": "plan-schema.json",
    "compare": "compare-schema.json",
    "guideline": "guideline-answer-schema.json",
    "recheck": "recheck-schema.json",
    "profile-answer": "profile-answer-schema.json",
    "brief": "brief-schema.json",
    "error": "error-schema.json",
    "gaps": "gaps-schema.json",
    "caseload": "caseload-schema.json",
    "report": "report-schema.json",
    "rules": "rules-schema.json",
    "cases": "cases-schema.json",
    "diff": "diff-schema.json",
    "test": "test-schema.json",
}
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

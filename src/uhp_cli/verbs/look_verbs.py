"""Verbs that make something to look at: the gap map and the report."""

from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import Call, MinLevel, Region, Top, chosen_levels, emit, positive, verb
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import UhpError
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.values.profile import Options, Profile, from_options
from uhp_cli.verbs import wire

if TYPE_CHECKING:
    from uhp_cli.method.gaps import Caseload
    from uhp_cli.pages.render import Page

Profiles = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        metavar="FILE",
        help=_(
            "profielen van een caseload: JSON Lines, een YAML-lijst, of - voor standaardinvoer",
            "profiles of a caseload: JSON Lines, a YAML list, or - for standard input",
        ),
    ),
]
Audience = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="family|professional",
        help=_("voor wie het verslag is (professional)", "who the report is for (professional)"),
    ),
]
MAX_CASELOAD = 64 * 1024 * 1024


@verb("text", "json", "csv", "markdown", "html")
def gaps(
    call: Call,
    region: Region = None,
    min_classification: MinLevel = None,
    profiles: Profiles = None,
) -> None:
    """Map problems by age: best level, who is in the cell and what is empty; with profiles what a caseload lacks."""
    from uhp_cli.method import gaps as engine

    place = from_options(Options(region=region), call.catalogue).facts.get("region", "")
    least = chosen_levels(None, min_classification)[1]
    if profiles is not None:
        _caseload(call, engine.caseload(call.catalogue, _families(profiles, call), place, least))
        return
    found = engine.gap_map(call.catalogue, place, least)

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.gap_map(found, call.words)

    def table() -> str:
        from uhp_cli.verbs import tables

        return tables.gap_map(found)

    emit(call.out, page, lambda: wire.gap_map(found, call.words), table)


def _caseload(call: Call, found: "Caseload") -> None:
    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.caseload(found, call.words)

    def table() -> str:
        from uhp_cli.verbs import tables

        return tables.caseload(found)

    emit(call.out, page, lambda: wire.caseload(found, call.words), table)


def _families(name: str, call: Call) -> list[Profile]:
    """Return the families of a caseload; a profile without a problem asks nothing and counts as a family."""
    from uhp_cli.reading import case_file

    shown = "<stdin>" if name == "-" else name
    found = [
        case_file.family(document, route, call.catalogue)
        for _label, document, route in case_file.families(files.read(name, MAX_CASELOAD), shown)
    ]
    if not found:
        raise UhpError("no-families", name=shown)
    return found


@verb("markdown", "html", "json", family=True)
def report(call: Call, audience: Audience = None, top: Top = None) -> None:
    """Write a document about the possible help for one family, to discuss and to keep."""
    from uhp_cli.method import planning
    from uhp_cli.method.ranking import rank

    wanted = (audience or "professional").casefold()
    if wanted not in ("professional", "family"):
        raise UhpError(
            "unknown-answer",
            option="--for",
            given=audience,
            near=[],
            all=["professional", "family"],
        )
    limit = positive("top", top)
    ranking = rank(call.catalogue, call.family())
    planned = planning.plan(ranking)
    guideline = loading.load_guideline()

    def page() -> "Page":
        from uhp_cli.verbs import reporting

        if wanted == "family":
            return reporting.family(ranking, planned, guideline, call.words, limit)
        return reporting.professional(ranking, planned, guideline, call.words, limit)

    emit(call.out, page, lambda: wire.report(ranking, planned, guideline, call.words))

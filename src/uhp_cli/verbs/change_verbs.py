"""Verbs that guard a catalogue: diff and test."""

from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import (
    AsJson,
    Call,
    Force,
    Format,
    Language,
    Output,
    boundary,
    emit,
    language,
    verb,
    way_out,
)
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import Exit, UhpError
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.telling.words import Words
from uhp_cli.verbs import wire

if TYPE_CHECKING:
    from uhp_cli.method.changes import Side
    from uhp_cli.method.impact import Family
    from uhp_cli.pages.render import Page
    from uhp_cli.source.yaml_source import Document, Route
    from uhp_cli.values.catalogue import Catalogue
    from uhp_cli.values.profile import Profile

_SIDE = _("een bestand, - of REVISIE:PAD in git", "a file, - or REVISION:PATH in git")
Old = Annotated[str, typer.Argument(metavar="OLD", help=_SIDE)]
New = Annotated[str, typer.Argument(metavar="NEW", help=_SIDE)]
Profiles = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        metavar="FILE",
        help=_(
            "gezinnen om het gevolg voor te tonen: JSON Lines, een YAML-lijst van profielen, of een bestand met gevallen",
            "families to show the impact for: JSON Lines, a YAML list of profiles, or a file of cases",
        ),
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code",
        help=_("eindig met 1 als er iets veranderde", "exit with 1 when something changed"),
    ),
]
CaseFile = Annotated[
    str | None,
    typer.Argument(
        metavar="[CASES]",
        help=_(
            "bestand met gevallen; zonder het meegeleverde",
            "file of cases; without it the packaged one",
        ),
    ),
]
MAX_FAMILIES = 16 * 1024 * 1024


def diff(
    old: Old, new: New, profiles: Profiles = None, exit_code: ExitCode = False,
    format_: Format = None, as_json: AsJson = False, output: Output = None, force: Force = False, lang: Language = None,
) -> None:  # fmt: skip
    """Show what changed between two catalogues, and for which families the answer changes by it."""
    from uhp_cli.method.impact import effect

    with boundary(lang):
        if old == new == "-":
            raise UhpError("stdin-twice")
        sides = [_side(name) for name in (old, new)]
        words = Words(language(lang), sides[1].catalogue)
        out = way_out(
            words,
            ("text", "json", "markdown"),
            given=format_,
            as_json=as_json,
            path=output,
            force=force,
        )
        before, after = sides
        value = effect(before, after, _families(profiles, before.catalogue, after.catalogue))

        def page() -> "Page":
            from uhp_cli.verbs import views

            return views.diff(value, words)

        emit(out, page, lambda: wire.diff(value, words))
    if exit_code and value.edits:
        raise typer.Exit(Exit.FOUND)


def _side(name: str) -> "Side":
    from uhp_cli.method.changes import Side
    from uhp_cli.source.revisions import is_revision, read_revision

    raw = (
        read_revision(name, files.MAX_CATALOGUE)
        if is_revision(name)
        else files.read(name, files.MAX_CATALOGUE)
    )
    return Side(*loading.load_document(raw, "<stdin>" if name == "-" else name))


def _families(name: str | None, old: "Catalogue", new: "Catalogue") -> "tuple[Family, ...]":
    """Return the families of a file; without one a systematic grid and the packaged cases that both catalogues can read."""
    from uhp_cli.method.impact import Family, grid
    from uhp_cli.reading import case_file

    path = name or str(files.data_file("cases.yaml"))
    found = []
    for label, document, route in case_file.families(
        files.read(path, MAX_FAMILIES), "<stdin>" if path == "-" else path
    ):
        families = [_family(document, route, catalogue) for catalogue in (old, new)]
        if all(isinstance(f, UhpError) for f in families) and name:
            raise next(f for f in families if isinstance(f, UhpError))
        known = [None if isinstance(f, UhpError) else f for f in families]
        if name or all(known):
            found.append(Family(label, known[0], known[1]))
    if not found and name:
        raise UhpError("no-families", name=name)
    return (*(() if name else grid(old, new)), *found)


def _family(document: "Document", route: "Route", catalogue: "Catalogue") -> "Profile | UhpError":
    from uhp_cli.reading import case_file

    try:
        return case_file.family(document, route, catalogue)
    except UhpError as error:
        return error


@verb("text", "json")
def run_cases(call: Call, cases: CaseFile = None) -> None:
    """Hold families with an expected recommendation against a catalogue; exit 1 when one fails."""
    from uhp_cli.method.cases import run
    from uhp_cli.reading import case_file
    from uhp_cli.source.yaml_source import read

    path = cases or str(files.data_file("cases.yaml"))
    document = read(files.read(path, MAX_FAMILIES), files.shown(path))
    report = run(
        call.catalogue,
        case_file.read_cases(document, call.catalogue, loading.schema("cases-schema.json")),
    )

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.test(report, call.words)

    emit(call.out, page, lambda: wire.test(report, call.words))
    if report.failed:
        raise typer.Exit(Exit.FOUND)

"""Verbs about the catalogue: list, show and the schemas."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import (
    Ages,
    Call,
    Language,
    Levels,
    MinLevel,
    Problems,
    RoleOption,
    Top,
    boundary,
    complete,
    dumps,
    emit,
    positive,
    read_profile,
    verb,
    wanted,
)
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import UhpError
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.values.ages import Age
from uhp_cli.values.catalogue import Catalogue, Intervention, fold, nearest
from uhp_cli.values.profile import Options
from uhp_cli.values.vocab import State
from uhp_cli.verbs import wire

if TYPE_CHECKING:
    from uhp_cli.pages.render import Page

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help=_("kenmerk, naam of afkorting", "id, name or abbreviation"),
        autocompletion=complete("intervention"),
    ),
]
Search = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TEXT]...", help=_("zoek in namen en teksten", "search names and texts")
    ),
]
Sections = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SECTION]...",
        help=_("onderdelen; zonder naam alle", "sections; without a name all"),
    ),
]


@verb("text", "json", "csv", "markdown")
def list_(
    call: Call, text: Search = None, age: Ages = None, problems: Problems = None, classification: Levels = None,
    min_classification: MinLevel = None, role: RoleOption = None, top: Top = None,
) -> None:  # fmt: skip
    """List and filter the catalogue."""
    catalogue = call.catalogue
    family = read_profile(catalogue, Options(age or (), problems or ()), None, needed=False)
    keep = wanted(classification, min_classification, role)
    ages = [c.age for c in family.children if c.age]
    found = [
        i
        for i in catalogue.interventions
        if keep(i) and _mentions(i, text or ()) and _concerns(i, family.problems, ages, catalogue)
    ]
    found = found[: positive("top", top)]

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.listing(catalogue, found, call.words)

    def table() -> str:
        from uhp_cli.verbs import tables

        return tables.listing(found)

    emit(call.out, page, lambda: wire.listing(catalogue, found, call.words), table)


def _mentions(intervention: Intervention, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = dumps(intervention.record).casefold()
    return all(w.casefold() in text or fold(w) in intervention.names for w in words)


def _concerns(
    intervention: Intervention, problems: Sequence[str], ages: Sequence[Age], catalogue: Catalogue
) -> bool:
    """Say whether an intervention addresses one of the problems, or a form of it, at one of the ages."""
    stated = set(problems)
    targets = {t.problem for t in intervention.targets}
    related = any(targets & set(catalogue.up[p]) for p in stated) or any(
        stated & set(catalogue.up[t]) for t in targets
    )
    in_age = (
        intervention.age is None
        or not ages
        or any(intervention.age.holds(a) is not State.UNMET for a in ages)
    )
    return (related or not stated) and in_age


@verb("text", "json", "markdown", "html")
def show(call: Call, names: Names) -> None:
    """Show all the sources say about an intervention."""
    found = list({i.id: i for i in map(call.catalogue.get, names)}.values())

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.cards(call.catalogue, found, call.words)

    emit(call.out, page, lambda: wire.cards(call.catalogue, found, call.words))


@verb("text", "json", "markdown")
def guideline(call: Call, sections: Sections = None) -> None:
    """Print the guideline's recommendations, working elements and building blocks as a checklist."""
    found = loading.load_guideline()
    known = [s.id for s in found.sections]
    for name in sections or ():
        if name not in known:
            raise UhpError("unknown-section", name=name, near=nearest(name, known), all=known)
    chosen = [s for s in found.sections if not sections or s.id in sections]

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.guideline(found, chosen, call.words)

    emit(call.out, page, lambda: wire.guideline(found, call.catalogue, chosen, call.words))


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
SchemaName = Annotated[str, typer.Argument(metavar="NAME", help=", ".join(SCHEMAS))]


def schema(name: SchemaName, lang: Language = None) -> None:
    """Print a JSON Schema."""
    with boundary(lang):
        if name not in SCHEMAS:
            raise UhpError("unknown-schema", name=name, near=[], all=list(SCHEMAS))
        files.say(files.data_file(SCHEMAS[name]).read_text(encoding="utf-8"))

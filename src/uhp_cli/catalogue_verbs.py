"""Verbs about the catalogue: list, show, validate and the schemas."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli import files, wire
from uhp_cli.ages import Age
from uhp_cli.catalogue import Catalogue, Intervention, fold
from uhp_cli.errors import Exit, UhpError
from uhp_cli.options import (
    Ages,
    AsJson,
    CatalogueFile,
    Force,
    Format,
    Language,
    Levels,
    MinLevel,
    Output,
    Problems,
    RoleOption,
    Top,
    boundary,
    complete,
    deliver,
    dumps,
    emit,
    language,
    positive,
    read_profile,
    wanted,
    way_out,
)
from uhp_cli.options import help_text as _
from uhp_cli.profile import Options
from uhp_cli.vocab import State
from uhp_cli.words import Words

if TYPE_CHECKING:
    from uhp_cli.render import Page

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help=_("kenmerk, naam of afkorting", "id, name or abbreviation"), autocompletion=complete("intervention")
    ),
]
Search = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help=_("zoek in namen en teksten", "search names and texts"))]
Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help=_("catalogi", "catalogues"))]


def list_(
    text: Search = None, age: Ages = None, problems: Problems = None, classification: Levels = None, min_classification: MinLevel = None, role: RoleOption = None,
    top: Top = None, format_: Format = None, as_json: AsJson = False, output: Output = None, force: Force = False, catalogue: CatalogueFile = None, lang: Language = None,
) -> None:  # fmt: skip
    """List and filter the catalogue."""
    with boundary(lang):
        loaded = files.load_catalogue(catalogue)
        words = Words(language(lang), loaded)
        out = way_out(words, ("text", "json", "markdown"), given=format_, as_json=as_json, path=output, force=force)
        family = read_profile(loaded, Options(age or (), problems or ()), None, needed=False)
        keep = wanted(classification, min_classification, role)
        ages = [c.age for c in family.children if c.age]
        found = [i for i in loaded.interventions if keep(i) and _mentions(i, text or ()) and _concerns(i, family.problems, ages, loaded)]
        found = found[: positive("top", top)]

        def page() -> "Page":
            from uhp_cli import views

            return views.listing(loaded, found, words)

        emit(out, page, lambda: wire.listing(loaded, found))


def _mentions(intervention: Intervention, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = dumps(intervention.record).casefold()
    return all(w.casefold() in text or fold(w) in intervention.names for w in words)


def _concerns(intervention: Intervention, problems: Sequence[str], ages: Sequence[Age], catalogue: Catalogue) -> bool:
    """Say whether an intervention addresses one of the problems, or a form of it, at one of the ages."""
    stated = set(problems)
    targets = {t.problem for t in intervention.targets}
    related = any(targets & set(catalogue.up[p]) for p in stated) or any(stated & set(catalogue.up[t]) for t in targets)
    in_age = intervention.age is None or not ages or any(intervention.age.holds(a) is not State.UNMET for a in ages)
    return (related or not stated) and in_age


def show(names: Names, format_: Format = None, as_json: AsJson = False, output: Output = None, force: Force = False, catalogue: CatalogueFile = None, lang: Language = None) -> None:  # fmt: skip
    """Show all the sources say about an intervention."""
    with boundary(lang):
        loaded = files.load_catalogue(catalogue)
        words = Words(language(lang), loaded)
        out = way_out(words, ("text", "json", "markdown", "html"), given=format_, as_json=as_json, path=output, force=force)
        found = list({i.id: i for i in map(loaded.get, names)}.values())

        def page() -> "Page":
            from uhp_cli import views

            return views.cards(loaded, found, words)

        emit(out, page, lambda: wire.cards(loaded, found))


def validate(
    names: Files = None, format_: Format = None, as_json: AsJson = False, output: Output = None, force: Force = False, lang: Language = None,
) -> None:  # fmt: skip
    """Check catalogues; without a file the packaged one."""
    from uhp_cli import diagnostics
    from uhp_cli.checks import check
    from uhp_cli.yaml_source import read

    with boundary(lang):
        words = Words(language(lang))
        out = way_out(words, ("text", "json"), given=format_, as_json=as_json, path=output, force=force)
        schema = files.schema("schema.json")
        found, checked = [], {}
        for name in names or [str(files.data_file("interventions.yaml"))]:
            document = read(files.read(name, files.MAX_CATALOGUE), name)
            found += check(document, schema, lang=words.lang)
            entries = document.data.get("interventions") if isinstance(document.data, dict) else None
            checked[name] = len(entries) if isinstance(entries, list) else 0
        if out.format == "json":
            deliver(out, dumps(diagnostics.to_json(found, list(checked), words.lang)))
        else:
            deliver(out, diagnostics.to_text(found, checked, words.lang))
    if diagnostics.summary(found)["errors"]:
        raise typer.Exit(Exit.FOUND)


SCHEMAS = {"catalogue": "schema.json", "profile": "profile-schema.json", "match": "match-schema.json"}
SchemaName = Annotated[str, typer.Argument(metavar="NAME", help=", ".join(SCHEMAS))]


def schema(name: SchemaName, lang: Language = None) -> None:
    """Print a JSON Schema."""
    with boundary(lang):
        if name not in SCHEMAS:
            raise UhpError("unknown-schema", name=name, near=[], all=list(SCHEMAS))
        files.say(files.data_file(SCHEMAS[name]).read_text(encoding="utf-8"))

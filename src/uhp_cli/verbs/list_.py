"""List and filter the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.asked import positive, wanted
from uhp_cli.door.options import Ages, Levels, MinLevel, Problems, RoleOption, Top
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer, dumps
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late, Recipes
from uhp_cli.telling.answer import head, list_row
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention, fold
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import State

if TYPE_CHECKING:
    import typer

    from uhp_cli import shapes
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts
else:
    typer = Recipes("typer")
    blocks, sheet = Late("uhp_cli.pages.blocks"), Late("uhp_cli.pages.sheet")
    parts = Late("uhp_cli.telling.parts")

Search = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TEXT]...", help=_("zoek in namen en teksten", "search names and texts")
    ),
]


@verb(*PAGE, "json", "csv")
def list_(
    call: Call,
    text: Search = None,
    age: Ages = None,  # noqa: ARG001  (in call.options)
    problems: Problems = None,  # noqa: ARG001
    classification: Levels = None,
    min_classification: MinLevel = None,
    role: RoleOption = None,
    top: Top = None,
) -> Answer:
    """List and filter the catalogue."""
    catalogue = call.catalogue
    family = call.family(needed=False)
    keep = wanted(classification, min_classification, role)
    found = [
        i
        for i in catalogue.interventions
        if keep(i) and _mentions(i, text or ()) and _concerns(i, family, catalogue)
    ]
    found = found[: positive("top", top)]
    return Answer(
        lambda: as_json(catalogue, found, call.words),
        lambda: page(catalogue, found, call.words),
        lambda: rows(found),
    )


def _mentions(intervention: Intervention, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = dumps(intervention.record).casefold()
    return all(w.casefold() in text or fold(w) in intervention.names for w in words)


def _concerns(intervention: Intervention, family: Profile, catalogue: Catalogue) -> bool:
    """Say whether it addresses one of the problems, or a form of it, at one of the ages."""
    stated = set(family.problems)
    ages = [c.age for c in family.children if c.age]
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


def as_json(
    catalogue: Catalogue, interventions: Sequence[Intervention], words: Words
) -> shapes.ListAnswer:
    """Return the answer as JSON."""
    rows = [list_row(i) for i in interventions]
    return {**head("list", catalogue, words), "interventions": rows}


def page(catalogue: Catalogue, interventions: Sequence[Intervention], words: Words) -> blocks.Page:
    """Return the answer as a page: a row each."""
    names = tuple(map(words.say, ("name", "level", "role", "age", "problems")))
    found: list[blocks.Block] = [parts.head(catalogue, words)]
    if interventions:
        found.append(blocks.Table(names, tuple(_row(i, words) for i in interventions)))
    count = {"shown": len(interventions), "total": len(catalogue.interventions)}
    found.append(blocks.Paragraph(words.say("list-count", **count), "dim"))
    return parts.page(words.say("list-title"), found, words)


def _row(intervention: Intervention, words: Words) -> tuple[blocks.Cell, ...]:
    problems = ", ".join(words.problem(t.problem) for t in intervention.targets)
    return (
        blocks.Cell(parts.named(intervention), "strong"),
        blocks.Cell(parts.ladder(intervention.level, words)),
        blocks.Cell(words.role(intervention.role)),
        blocks.Cell(words.range(intervention.age), "plain" if intervention.age else "dim"),
        blocks.Cell(problems or words.say("unknown"), "plain" if intervention.targets else "dim"),
    )


_COLUMNS: Mapping[str, Callable[[shapes.ListRow], sheet.Cell]] = {
    "id": lambda row: row["id"],
    "name": lambda row: row["name"],
    "abbreviation": lambda row: row["abbreviation"],
    "role": lambda row: row["role"],
    "classification": lambda row: row["classification"],
    "age_min": lambda row: row["age"] and row["age"]["min"],
    "age_max": lambda row: row["age"] and row["age"]["max"],
    "problems": lambda row: row["problems"],
    "includes_placement": lambda row: "yes" if row["includes_placement"] else "no",
}


def rows(interventions: Sequence[Intervention]) -> sheet.Rows:
    """Return the answer as a table."""
    return sheet.table(_COLUMNS, map(list_row, interventions))

"""List and filter the catalogue."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.asked import local_offer, one_of, positive, wanted
from uhp_cli.door.options import (
    Ages,
    Levels,
    MinLevel,
    OfferDay,
    Offered,
    OfferFile,
    Problems,
    Region,
    RoleOption,
    Top,
)
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late, Recipes
from uhp_cli.method.gaps import in_region
from uhp_cli.telling.answer import NO_OFFER, head, list_row
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention, fold
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Level, State, strength

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
        metavar=_("[TEKST]...", "[TEXT]..."),
        help=_("zoek in namen en teksten", "search names and texts"),
    ),
]


def _ages(intervention: Intervention) -> tuple[float, float]:
    """Return first and last month; what has no end is last of those that begin together."""
    low, high = intervention.age or (math.inf, None)
    return low, math.inf if high is None else high


_ORDERS: Mapping[str, Callable[[Intervention], tuple[object, ...]]] = {
    "level": lambda i: (list(Level).index(i.level), i.short.casefold(), i.id),
    "name": lambda i: (i.short.casefold(), i.id),
    "age": lambda i: (*_ages(i), i.short.casefold(), i.id),
    "id": lambda i: (i.id,),
}
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="|".join(_ORDERS),
        help=_("volgorde; zonder dit niveau, dan naam", "order; without it level, then name"),
    ),
]


@verb(*PAGE, "json", "csv", long=True)
def list_(
    call: Call,
    text: Search = None,
    age: Ages = None,  # noqa: ARG001  (in call.options)
    problems: Problems = None,  # noqa: ARG001
    classification: Levels = None,
    min_classification: MinLevel = None,
    role: RoleOption = None,
    region: Region = None,  # noqa: ARG001
    sort: Sort = None,
    top: Top = None,
    offer: OfferFile = None,
    offered: Offered = False,
    as_of: OfferDay = None,
) -> Answer:
    """List and filter the catalogue, by level and name; first what is called as was searched."""
    catalogue = call.catalogue
    family = call.family(needed=False)
    place = family.facts.get("region", "")
    near = local_offer(offer, as_of, catalogue, call.words, region=place, only=offered)
    keep = wanted(catalogue, classification, min_classification, role, near)
    elsewhere = in_region(catalogue, place)[1] if place else ()
    found = [
        i
        for i in catalogue.interventions
        if keep(i)
        and i not in elsewhere
        and _mentions(i, text or ())
        and _concerns(i, family, catalogue)
    ]
    found = in_order(found, sort, text or ())[: positive("top", top)]
    answer = Answer(
        lambda: as_json(catalogue, found, call.words),
        lambda: page(catalogue, found, call.words),
        lambda: rows(found),
        screens=lambda: (screen(catalogue, found, call.words),),
    )
    return near.beside(answer, "interventions", lambda: found) if near else answer


def in_order(
    found: Sequence[Intervention], sort: str | None, searched: Sequence[str]
) -> list[Intervention]:
    """Return interventions as asked; else by level and name, first what is called as searched."""
    order = _ORDERS[one_of("--sort", sort, list(_ORDERS)) if sort else "level"]
    ordered = sorted(found, key=order)
    return ordered if sort else sorted(ordered, key=lambda i: _called(i, searched))


def _mentions(intervention: Intervention, words: Sequence[str]) -> bool:
    """Say whether each of these begins a word of what is said about it, or is a name of it."""
    if not words:
        return True
    text = "\n".join(_texts(intervention.record)).casefold()
    return all(
        fold(w) in intervention.names or re.search(rf"(?<!\w){re.escape(w.casefold())}", text)
        for w in words
    )


def _texts(value: object) -> Iterator[str]:
    """Give every text of a record, but not where it stands in a source."""
    if isinstance(value, Mapping):
        for key, content in value.items():
            if key not in ("sources", "studies"):
                yield from _texts(content)
    elif isinstance(value, list):
        for content in value:
            yield from _texts(content)
    elif isinstance(value, str):
        yield value


def _called(intervention: Intervention, words: Sequence[str]) -> int:
    """Return 0 for what is called as was searched, 1 if a name begins so, else 2."""
    wanted_ = fold(" ".join(words))
    if wanted_ in intervention.names:
        return 0
    return 1 if any(name.startswith(wanted_) for name in intervention.names) else 2


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
    return {**head("list", catalogue, words), "interventions": rows, **NO_OFFER}


def page(catalogue: Catalogue, interventions: Sequence[Intervention], words: Words) -> blocks.Page:
    """Return the answer as a page: a row each."""
    names = tuple(map(words.say, ("name", "level", "role", "age", "problems")))
    found: list[blocks.Block] = [parts.head(catalogue, words)]
    if interventions:
        found.append(blocks.Table(names, tuple(_row(i, words) for i in interventions)))
    count = {"shown": len(interventions), "total": len(catalogue.interventions)}
    found.append(blocks.Paragraph(words.say("list-count", **count), "dim"))
    found.append(parts.glossary(catalogue, words))
    return parts.page(words.say("list-title"), found, words)


def screen(catalogue: Catalogue, found: Sequence[Intervention], words: Words) -> blocks.Page:
    """Return the answer as it is first shown: a line each, without problems and level in words."""
    names = tuple(map(words.say, ("name", "proof", "age", "role")))
    lines = tuple(
        (
            blocks.Cell(i.short, "strong"),
            blocks.Cell((blocks.Ladder(strength(i.level)),)),
            blocks.Cell(words.range(i.age), "plain" if i.age else "dim"),
            blocks.Cell(words.role(i.role)),
        )
        for i in found
    )
    count = words.say("list-count", shown=len(found), total=len(catalogue.interventions))
    hint = words.say("list-next" if found else "list-none")
    return parts.page(
        words.say("list-title"),
        (
            *([blocks.Table(names, lines)] if found else []),
            blocks.Paragraph(f"{count} · {words.say('catalogue')} {catalogue.version}", "dim"),
            blocks.Paragraph(hint, "dim" if found else "plain"),
        ),
        words,
    )


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

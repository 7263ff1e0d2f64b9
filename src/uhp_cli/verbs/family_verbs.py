"""Verbs about one family: match, why, compare and plan. Each asks an engine and hands the answer over."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import (
    Call,
    Levels,
    MinLevel,
    RoleOption,
    Strict,
    Top,
    complete,
    emit,
    positive,
    verb,
    wanted,
)
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import UhpError
from uhp_cli.method.ranking import Match, rank
from uhp_cli.method.ranking import what_if as turning
from uhp_cli.reading import loading
from uhp_cli.values.vocab import Verdict
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
WhatIf = Annotated[
    bool,
    typer.Option(
        "--what-if",
        help=_(
            "toon wat elk antwoord op een open vraag zou veranderen",
            "show what each answer to an open question would change",
        ),
    ),
]
Most = Annotated[
    str | None,
    typer.Option(
        "--max",
        metavar="N",
        help=_("hoogstens zoveel interventies (3)", "at most this many interventions (3)"),
    ),
]


@verb("text", "json", "csv", "markdown", family=True)
def match(
    call: Call, top: Top = None, strict: Strict = False, classification: Levels = None, min_classification: MinLevel = None, role: RoleOption = None, what_if: WhatIf = False
) -> None:  # fmt: skip
    """Rank the catalogue for one family."""
    family = call.family()
    keep = _kept(strict, classification, min_classification, role)
    limit = positive("top", top)
    ranking = rank(call.catalogue, family)
    shown = tuple(m for m in ranking.matches if keep(m))

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.ranking(ranking, call.words, top=limit, shown=shown)

    def table() -> str:
        from uhp_cli.verbs import tables

        return tables.ranking(ranking, call.words, shown[:limit])

    turns = turning(ranking) if what_if else None
    emit(call.out, page, lambda: wire.ranking(ranking, call.words, shown[:limit], turns), table)


def _kept(
    strict: bool, levels: list[str] | None, least: str | None, roles: list[str] | None
) -> Callable[[Match], bool]:
    """Return the test that the filter options put to a match."""
    fits = wanted(levels, least, roles)
    return lambda m: (
        fits(m.judgement.intervention) and not (strict and m.judgement.verdict is not Verdict.FITS)
    )


@verb("text", "json", "markdown", family=True)
def why(call: Call, names: Names) -> None:
    """Explain every criterion of an intervention for one family; without a profile, what must be true."""
    chosen = list({i.id: i for i in map(call.catalogue.get, names)}.values())
    ranking = rank(call.catalogue, call.family(needed=False))
    judged = {
        j.intervention.id: j
        for j in (*(m.judgement for m in ranking.matches), *(e.judgement for e in ranking.excluded))
    }
    judgements = [judged[i.id] for i in chosen]

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.why(ranking, judgements, call.words)

    emit(call.out, page, lambda: wire.why(ranking, judgements, call.words))


@verb("text", "json", "csv", "markdown", family=True)
def compare(call: Call, names: Names) -> None:
    """Put two to five interventions side by side; with a profile also what decides between them."""
    from uhp_cli.method import comparing

    chosen = list({i.id: i for i in map(call.catalogue.get, names)}.values())
    if not 2 <= len(chosen) <= comparing.MOST:
        raise UhpError("compare-count", given=len(chosen))
    family = call.family(needed=False)
    ranking = rank(call.catalogue, family) if family.problems else None
    comparison = comparing.compare(chosen, call.words, ranking)
    shown = family if ranking else None

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.comparison(comparison, call.catalogue, shown, call.words)

    def table() -> str:
        from uhp_cli.verbs import tables

        return tables.comparison(comparison, call.catalogue, shown, call.words)

    emit(
        call.out,
        page,
        lambda: wire.comparison(comparison, call.catalogue, shown, call.words),
        table,
    )


@verb("text", "json", "markdown", family=True)
def plan(call: Call, most: Most = None) -> None:
    """Combine interventions into one plan for the family, searched exactly."""
    from uhp_cli.method import planning

    limit = positive("max", most) or planning.MOST
    found = planning.plan(
        rank(call.catalogue, call.family(), explain=False), most=min(limit, planning.LIMIT)
    )
    guideline = loading.load_guideline()

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.plan(found, guideline, call.words)

    emit(call.out, page, lambda: wire.plan(found, guideline, call.words))

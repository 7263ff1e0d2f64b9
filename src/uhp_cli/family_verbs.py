"""Verbs about one family: each loads, asks an engine, and hands the answer over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from uhp_cli import files, wire
from uhp_cli.options import (
    Ages,
    AsJson,
    CatalogueFile,
    Crisis,
    Facts,
    First,
    Force,
    Format,
    Language,
    Levels,
    MinLevel,
    Output,
    Placement,
    Problems,
    ProfileFile,
    Region,
    RoleOption,
    SeverityOption,
    Strict,
    Top,
    Tried,
    boundary,
    emit,
    language,
    positive,
    read_profile,
    wanted,
    way_out,
)
from uhp_cli.profile import Options
from uhp_cli.ranking import Match, rank
from uhp_cli.vocab import Verdict
from uhp_cli.words import Words

if TYPE_CHECKING:
    from uhp_cli.render import Page


def match(
    age: Ages = None, problems: Problems = None, first: First = None, crisis: Crisis = None, placement: Placement = None,
    severity: SeverityOption = None, fact: Facts = None, tried: Tried = None, region: Region = None, profile: ProfileFile = None,
    top: Top = None, strict: Strict = False, classification: Levels = None, min_classification: MinLevel = None, role: RoleOption = None,
    format_: Format = None, as_json: AsJson = False, output: Output = None, force: Force = False, catalogue: CatalogueFile = None, lang: Language = None,
) -> None:  # fmt: skip
    """Rank the catalogue for one family."""
    with boundary(lang):
        loaded = files.load_catalogue(catalogue)
        words = Words(language(lang), loaded)
        out = way_out(words, ("text", "json", "markdown"), given=format_, as_json=as_json, path=output, force=force)
        family = read_profile(
            loaded, Options(age or (), problems or (), first, crisis, placement, severity, region, fact or (), tried or ()), profile
        )
        keep = _kept(strict, classification, min_classification, role)
        limit = positive("top", top)
        ranking = rank(loaded, family)
        shown = tuple(m for m in ranking.matches if keep(m))

        def page() -> "Page":
            from uhp_cli import views

            return views.ranking(ranking, words, top=limit, shown=shown)

        emit(out, page, lambda: wire.ranking(ranking, words, shown[:limit]))


def _kept(strict: bool, levels: list[str] | None, least: str | None, roles: list[str] | None) -> Callable[[Match], bool]:
    """Return the test that the filter options put to a match."""
    fits = wanted(levels, least, roles)
    return lambda m: fits(m.judgement.intervention) and not (strict and m.judgement.verdict is not Verdict.FITS)

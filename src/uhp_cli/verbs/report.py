"""Make a report for team or family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.asked import one_of, positive
from uhp_cli.door.boundary import remark
from uhp_cli.door.options import OfferDay, Offered, OfferFile, Top, among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late, Recipes
from uhp_cli.method import planning
from uhp_cli.method.planning import Plan
from uhp_cli.method.ranking import Ranking, rank
from uhp_cli.method.sharing import NOBODY, Kind, Reader, reader, shared
from uhp_cli.reading import loading
from uhp_cli.telling.answer import NO_OFFER
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.guidance import Guideline
from uhp_cli.values.profile import Profile
from uhp_cli.verbs import match, plan

if TYPE_CHECKING:
    import typer

    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.verbs import report_family, report_team
else:
    typer = Recipes("typer")
    report_family, report_team = (
        Late("uhp_cli.verbs.report_family"),
        Late("uhp_cli.verbs.report_team"),
    )

Audience = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="family|professional",
        autocompletion=among(("family", "professional")),
        help=_("voor wie het verslag is (professional)", "who the report is for (professional)"),
    ),
]


ShareWith = Annotated[
    str | None,
    typer.Option(
        "--share-with",
        metavar="ouder|kind|jongere",
        help=_(
            "wie het blad voor het gezin krijgt; bij meer jongeren met nummer: 2:jongere",
            "who gets the family's sheet; with several young people by number: 2:jongere",
        ),
    ),
]


@verb(*PAGE, "json", default="markdown", family=True)
def report(
    call: Call,
    audience: Audience = None,
    share_with: ShareWith = None,
    top: Top = None,
    offer: OfferFile = None,
    offered: Offered = False,
    as_of: OfferDay = None,
) -> Answer:
    """Write a document about the possible help for one family, to discuss and to keep."""
    wanted = one_of("--for", audience or "professional", ("professional", "family"))
    limit, family = positive("top", top), call.family()
    who = _reader(share_with, family) if wanted == "family" else None
    if who is None and share_with is not None:
        raise UhpError("share-with-family-only")
    near = plan.nearby(call, family, offer, as_of, only=offered)
    ranking = rank(call.catalogue, shared(family, call.catalogue, who) if who else family)
    planned = planning.plan(plan.narrowed(ranking, near))
    guideline = loading.load_guideline()
    answer = Answer(
        lambda: as_json(ranking, planned, guideline, call.words),
        lambda: page(ranking, planned, guideline, call.words, who, limit),
    )
    return plan.with_offer(answer, "matches", ranking.matches[:limit], near)


def page(
    value: Ranking,
    planned: Plan,
    guideline: Guideline,
    words: Words,
    who: Reader | None,
    top: int | None,
) -> blocks.Page:
    """Return the report of a team or, with a reader, the sheet of a family as a page."""
    if who is None:
        return report_team.page(value, planned, guideline, words, top)
    _remind(who, value, words)
    return report_family.page(value, planned, guideline, words, who, top)


def _reader(given: str | None, family: Profile) -> Reader:
    """Return who gets the sheet: a word, with the number of a child before it where needed."""
    if given is None:
        return NOBODY
    number, colon, word = given.rpartition(":")
    kind = Kind(one_of("--share-with", word, [k.value for k in Kind]))
    return reader(kind, positive("share-with", number) if colon else None, family)


def _remind(who: Reader, value: Ranking, words: Words) -> None:
    """Tell who hands the sheet over, and not the sheet, what there is to know of its reader."""
    if who.kind is None:
        remark(words.say("sheet-for-nobody"))
    elif any(value.catalogue.problems[p].urgent for p in value.profile.problems):
        remark(words.say("sheet-of-violence"))


def as_json(
    value: Ranking, planned: Plan, guideline: Guideline, words: Words
) -> shapes.ReportAnswer:
    """Return the answer as JSON: those to `match` and `plan` in one document."""
    teller = Teller(value.catalogue, value.profile, words)
    whole = plan.as_json(planned, guideline, words)
    return {
        **match.ranked("report", value, teller, value.matches),
        **match.rest(value, teller),
        "plan": {
            "chosen": whole["chosen"],
            "covered": whole["covered"],
            "uncovered": whole["uncovered"],
            "hours_per_week": whole["hours_per_week"],
            "phases": whole["phases"],
        },
        "steps": whole["steps"],
        "guideline": whole["guideline"],
        **NO_OFFER,
    }

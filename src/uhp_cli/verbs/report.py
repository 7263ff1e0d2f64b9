"""Make a report for team or family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.asked import one_of, positive
from uhp_cli.door.options import Top, among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late, Recipes
from uhp_cli.method import planning
from uhp_cli.method.planning import Plan
from uhp_cli.method.ranking import Ranking, rank
from uhp_cli.reading import loading
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.guidance import Guideline
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


@verb(*PAGE, "json", default="markdown", family=True)
def report(call: Call, audience: Audience = None, top: Top = None) -> Answer:
    """Write a document about the possible help for one family, to discuss and to keep."""
    wanted = one_of("--for", audience or "professional", ("professional", "family"))
    limit = positive("top", top)
    ranking = rank(call.catalogue, call.family())
    planned = planning.plan(ranking)
    guideline = loading.load_guideline()

    def page() -> blocks.Page:
        if wanted == "family":
            return report_family.page(ranking, planned, guideline, call.words, limit)
        return report_team.page(ranking, planned, guideline, call.words, limit)

    return Answer(lambda: as_json(ranking, planned, guideline, call.words), page)


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
    }

"""The answer to `gaps --profiles`: what nothing covers, and the smallest set for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from uhp_cli.door.out import Answer
from uhp_cli.door.verb import Call
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.method import gaps as engine
from uhp_cli.method.gaps import Caseload
from uhp_cli.reading import case_file
from uhp_cli.source import files
from uhp_cli.telling.answer import head
from uhp_cli.telling.words import Words
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Level

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.door.nearby import Nearby
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts
    from uhp_cli.verbs import gaps_offer
else:
    blocks, sheet = Late("uhp_cli.pages.blocks"), Late("uhp_cli.pages.sheet")
    parts, gaps_offer = Late("uhp_cli.telling.parts"), Late("uhp_cli.verbs.gaps_offer")

MAX_CASELOAD = 64 * 1024 * 1024


def answer(
    call: Call, profiles: str, region: str, least: Level | None, near: Nearby | None = None
) -> Answer:
    """Return what a caseload lacks, and the smallest set of interventions for the rest.

    With an offer beside it what of that can be had; or only what can, when it is asked so.
    """
    families = _families(profiles, call)
    found = engine.caseload(
        call.catalogue, families, region, least, near.keeps if near else lambda _: True
    )
    answer = Answer(
        lambda: as_json(found, call.words), lambda: page(found, call.words), lambda: rows(found)
    )
    if near is None:
        return answer
    bought = found
    if not near.only:
        here = near._replace(only=True).keeps
        bought = engine.caseload(call.catalogue, families, region, least, here)
    return gaps_offer.beside_caseload(answer, found, bought, near)


def _families(name: str, call: Call) -> list[Profile]:
    """Return the families of a caseload.

    A profile without a problem asks nothing and counts as a family.
    """
    shown = "<stdin>" if name == "-" else name
    found = [
        case_file.family(document, route, call.catalogue)
        for _label, document, route in case_file.families(files.read(name, MAX_CASELOAD), shown)
    ]
    if not found:
        raise UhpError("no-families", name=shown)
    return found


def as_json(value: Caseload, words: Words) -> shapes.CaseloadAnswer:
    """Return the answer as JSON; a need is one problem of one child or of the family."""
    no_offer: shapes.InSet = {}  # gaps_offer puts it beside
    return {
        **head("caseload", value.catalogue, words),
        "region": value.region or None,
        "min_classification": value.least and value.least.value,
        "families": value.families,
        "needs": value.needs,
        "covered": value.covered,
        "problems": [
            {"problem": r.problem, "families": r.families, "needs": r.needs, "covered": r.covered}
            for r in value.rows
        ],
        "uncovered": [
            {
                "problem": r.problem,
                "needs": r.needs - r.covered,
                "involve": words.involve(r.problem),
            }
            for r in value.uncovered
        ],
        "chosen": [
            {
                "id": c.intervention.id,
                "classification": c.intervention.level.value,
                "adds": c.adds,
                "covers": c.covers,
            }
            for c in value.chosen
        ],
        "exact": value.exact,
        **no_offer,
    }


def page(value: Caseload, words: Words) -> blocks.Page:
    """Return the answer as a page."""
    counts = words.say(
        "caseload-counts",
        families=value.families,
        needs=value.needs,
        covered=value.covered,
        open=value.needs - value.covered,
    )
    found: list[blocks.Block] = [
        parts.head(value.catalogue, words),
        blocks.Paragraph(counts, "strong"),
        *parts.narrowed(value.catalogue, value.region, value.least, words),
        _problems(value, words),
    ]
    if value.uncovered:
        open_ = tuple(
            parts.pair(
                words.problem(r.problem), f"{r.needs - r.covered} → {words.involve(r.problem)}"
            )
            for r in value.uncovered
        )
        found += [blocks.Heading(words.say("caseload-uncovered")), blocks.Pairs(open_)]
    else:
        found.append(blocks.Paragraph(words.say("caseload-all")))
    if value.chosen:
        found += _set(value, words)
    found += [blocks.Paragraph(words.say(c), "dim") for c in ("caseload-note", "not-a-decision")]
    return parts.page(words.say("caseload-title"), found, words)


def _numbers(*numbers: int) -> tuple[blocks.Cell, ...]:
    return tuple(blocks.Cell(str(n)) for n in numbers)


def _problems(value: Caseload, words: Words) -> blocks.Table:
    names = ("problem", "caseload-families", "caseload-needs", "caseload-covered", "caseload-open")
    found = tuple(
        (
            blocks.Cell(words.problem(r.problem)),
            *_numbers(r.families, r.needs, r.covered),
            blocks.Cell(str(r.needs - r.covered), "gap" if r.covered < r.needs else "plain"),
        )
        for r in sorted(value.rows, key=lambda r: (r.covered - r.needs, -r.needs, r.problem))
    )
    return blocks.Table(tuple(map(words.say, names)), found, words.say("caseload-title"))


def _set(value: Caseload, words: Words) -> list[blocks.Block]:
    names = ("name", "level", "caseload-adds", "caseload-sum", "caseload-covers")
    found, total = [], 0
    for choice in value.chosen:
        total += choice.adds
        i = choice.intervention
        found.append(
            (
                blocks.Cell(parts.named(i), "strong"),
                blocks.Cell(parts.ladder(i.level, words)),
                *_numbers(choice.adds, total, choice.covers),
            )
        )
    title = words.say("caseload-set")
    code = "caseload-set-exact" if value.exact else "caseload-set-greedy"
    return [
        blocks.Heading(title),
        blocks.Paragraph(words.say(code, n=len(value.chosen))),
        blocks.Table(tuple(map(words.say, names)), tuple(found), title),
    ]


_COLUMNS: Mapping[str, Callable[[engine.Row], sheet.Cell]] = {
    "problem": lambda r: r.problem,
    "families": lambda r: r.families,
    "needs": lambda r: r.needs,
    "covered": lambda r: r.covered,
    "uncovered": lambda r: r.needs - r.covered,
}


def rows(value: Caseload) -> sheet.Rows:
    """Return the answer as a table: the problems, most open needs first."""
    found = sorted(value.rows, key=lambda r: (r.covered - r.needs, r.problem))
    return sheet.table(_COLUMNS, found)

"""Hold families with an expected recommendation against a catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.method.cases import Idle, Miss, Report, Result, run
from uhp_cli.method.ranking import Exclusion, Match, Standing
from uhp_cli.reading import case_file, loading
from uhp_cli.source import files
from uhp_cli.source.yaml_source import read
from uhp_cli.telling.answer import head, key
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.vocab import Verdict

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
    from uhp_cli.verbs import test_ci
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")
    test_ci = Late("uhp_cli.verbs.test_ci")

CaseFile = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[GEVALLEN]", "[CASES]"),
        help=_(
            "bestand met gevallen; zonder het meegeleverde",
            "file of cases; without it the packaged one",
        ),
    ),
]
MAX_CASES = 16 * 1024 * 1024


@verb(*PAGE, "json", "github", "junit")
def test(call: Call, cases: CaseFile = None) -> Answer:  # noqa: PT028  (a command, not a test)
    """Hold families with an expected recommendation against a catalogue; exit 1 when one fails."""
    path = cases or str(files.data_file("cases.yaml"))
    document = read(files.read(path, MAX_CASES), files.shown(path))
    schema = loading.schema("cases-schema.json")
    report = run(call.catalogue, case_file.read_cases(document, call.catalogue, schema))

    def lines(result: Result) -> list[str]:
        return [line for miss in result.misses for line in _lines(miss, result, call.words)]

    return Answer(
        lambda: as_json(report, call.words),
        lambda: page(report, call.words),
        own={
            "github": lambda: test_ci.to_github(report, lines, _summary(report, call.words)),
            "junit": lambda: test_ci.to_junit(report, lines),
        },
        found=bool(report.failed),
    )


def as_json(value: Report, words: Words) -> shapes.TestAnswer:
    """Return the answer as JSON."""
    return {
        **head("test", value.catalogue, words),
        "cases": [
            {
                "name": r.case.name,
                "source": r.case.source or None,
                "file": r.case.file,
                "line": r.case.line,
                "passed": not r.misses,
                "failures": [_miss(m, r, words) for m in r.misses],
            }
            for r in value.results
        ],
        "unexercised": {
            "interventions": list(value.unnamed),
            "criteria": [
                {"id": i.id, "code": i.code, "number": i.number, "text": i.text or None}
                for i in value.idle
            ],
        },
        "summary": _counts(value),
    }


def _counts(value: Report) -> shapes.TestSummary:
    return {
        "cases": len(value.results),
        "passed": len(value.results) - len(value.failed),
        "failed": len(value.failed),
        "expectations": sum(r.case.expect.size for r in value.results),
    }


def _miss(miss: Miss, result: Result, words: Words) -> shapes.Failure:
    ranking = result.ranking
    teller = Teller(ranking.catalogue, ranking.profile, words)
    return {
        "expectation": miss.expectation,
        "expected": list(miss.expected),
        "actual": list(miss.actual),
        "about": [_standing(ranking.of(name), teller) for name in miss.about],
    }


def _standing(stands: Standing, teller: Teller) -> shapes.Standing:
    """Return how one intervention stands: verdict, place, key and the first reason."""
    match = stands if isinstance(stands, Match) else None
    reason = _first_reason(stands, teller)
    return {
        "id": stands.intervention.id,
        "verdict": stands.judgement.verdict.value,
        "rank": match.rank if match else None,
        "key": key(match.key) if match else None,
        "reason": {"code": reason.code, "text": reason.text} if reason else None,
    }


def _first_reason(stands: Standing, teller: Teller) -> Told | None:
    if isinstance(stands, Match):
        return next(iter(teller.reasons(stands)), None)
    if isinstance(stands, Exclusion):
        return teller.exclusion_reasons(stands.judgement)[0]
    return next(iter(teller.beside(stands.judgement)), None)


def page(value: Report, words: Words) -> blocks.Page:
    """Return the answer as a page.

    Each case that fails with why, what no case exercises, and the count.
    """
    found: list[blocks.Block] = []
    for result in value.failed:
        case = result.case
        source = f" [{case.source}]" if case.source else ""
        misses = tuple(row for miss in result.misses for row in _miss_told(miss, result, words))
        found.append(blocks.Pairs(misses, f"{case.file}:{case.line}: {case.name}{source}"))
    if value.unnamed:
        text = words.say("test-unnamed", names=", ".join(value.unnamed))
        found.append(blocks.Paragraph(text, "dim"))
    if value.idle:
        idle = tuple((i.id, blocks.Cell(_idle(i, words), "dim")) for i in value.idle)
        found.append(blocks.Pairs(idle, words.say("test-idle")))
    found.append(blocks.Paragraph(_summary(value, words), "strong"))
    return parts.page(words.say("test-title"), found, words)


def _summary(value: Report, words: Words) -> str:
    return words.say("test-summary", **_counts(value))


def _lines(miss: Miss, result: Result, words: Words) -> Iterator[str]:
    """Give a miss as lines of text."""
    for label, cell in _miss_told(miss, result, words):
        yield f"{label}: {blocks.plain(cell)}" if label else f"  {blocks.plain(cell)}"


def _idle(idle: Idle, words: Words) -> str:
    kind = words.say(idle.code)
    return f"{kind} {idle.number}: {idle.text}" if idle.text else kind


_SAID = {**{verdict.value: verdict.value for verdict in Verdict}, "beside": "expect-beside"}
"""The sentence of where an intervention stands."""


def _miss_told(miss: Miss, result: Result, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    """Give what was expected and what came, and how each intervention that explains it stands."""

    def said(codes: Iterable[str]) -> str:
        found = [words.say(_SAID[c]) if c in _SAID else c for c in codes]
        return ", ".join(found) or words.say("diff-nobody")

    came = words.say("test-came", expected=said(miss.expected), actual=said(miss.actual))
    yield words.say(f"expect-{miss.expectation}"), blocks.Cell(came, "warn")
    ranking = result.ranking
    teller = Teller(ranking.catalogue, ranking.profile, words)
    for stands in ranking.standings:
        if stands.intervention.id in miss.about:
            yield parts.pair("", f"{stands.intervention.short}: {_stands(stands, teller)}")


def _stands(stands: Standing, teller: Teller) -> str:
    words = teller.words
    if isinstance(stands, Exclusion):
        reason = teller.exclusion_reasons(stands.judgement)[0]
        return f"{words.say('excluded')}; {reason.text} ({reason.code})"
    if not isinstance(stands, Match):
        return words.say("beside")
    verdict, key = words.say(stands.judgement.verdict), parts.key_line(stands, words)
    place = words.say("test-place", rank=stands.rank, verdict=verdict, key=key)
    return "; ".join([place, *(reason.text for reason in teller.reasons(stands)[:1])])

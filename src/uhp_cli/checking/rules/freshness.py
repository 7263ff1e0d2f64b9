"""Rules of freshness: what was right and may be so no longer."""

from collections.abc import Iterator

from uhp_cli.checking.draft import Draft
from uhp_cli.checking.rule import Mistake, Severity, rule, short
from uhp_cli.values.vocab import expires


@rule(
    "UHP401",
    "recognition-expired",
    nl="de erkenning van {value} is ouder dan vijf jaar ({date}) en er staat geen herbeoordeling",
    en=(
        "the recognition of {value} is older than five years ({date}) and no reassessment is "
        "mentioned"
    ),
    why_nl=(
        "Een erkenning geldt vijf jaar. Zoek in het register op of er een nieuwe is, en zet "
        "anders 'reassessment' met de bron erbij. Gerekend wordt op de datum van de catalogus, "
        "of op --as-of."
    ),
    why_en=(
        "A recognition holds for five years. Look in the register for a new one, or else add "
        "'reassessment' with its source. Counted on the date of the catalogue, or on --as-of."
    ),
    bad='date: "2015-03-01"',
    good=(
        'date: "2015-03-01"\nreassessment: {text: Wordt opnieuw beoordeeld., sources: '
        "[nji-mst:erkend-als]}"
    ),
    severity=Severity.WARNING,
)
def recognition_expired(draft: Draft) -> Iterator[Mistake]:
    """Give each recognition that has ended, on the day to judge on."""
    for entry in draft.entries:
        if "reassessment" in entry.data["classification"]:
            continue
        for day in draft.recognition(entry):
            if day.right and draft.today >= expires(day.day):
                values = {"value": short(entry.data["name"]), "date": day.day}
                yield Mistake("recognition-expired", day.route, values)

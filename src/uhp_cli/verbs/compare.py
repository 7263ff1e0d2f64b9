"""Put two to five interventions side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from uhp_cli.door.asked import chosen
from uhp_cli.door.options import Names
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.method import comparing
from uhp_cli.method.comparing import Comparison
from uhp_cli.method.ranking import Exclusion, Match, Standing, rank
from uhp_cli.telling.answer import head, list_row, profile, told
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks, sheet
    from uhp_cli.telling import parts, screen
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")
    screen = Late("uhp_cli.telling.screen")


@verb(*PAGE, "json", "csv", family=True, long=True)
def compare(call: Call, names: Names) -> Answer:
    """Put two to five interventions side by side; with a profile also what decides between them."""
    named = chosen(call.catalogue, names)
    if not 2 <= len(named) <= comparing.MOST:
        raise UhpError("compare-count", given=len(named))
    family = call.family(needed=False)
    ranking = rank(call.catalogue, family) if family.problems else None
    comparison = comparing.compare(named, ranking)
    about = (call.catalogue, family if ranking else None, call.words)
    return Answer(
        lambda: as_json(comparison, *about),
        lambda: page(comparison, *about),
        lambda: rows(comparison, *about),
        screens=lambda: (first(comparison, *about),),
    )


class Line(NamedTuple):
    """One field with a text for each intervention; empty when no source says it."""

    field: str
    texts: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the interventions differ on this field."""
        return len(set(self.texts)) > 1


_DELIVERY = (
    "weeks",
    "hours_per_week",
    "visits_per_week",
    "visits",
    "caseload",
    "available_24_7",
    "place",
)


_OF_A_PLACE = ("rank", "key")
"""What only an intervention that is ranked has; of another no source could say it."""


def lines(value: Comparison, teller: Teller) -> Iterator[Line]:
    """Give each field in words; with a family also verdict, place and key."""
    words, compared = teller.words, value.interventions
    say: dict[str, Callable[[Intervention], str]] = {
        "level": lambda i: words.level(i.level),
        "role": lambda i: words.role(i.role),
        "age": lambda i: words.range(i.age) if i.age else "",
        "targets": lambda i: words.problems(t.problem for t in i.targets),
        "indications": lambda i: "; ".join(c.text for c in i.indications),
        "exclusions": lambda i: "; ".join(c.text for c in i.exclusions),
        "placement-aim": lambda i: _aim(i.record, words),
        "per-outcome": lambda i: "; ".join(
            f"{words.problem(p)}: {words.level(x)}" for p, x in i.outcomes.items()
        ),
        "evidence": lambda i: _evidence(i.record, words),
        **{key: partial(_delivery, key) for key in _DELIVERY},
        "availability": lambda i: i.record.get("availability", {}).get("text", ""),
    }
    for field, text in say.items():
        yield Line(field, tuple(map(text, compared)))
    if value.standings:
        stands = [_stands(s, teller) for s in value.standings]
        for field, texts in zip(("verdict", *_OF_A_PLACE), zip(*stands, strict=True), strict=True):
            yield Line(field, texts)


def _stands(stands: Standing, teller: Teller) -> tuple[str, str, str]:
    """Return verdict, place and key; an intervention that is not ranked has no place."""
    words = teller.words
    verdict = words.say(stands.judgement.verdict)
    if isinstance(stands, Match):
        return verdict, str(stands.rank), words.say("key-line", **stands.key._asdict())
    if isinstance(stands, Exclusion):
        verdict = f"{verdict}: {teller.exclusion_reasons(stands.judgement)[0].text}"
    return verdict, "", ""


def _aim(record: shapes.InterventionRecord, words: Words) -> str:
    aim = record.get("placement_aim")
    return words.listed([words.say(f"effect-{e}") for e in aim["effects"]]) if aim else ""


def _evidence(record: shapes.InterventionRecord, words: Words) -> str:
    found = Counter(item["direction"] for item in record.get("evidence", ()))
    return ", ".join(f"{n} × {words.say(f'direction-{d}')}" for d, n in found.items())


def _delivery(key: str, intervention: Intervention) -> str:
    delivery: Mapping[str, object] = intervention.record.get("delivery", {})
    given = delivery.get(key)
    return str(given["text"]) if isinstance(given, dict) else ""


def as_json(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> shapes.CompareAnswer:
    """Return the answer as JSON; a null means no source says it."""
    ids = [i.id for i in value.interventions]
    teller = Teller(catalogue, family or Profile(), words)
    about: shapes.ForFamily = {}
    if family:
        about = {"profile": profile(family), "notices": told(teller.notices())}
    return {
        **head("compare", catalogue, words),
        **about,
        "interventions": [list_row(i) for i in value.interventions],
        "fields": [
            {
                "field": line.field,
                "values": {i: text or None for i, text in zip(ids, line.texts, strict=True)},
                "differs": line.differs,
            }
            for line in lines(value, teller)
        ],
        "decisions": [
            {
                "higher": d.higher,
                "lower": d.lower,
                "criterion": d.criterion or None,
                "values": list(d.values) if d.criterion else [],
            }
            for d in value.decisions
        ],
    }


def page(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> blocks.Page:
    """Return the answer as a page.

    A column each, a mark where they differ, and which criterion decides.
    """
    teller = Teller(catalogue, family or Profile(), words)
    found: list[blocks.Block] = parts.above(teller) if family else [parts.head(catalogue, words)]
    found += [
        _table(value, lines(value, teller), teller),
        blocks.Paragraph(words.say("compare-legend"), "dim"),
    ]
    found += [blocks.Paragraph(text) for text in _decisions(value, words)]
    found.append(blocks.Paragraph(words.say("not-a-decision"), "dim"))
    return parts.page(words.say("compare-title"), found, words)


_FIRST = (
    "verdict",
    "rank",
    "level",
    "role",
    "age",
    "targets",
    "placement-aim",
    "weeks",
    "hours_per_week",
)
"""The fields of the first screen, in this order."""


def first(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> blocks.Page:
    """Return the answer as it is first shown: the main fields, and which criterion decides."""
    teller = Teller(catalogue, family or Profile(), words)
    found: list[blocks.Block] = list(screen.above(teller)) if family else []
    known = {line.field: line for line in lines(value, teller)}
    found.append(_table(value, [known[field] for field in _FIRST if field in known], teller))
    found += [blocks.Paragraph(text) for text in _decisions(value, words)]
    found += screen.below(teller, words.say("compare-next"))
    return parts.page(words.say("compare-title"), found, words)


def _table(value: Comparison, shown: Iterable[Line], teller: Teller) -> blocks.Table:
    words = teller.words
    unknown, none = blocks.Cell(words.say("unknown"), "dim"), blocks.Cell("–", "dim")
    found = tuple(
        (
            blocks.Cell("≠" if line.differs else "", "strong"),
            blocks.Cell(words.say(line.field).lower(), "dim"),
            *(
                blocks.Cell(text) if text else none if line.field in _OF_A_PLACE else unknown
                for text in line.texts
            ),
        )
        for line in shown
        if any(line.texts)
    )
    return blocks.Table(("", "", *(i.short for i in value.interventions)), found)


def _decisions(value: Comparison, words: Words) -> Iterator[str]:
    """Give what decides between each two neighbours; the rest follows, and JSON has it all."""
    names = {i.id: i.short for i in value.interventions}
    ranked = list(dict.fromkeys(i for d in value.decisions for i in (d.higher, d.lower)))
    for d in value.decisions:
        if (d.higher, d.lower) not in pairwise(ranked):
            continue
        both = {"higher": names[d.higher], "lower": names[d.lower]}
        if d.criterion:
            a, b = d.values
            yield words.say("decides", **both, criterion=words.say(d.criterion), a=a, b=b)
        else:
            yield words.say("decides-nothing", **both)


def rows(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> sheet.Rows:
    """Return the answer as a table; an empty cell means that no source says it."""
    names = ("field", "label", "differs", *(i.id for i in value.interventions))
    teller = Teller(catalogue, family or Profile(), words)
    return names, (
        (line.field, words.say(line.field), "yes" if line.differs else "no", *line.texts)
        for line in lines(value, teller)
    )

"""Run an earlier answer again on today's catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.method import planning, rechecking
from uhp_cli.method.ranking import Key, rank
from uhp_cli.method.rechecking import Difference, FieldChange
from uhp_cli.reading import loading
from uhp_cli.reading.profile_file import from_data
from uhp_cli.source import files
from uhp_cli.source.yaml_source import read
from uhp_cli.telling.answer import METHOD, head
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Verdict
from uhp_cli.verbs import match, plan, why

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

AdviceFile = Annotated[
    str,
    typer.Argument(
        metavar=_("ADVIES.json", "ADVICE.json"),
        help=_(
            "een eerder antwoord van match, why of plan", "an earlier answer of match, why or plan"
        ),
    ),
]
Before = Mapping[str, Any]
"""An earlier answer, which may hold anything beside what was checked."""

MAX_ADVICE = 32 * 1024 * 1024


@verb(*PAGE, "json")
def recheck(call: Call, advice: AdviceFile) -> Answer:
    """Run an earlier answer again on the catalogue at hand; exit 1 when it differs."""
    before, family = _earlier(advice, call.catalogue)
    lang = before["lang"] if before.get("lang") in list(Lang) else None
    words = Words(Lang(lang), call.catalogue) if lang else call.words
    found = rechecking.differences(
        before, *again(before, call.catalogue, family, words), worded=lang is not None
    )
    if rechecking.method_of(before) < METHOD:
        found = rechecking.accounted(found, before, family, call.catalogue)
    return Answer(
        lambda: as_json(before, found, call.catalogue, call.words),
        lambda: page(before, found, call.catalogue, call.words),
        found=bool(found),
    )


def _earlier(advice: str, catalogue: Catalogue) -> tuple[Before, Profile]:
    """Return an earlier answer, and the family in it."""
    document = read(files.read(advice, MAX_ADVICE), "<stdin>" if advice == "-" else advice)
    if document.problems:
        place = f"{document.name}:{document.problems[0].span.line}"
        raise UhpError("not-an-advice", place=place, what="JSON")
    before = rechecking.check_shape(document.data, document.name, METHOD)
    family = Profile()
    if before["profile"]:
        family = from_data(before["profile"], catalogue, document)
    if not family.problems and before["kind"] != "why":
        raise UhpError("not-an-advice", place=document.name, what="profile")
    return before, family


def again(
    before: Before, catalogue: Catalogue, family: Profile, words: Words
) -> tuple[Mapping[str, object], Mapping[str, object] | None]:
    """Ask the question of an earlier answer again.

    With a plan or why comes how everything stands.
    """
    ranking = rank(catalogue, family)
    everything = match.as_json(ranking, words)
    if before["kind"] == "match":
        return everything, None
    if before["kind"] == "plan":
        most = min(before.get("most", planning.MOST), planning.LIMIT)
        found = planning.plan(ranking, most=most)
        return plan.as_json(found, loading.load_guideline(), words), everything
    asked = {row["id"] for row in before["interventions"]}
    stands = [s for s in ranking.standings if s.intervention.id in asked]
    return why.as_json(ranking, stands, words), everything


def as_json(
    before: Before, found: Sequence[Difference], catalogue: Catalogue, words: Words
) -> shapes.RecheckAnswer:
    """Return the answer as JSON."""
    earlier = before["catalogue"]
    return {
        **head("recheck", catalogue, words),
        "method": METHOD,
        "of": before["kind"],
        "earlier": {
            "version": earlier.get("version"),
            "date": earlier.get("date"),
            "sha256": earlier["sha256"],
            "interventions": earlier.get("interventions"),
            "method": rechecking.method_of(before),
        },
        "same": not found,
        "differences": [
            {
                "id": d.id,
                "change": d.change,
                "fields": [
                    {"field": f.field, "before": f.before, "after": f.after} for f in d.fields
                ],
                "because": list(d.because),
                "no_longer": list(d.no_longer),
                "sources": list(d.sources),
                "rules": [
                    {"code": r.code, "text": _cause(r.code, words), "fields": list(r.fields)}
                    for r in d.rules
                ],
            }
            for d in found
        ],
    }


def page(
    before: Before, found: Sequence[Difference], catalogue: Catalogue, words: Words
) -> blocks.Page:
    """Return the answer as a page: per intervention what differs now, and because of what."""
    both = {"old": str(before["catalogue"]["sha256"])[:8], "new": catalogue.sha256[:8]}
    told: list[blocks.Block] = []
    if found:
        text = words.say("recheck-differs", n=len(found), **both)
        told.append(blocks.Paragraph(text, "strong"))
    else:
        told.append(blocks.Paragraph(words.say("recheck-same", **both)))
    earlier = rechecking.method_of(before)
    if earlier < METHOD:
        text = words.say("recheck-method", old=earlier, new=METHOD)
        told.append(blocks.Paragraph(text))
    short = {i.id: i.short for i in catalogue.interventions}
    for d in (d for d in found if not _only_moved(d)):
        kind = "plan" if before["kind"] == "plan" and d.id in short else "catalogue"
        told.append(blocks.Pairs(tuple(_difference(d, kind, words)), short.get(d.id, d.id)))
    moved = [
        f"{short.get(d.id, d.id)} {parts.value(f.before)} → {parts.value(f.after)}"
        for d in found
        if _only_moved(d)
        for f in d.fields
    ]
    if moved:
        text = words.say("recheck-moved", names=", ".join(moved))
        told.append(blocks.Paragraph(text, "dim"))
    return parts.page(words.say("recheck-title"), told, words)


def _only_moved(difference: Difference) -> bool:
    """Say whether nothing but the rank is different."""
    told = difference.because or difference.no_longer
    return [f.field for f in difference.fields] == ["rank"] and not told


def _difference(d: Difference, kind: str, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    if d.change != "changed":
        yield parts.pair(words.say("verdict"), words.say(f"recheck-{d.change}-{kind}"))
    for f in d.fields:
        if f.field in _SHOWN:
            yield parts.pair(words.say(_SHOWN[f.field]), _before_and_after(f, words))
    for code, texts in (("because", d.because), ("gone", d.no_longer)):
        if texts:
            yield words.say(f"recheck-{code}"), blocks.Cell("; ".join(texts), refs=d.sources)
    if d.rules:
        yield parts.pair(
            words.say("recheck-rule"), "; ".join(_cause(r.code, words) for r in d.rules)
        )


def _cause(code: str, words: Words) -> str:
    """Return what accounts for a difference, as a sentence without its end."""
    return words.say(f"cause-{code}")


_SHOWN = {
    "verdict": "verdict",
    "place": "recheck-place",
    "rank": "rank",
    "classification": "level",
    "covers": "addresses",
    "partly": "recheck-partly",
    "children": "children",
    "key": "key",
    "near_miss": "change",
}
"""The fields of an answer that a page shows.

What changed in its sentences follows behind them.
"""


def _before_and_after(change: FieldChange, words: Words) -> str:
    before, after = (_value(v, change.field, words) for v in (change.before, change.after))
    return words.say("recheck-field", before=before, after=after)


def _value(value: object, field: str, words: Words) -> str:
    """Return a value of an answer in words.

    An earlier answer may hold anything, which is then shown as it stands.
    """
    if isinstance(value, Mapping):
        return " · ".join(
            f"{words.say(k) if k in Key._fields else k} {parts.value(v)}" for k, v in value.items()
        )
    if isinstance(value, list | tuple) and field != "children":
        return ", ".join(words.problem(str(v)) for v in value) or "–"
    names: dict[str, Callable[[str], str]] = {
        "verdict": lambda v: words.say(v) if v in list(Verdict) else v,
        "classification": words.level,
        "place": lambda v: words.say(f"recheck-{v}"),
        "near_miss": lambda v: words.say("yes" if v == "True" else "no"),
        "children": lambda v: ", ".join(
            str(int(n) + 1) if n.isdigit() else n for n in v.split(", ")
        ),
    }
    text = parts.value(value)
    return names[field](text) if field in names and value is not None else text

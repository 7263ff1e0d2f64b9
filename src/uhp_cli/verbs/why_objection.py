"""A form to object to what the catalogue says about an intervention, with its sources at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from uhp_cli.method.ranking import Ranking, Standing
from uhp_cli.pages import blocks
from uhp_cli.telling import parts
from uhp_cli.telling.answer import METHOD
from uhp_cli.telling.rows import rows
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words


def page(value: Ranking, stands: Sequence[Standing], words: Words) -> blocks.Page:
    """Return a form for each intervention: every rule, its source, and room for another source.

    There is no family in it, and no place for one.
    """
    head = parts.pair(words.say("catalogue"), parts.catalogue_line(value.catalogue, words))
    found: list[blocks.Block] = [blocks.Pairs((head, parts.pair(words.say("method"), str(METHOD))))]
    found.append(blocks.Paragraph(words.say("objection-privacy"), "warn"))
    for each in stands:
        found += _form(each, Teller(value.catalogue, value.profile, words))
    return parts.page(words.say("objection-title"), found, words)


def _form(stands: Standing, teller: Teller) -> Iterator[blocks.Block]:
    words, catalogue, intervention = teller.words, teller.catalogue, stands.intervention
    yield blocks.Heading(f"{parts.named(intervention)} · {intervention.id}")
    classified = catalogue.whole.entries[intervention.id]["classification"]
    refs = tuple(classified.get("sources", ()))
    said = [("classification", words.level(intervention.level), refs)]
    counted = Counter[str]()
    for row in rows(teller, stands.judgement):
        counted[row.code] += 1
        said.append((f"{row.code} {counted[row.code]}", row.needed, row.sources))
    head = (words.say("objection-rule"), words.say("objection-says"), words.say("source"))
    yield blocks.Table(
        head, tuple(tuple(map(blocks.Cell, (c, text, ", ".join(refs)))) for c, text, refs in said)
    )
    named = dict.fromkeys(ref.partition(":")[0] for _, _, refs in said for ref in refs)
    lines = ((s, parts.source_line(catalogue.whole.sources[s])) for s in named)
    yield blocks.Pairs(tuple(parts.pair(*line) for line in lines), words.say("sources"))
    asked = ("which", "quote", "source", "should")
    yield blocks.Blanks(tuple(words.say(f"objection-{code}") for code in asked))

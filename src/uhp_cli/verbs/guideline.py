"""The guideline as a checklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late, Recipes
from uhp_cli.reading import loading
from uhp_cli.telling.answer import head
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, nearest
from uhp_cli.values.guidance import Guideline, Section

if TYPE_CHECKING:
    import typer

    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    typer = Recipes("typer")
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

Sections = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("[ONDERDEEL]...", "[SECTION]..."),
        help=_("onderdelen; zonder naam alle", "sections; without a name all"),
    ),
]


@verb(*PAGE, "json")
def guideline(call: Call, sections: Sections = None) -> Answer:
    """Print the guideline as a checklist.

    Its recommendations, working elements and building blocks.
    """
    found = loading.load_guideline()
    known = [s.id for s in found.sections]
    for name in sections or ():
        if name not in known:
            raise UhpError("unknown-section", name=name, near=nearest(name, known), all=known)
    chosen = [s for s in found.sections if not sections or s.id in sections]
    return Answer(
        lambda: as_json(found, call.catalogue, chosen, call.words),
        lambda: page(found, chosen, call.words),
    )


def as_json(
    value: Guideline, catalogue: Catalogue, sections: Sequence[Section], words: Words
) -> shapes.GuidelineAnswer:
    """Return the answer as JSON."""
    return {
        **head("guideline", catalogue, words),
        "guideline": {"title": value.title, "version": value.version, "sha256": value.sha256},
        "sections": [
            {
                "id": s.id,
                "title": s.title,
                "kind": s.kind,
                "level": s.level or None,
                "items": [
                    {
                        "id": a.id,
                        "text": a.text,
                        "step": a.step or None,
                        "urgent_only": a.urgent_only,
                        "note": a.note or None,
                        "sources": list(a.sources),
                    }
                    for a in s.items
                ],
            }
            for s in sections
        ],
    }


def page(value: Guideline, sections: Sequence[Section], words: Words) -> blocks.Page:
    """Return the answer as a page: a checklist with sources."""
    found: list[blocks.Block] = []
    for section in sections:
        kind = words.say(f"kind-{section.kind}") + (f", {section.level}" if section.level else "")
        items = tuple(
            blocks.Cell(
                (blocks.Said(f"{a.text} ({a.note})" if a.note else a.text),), refs=a.sources
            )
            for a in section.items
        )
        heading = blocks.Heading((blocks.Said(section.title), f" ({kind})"))
        found += [heading, blocks.Bullets(items, boxes=True)]
    found += parts.sources(found, words)
    found.append(blocks.Paragraph(words.say("not-a-decision"), "dim"))
    return parts.page((blocks.Said(value.title),), found, words)

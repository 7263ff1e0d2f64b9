"""What changed between two catalogues, and whose recommendations change by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.method.changes import Edit, Place, Side
from uhp_cli.method.impact import Effect, Family, Shift, effect, grid
from uhp_cli.reading import case_file, loading
from uhp_cli.source import files
from uhp_cli.source.revisions import is_revision, read_revision
from uhp_cli.source.yaml_source import Document, Route
from uhp_cli.telling.answer import head, profile
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Verdict

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

_SIDE = _("een bestand, - of REVISIE:PAD in git", "a file, - or REVISION:PATH in git")
Old = Annotated[str, typer.Argument(metavar=_("OUD", "OLD"), help=_SIDE)]
New = Annotated[str, typer.Argument(metavar=_("NIEUW", "NEW"), help=_SIDE)]
Profiles = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "gezinnen om het gevolg voor te tonen: JSON Lines, een YAML-lijst van profielen, "
            "of een bestand met gevallen",
            "families to show the impact for: JSON Lines, a YAML list of profiles, "
            "or a file of cases",
        ),
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code",
        help=_("eindig met 1 als er iets veranderde", "exit with 1 when something changed"),
    ),
]
MAX_FAMILIES = 16 * 1024 * 1024
SHOWN = 25
"""How many families with another answer a page shows."""


@verb(*PAGE, "json", catalogue=False)
def diff(
    call: Call, old: Old, new: New, profiles: Profiles = None, exit_code: ExitCode = False
) -> Answer:
    """Show what changed between two catalogues, and for which families the answer changes."""
    if old == new == "-":
        raise UhpError("stdin-twice")
    before, after = _side(old), _side(new)
    words = Words(call.words.lang, after.catalogue)
    found = effect(before, after, _families(profiles, before.catalogue, after.catalogue))
    return Answer(
        lambda: as_json(found, words),
        lambda: page(found, words),
        found=exit_code and bool(found.edits),
    )


def _side(name: str) -> Side:
    reader = read_revision if is_revision(name) else files.read
    raw = reader(name, files.MAX_CATALOGUE)
    return Side(*loading.load_document(raw, "<stdin>" if name == "-" else name))


def _families(name: str | None, old: Catalogue, new: Catalogue) -> tuple[Family, ...]:
    """Return the families of a file.

    Without one a systematic grid, and the packaged cases that both catalogues can read.
    """
    path = name or str(files.data_file("cases.yaml"))
    found = []
    for label, document, route in case_file.families(
        files.read(path, MAX_FAMILIES), "<stdin>" if path == "-" else path
    ):
        families = [_family(document, route, catalogue) for catalogue in (old, new)]
        if all(isinstance(f, UhpError) for f in families) and name:
            raise next(f for f in families if isinstance(f, UhpError))
        known = [None if isinstance(f, UhpError) else f for f in families]
        if name or all(known):
            found.append(Family(label, known[0], known[1]))
    if not found and name:
        raise UhpError("no-families", name=name)
    return (*(() if name else grid(old, new)), *found)


def _family(document: Document, route: Route, catalogue: Catalogue) -> Profile | UhpError:
    try:
        return case_file.family(document, route, catalogue)
    except UhpError as error:
        return error


def as_json(value: Effect, words: Words) -> shapes.DiffAnswer:
    """Return the answer as JSON."""
    return {
        **head("diff", value.new.catalogue, words),
        "old": head("diff", value.old.catalogue, words)["catalogue"],
        "changes": [
            {
                "id": e.id,
                "kind": e.kind.value,
                "severity": e.severity.value,
                "field": e.field,
                "before": e.before,
                "after": e.after,
                "old": _place(e.old),
                "new": _place(e.new),
            }
            for e in value.edits
        ],
        "impact": [_shift(s) for s in value.shifts],
        "summary": value.counts,
    }


def _place(value: Place | None) -> shapes.Place | None:
    return None if value is None else {"file": value.file, "line": value.line}


def _shift(value: Shift) -> shapes.Shift:
    family = value.family
    known = family.new or family.old
    unread: shapes.Unreadable = {}
    if not (family.old and family.new):
        unread = {"unreadable": "old" if family.new else "new"}
    return {
        "name": family.name or None,
        "profile": profile(known) if known else None,
        "before": list(value.before),
        "after": list(value.after),
        "verdicts": [
            {
                "id": t.id,
                "before": t.before.value if t.before else None,
                "after": t.after.value if t.after else None,
            }
            for t in value.turns
        ],
        **unread,
    }


def page(value: Effect, words: Words) -> blocks.Page:
    """Return the answer as a page.

    The changes by severity with both places, then the families whose answer changes.
    """
    sides = (("old", value.old), ("new", value.new))
    found: list[blocks.Block] = [
        blocks.Pairs(tuple((words.say(f"diff-{n}"), _side_told(s, words)) for n, s in sides))
    ]
    for severity in dict.fromkeys(e.severity for e in value.edits):
        same = [e for e in value.edits if e.severity is severity]
        edits = tuple(parts.pair(e.id, _edit(e, words)) for e in same)
        found.append(blocks.Pairs(edits, words.say(f"severity-{severity}")))
    if not value.edits:
        found.append(blocks.Paragraph(words.say("diff-none")))
    if value.shifts:
        found += [blocks.Heading(words.say("diff-impact")), _shifts(value, words)]
    if len(value.shifts) > SHOWN:
        text = words.say("diff-more", n=len(value.shifts) - SHOWN)
        found.append(blocks.Paragraph(text, "dim"))
    counts = value.counts
    if counts["other_verdict"]:
        turned = {"n": counts["other_verdict"], "families": counts["families"]}
        found.append(blocks.Paragraph(words.say("diff-verdicts", **turned)))
    renamed = words.say("diff-renamed", n=counts["renamed"]) if counts["renamed"] else ""
    text = words.say("diff-summary", more=renamed, **counts)
    found.append(blocks.Paragraph(text, "strong"))
    return parts.page(words.say("diff-title"), found, words)


def _side_told(side: Side, words: Words) -> blocks.Cell:
    line = parts.catalogue_line(side.catalogue, words)
    return blocks.Cell(f"{side.document.name} · {line}", "dim")


def _edit(edit: Edit, words: Words) -> str:
    before, after = _differing(_told(edit.before), _told(edit.after))
    text = words.say(f"edit-{edit.kind}", field=edit.field, before=before, after=after)
    places = " → ".join(f"{p.file}:{p.line}" for p in (edit.old, edit.new) if p)
    return f"{text}  ({places})"


def _told(value: object) -> str:
    """Return a value of a change for people.

    Bounds as 12–24, a condition as its facts, a statement as its sentence.
    """
    if not isinstance(value, Mapping):
        return parts.value(value)
    if value.keys() <= {"min", "max"}:
        return f"{value.get('min', '')}–{value.get('max', '')}"
    if "text" in value or "problem" in value:
        said = ": ".join(str(value[key]) for key in ("problem", "text") if key in value)
        return said + (f" ({_told(value['when'])})" if "when" in value else "")
    return "; ".join(
        f"{k}: {_told(v) if isinstance(v, Mapping) else parts.value(v)}" for k, v in value.items()
    )


def _differing(one: str, other: str, room: int = 90) -> tuple[str, str]:
    """Return two texts from shortly before where they begin to differ, of at most `room`."""
    same = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, same - room // 3) if max(len(one), len(other)) > room else 0

    def cut(text: str) -> str:
        before, after = "…" if start else "", "…" if len(text) > start + room else ""
        return f"{before}{text[start : start + room]}{after}"

    return cut(one), cut(other)


def _shifts(value: Effect, words: Words) -> blocks.Table:
    names = {i.id: i.short for side in (value.old, value.new) for i in side.catalogue.interventions}

    def listed(ids: Iterable[str]) -> str:
        return ", ".join(names[i] for i in ids) or words.say("diff-nobody")

    def verdict(given: Verdict | None) -> str:
        return words.say(given) if given else words.say("diff-absent")

    def turns(shift: Shift) -> str:
        return "; ".join(
            f"{names[t.id]}: {verdict(t.before)} → {verdict(t.after)}" for t in shift.turns
        )

    labels = ("diff-family", "diff-before", "diff-after", "diff-turns")
    found = tuple(
        (
            blocks.Cell(_family_told(s.family, words)),
            blocks.Cell(listed(s.before)),
            blocks.Cell(listed(s.after), "strong" if s.top else "plain"),
            blocks.Cell(turns(s)),
        )
        for s in value.shifts[:SHOWN]
    )
    return blocks.Table(tuple(map(words.say, labels)), found)


def _family_told(family: Family, words: Words) -> str:
    known = family.new or family.old
    text = family.name or (parts.known_line(known, words) if known else "?")
    if family.old and family.new:
        return text
    why = words.say("diff-unreadable-old" if family.new else "diff-unreadable-new")
    return f"{text} ({why})"

"""Make or check a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.asked import read_profile
from uhp_cli.door.boundary import last_of
from uhp_cli.door.options import Force, Output
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.reading import loading, profile_mistakes
from uhp_cli.reading.profile_file import from_document
from uhp_cli.source import files
from uhp_cli.telling.answer import head
from uhp_cli.telling.answer import profile as as_profile
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

Source = Annotated[str, typer.Argument(metavar=_("BESTAND", "FILE"))]

profile = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=_("Maak of controleer een profiel.", "Make or check a profile."),
)


@verb(catalogue=False)
def init(call: Call, output: Output = None, force: Force = False) -> None:
    """Print a commented example profile that is valid as it stands."""
    text = files.data_file(f"profile-example-{call.words.lang}.yaml").read_text(encoding="utf-8")
    files.deliver(text, output, force=force)


@verb(*PAGE, "json")
def check(call: Call, source: Source) -> Answer:
    """Check a profile file.

    Nothing but the places of its mistakes is printed, or the family as understood.
    """
    document = loading.profile_document(source)
    found = profile_mistakes.mistakes(document, call.catalogue)
    if found:
        raise last_of(found, call.words)
    read = from_document(document, call.catalogue)
    family = read_profile(call.catalogue, call.options, read, needed=False)
    return Answer(
        lambda: as_json(family, call.catalogue, call.words), lambda: page(family, call.words)
    )


profile.command(
    "init",
    help=_("Druk een voorbeeldprofiel met uitleg af.", "Print an example profile with comments."),
)(init.command())
profile.command(
    "check",
    help=_(
        "Controleer een profiel en toon hoe het wordt begrepen.",
        "Check a profile and show how it is understood.",
    ),
)(check.command())


def as_json(family: Profile, catalogue: Catalogue, words: Words) -> shapes.ProfileAnswer:
    """Return the answer to `profile check` as JSON."""
    return {**head("profile", catalogue, words), "profile": as_profile(family)}


def page(family: Profile, words: Words) -> blocks.Page:
    """Return the answer to `profile check` as a page: the family as it is understood."""
    found = (
        blocks.Paragraph(words.say("profile-good")),
        blocks.Paragraph(parts.profile_line(family, words), "strong"),
    )
    return parts.page(words.say("profile"), found, words)

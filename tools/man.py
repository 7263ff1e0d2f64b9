"""Make the manual pages out of the help itself: `PYTHONPATH=tools python tools/man.py [--check]`.

One page for each language, without a date: the same program gives the same bytes.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from uhp_cli import __version__
from uhp_cli.cli import build
from uhp_cli.door.helping import Help, help_of
from uhp_cli.door.options import help_text as _
from uhp_cli.door.options import spoken

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"nl": ROOT / "man" / "uhp.1", "en": ROOT / "man" / "en" / "uhp.1"}
ROOT_OPTIONS = {"help_option_names": ["-h", "--help"]}
_TITLES = {
    "name": _("NAAM", "NAME"),
    "usage": _("GEBRUIK", "SYNOPSIS"),
    "files": _("OMGEVING", "ENVIRONMENT"),
}
_ENVIRONMENT = (
    ("UHP_LANG", _("taal van de uitvoer en van de hulp", "language of the output and of the help")),
    ("UHP_CATALOGUE", _("een eigen catalogus", "a catalogue of your own")),
    ("NO_COLOR", _("zonder vet en kleur", "without bold and colour")),
    ("COLUMNS", _("hoe breed er wordt afgedrukt", "how wide to print")),
)


def contexts() -> Iterator[tuple[Any, typer.Context]]:
    """Give the command itself, and each verb with the verbs below it, as they are typed."""
    root = get_command(build())
    above = typer.Context(root, info_name="uhp", **ROOT_OPTIONS)  # type: ignore[arg-type]
    yield root, above
    for name in root.list_commands(above):  # type: ignore[attr-defined]
        verb = root.get_command(above, name)  # type: ignore[attr-defined]
        here = typer.Context(verb, info_name=name, parent=above)
        yield verb, here
        for below, command in getattr(verb, "commands", {}).items():
            yield command, typer.Context(command, info_name=below, parent=here)


def page(lang: str) -> str:
    """Return the manual page in a language."""
    os.environ["UHP_LANG"] = lang
    (root, above), *verbs = contexts()
    top = help_of(root, above)
    lines = [
        f'.TH UHP 1 "" "uhp {__version__}"',
        ".nh",  # what is typed is never broken with a hyphen
        ".ad l",
        f".SH {spoken(_TITLES['name'])}",
        f"uhp \\- {_roff(top.summary)}",
        f".SH {spoken(_TITLES['usage'])}",
        f".B {_roff(top.usage)}",
        *_sections(top, ".SH"),
    ]
    for command, ctx in verbs:
        found = help_of(command, ctx)
        lines += [f".SH {_roff(ctx.command_path.upper())}", _roff(found.summary), ".PP"]
        lines += [f".B {_roff(found.usage)}", *_sections(found, ".SS")]
    lines.append(f".SH {spoken(_TITLES['files'])}")
    for name, meaning in _ENVIRONMENT:
        lines += _row(name, spoken(meaning))
    return "\n".join(lines) + "\n"


def _sections(found: Help, head: str) -> Iterator[str]:
    for section in found.sections:
        yield f"{head} {_roff(section.title.upper() if head == '.SH' else section.title)}"
        for name, meaning in section.rows:
            yield from _row(name, meaning)
        if section.lines:
            yield from (".nf", *map(_roff, section.lines), ".fi")


def _row(name: str, meaning: str) -> list[str]:
    return [".TP", f".B {_roff(name)}", _roff(meaning)]


def _roff(text: str) -> str:
    """Return a text that roff prints as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def main() -> None:
    """Write the pages, or with --check say which differ."""
    stale = False
    for lang, path in PAGES.items():
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(lang), encoding="utf-8")
        elif path.read_text(encoding="utf-8") != page(lang):
            stale = True
            print(f"{path.relative_to(ROOT)}: run tools/man.py")
    sys.exit(stale)


if __name__ == "__main__":
    main()

"""The help of a verb: what to type, its options in groups, and examples that work.

Plain, for a table would cut the names of options on a narrow screen.
"""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from uhp_cli.door.examples import EXAMPLES
from uhp_cli.door.options import PANELS, SEEN, spoken
from uhp_cli.door.options import help_text as _

if TYPE_CHECKING:
    from uhp_cli.door.command import Context

_OWN = {
    "--help": _("deze uitleg", "this help"),
    "--install-completion": _(
        "laat de shell (bash, zsh, fish) aanvullen wat u typt",
        "make the shell (bash, zsh, fish) complete what you type",
    ),
    "--show-completion": _("toon wat daarvoor nodig is", "show what that takes"),
}
"""What Typer's own options are for; Typer says it in English."""


class Section(NamedTuple):
    """A heading with names and what each means, or with lines to type."""

    title: str
    rows: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()


class Help(NamedTuple):
    """The help of one verb, in the language of the reader."""

    usage: str
    summary: str
    sections: Sequence[Section]


def help_of(command: Any, ctx: "Context") -> Help:  # noqa: ANN401  (Typer's)
    """Return the help of a verb or of a group of verbs."""
    shown = [p for p in command.get_params(ctx) if not p.hidden]
    words = [p for p in shown if p.param_type_name == "argument"]
    typed = [ctx.command_path, spoken(_("[OPTIES]", "[OPTIONS]"))]
    typed += [spoken(p.metavar) for p in words]
    sections: list[Section] = []
    if hasattr(command, "commands"):
        typed.append(spoken(_("COMMANDO …", "COMMAND …")))
        sections += [
            Section(spoken(title), [(name, spoken(meaning)) for name, meaning in verbs.items()])
            for title, verbs in command.groups().items()
        ]
    rows = [(spoken(p.metavar), spoken(p.help)) for p in words if p.help]
    if rows:
        sections.append(Section(spoken(_("Wat u noemt", "What you name")), rows))
    sections += _options([p for p in shown if p not in words], root=ctx.parent is None)
    examples = EXAMPLES[ctx.command_path.removeprefix("uhp ") if ctx.parent else "match"]
    title = spoken(_("Voorbeelden", "Examples") if ctx.parent else _("Voorbeeld", "Example"))
    sections.append(Section(title, lines=examples if ctx.parent else examples[:1]))
    return Help(" ".join(typed), spoken(command.help), sections)


def _options(options: Sequence[Any], *, root: bool) -> Iterator[Section]:
    """Give the options in their groups; those of the program itself are few and stand together."""
    if root:
        yield Section(spoken(_("Opties", "Options")), [_row(o) for o in options])
        return
    for panel in PANELS:
        rows = [_row(o) for o in options if _panel(o) == panel]
        if rows:
            yield Section(spoken(panel), rows)


def _panel(option: Any) -> str:  # noqa: ANN401
    if "--help" in option.opts:
        return PANELS[-1]
    panel = option.rich_help_panel
    return panel if panel in PANELS else SEEN


def _row(option: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return an option as it is typed, and what it is for."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names += f" / {', '.join(option.secondary_opts)}"
    if not option.is_flag and option.metavar:
        names += f" {spoken(option.metavar)}"
    own = next((_OWN[o] for o in option.opts if o in _OWN), option.help)
    meaning = spoken(own)
    if option.envvar:
        meaning += f" [{option.envvar}]"
    return names, meaning


def text(command: Any, ctx: "Context") -> str:  # noqa: ANN401
    """Return the help of a verb as text for a terminal, at most 80 wide."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 80)
    found = help_of(command, ctx)
    usage = spoken(_("Gebruik:", "Usage:"))
    lines = [_wrapped(found.usage, width, f"{usage} ", " " * (len(usage) + 1)), ""]
    lines.append(_wrapped(found.summary, width, "  ", "  "))
    most = 24 if width >= 72 else 12
    options = [len(n) for s in found.sections for n, _meaning in s.rows if n.startswith("-")]
    for section in found.sections:
        lines += ["", section.title, *(_typed(line, width) for line in section.lines)]
        words = [len(n) for n, _meaning in section.rows if not n.startswith("-")]
        left = min(max(words or options), most)
        for name, meaning in section.rows:
            start = f"  {name:{left}}  "
            if len(name) > left:
                lines.append(start.rstrip())
                start = " " * (left + 4)
            lines.append(_wrapped(meaning, width, start, " " * (left + 4)).rstrip())
    return "\n".join(lines)


def _typed(line: str, width: int) -> str:
    """Return a command that can be pasted, also where it is too long for the line."""
    return _wrapped(line, width - 2, "  ", "      ").replace("\n", " \\\n")


def _wrapped(text: str, width: int, first: str, others: str) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )

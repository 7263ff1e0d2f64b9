"""Small pieces of HTML for forms: every text is escaped here."""

from collections.abc import Iterable
from html import escape

from uhp_cli.safe import clean

Choices = Iterable[tuple[str, str]]
"""Values with their texts."""


def h(text: str) -> str:
    """Return a text as HTML."""
    return escape(clean(text), quote=True)


def hidden(name: str, value: str) -> str:
    """Return a field that is sent along unseen."""
    return f'<input type="hidden" name="{h(name)}" value="{h(value)}">'


def options(choices: Choices, chosen: str) -> str:
    """Return the choices of a list."""
    return "".join(
        f'<option value="{h(value)}"{" selected" if value == chosen else ""}>{h(text)}</option>'
        for value, text in choices
    )


def select(name: str, label: str, inside: str, *, redraw: bool = False) -> str:
    """Return a labelled list; `redraw` asks for the form anew when it changes."""
    again = " data-redraw" if redraw else ""
    return (
        f'<p class="field"><label for="{h(name)}">{h(label)}</label> '
        f'<select id="{h(name)}" name="{h(name)}"{again}>{inside}</select></p>'
    )


def fold(title: str, inside: str, *, opened: bool = False, marks: str = "") -> str:
    """Return what opens when its title is chosen."""
    state = " open" if opened else ""
    return f"<details{state}{marks}><summary>{title}</summary>{inside}</details>"

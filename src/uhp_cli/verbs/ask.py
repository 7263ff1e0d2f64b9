"""Ask about a family in the terminal, and end with the answer and the command that gives it."""

from __future__ import annotations

import os
import shlex
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.boundary import said
from uhp_cli.door.options import Force
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import Answer, Out, as_text, dumps, emit
from uhp_cli.door.verb import Call, verb
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.method.asking import PLACES, Asking, Question, answer
from uhp_cli.method.ranking import rank
from uhp_cli.reading.identity import unsaid
from uhp_cli.reading.reply import Wish, reply
from uhp_cli.safe import clean
from uhp_cli.source import files, yaml_source
from uhp_cli.telling.answer import profile
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.command import arguments, to_options
from uhp_cli.values.profile import from_options

if TYPE_CHECKING:
    from uhp_cli.pages import blocks
    from uhp_cli.telling import asking, parts
    from uhp_cli.verbs import match
else:
    asking, blocks, match, parts = (
        Late(f"uhp_cli.{name}")
        for name in ("telling.asking", "pages.blocks", "verbs.match", "telling.parts")
    )

Everything = Annotated[
    bool,
    typer.Option(
        "--all",
        help=_(
            "vraag door tot geen antwoord nog een oordeel verandert, ook op lagere plaatsen",
            "ask until no answer changes a verdict, also at lower places",
        ),
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_("BESTAND", "FILE"),
        help=_(
            "bewaar het gezin als profiel: YAML, of JSON als de naam op .json eindigt",
            "keep the family as a profile: YAML, or JSON when the name ends in .json",
        ),
    ),
]


@verb()
def ask(call: Call, all_: Everything = False, output: Profile = None, force: Force = False) -> None:
    """Ask about a family until no answer changes what fits, and show it."""
    if output is not None:
        files.free(output, force=force)
    words = call.words
    state = _talk(Asking(call.catalogue, None if all_ else PLACES), words)
    if not state.profile.problems:
        _say(words.say("ask-nothing"), words)
        return
    _answer(state, call)
    if output is not None:
        shape = profile(state.profile)
        as_json = output.casefold().endswith(".json")
        text = dumps(shape) if as_json else yaml_source.write(shape)
        files.write(output, text, force=force)
        _say(words.say("ask-saved", name=shlex.quote(output)), words)


def _talk(state: Asking, words: Words) -> Asking:
    """Ask until there is nothing worth asking, or somebody stops."""
    if isinstance(sys.stdin, TextIOWrapper):  # a terminal in another code page than it says
        sys.stdin.reconfigure(errors="replace")
    _show(asking.opening(words))
    warned = False
    while (question := state.question) is not None:
        files.say("\n", sys.stderr)
        _show(asking.asked(state, question, words))
        line = _line()
        if line is None:
            return state
        try:
            given = reply(line, question)
            if given is Wish.STOP:
                return state
            state = _after(state, question, given, words)
        except UhpError as error:
            _say(_sentence(error, question, words), words)
        if not warned and Teller(state.catalogue, state.profile, words).urgent:
            warned = True
            _say(words.say("acute-safety"), words, "warn")
    _say(asking.ending(state, words), words)
    return state


def _after(
    state: Asking, question: Question, given: Wish | tuple[str, ...], words: Words
) -> Asking:
    """Return the conversation after an answer or a wish, and say what it brought."""
    if given is Wish.EXPLAIN:
        _show(asking.explained(state, question, words))
        return state
    if given is Wish.BACK:
        if state.before is None:
            _say(words.say("ask-at-start"), words)
        return state.before or state
    after = answer(state, tuple(given))
    _show(asking.changed(after, words))
    return after


def _sentence(error: UhpError, question: Question, words: Words) -> str:
    """Return what is wrong with an answer; the whole list of words is for who asks."""
    if question.many and not error.values.get("near"):
        error.values.pop("all", None)
        error.values.pop("sides", None)
        unfit = error.code in ("unfit-answer", "unknown-problem")
        more = words.say("ask-words-hint") if unfit else ""
        return f"{said(error, words)} {more}".strip()
    return said(error, words)


def _answer(state: Asking, call: Call) -> None:
    """Print the first screen of `match` for this family, and the command that gives it.

    Read from that command: the two cannot differ. The command is one line, to be copied; safety,
    when it is called for, stands last.
    """
    words, options = call.words, to_options(state.profile)
    ranking = rank(call.catalogue, from_options(options, call.catalogue))
    emit(
        Answer(screens=lambda: match.screens(ranking, words, ranking.matches, None)),
        Out("text", None, force=False, paged=False),
    )
    command = ["uhp", "match", *arguments(options), *_settings(call)]
    files.say(f"\n{words.say('ask-command')}\n{shlex.join(command)}\n")
    if Teller(call.catalogue, state.profile, words).urgent:
        notice = blocks.Paragraph(words.say("acute-safety"), "warn")
        files.say(as_text(parts.page("", [notice], words), sys.stdout))


def _settings(call: Call) -> list[str]:
    """Return the catalogue and language that were chosen for this call only."""
    found = []
    if call.named is not None and call.named != os.environ.get("UHP_CATALOGUE"):
        found += ["--catalogue", call.named]
    if call.words.lang is not Lang.NL:
        found += ["--lang", call.words.lang.value]
    return found


def _line() -> str | None:
    """Return what is typed, or None at the end; what comes from a pipe is shown as if typed."""
    stream = sys.stderr
    files.say("> ", stream)
    stream.flush()
    line = sys.stdin.readline(10_000) if sys.stdin else ""
    if not sys.stdin or not sys.stdin.isatty() or not line:
        files.say(f"{clean(unsaid(line)).strip()}\n", stream)
    return line or None


def _say(text: str, words: Words, tone: blocks.Tone = "plain") -> None:
    _show(parts.page("", [blocks.Paragraph(text, tone)], words))


def _show(page: blocks.Page) -> None:
    """Print a part of the conversation, apart from the answer."""
    if page.blocks:
        files.say(as_text(page, sys.stderr), sys.stderr)

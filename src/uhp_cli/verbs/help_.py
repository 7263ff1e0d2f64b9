"""How to read a screen, and which words can be typed; `help VERB` is made `VERB --help` in cli."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from uhp_cli.door.options import among
from uhp_cli.door.options import help_text as _
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.method.ranking import Key
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.vocab import Level, Verdict

if TYPE_CHECKING:
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")

TOPICS = {"lezen": "reading", "reading": "reading", "woorden": "words", "words": "words"}
"""What can be asked besides a verb, in Dutch and English."""
Topic = Annotated[
    str,
    typer.Argument(
        metavar=_("[COMMANDO|lezen|woorden]", "[COMMAND|reading|words]"),
        help=_(
            "een commando; lezen: hoe u een scherm leest; woorden: wat u kunt opgeven",
            "a command; reading: how to read a screen; words: what you can say",
        ),
        autocompletion=among(TOPICS),
    ),
]


@verb(*PAGE)
def help_(call: Call, topic: Topic) -> Answer:
    """Explain a verb, how to read a screen, or which words there are."""
    pages: dict[str, Callable[[Catalogue, Words], blocks.Page]] = {
        "reading": reading,
        "words": sayable,
    }
    return Answer(page=lambda: pages[TOPICS[topic]](call.catalogue, call.words))


def reading(catalogue: Catalogue, words: Words) -> blocks.Page:
    """Return how to read a screen: verdicts, signs, places, the ladder, roles, what else stands."""
    found = (
        _pairs("verdict", words, *(f"{v}" for v in Verdict)),
        blocks.Pairs(tuple(_signs(words)), words.say("reading-signs")),
        blocks.Pairs(tuple(_ladder(catalogue, words)), words.say("classification-title")),
        blocks.Pairs(tuple(_roles(catalogue, words)), words.say("role")),
        _pairs("rank", words, "firm", "orders"),
        _pairs("key", words, *Key._fields),
        _pairs("reading-else", words, "near-misses", "beside", "uncovered-word", "involve"),
        blocks.Paragraph(words.say("not-a-decision"), "dim"),
    )
    return parts.page(words.say("reading-title"), found, words)


def _pairs(title: str, words: Words, *codes: str) -> blocks.Pairs:
    """Return words of the screen with what each means."""
    rows = (parts.pair(words.say(code), words.say(f"reading-{code}")) for code in codes)
    return blocks.Pairs(tuple(rows), words.say(title))


def _signs(words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    """Give the signs before a criterion, which its own words explain."""
    for code in ("met", "unmet", "unknown", "exclusion-met", "exclusion-unmet"):
        sign, _space, meaning = words.say(f"state-{code}").partition(" ")
        about = "exclusion" if code.startswith("exclusion") else "criterion"
        yield parts.pair(sign, f"{words.say(about)}: {meaning}")


def _ladder(catalogue: Catalogue, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    for level in Level:
        text = parts.ladder(level, words, "", f". {parts.meaning(catalogue, level)}")
        yield level.value, blocks.Cell(text)


def _roles(catalogue: Catalogue, words: Words) -> Iterator[tuple[str, blocks.Cell]]:
    for role in catalogue.record["vocabulary"]["roles"]:
        yield parts.pair(words.role(role["id"]), role["meaning"])


def sayable(catalogue: Catalogue, words: Words) -> blocks.Page:
    """Return what can be said of a family: problems, and facts with their answers."""
    problems = tuple(parts.pair(p, words.problem(p)) for p in catalogue.problems)
    facts = tuple(
        parts.pair(fact, f"{words.fact_question(fact)} {', '.join(answers)}")
        for fact, answers in catalogue.answers.items()
    )
    found = (
        blocks.Pairs(problems, words.say("problems")),
        blocks.Pairs(facts, words.say("reading-facts")),
    )
    return parts.page(words.say("reading-words"), found, words)

"""The first screen of a ranking: at most 23 lines, where each thing that gives way has its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from uhp_cli.method.ranking import FIRST, Match, NextQuestion, Ranking
from uhp_cli.pages import blocks
from uhp_cli.telling import parts, screen
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.vocab import Verdict, strength

ROWS = 5
"""How many matches stand in the table unless --top says otherwise; the others by name."""


class Room(NamedTuple):
    """How much is shown of what may give way."""

    rows: int = ROWS
    names: int = 900
    """Characters for those below the table."""
    later: int = 3
    """Questions after the first."""
    whom: int = 9
    """Problems of which is told whom to involve, rather than named."""
    family: bool = True
    """Each child with its own problems."""


_LINE = 60
"""Characters of names that a line of 80 columns holds."""

GIVING_WAY = (
    Room(),
    Room(names=3 * _LINE),
    Room(names=2 * _LINE),
    Room(names=_LINE),
    Room(names=_LINE, later=2, whom=2),
    Room(rows=4, names=2 * _LINE, later=2, whom=2),
    Room(rows=4, names=_LINE, later=2, whom=1),
    Room(rows=4, names=_LINE, later=1, whom=1),
    Room(rows=3, names=2 * _LINE, later=1, whom=1),
    Room(rows=3, names=_LINE, later=1, whom=1),
    Room(rows=3, names=_LINE, later=1, whom=0, family=False),
    Room(rows=2, names=_LINE, later=1, whom=0, family=False),
    Room(rows=1, names=_LINE, later=1, whom=0, family=False),
    Room(rows=1, names=_LINE, later=0, whom=0, family=False),
)
"""What gives way, in this order: names, later questions, whom to involve, rows, whose a problem is.

Never safety, the first match, the first question, whom to involve first or part of a sentence.
"""


def pages(
    value: Ranking,
    words: Words,
    shown: Sequence[Match],
    top: int | None,
    more: Sequence[blocks.Block],
) -> Iterator[blocks.Page]:
    """Give the answer as a first screen, the fullest first.

    With `top` so many rows stand in it, however long it gets; `more` is what else was asked for.
    """
    whole = _Screen(value, words, shown, ROWS if top is None else top)
    for room in GIVING_WAY:
        found = whole.written(room if top is None else room._replace(rows=top), more)
        yield parts.page(words.say("list-title"), found, words)


class _Screen:
    """Writes one ranking as first screens, each sentence once."""

    def __init__(self, value: Ranking, words: Words, shown: Sequence[Match], rows: int) -> None:
        self.value, self.words, self.shown = value, words, shown
        self.teller = Teller(value.catalogue, value.profile, words)
        self.sharing = Counter(m.rank for m in value.matches)
        """How many there are at each place."""
        self.rows = [self.row(m) for m in shown[:rows]]
        self.notes = [blocks.Cell(screen.question(m.judgement, self.teller)) for m in shown[:rows]]
        self.notices = tuple(self.told())
        excluding = list(self.excluding())
        self.reasons = screen.DOT.join(text for text, _ in excluding)
        self.reasons_named = screen.DOT.join(named for _, named in excluding)
        self.nobody = [p for p in value.uncovered if not value.after_asking(p)]
        self.after = [words.problem(p) for p in value.uncovered if p not in self.nobody]

    def written(self, room: Room, more: Sequence[blocks.Block]) -> Iterator[blocks.Block]:
        """Give the screen with what there is room for."""
        yield from screen.above(self.teller, short=not room.family)
        yield from self.notices
        if self.shown:
            yield self.table(room)
        elif self.value.matches:
            yield blocks.Paragraph(self.words.say("no-matches"))
        labels = tuple(parts.pair(*pair) for pair in self.labels(room) if pair[1])
        if labels:
            yield blocks.Pairs(labels)
        yield from more
        yield from screen.below(self.teller, self.hint())

    def hint(self) -> str:
        """Return the next step, with an example that is short enough for its line."""
        ids = [m.intervention.id for m in (self.shown[:ROWS] or self.value.matches)]
        if not ids:
            return self.words.say("screen-next-none")
        return self.words.say("screen-next", id=min(ids, key=lambda i: max(len(i), _SHORT)))

    def told(self) -> Iterator[blocks.Block]:
        """Give what is to be known before the table, besides safety."""
        for told in self.teller.notices(self.value):
            if told.code not in ("acute-safety", "not-a-decision"):
                short = f"screen-{told.code}"
                text = self.words.say(short) if self.words.has(short) else told.text
                yield blocks.Paragraph(text, "strong")

    def table(self, room: Room) -> blocks.Noted:
        """Return the first matches with what to ask, and the names of the others below."""
        rows, notes = self.rows[: room.rows], self.notes[: room.rows]
        others = self.shown[room.rows :]
        if others:
            span = "–".join(dict.fromkeys(str(m.rank) for m in (others[0], others[-1])))
            rows = [*rows, (blocks.Cell(span), *(blocks.Cell("") for _ in range(5)))]
            notes = [*notes, blocks.Cell(", ".join(self.names(others, room)))]
        heads = ("", *map(self.words.say, ("verdict", "name", "proof", "takes-on", "rank")))
        return blocks.Noted(heads, tuple(rows), tuple(notes), 2)

    def row(self, match: Match) -> tuple[blocks.Cell, ...]:
        """Return place, verdict, name, evidence, what it addresses and how firm its place is."""
        words = self.words
        shared = self.sharing[match.rank] > 1
        ends = dict.fromkeys((match.places.best, match.places.worst))
        covers, partly = len(match.judgement.covers), len(match.judgement.partly)
        takes_on = words.say(
            "of-all-partly" if partly else "of-all",
            n=covers,
            all=len(self.value.stated),
            partly=partly,
        )
        return (
            blocks.Cell(f"{match.rank}{'=' if shared else ''}", "strong"),
            screen.sign(match.judgement.verdict, words),
            blocks.Cell(screen.labelled(match.intervention, self.teller), "strong"),
            blocks.Cell((blocks.Ladder(strength(match.level)),)),
            blocks.Cell(takes_on),
            blocks.Cell("–".join(map(str, ends)) if len(ends) > 1 else words.say("firm")),
        )

    def names(self, matches: Sequence[Match], room: Room) -> list[str]:
        """Return the short names of matches, with a sign behind those that fit."""
        named = [
            f"{m.intervention.short}{' ✓' if m.judgement.verdict is Verdict.FITS else ''}"
            for m in matches
        ]
        return screen.within(named, room.names, self.words)

    def labels(self, room: Room) -> Iterator[tuple[str, str]]:
        """Give what stands below the table, by its label; empty where there is nothing to say."""
        say, value = self.words.say, self.value
        if value.questions:
            yield say("screen-ask"), self.first_question(value.questions[0])
        later = screen.some([self.later(q) for q in value.questions[1:]], room.later, self.words)
        yield say("screen-then"), screen.DOT.join(later) if room.later else ""
        involve = [p for p in value.involve if p not in self.nobody]
        yield say("involve"), self.whom(involve, room, named=False)
        yield say("screen-uncovered"), self.whom(self.nobody, room, named=True)
        yield say("screen-after"), screen.DOT.join(screen.within(self.after, _LINE, self.words))
        beside = [b.intervention.short for b in value.beside]
        yield say("screen-beside"), ", ".join(screen.within(beside, _LINE, self.words))
        hidden = [m.intervention.short for m in value.beyond(self.shown)]
        yield say("screen-hidden"), ", ".join(screen.within(hidden, 2 * _LINE, self.words))
        count = len(value.excluded)
        label = say("screen-excluded-one") if count == 1 else say("screen-excluded", n=count)
        yield label, self.reasons_named if room.whom > 1 else self.reasons

    def first_question(self, question: NextQuestion) -> str:
        """Return what to ask first, and how much the answer can change."""
        code = "screen-turns-one" if question.changes == 1 else "screen-turns"
        if question.fact == FIRST:
            code = "screen-moves"
        turns = self.words.say(code, n=question.changes)
        return f"{self.teller.question(question)}   {turns}"

    def later(self, question: NextQuestion) -> str:
        """Return a later question by its name, with how many verdicts it can change."""
        child = question.child
        several = child is not None and len(self.teller.units) > 1
        about = f", {self.teller.child(child)}" if several and child is not None else ""
        return f"{self.words.fact(question.fact)}{about} ({question.changes})"

    def whom(self, problems: Sequence[str], room: Room, *, named: bool) -> str:
        """Return whom to involve; of what there is no room for only which problems.

        The most urgent comes first, and of that it is always told.
        """
        words, first = self.words, self.value.profile.first
        problems = sorted(problems, key=lambda p: p != first)
        told = max(room.whom, int(first in problems))
        who = [
            f"{words.problem(p)} → {words.involve(p)}" if named else words.involve(p)
            for p in problems[:told]
        ]
        rest = screen.within([words.problem(p) for p in problems[told:]], _LINE, words)
        return screen.joined((*who, *rest))

    def excluding(self) -> Iterator[tuple[str, str]]:
        """Give how many each criterion excludes first, without and with whom, if that is one."""
        for code, n in self.value.first_reasons.items():
            text = self.words.say(f"screen-reason-{code}", n=n)
            named = text
            if n == 1:
                (only,) = (e for e in self.value.excluded if e.judgement.first_block.code == code)
                named = f"{text} ({only.intervention.short})"
            yield text, named


_SHORT = 11
"""An id of so many letters fits in the line of the next step."""

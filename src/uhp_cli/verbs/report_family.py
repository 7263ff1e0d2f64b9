"""The report for the family itself: short sentences and plain words.

Options stand side by side, with room for their wishes; nothing of the method shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from uhp_cli.method.planning import Plan
from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.pages.blocks import (
    Blanks,
    Block,
    Bullets,
    Cards,
    Cell,
    Heading,
    Page,
    Pairs,
    Paragraph,
)
from uhp_cli.telling import parts
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.guidance import Guideline
from uhp_cli.values.profile import Child
from uhp_cli.values.vocab import Verdict, strength
from uhp_cli.verbs import plan

if TYPE_CHECKING:
    from uhp_cli import shapes

SHOWN = 3
"""How many options a family sees side by side unless --top says otherwise: as many as fit."""


def page(
    value: Ranking, planned: Plan, guideline: Guideline, words: Words, top: int | None = None
) -> Page:
    """Return the report as a page."""
    return _Plain(value, words).page(planned, guideline, top or SHOWN)


def _points(texts: Iterable[str], *, boxes: bool = False) -> Bullets:
    return Bullets(tuple(map(Cell, texts)), boxes)


class _Plain:
    """Writes one report in plain words."""

    def __init__(self, value: Ranking, words: Words) -> None:
        self.value = value
        self.words = words
        self.teller = Teller(value.catalogue, value.profile, words)
        self.urgent = self.teller.urgent

    def page(self, planned: Plan, guideline: Guideline, top: int) -> Page:
        say = self.words.say
        year, month, day = self.value.catalogue.date.split("-")
        found: list[Block] = [
            *([Paragraph(say("plain-safety"), "warn")] if self.urgent else []),
            Paragraph(say("plain-purpose")),
            Heading(say("plain-known")),
            *self.known(),
            Paragraph(say("plain-correct")),
            *self.questions(),
            Heading(say("plain-options")),
            *self.options(top),
            *self.together(planned, top),
            *self.others(),
            Heading(say("plain-wishes")),
            Blanks(tuple(self.wishes())),
            Heading(say("plain-steps")),
            _points(self.steps(guideline)),
            Paragraph(say("plain-foot", date=f"{int(day)}-{int(month)}-{year}"), "dim"),
        ]
        return parts.page(say("plain-title"), found, self.words)

    def problem(self, problem: str) -> str:
        term = self.value.catalogue.problems[problem]
        return self.words.both(term.plain) or self.words.problem(problem)

    def kind(self, child: Child) -> str:
        return "-unknown" if child.age is None else "-unborn" if child.age.high < 0 else ""

    def known(self) -> Iterator[Block]:
        profile, say = self.value.profile, self.words.say
        lines = [
            say(f"plain-child{self.kind(c)}", age=self.words.age(c.age)) for c in profile.children
        ]
        lines += self.said(profile.facts)
        if lines:
            yield _points(lines)
        for child in profile.children:
            own = sorted(child.problems - profile.family)
            if own:
                age = self.words.age(child.age)
                yield Paragraph(say(f"plain-hard-child{self.kind(child)}", age=age))
                yield _points(map(self.problem, own))
            yield from map(Paragraph, self.said(child.facts))
        if profile.family:
            yield Paragraph(say("plain-hard"))
            yield _points(map(self.problem, sorted(profile.family)))

    def said(self, facts: Mapping[str, str]) -> list[str]:
        """Return the answers that have a sentence in plain words."""
        answers = self.value.catalogue.answers
        found = (self.words.both(answers[f][v].plain) for f, v in facts.items())
        return [text for text in found if text]

    def questions(self) -> Iterator[Block]:
        stated = self.value.profile.problems
        open_ = (q.fact for q in self.value.questions if q.fact not in stated)
        found = list(dict.fromkeys(map(self.question, open_)))[:4]
        if found:
            yield Heading(self.words.say("plain-questions"))
            yield _points(found, boxes=True)

    def question(self, fact: str) -> str:
        if fact == "age":
            return self.words.say("plain-ask-age")
        if fact in self.value.catalogue.problems:
            return self.words.say("plain-ask-problem", problem=self.problem(fact))
        term = self.value.catalogue.facts.get(fact)
        return (self.words.both(term.plain) if term else "") or self.words.say("plain-ask-other")

    def options(self, top: int) -> Iterator[Block]:
        matches, say = self.value.matches, self.words.say
        if not matches:
            yield Paragraph(say("plain-nothing"), "strong")
            return
        yield Paragraph(say("plain-options-how"))
        yield Cards(tuple(self.option(m) for m in matches[:top]))
        more = f"{say('plain-options-more')} " if len(matches) > top else ""
        yield Paragraph(f"{more}{say('plain-options-not')}")

    def option(self, match: Match) -> Pairs:
        say, judgement, intervention = self.words.say, match.judgement, match.intervention
        problems = sorted(judgement.covers | judgement.partly)
        listed = self.words.listed([self.problem(p) for p in problems])
        fit = say("plain-fits" if judgement.verdict is Verdict.FITS else "plain-ask-first")
        if intervention.id in self.value.profile.tried:
            fit += f" {say('plain-earlier')}"
        level = f"plain-level-{match.level}" if strength(match.level) else "plain-level-other"
        texts = {
            "plain-what": say(f"plain-role-{intervention.role}"),
            "plain-for": say("plain-for-line", problems=listed)
            if problems
            else say("plain-for-now"),
            "plain-age": self.age(intervention),
            "plain-long": self.long(intervention),
            "plain-research": say(level),
            "plain-fit": fit,
            "plain-think": "",
        }
        rows = tuple(parts.pair(say(label), text) for label, text in texts.items())
        return Pairs(rows, parts.titled(intervention))

    def age(self, intervention: Intervention) -> str:
        if not intervention.age:
            return self.words.say("plain-age-unknown")
        text = self.words.range(intervention.age).replace(" t/m ", " tot en met ")
        return self.words.say("plain-age-line", range=text)

    def long(self, intervention: Intervention) -> str:
        delivery = intervention.record.get("delivery", {})
        amounts = {"weeks": delivery.get("weeks"), "hours": delivery.get("hours_per_week")}
        found = [self.amount(f"plain-{n}", given, n) for n, given in amounts.items() if given]
        return " ".join(p for p in found if p) or self.words.say("plain-ask-them")

    def amount(self, code: str, given: shapes.AmountRecord, name: str) -> str:
        low, high = given.get("min"), given.get("max")
        if low is None and high is None:
            return ""
        if low is None:
            return self.words.say(f"{code}-most", **{name: high})
        if high is None:
            return self.words.say(f"{code}-least", **{name: low})
        span = low if low == high else self.words.say("plain-to", low=low, high=high)
        return self.words.say(code, **{name: span})

    def together(self, planned: Plan, top: int) -> Iterator[Block]:
        """Give the plan in a sentence, when it is made of options that are shown."""
        chosen = [m.intervention for m in planned.chosen]
        shown = [m.intervention for m in self.value.matches[:top]]
        if len(chosen) > 1 and all(i in shown for i in chosen):
            names = self.words.listed([i.short for i in chosen])
            yield Paragraph(self.words.say("plain-together", names=names))

    def others(self) -> Iterator[Block]:
        if self.value.uncovered:
            yield Heading(self.words.say("plain-others"))
            yield _points(map(self.who, self.value.uncovered))

    def who(self, problem: str) -> str:
        say, name = self.words.say, self.problem(problem)
        who = self.words.both(self.value.catalogue.problems[problem].plain_who)
        if who:
            return say("plain-others-line", problem=name, who=who)
        return say("plain-others-ask", problem=name)

    def wishes(self) -> Iterator[str]:
        say, children = self.words.say, self.value.profile.children
        born = [c for c in children if c.age is None or c.age.high >= 0]
        if len(born) > 1:
            yield from (say("plain-wish-child-n", age=self.words.age(c.age)) for c in born)
        elif born or not children:
            yield say("plain-wish-child")
        yield from map(
            say,
            (
                "plain-wish-parents",
                "plain-wish-good",
                "plain-wish-people",
                "plain-wish-choice",
                "plain-wish-next",
            ),
        )

    def steps(self, guideline: Guideline) -> Iterator[str]:
        """Give the steps that have a sentence in plain words."""
        steps = plan.steps_for(guideline, self.teller)
        return filter(None, (self.words.both(s.plain) for s in steps))

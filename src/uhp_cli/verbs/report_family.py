"""The sheet for the family itself, or for one young person in it: short sentences and plain words.

Options stand side by side, with room for their wishes; nothing of the method shows. It is written
from what its reader may know of the family (`method/sharing.py`), and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from uhp_cli.method.planning import Plan
from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.method.sharing import NOBODY, Kind, Reader, about_violence
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
    Part,
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
    value: Ranking,
    planned: Plan,
    guideline: Guideline,
    words: Words,
    who: Reader = NOBODY,
    top: int | None = None,
) -> Page:
    """Return the sheet as a page; `value` is the ranking of what its reader may know."""
    return _Plain(value, words, who).page(planned, guideline, top or SHOWN)


def _points(texts: Iterable[str], *, boxes: bool = False) -> Bullets:
    return Bullets(tuple(map(Cell, texts)), boxes)


class _Voice:
    """Says things in plain words to one reader."""

    def __init__(self, value: Ranking, words: Words, who: Reader) -> None:
        self.value, self.words, self.who = value, words, who

    def say(self, code: str, **values: object) -> str:
        """Return a sentence, to one young person where this is that person's own sheet."""
        own = f"own-{code}"
        if self.who.kind is Kind.YOUTH and self.words.has(own):
            return self.words.say(own, **values)
        return self.words.say(code, **values)

    def problem(self, problem: str) -> str:
        term = self.value.catalogue.problems[problem]
        return self.words.both(term.plain) or self.words.problem(problem)

    def urgent(self, problem: str) -> bool:
        return self.value.catalogue.problems[problem].urgent


class _Card(_Voice):
    """Writes one option."""

    def option(self, match: Match) -> Pairs:
        say, judgement, intervention = self.say, match.judgement, match.intervention
        problems = sorted(judgement.covers | judgement.partly)
        if self.who.kind is None:
            problems = sorted(p for p in intervention.problems if not self.urgent(p))
        listed = self.words.listed([self.problem(p) for p in problems])
        fit = say("plain-fits" if judgement.verdict is Verdict.FITS else "plain-ask-first")
        if intervention.id in self.value.profile.tried:
            fit += f" {say('plain-earlier')}"
        level = f"plain-level-{match.level}" if strength(match.level) else "plain-level-other"
        texts = {
            "plain-what": say(f"plain-role-{intervention.role}"),
            "plain-for": f"{listed[:1].upper()}{listed[1:]}." if listed else say("plain-for-now"),
            "plain-age": self.age(intervention),
            "plain-long": self.amounts(intervention, "weeks") or say("plain-not-stated"),
            "plain-asks": self.amounts(intervention, *_EFFORT) or say("plain-not-stated"),
            "plain-hitch": " ".join(self.hitches(intervention)) or say("plain-not-stated"),
            "plain-research": say(level),
            "plain-fit": fit,
            "plain-think": "",
        }
        rows = tuple(parts.pair(say(label), text) for label, text in texts.items())
        return Pairs(rows, parts.titled(intervention))

    def age(self, intervention: Intervention) -> str:
        if not intervention.age:
            return self.say("plain-age-unknown")
        text = self.words.range(intervention.age).replace(" t/m ", " tot en met ")
        return self.say("plain-age-line", range=text)

    def amounts(self, intervention: Intervention, *names: str) -> str:
        """Return how much of each the catalogue says, in sentences."""
        delivery: Mapping[str, object] = intervention.record.get("delivery", {})
        given = {n: cast("shapes.AmountRecord", delivery[n]) for n in names if n in delivery}
        return " ".join(filter(None, (self.amount(n, amount) for n, amount in given.items())))

    def amount(self, name: str, given: shapes.AmountRecord) -> str:
        low, high, code = given.get("min"), given.get("max"), f"plain-{name.replace('_', '-')}"
        if low is None and high is None:
            return ""
        if low is None or high is None:
            about, n = ("plain-least", low) if high is None else ("plain-most", high)
            return self.say(code, about=self.say(about), n=f"{n:g}")
        span = f"{low:g}" if low == high else self.say("plain-to", low=f"{low:g}", high=f"{high:g}")
        return self.say(code, about=self.say("plain-about"), n=span)

    def hitches(self, intervention: Intervention) -> Iterator[str]:
        """Give what may be hard, as far as the catalogue says it."""
        record = intervention.record
        if intervention.abroad:
            yield self.say("plain-hitch-abroad")
        elif record.get("availability", {}).get("scope") == "regio":
            yield self.say("plain-hitch-region")
        if intervention.unfavourable:
            yield self.say("plain-hitch-research")
        if record.get("cautions"):
            yield self.say("plain-hitch-cautions")


class _Plain(_Voice):
    """Writes one sheet in plain words."""

    def __init__(self, value: Ranking, words: Words, who: Reader) -> None:
        super().__init__(value, words, who)
        self.teller = Teller(value.catalogue, value.profile, words)
        self.matches = self.named()

    def named(self) -> list[Match]:
        """Return what may be named: nothing of violence to who was told nothing of it."""
        catalogue, problems = self.value.catalogue, self.value.profile.problems
        if not problems:
            return []
        if any(map(self.urgent, problems)):
            return list(self.value.matches)
        return [m for m in self.value.matches if not about_violence(m.intervention, catalogue)]

    def page(self, planned: Plan, guideline: Guideline, top: int) -> Page:
        say = self.say
        year, month, day = self.value.catalogue.date.split("-")
        wishes = tuple(self.wishes())
        front: list[Block] = [
            Paragraph(say("plain-purpose")),
            *((*self.known(), *self.questions()) if self.who.kind else ()),
            Heading(say("plain-steps")),
            _points(self.steps(guideline)),
            Heading(say("plain-wishes")),
            Blanks(wishes, 1 if len(wishes) > _ROOM else 2),
        ]
        back: list[Block] = [
            Heading(say("plain-options")),
            *self.options(top),
            *self.together(planned, top),
            *self.others(),
            Heading(say("plain-choice")),
            _points(self.choices(top), boxes=True),
            Blanks((say("plain-wish-choice"), say("plain-wish-next")), 1),
            Paragraph(say("plain-safety"), "strong"),
            Paragraph(say("plain-foot", date=f"{int(day)}-{int(month)}-{year}"), "dim"),
        ]
        found = (Part("leaf", "", tuple(front)), Part("leaf", "", tuple(back)))
        return Page(say("plain-title"), found, self.words.lang)

    def kind(self, child: Child) -> str:
        return "-unknown" if child.age is None else "-unborn" if child.age.high < 0 else ""

    def known(self) -> Iterator[Block]:
        """Give what the reader told: a young person its own, a parent what is of the family."""
        if self.who.kind is Kind.YOUTH:
            found = list(self.hard(self.value.profile.children[0], "plain-hard"))
        else:
            found = list(self.household())
        if found:
            yield from (Heading(self.say("plain-known")), *found)
            yield Paragraph(self.say("plain-correct"))

    def household(self) -> Iterator[Block]:
        profile, say = self.value.profile, self.say
        lines = [
            say(f"plain-child{self.kind(c)}", age=self.words.age(c.age)) for c in profile.children
        ]
        lines += self.said(profile.facts)
        if lines:
            yield _points(lines)
        for child in profile.children:
            yield from self.hard(child, f"plain-hard-child{self.kind(child)}")
            yield from map(Paragraph, self.said(child.facts))
        if profile.family:
            yield Paragraph(say("plain-hard"))
            yield _points(map(self.problem, sorted(profile.family)))

    def hard(self, child: Child, opening: str) -> Iterator[Block]:
        own = sorted(child.problems - self.value.profile.family)
        if own:
            yield Paragraph(self.say(opening, age=self.words.age(child.age)))
            yield _points(map(self.problem, own))

    def said(self, facts: Mapping[str, str]) -> list[str]:
        """Return the answers that have a sentence in plain words."""
        answers = self.value.catalogue.answers
        found = (self.words.both(answers[f][v].plain) for f, v in facts.items())
        return [text for text in found if text]

    def questions(self) -> Iterator[Block]:
        """Give what to ask on paper: of violence nothing, of a young person what is its own."""
        catalogue, stated = self.value.catalogue, self.value.profile.problems
        terms = {**catalogue.facts, **catalogue.problems}
        open_ = [
            q.fact
            for q in self.value.questions
            if q.fact not in stated and not (q.fact in terms and terms[q.fact].urgent)
        ]
        if self.who.kind is Kind.YOUTH:
            open_ = [f for f in open_ if f in catalogue.problems and terms[f].of != "gezin"]
        found = list(dict.fromkeys(map(self.question, open_ if stated else ())))[:4]
        if found:
            yield Heading(self.say("plain-questions"))
            yield _points(found, boxes=True)

    def question(self, fact: str) -> str:
        if fact == "age":
            return self.say("plain-ask-age")
        if fact in self.value.catalogue.problems:
            return self.say("plain-ask-problem", problem=self.problem(fact))
        term = self.value.catalogue.facts.get(fact)
        return (self.words.both(term.plain) if term else "") or self.say("plain-ask-other")

    def options(self, top: int) -> Iterator[Block]:
        say = self.say
        if not self.matches:
            yield Paragraph(say("plain-nothing"), "strong")
            return
        yield Paragraph(say("plain-options-how"))
        card = _Card(self.value, self.words, self.who)
        yield Cards(tuple(map(card.option, self.matches[:top])))
        more = f"{say('plain-options-more')} " if len(self.matches) > top else ""
        yield Paragraph(f"{more}{say('plain-options-not')}")

    def together(self, planned: Plan, top: int) -> Iterator[Block]:
        """Give the plan in a sentence, when it is made of options that are shown."""
        chosen = [m.intervention for m in planned.chosen]
        shown = [m.intervention for m in self.matches[:top]]
        if len(chosen) > 1 and all(i in shown for i in chosen):
            names = self.words.listed([i.short for i in chosen])
            yield Paragraph(self.say("plain-together", names=names))

    def others(self) -> Iterator[Block]:
        if self.who.kind and self.value.uncovered:
            yield Heading(self.say("plain-others"))
            yield _points(map(self.helper, self.value.uncovered))

    def helper(self, problem: str) -> str:
        name = self.problem(problem)
        who = self.words.both(self.value.catalogue.problems[problem].plain_who)
        if who:
            return self.say("plain-others-line", problem=f"{name[:1].upper()}{name[1:]}", who=who)
        return self.say("plain-others-ask", problem=name)

    def choices(self, top: int) -> Iterator[str]:
        """Give what can be chosen; choosing nothing yet is one of them."""
        yield from (parts.titled(m.intervention) for m in self.matches[:top])
        yield from map(self.say, ("plain-choice-other", "plain-choice-none"))

    def wishes(self) -> Iterator[str]:
        say, children = self.say, self.value.profile.children
        born = [c for c in children if c.age is None or c.age.high >= 0]
        if self.who.kind is Kind.YOUTH:
            yield say("plain-wish-child")
        elif len(born) > 1:
            yield from (say("plain-wish-child-n", age=self.words.age(c.age)) for c in born)
        elif born or not children:
            yield say("plain-wish-child")
        if self.who.kind is not Kind.YOUTH:
            yield say("plain-wish-parents")
        yield from map(say, ("plain-wish-good", "plain-wish-people", "plain-wish-not"))

    def steps(self, guideline: Guideline) -> Iterator[str]:
        """Give the steps that have plain words; nobody in particular reads of an alarm."""
        found = plan.steps_for(guideline, self.teller)
        steps = (s for s in found if self.who.kind or not s.urgent_only)
        return filter(None, (self.words.both(s.plain) for s in steps))


_ROOM = 5
"""For how many wishes a page of paper has two lines each."""
_EFFORT = ("hours_per_week", "visits_per_week", "visits_per_month", "visits")
"""What the catalogue says in numbers of what help asks of a family."""

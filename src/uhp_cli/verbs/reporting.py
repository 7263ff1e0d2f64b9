"""Reports for one family as pages: for professionals with every reason and source, and in plain words for the family itself."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from uhp_cli import __version__
from uhp_cli.method.judging import PROBLEM
from uhp_cli.method.planning import Plan
from uhp_cli.method.ranking import Exclusion, Match, Ranking
from uhp_cli.pages.render import (
    Blanks,
    Block,
    Bullets,
    Cards,
    Cell,
    Code,
    Heading,
    Page,
    Pairs,
    Paragraph,
    Table,
)
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import TEXTS, Lang, Words
from uhp_cli.values.catalogue import Intervention
from uhp_cli.values.guidance import Guideline
from uhp_cli.values.profile import SITUATION, Child
from uhp_cli.values.vocab import Verdict, strength
from uhp_cli.verbs import views, wire

DETAILED = 8
"""How many interventions are told in full unless --top says otherwise; the table has them all."""

SIDE_BY_SIDE = 3
"""How many options a family sees side by side unless --top says otherwise: as many as fit on a page."""


def professional(
    value: Ranking, planned: Plan, guideline: Guideline, words: Words, top: int | None = None
) -> Page:
    """Return the report for a team meeting or the file: everything with its reason and source, and room for what was agreed."""
    return _Professional(value, words).page(planned, guideline, top or DETAILED)


class _Professional:
    """Writes one report; collects the sources it names."""

    def __init__(self, value: Ranking, words: Words) -> None:
        self.value = value
        self.words = words
        self.teller = Teller(value.catalogue, value.profile, words)
        self.used: dict[str, None] = {}

    def page(self, planned: Plan, guideline: Guideline, top: int) -> Page:
        say = self.words.say
        notices = {t.code: t.text for t in self.teller.notices(self.value)}
        blocks: list[Block] = [
            Paragraph(notices[code], "warn")
            for code in ("acute-safety", "nothing-fits")
            if code in notices
        ]
        blocks += [
            Paragraph(say("report-purpose")),
            Heading(say("report-family")),
            Pairs(tuple(self.family())),
        ]
        blocks += self.questions()
        blocks += self.matches(self.value.matches, top)
        blocks += self.excluded()
        blocks += [Heading(say("plan-title")), *views.plan_blocks(planned, self.teller)]
        steps = guideline.steps(urgent=self.teller.urgent)
        blocks += [
            Heading(say("steps")),
            Bullets(tuple(f"{a.text} {self.refs(a.sources)}" for a in steps), boxes=True),
        ]
        if not self.value.matches:
            for section in guideline.sections:
                if section.kind == "werkzaam-element":
                    blocks += [
                        Heading(section.title),
                        Bullets(tuple(f"{a.text} {self.refs(a.sources)}" for a in section.items)),
                    ]
        blocks += [
            Heading(say("report-agreements")),
            Blanks(tuple(map(say, ("report-discussed", "report-chosen", "report-deviation")))),
        ]
        blocks += [
            Heading(say("sources")),
            Pairs(tuple((f"[{name}]", Cell(self.source(name))) for name in sorted(self.used))),
        ]
        blocks += self.again(guideline)
        blocks.append(Paragraph(notices["not-a-decision"], "dim"))
        return Page(say("report-title"), tuple(blocks), self.words.lang)

    def refs(self, sources: Iterable[str]) -> str:
        sources = tuple(sources)
        self.used.update(
            (s.partition(":")[0], None)
            for s in sources
            if s.partition(":")[0] in self.value.catalogue.sources
        )
        return f"[{', '.join(sources)}]" if sources else ""

    def told(self, told: Told) -> Cell:
        return Cell(f"{told.text} {self.refs(told.sources)}".rstrip())

    def family(self) -> Iterable[tuple[str, Cell]]:
        profile, words = self.value.profile, self.words
        for number, child in enumerate(profile.children, 1):
            own = words.problems(child.problems - profile.family)
            yield (
                words.say("report-child", n=number),
                Cell(words.age(child.age) + (f" · {own}" if own else "")),
            )
        if profile.family:
            yield words.say("report-shared"), Cell(words.problems(profile.family))
        if profile.first:
            yield words.say("report-first"), Cell(words.problem(profile.first))
        for fact, answer in profile.facts.items():
            yield (
                words.say("report-situation"),
                Cell(f"{words.fact(fact)}: {words.answer(fact, answer)}"),
            )
        if profile.denied:
            yield words.say("report-denied"), Cell(words.problems(profile.denied))
        for tried, outcome in profile.tried.items():
            name = self.value.catalogue.get(tried).short
            yield (
                words.say("report-tried"),
                Cell(words.say("report-named", name=name, text=outcome) if outcome else name),
            )
        unknown = [words.fact(f) for f in SITUATION[:3] if f not in profile.facts]
        if any(c.age is None for c in profile.units):
            unknown.append(words.say("age"))
        if unknown:
            yield words.say("report-unknown"), Cell(words.listed(unknown), "dim")

    def questions(self) -> list[Block]:
        asked = self.value.questions[:3]
        if not asked:
            return []
        lines = tuple(
            self.words.say(
                "report-ask-line",
                question=self.teller.question(q),
                n=q.changes,
                total=len(self.value.catalogue.interventions),
            )
            for q in asked
        )
        return [Heading(self.words.say("report-ask")), Bullets(lines, boxes=True)]

    def matches(self, matches: Sequence[Match], top: int) -> list[Block]:
        say = self.words.say
        blocks: list[Block] = [Heading(say("report-matches"))]
        if not matches:
            return [*blocks, Paragraph(say("no-matches"))]
        table = views.match_table(matches, self.words)
        blocks += [
            Table(table.head, table.rows, say("report-overview")),
            Paragraph(say("report-order"), "dim"),
        ]
        some = (
            say("report-details-some", n=top, total=len(matches))
            if len(matches) > top
            else say("report-details")
        )
        blocks.append(Heading(some))
        blocks += [self.detail(m) for m in matches[:top]]
        return [*blocks, *views.uncovered(self.value.uncovered, self.words)]

    def detail(self, match: Match) -> Pairs:
        say, teller = self.words.say, self.teller
        intervention = match.judgement.intervention
        rows = [(say("level"), self.level(match))]
        rows += [
            (say("because"), self.told(t))
            for t in teller.reasons(match)
            if not t.code.startswith("classification")
        ]
        rows += [
            (say("question"), self.told(t)._replace(tone="strong"))
            for t in teller.questions(match.judgement)
        ]
        rows += [(say("caution"), self.told(t)) for t in teller.cautions(match)]
        place = say("rank-line", rank=match.rank, stability=views.stability(match, self.words))
        rows.append(
            (say("rank"), Cell(f"{place} · {say('key-line', **match.key._asdict())}", "dim"))
        )
        return Pairs(
            tuple(rows), f"{match.rank}. {_name(intervention)} — {say(match.judgement.verdict)}"
        )

    def level(self, match: Match) -> Cell:
        intervention, words = match.judgement.intervention, self.words
        text = f"{views.dots(match.level)} {words.level(match.level)}"
        if match.level is not intervention.level:
            general = words.level(intervention.level)
            return Cell(words.say("report-outcome", level=text, general=general))
        if intervention.recognised:
            text += f", {words.say('since', date=intervention.recognised)}"
        if words.lang is Lang.NL:
            text += f". {_meaning(self.value, match.level)}"
        return Cell(f"{text} {self.refs(intervention.level_sources)}".rstrip())

    def excluded(self) -> list[Block]:
        say, value = self.words.say, self.value
        groups: dict[str, list[str]] = {}
        for exclusion in value.excluded:
            code, text = self.reason(exclusion)
            groups.setdefault(code, []).append(text)
        near = [
            (e.judgement.intervention.short, self.teller.change(e))
            for e in value.excluded
            if e.changes
        ]
        rows = [
            (say("report-near"), Cell(say("report-named", name=name, text=change), "strong"))
            for name, change in near
        ]
        rows += [
            (say(code), Cell(f"{'; '.join(groups[code])}.")) for code in _REASONS if code in groups
        ]
        count = say(
            "report-excluded-count", n=len(value.excluded), total=len(value.catalogue.interventions)
        )
        return (
            [Heading(say("report-excluded")), Paragraph(count), Pairs(tuple(rows))] if rows else []
        )

    def reason(self, exclusion: Exclusion) -> tuple[str, str]:
        """Return the group of an exclusion by its first reason, and its name with what it needs where that is short."""
        intervention, block = exclusion.judgement.intervention, exclusion.judgement.first_block
        if block.code == PROBLEM:
            return (
                "report-reason-problem" if intervention.targets else "report-reason-no-target"
            ), intervention.short
        if block.criterion is None and block.code != "age":
            return "report-reason-placement", intervention.short
        text = block.criterion.text if block.criterion else self.words.range(intervention.age)
        return f"report-reason-{block.code}", self.words.say(
            "report-named", name=intervention.short, text=text
        )

    def source(self, name: str) -> str:
        source: Any = self.value.catalogue.sources[name]
        if source["type"] == "studie":
            return str(source["citation"])
        parts = (
            source["title"],
            source["publisher"],
            str(source.get("year", source.get("date", ""))),
            source.get("url", ""),
        )
        return ", ".join(p for p in parts if p)

    def again(self, guideline: Guideline) -> list[Block]:
        say, catalogue = self.words.say, self.value.catalogue
        text = say(
            "report-catalogue",
            title=catalogue.title,
            version=catalogue.version,
            date=catalogue.date,
            n=len(catalogue.interventions),
        )
        rows = (
            (say("catalogue"), Cell(text)),
            (say("report-hash"), Cell(catalogue.sha256)),
            (say("report-guideline"), Cell(f"{guideline.title}, {guideline.version}")),
            (say("report-program"), Cell(f"uhp {__version__}")),
        )
        lines = (
            f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}"
            for k, v in wire.profile(self.value.profile).items()
        )
        block = Code("{\n" + ",\n".join(lines) + "\n}")
        return [
            Heading(say("report-again")),
            Paragraph(say("report-again-how")),
            block,
            Pairs(rows),
        ]


_REASONS = (
    "report-reason-placement", "report-reason-age", "report-reason-indication", "report-reason-exclusion",
    "report-reason-problem", "report-reason-no-target",
)  # fmt: skip


def _name(intervention: Intervention) -> str:
    return (
        f"{intervention.name} ({intervention.abbreviation})"
        if intervention.abbreviation
        else intervention.name
    )


def _meaning(value: Ranking, level: str) -> str:
    return next(
        (
            str(x["meaning"])
            for x in value.catalogue.record["vocabulary"]["levels"]
            if x["id"] == level
        ),
        "",
    )


# -- for the family


def family(
    value: Ranking, planned: Plan, guideline: Guideline, words: Words, top: int | None = None
) -> Page:
    """Return the report for the family itself: short sentences, plain words, options side by side, room for their wishes."""
    return _Plain(value, words).page(planned, guideline, top or SIDE_BY_SIDE)


class _Plain:
    """Writes one report in plain words; nothing of the method shows in it."""

    def __init__(self, value: Ranking, words: Words) -> None:
        self.value = value
        self.words = words
        self.urgent = Teller(value.catalogue, value.profile, words).urgent

    def page(self, planned: Plan, guideline: Guideline, top: int) -> Page:
        say = self.words.say
        blocks: list[Block] = [Paragraph(say("plain-safety"), "warn")] if self.urgent else []
        blocks += [
            Paragraph(say("plain-purpose")),
            Heading(say("plain-known")),
            *self.known(),
            Paragraph(say("plain-correct")),
        ]
        open_ = (q.fact for q in self.value.questions if q.fact not in self.value.profile.problems)
        questions = tuple(dict.fromkeys(map(self.question, open_)))[:4]
        if questions:
            blocks += [Heading(say("plain-questions")), Bullets(questions, boxes=True)]
        blocks += [Heading(say("plain-options")), *self.options(top)]
        shown = {m.judgement.intervention.id for m in self.value.matches[:top]}
        if len(planned.chosen) > 1 and all(
            m.judgement.intervention.id in shown for m in planned.chosen
        ):
            names = self.words.listed([m.judgement.intervention.short for m in planned.chosen])
            blocks.append(Paragraph(say("plain-together", names=names)))
        if self.value.uncovered:
            blocks += [
                Heading(say("plain-others")),
                Bullets(tuple(map(self.who, self.value.uncovered))),
            ]
        blocks += [Heading(say("plain-wishes")), Blanks(tuple(self.wishes()))]
        steps = (a.id for a in guideline.steps(urgent=self.urgent))
        blocks += [
            Heading(say("plain-steps")),
            Bullets(tuple(say(f"plain-step-{s}") for s in steps if f"plain-step-{s}" in TEXTS)),
        ]
        year, month, day = self.value.catalogue.date.split("-")
        blocks.append(Paragraph(say("plain-foot", date=f"{int(day)}-{int(month)}-{year}"), "dim"))
        return Page(say("plain-title"), tuple(blocks), self.words.lang)

    def problem(self, problem: str) -> str:
        code = f"plain-problem-{problem}"
        return self.words.say(code) if code in TEXTS else self.words.problem(problem)

    def kind(self, child: Child) -> str:
        return "-unknown" if child.age is None else "-unborn" if child.age.high < 0 else ""

    def known(self) -> Iterable[Block]:
        profile, say = self.value.profile, self.words.say
        lines = [
            say(f"plain-child{self.kind(c)}", age=self.words.age(c.age)) for c in profile.children
        ]
        lines += [
            say(code) for f, v in profile.facts.items() if (code := f"plain-fact-{f}-{v}") in TEXTS
        ]
        if lines:
            yield Bullets(tuple(lines))
        for child in profile.children:
            own = sorted(child.problems - profile.family)
            if own:
                yield Paragraph(
                    say(f"plain-hard-child{self.kind(child)}", age=self.words.age(child.age))
                )
                yield Bullets(tuple(map(self.problem, own)))
        if profile.family:
            yield Paragraph(say("plain-hard"))
            yield Bullets(tuple(map(self.problem, sorted(profile.family))))

    def question(self, fact: str) -> str:
        if f"plain-ask-{fact}" in TEXTS:
            return self.words.say(f"plain-ask-{fact}")
        if fact in self.value.catalogue.problems:
            return self.words.say("plain-ask-problem", problem=self.problem(fact))
        return self.words.say("plain-ask-other")

    def options(self, top: int) -> Iterable[Block]:
        matches, say = self.value.matches, self.words.say
        if not matches:
            yield Paragraph(say("plain-nothing"), "strong")
            return
        yield Paragraph(say("plain-options-how"))
        yield Cards(tuple(self.option(m) for m in matches[:top]))
        yield Paragraph(
            f"{say('plain-options-more')} {say('plain-options-not')}"
            if len(matches) > top
            else say("plain-options-not")
        )

    def option(self, match: Match) -> Pairs:
        words, judgement = self.words, match.judgement
        say, intervention = words.say, judgement.intervention
        problems = words.listed(
            [self.problem(p) for p in sorted(judgement.covers | judgement.partly)]
        )
        age = say(
            "plain-age-line", range=words.range(intervention.age).replace(" t/m ", " tot en met ")
        )
        fit = say("plain-fits" if judgement.verdict is Verdict.FITS else "plain-ask-first")
        if intervention.id in self.value.profile.tried:
            fit += f" {say('plain-earlier')}"
        level = f"plain-level-{match.level}" if strength(match.level) else "plain-level-other"
        texts = (
            ("plain-what", say(f"plain-role-{intervention.role}")),
            ("plain-for", say("plain-for-line", problems=problems)),
            ("plain-age", age if intervention.age else say("plain-age-unknown")),
            ("plain-long", self.long(intervention)),
            ("plain-research", say(level)),
            ("plain-fit", fit),
            ("plain-think", ""),
        )
        return Pairs(tuple((say(label), Cell(text)) for label, text in texts), _name(intervention))

    def long(self, intervention: Intervention) -> str:
        delivery: Mapping[str, Any] = intervention.record.get("delivery", {})
        parts = [
            self.amount(f"plain-{name}", delivery[key], name)
            for name, key in (("weeks", "weeks"), ("hours", "hours_per_week"))
            if key in delivery
        ]
        return " ".join(p for p in parts if p) or self.words.say("plain-ask-them")

    def amount(self, code: str, given: Any, name: str) -> str:
        low, high = given.get("min"), given.get("max")
        if low is None and high is None:
            return ""
        if low is None or high is None:
            return self.words.say(
                f"{code}-{'most' if low is None else 'least'}",
                **{name: high if low is None else low},
            )
        return self.words.say(
            code, **{name: low if low == high else self.words.say("plain-to", low=low, high=high)}
        )

    def who(self, problem: str) -> str:
        code = f"plain-who-{problem}"
        if code in TEXTS:
            return self.words.say(
                "plain-others-line", problem=self.problem(problem), who=self.words.say(code)
            )
        return self.words.say("plain-others-ask", problem=self.problem(problem))

    def wishes(self) -> Iterable[str]:
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

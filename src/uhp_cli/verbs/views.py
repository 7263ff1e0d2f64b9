"""Answers as pages in the reader's language: one function for each kind of answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from uhp_cli.method.ranking import Key, Match, Ranking
from uhp_cli.pages.render import (
    Block,
    Bullets,
    Cell,
    Heading,
    Heatmap,
    Page,
    Pairs,
    Paragraph,
    Table,
)
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import SITUATION, Profile
from uhp_cli.values.vocab import Level, Verdict, expires, strength

if TYPE_CHECKING:  # a page of one verb loads no other verb's engine
    from uhp_cli.method.cases import Idle, Miss, Report, Result
    from uhp_cli.method.changes import Edit, Place, Side
    from uhp_cli.method.comparing import Comparison
    from uhp_cli.method.gaps import Caseload, GapMap
    from uhp_cli.method.gaps import Cell as Spot
    from uhp_cli.method.impact import Effect, Family
    from uhp_cli.method.judging import Judgement
    from uhp_cli.method.planning import Need, Plan
    from uhp_cli.method.rechecking import Difference
    from uhp_cli.values.guidance import Guideline, Section

SHOWN = 8
"""How many matches a screen shows unless --top says otherwise."""


def dots(level: str) -> str:
    """Return the ladder of recognition as four dots; a level without a verdict gets none filled."""
    filled = strength(level)
    return "●" * filled + "○" * (4 - filled)


def profile_line(profile: Profile, words: Words) -> str:
    """Return the family as understood, in one line, with what is unknown said."""
    unknown = [words.fact(f) for f in SITUATION[:3] if f not in profile.facts]
    if not profile.children or any(c.age is None for c in profile.children):
        unknown.append(words.say("age"))
    return known_line(profile, words) + (
        f"   ({words.say('unknown-facts', facts=', '.join(unknown))})" if unknown else ""
    )


def known_line(profile: Profile, words: Words) -> str:
    """Return what is said about a family, in one line."""
    shared = profile.family
    parts = []
    for child in profile.children:
        own = child.problems - shared
        parts.append(_child(child.age, words) + (f" ({words.problems(own)})" if own else ""))
    if shared:
        parts.append(words.problems(shared))
    parts += [f"{words.fact(f)}: {words.answer(f, v)}" for f, v in profile.facts.items()]
    if profile.first:
        parts.append(words.say("first-problem", problem=words.problem(profile.first)))
    if profile.denied:
        parts.append(words.say("denied", problems=words.problems(profile.denied)))
    if profile.tried and words.catalogue:
        parts.append(
            words.say(
                "tried", names=words.listed([words.catalogue.get(i).short for i in profile.tried])
            )
        )
    return " · ".join(parts)


def _child(age: Any, words: Words) -> str:
    if age is None:
        return words.say("child-unknown-age")
    return words.say("child-unborn") if age.high < 0 else words.say("child", age=words.age(age))


def _head(catalogue: Catalogue, words: Words, profile: Profile | None) -> Pairs:
    line = words.say(
        "catalogue-line",
        version=catalogue.version,
        n=len(catalogue.interventions),
        hash=catalogue.sha256[:8],
    )
    rows = [(words.say("catalogue"), Cell(line, "dim"))]
    if profile is not None:
        rows.insert(0, (words.say("profile"), Cell(profile_line(profile, words))))
    return Pairs(tuple(rows))


def ranking(
    value: Ranking, words: Words, *, top: int | None = None, shown: Sequence[Match] | None = None
) -> Page:
    """Return the answer to `match`: safety, the family, a table, reasons and questions, what does not fit, what to ask."""
    teller = Teller(value.catalogue, value.profile, words)
    chosen = value.matches if shown is None else tuple(shown)
    hidden = [m.judgement.intervention.short for m in value.matches if m not in chosen]
    listed = chosen[: top or SHOWN]
    notices = {t.code: t.text for t in teller.notices(value)}
    blocks: list[Block] = [
        Paragraph(notices[code], "warn")
        for code in ("acute-safety", "nothing-fits")
        if code in notices
    ]
    blocks.append(_head(value.catalogue, words, value.profile))
    if listed:
        blocks.append(match_table(listed, words))
        blocks.extend(_match_detail(m, teller) for m in listed)
    elif value.matches:
        blocks.append(Paragraph(words.say("no-matches")))
    notes = []
    if len(chosen) > len(listed):
        notes.append(words.say("more", n=len(chosen) - len(listed), total=len(chosen)))
    if hidden:
        notes.append(words.say("hidden", names=words.listed(hidden)))
    if any(a.rank == b.rank for a, b in pairwise(listed)):
        notes.append(words.say("shared-ranks"))
    blocks.extend(Paragraph(n, "dim") for n in notes)
    near = [e for e in value.excluded if e.changes]
    if near:
        rows = tuple(
            (
                e.judgement.intervention.short,
                Cell(f"{teller.exclusion_reasons(e.judgement)[0].text}. {teller.change(e)}"),
            )
            for e in near
        )
        blocks.append(Pairs(rows, words.say("near-misses")))
    blocks.extend(_summary(value, teller))
    blocks.append(Paragraph(notices["not-a-decision"], "dim"))
    return Page(words.say("list-title"), tuple(blocks), words.lang)


def stability(match: Match, words: Words) -> str:
    """Return the places of a match over all orders: 'altijd 1' or '1–3', and how often first."""
    if match.rank_best == match.rank_worst:
        return words.say("always", rank=match.rank_best)
    text = words.say("between", best=match.rank_best, worst=match.rank_worst)
    return f"{text}, {words.say('first-in', n=match.first_in)}" if match.first_in else text


def match_table(matches: Sequence[Match], words: Words) -> Table:
    """Return matches as a table: rank, name, level, verdict, what it covers and its place in any order."""
    head = (
        "",
        words.say("name"),
        words.say("level"),
        words.say("verdict"),
        words.say("addresses"),
        words.say("orders"),
    )
    rows = []
    for m in matches:
        intervention = m.judgement.intervention
        covers = [words.problem(p) for p in sorted(m.judgement.covers)]
        covers += [
            words.say("in-part", problem=words.problem(p)) for p in sorted(m.judgement.partly)
        ]
        verdict = Cell(
            words.say(m.judgement.verdict),
            "strong" if m.judgement.verdict is Verdict.FITS else "plain",
        )
        name = (
            f"{intervention.abbreviation} {intervention.name}"
            if intervention.abbreviation
            else intervention.name
        )
        level = Cell(f"{dots(m.level)} {words.level(m.level)}")
        rows.append(
            (
                Cell(str(m.rank), "strong"),
                Cell(name, "strong"),
                level,
                verdict,
                Cell(", ".join(covers)),
                Cell(stability(m, words)),
            )
        )
    return Table(head, tuple(rows))


def _match_detail(match: Match, teller: Teller) -> Pairs:
    words = teller.words
    rows = [(words.say("because"), Cell("; ".join(t.text for t in teller.reasons(match))))]
    rows += [
        (words.say("question"), Cell(t.text, "strong")) for t in teller.questions(match.judgement)
    ]
    cautions = teller.cautions(match)
    if cautions:
        rows.append((words.say("caution"), Cell("; ".join(t.text for t in cautions))))
    rows.append((words.say("key"), Cell(words.say("key-line", **match.key._asdict()), "dim")))
    return Pairs(tuple(rows), f"{match.rank}  {match.judgement.intervention.short}")


def _summary(value: Ranking, teller: Teller) -> list[Block]:
    words = teller.words
    asked = len(value.matches) - value.fits
    fits = words.say("one-fits" if value.fits == 1 else "some-fit", n=value.fits)
    text = words.say(
        "counts",
        total=len(value.catalogue.interventions),
        fits=fits,
        ask=asked,
        excluded=len(value.excluded),
    )
    reasons = ", ".join(words.say(f"reason-{code}", n=n) for code, n in value.first_reasons.items())
    if reasons:
        text += f" ({words.say('first-reasons', reasons=reasons)})"
    blocks: list[Block] = [Paragraph(f"{text} — {words.say('why-hint')}")]
    for number, question in enumerate(value.questions[:3]):
        code = "then" if number else "ask-first"
        blocks.append(
            Paragraph(
                words.say(code, question=teller.question(question), n=question.changes),
                "dim" if number else "strong",
            )
        )
    blocks.extend(uncovered(value.uncovered, words))
    return blocks


def uncovered(problems: Iterable[str], words: Words) -> list[Block]:
    """Return a line for each problem that nothing covers, with who to involve."""
    return [
        Paragraph(words.say("uncovered", problem=words.problem(p), involve=words.involve(p)))
        for p in problems
    ]


def listing(catalogue: Catalogue, interventions: Sequence[Intervention], words: Words) -> Page:
    """Return the answer to `list`."""
    head = (
        words.say("name"),
        words.say("level"),
        words.say("role"),
        words.say("age"),
        words.say("problems"),
    )
    rows = tuple(
        (
            Cell(f"{i.abbreviation} {i.name}" if i.abbreviation else i.name, "strong"),
            Cell(f"{dots(i.level)} {words.level(i.level)}"),
            Cell(words.role(i.role)),
            Cell(words.range(i.age), "dim" if i.age is None else "plain"),
            Cell(
                ", ".join(words.problem(t.problem) for t in i.targets) or words.say("unknown"),
                "plain" if i.targets else "dim",
            ),
        )
        for i in interventions
    )
    count = Paragraph(
        words.say("list-count", shown=len(interventions), total=len(catalogue.interventions)), "dim"
    )
    blocks: tuple[Block, ...] = (
        (_head(catalogue, words, None), Table(head, rows), count)
        if rows
        else (_head(catalogue, words, None), count)
    )
    return Page(words.say("list-title"), blocks, words.lang)


def cards(catalogue: Catalogue, interventions: Sequence[Intervention], words: Words) -> Page:
    """Return the answer to `show`: one card per intervention, every statement with its source."""
    blocks: list[Block] = []
    for intervention in interventions:
        blocks.extend(_Card(catalogue, intervention, words).blocks())
    title = interventions[0].name if len(interventions) == 1 else words.say("list-title")
    return Page(title, tuple(blocks), words.lang)


class _Card:
    """Writes one record as blocks; collects the sources it names."""

    def __init__(self, catalogue: Catalogue, intervention: Intervention, words: Words) -> None:
        self.catalogue, self.intervention, self.words = catalogue, intervention, words
        self.record = intervention.record
        self.group: Mapping[str, Any] = self.record.get("target_group", {})
        self.used: dict[str, list[str]] = {}

    def blocks(self) -> list[Block]:
        words, record = self.words, self.record
        name = (
            f"{self.intervention.name} ({self.intervention.abbreviation})"
            if self.intervention.abbreviation
            else self.intervention.name
        )
        found: list[Block] = [Heading(name, 2)]
        found += [self._pairs("", self._basics())]
        found += [self._pairs("target-group", self._target_group())]
        found += [self._statements("goals", record.get("goals", ()))]
        found += [self._pairs("classification-title", self._classification())]
        found += [
            self._pairs("evidence", [("-", self._evidence(e)) for e in record.get("evidence", ())])
        ]
        found += [self._pairs("delivery", self._delivery())]
        found += [
            self._pairs(
                "ratings",
                [
                    (
                        r["register"],
                        self._text(
                            " ".join(
                                x for x in (r["rating"], r.get("date", ""), r.get("text", "")) if x
                            ),
                            r,
                        ),
                    )
                    for r in record.get("ratings", ())
                ],
            )
        ]
        found += [self._pairs("differs", self._differs())]
        found += [self._statements("remarks", record.get("remarks", ()))]
        found += [
            self._pairs(
                "not-stated", [("", Cell(words.listed(self._missing())))] if self._missing() else []
            )
        ]
        found += [
            self._pairs("sources", [(f"[{i}]", Cell(self._source(i))) for i in sorted(self.used)])
        ]
        return [b for b in found if not isinstance(b, Pairs) or b.rows]

    def _pairs(self, title: str, rows: Iterable[tuple[str, Cell]]) -> Pairs:
        return Pairs(tuple(rows), self.words.say(title) if title else "")

    def _statements(self, title: str, statements: Iterable[Mapping[str, Any]]) -> Pairs:
        return self._pairs(title, [("-", self._text(s["text"], s)) for s in statements])

    def _text(self, text: str, statement: Mapping[str, Any]) -> Cell:
        return Cell(f"{text} {self._refs(statement.get('sources', ()))}".rstrip())

    def _refs(self, sources: Iterable[str]) -> str:
        sources = tuple(sources)
        for ref in sources:
            name, _, place = ref.partition(":")
            self.used.setdefault(name, []).append(place)
        return f"[{', '.join(sources)}]" if sources else ""

    def _basics(self) -> list[tuple[str, Cell]]:
        words, record = self.words, self.record
        rows = [
            ("id", Cell(self.intervention.id)),
            (words.say("role"), Cell(words.role(self.intervention.role))),
        ]
        if record.get("aliases"):
            rows.append((words.say("also-called"), Cell(", ".join(record["aliases"]))))
        if "variant_of" in record:
            rows.append(
                (words.say("variant-of"), Cell(self.catalogue.get(record["variant_of"]).short))
            )
        rows.append(
            (words.say("summary"), self._text(record["summary"]["text"], record["summary"]))
        )
        if "includes_placement" in record:
            rows.append(
                (
                    words.say("includes-placement-title"),
                    self._text(
                        record["includes_placement"]["text"], record["includes_placement"]
                    )._replace(tone="warn"),
                )
            )
        return rows

    def _target_group(self) -> list[tuple[str, Cell]]:
        words, group = self.words, self.group
        rows = []
        if "text" in group:
            rows.append((words.say("target-group"), self._text(group["text"], group)))
        age = group.get("age")
        if age:
            text = words.range(self.intervention.age) + (
                f" ({age['text']})" if "text" in age else ""
            )
            rows.append((words.say("age"), self._text(text, age)))
        for target in group.get("problems", ()):
            text = words.problem(target["problem"]) + (
                f" ({target['text']})" if "text" in target else ""
            )
            rows.append((words.say("targets"), self._text(text, target)))
        rows += [
            (words.say("indication"), self._text(c["text"], c))
            for c in group.get("indications", ())
        ]
        rows += [
            (words.say("exclusion"), self._text(c["text"], c)) for c in group.get("exclusions", ())
        ]
        aim = self.record.get("placement_aim")
        if aim:
            effects = words.listed([words.say(f"effect-{e}") for e in aim["effects"]])
            rows.append((words.say("placement-aim"), self._text(f"{effects}: {aim['text']}", aim)))
        return rows

    def _classification(self) -> list[tuple[str, Cell]]:
        words, given = self.words, self.record["classification"]
        level = given["level"]
        parts = [f"{dots(level)} {words.level(level)}", given.get("text", "")]
        if "said_by" in given:
            parts.append(words.say("said-by", who=given["said_by"]))
        if "date" in given:
            parts += [
                words.say("since", date=given["date"]),
                words.say("valid-until", date=expires(given["date"])),
            ]
        rows = [(words.say("level"), self._text(" · ".join(p for p in parts if p), given))]
        meaning = next(
            x["meaning"] for x in self.catalogue.record["vocabulary"]["levels"] if x["id"] == level
        )
        rows.append(("", Cell(meaning, "dim")))
        for outcome in given.get("outcomes", ()):
            text = f"{words.problem(outcome['problem'])}: {dots(outcome['level'])} {words.level(outcome['level'])}. {outcome['text']}"
            rows.append((words.say("per-outcome"), self._text(text, outcome)))
        if "reassessment" in given:
            rows.append(
                (
                    words.say("reassessment"),
                    self._text(given["reassessment"]["text"], given["reassessment"]),
                )
            )
        return rows

    def _evidence(self, item: Mapping[str, Any]) -> Cell:
        words = self.words
        marks = [words.say(f"direction-{item['direction']}")]
        if item.get("country", "niet-vermeld") != "niet-vermeld":
            marks.append(words.say(f"country-{item['country']}"))
        if item.get("design", "niet-vermeld") != "niet-vermeld":
            marks.append(item["design"])
        if "figure" in item:
            marks.append(item["figure"])
        if item["direction"] != "geen-onderzoek":
            marks.append(words.say(f"control-{item['control_group']}"))
        for study in item.get("studies", ()):
            self.used.setdefault(study, [])
            source = self.catalogue.sources[study]
            marks.append(source["citation"] if source["type"] == "studie" else study)
        return self._text(f"{item['text']} ({'; '.join(marks)})", item)

    def _delivery(self) -> list[tuple[str, Cell]]:
        words, rows = self.words, []
        delivery: Mapping[str, Any] = self.record.get("delivery", {})
        for key, given in delivery.items():
            rows += [
                (words.say(key), self._text(item["text"], item))
                for item in (given if isinstance(given, list) else [given])
            ]
        if "availability" in self.record:
            given = self.record["availability"]
            rows.append(
                (
                    words.say("availability"),
                    self._text(f"{words.say('scope-' + given['scope'])}: {given['text']}", given),
                )
            )
        return rows

    def _differs(self) -> list[tuple[str, Cell]]:
        rows = []
        for item in self.record.get("differs", ()):
            rows += [
                (item["about"] if not n else "", self._text(s["text"], s))
                for n, s in enumerate(item["says"])
            ]
            rows.append(
                (
                    "",
                    Cell(
                        "→ "
                        + self.words.say(
                            "used", used=item["used"].rstrip("."), why=item["why"].rstrip(".")
                        ),
                        "dim",
                    ),
                )
            )
        return rows

    def _missing(self) -> list[str]:
        words, record, group = self.words, self.record, self.group
        checks = [
            ("target-group", "text" in group),
            ("age", "age" in group),
            ("targets", bool(group.get("problems"))),
            ("goals", "goals" in record),
            ("placement-aim", "placement_aim" in record),
            ("level", record["classification"]["level"] != Level.UNKNOWN),
            ("evidence", "evidence" in record),
            ("weeks", "weeks" in record.get("delivery", {})),
            ("hours_per_week", "hours_per_week" in record.get("delivery", {})),
            ("availability", "availability" in record),
        ]
        return [words.say(label).lower() for label, present in checks if not present]

    def _source(self, name: str) -> str:
        source = self.catalogue.sources[name]
        if source["type"] == "studie":
            return str(source["citation"])
        parts = [
            source["title"],
            source["publisher"],
            str(source.get("year", source.get("date", ""))),
            str(source.get("url", "")),
            str(source.get("read_as", "")),
        ]
        sections = _sections(source, self.used[name])
        return ", ".join(p for p in parts if p) + (f" — {'; '.join(sections)}" if sections else "")


def _sections(source: Mapping[str, Any], places: Iterable[str]) -> list[str]:
    """Return the headings under which the lines of a document stand."""
    found: dict[str, None] = {}
    for line in sorted({int(p.replace("+", "-").split("-")[0]) for p in places if p[:1].isdigit()}):
        heading = [s["name"] for s in source.get("sections", ()) if s["from"] <= line]
        if heading:
            found[heading[-1]] = None
    return list(found)


def why(value: Ranking, judgements: Sequence[Judgement], words: Words) -> Page:
    """Return the answer to `why`: per intervention every criterion with what it needs and what was given."""
    teller = Teller(value.catalogue, value.profile, words)
    blocks: list[Block] = _above(teller, value.catalogue)
    matches = {m.judgement.intervention.id: m for m in value.matches}
    excluded = {e.judgement.intervention.id: e for e in value.excluded}
    for judgement in judgements:
        name = judgement.intervention.short
        if not value.profile.problems:
            blocks.append(Heading(words.say("why-without-profile", name=name)))
        else:
            blocks.append(
                Heading(words.say("why-title", name=name, verdict=words.say(judgement.verdict)))
            )
        blocks += _criteria(teller, judgement)
        rows = [
            (words.say("question"), Cell(t.text, "strong")) for t in teller.questions(judgement)
        ]
        match, exclusion = (
            matches.get(judgement.intervention.id),
            excluded.get(judgement.intervention.id),
        )
        if match and value.profile.problems:
            rows.append(
                (
                    words.say("rank"),
                    Cell(
                        words.say("rank-line", rank=match.rank, stability=stability(match, words))
                    ),
                )
            )
            rows.append(
                (words.say("key"), Cell(words.say("key-line", **match.key._asdict()), "dim"))
            )
            rows += [(words.say("caution"), Cell(t.text)) for t in teller.cautions(match)]
        if exclusion and value.profile.problems and teller.change(exclusion):
            rows.append(
                (
                    words.say("change" if exclusion.changes else "needed"),
                    Cell(teller.change(exclusion), "strong"),
                )
            )
        if rows:
            blocks.append(Pairs(tuple(rows)))
    blocks.append(Paragraph(words.say("not-a-decision"), "dim"))
    return Page(words.say("list-title"), tuple(blocks), words.lang)


def _above(teller: Teller, catalogue: Catalogue, *, family: bool = True) -> list[Block]:
    """Return what stands above an answer: the safety line when it is called for, the family and the catalogue."""
    blocks: list[Block] = (
        [Paragraph(teller.words.say("acute-safety"), "warn")] if teller.urgent else []
    )
    return [*blocks, _head(catalogue, teller.words, teller.profile if family else None)]


def _criteria(teller: Teller, judgement: Judgement) -> tuple[Table, Pairs]:
    """Return the criteria as a table, and under it their sources: a fifth column would break every word at 80 columns."""
    words = teller.words
    head = (words.say("criterion"), words.say("verdict"), words.say("needed"), words.say("given"))
    names = {
        "placement": "placement-criterion",
        "problem": "problem",
        "age": "age",
        "indication": "indication",
        "exclusion": "exclusion",
    }
    rows = []
    sources: list[tuple[str, Cell]] = []
    for r in teller.rows(judgement):
        child = f" ({teller.child(r.child)})" if r.child is not None else ""
        state = (
            f"state-exclusion-{r.state}"
            if r.code == "exclusion" and r.state != "unknown"
            else f"state-{r.state}"
        )
        bad = words.say(state).startswith("✗")
        given = f"{r.given} ({r.place})" if r.place else r.given
        tone = "warn" if bad else "strong" if r.state == "unknown" else "plain"
        name = words.say(names[r.code])
        rows.append((Cell(name + child), Cell(words.say(state), tone), Cell(r.needed), Cell(given)))
        where = (name, Cell(", ".join(r.sources), "dim"))
        if not r.child or sources[-1] != where:
            sources.append(where)
    return Table(head, tuple(rows)), Pairs(tuple(sources), words.say("sources"))


def comparison(
    value: Comparison, catalogue: Catalogue, family: Profile | None, words: Words
) -> Page:
    """Return the answer to `compare`: a column each, a mark where they differ, and which criterion decides."""
    teller = Teller(catalogue, family, words) if family else None
    blocks: list[Block] = _above(teller, catalogue) if teller else [_head(catalogue, words, None)]
    head = ("", "", *(i.short for i in value.interventions))
    rows = tuple(
        (
            Cell("≠" if line.differs else "", "strong"),
            Cell(words.say(line.field).lower(), "dim"),
            *(
                Cell(text, "plain") if text else Cell(words.say("unknown"), "dim")
                for text in line.texts
            ),
        )
        for line in value.lines
        if any(line.texts)
    )
    blocks += [Table(head, rows), Paragraph(words.say("compare-legend"), "dim")]
    names = {i.id: i.short for i in value.interventions}
    ranked = list(dict.fromkeys(i for d in value.decisions for i in (d.higher, d.lower)))
    for d in value.decisions:
        if (d.higher, d.lower) not in pairwise(
            ranked
        ):  # the others follow from these; JSON has them all
            continue
        if d.criterion:
            text = words.say(
                "decides",
                higher=names[d.higher],
                lower=names[d.lower],
                criterion=words.say(d.criterion),
                a=d.values[0],
                b=d.values[1],
            )
        else:
            text = words.say("decides-nothing", higher=names[d.higher], lower=names[d.lower])
        blocks.append(Paragraph(text))
    blocks.append(Paragraph(words.say("not-a-decision"), "dim"))
    return Page(words.say("compare-title"), tuple(blocks), words.lang)


def plan(value: Plan, guideline: Guideline, words: Words) -> Page:
    """Return the answer to `plan`: what together covers most, what stays open, hours, phases and the guideline's steps."""
    teller = Teller(value.catalogue, value.profile, words)
    blocks: list[Block] = [
        *_above(teller, value.catalogue),
        Heading(words.say("plan-title")),
        *plan_blocks(value, teller),
    ]
    blocks.append(Heading(words.say("steps")))
    blocks.append(
        Bullets(
            tuple(
                f"{a.text} [{', '.join(a.sources)}]" for a in guideline.steps(urgent=teller.urgent)
            )
        )
    )
    blocks.append(Paragraph(words.say("not-a-decision"), "dim"))
    return Page(words.say("plan-title"), tuple(blocks), words.lang)


def plan_blocks(value: Plan, teller: Teller) -> list[Block]:
    """Return what a plan holds, what stays open, equally good plans, hours and phases."""
    from uhp_cli.verbs import wire  # hours and phases are the same numbers as in JSON

    words = teller.words
    blocks: list[Block] = []
    short = {i.id: i.short for i in value.catalogue.interventions}
    if not value.chosen:
        blocks.append(Paragraph(words.say("plan-empty")))
    for match in value.chosen:
        intervention = match.judgement.intervention
        covers = _needs([n for n in value.needs if n in value.met(match)], teller)
        level = f"{dots(match.level)} {words.level(match.level)}"
        first = [words.say("covers-for", needs=covers)] if covers else []
        rows = [
            (
                "",
                Cell(
                    " · ".join(
                        [
                            *first,
                            words.role(intervention.role),
                            level,
                            words.say(match.judgement.verdict),
                        ]
                    )
                ),
            )
        ]
        rows += [
            (words.say("question"), Cell(t.text, "strong"))
            for t in teller.questions(match.judgement)
        ]
        rows += [
            (words.say("caution"), Cell(t.text))
            for t in teller.cautions(match)
            if t.code.startswith(("earlier", "recognition", "abroad"))
        ]
        blocks.append(
            Pairs(tuple(rows), f"{intervention.abbreviation} {intervention.name}".strip())
        )
    for problem in value.uncovered:
        needs = _needs([n for n in value.open_needs if n[1] == problem], teller)
        blocks.append(
            Paragraph(
                words.say("uncovered-for", needs=needs, involve=words.involve(problem)), "strong"
            )
        )
    others = [
        " + ".join(m.judgement.intervention.short for m in members) for members in value.plans[1:]
    ]
    if others:
        more = len(others) - wire.ALTERNATIVES
        code, shown = (
            ("plan-equal-more", others[: wire.ALTERNATIVES]) if more > 0 else ("plan-equal", others)
        )
        blocks.append(Paragraph(words.say(code, plans="; ".join(shown), n=more)))
    if value.chosen:
        blocks.append(Paragraph(words.say("plan-rule", most=value.most), "dim"))
        blocks.append(
            Pairs(
                (
                    *_hours(wire.hours(value), short, words),
                    *_phases(wire.phases(value), short, teller),
                ),
                "",
            )
        )
    return blocks


def _needs(needs: Iterable[Need], teller: Teller) -> str:
    """Return needs in words; whose they are only in a family with several children, and not when they are everyone's."""
    words, children = teller.words, range(len(teller.profile.children))
    whose: dict[str, list[int]] = {}
    for number, problem in needs:
        whose.setdefault(problem, []).append(number)
    named = []
    for problem, numbers in whose.items():
        who = [teller.child(n) if n >= 0 else words.say("need-family") for n in numbers]
        shared = len(children) < 2 or set(numbers) >= set(children)
        named.append(
            words.problem(problem)
            if shared
            else words.say("need-of", problem=words.problem(problem), who=words.listed(who))
        )
    return words.listed(named)


def _hours(
    found: Mapping[str, Any], short: Mapping[str, str], words: Words
) -> list[tuple[str, Cell]]:
    rows = []
    if found["known"]:
        names = words.listed([short[i] for i in found["of"]])
        text = words.say(
            "hours-known", low=found["known"]["min"], high=found["known"]["max"], names=names
        )
        rows.append((words.say("hours"), Cell(text)))
    if found["unknown"]:
        names = words.listed([short[i] for i in found["unknown"]])
        rows.append(
            (words.say("hours") if not rows else "", Cell(words.say("hours-unknown", names=names)))
        )
    return rows


def _phases(
    found: Mapping[str, Sequence[str]], short: Mapping[str, str], teller: Teller
) -> list[tuple[str, Cell]]:
    words, rows = teller.words, []
    for name, ids in found.items():
        names = [short[i] for i in ids]
        if name == "safety" and teller.urgent:
            names.insert(0, words.say("phase-safety-plan"))
        rows.append(
            (
                words.say(f"phase-{name}"),
                Cell(words.listed(names) or words.say("phase-none"), "plain" if names else "dim"),
            )
        )
    return rows


def guideline(value: Guideline, sections: Sequence[Section], words: Words) -> Page:
    """Return the answer to `guideline`: a checklist with sources."""
    blocks: list[Block] = []
    for section in sections:
        kind = words.say(f"kind-{section.kind}") + (f", {section.level}" if section.level else "")
        blocks.append(Heading(f"{section.title} ({kind})"))
        blocks.append(
            Bullets(
                tuple(
                    f"{a.text}{f' ({a.note})' if a.note else ''} [{', '.join(a.sources)}]"
                    for a in section.items
                ),
                boxes=True,
            )
        )
    blocks.append(Paragraph(words.say("not-a-decision"), "dim"))
    return Page(value.title, tuple(blocks), words.lang)


def understood(family: Profile, words: Words) -> Page:
    """Return the answer to `profile check`: the family as it is understood."""
    blocks = (
        Paragraph(words.say("profile-good")),
        Paragraph(profile_line(family, words), "strong"),
    )
    return Page(words.say("profile"), blocks, words.lang)


def recheck(
    before: Mapping[str, Any], found: Sequence[Difference], catalogue: Catalogue, words: Words
) -> Page:
    """Return the answer to `recheck`: per intervention what differs now, and because of what."""
    old, new = str(before["catalogue"]["sha256"])[:8], catalogue.sha256[:8]
    if not found:
        return Page(
            words.say("recheck-title"),
            (Paragraph(words.say("recheck-same", old=old, new=new)),),
            words.lang,
        )
    short = {i.id: i.short for i in catalogue.interventions}
    blocks: list[Block] = [
        Paragraph(words.say("recheck-differs", n=len(found), old=old, new=new), "strong")
    ]
    moved = [
        d
        for d in found
        if [f.field for f in d.fields] == ["rank"] and not (d.because or d.no_longer)
    ]
    for d in (d for d in found if d not in moved):
        rows = []
        if d.change != "changed":
            kind = "plan" if before["kind"] == "plan" and d.id in short else "catalogue"
            rows.append((words.say("verdict"), Cell(words.say(f"recheck-{d.change}-{kind}"))))
        rows += [
            (words.say(_RECHECKED[f.field]), Cell(words.say("recheck-field", before=_now_or_then(f.before, f.field, words), after=_now_or_then(f.after, f.field, words))))
            for f in d.fields
            if f.field in _RECHECKED
        ]  # fmt: skip
        cause = f" [{', '.join(d.sources)}]" if d.sources else ""
        rows += [
            (words.say(f"recheck-{code}"), Cell("; ".join(t) + cause))
            for code, t in (("because", d.because), ("gone", d.no_longer))
            if t
        ]
        blocks.append(Pairs(tuple(rows), short.get(d.id, d.id)))
    if moved:
        ranks = [
            f"{short.get(d.id, d.id)} {_plain(d.fields[0].before)} → {_plain(d.fields[0].after)}"
            for d in moved
        ]
        blocks.append(Paragraph(words.say("recheck-moved", names=", ".join(ranks)), "dim"))
    return Page(words.say("recheck-title"), tuple(blocks), words.lang)


_RECHECKED = {
    "verdict": "verdict",
    "place": "recheck-place",
    "rank": "rank",
    "classification": "level",
    "covers": "addresses",
    "partly": "recheck-partly",
    "children": "children",
    "key": "key",
    "near_miss": "change",
}
"""The fields of an answer that a page shows; what changed in its sentences follows behind them."""


def _now_or_then(value: object, field: str, words: Words) -> str:
    """Return a value of an answer in words; an earlier answer may hold anything, which is then shown as it stands."""
    if isinstance(value, Mapping):
        return " · ".join(
            f"{words.say(k) if k in Key._fields else k} {_plain(v)}" for k, v in value.items()
        )
    if isinstance(value, list | tuple) and field != "children":
        return ", ".join(words.problem(str(v)) for v in value) or "–"
    names: dict[str, Callable[[str], str]] = {
        "verdict": lambda v: words.say(v) if v in list(Verdict) else v,
        "classification": words.level,
        "place": lambda v: words.say(f"recheck-{v}"),
        "near_miss": lambda v: words.say("yes" if v == "True" else "no"),
        "children": lambda v: ", ".join(
            str(int(n) + 1) if n.isdigit() else n for n in v.split(", ")
        ),
    }
    plain = _plain(value)
    return names[field](plain) if field in names and value is not None else plain


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {_plain(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or "–"
    return "–" if value is None else str(value)


FAMILIES_SHOWN = 25
"""How many families with another answer a page shows."""


def diff(value: Effect, words: Words) -> Page:
    """Return the answer to `diff`: the changes by severity with both places, then the families whose answer changes."""
    blocks: list[Block] = [
        Pairs(
            tuple(
                (words.say(f"diff-{n}"), Cell(_side(s, words), "dim"))
                for n, s in (("old", value.old), ("new", value.new))
            )
        )
    ]
    for severity in dict.fromkeys(e.severity for e in value.edits):
        rows = tuple((e.id, Cell(_edit(e, words))) for e in value.edits if e.severity is severity)
        blocks.append(Pairs(rows, words.say(f"severity-{severity}")))
    if not value.edits:
        blocks.append(Paragraph(words.say("diff-none")))
    if value.shifts:
        blocks.append(Heading(words.say("diff-impact")))
        blocks.append(_shifts(value, words))
        if len(value.shifts) > FAMILIES_SHOWN:
            blocks.append(
                Paragraph(words.say("diff-more", n=len(value.shifts) - FAMILIES_SHOWN), "dim")
            )
    counts = value.counts
    if counts["other_verdict"]:
        blocks.append(
            Paragraph(
                words.say("diff-verdicts", n=counts["other_verdict"], families=counts["families"])
            )
        )
    renamed = words.say("diff-renamed", n=counts["renamed"]) if counts["renamed"] else ""
    blocks.append(Paragraph(words.say("diff-summary", more=renamed, **counts), "strong"))
    return Page(words.say("diff-title"), tuple(blocks), words.lang)


def _side(side: Side, words: Words) -> str:
    catalogue = side.catalogue
    line = words.say(
        "catalogue-line",
        version=catalogue.version,
        n=len(catalogue.interventions),
        hash=catalogue.sha256[:8],
    )
    return f"{side.document.name} · {line}"


def _edit(edit: Edit, words: Words) -> str:
    before, after = _differing(_told(edit.before), _told(edit.after))
    text = words.say(f"edit-{edit.kind}", field=edit.field, before=before, after=after)
    return f"{text}  ({' → '.join(_place(p) for p in (edit.old, edit.new) if p)})"


def _told(value: Any) -> str:
    """Return a value of a change for people: bounds as 12–24, a condition as its facts, a statement as its sentence."""
    if not isinstance(value, Mapping):
        return _plain(value)
    if value.keys() <= {"min", "max"}:
        return f"{value.get('min', '')}–{value.get('max', '')}"
    if "text" in value or "problem" in value:
        said = ": ".join(str(value[key]) for key in ("problem", "text") if key in value)
        return said + (f" ({_told(value['when'])})" if "when" in value else "")
    return "; ".join(
        f"{k}: {_told(v) if isinstance(v, Mapping) else _plain(v)}" for k, v in value.items()
    )


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _differing(one: str, other: str, room: int = 90) -> tuple[str, str]:
    """Return two texts from shortly before where they begin to differ, each no longer than `room`."""
    same = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, same - room // 3) if max(len(one), len(other)) > room else 0
    cut = [
        ("…" if start else "")
        + text[start : start + room]
        + ("…" if len(text) > start + room else "")
        for text in (one, other)
    ]
    return cut[0], cut[1]


def _shifts(value: Effect, words: Words) -> Table:
    names = {i.id: i.short for side in (value.old, value.new) for i in side.catalogue.interventions}

    def listed(ids: Iterable[str]) -> str:
        return ", ".join(names[i] for i in ids) or words.say("diff-nobody")

    def verdict(given: Verdict | None) -> str:
        return words.say(given) if given else words.say("diff-absent")

    head = tuple(
        words.say(label) for label in ("diff-family", "diff-before", "diff-after", "diff-turns")
    )
    rows = tuple(
        (
            Cell(_family(s.family, words)),
            Cell(listed(s.before)),
            Cell(listed(s.after), "strong" if s.top else "plain"),
            Cell(
                "; ".join(
                    f"{names[t.id]}: {verdict(t.before)} → {verdict(t.after)}" for t in s.turns
                )
            ),
        )
        for s in value.shifts[:FAMILIES_SHOWN]
    )
    return Table(head, rows)


def _family(family: Family, words: Words) -> str:
    known = family.new or family.old
    text = family.name or (known_line(known, words) if known else "?")
    return (
        text
        if family.old and family.new
        else f"{text} ({words.say('diff-unreadable-old' if family.new else 'diff-unreadable-new')})"
    )


def test(value: Report, words: Words) -> Page:
    """Return the answer to `test`: each case that fails with why, what no case exercises, and the count."""
    blocks: list[Block] = []
    for result in value.failed:
        rows = [row for miss in result.misses for row in _miss(miss, result, words)]
        source = f" [{result.case.source}]" if result.case.source else ""
        blocks.append(
            Pairs(tuple(rows), f"{result.case.file}:{result.case.line}: {result.case.name}{source}")
        )
    if value.unnamed:
        blocks.append(Paragraph(words.say("test-unnamed", names=", ".join(value.unnamed)), "dim"))
    if value.idle:
        blocks.append(
            Pairs(
                tuple((i.id, Cell(_idle(i, words), "dim")) for i in value.idle),
                words.say("test-idle"),
            )
        )
    size = sum(r.case.expect.size for r in value.results)
    counts = {
        "cases": len(value.results),
        "passed": len(value.results) - len(value.failed),
        "failed": len(value.failed),
        "expectations": size,
    }
    blocks.append(Paragraph(words.say("test-summary", **counts), "strong"))
    return Page(words.say("test-title"), tuple(blocks), words.lang)


def _idle(idle: Idle, words: Words) -> str:
    kind = words.say(idle.code)
    return f"{kind} {idle.number}: {idle.text}" if idle.text else kind


def _miss(miss: Miss, result: Result, words: Words) -> Iterable[tuple[str, Cell]]:
    """Give what was expected and what came, and below it how each intervention that explains it stands."""

    def said(codes: Iterable[str]) -> str:
        return ", ".join(words.say(c) if c in list(Verdict) else c for c in codes) or words.say(
            "diff-nobody"
        )

    yield (
        words.say(f"expect-{miss.expectation}"),
        Cell(
            words.say("test-came", expected=said(miss.expected), actual=said(miss.actual)), "warn"
        ),
    )
    teller = Teller(result.ranking.catalogue, result.ranking.profile, words)
    for m in result.ranking.matches:
        if m.judgement.intervention.id in miss.about:
            place = words.say(
                "test-place",
                rank=m.rank,
                verdict=words.say(m.judgement.verdict),
                key=words.say("key-line", **m.key._asdict()),
            )
            yield (
                "",
                Cell(f"{m.judgement.intervention.short}: {place}; {teller.reasons(m)[0].text}"),
            )
    for e in result.ranking.excluded:
        if e.judgement.intervention.id in miss.about:
            reason = teller.exclusion_reasons(e.judgement)[0]
            yield (
                "",
                Cell(
                    f"{e.judgement.intervention.short}: {words.say('excluded')}; {reason.text} ({reason.code})"
                ),
            )


def gap_map(value: GapMap, words: Words) -> Page:
    """Return the answer to `gaps`: a cell for each problem and age band, what is empty, and what was not counted."""
    blocks: list[Block] = [
        _head(value.catalogue, words, None),
        *(Paragraph(words.say(c)) for c in ("gaps-legend", "gaps-ladder")),
    ]
    if value.region:
        blocks.append(
            Paragraph(
                words.say("gaps-region", region=value.catalogue.regions[value.region].name),
                "strong",
            )
        )
    if value.least:
        blocks.append(Paragraph(words.say("gaps-least", level=words.level(value.least)), "strong"))
    blocks.append(_heatmap(value, words))
    empty = len(value.empty)
    blocks.append(
        Paragraph(
            words.say(
                "gaps-counts", filled=len(value.cells) - empty, all=len(value.cells), empty=empty
            ),
            "strong",
        )
    )
    named = {
        "gaps-unstated": dict.fromkeys(i.short for c in value.cells for i in c.unstated),
        "gaps-abroad": dict.fromkeys(i.short for c in value.cells for i in c.members if i.abroad),
        "gaps-no-problem": [i.short for i in value.no_problem],
        "gaps-placement": [i.short for i in value.with_placement],
        "gaps-elsewhere": [i.short for i in value.elsewhere],
    }
    region = value.catalogue.regions[value.region].name if value.region else ""
    for code, names in named.items():
        if names:
            blocks.append(
                Paragraph(
                    words.say(
                        code, names=words.listed(sorted(names, key=str.casefold)), region=region
                    ),
                    "dim",
                )
            )
    if value.empty:
        blocks += [Heading(words.say("gaps-list")), Pairs(tuple(_empties(value, words)))]
    blocks.append(Paragraph(words.say("gaps-not-proof"), "dim"))
    return Page(words.say("gaps-title"), tuple(blocks), words.lang)


def _rows_of(value: GapMap) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for cell in value.cells:
        found.setdefault(cell.problem, []).append(cell)
    return found


def _heatmap(value: GapMap, words: Words) -> Heatmap:
    rows = _rows_of(value)
    bands = tuple(c.band.id.replace("-", "–") for c in next(iter(rows.values())))
    ladder = [Level.STRONG, Level.GOOD, Level.FIRST, Level.FOUNDED]
    legend = [(4 - n, words.level(level)) for n, level in enumerate(ladder)]
    return Heatmap(
        Table(
            ("", *bands),
            tuple(
                (Cell(words.problem(p)), *(_spot(c, words) for c in cells))
                for p, cells in rows.items()
            ),
        ),
        Table(
            (words.say("problem"), *(words.say("gaps-head", age=b) for b in bands)),
            tuple(
                (Cell(words.problem(p)), *(_spot_named(c, words) for c in cells))
                for p, cells in rows.items()
            ),
            words.say("gaps-table"),
        ),
        tuple(
            tuple(strength(c.level) if c.level else -1 for c in cells) for cells in rows.values()
        ),
        words.say("gaps-picture"),
        (*legend, (0, words.say("gaps-step-0")), (-1, words.say("gaps-empty"))),
    )


def _spot(cell: Spot, words: Words) -> Cell:
    if cell.level is None:
        return Cell(f" {words.say('gaps-empty')} ", "gap")
    mark = "*" if len(cell.unstated) == len(cell.members) else ""
    rung = strength(cell.level)
    return Cell(
        f"{dots(cell.level)} {len(cell.members)}{mark}",
        "strong" if rung >= strength(Level.GOOD) else "plain",
    )


def _spot_named(cell: Spot, words: Words) -> Cell:
    if cell.level is None:
        return Cell(words.say("gaps-empty"), "gap")
    names = ", ".join(i.short + ("*" if i.age is None else "") for i in cell.members)
    return Cell(f"{dots(cell.level)} {words.level(cell.level)}: {names}")


def _empties(value: GapMap, words: Words) -> Iterable[tuple[str, Cell]]:
    for problem, cells in _rows_of(value).items():
        empty = [c.band.id.replace("-", "–") for c in cells if not c.members]
        if empty:
            ages = (
                words.say("gaps-all-ages")
                if len(empty) == len(cells)
                else words.say("gaps-head", age=", ".join(empty))
            )
            yield words.problem(problem), Cell(f"{ages} → {words.involve(problem)}")


def caseload(value: Caseload, words: Words) -> Page:
    """Return the answer to `gaps --profiles`: what nothing covers, and the smallest set that covers the rest."""
    counts = words.say(
        "caseload-counts",
        families=value.families,
        needs=value.needs,
        covered=value.covered,
        open=value.needs - value.covered,
    )
    blocks: list[Block] = [_head(value.catalogue, words, None), Paragraph(counts, "strong")]
    if value.region:
        blocks.append(
            Paragraph(
                words.say("gaps-region", region=value.catalogue.regions[value.region].name),
                "strong",
            )
        )
    if value.least:
        blocks.append(Paragraph(words.say("gaps-least", level=words.level(value.least)), "strong"))
    head = ("problem", "caseload-families", "caseload-needs", "caseload-covered", "caseload-open")
    rows = sorted(value.rows, key=lambda r: (r.covered - r.needs, -r.needs, r.problem))
    blocks.append(
        Table(
            tuple(map(words.say, head)),
            tuple(
                (
                    Cell(words.problem(r.problem)),
                    *(Cell(str(n)) for n in (r.families, r.needs, r.covered)),
                    Cell(str(r.needs - r.covered), "gap" if r.covered < r.needs else "plain"),
                )
                for r in rows
            ),
            words.say("caseload-title"),
        )
    )
    if value.uncovered:
        open_ = tuple(
            (words.problem(r.problem), Cell(f"{r.needs - r.covered} → {words.involve(r.problem)}"))
            for r in value.uncovered
        )
        blocks += [Heading(words.say("caseload-uncovered")), Pairs(open_)]
    else:
        blocks.append(Paragraph(words.say("caseload-all")))
    if value.chosen:
        blocks += _set(value, words)
    blocks += [
        Paragraph(words.say("caseload-note"), "dim"),
        Paragraph(words.say("not-a-decision"), "dim"),
    ]
    return Page(words.say("caseload-title"), tuple(blocks), words.lang)


def _set(value: Caseload, words: Words) -> list[Block]:
    head = ("name", "level", "caseload-adds", "caseload-sum", "caseload-covers")
    rows, total = [], 0
    for choice in value.chosen:
        total += choice.adds
        i = choice.intervention
        name = f"{i.abbreviation} {i.name}" if i.abbreviation else i.name
        level = Cell(f"{dots(i.level)} {words.level(i.level)}")
        rows.append(
            (
                Cell(name, "strong"),
                level,
                *(Cell(str(n)) for n in (choice.adds, total, choice.covers)),
            )
        )
    return [
        Heading(words.say("caseload-set")),
        Paragraph(
            words.say(
                "caseload-set-exact" if value.exact else "caseload-set-greedy", n=len(value.chosen)
            )
        ),
        Table(tuple(map(words.say, head)), tuple(rows), words.say("caseload-set")),
    ]

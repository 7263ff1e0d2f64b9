"""Answers as pages in the reader's language: one function for each kind of answer."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from uhp_cli.catalogue import Catalogue, Intervention, Sources
from uhp_cli.profile import SITUATION, Profile
from uhp_cli.ranking import Match, Ranking
from uhp_cli.render import Block, Bullets, Cell, Heading, Page, Pairs, Paragraph, Table
from uhp_cli.telling import Teller, Told, expires
from uhp_cli.vocab import Level, Verdict, strength
from uhp_cli.words import Words

SHOWN = 8
"""How many matches a screen shows unless --top says otherwise."""


def dots(level: str) -> str:
    """Return the ladder of recognition as four dots; a level without a verdict gets none filled."""
    filled = strength(level)
    return "●" * filled + "○" * (4 - filled)


def profile_line(profile: Profile, words: Words) -> str:
    """Return the family as understood, in one line, with what is unknown said."""
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
        parts.append(words.say("tried", names=words.listed([words.catalogue.get(i).short for i in profile.tried])))
    unknown = [words.fact(f) for f in SITUATION[:3] if f not in profile.facts]
    if not profile.children or any(c.age is None for c in profile.children):
        unknown.append(words.say("age"))
    return " · ".join(parts) + (f"   ({words.say('unknown-facts', facts=', '.join(unknown))})" if unknown else "")


def _child(age: Any, words: Words) -> str:
    if age is None:
        return words.say("child-unknown-age")
    return words.say("child-unborn") if age.high < 0 else words.say("child", age=words.age(age))


def _head(catalogue: Catalogue, words: Words, profile: Profile | None) -> Pairs:
    line = words.say("catalogue-line", version=catalogue.version, n=len(catalogue.interventions), hash=catalogue.sha256[:8])
    rows = [(words.say("catalogue"), Cell(line, "dim"))]
    if profile is not None:
        rows.insert(0, (words.say("profile"), Cell(profile_line(profile, words))))
    return Pairs(tuple(rows))


def ranking(value: Ranking, words: Words, *, top: int | None = None, shown: Sequence[Match] | None = None) -> Page:
    """Return the answer to `match`: safety, the family, a table, reasons and questions, what does not fit, what to ask."""
    teller = Teller(value.catalogue, value.profile, words)
    chosen = value.matches if shown is None else tuple(shown)
    hidden = [m.judgement.intervention.short for m in value.matches if m not in chosen]
    listed = chosen[: top or SHOWN]
    notices = {t.code: t.text for t in teller.notices(value)}
    blocks: list[Block] = [Paragraph(notices[code], "warn") for code in ("acute-safety", "nothing-fits") if code in notices]
    blocks.append(_head(value.catalogue, words, value.profile))
    if listed:
        blocks.append(_match_table(listed, words))
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
            (e.judgement.intervention.short, Cell(f"{teller.exclusion_reasons(e.judgement)[0].text}. {teller.change(e)}")) for e in near
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


def _match_table(matches: Sequence[Match], words: Words) -> Table:
    head = ("", words.say("name"), words.say("level"), words.say("verdict"), words.say("addresses"), words.say("orders"))
    rows = []
    for m in matches:
        intervention = m.judgement.intervention
        covers = [words.problem(p) for p in sorted(m.judgement.covers)]
        covers += [words.say("in-part", problem=words.problem(p)) for p in sorted(m.judgement.partly)]
        verdict = Cell(words.say(m.judgement.verdict), "strong" if m.judgement.verdict is Verdict.FITS else "plain")
        name = f"{intervention.abbreviation} {intervention.name}" if intervention.abbreviation else intervention.name
        level = Cell(f"{dots(m.level)} {words.level(m.level)}")
        rows.append((Cell(str(m.rank), "strong"), Cell(name, "strong"), level, verdict, Cell(", ".join(covers)), Cell(stability(m, words))))
    return Table(head, tuple(rows))


def _match_detail(match: Match, teller: Teller) -> Pairs:
    words = teller.words
    rows = [(words.say("because"), Cell("; ".join(t.text for t in teller.reasons(match))))]
    rows += [(words.say("question"), Cell(t.text, "strong")) for t in teller.questions(match.judgement)]
    cautions = teller.cautions(match)
    if cautions:
        rows.append((words.say("caution"), Cell("; ".join(t.text for t in cautions))))
    rows.append((words.say("key"), Cell(words.say("key-line", **match.key._asdict()), "dim")))
    return Pairs(tuple(rows), f"{match.rank}  {match.judgement.intervention.short}")


def _summary(value: Ranking, teller: Teller) -> list[Block]:
    words = teller.words
    asked = len(value.matches) - value.fits
    text = words.say("counts", total=len(value.catalogue.interventions), fits=value.fits, ask=asked, excluded=len(value.excluded))
    reasons = ", ".join(words.say(f"reason-{code}", n=n) for code, n in value.first_reasons.items())
    if reasons:
        text += f" ({words.say('first-reasons', reasons=reasons)})"
    blocks: list[Block] = [Paragraph(f"{text} — {words.say('why-hint')}")]
    for number, question in enumerate(value.questions[:3]):
        code = "then" if number else "ask-first"
        blocks.append(Paragraph(words.say(code, question=teller.question(question), n=question.changes), "dim" if number else "strong"))
    blocks.extend(uncovered(value.uncovered, words))
    return blocks


def uncovered(problems: Iterable[str], words: Words) -> list[Block]:
    """Return a line for each problem that nothing covers, with who to involve."""
    return [Paragraph(words.say("uncovered", problem=words.problem(p), involve=words.involve(p))) for p in problems]


def listing(catalogue: Catalogue, interventions: Sequence[Intervention], words: Words) -> Page:
    """Return the answer to `list`."""
    head = (words.say("name"), words.say("level"), words.say("role"), words.say("age"), words.say("problems"))
    rows = tuple(
        (
            Cell(f"{i.abbreviation} {i.name}" if i.abbreviation else i.name, "strong"),
            Cell(f"{dots(i.level)} {words.level(i.level)}"),
            Cell(words.role(i.role)),
            Cell(words.range(i.age), "dim" if i.age is None else "plain"),
            Cell(", ".join(words.problem(t.problem) for t in i.targets) or words.say("unknown"), "plain" if i.targets else "dim"),
        )
        for i in interventions
    )
    count = Paragraph(words.say("list-count", shown=len(interventions), total=len(catalogue.interventions)), "dim")
    blocks: tuple[Block, ...] = (
        (_head(catalogue, words, None), Table(head, rows), count) if rows else (_head(catalogue, words, None), count)
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
        name = f"{self.intervention.name} ({self.intervention.abbreviation})" if self.intervention.abbreviation else self.intervention.name
        found: list[Block] = [Heading(name, 2)]
        found += [self._pairs("", self._basics())]
        found += [self._pairs("target-group", self._target_group())]
        found += [self._statements("goals", record.get("goals", ()))]
        found += [self._pairs("classification-title", self._classification())]
        found += [self._pairs("evidence", [("", self._evidence(e)) for e in record.get("evidence", ())])]
        found += [self._pairs("delivery", self._delivery())]
        found += [
            self._pairs(
                "ratings",
                [
                    (r["register"], self._text(" ".join(x for x in (r["rating"], r.get("date", ""), r.get("text", "")) if x), r))
                    for r in record.get("ratings", ())
                ],
            )
        ]
        found += [self._pairs("differs", self._differs())]
        found += [self._statements("remarks", record.get("remarks", ()))]
        found += [self._pairs("not-stated", [("", Cell(words.listed(self._missing())))] if self._missing() else [])]
        found += [self._pairs("sources", [(f"[{i}]", Cell(self._source(i))) for i in sorted(self.used)])]
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
        rows = [("id", Cell(self.intervention.id)), (words.say("role"), Cell(words.role(self.intervention.role)))]
        if record.get("aliases"):
            rows.append((words.say("also-called"), Cell(", ".join(record["aliases"]))))
        if "variant_of" in record:
            rows.append((words.say("variant-of"), Cell(self.catalogue.get(record["variant_of"]).short)))
        rows.append((words.say("summary"), self._text(record["summary"]["text"], record["summary"])))
        if "includes_placement" in record:
            rows.append(
                (
                    words.say("includes-placement-title"),
                    self._text(record["includes_placement"]["text"], record["includes_placement"])._replace(tone="warn"),
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
            text = words.range(self.intervention.age) + (f" ({age['text']})" if "text" in age else "")
            rows.append((words.say("age"), self._text(text, age)))
        for target in group.get("problems", ()):
            text = words.problem(target["problem"]) + (f" ({target['text']})" if "text" in target else "")
            rows.append((words.say("targets"), self._text(text, target)))
        rows += [(words.say("indication"), self._text(c["text"], c)) for c in group.get("indications", ())]
        rows += [(words.say("exclusion"), self._text(c["text"], c)) for c in group.get("exclusions", ())]
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
            parts += [words.say("since", date=given["date"]), words.say("valid-until", date=expires(given["date"]))]
        rows = [(words.say("level"), self._text(" · ".join(p for p in parts if p), given))]
        meaning = next(x["meaning"] for x in self.catalogue.record["vocabulary"]["levels"] if x["id"] == level)
        rows.append(("", Cell(meaning, "dim")))
        for outcome in given.get("outcomes", ()):
            text = f"{words.problem(outcome['problem'])}: {dots(outcome['level'])} {words.level(outcome['level'])}. {outcome['text']}"
            rows.append((words.say("per-outcome"), self._text(text, outcome)))
        if "reassessment" in given:
            rows.append((words.say("reassessment"), self._text(given["reassessment"]["text"], given["reassessment"])))
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
            marks.append(self.catalogue.sources[study]["citation"])
        return self._text(f"{item['text']} ({'; '.join(marks)})", item)

    def _delivery(self) -> list[tuple[str, Cell]]:
        words, rows = self.words, []
        for key, given in self.record.get("delivery", {}).items():
            rows += [(words.say(key), self._text(item["text"], item)) for item in (given if isinstance(given, list) else [given])]
        if "availability" in self.record:
            given = self.record["availability"]
            rows.append((words.say("availability"), self._text(f"{words.say('scope-' + given['scope'])}: {given['text']}", given)))
        return rows

    def _differs(self) -> list[tuple[str, Cell]]:
        rows = []
        for item in self.record.get("differs", ()):
            rows += [(item["about"] if not n else "", self._text(s["text"], s)) for n, s in enumerate(item["says"])]
            rows.append(("", Cell("→ " + self.words.say("used", used=item["used"].rstrip("."), why=item["why"].rstrip(".")), "dim")))
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
            source.get("url", ""),
            source.get("read_as", ""),
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


def notes(told: Iterable[Told]) -> Bullets:
    """Return sentences as a list."""
    return Bullets(tuple(t.text for t in told))


def source_list(catalogue: Catalogue, refs: Iterable[str]) -> Sources:
    """Return the titles of the sources in these references, each once."""
    names = dict.fromkeys(r.partition(":")[0] for r in refs)
    return tuple(str(catalogue.sources[n].get("title", catalogue.sources[n].get("citation", n))) for n in names if n in catalogue.sources)

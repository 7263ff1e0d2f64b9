"""Show all the sources say about an intervention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from uhp_cli.door.asked import chosen
from uhp_cli.door.options import Names, WithSources
from uhp_cli.door.out import PAGE, Answer
from uhp_cli.door.verb import Call, verb
from uhp_cli.late import Late
from uhp_cli.telling.answer import head
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention, fold
from uhp_cli.values.vocab import Level, expires

if TYPE_CHECKING:
    from uhp_cli import shapes
    from uhp_cli.pages import blocks
    from uhp_cli.telling import parts, screen

    Pair = tuple[str, blocks.Cell]
else:
    blocks, parts = Late("uhp_cli.pages.blocks"), Late("uhp_cli.telling.parts")
    screen = Late("uhp_cli.telling.screen")


@verb(*PAGE, "json", long=True)
def show(call: Call, names: Names, sources: WithSources = False) -> Answer:
    """Show all the sources say about an intervention."""
    found = chosen(call.catalogue, names)
    return Answer(
        lambda: as_json(call.catalogue, found, call.words),
        lambda: page(call.catalogue, found, call.words, names),
        screens=lambda: screens(call.catalogue, found, call.words, names, sources=sources),
    )


def as_json(
    catalogue: Catalogue, interventions: Sequence[Intervention], words: Words
) -> shapes.ShowAnswer:
    """Return the answer as JSON: whole records with the sources they name."""
    records = [i.record for i in interventions]
    named = dict.fromkeys(ref.partition(":")[0] for record in records for ref in references(record))
    return {
        **head("show", catalogue, words),
        "interventions": records,
        "sources": {
            name: catalogue.sources[name] for name in sorted(named) if name in catalogue.sources
        },
    }


def references(value: object) -> Iterable[str]:
    """Give every source reference in a record, in reading order."""
    if isinstance(value, Mapping):
        for key, content in value.items():
            if key in ("sources", "studies", "cited_in"):
                yield from content
            else:
                yield from references(content)
    elif isinstance(value, list):
        for content in value:
            yield from references(content)


def page(
    catalogue: Catalogue,
    interventions: Sequence[Intervention],
    words: Words,
    names: Sequence[str] = (),
) -> blocks.Page:
    """Return the answer as a page: a card each, every statement with its source.

    Which of the names that were asked for are old ones comes first.
    """
    notes = [blocks.Paragraph(text) for text in _old_names(catalogue, names, words)]
    found = [b for i in interventions for b in _Card(catalogue, i, words).written()]
    found.append(parts.glossary(catalogue, words))
    title = interventions[0].name if len(interventions) == 1 else words.say("list-title")
    return parts.page(title, [*notes, *found], words)


def _old_names(catalogue: Catalogue, names: Sequence[str], words: Words) -> Iterator[str]:
    for name in names:
        found = catalogue.get(name)
        for former in found.record.get("formerly", ()):
            if fold(former["name"]) == fold(name):
                until = f" {words.say('until', date=former['until'])}" if "until" in former else ""
                titled = parts.titled(found)
                yield words.say("was-called", old=former["name"], until=until, name=titled)


_FEWER = ((9, 2), (9, 1), (5, 1), (4, 1), (3, 1), (2, 1), (1, 1))
"""How many of a kind a first screen shows of each intervention, and how many of research.

Most first: what research found gives way before a condition or a caution does.
"""


def screens(
    catalogue: Catalogue,
    interventions: Sequence[Intervention],
    words: Words,
    names: Sequence[str] = (),
    *,
    sources: bool,
) -> Iterator[blocks.Page]:
    """Give the answer as a first screen, fullest first; of what is left out, how much there is."""
    notes = [blocks.Paragraph(text) for text in _old_names(catalogue, names, words)]
    title = interventions[0].name if len(interventions) == 1 else words.say("list-title")
    hint = words.say("show-next", id=interventions[0].id, version=catalogue.version)
    for most, studies in _FEWER:
        cards = (
            _Brief(catalogue, i, words, (most, studies), sources=sources) for i in interventions
        )
        found = [block for card in cards for block in card.written()]
        yield parts.page(title, (*notes, *found, blocks.Paragraph(hint, "dim")), words)


def _cell(text: str, statement: shapes.Sourced, tone: blocks.Tone = "plain") -> blocks.Cell:
    """Return a text of a record with the sources it rests on."""
    return blocks.Cell(text, tone, tuple(statement["sources"]))


class _Card:
    """Writes one record as blocks."""

    def __init__(self, catalogue: Catalogue, intervention: Intervention, words: Words) -> None:
        self.catalogue, self.intervention, self.words = catalogue, intervention, words
        self.record = intervention.record
        self.group = self.record.get("target_group", {})

    def written(self) -> list[blocks.Block]:
        """Return the record, and below it where all of it stands."""
        sections = (
            ("", self.basics()),
            ("target-group", self.target_group()),
            ("goals", self.statements(self.record.get("goals", ()))),
            ("classification-title", self.classification()),
            ("evidence", (("-", self.evidence(e)) for e in self.record.get("evidence", ()))),
            ("delivery", self.delivery()),
            ("cautions-title", map(self.caution, self.record.get("cautions", ()))),
            ("ratings", map(self.rating, self.record.get("ratings", ()))),
            ("differs", self.differs()),
            ("remarks", self.statements(self.record.get("remarks", ()))),
            ("not-stated", self.missing()),
        )
        found: list[blocks.Block] = [
            block for title, rows in sections if (block := self.pairs(title, rows)).rows
        ]
        say, listed = self.words.say, tuple(self.sources(found))
        sources = [blocks.Sources(listed, say("sources"), say("back"), 3)] if listed else []
        return [blocks.Heading(parts.titled(self.intervention), 2), *found, *sources]

    def pairs(self, title: str, rows: Iterable[Pair]) -> blocks.Pairs:
        return blocks.Pairs(tuple(rows), self.words.say(title) if title else "")

    def statements(self, given: Iterable[shapes.StatementRecord]) -> Iterator[Pair]:
        return (("-", _cell(statement["text"], statement)) for statement in given)

    def what_it_is(self) -> Iterator[Pair]:
        """Give what it is, and what it has to do with a placement."""
        say, record = self.words.say, self.record
        yield say("summary"), _cell(record["summary"]["text"], record["summary"])
        if "includes_placement" in record:
            given = record["includes_placement"]
            yield say("includes-placement-title"), _cell(given["text"], given, "warn")
        if "during_placement" in record:
            during = record["during_placement"]
            yield say("during-placement"), _cell(during["text"], during)

    def basics(self) -> Iterator[Pair]:
        say, record = self.words.say, self.record
        yield parts.pair("id", self.intervention.id)
        yield parts.pair(say("role"), self.words.role(self.intervention.role))
        if record.get("aliases"):
            yield parts.pair(say("also-called"), ", ".join(record["aliases"]))
        for former in record.get("formerly", ()):
            until = f" ({say('until', date=former['until'])})" if "until" in former else ""
            yield say("formerly"), _cell(f"{former['name']}{until}", former)
        if "variant_of" in record:
            yield parts.pair(say("variant-of"), self.catalogue.get(record["variant_of"]).short)
        yield from self.what_it_is()
        if "preventive" in record:
            yield say("preventive"), _cell(record["preventive"]["text"], record["preventive"])
        for phase in record.get("phases", ()):
            name = say(f"phase-{phase['phase']}")
            yield say("in-a-plan"), _cell(_explained(name, phase), phase)

    def target_group(self) -> Iterator[Pair]:
        words, group, say = self.words, self.group, self.words.say
        if "target_group" in self.record:
            whole = self.record["target_group"]
            yield say("target-group"), _cell(whole["text"], whole)
        age = group.get("age")
        if age:
            yield say("age"), _cell(_explained(words.range(self.intervention.age), age), age)
        for target in group.get("problems", ()):
            name = words.problem(target["problem"])
            if target.get("prevents"):
                name = say("prevents", problem=name)
            yield say("targets"), _cell(_explained(name, target), target)
        gates = {
            "indication": group.get("indications", ()),
            "exclusion": group.get("exclusions", ()),
            "usually": group.get("usually", ()),
        }
        for label, criteria in gates.items():
            for given in criteria:
                yield say(label), _cell(given["text"], given)
        aim = self.record.get("placement_aim")
        if aim:
            effects = words.listed([say(f"effect-{e}") for e in aim["effects"]])
            yield say("placement-aim"), _cell(f"{effects}: {aim['text']}", aim)

    def caution(self, given: shapes.ProviderSays) -> Pair:
        return "-", _cell(f"{given['text']} ({given['said_by']})", given)

    def classification(self) -> Iterator[Pair]:
        words, given, say = self.words, self.record["classification"], self.words.say
        level, said = given["level"], [given.get("text", "")]
        if "said_by" in given:
            said.append(say("said-by", who=given["said_by"]))
        if "date" in given:
            said += [
                say("since", date=given["date"]),
                say("valid-until", date=expires(given["date"])),
            ]
        more = "".join(f" · {text}" for text in said if text)
        yield say("level"), self.ladder(given, more)
        yield "", blocks.Cell(parts.meaning(self.catalogue, level, words), "dim")
        for outcome in given.get("outcomes", ()):
            problem = f"{words.problem(outcome['problem'])}: "
            yield say("per-outcome"), self.ladder(outcome, f". {outcome['text']}", problem)
        if "reassessment" in given:
            again = given["reassessment"]
            yield say("reassessment"), _cell(again["text"], again)

    def ladder(
        self, given: shapes.Classification | shapes.OutcomeRecord, more: str, before: str = ""
    ) -> blocks.Cell:
        """Return a classification between what stands before it and more, with its sources."""
        rung, name = parts.ladder(given["level"], self.words, more)
        return blocks.Cell((before, rung, name), refs=tuple(given.get("sources", ())))

    def evidence(self, item: shapes.EvidenceRecord) -> blocks.Cell:
        say = self.words.say
        marks = [say(f"direction-{item['direction']}")]
        if item.get("country", "niet-vermeld") != "niet-vermeld":
            marks.append(say(f"country-{item['country']}"))
        if item.get("design", "niet-vermeld") != "niet-vermeld":
            marks.append(say(f"design-{item['design']}"))
        if "figure" in item:
            marks.append(item["figure"])
        if item["direction"] != "geen-onderzoek":
            marks.append(say(f"control-{item['control_group']}"))
        studies = ((s, self.catalogue.sources[s]) for s in item.get("studies", ()))
        marks += [s["citation"] if s["type"] == "studie" else name for name, s in studies]
        return _cell(f"{item['text']} ({'; '.join(marks)})", item)

    def delivery(self) -> Iterator[Pair]:
        say = self.words.say
        for key, given in self.record.get("delivery", {}).items():
            items = given if isinstance(given, list) else [given]
            for item in cast("list[shapes.StatementRecord]", items):
                yield say(key), _cell(item["text"], item)
        if "availability" in self.record:
            given = self.record["availability"]
            text = f"{say('scope-' + given['scope'])}: {given['text']}"
            yield say("availability"), _cell(text, given)

    def rating(self, given: shapes.Rating) -> Pair:
        said = (given["rating"], given.get("date", ""), given.get("text", ""))
        return given["register"], _cell(" ".join(x for x in said if x), given)

    def differs(self) -> Iterator[Pair]:
        for item in self.record.get("differs", ()):
            for number, said in enumerate(item["says"]):
                yield "" if number else self.words.field(item["about"]), _cell(said["text"], said)
            used, why = item["used"].rstrip("."), item["why"].rstrip(".")
            yield "", blocks.Cell(f"→ {self.words.say('used', used=used, why=why)}", "dim")

    def missing(self) -> Iterator[Pair]:
        words, record, group = self.words, self.record, self.group
        delivery = record.get("delivery", {})
        checks = {
            "target-group": "text" in group,
            "age": "age" in group,
            "targets": bool(group.get("problems")),
            "goals": "goals" in record,
            "placement-aim": "placement_aim" in record,
            "level": record["classification"]["level"] != Level.UNKNOWN,
            "evidence": "evidence" in record,
            "weeks": "weeks" in delivery,
            "hours_per_week": "hours_per_week" in delivery,
            "availability": "availability" in record,
        }
        found = [words.say(label).lower() for label, present in checks.items() if not present]
        if found:
            yield parts.pair("", words.listed(found))

    def sources(self, found: Sequence[blocks.Block]) -> Iterator[Pair]:
        """Give each source that is named, with the headings under which the statements stand."""
        used: dict[str, list[str]] = {}
        for ref in blocks.references(found):
            name, _, place = ref.partition(":")
            used.setdefault(name, []).append(place)
        for item in self.record.get("evidence", ()):
            for study in item.get("studies", ()):
                used.setdefault(study, [])
        for name, places in sorted(used.items()):
            source = self.catalogue.sources[name]
            text = parts.source_line(source, str(source.get("read_as", "")))
            under = "; ".join(_headings(source, places)) if source["type"] != "studie" else ""
            yield parts.pair(name, f"{text} — {under}" if under else text)


class _Brief(_Card):
    """Writes what a first screen says of one record."""

    def __init__(
        self,
        catalogue: Catalogue,
        intervention: Intervention,
        words: Words,
        most: tuple[int, int],
        *,
        sources: bool,
    ) -> None:
        super().__init__(catalogue, intervention, words)
        (self.most, self.studies), self.with_sources = most, sources

    def written(self) -> list[blocks.Block]:
        """Return its name, and what matters first as labels with texts."""
        pairs = tuple(
            (label, cell if self.with_sources else cell._replace(refs=()))
            for label, cell in self.first()
        )
        return [blocks.Heading(parts.titled(self.intervention), 2), blocks.Pairs(pairs)]

    def first(self) -> Iterator[Pair]:
        say, words, record = self.words.say, self.words, self.record
        yield from self.what_it_is()
        level = record["classification"]
        since = f"{screen.DOT}{say('since', date=level['date'])}" if "date" in level else ""
        yield say("level"), self.ladder(level, since)
        yield parts.pair(say("role"), words.role(self.intervention.role))
        if self.intervention.age:
            yield say("age"), _cell(words.range(self.intervention.age), self.group["age"])
        targets = self.group.get("problems", ())
        names = [words.problem(t["problem"]) for t in targets]
        if targets:
            refs = dict.fromkeys(ref for t in targets for ref in t["sources"])
            yield say("targets"), blocks.Cell(words.listed(names), refs=tuple(refs))
        for label, key in (("indications", "indications"), ("exclusions", "exclusions")):
            gates = cast("Sequence[shapes.StatementRecord]", self.group.get(key, ()))
            yield from self.several(label, [g["text"] for g in gates], gates)
        delivery = record.get("delivery", {})
        lasts = [delivery[key] for key in ("weeks", "hours_per_week") if key in delivery]
        if lasts:
            yield from self.several("lasts", [x["text"] for x in lasts], lasts)
        else:
            yield say("lasts"), blocks.Cell(say("unknown"), "dim")
        evidence = record.get("evidence", ())
        found = [str(self.evidence(item).text) for item in evidence]
        yield from self.several("evidence", found, evidence, self.studies)
        cautions = record.get("cautions", ())
        told = [f"{c['text'].rstrip('.')} ({c['said_by']})" for c in cautions]
        yield from self.several("caution", told, cautions)

    def several(
        self,
        label: str,
        texts: Sequence[str],
        given: Sequence[shapes.Sourced],
        most: int | None = None,
    ) -> Iterator[Pair]:
        """Give the first of these under one label, and how many more there are."""
        most = most or self.most
        for number, (text, item) in enumerate(zip(texts[:most], given, strict=False)):
            more = len(texts) - most if number == most - 1 else 0
            tail = f"  (+{more})" if more > 0 else ""
            yield "" if number else self.words.say(label), _cell(text + tail, item)


def _explained(
    text: str, given: shapes.AgeRecord | shapes.TargetRecord | shapes.PhaseRecord
) -> str:
    """Return a term with what the source says of it."""
    return f"{text} ({given['text']})" if "text" in given else text


def _headings(source: shapes.SourceRecord, places: Iterable[str]) -> Iterable[str]:
    """Return the headings under which the lines of a document stand."""
    sections = source.get("sections", ()) if source["type"] == "document" else ()
    found: dict[str, None] = {}
    for line in sorted({int(p.replace("+", "-").split("-")[0]) for p in places if p[:1].isdigit()}):
        heading = [s["name"] for s in sections if s["from"] <= line]
        if heading:
            found[heading[-1]] = None
    return found

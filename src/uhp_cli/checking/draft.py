"""A catalogue or guideline while it is checked.

Its data as it stands, and what rules ask of it, each worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

from uhp_cli.checking.conditions import Criterion, World
from uhp_cli.source.yaml_source import Route
from uhp_cli.values.catalogue import fold, nearest, upwards
from uhp_cli.values.conditions import condition
from uhp_cli.values.vocab import STRENGTH

if TYPE_CHECKING:
    from uhp_cli import shapes

_Record = TypeVar("_Record", bound=Mapping[str, object])
_Terms = Mapping[str, tuple[Route, _Record]]
_Cited = tuple[Route, Sequence[object]]
"""A list of sources, and where it stands."""
_GATES: Sequence[Literal["indications", "exclusions"]] = ("indications", "exclusions")
_KINDS: Sequence[Literal["indications", "exclusions", "usually"]] = (*_GATES, "usually")


class Entry(NamedTuple):
    """An intervention whose shape is right, and where it stands."""

    route: Route
    data: shapes.InterventionRecord

    def at(self, *steps: str | int) -> Route:
        """Return the route to a part of it."""
        return (*self.route, *steps)

    def conditions(self) -> Iterator[tuple[Route, shapes.CriterionRecord]]:
        """Give the place of every condition and what states it.

        Also of who usually comes, which is never a gate.
        """
        for kind in _KINDS:
            for number, criterion in enumerate(self.data.get("target_group", {}).get(kind, ())):
                yield self.at("target_group", kind, number, "when"), criterion

    def criteria(self) -> Iterator[tuple[Route, shapes.ConditionRecord, bool]]:
        """Give the condition of each indication and exclusion, and whether it must hold."""
        for kind in _GATES:
            for number, criterion in enumerate(self.data.get("target_group", {}).get(kind, ())):
                here = self.at("target_group", kind, number, "when")
                yield here, criterion["when"], kind == "indications"


class Word(NamedTuple):
    """A key of a condition with the values it asks."""

    route: Route
    key: str
    values: Sequence[str]


class Reference(NamedTuple):
    """A source that a statement names."""

    route: Route
    source: str


class Day(NamedTuple):
    """A date, and the last one it may be; empty when there is none."""

    route: Route
    day: str
    last: str

    @property
    def exists(self) -> bool:
        """Whether it stands on a calendar."""
        return exists(self.day)

    @property
    def right(self) -> bool:
        """Whether it is a day that may stand here."""
        return self.exists and not (self.last and self.day > self.last)


class Vocabulary:
    """The words a catalogue defines, by id, with where they stand."""

    def __init__(self, data: Mapping[str, object]) -> None:
        """Read the words; their bones must be right."""
        words = cast("shapes.CatalogueFile", data)["vocabulary"]
        self.problems = _terms("problems", words["problems"])
        self.facts = _terms("facts", words["facts"])
        self.regions = _terms("regions", words["regions"])
        self.levels = _terms("levels", words["levels"])
        self.roles = _terms("roles", words["roles"])
        self._known: dict[str, AbstractSet[str]] = {}

    def answers(self, fact: str) -> list[str]:
        """Return the answers to a fact."""
        if fact == "region":
            return list(self.regions)
        return [str(v["id"]) for v in self.facts[fact][1].get("values", ())]

    def known(self, key: str) -> AbstractSet[str]:
        """Return what a condition can ask for under a key; a vocabulary may have many regions."""
        if key == "problem":
            return self.problems.keys()
        if key not in self._known:
            self._known[key] = frozenset(self.answers(key) if key in self.facts else ())
        return self._known[key]

    def knows(self, word: Word) -> bool:
        """Say whether a family can be asked for this, and give these answers."""
        asked = word.key == "problem" or word.key in self.facts
        return asked and self.known(word.key) >= {*word.values}

    def world(self, budget: int) -> World:
        """Return all families there can be; one may live in a region the vocabulary lacks."""
        answers = {f: self.answers(f) for f in self.facts}
        if "region" in answers:
            answers["region"].append("")
        wider = broader(self.regions)
        around = {name: {*upwards(name, wider)} for name in self.regions}
        return World(answers, {**around, "": set()}, budget)


class Draft:
    """What stands in a file, and how far it can be trusted.

    `broken`: the first two steps to each record of wrong shape. `readable`: entries can be judged.
    """

    def __init__(
        self,
        data: Mapping[str, object],
        size: int,
        *,
        broken: Iterable[Route] = (),
        readable: bool = True,
        as_of: str = "",
        sources: Mapping[str, str] | None = None,
    ) -> None:
        """Keep the data; nothing is worked out before a rule asks it."""
        self.data = data
        self.size = size
        self.broken = {*broken}
        self.readable = readable and isinstance(data.get("vocabulary"), dict)
        self.as_of = as_of
        self._sources = sources

    @cached_property
    def words(self) -> Vocabulary:
        """The vocabulary; only where it is `readable`."""
        return Vocabulary(self.data)

    @cached_property
    def world(self) -> World:
        """All families there can be, with work to spend that grows with the file."""
        return self.words.world(budget=50_000 + self.size // 2)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The type of each source, for a guideline its catalogue's; empty if it does not matter."""
        if self._sources is not None:
            return self._sources
        found = records(self.data, "sources")
        return {str(s.get("id")): str(s.get("type")) for s in found if isinstance(s, dict)}

    @cached_property
    def known(self) -> Mapping[str, int]:
        """The id of every entry, also of one that is broken."""
        entries = enumerate(records(self.data, "interventions"))
        return {
            e["id"]: n for n, e in entries if isinstance(e, dict) and isinstance(e.get("id"), str)
        }

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries whose shape is right; none when the vocabulary cannot judge them."""
        if not self.readable:
            return ()
        return tuple(
            Entry(("interventions", n), cast("shapes.InterventionRecord", e))
            for n, e in enumerate(records(self.data, "interventions"))
            if ("interventions", n) not in self.broken and isinstance(e, dict)
        )

    @property
    def complete(self) -> bool:
        """Whether there are entries, and they and the sources are right: a gap is really a gap."""
        count = len(records(self.data, "interventions"))
        sound = all(route[:1] != ("sources",) for route in self.broken)
        return count > 0 and len(self.entries) == count and sound

    @cached_property
    def asked(self) -> tuple[Word, ...]:
        """Every key of every condition of the entries."""
        return tuple(
            w for e in self.entries for here, c in e.conditions() for w in words(here, c["when"])
        )

    @cached_property
    def problems(self) -> tuple[tuple[Route, str], ...]:
        """Every problem that an entry names: as a target, in a condition, as an outcome."""
        found: list[tuple[Route, str]] = []
        for entry in self.entries:
            for number, target in enumerate(entry.data.get("target_group", {}).get("problems", ())):
                found.append(
                    (entry.at("target_group", "problems", number, "problem"), target["problem"])
                )
            outcomes = entry.data["classification"].get("outcomes", ())
            for number, outcome in enumerate(outcomes):
                here = entry.at("classification", "outcomes", number, "problem")
                found.append((here, outcome["problem"]))
        for word in self.asked:
            if word.key == "problem":
                found += [((*word.route, n), value) for n, value in enumerate(word.values)]
        return tuple(found)

    @cached_property
    def _walked(self) -> tuple[list[_Cited], list[tuple[Route, str]]]:
        cited, texts = _walk(self.data)
        held = self._sources is not None or isinstance(self.data.get("sources"), list)
        return cited if held else [], texts

    @cached_property
    def used(self) -> AbstractSet[str]:
        """The id of every source that a statement names."""
        names = {name for _, cited in self._walked[0] for name in cited if isinstance(name, str)}
        return {name.partition(":")[0] for name in names}

    def references(self, *keys: str) -> Iterator[Reference]:
        """Give every reference to a source, or those under one of these keys."""
        for route, cited in self._walked[0]:
            if not keys or route[-1] in keys:
                for number, name in enumerate(cited):
                    if isinstance(name, str):
                        yield Reference((*route, number), name.partition(":")[0])

    @property
    def links(self) -> Sequence[tuple[Route, str]]:
        """Every text with an address that is not https."""
        return self._walked[1]

    @cached_property
    def lists(self) -> Sequence[Sequence[tuple[Route, object]]]:
        """The lists of records in which each id may stand once."""
        words = self.data.get("vocabulary")
        found: list[Sequence[tuple[Route, object]]] = [
            listed((name,), self.data) for name in ("sources", "interventions", "sections")
        ]
        found.append(
            [
                item
                for route, section in listed(("sections",), self.data)
                if isinstance(section, dict)
                for item in listed((*route, "items"), section)
            ]
        )
        if isinstance(words, dict):
            kinds = ("levels", "roles", "problems", "facts", "regions")
            found += [listed(("vocabulary", kind), words) for kind in kinds]
            found += [
                listed((*route, "values"), fact)
                for route, fact in listed(("vocabulary", "facts"), words)
                if isinstance(fact, dict)
            ]
        return found

    @cached_property
    def date(self) -> str:
        """The date of the catalogue, empty when it has no good one."""
        head = self.data.get("catalogue")
        own = head.get("date") if isinstance(head, dict) else None
        whole = ("catalogue", "date") not in self.broken
        return own if whole and isinstance(own, str) and exists(own) else ""

    @property
    def today(self) -> str:
        """The day freshness is judged on."""
        return self.as_of or self.date

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every date: of the catalogue, of its sources, of ratings and of recognitions."""
        head = self.data.get("catalogue")
        own = head.get("date") if isinstance(head, dict) else None
        found = []
        if ("catalogue", "date") not in self.broken and isinstance(own, str):
            found.append(Day(("catalogue", "date"), own, ""))
        for route, source in listed(("sources",), self.data):
            if route not in self.broken and isinstance(source, dict):
                found += [
                    Day((*route, key), str(source[key]), self.date)
                    for key in ("date", "year")
                    if key in source
                ]
        for entry in self.entries:
            for number, rating in enumerate(entry.data.get("ratings", ())):
                if "date" in rating:
                    found.append(
                        Day(entry.at("ratings", number, "date"), rating["date"], self.date)
                    )
            found += self.recognition(entry)
        return tuple(found)

    def recognition(self, entry: Entry) -> tuple[Day, ...]:
        """Return the day an entry was recognised, if it is."""
        given = entry.data["classification"]
        if "date" not in given or given["level"] not in STRENGTH:
            return ()
        return (Day(entry.at("classification", "date"), given["date"], self.date),)

    def conditions(self, entry: Entry) -> list[tuple[Route, Criterion]]:
        """Return the criteria of an entry; none when one asks what no family can answer."""
        found = list(entry.criteria())
        if not all(self.words.knows(w) for here, when, _ in found for w in words(here, when)):
            return []
        return [(here, (condition(when), wanted)) for here, when, wanted in found]


def _terms(section: str, terms: Iterable[_Record]) -> _Terms[_Record]:
    return {str(t["id"]): (("vocabulary", section, n), t) for n, t in enumerate(terms)}


def _walk(data: Mapping[str, object]) -> tuple[list[_Cited], list[tuple[Route, str]]]:
    """Return every list of sources and every text with an address without https."""
    cited: list[_Cited] = []
    texts: list[tuple[Route, str]] = []
    pending: list[tuple[Route, object]] = [((), data)]
    while pending:
        route, value = pending.pop()
        if isinstance(value, list):
            inner = enumerate(value)
            pending += [((*route, n), x) for n, x in inner if isinstance(x, (dict, list))]
            continue
        for key, content in value.items() if isinstance(value, dict) else ():
            named = key in ("sources", "cited_in", "studies") and route
            if named and isinstance(content, list):
                cited.append(((*route, key), content))
            elif isinstance(content, (dict, list)):
                pending.append(((*route, key), content))
            elif isinstance(content, str) and "http:" in content and key != "url":
                texts.append(((*route, key), content))
    return cited, texts


def words(route: Route, when: Mapping[str, Any]) -> Iterator[Word]:
    """Give every key of a condition."""
    for key, values in when.items():
        if key in ("all", "any"):
            for number, part in enumerate(values):
                yield from words((*route, key, number), part)
        else:
            yield Word((*route, key), key, values)


def broader(terms: _Terms[_Record]) -> dict[str, str]:
    """Return each word with the one it is a form of."""
    return {name: str(term.get("broader", "")) for name, (_, term) in terms.items()}


def records(data: Mapping[str, object], key: str) -> Sequence[object]:
    """Return the list at a key, or an empty one."""
    found = data.get(key)
    return found if isinstance(found, list) else ()


def listed(route: Route, data: Mapping[str, object]) -> list[tuple[Route, object]]:
    """Return the items of the list at the last step of a route, each with its own."""
    return [((*route, n), item) for n, item in enumerate(records(data, str(route[-1])))]


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known word that looks most like this one."""
    return tuple(nearest(fold(word), known, 1)) if len(word) <= 60 else ()


def exists(day: str) -> bool:
    """Say whether a day, month or year stands on a calendar."""
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True

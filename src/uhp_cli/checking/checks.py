"""What must hold in a catalogue: the schema, references between records, and the rules of the field. Reads nothing, prints nothing.

One finding per mistake: a broken record is not also reported for what follows from it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

from uhp_cli.checking.conditions import World, always_met, contradictions, never_met
from uhp_cli.checking.diagnostics import Diagnostic, ordered, path_text
from uhp_cli.checking.rules import RULES, SYNTAX, Severity, character_name
from uhp_cli.checking.shape import Mistake, mistakes, short
from uhp_cli.source.yaml_source import MOST_FINDINGS, Document, Problem, Route, Span
from uhp_cli.values.ages import UNBORN, AgeRange, months
from uhp_cli.values.catalogue import fold, nearest, upwards
from uhp_cli.values.conditions import condition as decoded
from uhp_cli.values.vocab import STRENGTH, Level, Role, expires

OPTIONS = ("crisis", "placement", "severity", "region")
"""Facts that have an option of their own, so the program needs them."""

_BONES = {"id", "values", "aliases", "broader"}
"""The keys of a word of the vocabulary that references rest on."""

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "nul",
            "een",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
            "eenentwintig",
            "tweeëntwintig",
            "drieëntwintig",
            "vierentwintig",
        ]
    )
} | {"één": 1}
_NUMBER = rf"([0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_AGES = re.compile(
    rf"\b{_NUMBER}(?: (?:t/m|tot en met|tot|à) {_NUMBER}|[-–]{_NUMBER})?[ -]?(?:jaar\b|jarige)",
    re.IGNORECASE,
)


def check(
    document: Document, schema: Mapping[str, Any], *, as_of: str = ""
) -> tuple[Diagnostic, ...]:
    """Return every finding in a catalogue, in order of place; `as_of` is the day freshness is judged on, else the catalogue's own."""
    checker = _Checker(document)
    with checker.bounded():
        checker.text()
        checker.shape(schema)
        if document.whole and isinstance(document.data, dict):
            checker.records(as_of)
    return ordered(checker.found)


def check_guideline(
    document: Document, schema: Mapping[str, Any], source_ids: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """Return every finding in a guideline file; `source_ids` are the sources of the catalogue it refers to."""
    checker = _Checker(document)
    with checker.bounded():
        checker.text()
        checker.shape(schema)
        if document.whole and isinstance(document.data, dict):
            checker.guideline(dict.fromkeys(source_ids, ""))
    return ordered(checker.found)


class _EnoughError(Exception):
    """There are more findings than anybody reads."""


class _Checker:
    """Collects findings about one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data = document.data
        self.lines = document.text.split("\n")
        self.found: list[Diagnostic] = []
        self.counts = dict.fromkeys(Severity, 0)
        self.broken: set[Route] = set()
        """Records that have a finding of shape: the first two steps of its route."""
        self.readable = True
        """Whether the vocabulary can be used to judge the entries."""
        self.used: set[str] = set()
        """The sources that a statement refers to."""
        self.facts: set[str] = set(OPTIONS)
        """The facts that a condition asks for, or that have an option of their own."""
        self.date = ""
        """The date of the catalogue, empty when it has no good one."""
        self.today = ""
        """The day freshness is judged on."""

    def add(
        self,
        rule: str,
        route: Route,
        *,
        at_key: bool = False,
        part: str = "",
        near: Iterable[str] = (),
        allowed: Iterable[str] = (),
        **values: object,
    ) -> None:
        """Add a finding at a value, at its key, or at a part of its text."""
        self._put(Mistake(rule, route, values, at_key, tuple(near), tuple(allowed)), part)

    def _put(self, found: Mistake, part: str = "") -> None:
        severity = RULES[found.rule].severity
        self.counts[severity] += 1
        if self.counts[severity] > MOST_FINDINGS:
            if severity is Severity.ERROR:
                raise _EnoughError
            return
        place = self._inside(self.document.span(found.route, key=found.key))
        start = self._line(place.line).find(part, place.column - 1) if part else -1
        if start >= 0 and place.line == place.end_line and start + len(part) < place.end_column:
            place = place._replace(column=start + 1, end_column=start + 1 + len(part))
        where, entry = self._where(found.route)
        line = self._line(place.line)
        self.found.append(
            Diagnostic(
                self.document.name,
                place,
                found.rule,
                found.values,
                found.route,
                entry,
                found.near[:3],
                found.allowed,
                line,
                where,
            )
        )

    def _inside(self, span: Span) -> Span:
        """Return a place in the text; the parser puts the end of a file on a line of its own."""
        last = len(self.lines)
        if span.end_line <= last:
            return span
        end = len(self.lines[-1]) + 1
        start = (span.line, span.column) if span.line <= last else (last, end)
        return Span(*start, last, end)

    def _line(self, number: int) -> str:
        return self.lines[number - 1].rstrip("\r") if number <= len(self.lines) else ""

    def _where(self, route: Route) -> tuple[str, str]:
        """Return the route with ids for numbers, and the id of the record it is in."""
        here, names = self.data, []
        for step in route:
            inside = (isinstance(here, dict) and step in here) or (
                isinstance(here, list) and isinstance(step, int) and step < len(here)
            )
            here = here[step] if inside else None
            name = here.get("id", here.get("problem")) if isinstance(here, dict) else None
            names.append(
                str(name)
                if isinstance(step, int) and isinstance(name, str)
                else "·"
                if isinstance(step, int)
                else step
            )
        entry = (
            names[1]
            if len(names) > 1
            and route[0] in ("interventions", "sources", "sections")
            and names[1] != "·"
            else ""
        )
        return path_text(names), entry

    @contextmanager
    def bounded(self) -> Iterator[None]:
        """Stop after so many errors, leave out more warnings than that, and say so."""
        with suppress(_EnoughError):
            yield
        if (
            max(self.counts.values()) > MOST_FINDINGS
            or len(self.document.warnings) >= MOST_FINDINGS
        ):
            values = {"limit": MOST_FINDINGS}
            self.found.append(
                Diagnostic(
                    self.document.name,
                    self.document.root,
                    "stopped",
                    values,
                    line=self._line(self.document.root.line),
                )
            )

    def first_line(self, route: Route) -> int:
        return self.document.span(route).line

    # -- text and shape

    def text(self) -> None:
        """Add findings about the text itself."""
        for problem in (*self.document.problems, *self.document.warnings):
            span = self._inside(problem.span)
            self.found.append(
                Diagnostic(
                    self.document.name,
                    span,
                    problem.rule,
                    _said(problem),
                    line=self._line(span.line),
                )
            )

    def shape(self, schema: Mapping[str, Any]) -> None:
        """Add what the schema finds, but for places that have a problem of text already."""
        if not self.document.whole:
            return
        known = {p.span for p in self.document.problems}
        for found in mistakes(schema, self.data):
            self.broken.add(found.route[:2])
            touched = {
                str(found.route[-1]) if found.route else "",
                str(found.values.get("key")),
                *found.near,
            }
            if found.route[:1] == ("vocabulary",) and (
                len(found.route) < 3 or found.rule == "wrong-type" or touched & _BONES
            ):
                self.readable = False
            if self.document.span(found.route, key=found.key) not in known:
                self._put(found)

    def guideline(self, sources: Mapping[str, str]) -> None:
        """Add what holds between the parts of a guideline."""
        self.references(sources)
        sections = _list(self.data, "sections")
        self.unique(("sections",), sections)
        parts = [(n, _list(s, "items")) for n, s in enumerate(sections) if isinstance(s, dict)]
        self.unique_records(
            [
                (("sections", n, "items", m), item)
                for n, items in parts
                for m, item in enumerate(items)
            ]
        )

    # -- between records

    def records(self, as_of: str) -> None:
        """Add what holds between records and in the field; where the frame itself is broken only what is certain."""
        self._identities()
        self._dates(as_of)
        if isinstance(self.data.get("sources"), list):
            self.references(
                {
                    str(s.get("id")): str(s.get("type"))
                    for s in _list(self.data, "sources")
                    if isinstance(s, dict)
                }
            )
        if not self.readable or not isinstance(self.data.get("vocabulary"), dict):
            return
        words = _Vocabulary(self.data)
        self._vocabulary(words)
        entries = _list(self.data, "interventions")
        known = {
            e["id"]: n
            for n, e in enumerate(entries)
            if isinstance(e, dict) and isinstance(e.get("id"), str)
        }
        whole = [
            (n, e)
            for n, e in enumerate(entries)
            if ("interventions", n) not in self.broken and isinstance(e, dict)
        ]
        for number, entry in whole:
            self._entry(("interventions", number), entry, words, known)
        self._alike(whole)
        if (
            entries
            and len(whole) == len(entries)
            and ("sources",) not in {r[:1] for r in self.broken}
        ):
            self._unused(words)

    def _unused(self, words: "_Vocabulary") -> None:
        """Add sources and facts that nothing uses, unless a name that is not there may have been meant for one."""
        found = {d.rule for d in self.found}
        for number, source in enumerate(_list(self.data, "sources")):
            if (
                "unknown-source" not in found
                and source["type"] in ("studie", "pagina")
                and source["id"] not in self.used
            ):
                self.add("unused-source", ("sources", number, "id"), value=source["id"])
        for name, (route, _) in words.facts.items():
            if "unknown-fact" not in found and name not in self.facts:
                self.add("unused-term", (*route, "id"), value=name)

    def _identities(self) -> None:
        for section in ("sources", "interventions"):
            self.unique((section,), _list(self.data, section))
        vocabulary = self.data.get("vocabulary")
        if isinstance(vocabulary, dict):
            for section in ("levels", "roles", "problems", "facts", "regions"):
                self.unique(("vocabulary", section), _list(vocabulary, section))
            for number, fact in enumerate(_list(vocabulary, "facts")):
                if isinstance(fact, dict):
                    self.unique(("vocabulary", "facts", number, "values"), _list(fact, "values"))
        entries = [
            (("interventions", n), e)
            for n, e in enumerate(_list(self.data, "interventions"))
            if isinstance(e, dict)
        ]
        self._names(
            [
                (route, e, [*((k, e.get(k)) for k in ("id", "name", "abbreviation"))])
                for route, e in entries
            ]
        )

    def unique(self, start: Route, records: Sequence[Any]) -> None:
        """Add each id that stands in a list twice."""
        self.unique_records([((*start, number), record) for number, record in enumerate(records)])

    def unique_records(self, records: Iterable[tuple[Route, Any]]) -> None:
        """Add each id that two of these records have."""
        seen: dict[str, int] = {}
        for start, record in records:
            name = record.get("id") if isinstance(record, dict) else None
            if isinstance(name, str):
                route: Route = (*start, "id")
                if name in seen:
                    self.add("duplicate-id", route, value=name, first=seen[name])
                else:
                    seen[name] = self.first_line(route)

    def _names(
        self, records: Iterable[tuple[Route, Mapping[str, Any], Sequence[tuple[str, Any]]]]
    ) -> None:
        """Add each name, abbreviation or alias by which two records could be meant."""
        owners: dict[str, tuple[str, Route]] = {}
        for route, record, named in records:
            if not isinstance(record.get("id"), str):
                continue
            places: list[tuple[Route, Any]] = [((*route, key), name) for key, name in named]
            places += [((*route, "aliases", n), a) for n, a in enumerate(_list(record, "aliases"))]
            for place, name in places:
                if isinstance(name, str):
                    other, first = owners.setdefault(fold(name), (record["id"], place))
                    if other != record["id"]:
                        self.add(
                            "duplicate-name",
                            place,
                            value=short(name),
                            other=other,
                            first=self.first_line(first),
                        )

    def _vocabulary(self, words: "_Vocabulary") -> None:
        for terms, rule in ((words.problems, "unknown-problem"), (words.regions, "unknown-region")):
            up = {n: str(t.get("broader", "")) for n, (_, t) in terms.items()}
            for name, (route, term) in terms.items():
                broader = term.get("broader")
                if broader is not None and broader not in terms:
                    self.add(rule, (*route, "broader"), near=_near(broader, terms), value=broader)
                elif broader is not None and name in upwards(broader, up):
                    self.add("circular-term", (*route, "broader"), value=name)
        for wanted, have, section in (
            (Level, words.levels, "levels"),
            (Role, words.roles, "roles"),
            (OPTIONS, words.facts, "facts"),
        ):
            for word in wanted:
                if str(word) not in have:
                    self.add("missing-word", ("vocabulary", section), at_key=True, value=str(word))
        self._names(
            [(route, term, [("id", name)]) for name, (route, term) in words.problems.items()]
        )

    def references(self, sources: Mapping[str, str]) -> None:
        """Add references to sources that are not there; `sources` gives the type by id, empty when it does not matter."""
        pending: list[tuple[Route, Any]] = [((), self.data)]
        while pending:
            route, value = pending.pop()
            if isinstance(value, list):
                pending += [((*route, n), item) for n, item in enumerate(value)]
            elif isinstance(value, dict):
                for key, content in value.items():
                    if (
                        key in ("sources", "cited_in", "studies")
                        and route
                        and isinstance(content, list)
                    ):
                        self._named((*route, key), content, sources, study=key == "studies")
                    elif type(content) is not str:
                        pending.append(((*route, key), content))
                    elif "http:" in content and key != "url":
                        found = re.search(r"http:\S*", content)
                        self.add(
                            "link-not-https",
                            (*route, key),
                            part=found[0] if found else "",
                            value=short(found[0] if found else ""),
                        )

    def _named(
        self, route: Route, refs: Sequence[Any], sources: Mapping[str, str], *, study: bool
    ) -> None:
        for number, ref in enumerate(refs):
            if not isinstance(ref, str):
                continue
            name = ref.partition(":")[0]
            self.used.add(name)
            if name not in sources:
                self.add(
                    "unknown-source", (*route, number), near=_near(name, sources), value=short(name)
                )
            elif study and sources[name] not in ("studie", ""):
                self.add("not-a-study", (*route, number), value=name)

    def _dates(self, as_of: str) -> None:
        """Set the day to judge on; add days that do not exist, and sources from after the catalogue."""
        head = self.data.get("catalogue")
        own = (
            head.get("date")
            if isinstance(head, dict) and ("catalogue", "date") not in self.broken
            else None
        )
        if isinstance(own, str) and self._day(("catalogue", "date"), own):
            self.date = own
        self.today = as_of or self.date
        for number, source in enumerate(_list(self.data, "sources")):
            if ("sources", number) not in self.broken and isinstance(source, dict):
                for key in ("date", "year"):
                    if key in source:
                        self._day(("sources", number, key), str(source[key]), self.date)

    def _day(self, route: Route, day: str, last: str = "") -> bool:
        """Say whether a day exists and is not after the last one; add a finding if not."""
        if not _exists(day):
            self.add("no-such-date", route, value=day)
        elif last and day > last:
            self.add("date-in-future", route, value=day, date=last)
        else:
            return True
        return False

    def _alike(self, entries: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        """Add entries that say exactly the same under two names."""
        seen: dict[str, int] = {}
        for number, entry in entries:
            said = repr(
                {
                    k: v
                    for k, v in entry.items()
                    if k not in ("id", "name", "abbreviation", "aliases", "variant_of")
                }
            )
            first = seen.setdefault(said, number)
            if first != number:
                other = self.data["interventions"][first]["id"]
                self.add(
                    "alike",
                    ("interventions", number, "id"),
                    other=other,
                    first=self.first_line(("interventions", first, "id")),
                )

    # -- one entry

    def _entry(
        self, route: Route, entry: Mapping[str, Any], words: "_Vocabulary", known: Mapping[str, int]
    ) -> None:
        group = entry.get("target_group", {})
        self._targets((*route, "target_group", "problems"), group.get("problems", ()), words)
        self._criteria((*route, "target_group"), group, words)
        self._age((*route, "target_group"), group)
        self._classification((*route, "classification"), entry, words)
        for number, item in enumerate(entry.get("evidence", ())):
            if (
                "figure" in item
                and "studies" not in item
                and item.get("design", "niet-vermeld") == "niet-vermeld"
            ):
                self.add("evidence-without-study", (*route, "evidence", number, "figure"))
        for key, amount in entry.get("delivery", {}).items():
            if (
                isinstance(amount, dict)
                and {"min", "max"} <= amount.keys()
                and amount["min"] > amount["max"]
            ):
                self.add(
                    "range-reversed",
                    (*route, "delivery", key, "min"),
                    low=amount["min"],
                    high=amount["max"],
                )
        for number, rating in enumerate(entry.get("ratings", ())):
            if "date" in rating:
                self._day((*route, "ratings", number, "date"), rating["date"], self.date)
        self._availability((*route, "availability"), entry.get("availability", {}), words)
        if "variant_of" in entry and entry["variant_of"] not in known:
            near = _near(entry["variant_of"], known)
            self.add(
                "unknown-intervention", (*route, "variant_of"), near=near, value=entry["variant_of"]
            )

    def _availability(
        self, route: Route, availability: Mapping[str, Any], words: "_Vocabulary"
    ) -> None:
        if "region" in availability:
            region = availability["region"]
            if region not in words.regions:
                self.add(
                    "unknown-region",
                    (*route, "region"),
                    near=_near(region, words.regions),
                    value=region,
                )

    def _targets(
        self, route: Route, targets: Sequence[Mapping[str, Any]], words: "_Vocabulary"
    ) -> None:
        seen: set[str] = set()
        for number, target in enumerate(targets):
            problem = target["problem"]
            self._problem((*route, number, "problem"), problem, words)
            if problem in seen:
                self.add("target-repeated", (*route, number, "problem"), value=problem)
            seen.add(problem)

    def _problem(self, route: Route, problem: str, words: "_Vocabulary") -> None:
        if problem not in words.problems:
            self.add("unknown-problem", route, near=words.near_problem(problem), value=problem)

    def _criteria(self, route: Route, group: Mapping[str, Any], words: "_Vocabulary") -> None:
        """Add words that are not there, and criteria that no family or every family meets."""
        before = len(self.found)
        criteria: list[tuple[Route, Mapping[str, Any], bool]] = []
        for kind in ("indications", "exclusions"):
            for number, criterion in enumerate(group.get(kind, ())):
                here = (*route, kind, number, "when")
                self._condition(here, criterion["when"], words)
                criteria.append((here, criterion["when"], kind == "indications"))
        if len(self.found) > before:
            return
        # A family may live in a region that the vocabulary does not name.
        answers = {f: [*words.answers(f), *([""] if f == "region" else [])] for f in words.facts}
        world = World(answers, words.regions_up)
        for here, when, wanted in criteria:
            condition = decoded(when)
            broken = list(contradictions(condition, world))
            for inner in broken:
                self.add("contradiction", (*here, *inner))
            if broken:
                return
            if always_met(condition, world):
                self.add("always-met" if wanted else "excludes-all", here)
                return
        if never := never_met([(decoded(c), wanted) for _, c, wanted in criteria], world):
            self.add(
                "never-met", criteria[never[0]][0], first=self.first_line(criteria[never[1]][0])
            )

    def _condition(self, route: Route, condition: Mapping[str, Any], words: "_Vocabulary") -> None:
        for key, values in condition.items():
            here = (*route, key)
            if key in ("all", "any"):
                for number, part in enumerate(values):
                    self._condition((*here, number), part, words)
            elif key == "problem":
                for number, value in enumerate(values):
                    self._problem((*here, number), value, words)
            elif key not in words.facts:
                near = nearest(fold(key), words.facts, 1)
                self.add(
                    "unknown-fact",
                    here,
                    at_key=True,
                    near=near,
                    allowed=words.facts,
                    value=short(key),
                )
            else:
                self.facts.add(key)
                self._answers(here, key, values, words)

    def _answers(
        self, route: Route, fact: str, values: Sequence[str], words: "_Vocabulary"
    ) -> None:
        answers = words.answers(fact)
        for number, value in enumerate(values):
            if value not in answers:
                rule = "unknown-region" if fact == "region" else "unknown-answer"
                self.add(
                    rule,
                    (*route, number),
                    near=_near(value, answers),
                    allowed=answers,
                    value=short(value),
                    fact=fact,
                )

    def _age(self, route: Route, group: Mapping[str, Any]) -> None:
        age = group.get("age")
        if not age:
            return
        low = months(age["min"])[0] if "min" in age else UNBORN
        high = months(age["max"])[1] if "max" in age else None
        if high is not None and low > high:
            self.add("range-reversed", (*route, "age", "min"), low=age["min"], high=age["max"])
            return
        span = AgeRange(low, high)
        said = {
            n: int(n) if n.isdigit() else _NUMBERS[n.casefold()]
            for f in _AGES.findall(group.get("text", ""))
            for n in f
            if n
        }
        for word, years in said.items():
            # One year of room above: "tot 18 jaar" and "jonger dan 18 jaar" end at 17.
            if years * 12 + 11 < span.low or (span.high is not None and years * 12 > span.high + 1):
                shown = f"{age.get('min', '…')}–{age.get('max', '…')}"
                self.add("age-in-text", (*route, "text"), part=word, value=years, range=shown)

    def _classification(self, route: Route, entry: Mapping[str, Any], words: "_Vocabulary") -> None:
        given = entry["classification"]
        level = given["level"]
        for number, outcome in enumerate(given.get("outcomes", ())):
            self._problem((*route, "outcomes", number, "problem"), outcome["problem"], words)
        if "date" in given:
            self._recognition(route, given, entry["name"])
        missing = {Level.STRONG: _controlled, Level.GOOD: _controlled, Level.FIRST: _studied}.get(
            level
        )
        if missing and not any(map(missing, entry.get("evidence", ()))):
            self.add("level-above-research", (*route, "level"), level=level)

    def _recognition(self, route: Route, given: Mapping[str, Any], name: str) -> None:
        when, here = given["date"], (*route, "date")
        if given["level"] not in STRENGTH:
            self.add("date-without-recognition", here, level=given["level"])
        elif (
            self._day(here, when, self.date)
            and "reassessment" not in given
            and self.today >= expires(when)
        ):
            self.add("recognition-expired", here, value=short(name), date=when)


class _Vocabulary:
    """The words a catalogue defines, by id, with where they stand."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.problems = self._terms(data, "problems")
        self.facts = self._terms(data, "facts")
        self.regions = self._terms(data, "regions")
        self.levels = self._terms(data, "levels")
        self.roles = self._terms(data, "roles")
        broader = {n: str(t.get("broader", "")) for n, (_, t) in self.regions.items()}
        self.regions_up = {name: {*upwards(name, broader)} for name in self.regions} | {
            "": set[str]()
        }

    @staticmethod
    def _terms(data: Mapping[str, Any], section: str) -> dict[str, tuple[Route, Mapping[str, Any]]]:
        terms = _list(data["vocabulary"], section)
        return {t["id"]: (("vocabulary", section, n), t) for n, t in enumerate(terms)}

    def answers(self, fact: str) -> list[str]:
        return (
            list(self.regions)
            if fact == "region"
            else [str(v["id"]) for v in self.facts[fact][1].get("values", ())]
        )

    def near_problem(self, word: str) -> list[str]:
        known = {
            fold(str(a)): p
            for p, (_, t) in self.problems.items()
            for a in (p, *t.get("aliases", ()))
        }
        return [known[n] for n in nearest(fold(word), known, 1)]


def _said(problem: Problem) -> Mapping[str, object]:
    """Return the values of a problem of text in words."""
    if problem.rule == "syntax":
        dutch, english = SYNTAX.get(str(problem.values["detail"]), ("", ""))
        return {"detail": (f": {dutch}", f": {english}") if dutch else ""}
    if problem.rule == "unsafe-character":
        return {"character": character_name(str(problem.values["character"]))}
    return {
        k: short(v.replace("tag:yaml.org,2002:", "!!")) if isinstance(v, str) else v
        for k, v in problem.values.items()
    }


def _controlled(evidence: Mapping[str, Any]) -> bool:
    designs = ("rct", "quasi-experiment", "meta-analyse", "review")
    return (
        evidence["control_group"] == "ja"
        or evidence.get("design") in designs
        or "studies" in evidence
    )


def _studied(evidence: Mapping[str, Any]) -> bool:
    return bool(evidence["direction"] != "geen-onderzoek")


def _near(word: str, known: Iterable[str]) -> list[str]:
    return nearest(fold(word), known, 1) if len(word) <= 60 else []


def _list(data: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = data.get(key)
    return found if isinstance(found, list) else ()


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True

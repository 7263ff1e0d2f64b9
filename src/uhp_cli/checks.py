"""What must hold in a catalogue: the schema, references between records, and the rules of the field. Reads nothing, prints nothing.

One finding per mistake: a broken record is not also reported for what follows from it. The only importer of jsonschema.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from uhp_cli.ages import UNBORN, AgeRange, months
from uhp_cli.catalogue import fold, nearest
from uhp_cli.diagnostics import Diagnostic, ordered
from uhp_cli.vocab import STRENGTH, Level, Role
from uhp_cli.yaml_source import Document, Problem, Route

_TYPES = {
    "object": ("sleutels met een waarde", "keys with a value"),
    "array": ("een lijst", "a list"),
    "string": ("tekst", "text"),
    "integer": ("een heel getal", "a whole number"),
    "number": ("een getal", "a number"),
    "boolean": ("true of false", "true or false"),
}

# Words an editor may use for the keys of an entry: Dutch, and other English.
ALIASES = {
    "naam": "name", "afkorting": "abbreviation", "rol": "role", "doelgroep": "target_group", "target": "target_group", "leeftijd": "age",
    "doelen": "goals", "doel": "goals", "goal": "goals", "classificatie": "classification", "niveau": "level", "bewijs": "evidence", "onderzoek": "evidence",
    "uitvoering": "delivery", "beschikbaarheid": "availability", "bron": "sources", "bronnen": "sources", "source": "sources", "verschillen": "differs",
    "opmerkingen": "remarks", "samenvatting": "summary", "indicaties": "indications", "contra-indicaties": "exclusions", "contraindications": "exclusions",
    "problemen": "problems", "probleem": "problem", "tekst": "text", "datum": "date", "titel": "title", "versie": "version", "licentie": "licence", "license": "licence",
    "uitgever": "publisher", "jaar": "year", "vraag": "question", "antwoorden": "values", "ruimer": "broader", "kant": "side",
}  # fmt: skip


def check(document: Document, schema: Mapping[str, Any], *, as_of: str = "", lang: str = "nl") -> tuple[Diagnostic, ...]:
    """Return every finding in a catalogue, in order of place; `as_of` is the day freshness is judged on, else the catalogue's own."""
    checker = _Checker(document, lang)
    for problem in (*document.problems, *document.warnings):
        checker.add_at(problem)
    if not document.problems:
        checker.schema(schema)
        if isinstance(document.data, dict):
            checker.records(as_of)
    return ordered(checker.found)


def _detail(problem: Problem) -> dict[str, object]:
    if problem.rule != "syntax":
        return problem.values
    detail = str(problem.values.get("detail", ""))
    return {"detail": f" ({detail})" if detail else ""}


class _Checker:
    """Collects findings about one document."""

    def __init__(self, document: Document, lang: str) -> None:
        self.document = document
        self.data = document.data
        self.lang = lang
        self.lines = document.text.split("\n")
        self.found: list[Diagnostic] = []
        self.broken: set[tuple[str | int, ...]] = set()

    def add(
        self, rule: str, route: Route, *, key: bool = False, near: Iterable[str] = (), allowed: Iterable[str] = (), **values: object
    ) -> None:
        place = self.document.span(route, key=key)
        line = self.lines[place.line - 1] if place.line <= len(self.lines) and len(self.lines[place.line - 1]) < 500 else ""
        entry = ""
        if len(route) > 1 and route[0] in ("interventions", "sources") and isinstance(route[1], int):
            record = self.data[route[0]][route[1]]
            entry = str(record.get("id", "")) if isinstance(record, dict) else ""
        if "name" in values and rule in ("unknown-key", "missing-key"):
            values = {"key": values["name"]}
        self.found.append(Diagnostic(self.document.name, place, rule, values, route, entry, tuple(near)[:3], tuple(allowed)[:12], line))
        self.broken.add(route[:2])

    def add_at(self, problem: Problem) -> None:
        """Add a finding about the text itself."""
        line = self.lines[problem.span.line - 1] if problem.span.line <= len(self.lines) else ""
        self.found.append(
            Diagnostic(self.document.name, problem.span, problem.rule, _detail(problem), line=line if len(line) < 500 else "")
        )

    def first_line(self, route: Route) -> int:
        return self.document.span(route).line

    # -- schema

    def schema(self, schema: Mapping[str, Any]) -> None:
        from jsonschema import Draft202012Validator

        objects: set[Route] = set()
        for error in Draft202012Validator(schema).iter_errors(self.data):
            self._schema_error(error, objects)

    def _schema_error(self, error: Any, objects: set[Route]) -> None:
        route: Route = tuple(error.absolute_path)
        kind, value = error.validator, error.instance
        if kind == "oneOf":
            chosen = [e for e in error.context if e.schema_path[0] == _branch(error)]
            for inner in chosen:
                self._schema_error(inner, objects)
        elif kind in ("additionalProperties", "required"):
            if route not in objects:
                objects.add(route)
                self._keys(error.schema, value, route)
        elif kind in ("if", "else", "then"):
            for inner in error.context:
                self._schema_error(inner, objects)
        elif kind in ("enum", "const"):
            allowed = [str(v) for v in (error.validator_value if kind == "enum" else [error.validator_value])]
            if not (kind == "const" and len(route) == 3 and route[-1] == "type"):
                self.add("value-not-allowed", route, near=nearest(fold(str(value)), allowed, 1), allowed=allowed, value=_short(value))
        elif kind == "type":
            needed = _TYPES[error.validator_value][self.lang != "nl"]
            self.add("wrong-type", route, needed=needed, given=_given(value, self.lang))
        elif kind in ("pattern", "anyOf", "maxLength", "minLength"):
            if route and route[-1] == "url" and isinstance(value, str):
                self.add("link-not-https", route, value=_short(value))
            else:
                self.add("wrong-form", route, value=_short(value), needed=error.schema.get("description", error.schema.get("title", "?")))
        elif kind in ("minItems", "minProperties"):
            self.add("too-few", route, needed=error.validator_value)
        elif kind in ("maxItems", "maxProperties"):
            self.add("too-many", route, needed=error.validator_value)
        elif kind in ("minimum", "maximum"):
            self.add("out-of-range", route, value=value, needed=f"{error.schema.get('minimum', '')}–{error.schema.get('maximum', '')}")
        elif kind == "uniqueItems":
            repeated = next(v for n, v in enumerate(value) if v in value[:n])
            self.add("repeated-item", (*route, len(value) - 1 - value[::-1].index(repeated)), value=_short(repeated))
        else:
            self.add("wrong-form", route, value=_short(value), needed=error.message)

    def _keys(self, schema: Mapping[str, Any], value: Mapping[str, Any], route: Route) -> None:
        """Report unknown and missing keys of one mapping; an unknown key that looks like a missing one is one finding."""
        allowed = list(schema.get("properties", ()))
        closed = schema.get("additionalProperties") is False
        missing = [k for k in schema.get("required", ()) if k not in value]
        for key in [k for k in value if closed and k not in allowed]:
            alias = ALIASES.get(fold(key), "")
            near = [alias] if alias in allowed else nearest(fold(key), missing, 1) or nearest(fold(key), allowed, 1)
            if near and near[0] in missing:
                missing.remove(near[0])
            self.add("unknown-key", (*route, key), key=True, near=near, allowed=allowed, name=key)
        for key in missing:
            self.add("missing-key", route, name=key)

    # -- records

    def records(self, as_of: str) -> None:
        data = self.data
        entries = [e for e in _list(data, "interventions") if isinstance(e, dict)]
        if isinstance(data.get("interventions"), list) and not entries:
            self.add("nothing-to-check", ("interventions",))
        if any(r[:1] in ((), ("vocabulary",), ("catalogue",)) for r in self.broken):
            self._identities()
            return
        words = _Vocabulary(data)
        self._identities()
        self._vocabulary(words)
        used: set[str] = set()
        sources = {str(s.get("id")): str(s.get("type")) for s in _list(data, "sources") if isinstance(s, dict)}
        self._references((), data, sources, used)
        seen: dict[str, int] = {}
        for number, entry in enumerate(_list(data, "interventions")):
            route: Route = ("interventions", number)
            if route in self.broken or not isinstance(entry, dict):
                continue
            self._entry(route, entry, words, as_of, seen)
        for number, source in enumerate(_list(data, "sources")):
            if isinstance(source, dict) and source.get("type") in ("studie", "pagina") and source.get("id") not in used:
                self.add("unused-source", ("sources", number), value=source.get("id"))
        for term, term_route in words.unused():
            self.add("unused-term", term_route, value=term)

    def _identities(self) -> None:
        for section in ("sources", "interventions"):
            self._unique(section, (section,), _list(self.data, section))
        vocabulary = self.data.get("vocabulary")
        if isinstance(vocabulary, dict):
            for section in ("levels", "roles", "problems", "facts", "regions"):
                self._unique(section, ("vocabulary", section), _list(vocabulary, section))
        names: dict[str, tuple[str, Route]] = {}
        for number, entry in enumerate(_list(self.data, "interventions")):
            if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
                continue
            route: Route = ("interventions", number)
            named: list[tuple[Any, Route]] = [(entry.get(k), (*route, k)) for k in ("id", "name", "abbreviation")]
            aliases = entry.get("aliases")
            named += [(a, (*route, "aliases", n)) for n, a in enumerate(aliases)] if isinstance(aliases, list) else []
            for name, name_route in named:
                if not isinstance(name, str):
                    continue
                other, first = names.setdefault(fold(name), (entry["id"], name_route))
                if other != entry["id"]:
                    self.add("duplicate-name", name_route, value=name, other=other, first=self.first_line(first))

    def _unique(self, section: str, start: Route, records: Sequence[Any]) -> None:
        seen: dict[str, int] = {}
        for number, record in enumerate(records):
            name = record.get("id") if isinstance(record, dict) else None
            if not isinstance(name, str):
                continue
            route: Route = (*start, number, "id")
            if name in seen:
                self.add("duplicate-id", route, value=name, first=seen[name])
            else:
                seen[name] = self.first_line(route)

    def _vocabulary(self, words: "_Vocabulary") -> None:
        for terms, rule in ((words.problems, "unknown-problem"), (words.regions, "unknown-region")):
            for name, (route, term) in terms.items():
                broader = term.get("broader")
                if broader is None:
                    continue
                if broader not in terms:
                    self.add(rule, (*route, "broader"), near=nearest(str(broader), terms, 1), value=broader)
                elif name in _climb(terms, str(broader)):
                    self.add("circular-term", (*route, "broader"), value=name)
        for wanted, have, route in (
            (Level, words.levels, "levels"),
            (Role, words.roles, "roles"),
            (("crisis", "placement", "severity", "region"), words.facts, "facts"),
        ):
            for word in wanted:
                if str(word) not in have:
                    self.add("missing-word", ("vocabulary", route), value=str(word))
        owners: dict[str, tuple[str, int]] = {}
        for name, (route, term) in words.problems.items():
            for word, word_route in [(name, (*route, "id")), *((a, (*route, "aliases", n)) for n, a in enumerate(term.get("aliases", ())))]:
                other, first = owners.setdefault(fold(str(word)), (name, self.first_line(word_route)))
                if other != name:
                    self.add("duplicate-name", word_route, value=word, other=other, first=first)

    def _references(self, route: Route, value: Any, sources: Mapping[str, str], used: set[str]) -> None:
        if isinstance(value, list):
            for number, item in enumerate(value):
                self._references((*route, number), item, sources, used)
        elif isinstance(value, dict):
            for key, content in value.items():
                here = (*route, key)
                if key in ("sources", "cited_in", "studies") and route and isinstance(content, list):
                    self._named_sources(here, content, sources, used, study=key == "studies")
                else:
                    self._references(here, content, sources, used)

    def _named_sources(self, route: Route, refs: Sequence[Any], sources: Mapping[str, str], used: set[str], *, study: bool) -> None:
        for number, ref in enumerate(refs):
            if not isinstance(ref, str):
                continue
            name = ref.partition(":")[0]
            used.add(name)
            if name not in sources:
                self.add("unknown-source", (*route, number), near=nearest(name, sources, 1), value=name)
            elif study and sources[name] != "studie":
                self.add("not-a-study", (*route, number), value=name)

    # -- one entry

    def _entry(self, route: Route, entry: Mapping[str, Any], words: "_Vocabulary", as_of: str, seen: dict[str, int]) -> None:
        group = entry.get("target_group", {})
        here: Route = (*route, "target_group")
        self._targets((*here, "problems"), group.get("problems", ()), words)
        for kind in ("indications", "exclusions"):
            for number, criterion in enumerate(group.get(kind, ())):
                self._condition((*here, kind, number, "when"), criterion["when"], words)
        self._never_met(here, group)
        self._age(here, group)
        self._classification(route, entry, words, as_of)
        for number, item in enumerate(entry.get("evidence", ())):
            if "figure" in item and "studies" not in item:
                self.add("evidence-without-study", (*route, "evidence", number, "figure"))
        for key, amount in entry.get("delivery", {}).items():
            if isinstance(amount, dict) and {"min", "max"} <= amount.keys() and amount["min"] > amount["max"]:
                self.add("range-reversed", (*route, "delivery", key, "min"), low=amount["min"], high=amount["max"])
        availability = entry.get("availability", {})
        if "region" in availability and availability["region"] not in words.regions:
            self.add(
                "unknown-region",
                (*route, "availability", "region"),
                near=nearest(availability["region"], words.regions, 1),
                value=availability["region"],
            )
        words.used_regions.add(availability.get("region", ""))
        known = {str(e.get("id")) for e in _list(self.data, "interventions") if isinstance(e, dict)}
        if "variant_of" in entry and entry["variant_of"] not in known:
            self.add("unknown-intervention", (*route, "variant_of"), near=nearest(entry["variant_of"], known, 1), value=entry["variant_of"])
        if group.get("problems") and "text" in group:
            alike = repr((group.get("text"), group.get("age"), group.get("problems"), group.get("indications")))
            first = seen.setdefault(alike, int(route[1]))
            if first != route[1]:
                self.add(
                    "alike", (*here, "text"), other=self.data["interventions"][first]["id"], first=self.first_line(("interventions", first))
                )

    def _targets(self, route: Route, targets: Sequence[Mapping[str, Any]], words: "_Vocabulary") -> None:
        seen: set[str] = set()
        for number, target in enumerate(targets):
            problem = target["problem"]
            if problem not in words.problems:
                self.add("unknown-problem", (*route, number, "problem"), near=words.near_problem(problem), value=problem)
            elif problem in seen:
                self.add("target-repeated", (*route, number, "problem"), value=problem)
            seen.add(problem)
            words.used_problems.add(problem)

    def _condition(self, route: Route, condition: Mapping[str, Any], words: "_Vocabulary") -> None:
        for key, values in condition.items():
            here = (*route, key)
            if key in ("all", "any"):
                for number, part in enumerate(values):
                    self._condition((*here, number), part, words)
            elif key == "problem":
                for number, value in enumerate(values):
                    words.used_problems.add(value)
                    if value not in words.problems:
                        self.add("unknown-problem", (*here, number), near=words.near_problem(value), value=value)
            elif key not in words.facts:
                self.add("unknown-fact", here, key=True, near=nearest(fold(key), words.facts, 1), allowed=words.facts, value=key)
            else:
                self._answers(here, key, values, words)

    def _answers(self, route: Route, fact: str, values: Sequence[str], words: "_Vocabulary") -> None:
        words.used_facts.add(fact)
        answers = list(words.regions) if fact == "region" else words.answers(fact)
        for number, value in enumerate(values):
            if fact == "region":
                words.used_regions.add(value)
            if value not in answers:
                rule = "unknown-region" if fact == "region" else "unknown-answer"
                self.add(rule, (*route, number), near=nearest(fold(value), answers, 1), allowed=answers, value=value, fact=fact)
        if set(answers) <= set(values):
            self.add("always-met", route, fact=fact)

    def _never_met(self, route: Route, group: Mapping[str, Any]) -> None:
        """Two conditions on one fact without an answer in common, or an exclusion that takes every answer an indication asks."""
        asked: dict[str, tuple[set[str], Route]] = {}
        for kind in ("indications", "exclusions"):
            for number, criterion in enumerate(group.get(kind, ())):
                ((fact, values),) = criterion["when"].items()
                if fact in ("all", "any", "problem", "region"):
                    continue
                here = (*route, kind, number, "when", fact)
                if fact not in asked:
                    if kind == "indications":
                        asked[fact] = (set(values), here)
                    continue
                before, first = asked[fact]
                left = before & set(values) if kind == "indications" else before - set(values)
                if not left:
                    self.add("never-met", here, first=self.first_line(first))

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
        for found in re.finditer(r"\b([0-9]{1,2})(?= (?:t/m|tot en met|tot) [0-9]{1,2} jaar\b| jaar\b)", group.get("text", "")):
            years = int(found[1])
            if years * 12 + 11 < span.low or (span.high is not None and years * 12 > span.high + 12):
                shown = f"{age.get('min', '')}–{age.get('max', '')}"
                self.add("age-in-text", (*route, "text"), value=years, range=shown)

    def _classification(self, route: Route, entry: Mapping[str, Any], words: "_Vocabulary", as_of: str) -> None:
        given = entry["classification"]
        here = (*route, "classification")
        level = given["level"]
        for number, outcome in enumerate(given.get("outcomes", ())):
            if outcome["problem"] not in words.problems:
                self.add(
                    "unknown-problem",
                    (*here, "outcomes", number, "problem"),
                    near=words.near_problem(outcome["problem"]),
                    value=outcome["problem"],
                )
        recognised = level in STRENGTH
        today = as_of or str(self.data["catalogue"]["date"])
        if "date" in given:
            when = given["date"]
            if not _exists(when):
                self.add("no-such-date", (*here, "date"), value=when)
            elif not recognised:
                self.add("date-without-recognition", (*here, "date"), level=level)
            elif when > today:
                self.add("date-in-future", (*here, "date"), value=when, date=today)
            elif f"{int(when[:4]) + 5}{when[4:]}" <= today and "reassessment" not in given:
                self.add("recognition-expired", (*here, "date"), value=entry["name"], date=when)
        studied = any(e.get("control_group") == "ja" or "studies" in e for e in entry.get("evidence", ()))
        if level in (Level.STRONG, Level.GOOD, Level.FIRST) and not studied:
            self.add("level-above-research", (*here, "level"), level=level)


class _Vocabulary:
    """The words a catalogue defines, by id, with where they stand; and which of them are used."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.problems = self._terms(data, "problems")
        self.facts = self._terms(data, "facts")
        self.regions = self._terms(data, "regions")
        self.levels = self._terms(data, "levels")
        self.roles = self._terms(data, "roles")
        self.used_problems: set[str] = set()
        self.used_facts: set[str] = set()
        self.used_regions: set[str] = set()

    @staticmethod
    def _terms(data: Mapping[str, Any], section: str) -> dict[str, tuple[Route, Mapping[str, Any]]]:
        terms = _list(data["vocabulary"], section)
        return {str(t["id"]): (("vocabulary", section, n), t) for n, t in enumerate(terms)}

    def answers(self, fact: str) -> list[str]:
        return [str(v["id"]) for v in self.facts[fact][1].get("values", ())]

    def near_problem(self, word: str) -> list[str]:
        known = {str(a): p for p, (_, t) in self.problems.items() for a in (p, *t.get("aliases", ()))}
        return [known[n] for n in nearest(fold(word), known, 1)]

    def unused(self) -> Iterator[tuple[str, Route]]:
        """Give facts that no condition asks for, but for those with an option of their own."""
        for name, (route, _) in self.facts.items():
            if name not in self.used_facts | {"crisis", "placement", "severity", "region"}:
                yield name, route


def _list(data: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = data.get(key)
    return found if isinstance(found, list) else ()


def _climb(terms: Mapping[str, tuple[Route, Mapping[str, Any]]], start: str) -> set[str]:
    seen: set[str] = set()
    while start in terms and start not in seen:
        seen.add(start)
        start = str(terms[start][1].get("broader", ""))
    return seen


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def _branch(error: Any) -> int | None:
    """Return which branch of a union a record means: the one whose constant type it states."""
    stated = error.instance.get("type") if isinstance(error.instance, dict) else None
    for number, branch in enumerate(error.validator_value):
        if branch.get("properties", {}).get("type", {}).get("const") == stated:
            return number
    return None


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _given(value: Any, lang: str) -> str:
    kinds = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
    if value is None:
        return "niets" if lang == "nl" else "nothing"
    return _TYPES[kinds[type(value)]][lang != "nl"]

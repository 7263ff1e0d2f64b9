"""What changed between two catalogues, by meaning, and for which families the answer changes.

Records are matched by id and the items of a list by content, so the order of a file means nothing.
A change is breaking when somebody may lose something (an id, a family that fitted, a level),
attention when judging, ranking or a reader's decision may depend on it, cosmetic when only words or
sources differ. Pure.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain, combinations, islice, product
from typing import Any, NamedTuple, cast

from uhp_cli.source.yaml_source import Document, Route
from uhp_cli.values.ages import AgeRange
from uhp_cli.values.catalogue import Catalogue, Intervention, fold
from uhp_cli.values.conditions import PROBLEM, Atom, Condition, Holds, atoms, condition, kleene
from uhp_cli.values.profile import SEVERITY
from uhp_cli.values.vocab import State, strength


class Kind(StrEnum):
    """What happened to a record or to one of its fields."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class Severity(StrEnum):
    """What a change may mean for those who use the catalogue, worst first."""

    BREAKING = "breaking"
    ATTENTION = "attention"
    COSMETIC = "cosmetic"


class Side(NamedTuple):
    """A catalogue with the document it was read from."""

    catalogue: Catalogue
    document: Document


class Place(NamedTuple):
    """A line of a file."""

    file: str
    line: int


class Edit(NamedTuple):
    """One change: of a record when `field` ends in 'id', else of one field.

    A place is None where the record is not there.
    """

    id: str
    kind: Kind
    severity: Severity
    field: str
    before: object
    after: object
    old: Place | None
    new: Place | None
    section: str
    """The list the record stands in: interventions, problems, sources and so on."""

    @property
    def whole(self) -> bool:
        """The record itself came, went or got another id."""
        return self.field.rpartition(".")[2] == "id"


INTERVENTIONS = "interventions"
_SECTIONS: tuple[tuple[str, ...], ...] = (
    (INTERVENTIONS,),
    *(("vocabulary", name) for name in ("problems", "facts", "regions", "levels", "roles")),
    ("sources",),
)
_NAMES = ("name", "abbreviation", "title", "citation")
_WORDING = frozenset((*_NAMES, "text", "english", "aliases", "question", "question_english",
    "meaning", "note", "summary", "used", "why", "about", "sources", "cited_in", "version",
    "publisher", "read_as", "place", "sections"))  # fmt: skip
"""Fields that are only words or sources."""
_REFERENCES = {
    "variant_of": (INTERVENTIONS,),
    "problem": ("problems",),
    "broader": ("problems", "regions"),
    "region": ("regions",),
}
"""Fields that hold the id of another record, with the sections it may stand in."""
_GROUPS = ("target_group", "delivery")
"""Fields that only hold other fields: an absent one is an empty one."""
_ALIKE = 0.6
"""How alike two texts must be to count as one that was rewritten."""

_Record = Mapping[str, object]
Renames = Mapping[str, Mapping[str, str]]
"""For each section the new id of each record that was renamed."""


def diff(old: Side, new: Side) -> tuple[Edit, ...]:
    """Return every change from `old` to `new`, breaking ones first."""
    comparison = _Comparison(old, new)
    comparison.run()
    order = list(Severity)
    return tuple(sorted(comparison.found, key=lambda e: order.index(e.severity)))


def renames(old: _Record, new: _Record) -> Renames:
    """Return the records that kept a name under another id, where one on each side can be meant."""
    found: dict[str, dict[str, str]] = {}
    for section in _SECTIONS:
        before, after = _by_id(old, section), _by_id(new, section)
        gone = {i: _names(r) for i, r in before.items() if i not in after}
        come = {i: _names(r) for i, r in after.items() if i not in before}
        owners: dict[str, list[str]] = {}
        for i, names in come.items():
            for name in names:
                owners.setdefault(name, []).append(i)
        pairs = {
            (i, other)
            for i, names in gone.items()
            for name in names
            for other in owners.get(name, ())
        }
        left, right = (Counter(pair[n] for pair in pairs) for n in (0, 1))
        found[section[-1]] = {a: b for a, b in pairs if left[a] == right[b] == 1}
    return found


def _names(record: _Record) -> set[str]:
    return {fold(str(record[key])) for key in _NAMES if record.get(key)}


def _at(data: Mapping[str, Any], section: Sequence[str]) -> list[_Record]:
    *above, last = section
    for key in above:
        data = data[key]
    found: list[_Record] = data[last]
    return found


def _by_id(data: _Record, section: Sequence[str]) -> dict[str, _Record]:
    return {str(record["id"]): record for record in _at(data, section)}


class _Spot(NamedTuple):
    """Where a comparison is: which record, which field, and the way to it on both sides."""

    section: str
    id: str
    keys: tuple[str, ...]
    """The field without the items of lists."""
    field: str
    old: Route | None
    new: Route | None
    was: Intervention | None = None
    now: Intervention | None = None

    def down(self, key: str) -> "_Spot":
        """Go to a field."""
        return self._replace(
            keys=(*self.keys, key),
            field=f"{self.field}.{key}" if self.field else key,
            old=None if self.old is None else (*self.old, key),
            new=None if self.new is None else (*self.new, key),
        )

    def item(self, label: str, old: int | None, new: int | None) -> "_Spot":
        """Go to an item of a list; on a side without the item the place stays that of the list."""
        return self._replace(
            field=f"{self.field}[{label}]",
            old=self.old if self.old is None or old is None else (*self.old, old),
            new=self.new if self.new is None or new is None else (*self.new, new),
        )


class _Comparison:
    """Collects the changes between two documents."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.found: list[Edit] = []
        self.renamed = renames(old.document.data, new.document.data)
        self.data: _Record = old.document.data
        if any(self.renamed.values()):
            self.data = cast("_Record", _with_new_ids(self.data, self.renamed))
        self.was = {i.id: i for i in old.catalogue.interventions}
        self.now = {i.id: i for i in new.catalogue.interventions}

    def run(self) -> None:
        head = _Spot(
            "catalogue", "catalogue", ("catalogue",), "catalogue", ("catalogue",), ("catalogue",)
        )
        self._value(head, self.data["catalogue"], self.new.document.data["catalogue"])
        for section in _SECTIONS:
            self._records(section)

    def _records(self, section: tuple[str, ...]) -> None:
        kind = section[-1]
        prefix = "" if section[0] == INTERVENTIONS else ".".join(section)
        before = {
            str(record["id"]): (n, record) for n, record in enumerate(_at(self.data, section))
        }
        after = {
            str(record["id"]): (n, record)
            for n, record in enumerate(_at(self.new.document.data, section))
        }
        names = self.renamed[kind]
        for name, (number, record) in before.items():
            as_new = names.get(name, name)
            here: Route = (*section, number)
            if as_new not in after:
                spot = _Spot(kind, name, (), prefix, here, None)
                self._report(spot.down("id")._replace(keys=()), Kind.REMOVED, _title(record), None)
                continue
            other, found = after[as_new]
            there: Route = (*section, other)
            of_entries = kind == INTERVENTIONS
            spot = _Spot(
                kind,
                as_new,
                (),
                prefix,
                here,
                there,
                *((self.was[name], self.now[as_new]) if of_entries else ()),
            )
            if as_new != name:
                self._report(spot.down("id")._replace(keys=()), Kind.RENAMED, name, as_new)
            self._mapping(spot, record, found)
        known = {names.get(name, name) for name in before}
        for name, (number, record) in after.items():
            if name not in known:
                spot = _Spot(kind, name, (), prefix, None, (*section, number))
                self._report(spot.down("id")._replace(keys=()), Kind.ADDED, None, _title(record))

    def _mapping(self, spot: _Spot, old: _Record, new: _Record) -> None:
        bounds = ("min", "max")
        ends = [{key: side[key] for key in bounds if key in side} for side in (old, new)]
        if ends[0] != ends[1]:
            self._report(spot, Kind.CHANGED, *ends)
        for key in dict.fromkeys((*old, *new)):
            if key == "id" or key in bounds:
                continue
            before, after = old.get(key), new.get(key)
            if key in _GROUPS:
                before, after = before or {}, after or {}
            elif isinstance(some := before or after, list) and not _scalars(some):
                before, after = before or [], after or []
            self._value(spot.down(key), before, after)

    def _value(self, spot: _Spot, old: object, new: object) -> None:
        if old == new:
            return
        if spot.keys[-1] == "when":
            if _canonical(old) != _canonical(new):
                self._report(spot, Kind.CHANGED, old, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            self._mapping(spot, old, new)
        elif isinstance(old, list) and isinstance(new, list) and not _scalars([*old, *new]):
            self._items(spot, old, new)
        elif _canonical(old) != _canonical(new):
            self._report(spot, _kind(old, new), old, new)

    def _items(self, spot: _Spot, old: list[_Record], new: list[_Record]) -> None:
        for before, after in _paired(old, new):
            first = old[before] if before is not None else None
            second = new[after] if after is not None else None
            label = str(_identity(second or first or {}) or (before if after is None else after))
            here = spot.item(label, before, after)
            if first is not None and second is not None:
                self._mapping(here, first, second)
            else:
                self._report(here, _kind(first, second), first, second)

    def _report(self, spot: _Spot, kind: Kind, before: object, after: object) -> None:
        severity = self._severity(spot, kind, before, after)
        old, new = _place(self.old, spot.old), _place(self.new, spot.new)
        self.found.append(
            Edit(
                spot.id,
                kind,
                severity,
                spot.field,
                _plain(before),
                _plain(after),
                old,
                new,
                spot.section,
            )
        )

    def _severity(self, spot: _Spot, kind: Kind, before: object, after: object) -> Severity:
        if not spot.keys:
            if spot.section == "sources":
                return Severity.COSMETIC if kind is Kind.ADDED else Severity.ATTENTION
            return Severity.ATTENTION if kind is Kind.ADDED else Severity.BREAKING
        if self._breaks(spot, kind, before, after):
            return Severity.BREAKING
        words_only = spot.keys[-1] in _WORDING and not (
            spot.section == "problems" and spot.keys == ("aliases",)
        )
        return Severity.COSMETIC if words_only else Severity.ATTENTION

    def _breaks(self, spot: _Spot, kind: Kind, before: object, after: object) -> bool:
        """Say whether a family may lose something by a change of this field."""
        match spot.keys:
            case ("values",):  # an answer that profiles may give
                breaks = spot.section == "facts" and kind is Kind.REMOVED
            case ("aliases",):  # a word that profiles may use
                breaks = spot.section == "problems" and not _listed(before) <= _listed(after)
            case ("target_group", "age"):
                breaks = _narrower(spot.was and spot.was.age, spot.now and spot.now.age)
            case ("target_group", "problems"):
                breaks = kind is Kind.REMOVED
            case ("target_group", "problems", "prevents") | ("circumstance",):
                breaks = kind is Kind.ADDED  # then nothing covers it outright any more
            case ("target_group", "indications" | "exclusions") | ("includes_placement",):
                breaks = kind is Kind.ADDED
            case ("target_group", "indications", "when"):
                breaks = _loses(before, after, self.old.catalogue, self.new.catalogue)
            case ("target_group", "exclusions", "when"):
                breaks = _loses(after, before, self.new.catalogue, self.old.catalogue)
            case ("classification", "level"):
                breaks = strength(str(after)) < strength(str(before))
            case ("classification", "outcomes", *_) if spot.was and spot.now:
                problem = spot.field.partition("[")[2].partition("]")[0]
                first = _strength_for(problem, spot.was, self.old.catalogue)
                breaks = _strength_for(problem, spot.now, self.new.catalogue) < first
            case _:
                breaks = False
        return breaks


def _strength_for(problem: str, entry: Intervention, catalogue: Catalogue) -> int:
    return strength(entry.level_for(problem, {problem: (problem,), **catalogue.up}))


def _place(side: Side, route: Route | None) -> Place | None:
    return (
        None
        if route is None
        else Place(side.document.name, side.document.span(route, key=True).line)
    )


def _with_new_ids(value: object, renamed: Renames, key: str = "") -> object:
    """Return data with references to renamed records under the new id: a rename is one change."""
    if isinstance(value, dict):
        facts = renamed["facts"] if key == "when" else {}
        deeper = {k: "when" if key == "when" and k in ("all", "any") else k for k in value}
        return {facts.get(k, k): _with_new_ids(v, renamed, deeper[k]) for k, v in value.items()}
    if isinstance(value, list):
        return [_with_new_ids(v, renamed, key) for v in value]
    if not isinstance(value, str):
        return value
    if key in ("sources", "cited_in", "studies"):
        name, colon, place = value.partition(":")
        return renamed["sources"].get(name, name) + colon + place
    for section in _REFERENCES.get(key, ()):
        value = renamed[section].get(value, value)
    return value


def _title(record: _Record) -> str:
    return str(
        next((record[key] for key in ("name", "title", "citation") if key in record), record["id"])
    )


def _scalars(values: Iterable[object]) -> bool:
    return not any(isinstance(v, dict | list) for v in values)


def _listed(value: object) -> set[object]:
    return set(value) if isinstance(value, list) else set()


def _kind(before: object, after: object) -> Kind:
    return Kind.ADDED if before is None else Kind.REMOVED if after is None else Kind.CHANGED


def _canonical(value: object) -> tuple[object, ...]:
    """Return a value that is equal for equal content, whatever the order of keys and items."""
    if isinstance(value, dict):
        return ("map", *((k, _canonical(value[k])) for k in sorted(value)))
    if isinstance(value, list):
        return ("list", *sorted(map(_canonical, value), key=repr))
    return (type(value).__name__, value)


def _plain(value: object) -> object:
    """Return what a change shows of an item: a target's problem, a statement's text, or all."""
    if isinstance(value, dict) and "sources" in value:
        shown = {k: v for k, v in value.items() if k != "sources"}
        return next(iter(shown.values())) if set(shown) in ({"problem"}, {"text"}) else shown
    return value


def _paired(old: list[_Record], new: list[_Record]) -> Iterator[tuple[int | None, int | None]]:
    """Pair the items of two lists; what has no pair stands alone.

    Equal ones first, then the same id, problem, condition or text, then texts that are alike.
    """
    left, right = dict(enumerate(old)), dict(enumerate(new))
    same: list[Callable[[_Record], object]] = [
        _canonical,
        _identity,
        lambda i: i.get("when") and _canonical(i["when"]),
        lambda i: i.get("text"),
    ]
    for key in same:
        for n in list(left):
            wanted = key(left[n])
            found = next(
                (m for m, item in right.items() if wanted is not None and key(item) == wanted), None
            )
            if found is not None:
                yield n, found
                del left[n], right[found]
    for n, m in _alike(left, right):
        yield n, m
        del left[n], right[m]
    yield from ((n, None) for n in left)
    yield from ((None, m) for m in right)


def _identity(item: _Record) -> object:
    return item.get("id") or item.get("problem")


def _alike(left: Mapping[int, _Record], right: Mapping[int, _Record]) -> list[tuple[int, int]]:
    """Return pairs of items whose texts are alike, the most alike first, each item once."""
    from difflib import SequenceMatcher  # only for items that were rewritten

    rated = [
        (ratio, n, m)
        for n, a in left.items()
        for m, b in right.items()
        if _identity(a) is None
        and (ratio := SequenceMatcher(None, _sentence(a), _sentence(b), autojunk=False).ratio())
        >= _ALIKE
    ]
    pairs: list[tuple[int, int]] = []
    for _, n, m in sorted(rated, key=lambda row: (-row[0], row[1:])):
        if not any(n == a or m == b for a, b in pairs):
            pairs.append((n, m))
    return pairs


def _sentence(item: _Record) -> str:
    return str(item.get("text") or item.get("about") or item.get("name") or "")


def _narrower(before: AgeRange | None, after: AgeRange | None) -> bool:
    """Say whether some age was in the range and is no longer."""
    if after is None:
        return False
    if before is None or after.low > before.low:
        return True
    return after.high is not None and (before.high is None or after.high < before.high)


def _loses(was: object, now: object, old: Catalogue, new: Catalogue) -> bool:
    """Say whether some family meets a condition as it was and not as it is now.

    Every answer is tried; too many to try counts as yes.
    """
    if not (isinstance(was, dict) and isinstance(now, dict)):
        return False
    before, after = condition(was), condition(now)
    asked = (*atoms(before), *atoms(after))
    facts = sorted({SEVERITY if a.severity else a.fact for a in asked} - {PROBLEM})
    problems = sorted({p for a in asked if a.fact == PROBLEM for p in a.values})
    answers = [
        list(dict.fromkeys((*old.answers.get(f, ()), *new.answers.get(f, ())))) for f in facts
    ]
    stated = chain.from_iterable(combinations(problems, n) for n in range(len(problems) + 1))
    tried = list(islice(product(list(islice(stated, _MOST)), *answers), _MOST))
    if len(tried) == _MOST:
        return True
    return any(
        _meets(before, old, dict(zip(facts, a, strict=True)), s)
        and not _meets(after, new, dict(zip(facts, a, strict=True)), s)
        for s, *a in tried
    )


_MOST = 10_000


def _meets(
    needed: Condition, catalogue: Catalogue, answers: Mapping[str, str], stated: Iterable[str]
) -> bool:
    """Say whether a family that answers everything meets a condition."""
    present = {wide for p in stated for wide in catalogue.up.get(p, (p,))}

    def stands(atom: Atom) -> Holds:
        if atom.fact == PROBLEM:
            severe = not atom.severity or answers[SEVERITY] in atom.severity
            met = severe and not present.isdisjoint(atom.values)
        elif atom.fact == "region" and answers[atom.fact] in catalogue.regions:
            met = any(r in atom.values for r in catalogue.wider_region(answers[atom.fact]))
        else:
            met = answers[atom.fact] in atom.values
        return Holds(State.MET if met else State.UNMET)

    return kleene(needed, stands).state is State.MET

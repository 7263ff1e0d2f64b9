"""Recheck: an earlier answer again on the catalogue at hand; what differs, and because of what.

The earlier answer is untrusted input: its shape is checked before anything in it is used. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from uhp_cli.errors import UhpError
from uhp_cli.method.earlier import RULES, Outcome, Rule, outcomes
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile

KINDS = ("match", "plan", "why")
_FIELDS = {
    "matches": ("verdict", "rank", "classification", "covers", "partly", "children", "key"),
    "excluded": ("near_miss",),
    "beside": ("verdict", "children"),
    "chosen": ("verdict", "rank", "classification", "covers"),
    "interventions": ("verdict", "rank", "classification", "key", "near_miss"),
}
TOLD = ("reasons", "criteria", "questions", "cautions")
"""Lists of coded sentences: answers differ on one when its codes do, not when it is worded anew."""
_REASONS = ("reasons", "criteria", "questions")


class FieldChange(NamedTuple):
    """One field of one intervention that is different now."""

    field: str
    before: object
    after: object


class Cause(NamedTuple):
    """What accounts for some of what differs, by its code."""

    code: str
    fields: tuple[str, ...]
    """The fields that it accounts for; none where the intervention came or went."""


class Difference(NamedTuple):
    """What is different for one intervention, and the statements that are new or gone."""

    id: str
    change: str
    """Added to the answer, removed from it, or changed."""
    fields: tuple[FieldChange, ...]
    because: tuple[str, ...]
    """Statements that were not in the earlier answer."""
    no_longer: tuple[str, ...]
    """Only when there are no new ones: statements that are gone."""
    sources: tuple[str, ...]
    rules: tuple[Cause, ...] = ()
    """Of an answer by an earlier method: what accounts for the difference."""


Fields = tuple[FieldChange, ...]
_Statements = Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]]


class _Row(NamedTuple):
    """One intervention of an answer: what is compared, and the statements it rests on."""

    fields: dict[str, object]
    statements: _Statements


class _As(NamedTuple):
    """How two answers are compared."""

    worded: bool
    """Sentences as they are worded; otherwise by their codes."""
    outcomes: bool
    """Outcomes alone: an earlier method told other sentences."""


def check_shape(data: object, place: str, method: int) -> Mapping[str, Any]:
    """Return an earlier answer; UhpError when it is no match, plan or why that is known here."""
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
        raise UhpError("not-an-advice", place=place, what="kind")
    for name, known in (("version", 2 if data["kind"] == "plan" else 1), ("method", method)):
        if not _is_number(data.get(name, 1 if name == "method" else None), known):
            raise UhpError("not-an-advice", place=place, what=name)
    catalogue = data.get("catalogue")
    if (
        not isinstance(catalogue, dict)
        or not isinstance(catalogue.get("sha256"), str)
        or not isinstance(data.get("profile"), dict)
    ):
        raise UhpError("not-an-advice", place=place, what="catalogue, profile")
    for name in _lists(data["kind"]):
        if not _is_rows(data.get(name)):
            raise UhpError("not-an-advice", place=place, what=name)
    if not _is_number(data.get("most", 1)):
        raise UhpError("not-an-advice", place=place, what="most")
    if not _is_words(data.get("hidden", [])):
        raise UhpError("not-an-advice", place=place, what="hidden")
    if not _is_rows(data.get("beside", [])):
        raise UhpError("not-an-advice", place=place, what="beside")
    if not all(_is_words(row.get("equally_good", [])) for row in _chosen(data)):
        raise UhpError("not-an-advice", place=place, what="equally_good")
    return data


def _chosen(answer: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = answer["chosen"] if answer["kind"] == "plan" else ()
    return found


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(r, dict) and isinstance(r.get("id"), str) for r in value
    )


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _is_number(value: object, most: int | None = None) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return value >= 1 and (most is None or value <= most)


def _lists(kind: str) -> tuple[str, ...]:
    return {"match": ("matches", "excluded"), "plan": ("chosen",), "why": ("interventions",)}[kind]


def _lists_in(answer: Mapping[str, Any]) -> tuple[str, ...]:
    beside = answer["kind"] == "match" and "beside" in answer
    return (*_lists(answer["kind"]), "beside") if beside else _lists(answer["kind"])


def method_of(answer: Mapping[str, Any]) -> int:
    """Return the method by which an answer was made; the first did not say so."""
    return int(answer.get("method", 1))


def differences(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    everything: Mapping[str, Any] | None = None,
    *,
    worded: bool = True,
) -> tuple[Difference, ...]:
    """Return per intervention what differs between an earlier answer and the same question now.

    `everything` is the answer to `match` for the same family: why one left a plan, who says its
    level. Sentences are compared as they are `worded`, or only by their codes; of an earlier method
    only outcomes are.
    """
    plain = method_of(before) < method_of(after)
    as_ = _As(worded and not plain, plain)
    old, new = _rows(before, as_), _rows(after, as_)
    for name in before.get(
        "hidden", []
    ):  # stood in the ranking, but a filter kept it out of the answer
        if name in new and new[name].fields["verdict"] != "excluded":
            new.pop(name)
        else:
            old.setdefault(name, _Row({"verdict": None}, {}))
    standing = {name: row.statements for name, row in _rows(everything or after, as_).items()}
    now_said = standing | {name: row.statements for name, row in new.items()}
    found = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        change = "changed" if was and now else "removed" if was else "added"
        fields = _fields(was.fields if was else {}, now.fields if now else {})
        if fields or change != "changed":
            moved = plain and [f.field for f in fields] == ["rank"]
            said = None if moved else now_said.get(name)
            told = _told(was, said, standing.get(name, {}), fields)
            found.append(Difference(name, change, fields, *told))
    return tuple(found)


def _told(
    was: _Row | None, said: _Statements | None, standing: _Statements, fields: Fields
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the statements that are new, or those that are gone, and their sources."""
    old_said = was.statements if was else {}
    added = [said[k] for k in said if k not in old_said] if said is not None else []
    if not added and any(f.field == "classification" for f in fields):
        added = [text for k, text in standing.items() if k[0].startswith("classification")]
    gone = (
        [old_said[k] for k in old_said if k not in said] if said is not None and not added else []
    )
    sources = tuple(dict.fromkeys(s for _, named in (*added, *gone) for s in named))
    return _texts(added), _texts(gone), sources


def _fields(was: Mapping[str, object], now: Mapping[str, object]) -> Fields:
    """Return the fields that both answers have and that differ; a place also when one has it."""
    if not was or not now:
        return ()
    turned = was.get("verdict") != now.get("verdict")
    names = [
        f
        for f in dict.fromkeys([*was, *now])
        if (f in was and f in now) or (f in ("rank", "place") and turned)
    ]
    return tuple(FieldChange(f, was.get(f), now.get(f)) for f in names if was.get(f) != now.get(f))


def _rows(answer: Mapping[str, Any], as_: _As) -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    for name in _lists_in(answer):
        for row in answer[name]:
            fields = {field: row[field] for field in _FIELDS[name] if field in row}
            if name in _PLACES:
                fields["place"] = _PLACES[name]
            fields.setdefault("verdict", "excluded" if name == "excluded" else None)
            if as_.outcomes and name == "chosen":
                fields["covers"] = _problems(row.get("covers"))
            if not as_.outcomes:
                fields |= {told: _codes(row[told]) for told in TOLD if told in row}
            rows[row["id"]] = _Row(fields, _statements(row, as_))
    if not as_.outcomes:
        for row in _chosen(answer):
            for i in row.get("equally_good", []):
                rows.setdefault(i, _Row({"place": "alternative", "verdict": None}, {}))
    return rows


_PLACES = {"chosen": "chosen", "beside": "beside"}


def _problems(covers: object) -> list[str]:
    """Return the problems that a member of a plan covers; method 2 names the child of each."""
    items = covers if isinstance(covers, list) else []
    return sorted({str(c.get("problem")) if isinstance(c, dict) else str(c) for c in items})


def _codes(items: object) -> list[str]:
    """Return each sentence as its code with the state or the fact it is about, each once."""
    found = (
        " ".join(str(item[key]) for key in ("code", "state", "fact") if key in item)
        for item in _dicts(items)
    )
    return list(dict.fromkeys(found))


def _statements(row: Mapping[str, Any], as_: _As) -> _Statements:
    found: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for name in _REASONS if as_.outcomes else TOLD:
        for item in _dicts(row.get(name)):
            named = item.get("sources")
            sources = (
                tuple(s for s in named if isinstance(s, str)) if isinstance(named, list) else ()
            )
            text = str(item.get("text", ""))
            words = (text, *sources) if as_.worded else (str(item.get("fact")),)
            found[str(item.get("code")), str(item.get("state")), *words] = (text, sources)
    return found


def _dicts(value: object) -> Iterable[Mapping[str, Any]]:
    """Return the coded sentences of a list; not that another one ranks above."""
    return (
        [v for v in value if isinstance(v, dict) and v.get("code") != "dominated"]
        if isinstance(value, list)
        else []
    )


def _texts(statements: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text, _ in statements))


# -- an answer by an earlier method: what accounts for a difference

PLAN = "plan-follows-ranking"
"""A plan walks down the ranking; method 1 chose the fewest interventions for the most needs."""
OTHERS = "others-moved"
"""Its own key is the same; what changed for others moved it."""
CATALOGUE = "catalogue"
"""Method 1 gives another outcome on today's catalogue than it did then."""
NOT_TOLD = "not-told"
"""The answer does not let one tell."""
CAUSES = (*(r.value for r in Rule), PLAN, OTHERS, CATALOGUE, NOT_TOLD)


def accounted(
    found: Iterable[Difference], before: Mapping[str, Any], profile: Profile, catalogue: Catalogue
) -> tuple[Difference, ...]:
    """Return the differences from an answer by method 1 with what accounts for each.

    A rule accounts for a field when method 1 gives on today's catalogue what the answer has, and
    the field is another with that rule put back alone, or the same with all but that rule put back.
    """
    same = before["catalogue"]["sha256"] == catalogue.sha256
    methods = _Methods(catalogue, profile, same=same)
    in_plan = before["kind"] == "plan"
    return tuple(d._replace(rules=_causes(d, methods, in_plan=in_plan)) for d in found)


class _Methods:
    """What judging and ranking give with any changed rules put back, each worked out once."""

    def __init__(self, catalogue: Catalogue, profile: Profile, *, same: bool) -> None:
        self.catalogue, self.profile = catalogue, profile
        self.same = same
        """Whether the answer was made on this very catalogue."""
        self._found: dict[frozenset[Rule], Mapping[str, Outcome]] = {}

    def outcome(self, name: str, back: frozenset[Rule]) -> Outcome:
        if back not in self._found:
            self._found[back] = outcomes(self.catalogue, self.profile, back)
        return self._found[back].get(name, {})

    def both(self, name: str, field: str) -> tuple[object, object]:
        """Return a field by method 1 and as now, on today's catalogue."""
        return self.outcome(name, RULES).get(field), self.outcome(name, _NONE).get(field)

    def causes(self, name: str, field: str, before: object) -> list[str]:
        """Return what accounts for one field that is different now."""
        if field not in _DECIDED:
            return [] if self.same or field != "classification" else [CATALOGUE]
        first, now = self.both(name, field)
        if field == "verdict" and before is None and first != "excluded":
            before = first  # it was ranked, and a filter hid it
        if before != first and self.same:
            return []
        found = self.rules(name, field) if first != now else []
        return [*found, CATALOGUE] if before != first else found

    def rules(self, name: str, field: str) -> list[str]:
        """Return the rules that make the difference between the methods for a field."""
        if field in ("rank", "place"):
            ranked = "key" if all(self.both(name, "key")) else "verdict"
            return self.rules(name, ranked) or [OTHERS]
        first, now = self.both(name, field)
        if first == now:
            return []
        alone = [r for r in Rule if self.outcome(name, frozenset({r})).get(field) != now]
        rest = [r for r in Rule if self.outcome(name, RULES - {r}).get(field) != first]
        return [r.value for r in alone or rest]

    def of_plan(self, name: str) -> list[str]:
        """Return what accounts for a place in a plan that one got or lost."""
        first, now = self.both(name, "verdict")
        turned = self.rules(name, "verdict")
        if now == "excluded":
            return turned if first != now else [] if self.same else [CATALOGUE]
        return [*turned, PLAN]


_NONE: frozenset[Rule] = frozenset()
_DECIDED = ("verdict", "place", "covers", "partly", "children", "key", "rank")
"""The fields that judging and ranking decide; a level is what the catalogue says."""


def _causes(found: Difference, methods: _Methods, *, in_plan: bool) -> tuple[Cause, ...]:
    """Return what accounts for a difference, in the order of CAUSES, each with its fields."""
    if found.change != "changed":
        known = found.id in {i.id for i in methods.catalogue.interventions}
        own = [] if methods.same else [CATALOGUE]
        codes = methods.of_plan(found.id) if in_plan and known else own
        return tuple(Cause(code, ()) for code in codes or [NOT_TOLD])
    by_field = {f.field: methods.causes(found.id, f.field, f.before) for f in found.fields}
    fields = {
        code: tuple(f for f, codes in by_field.items() if code in (codes or [NOT_TOLD]))
        for code in CAUSES
    }
    return tuple(Cause(code, names) for code, names in fields.items() if names)

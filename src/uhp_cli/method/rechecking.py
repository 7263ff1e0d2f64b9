"""Recheck: an earlier answer again on the catalogue at hand; what differs, and which statements make the difference.

The earlier answer is untrusted input: its shape is checked before anything in it is used. Pure.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from uhp_cli.errors import UhpError

KINDS = ("match", "plan", "why")
_FIELDS = {
    "matches": ("verdict", "rank", "classification", "covers", "partly", "children", "key"),
    "excluded": ("near_miss",),
    "chosen": ("verdict", "rank", "classification", "covers"),
    "interventions": ("verdict", "rank", "classification", "key", "near_miss"),
}
TOLD = ("reasons", "criteria", "questions", "cautions")
"""Lists of coded sentences: two answers differ on one when its codes do, not when the same thing is worded anew."""


class FieldChange(NamedTuple):
    """One field of one intervention that is different now."""

    field: str
    before: object
    after: object


class Difference(NamedTuple):
    """What is different for one intervention, and the statements that are new or gone, as the answers word them."""

    id: str
    change: str
    """Added to the answer, removed from it, or changed."""
    fields: tuple[FieldChange, ...]
    because: tuple[str, ...]
    """Statements that were not in the earlier answer."""
    no_longer: tuple[str, ...]
    """Only when there are no new ones: statements that are gone."""
    sources: tuple[str, ...]


_Statements = Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]]


class _Row(NamedTuple):
    """One intervention of an answer: what is compared, and the statements it rests on."""

    fields: dict[str, object]
    statements: _Statements


def check_shape(data: object, place: str) -> Mapping[str, Any]:
    """Return an earlier answer; UhpError when its kind, version or shape is not that of a match, plan or why answer."""
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
        raise UhpError("not-an-advice", place=place, what="kind")
    if (
        data.get("version") != 1
        or not isinstance(data["version"], int)
        or isinstance(data["version"], bool)
    ):
        raise UhpError("not-an-advice", place=place, what="version")
    catalogue = data.get("catalogue")
    if (
        not isinstance(catalogue, dict)
        or not isinstance(catalogue.get("sha256"), str)
        or not isinstance(data.get("profile"), dict)
    ):
        raise UhpError("not-an-advice", place=place, what="catalogue, profile")
    for name in _lists(data["kind"]):
        rows = data.get(name)
        if not isinstance(rows, list) or not all(
            isinstance(r, dict) and isinstance(r.get("id"), str) for r in rows
        ):
            raise UhpError("not-an-advice", place=place, what=name)
    most = data.get("most", 1)
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        raise UhpError("not-an-advice", place=place, what="most")
    for name, ids in (
        ("hidden", [data.get("hidden", [])]),
        ("alternatives", data.get("alternatives", [])),
    ):
        if not isinstance(ids, list) or not all(
            isinstance(some, list) and all(isinstance(i, str) for i in some) for some in ids
        ):
            raise UhpError("not-an-advice", place=place, what=name)
    return data


def _lists(kind: str) -> tuple[str, ...]:
    return {"match": ("matches", "excluded"), "plan": ("chosen",), "why": ("interventions",)}[kind]


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], everything: Mapping[str, Any] | None = None
) -> tuple[Difference, ...]:
    """Return per intervention what differs between an earlier answer and the same question asked now, by id.

    `everything` is the answer to `match` for the same family: why one left a plan, and who says its level.
    """
    old, new = _rows(before), _rows(after)
    for name in before.get(
        "hidden", []
    ):  # stood in the ranking, but a filter kept it out of the answer
        if name in new and new[name].fields["verdict"] != "excluded":
            new.pop(name)
        else:
            old.setdefault(name, _Row({"verdict": None}, {}))
    standing = {name: row.statements for name, row in _rows(everything or after).items()}
    now_said = standing | {name: row.statements for name, row in new.items()}
    found = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        change = "changed" if was and now else "removed" if was else "added"
        fields = _fields(was.fields if was else {}, now.fields if now else {})
        if fields or change != "changed":
            old_said, said = was.statements if was else {}, now_said.get(name)
            added = [said[k] for k in said if k not in old_said] if said is not None else []
            if not added and any(f.field == "classification" for f in fields):
                added = [
                    text
                    for k, text in standing.get(name, {}).items()
                    if k[0].startswith("classification")
                ]
            gone = (
                [old_said[k] for k in old_said if k not in said]
                if said is not None and not added
                else []
            )
            sources = tuple(dict.fromkeys(s for _, named in (*added, *gone) for s in named))
            found.append(Difference(name, change, fields, _texts(added), _texts(gone), sources))
    return tuple(found)


def _fields(was: Mapping[str, object], now: Mapping[str, object]) -> tuple[FieldChange, ...]:
    """Return the fields that both answers have and that differ; a place also when only one of them has it."""
    if not was or not now:
        return ()
    turned = was.get("verdict") != now.get("verdict")
    names = [
        f
        for f in dict.fromkeys([*was, *now])
        if (f in was and f in now) or (f == "rank" and turned)
    ]
    return tuple(FieldChange(f, was.get(f), now.get(f)) for f in names if was.get(f) != now.get(f))


def _rows(answer: Mapping[str, Any]) -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    for name in _lists(answer["kind"]):
        for row in answer[name]:
            fields = {field: row[field] for field in _FIELDS[name] if field in row}
            if name == "chosen":
                fields["place"] = "chosen"
            fields.setdefault("verdict", "excluded" if name == "excluded" else None)
            fields |= {told: _codes(row[told]) for told in TOLD if told in row}
            rows[row["id"]] = _Row(fields, _statements(row))
    for members in answer.get("alternatives", []):
        for i in members:
            rows.setdefault(i, _Row({"place": "alternative", "verdict": None}, {}))
    return rows


def _codes(items: object) -> list[str]:
    """Return each sentence as its code with the state or the fact it is about."""
    return [
        " ".join(str(item[key]) for key in ("code", "state", "fact") if key in item)
        for item in _dicts(items)
    ]


def _statements(row: Mapping[str, Any]) -> _Statements:
    found: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for name in TOLD:
        for item in _dicts(row.get(name)):
            named = item.get("sources")
            sources = (
                tuple(s for s in named if isinstance(s, str)) if isinstance(named, list) else ()
            )
            text = str(item.get("text", ""))
            found[str(item.get("code")), text, str(item.get("state")), *sources] = (text, sources)
    return found


def _dicts(value: object) -> Iterable[Mapping[str, Any]]:
    """Return the coded sentences of a list; not that another one ranks above, which says nothing about this one."""
    return (
        [v for v in value if isinstance(v, dict) and v.get("code") != "dominated"]
        if isinstance(value, list)
        else []
    )


def _texts(statements: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text, _ in statements))

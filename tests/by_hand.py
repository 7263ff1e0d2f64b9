"""The method a second time, plain and slow: from the page that describes it, over the catalogue as it is written.

Every unknown is tried in every way it may be; nothing here knows how the program does it. For the small catalogues of families.py.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from families import FACTS, REGIONS, Data, upward
from uhp_cli.method.planning import Need
from uhp_cli.method.ranking import Key, Match
from uhp_cli.values.ages import Age
from uhp_cli.values.profile import FAMILY, Child, Profile
from uhp_cli.values.vocab import State, Verdict

MONTHS = range(-1, 31 * 12)
BEST_FIRST = (Verdict.FITS, Verdict.ASK, Verdict.EXCLUDED)
STEPS = {
    "sterke-aanwijzingen": 4,
    "goede-aanwijzingen": 3,
    "eerste-aanwijzingen": 2,
    "goed-onderbouwd": 1,
}

# -- section 0: the family


def tree(data: Data) -> dict[str, tuple[str, ...]]:
    """Return each problem with everything it is a form of."""
    broader = {p["id"]: p.get("broader", "") for p in data["vocabulary"]["problems"]}
    return {p: upward(broader, p) for p in broader}


def marked(data: Data, mark: str) -> set[str]:
    """Return the problems that carry a mark: urgent, circumstance or involve_always."""
    return {p["id"] for p in data["vocabulary"]["problems"] if p.get(mark)}


class Person(NamedTuple):
    """One child with what the family's words mean for it."""

    age: Age | None
    said: set[str]
    narrow: set[str]
    stated: set[str]
    severity: dict[str, str]
    denied: set[str]
    absent: set[str]
    """What is denied and every form of it."""
    facts: dict[str, str]
    nothing_stated: bool
    """For nobody in the family a problem is stated."""


def severity_said(child: Child, profile: Profile, wide: Iterable[str]) -> str:
    """Return how severe a problem was said to be: itself or a wider word, at the child before at the family."""
    for said in (child.severities, profile.severities):
        for word in wide:
            if word in said:
                return said[word]
    return ""


def people(data: Data, profile: Profile) -> list[Person]:
    """Return the children; what stands at a child wins over what stands at the family."""
    up, circumstances = tree(data), marked(data, "circumstance")
    found = []
    for child in profile.children or (Child(None),):
        said = set(child.problems)
        said |= {p for p in profile.family if not any(w in child.denied for w in up[p])}
        narrow = {p for p in said if not any(p in up[q] for q in said if q != p)}
        facts = {**profile.facts, **child.facts}
        severity = {
            p: severity_said(child, profile, up[p]) or facts.get("severity", "") for p in narrow
        }
        denied = set(child.denied)
        denied |= {d for d in profile.denied if not any(d in up[p] for p in child.problems)}
        absent = {p for p in up if any(w in denied for w in up[p])}
        found.append(
            Person(
                child.age,
                said,
                narrow,
                narrow - circumstances,
                {p: s for p, s in severity.items() if s},
                denied,
                absent,
                facts,
                nothing_stated=False,
            )
        )
    nothing = not any(p.stated for p in found)
    return [p._replace(nothing_stated=nothing) for p in found]


# -- section 1: the meaning of a condition, when every answer is known


class World(NamedTuple):
    """Everything known: what is there, how severe it is, and every answer."""

    present: frozenset[str]
    severe: Mapping[str, str]
    answers: Mapping[str, str]


def true(when: Data, world: World, person: Person, up: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a condition holds in a world."""
    if "severity" in when and "problem" in when:
        return any(_severe(p, when["severity"], world, person, up) for p in when["problem"])
    ((key, value),) = when.items()
    if key == "all":
        return all(true(w, world, person, up) for w in value)
    if key == "any":
        return any(true(w, world, person, up) for w in value)
    if key == "problem":
        return not world.present.isdisjoint(value)
    if key == "region":
        return not set(upward(REGIONS, world.answers[key])).isdisjoint(value)
    return world.answers[key] in value


def _severe(
    problem: str,
    wanted: Sequence[str],
    world: World,
    person: Person,
    up: Mapping[str, tuple[str, ...]],
) -> bool:
    """Say whether what was said of this problem, or the problem itself when nothing was, is that severe."""
    forms = [p for p in person.narrow if problem in up[p]]
    if not forms:
        return problem in world.present and world.severe[problem] in wanted
    return any(world.severe[p] in wanted for p in forms)


def asked(when: Data) -> Iterator[str]:
    """Give every fact that a condition asks for; 'problem', and 'severe' where it asks how severe."""
    if "severity" in when and "problem" in when:
        yield "problem"
        yield "severe"
        return
    ((key, value),) = when.items()
    if key in ("all", "any"):
        for part in value:
            yield from asked(part)
    else:
        yield key


def problems_in(when: Data) -> Iterator[str]:
    """Give every problem that a condition names."""
    for part in (*when.get("all", ()), *when.get("any", ())):
        yield from problems_in(part)
    yield from when.get("problem", ())


def worlds(data: Data, person: Person, when: Data) -> Iterator[World]:
    """Give every world in which what was said is so: a problem implies the wider ones, a denied one that no form is there."""
    up, facts = tree(data), set(asked(when))
    held = frozenset(w for p in person.said for w in up[p])
    open_ = [p for p in up if p not in held | person.absent] if "problem" in facts else []
    problems = [
        held.union(extra) for n in range(len(open_) + 1) for extra in combinations(open_, n)
    ]
    closed = [s for s in problems if all(s.issuperset(up[p]) for p in s)]
    names = set(problems_in(when)) | {
        p for p in person.narrow if not set(up[p]).isdisjoint(problems_in(when))
    }
    degrees = [
        [(p, v) for v in ([person.severity[p]] if p in person.severity else FACTS["severity"])]
        for p in sorted(names)
        if "severe" in facts
    ]
    choices = [
        [(fact, value) for value in _possible(fact, person.facts.get(fact))]
        for fact in sorted(facts - {"problem", "severe"})
    ]
    for present in closed:
        for severe in product(*degrees):
            for answers in product(*choices):
                yield World(present, dict(severe), dict(answers))


def _possible(fact: str, said: str | None) -> Iterable[str]:
    if fact == "region":
        return [r for r in REGIONS if said is None or said in upward(REGIONS, r)]
    return FACTS[fact] if said is None else [said]


def state(outcomes: Iterable[bool]) -> State:
    """Return met or unmet when every world agrees, else unknown."""
    found = set(outcomes)
    return State.UNKNOWN if len(found) == 2 else State.MET if found == {True} else State.UNMET


def condition_state(data: Data, person: Person, when: Data) -> State:
    """Judge a condition by trying every world."""
    up = tree(data)
    return state(true(when, world, person, up) for world in worlds(data, person, when))


def targets(entry: Data, *, prevents: bool) -> set[str]:
    """Return the problems an entry treats, or those of which it only lowers the risk."""
    problems = entry["target_group"]["problems"]
    return {t["problem"] for t in problems if t.get("prevents", False) is prevents}


def addressed(
    entry: Data, person: Person, up: Mapping[str, tuple[str, ...]]
) -> tuple[set[str], set[str]]:
    """Return which stated problems an entry addresses outright, and which in part: only a form, or it only prevents."""
    treats = targets(entry, prevents=False)
    outright = {p for p in person.stated if any(w in treats for w in up[p])}
    part = {p for p in person.stated if any(w in targets(entry, prevents=True) for w in up[p])}
    part |= {p for p in person.stated for t in treats if p in up[t][1:] and t not in person.absent}
    return outright, part - outright


def is_crisis_help(entry: Data) -> bool:
    """Say whether the crisis is what an entry is for; only with an offer in this country."""
    return entry["role"] == "crisis" and not is_abroad(entry)


def is_abroad(entry: Data) -> bool:
    """Say whether an entry is offered only elsewhere."""
    return bool(entry.get("availability", {}).get("scope") == "buitenland")


def problem_state(data: Data, person: Person, entry: Data) -> State:
    """Judge the problem criterion by trying every form that a stated problem may take and, for crisis help, both answers."""
    up = tree(data)
    treats = targets(entry, prevents=False)
    forms = [p for p in up if not person.stated.isdisjoint(up[p][1:]) and p not in person.absent]
    ways = [
        person.stated.union(extra)
        for n in range(len(forms) + 1)
        for extra in combinations(forms, n)
    ]
    reached = [any(w in treats for p in way for w in up[p]) for way in ways]
    crises = ["nee"]
    if is_crisis_help(entry):
        crises = list(_possible("crisis", person.facts.get("crisis")))
    found = state(hit or crisis == "ja" for hit in reached for crisis in crises)
    if found is not State.UNMET:
        return found
    lowers = targets(entry, prevents=True)
    if any(w in lowers for p in person.stated for w in up[p]):
        return State.UNKNOWN
    if person.nothing_stated and not (treats | lowers) <= person.absent:
        return State.UNKNOWN
    return State.UNMET


def month(written: int | str, *, last: bool) -> int:
    """Return the first or last month of an age in a catalogue."""
    if written == "zwanger":
        return -1
    return int(written[:-1]) if isinstance(written, str) else written * 12 + (11 if last else 0)


def age_state(age: Age | None, span: Mapping[str, Any]) -> State:
    """Judge an age range by trying every month the child may be."""
    low = month(span["min"], last=False) if "min" in span else -1
    high = month(span["max"], last=True) if "max" in span else 999
    return state(
        low <= m <= high for m in (MONTHS if age is None else range(age.low, age.high + 1))
    )


def criteria(data: Data, person: Person, entry: Data) -> list[tuple[str, State]]:
    """Judge every criterion of an entry for one child, in the order of the program."""
    group = entry["target_group"]
    found = [("placement", State.UNMET)] if "includes_placement" in entry else []
    if group["problems"]:
        found.append(("problem", problem_state(data, person, entry)))
    if "age" in group:
        found.append(("age", age_state(person.age, group["age"])))
    for code, key in (("indication", "indications"), ("exclusion", "exclusions")):
        found += [(code, condition_state(data, person, c["when"])) for c in group[key]]
    return found


def verdict(found: Iterable[tuple[str, State]]) -> Verdict:
    """Return the verdict that section 1 gives."""
    found = tuple(found)
    if any(s is (State.MET if code == "exclusion" else State.UNMET) for code, s in found):
        return Verdict.EXCLUDED
    fits = all(s is State.MET for code, s in found if code != "exclusion")
    return Verdict.FITS if fits else Verdict.ASK


# -- section 2: the key


def level(entry: Data, problem: str, up: Mapping[str, tuple[str, ...]]) -> str:
    """Return the level for one problem: where outcomes were graded apart, only those count."""
    graded = {o["problem"]: o["level"] for o in entry["classification"]["outcomes"]}
    if not graded:
        return str(entry["classification"]["level"])
    if problem in graded:
        return str(graded[problem])
    family = [x for o, x in graded.items() if problem in up[o] or o in up[problem]]
    return str(min(family, key=lambda x: STEPS.get(x, 0), default="goed-onderbouwd"))


class Row(NamedTuple):
    """An entry that is not excluded and of which a source states a problem."""

    id: str
    name: str
    role: str
    verdict: Verdict
    children: tuple[int, ...]
    key: Key
    usable: bool
    """Offered here, not in doubt because of the region, and research does not speak against it."""
    outright: tuple[set[str], ...]
    """For each child, nothing where it is excluded."""
    rank: int = 0


def rows(data: Data, profile: Profile) -> list[Row]:
    """Return what is ranked, with its rank, as section 2 orders it."""
    family, up = people(data, profile), tree(data)
    found = []
    for entry in data["interventions"]:
        judged = [criteria(data, person, entry) for person in family]
        open_to = tuple(n for n, j in enumerate(judged) if verdict(j) is not Verdict.EXCLUDED)
        if not open_to or not entry["target_group"]["problems"]:
            continue
        reached = [addressed(entry, person, up) for person in family]
        outright = tuple(r[0] if n in open_to else set[str]() for n, r in enumerate(reached))
        part = set[str]().union(*(reached[n][1] for n in open_to))
        key = _key(data, entry, profile, family, outright, part)
        found.append(
            Row(
                entry["id"],
                entry["name"],
                entry["role"],
                min((verdict(j) for j in judged), key=BEST_FIRST.index),
                open_to,
                key,
                not is_abroad(entry)
                and key.strength >= 0
                and not _region_open(entry, judged, open_to),
                outright,
            )
        )
    ranked = [r._replace(rank=1 + sum(o.key > r.key for o in found)) for r in found]
    return sorted(ranked, key=lambda r: (r.rank, r.name.casefold()))


def _region_open(
    entry: Data, judged: Sequence[Sequence[tuple[str, State]]], open_to: Iterable[int]
) -> bool:
    """Say whether a condition that names a region is not known to be met."""
    whens = [c["when"] for c in entry["target_group"]["indications"]]
    states = [[s for code, s in judged[n] if code == "indication"] for n in open_to]
    return any(
        s is State.UNKNOWN and "region" in set(asked(when))
        for some in states
        for when, s in zip(whens, some, strict=True)
    )


def _key(
    data: Data,
    entry: Data,
    profile: Profile,
    family: Sequence[Person],
    of_each: Sequence[set[str]],
    part: set[str],
) -> Key:
    up, outright = tree(data), set[str]().union(*of_each)
    part = part - outright
    crisis = is_crisis_help(entry) and profile.facts.get("crisis") == "ja"
    about = outright or part
    core = 3 if outright else 2 if part else 1
    if profile.first:
        first = {p for person in family for p in person.stated if profile.first in up[p]}
        core = 3 if outright & first else 2 if part & first else 1
        about = outright & first or part & first or outright | part
    elif core == 3 and entry["role"] == "aanvullend":
        severe = [{p for p in x.stated if x.severity.get(p) == "ernstig"} for x in family]
        meant = any(a & b for a, b in zip(severe, of_each, strict=True))
        if any(severe) and ("preventive" in entry or not meant):
            core = 2
    levels = [level(entry, p, up) for p in about] or [entry["classification"]["level"]]
    working = entry["role"] == "werkwijze"
    strength = 0 if working else max(STEPS.get(x, 0) for x in levels)
    evidence = {(e["about"], e["direction"]) for e in entry["evidence"]}
    if strength == 0 and any(d in ("wisselend", "ongunstig") for _, d in evidence):
        strength = -1
    aim = 0 if "placement_aim" not in entry else 1 + (("plaatsing", "gunstig") in evidence)
    return Key(int(crisis), 3 if crisis else core, strength, len(outright), aim)


# -- section 4: the walk down the ranking


def needs(data: Data, profile: Profile) -> set[Need]:
    """Return each child, or the family, with each problem that counts for it; what a child says itself is its own."""
    family = people(data, profile)
    own = [c.problems for c in profile.children] or [frozenset[str]()]
    found = {Need(n, p) for n, person in enumerate(family) for p in own[n] & person.stated}
    return found | {
        Need(FAMILY, p)
        for p in profile.family
        if any(p in person.stated - mine for person, mine in zip(family, own, strict=True))
    }


def met(row: Row, wanted: Iterable[Need]) -> set[Need]:
    """Return the needs an entry addresses outright; one of the family when it does so for some child."""
    return {
        n
        for n in wanted
        if (
            any(n.problem in some for some in row.outright)
            if n.child == FAMILY
            else n.problem in row.outright[n.child]
        )
    }


def leading(data: Data, profile: Profile, wanted: set[Need]) -> set[Need]:
    """Return the needs that go first: those of the first problem, else the urgent ones; none when there are none."""
    if profile.first:
        up = tree(data)
        return {n for n in wanted if profile.first in up[n.problem]}
    return {n for n in wanted if n.problem in marked(data, "urgent")}


def walking(ranked: Iterable[Row], wanted: set[Need]) -> list[Row]:
    """Return the candidates in the order of the walk; crisis help only in a crisis."""
    some = [
        r
        for r in ranked
        if r.usable and r.role != "werkwijze" and (r.role != "crisis" or r.key.urgency)
    ]
    some.sort(
        key=lambda r: (
            r.rank,
            r.verdict is not Verdict.FITS,
            -len(met(r, wanted)),
            r.name.casefold(),
        )
    )
    return some


def may(row: Row, plan: Sequence[Row], most: int) -> bool:
    """Say whether a plan may hold this too: one main programme, one for crisis, no more than so many."""
    alone = row.role in ("hoofd", "crisis") and any(m.role == row.role for m in plan)
    return row not in plan and len(plan) < most and not alone


def taken(
    walked: Sequence[Row], wanted: set[Need], lead: set[Need], most: int
) -> tuple[list[Row], Row | None]:
    """Take crisis help, what leads, then down the list; also return what leads."""
    plan = [r for r in walked if r.role == "crisis"][:1]
    start = None
    for going_first in (lead, wanted):
        able = [r for r in walked if met(r, going_first) and (r in plan or may(r, plan, most))]
        if start is None and able:
            start = able[0]
    if start is not None and start not in plan:
        plan.append(start)
    for row in walked:
        done = set[Need]().union(*(met(m, wanted) for m in plan))
        if met(row, wanted) - done and may(row, plan, most):
            plan.append(row)
    return plan, start


def walk(walked: Sequence[Row], wanted: set[Need], lead: set[Need], most: int) -> list[Row]:
    """Return the plan: what is taken, and last, whoever has become superfluous goes, the latest first."""
    plan, start = taken(walked, wanted, lead, most)
    for row in plan[::-1]:
        others = set[Need]().union(*(met(m, wanted) for m in plan if m is not row))
        if row.role != "crisis" and row is not start and met(row, wanted) <= others:
            plan.remove(row)
    return plan


def row_of(match: Match) -> Row:
    """Return a match of the program as a row, to walk over a whole catalogue with."""
    judgement, intervention = match.judgement, match.intervention
    judged = [[(c.code, c.state) for c in u.criteria] for u in judgement.units]
    return Row(
        intervention.id,
        intervention.name,
        intervention.record["role"],
        judgement.verdict,
        judgement.children,
        match.key,
        not is_abroad(dict(intervention.record))
        and match.key.strength >= 0
        and not _region_open(
            {"target_group": {"indications": [], **intervention.record["target_group"]}},
            judged,
            judgement.children,
        ),
        tuple(
            set(u.outright) if n in judgement.children else set()
            for n, u in enumerate(judgement.units)
        ),
        match.rank,
    )

"""Small catalogues and families as values: built by hand for pinned examples, or drawn by Hypothesis for invariants.

Everything is kept small on purpose: six problems, a few entries and few ages, so that ties, near misses and open answers are common.
The entries of one catalogue never ask the same fact twice, as the checks require (never-met, always-met).
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue, decode
from uhp_cli.values.profile import Child, Profile
from uhp_cli.values.vocab import Level, Outcome, Role

Data = dict[str, Any]
T = TypeVar("T")

settings.register_profile(
    "uhp",
    max_examples=1000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("uhp-quick", settings.get_profile("uhp"), max_examples=100)
settings.register_profile(
    "uhp-search", settings.get_profile("uhp"), max_examples=5000, derandomize=False
)
EXAMPLES = settings.get_profile(os.environ.get("UHP_EXAMPLES") or "uhp")
"""1,000 examples, the same in every run; UHP_EXAMPLES=uhp-quick for 100, uhp-search for 5,000 new ones."""

FACTS: Mapping[str, tuple[str, ...]] = {
    "crisis": ("ja", "nee"),
    "placement": ("geen", "dreigt", "geplaatst"),
    "severity": ("licht", "matig", "ernstig"),
    "recidive": ("laag", "matig", "hoog"),
}
REGIONS: Mapping[str, str] = {"noord": "", "stad": "noord", "zuid": "", "oost": ""}
"""Each region with the one it lies in; no condition asks for the last, so that none is always met."""
PROBLEMS: Mapping[str, str] = {
    "gedrag": "",
    "antisociaal": "gedrag",
    "delinquentie": "antisociaal",
    "middelen": "",
    "netwerk": "",
    "opvoeding": "",
    "onveiligheid": "",
    "verwaarlozing": "onveiligheid",
    "multiprobleem": "",
}
"""Each problem of the pinned examples with the one it is a form of."""
URGENT = frozenset({"onveiligheid", "verwaarlozing"})
INVOLVED = frozenset({"middelen"})
"""Problems for which somebody is always to be involved."""
CIRCUMSTANCES = frozenset({"multiprobleem"})
OF_FAMILY = frozenset({"crisis", "region"})
"""Facts of which a family has one answer."""

MARKS: Mapping[str, frozenset[str]] = {
    "urgent": URGENT,
    "involve_always": INVOLVED,
    "circumstance": CIRCUMSTANCES,
}

SOURCE = ["bron:1"]
EMPTY: Any = {}


def entry(
    name: str, targets: Iterable[str] = (), *, role: str = "hoofd", level: str = "onbekend", outcomes: Mapping[str, str] | None = None,
    age: tuple[int | str | None, int | str | None] | None = None, indications: Iterable[Data] = (), exclusions: Iterable[Data] = (),
    placement: bool = False, aim: int = 0, unfavourable: bool = False, prevents: Iterable[str] = (), abroad: bool = False,
    phases: Iterable[str] = (), hours: Mapping[str, float] | None = None, preventive: bool = False,
) -> Data:  # fmt: skip
    """Return one entry as the catalogue file writes it; `aim` is 0, 1 (stated) or 2 (favourable research too).

    `prevents` are targets of which it lowers the risk.
    """
    group: Data = {
        "text": "Gezinnen.",
        "sources": SOURCE,
        "problems": [
            *({"problem": p, "sources": SOURCE} for p in targets),
            *({"problem": p, "prevents": True, "sources": SOURCE} for p in prevents),
        ],
        "indications": [_criterion(f"voorwaarde {n}", when) for n, when in enumerate(indications)],
        "exclusions": [
            _criterion(f"contra-indicatie {n}", when) for n, when in enumerate(exclusions)
        ],
    }
    if age is not None:
        group["age"] = {k: v for k, v in zip(("min", "max"), age, strict=True) if v is not None} | {
            "sources": SOURCE
        }
    shape: Data = {
        "id": name.casefold().replace(" ", "-"),
        "name": name,
        "role": role,
        "summary": {"text": "Hulp.", "sources": SOURCE},
        "target_group": group,
        "classification": {
            "level": level,
            "text": "Oordeel.",
            "sources": SOURCE,
            "outcomes": [
                {"problem": p, "level": x, "text": "Oordeel.", "sources": SOURCE}
                for p, x in (outcomes or {}).items()
            ],
        },
        "evidence": [],
    }
    if aim:
        shape["placement_aim"] = {
            "effects": ["voorkomen"],
            "text": "Thuis blijven.",
            "sources": SOURCE,
        }
    for about, direction, wanted in (
        ("plaatsing", "gunstig", aim == 2),
        ("doel", "wisselend", unfavourable),
    ):
        if wanted:
            shape["evidence"].append(
                {
                    "text": "Onderzoek.",
                    "about": about,
                    "direction": direction,
                    "control_group": "ja",
                    "sources": SOURCE,
                }
            )
    if placement:
        shape["includes_placement"] = {"text": "Begint met een plaatsing.", "sources": SOURCE}
    if abroad:
        shape["availability"] = {"text": "Elders.", "scope": "buitenland", "sources": SOURCE}
    if preventive:
        shape["preventive"] = {"text": "Preventie.", "sources": SOURCE}
    if phases:
        shape["phases"] = [{"phase": p, "sources": SOURCE} for p in phases]
    if hours:
        shape["delivery"] = {"hours_per_week": {**hours, "text": "Uren.", "sources": SOURCE}}
    return shape


def _criterion(text: str, when: Data) -> Data:
    return {"text": text, "when": when, "sources": SOURCE}


def small(
    entries: Sequence[Data],
    problems: Mapping[str, str] = PROBLEMS,
    marked: Mapping[str, Iterable[str]] = MARKS,
) -> Data:
    """Return a whole catalogue file with these entries; `marked` gives the problems that carry each mark."""
    words = [{"id": w, "name": w, "english": w, "meaning": w} for w in (*Level, *Role)]
    return {
        "catalogue": {
            "title": "Klein",
            "version": "2026.1",
            "date": "2026-01-01",
            "licence": "CC-BY-4.0",
        },
        "sources": [
            {
                "id": "bron",
                "type": "document",
                "title": "Bron",
                "publisher": "Uitgever",
                "place": "regel",
            }
        ],
        "vocabulary": {
            "levels": words[: len(Level)],
            "roles": words[len(Level) :],
            "problems": [
                _problem(p, broader) | {m: True for m, those in marked.items() if p in those}
                for p, broader in problems.items()
            ],
            "facts": [*(_fact(f, values) for f, values in FACTS.items()), _fact("region", ())],
            "regions": [
                {"id": r, "name": r} | ({"broader": b} if b else {}) for r, b in REGIONS.items()
            ],
        },
        "interventions": list(entries),
    }


def _problem(name: str, broader: str) -> Data:
    involve = {
        "text": "een gedragswetenschapper",
        "english": "a behavioural scientist",
        "sources": SOURCE,
    }
    return {"id": name, "name": name, "english": name, "side": "kind", "involve": involve} | (
        {"broader": broader} if broader else {}
    )


def _fact(name: str, values: Iterable[str]) -> Data:
    asked = {"question": f"{name}?", "question_english": f"{name}?"}
    known = [{"id": v, "name": v, "english": v} for v in values]
    whose = {"of": "gezin"} if name in OF_FAMILY else {}
    return {"id": name, "name": name, "english": name, **asked, **whose} | (
        {"values": known} if known else {}
    )


def made(*entries: Data) -> Catalogue:
    """Return the catalogue of these entries, with the problems of the pinned examples."""
    return decode(small(entries), "0" * 64)


def child(
    age: str | None = None,
    problems: str = "",
    denied: str = "",
    severities: Mapping[str, str] | None = None,
    **facts: str,
) -> Child:
    """Return a child with the problems and denials in these words, separated by spaces."""
    return Child(
        parse_age(age) if age else None,
        frozenset(problems.split()),
        severities or {},
        facts,
        frozenset(denied.split()),
    )


def family(
    *problems: str,
    age: str | None = None,
    first: str = "",
    denied: Iterable[str] = (),
    children: Sequence[Child] = (),
    severities: Mapping[str, str] | None = None,
    **facts: str,
) -> Profile:
    """Return a family with these problems and these children, or at most one of which only the age is known."""
    return Profile(
        tuple(children) or ((child(age),) if age else ()),
        frozenset(problems),
        facts,
        frozenset(denied),
        {},
        first,
        severities=severities or {},
    )


# -- drawn by Hypothesis


class Case(NamedTuple):
    """A catalogue as data and as values, and a family."""

    data: Data
    catalogue: Catalogue
    profile: Profile
    seed: int
    """For choices that a property makes itself: which entry to raise, which order to try."""

    def __repr__(self) -> str:
        """Show what differs from one case to the next."""
        entries = "\n".join(f"  {i._replace(whole=EMPTY)}" for i in self.catalogue.interventions)
        broader = {p: t.broader for p, t in self.catalogue.problems.items() if t.broader}
        return f"Case(\n{entries}\n  broader={broader}\n  {self.profile}\n  seed={self.seed})"


AGES = (
    "zwanger",
    "0m",
    "8m",
    "9m",
    "23m",
    "0",
    "1",
    "2",
    "3",
    "4",
    "11",
    "12",
    "13",
    "17",
    "18",
    "23",
)
RANGES: tuple[tuple[int | str | None, int | str | None], ...] = (
    (None, "8m"), (None, 2), (None, 12), ("zwanger", 0), ("zwanger", "18m"), ("zwanger", 17), (0, "8m"), (0, 3), (0, 17),
    ("9m", None), ("9m", "18m"), ("9m", 2), ("9m", 12), (1, 1), (1, 3), (1, None), (3, 3), (3, 12), (12, None), (12, 12), (12, 17),
)  # fmt: skip
"""Age ranges as a catalogue writes them: first and last, either of them absent."""

NAMES = ("Ad 1", "bo 2", "ca 3", "da 4", "Eb 5", "fa 6")
PROBLEM_IDS = ("p0", "p1", "p2", "p3", "p4")
WORDS = (*PROBLEM_IDS, "c0")
"""Every word for a problem that is drawn; the last one is a circumstance."""
_TREES = tuple(
    dict(zip(WORDS, (*broader, ""), strict=True))
    for broader in (
        ("", "", "", "", ""),
        ("", "p0", "p1", "", "p3"),
        ("", "p0", "p0", "p2", ""),
        ("", "p0", "p1", "p2", ""),
        ("p1", "", "p1", "p4", ""),
        ("p2", "p2", "", "", "p3"),
    )
)  # fmt: skip
_URGENT = (("p0", "p3"), ("p1", "p2"), ("p0", "p4"), ())
_SUBSETS = tuple(tuple(p for n, p in enumerate(PROBLEM_IDS) if bits >> n & 1) for bits in range(32))
_FEW = tuple(s for s in _SUBSETS if len(s) <= 3)
_ASKED = (*_FEW[1:], ("c0",), ("c0", "p0"), ("c0", "p2"), ("c0",))
_STATED = (*(s for s in _SUBSETS if len(s) in (1, 2)), (), ("c0",), ("c0", "p0"), ("c0", "p3"))
_OWN = ((), *((p,) for p in PROBLEM_IDS), (), (), ("p0", "p2"), ("p1", "p3"), ("c0", "p4"))
_SEVERE = (("licht",), ("matig",), ("ernstig",), ("matig", "ernstig"))
_LEVELS = (*Level, Level.GOOD, Level.FIRST)
_ROLES = (*Role, Role.MAIN, Role.CRISIS)
_KINDS = (
    *(["plain"] * 12),
    "placement",
    "unfavourable",
    "untargeted",
    "untargeted",
    "abroad",
    *(["prevents"] * 3),
    "preventive",
)
_PHASES = ((), ("veiligheid",), ("behandelen", "volhouden"))


def _atom(draw: st.DrawFn, free: list[str]) -> Data:
    """Draw one question about a fact that this entry does not ask yet, or about problems."""
    fact = draw(st.sampled_from(free))
    if fact == "problem":
        return {fact: list(draw(st.sampled_from(_ASKED)))}
    free.remove(fact)
    if fact == "severe":
        asked = list(draw(st.sampled_from(_FEW[1:])))
        return {"problem": asked, "severity": list(draw(st.sampled_from(_SEVERE)))}
    known = tuple(REGIONS)[:-1] if fact == "region" else FACTS[fact]
    picked = draw(st.integers(1, 2 ** len(known) - (1 if fact == "region" else 2)))
    return {fact: [v for n, v in enumerate(known) if picked >> n & 1]}


def _when(draw: st.DrawFn, free: list[str], depth: int = 2) -> Data:
    kind = draw(st.sampled_from(("atom", "atom", "atom", "all", "any"))) if depth else "atom"
    if kind == "atom":
        return _atom(draw, free)
    return {kind: [_when(draw, free, depth - 1), _atom(draw, free)]}


def _entry(draw: st.DrawFn, name: str) -> Data:
    free = ["problem", "severe", *FACTS, "region"]
    kind = draw(st.sampled_from(_KINDS))
    role = draw(st.sampled_from(_ROLES))
    indications = [_when(draw, free) for _ in range(draw(st.sampled_from((0, 1, 1, 2, 0))))]
    if role is Role.CRISIS and "crisis" in free and draw(st.booleans()):
        free.remove("crisis")
        indications.append({"crisis": ["ja"]})
    if "problem" in str(indications):  # what must and what must not be there would contradict
        free = [f for f in free if f not in ("problem", "severe")]
    exclusions = (
        [_when(draw, free, 1) for _ in range(draw(st.sampled_from((0, 0, 1))))]
        if len(free) > 1
        else []
    )
    targets = () if kind == "untargeted" else draw(st.sampled_from(_FEW[1:]))
    prevents = draw(st.sampled_from(_FEW[1:])) if kind == "prevents" else ()
    return entry(
        name,
        [p for p in targets if p not in prevents],
        role=role,
        level=draw(st.sampled_from(_LEVELS)),
        outcomes={
            draw(st.sampled_from(PROBLEM_IDS)): draw(st.sampled_from(_LEVELS))
            for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
        },
        age=draw(st.sampled_from(RANGES)) if draw(st.booleans()) else None,
        indications=indications,
        exclusions=exclusions,
        placement=kind == "placement",
        aim=draw(st.integers(0, 2)),
        unfavourable=kind == "unfavourable",
        prevents=prevents,
        abroad=kind == "abroad",
        phases=draw(st.sampled_from(_PHASES)),
        preventive=kind == "preventive",
    )


def upward(broader: Mapping[str, str], term: str) -> tuple[str, ...]:
    """Return a term with everything it is a form of."""
    return (term, *upward(broader, broader[term])) if broader[term] else (term,)


def _severities(draw: st.DrawFn, problems: Iterable[str]) -> dict[str, str]:
    """Draw how severe some of these problems are."""
    drawn = {p: draw(st.sampled_from(("", *FACTS["severity"]))) for p in sorted(problems)}
    return {p: severity for p, severity in drawn.items() if severity}


def _answers(draw: st.DrawFn, facts: Iterable[str], odds: int) -> dict[str, str]:
    """Draw an answer to about one in `odds` of these facts."""
    return {f: draw(st.sampled_from(FACTS[f])) for f in facts if draw(st.integers(1, odds)) == 1}


def _denials(draw: st.DrawFn, tree: Mapping[str, str], stated: Iterable[str]) -> frozenset[str]:
    """Draw problems that are not there: never what is stated, or wider."""
    held = {wide for p in stated for wide in upward(tree, p)}
    return frozenset(draw(st.sampled_from(_SUBSETS))) - held


_NOBODY = frozenset[str]()


def _child(draw: st.DrawFn, tree: Mapping[str, str]) -> Child:
    problems = frozenset(draw(st.sampled_from(_OWN)))
    return Child(
        parse_age(draw(st.sampled_from(AGES))) if draw(st.integers(0, 4)) else None,
        problems,
        _severities(draw, problems),
        _answers(draw, [f for f in FACTS if f not in OF_FAMILY], 4),
        _denials(draw, tree, problems) if draw(st.integers(0, 3)) == 3 else _NOBODY,
    )


def _profile(draw: st.DrawFn, tree: Mapping[str, str], names: Sequence[str]) -> Profile:
    children = tuple(_child(draw, tree) for _ in range(draw(st.sampled_from((1, 1, 0, 2, 3)))))
    shared = frozenset(draw(st.sampled_from(_STATED)))
    stated = shared.union(*(c.problems for c in children))
    facts = _answers(draw, FACTS, 2)
    if draw(st.integers(0, 2)) == 2:
        facts["region"] = draw(st.sampled_from(tuple(REGIONS)))
    denied = _denials(draw, tree, shared) if draw(st.integers(0, 2)) else _NOBODY
    first = draw(st.sampled_from(("", "", "", *sorted(stated - {"c0"}))))
    tried = (
        {draw(st.sampled_from(names)): draw(st.sampled_from(("", *Outcome)))}
        if draw(st.integers(0, 3)) == 3
        else {}
    )
    severities = _severities(draw, shared) if draw(st.booleans()) else {}
    return Profile(children, shared, facts, denied, tried, first, severities=severities)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a catalogue of one to six entries and a family."""
    tree = draw(st.sampled_from(_TREES))
    data, catalogue = _catalogue(draw, tree)
    names = [i.id for i in catalogue.interventions]
    return Case(data, catalogue, _profile(draw, tree, names), draw(st.integers(0, 999)))


def _catalogue(draw: st.DrawFn, tree: Mapping[str, str]) -> tuple[Data, Catalogue]:
    start, many = (
        draw(st.integers(0, len(NAMES) - 1)),
        draw(st.sampled_from((1, 2, 3, 4, 5, 6, 5, 4))),
    )
    names = [NAMES[(start + n) % len(NAMES)] for n in range(many)]
    marked = {"circumstance": ("c0",), "urgent": draw(st.sampled_from(_URGENT))}
    data = small([_entry(draw, name) for name in names], tree, marked)
    return data, decode(data, "0" * 64)


@st.composite
def streams(draw: st.DrawFn) -> tuple[Catalogue, list[Profile]]:
    """Draw a catalogue of one to six entries and a dozen families, many of them nearly the same."""
    tree = draw(st.sampled_from(_TREES))
    _, catalogue = _catalogue(draw, tree)
    names = [i.id for i in catalogue.interventions]
    found = [_profile(draw, tree, names) for _ in range(4)]
    for _ in range(8):
        one, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
        field = draw(
            st.sampled_from(("children", "facts", "denied", "tried", "first", "severities"))
        )
        mixed = one._replace(**{field: getattr(other, field)})
        found.append(mixed if mixed.first in ("", *mixed.problems) else one)
    return catalogue, found


def families_of(catalogue: Catalogue) -> st.SearchStrategy[Profile]:
    """Return a strategy for families in the words of a whole catalogue."""
    problems, ages = sorted(catalogue.problems), (None, *AGES, "6", "10", "14", "15", "16")
    facts = [(f, v) for f, values in sorted(catalogue.answers.items()) for v in sorted(values)]
    own = [(f, v) for f, v in facts if catalogue.facts[f].of != "gezin" and f != "region"]
    levels = sorted(catalogue.answers["severity"])
    tried = [(i.id, outcome) for i in catalogue.interventions for outcome in ("", *Outcome)]
    few = st.integers(0, 3)

    @st.composite
    def whole(draw: st.DrawFn) -> Profile:
        def some(known: Sequence[T]) -> list[T]:
            return [draw(st.sampled_from(known)) for _ in range(draw(few))]

        def severe(stated: Iterable[str]) -> dict[str, str]:
            return {
                p: draw(st.sampled_from(levels)) for p in sorted(stated) if not draw(st.booleans())
            }

        def absent(stated: Iterable[str]) -> frozenset[str]:
            return frozenset(some(problems)) - {wide for p in stated for wide in catalogue.up[p]}

        def one(age: str | None) -> Child:
            stated = frozenset(some(problems))
            return Child(
                parse_age(age) if age else None,
                stated,
                severe(stated) if draw(st.booleans()) else {},
                dict(some(own)) if draw(st.booleans()) else {},
                absent(stated) if draw(st.booleans()) else _NOBODY,
            )

        children = tuple(one(a) for a in some(ages))
        shared = frozenset(some(problems)) or frozenset([draw(st.sampled_from(problems))])
        stated = sorted(shared.union(*(c.problems for c in children)))
        firsts = [p for p in stated if not catalogue.problems[p].circumstance]
        return Profile(
            children,
            shared,
            dict(some(facts)),
            absent(shared),
            dict(sorted(some(tried))),
            draw(st.sampled_from(("", *firsts))),
            severities=severe(shared) if draw(st.booleans()) else {},
        )

    return whole()


@cache
def examples() -> tuple[Case, ...]:
    """Return the drawn cases; every invariant is put to the same ones, which are drawn once."""
    drawn: list[Case] = []

    @EXAMPLES
    @given(cases())
    def draw(case: Case) -> None:
        drawn.append(case)

    draw()
    return tuple(drawn)


def _smallest(check: Callable[[Case], bool]) -> None:
    """Let Hypothesis look for the smallest case that fails, and fail with it."""

    @EXAMPLES
    @given(cases())
    def search(case: Case) -> None:
        check(case)

    search()


def invariant(floor: float) -> Callable[[Callable[[Case], bool]], Callable[[], None]]:
    """Make a test of a property that returns whether a case put it to the test; of 1,000 or more at least a share `floor` must.

    A failing case is made small by letting Hypothesis look for one like it.
    """

    def decorate(check: Callable[[Case], bool]) -> Callable[[], None]:
        def test() -> None:
            try:
                told = [check(case) for case in examples()]
            except AssertionError:
                _smallest(check)
                raise
            share = sum(told) / len(told)
            print(f"{check.__name__}: {len(told)} examples, {share:.0%} not vacuous")  # noqa: T201  (pytest -rP shows it)
            few = len(told) < 1_000  # their share is rough
            assert few or share >= floor, (
                f"only {share:.1%} of {len(told)} examples put this to the test; expected {floor:.0%}"
            )

        test.__name__, test.__doc__, test.__module__ = (
            check.__name__,
            check.__doc__,
            check.__module__,
        )
        return test

    return decorate

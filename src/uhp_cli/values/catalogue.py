"""The catalogue as frozen values.

Interventions, vocabulary and sources, and how to find one by any of its names.

`decode` trusts data that the checks have passed; it reads no files and judges nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from uhp_cli.errors import UhpError
from uhp_cli.values.ages import UNBORN, AgeRange, months
from uhp_cli.values.conditions import Condition, condition
from uhp_cli.values.vocab import Level, Phase, Role

if TYPE_CHECKING:
    from uhp_cli import shapes

Sources = tuple[str, ...]


class Criterion(NamedTuple):
    """An indication or exclusion a source states, with the condition that decides it."""

    text: str
    when: Condition
    question: str
    sources: Sources


class Target(NamedTuple):
    """A problem that a source says the intervention is for."""

    problem: str
    sources: Sources
    prevents: bool = False
    """It lowers the risk of this problem: when the problem is there, it counts in part."""


class Whole:
    """The file as written, read when somebody first asks for it: judging and ranking do not."""

    def __init__(
        self,
        read: Callable[[], Mapping[str, object]],
        brief: "Callable[[str], shapes.InterventionRecord] | None" = None,
    ) -> None:
        """Remember how to read it, and how to read what is told of one entry when that is apart."""
        self._read = read
        self._brief = brief or (lambda name: self.entries[name])
        self._briefs: dict[str, shapes.InterventionRecord] = {}

    def brief(self, name: str) -> "shapes.InterventionRecord":
        """Return what is told of an entry, which is read once."""
        if name not in self._briefs:
            self._briefs[name] = self._brief(name)
        return self._briefs[name]

    def __eq__(self, other: object) -> bool:
        """Where the rest is read is no part of what an intervention is."""
        return isinstance(other, Whole)

    def __hash__(self) -> int:
        """One for all, as they are equal."""
        return 0

    @cached_property
    def file(self) -> "shapes.CatalogueFile":
        """Everything the file says."""
        return cast("shapes.CatalogueFile", self._read())

    @cached_property
    def entries(self) -> "Mapping[str, shapes.InterventionRecord]":
        """Each intervention as written, by its id."""
        return {entry["id"]: entry for entry in self.file["interventions"]}

    @cached_property
    def sources(self) -> "Mapping[str, shapes.SourceRecord]":
        """Each source as written, by its id."""
        return {source["id"]: source for source in self.file["sources"]}


class Intervention(NamedTuple):
    """What judging and ranking need of one intervention.

    `record` is the entry as written, for showing.
    """

    id: str
    name: str
    abbreviation: str
    names: tuple[str, ...]
    role: Role
    targets: tuple[Target, ...]
    age: AgeRange | None
    age_sources: Sources
    indications: tuple[Criterion, ...]
    exclusions: tuple[Criterion, ...]
    placement: Sources
    """Sources that say the programme takes the child away from its parents.

    Empty when none does.
    """
    level: Level
    level_sources: Sources
    outcomes: Mapping[str, Level]
    recognised: str
    reassessment: Sources
    aim: int
    """2 placement is its stated aim and favourable research is reported, 1 stated, 0 not."""
    unfavourable: bool
    """A source reports mixed or unfavourable research on its aim."""
    abroad: bool
    uncontrolled: int
    """How many reported figures come without a control group."""
    hours: tuple[float, float] | None
    whole: Whole
    problems: frozenset[str]
    """The problems of its targets."""
    phases: tuple[Phase, ...] = ()
    """What it does in a plan, as its sources say."""
    usually: tuple[Criterion, ...] = ()
    """Who usually comes, as a source describes it: never a gate."""
    formerly: tuple[str, ...] = ()
    """Names it had before, as they are compared."""
    preventive: bool = False
    """A source calls it prevention."""

    @property
    def record(self) -> "shapes.InterventionRecord":
        """The entry as written."""
        return self.whole.entries[self.id]

    @property
    def brief(self) -> "shapes.InterventionRecord":
        """The entry without what a ranking never tells (values/packed.py)."""
        return self.whole.brief(self.id)

    @property
    def short(self) -> str:
        """The abbreviation, or the name where there is none."""
        return self.abbreviation or self.name

    def level_for(self, problem: str, up: Mapping[str, tuple[str, ...]]) -> Level:
        """Return the level for one problem; `up` gives everything a problem is a form of.

        When a register graded outcomes apart only those count: the problem's own, else the lowest
        of a form of it or of what it is a form of, else well founded (method, section 2).
        """
        if not self.outcomes:
            return self.level
        if problem in self.outcomes:
            return self.outcomes[problem]
        related = [x for p, x in self.outcomes.items() if problem in up[p] or p in up[problem]]
        return max(related, key=_BEST_FIRST.index, default=Level.FOUNDED)


_BEST_FIRST = tuple(Level)

Both = tuple[str, str]
"""A text in Dutch and English."""


class Term(NamedTuple):
    """A word of the vocabulary with its Dutch and English name."""

    id: str
    name: str
    english: str
    broader: str = ""
    aliases: tuple[str, ...] = ()
    urgent: bool = False
    involve: str = ""
    involve_english: str = ""
    involve_sources: Sources = ()
    question: str = ""
    question_english: str = ""
    values: tuple[str, ...] = ()
    circumstance: bool = False
    """It can meet a condition and be asked after; nothing covers it and no plan needs to."""
    involve_always: bool = False
    """Whom to involve is told whatever covers it."""
    of: str = ""
    """'gezin' for what the family has one answer to.

    A circumstance and what is a parent's is that too.
    """
    plain: Both = ("", "")
    """Words for the family itself.

    Of a problem its name, of a fact its question, of an answer a sentence.
    """
    plain_who: Both = ("", "")
    side: str = ""
    """Whom a problem is about: kind, ouder, gezin or omgeving."""


class Catalogue(NamedTuple):
    """Everything one catalogue file says."""

    title: str
    version: str
    date: str
    sha256: str
    interventions: tuple[Intervention, ...]
    problems: Mapping[str, Term]
    facts: Mapping[str, Term]
    regions: Mapping[str, Term]
    answers: Mapping[str, Mapping[str, Term]]
    """The allowed answers by fact, each with its names."""
    levels: Mapping[str, Term]
    roles: Mapping[str, Term]
    whole: Whole
    up: Mapping[str, tuple[str, ...]]
    """Each problem with everything it is a form of, narrowest first."""
    forms: Mapping[str, frozenset[str]]
    """Each problem that has forms, with all of them."""
    around: Mapping[str, tuple[str, ...]]
    """Each region with every region it lies in, narrowest first."""

    def __repr__(self) -> str:
        """Return which catalogue it is; the whole is hundreds of pages."""
        return f"<Catalogue {self.version}: {len(self.interventions)} interventions>"

    @property
    def record(self) -> "shapes.CatalogueFile":
        """The file as written."""
        return self.whole.file

    @property
    def sources(self) -> "Mapping[str, shapes.SourceRecord]":
        """Each source by its id."""
        return self.whole.sources

    def find(self, name: str) -> Intervention | None:
        """Return the intervention with this id, name, abbreviation, alias or former name."""
        wanted = fold(name)
        for names in (
            (i.names for i in self.interventions),
            (i.formerly for i in self.interventions),
        ):
            for intervention, known in zip(self.interventions, names, strict=True):
                if wanted in known:
                    return intervention
        return None

    def get(self, name: str) -> Intervention:
        """Return the intervention with this name; UhpError with the nearest ones if none."""
        found = self.find(name)
        if found is not None:
            return found
        from uhp_cli.values.lexicon import alike  # only on the way to an error

        known = {n: i.id for i in self.interventions for n in (*i.names, *i.formerly)}
        near = sorted({known[n] for n in alike(fold(name), known)})
        plain = name.replace("-", "").isalpha()
        search = f"uhp list {name}" if plain else "uhp list"
        raise UhpError("unknown-intervention", name=name, search=search, near=near[:3])

    def problem(self, word: str) -> str | None:
        """Return the id of the problem that this word or alias means, or None."""
        wanted = fold(word)
        if wanted in self.problems:
            return wanted
        return next(
            (
                p.id
                for p in self.problems.values()
                if wanted in p.aliases or wanted in (fold(p.name), fold(p.english))
            ),
            None,
        )

    def fact(self, word: str) -> str | None:
        """Return the id of the fact that this word or alias means, or None."""
        wanted = fold(word)
        if wanted in self.facts:
            return wanted
        return next((f.id for f in self.facts.values() if wanted in f.aliases), None)

    def answer(self, fact: str, word: str) -> str | None:
        """Return the answer to a fact that this word means, in Dutch or English, or None."""
        return meant(word, self.answers[fact])

    def yes_or_no(self, word: str) -> str | None:
        """Return 'ja' or 'nee' as this word means in Dutch or English, or None."""
        return self.answer("crisis", word)

    def wider(self, problem: str) -> tuple[str, ...]:
        """Return the problem and everything it is a form of, narrowest first."""
        return self.up[problem]

    def wider_region(self, region: str) -> tuple[str, ...]:
        """Return the region and every region it lies in."""
        return self.around[region]


def meant(word: str, terms: Mapping[str, Term]) -> str | None:
    """Return the term that this word means: its id, name or alias, in Dutch or English."""
    wanted = fold(word)
    if wanted in terms:
        return wanted
    return next(
        (
            t.id
            for t in terms.values()
            if wanted in (fold(t.english), fold(t.name)) or wanted in t.aliases
        ),
        None,
    )


MOST_BROADER = 20
"""So many words a word may lie in, one in another."""


def upwards(start: str, broader: Mapping[str, str]) -> tuple[str, ...]:
    """Return a word and everything it lies in or is a form of, narrowest first.

    A circle ends it, and a row that is longer than it may be.
    """
    found = {start: None}
    while (
        len(found) <= MOST_BROADER
        and (wide := broader.get(next(reversed(found)), ""))
        and wide not in found
    ):
        found[wide] = None
    return tuple(found)


def fold(name: str) -> str:
    """Return a name as it is compared.

    Lower case, no accents, spaces and underscores as hyphens.
    """
    if not name.isascii():
        import unicodedata  # most words are ASCII

        name = "".join(
            c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)
        )
    return "-".join(name.casefold().replace("_", " ").split())


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the known words that look most like `word`, best first."""
    import difflib  # only on the way to an error

    return difflib.get_close_matches(word, list(known), n=most, cutoff=0.65)


def decode(data: Mapping[str, object], sha256: str) -> Catalogue:
    """Return the catalogue in checked data; the order of the file is kept."""
    whole, file = Whole(lambda: data), cast("shapes.CatalogueFile", data)
    words = file["vocabulary"]
    regions = [{"english": r["name"], **r} for r in words["regions"]]
    terms = {kind: _terms(words[kind]) for kind in ("problems", "facts", "levels", "roles")}
    answers = {f["id"]: _terms(f.get("values", ())) for f in words["facts"]}
    entries = tuple([_intervention(e, whole) for e in file["interventions"]])
    return assembled(
        file["catalogue"], sha256, whole, entries, {**terms, "regions": _terms(regions)}, answers
    )


def assembled(
    head: "shapes.CatalogueAbout",
    sha256: str,
    whole: Whole,
    interventions: tuple[Intervention, ...],
    terms: Mapping[str, Mapping[str, Term]],
    answers: Mapping[str, Mapping[str, Term]],
) -> Catalogue:
    """Return the catalogue of these interventions and words: of each kind, and answers by fact."""
    regions = terms["regions"]
    up = _upwards(terms["problems"])
    return Catalogue(
        title=head["title"],
        version=head["version"],
        date=head["date"],
        sha256=sha256,
        interventions=interventions,
        answers={**answers, "region": regions} if "region" in answers else answers,
        whole=whole,
        up=up,
        forms=_forms(up),
        around=_upwards(regions),
        **terms,
    )


def _upwards(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    broader = {name: term.broader for name, term in terms.items()}
    return {name: upwards(name, broader) for name in terms}


def _forms(up: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for problem, (_, *wider) in up.items():
        for wide in wider:
            found.setdefault(wide, []).append(problem)
    return {wide: frozenset(narrow) for wide, narrow in found.items()}


def _terms(entries: Iterable[Mapping[str, Any]]) -> dict[str, Term]:
    return {entry["id"]: _term(entry) for entry in entries}


def _term(entry: Mapping[str, Any]) -> Term:
    involve, plain = entry.get("involve", {}), entry.get("plain", {})
    shared = entry.get("circumstance", False) or entry.get("side") == "ouder"
    said = "question" if "question" in plain else "text"
    english = "question_english" if said == "question" else "english"
    return Term(
        id=entry["id"],
        name=entry["name"],
        english=entry["english"],
        broader=entry.get("broader", ""),
        aliases=tuple(map(fold, entry.get("aliases", ()))),
        urgent=entry.get("urgent", False),
        involve=involve.get("text", ""),
        involve_english=involve.get("english", ""),
        involve_sources=tuple(involve.get("sources", ())),
        question=entry.get("question", ""),
        question_english=entry.get("question_english", ""),
        values=tuple(v["id"] for v in entry.get("values", ())),
        circumstance=entry.get("circumstance", False),
        involve_always=entry.get("involve_always", False),
        of="gezin" if shared else entry.get("of", ""),
        plain=(plain.get(said, ""), plain.get(english, "")),
        plain_who=(plain.get("who", ""), plain.get("who_english", "")),
        side=entry.get("side", ""),
    )


def _intervention(entry: "shapes.InterventionRecord", whole: Whole) -> Intervention:
    group = entry.get("target_group", {})
    age = group.get("age")
    classification = entry["classification"]
    evidence = entry.get("evidence", ())
    names = (entry["id"], entry["name"], entry.get("abbreviation", ""), *entry.get("aliases", ()))
    return Intervention(
        id=entry["id"],
        name=entry["name"],
        abbreviation=entry.get("abbreviation", ""),
        names=tuple(dict.fromkeys(fold(n) for n in names if n)),
        role=Role(entry["role"]),
        targets=tuple(
            Target(t["problem"], tuple(t["sources"]), t.get("prevents", False))
            for t in group.get("problems", ())
        ),
        age=_age_range(age) if age else None,
        age_sources=tuple(age["sources"]) if age else (),
        indications=tuple(_criterion(c) for c in group.get("indications", ())),
        exclusions=tuple(_criterion(c) for c in group.get("exclusions", ())),
        placement=tuple(entry["includes_placement"]["sources"])
        if "includes_placement" in entry
        else (),
        level=Level(classification["level"]),
        level_sources=tuple(classification.get("sources", ())),
        outcomes={o["problem"]: Level(o["level"]) for o in classification.get("outcomes", ())},
        recognised=classification.get("date", ""),
        reassessment=tuple(classification.get("reassessment", {}).get("sources", ())),
        aim=_aim(entry),
        unfavourable=_unfavourable(entry),
        abroad=entry.get("availability", {}).get("scope") == "buitenland",
        uncontrolled=sum("figure" in e and e["control_group"] != "ja" for e in evidence),
        hours=_hours(entry),
        whole=whole,
        problems=frozenset(t["problem"] for t in group.get("problems", ())),
        phases=tuple(Phase(p["phase"]) for p in entry.get("phases", ())),
        usually=tuple(_criterion(c) for c in group.get("usually", ())),
        formerly=tuple(fold(f["name"]) for f in entry.get("formerly", ())),
        preventive="preventive" in entry,
    )


def _unfavourable(entry: "shapes.InterventionRecord") -> bool:
    return any(
        e["about"] in ("plaatsing", "doel") and e["direction"] in ("wisselend", "ongunstig")
        for e in entry.get("evidence", ())
    )


def _hours(entry: "shapes.InterventionRecord") -> tuple[float, float] | None:
    hours = entry.get("delivery", {}).get("hours_per_week")
    if not hours:
        return None
    return hours.get("min", hours.get("max", 0)), hours.get("max", hours.get("min", 0))


def _aim(entry: "shapes.InterventionRecord") -> int:
    if "placement_aim" not in entry:
        return 0
    evidence = entry.get("evidence", ())
    return 1 + any(e["about"] == "plaatsing" and e["direction"] == "gunstig" for e in evidence)


def _age_range(age: "shapes.AgeRecord") -> AgeRange:
    low = months(age["min"])[0] if "min" in age else UNBORN
    high = months(age["max"])[1] if "max" in age else None
    return AgeRange(low, high)


def _criterion(entry: "shapes.CriterionRecord") -> Criterion:
    return Criterion(
        entry["text"], condition(entry["when"]), entry.get("question", ""), tuple(entry["sources"])
    )

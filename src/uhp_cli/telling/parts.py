"""Parts that pages of several verbs share, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from uhp_cli.method.ranking import Match, Ranking
from uhp_cli.pages.blocks import (
    Block,
    Bullets,
    Cell,
    Ladder,
    Link,
    Page,
    Pairs,
    Paragraph,
    Part,
    Said,
    Sources,
    Table,
    Text,
    references,
)
from uhp_cli.telling import tongue
from uhp_cli.telling.teller import Teller, Told
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import SITUATION, Child, Profile
from uhp_cli.values.vocab import Level, Verdict, strength

if TYPE_CHECKING:  # only a plan has needs
    from uhp_cli import shapes
    from uhp_cli.method.planning import Need


def page(title: Text, blocks: Iterable[Block], words: Words) -> Page:
    """Return a page in the reader's language, with what stands in it."""
    return Page(title, tuple(blocks), words.lang, words.say("contents"), tongue.finder(words))


def pair(label: str, text: str) -> tuple[str, Cell]:
    """Return a label with plain text beside it."""
    return label, Cell(text)


def ladder(level: str, words: Words, *more: str) -> tuple[Ladder, str]:
    """Return a classification with its ladder; a level without a verdict stands on no rung."""
    return (Ladder(strength(level)), "".join((f" {words.level(level)}", *more)))


def named(intervention: Intervention) -> str:
    """Return an abbreviation with the name it stands for."""
    short = f"{intervention.abbreviation} " if intervention.abbreviation else ""
    return f"{short}{intervention.name}"


def titled(intervention: Intervention) -> str:
    """Return a name with its abbreviation behind it."""
    short = f" ({intervention.abbreviation})" if intervention.abbreviation else ""
    return f"{intervention.name}{short}"


# -- the head of a page


def head(catalogue: Catalogue, words: Words, profile: Profile | None = None) -> Pairs:
    """Return which catalogue this is about, and which family as it is understood."""
    family = [pair(words.say("profile"), profile_line(profile, words))] if profile else []
    line = catalogue_line(catalogue, words)
    return Pairs((*family, (words.say("catalogue"), Cell(line, "dim"))))


def catalogue_line(catalogue: Catalogue, words: Words) -> str:
    """Return which catalogue this is, in one line."""
    return words.say(
        "catalogue-line",
        version=catalogue.version,
        n=len(catalogue.interventions),
        hash=catalogue.sha256[:8],
    )


def above(teller: Teller) -> list[Block]:
    """Return what stands above an answer about a family: safety when it is called for, the head."""
    safety = [Paragraph(teller.words.say("acute-safety"), "warn")] if teller.urgent else []
    return [*safety, head(teller.catalogue, teller.words, teller.profile)]


def profile_line(profile: Profile, words: Words) -> str:
    """Return the family as understood, in one line, with what is unknown said."""
    open_ = unknown(profile, words)
    text = known_line(profile, words)
    return f"{text}   ({words.say('unknown-facts', facts=', '.join(open_))})" if open_ else text


def unknown(profile: Profile, words: Words) -> list[str]:
    """Return what matters and is not said about a family."""
    facts = (profile.facts, *(c.facts for c in profile.children))
    found = [words.fact(f) for f in SITUATION[:3] if not any(f in some for some in facts)]
    if not profile.children or any(c.age is None for c in profile.children):
        found.append(words.say("age"))
    return found


def known_line(profile: Profile, words: Words) -> str:
    """Return what is said about a family, in one line, each problem in the word that was said."""
    parts = [_child(child, profile, words) for child in profile.children]
    if profile.family:
        parts.append(stated(profile.family, profile.severities, profile, words))
    return " · ".join((*parts, *circumstances(profile, words)))


def circumstances(profile: Profile, words: Words) -> list[str]:
    """Return what is said about a family as a whole, besides its problems."""
    parts = [f"{words.fact(f)}: {words.answer(f, v)}" for f, v in profile.facts.items()]
    if profile.first:
        parts.append(words.say("first-problem", problem=words.problem(profile.first)))
    if profile.denied:
        parts.append(words.say("denied", problems=words.problems(profile.denied)))
    if profile.tried or profile.elsewhere:
        parts.append(words.say("tried", names=words.listed(list(earlier(profile, words)))))
    return parts


def earlier(profile: Profile, words: Words) -> Iterator[str]:
    """Give earlier help by name with its outcome; what is not in the catalogue says so."""
    for name, outcome in (*profile.tried.items(), *profile.elsewhere.items()):
        known = words.catalogue.find(name) if words.catalogue else None
        about = [words.say(f"outcome-{outcome}")] if outcome else []
        if name in profile.elsewhere:
            about.append(words.say("not-in-catalogue"))
        short = known.short if known and name in profile.tried else name
        yield words.say("report-named", name=short, text=", ".join(about)) if about else short


def stated(
    problems: Iterable[str], severities: Mapping[str, str], profile: Profile, words: Words
) -> str:
    """Return problems in words: how severe, and what was said for it."""
    found = []
    for problem in sorted(problems):
        name = said(problem, profile, words)
        if problem in severities:
            text = words.answer("severity", severities[problem])
            name = words.say("report-named", name=name, text=text)
        found.append(name)
    return words.listed(found)


def said(problem: str, profile: Profile, words: Words) -> str:
    """Return a problem in words, with the word that was said for it: 'drugs → middelengebruik'."""
    name = words.problem(problem)
    if profile.words.get(problem, name).casefold() == name.casefold():
        return name
    return words.say("said", word=profile.words[problem], problem=name)


def own_words(child: Child, profile: Profile, words: Words) -> str:
    """Return what is said about one child, besides its age."""
    found = []
    if child.problems:
        found.append(stated(child.problems, child.severities, profile, words))
    found += [f"{words.fact(f)}: {words.answer(f, v)}" for f, v in child.facts.items()]
    if child.denied:
        found.append(words.say("denied", problems=words.problems(child.denied)))
    return ", ".join(found)


def child_name(child: Child, words: Words) -> str:
    """Return how a child is called: 'kind van 14 jaar'."""
    if child.age is None:
        return words.say("child-unknown-age")
    if child.age.high < 0:
        return words.say("child-unborn")
    return words.say("child", age=words.age(child.age))


def _child(child: Child, profile: Profile, words: Words) -> str:
    name = child_name(child, words)
    own = own_words(child, profile, words)
    return words.say("child-with", child=name, own=own) if own else name


# -- matches


def match_table(matches: Sequence[Match], words: Words, caption: str = "") -> Table:
    """Return matches as a table: rank, name, level, verdict, what they cover, stability."""
    head = ("name", "level", "verdict", "addresses", "orders")
    return Table(("", *map(words.say, head)), tuple(_match_row(m, words) for m in matches), caption)


def _match_row(match: Match, words: Words) -> tuple[Cell, ...]:
    judgement = match.judgement
    covers = [words.problem(p) for p in sorted(judgement.covers)]
    covers += [words.say("in-part", problem=words.problem(p)) for p in sorted(judgement.partly)]
    fits = judgement.verdict is Verdict.FITS
    return (
        Cell(str(match.rank), "strong"),
        Cell((Link(named(match.intervention), match.intervention.id),), "strong"),
        Cell(ladder(match.level, words)),
        Cell(words.say(judgement.verdict), "strong" if fits else "plain"),
        Cell(", ".join(covers)),
        Cell(stability(match, words)),
    )


def reasons(found: Iterable[Told], words: Words) -> Part:
    """Return reasons with their sources, to fold out on a page."""
    items = tuple(Cell(told.text, refs=told.sources) for told in found)
    return Part("fold", words.say("reasons-title"), (Bullets(items),), screen=False)


def stability(match: Match, words: Words) -> str:
    """Return how firm a place is: 'vast', or its best and worst place and what brings it there."""
    places = match.places
    ends = ((places.best, places.best_by), (places.worst, places.worst_by))
    moved = [words.say("place-when", rank=rank, criterion=words.say(by)) for rank, by in ends if by]
    return ", ".join(moved) or words.say("firm")


def rank_line(match: Match, words: Words) -> str:
    """Return the place of a match, and its places over all orders."""
    return words.say("rank-line", rank=match.rank, stability=stability(match, words))


def key_line(match: Match, words: Words) -> str:
    """Return the ranking criteria of a match with their values."""
    return words.say("key-line", **match.key._asdict())


def uncovered(value: Ranking, words: Words) -> list[Block]:
    """Return a line for each problem that nothing which fits covers.

    What may, and who to involve.
    """
    found: list[Block] = []
    for problem in value.uncovered:
        name, who = words.problem(problem), words.involve(problem)
        later = [m.intervention.short for m in value.after_asking(problem)]
        if later:
            text = words.say("after-asking", problem=name, names=words.listed(later))
        else:
            text = words.say("uncovered", problem=name, involve=who)
        term = value.catalogue.problems[problem]
        found.append(Paragraph(text, refs=() if later else term.involve_sources))
    return found


def beside(value: Ranking, teller: Teller) -> Iterator[Block]:
    """Give what stands beside the ranking, with what is still to ask."""
    found = tuple(
        pair(b.intervention.short, " ".join(t.text for t in teller.questions(b.judgement)) or "–")
        for b in value.beside
    )
    if found:
        yield Pairs(found, teller.words.say("beside"))


def involve(problems: Iterable[str], words: Words) -> Iterator[Block]:
    """Give whom to involve whatever covers a problem, with the source that says so."""
    terms = words.catalogue.problems if words.catalogue else {}
    found = tuple(
        (words.problem(p), Cell(words.involve(p), refs=terms[p].involve_sources)) for p in problems
    )
    if found:
        yield Pairs(found, words.say("involve"))


def needs(given: Iterable[Need], teller: Teller) -> str:
    """Return needs in words; whose they are only in a family with several children."""
    words, whose = teller.words, dict[str, list[int]]()
    for need in given:
        whose.setdefault(need.problem, []).append(need.child)
    found = []
    for problem, numbers in whose.items():
        who = [teller.child(n) if n >= 0 else words.say("need-family") for n in numbers]
        name = words.problem(problem)
        alone = len(teller.profile.children) < 2
        found.append(name if alone else words.say("need-of", problem=name, who=words.listed(who)))
    return words.listed(found)


# -- sources, and values as they stand


def source_line(source: shapes.SourceRecord, *more: str) -> str:
    """Return a source in one line: the citation of a study, of others title, publisher and year."""
    if source["type"] == "studie":
        return str(source["citation"])
    parts = (
        source["title"],
        source["publisher"],
        str(source.get("year", source.get("date", ""))),
        source.get("url", ""),
        *more,
    )
    return ", ".join(p for p in parts if p)


def sources(found: Sequence[Block], words: Words, *, screen: bool = False) -> Iterator[Block]:
    """Give the sources of the catalogue that these blocks rest on, where there are any."""
    known = words.catalogue.sources if words.catalogue else {}
    names = sorted({ref.partition(":")[0] for ref in references(found)} & known.keys())
    lines = tuple((name, Cell(source_line(known[name]))) for name in names)
    if lines:
        listed = Sources(lines, words.say("sources"), words.say("back"))
        yield Part("section", "", (listed,), screen=screen)


def glossary(catalogue: Catalogue, words: Words) -> Part:
    """Return what the words of a page mean: verdicts, levels and roles."""
    known = catalogue.record["vocabulary"]
    verdicts = tuple(pair(words.say(v), words.say(f"means-{v}")) for v in Verdict)
    levels = tuple(
        (words.level(x["id"]), Cell((Ladder(strength(x["id"])), " ", term_meaning(x, words))))
        for x in known["levels"]
    )
    roles = tuple((words.role(x["id"]), Cell((term_meaning(x, words),))) for x in known["roles"])
    found = (
        Pairs(verdicts, words.say("verdict")),
        Pairs(levels, words.say("level")),
        Pairs(roles, words.say("role")),
    )
    return Part("glossary", words.say("glossary"), found, screen=False)


def term_meaning(term: shapes.LevelRecord | shapes.RoleRecord, words: Words) -> str | Said:
    """Return what a word means, in Dutch where the catalogue has no other."""
    english = term.get("meaning_english", "")
    return english if english and words.lang == "en" else Said(term["meaning"])


def meaning(catalogue: Catalogue, level: str, words: Words) -> Text:
    """Return what a classification means, as the catalogue says it."""
    levels = catalogue.record["vocabulary"]["levels"]
    return tuple(term_meaning(x, words) for x in levels if x["id"] == level)


def value(given: object) -> str:
    """Return a value of data as it stands, for people."""
    if isinstance(given, Mapping):
        return ", ".join(f"{k} {value(v)}" for k, v in given.items())
    if isinstance(given, list | tuple):
        return ", ".join(map(value, given)) or "–"
    return "–" if given is None else str(given)


def narrowed(
    catalogue: Catalogue, region: str, least: Level | None, words: Words
) -> Iterator[Block]:
    """Give for which region and from which level upwards something was counted."""
    if region:
        yield Paragraph(words.say("gaps-region", region=catalogue.regions[region].name), "strong")
    if least:
        yield Paragraph(words.say("gaps-least", level=words.level(least)), "strong")


def with_ladders(sentence: str) -> Text:
    """Return a sentence of words.py that explains the ladder, with the ladders it shows."""
    pieces = re.split("([●○]{4})", sentence)
    return tuple(Ladder(p.count("●")) if n % 2 else p for n, p in enumerate(pieces) if p)

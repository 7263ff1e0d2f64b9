"""Rules of the field: what a record can say about ages, dates, conditions and research."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from uhp_cli.checking.conditions import always_met as meets_always
from uhp_cli.checking.conditions import contradictions
from uhp_cli.checking.conditions import never_met as leaves_nobody
from uhp_cli.checking.draft import Draft, Entry, words
from uhp_cli.checking.rule import Line, Mistake, Severity, rule
from uhp_cli.source.yaml_source import Route
from uhp_cli.values.ages import UNBORN, AgeRange, months
from uhp_cli.values.vocab import STRENGTH, Level

if TYPE_CHECKING:
    from uhp_cli import shapes

MOST_QUESTIONS = 200
"""So many facts and problems the conditions of an entry name; of the packaged ones the most is 4.

Each answer to one is held against all of them: the work grows with the square.
"""


@rule(
    "UHP301",
    "range-reversed",
    nl="{low} ligt boven {high}: wissel min en max",
    en="{low} is above {high}: swap min and max",
    why_nl="Niets ligt tussen een hoge ondergrens en een lage bovengrens: geen gezin zou passen.",
    why_en="Nothing lies between a high lower bound and a low upper one: no family would fit.",
    bad="age: {min: 18, max: 12}",
    good="age: {min: 12, max: 18}",
)
def range_reversed(draft: Draft) -> Iterator[Mistake]:
    """Give each age and each amount of help whose bounds are the wrong way round."""
    for entry in draft.entries:
        age = entry.data.get("target_group", {}).get("age")
        if age and _ages(age) is None:
            values = {"low": age["min"], "high": age["max"]}
            yield Mistake("range-reversed", entry.at("target_group", "age", "min"), values)
        for key, amount in entry.data.get("delivery", {}).items():
            if isinstance(amount, dict) and amount.get("min", 0) > amount.get("max", 10**9):
                values = {"low": amount["min"], "high": amount["max"]}
                yield Mistake("range-reversed", entry.at("delivery", key, "min"), values)


def _ages(age: shapes.AgeRecord) -> AgeRange | None:
    """Return the ages an entry is for, or None when no age is among them."""
    low = months(age["min"])[0] if "min" in age else UNBORN
    high = months(age["max"])[1] if "max" in age else None
    return None if high is not None and low > high else AgeRange(low, high)


@rule(
    "UHP302",
    "date-without-recognition",
    nl="een datum van erkenning past niet bij '{level}'",
    en="a date of recognition does not go with '{level}'",
    why_nl="Alleen een erkende interventie heeft een dag van erkenning; een van beide klopt niet.",
    why_en="Only a recognised intervention has a day of recognition; one of the two is wrong.",
    bad='level: niet-erkend\ndate: "2021-12-08"',
    good='level: goed-onderbouwd\ndate: "2021-12-08"',
)
def date_without_recognition(draft: Draft) -> Iterator[Mistake]:
    """Give each day of recognition of what is not recognised."""
    for entry in draft.entries:
        given = entry.data["classification"]
        if "date" in given and given["level"] not in STRENGTH:
            here = entry.at("classification", "date")
            yield Mistake("date-without-recognition", here, {"level": given["level"]})


@rule(
    "UHP303",
    "date-in-future",
    nl="{value} ligt na de datum van de catalogus ({date})",
    en="{value} is after the date of the catalogue ({date})",
    why_nl=(
        "Wat nog moet gebeuren, kan geen bron al zeggen. Zet zo nodig eerst 'catalogue: date' "
        "op vandaag."
    ),
    why_en=(
        "No source can tell what is still to happen. If need be first set 'catalogue: date' to "
        "today."
    ),
    bad='date: "2062-12-08"',
    good='date: "2026-12-08"',
)
def date_in_future(draft: Draft) -> Iterator[Mistake]:
    """Give each day after the date of the catalogue."""
    for day in draft.days:
        if day.exists and not day.right:
            yield Mistake("date-in-future", day.route, {"value": day.day, "date": day.last})


@rule(
    "UHP304",
    "no-such-date",
    nl="{value} is geen bestaande dag",
    en="{value} is not an existing day",
    why_nl="Deze dag staat op geen kalender.",
    why_en="This day is on no calendar.",
    bad='date: "2021-02-30"',
    good='date: "2021-02-28"',
)
def no_such_date(draft: Draft) -> Iterator[Mistake]:
    """Give each day that is on no calendar."""
    for day in draft.days:
        if not day.exists:
            yield Mistake("no-such-date", day.route, {"value": day.day})


@rule(
    "UHP305",
    "never-met",
    nl="geen enkel gezin kan hieraan voldoen samen met regel {first}",
    en="no family can meet this together with line {first}",
    why_nl=(
        "Twee voorwaarden sluiten elkaar uit, of een contra-indicatie neemt elk antwoord weg "
        "dat een indicatie vraagt. De interventie zou nooit passen."
    ),
    why_en=(
        "Two conditions exclude each other, or an exclusion takes away every answer an "
        "indication asks for. The intervention would never fit."
    ),
    bad="indications:\n  - when: {spoed: [ja]}\nexclusions:\n  - when: {spoed: [ja]}",
    good="indications:\n  - when: {spoed: [ja]}",
)
@rule(
    "UHP306",
    "always-met",
    nl="elk gezin voldoet hieraan: dit is geen voorwaarde",
    en="every family meets this: it is no condition",
    why_nl="Alle mogelijke antwoorden voldoen; de vraag zou voor niets worden gesteld.",
    why_en="All possible answers comply; the question would be asked for nothing.",
    bad="when: {spoed: [ja, nee]}",
    good="when: {spoed: [ja]}",
)
@rule(
    "UHP312",
    "contradiction",
    nl="geen enkel gezin kan aan al deze delen voldoen",
    en="no family can meet all of these parts",
    why_nl="De delen van 'all' spreken elkaar tegen. Is één ervan genoeg, schrijf dan 'any'.",
    why_en="The parts of 'all' contradict each other. If one of them is enough, write 'any'.",
    bad="when: {all: [{spoed: [ja]}, {spoed: [nee]}]}",
    good="when: {any: [{spoed: [ja]}, {recidive: [hoog]}]}",
)
@rule(
    "UHP313",
    "excludes-all",
    nl="deze contra-indicatie geldt voor elk gezin",
    en="this exclusion holds for every family",
    why_nl="Alle antwoorden sluiten uit, dus de interventie zou nooit passen.",
    why_en="All answers exclude, so the intervention would never fit.",
    bad="exclusions:\n  - when: {spoed: [ja, nee]}",
    good="exclusions:\n  - when: {spoed: [ja]}",
)
@rule(
    "UHP315",
    "too-many-questions",
    nl="de voorwaarden van deze interventie vragen meer dan {limit} dingen",
    en="the conditions of this intervention ask more than {limit} things",
    why_nl=(
        "Geen bron stelt zo veel voorwaarden; geteld is elk feit en elk probleem in 'when'. Elk "
        "antwoord wordt tegen alle voorwaarden gehouden, en dat kost dan merkbaar tijd."
    ),
    why_en=(
        "No source sets so many conditions; each fact and each problem in 'when' counts. Every "
        "answer is held against all conditions, and that takes noticeable time then."
    ),
    bad="when: {any: [{lvb: [ja]}, … (201 keer)]}",
    good="when: {lvb: [ja]}",
)
def criteria(draft: Draft) -> Iterator[Mistake]:
    """Give the first of an entry's criteria that no family meets, or every family."""
    for entry in draft.entries:
        over = _over(entry)
        if over:
            yield Mistake("too-many-questions", over, {"limit": MOST_QUESTIONS})
        else:
            yield from _first_wrong(entry, draft)


def _over(entry: Entry) -> Route | None:
    """Return where the conditions of an entry ask more than they may."""
    count = 0
    for here, criterion in entry.conditions():
        for word in words(here, criterion["when"]):
            count += len(word.values) if word.key == "problem" else 1
            if count > MOST_QUESTIONS:
                return word.route
    return None


def _first_wrong(entry: Entry, draft: Draft) -> Iterator[Mistake]:
    found = draft.conditions(entry)
    for here, (condition, wanted) in found:
        broken = list(contradictions(condition, draft.world))
        if broken:
            yield from (Mistake("contradiction", (*here, *inner), {}) for inner in broken)
            return
        if meets_always(condition, draft.world):
            yield Mistake("always-met" if wanted else "excludes-all", here, {})
            return
    never = leaves_nobody([criterion for _, criterion in found], draft.world)
    if never:
        yield Mistake("never-met", found[never[0]][0], {"first": Line(found[never[1]][0])})


@rule(
    "UHP307",
    "level-above-research",
    nl="geen vermeld onderzoek draagt '{level}'",
    en="no reported research carries '{level}'",
    why_nl=(
        "Sterke en goede aanwijzingen vragen een studie of een controlegroep, eerste "
        "aanwijzingen enig onderzoek naar effect. Het niveau kan kloppen, maar dan rust het op "
        "het woord van het register alleen: noem het onderzoek, als een bron het geeft."
    ),
    why_en=(
        "Strong and good indications need a study or a control group, first indications some "
        "research on effect. The level may be right, but then it rests on the register's word "
        "alone: name the research, if a source gives it."
    ),
    bad="level: goede-aanwijzingen\n(geen evidence)",
    good="level: goede-aanwijzingen\nevidence:\n  - studies: [asscher-2018]\n    …",
    severity=Severity.WARNING,
    reviewed=True,
)
def level_above_research(draft: Draft) -> Iterator[Mistake]:
    """Give each level that rests on the word of the register alone."""
    for entry in draft.entries:
        level = entry.data["classification"]["level"]
        carries = _RESEARCH.get(level)
        if carries and not any(map(carries, entry.data.get("evidence", ()))):
            here = entry.at("classification", "level")
            yield Mistake("level-above-research", here, {"level": level})


def _controlled(evidence: shapes.EvidenceRecord) -> bool:
    designs = ("rct", "quasi-experiment", "meta-analyse", "review")
    return (
        evidence["control_group"] == "ja"
        or evidence.get("design") in designs
        or "studies" in evidence
    )


def _studied(evidence: shapes.EvidenceRecord) -> bool:
    return evidence["direction"] != "geen-onderzoek"


_RESEARCH: Mapping[str, Callable[[shapes.EvidenceRecord], bool]] = {
    Level.STRONG: _controlled,
    Level.GOOD: _controlled,
    Level.FIRST: _studied,
}
"""What a piece of research must be to carry a level."""


@rule(
    "UHP308",
    "evidence-without-study",
    nl="dit cijfer komt zonder studie en zonder opzet",
    en="this figure comes without a study and without a design",
    why_nl=(
        "Een cijfer waarvan niemand weet wie het mat of hoe, overtuigt meer dan het verdient. "
        "Geef 'studies' of 'design'."
    ),
    why_en=(
        "A figure of which nobody knows who measured it or how convinces more than it deserves. "
        "Give 'studies' or 'design'."
    ),
    bad='figure: "88 %"',
    good='figure: "88 %"\nstudies: [asscher-2018]',
    severity=Severity.WARNING,
    reviewed=True,
)
def evidence_without_study(draft: Draft) -> Iterator[Mistake]:
    """Give each figure of which nobody knows who measured it or how."""
    for entry in draft.entries:
        for number, item in enumerate(entry.data.get("evidence", ())):
            designed = item.get("design", "niet-vermeld") != "niet-vermeld"
            if "figure" in item and "studies" not in item and not designed:
                here = entry.at("evidence", number, "figure")
                yield Mistake("evidence-without-study", here, {})


_WORDS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
    " zestien zeventien achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig"
    " vierentwintig"
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split())} | {"één": 1}
_NUMBER = rf"([0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_AGES = re.compile(
    rf"\b{_NUMBER}(?: (?:t/m|tot en met|tot|à) {_NUMBER}|[-–]{_NUMBER})?[ -]?(?:jaar\b|jarige)",
    re.IGNORECASE,
)


@rule(
    "UHP309",
    "age-in-text",
    nl="de tekst noemt {value} jaar, buiten {range}",
    en="the text mentions {value} years, outside {range}",
    why_nl=(
        "De lezer ziet de tekst, de rangorde gebruikt de grenzen; zij moeten hetzelfde zeggen. "
        "'tot 18' telt als tot en met 17."
    ),
    why_en=(
        "The reader sees the text, the ranking uses the bounds; they must say the same. 'tot "
        "18' (until 18) counts as up to and including 17."
    ),
    bad="text: Kinderen vanaf 8 jaar.\nage: {min: 12, max: 18}",
    good="text: Kinderen vanaf 12 jaar.\nage: {min: 12, max: 18}",
    severity=Severity.WARNING,
    reviewed=True,
)
def age_in_text(draft: Draft) -> Iterator[Mistake]:
    """Give each age in the text of a target group that is not within its bounds."""
    for entry in draft.entries:
        group = entry.data.get("target_group", {})
        age = group.get("age")
        span = age and _ages(age)
        if not age or span is None:
            continue
        shown = f"{age.get('min', '…')}–{age.get('max', '…')}"
        for word, years in _said(group.get("text", "")).items():
            # One year of room above: "tot 18 jaar" and "jonger dan 18 jaar" end at 17.
            if years * 12 + 11 < span.low or (span.high is not None and years * 12 > span.high + 1):
                here, values = entry.at("target_group", "text"), {"value": years, "range": shown}
                yield Mistake("age-in-text", here, values, part=word)


def _said(text: str) -> dict[str, int]:
    """Return the ages that a text mentions, in figures or in words."""
    words = (n for found in _AGES.findall(text) for n in found if n)
    return {n: int(n) if n.isdigit() else _NUMBERS[n.casefold()] for n in words}


@rule(
    "UHP311",
    "target-repeated",
    nl="'{value}' staat twee keer bij de problemen",
    en="'{value}' stands twice among the problems",
    why_nl="Elk probleem telt één keer; zet de bronnen bij elkaar.",
    why_en="Each problem counts once; put the sources together.",
    bad=(
        "problems:\n  - {problem: gedrag, sources: [interventies:26]}\n  - {problem: gedrag, "
        "sources: [interventies:27]}"
    ),
    good="problems:\n  - {problem: gedrag, sources: [interventies:26, interventies:27]}",
)
def target_repeated(draft: Draft) -> Iterator[Mistake]:
    """Give each problem that an entry is for twice."""
    for entry in draft.entries:
        seen: set[str] = set()
        for number, target in enumerate(entry.data.get("target_group", {}).get("problems", ())):
            if target["problem"] in seen:
                here = entry.at("target_group", "problems", number, "problem")
                yield Mistake("target-repeated", here, {"value": target["problem"]})
            seen.add(target["problem"])

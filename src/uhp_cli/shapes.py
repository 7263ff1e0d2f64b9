r"""What goes in and comes out, as types: every answer, every file, every record of the catalogue.

Read by mypy, by the tests and by tools/schemas.py, which makes data/*schema.json out of it; never
imported at run time. Within version 1 keys and codes may be added, never renamed or removed.

A docstring is what the schema says of an object: "Title | Description.", one of the two being
enough (a description ends with a full stop). In `Annotated`, one text is a description, two are
a title and a description, and `Of` holds keywords of JSON Schema, with three short forms: `enum`
of a dict gives each word its description, `codes` are words to which more may be added, and
`snippets` are what an editor offers. "@problems" stands for words of data/interventions.yaml.
"""

# fmt: off

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, NotRequired, TypedDict


class Of:
    """Keywords of JSON Schema for the type before it."""
    def __init__(self, **keywords: object) -> None:
        """Keep them; two are never the same, so that a union keeps both."""
        self.keywords = keywords

class Def(NamedTuple):
    """What stands before it in `Annotated` is published once, under this name in $defs."""
    name: str

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TRIMMED = r"^\S(.*\S)?$"
REFERENCE = r"^[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+([+-][a-z0-9]+)*$"
VERSION = r"^[0-9]{4}\.[0-9]{1,2}(\.[0-9]+)?$"
DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
NOTICES = (
    "acute-safety no-problem-known problems-of-the-family first-uncovered nothing-fits "
    "not-a-decision"
).split()
REASONS = (
    "problem-addressed crisis-addressed problem-in-part problem-prevented age-in-range "
    "indication-met classification classification-for-outcome aim-researched aim-stated"
).split()
EXCLUSIONS = (
    "includes-placement no-problem-in-common age-below-range age-above-range indication-unmet "
    "exclusion-holds"
).split()
QUESTIONS = (
    "problem-missing problem-form prevents-only crisis-missing age-missing answer-missing "
    "exclusion-open earlier-help"
).split()
CAUTIONS = (
    "earlier-help earlier-help-finished earlier-help-broken-off earlier-help-not-started "
    "recognition-expired recognition-reassessed theory-only unfavourable-research "
    "no-control-group abroad usually-otherwise provider-says sources-differ"
).split()
CRITERIA = "placement problem age indication exclusion".split()
IDENTIFYING = (
    "naam name voornaam achternaam initialen bsn geboortedatum geboorteland geslacht adres "
    "postcode woonplaats telefoon email e-mail school nationaliteit etniciteit religie geloof "
    "taal inkomen"
).split()
KEYS = "urgency core strength breadth aim".split()

Text = Annotated[str, Of(minLength=1)]
Count = Annotated[int, Of(minimum=0)]
Positive = Annotated[int, Of(minimum=1)]
Sha256 = Annotated[str, Of(pattern="^[0-9a-f]{64}$")]
Slug = Annotated[str, Of(pattern=SLUG)]
Name = Annotated[Text, "Naam."]
Abbreviation = Annotated[str | None, "Afkorting, als die er is."]
Sentence = Annotated[Text, "De zin zoals een lezer die ziet, in de gekozen taal."]
Id = Annotated[Slug, "Kenmerk", "", Of(maxLength=60), Def("id")]
ProblemId = Annotated[Slug, "Probleem", "Kenmerk van een probleem uit de woordenlijst.",
    Of(examples="@problems"), Def("problem-id")]
Level = Annotated[str, "Classificatie", "Een trede van de Databank Effectieve Jeugdinterventies, "
    "of waarom die er niet is.", Of(codes="@levels"), Def("level")]
RoleName = Annotated[str, "Rol", "Hoofdprogramma, crisishulp, aanvullend of werkwijze.",
    Of(codes="@roles"), Def("role")]
Source = Annotated[str, "Bron", "Kenmerk van de bron, dubbele punt, plaats daarin: "
    "interventies:26.", Of(pattern=REFERENCE), Def("source")]
Sources = Annotated[list[Source], "Bronnen", "", Def("sources")]
Ids = list[Id]
Problems = list[ProblemId]
Involve = Annotated[Text, "Wie erbij te betrekken."]
Fits = Annotated[str, "fits: past zonder open voorwaarde; ask: er mist een antwoord.",
    Of(enum=["fits", "ask"])]
Verdict = Annotated[str, Of(enum=["fits", "ask", "excluded"])]
ChildNumber = Annotated[Count, "Welk kind, vanaf 0; ontbreekt bij het gezin als geheel."]
Children = Annotated[list[Annotated[Count, "Plaats van het kind in profile.children, vanaf 0."]],
    "De kinderen bij wie zij niet afvalt; leeg als er geen kind is beschreven."]

# ------------------------------------------------------------------ profile

Problem = Annotated[str, "Probleem", "Een probleem uit de woordenlijst van de catalogus, of een "
    "ander woord ervoor: drugs is middelen.", Of(pattern=TRIMMED, maxLength=80,
    examples="@problems"), Def("problem")]
Age = Annotated[Annotated[int, Of(minimum=0, maximum=30)] | Annotated[str,
    Of(pattern="^([012]?[0-9]|30)m?$")] | Literal["zwanger"], "Leeftijd",
    "Hele jaren (14), maanden (8m) of zwanger voor een kind dat nog niet geboren is. Nooit een "
    "geboortedatum.", Of(examples=[14, "8m", "zwanger"]), Def("age")]
Answer = Annotated[bool | Annotated[str, Of(pattern=SLUG, maxLength=60)] | None, "Antwoord",
    "Een antwoord uit de woordenlijst; ja en nee mogen ook als true en false.", Def("answer")]
Crisis = Annotated[bool | str | None, Of(enum=[True, False, "ja", "nee", None])]
Placement = Annotated[str | None, Of(enum=["geen", "dreigt", "geplaatst", None])]
Severity = Annotated[str | None, Of(enum=["licht", "matig", "ernstig", None])]
Outcome = Annotated[str | None, Of(enum=["afgerond", "afgebroken", "niet-gestart", None])]

class SevereProblem(TypedDict):
    """Probleem met ernst"""
    problem: Problem
    severity: NotRequired[Annotated[Severity, "Hoe ernstig dit probleem is."]]

ProblemWords = Annotated[list[Problem | SevereProblem], "Problemen", "", Def("problems")]
ChildFacts = Annotated[dict[str, Answer], "Andere feiten", "Antwoorden over dit kind, die voor die "
    "van het gezin gaan. Ook een probleem mag: gedrag: nee.",
    Of(propertyNames={"pattern": SLUG, "not": {"enum": "@refused-child-facts"}},
    properties="@child-facts")]

class Child(TypedDict, total=False):
    """Kind | Wat bij een kind staat, gaat voor; wat bij het gezin staat, geldt voor elk kind."""
    age: Annotated[Age | None, "De leeftijd; laat weg wat onbekend is."]
    problems: Annotated[ProblemWords, "Problemen van dit kind; die van het gezin gelden ook voor "
        "elk kind."]
    placement: Annotated[Placement, "Uithuisplaatsing", "Van dit kind."]
    severity: Annotated[Severity, "Ernst", "Van wat er bij dit kind speelt."]
    facts: ChildFacts

class Family(TypedDict, total=False):
    """Gezin | Wat voor het hele gezin geldt."""
    problems: Annotated[ProblemWords, "Problemen van de ouders of van het gezin als geheel."]

class Situation(TypedDict, total=False):
    """Situatie | Wat niet is ingevuld is onbekend, niet: nee."""
    crisis: Annotated[Crisis, "Acute crisis", "Is er een acute crisis? Laat weg wat onbekend is."]
    placement: Annotated[Placement, "Uithuisplaatsing",
        "Is een uithuisplaatsing niet aan de orde, dreigt zij, of is een kind al geplaatst?"]
    severity: Annotated[Severity, "Ernst", "Hoe ernstig zijn de problemen?"]
    region: Annotated[str | None, "Regio", "Provincie of gemeente waar het gezin woont; nooit een "
        "adres.", Of(pattern=TRIMMED, maxLength=60, examples="@regions")]

class Tried(TypedDict):
    """Eerdere hulp"""
    id: Annotated[str, "Kenmerk, naam of afkorting van de interventie, of de naam van andere hulp "
        "(geen namen van mensen).", Of(minLength=1,
        maxLength=100, examples=["mst", "families-first"])]
    outcome: NotRequired[Annotated[Outcome, "Hoe het afliep."]]

class Profile(TypedDict, total=False):
    """Profiel van een gezin | Gecodeerde antwoorden en hele jaren, verder niets: er is geen
    plaats voor wie het gezin is. Wat er niet staat is onbekend, nooit nee.
    """
    children: Annotated[list[Annotated[Child, Def("child")]], "Kinderen",
        "De kinderen van het gezin, elk met een leeftijd en eigen problemen. De volgorde doet er "
        "niet toe.", Of(maxItems=20)]
    family: Family
    situation: Situation
    facts: Annotated[dict[str, Answer], "Andere feiten",
        "Antwoorden op andere vragen van de woordenlijst. Ook een probleem mag: lvb: nee zegt dat "
        "het is nagegaan en er niet is.", Of(propertyNames={"pattern": SLUG,
        "not": {"enum": "@refused-facts"}}, properties="@profile-facts")]
    tried: Annotated[list[Tried], "Eerdere hulp", "Hulp die het gezin eerder kreeg. Dat sluit "
        "niets uit; het geeft een kanttekening en een vraag."]
    first: Annotated[Problem | None, "Eerst", "Het dringendste van de genoemde problemen."]

UNDERSTOOD = (
    "Het gezin zoals begrepen, in de vorm van een profielbestand: het kan weer worden ingevoerd."
)
Understood = Annotated[Profile, UNDERSTOOD, Def("profile")]

# ------------------------------------------------------------------ what answers share

class CatalogueHead(TypedDict):
    """Catalogus | Welke catalogus is gebruikt."""
    version: Annotated[Text, "Versie van de catalogus."]
    date: Annotated[Text, "Dag van die versie."]
    sha256: Annotated[Sha256, "SHA-256 van het catalogusbestand: dezelfde waarde, dezelfde "
        "catalogus."]
    interventions: Annotated[Count, "Hoeveel interventies de catalogus telt."]

CatalogueUsed = Annotated[CatalogueHead, Def("catalogue")]

class Bare(TypedDict):
    """What an answer about no one catalogue begins with."""
    kind: Annotated[str, "Wat voor antwoord dit is."]
    version: Annotated[int, "Versie van deze vorm."]
    lang: Annotated[str, "Taal van de zinnen.", Of(codes=["nl", "en"])]

class Head(Bare):
    """What every other answer begins with."""
    catalogue: CatalogueUsed

class Notice(TypedDict):
    code: Annotated[str, "Welke melding.", Of(codes=NOTICES)]
    text: Sentence

Notices = Annotated[list[Notice], "Veiligheid eerst, het doel van het antwoord als laatste.",
    Of(minItems=1)]

class Reason(TypedDict):
    code: Annotated[str, "Welke reden.", Of(codes=REASONS)]
    text: Sentence
    sources: Sources

class ExclusionReason(TypedDict):
    code: Annotated[str, "Welke reden.", Of(codes=EXCLUSIONS)]
    text: Sentence
    sources: Sources

class Question(TypedDict):
    code: Annotated[str, "Welke vraag.", Of(codes=QUESTIONS)]
    text: Sentence
    fact: Annotated[Text, "Wat het antwoord zou invullen: een feit, een probleem, age of tried."]
    sources: Sources

class Caution(TypedDict):
    code: Annotated[str, "Welke kanttekening.", Of(codes=CAUTIONS)]
    text: Sentence
    sources: Sources

Reasons = Annotated[list[Reason], "Waarom zij past of kan passen."]
Questions = Annotated[list[Question], "Wat nog gevraagd moet worden."]
Cautions = Annotated[list[Caution], "Waar de lezer op let."]

class Key(TypedDict):
    """Sleutel | De vijf criteria van de volgorde; van links naar rechts vergeleken, hoger eerst."""
    urgency: Annotated[int, "Spoed: 1 bij een crisis en crisishulp, anders 0.", Of(enum=[0, 1])]
    core: Annotated[int, "Kern: 3 rechtstreeks, 2 deels of licht naast ernstig, 1 niet.",
        Of(enum=[1, 2, 3])]
    strength: Annotated[int, "Niveau van bewijs, van -1 tot 4.", Of(minimum=-1, maximum=4)]
    breadth: Annotated[Count, "Breedte: hoeveel van de genoemde problemen rechtstreeks."]
    aim: Annotated[int, "Doel: 2 uithuisplaatsing voorkomen of verkorten, met onderzoek; 1 "
        "genoemd; 0 niet genoemd.", Of(enum=[0, 1, 2])]

# ------------------------------------------------------------------ local offer

Provider = Annotated[str, "Aanbieder", "Wie het aanbiedt; geen naam van een mens.", Of(minLength=1,
    pattern=TRIMMED, maxLength=120)]
OfferDay = Annotated[str, "Dag", "Een dag, als 2026-11-21.", Of(pattern=DAY), Def("day")]
Weeks = Annotated[int, "Wachttijd", "Weken tot de hulp kan beginnen.", Of(minimum=0, maximum=520)]
OfferFrom = TypedDict("OfferFrom", {"from": NotRequired[Annotated[OfferDay, "Vanaf",
    "De eerste dag."]]})

class OfferLine(OfferFrom):
    """Regel van het aanbod | Wie één interventie aanbiedt, waar, vanaf wanneer en na welke
    wachttijd. Wat wegblijft is onbekend.
    """
    intervention: Annotated[str, "Interventie", "Kenmerk, naam of afkorting uit de catalogus.",
        Of(minLength=1, pattern=TRIMMED, maxLength=140)]
    provider: Provider
    region: NotRequired[Annotated[str, "Regio", "Provincie of gemeente uit de catalogus; weglaten "
        "is overal.", Of(minLength=1, pattern=TRIMMED, maxLength=60, examples="@regions")]]
    until: NotRequired[Annotated[OfferDay, "Tot en met", "De laatste dag."]]
    waiting_weeks: NotRequired[Weeks]
    starts_within_24_hours: NotRequired[Annotated[bool, "Binnen 24 uur", "Of de hulp binnen een "
        "dag kan beginnen."]]
    read: Annotated[OfferDay, "Nagekeken", "De dag waarop iemand dit heeft nagekeken."]

class OfferFile(TypedDict):
    """Lokaal aanbod | Wat er in de buurt te krijgen is; verandert geen oordeel en geen plaats."""
    offer: Annotated[list[Annotated[OfferLine, Def("line")]], "Aanbod", "De regels.",
        Of(minItems=1, maxItems=20000)]

OfferStart = TypedDict("OfferStart", {"from": str | None})

class OfferRow(OfferStart):
    """Een regel van het aanbod"""
    availability: Annotated[str, "open: nu te krijgen; later: begint nog; expired: verlopen.",
        Of(codes=["open", "later", "expired"])]
    provider: Text
    region: Annotated[Slug | None, "Null is overal."]
    until: str | None
    waiting_weeks: Annotated[int | None, "Null is onbekend."]
    starts_within_24_hours: Annotated[bool | None, "Null is onbekend."]
    read: Annotated[Text, "De dag waarop iemand dit heeft nagekeken."]

class OfferEnded(TypedDict):
    id: Id
    provider: Text
    until: Text

class OfferRead(TypedDict):
    """Welk aanbod ernaast is gelegd."""
    sha256: Sha256
    as_of: Annotated[Text, "De dag waarop het aanbod geldt."]
    lines: Count
    expired: Annotated[list[OfferEnded], "Regels die voor die dag zijn verlopen."]

class WithOffer(TypedDict):
    """What --offer adds to an answer."""
    offer: NotRequired[OfferRead]

# ------------------------------------------------------------------ match

class MatchPlace(TypedDict):
    """What stands for one family only: its place and what it covers."""
    rank: Annotated[Positive, "Plaats; gelijke sleutels delen een plaats."]
    rank_best: Annotated[Positive, "Beste plaats over de 24 volgordes van kern, niveau, breedte "
        "en doel."]
    rank_worst: Annotated[Positive, "Slechtste plaats over die volgordes."]
    id: Id
    name: Name
    abbreviation: Abbreviation
    role: RoleName
    verdict: Fits
    classification: Level
    covers: Annotated[Problems, "Genoemde problemen waarop de interventie zich rechtstreeks richt."]
    partly: Annotated[Problems, "Genoemde problemen waarvan zij alleen een vorm aanpakt."]
    misses: Annotated[Problems, "Genoemde problemen waarop zij zich niet richt."]
    children: Children
    key: Key
    first_in: Annotated[Count, "In hoeveel van de 24 volgordes er niets boven staat.",
        Of(maximum=24)]
    best_by: Annotated[str | None, "Het criterium dat haar op haar beste plaats brengt als het "
        "voorgaat; null als zij niet stijgt.", Of(codes=KEYS[1:])]
    worst_by: Annotated[str | None, "Hetzelfde voor haar slechtste plaats; null als zij niet "
        "daalt.", Of(codes=KEYS[1:])]
    dominated_by: Annotated[Id | None, "Een andere interventie die op elk criterium minstens "
        "gelijk is."]

class MatchTold(TypedDict):
    """What is said of it."""
    reasons: Reasons
    questions: Questions
    cautions: Cautions
    sources: Annotated[Sources, "Alle bronnen van redenen en vragen, elk eenmaal."]

class Match(MatchPlace, MatchTold):
    """Aanbeveling"""
    offer: NotRequired[Annotated[list[OfferRow], "Met --offer: wie het in de buurt aanbiedt."]]

class Excluded(TypedDict):
    """Past niet"""
    id: Id
    name: Name
    near_miss: Annotated[bool, "Of één antwoord het verschil maakt."]
    reasons: Annotated[list[ExclusionReason], "Alle redenen, de eerste voorop.", Of(minItems=1)]
    change: Annotated[str | None, "De kleinste verandering die de reden wegneemt, als vraag; null "
        "als er geen is."]

class FirstReasons(TypedDict, total=False):
    """De eerste reden per uitgesloten interventie; telt op tot excluded."""
    placement: Annotated[Positive, "Omvat een plaatsing."]
    problem: Annotated[Positive, "Richt zich op geen van de problemen."]
    age: Annotated[Positive, "Leeftijd."]
    indication: Annotated[Positive, "Voorwaarde."]
    exclusion: Annotated[Positive, "Contra-indicatie."]

class Counts(TypedDict):
    """Telling | Samen elke interventie van de catalogus eenmaal."""
    fits: Annotated[Count, "Hoeveel er passen."]
    ask: Annotated[Count, "Bij hoeveel een antwoord mist."]
    excluded: Annotated[Count, "Hoeveel er niet passen."]
    first_reasons: FirstReasons

class OfChild(TypedDict, total=False):
    child: ChildNumber

class NextQuestion(TypedDict):
    fact: Annotated[Text, "Wat het antwoord zou invullen."]
    child: NotRequired[ChildNumber]
    text: Sentence
    changes: Annotated[Positive, "Hoeveel oordelen (bij first: plaatsen) het antwoord kan "
        "veranderen."]
    best_rank: Annotated[Positive, "De beste plaats die het antwoord kan veranderen."]

class Beside(TypedDict):
    """Ook om naar te kijken | Geen bron noemt een probleem, en verder staat niets in de weg."""
    id: Id
    name: Name
    role: RoleName
    verdict: Fits
    children: Children
    reasons: Reasons
    questions: Questions

class Involved(TypedDict):
    """Erbij betrekken | Altijd, wat dit probleem ook dekt."""
    problem: ProblemId
    children: Annotated[list[Count], "De kinderen bij wie het speelt; leeg als er geen kind is "
        "beschreven."]
    text: Involve
    sources: Sources

class VerdictTurn(TypedDict("FromTo", {"from": Verdict, "to": Verdict})):
    id: Id

class WhatIf(TypedDict):
    """Wat één antwoord verandert | Gelijk aan uhp match met dat antwoord."""
    fact: Annotated[Text, "Wat het antwoord invult."]
    child: NotRequired[ChildNumber]
    value: Annotated[Text, "Het antwoord."]
    verdicts: Annotated[list[VerdictTurn], "Welke oordelen veranderen."]
    first: Annotated[Ids, "Wie dan op plaats 1 staat."]

class Uncovered(TypedDict):
    """Niet gedekt | Door niets wat nu past."""
    problem: ProblemId
    involve: Involve
    sources: Sources
    after_asking: Annotated[Ids, "Wat het na navragen rechtstreeks zou dekken."]

Method = Annotated[int, "De versie van de methode (docs/methode.md)."]

class Ranked(Head):
    """What the answers to match and report begin with."""
    method: Method
    profile: Understood
    notices: Notices
    matches: Annotated[list[Annotated[Match, Def("match")]], "Wat past of kan passen, op plaats."]

class Filtered(TypedDict):
    """What a filter does to the answer to match."""
    hidden: NotRequired[Annotated[Ids, "Wat wel in de volgorde staat maar door een filter of "
        "--top niet in matches.", Of(minItems=1)]]

class Turns(TypedDict):
    """What --what-if adds to the answer to match."""
    what_if: NotRequired[list[WhatIf]]

class Rest(TypedDict):
    """What the answers to match and report end with."""
    excluded: Annotated[list[Annotated[Excluded, Def("excluded")]],
        "Wat niet past, met reden, op alfabet."]
    counts: Counts
    next_questions: Annotated[list[NextQuestion], "De beste vraag eerst."]
    beside: Annotated[list[Beside], "Wat zonder plaats naast de volgorde staat, op alfabet."]
    involve: Annotated[list[Involved], "Wie er altijd bij hoort."]
    what_if: NotRequired[Annotated[list[WhatIf], "Met --what-if: wat elk antwoord verandert."]]
    uncovered: Annotated[list[Uncovered], "Genoemde problemen die niets wat nu past rechtstreeks "
        "dekt."]

class MatchAnswer(Ranked, Filtered, Rest, WithOffer):
    """Antwoord van uhp match | Elke interventie van de catalogus staat precies eenmaal in matches,
    hidden, beside of excluded.
    """

class BriefMatch(TypedDict):
    """Aanbeveling"""
    rank: Annotated[Positive, "Plaats; gelijke sleutels delen een plaats."]
    id: Id
    verdict: Fits
    classification: Level

class BriefAnswer(Head):
    """Antwoord van uhp batch --brief | Alleen wat niet is uitgesloten, met plaats, oordeel en
    classificatie; dezelfde waarden als in het antwoord van uhp match.
    """
    matches: Annotated[list[BriefMatch], "Op plaats; binnen een plaats op alfabet."]

class Failed(TypedDict):
    """Wat er mis is."""
    code: Annotated[Slug, "Welke fout; een vaste naam."]
    text: Sentence

class ErrorAnswer(Bare):
    """Fout van uhp batch | Staat op de plaats van een regel die niet beantwoord kan worden;
    herhaalt nooit wat er in die regel staat.
    """
    line: Annotated[Positive, "Welke regel van de invoer, vanaf 1."]
    error: Failed

class ProfileAnswer(Head):
    """Antwoord van uhp profile check | Het gezin zoals het is begrepen."""
    profile: Understood

# ------------------------------------------------------------------ why

class Placed(TypedDict, total=False):
    place: Annotated[Text, "Waar het antwoord is gegeven: een optie, of bestand:regel."]

class Row(TypedDict):
    code: Annotated[str, "Welk soort criterium.", Of(codes=CRITERIA)]
    state: Annotated[str, "Voldaan, niet voldaan of onbekend. Een contra-indicatie die geldt is "
        "met.", Of(enum=["met", "unmet", "unknown"])]
    needed: Annotated[Text, "Wat nodig is."]
    given: Annotated[Text, "Wat is opgegeven."]
    text: Sentence
    fact: Annotated[Text, "Wat een antwoord zou invullen."]
    child: NotRequired[Annotated[Count, "Welk kind, vanaf 0; ontbreekt als het voor alle kinderen "
        "gelijk is."]]
    place: NotRequired[Annotated[Text, "Waar het antwoord is gegeven: een optie, of "
        "bestand:regel."]]
    sources: Sources

class NearMiss(TypedDict):
    fact: Annotated[Text, "Welk antwoord: een feit, een probleem of age."]
    value: Annotated[Text, "Het andere antwoord."]
    child: NotRequired[ChildNumber]
    text: Sentence

class Explained(TypedDict):
    """Uitleg"""
    id: Id
    name: Name
    verdict: Annotated[Verdict, "Past, navragen of past niet."]
    classification: Level
    rank: Annotated[int | None, "Plaats; null als zij niet past of er geen problemen zijn "
        "genoemd.", Of(minimum=1)]
    key: Annotated[Key | None, "De sleutel; null als zij niet past of er geen problemen zijn "
        "genoemd."]
    criteria: Annotated[list[Row], "Elk criterium, altijd in dezelfde volgorde."]
    questions: Questions
    near_miss: Annotated[bool, "Of één antwoord het verschil maakt."]
    near_misses: Annotated[list[NearMiss], "Elk antwoord dat de reden wegneemt."]
    change: Annotated[str | None, "De kleinste verandering, als vraag; null als er geen is."]

class WhyAnswer(Head):
    """Antwoord van uhp why | Elk criterium van een interventie voor een gezin."""
    method: Method
    profile: Understood
    notices: Notices
    interventions: Annotated[list[Explained], "De gevraagde interventies, in de gevraagde "
        "volgorde.", Of(minItems=1)]

# ------------------------------------------------------------------ plan and report

class Need(TypedDict):
    """Hulpvraag"""
    problem: ProblemId
    child: Annotated[int | None, "Welk kind, vanaf 0; null bij het gezin als geheel.",
        Of(minimum=0)]

Needs = list[Annotated[Need, Def("need")]]
Phase = Annotated[str, "Veiligheid, behandelen of volhouden.",
    Of(codes=["veiligheid", "behandelen", "volhouden"])]

class Chosen(TypedDict):
    """Gekozen"""
    id: Id
    name: Name
    abbreviation: Abbreviation
    role: RoleName
    verdict: Fits
    classification: Level
    rank: Annotated[Positive, "Plaats in de volgorde."]
    phase: Annotated[str | None, "De eerste fase; null als geen bron er een noemt.",
        Of(codes=["veiligheid", "behandelen", "volhouden"])]
    phases: Annotated[list[Phase], "Wat zij in een plan doet."]
    covers: Annotated[Needs, "Wat zij rechtstreeks aanpakt, en bij wie."]
    adds: Annotated[Needs, "Wat daarvan nog niemand voor haar aanpakte."]
    children: Children
    equally_good: Annotated[Ids, "Andere met dezelfde plaats en hetzelfde oordeel, die hetzelfde "
        "toevoegen."]
    instead: Annotated[Id | None, "De volgende andere, als deze eerder is afgebroken."]
    reasons: Reasons
    questions: Questions
    cautions: Cautions
    offer: NotRequired[Annotated[list[OfferRow], "Met --offer: wie het in de buurt aanbiedt."]]

class LeftOpen(Need):
    """Niet gedekt"""
    involve: Involve
    sources: Sources
    after_asking: Annotated[Ids, "Wat het na navragen rechtstreeks zou dekken."]

class Hours(TypedDict):
    min: Annotated[float, Of(minimum=0)]
    max: Annotated[float, Of(minimum=0)]

class HoursPerWeek(TypedDict):
    """Uren per week"""
    known: Annotated[Hours | None, "De bekende uren per week opgeteld; null als geen bron er een "
        "noemt."]
    of: Annotated[Ids, "Van welke interventies."]
    unknown: Annotated[Ids, "Van welke geen bron uren noemt."]

class PhaseOf(TypedDict):
    phase: Phase
    interventions: Annotated[Ids, "Welke interventies van het plan."]

class Step(TypedDict):
    id: Id
    text: Sentence
    sources: Sources

class GuidelineVersion(TypedDict):
    version: Annotated[Text, "Versie van de richtlijn in dit programma."]
    sha256: Sha256

class Plan(TypedDict):
    """Plan | Zoals in het antwoord van uhp plan."""
    chosen: Annotated[list[Chosen], "Het plan, in de volgorde waarin het is gekozen; leeg als "
        "niets een genoemd probleem rechtstreeks aanpakt."]
    covered: Annotated[Problems, "Problemen die het plan dekt voor ieder bij wie zij spelen."]
    uncovered: Annotated[list[LeftOpen], "Hulpvragen die open blijven."]
    hours_per_week: HoursPerWeek
    phases: Annotated[list[PhaseOf], "De fasen."]

class Steps(TypedDict):
    """What the guideline adds to a plan."""
    steps: Annotated[list[Step], "De stappen van de richtlijn voor dit gezin."]
    guideline: GuidelineVersion

class PlanHead(Head):
    """What stands above a plan."""
    method: Method
    profile: Understood
    notices: Notices
    most: Annotated[Positive, "Hoeveel interventies het plan hoogstens mocht tellen."]
    involve: Annotated[list[Involved], "Wie er altijd bij hoort."]

class PlanAnswer(PlanHead, Plan, Steps, WithOffer):
    """Antwoord van uhp plan | De volgorde van boven naar beneden afgelopen tot één plan."""

class ReportPlan(TypedDict):
    """The plan within a report."""
    plan: Plan

class ReportAnswer(Ranked, Rest, ReportPlan, Steps, WithOffer):
    """Antwoord van uhp report | De antwoorden van match en plan voor één gezin bij elkaar."""

# ------------------------------------------------------------------ looking things up

AgeLimit = Annotated[Annotated[int, Of(minimum=0)] | Annotated[str,
    Of(pattern="^[0-9]{1,2}m$")] | Literal["zwanger"] | None,
    "Hele jaren, maanden (9m), zwanger, of null als de bron geen grens noemt."]

class Ages(TypedDict):
    min: AgeLimit
    max: AgeLimit

class ListRow(TypedDict):
    """Interventie"""
    id: Id
    name: Name
    abbreviation: Abbreviation
    role: RoleName
    classification: Level
    age: Annotated[Ages | None, "Leeftijd volgens de bronnen, beide grenzen inbegrepen; null als "
        "geen bron er een noemt."]
    problems: Annotated[Problems, "Problemen waarop zij zich richt."]
    includes_placement: Annotated[bool, "Of het programma een plaatsing buiten het gezin omvat; "
        "zo een wordt nooit aanbevolen."]
    offer: NotRequired[Annotated[list[OfferRow], "Met --offer: wie het in de buurt aanbiedt."]]

class ListAnswer(Head, WithOffer):
    """Antwoord van uhp list"""
    interventions: Annotated[list[ListRow], "De interventies die aan de filters voldoen, in de "
        "volgorde van de catalogus."]

class Field(TypedDict):
    field: Annotated[Text, "Welk veld."]
    values: Annotated[dict[str, str | None], "De tekst per interventie; null als geen bron het "
        "zegt.", Of(propertyNames={"pattern": SLUG})]
    differs: Annotated[bool, "Of zij verschillen."]

class Decision(TypedDict):
    higher: Id
    lower: Id
    criterion: Annotated[str | None, "Het criterium dat beslist; null bij gelijke sleutels.",
        Of(codes=KEYS)]
    values: Annotated[list[int], "De waarden van beide; leeg bij gelijke sleutels.", Of(maxItems=2)]

class ForFamily(TypedDict, total=False):
    profile: Understood
    notices: Notices

class CompareAnswer(Head, ForFamily):
    """Antwoord van uhp compare | Interventies naast elkaar."""
    interventions: Annotated[list[ListRow], "De gevraagde interventies.", Of(minItems=2,
        maxItems=5)]
    fields: Annotated[list[Field], "De velden, in vaste volgorde."]
    decisions: Annotated[list[Decision], "Met een profiel: waarom de een boven de ander staat."]

class ShowAnswer(Head):
    """Antwoord van uhp show"""
    interventions: Annotated[list[InterventionRecord], "De gevraagde interventies, in de "
        "gevraagde volgorde.", Of(minItems=1)]
    sources: Annotated[dict[str, SourceRecord], "De bronnen waarnaar zij verwijzen, per kenmerk.",
        Of(propertyNames={"pattern": SLUG})]

class GuidelineHead(TypedDict):
    title: Annotated[Text, "Titel."]
    version: Annotated[Text, "Versie."]
    sha256: Sha256

class Advice(TypedDict):
    id: Id
    text: Sentence
    step: Annotated[int | str | None, "De stap van een plan; null als het er geen is."]
    urgent_only: Annotated[bool, "Alleen bij onveiligheid of een crisis."]
    note: Annotated[str | None, "Opmerking."]
    sources: Sources

class GuidelineSection(TypedDict):
    id: Id
    title: Annotated[Text, "Kop."]
    kind: Annotated[Text, "Aanbeveling, werkzaam element of bouwsteen."]
    level: Annotated[str | None, "Niveau: micro, meso of macro; null als het er geen heeft."]
    items: Annotated[list[Advice], "De punten."]

class GuidelineAnswer(Head):
    """Antwoord van uhp guideline | De richtlijn als checklist."""
    guideline: GuidelineHead
    sections: Annotated[list[GuidelineSection], "De gevraagde delen."]

# ------------------------------------------------------------------ recheck

class Earlier(TypedDict):
    """De catalogus van toen."""
    version: object
    date: object
    sha256: str
    interventions: object
    method: Annotated[Positive, "De methode van toen; 1 als het antwoord er geen noemt."]

class ChangedField(TypedDict):
    field: Annotated[Text, "Welk veld."]
    before: Annotated[object, "Toen."]
    after: Annotated[object, "Nu."]

class Cause(TypedDict):
    code: Annotated[str, "Welke regel van de methode het is; others-moved: de eigen sleutel is "
        "gelijk; catalogue: niet de methode maar de catalogus; not-told: niet te zeggen.",
        Of(codes=("implied-problem circumstance severity-of-problem prevention no-problem-stated "
        "crisis-help level-per-outcome favourable-research plan-follows-ranking others-moved "
        "catalogue not-told").split())]
    text: Annotated[Text, "De regel in woorden."]
    fields: Annotated[list[str], "Welke velden van het verschil hij verklaart; leeg als de "
        "interventie erbij kwam of wegviel."]

class Difference(TypedDict):
    id: Annotated[Text, "Kenmerk van de interventie."]
    change: Annotated[str, "Erbij gekomen, weggevallen of veranderd.", Of(enum=["added", "removed",
        "changed"])]
    fields: Annotated[list[ChangedField], "Wat er verschilt."]
    because: Annotated[list[str], "Welke uitspraken nieuw zijn."]
    no_longer: Annotated[list[str], "Als er geen nieuwe zijn: welke uitspraken wegvielen."]
    sources: Annotated[list[str], "Hun bronnen."]
    rules: Annotated[list[Cause], "Bij een antwoord van een eerdere methode: wat het verschil "
        "verklaart."]

class RecheckAnswer(Head):
    """Antwoord van uhp recheck | Een eerder antwoord opnieuw, op de catalogus van nu."""
    method: Method
    of: Annotated[str, "Wat voor antwoord het was.", Of(codes=["match", "plan", "why"])]
    earlier: Earlier
    same: Annotated[bool, "Of de uitkomst gelijk is."]
    differences: Annotated[list[Difference], "Per interventie wat er verschilt."]

# ------------------------------------------------------------------ diff

class Place(TypedDict):
    file: str
    line: Positive

PlaceOrNone = Annotated[Place | None, "Bestand en regel, of null waar het er niet is.",
    Def("place")]

class Change(TypedDict):
    id: Annotated[str, "De interventie, de term, de bron, of 'catalogue'."]
    kind: Annotated[str, "Wat er met het veld gebeurde.", Of(codes=["added", "removed", "changed",
        "renamed"])]
    severity: Annotated[str, "breaking: iemand kan iets kwijtraken; attention: oordeel, volgorde "
        "of keuze kan anders zijn; cosmetic: alleen woorden of bronnen.", Of(enum=["breaking",
        "attention", "cosmetic"])]
    field: Annotated[str, "Het veld; 'id', of een pad dat op .id eindigt, als het om het geheel "
        "gaat."]
    before: object
    after: object
    old: PlaceOrNone
    new: PlaceOrNone

class Turn(TypedDict):
    id: Slug
    before: Verdict | None
    after: Verdict | None

class Unreadable(TypedDict, total=False):
    unreadable: Annotated[str, "De catalogus die een woord van dit gezin niet kent.",
        Of(enum=["old", "new"])]

class Shift(Unreadable):
    name: Annotated[str | None, "De naam van het geval."]
    profile: Annotated[Understood | None, "Het gezin, in de vorm van een profielbestand."]
    before: Annotated[list[Slug], "Plaats 1 tot en met 3 in de oude catalogus, op volgorde."]
    after: Annotated[list[Slug], "Hetzelfde in de nieuwe."]
    verdicts: Annotated[list[Turn], "Gewijzigde interventies met een ander oordeel."]

class DiffSummary(TypedDict):
    """Hoeveel interventies, termen en bronnen erbij kwamen, wijzigden, weggingen of een ander
    kenmerk kregen; hoeveel wijzigingen, en naar ernst; hoeveel gezinnen, met een andere top drie
    en met een ander oordeel.
    """
    added: Count
    changed: Count
    removed: Count
    renamed: Count
    changes: Count
    breaking: Count
    attention: Count
    cosmetic: Count
    families: Count
    other_top: Count
    other_verdict: Count

class DiffAnswer(Head):
    """Antwoord van uhp diff | Wat er veranderde tussen twee catalogi en voor welke gezinnen het
    antwoord daardoor verandert.
    """
    old: Annotated[CatalogueUsed, "De oude catalogus."]
    changes: Annotated[list[Annotated[Change, Def("change")]],
        "Elke wijziging, de ernstigste eerst."]
    impact: Annotated[list[Annotated[Shift, Def("shift")]],
        "De gezinnen die een andere top drie krijgen, of een ander oordeel over een gewijzigde "
        "interventie."]
    summary: DiffSummary

# ------------------------------------------------------------------ test

class FirstReason(TypedDict):
    """De eerste reden."""
    code: str
    text: str

class Standing(TypedDict):
    id: Slug
    verdict: Verdict
    rank: Positive | None
    key: Key | None
    reason: FirstReason | None

class Failure(TypedDict):
    expectation: Annotated[str, Of(codes=["first", "present", "fits", "asks", "excluded",
        "uncovered", "above", "beside", "plan", "not_in_plan"])]
    expected: Annotated[list[str], "Kenmerken, problemen, of een oordeel met redencodes."]
    actual: list[str]
    about: Annotated[list[Annotated[Standing, Def("standing")]],
        "Hoe de interventies waar het om gaat er voor dit gezin voor staan."]

class TestedCase(TypedDict):
    name: str
    source: str | None
    file: str
    line: Positive
    passed: bool
    failures: list[Annotated[Failure, Def("failure")]]

class Idle(TypedDict):
    id: Slug
    code: Annotated[str, Of(codes=CRITERIA[1:])]
    number: Positive
    text: str | None

class Unexercised(TypedDict):
    interventions: Annotated[list[Slug], "Geen verwachting noemt deze."]
    criteria: Annotated[list[Idle], "Geen geval dat de interventie noemt laat dit criterium zowel "
        "gelden als niet gelden (of onbekend zijn)."]

class TestSummary(TypedDict):
    cases: Count
    passed: Count
    failed: Count
    expectations: Count

class TestAnswer(Head):
    """Antwoord van uhp test | Gevallen met wat verwacht werd en wat kwam, en wat geen geval
    raakt.
    """
    cases: list[Annotated[TestedCase, Def("case")]]
    unexercised: Unexercised
    summary: TestSummary

# ------------------------------------------------------------------ gaps

class Band(TypedDict):
    id: Annotated[Text, "De leeftijden, zoals 12-17."]
    min: AgeLimit
    max: Annotated[Count, "Laatste jaar."]

class Cell(TypedDict):
    problem: ProblemId
    band: Annotated[Text, "Welke leeftijdsgroep."]
    classification: Annotated[Level | None, "Het beste niveau voor dit probleem; null als het vak "
        "leeg is."]
    interventions: Annotated[Ids, "Wie in het vak staat, beste niveau eerst."]
    age_not_stated: Annotated[Ids, "Wie daarvan in elke leeftijdsgroep telt, omdat geen bron een "
        "leeftijd noemt."]
    offered: NotRequired[Annotated[Ids, "Met --offer: wie daarvan nu in het aanbod staat."]]

class NotCounted(TypedDict):
    """Wat in geen vak staat, en waarom."""
    includes_placement: Annotated[Ids, "Omvat een plaatsing."]
    other_region: Annotated[Ids, "Alleen in een andere regio."]
    no_problem_stated: Annotated[Ids, "Geen bron noemt een probleem."]

class Offer(Head):
    """What the two answers about an offer share."""
    region: Annotated[str | None, "De gekozen regio; null zonder keuze."]
    min_classification: Annotated[Level | None, "Het laagste niveau dat meetelt; null zonder "
        "keuze."]

class OnMap(WithOffer):
    """What --offer adds to a map."""
    not_offered: NotRequired[Annotated[Ids, "Met --offer: wat in een vak staat en nu niet in het "
        "aanbod."]]

class GapsAnswer(Offer, OnMap):
    """Antwoord van uhp gaps | Wat er voor welk probleem en welke leeftijd is, en waar niets
    staat.
    """
    bands: Annotated[list[Band], "De leeftijdsgroepen, op volgorde."]
    cells: Annotated[list[Cell], "Elk probleem in elke leeftijdsgroep."]
    empty: Annotated[Count, "Hoeveel vakken leeg zijn."]
    not_counted: NotCounted

class ProblemNeeds(TypedDict):
    problem: ProblemId
    families: Annotated[Count, "In hoeveel gezinnen."]
    needs: Annotated[Count, "Hoeveel behoeften."]
    covered: Annotated[Count, "Hoeveel daarvan gedekt."]
    offered: NotRequired[Annotated[Count, "Met --offer: hoeveel daarvan iets in het aanbod dekt."]]

class OpenNeeds(TypedDict):
    problem: ProblemId
    needs: Annotated[Positive, "Hoeveel behoeften open blijven."]
    involve: Involve

class ChosenForMany(TypedDict):
    id: Id
    classification: Level
    adds: Annotated[Positive, "Hoeveel zij toevoegt aan wie ervoor staat."]
    covers: Annotated[Positive, "Hoeveel zij zelf dekt."]

class InSet(WithOffer):
    """What --offer adds to a caseload."""
    not_offered: NotRequired[Annotated[Ids, "Met --offer: wat in de verzameling staat en nu niet "
        "in het aanbod."]]

class CaseloadAnswer(Offer, InSet):
    """Antwoord van uhp gaps --profiles | Antwoord van uhp gaps --profiles: wat een caseload vraagt
    en wat de catalogus daarvoor heeft.
    """
    families: Annotated[Count, "Hoeveel gezinnen."]
    needs: Annotated[Count, "Hoeveel behoeften: één probleem van één kind of van het gezin."]
    covered: Annotated[Count, "Hoeveel daarvan iets in de catalogus dekt."]
    problems: Annotated[list[ProblemNeeds], "Per probleem."]
    uncovered: Annotated[list[OpenNeeds], "Wat niets in de catalogus dekt."]
    chosen: Annotated[list[ChosenForMany], "De kleinste verzameling die het meeste dekt."]
    exact: Annotated[bool, "Of geen kleinere verzameling evenveel dekt."]

# ------------------------------------------------------------------ a JSON Schema

Schema = TypedDict("Schema", {
    "$defs": "dict[str, Schema]", "$ref": str, "type": str, "const": object, "enum": list[object],
    "properties": "dict[str, Schema]", "required": list[str],
    "additionalProperties": "bool | Schema", "items": "Schema", "pattern": str, "minimum": float,
    "maximum": float, "if": "Schema", "then": "Schema", "else": "Schema", "anyOf": "list[Schema]",
}, total=False)
"""The keywords that a check of a file looks at itself; jsonschema knows the rest."""

# ------------------------------------------------------------------ validate and rule

RuleCode = Annotated[str, Of(pattern="^UHP[0-9]{3}$")]
RuleName = Annotated[str, Of(pattern="^[a-z0-9.-]+$")]
RuleSeverity = Annotated[str, Of(enum=["error", "warning"])]

class Rule(TypedDict):
    """Regel"""
    code: Annotated[RuleCode, "Vaste code."]
    name: Annotated[RuleName, "Naam."]
    severity: Annotated[RuleSeverity, "Fout of waarschuwing."]
    title: Sentence
    why: Annotated[Text, "Waarom de regel er is."]
    bad: Annotated[Text, "Een fout voorbeeld."]
    good: Annotated[Text, "Een goed voorbeeld."]

class RulesAnswer(Bare):
    """Antwoord van uhp rule"""
    rules: Annotated[list[Rule], "De gevraagde regels van uhp validate."]

class CheckedFile(TypedDict):
    file: Annotated[str, "Path as seen from the working folder; <stdin> for standard input."]
    interventions: Annotated[Count, "How many interventions stand in it."]

class Diagnostic(TypedDict):
    code: Annotated[RuleCode, "Stable code; `uhp rule CODE` explains it."]
    rule: Annotated[RuleName, "Name of the rule."]
    severity: RuleSeverity
    file: str
    line: Annotated[Positive, "Counts from 1."]
    column: Annotated[Positive, "Counts from 1, in characters."]
    end_line: Positive
    end_column: Annotated[Positive, "The first column after the finding."]
    entry: Annotated[str | None, "Id of the intervention or source it is in."]
    path: Annotated[str, "Where in the data: interventions[3].classification.level; empty for the "
        "file itself."]
    message: Annotated[Text, "One sentence in the language of the output."]
    hint: Annotated[str | None, "The nearest word, or what is allowed."]
    near: Annotated[list[str], "What was probably meant, best first."]
    allowed: Annotated[list[str], "All that is allowed here, when that is a closed list."]
    fingerprint: Annotated[Sha256, "Names the finding; stays the same when lines or records move, "
        "and is unique in an answer."]

class Severities(TypedDict):
    errors: Count
    warnings: Count

class DiagnosticsSummary(Severities):
    files: Count
    interventions: Count

class DiagnosticsAnswer(Bare):
    """uhp validate --json | Findings about one or more catalogues, in order of file and place."""
    files: Annotated[list[CheckedFile], "The files that were checked, in the order they were "
        "given."]
    diagnostics: list[Diagnostic]
    summary: DiagnosticsSummary

# ------------------------------------------------------------------ a file of cases

CaseIntervention = Annotated[str, "Interventie", "Kenmerk, naam of afkorting van een interventie.",
    Of(minLength=1, maxLength=100), Def("intervention")]
CaseIds = Annotated[list[CaseIntervention], Of(uniqueItems=True), Def("ids")]
CaseProblems = Annotated[list[str | dict[str, str]], "Problemen uit de woordenlijst."]
ExclusionCode = Annotated[str, Of(enum={"includes-placement": "het programma begint met een "
    "plaatsing buiten het gezin", "no-problem-in-common": "richt zich op geen van de problemen",
    "age-below-range": "jonger dan de leeftijd waarvoor het is",
    "age-above-range": "ouder dan de leeftijd waarvoor het is",
    "indication-unmet": "voldoet niet aan een voorwaarde",
    "exclusion-holds": "een contra-indicatie geldt"})]

class CaseChild(TypedDict, total=False):
    age: Annotated[int | str | None, "Hele jaren (14), maanden (8m) of zwanger."]
    problems: CaseProblems
    placement: Placement
    severity: Severity
    facts: dict[str, str | bool | None]

class CaseFamily(TypedDict, total=False):
    """Wat voor het hele gezin geldt."""
    problems: CaseProblems

class CaseSituation(TypedDict, total=False):
    """Wat er niet staat is onbekend, niet: nee."""
    crisis: Crisis
    placement: Placement
    severity: Severity
    region: str | None

class CaseTried(TypedDict):
    id: str
    outcome: NotRequired[Outcome]

class CaseProfile(TypedDict, total=False):
    """Profiel | Het gezin, zoals in een profielbestand."""
    children: Annotated[list[CaseChild], "De kinderen, elk met leeftijd en eigen problemen."]
    family: CaseFamily
    situation: CaseSituation
    facts: Annotated[dict[str, str | bool | None], "Andere antwoorden: een feit of een probleem "
        "uit de woordenlijst."]
    tried: Annotated[list[CaseTried], "Eerdere hulp."]
    first: Annotated[str | None, "Het dringendste van de genoemde problemen."]

class Expect(TypedDict, total=False):
    """Verwachting | Wat moet gelden; noem ten minste één ding."""
    first: Annotated[CaseIds, "Precies deze delen plaats 1; een lege lijst: er is geen eerste."]
    present: Annotated[CaseIds, "Deze zijn niet uitgesloten: zij passen of er is iets na te "
        "vragen."]
    fits: Annotated[CaseIds, "Deze passen, zonder open antwoord."]
    asks: Annotated[CaseIds, "Bij deze is iets na te vragen."]
    excluded: Annotated[CaseIds | dict[str, ExclusionCode | None], "Uitgesloten",
        "Deze zijn uitgesloten: een lijst, of elk met een reden die ertussen moet staan.",
        Def("excluded")]
    uncovered: Annotated[list[str], "Precies deze genoemde problemen dekt niets wat nu past.",
        Of(uniqueItems=True)]
    beside: Annotated[CaseIds, "Deze staan zonder plaats naast de volgorde."]
    plan: Annotated[CaseIds, "Precies deze staan in het plan."]
    not_in_plan: Annotated[CaseIds, "Deze staan niet in het plan."]
    above: Annotated[list[Annotated[list[CaseIntervention], Of(minItems=2, maxItems=2,
        uniqueItems=True)]], "Paren: de eerste staat hoger dan de tweede, en beide zijn er."]

class Case(TypedDict):
    """Geval | Een gezin en wat voor dat gezin moet gelden."""
    name: Annotated[str, "Naam", "Waar het geval over gaat; elke naam komt één keer voor.",
        Of(minLength=1, pattern=TRIMMED, maxLength=140)]
    source: NotRequired[Annotated[str, "Bron", "De passage waaruit de verwachting volgt, zoals "
        "interventies:26.", Of(pattern=REFERENCE)]]
    profile: Annotated[CaseProfile, Of(minProperties=1), Def("profile")]
    expect: Annotated[Expect, Of(minProperties=1), Def("expect")]

class CasesFile(TypedDict):
    """Verwachte aanbevelingen | Gezinnen met wat een catalogus voor hen moet opleveren; uhp test
    houdt ze tegen de catalogus.
    """
    cases: Annotated[list[Annotated[Case, Def("case")]], "Gevallen",
        "De gezinnen, elk met een eigen naam.", Of(minItems=1)]

# ------------------------------------------------------------------ the file of the guideline

GuidelineLine = Annotated[str, "Tekst", "Tekst op één regel, in eigen woorden.", Of(minLength=1,
    pattern=TRIMMED), Def("line")]
GuidelineId = Annotated[Slug, "Kenmerk", "Kort, kleine letters, cijfers en streepjes; uniek in "
    "het bestand.", Of(maxLength=60), Def("id")]

class PlainText(TypedDict):
    """Gewone woorden | Voor het blad van het gezin zelf."""
    text: Annotated[str, "De zin.", Of(minLength=1, pattern=TRIMMED)]
    english: Annotated[str, "In gewoon Engels.", Of(minLength=1, pattern=TRIMMED)]

class YearsRecord(TypedDict, total=False):
    """Leeftijd | Een kind van deze leeftijd, hele jaren."""
    min: Annotated[int, "Vanaf.", Of(minimum=0, maximum=30)]
    max: Annotated[int, "Tot en met.", Of(minimum=0, maximum=30)]

class AppliesRecord(TypedDict, total=False):
    """Voorwaarde | Dezelfde taal als 'when' in de catalogus, met 'age' erbij; één kind is genoeg.
    Alleen wat bekend is, telt.
    """
    all: Annotated[list[Applies], "Alle gelden.", Of(minItems=2)]
    any: Annotated[list[Applies], "Ten minste één geldt.", Of(minItems=2)]
    age: Annotated[YearsRecord, Of(minProperties=1)]

Applies = Annotated[AppliesRecord, Of(minProperties=1,
    additionalProperties=Annotated[list[Slug], "Een feit met de antwoorden die voldoen, of "
    "'problem' met problemen waarvan er één speelt.", Of(minItems=1, uniqueItems=True)]),
    Def("condition")]

class AdviceRecord(TypedDict):
    """Punt | Eén punt in eigen woorden met zijn bron."""
    id: GuidelineId
    text: Annotated[GuidelineLine, "Het punt, in eigen woorden."]
    sources: Annotated[list[Annotated[str, Of(pattern=REFERENCE)]], "Bronnen",
        "Bron, dubbele punt, plaats, zoals aanbevelingen:9.", Of(minItems=1, uniqueItems=True)]
    note: NotRequired[Annotated[GuidelineLine, "Wat een lezer over dit punt moet weten, "
        "bijvoorbeeld waar twee teksten verschillen."]]
    step: NotRequired[Annotated[int, "Stap", "Plaats in de vaste stappen voor één gezin.",
        Of(minimum=1, maximum=99)]]
    when: NotRequired[Annotated[str, "Wanneer", "Geldt alleen als de veiligheid in het geding is.",
        Of(enum={"urgent": "Alleen bij acute onveiligheid"})]]
    applies: NotRequired[Annotated[Applies, "Dit punt hoort bij de stappen van een gezin waarvoor "
        "dit geldt."]]
    plain: NotRequired[PlainText]

AdviceItem = Annotated[AdviceRecord, Of(snippets={"nieuw punt": ("Een punt met bron", {"id": "$1",
    "text": "$2", "sources": ["$3"]})}), Def("item")]

class SectionRecord(TypedDict):
    """Deel | Een groep punten onder één kop."""
    id: GuidelineId
    title: Annotated[GuidelineLine, "De kop."]
    kind: Annotated[str, "Soort", "Wat voor punten dit zijn.",
        Of(enum={"aanbeveling": "Een aanbeveling van de richtlijn",
        "werkzaam-element": "Wat interventies die uithuisplaatsing voorkomen delen",
        "terugplaatsing-element": "Wat interventies voor terugplaatsing delen",
        "bouwsteen": "Een bouwsteen uit het rapport"})]
    level: NotRequired[Annotated[str, "Niveau", "Bij bouwstenen: voor wie.",
        Of(enum={"micro": "Kind, gezin en professional", "meso": "Organisaties en teams",
        "macro": "Beleid, stelsel en financiering"})]]
    items: Annotated[list[AdviceItem], "Punten", "De punten op volgorde.", Of(minItems=1)]

GuidelinePart = Annotated[SectionRecord, Of(snippets={"nieuw deel": ("Een deel met één punt",
    {"id": "$1", "title": "$2", "kind": "aanbeveling", "items": [{"id": "$3", "text": "$4",
    "sources": ["$5"]}]})}), Def("section")]

class GuidelineAbout(TypedDict):
    """Over dit bestand | Titel, versie en datum."""
    title: Annotated[GuidelineLine, "De titel."]
    version: Annotated[str, "Versie", 'Jaar en maand, zoals "2026.11".', Of(pattern=VERSION)]
    date: Annotated[str, "Datum", "De dag van deze versie, tussen aanhalingstekens.",
        Of(pattern=DATE)]

class GuidelineFile(TypedDict):
    """Aanbevelingen en werkzame elementen | De richtlijn in eigen woorden. Elk punt heeft een bron
    en een plaats daarin; de bronnen staan in interventions.yaml.
    """
    guideline: GuidelineAbout
    sections: Annotated[list[GuidelinePart], "Delen", "De delen op volgorde.", Of(minItems=1)]

# ------------------------------------------------------------------ the catalogue

Line = Annotated[str, Of(minLength=1, pattern=TRIMMED)]
RecordId = Annotated[Slug, "Kenmerk", "Kort, kleine letters, cijfers en streepjes.",
    Of(maxLength=60), Def("id")]
References = Annotated[list[Annotated[str, Of(pattern=REFERENCE, examples=["interventies:26",
    "interventies-oud:31-34", "nji-mst:leeftijd"])]], "Bronnen",
    "Een of meer verwijzingen: kenmerk van de bron, dubbele punt, plaats (regel of veld), zoals "
    "interventies:26.", Of(minItems=1, uniqueItems=True), Def("sources")]
Date = Annotated[str, "Datum", "Een dag als 2021-12-08, een maand als 2021-12 of een jaar als "
    "2021; tussen aanhalingstekens.", Of(pattern=DATE), Def("date")]
Url = Annotated[str, "Adres", "Volledig adres, begint met https://.",
    Of(pattern="^https://[^\\s]+$"), Def("url")]
LevelWord = Annotated[str, "Classificatie", "De classificatie in woorden van de Databank "
    "Effectieve Jeugdinterventies, of waarom die ontbreekt.", Of(enum="@level-words"), Def("level")]
RoleWord = Annotated[str, "Rol", "De rol in een plan.", Of(enum="@role-words"), Def("role")]
ProblemWord = Annotated[str, "Probleem", "Een probleem uit de woordenlijst.",
    Of(anyOf="@problem-words"), Def("problem_id")]
RegionWord = Annotated[str, "Regio", "Een regio uit de woordenlijst.", Of(anyOf="@region-words"),
    Def("region_id")]
AgeWord = Annotated[Annotated[int, Of(minimum=0, maximum=30)] | Annotated[str,
    Of(pattern="^([0-9]|1[0-9]|2[0-3])m$")] | Literal["zwanger"], "Leeftijd",
    "Hele jaren (14), maanden (9m) of zwanger.", Def("age")]
Said = Annotated[Line, "Tekst", "De uitspraak, in eigen woorden."]
Explanation = Annotated[Line, "Tekst", "Toelichting."]
DutchName = Annotated[Line, "Naam", "Naam."]
EnglishName = Annotated[Line, "Engels", "Naam in het Engels."]

class StatementRecord(TypedDict):
    """Uitspraak | Een uitspraak in eigen woorden met haar bron."""
    text: Said
    sources: References

Statement = Annotated[StatementRecord, Of(snippets={"nieuwe uitspraak": ("Een uitspraak met bron",
    {"text": "${1:De uitspraak.}", "sources": ["${2:interventies:26}"]})}), Def("statement")]

class Sourced(TypedDict):
    """What every statement has."""
    sources: References

class AmountRecord(TypedDict):
    """Hoeveelheid | Van en tot en met, met de tekst."""
    min: NotRequired[Annotated[float, "Van", "Van.", Of(minimum=0, maximum=10000)]]
    max: NotRequired[Annotated[float, "Tot en met", "Tot en met.", Of(minimum=0, maximum=10000)]]
    text: Annotated[Line, "Tekst", "Zoals de lezer het ziet, bijvoorbeeld 'vier tot zes weken'."]
    sources: References

Amount = Annotated[AmountRecord, Def("amount")]

class InvolvedRecord(TypedDict):
    """Wie erbij | Wie te betrekken als geen interventie dit dekt."""
    text: Annotated[Line, "Tekst", "Wie."]
    english: Annotated[Line, "Engels", "Wie, in het Engels."]
    sources: NotRequired[References]

OtherWords = Annotated[list[Annotated[Line, "Een ander woord."]], "Andere namen",
    "Andere woorden voor hetzelfde."]

class LevelRecord(TypedDict):
    """Niveau | Een classificatie."""
    id: LevelWord
    name: DutchName
    english: EnglishName
    aliases: NotRequired[OtherWords]
    meaning: Annotated[Line, "Betekenis", "Wat het wel en niet zegt."]
    meaning_english: NotRequired[Annotated[Line, "Betekenis, Engels", "Hetzelfde in het Engels."]]

class RoleRecord(TypedDict):
    """Rol | De rol van een interventie."""
    id: RoleWord
    name: DutchName
    english: EnglishName
    aliases: NotRequired[OtherWords]
    meaning: Annotated[Line, "Betekenis", "Wat deze rol betekent."]
    meaning_english: NotRequired[Annotated[Line, "Betekenis, Engels", "Hetzelfde in het Engels."]]

class PlainProblem(PlainText):
    """Gewone woorden | Voor het blad van het gezin zelf."""
    who: NotRequired[Annotated[Line, "Wie", "Wie kan helpen, in gewone woorden."]]
    who_english: NotRequired[Annotated[Line, "Wie, Engels", "Wie kan helpen, in gewoon Engels."]]

class PlainQuestion(TypedDict):
    """Gewone woorden | De vraag aan het gezin zelf; zij betekent precies wat het feit betekent."""
    question: Annotated[Line, "Vraag", "De vraag."]
    question_english: Annotated[Line, "Vraag, Engels", "De vraag in gewoon Engels."]

SideWord = Annotated[str, "Kant", "Bij wie het probleem hoort.", Of(enum={"kind": "Het kind",
    "ouder": "Een ouder", "gezin": "Het gezin samen",
    "omgeving": "De omgeving: netwerk, wonen, geld"})]

class ProblemRecord(TypedDict):
    """Probleem | Een probleem van kind, ouder, gezin of omgeving."""
    id: RecordId
    name: DutchName
    english: EnglishName
    broader: NotRequired[Annotated[ProblemWord, "Het ruimere probleem waarvan dit een vorm is."]]
    side: SideWord
    aliases: NotRequired[OtherWords]
    capj: NotRequired[Annotated[str, "CAP-J", "Groepscode van CAP-J (wordt niet meer onderhouden: "
        "een kruisverwijzing, geen basis).", Of(pattern="^[A-E][1-9]00$")]]
    urgent: NotRequired[Annotated[Literal[True], "Bij dit probleem noemt elk antwoord 112 en "
        "Veilig Thuis."]]
    involve: InvolvedRecord
    circumstance: NotRequired[Annotated[Literal[True], "Een omstandigheid: kan een voorwaarde "
        "vervullen en gevraagd worden, maar wordt nooit gedekt en is geen hulpvraag."]]
    involve_always: NotRequired[Annotated[Literal[True], "Wie erbij betrokken wordt, staat altijd "
        "in het antwoord, wat dit probleem ook dekt (een bron noemt dat nodig)."]]
    plain: NotRequired[PlainProblem]

class ValueRecord(TypedDict):
    """Antwoord | Een vast antwoord."""
    id: RecordId
    name: DutchName
    english: EnglishName
    aliases: NotRequired[OtherWords]
    plain: NotRequired[PlainText]

class FactRecord(TypedDict):
    """Feit | Een vraag met vaste antwoorden."""
    id: RecordId
    name: DutchName
    english: EnglishName
    question: Annotated[Line, "Vraag", "De vraag aan de professional."]
    question_english: Annotated[Line, "Vraag in het Engels", "De vraag in het Engels."]
    aliases: NotRequired[OtherWords]
    of: NotRequired[Annotated[str, "Van wie", "Of het gezin er één antwoord op heeft, of elk kind "
        "zijn eigen (als niets staat).", Of(enum={"gezin": "Eén antwoord voor het hele gezin",
        "kind": "Elk kind kan een eigen antwoord hebben"})]]
    urgent: NotRequired[Annotated[Literal[True], "De vraag raakt aan geweld of mishandeling: zij "
        "staat alleen op een blad voor wie het zelf vertelde."]]
    plain: NotRequired[PlainQuestion]
    values: NotRequired[Annotated[list[ValueRecord], "Antwoorden",
        "De antwoorden; alleen bij 'region' weggelaten, daar zijn het de regio's.", Of(minItems=2)]]

class RegionRecord(TypedDict):
    """Regio | Een provincie of gemeente."""
    id: RecordId
    name: DutchName
    broader: NotRequired[Annotated[RecordId, "De ruimere regio."]]

Answers = Annotated[list[RecordId], "De antwoorden die voldoen.", Of(minItems=1, uniqueItems=True)]

class SideRecord(TypedDict):
    """Kant | Over wie een probleem gaat, en de woorden waaraan dat te horen is."""
    id: SideWord
    name: DutchName
    english: EnglishName
    words: NotRequired[Annotated[list[Line], "Woorden", "Woorden die zeggen dat het om deze kant "
        "gaat, zoals 'moeder'."]]

class Referral(TypedDict):
    """Wie erbij | Wie te betrekken bij iets waarvoor de catalogus geen hulp heeft, met de bron."""
    text: Annotated[Line, "Tekst", "Wie."]
    english: Annotated[Line, "Engels", "Wie, in het Engels."]
    sources: References

class WordRecord(TypedDict):
    """Woord uit de praktijk | Een woord dat zelf geen probleem is: wat dan te schrijven is, of wie
    te betrekken is.
    """
    words: Annotated[list[Line], "Woorden", "Woorden die mensen gebruiken.", Of(minItems=1)]
    choose: NotRequired[Annotated[list[Line], "Kies", "Het woord kan over meer dan één ding gaan: "
        "de woorden voor de problemen waaruit te kiezen is. Naast 'refer': wat er ook kan spelen.",
        Of(minItems=1, uniqueItems=True)]]
    refer: NotRequired[Annotated[Referral, "Verwijs", "Hiervoor is geen hulp in de catalogus "
        "bedoeld: wie te betrekken is."]]
    write: NotRequired[Annotated[dict[str, Answers], "Schrijf", "Het woord is geen probleem maar "
        "een gegeven: welk feit, en welke antwoorden het kan betekenen.", Of(minProperties=1)]]

class Vocabulary(TypedDict):
    """Woordenlijst | De vaste woorden: niveaus, rollen, problemen, feiten en regio's."""
    levels: Annotated[list[LevelRecord], "Niveaus", "De classificaties, beste eerst."]
    roles: Annotated[list[RoleRecord], "Rollen", "De rollen."]
    problems: Annotated[list[Annotated[ProblemRecord, Def("problem")]], "Problemen",
        "De problemen."]
    facts: Annotated[list[Annotated[FactRecord, Def("fact")]], "Feiten",
        "De feiten waarnaar een voorwaarde kan vragen."]
    regions: Annotated[list[RegionRecord], "Regio’s", "De regio's."]
    sides: NotRequired[Annotated[list[SideRecord], "Kanten", "Over wie een probleem kan gaan."]]
    words: NotRequired[Annotated[list[Annotated[WordRecord, Of(anyOf=[{"required": ["choose"]},
        {"required": ["refer"]}, {"required": ["write"]}])]], "Woorden uit de praktijk",
        "Woorden die geen probleem zijn of er meer dan één kunnen zijn. Andere woorden voor één "
        "probleem staan bij dat probleem."]]

class ConditionRecord(TypedDict, total=False):
    """Voorwaarde | Eén sleutel: een feit met de antwoorden die voldoen, 'problem' met problemen
    waarvan er één speelt, 'region', of all/any met voorwaarden. 'problem' en 'severity' samen: een
    van deze problemen speelt, en is zo ernstig. Zonder ontkenning.
    """
    all: Annotated[list[Condition], "Alle", "Alle gelden.", Of(minItems=2)]
    any: Annotated[list[Condition], "Eén van", "Ten minste één geldt.", Of(minItems=2)]
    problem: Annotated[list[ProblemWord], "Probleem", "Een van deze problemen speelt.",
        Of(minItems=1, uniqueItems=True)]

Condition = Annotated[ConditionRecord, Of(allOf=[{
    "if": {"required": ["problem", "severity"]}, "then": {"minProperties": 2, "maxProperties": 2},
    "else": {"minProperties": 1, "maxProperties": 1}}],
    properties="@condition-facts", additionalProperties=Answers), Def("condition")]

class CriterionRecord(TypedDict):
    """Voorwaarde | Een indicatie of contra-indicatie zoals de bron die noemt."""
    text: Said
    when: Condition
    question: NotRequired[Annotated[Line, "Vraag", "De vraag als het antwoord ontbreekt; anders "
        "de vraag van het feit."]]
    sources: References

Criterion = Annotated[CriterionRecord, Of(snippets={"nieuwe voorwaarde": (("Een indicatie of "
    "contra-indicatie"), {"text": "${1:wat de bron vraagt}", "when": {"${2:lvb}": ["${3:ja}"]},
    "sources": ["${4:interventies:26}"]})}), Def("criterion")]

class AgeRecord(TypedDict):
    """Leeftijd | Van en tot en met, hele jaren; weglaten als geen bron een leeftijd noemt."""
    min: NotRequired[AgeWord]
    max: NotRequired[AgeWord]
    text: NotRequired[Annotated[Line, "Tekst", "Zoals de bron het zegt, als dat toelichting "
        "vraagt."]]
    sources: References

class TargetRecord(TypedDict):
    """Probleem | Een probleem waarop de interventie zich richt."""
    problem: Annotated[ProblemWord, "Een probleem uit de woordenlijst."]
    text: NotRequired[Annotated[Line, "Tekst", "Wat de bron zegt."]]
    prevents: NotRequired[Annotated[Literal[True], "De interventie voorkomt dit probleem of "
        "verkleint de kans erop; is het er al, dan telt zij als deels."]]
    sources: References

class TargetGroup(TypedDict):
    """Doelgroep | Voor wie."""
    text: Annotated[Line, "Tekst", "De doelgroep in eigen woorden."]
    sources: References
    age: NotRequired[Annotated[AgeRecord, Of(anyOf=[{"required": ["min"]}, {"required": ["max"]}])]]
    problems: Annotated[list[TargetRecord], "Problemen",
        "De problemen waarop de interventie zich richt, elk met bron: hierop rust elke plaats in "
        "de rangorde."]
    indications: NotRequired[Annotated[list[Criterion], "Indicaties",
        "Waaraan het gezin moet voldoen."]]
    exclusions: NotRequired[Annotated[list[Criterion], "Contra-indicaties",
        "Wat de interventie uitsluit."]]
    usually: NotRequired[Annotated[list[Criterion], "Doorgaans", "Wie er meestal komt, zoals een "
        "bron het beschrijft: nooit een poort; zegt het gezin iets anders, dan staat dat bij 'let "
        "op'."]]

class PlacementAim(TypedDict):
    """Doel rond uithuisplaatsing | Wat de bron zelf als doel noemt rond uithuisplaatsing; weglaten
    als geen bron dat doet.
    """
    text: Said
    effects: Annotated[list[Annotated[str, "Wat beoogd wordt.",
        Of(enum={"voorkomen": "Een uithuisplaatsing voorkomen",
        "verkorten": "Een uithuisplaatsing korter maken",
        "terugkeer": "Het kind terug naar huis"})]], "Beoogd", "Wat beoogd wordt.", Of(minItems=1,
        uniqueItems=True)]
    sources: References

class OutcomeRecord(TypedDict):
    """Niveau per uitkomst | Het niveau voor één uitkomst."""
    text: Said
    problem: Annotated[ProblemWord, "Het probleem waarop de uitkomst slaat."]
    level: LevelWord
    sources: References

class Classification(TypedDict):
    """Classificatie | Het oordeel van de erkenningscommissie, wie het zegt en sinds wanneer."""
    level: LevelWord
    text: NotRequired[Explanation]
    said_by: NotRequired[Annotated[Line, "Oordeel van", "Wie het oordeel gaf."]]
    date: NotRequired[Annotated[Date, "De dag van erkenning."]]
    reassessment: NotRequired[Annotated[Statement, "Alleen als een bron zegt dat de erkenning "
        "ouder is dan vijf jaar en opnieuw wordt beoordeeld."]]
    outcomes: NotRequired[Annotated[list[OutcomeRecord], "Per uitkomst",
        "Als het niveau per uitkomst verschilt."]]
    sources: NotRequired[References]

class EvidenceRecord(TypedDict):
    """Onderzoek | Eén bevinding."""
    text: Annotated[Line, "Tekst", "De bevinding in eigen woorden."]
    studies: NotRequired[Annotated[list[RecordId], "Studies",
        "De studies (kenmerken uit sources).", Of(minItems=1)]]
    design: NotRequired[Annotated[str, "Opzet", "De opzet.",
        Of(enum={"rct": "Gerandomiseerd onderzoek met controlegroep",
        "quasi-experiment": "Controlegroep zonder loting",
        "meta-analyse": "Veel studies samen berekend", "review": "Overzicht van studies",
        "voor-en-na": "Meting voor en na, zonder controlegroep",
        "volgonderzoek": "Gezinnen een tijd gevolgd", "kwaliteitstoets": "Toets of de hulp wordt "
        "uitgevoerd zoals bedoeld", "monitor": "Cijfers die instellingen bijhouden",
        "praktijk": "Ervaring uit de praktijk", "niet-vermeld": "De bron noemt geen opzet"})]]
    country: NotRequired[Annotated[str, "Land", "Waar.", Of(enum={"nederland": "In Nederland",
        "verenigde-staten": "In de Verenigde Staten", "internationaal": "In meer landen",
        "niet-vermeld": "De bron noemt geen land"})]]
    population: NotRequired[Annotated[Line, "Wie onderzocht", "Wie onderzocht zijn."]]
    outcome: NotRequired[Annotated[Line, "Uitkomst", "Welke uitkomst."]]
    about: Annotated[str, "Waarover", "Gaat de uitkomst over uithuisplaatsing, over een ander "
        "doel van de interventie, of over iets anders?",
        Of(enum={"plaatsing": "Over uithuisplaatsing", "doel": "Over een ander doel van de "
        "interventie", "anders": "Over iets anders"})]
    direction: Annotated[str, "Richting", "Wat eruit kwam.", Of(enum={"gunstig": "Gunstig",
        "wisselend": "Soms gunstig, soms niet", "geen-verschil": "Geen verschil met de "
        "vergelijking", "ongunstig": "Ongunstig", "onduidelijk": "Niet te zeggen",
        "geen-onderzoek": "De bron zegt dat er geen onderzoek is"})]
    figure: NotRequired[Annotated[Line, "Cijfer", "Het cijfer, zoals '88 %'."]]
    control_group: Annotated[str, "Controlegroep", "Was er een controlegroep?",
        Of(enum={"ja": "De bron noemt een vergelijking", "nee": "Geen controlegroep",
        "niet-vermeld": "De bron zegt het niet"})]
    sources: References

Evidence = Annotated[EvidenceRecord, Of(snippets={"nieuwe bevinding": ("Wat onderzoek liet zien",
    {"text": "${1:De bevinding.}", "studies": ["${2:kenmerk-van-studie}"],
    "about": "${3|plaatsing,doel,anders|}",
    "direction": "${4|gunstig,wisselend,geen-verschil,ongunstig,onduidelijk,geen-onderzoek|}",
    "control_group": "${5|ja,nee,niet-vermeld|}", "sources": ["${6:interventies:26}"]})}),
    Def("evidence")]

class Available(TypedDict):
    """Dag en nacht bereikbaar | Of de hulpverlener dag en nacht bereikbaar is."""
    text: Said
    value: Annotated[bool, "Waarde", "true als de bron dit zegt."]
    sources: References

RANGE = ": van, tot en met, of alleen een van beide; met de tekst zoals de lezer die ziet."

class Delivery(TypedDict, total=False):
    """Uitvoering | Hoe de hulp eruitziet; alleen wat een bron zegt."""
    weeks: Annotated[Amount, "Duur in weken", f"Duur in weken{RANGE}"]
    hours_per_week: Annotated[Amount, "Uren per week", f"Uren per week{RANGE}"]
    visits: Annotated[Amount, "Aantal contacten in totaal", f"Aantal contacten in totaal{RANGE}"]
    visits_per_week: Annotated[Amount, "Contacten per week", f"Contacten per week{RANGE}"]
    visits_per_month: Annotated[Amount, "Contacten per maand", f"Contacten per maand{RANGE}"]
    start_within_hours: Annotated[Amount, "Start binnen zoveel uur",
        f"Start binnen zoveel uur{RANGE}"]
    caseload: Annotated[Amount, "Gezinnen per hulpverlener", f"Gezinnen per hulpverlener{RANGE}"]
    available_24_7: Available
    place: Annotated[Statement, "Waar."]
    by_whom: Annotated[Statement, "Door wie."]
    how: Annotated[list[Statement], "Hoe", "Hoe."]

class Availability(TypedDict):
    """Beschikbaarheid | Waar de interventie te krijgen is."""
    text: Said
    scope: Annotated[str, "Bereik", "Hoe ver het aanbod reikt.",
        Of(enum={"landelijk": "In heel Nederland", "regio": "In een deel van Nederland",
        "buitenland": "Alleen in het buitenland"})]
    region: NotRequired[Annotated[RegionWord, "De regio uit de woordenlijst."]]
    sources: References

class Rating(TypedDict):
    """Oordeel elders | Een oordeel in een ander register."""
    register: Annotated[Line, "Register", "Het register, zoals Title IV-E of CEBC."]
    rating: Annotated[Line, "Oordeel", "Het oordeel in de woorden van dat register."]
    date: NotRequired[Date]
    text: NotRequired[Explanation]
    sources: References

class Differs(TypedDict):
    """Verschil | Waar bronnen van elkaar verschillen."""
    about: Annotated[Line, "Waarover", "Waarover."]
    says: Annotated[list[Statement], "Wat elke bron zegt", "Wat elke bron zegt.", Of(minItems=2)]
    used: Annotated[Line, "Gebruikt", "Wat het programma gebruikt."]
    why: Annotated[Line, "Waarom", "Waarom."]
    touches: NotRequired[Annotated[str, "Raakt", "Wat dit verschil voor een gezin kan uitmaken; "
        "alleen dan staat het in de volgorde. Weglaten bij namen, studies of bewoordingen.",
        Of(enum={"age": "De leeftijdsgrens", "conditions": "Een voorwaarde",
        "level": "Het niveau", "targets": "Waarop het zich richt"})]]

class ProviderSays(TypedDict):
    """Let op | Wat een aanbieder zegt over wie beter niet komt, of wat meedoen vraagt."""
    text: Said
    said_by: Annotated[Line, "Wie", "Welke aanbieder of eigenaar het zegt."]
    sources: References

class PhaseRecord(TypedDict):
    """Fase | Wat deze hulp in een plan doet, met haar bron."""
    phase: Annotated[str, "Fase", "De fase.", Of(enum={"veiligheid": "Crisis en veiligheid",
        "behandelen": "Behandelen van wat er speelt", "volhouden": "Volhouden wat bereikt is"})]
    text: NotRequired[Explanation]
    sources: References

class FormerName(TypedDict):
    """Vroegere naam | Wie daarop zoekt, krijgt deze interventie met de mededeling."""
    name: Annotated[Line, "Naam", "De vroegere naam of afkorting."]
    until: NotRequired[Annotated[int, "Tot", "Het jaar waarin de naam veranderde.",
        Of(minimum=1950, maximum=2100)]]
    sources: References

class InterventionRecord(TypedDict):
    """Interventie | Alles wat de bronnen over één interventie zeggen. Wat geen bron zegt, staat er
    niet.
    """
    id: RecordId
    name: Annotated[Line, "Naam", "Volledige naam."]
    abbreviation: NotRequired[Annotated[Line, "Afkorting", "Afkorting."]]
    aliases: NotRequired[Annotated[list[Annotated[Line, "Een andere naam of spelling."]],
        "Andere namen", "Andere namen en spellingen."]]
    role: RoleWord
    variant_of: NotRequired[Annotated[RecordId, "De interventie waarvan dit een variant is."]]
    summary: Annotated[Statement, "In één of twee zinnen wat het is."]
    includes_placement: NotRequired[Annotated[Statement,
        "Alleen als het programma het kind bij de ouders weghaalt: zo'n programma wordt nooit "
        "aanbevolen."]]
    target_group: NotRequired[Annotated[TargetGroup, Def("target_group")]]
    goals: NotRequired[Annotated[list[Statement], "Doelen", "De doelen.", Of(minItems=1)]]
    placement_aim: NotRequired[PlacementAim]
    classification: Annotated[Classification,
        Of(**{"if": {"properties": {"level": {"const": "onbekend"}}}, "else": {"required": ["text",
        "sources"]}}), Def("classification")]
    evidence: NotRequired[Annotated[list[Evidence], "Onderzoek",
        "Wat onderzoek liet zien en niet liet zien."]]
    delivery: NotRequired[Annotated[Delivery, Of(minProperties=1), Def("delivery")]]
    availability: NotRequired[Availability]
    ratings: NotRequired[Annotated[list[Rating], "Oordelen elders",
        "Oordelen van andere registers."]]
    differs: NotRequired[Annotated[list[Differs], "Verschillen", "Waar de bronnen verschillen."]]
    remarks: NotRequired[Annotated[list[Statement], "Opmerkingen", "Wat verder van belang is."]]
    cautions: NotRequired[Annotated[list[ProviderSays], "Let op", "Getoond als 'let op, volgens "
        "aanbieder', nooit een poort.", Of(minItems=1)]]
    phases: NotRequired[Annotated[list[PhaseRecord], "Fasen", "Wat deze hulp in een plan doet.",
        Of(minItems=1)]]
    during_placement: NotRequired[Annotated[Statement, "Werkt alleen als het kind al uit huis is "
        "geplaatst; vraagt ook een voorwaarde placement: [geplaatst]."]]
    preventive: NotRequired[Annotated[Statement, "Preventief", "Een bron noemt haar preventie; bij "
        "iets ernstigs staat zij als aanvullende hulp onder wat dat behandelt."]]
    formerly: NotRequired[Annotated[list[FormerName], "Heette eerder", "Vroegere namen.",
        Of(minItems=1)]]

Intervention = Annotated[InterventionRecord, Of(snippets={"nieuwe interventie": (("Een interventie "
    "met wat elke interventie nodig heeft"), {"id": "${1:kenmerk}", "name": "${2:Volledige naam}",
    "role": "${3|hoofd,crisis,aanvullend,werkwijze|}", "summary": {"text": "${4:In één of twee "
    "zinnen wat het is.}", "sources": ["${5:interventies:26}"]},
    "target_group": {"text": "${6:Voor wie.}", "sources": ["${5:interventies:26}"],
    "age": {"min": "^${7:12}", "max": "^${8:17}", "sources": ["${5:interventies:26}"]},
    "problems": [{"problem": "${9:gedrag}", "sources": ["${5:interventies:26}"]}]},
    "classification": {"level": "onbekend"}})}), Def("intervention")]

DocumentPart = TypedDict("DocumentPart", {"from": Annotated[int, "Vanaf", "Eerste regel.",
    Of(minimum=1)], "name": Annotated[Line, "Naam", "Kop boven dit deel."]})

class DocumentRecord(TypedDict):
    """Document | Een hoofdbron."""
    id: RecordId
    type: Literal["document"]
    title: Annotated[Line, "Titel", "Titel."]
    publisher: Annotated[Line, "Uitgever", "Uitgever."]
    year: NotRequired[Annotated[int, "Jaar", "Jaar van uitgave.", Of(minimum=1900, maximum=2100)]]
    url: NotRequired[Url]
    place: Annotated[Line, "Plaats", "Wat de plaats in een verwijzing betekent."]
    sections: NotRequired[Annotated[list[Annotated[DocumentPart, "Deel", "Waar een deel begint."]],
        "Delen", "De delen van het document op volgorde."]]
    note: NotRequired[Annotated[Line, "Opmerking", "Wat een lezer over deze bron moet weten."]]

class StudyRecord(TypedDict):
    """Studie | Een onderzoek dat een document aanhaalt; niet zelf gelezen."""
    id: RecordId
    type: Literal["studie"]
    citation: Annotated[Line, "Aanhaling", "Zoals aangehaald, bijvoorbeeld 'Asscher et al., 2018'."]
    cited_in: References
    note: NotRequired[Annotated[Line, "Opmerking", "Opmerking."]]

class PageRecord(TypedDict):
    """Pagina | Een openbare pagina."""
    id: RecordId
    type: Literal["pagina"]
    title: Annotated[Line, "Titel", "Titel of onderwerp."]
    publisher: Annotated[Line, "Uitgever", "Wie de pagina uitgeeft."]
    url: Url
    date: NotRequired[Date]
    read_as: Annotated[Literal["bewaarde kopie"], "Hoe de pagina is gelezen."]
    note: NotRequired[Annotated[Line, "Opmerking", "Opmerking, bijvoorbeeld dat de pagina geen "
        "datum draagt."]]

SourceRecord = Annotated[DocumentRecord | StudyRecord | PageRecord, "Bron",
    "Een document, een studie of een openbare pagina.", Of(oneOf=True, type="object",
    required=["id", "type"], properties={"type": Annotated[str, "Soort bron",
    "Wat voor bron dit is.", Of(enum={"document": "Een van de hoofddocumenten",
    "studie": "Een studie die een document aanhaalt", "pagina": "Een openbare pagina van een "
    "register of officiële instelling"})]}, snippets={"nieuwe pagina": (("Een openbare pagina als "
    "bron"), {"id": "${1:kenmerk}", "type": "pagina", "title": "${2:Titel}",
    "publisher": "${3:Uitgever}", "url": "https://${4:}", "read_as": "bewaarde kopie"}),
    "nieuwe studie": ("Een studie die een document aanhaalt", {"id": "${1:kenmerk}",
    "type": "studie", "citation": "${2:Naam, jaar}", "cited_in": ["${3:interventies:26}"]})}),
    Def("source")]

class CatalogueAbout(TypedDict):
    """Over de catalogus | Titel, versie, datum en licentie van dit bestand."""
    title: Annotated[Line, "Titel", "De naam van de catalogus."]
    version: Annotated[str, "Versie", "Jaar en maand van deze versie, zoals 2026.11.",
        Of(pattern=VERSION)]
    date: Annotated[str, "Datum",
        "De dag waarop deze versie is vastgesteld, als 2026-11-21 tussen aanhalingstekens.",
        Of(pattern=DAY)]
    licence: Annotated[Line, "Licentie", "De licentie van de tekst, zoals CC-BY-4.0."]
    open_ends: NotRequired[Annotated[list[Statement], "Open einden",
        "Wat de bronnen open laten en deze catalogus dus ook."]]

class CatalogueFile(TypedDict):
    """Catalogus van interventies | Eén bestand met bronnen, woordenlijst en interventies. Elke
    uitspraak heeft een bron en een plaats daarin.
    """
    catalogue: CatalogueAbout
    sources: Annotated[list[SourceRecord], "Bronnen", "De documenten, studies en pagina's "
        "waarnaar uitspraken verwijzen.", Of(minItems=1)]
    vocabulary: Annotated[Vocabulary, Def("vocabulary")]
    interventions: Annotated[list[Intervention], "Interventies",
        "De interventies, elk begint met '- id:'.", Of(minItems=1)]

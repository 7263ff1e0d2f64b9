"""Every sentence of the program, Dutch and English, by code; names of the field come from the catalogue's vocabulary.

A test walks all codes and both languages. Data is filled in, never read as a template.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from uhp_cli.ages import UNBORN, Age, AgeRange
from uhp_cli.catalogue import Catalogue, Intervention


class Lang(StrEnum):
    """Language of what people read."""

    NL = "nl"
    EN = "en"


TEXTS: dict[str, tuple[str, str]] = {
    # -- notices
    "acute-safety": (
        "Acuut gevaar: bel 112. Advies of een melding bij (een vermoeden van) geweld of mishandeling: Veilig Thuis 0800-2000, dag en nacht, gratis.",
        "Acute danger: call 112. Advice or a report when you suspect violence or abuse: Veilig Thuis 0800-2000, day and night, free of charge.",
    ),
    "not-a-decision": (
        "Een hulpmiddel bij de gedeelde verklarende analyse met gezin en gedragswetenschapper, geen besluit.",
        "An aid to a shared explanatory analysis (gedeelde verklarende analyse) with the family and a behavioural scientist (gedragswetenschapper), not a decision.",
    ),
    "nothing-fits": (
        "Geen interventie in deze catalogus past op wat is opgegeven. Dat zegt niets over uithuisplaatsing. Betrek een gedragswetenschapper, beantwoord de open vragen en gebruik de werkzame elementen van de richtlijn: uhp guideline.",
        "No intervention in this catalogue fits what was given. That says nothing about placement. Involve a behavioural scientist, answer the open questions and use the working elements of the guideline: uhp guideline.",
    ),
    "other-catalogue": ("Deze uitkomst komt uit een eigen catalogus: {file}.", "This answer comes from a catalogue of your own: {file}."),
    # -- reasons and criteria
    "includes-placement": (
        "het programma begint met een plaatsing buiten het gezin en wordt daarom nooit aanbevolen",
        "the programme begins with a placement outside the family and is therefore never recommended",
    ),
    "problem-addressed": ("richt zich op {problems}", "is meant for {problems}"),
    "problem-in-part": ("richt zich op een vorm van {problem}: {forms}", "is meant for a form of {problem}: {forms}"),
    "no-problem-in-common": ("richt zich op {targets}, niet op {problems}", "is meant for {targets}, not for {problems}"),
    "no-target-stated": ("de bronnen noemen geen probleem waarop dit zich richt", "the sources name no problem that this is meant for"),
    "age-in-range": ("{age} valt binnen {range}", "{age} is within {range}"),
    "age-below-range": ("{age} is jonger dan {range}", "{age} is younger than {range}"),
    "age-above-range": ("{age} is ouder dan {range}", "{age} is older than {range}"),
    "age-unknown": (
        "voor {range}; de leeftijd is niet opgegeven of niet precies genoeg",
        "for {range}; the age is not given, or not exactly enough",
    ),
    "age-not-stated": ("de bronnen noemen geen leeftijd", "the sources state no age"),
    "indication-met": ("voldoet aan: {text}", "meets: {text}"),
    "indication-unmet": ("voldoet niet aan: {text}", "does not meet: {text}"),
    "indication-unknown": ("nog niet bekend: {text}", "not known yet: {text}"),
    "exclusion-holds": ("uitgesloten: {text}", "ruled out: {text}"),
    "exclusion-absent": ("geen belemmering: {text}", "no obstacle: {text}"),
    "exclusion-unknown": ("mits niet: {text}", "provided that not: {text}"),
    "classification": ("classificatie: {level}", "classification: {level}"),
    "classification-for-outcome": ("classificatie voor deze uitkomst: {level}", "classification for this outcome: {level}"),
    "aim-researched": (
        "uithuisplaatsing voorkomen of verkorten is het doel, en onderzoek daarnaar is gemeld",
        "preventing or shortening placement is its aim, and research on that is reported",
    ),
    "aim-stated": ("uithuisplaatsing voorkomen of verkorten is een doel", "preventing or shortening placement is an aim"),
    "placement-programme": ("geen plaatsing buiten het gezin", "no placement outside the family"),
    # -- needed and given
    "needs-problem": ("een van: {targets}", "one of: {targets}"),
    "needs-nothing": ("de bronnen noemen geen probleem", "the sources name no problem"),
    "needs-not": ("niet: {text}", "not: {text}"),
    "given-nothing": ("niet opgegeven", "not given"),
    "given-absent": ("{problem}: nee", "{problem}: no"),
    "given-includes-placement": ("begint met een plaatsing", "begins with a placement"),
    # -- questions
    "ask-age": ("Hoe oud is het kind (nodig: {range})?", "How old is the child (needed: {range})?"),
    "ask-any-age": ("Hoe oud is het kind?", "How old is the child?"),
    "ask-form": ("Gaat het om {forms}?", "Is it about {forms}?"),
    "ask-problem": ("Is er sprake van {problem}?", "Is there {problem}?"),
    "ask-earlier-help": ("Wat werkte de vorige keer wel en niet?", "What worked last time and what did not?"),
    "ask-exclusion": ("Is dit niet het geval: {text}?", "Is this not the case: {text}?"),
    # -- changes
    "change-age": ("Klopt de leeftijd? Bij {age} vervalt deze reden.", "Is the age right? At {age} this reason falls away."),
    "change-answer": (
        "Klopt '{fact}: {given}'? Met '{value}' vervalt deze reden.",
        "Is '{fact}: {given}' right? With '{value}' this reason falls away.",
    ),
    "change-needs": ("Past alleen bij: {needs}.", "Only fits with: {needs}."),
    # -- cautions
    "recognition-expired": (
        "de erkenning is ouder dan vijf jaar{since}; zie of het register intussen opnieuw oordeelde",
        "the recognition is older than five years{since}; see whether the register has judged anew",
    ),
    "recognition-reassessed": (
        "volgens een bron is de erkenning ouder dan vijf jaar en wordt opnieuw beoordeeld",
        "a source says the recognition is older than five years and is being reassessed",
    ),
    "theory-only": (
        "'goed onderbouwd' gaat over theorie: effect is niet aangetoond",
        "'well founded' is about theory: no effect has been shown",
    ),
    "not-recognised": ("niet erkend betekent niet: werkt niet", "not recognised does not mean: does not work"),
    "not-listed": ("niet in de databank betekent niet: werkt niet", "not in the register does not mean: does not work"),
    "level-unknown": (
        "geen bron noemt een classificatie; dat betekent niet: werkt niet",
        "no source states a classification; that does not mean: does not work",
    ),
    "in-assessment": ("ingediend, nog geen oordeel", "submitted, no verdict yet"),
    "unfavourable-research": ("onderzoek naar het doel is wisselend of ongunstig", "research on its aim is mixed or unfavourable"),
    "no-control-group": (
        "{n} cijfer(s) over resultaat zonder controlegroep: geen bewijs van effect",
        "{n} figure(s) on results without a control group: no proof of effect",
    ),
    "sources-differ": ("bronnen verschillen over: {about}", "sources differ on: {about}"),
    "earlier-help-finished": ("eerder ingezet en afgerond", "tried before and finished"),
    "earlier-help-broken-off": ("eerder ingezet en afgebroken", "tried before and broken off"),
    "earlier-help-not-started": ("eerder geprobeerd, niet gestart", "tried before, not started"),
    "earlier-help": ("eerder ingezet", "tried before"),
    "abroad": (
        "buitenlands programma; geen bron noemt aanbod in Nederland",
        "a programme from abroad; no source mentions it being offered in the Netherlands",
    ),
    "dominated": ("op elk criterium gelijk aan of onder {name}", "on every criterion equal to or below {name}"),
    # -- labels of the screen
    "profile": ("Profiel", "Profile"),
    "catalogue": ("Catalogus", "Catalogue"),
    "catalogue-line": ("{version} · {n} interventies · {hash}", "{version} · {n} interventions · {hash}"),
    "child": ("kind van {age}", "child of {age}"),
    "child-unborn": ("ongeboren kind", "unborn child"),
    "child-unknown-age": ("kind, leeftijd onbekend", "child, age unknown"),
    "child-number": ("kind {n} ({age})", "child {n} ({age})"),
    "years": ("{n} jaar", "{n} years"),
    "months": ("{n} maanden", "{n} months"),
    "pregnant": ("zwangerschap", "pregnancy"),
    "range": ("{low} t/m {high} jaar", "{low} to {high} years"),
    "range-mixed": ("{low} t/m {high}", "{low} to {high}"),
    "range-from": ("vanaf {low}", "from {low}"),
    "unknown-facts": ("onbekend: {facts}", "unknown: {facts}"),
    "first-problem": ("eerst: {problem}", "first: {problem}"),
    "denied": ("niet: {problems}", "not: {problems}"),
    "family-problems": ("gezin: {problems}", "family: {problems}"),
    "tried": ("eerder: {names}", "earlier: {names}"),
    "and": ("en", "and"),
    "or": ("of", "or"),
    "rank": ("plaats", "rank"),
    "name": ("interventie", "intervention"),
    "level": ("niveau", "level"),
    "verdict": ("oordeel", "verdict"),
    "addresses": ("dekt", "covers"),
    "orders": ("plaats in elke volgorde", "rank in any order"),
    "fits": ("past", "fits"),
    "ask": ("navragen", "ask"),
    "excluded": ("past niet", "does not fit"),
    "always": ("altijd {rank}", "always {rank}"),
    "between": ("{best}–{worst}", "{best}–{worst}"),
    "first-in": ("eerste in {n} van 24", "first in {n} of 24"),
    "because": ("past", "fits"),
    "question": ("vraag", "question"),
    "caution": ("let op", "note"),
    "key": ("sleutel", "key"),
    "key-line": (
        "spoed {urgency} · kern {core} · niveau {strength} · breedte {breadth} · doel {aim}",
        "urgency {urgency} · core {core} · strength {strength} · breadth {breadth} · aim {aim}",
    ),
    "urgency": ("spoed", "urgency"),
    "core": ("kern", "core"),
    "strength": ("niveau van bewijs", "strength of evidence"),
    "breadth": ("breedte", "breadth"),
    "aim": ("doel", "aim"),
    "in-part": ("{problem} (deels)", "{problem} (in part)"),
    "counts": (
        "{total} interventies: {fits} passen, {ask} navragen, {excluded} niet",
        "{total} interventions: {fits} fit, {ask} to ask about, {excluded} do not fit",
    ),
    "first-reasons": ("eerste reden: {reasons}", "first reason: {reasons}"),
    "reason-placement": ("plaatsing {n}", "placement {n}"),
    "reason-problem": ("probleem {n}", "problem {n}"),
    "reason-age": ("leeftijd {n}", "age {n}"),
    "reason-indication": ("voorwaarde {n}", "condition {n}"),
    "reason-exclusion": ("contra-indicatie {n}", "contra-indication {n}"),
    "why-hint": ("uhp why ID legt uit", "uhp why ID explains"),
    "more": ("nog {n}, met --top {total} of --json", "{n} more, with --top {total} or --json"),
    "hidden": ("niet getoond door een filter: {names}", "not shown because of a filter: {names}"),
    "ask-first": (
        "Vraag eerst: {question} Het antwoord kan {n} oordelen veranderen.",
        "Ask first: {question} The answer may change {n} verdicts.",
    ),
    "then": ("Daarna: {question} ({n})", "Then: {question} ({n})"),
    "near-misses": ("Bijna: één antwoord maakt verschil", "Nearly: one answer makes the difference"),
    "uncovered": ("Niet gedekt: {problem}. Betrek: {involve}.", "Not covered: {problem}. Involve: {involve}."),
    "shared-ranks": (
        "Gelijke sleutel, gelijke plaats; daarbinnen op alfabet.",
        "Equal keys share a rank; within it in alphabetical order.",
    ),
    "no-matches": ("Geen interventie om te tonen.", "No intervention to show."),
    "sources": ("Bronnen", "Sources"),
    "source": ("bron", "source"),
    "age": ("leeftijd", "age"),
    "problems": ("problemen", "problems"),
    "problem": ("probleem", "problem"),
    "role": ("rol", "role"),
    "children": ("kinderen", "children"),
    "indication": ("voorwaarde", "condition"),
    "exclusion": ("contra-indicatie", "contra-indication"),
    "placement-criterion": ("plaatsing", "placement"),
    "list-title": ("Interventies", "Interventions"),
    "list-count": ("{shown} van {total} interventies", "{shown} of {total} interventions"),
    "unknown": ("onbekend", "unknown"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    # -- card
    "also-called": ("Ook bekend als", "Also known as"),
    "summary": ("Wat het is", "What it is"),
    "variant-of": ("Variant van", "Variant of"),
    "target-group": ("Doelgroep", "Target group"),
    "targets": ("Gericht op", "Meant for"),
    "indications": ("Voorwaarden", "Conditions"),
    "exclusions": ("Contra-indicaties", "Contra-indications"),
    "goals": ("Doelen", "Goals"),
    "placement-aim": ("Doel rond uithuisplaatsing", "Aim regarding placement"),
    "includes-placement-title": ("Omvat een plaatsing", "Includes a placement"),
    "classification-title": ("Classificatie", "Classification"),
    "per-outcome": ("Per uitkomst", "Per outcome"),
    "said-by": ("volgens {who}", "according to {who}"),
    "since": ("sinds {date}", "since {date}"),
    "valid-until": ("geldig tot {date}", "valid until {date}"),
    "reassessment": ("In herbeoordeling", "Under reassessment"),
    "evidence": ("Onderzoek", "Evidence"),
    "delivery": ("Uitvoering", "Delivery"),
    "availability": ("Beschikbaarheid", "Availability"),
    "ratings": ("Oordelen elders", "Ratings elsewhere"),
    "differs": ("Bronnen verschillen", "Sources differ"),
    "used": ("Gebruikt: {used} ({why})", "Used: {used} ({why})"),
    "remarks": ("Opmerkingen", "Remarks"),
    "not-stated": ("Wat geen bron zegt", "What no source says"),
    "weeks": ("Duur in weken", "Duration in weeks"),
    "hours_per_week": ("Uren per week", "Hours a week"),
    "visits": ("Contacten in totaal", "Contacts in all"),
    "visits_per_week": ("Contacten per week", "Contacts a week"),
    "visits_per_month": ("Contacten per maand", "Contacts a month"),
    "start_within_hours": ("Start", "Start"),
    "caseload": ("Gezinnen per hulpverlener", "Families per worker"),
    "available_24_7": ("Dag en nacht bereikbaar", "Reachable day and night"),
    "place": ("Waar", "Where"),
    "by_whom": ("Door wie", "By whom"),
    "how": ("Hoe", "How"),
    "control-ja": ("met controlegroep", "with a control group"),
    "control-nee": ("zonder controlegroep", "without a control group"),
    "control-niet-vermeld": ("controlegroep niet vermeld", "control group not mentioned"),
    "direction-gunstig": ("gunstig", "favourable"),
    "direction-wisselend": ("wisselend", "mixed"),
    "direction-geen-verschil": ("geen verschil", "no difference"),
    "direction-ongunstig": ("ongunstig", "unfavourable"),
    "direction-onduidelijk": ("onduidelijk", "unclear"),
    "direction-geen-onderzoek": ("geen onderzoek", "no research"),
    "country-nederland": ("Nederland", "Netherlands"),
    "country-verenigde-staten": ("Verenigde Staten", "United States"),
    "country-internationaal": ("internationaal", "international"),
    "scope-landelijk": ("landelijk", "national"),
    "scope-regio": ("regionaal", "regional"),
    "scope-buitenland": ("buitenland", "abroad"),
    "effect-voorkomen": ("voorkomen", "prevent"),
    "effect-verkorten": ("verkorten", "shorten"),
    "effect-terugkeer": ("terugkeer naar huis", "return home"),
    # -- errors
    "error": ("uhp: {text}", "uhp: {text}"),
    "did-you-mean": ("Bedoel je {near}?", "Do you mean {near}?"),
    "choose": ("Kies uit: {all}.", "Choose from: {all}."),
    "no-problems": (
        "noem ten minste één probleem, bijvoorbeeld --problems gedrag,middelen, of geef een profiel met --profile",
        "name at least one problem, for example --problems gedrag,middelen, or give a profile with --profile",
    ),
    "bad-age": (
        "leeftijd '{given}' wordt niet begrepen: geef hele jaren van 0 tot en met 23 (14), maanden (8m) of zwanger",
        "age '{given}' is not understood: give whole years from 0 to 23 (14), months (8m) or zwanger (unborn)",
    ),
    "unknown-problem": ("onbekend probleem '{name}'.", "unknown problem '{name}'."),
    "unknown-intervention": (
        "onbekende interventie '{name}'. uhp list toont ze alle.",
        "unknown intervention '{name}'. uhp list shows them all.",
    ),
    "unknown-answer": ("{option}: '{given}' is geen antwoord.", "{option}: '{given}' is not an answer."),
    "unknown-fact": ("onbekend feit '{name}'.", "unknown fact '{name}'."),
    "unknown-region": ("onbekende regio '{name}'.", "unknown region '{name}'."),
    "fact-without-value": (
        "--fact vraagt NAAM=WAARDE, zoals recidive=hoog; gegeven is '{given}'",
        "--fact wants NAME=VALUE, such as recidive=hoog; given is '{given}'",
    ),
    "stated-and-denied": (
        "{problem} is zowel genoemd als ontkend; haal een van beide weg",
        "{problem} is both stated and denied; remove one of the two",
    ),
    "first-not-stated": ("--first {problem} staat niet bij de problemen.", "--first {problem} is not among the problems."),
    "no-such-file": (
        "bestand {name} bestaat niet; controleer de naam en de map",
        "file {name} does not exist; check the name and the folder",
    ),
    "cannot-read": (
        "bestand {name} kan niet worden gelezen ({why}); controleer de rechten",
        "file {name} cannot be read ({why}); check its permissions",
    ),
    "cannot-write": (
        "bestand {name} kan niet worden geschreven ({why}); kies een andere plaats",
        "file {name} cannot be written ({why}); choose another place",
    ),
    "file-exists": (
        "bestand {name} bestaat al; kies een andere naam of voeg --force toe",
        "file {name} exists already; choose another name or add --force",
    ),
    "not-a-file": ("{name} is geen gewoon bestand; kies een andere naam", "{name} is not an ordinary file; choose another name"),
    "unknown-suffix": (
        "aan de naam {name} is niet te zien welk formaat je wilt; geef --format of een van: {all}",
        "the name {name} does not tell which format you want; give --format or one of: {all}",
    ),
    "format-not-here": ("dit commando kent formaat {given} niet.", "this command does not have format {given}."),
    "broken-catalogue": (
        "{message} De catalogus heeft {n} fout(en); uhp validate {file} toont ze alle",
        "{message} The catalogue has {n} error(s); uhp validate {file} shows them all",
    ),
    "no-data": (
        "de meegeleverde catalogus ontbreekt ({name}); installeer uhp-cli opnieuw",
        "the packaged catalogue is missing ({name}); install uhp-cli again",
    ),
    "unknown-schema": ("onbekend schema '{name}'.", "unknown schema '{name}'."),
    "profile-empty": (
        "het profiel is leeg; begin met 'children:' of maak een voorbeeld met uhp profile init",
        "the profile is empty; begin with 'children:' or make an example with uhp profile init",
    ),
    "profile-unreadable": (
        "het profiel is geen geldige YAML of JSON ({what}); herstel deze plaats",
        "the profile is not valid YAML or JSON ({what}); mend this place",
    ),
    "profile-needs-mapping": (
        "hier horen sleutels met een waarde. Kies uit: {keys}.",
        "keys with a value belong here. Choose from: {keys}.",
    ),
    "profile-needs-list": ("hier hoort een lijst, zoals [gedrag, middelen]", "a list belongs here, such as [gedrag, middelen]"),
    "profile-unknown-key": (
        "deze sleutel hoort niet in een profiel; er is geen plaats voor wie het gezin is.",
        "this key does not belong in a profile; there is no place for who the family is.",
    ),
    "profile-bad-age": (
        "deze leeftijd wordt niet begrepen: geef hele jaren van 0 tot en met 23 (14), maanden (8m) of zwanger",
        "this age is not understood: give whole years from 0 to 23 (14), months (8m) or zwanger (unborn)",
    ),
    "profile-unknown-problem": ("dit probleem staat niet in de woordenlijst.", "this problem is not in the vocabulary."),
    "profile-unknown-answer": ("dit is geen antwoord op '{fact}'.", "this is not an answer to '{fact}'."),
    "profile-unknown-intervention": (
        "deze interventie staat niet in de catalogus; uhp list toont ze alle.",
        "this intervention is not in the catalogue; uhp list shows them all.",
    ),
    "identifying": (
        "hier staat iets dat kan verraden wie het gezin is ({what}); haal het weg, uhp heeft het niet nodig",
        "something here may tell who the family is ({what}); remove it, uhp does not need it",
    ),
    "what-bsn": ("een BSN", "a citizen service number"),
    "what-date": ("een datum", "a date"),
    "what-e-mail": ("een e-mailadres", "an e-mail address"),
    "what-phone": ("een telefoonnummer", "a phone number"),
    "what-postcode": ("een postcode", "a postcode"),
    "bad-number": (
        "--{option} vraagt een heel getal van 1 of meer; gegeven is '{given}'",
        "--{option} wants a whole number of 1 or more; given is '{given}'",
    ),
    "bad-lang": ("taal '{given}' is er niet.", "there is no language '{given}'."),
    "internal": (
        "er ging iets mis in uhp zelf ({what}); meld dit met het commando dat je gaf",
        "something went wrong in uhp itself ({what}); report it with the command you gave",
    ),
    "no-stdin": (
        "er komt niets binnen op standaardinvoer; geef een bestand of stuur het profiel mee",
        "nothing comes in on standard input; give a file or pipe the profile in",
    ),
}


class Words:
    """Speaks one language about one catalogue."""

    def __init__(self, lang: Lang, catalogue: Catalogue | None = None) -> None:
        """Choose the language; without a catalogue, names of the field stay ids."""
        self.lang = lang
        self.catalogue = catalogue
        self._column = 0 if lang is Lang.NL else 1

    def say(self, code: str, **values: object) -> str:
        """Return the sentence of a code with its values filled in."""
        return TEXTS[code][self._column].format(**values)

    def _name(self, kind: str, term: str) -> str:
        terms = getattr(self.catalogue, kind) if self.catalogue else {}
        if term not in terms:
            return term
        return str(terms[term].name if self._column == 0 else terms[term].english)

    def problem(self, problem: str) -> str:
        """Return the name of a problem."""
        return self._name("problems", problem)

    def fact(self, fact: str) -> str:
        """Return the name of a fact, or of a problem used as a fact."""
        if fact in ("age", "problem"):
            return self.say(fact)
        known = self.catalogue is not None and fact in self.catalogue.facts
        return self._name("facts" if known else "problems", fact)

    def level(self, level: str) -> str:
        """Return the name of a classification."""
        return self._name("levels", level)

    def role(self, role: str) -> str:
        """Return the name of a role."""
        return self._name("roles", role)

    def answer(self, fact: str, value: str) -> str:
        """Return the name of an answer to a fact."""
        terms = self.catalogue.answers.get(fact, {}) if self.catalogue else {}
        if value not in terms:
            return {"ja": self.say("yes"), "nee": self.say("no")}.get(value, value)
        return terms[value].name if self._column == 0 else terms[value].english

    def fact_question(self, fact: str) -> str:
        """Return the question that goes with a fact or a problem."""
        if fact == "age":
            return self.say("ask-any-age")
        term = self.catalogue.facts.get(fact) if self.catalogue else None
        if term is None:
            return self.say("ask-problem", problem=self.problem(fact))
        return term.question if self._column == 0 else term.question_english

    def involve(self, problem: str) -> str:
        """Return who to involve for a problem."""
        term = self.catalogue.problems[problem] if self.catalogue else None
        if term is None:
            return ""
        return term.involve if self._column == 0 else term.involve_english

    def problems(self, problems: Iterable[str]) -> str:
        """Return names of problems as 'a, b en c'."""
        return self.listed([self.problem(p) for p in sorted(problems)])

    def listed(self, names: Sequence[str], last: str = "and") -> str:
        """Return 'a, b en c'."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.say(last)} {names[-1]}"

    def age(self, age: Age | None) -> str:
        """Return an age in words: '14 jaar', '8 maanden', 'zwangerschap'."""
        if age is None:
            return self.say("unknown")
        if age.high <= UNBORN:
            return self.say("pregnant")
        return self.say("months", n=age.low) if age.low == age.high else self.say("years", n=age.years)

    def range(self, span: AgeRange | None) -> str:
        """Return an age range in words: '12 t/m 24 jaar'."""
        if span is None:
            return self.say("unknown")
        low = self._bound(span.low, end=False)
        if span.high is None:
            return self.say("range-from", low=low)
        if span.low >= 0 and span.low % 12 == 0 and span.high % 12 == 11:
            return self.say("range", low=span.low // 12, high=span.high // 12)
        return self.say("range-mixed", low=low, high=self._bound(span.high, end=True))

    def _bound(self, month: int, *, end: bool) -> str:
        if month <= UNBORN:
            return self.say("pregnant")
        whole = month % 12 == (11 if end else 0)
        return self.say("years", n=month // 12) if whole else self.say("months", n=month)

    def short(self, intervention: Intervention) -> str:
        """Return how an intervention is called in running text."""
        return intervention.short

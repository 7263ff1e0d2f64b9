"""Every sentence of the program, Dutch and English, by code; names of the field come from the catalogue's vocabulary.

A test walks all codes and both languages. Data is filled in, never read as a template.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from uhp_cli.values.ages import UNBORN, Age, AgeRange
from uhp_cli.values.catalogue import Catalogue


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
    "no-problem-known": (
        "Wat is opgegeven, zegt nog niet om welk probleem het gaat; noem er ten minste één.",
        "What was given does not tell yet which problem it is about; name at least one.",
    ),
    "first-uncovered": (
        "Voor het dringendste ({problem}) staat hier niets. Eerst erbij betrekken: {involve}.",
        "For the most urgent ({problem}) there is nothing here. First involve: {involve}.",
    ),
    "problems-of-the-family": (
        "De problemen gelden zo voor elk kind; met --child geef je per kind wat er speelt.",
        "The problems now hold for every child; with --child you say per child what there is.",
    ),
    "not-a-decision": (
        "Een hulpmiddel bij de gedeelde verklarende analyse met gezin en gedragswetenschapper, geen besluit.",
        "An aid to a shared explanatory analysis (gedeelde verklarende analyse) with the family and a behavioural scientist (gedragswetenschapper), not a decision.",
    ),
    "nothing-fits": (
        "Geen interventie in deze catalogus past op wat is opgegeven. Dat zegt niets over uithuisplaatsing. Betrek een gedragswetenschapper, beantwoord de open vragen en gebruik de werkzame elementen van de richtlijn: uhp guideline.",
        "No intervention in this catalogue fits what was given. That says nothing about placement. Involve a behavioural scientist, answer the open questions and use the working elements of the guideline: uhp guideline.",
    ),
    # -- reasons and criteria
    "includes-placement": (
        "het programma begint met een plaatsing buiten het gezin en wordt daarom nooit aanbevolen",
        "the programme begins with a placement outside the family and is therefore never recommended",
    ),
    "problem-addressed": ("richt zich op {problems}", "is meant for {problems}"),
    "problem-in-part": (
        "richt zich op een vorm van {problem}: {forms}",
        "is meant for a form of {problem}: {forms}",
    ),
    "no-problem-in-common": (
        "richt zich op {targets}, niet op {problems}",
        "is meant for {targets}, not for {problems}",
    ),
    "no-target-stated": (
        "de bronnen noemen geen probleem waarop dit zich richt",
        "the sources name no problem that this is meant for",
    ),
    "crisis-addressed": ("is bedoeld voor een acute crisis", "is meant for an acute crisis"),
    "problem-prevented": (
        "verkleint de kans op {prevented}, maar behandelt niet wat er al is",
        "lowers the risk of {prevented}, but does not treat what is there already",
    ),
    "problem-unknown": ("richt zich op {targets}", "is meant for {targets}"),
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
    "classification-for-outcome": (
        "classificatie voor deze uitkomst: {level}",
        "classification for this outcome: {level}",
    ),
    "aim-researched": (
        "uithuisplaatsing voorkomen of verkorten is het doel, en gunstig onderzoek daarnaar is gemeld",
        "preventing or shortening placement is its aim, and favourable research on that is reported",
    ),
    "aim-stated": (
        "uithuisplaatsing voorkomen of verkorten is een doel",
        "preventing or shortening placement is an aim",
    ),
    "placement-programme": ("geen plaatsing buiten het gezin", "no placement outside the family"),
    # -- needed and given
    "needs-problem": ("een van: {targets}", "one of: {targets}"),
    "needs-nothing": ("de bronnen noemen geen probleem", "the sources name no problem"),
    "needs-crisis": ("een acute crisis", "an acute crisis"),
    "needs-not": ("niet: {text}", "not: {text}"),
    "given-nothing": ("niet opgegeven", "not given"),
    "given-absent": ("{problem}: nee", "{problem}: no"),
    "given-includes-placement": ("begint met een plaatsing", "begins with a placement"),
    # -- questions
    "ask-age": ("Hoe oud is het kind (nodig: {range})?", "How old is the child (needed: {range})?"),
    "ask-any-age": ("Hoe oud is het kind?", "How old is the child?"),
    "ask-form": ("Gaat het om {forms}?", "Is it about {forms}?"),
    "ask-facts": ("{facts}", "{facts}"),
    "ask-problem-missing": ("Gaat het om {forms}?", "Is it about {forms}?"),
    "ask-which-problem": ("Welke problemen spelen er?", "Which problems are there?"),
    "ask-first-problem": (
        "Wat gaat voor? Noem het dringendste probleem.",
        "What goes first? Name the most urgent problem.",
    ),
    "ask-prevents": (
        "Gaat het om het voorkomen van {problems}? Wat er al is, behandelt dit niet.",
        "Is it about preventing {problems}? What is there already, this does not treat.",
    ),
    "ask-problem": ("Is er sprake van {problem}?", "Does this apply: {problem}?"),
    "ask-earlier-help": (
        "Wat werkte de vorige keer wel en niet?",
        "What worked last time and what did not?",
    ),
    "ask-exclusion": ("Is dit niet het geval: {text}?", "Is this not the case: {text}?"),
    # -- changes
    "change-age": (
        "Klopt de leeftijd? Bij {age} vervalt deze reden.",
        "Is the age right? At {age} this reason falls away.",
    ),
    "change-answer": (
        "Klopt '{fact}: {given}'? Met {value} vervalt deze reden.",
        "Is '{fact}: {given}' right? With {value} this reason falls away.",
    ),
    "change-needs": ("Past alleen bij: {needs}.", "Only fits with: {needs}."),
    # -- cautions
    "recognition-expired": (
        "de erkenning is ouder dan vijf jaar ({date}); zie of het register intussen opnieuw oordeelde",
        "the recognition is older than five years ({date}); see whether the register has judged anew",
    ),
    "recognition-reassessed": (
        "de erkenning is ouder dan vijf jaar en wordt opnieuw beoordeeld",
        "the recognition is older than five years and is being reassessed",
    ),
    "usually-otherwise": ("doorgaans gaat het om {text}", "usually it is about {text}"),
    "provider-says": ("volgens {by}: {text}", "according to {by}: {text}"),
    "theory-only": (
        "'goed onderbouwd' gaat over theorie: effect is niet aangetoond",
        "'well founded' is about theory: no effect has been shown",
    ),
    "not-recognised": (
        "niet erkend betekent niet: werkt niet",
        "not recognised does not mean: does not work",
    ),
    "not-listed": (
        "niet in de databank betekent niet: werkt niet",
        "not in the register does not mean: does not work",
    ),
    "level-unknown": (
        "geen bron noemt een classificatie; dat betekent niet: werkt niet",
        "no source states a classification; that does not mean: does not work",
    ),
    "in-assessment": ("ingediend, nog geen oordeel", "submitted, no verdict yet"),
    "unfavourable-research": (
        "onderzoek naar het doel is wisselend of ongunstig",
        "research on its aim is mixed or unfavourable",
    ),
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
    "dominated": (
        "op elk criterium gelijk aan of onder {name}",
        "on every criterion equal to or below {name}",
    ),
    # -- labels of the screen
    "profile": ("Profiel", "Profile"),
    "catalogue": ("Catalogus", "Catalogue"),
    "catalogue-line": (
        "{version} · {n} interventies · {hash}",
        "{version} · {n} interventions · {hash}",
    ),
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
    "beside": ("Ook om naar te kijken", "Also to look at"),
    "involve": ("Erbij betrekken", "Also involve"),
    "after-asking": (
        "Alleen na navragen: {problem} ({names}).",
        "Only after asking: {problem} ({names}).",
    ),
    "what-if": ("Wat een antwoord verandert", "What an answer changes"),
    "what-if-line": ("{changes}; dan eerst: {first}", "{changes}; then first: {first}"),
    "turn": ("{name}: {before} → {after}", "{name}: {before} → {after}"),
    "no-turn": ("geen ander oordeel", "no other verdict"),
    "firm": ("vast", "firm"),
    "place-when": ("{rank} als {criterion} voorgaat", "{rank} when {criterion} goes first"),
    "said": ("gezegd: {word}", "said: {word}"),
    "not-in-catalogue": ("niet in deze catalogus", "not in this catalogue"),
    "child-with": ("{child}: {own}", "{child}: {own}"),
    "plan-place": ("{verdict}, plaats {rank}", "{verdict}, rank {rank}"),
    "plan-instead": ("of nu anders", "or now another"),
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
        "{total} interventies: {fits}, {ask} navragen, {excluded} niet",
        "{total} interventions: {fits}, {ask} to ask about, {excluded} excluded",
    ),
    "one-fits": ("{n} past", "{n} fits"),
    "some-fit": ("{n} passen", "{n} fit"),
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
        "Vraag eerst: {question} Het antwoord kan {n} keer een oordeel veranderen.",
        "Ask first: {question} The answer may change the verdict of {n}.",
    ),
    "then": ("Daarna: {question} ({n})", "Then: {question} ({n})"),
    "near-misses": (
        "Bijna: één antwoord maakt verschil",
        "Nearly: one answer makes the difference",
    ),
    "uncovered": (
        "Niet gedekt: {problem}. Betrek: {involve}.",
        "Not covered: {problem}. Involve: {involve}.",
    ),
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
    # -- why, compare, plan, guideline, recheck, profile
    "why-title": ("{name}: {verdict}", "{name}: {verdict}"),
    "why-without-profile": ("{name}: wat waar moet zijn", "{name}: what must be true"),
    "state-met": ("✓ voldaan", "✓ met"),
    "state-unmet": ("✗ niet voldaan", "✗ not met"),
    "state-unknown": ("? onbekend", "? unknown"),
    "state-exclusion-met": ("✗ sluit uit", "✗ rules out"),
    "state-exclusion-unmet": ("✓ speelt niet", "✓ not the case"),
    "criterion": ("criterium", "criterion"),
    "needed": ("nodig", "needed"),
    "given": ("opgegeven", "given"),
    "change": ("bijna", "nearly"),
    "rank-line": ("{rank} ({stability})", "{rank} ({stability})"),
    "compare-title": ("Vergelijking", "Comparison"),
    "compare-legend": (
        "≠ verschilt; 'onbekend' is: geen bron zegt het.",
        "≠ differs; 'unknown' means: no source says so.",
    ),
    "decides": (
        "{higher} staat boven {lower} door {criterion}: {a} tegen {b}.",
        "{higher} stands above {lower} because of {criterion}: {a} against {b}.",
    ),
    "decides-nothing": (
        "{higher} en {lower} hebben dezelfde sleutel en delen een plaats.",
        "{higher} and {lower} have the same key and share a rank.",
    ),
    "plan-title": ("Eén plan voor het gezin", "One plan for the family"),
    "plan-empty": (
        "Geen interventie in deze catalogus dekt een van de problemen rechtstreeks; kijk wie te betrekken en stel de open vragen (uhp match).",
        "No intervention in this catalogue covers one of the problems outright; see who to involve and ask the open questions (uhp match).",
    ),
    "plan-rule": (
        "Hoogstens één hoofdprogramma, één crisishulp en {most} in totaal: een redactionele regel, om het aantal wisselingen klein te houden.",
        "At most one main programme, one crisis intervention and {most} in all: an editorial rule, to keep changes of worker few.",
    ),
    "plan-equal": ("even goed", "equally good"),
    "covers-for": ("dekt {needs}", "covers {needs}"),
    "need-of": ("{problem} van {who}", "{problem} of {who}"),
    "need-family": ("het gezin", "the family"),
    "uncovered-for": (
        "Niet gedekt: {needs}. Betrek: {involve}.",
        "Not covered: {needs}. Involve: {involve}.",
    ),
    "hours": ("Uren per week", "Hours a week"),
    "hours-known": (
        "{low} tot {high} uur per week, voor wat een bron zegt ({names})",
        "{low} to {high} hours a week, for what a source says ({names})",
    ),
    "phases": ("Fasen", "Phases"),
    "phase-veiligheid": ("1. crisis en veiligheid", "1. crisis and safety"),
    "phase-behandelen": ("2. behandelen", "2. treating"),
    "phase-volhouden": ("3. volhouden", "3. keeping up"),
    "phase-none": ("geen interventie uit dit plan", "no intervention of this plan"),
    "steps": ("Stappen van de richtlijn", "Steps of the guideline"),
    "guideline-title": ("Richtlijn en werkzame elementen", "Guideline and working elements"),
    "kind-aanbeveling": ("aanbeveling", "recommendation"),
    "kind-werkzaam-element": ("werkzaam element", "working element"),
    "kind-terugplaatsing-element": ("element bij terugplaatsing", "element of reunification"),
    "kind-bouwsteen": ("bouwsteen", "building block"),
    "recheck-same": (
        "Zelfde uitkomst: het advies van toen ({old}) geldt op deze catalogus ({new}) ongewijzigd.",
        "Same answer: the advice of then ({old}) holds unchanged on this catalogue ({new}).",
    ),
    "recheck-differs": (
        "Interventies die nu anders uitkomen: {n} (catalogus toen {old}, nu {new}).",
        "Interventions that come out differently now: {n} (catalogue then {old}, now {new}).",
    ),
    "recheck-title": ("Opnieuw bekeken", "Looked at again"),
    "recheck-field": ("{before} → {after}", "{before} → {after}"),
    "recheck-added-catalogue": ("nieuw in de catalogus", "new in the catalogue"),
    "recheck-removed-catalogue": (
        "staat niet meer in de catalogus",
        "is no longer in the catalogue",
    ),
    "recheck-added-plan": ("nieuw in het plan, of even goed", "new in the plan, or equally good"),
    "recheck-removed-plan": ("niet meer in het plan", "no longer in the plan"),
    "recheck-place": ("plan", "plan"),
    "recheck-chosen": ("gekozen", "chosen"),
    "recheck-alternative": ("even goed", "equally good"),
    "recheck-partly": ("dekt deels", "covers in part"),
    "recheck-because": ("omdat", "because"),
    "recheck-gone": ("niet meer", "no longer"),
    "recheck-moved": (
        "Alleen een andere plaats, doordat een andere interventie hoger of lager kwam: {names}.",
        "Only another rank, because another intervention moved up or down: {names}.",
    ),
    "profile-good": (
        "Het profiel klopt. Zo wordt het begrepen:",
        "The profile is right. This is how it is understood:",
    ),
    "not-an-advice": (
        "dit is geen antwoord van uhp match, why of plan in versie 1 ({what}); geef een bestand dat met --json is gemaakt",
        "this is not an answer of uhp match, why or plan in version 1 ({what}); give a file made with --json",
    ),
    "compare-count": (
        "geef twee tot vijf verschillende interventies; gegeven: {given}",
        "give two to five different interventions; given: {given}",
    ),
    "unknown-section": ("onbekend onderdeel '{name}'.", "unknown section '{name}'."),
    "batch-not-json": (
        "deze regel is geen geldige JSON (kolom {column}); herstel of verwijder hem",
        "this line is not valid JSON (column {column}); mend or remove it",
    ),
    "batch-too-long": (
        "deze regel is langer dan 1 MiB; maak er kortere regels van",
        "this line is longer than 1 MiB; make the lines shorter",
    ),
    "batch-not-utf-8": (
        "deze regel is geen UTF-8; bewaar het bestand als UTF-8",
        "this line is not UTF-8; save the file as UTF-8",
    ),
    "batch-duplicate-key": (
        "in deze regel staat een sleutel tweemaal; laat er een staan",
        "a key stands twice in this line; keep one of them",
    ),
    "jobs-cannot-start": (
        "de processen voor --jobs starten niet ({why}); laat --jobs weg",
        "the processes for --jobs do not start ({why}); leave --jobs out",
    ),
    "jobs-lost": (
        "een proces van --jobs is gestopt voor het klaar was; probeer het zonder --jobs",
        "a process of --jobs stopped before it was done; try again without --jobs",
    ),
    "batch-progress": ("{n} profielen", "{n} profiles"),
    # -- gaps
    "gaps-title": (
        "Kaart van de catalogus: wat er is en wat ontbreekt",
        "Map of the catalogue: what there is and what is missing",
    ),
    "gaps-head": ("{age} jaar", "age {age}"),
    "gaps-empty": ("leeg", "empty"),
    "gaps-legend": (
        "Per vak het beste niveau voor dit probleem en hoeveel interventies er zijn; 'leeg' is: niets in deze catalogus. Een vak telt wat zich richt op het probleem of iets ruimers, als de leeftijden elkaar raken; 0–5 begint bij de zwangerschap.",
        "Each cell gives the best level for this problem and how many interventions there are; 'empty' means: nothing in this catalogue. A cell counts what is meant for the problem or something wider, when the ages overlap; 0–5 begins with pregnancy.",
    ),
    "gaps-ladder": (
        "●●●● sterke, ●●●○ goede, ●●○○ eerste aanwijzingen; ●○○○ goed onderbouwd (theorie); ○○○○ zonder oordeel, wat niet betekent: werkt niet.",
        "●●●● strong, ●●●○ good, ●●○○ first indications; ●○○○ well founded (theory); ○○○○ without a verdict, which does not mean: does not work.",
    ),
    "gaps-counts": (
        "{filled} van {all} vakken gevuld, {empty} leeg.",
        "{filled} of {all} cells filled, {empty} empty.",
    ),
    "gaps-list": ("Waar niets voor is", "What there is nothing for"),
    "gaps-all-ages": ("alle leeftijden", "all ages"),
    "gaps-unstated": (
        "* leeftijd niet vermeld, daarom in elke band meegeteld: {names}.",
        "* age not stated, therefore counted in every band: {names}.",
    ),
    "gaps-placement": (
        "Nooit meegeteld, want met een plaatsing: {names}.",
        "Never counted, because it includes a placement: {names}.",
    ),
    "gaps-abroad": (
        "Meegeteld, maar buitenlands; geen bron noemt aanbod in Nederland: {names}.",
        "Counted, but from abroad; no source mentions it being offered in the Netherlands: {names}.",
    ),
    "gaps-elsewhere": (
        "Niet meegeteld, want gebonden aan een andere regio dan {region}: {names}.",
        "Not counted, because bound to another region than {region}: {names}.",
    ),
    "gaps-region": ("Bekeken voor de regio {region}.", "Looked at for the region {region}."),
    "gaps-least": (
        "Alleen met het niveau {level} of beter.",
        "Only with the level {level} or better.",
    ),
    "gaps-no-problem": (
        "In geen vak, omdat de bronnen geen probleem noemen: {names}.",
        "In no cell, because the sources name no problem: {names}.",
    ),
    "gaps-not-proof": (
        "Een leeg vak zegt iets over deze catalogus en haar bronnen, niet over een gezin.",
        "An empty cell says something about this catalogue and its sources, not about a family.",
    ),
    "gaps-picture": (
        "Kaart van problemen en leeftijden; hoe donkerder een vak, hoe hoger het beste niveau. De tabel eronder zegt hetzelfde in woorden.",
        "Map of problems and ages; the darker a cell, the higher the best level. The table below says the same in words.",
    ),
    "gaps-step-0": ("zonder oordeel", "without a verdict"),
    "gaps-table": (
        "Per probleem en leeftijd: beste niveau en interventies",
        "By problem and age: best level and interventions",
    ),
    "caseload-title": (
        "Wat deze gezinnen vragen en wat de catalogus heeft",
        "What these families ask and what the catalogue has",
    ),
    "caseload-counts": (
        "{families} gezinnen, {needs} hulpvragen (een probleem van een kind of van het gezin); {covered} kan iets uit de catalogus dekken, {open} niet.",
        "{families} families, {needs} needs (a problem of a child or of the family); something in the catalogue can cover {covered}, nothing {open}.",
    ),
    "caseload-families": ("gezinnen", "families"),
    "caseload-needs": ("hulpvragen", "needs"),
    "caseload-covered": ("te dekken", "coverable"),
    "caseload-open": ("niet te dekken", "not coverable"),
    "caseload-all": ("Voor elke hulpvraag is er iets.", "There is something for every need."),
    "caseload-uncovered": ("Waarvoor niets is", "What there is nothing for"),
    "caseload-set-exact": (
        "De kleinste verzameling die alles dekt wat te dekken is: {n} interventies. Exact uitgezocht: met minder kan het niet. Er kunnen andere even kleine zijn.",
        "The smallest set that covers all that can be covered: {n} interventions. Searched exactly: fewer cannot do it. There may be others just as small.",
    ),
    "caseload-set-greedy": (
        "Een kleine verzameling die alles dekt wat te dekken is: {n} interventies. Stap voor stap gekozen, omdat exact zoeken te lang duurt; misschien kan het met minder.",
        "A small set that covers all that can be covered: {n} interventions. Chosen step by step, because an exact search takes too long; perhaps fewer can do it.",
    ),
    "caseload-set": ("Samen genoeg", "Enough together"),
    "caseload-adds": ("voegt toe", "adds"),
    "caseload-covers": ("dekt zelf", "covers itself"),
    "caseload-sum": ("samen", "together"),
    "caseload-note": (
        "Gedekt is: past, of past als de open vragen zo worden beantwoord. Geen uitspraak over een gezin; bekijk elk gezin met uhp match.",
        "Covered means: fits, or fits if the open questions are answered so. No statement about a family; look at each family with uhp match.",
    ),
    # -- report for professionals
    "report-title": ("Hulp die bij dit gezin kan passen", "Help that may fit this family"),
    "report-purpose": (
        "Om samen te bespreken: met het gezin, in het team en met een gedragswetenschapper. Geen besluit en geen advies over toegang of plaatsing; een afwijkende keuze is even goed, met een reden.",
        "To be discussed: with the family, in the team and with a behavioural scientist (gedragswetenschapper). Not a decision and no advice on access or placement; a different choice is as good, with a reason.",
    ),
    "report-family": ("Het gezin zoals begrepen", "The family as understood"),
    "report-child": ("Kind {n}", "Child {n}"),
    "report-shared": ("Gezin", "Family"),
    "report-situation": ("Situatie", "Situation"),
    "report-tried": ("Eerdere hulp", "Earlier help"),
    "report-first": ("Het dringendst", "Most urgent"),
    "report-denied": ("Niet aan de orde", "Not the case"),
    "report-unknown": ("Nog onbekend", "Not known yet"),
    "report-ask": ("Vraag dit eerst", "Ask this first"),
    "report-ask-line": (
        "{question} Het antwoord telt voor {n} van de {total} interventies.",
        "{question} The answer matters to {n} of the {total} interventions.",
    ),
    "report-overview": ("Overzicht", "Overview"),
    "report-matches": ("Wat kan passen", "What may fit"),
    "report-order": (
        "Op volgorde van vaste criteria: spoed, kern van de vraag, niveau van bewijs, breedte, doel. De laatste kolom toont hoe ver een plaats verschuift als die criteria in een andere volgorde staan.",
        "In the order of fixed criteria: urgency, core of the question, strength of evidence, breadth, aim. The last column shows how far a rank moves when these criteria are put in another order.",
    ),
    "report-details": ("Per interventie", "One by one"),
    "report-details-some": (
        "Per interventie: de eerste {n} van {total}",
        "One by one: the first {n} of {total}",
    ),
    "report-outcome": (
        "{level} (voor deze uitkomst; in het algemeen: {general})",
        "{level} (for this outcome; in general: {general})",
    ),
    "report-excluded": ("Wat niet past en waarom", "What does not fit and why"),
    "report-excluded-count": (
        "{n} van {total} interventies, elk met de eerste reden.",
        "{n} of {total} interventions, each with its first reason.",
    ),
    "report-near": ("bijna", "nearly"),
    "report-reason-placement": (
        "begint met een plaatsing: nooit aanbevolen",
        "begins with a placement: never recommended",
    ),
    "report-reason-problem": ("is voor iets anders", "is for something else"),
    "report-reason-no-target": ("bronnen noemen geen probleem", "sources name no problem"),
    "report-reason-age": ("leeftijd", "age"),
    "report-reason-indication": ("voldoet niet aan", "does not meet"),
    "report-reason-exclusion": ("contra-indicatie", "contra-indication"),
    "report-named": ("{name} ({text})", "{name} ({text})"),
    "report-agreements": ("Afspraken", "Agreements"),
    "report-discussed": (
        "Besproken met gezin (wie, wanneer)",
        "Discussed with the family (who, when)",
    ),
    "report-chosen": ("Gekozen", "Chosen"),
    "report-deviation": ("Reden om af te wijken", "Reason to depart from it"),
    "report-again": ("Zo reken je dit na", "How to compute this again"),
    "report-again-how": (
        "Bewaar het profiel hieronder als profiel.yaml en geef: uhp match --profile profiel.yaml. Een andere catalogus of versie kan een andere uitkomst geven.",
        "Save the profile below as profile.yaml and run: uhp match --profile profile.yaml. Another catalogue or version may give another answer.",
    ),
    "report-catalogue": (
        "{title}, versie {version} van {date}, {n} interventies",
        "{title}, version {version} of {date}, {n} interventions",
    ),
    "report-hash": ("SHA-256", "SHA-256"),
    "report-guideline": ("richtlijn", "guideline"),
    "report-program": ("programma", "program"),
    # -- report for the family: written with B1 as aim, tested on sentence length and a word list
    "plain-title": ("Hulp die bij jullie kan passen", "Help that may fit you"),
    "plain-safety": (
        "Is er nu gevaar? Bel 112. Wil je praten over geweld thuis? Bel Veilig Thuis: 0800-2000. Dat kan dag en nacht. Het is gratis.",
        "Are you in danger now? Call 112. Do you want to talk about violence at home? Call Veilig Thuis: 0800-2000. You can call day and night. It is free.",
    ),
    "plain-purpose": (
        "Dit blad is om samen te bespreken. Er is nog niets besloten. Jullie kiezen samen met jullie hulpverlener.",
        "This sheet is for talking together. Nothing has been decided. You choose together with your care worker.",
    ),
    "plain-known": ("Dit weten we nu", "This is what we know now"),
    "plain-child": ("Jullie hebben een kind van {age}.", "You have a child of {age}."),
    "plain-child-unborn": ("Jullie krijgen een kind.", "You are expecting a child."),
    "plain-child-unknown": (
        "We weten nog niet hoe oud je kind is.",
        "We do not know yet how old your child is.",
    ),
    "plain-hard": ("Dit is nu lastig:", "This is hard now:"),
    "plain-hard-child": (
        "Dit is lastig voor het kind van {age}:",
        "This is hard for the child of {age}:",
    ),
    "plain-hard-child-unborn": (
        "Dit is lastig rond de zwangerschap:",
        "This is hard around the pregnancy:",
    ),
    "plain-hard-child-unknown": ("Dit is lastig voor jullie kind:", "This is hard for your child:"),
    "plain-fact-crisis-ja": (
        "Het gaat nu zo slecht dat er meteen hulp moet komen.",
        "Things are so bad now that help must come at once.",
    ),
    "plain-fact-placement-dreigt": (
        "Er is zorg of je kind thuis kan blijven.",
        "There is concern whether your child can stay at home.",
    ),
    "plain-fact-placement-geplaatst": (
        "Een kind woont nu ergens anders.",
        "A child lives elsewhere now.",
    ),
    "plain-fact-severity-licht": ("Het is nu een beetje zwaar.", "It is a little heavy now."),
    "plain-fact-severity-matig": ("Het is nu best zwaar.", "It is rather heavy now."),
    "plain-fact-severity-ernstig": ("Het is nu heel zwaar.", "It is very heavy now."),
    "plain-correct": (
        "Klopt dit? Zeg het als iets anders is.",
        "Is this right? Say so if it is different.",
    ),
    "plain-questions": ("Dit willen we nog vragen", "This is what we still want to ask"),
    "plain-ask-age": ("Hoe oud is je kind?", "How old is your child?"),
    "plain-ask-crisis": (
        "Gaat het nu zo slecht dat er meteen hulp moet komen?",
        "Are things so bad now that help must come at once?",
    ),
    "plain-ask-placement": (
        "Is er gezegd dat je kind ergens anders moet wonen?",
        "Has anyone said that your child must live elsewhere?",
    ),
    "plain-ask-severity": ("Hoe zwaar is het nu voor jullie?", "How heavy is it for you now?"),
    "plain-ask-region": ("Waar wonen jullie?", "Where do you live?"),
    "plain-ask-recidive": (
        "Is de kans groot dat het weer misgaat?",
        "Is it likely to go wrong again?",
    ),
    "plain-ask-spoed": ("Moet er snel hulp komen?", "Must help come soon?"),
    "plain-ask-moeilijk-bereikbaar": (
        "Was het eerder lastig om hulp te krijgen?",
        "Was it hard to get help before?",
    ),
    "plain-ask-eerste-kind": ("Is dit jullie eerste kind?", "Is this your first child?"),
    "plain-ask-jeugdhulp": ("Krijgen jullie nu al hulp?", "Do you already have help?"),
    "plain-ask-problem": ("Is dit ook lastig: {problem}?", "Is this also hard: {problem}?"),
    "plain-ask-other": (
        "Jullie hulpverlener heeft nog een vraag.",
        "Your care worker has one more question.",
    ),
    "plain-options": ("Hulp die kan passen", "Help that may fit"),
    "plain-options-how": (
        "Hier staan mogelijkheden naast elkaar. Geen ervan moet. Vraag alles wat je wilt weten.",
        "Here are options side by side. None of them is a must. Ask anything you want to know.",
    ),
    "plain-options-more": (
        "Er is nog meer hulp die kan passen. Vraag ernaar.",
        "There is more help that may fit. Ask about it.",
    ),
    "plain-together": (
        "Dit kan samen in één plan: {names}.",
        "This can go together in one plan: {names}.",
    ),
    "plain-options-not": (
        "Andere hulp op onze lijst past nu niet. Vraag gerust waarom.",
        "Other help on our list does not fit now. Feel free to ask why.",
    ),
    "plain-nothing": (
        "We vonden hier nu geen hulp die past. Dat zegt niets over waar je kind moet wonen. Praat samen over wat wel kan.",
        "We found no help here that fits now. That says nothing about where your child must live. Talk together about what can be done.",
    ),
    "plain-what": ("Wat is het?", "What is it?"),
    "plain-role-hoofd": ("Hulp voor het hele gezin.", "Help for the whole family."),
    "plain-role-crisis": (
        "Snelle hulp als het nu heel moeilijk is.",
        "Quick help when things are very hard now.",
    ),
    "plain-role-aanvullend": ("Extra hulp, naast andere hulp.", "Extra help, next to other help."),
    "plain-role-werkwijze": ("Een manier van samen werken.", "A way of working together."),
    "plain-for": ("Waarvoor?", "What for?"),
    "plain-for-line": ("Voor {problems}.", "For {problems}."),
    "plain-age": ("Voor wie?", "For whom?"),
    "plain-age-line": ("Voor kinderen: {range}.", "For children: {range}."),
    "plain-age-unknown": ("De leeftijd staat er niet bij.", "The age is not stated."),
    "plain-long": ("Hoe lang?", "How long?"),
    "plain-weeks": ("Ongeveer {weeks} weken.", "About {weeks} weeks."),
    "plain-weeks-most": ("Hoogstens {weeks} weken.", "At most {weeks} weeks."),
    "plain-weeks-least": ("Minstens {weeks} weken.", "At least {weeks} weeks."),
    "plain-hours": ("Ongeveer {hours} uur per week.", "About {hours} hours a week."),
    "plain-hours-most": ("Hoogstens {hours} uur per week.", "At most {hours} hours a week."),
    "plain-hours-least": ("Minstens {hours} uur per week.", "At least {hours} hours a week."),
    "plain-to": ("{low} tot {high}", "{low} to {high}"),
    "plain-ask-them": ("Dat weten we niet. Vraag ernaar.", "We do not know. Ask about it."),
    "plain-research": ("Helpt het?", "Does it help?"),
    "plain-level-sterke-aanwijzingen": (
        "Onderzoek laat goed zien dat het kan helpen.",
        "Research shows well that it can help.",
    ),
    "plain-level-goede-aanwijzingen": (
        "Onderzoek laat zien dat het kan helpen.",
        "Research shows that it can help.",
    ),
    "plain-level-eerste-aanwijzingen": (
        "Het eerste onderzoek laat zien dat het kan helpen.",
        "First research shows that it can help.",
    ),
    "plain-level-goed-onderbouwd": (
        "Kenners vinden het een goed plan. Het is nog niet bewezen.",
        "Experts find it a good plan. It has not been proven yet.",
    ),
    "plain-level-other": (
        "Dat weten we nog niet. Dat wil niet zeggen dat het niet helpt.",
        "We do not know yet. That does not mean it does not help.",
    ),
    "plain-fit": ("Past het?", "Does it fit?"),
    "plain-fits": ("Het lijkt te passen.", "It seems to fit."),
    "plain-ask-first": (
        "Misschien. We moeten eerst nog iets vragen.",
        "Perhaps. We must ask something first.",
    ),
    "plain-earlier": (
        "Jullie kennen dit al. Wat hielp toen?",
        "You know this already. What helped then?",
    ),
    "plain-think": ("Wat vind jij ervan?", "What do you think of it?"),
    "plain-others": ("Wie kan ook helpen?", "Who else can help?"),
    "plain-others-line": ("Voor {problem}: {who}.", "For {problem}: {who}."),
    "plain-others-ask": (
        "Vraag je hulpverlener wie kan helpen met {problem}.",
        "Ask your care worker who can help with {problem}.",
    ),
    "plain-wishes": ("Wat willen jullie zelf?", "What do you want yourselves?"),
    "plain-wish-child": ("Dit wil ik (kind)", "This is what I want (child)"),
    "plain-wish-child-n": ("Dit wil ik (kind van {age})", "This is what I want (child of {age})"),
    "plain-wish-parents": ("Dit willen wij (ouders)", "This is what we want (parents)"),
    "plain-wish-good": ("Dit gaat al goed", "This goes well already"),
    "plain-wish-people": ("Deze mensen kunnen ons helpen", "These people can help us"),
    "plain-wish-choice": ("Dit kiezen we samen", "This is what we choose together"),
    "plain-wish-next": ("Dan praten we weer", "Then we talk again"),
    "plain-steps": ("Wat gaan we doen?", "What are we going to do?"),
    "plain-step-verklarende-analyse": (
        "We kijken samen wat er speelt.",
        "Together we look at what is going on.",
    ),
    "plain-step-eerdere-hulp": (
        "Welke hulp was er al? Wat hielp wel en wat niet?",
        "What help was there before? What helped and what did not?",
    ),
    "plain-step-veiligheidsplan": (
        "We spreken af hoe iedereen veilig blijft.",
        "We agree how everyone stays safe.",
    ),
    "plain-step-integraal-plan": (
        "We maken één plan voor het hele gezin.",
        "We make one plan for the whole family.",
    ),
    "plain-step-passende-interventie": (
        "We kiezen samen hulp die past.",
        "Together we choose help that fits.",
    ),
    "plain-step-intensiteit": (
        "Er komt genoeg hulp, van één vast persoon.",
        "There will be enough help, from one person you know.",
    ),
    "plain-step-samenwerken": (
        "We werken samen met school en huisarts.",
        "We work together with school and the family doctor.",
    ),
    "plain-step-evalueer-het-kind": (
        "We kijken vaak samen hoe het gaat.",
        "We often look together at how things are going.",
    ),
    "plain-foot": (
        "Gemaakt met uhp. Deze lijst is van {date}.",
        "Made with uhp. This list is of {date}.",
    ),
    # -- problems and who can help, in plain words
    "plain-problem-gedrag": ("moeilijk gedrag", "difficult behaviour"),
    "plain-problem-antisociaal": ("gedrag dat anderen pijn doet", "behaviour that hurts others"),
    "plain-problem-delinquentie": (
        "dingen doen die niet mogen van de wet",
        "doing things that are against the law",
    ),
    "plain-problem-middelen": ("alcohol of drugs", "alcohol or drugs"),
    "plain-problem-emotie": ("somber of bang zijn", "being sad or afraid"),
    "plain-problem-psychiatrie": ("psychische klachten van een kind", "a child's mental health"),
    "plain-problem-trauma": ("iets ergs dat is gebeurd", "something bad that happened"),
    "plain-problem-lvb": (
        "moeite met leren en begrijpen",
        "trouble with learning and understanding",
    ),
    "plain-problem-schooluitval": ("niet naar school gaan", "not going to school"),
    "plain-problem-hechting": ("de band tussen ouder en kind", "the bond between parent and child"),
    "plain-problem-ouder-kindrelatie": (
        "samen omgaan als ouder en kind",
        "getting along as parent and child",
    ),
    "plain-problem-opvoeding": ("opvoeden", "raising children"),
    "plain-problem-overbelasting": ("te veel op je schouders", "too much to carry"),
    "plain-problem-kindermishandeling": ("een kind wordt pijn gedaan", "a child is being hurt"),
    "plain-problem-verwaarlozing": (
        "een kind krijgt te weinig zorg",
        "a child gets too little care",
    ),
    "plain-problem-huiselijk-geweld": ("geweld thuis", "violence at home"),
    "plain-problem-onveiligheid": ("thuis is het niet veilig", "home is not safe"),
    "plain-problem-gezinsrelaties": ("ruzie in het gezin", "quarrels in the family"),
    "plain-problem-echtscheiding": ("ouders die uit elkaar gaan", "parents who split up"),
    "plain-problem-ouder-psychisch": (
        "psychische klachten van een ouder",
        "a parent's mental health",
    ),
    "plain-problem-ouder-verslaving": (
        "een ouder die niet kan stoppen met drinken of drugs",
        "a parent who cannot stop drinking or using drugs",
    ),
    "plain-problem-jong-ouderschap": (
        "jong ouder zijn met weinig hulp",
        "being a young parent with little help",
    ),
    "plain-problem-multiprobleem": ("veel problemen tegelijk", "many problems at once"),
    "plain-problem-netwerk": ("weinig mensen om je heen", "few people around you"),
    "plain-problem-financien": ("zorgen over geld", "worries about money"),
    "plain-problem-huisvesting": ("problemen met wonen", "trouble with housing"),
    "plain-who-middelen": (
        "je huisarts en hulp bij verslaving",
        "your family doctor and help with addiction",
    ),
    "plain-who-emotie": ("je huisarts", "your family doctor"),
    "plain-who-schooluitval": ("de school", "the school"),
    "plain-who-overbelasting": ("familie, vrienden en buren", "family, friends and neighbours"),
    "plain-who-kindermishandeling": ("Veilig Thuis, 0800-2000", "Veilig Thuis, 0800-2000"),
    "plain-who-verwaarlozing": ("Veilig Thuis, 0800-2000", "Veilig Thuis, 0800-2000"),
    "plain-who-huiselijk-geweld": ("Veilig Thuis, 0800-2000", "Veilig Thuis, 0800-2000"),
    "plain-who-onveiligheid": ("Veilig Thuis, 0800-2000", "Veilig Thuis, 0800-2000"),
    "plain-who-ouder-psychisch": ("je huisarts", "your family doctor"),
    "plain-who-ouder-verslaving": (
        "hulp bij verslaving voor volwassenen",
        "help with addiction for adults",
    ),
    "plain-who-jong-ouderschap": ("de jeugdarts", "youth health care"),
    "plain-who-netwerk": ("familie, vrienden en buren", "family, friends and neighbours"),
    "plain-who-financien": (
        "iemand die helpt met geld en schulden",
        "someone who helps with money and debts",
    ),
    "plain-who-huisvesting": ("iemand die helpt met wonen", "someone who helps with housing"),
    # -- errors
    "error": ("uhp: {text}", "uhp: {text}"),
    "did-you-mean": ("Bedoel je {near}?", "Do you mean {near}?"),
    "choose": ("Kies uit: {all}.", "Choose from: {all}."),
    "no-problems": (
        "noem ten minste één probleem, bijvoorbeeld --problems gedrag,middelen, of geef een profiel met --profile",
        "name at least one problem, for example --problems gedrag,middelen, or give a profile with --profile",
    ),
    "a-profile": (
        "{name} is een profiel en geen catalogus; controleer het met uhp profile check",
        "{name} is a profile and no catalogue; check it with uhp profile check",
    ),
    "too-many-children": (
        "dit zijn meer dan {limit} kinderen; zoveel heeft geen gezin thuis",
        "these are more than {limit} children; no family has so many at home",
    ),
    "profile-too-many-children": (
        "hier staan meer dan {limit} kinderen; zoveel heeft geen gezin thuis",
        "more than {limit} children stand here; no family has so many at home",
    ),
    "bad-age": (
        "leeftijd '{given}' wordt niet begrepen: geef hele jaren van 0 tot en met 30 (14), maanden (8m) of zwanger",
        "age '{given}' is not understood: give whole years from 0 to 30 (14), months (8m) or zwanger (unborn)",
    ),
    "unknown-problem": ("onbekend probleem '{name}'.", "unknown problem '{name}'."),
    "unknown-intervention": (
        "onbekende interventie '{name}'. uhp list toont ze alle.",
        "unknown intervention '{name}'. uhp list shows them all.",
    ),
    "unknown-answer": (
        "{option}: '{given}' is geen antwoord.",
        "{option}: '{given}' is not an answer.",
    ),
    "unknown-fact": ("onbekend feit '{name}'.", "unknown fact '{name}'."),
    "unknown-region": ("onbekende regio '{name}'.", "unknown region '{name}'."),
    "fact-without-value": (
        "--fact vraagt NAAM=WAARDE, zoals recidive=hoog; gegeven is '{given}'",
        "--fact wants NAME=VALUE, such as recidive=hoog; given is '{given}'",
    ),
    "unknown-word": (
        "'{name}' is geen probleem en geen antwoord.",
        "'{name}' is neither a problem nor an answer.",
    ),
    "answer-of-several": (
        "'{given}' kan een antwoord op meer dan één vraag zijn.",
        "'{given}' may answer more than one question.",
    ),
    "answer-of-family": (
        "'{fact}' is een antwoord van het hele gezin; geef het met --fact of in 'situation'",
        "'{fact}' is an answer of the whole family; give it with --fact or in 'situation'",
    ),
    "no-such-child": (
        "het nummer voor de dubbele punt is geen kind: er zijn er {given}; geef eerst --age of --child",
        "the number before the colon is no child: there are {given}; give --age or --child first",
    ),
    "bad-help-name": (
        "--tried vraagt de naam van de hulp in letters, zoals triple-p=afgebroken; geen namen van mensen, geen nummers",
        "--tried wants the name of the help in letters, such as triple-p=afgebroken; no names of people, no numbers",
    ),
    "first-is-circumstance": (
        "--first {problem}: dat is een omstandigheid; noem het probleem dat het dringendst is",
        "--first {problem}: that is a circumstance; name the problem that is most urgent",
    ),
    "stated-and-denied": (
        "{problem} is zowel genoemd als ontkend; haal een van beide weg",
        "{problem} is both stated and denied; remove one of the two",
    ),
    "first-not-stated": (
        "--first {problem} staat niet bij de problemen.",
        "--first {problem} is not among the problems.",
    ),
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
    "not-a-file": (
        "{name} is geen gewoon bestand; kies een andere naam",
        "{name} is not an ordinary file; choose another name",
    ),
    "unknown-suffix": (
        "aan de naam {name} is niet te zien welk formaat je wilt; geef --format of een van: {all}",
        "the name {name} does not tell which format you want; give --format or one of: {all}",
    ),
    "format-not-here": (
        "dit commando kent formaat {given} niet.",
        "this command does not have format {given}.",
    ),
    "broken-catalogue": (
        "{message} De catalogus heeft {n} fout(en); uhp validate {file} toont ze alle",
        "{message} The catalogue has {n} error(s); uhp validate {file} shows them all",
    ),
    "no-data": (
        "de meegeleverde catalogus ontbreekt ({name}); installeer uhp-cli opnieuw",
        "the packaged catalogue is missing ({name}); install uhp-cli again",
    ),
    "unknown-rule": (
        "onbekende regel '{name}'; uhp rule toont ze alle.",
        "unknown rule '{name}'; uhp rule lists them all.",
    ),
    "bad-day": (
        "{option} vraagt een bestaande dag als 2026-11-21; gegeven is '{given}'",
        "{option} wants an existing day such as 2026-11-21; given is '{given}'",
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
    "profile-needs-list": (
        "hier hoort een lijst, zoals [gedrag, middelen]",
        "a list belongs here, such as [gedrag, middelen]",
    ),
    "profile-stated-and-denied": (
        "dit probleem is elders in het profiel wel genoemd; haal een van beide weg",
        "this problem is stated elsewhere in the profile; remove one of the two",
    ),
    "profile-first-not-stated": (
        "het dringendste probleem staat niet bij de problemen; noem het daar ook",
        "the most urgent problem is not among the problems; state it there as well",
    ),
    "profile-unknown-key": (
        "deze sleutel hoort niet in een profiel; er is geen plaats voor wie het gezin is.",
        "this key does not belong in a profile; there is no place for who the family is.",
    ),
    "profile-bad-age": (
        "deze leeftijd wordt niet begrepen: geef hele jaren van 0 tot en met 30 (14), maanden (8m) of zwanger",
        "this age is not understood: give whole years from 0 to 30 (14), months (8m) or zwanger (unborn)",
    ),
    "profile-unknown-problem": (
        "dit probleem staat niet in de woordenlijst.",
        "this problem is not in the vocabulary.",
    ),
    "profile-unknown-answer": (
        "dit is geen antwoord op '{fact}'.",
        "this is not an answer to '{fact}'.",
    ),
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
    # -- diff and test
    "diff-title": ("Wat er veranderde in de catalogus", "What changed in the catalogue"),
    "diff-old": ("Oud", "Old"),
    "diff-new": ("Nieuw", "New"),
    "diff-none": ("Geen verschil in betekenis.", "No difference in meaning."),
    "diff-impact": ("Gezinnen met een ander antwoord", "Families with another answer"),
    "diff-family": ("gezin", "family"),
    "diff-before": ("was", "before"),
    "diff-after": ("wordt", "after"),
    "diff-turns": ("oordeel", "verdict"),
    "diff-nobody": ("niets", "nothing"),
    "diff-absent": ("niet in de catalogus", "not in the catalogue"),
    "diff-unreadable-old": (
        "de oude catalogus kent een woord van dit gezin niet",
        "the old catalogue lacks a word of this family",
    ),
    "diff-unreadable-new": (
        "de nieuwe catalogus kent een woord van dit gezin niet",
        "the new catalogue lacks a word of this family",
    ),
    "diff-more": ("nog {n} gezinnen, met --json", "{n} more families, with --json"),
    "diff-verdicts": (
        "Bij {n} van {families} gezinnen verandert het oordeel over een gewijzigde interventie.",
        "For {n} of {families} families the verdict on a changed intervention changes.",
    ),
    "diff-renamed": (", {n} hernoemd", ", {n} renamed"),
    "diff-summary": (
        "{added} toegevoegd, {changed} gewijzigd, {removed} verwijderd{more}; {other_top} van {families} gezinnen krijgen een andere top drie.",
        "{added} added, {changed} changed, {removed} removed{more}; {other_top} of {families} families get another top three.",
    ),
    "severity-breaking": ("Breekt iets", "Breaking"),
    "severity-attention": ("Let op", "Attention"),
    "severity-cosmetic": ("Alleen woorden of bronnen", "Cosmetic"),
    "edit-added": ("{field}: erbij {after}", "{field}: added {after}"),
    "edit-removed": ("{field}: weg {before}", "{field}: removed {before}"),
    "edit-changed": ("{field}: {before} → {after}", "{field}: {before} → {after}"),
    "edit-renamed": (
        "heette {before}, heet nu {after}",
        "was called {before}, is now called {after}",
    ),
    "test-title": ("Verwachte aanbevelingen", "Expected recommendations"),
    "test-came": ("verwacht {expected}; kwam {actual}", "expected {expected}; came {actual}"),
    "test-place": ("plaats {rank}, {verdict}; {key}", "rank {rank}, {verdict}; {key}"),
    "test-unnamed": ("Geen geval noemt: {names}.", "No case names: {names}."),
    "test-idle": (
        "Criteria die in de gevallen niet zowel gelden als niet gelden of onbekend zijn",
        "Criteria that the cases do not make both met and unmet or unknown",
    ),
    "test-summary": (
        "{cases} gevallen: {passed} geslaagd, {failed} gezakt ({expectations} verwachtingen).",
        "{cases} cases: {passed} passed, {failed} failed ({expectations} expectations).",
    ),
    "expect-first": ("op plaats 1", "on rank 1"),
    "expect-present": ("aanwezig", "present"),
    "expect-fits": ("past", "fits"),
    "expect-asks": ("navragen", "asks"),
    "expect-excluded": ("uitgesloten", "excluded"),
    "expect-uncovered": ("niet gedekt", "uncovered"),
    "expect-above": ("volgorde", "order"),
    "no-git": (
        "REVISIE:PAD vraagt git, en dat start hier niet ({why}); installeer git of geef een bestand",
        "REVISION:PATH needs git, which does not start here ({why}); install git or give a file",
    ),
    "no-repository": (
        "{name} is geen bestand, en hier is geen git-repository om een revisie uit te lezen; controleer de naam en de map",
        "{name} is not a file, and there is no git repository here to read a revision from; check the name and the folder",
    ),
    "unknown-revision": (
        "git kent revisie '{revision}' niet; git log en git branch --all tonen welke er zijn",
        "git does not know revision '{revision}'; git log and git branch --all show which there are",
    ),
    "shallow-clone": (
        "revisie '{revision}' staat niet in deze ondiepe kopie van de repository; haal haar eerst op met: {command}",
        "revision '{revision}' is not in this shallow clone of the repository; fetch it first with: {command}",
    ),
    "not-in-revision": (
        "revisie '{revision}' heeft geen bestand '{path}'; geef het pad vanaf de bovenste map van de repository, of ./ ervoor vanaf hier",
        "revision '{revision}' has no file '{path}'; give the path from the top folder of the repository, or with ./ from here",
    ),
    "stdin-twice": (
        "standaardinvoer kan maar een keer worden gelezen; geef voor het andere een bestand",
        "standard input can be read only once; give a file for the other",
    ),
    "no-families": (
        "er staat geen enkel gezin in {name}; geef profielen, een per regel of als lijst",
        "there is no family in {name}; give profiles, one a line or as a list",
    ),
    "broken-cases": ("{message}", "{message}"),
    "cases-unreadable": (
        "dit bestand is geen geldige YAML of JSON ({what}); herstel deze plaats",
        "this file is not valid YAML or JSON ({what}); mend this place",
    ),
    "case-twice": (
        "er is al een geval '{name}' (regel {first}); geef elk een eigen naam",
        "there is a case '{name}' already (line {first}); give each a name of its own",
    ),
    "case-without-problem": (
        "dit profiel noemt geen probleem; geef er ten minste een, bij een kind of bij het gezin",
        "this profile states no problem; give at least one, for a child or for the family",
    ),
    "case-unknown-source": (
        "de catalogus heeft geen bron '{name}'.",
        "the catalogue has no source '{name}'.",
    ),
    "case-unknown-intervention": (
        "'{name}' staat niet in de catalogus; uhp list toont alles.",
        "'{name}' is not in the catalogue; uhp list shows all.",
    ),
    "case-unknown-problem": (
        "'{name}' staat niet bij de problemen van de woordenlijst.",
        "'{name}' is not among the problems of the vocabulary.",
    ),
    "case-unknown-code": (
        "'{name}' is geen reden om uit te sluiten.",
        "'{name}' is not a reason to exclude.",
    ),
    "case-excluded": (
        "hier hoort een lijst van interventies, of elk met een reden, zoals {{rgt: age-above-range}}",
        "a list of interventions belongs here, or each with a reason, such as {{rgt: age-above-range}}",
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
        return (
            self.say("months", n=age.low) if age.low == age.high else self.say("years", n=age.years)
        )

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

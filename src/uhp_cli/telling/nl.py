"""Every sentence of the program in Dutch, by code. Data is filled in, never read as a template."""

SENTENCES: dict[str, str] = {
    # -- notices
    "acute-safety": (
        "Acuut gevaar: bel 112. Advies of een melding bij (een vermoeden van) geweld of "
        "mishandeling: Veilig Thuis 0800-2000, dag en nacht, gratis."
    ),
    "no-problem-known": (
        "Wat is opgegeven, zegt nog niet om welk probleem het gaat; noem er ten minste één."
    ),
    "first-uncovered": (
        "Voor het dringendste ({problem}) staat hier niets. Eerst erbij betrekken: {involve}."
    ),
    "problems-of-the-family": (
        "De problemen gelden zo voor elk kind; met --child geef je per kind wat er speelt."
    ),
    "not-a-decision": (
        "Een hulpmiddel bij de gedeelde verklarende analyse met gezin en gedragswetenschapper, "
        "geen besluit."
    ),
    "nothing-fits": (
        "Geen interventie in deze catalogus past op wat is opgegeven. Dat zegt niets over "
        "uithuisplaatsing. Betrek een gedragswetenschapper, beantwoord de open vragen en gebruik "
        "de werkzame elementen van de richtlijn: uhp guideline."
    ),
    # -- reasons and criteria
    "includes-placement": (
        "het programma begint met een plaatsing buiten het gezin en wordt daarom nooit aanbevolen"
    ),
    "problem-addressed": "richt zich op {problems}",
    "problem-in-part": "richt zich op een vorm van {problem}: {forms}",
    "no-problem-in-common": "richt zich op {targets}, niet op {problems}",
    "crisis-addressed": "is bedoeld voor een acute crisis",
    "problem-prevented": "is bedoeld om de kans op {prevented} te verkleinen; dat het behandelt "
    "wat er al is, wordt niet vermeld",
    "problem-unknown": "richt zich op {targets}",
    "age-in-range": "{age} valt binnen {range}",
    "age-below-range": "{age} is jonger dan {range}",
    "age-above-range": "{age} is ouder dan {range}",
    "age-unknown": "voor {range}; de leeftijd is niet opgegeven of niet precies genoeg",
    "indication-met": "voldoet aan: {text}",
    "indication-unmet": "voldoet niet aan: {text}",
    "indication-unknown": "nog niet bekend: {text}",
    "exclusion-holds": "uitgesloten: {text}",
    "exclusion-absent": "geen belemmering: {text}",
    "exclusion-unknown": "mits niet: {text}",
    "classification": "classificatie: {level}",
    "classification-for-outcome": "classificatie voor deze uitkomst: {level}",
    "aim-researched": (
        "uithuisplaatsing voorkomen of verkorten is het doel, en gunstig onderzoek daarnaar is "
        "gemeld"
    ),
    "aim-stated": "uithuisplaatsing voorkomen of verkorten is een doel",
    "placement-programme": "geen plaatsing buiten het gezin",
    # -- needed and given
    "needs-problem": "een van: {targets}",
    "needs-crisis": "een acute crisis",
    "needs-not": "niet: {text}",
    "given-nothing": "niet opgegeven",
    "given-absent": "{problem}: nee",
    "given-includes-placement": "begint met een plaatsing",
    # -- questions
    "ask-age": "Hoe oud is het kind (nodig: {range})?",
    "ask-any-age": "Hoe oud is het kind?",
    "ask-form": "Gaat het om {forms}?",
    "ask-facts": "{facts}",
    "ask-problem-missing": "Gaat het om {forms}?",
    "ask-which-problem": "Welke problemen spelen er?",
    "ask-first-problem": "Wat gaat voor? Noem het dringendste probleem.",
    "ask-prevents": "Gaat het om het voorkomen van {problems}? Dat dit behandelt wat er al is, "
    "wordt niet vermeld.",
    "ask-problem": "Is er sprake van {problem}?",
    "ask-earlier-help": "Wat werkte de vorige keer wel en niet?",
    "ask-exclusion": "Is dit niet het geval: {text}?",
    # -- a conversation
    "ask-intro": (
        "Enter is 'weet ik niet'; terug, stop en ? (uitleg) werken bij elke vraag. Geen namen of "
        "andere gegevens die verraden wie het gezin is."
    ),
    "ask-child": "Hoe oud is kind {n}?",
    "ask-child-how": "14, 8m (maanden) of zwanger",
    "ask-problems": "Welke problemen spelen er bij {child}?",
    "ask-problems-how": "bijvoorbeeld: {examples}, met komma's ertussen; ? toont alle woorden",
    "ask-this-child": "dit kind",
    "ask-unborn-child": "het ongeboren kind",
    "ask-child-of": "het kind van {age}",
    "ask-word": "een woord; ? toont ze alle",
    "ask-words-hint": "? toont alle woorden.",
    "ask-another": "Is er nog een kind?",
    "ask-another-how": "{choices} · Enter: nee",
    "ask-family": "Wat speelt er bij de ouders of in het hele gezin?",
    "ask-choices": "{choices} · Enter: weet ik niet",
    "ask-now": "Nu: {fits}, {ask} navragen. Eerst: {first}.",
    "ask-changed": "Dat verandert: {changes}; dan eerst: {first}",
    "ask-changed-more": "en nog {n}",
    "ask-no-change": "Dat verandert geen oordeel; eerst: {first}",
    "ask-unknown": "Blijft onbekend.",
    "ask-why": (
        "Waarom deze vraag: het antwoord kan {n} keer een oordeel veranderen, vanaf plaats {rank}."
    ),
    "ask-why-place": "Waarom deze vraag: het antwoord kan {n} keer een plaats veranderen.",
    "ask-why-problem": "richt zich hierop",
    "ask-explain-age": "Voor bijna elke interventie geldt een leeftijd.",
    "ask-explain-another": (
        "Elk kind wordt apart bekeken; wat voor alle kinderen geldt, komt hierna."
    ),
    "ask-means": "{name}: {text}.",
    "ask-to-family": "{name}. Aan het gezin te vragen als: {text}",
    "ask-words": "De woorden",
    "ask-at-start": "Dit is de eerste vraag.",
    "ask-done": "Geen antwoord verandert nog een oordeel.",
    "ask-done-places": "Geen antwoord verandert nog een oordeel op plaats 1 t/m {places}.",
    "ask-left": "Over lagere plaatsen zijn nog {n} vragen te stellen: uhp ask --all.",
    "ask-left-one": "Over lagere plaatsen is nog 1 vraag te stellen: uhp ask --all.",
    "ask-nothing": (
        "Er is geen probleem genoemd; zonder probleem is er niets op volgorde te zetten."
    ),
    "ask-command": "Zelfde antwoord:",
    "ask-saved": "Het gezin staat in {name}; uhp match --profile {name} leest het.",
    "ask-needs-a-problem": (
        "zonder een probleem is er niets op volgorde te zetten; noem er een, of stop"
    ),
    "unfit-answer": "'{given}' is geen antwoord op deze vraag.",
    # -- changes
    "change-age": "Klopt de leeftijd? Bij {age} vervalt deze reden.",
    "change-answer": "Klopt '{fact}: {given}'? Met {value} vervalt deze reden.",
    "change-needs": "Past alleen bij: {needs}.",
    # -- cautions
    "recognition-expired": (
        "de erkenning is ouder dan vijf jaar ({date}); zie of het register intussen opnieuw "
        "oordeelde"
    ),
    "recognition-reassessed": "de erkenning is ouder dan vijf jaar en wordt opnieuw beoordeeld",
    "usually-otherwise": "doorgaans gaat het om {text}",
    "provider-says": "volgens {by}: {text}",
    "theory-only": "'goed onderbouwd' gaat over theorie: effect is niet aangetoond",
    "unfavourable-research": "onderzoek naar het doel is wisselend of ongunstig",
    "no-control-group": "{n} cijfer(s) over resultaat zonder controlegroep: geen bewijs van effect",
    "sources-differ": "bronnen verschillen over: {about}",
    "earlier-help-finished": "eerder ingezet en afgerond",
    "earlier-help-broken-off": "eerder ingezet en afgebroken",
    "earlier-help-not-started": "eerder geprobeerd, niet gestart",
    "earlier-help": "eerder ingezet",
    "abroad": "buitenlands programma; geen bron noemt aanbod in Nederland",
    "dominated": "op elk criterium gelijk aan of onder {name}",
    # -- first screens
    "screen-safety": (
        "Acuut gevaar: bel 112. Advies of melding: Veilig Thuis 0800-2000, dag en nacht."
    ),
    "screen-first-uncovered": (
        "Voor het dringendste staat hier niets; betrek eerst wie hieronder staat."
    ),
    "screen-not-a-decision": (
        "Geen besluit: bespreek met gezin en gedragswetenschapper. Catalogus {version}"
    ),
    "screen-problems-of-the-family": (
        "De problemen gelden zo voor elk kind; --child zegt ze per kind."
    ),
    "screen-children": "{n} kinderen ({low}–{high})",
    "screen-children-of": "kinderen van {ages}",
    "screen-more": "+{n}",
    "sign-fits": "✓ past",
    "sign-ask": "? navragen",
    "sign-excluded": "✗ past niet",
    "proof": "bewijs",
    "takes-on": "pakt aan",
    "of-all": "{n} van {all}",
    "of-all-partly": "{n} van {all}, {partly} deels",
    "earlier": "eerder {outcome}",
    "earlier-unknown": "eerder ingezet",
    "screen-ask": "Vraag eerst",
    "screen-then": "daarna",
    "screen-turns": "kan {n} oordelen veranderen",
    "screen-turns-one": "kan 1 oordeel veranderen",
    "screen-moves": "kan {n} plaatsen veranderen",
    "screen-uncovered": "Niet gedekt",
    "screen-after": "Pas na vragen",
    "screen-beside": "Kijk ook naar",
    "screen-hidden": "Door het filter",
    "screen-excluded": "{n} passen niet",
    "screen-excluded-one": "1 past niet",
    "screen-reason-placement": "met plaatsing {n}",
    "screen-reason-problem": "ander probleem {n}",
    "screen-reason-age": "leeftijd {n}",
    "screen-reason-indication": "voorwaarde {n}",
    "screen-reason-exclusion": "contra-indicatie {n}",
    "screen-next": "Waarom: uhp why {id}   Alles: --long   Plan: uhp plan   Verslag: uhp report",
    "screen-next-none": "Alles: --long   Richtlijn: uhp guideline   Verslag: uhp report",
    "lasts": "Duur",
    "adds": "voegt toe",
    "why-cautions": "{n}, met --long",
    "why-nothing-asked": "De bronnen noemen geen voorwaarde: er is niets om aan te toetsen.",
    "why-next": "Alles: --long   Bronnen: --sources",
    "show-next": "Alles: uhp show {id} --all   Bronnen: --sources   Catalogus {version}",
    "plan-next": "Alles, met de stappen van de richtlijn: --long   Verslag: uhp report",
    "compare-next": "Alle velden: --long",
    "list-next": "Met problemen: --long   Alles over een: uhp show ID   Volgorde: --sort",
    "list-none": (
        "Niets gevonden. Zoek op een probleem (uhp list --problems gedrag) of toon alles: uhp list"
    ),
    # -- labels of the screen
    "profile": "Profiel",
    "catalogue": "Catalogus",
    "catalogue-line": "{version} · {n} interventies · {hash}",
    "child": "kind van {age}",
    "child-unborn": "ongeboren kind",
    "child-unknown-age": "kind, leeftijd onbekend",
    "child-number": "kind {n} ({age})",
    "years": "{n} jaar",
    "months": "{n} maanden",
    "pregnant": "zwangerschap",
    "range": "{low} t/m {high} jaar",
    "range-mixed": "{low} t/m {high}",
    "range-from": "vanaf {low}",
    "unknown-facts": "onbekend: {facts}",
    "first-problem": "eerst: {problem}",
    "denied": "niet: {problems}",
    "tried": "eerder: {names}",
    "and": "en",
    "or": "of",
    "rank": "plaats",
    "name": "interventie",
    "level": "niveau",
    "verdict": "oordeel",
    "addresses": "dekt",
    "orders": "plaats in elke volgorde",
    "fits": "past",
    "ask": "navragen",
    "excluded": "past niet",
    "because": "omdat",
    "question": "vraag",
    "caution": "let op",
    "beside": "Ook om naar te kijken",
    "involve": "Erbij betrekken",
    "after-asking": "Alleen na navragen: {problem} ({names}).",
    "what-if": "Wat een antwoord verandert",
    "what-if-line": "{changes}; dan eerst: {first}",
    "turn": "{name}: {before} → {after}",
    "no-turn": "geen ander oordeel",
    # -- the page that holds the whole tool
    "page-title": "uhp: hulp die past bij een gezin",
    "page-what": (
        "Wat u invult blijft in deze pagina: zij verstuurt niets en bewaart niets, en uw "
        "browser dwingt dat af."
    ),
    "page-wait": (
        "Het rekendeel wordt klaargezet. De catalogus, de kaart en de richtlijn kunt u al lezen."
    ),
    "page-ready": "Klaar voor gebruik.",
    "page-cannot": (
        "Het rekendeel start niet in deze browser (WebAssembly of JavaScript staat uit). De "
        "catalogus, de kaart en de richtlijn kunt u wel lezen."
    ),
    "page-skip": "Naar de inhoud",
    "page-views": "Onderdelen",
    "page-family": "Een gezin",
    "page-catalogue": "Catalogus",
    "page-map": "Kaart",
    "page-guideline": "Richtlijn",
    "page-known": "Wat bekend is",
    "page-find": "Zoek een probleem",
    "page-find-hint": "in uw eigen woorden, zoals weglopen, blowen of driftbuien",
    "page-found": "gevonden",
    "page-child": "Kind {n}",
    "page-months": "In maanden",
    "page-years": "In jaren",
    "page-add-child": "Nog een kind",
    "page-drop-child": "Haal kind {n} weg",
    "page-side-kind": "Problemen van het kind",
    "page-side-own": "Wat alleen dit kind raakt",
    "page-side-ouder": "Problemen van een ouder",
    "page-side-gezin": "Problemen in het gezin",
    "page-side-omgeving": "Problemen rond het gezin",
    "page-more": "Meer over kind {n}",
    "page-home": "Het gezin",
    "page-situation": "Situatie",
    "page-first": "Wat het dringendst is",
    "page-answered": "Eerder geantwoord",
    "page-tried": "Eerdere hulp {n}",
    "page-outcome": "Hoe hulp {n} afliep",
    "page-unknown": "weet ik niet",
    "page-question": "Vraag eerst",
    "page-changes": "Het antwoord kan {n} keer een oordeel of plaats veranderen.",
    "page-skipped": "De vragen die u oversloeg, staan nog open.",
    "page-no-question": "Geen antwoord verandert nog een oordeel.",
    "page-fill-in": "Vul dit in bij wat bekend is",
    "page-counts": "{fits} passen, {ask} eerst navragen, {excluded} passen niet.",
    "page-start": (
        "Kies bij een kind of bij het gezin ten minste één probleem; dan staat hier het antwoord."
    ),
    "page-answer": "Antwoord",
    "page-on": "Naar het antwoord",
    "page-match": "Wat kan passen",
    "page-plan": "Plan",
    "page-team": "Verslag voor het team",
    "page-sheet": "Blad voor het gezin",
    "page-sheets": (
        "Een blad voor een ouder of jongere kan geweld noemen: geef het alleen aan wie het zelf "
        "vertelde, en zorg dat niemand anders het vindt."
    ),
    "page-parent": "Blad voor een ouder (lees het eerst zelf)",
    "page-young": "Blad voor een jongere (lees het eerst zelf)",
    "page-each": "Waarom wel, waarom niet",
    "page-each-hint": (
        "Klap een interventie uit voor elk criterium met de bron. Vink er twee tot vijf aan "
        "om ze te vergelijken."
    ),
    "page-tick": "Vergelijk {name}",
    "page-compare": "Vergelijk wat is aangevinkt",
    "page-excluded": "Past niet ({n})",
    "page-print": "Afdrukken",
    "page-keep-answer": "Bewaar dit antwoord als bestand",
    "page-keep": "Bewaar dit gezin als bestand",
    "page-open": "Open een bewaard gezin",
    "page-clear": "Begin opnieuw",
    "page-command": "Hetzelfde in een terminal, met het bewaarde gezin:",
    "page-search": "Zoek in de catalogus",
    "page-nothing": "Niets gevonden; zoek een ander woord.",
    "page-licences": "Licenties en herkomst",
    "page-made": "uhp {version}, catalogus {catalogue}.",
    "page-not-a-family": (
        "dit bestand is geen bewaard gezin (JSON); open een bestand dat met deze pagina is bewaard"
    ),
    "firm": "vast",
    "place-when": "{rank} als {criterion} voorgaat",
    "said": "{word} → {problem}",
    "not-in-catalogue": "niet in deze catalogus",
    "child-with": "{child}: {own}",
    "plan-place": "{verdict}, plaats {rank}",
    "plan-instead": "of nu anders",
    "key": "sleutel",
    "key-line": (
        "spoed {urgency} · kern {core} · niveau {strength} · breedte {breadth} · doel {aim}"
    ),
    "urgency": "spoed",
    "core": "kern",
    "strength": "niveau van bewijs",
    "breadth": "breedte",
    "aim": "doel",
    "in-part": "{problem} (deels)",
    "counts": "{total} interventies: {fits}, {ask} navragen{beside}, {excluded} niet",
    "counts-beside": ", {n} ernaast",
    "one-fits": "{n} past",
    "some-fit": "{n} passen",
    "first-reasons": "eerste reden: {reasons}",
    "reason-placement": "plaatsing {n}",
    "reason-problem": "probleem {n}",
    "reason-age": "leeftijd {n}",
    "reason-indication": "voorwaarde {n}",
    "reason-exclusion": "contra-indicatie {n}",
    "why-hint": "uhp why ID legt uit",
    "more": "nog {n}, met --top {total} of --json",
    "hidden": "niet getoond door een filter: {names}",
    "ask-first": "Vraag eerst: {question} Het antwoord kan {n} keer een oordeel veranderen.",
    "ask-first-place": "Vraag eerst: {question} Het antwoord kan {n} keer een plaats veranderen.",
    "then": "Daarna: {question} ({n})",
    "near-misses": "Bijna: één antwoord maakt verschil",
    "uncovered": "Niet gedekt: {problem}. Betrek: {involve}.",
    "shared-ranks": "Gelijke sleutel, gelijke plaats; daarbinnen op alfabet.",
    "no-matches": "Geen interventie om te tonen.",
    "sources": "Bronnen",
    "source": "bron",
    "age": "leeftijd",
    "problems": "problemen",
    "problem": "probleem",
    "role": "rol",
    "children": "kinderen",
    "indication": "voorwaarde",
    "exclusion": "contra-indicatie",
    "placement-criterion": "plaatsing",
    "list-title": "Interventies",
    "list-count": "{shown} van {total} interventies",
    "unknown": "onbekend",
    "yes": "ja",
    "no": "nee",
    # -- parts of a page for a browser
    "contents": "Inhoud",
    "back": "terug naar de tekst bij",
    "glossary": "Wat de woorden betekenen",
    "means-fits": "Voldoet aan alles wat de bronnen vragen, voor zover dat is opgegeven.",
    "means-ask": "Niets sluit het uit, maar er staat nog een vraag open.",
    "means-excluded": "Iets wat is opgegeven, past niet bij wat de bronnen vragen.",
    "reasons-title": "Redenen en bronnen",
    "overview": "Overzicht",
    "per-intervention": "Per interventie",
    "ask-title": "Wat te vragen",
    # -- card
    "also-called": "Ook bekend als",
    "summary": "Wat het is",
    "variant-of": "Variant van",
    "target-group": "Doelgroep",
    "targets": "Gericht op",
    "indications": "Voorwaarden",
    "exclusions": "Contra-indicaties",
    "goals": "Doelen",
    "placement-aim": "Doel rond uithuisplaatsing",
    "includes-placement-title": "Omvat een plaatsing",
    "classification-title": "Classificatie",
    "per-outcome": "Per uitkomst",
    "said-by": "volgens {who}",
    "since": "sinds {date}",
    "valid-until": "geldig tot {date}",
    "reassessment": "In herbeoordeling",
    "evidence": "Onderzoek",
    "delivery": "Uitvoering",
    "availability": "Beschikbaarheid",
    "ratings": "Oordelen elders",
    "differs": "Bronnen verschillen",
    "used": "Gebruikt: {used} ({why})",
    "prevents": "voorkomen van {problem} (telt ten dele)",
    "usually": "Doorgaans",
    "formerly": "Heette eerder",
    "was-called": "{old} was{until} de naam van {name}.",
    "until": "tot {date}",
    "during-placement": "Tijdens een plaatsing",
    "preventive": "Preventie",
    "in-a-plan": "In een plan",
    "cautions-title": "Let op, volgens wie het aanbiedt",
    "remarks": "Opmerkingen",
    "not-stated": "Wat geen bron zegt",
    "weeks": "Duur in weken",
    "hours_per_week": "Uren per week",
    "visits": "Contacten in totaal",
    "visits_per_week": "Contacten per week",
    "visits_per_month": "Contacten per maand",
    "start_within_hours": "Start",
    "caseload": "Gezinnen per hulpverlener",
    "available_24_7": "Dag en nacht bereikbaar",
    "place": "Waar te krijgen",
    "by_whom": "Door wie",
    "how": "Hoe",
    "design-rct": "rct",
    "design-meta-analyse": "meta-analyse",
    "design-praktijk": "praktijk",
    "design-voor-en-na": "voor en na",
    "design-quasi-experiment": "quasi-experiment",
    "design-review": "review",
    "design-kwaliteitstoets": "kwaliteitstoets",
    "design-volgonderzoek": "volgonderzoek",
    "design-monitor": "monitor",
    "outcome-afgerond": "afgerond",
    "outcome-afgebroken": "afgebroken",
    "outcome-niet-gestart": "niet gestart",
    "about-leeftijd": "leeftijd",
    "about-classificatie": "classificatie",
    "about-naam": "naam",
    "about-onderzoek": "onderzoek",
    "about-doelgroep": "doelgroep",
    "about-duur": "duur",
    "about-doel-rond-uithuisplaatsing": "doel rond uithuisplaatsing",
    "about-doel": "doel",
    "about-waarop-gericht": "waarop gericht",
    "about-vermelding": "vermelding",
    "about-bronvermelding": "bronvermelding",
    "about-bereikbaarheid": "bereikbaarheid",
    "about-aantal-bijeenkomsten": "aantal bijeenkomsten",
    "about-problemen-waarop-het-zich-richt": "problemen waarop het zich richt",
    "about-herbeoordeling-van-de-erkenning": "herbeoordeling van de erkenning",
    "about-herbeoordeling": "herbeoordeling",
    "about-schrijfwijze-van-de-naam": "schrijfwijze van de naam",
    "about-spelling": "spelling",
    "about-onderzoek-naar-uithuisplaatsing": "onderzoek naar uithuisplaatsing",
    "about-uithuisplaatsing-als-voorwaarde": "uithuisplaatsing als voorwaarde",
    "about-jeugdhulp-als-voorwaarde": "jeugdhulp als voorwaarde",
    "about-naam-en-vorm": "naam en vorm",
    "about-kwaliteit-van-het-onderzoek": "kwaliteit van het onderzoek",
    "about-naam-van-de-onderzoeker": "naam van de onderzoeker",
    "about-opbouw": "opbouw",
    "about-plaats-van-uitvoering": "plaats van uitvoering",
    "about-aanpak": "aanpak",
    "about-datum-van-de-erkenning": "datum van de erkenning",
    "about-naam-en-voorwaarden": "naam en voorwaarden",
    "control-ja": "met controlegroep",
    "control-nee": "zonder controlegroep",
    "control-niet-vermeld": "controlegroep niet vermeld",
    "direction-gunstig": "gunstig",
    "direction-wisselend": "wisselend",
    "direction-geen-verschil": "geen verschil",
    "direction-ongunstig": "ongunstig",
    "direction-onduidelijk": "onduidelijk",
    "direction-geen-onderzoek": "geen onderzoek",
    "country-nederland": "Nederland",
    "country-verenigde-staten": "Verenigde Staten",
    "country-internationaal": "internationaal",
    "scope-landelijk": "landelijk",
    "scope-regio": "regionaal",
    "scope-buitenland": "buitenland",
    "effect-voorkomen": "voorkomen",
    "effect-verkorten": "verkorten",
    "effect-terugkeer": "terugkeer naar huis",
    # -- why, compare, plan, guideline, recheck, profile
    "why-title": "{name}: {verdict}",
    "why-without-profile": "{name}: wat waar moet zijn",
    "state-met": "✓ voldaan",
    "state-unmet": "✗ niet voldaan",
    "state-unknown": "? onbekend",
    "state-exclusion-met": "✗ sluit uit",
    "state-exclusion-unmet": "✓ speelt niet",
    "criterion": "criterium",
    "needed": "nodig",
    "given": "opgegeven",
    "change": "bijna",
    "rank-line": "{rank} ({stability})",
    "compare-title": "Vergelijking",
    "compare-legend": "≠ verschilt; 'onbekend' is: geen bron zegt het.",
    "decides": "{higher} staat boven {lower} door {criterion}: {a} tegen {b}.",
    "decides-nothing": "{higher} en {lower} hebben dezelfde sleutel en delen een plaats.",
    "plan-title": "Eén plan voor het gezin",
    "plan-empty": (
        "Geen interventie in deze catalogus dekt een van de problemen rechtstreeks; kijk wie te "
        "betrekken en stel de open vragen (uhp match)."
    ),
    "plan-rule": (
        "Hoogstens één hoofdprogramma, één crisishulp en {most} in totaal: een redactionele "
        "regel, om het aantal wisselingen klein te houden."
    ),
    "plan-beside": "{names} (bij {name})",
    "plan-equal": "even goed",
    "covers-for": "dekt {needs}",
    "need-of": "{problem} van {who}",
    "need-family": "het gezin",
    "uncovered-for": "Niet gedekt: {needs}. Betrek: {involve}.",
    "hours": "Uren per week",
    "hours-known": "{low} tot {high}, voor wat een bron zegt ({names})",
    "hours-exact": "{low}, voor wat een bron zegt ({names})",
    "phases": "Fasen",
    "phase-veiligheid": "1. crisis en veiligheid",
    "phase-behandelen": "2. behandelen",
    "phase-volhouden": "3. volhouden",
    "phase-none": "geen interventie uit dit plan",
    "steps": "Stappen van de richtlijn",
    "kind-aanbeveling": "aanbeveling",
    "kind-werkzaam-element": "werkzaam element",
    "kind-terugplaatsing-element": "element bij terugplaatsing",
    "kind-bouwsteen": "bouwsteen",
    "recheck-same": (
        "Zelfde uitkomst: het advies van toen ({old}) geldt op deze catalogus ({new}) ongewijzigd."
    ),
    "recheck-differs": "Interventies die nu anders uitkomen: {n} (catalogus toen {old}, nu {new}).",
    "recheck-title": "Opnieuw bekeken",
    "recheck-field": "{before} → {after}",
    "recheck-added-catalogue": "nieuw in de catalogus",
    "recheck-removed-catalogue": "staat niet meer in de catalogus",
    "recheck-added-plan": "nieuw in het plan, of even goed",
    "recheck-removed-plan": "niet meer in het plan",
    "recheck-place": "staat",
    "recheck-chosen": "gekozen",
    "recheck-alternative": "even goed",
    "recheck-beside": "ook om naar te kijken",
    "recheck-partly": "dekt deels",
    "recheck-rule": "waardoor",
    "recheck-method": (
        "Het advies is gemaakt met methode {old}; nu geldt methode {new}. Vergeleken zijn de "
        "uitkomsten, niet de zinnen. Bij elk verschil staat waardoor het komt."
    ),
    "cause-implied-problem": (
        "een probleem dat uit een enger woord volgt, telt niet meer apart mee"
    ),
    "cause-circumstance": "een omstandigheid is niets wat een interventie dekt",
    "cause-severity-of-problem": (
        "ernst hoort bij het probleem zelf, niet bij wat er verder speelt"
    ),
    "cause-prevention": "een risico verkleinen telt als deels: voorkomen is niet behandelen",
    "cause-no-problem-stated": (
        "noemt geen bron een probleem, dan is dat geen criterium en staat zij apart"
    ),
    "cause-crisis-help": "bij crisishulp is de crisis zelf de doelgroep",
    "cause-level-per-outcome": (
        "het niveau geldt per uitkomst: beoordeelde een register uitkomsten apart, dan tellen "
        "alleen die"
    ),
    "cause-favourable-research": (
        "onderzoek naar uithuisplaatsing telt alleen mee als het gunstig was"
    ),
    "cause-plan-follows-ranking": (
        "het plan loopt de volgorde af; eerder koos het de minste interventies voor de meeste "
        "hulpvragen"
    ),
    "cause-others-moved": "de eigen sleutel is gelijk; andere kwamen hoger of lager",
    "cause-catalogue": "de catalogus zegt nu iets anders; dat is geen regel van de methode",
    "cause-not-told": "aan het antwoord van toen is niet te zien welke regel dit veranderde",
    "recheck-because": "omdat",
    "recheck-gone": "niet meer",
    "recheck-moved": (
        "Alleen een andere plaats, doordat een andere interventie hoger of lager kwam: {names}."
    ),
    "profile-good": "Het profiel klopt. Zo wordt het begrepen:",
    "not-an-advice": (
        "dit is geen antwoord van uhp match, why of plan dat deze uhp kent ({what}); geef een "
        "bestand dat met --json is gemaakt"
    ),
    "compare-count": "geef twee tot vijf verschillende interventies; gegeven: {given}",
    "unknown-section": "onbekend onderdeel '{name}'.",
    "batch-not-json": "deze regel is geen geldige JSON (kolom {column}); herstel of verwijder hem",
    "batch-too-long": "deze regel is langer dan 1 MiB; maak er kortere regels van",
    "batch-not-utf-8": "deze regel is geen UTF-8; bewaar het bestand als UTF-8",
    "batch-duplicate-key": "in deze regel staat een sleutel tweemaal; laat er een staan",
    "jobs-cannot-start": "de processen voor --jobs starten niet ({why}); laat --jobs weg",
    "jobs-lost": "een proces van --jobs is gestopt voor het klaar was; probeer het zonder --jobs",
    "batch-progress": "{n} profielen",
    # -- local offer
    "offer-title": "Lokaal aanbod",
    "offer-provider": "aanbieder",
    "offer-region": "regio",
    "offer-when": "wanneer",
    "offer-looked": "nagekeken",
    "offer-weeks": "wachttijd {n} weken",
    "offer-at-once": "kan binnen 24 uur beginnen",
    "offer-from": "vanaf {day}",
    "offer-until": "tot en met {day}",
    "offer-ended": "gestopt na {day}",
    "offer-read": "nagekeken {day}",
    "offer-everywhere": "overal",
    "offer-nobody": "Nu niet in dit aanbod: {names}.",
    "offer-expired": "Verlopen op {day}: {names}. Kijk na of dit er nog is.",
    "offer-beside": "Het aanbod geldt op {day}. Het verandert geen oordeel en geen plaats.",
    "offer-gaps": "Bekend, maar nu niet in dit aanbod",
    "offer-only": "Alleen wat in dit aanbod staat, telt mee.",
    # -- gaps
    "gaps-title": "Kaart van de catalogus: wat er is en wat ontbreekt",
    "gaps-head": "{age} jaar",
    "gaps-empty": "leeg",
    "gaps-legend": (
        "Per vak het beste niveau voor dit probleem en hoeveel interventies er zijn; 'leeg' is: "
        "niets in deze catalogus. Een vak telt wat zich richt op het probleem of iets ruimers, "
        "als de leeftijden elkaar raken; 0–5 begint bij de zwangerschap."
    ),
    "gaps-ladder": (
        "●●●● sterke, ●●●○ goede, ●●○○ eerste aanwijzingen; ●○○○ goed onderbouwd (theorie); ○○○○ "
        "zonder oordeel, wat niet betekent: werkt niet."
    ),
    "gaps-counts": "{filled} van {all} vakken gevuld, {empty} leeg.",
    "gaps-list": "Waar niets voor is",
    "gaps-all-ages": "alle leeftijden",
    "gaps-thin": "Waar weinig voor is",
    "gaps-single": "één interventie ({n})",
    "gaps-unjudged": "geen oordeel ({n})",
    "gaps-next": "De hele kaart: --long   Vanaf een niveau: --min-classification",
    "gaps-unstated": "* leeftijd niet vermeld, daarom in elke band meegeteld: {names}.",
    "gaps-placement": "Nooit meegeteld, want met een plaatsing: {names}.",
    "gaps-abroad": "Meegeteld, maar buitenlands; geen bron noemt aanbod in Nederland: {names}.",
    "gaps-elsewhere": "Niet meegeteld, want gebonden aan een andere regio dan {region}: {names}.",
    "gaps-region": "Bekeken voor de regio {region}.",
    "gaps-least": "Alleen met het niveau {level} of beter.",
    "gaps-no-problem": "In geen vak, omdat de bronnen geen probleem noemen: {names}.",
    "gaps-not-proof": (
        "Een leeg vak zegt iets over deze catalogus en haar bronnen, niet over een gezin."
    ),
    "gaps-picture": (
        "Kaart van problemen en leeftijden; hoe donkerder een vak, hoe hoger het beste niveau. "
        "De tabel eronder zegt hetzelfde in woorden."
    ),
    "gaps-step-0": "zonder oordeel",
    "gaps-table": "Per probleem en leeftijd: beste niveau en interventies",
    "caseload-title": "Wat deze gezinnen vragen en wat de catalogus heeft",
    "caseload-counts": (
        "{families} gezinnen, {needs} hulpvragen (een probleem van een kind of van het gezin); "
        "{covered} kan iets uit de catalogus dekken, {open} niet."
    ),
    "caseload-families": "gezinnen",
    "caseload-needs": "hulpvragen",
    "caseload-covered": "te dekken",
    "caseload-offered": "Hulpvragen die dit aanbod nu dekt",
    "caseload-of": "{n} van {all}",
    "caseload-open": "niet te dekken",
    "caseload-all": "Voor elke hulpvraag is er iets.",
    "caseload-uncovered": "Waarvoor niets is",
    "caseload-set-exact": (
        "De kleinste verzameling die alles dekt wat te dekken is: {n} interventies. Exact "
        "uitgezocht: met minder kan het niet. Er kunnen andere even kleine zijn."
    ),
    "caseload-set-greedy": (
        "Een kleine verzameling die alles dekt wat te dekken is: {n} interventies. Stap voor "
        "stap gekozen, omdat exact zoeken te lang duurt; misschien kan het met minder."
    ),
    "caseload-set": "Samen genoeg",
    "caseload-adds": "voegt toe",
    "caseload-covers": "dekt zelf",
    "caseload-sum": "samen",
    "caseload-note": (
        "Gedekt is: past, of past als de open vragen zo worden beantwoord. Geen uitspraak over "
        "een gezin; bekijk elk gezin met uhp match."
    ),
    # -- report for professionals
    "report-title": "Hulp die bij dit gezin kan passen",
    "report-purpose": (
        "Om samen te bespreken: met het gezin, in het team en met een gedragswetenschapper. Geen "
        "besluit en geen advies over toegang of plaatsing; een afwijkende keuze is even goed, "
        "met een reden."
    ),
    "report-family": "Het gezin zoals begrepen",
    "report-child": "Kind {n}",
    "report-shared": "Gezin",
    "report-situation": "Situatie",
    "report-tried": "Eerdere hulp",
    "report-first": "Het dringendst",
    "report-denied": "Niet aan de orde",
    "report-unknown": "Nog onbekend",
    "report-ask": "Vraag dit eerst",
    "report-ask-line": "{question} Het antwoord telt voor {n} van de {total} interventies.",
    "report-matches": "Wat kan passen",
    "report-order": (
        "Op volgorde van vaste criteria: spoed, kern van de vraag, niveau van bewijs, breedte, "
        "doel. De laatste kolom toont hoe ver een plaats verschuift als die criteria in een "
        "andere volgorde staan."
    ),
    "report-details": "Per interventie",
    "report-details-some": "Per interventie: de eerste {n} van {total}",
    "report-outcome": "{level} (voor deze uitkomst; in het algemeen: {general})",
    "report-excluded": "Wat niet past en waarom",
    "report-excluded-count": "{n} van {total} interventies, elk met de eerste reden.",
    "report-near": "bijna",
    "report-reason-placement": "begint met een plaatsing: nooit aanbevolen",
    "report-reason-problem": "is voor iets anders",
    "report-reason-age": "leeftijd",
    "report-reason-indication": "voldoet niet aan",
    "report-reason-exclusion": "contra-indicatie",
    "report-named": "{name} ({text})",
    "report-agreements": "Afspraken",
    "report-discussed": "Besproken met gezin (wie, wanneer)",
    "report-more": "Nog {n} in de bijlage, elk met zijn plaats.",
    "report-open": "nog open",
    "report-plan": "Het plan in het kort",
    "report-appendix": "Bijlage",
    "report-all": "De hele volgorde",
    "report-who-does": "Wie doet wat, en wanneer",
    "report-evaluation": "Evaluatie op",
    "report-chosen": "Gekozen",
    "report-deviation": "Reden om af te wijken",
    "report-again": "Zo reken je dit na",
    "report-again-how": (
        "Bewaar het profiel hieronder als profiel.yaml en geef: uhp match --profile "
        "profiel.yaml. Een andere catalogus of versie kan een andere uitkomst geven."
    ),
    "report-catalogue": "{title}, versie {version} van {date}, {n} interventies",
    "report-hash": "SHA-256",
    "report-guideline": "richtlijn",
    "report-program": "programma",
    # -- report for the family: written with B1 as aim, tested on sentence length and a word list
    "plain-title": "Hulp die bij jullie kan passen",
    "plain-safety": (
        "Is er nu gevaar? Bel 112. Praten over zorgen thuis kan altijd met Veilig Thuis: "
        "0800-2000. Dat kan dag en nacht. Het is gratis."
    ),
    "plain-purpose": (
        "Dit blad is om samen te bespreken. Er is nog niets besloten. Jullie kiezen samen met "
        "jullie hulpverlener."
    ),
    "plain-known": "Dit weten we nu",
    "plain-child": "Jullie hebben een kind van {age}.",
    "plain-child-unborn": "Jullie krijgen een kind.",
    "plain-child-unknown": "We weten nog niet hoe oud jullie kind is.",
    "plain-hard": "Dit is nu lastig:",
    "plain-hard-child": "Dit is lastig voor het kind van {age}:",
    "plain-hard-child-unborn": "Dit is lastig rond de zwangerschap:",
    "plain-hard-child-unknown": "Dit is lastig voor jullie kind:",
    "plain-correct": "Klopt dit? Zeg het als iets anders is.",
    "plain-questions": "Dit willen we nog vragen",
    "plain-ask-age": "Hoe oud is jullie kind?",
    "plain-ask-problem": "Is dit ook lastig: {problem}?",
    "plain-ask-other": "Jullie hulpverlener heeft nog een vraag.",
    "plain-options": "Hulp die kan passen",
    "plain-options-how": (
        "Hier staan mogelijkheden naast elkaar. Geen ervan moet. Vraag alles wat jullie willen "
        "weten."
    ),
    "plain-options-more": "Er is nog meer hulp die kan passen. Vraag ernaar.",
    "plain-together": "Dit kan samen in één plan: {names}.",
    "plain-options-not": "Andere hulp op onze lijst past nu niet. Vraag gerust waarom.",
    "plain-nothing": (
        "Welke hulp past, bespreken jullie met jullie hulpverlener. Hier staat nu geen hulp. Dat "
        "zegt niets over waar jullie kind moet wonen."
    ),
    "plain-what": "Wat is het?",
    "plain-role-hoofd": "Hulp in vaste stappen, voor het gezin of voor het kind.",
    "plain-role-crisis": "Snelle, korte hulp als het nu heel moeilijk is.",
    "plain-role-aanvullend": "Extra hulp, naast andere hulp.",
    "plain-role-werkwijze": "Een manier van samenwerken. Het is geen vaste reeks afspraken.",
    "plain-for": "Waarbij kan het helpen?",
    "plain-for-now": "Als er nu snel hulp nodig is.",
    "plain-age": "Voor wie?",
    "plain-age-line": "Voor kinderen: {range}.",
    "plain-age-unknown": "De leeftijd staat er niet bij.",
    "plain-long": "Hoe lang?",
    "plain-weeks": "{about} {n} weken.",
    "plain-asks": "Wat vraagt het van ons?",
    "plain-hours-per-week": "{about} {n} uur per week.",
    "plain-visits-per-week": "{about} {n} keer per week contact.",
    "plain-visits-per-month": "{about} {n} keer per maand contact.",
    "plain-visits": "{about} {n} keer contact in totaal.",
    "plain-about": "Ongeveer",
    "plain-most": "Hoogstens",
    "plain-least": "Minstens",
    "plain-to": "{low} tot {high}",
    "plain-not-stated": "Niet vermeld. Vraag ernaar.",
    "plain-hitch": "Wat kan lastig zijn?",
    "plain-hitch-abroad": "Deze hulp komt uit het buitenland. Vraag of zij hier te krijgen is.",
    "plain-hitch-region": "Deze hulp is er niet overal in Nederland.",
    "plain-hitch-research": "Niet elk onderzoek liet zien dat het helpt.",
    "plain-hitch-cautions": "Wie deze hulp geeft, noemt punten om op te letten. Vraag welke.",
    "plain-research": "Helpt het?",
    "plain-level-sterke-aanwijzingen": "Onderzoek laat goed zien dat het kan helpen.",
    "plain-level-goede-aanwijzingen": "Onderzoek laat zien dat het kan helpen.",
    "plain-level-eerste-aanwijzingen": "Het eerste onderzoek laat zien dat het kan helpen.",
    "plain-level-goed-onderbouwd": "Kenners vinden het een goed plan. Het is nog niet bewezen.",
    "plain-level-other": "Dat weten we nog niet. Dat wil niet zeggen dat het niet helpt.",
    "plain-fit": "Past het?",
    "plain-fits": "Het lijkt te passen.",
    "plain-ask-first": "Misschien. We moeten eerst nog iets vragen.",
    "plain-earlier": "Jullie kennen dit al. Wat hielp toen?",
    "plain-think": "Wat vinden jullie ervan?",
    "plain-others": "Wie kan ook helpen?",
    "plain-others-line": "{problem}: {who}.",
    "plain-others-ask": "Vraag jullie hulpverlener wie hierbij kan helpen: {problem}.",
    "plain-wishes": "Wat willen jullie zelf?",
    "plain-wish-child": "Dit wil ik (kind)",
    "plain-wish-child-n": "Dit wil ik (kind van {age})",
    "plain-wish-parents": "Dit willen wij (ouders)",
    "plain-wish-good": "Dit gaat al goed",
    "plain-wish-people": "Deze mensen kunnen ons helpen",
    "plain-wish-not": "Dit willen we niet",
    "plain-choice": "Wat kiezen jullie?",
    "plain-choice-other": "Iets anders",
    "plain-choice-none": "Nu nog niets kiezen. Dat mag ook.",
    "plain-wish-choice": "Dit kiezen we samen",
    "plain-wish-next": "Dan praten we weer",
    "plain-steps": "Wat gaan we doen?",
    "plain-foot": "Gemaakt met uhp. Deze lijst is van {date}.",
    # -- the same to one young person, where it is that person's own sheet
    "own-plain-title": "Hulp die bij jou kan passen",
    "own-plain-purpose": (
        "Dit blad is van jou. Je bespreekt het met je hulpverlener. Er is nog niets besloten. Jij "
        "beslist mee."
    ),
    "own-plain-ask-other": "Je hulpverlener heeft nog een vraag.",
    "own-plain-options-how": (
        "Hier staan mogelijkheden naast elkaar. Geen ervan moet. Vraag alles wat je wilt weten."
    ),
    "own-plain-nothing": (
        "Welke hulp past, bespreek je met je hulpverlener. Hier staat nu geen hulp. Dat zegt niets "
        "over waar je moet wonen."
    ),
    "own-plain-role-hoofd": "Hulp in vaste stappen, voor jou of voor je gezin.",
    "own-plain-asks": "Wat vraagt het van je?",
    "own-plain-think": "Wat vind je ervan?",
    "own-plain-others-ask": "Vraag je hulpverlener wie hierbij kan helpen: {problem}.",
    "own-plain-wishes": "Wat wil je zelf?",
    "own-plain-wish-child": "Dit wil ik",
    "own-plain-wish-people": "Deze mensen kunnen mij helpen",
    "own-plain-wish-not": "Dit wil ik niet",
    "own-plain-choice": "Wat kies je?",
    "own-plain-wish-choice": "Dit kies ik",
    # -- problems and who can help, in plain words
    # -- a case and an objection
    "case-made": (
        "Gemaakt met uhp {program} op catalogus {catalogue} ({hash}), methode {method}. Verwacht "
        "wordt wat uhp toen antwoordde: houd wat uit een bron volgt, noem die bij source, en haal "
        "de rest weg."
    ),
    "method": "methode",
    "objection-title": "Bezwaar",
    "objection-privacy": (
        "Schrijf hier niets over een gezin of een persoon. Een verzonnen gezin waarvoor het "
        "verschil maakt, maakt u met uhp match --as-case."
    ),
    "objection-rule": "regel",
    "objection-says": "wat uhp zegt",
    "objection-which": "Welke regel klopt niet",
    "objection-quote": "Wat mijn bron zegt, letterlijk",
    "objection-source": "Die bron: titel, uitgever, datum, bladzijde of adres",
    "objection-should": "Wat hier dus moet staan",
    # -- how to read a screen
    "reading-title": "Zo leest u een scherm",
    "reading-words": "Woorden die u kunt opgeven",
    "reading-facts": "feiten en hun antwoorden",
    "reading-signs": "tekens",
    "reading-fits": "alles wat de bronnen vragen, klopt met wat is opgegeven",
    "reading-ask": "niets sluit het uit, maar er ontbreekt een antwoord; de vraag staat erbij",
    "reading-excluded": "iets wat is opgegeven sluit het uit; uhp why ID zegt wat",
    "reading-firm": "op deze plaats, welk criterium van de sleutel ook voorgaat",
    "reading-orders": "waar het staat als een ander criterium voorgaat, en welk",
    "reading-urgency": "1 voor crisishulp bij een acute crisis, anders 0",
    "reading-core": (
        "3: richt zich rechtstreeks op het dringendste probleem, of zonder dat op een van de "
        "problemen; 2: alleen deels, of, als iets ernstig is, aanvullende hulp die volgens een "
        "bron preventie is of daar niet voor is; 1: niet"
    ),
    "reading-strength": "de classificatie als getal: 4 voor de hoogste trede, 0 zonder oordeel",
    "reading-breadth": "hoeveel van de opgegeven problemen het rechtstreeks aanpakt",
    "reading-aim": (
        "2: onderzoek naar het voorkomen of verkorten van uithuisplaatsing was gunstig; 1: het is "
        "een doel; 0: geen van beide"
    ),
    "reading-else": "wat er nog meer staat",
    "reading-near-misses": "past niet, maar met één ander antwoord wel of misschien",
    "reading-beside": "staat buiten de volgorde, omdat geen bron een probleem als doelgroep noemt",
    "uncovered-word": "niet gedekt",
    "reading-uncovered-word": "een probleem waarop niets wat past zich rechtstreeks richt",
    "reading-involve": "wie meekijkt bij een probleem, welke hulp er ook komt",
    # -- errors
    "error": "uhp: {text}",
    "did-you-mean": "Bedoel je {near}?",
    "choose": "Kies uit: {all}.",
    "sheet-for-nobody": (
        "voor wie is dit blad? Zonder --share-with ouder of --share-with jongere staat er niets op "
        "van wat iemand vertelde, en niets over geweld"
    ),
    "sheet-of-violence": (
        "dit blad noemt geweld of mishandeling: geef het alleen aan wie het zelf vertelde, en zorg "
        "dat niemand anders het vindt"
    ),
    "sheet-for-a-child": (
        "een eigen blad is er voor een kind van {age} jaar of ouder van wie de leeftijd is "
        "opgegeven; vertel het een jonger kind zelf, en geef de ouder een blad met --share-with "
        "ouder"
    ),
    "sheet-for-which": "er is meer dan één jongere; geef elk een eigen blad.",
    "share-with-family-only": "--share-with hoort bij --for family",
    "no-problems": (
        "noem ten minste één probleem, bijvoorbeeld --problems gedrag,middelen, of geef een "
        "profiel met --profile"
    ),
    "a-profile": "{name} is een profiel en geen catalogus; controleer het met uhp profile check",
    "too-many-children": "dit zijn meer dan {limit} kinderen; zoveel heeft geen gezin thuis",
    "profile-too-many-children": (
        "hier staan meer dan {limit} kinderen; zoveel heeft geen gezin thuis"
    ),
    "bad-age": (
        "leeftijd '{given}' wordt niet begrepen: geef hele jaren van 0 tot en met 30 (14), "
        "maanden (8m) of zwanger"
    ),
    "unknown-problem": "onbekend probleem '{name}'.",
    "choose-unknown-problem": (
        "Kies uit — {sides}. Staat het er niet bij, bespreek dan met een gedragswetenschapper wie "
        "erbij te betrekken."
    ),
    "word-of-several": "'{name}' kan over meer dan één ding gaan.",
    "choose-word-of-several": "Schrijf wat bedoeld is — {sides}.",
    "word-referred": "voor '{name}' staat er geen hulp in de catalogus; betrek {involve}.",
    "choose-word-referred": "Speelt er ook iets anders, schrijf dan — {sides}.",
    "word-is-answer": "'{name}' hoort niet bij de problemen; schrijf {how}",
    "words-apart": "tussen de woorden van '{name}' hoort een komma; schrijf {how}",
    "unknown-intervention": "onbekende interventie '{name}'.",
    "search-with": "Zoek met: {search}",
    "unknown-answer": "{option}: '{given}' is geen antwoord.",
    "unknown-fact": "onbekend feit '{name}'.",
    "unknown-region": "onbekende regio '{name}'.",
    "fact-without-value": "--fact vraagt NAAM=WAARDE, zoals recidive=hoog; gegeven is '{given}'",
    "answer-of-several": "'{given}' kan een antwoord op meer dan één vraag zijn.",
    "answer-of-family": (
        "'{fact}' is een antwoord van het hele gezin; geef het met --fact of in 'situation'"
    ),
    "no-such-child": (
        "het nummer voor de dubbele punt is geen kind: er zijn er {given}; geef eerst --age of "
        "--child"
    ),
    "bad-help-name": (
        "--tried vraagt de naam van de hulp in letters, zoals triple-p=afgebroken; geen namen "
        "van mensen, geen nummers"
    ),
    "first-is-circumstance": (
        "--first {problem}: dat is een omstandigheid; noem het probleem dat het dringendst is"
    ),
    "stated-and-denied": "{problem} is zowel genoemd als ontkend; haal een van beide weg",
    "first-not-stated": "--first {problem} staat niet bij de problemen.",
    "case-title": "--as-case vraagt een titel van 1 tot {most} tekens; gegeven zijn er {n}",
    "case-and-format": "--as-case schrijft een geval in YAML; laat formaat {given} weg",
    "unknown-verb": "onbekend commando '{given}'; {command} --help toont ze alle.",
    "unknown-option": "{command} heeft geen optie {given}; {command} --help toont ze alle.",
    "option-needs-value": "{option} vraagt {value}; {command} --help legt uit",
    "option-without-value": "{option} krijgt geen waarde; laat weg wat achter de = staat",
    "option-twice": "{option} staat er meer dan een keer; geef een antwoord",
    "tried-twice": "{option} noemt dezelfde hulp meer dan een keer; zet er een neer, met de afloop",
    "missing-word": "{command} vraagt {word}, zoals {such}; bijvoorbeeld: {example}",
    "missing-file": "{command} vraagt {word}; bijvoorbeeld: {example}",
    "too-many-words": "dit zijn te veel woorden voor {command}; bijvoorbeeld: {example}",
    "words-without-option": (
        "{command} kent een gezin aan opties, niet aan losse woorden; schrijf bijvoorbeeld: "
        "{example}"
    ),
    "bad-usage": "{command} wordt zo niet begrepen; {command} --help legt uit",
    "completing-by-hand": (
        "_UHP_COMPLETE is alleen voor de shell, die erbij zegt wat er getypt is; haal de variabele "
        "weg"
    ),
    "folder-and-file": "geef een map of --output, niet allebei",
    "json-and-format": "--json en --format {given} vragen twee formaten; kies er een",
    "format-and-suffix": (
        "de naam {name} kiest {named} en {option} iets anders; noem het bestand {other} of laat de "
        "optie weg"
    ),
    "no-such-file": "bestand {name} bestaat niet; controleer de naam en de map",
    "cannot-read": "bestand {name} kan niet worden gelezen ({why}); controleer de rechten",
    "cannot-write": "bestand {name} kan niet worden geschreven ({why}); kies een andere plaats",
    "file-exists": "bestand {name} bestaat al; kies een andere naam of voeg --force toe",
    "not-a-file": "{name} is geen gewoon bestand; kies een andere naam",
    "unknown-suffix": "aan de naam {name} is niet te zien welk formaat je wilt; geef --format.",
    "suffix-to-print": (
        "{name}: dat formaat is er niet; schrijf .html, open dat en druk het af, ook als PDF."
    ),
    "batch-of-yaml": (
        "{name} is YAML, en uhp batch leest een profiel per regel in JSON; voor een gezin: uhp "
        "match --profile {name}"
    ),
    "format-not-here": "dit commando kent formaat {given} niet.",
    "broken-catalogue": (
        "{message} De catalogus heeft {n} fout(en); uhp validate {file} toont ze alle"
    ),
    "in-a-zip": (
        "uhp kan zijn gegevens niet uit het zip-bestand {name} lezen; een bestand dat zichzelf "
        "uitpakt kan dat wel: maak het met shiv (zie README.md)"
    ),
    "no-data": "de meegeleverde catalogus ontbreekt ({name}); installeer uhp-cli opnieuw",
    "unknown-rule": "onbekende regel '{name}'; uhp rule toont ze alle.",
    "bad-day": "{option} vraagt een bestaande dag als 2026-11-21; gegeven is '{given}'",
    "unknown-schema": "onbekend schema '{name}'.",
    "profile-empty": (
        "het profiel is leeg; begin met 'children:' of maak een voorbeeld met uhp profile init"
    ),
    "profile-unreadable": "het profiel is geen geldige YAML of JSON ({what}); herstel deze plaats",
    "profile-not-data": (
        "het profiel bevat iets dat JSON niet kent; gebruik dicts, lijsten, teksten en getallen"
    ),
    "profile-needs-mapping": "hier horen sleutels met een waarde. Kies uit: {keys}.",
    "profile-needs-list": "hier hoort een lijst, zoals [gedrag, middelen]",
    "profile-stated-and-denied": (
        "dit probleem is elders in het profiel wel genoemd; haal een van beide weg"
    ),
    "profile-first-not-stated": (
        "het dringendste probleem staat niet bij de problemen; noem het daar ook"
    ),
    "profile-unknown-key": (
        "deze sleutel hoort niet in een profiel; er is geen plaats voor wie het gezin is."
    ),
    "profile-bad-age": (
        "deze leeftijd wordt niet begrepen: geef hele jaren van 0 tot en met 30 (14), maanden "
        "(8m) of zwanger"
    ),
    "profile-unknown-problem": "dit probleem staat niet in de woordenlijst.",
    "profile-word-of-several": "dit woord kan over meer dan één ding gaan.",
    "profile-word-referred": "hiervoor staat er geen hulp in de catalogus; betrek {involve}.",
    "profile-word-is-answer": "dit hoort niet bij de problemen; schrijf {how}",
    "profile-words-apart": "dit zijn meer woorden; zet ze apart: {how}",
    "profile-unknown-answer": "dit is geen antwoord op '{fact}'.",
    "profile-tried-twice": "deze hulp staat er al; zet er bij één met hoe het afliep",
    "profile-bad-help-name": (
        "eerdere hulp heeft een id: de naam van de hulp in letters, zoals triple-p; geen namen "
        "van mensen, geen nummers"
    ),
    "profile-first-is-circumstance": (
        "dit is een omstandigheid; noem het probleem dat het dringendst is"
    ),
    "identifying": (
        "hier staat iets dat kan verraden wie het gezin is ({what}); haal het weg, uhp heeft het "
        "niet nodig"
    ),
    "what-bsn": "een BSN",
    "what-date": "een datum",
    "what-e-mail": "een e-mailadres",
    "what-phone": "een telefoonnummer",
    "what-postcode": "een postcode",
    "bad-number": "--{option} vraagt een heel getal van 1 of meer; gegeven is '{given}'",
    "plan-too-long": "--max gaat tot {most}: een plan met meer hulp is er geen",
    "bad-lang": "taal '{given}' is er niet.",
    "internal": "er ging iets mis in uhp zelf ({what}); meld dit met het commando dat je gaf",
    # -- diff and test
    "diff-title": "Wat er veranderde in de catalogus",
    "diff-old": "Oud",
    "diff-new": "Nieuw",
    "diff-same-version": (
        "De inhoud veranderde, maar versie {version} en datum {date} niet; "
        "geef de catalogus een nieuwe."
    ),
    "diff-none": "Geen verschil in betekenis.",
    "diff-impact": "Gezinnen met een ander antwoord",
    "diff-family": "gezin",
    "diff-before": "was",
    "diff-after": "wordt",
    "diff-turns": "oordeel",
    "diff-nobody": "niets",
    "diff-absent": "niet in de catalogus",
    "diff-unreadable-old": "de oude catalogus kent een woord van dit gezin niet",
    "diff-unreadable-new": "de nieuwe catalogus kent een woord van dit gezin niet",
    "diff-more": "nog {n} gezinnen, met --json",
    "diff-verdicts": (
        "Bij {n} van {families} gezinnen verandert het oordeel over een gewijzigde interventie."
    ),
    "diff-renamed": ", {n} hernoemd",
    "diff-summary": (
        "{added} toegevoegd, {changed} gewijzigd, {removed} verwijderd{more}; {other_top} van "
        "{families} gezinnen krijgen een andere top drie."
    ),
    "severity-breaking": "Breekt iets",
    "severity-attention": "Let op",
    "severity-cosmetic": "Alleen woorden of bronnen",
    "edit-added": "{field}: erbij {after}",
    "edit-removed": "{field}: weg {before}",
    "edit-changed": "{field}: {before} → {after}",
    "edit-renamed": "heette {before}, heet nu {after}",
    "test-title": "Verwachte aanbevelingen",
    "test-came": "verwacht {expected}; kwam {actual}",
    "test-place": "plaats {rank}, {verdict}; {key}",
    "test-unnamed": "Geen geval noemt: {names}.",
    "test-idle": "Criteria die in de gevallen niet zowel gelden als niet gelden of onbekend zijn",
    "test-summary": (
        "{cases} gevallen: {passed} geslaagd, {failed} gezakt ({expectations} verwachtingen)."
    ),
    "expect-first": "op plaats 1",
    "expect-present": "aanwezig",
    "expect-fits": "past",
    "expect-asks": "navragen",
    "expect-excluded": "uitgesloten",
    "expect-uncovered": "niet gedekt",
    "expect-above": "volgorde",
    "expect-beside": "ook om naar te kijken",
    "expect-plan": "in het plan",
    "expect-not_in_plan": "niet in het plan",
    "no-git": (
        "REVISIE:PAD vraagt git, en dat start hier niet ({why}); installeer git of geef een bestand"
    ),
    "no-repository": (
        "{name} is geen bestand, en hier is geen git-repository om een revisie uit te lezen; "
        "controleer de naam en de map"
    ),
    "unknown-revision": (
        "git kent revisie '{revision}' niet; git log en git branch --all tonen welke er zijn"
    ),
    "shallow-clone": (
        "revisie '{revision}' staat niet in deze ondiepe kopie van de repository; haal haar "
        "eerst op met: {command}"
    ),
    "object-missing": (
        "revisie '{revision}' heeft bestand '{path}', maar de inhoud staat niet in deze kloon; "
        "haal haar op met: {command}"
    ),
    "not-in-revision": (
        "revisie '{revision}' heeft geen bestand '{path}'; geef het pad vanaf de bovenste map "
        "van de repository, of ./ ervoor vanaf hier"
    ),
    "stdin-twice": (
        "standaardinvoer kan maar een keer worden gelezen; geef voor het andere een bestand"
    ),
    "no-families": (
        "er staat geen enkel gezin in {name}; geef profielen, een per regel of als lijst"
    ),
    "broken-file": "{message}",
    "cases-unreadable": "dit bestand is geen geldige YAML of JSON ({what}); herstel deze plaats",
    "case-twice": "er is al een geval '{name}' (regel {first}); geef elk een eigen naam",
    "case-without-problem": (
        "dit profiel noemt geen probleem; geef er ten minste een, bij een kind of bij het gezin"
    ),
    "case-unknown-source": "de catalogus heeft geen bron '{name}'.",
    "case-unknown-intervention": "'{name}' staat niet in de catalogus; uhp list toont alles.",
    "case-unknown-problem": "'{name}' staat niet bij de problemen van de woordenlijst.",
    "case-unknown-code": "'{name}' is geen reden om uit te sluiten.",
    "case-excluded": (
        "hier hoort een lijst van interventies, of elk met een reden, zoals {{rgt: "
        "age-above-range}}"
    ),
    "needs-offer": "{option} gaat over een lokaal aanbod; geef dat met --offer",
    "offer-ends-first": "deze laatste dag ligt voor de eerste ({start}); herstel een van beide",
    "offer-no-day": "'{name}' is geen bestaande dag; schrijf hem als 2026-11-21",
    "offer-unknown-region": "regio '{name}' staat niet in de catalogus.",
    "no-stdin": (
        "er komt niets binnen op standaardinvoer; geef een bestand of stuur het profiel mee"
    ),
}

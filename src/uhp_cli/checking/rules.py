"""The rules of `uhp validate`: code, name, severity, sentence, reason and examples; docs/rules.md is made of them.

0xx file and encoding, 1xx YAML and schema, 2xx between records, 3xx the field, 4xx freshness, 5xx security.
"""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


class Rule(NamedTuple):
    """A rule: its sentence names what stands there; {…} are the values of a finding."""

    code: str
    name: str
    severity: Severity
    dutch: str
    english: str
    why_dutch: str
    why_english: str
    bad: str
    good: str

    def title(self, lang: str) -> str:
        """Return the sentence without the values of a finding."""
        return re.sub(r"\{[^}]*\}", "…", self.dutch if lang == "nl" else self.english)

    def why(self, lang: str) -> str:
        """Return why the rule is there."""
        return self.why_dutch if lang == "nl" else self.why_english


_E, _W = Severity.ERROR, Severity.WARNING

_ALL = (
    Rule("UHP001", "empty", _E, "het bestand is leeg", "the file is empty",
         "Een leeg bestand, of een met alleen opmerkingen, is meestal een mislukte kopie.",
         "An empty file, or one with only comments, is usually a copy that failed.",
         "# alleen een opmerking", "catalogue: …"),
    Rule("UHP002", "too-large", _E, "het bestand is groter dan {limit} MiB", "the file is larger than {limit} MiB",
         "Een catalogus van tienduizend interventies is kleiner. De grens beschermt het geheugen; een stroom op standaardinvoer stopt al bij 48 MiB.",
         "A catalogue of ten thousand interventions is smaller. The limit protects memory; a stream on standard input stops at 48 MiB already.",
         "(een bestand van 1 GiB)", "(een bestand van 1 MiB)"),
    Rule("UHP003", "utf-16", _E, "het bestand is UTF-16; bewaar het als UTF-8", "the file is UTF-16; save it as UTF-8",
         "Kladblok en Excel bewaren soms als UTF-16 ('Unicode'). Ander gereedschap leest dan niets of onzin. Kies bij opslaan UTF-8; een BOM mag.",
         "Notepad and Excel sometimes save as UTF-16 ('Unicode'). Other tools then read nothing or nonsense. Choose UTF-8 when saving; a BOM is fine.",
         "ff fe 69 00 64 00 (de eerste bytes)", "69 64 3a (de eerste bytes)"),
    Rule("UHP004", "not-utf-8", _E, "byte {byte} is geen UTF-8 (vaak een letter met accent uit Latin-1); bewaar het bestand als UTF-8", "byte {byte} is not UTF-8 (often an accented letter in Latin-1); save the file as UTF-8",
         "Een 'é' uit een oud programma is één byte die in UTF-8 niets betekent. Wie hem toch inleest, verliest de letter.",
         "An 'é' from an old program is one byte that means nothing in UTF-8. Whoever reads it anyway loses the letter.",
         "name: Andr\\xe9", "name: André"),
    Rule("UHP005", "tab", _E, "hier staat een tab; spring in met spaties", "there is a tab here; indent with spaces",
         "YAML staat geen tabs toe in de inspringing, omdat niemand ziet hoe breed ze zijn.",
         "YAML allows no tabs in indentation, because nobody sees how wide they are.",
         "target_group:\n\\ttext: …", "target_group:\n  text: …"),
    Rule("UHP006", "no-break-space", _E, "hier staat een harde spatie (U+00A0) in de inspringing; gebruik gewone spaties", "there is a no-break space (U+00A0) in the indentation; use ordinary spaces",
         "Een harde spatie komt mee bij kopiëren uit Word of een webpagina. Zij lijkt een spatie, maar YAML leest een letter.",
         "A no-break space comes along when copying from Word or a web page. It looks like a space, but YAML reads a letter.",
         "-\\u00a0id: mst", "- id: mst"),
    Rule("UHP007", "nothing-to-check", _E, "er staat geen enkele interventie in het bestand", "there is not a single intervention in the file",
         "Een controle die niets controleert, mag niet 'in orde' zeggen.",
         "A check that checks nothing may not say 'fine'.",
         "interventions: []", "interventions:\n  - id: mst\n    …"),
    Rule("UHP008", "stopped", _W, "er zijn meer dan {limit} bevindingen; herstel deze eerst", "there are more than {limit} findings; mend these first",
         "Zoveel bevindingen komen meestal van één oorzaak. Na duizend fouten stopt de controle; meer dan duizend waarschuwingen worden niet getoond, maar fouten daarachter wel.",
         "So many findings usually have one cause. After a thousand errors the check stops; more than a thousand warnings are not shown, but errors behind them are.",
         "(duizend fouten)", "(minder dan duizend fouten)"),
    Rule("UHP101", "duplicate-key", _E, "de sleutel '{key}' staat er twee keer, eerder op regel {first}", "the key '{key}' stands here twice, earlier on line {first}",
         "De meeste lezers houden zwijgend de laatste. Dan verdwijnt wat er eerst stond.",
         "Most readers silently keep the last one. What stood first is then gone.",
         "name: MST\nname: MDFT", "name: MST"),
    Rule("UHP102", "value-not-allowed", _E, "'{value}' is hier geen mogelijke waarde", "'{value}' is not a possible value here",
         "Hier mag alleen een vast woord staan; daarop rekent de rangorde.",
         "Only a fixed word may stand here; the ranking counts on it.",
         "level: goede-aanwijzing", "level: goede-aanwijzingen"),
    Rule("UHP103", "unknown-key", _E, "de sleutel '{key}' hoort hier niet", "the key '{key}' does not belong here",
         "Een onbekende sleutel wordt nergens gelezen. Vaak is het een typefout of een Nederlands woord voor een Engelse sleutel.",
         "An unknown key is read nowhere. Often it is a typing error, or a Dutch word for an English key.",
         "doelgroep:\n  text: …", "target_group:\n  text: …"),
    Rule("UHP104", "missing-key", _E, "de sleutel '{key}' ontbreekt", "the key '{key}' is missing",
         "Zonder deze sleutel is de uitspraak niet te gebruiken; bij 'sources' is zij niet na te gaan.",
         "Without this key the statement cannot be used; with 'sources' missing it cannot be checked.",
         "summary:\n  text: Hulp aan huis.", "summary:\n  text: Hulp aan huis.\n  sources: [interventies:26]"),
    Rule("UHP105", "wrong-type", _E, "hier hoort {needed}, er staat {given}", "{needed} belongs here, there is {given}",
         "De soort waarde klopt niet: een lijst waar tekst hoort, een getal zonder aanhalingstekens, of niets.",
         "The kind of value is wrong: a list where text belongs, a number without quotes, or nothing.",
         "sources: interventies:26", "sources: [interventies:26]"),
    Rule("UHP106", "wrong-form", _E, "'{value}' heeft niet de juiste vorm: {needed}", "'{value}' does not have the right form: {needed}",
         "De waarde is van de goede soort, maar anders geschreven dan hier kan.",
         "The value is of the right kind, but written otherwise than is possible here.",
         "id: MST CAN", "id: mst-can"),
    Rule("UHP107", "too-few", _E, "te weinig: hier hoort ten minste {needed}", "too few: at least {needed} belongs here",
         "Een lege lijst zegt niets; laat de sleutel weg of vul haar.",
         "An empty list says nothing; leave the key out or fill it.",
         "sources: []", "sources: [interventies:26]"),
    Rule("UHP108", "too-many", _E, "te veel: hier hoort hoogstens {needed}", "too many: at most {needed} belongs here",
         "Een voorwaarde heeft precies één sleutel; voeg er meer samen met 'all' of 'any', dan is duidelijk wat bedoeld is.",
         "A condition has exactly one key; join more with 'all' or 'any', so that it is clear what is meant.",
         "when: {spoed: [ja], recidive: [hoog]}", "when: {all: [{spoed: [ja]}, {recidive: [hoog]}]}"),
    Rule("UHP109", "out-of-range", _E, "{value} ligt buiten {needed}", "{value} is outside {needed}",
         "Het getal kan hier niet; vaak is het een typefout of een andere eenheid.",
         "The number cannot be right here; often it is a typing error or another unit.",
         "year: 20199", "year: 2019"),
    Rule("UHP110", "repeated-item", _E, "'{value}' staat twee keer in deze lijst", "'{value}' stands twice in this list",
         "De tweede keer voegt niets toe, en kan een ander woord hebben moeten zijn.",
         "The second time adds nothing, and may have been meant to be another word.",
         "sources: [interventies:26, interventies:26]", "sources: [interventies:26, interventies:27]"),
    Rule("UHP111", "anchor", _E, "ankers (&{name}) zijn niet toegestaan; schrijf de waarde voluit", "anchors (&{name}) are not allowed; write the value in full",
         "Een anker laat een waarde op twee plaatsen tellen. Wie de ene verandert, verandert ongezien de andere; en met ankers kan een klein bestand een geheugen vullen.",
         "An anchor makes one value count in two places. Whoever changes one changes the other unseen; and with anchors a small file can fill a memory.",
         "sources: &a [interventies:26]", "sources: [interventies:26]"),
    Rule("UHP112", "alias", _E, "verwijzingen (*{name}) zijn niet toegestaan; schrijf de waarde voluit", "aliases (*{name}) are not allowed; write the value in full",
         "Zie UHP111: wat ergens geldt, staat daar.",
         "See UHP111: what holds somewhere stands there.",
         "sources: *a", "sources: [interventies:26]"),
    Rule("UHP113", "tag", _E, "tags ({name}) zijn niet toegestaan", "tags ({name}) are not allowed",
         "Met een tag kan een bestand vragen om code uit te voeren of een waarde anders te lezen dan zij er staat.",
         "With a tag a file can ask to run code, or to read a value otherwise than it stands.",
         "name: !!str MST", "name: MST"),
    Rule("UHP114", "merge-key", _E, "'<<' is niet toegestaan; schrijf de sleutels voluit", "'<<' is not allowed; write the keys in full",
         "'<<' hoort niet bij YAML 1.2: de ene lezer voegt samen, de andere ziet een gewone sleutel.",
         "'<<' is not part of YAML 1.2: one reader merges, another sees an ordinary key.",
         "<<: *basis", "text: Hulp aan huis.\nsources: [interventies:26]"),
    Rule("UHP115", "second-document", _E, "hier begint een tweede document (---); één bestand is één catalogus", "a second document (---) begins here; one file is one catalogue",
         "Veel lezers slaan alles na '---' over.",
         "Many readers skip everything after '---'.",
         "interventions: […]\n---\ninterventions: […]", "interventions: […]"),
    Rule("UHP116", "key-not-text", _E, "een sleutel moet tekst zijn", "a key must be text",
         "Een getal, een lijst of niets als sleutel betekent hier niets.",
         "A number, a list or nothing as a key means nothing here.",
         "12: MST", "name: MST"),
    Rule("UHP117", "too-deep", _E, "dieper genest dan {limit} niveaus", "nested deeper than {limit} levels",
         "Geen catalogus is zo diep; meestal is het een beschadigd of vijandig bestand.",
         "No catalogue is that deep; usually the file is damaged or hostile.",
         "[[[[[[…]]]]]]", "[…]"),
    Rule("UHP118", "not-a-number", _E, "oneindig of 'geen getal' is hier geen waarde", "infinity or 'not a number' is no value here",
         "Met .inf en .nan valt niet te rekenen, en JSON kent ze niet.",
         "There is no reckoning with .inf and .nan, and JSON does not know them.",
         "max: .inf", "max: 18"),
    Rule("UHP119", "syntax", _E, "dit is geen geldige YAML{detail}", "this is not valid YAML{detail}",
         "Vaak mist een aanhalingsteken om een tekst met ': ' of '#', of een haakje, of springt een regel te veel of te weinig in. De fout kan een regel eerder staan.",
         "Often quotes are missing around a text with ': ' or '#', or a bracket, or a line is indented too much or too little. The mistake may be a line earlier.",
         "text: Twee delen: eerst dit", 'text: "Twee delen: eerst dit"'),
    Rule("UHP120", "yaml-1.1", _W, "'{value}' leest ander gereedschap anders (YAML 1.1); zet er aanhalingstekens om", "'{value}' is read otherwise by other tools (YAML 1.1); put quotes around it",
         "Oudere lezers maken van no 'onwaar', van 1:30 negentig, van 010 acht en van 2021-12-08 een datum.",
         "Older readers make no 'false', 1:30 ninety, 010 eight and 2021-12-08 a date.",
         "date: 2021-12-08", 'date: "2021-12-08"'),
    Rule("UHP121", "one-of-keys", _E, "hier ontbreekt een sleutel: ten minste één van {keys}", "a key is missing here: at least one of {keys}",
         "Een leeftijd zonder grens zegt niets; laat haar weg als geen bron een leeftijd noemt.",
         "An age without a bound says nothing; leave it out if no source gives an age.",
         "age: {sources: [interventies:26]}", "age: {min: 12, sources: [interventies:26]}"),
    Rule("UHP201", "duplicate-id", _E, "het kenmerk '{value}' staat er al op regel {first}", "the id '{value}' stands already on line {first}",
         "Het kenmerk is de naam waarmee alles verwijst; er kan er maar één zijn.",
         "The id is the name everything refers by; there can be only one.",
         "- id: mst\n  …\n- id: mst\n  …", "- id: mst\n  …\n- id: mst-can\n  …"),
    Rule("UHP202", "duplicate-name", _E, "de naam '{value}' hoort al bij '{other}' (regel {first})", "the name '{value}' already belongs to '{other}' (line {first})",
         "Waar een kenmerk mag staan, mag ook een naam, afkorting of alias; dan moet duidelijk zijn wie bedoeld is. Hoofdletters en streepjes tellen niet.",
         "Wherever an id may stand, so may a name, abbreviation or alias; then it must be clear who is meant. Case and hyphens do not count.",
         "aliases: [MST]", "aliases: [MST-J]"),
    Rule("UHP203", "unknown-source", _E, "er is geen bron '{value}'", "there is no source '{value}'",
         "Een uitspraak zonder bron is niet na te gaan. Het deel voor de dubbele punt is het kenmerk van een bron onder 'sources'.",
         "A statement without a source cannot be checked. The part before the colon is the id of a source under 'sources'.",
         "sources: [interventie:26]", "sources: [interventies:26]"),
    Rule("UHP204", "unknown-problem", _E, "er is geen probleem '{value}' in de woordenlijst", "there is no problem '{value}' in the vocabulary",
         "Geen gezin kan een probleem kiezen dat niet in de woordenlijst staat; de interventie zou nooit gevonden worden.",
         "No family can choose a problem that is not in the vocabulary; the intervention would never be found.",
         "problem: drugs", "problem: middelen"),
    Rule("UHP205", "unknown-fact", _E, "er is geen feit '{value}' in de woordenlijst", "there is no fact '{value}' in the vocabulary",
         "Naar een feit dat niet bestaat, kan niemand vragen: de voorwaarde zou altijd open blijven.",
         "Nobody can be asked for a fact that does not exist: the condition would stay open for ever.",
         "when: {haast: [ja]}", "when: {spoed: [ja]}"),
    Rule("UHP206", "unknown-answer", _E, "'{value}' is geen antwoord op '{fact}'", "'{value}' is not an answer to '{fact}'",
         "Een antwoord dat niemand kan geven, maakt de voorwaarde onvervulbaar.",
         "An answer nobody can give makes the condition impossible to meet.",
         "when: {severity: [zwaar]}", "when: {severity: [ernstig]}"),
    Rule("UHP207", "unknown-region", _E, "er is geen regio '{value}' in de woordenlijst", "there is no region '{value}' in the vocabulary",
         "Alleen een regio uit de woordenlijst kan met die van een gezin worden vergeleken.",
         "Only a region of the vocabulary can be compared with that of a family.",
         "region: flevolandt", "region: flevoland"),
    Rule("UHP208", "unknown-intervention", _E, "er is geen interventie '{value}'", "there is no intervention '{value}'",
         "'variant_of' noemt het kenmerk van een andere interventie in dit bestand.",
         "'variant_of' gives the id of another intervention in this file.",
         "variant_of: m-s-t", "variant_of: mst"),
    Rule("UHP209", "unused-source", _W, "geen enkele uitspraak verwijst naar bron '{value}'", "no statement refers to source '{value}'",
         "Een studie of pagina waar niets op rust, is een vergeten verwijzing of kan weg.",
         "A study or page that nothing rests on is a forgotten reference, or can go.",
         "sources:\n  - id: pagina-zonder-verwijzing\n    …", "sources: [pagina-zonder-verwijzing:inleiding]  (bij een uitspraak)"),
    Rule("UHP210", "unused-term", _W, "'{value}' staat in de woordenlijst maar geen interventie gebruikt het", "'{value}' is in the vocabulary but no intervention uses it",
         "Een vraag die niets verandert, kost een gezin een antwoord voor niets. Problemen en regio's vallen hier niet onder: een probleem zegt ook wie erbij te halen is, een regio waar een gezin woont.",
         "A question that changes nothing costs a family an answer for nothing. Problems and regions are not meant: a problem also tells who to involve, a region where a family lives.",
         "facts:\n  - id: schoenmaat\n    …", "when: {schoenmaat: [groot]}  (bij een interventie)"),
    Rule("UHP211", "not-a-study", _E, "'{value}' is geen bron van het type studie", "'{value}' is not a source of type studie",
         "Bij 'studies' staat welk onderzoek iets vond; het document dat het aanhaalt hoort bij 'sources'.",
         "'studies' tells which research found something; the document that cites it belongs under 'sources'.",
         "studies: [interventies]", "studies: [asscher-2018]"),
    Rule("UHP212", "alike", _W, "zegt precies hetzelfde als '{other}' (regel {first})", "says exactly the same as '{other}' (line {first})",
         "Op de namen na zijn de twee gelijk: een kopie waarin het eigene nog moet komen, of twee namen voor één interventie.",
         "But for their names the two are equal: a copy whose own facts are still to come, or two names for one intervention.",
         "- id: a\n  …\n- id: kopie-van-a\n  …  (verder gelijk)", "- id: a\n  aliases: [Kopie van A]\n  …"),
    Rule("UHP213", "circular-term", _E, "'{value}' is via 'broader' een vorm van zichzelf", "'{value}' is a form of itself by way of 'broader'",
         "Een rij van ruimere woorden moet ergens ophouden.",
         "A row of broader words has to end somewhere.",
         "- {id: gedrag, broader: delinquentie, …}\n- {id: delinquentie, broader: gedrag, …}", "- {id: gedrag, …}\n- {id: delinquentie, broader: gedrag, …}"),
    Rule("UHP214", "missing-word", _E, "de woordenlijst mist '{value}'", "the vocabulary lacks '{value}'",
         "Het programma rekent met dit woord en toont zijn naam; elke catalogus heeft het nodig.",
         "The program reckons with this word and shows its name; every catalogue needs it.",
         "roles: [hoofd, crisis, aanvullend]", "roles: [hoofd, crisis, aanvullend, werkwijze]"),
    Rule("UHP301", "range-reversed", _E, "{low} ligt boven {high}: wissel min en max", "{low} is above {high}: swap min and max",
         "Niets ligt tussen een hoge ondergrens en een lage bovengrens: geen gezin zou passen.",
         "Nothing lies between a high lower bound and a low upper one: no family would fit.",
         "age: {min: 18, max: 12}", "age: {min: 12, max: 18}"),
    Rule("UHP302", "date-without-recognition", _E, "een datum van erkenning past niet bij '{level}'", "a date of recognition does not go with '{level}'",
         "Alleen een erkende interventie heeft een dag van erkenning; een van beide klopt niet.",
         "Only a recognised intervention has a day of recognition; one of the two is wrong.",
         'level: niet-erkend\ndate: "2021-12-08"', 'level: goed-onderbouwd\ndate: "2021-12-08"'),
    Rule("UHP303", "date-in-future", _E, "{value} ligt na de datum van de catalogus ({date})", "{value} is after the date of the catalogue ({date})",
         "Wat nog moet gebeuren, kan geen bron al zeggen. Zet zo nodig eerst 'catalogue: date' op vandaag.",
         "No source can tell what is still to happen. If need be first set 'catalogue: date' to today.",
         'date: "2062-12-08"', 'date: "2026-12-08"'),
    Rule("UHP304", "no-such-date", _E, "{value} is geen bestaande dag", "{value} is not an existing day",
         "Deze dag staat op geen kalender.",
         "This day is on no calendar.",
         'date: "2021-02-30"', 'date: "2021-02-28"'),
    Rule("UHP305", "never-met", _E, "geen enkel gezin kan hieraan voldoen samen met regel {first}", "no family can meet this together with line {first}",
         "Twee voorwaarden sluiten elkaar uit, of een contra-indicatie neemt elk antwoord weg dat een indicatie vraagt. De interventie zou nooit passen.",
         "Two conditions exclude each other, or an exclusion takes away every answer an indication asks for. The intervention would never fit.",
         "indications:\n  - when: {spoed: [ja]}\nexclusions:\n  - when: {spoed: [ja]}", "indications:\n  - when: {spoed: [ja]}"),
    Rule("UHP306", "always-met", _E, "elk gezin voldoet hieraan: dit is geen voorwaarde", "every family meets this: it is no condition",
         "Alle mogelijke antwoorden voldoen; de vraag zou voor niets worden gesteld.",
         "All possible answers comply; the question would be asked for nothing.",
         "when: {spoed: [ja, nee]}", "when: {spoed: [ja]}"),
    Rule("UHP307", "level-above-research", _W, "geen vermeld onderzoek draagt '{level}'", "no reported research carries '{level}'",
         "Sterke en goede aanwijzingen vragen een studie of een controlegroep, eerste aanwijzingen enig onderzoek naar effect. Het niveau kan kloppen, maar dan rust het op het woord van het register alleen: noem het onderzoek, als een bron het geeft.",
         "Strong and good indications need a study or a control group, first indications some research on effect. The level may be right, but then it rests on the register's word alone: name the research, if a source gives it.",
         "level: goede-aanwijzingen\n(geen evidence)", "level: goede-aanwijzingen\nevidence:\n  - studies: [asscher-2018]\n    …"),
    Rule("UHP308", "evidence-without-study", _W, "dit cijfer komt zonder studie en zonder opzet", "this figure comes without a study and without a design",
         "Een cijfer waarvan niemand weet wie het mat of hoe, overtuigt meer dan het verdient. Geef 'studies' of 'design'.",
         "A figure of which nobody knows who measured it or how convinces more than it deserves. Give 'studies' or 'design'.",
         'figure: "88 %"', 'figure: "88 %"\nstudies: [asscher-2018]'),
    Rule("UHP309", "age-in-text", _W, "de tekst noemt {value} jaar, buiten {range}", "the text mentions {value} years, outside {range}",
         "De lezer ziet de tekst, de rangorde gebruikt de grenzen; zij moeten hetzelfde zeggen. 'tot 18' telt als tot en met 17.",
         "The reader sees the text, the ranking uses the bounds; they must say the same. 'tot 18' (until 18) counts as up to and including 17.",
         "text: Jongeren van 8 tot en met 18 jaar.\nage: {min: 12, max: 18}", "text: Jongeren van 12 tot en met 18 jaar.\nage: {min: 12, max: 18}"),
    Rule("UHP311", "target-repeated", _E, "'{value}' staat twee keer bij de problemen", "'{value}' stands twice among the problems",
         "Elk probleem telt één keer; zet de bronnen bij elkaar.",
         "Each problem counts once; put the sources together.",
         "problems:\n  - {problem: gedrag, sources: [interventies:26]}\n  - {problem: gedrag, sources: [interventies:27]}", "problems:\n  - {problem: gedrag, sources: [interventies:26, interventies:27]}"),
    Rule("UHP312", "contradiction", _E, "geen enkel gezin kan aan al deze delen voldoen", "no family can meet all of these parts",
         "De delen van 'all' spreken elkaar tegen. Is één ervan genoeg, schrijf dan 'any'.",
         "The parts of 'all' contradict each other. If one of them is enough, write 'any'.",
         "when: {all: [{spoed: [ja]}, {spoed: [nee]}]}", "when: {any: [{spoed: [ja]}, {recidive: [hoog]}]}"),
    Rule("UHP313", "excludes-all", _E, "deze contra-indicatie geldt voor elk gezin", "this exclusion holds for every family",
         "Alle antwoorden sluiten uit, dus de interventie zou nooit passen.",
         "All answers exclude, so the intervention would never fit.",
         "exclusions:\n  - when: {spoed: [ja, nee]}", "exclusions:\n  - when: {spoed: [ja]}"),
    Rule("UHP401", "recognition-expired", _W, "de erkenning van {value} is ouder dan vijf jaar ({date}) en er staat geen herbeoordeling", "the recognition of {value} is older than five years ({date}) and no reassessment is mentioned",
         "Een erkenning geldt vijf jaar. Zoek in het register op of er een nieuwe is, en zet anders 'reassessment' met de bron erbij. Gerekend wordt op de datum van de catalogus, of op --as-of.",
         "A recognition holds for five years. Look in the register for a new one, or else add 'reassessment' with its source. Counted on the date of the catalogue, or on --as-of.",
         'date: "2015-03-01"', 'date: "2015-03-01"\nreassessment: {text: Wordt opnieuw beoordeeld., sources: [nji-mst:erkend-als]}'),
    Rule("UHP501", "unsafe-character", _E, "onzichtbaar of sturend teken: {character}; verwijder het", "invisible or steering character: {character}; remove it",
         "Zulke tekens zijn niet te zien, maar veranderen woorden, draaien de leesrichting om of sturen een terminal aan.",
         "Such characters cannot be seen, but change words, turn the direction of reading or steer a terminal.",
         "name: MST\\u200b", "name: MST"),
    Rule("UHP502", "link-not-https", _E, "'{value}' is geen adres dat met https:// begint", "'{value}' is not an address that begins with https://",
         "Een adres zonder https kan onderweg worden veranderd, en javascript: of file: is geen bron.",
         "An address without https can be changed on its way, and javascript: or file: is no source.",
         "url: http://www.nji.nl/mst", "url: https://www.nji.nl/mst"),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
"""The rules by name, in order of code."""

FAMILIES = {
    "0": ("Bestand en tekens", "File and encoding"),
    "1": ("YAML en vorm", "YAML and shape"),
    "2": ("Tussen de delen", "Between records"),
    "3": ("Het vak", "The field"),
    "4": ("Actualiteit", "Freshness"),
    "5": ("Veiligheid", "Security"),
}
"""The families by the first digit of a code, in Dutch and English."""

SYNTAX = {
    "mapping values are not allowed in this context": ("': ' staat in een tekst zonder aanhalingstekens, of de inspringing klopt niet", "': ' stands in a text without quotes, or the indentation is wrong"),
    "did not find expected key": ("hier hoort een sleutel; kijk naar inspringing en aanhalingstekens", "a key belongs here; look at indentation and quotes"),
    "did not find expected '-' indicator": ("hier hoort een streepje, of de regel springt verkeerd in", "a hyphen belongs here, or the line is indented wrongly"),
    "did not find expected ',' or ']'": ("er mist een komma of ]", "a comma or ] is missing"),
    "did not find expected ',' or '}'": ("er mist een komma of }", "a comma or } is missing"),
    "did not find expected node content": ("hier ontbreekt een waarde", "a value is missing here"),
    "did not find expected <document start>": ("hier begint iets dat niet bij het voorgaande hoort", "something begins here that does not belong to what precedes"),
    "found unexpected end of stream": ("een aanhalingsteken of haakje wordt niet gesloten", "a quote or bracket is not closed"),
    "found unexpected document indicator": ("--- of ... staat midden in een tekst", "--- or ... stands in the middle of a text"),
    "found character that cannot start any token": ("een waarde kan niet met dit teken beginnen; zet er aanhalingstekens om", "a value cannot begin with this character; put quotes around it"),
    "could not find expected ':'": ("na een sleutel hoort een dubbele punt", "a colon belongs after a key"),
    "found unknown escape character": ("na een backslash tussen dubbele aanhalingstekens staat een onbekend teken", "an unknown character follows a backslash between double quotes"),
    "block sequence entries are not allowed in this context": ("een lijst begint op een nieuwe regel", "a list begins on a new line"),
    "block mapping entries are not allowed in this context": ("een sleutel begint op een nieuwe regel", "a key begins on a new line"),
}  # fmt: skip
"""What the parser says, in words an editor can act on."""

_CHARACTERS = {
    "\0": ("een NUL-teken", "a NUL character"),
    "\r": ("een losse regelterugloop (CR)", "a lone carriage return (CR)"),
    "\x1b": ("een stuurteken van de terminal (ESC)", "a terminal control (ESC)"),
    "\u00ad": ("een zacht afbreekstreepje", "a soft hyphen"),
    "\ufeff": ("een BOM midden in de tekst", "a BOM in the middle of the text"),
    "\u2028": ("een regelscheiding", "a line separator"),
    "\u2029": ("een alineascheiding", "a paragraph separator"),
}


def character_name(character: str) -> tuple[str, str]:
    """Return what an unsafe character is, in Dutch and English, with its code point."""
    code = f" (U+{ord(character):04X})"
    if character in _CHARACTERS:
        dutch, english = _CHARACTERS[character]
    elif unicodedata.category(character) == "Cc":
        dutch, english = "een besturingsteken", "a control character"
    elif unicodedata.category(character) in ("Cn", "Cs"):
        dutch, english = "een code die geen teken is", "a code that is no character"
    elif character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        dutch, english = (
            "een teken dat de leesrichting verandert",
            "a character that changes the direction of reading",
        )
    else:
        dutch, english = "een teken zonder breedte", "a character without width"
    return dutch + code, english + code


def explained(rule: Rule, lang: str) -> str:
    """Return a rule with its reason and two examples, for a terminal."""
    words = (
        ("fout", "waarschuwing", "fout", "goed")
        if lang == "nl"
        else ("error", "warning", "wrong", "right")
    )
    head = f"{rule.code} {rule.name} ({words[rule.severity is Severity.WARNING]})"
    parts = [head, f"  {rule.title(lang)}", "", f"  {rule.why(lang)}"]
    for word, example in ((words[2], rule.bad), (words[3], rule.good)):
        parts += ["", f"  {word}:", *(f"    {line}" for line in example.split("\n"))]
    return "\n".join(parts) + "\n"


def handbook(lang: str, rules: tuple[Rule, ...] = _ALL) -> str:
    """Return rules as Markdown, by family, with reason and examples."""
    dutch = lang == "nl"
    parts = [
        "# Regels van uhp validate" if dutch else "# The rules of uhp validate",
        "Gemaakt met `uhp rule --format markdown`. Een fout laat de controle falen, een waarschuwing alleen met `--fail-on warning`."
        if dutch
        else "Made with `uhp rule --format markdown --lang en`. An error fails the check, a warning only with `--fail-on warning`.",
    ]
    family = ""
    for rule in rules:
        if rule.code[3] != family:
            family = rule.code[3]
            parts.append(f"## {FAMILIES[family][not dutch]}")
        kind = (
            ("waarschuwing" if dutch else "warning")
            if rule.severity is Severity.WARNING
            else ("fout" if dutch else "error")
        )
        parts += [f"### {rule.code} {rule.name}", f"*{kind}* — {rule.title(lang)}.", rule.why(lang)]
        parts += [
            ("Fout:" if dutch else "Wrong:"),
            _code(rule.bad),
            ("Goed:" if dutch else "Right:"),
            _code(rule.good),
        ]
    return "\n\n".join(parts) + "\n"


def _code(example: str) -> str:
    return f"```yaml\n{example}\n```"

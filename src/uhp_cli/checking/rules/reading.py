"""Rules of the text itself: bytes, characters and YAML.

The reader (source/yaml_source.py) finds what breaks them.
"""

import unicodedata
from collections.abc import Mapping

from uhp_cli.checking.rule import Severity, rule, short
from uhp_cli.source.yaml_source import Problem

rule(
    "UHP001",
    "empty",
    nl="het bestand is leeg",
    en="the file is empty",
    why_nl="Een leeg bestand, of een met alleen opmerkingen, is meestal een mislukte kopie.",
    why_en="An empty file, or one with only comments, is usually a copy that failed.",
    bad="# alleen een opmerking",
    good="catalogue: …",
)

rule(
    "UHP002",
    "too-large",
    nl="het bestand is groter dan {limit} MiB",
    en="the file is larger than {limit} MiB",
    why_nl=(
        "Een catalogus van tienduizend interventies is kleiner. De grens beschermt het "
        "geheugen; een stroom op standaardinvoer stopt al bij 48 MiB."
    ),
    why_en=(
        "A catalogue of ten thousand interventions is smaller. The limit protects memory; a "
        "stream on standard input stops at 48 MiB already."
    ),
    bad="(een bestand van 1 GiB)",
    good="(een bestand van 1 MiB)",
)

rule(
    "UHP003",
    "utf-16",
    nl="het bestand is UTF-16; bewaar het als UTF-8",
    en="the file is UTF-16; save it as UTF-8",
    why_nl=(
        "Kladblok en Excel bewaren soms als UTF-16 ('Unicode'). Ander gereedschap leest dan "
        "niets of onzin. Kies bij opslaan UTF-8; een BOM mag."
    ),
    why_en=(
        "Notepad and Excel sometimes save as UTF-16 ('Unicode'). Other tools then read nothing "
        "or nonsense. Choose UTF-8 when saving; a BOM is fine."
    ),
    bad="ff fe 69 00 64 00 (de eerste bytes)",
    good="69 64 3a (de eerste bytes)",
)

rule(
    "UHP004",
    "not-utf-8",
    nl=(
        "byte {byte} is geen UTF-8 (vaak een letter met accent uit Latin-1); bewaar het bestand "
        "als UTF-8"
    ),
    en="byte {byte} is not UTF-8 (often an accented letter in Latin-1); save the file as UTF-8",
    why_nl=(
        "Een 'é' uit een oud programma is één byte die in UTF-8 niets betekent. Wie hem toch "
        "inleest, verliest de letter."
    ),
    why_en=(
        "An 'é' from an old program is one byte that means nothing in UTF-8. Whoever reads it "
        "anyway loses the letter."
    ),
    bad="name: Andr\\xe9",
    good="name: André",
)

rule(
    "UHP005",
    "tab",
    nl="hier staat een tab; spring in met spaties",
    en="there is a tab here; indent with spaces",
    why_nl="YAML staat geen tabs toe in de inspringing, omdat niemand ziet hoe breed ze zijn.",
    why_en="YAML allows no tabs in indentation, because nobody sees how wide they are.",
    bad="target_group:\n\\ttext: …",
    good="target_group:\n  text: …",
)

rule(
    "UHP006",
    "no-break-space",
    nl="hier staat een harde spatie (U+00A0) in de inspringing; gebruik gewone spaties",
    en="there is a no-break space (U+00A0) in the indentation; use ordinary spaces",
    why_nl=(
        "Een harde spatie komt mee bij kopiëren uit Word of een webpagina. Zij lijkt een "
        "spatie, maar YAML leest een letter."
    ),
    why_en=(
        "A no-break space comes along when copying from Word or a web page. It looks like a "
        "space, but YAML reads a letter."
    ),
    bad="-\\u00a0id: mst",
    good="- id: mst",
)

rule(
    "UHP008",
    "stopped",
    nl="er zijn meer dan {limit} bevindingen; herstel deze eerst",
    en="there are more than {limit} findings; mend these first",
    why_nl=(
        "Zoveel bevindingen komen meestal van één oorzaak. Na duizend fouten stopt de controle; "
        "meer dan duizend waarschuwingen worden niet getoond, maar fouten daarachter wel."
    ),
    why_en=(
        "So many findings usually have one cause. After a thousand errors the check stops; more "
        "than a thousand warnings are not shown, but errors behind them are."
    ),
    bad="(duizend fouten)",
    good="(minder dan duizend fouten)",
    severity=Severity.WARNING,
)

rule(
    "UHP009",
    "too-many-values",
    nl="meer waarden ({limit}) dan een bestand van deze lengte hoort te hebben",
    en="more values ({limit}) than a file of this length should have",
    why_nl=(
        "Een bestand dat bijna geheel uit haakjes bestaat, kost honderd keer zijn lengte aan"
        " geheugen. Geen catalogus is zo."
    ),
    why_en=(
        "A file that is nearly all brackets costs a hundred times its length in memory."
        " No catalogue is like that."
    ),
    bad="[[],[],[],[],…]",
    good="interventions:\n  - id: mst\n    …",
)

rule(
    "UHP101",
    "duplicate-key",
    nl="de sleutel '{key}' staat er twee keer, eerder op regel {first}",
    en="the key '{key}' stands here twice, earlier on line {first}",
    why_nl="De meeste lezers houden zwijgend de laatste. Dan verdwijnt wat er eerst stond.",
    why_en="Most readers silently keep the last one. What stood first is then gone.",
    bad="name: MST\nname: MDFT",
    good="name: MST",
)

rule(
    "UHP111",
    "anchor",
    nl="ankers (&{name}) zijn niet toegestaan; schrijf de waarde voluit",
    en="anchors (&{name}) are not allowed; write the value in full",
    why_nl=(
        "Een anker laat een waarde op twee plaatsen tellen. Wie de ene verandert, verandert "
        "ongezien de andere; en met ankers kan een klein bestand een geheugen vullen."
    ),
    why_en=(
        "An anchor makes one value count in two places. Whoever changes one changes the other "
        "unseen; and with anchors a small file can fill a memory."
    ),
    bad="sources: &a [interventies:26]",
    good="sources: [interventies:26]",
)

rule(
    "UHP112",
    "alias",
    nl="verwijzingen (*{name}) zijn niet toegestaan; schrijf de waarde voluit",
    en="aliases (*{name}) are not allowed; write the value in full",
    why_nl="Zie UHP111: wat ergens geldt, staat daar.",
    why_en="See UHP111: what holds somewhere stands there.",
    bad="sources: *a",
    good="sources: [interventies:26]",
)

rule(
    "UHP113",
    "tag",
    nl="tags ({name}) zijn niet toegestaan",
    en="tags ({name}) are not allowed",
    why_nl=(
        "Met een tag kan een bestand vragen om code uit te voeren of een waarde anders te lezen "
        "dan zij er staat."
    ),
    why_en="With a tag a file can ask to run code, or to read a value otherwise than it stands.",
    bad="name: !!str MST",
    good="name: MST",
)

rule(
    "UHP114",
    "merge-key",
    nl="'<<' is niet toegestaan; schrijf de sleutels voluit",
    en="'<<' is not allowed; write the keys in full",
    why_nl=(
        "'<<' hoort niet bij YAML 1.2: de ene lezer voegt samen, de andere ziet een gewone sleutel."
    ),
    why_en="'<<' is not part of YAML 1.2: one reader merges, another sees an ordinary key.",
    bad="<<: *basis",
    good="text: Hulp aan huis.\nsources: [interventies:26]",
)

rule(
    "UHP115",
    "second-document",
    nl="hier begint een tweede document (---); één bestand is één catalogus",
    en="a second document (---) begins here; one file is one catalogue",
    why_nl="Veel lezers slaan alles na '---' over.",
    why_en="Many readers skip everything after '---'.",
    bad="interventions: […]\n---\ninterventions: […]",
    good="interventions: […]",
)

rule(
    "UHP116",
    "key-not-text",
    nl="een sleutel moet tekst zijn",
    en="a key must be text",
    why_nl="Een getal, een lijst of niets als sleutel betekent hier niets.",
    why_en="A number, a list or nothing as a key means nothing here.",
    bad="12: MST",
    good="name: MST",
)

rule(
    "UHP117",
    "too-deep",
    nl="dieper genest dan {limit} niveaus",
    en="nested deeper than {limit} levels",
    why_nl="Geen catalogus is zo diep; meestal is het een beschadigd of vijandig bestand.",
    why_en="No catalogue is that deep; usually the file is damaged or hostile.",
    bad="[[[[[[…]]]]]]",
    good="[…]",
)

rule(
    "UHP118",
    "not-a-number",
    nl="oneindig of 'geen getal' is hier geen waarde",
    en="infinity or 'not a number' is no value here",
    why_nl="Met .inf en .nan valt niet te rekenen, en JSON kent ze niet.",
    why_en="There is no reckoning with .inf and .nan, and JSON does not know them.",
    bad="max: .inf",
    good="max: 18",
)

rule(
    "UHP119",
    "syntax",
    nl="dit is geen geldige YAML{detail}",
    en="this is not valid YAML{detail}",
    why_nl=(
        "Vaak mist een aanhalingsteken om een tekst met ': ' of '#', of een haakje, of springt "
        "een regel te veel of te weinig in. De fout kan een regel eerder staan."
    ),
    why_en=(
        "Often quotes are missing around a text with ': ' or '#', or a bracket, or a line is "
        "indented too much or too little. The mistake may be a line earlier."
    ),
    bad="text: Twee delen: eerst dit",
    good='text: "Twee delen: eerst dit"',
)

rule(
    "UHP120",
    "yaml-1.1",
    nl="'{value}' leest ander gereedschap anders (YAML 1.1); zet er aanhalingstekens om",
    en="'{value}' is read otherwise by other tools (YAML 1.1); put quotes around it",
    why_nl=(
        "Oudere lezers maken van no 'onwaar', van 1:30 negentig, van 010 acht en van 2021-12-08 "
        "een datum."
    ),
    why_en="Older readers make no 'false', 1:30 ninety, 010 eight and 2021-12-08 a date.",
    bad="date: 2021-12-08",
    good='date: "2021-12-08"',
    severity=Severity.WARNING,
)

rule(
    "UHP501",
    "unsafe-character",
    nl="onzichtbaar of sturend teken: {character}; verwijder het",
    en="invisible or steering character: {character}; remove it",
    why_nl=(
        "Zulke tekens zijn niet te zien, maar veranderen woorden, draaien de leesrichting om of "
        "sturen een terminal aan."
    ),
    why_en=(
        "Such characters cannot be seen, but change words, turn the direction of reading or "
        "steer a terminal."
    ),
    bad="name: MST\\u200b",
    good="name: MST",
)

SYNTAX = {
    "mapping values are not allowed in this context": (
        "': ' staat in een tekst zonder aanhalingstekens, of de inspringing klopt niet",
        "': ' stands in a text without quotes, or the indentation is wrong",
    ),
    "did not find expected key": (
        "hier hoort een sleutel; kijk naar inspringing en aanhalingstekens",
        "a key belongs here; look at indentation and quotes",
    ),
    "did not find expected '-' indicator": (
        "hier hoort een streepje, of de regel springt verkeerd in",
        "a hyphen belongs here, or the line is indented wrongly",
    ),
    "did not find expected ',' or ']'": ("er mist een komma of ]", "a comma or ] is missing"),
    "did not find expected ',' or '}'": ("er mist een komma of }", "a comma or } is missing"),
    "did not find expected node content": ("hier ontbreekt een waarde", "a value is missing here"),
    "did not find expected <document start>": (
        "hier begint iets dat niet bij het voorgaande hoort",
        "something begins here that does not belong to what precedes",
    ),
    "found unexpected end of stream": (
        "een aanhalingsteken of haakje wordt niet gesloten",
        "a quote or bracket is not closed",
    ),
    "found unexpected document indicator": (
        "--- of ... staat midden in een tekst",
        "--- or ... stands in the middle of a text",
    ),
    "found character that cannot start any token": (
        "een waarde kan niet met dit teken beginnen; zet er aanhalingstekens om",
        "a value cannot begin with this character; put quotes around it",
    ),
    "could not find expected ':'": (
        "na een sleutel hoort een dubbele punt",
        "a colon belongs after a key",
    ),
    "found unknown escape character": (
        "na een backslash tussen dubbele aanhalingstekens staat een onbekend teken",
        "an unknown character follows a backslash between double quotes",
    ),
    "block sequence entries are not allowed in this context": (
        "een lijst begint op een nieuwe regel",
        "a list begins on a new line",
    ),
    "block mapping entries are not allowed in this context": (
        "een sleutel begint op een nieuwe regel",
        "a key begins on a new line",
    ),
}
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
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def character_name(character: str) -> tuple[str, str]:
    """Return what an unsafe character is, in Dutch and English, with its code point."""
    dutch, english = _CHARACTERS.get(character) or _kind(character)
    code = f" (U+{ord(character):04X})"
    return dutch + code, english + code


def _kind(character: str) -> tuple[str, str]:
    if unicodedata.category(character) == "Cc":
        return "een besturingsteken", "a control character"
    if unicodedata.category(character) in ("Cn", "Cs"):
        return "een code die geen teken is", "a code that is no character"
    if character in _TURNING:
        return (
            "een teken dat de leesrichting verandert",
            "a character that changes the direction of reading",
        )
    return "een teken zonder breedte", "a character without width"


def said(problem: Problem) -> Mapping[str, object]:
    """Return the values of a problem of text in words."""
    if problem.rule == "syntax":
        dutch, english = SYNTAX.get(str(problem.values["detail"]), ("", ""))
        return {"detail": (f": {dutch}", f": {english}") if dutch else ""}
    if problem.rule == "unsafe-character":
        return {"character": character_name(str(problem.values["character"]))}
    return {
        k: short(v.replace("tag:yaml.org,2002:", "!!")) if isinstance(v, str) else v
        for k, v in problem.values.items()
    }

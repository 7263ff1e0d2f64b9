"""The rules of `uhp validate`: code, name, severity and sentence in two languages; docs/rules.md explains each.

0xx file and encoding, 1xx YAML and schema, 2xx between records, 3xx the field, 4xx freshness, 5xx security.
"""

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


_E, _W = Severity.ERROR, Severity.WARNING

_ALL = (
    Rule("UHP001", "empty", _E, "het bestand is leeg", "the file is empty"),
    Rule("UHP002", "too-large", _E, "het bestand is groter dan {limit} MiB", "the file is larger than {limit} MiB"),
    Rule("UHP003", "utf-16", _E, "het bestand is UTF-16; bewaar het als UTF-8", "the file is UTF-16; save it as UTF-8"),
    Rule("UHP004", "not-utf-8", _E, "byte {byte} is geen UTF-8 (vaak een letter met accent uit Latin-1); bewaar het bestand als UTF-8", "byte {byte} is not UTF-8 (often an accented letter in Latin-1); save the file as UTF-8"),
    Rule("UHP005", "tab", _E, "hier staat een tab; spring in met spaties", "there is a tab here; indent with spaces"),
    Rule("UHP006", "no-break-space", _E, "hier staat een harde spatie (U+00A0) in de inspringing; gebruik gewone spaties", "there is a no-break space (U+00A0) in the indentation; use ordinary spaces"),
    Rule("UHP007", "nothing-to-check", _E, "er staat geen enkele interventie in het bestand", "there is not a single intervention in the file"),
    Rule("UHP101", "duplicate-key", _E, "de sleutel '{key}' staat er twee keer, eerder op regel {first}", "the key '{key}' stands here twice, earlier on line {first}"),
    Rule("UHP102", "value-not-allowed", _E, "'{value}' is hier geen mogelijke waarde", "'{value}' is not a possible value here"),
    Rule("UHP103", "unknown-key", _E, "de sleutel '{key}' hoort hier niet", "the key '{key}' does not belong here"),
    Rule("UHP104", "missing-key", _E, "de sleutel '{key}' ontbreekt", "the key '{key}' is missing"),
    Rule("UHP105", "wrong-type", _E, "hier hoort {needed}, er staat {given}", "{needed} belongs here, there is {given}"),
    Rule("UHP106", "wrong-form", _E, "'{value}' heeft niet de juiste vorm: {needed}", "'{value}' does not have the right form: {needed}"),
    Rule("UHP107", "too-few", _E, "hier horen er ten minste {needed}", "there should be at least {needed} here"),
    Rule("UHP108", "too-many", _E, "hier mag er hoogstens {needed} staan", "there may be at most {needed} here"),
    Rule("UHP109", "out-of-range", _E, "{value} ligt buiten {needed}", "{value} is outside {needed}"),
    Rule("UHP110", "repeated-item", _E, "'{value}' staat twee keer in deze lijst", "'{value}' stands twice in this list"),
    Rule("UHP111", "anchor", _E, "ankers (&{name}) zijn niet toegestaan; schrijf de waarde voluit", "anchors (&{name}) are not allowed; write the value in full"),
    Rule("UHP112", "alias", _E, "verwijzingen (*{name}) zijn niet toegestaan; schrijf de waarde voluit", "aliases (*{name}) are not allowed; write the value in full"),
    Rule("UHP113", "tag", _E, "tags ({name}) zijn niet toegestaan", "tags ({name}) are not allowed"),
    Rule("UHP114", "merge-key", _E, "'<<' is niet toegestaan; schrijf de sleutels voluit", "'<<' is not allowed; write the keys in full"),
    Rule("UHP115", "second-document", _E, "hier begint een tweede document (---); één bestand is één catalogus", "a second document (---) begins here; one file is one catalogue"),
    Rule("UHP116", "key-not-text", _E, "een sleutel moet tekst zijn", "a key must be text"),
    Rule("UHP117", "too-deep", _E, "dieper genest dan {limit} niveaus", "nested deeper than {limit} levels"),
    Rule("UHP118", "not-a-number", _E, "oneindig of 'geen getal' is hier geen waarde", "infinity or 'not a number' is no value here"),
    Rule("UHP119", "syntax", _E, "dit is geen geldige YAML{detail}", "this is not valid YAML{detail}"),
    Rule("UHP120", "yaml-1.1", _W, "'{value}' leest ander gereedschap anders (YAML 1.1); zet er aanhalingstekens om", "'{value}' is read otherwise by other tools (YAML 1.1); put quotes around it"),
    Rule("UHP201", "duplicate-id", _E, "het kenmerk '{value}' staat er al op regel {first}", "the id '{value}' stands already on line {first}"),
    Rule("UHP202", "duplicate-name", _E, "de naam '{value}' hoort al bij '{other}' (regel {first})", "the name '{value}' already belongs to '{other}' (line {first})"),
    Rule("UHP203", "unknown-source", _E, "er is geen bron '{value}'", "there is no source '{value}'"),
    Rule("UHP204", "unknown-problem", _E, "er is geen probleem '{value}' in de woordenlijst", "there is no problem '{value}' in the vocabulary"),
    Rule("UHP205", "unknown-fact", _E, "er is geen feit '{value}' in de woordenlijst", "there is no fact '{value}' in the vocabulary"),
    Rule("UHP206", "unknown-answer", _E, "'{value}' is geen antwoord op '{fact}'", "'{value}' is not an answer to '{fact}'"),
    Rule("UHP207", "unknown-region", _E, "er is geen regio '{value}' in de woordenlijst", "there is no region '{value}' in the vocabulary"),
    Rule("UHP208", "unknown-intervention", _E, "er is geen interventie '{value}'", "there is no intervention '{value}'"),
    Rule("UHP209", "unused-source", _W, "geen enkele uitspraak verwijst naar bron '{value}'", "no statement refers to source '{value}'"),
    Rule("UHP210", "unused-term", _W, "'{value}' staat in de woordenlijst maar geen interventie gebruikt het", "'{value}' is in the vocabulary but no intervention uses it"),
    Rule("UHP211", "not-a-study", _E, "'{value}' is geen bron van het type studie", "'{value}' is not a source of type studie"),
    Rule("UHP212", "alike", _W, "heeft precies dezelfde doelgroep als '{other}' (regel {first})", "has exactly the same target group as '{other}' (line {first})"),
    Rule("UHP213", "circular-term", _E, "'{value}' is via 'broader' een vorm van zichzelf", "'{value}' is a form of itself by way of 'broader'"),
    Rule("UHP214", "missing-word", _E, "de woordenlijst mist '{value}'", "the vocabulary lacks '{value}'"),
    Rule("UHP301", "range-reversed", _E, "{low} ligt boven {high}: wissel min en max", "{low} is above {high}: swap min and max"),
    Rule("UHP302", "date-without-recognition", _E, "een datum van erkenning past niet bij '{level}'", "a date of recognition does not go with '{level}'"),
    Rule("UHP303", "date-in-future", _E, "{value} ligt na de datum van de catalogus ({date})", "{value} is after the date of the catalogue ({date})"),
    Rule("UHP304", "no-such-date", _E, "{value} is geen bestaande dag", "{value} is not an existing day"),
    Rule("UHP305", "never-met", _E, "geen enkel gezin kan hieraan voldoen samen met regel {first}", "no family can meet this together with line {first}"),
    Rule("UHP306", "always-met", _E, "alle antwoorden op '{fact}' voldoen: dit is geen voorwaarde", "all answers to '{fact}' comply: this is no condition"),
    Rule("UHP307", "level-above-research", _W, "'{level}' zonder vermeld onderzoek met een controlegroep of een studie", "'{level}' without reported research with a control group or a study"),
    Rule("UHP308", "evidence-without-study", _W, "een cijfer zonder studie", "a figure without a study"),
    Rule("UHP309", "age-in-text", _W, "de tekst noemt {value} jaar, buiten {range}", "the text mentions {value} years, outside {range}"),
    Rule("UHP310", "region-missing", _E, "het bereik is 'regio', maar er is geen regio en geen toelichting welke", "the scope is 'regio', but there is no region"),
    Rule("UHP311", "target-repeated", _E, "'{value}' staat twee keer bij de problemen", "'{value}' stands twice among the problems"),
    Rule("UHP401", "recognition-expired", _W, "de erkenning van {value} is ouder dan vijf jaar ({date}) en er staat geen herbeoordeling", "the recognition of {value} is older than five years ({date}) and no reassessment is mentioned"),
    Rule("UHP501", "unsafe-character", _E, "onzichtbaar of besturingsteken {character}; verwijder het", "invisible or control character {character}; remove it"),
    Rule("UHP502", "link-not-https", _E, "'{value}' is geen adres dat met https:// begint", "'{value}' is not an address that begins with https://"),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
"""The rules by name, in order of code."""

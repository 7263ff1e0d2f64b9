"""Rules of the keys of a mapping, found while a file is held against its schema."""

from collections.abc import Iterator, Mapping, Sequence

from uhp_cli.checking.draft import near as nearest_key
from uhp_cli.checking.rule import Fault, Mistake, rule, short
from uhp_cli.source.yaml_source import Route
from uhp_cli.values.catalogue import fold

rule(
    "UHP103",
    "unknown-key",
    nl="de sleutel '{key}' hoort hier niet",
    en="the key '{key}' does not belong here",
    why_nl=(
        "Een onbekende sleutel wordt nergens gelezen. Vaak is het een typefout of een "
        "Nederlands woord voor een Engelse sleutel."
    ),
    why_en=(
        "An unknown key is read nowhere. Often it is a typing error, or a Dutch word for an "
        "English key."
    ),
    bad="doelgroep:\n  text: …",
    good="target_group:\n  text: …",
)

rule(
    "UHP104",
    "missing-key",
    nl="de sleutel '{key}' ontbreekt",
    en="the key '{key}' is missing",
    why_nl=(
        "Zonder deze sleutel is de uitspraak niet te gebruiken; bij 'sources' is zij niet na te "
        "gaan."
    ),
    why_en=(
        "Without this key the statement cannot be used; with 'sources' missing it cannot be "
        "checked."
    ),
    bad="summary:\n  text: Hulp aan huis.",
    good="summary:\n  text: Hulp aan huis.\n  sources: [interventies:26]",
)

rule(
    "UHP121",
    "one-of-keys",
    nl="hier ontbreekt een sleutel: ten minste één van {keys}",
    en="a key is missing here: at least one of {keys}",
    why_nl="Een leeftijd zonder grens zegt niets; laat haar weg als geen bron een leeftijd noemt.",
    why_en="An age without a bound says nothing; leave it out if no source gives an age.",
    bad="age: {sources: [interventies:26]}",
    good="age: {min: 12, sources: [interventies:26]}",
)

# Words an editor may use for the keys of an entry: Dutch, other English, and other spellings.
ALIASES = {
    "naam": "name", "afkorting": "abbreviation", "rol": "role", "doelgroep": "target_group",
    "target": "target_group", "leeftijd": "age",
    "doelen": "goals", "doel": "goals", "goal": "goals", "classificatie": "classification",
    "niveau": "level", "bewijs": "evidence", "onderzoek": "evidence",
    "uitvoering": "delivery", "beschikbaarheid": "availability", "bron": "sources",
    "bronnen": "sources", "source": "sources", "verschillen": "differs",
    "opmerkingen": "remarks", "samenvatting": "summary", "indicaties": "indications",
    "contra-indicaties": "exclusions", "contraindications": "exclusions",
    "problemen": "problems", "probleem": "problem", "tekst": "text", "datum": "date",
    "titel": "title", "versie": "version", "licentie": "licence", "license": "licence",
    "uitgever": "publisher", "jaar": "year", "vraag": "question", "antwoorden": "values",
    "ruimer": "broader", "kant": "side", "catalogus": "catalogue",
    "catalog": "catalogue", "woordenlijst": "vocabulary", "interventies": "interventions",
    "kenmerk": "id", "soort": "type", "adres": "url", "link": "url",
    "uitsluitingen": "exclusions", "contra-indications": "exclusions", "als": "when",
    "wanneer": "when", "studie": "studies", "opzet": "design", "land": "country",
    "uitkomst": "outcome", "uitkomsten": "outcomes", "richting": "direction", "cijfer": "figure",
    "controlegroep": "control_group", "duur": "weeks", "weken": "weeks",
    "plaats": "place", "door": "by_whom", "regio": "region", "bereik": "scope",
    "herbeoordeling": "reassessment", "engels": "english", "feiten": "facts",
    "niveaus": "levels", "rollen": "roles", "regios": "regions", "minimum": "min",
    "maximum": "max", "vanaf": "min", "tot": "max",
}  # fmt: skip


def wrong_keys(errors: Sequence[Fault], route: Route) -> Iterator[Mistake]:
    """Give unknown and missing keys of one mapping.

    An unknown key that looks like a missing one is one mistake.
    """
    value: Mapping[str, object] = errors[0].instance
    allowed = list(dict.fromkeys(k for e in errors for k in e.schema.get("properties", ())))
    missing = list(
        dict.fromkeys(
            k
            for e in errors
            if e.validator == "required"
            for k in e.validator_value
            if k not in value
        )
    )
    closed = any(e.validator == "additionalProperties" for e in errors)
    for key in [k for k in value if closed and k not in allowed]:
        alias = ALIASES.get(fold(key), "")
        near = (
            [alias]
            if alias in allowed
            else nearest_key(key, missing)
            or nearest_key(key, [k for k in allowed if k not in value])
        )
        if near and near[0] in missing:
            missing.remove(near[0])
        yield Mistake(
            "unknown-key",
            (*route, key),
            {"key": short(key)},
            key=True,
            near=tuple(near),
            allowed=tuple(allowed),
        )
    for key in missing:
        yield Mistake("missing-key", route, {"key": key})

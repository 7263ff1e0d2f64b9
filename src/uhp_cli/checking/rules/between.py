"""Rules between records: ids, names, references and the words of the vocabulary."""

from collections.abc import Iterable, Iterator, Mapping

from uhp_cli.checking.draft import Draft, broader, listed, near
from uhp_cli.checking.rule import Line, Mistake, Severity, rule, short
from uhp_cli.source.yaml_source import Route
from uhp_cli.values.catalogue import MOST_BROADER, fold, nearest, upwards
from uhp_cli.values.profile import SITUATION


@rule(
    "UHP201",
    "duplicate-id",
    nl="het kenmerk '{value}' staat er al op regel {first}",
    en="the id '{value}' stands already on line {first}",
    why_nl="Het kenmerk is de naam waarmee alles verwijst; er kan er maar één zijn.",
    why_en="The id is the name everything refers by; there can be only one.",
    bad="- id: mst\n  …\n- id: mst\n  …",
    good="- id: mst\n  …\n- id: mst-can\n  …",
)
def duplicate_id(draft: Draft) -> Iterator[Mistake]:
    """Give each id that two records of a list have."""
    for records_ in draft.lists:
        seen: dict[str, Route] = {}
        for start, record in records_:
            name = record.get("id") if isinstance(record, dict) else None
            if isinstance(name, str):
                route: Route = (*start, "id")
                first = seen.setdefault(name, route)
                if first is not route:
                    yield Mistake("duplicate-id", route, {"value": name, "first": Line(first)})


@rule(
    "UHP202",
    "duplicate-name",
    nl="de naam '{value}' hoort al bij '{other}' (regel {first})",
    en="the name '{value}' already belongs to '{other}' (line {first})",
    why_nl=(
        "Waar een kenmerk mag staan, mag ook een naam, afkorting of alias; dan moet duidelijk "
        "zijn wie bedoeld is. Hoofdletters en streepjes tellen niet."
    ),
    why_en=(
        "Wherever an id may stand, so may a name, abbreviation or alias; then it must be clear "
        "who is meant. Case and hyphens do not count."
    ),
    bad="aliases: [MST]",
    good="aliases: [MST-J]",
)
def duplicate_name(draft: Draft) -> Iterator[Mistake]:
    """Give each name or alias by which two interventions, or two problems, could be meant."""
    entries = [(r, e) for r, e in listed(("interventions",), draft.data) if isinstance(e, dict)]
    yield from _shared(entries, ("id", "name", "abbreviation"))
    if draft.readable:
        yield from _shared(draft.words.problems.values(), ("id",))


def _shared(
    named: Iterable[tuple[Route, Mapping[str, object]]], keys: Iterable[str]
) -> Iterator[Mistake]:
    owners: dict[str, tuple[str, Route]] = {}
    for route, record in named:
        own = record.get("id")
        if not isinstance(own, str):
            continue
        places: list[tuple[Route, object]] = [((*route, key), record.get(key)) for key in keys]
        for place, name in (*places, *listed((*route, "aliases"), record)):
            if isinstance(name, str):
                other, first = owners.setdefault(fold(name), (own, place))
                if other != own:
                    values = {"value": short(name), "other": other, "first": Line(first)}
                    yield Mistake("duplicate-name", place, values)


@rule(
    "UHP203",
    "unknown-source",
    nl="er is geen bron '{value}'",
    en="there is no source '{value}'",
    why_nl=(
        "Een uitspraak zonder bron is niet na te gaan. Het deel voor de dubbele punt is het "
        "kenmerk van een bron onder 'sources'."
    ),
    why_en=(
        "A statement without a source cannot be checked. The part before the colon is the id of "
        "a source under 'sources'."
    ),
    bad="sources: [interventie:26]",
    good="sources: [interventies:26]",
)
def unknown_source(draft: Draft) -> Iterator[Mistake]:
    """Give each reference to a source that is not there."""
    if draft.used <= draft.sources.keys():
        return
    for route, source in draft.references():
        if source not in draft.sources:
            values = {"value": short(source)}
            yield Mistake("unknown-source", route, values, near=near(source, draft.sources))


@rule(
    "UHP204",
    "unknown-problem",
    nl="er is geen probleem '{value}' in de woordenlijst",
    en="there is no problem '{value}' in the vocabulary",
    why_nl=(
        "Geen gezin kan een probleem kiezen dat niet in de woordenlijst staat; de interventie "
        "zou nooit gevonden worden."
    ),
    why_en=(
        "No family can choose a problem that is not in the vocabulary; the intervention would "
        "never be found."
    ),
    bad="problem: drugs",
    good="problem: middelen",
)
def unknown_problem(draft: Draft) -> Iterator[Mistake]:
    """Give each problem that is not in the vocabulary; an alias is near as well."""
    if not draft.readable:
        return
    problems = draft.words.problems
    yield from _unknown_broader("unknown-problem", draft, "problems")
    known = {fold(str(a)): p for p, (_, t) in problems.items() for a in (p, *t.get("aliases", ()))}
    for route, word in draft.problems:
        if word not in problems:
            alike = tuple(known[n] for n in nearest(fold(word), known, 1))
            yield Mistake("unknown-problem", route, {"value": word}, near=alike)


def _unknown_broader(rule_name: str, draft: Draft, kind: str) -> Iterator[Mistake]:
    terms = draft.words.problems if kind == "problems" else draft.words.regions
    for route, term in terms.values():
        wide = term.get("broader")
        if wide is not None and wide not in terms:
            here = (*route, "broader")
            yield Mistake(rule_name, here, {"value": wide}, near=near(wide, terms))


@rule(
    "UHP205",
    "unknown-fact",
    nl="er is geen feit '{value}' in de woordenlijst",
    en="there is no fact '{value}' in the vocabulary",
    why_nl=(
        "Naar een feit dat niet bestaat, kan niemand vragen: de voorwaarde zou altijd open blijven."
    ),
    why_en=(
        "Nobody can be asked for a fact that does not exist: the condition would stay open for "
        "ever."
    ),
    bad="when: {haast: [ja]}",
    good="when: {spoed: [ja]}",
)
def unknown_fact(draft: Draft) -> Iterator[Mistake]:
    """Give each key of a condition that is no fact."""
    for route, key, _ in draft.asked:
        if key != "problem" and key not in draft.words.facts:
            facts = tuple(draft.words.facts)
            alike = tuple(nearest(fold(key), facts, 1))
            values = {"value": short(key)}
            yield Mistake("unknown-fact", route, values, key=True, near=alike, allowed=facts)


@rule(
    "UHP206",
    "unknown-answer",
    nl="'{value}' is geen antwoord op '{fact}'",
    en="'{value}' is not an answer to '{fact}'",
    why_nl="Een antwoord dat niemand kan geven, maakt de voorwaarde onvervulbaar.",
    why_en="An answer nobody can give makes the condition impossible to meet.",
    bad="when: {severity: [zwaar]}",
    good="when: {severity: [ernstig]}",
)
def unknown_answer(draft: Draft) -> Iterator[Mistake]:
    """Give each answer in a condition that nobody can give."""
    yield from _unanswerable("unknown-answer", draft, region=False)


def _unanswerable(rule_name: str, draft: Draft, *, region: bool) -> Iterator[Mistake]:
    for route, fact, values in draft.asked:
        if fact in draft.words.facts and (fact == "region") is region:
            known = draft.words.known(fact)
            for number, value in enumerate(values):
                if value not in known:
                    answers = tuple(draft.words.answers(fact))
                    said = {"value": short(value), "fact": fact}
                    alike = near(value, answers)
                    yield Mistake(rule_name, (*route, number), said, near=alike, allowed=answers)


@rule(
    "UHP207",
    "unknown-region",
    nl="er is geen regio '{value}' in de woordenlijst",
    en="there is no region '{value}' in the vocabulary",
    why_nl="Alleen een regio uit de woordenlijst kan met die van een gezin worden vergeleken.",
    why_en="Only a region of the vocabulary can be compared with that of a family.",
    bad="region: flevolandt",
    good="region: flevoland",
)
def unknown_region(draft: Draft) -> Iterator[Mistake]:
    """Give each region that is not in the vocabulary.

    Around another, in a condition, where help is.
    """
    if not draft.readable:
        return
    yield from _unknown_broader("unknown-region", draft, "regions")
    yield from _unanswerable("unknown-region", draft, region=True)
    regions = draft.words.regions
    for entry in draft.entries:
        region = entry.data.get("availability", {}).get("region")
        if region is not None and region not in regions:
            here = entry.at("availability", "region")
            yield Mistake("unknown-region", here, {"value": region}, near=near(region, regions))


@rule(
    "UHP208",
    "unknown-intervention",
    nl="er is geen interventie '{value}'",
    en="there is no intervention '{value}'",
    why_nl="'variant_of' noemt het kenmerk van een andere interventie in dit bestand.",
    why_en="'variant_of' gives the id of another intervention in this file.",
    bad="variant_of: m-s-t",
    good="variant_of: mst",
)
def unknown_intervention(draft: Draft) -> Iterator[Mistake]:
    """Give each variant of an intervention that is not there."""
    for entry in draft.entries:
        name = entry.data.get("variant_of")
        if name is not None and name not in draft.known:
            here, alike = entry.at("variant_of"), near(name, draft.known)
            yield Mistake("unknown-intervention", here, {"value": name}, near=alike)


@rule(
    "UHP209",
    "unused-source",
    nl="geen enkele uitspraak verwijst naar bron '{value}'",
    en="no statement refers to source '{value}'",
    why_nl="Een studie of pagina waar niets op rust, is een vergeten verwijzing of kan weg.",
    why_en="A study or page that nothing rests on is a forgotten reference, or can go.",
    bad="sources:\n  - id: pagina-zonder-verwijzing\n    …",
    good="sources: [pagina-zonder-verwijzing:inleiding]  (bij een uitspraak)",
    severity=Severity.WARNING,
)
def unused_source(draft: Draft) -> Iterator[Mistake]:
    """Give each study or page that nothing rests on, unless an unknown source may mean it."""
    used = draft.used
    if not draft.complete or not draft.readable or not used <= draft.sources.keys():
        return
    for route, source in listed(("sources",), draft.data):
        if (
            isinstance(source, dict)
            and source["type"] in ("studie", "pagina")
            and source["id"] not in used
        ):
            yield Mistake("unused-source", (*route, "id"), {"value": source["id"]})


@rule(
    "UHP210",
    "unused-term",
    nl="'{value}' staat in de woordenlijst maar geen interventie gebruikt het",
    en="'{value}' is in the vocabulary but no intervention uses it",
    why_nl=(
        "Een vraag die niets verandert, kost een gezin een antwoord voor niets. Problemen en "
        "regio's vallen hier niet onder: een probleem zegt ook wie erbij te halen is, een regio "
        "waar een gezin woont."
    ),
    why_en=(
        "A question that changes nothing costs a family an answer for nothing. Problems and "
        "regions are not meant: a problem also tells who to involve, a region where a family "
        "lives."
    ),
    bad="facts:\n  - id: schoenmaat\n    …",
    good="when: {schoenmaat: [groot]}  (bij een interventie)",
    severity=Severity.WARNING,
)
def unused_term(draft: Draft) -> Iterator[Mistake]:
    """Give each fact that nobody asks for, unless a fact that is not there may be meant for it."""
    if not draft.complete:
        return
    used = {word.key for word in draft.asked} - {"problem"}
    if not used <= draft.words.facts.keys():
        return
    for name, (route, _) in draft.words.facts.items():
        if name not in used and name not in SITUATION:
            yield Mistake("unused-term", (*route, "id"), {"value": name})


@rule(
    "UHP211",
    "not-a-study",
    nl="'{value}' is geen bron van het type studie",
    en="'{value}' is not a source of type studie",
    why_nl=(
        "Bij 'studies' staat welk onderzoek iets vond; het document dat het aanhaalt hoort bij "
        "'sources'."
    ),
    why_en=(
        "'studies' tells which research found something; the document that cites it belongs "
        "under 'sources'."
    ),
    bad="studies: [interventies]",
    good="studies: [asscher-2018]",
)
def not_a_study(draft: Draft) -> Iterator[Mistake]:
    """Give each study that is a source of another type."""
    for route, source in draft.references("studies"):
        if draft.sources.get(source, "") not in ("studie", ""):
            yield Mistake("not-a-study", route, {"value": source})


@rule(
    "UHP212",
    "alike",
    nl="zegt precies hetzelfde als '{other}' (regel {first})",
    en="says exactly the same as '{other}' (line {first})",
    why_nl=(
        "Op de namen na zijn de twee gelijk: een kopie waarin het eigene nog moet komen, of "
        "twee namen voor één interventie."
    ),
    why_en=(
        "But for their names the two are equal: a copy whose own facts are still to come, or "
        "two names for one intervention."
    ),
    bad="- id: a\n  …\n- id: kopie-van-a\n  …  (verder gelijk)",
    good="- id: a\n  aliases: [Kopie van A]\n  …",
    severity=Severity.WARNING,
)
def alike(draft: Draft) -> Iterator[Mistake]:
    """Give each entry that says exactly the same as an earlier one, but for its names."""
    names = {"id", "name", "abbreviation", "aliases", "variant_of"}
    seen: dict[str, tuple[str, Route]] = {}
    for entry in draft.entries:
        said = repr({k: v for k, v in entry.data.items() if k not in names})
        other, first = seen.setdefault(said, (entry.data["id"], entry.at("id")))
        if first != entry.at("id"):
            yield Mistake("alike", entry.at("id"), {"other": other, "first": Line(first)})


@rule(
    "UHP213",
    "circular-term",
    nl="'{value}' is via 'broader' een vorm van zichzelf",
    en="'{value}' is a form of itself by way of 'broader'",
    why_nl="Een rij van ruimere woorden moet ergens ophouden.",
    why_en="A row of broader words has to end somewhere.",
    bad="- {id: gedrag, broader: delinquentie, …}\n- {id: delinquentie, broader: gedrag, …}",
    good="- {id: gedrag, …}\n- {id: delinquentie, broader: gedrag, …}",
)
@rule(
    "UHP218",
    "too-far-up",
    nl="boven '{value}' staan meer dan {limit} ruimere woorden",
    en="more than {limit} broader words stand above '{value}'",
    why_nl="Geen buurt ligt in zo veel gebieden; zo'n rij is meestal door een programma gemaakt.",
    why_en="No neighbourhood lies in so many areas; such a row is mostly made by a program.",
    bad="- {id: p1, broader: p2, …}\n- {id: p2, broader: p3, …}\n… (22 keer)",
    good="- {id: almere, broader: flevoland, …}\n- {id: flevoland, …}",
)
def circular_term(draft: Draft) -> Iterator[Mistake]:
    """Give each word that is a form of itself, and the first with too many broader ones."""
    for terms in (draft.words.problems, draft.words.regions) if draft.readable else ():
        up = broader(terms)
        far = ""
        for name, (route, _) in terms.items():
            if up[name] not in terms:
                continue
            above = upwards(up[name], up)
            if name in above:
                yield Mistake("circular-term", (*route, "broader"), {"value": name})
            elif len(above) > MOST_BROADER and not far:
                far = name
                values = {"value": name, "limit": MOST_BROADER}
                yield Mistake("too-far-up", (*route, "broader"), values)

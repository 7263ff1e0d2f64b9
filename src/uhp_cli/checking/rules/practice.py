"""Rules of the words that people use: each means one thing, and what it leads to is there."""

from collections.abc import Iterator, Mapping, Sequence

from uhp_cli.checking.draft import Draft, listed
from uhp_cli.checking.rule import Line, Mistake, rule, short
from uhp_cli.source.yaml_source import Route
from uhp_cli.values.catalogue import fold


@rule(
    "UHP215",
    "word-of-two",
    nl="het woord '{value}' hoort al bij '{other}' (regel {first})",
    en="the word '{value}' already belongs to '{other}' (line {first})",
    why_nl=(
        "Een woord dat iemand typt, mag maar één ding betekenen: één probleem, één feit of één "
        "uitleg onder 'words'. Anders krijgt een gezin hulp bij iets wat niemand bedoelde."
    ),
    why_en=(
        "A word that somebody types may mean one thing only: one problem, one fact or one "
        "explanation under 'words'. Otherwise a family gets help with what nobody meant."
    ),
    bad="problems:\n  - {id: middelen, aliases: [verslaafd], …}\nwords:\n"
    "  - {words: [verslaafd], choose: [middelen, gokken]}",
    good="problems:\n  - {id: middelen, aliases: [drugs], …}\nwords:\n"
    "  - {words: [verslaafd], choose: [middelen, gokken]}",
)
def word_of_two(draft: Draft) -> Iterator[Mistake]:
    """Give each word by which two problems, facts or explanations could be meant."""
    if not draft.readable:
        return
    owners: dict[str, tuple[str, Route, bool]] = {}
    for own, route, word, told in _said(draft):
        other, first, before = owners.setdefault(fold(word), (own, route, told))
        if other != own and not (told and before):
            values = {"value": short(word), "other": other, "first": Line(first)}
            yield Mistake("word-of-two", route, values)


def _said(draft: Draft) -> Iterator[tuple[str, Route, str, bool]]:
    """Give each word with whose it is, where, and whether `duplicate-name` tells of it too."""
    problems, facts = draft.words.problems.items(), draft.words.facts.items()
    for own, (route, term) in problems:
        yield own, (*route, "id"), own, True
        for here, word in listed((*route, "aliases"), term):
            yield own, here, str(word), True
    for own, (route, term) in problems:
        for key in ("name", "english"):
            yield own, (*route, key), str(term[key]), False
    for own, (route, fact) in facts:
        yield own, (*route, "id"), own, False
        for here, word in listed((*route, "aliases"), fact):
            yield own, here, str(word), False
    for route, record in _records(draft):
        for here, word in listed((*route, "words"), record):
            yield f"words[{route[-1]}]", here, str(word), False


@rule(
    "UHP216",
    "word-to-nothing",
    nl="'{value}' is geen woord voor een probleem, feit of antwoord van de woordenlijst",
    en="'{value}' is no word for a problem, fact or answer of the vocabulary",
    why_nl="Wie dit woord typt, zou horen iets te schrijven wat het programma niet kent.",
    why_en="Who types this word would be told to write what the program does not know.",
    bad="- {words: [pleegzorg], write: {plaatsing: [geplaatst]}}",
    good="- {words: [pleegzorg], write: {placement: [geplaatst]}}",
)
def word_to_nothing(draft: Draft) -> Iterator[Mistake]:
    """Give each problem, fact or answer that a word leads to and that is not there."""
    if not draft.readable:
        return
    problems = draft.words.problems.items()
    known = {fold(str(w)) for p, (_, t) in problems for w in (p, *t.get("aliases", ()))}
    for route, record in _records(draft):
        for here, word in listed((*route, "choose"), record):
            if fold(str(word)) not in known:
                yield Mistake("word-to-nothing", here, {"value": short(str(word))})
        for fact, answers in _written(record).items():
            here = (*route, "write", fact)
            if fact not in draft.words.facts:
                yield Mistake("word-to-nothing", here, {"value": short(fact)}, key=True)
                continue
            for number, answer in enumerate(answers):
                if answer not in draft.words.answers(fact):
                    yield Mistake("word-to-nothing", (*here, number), {"value": short(answer)})


def _records(draft: Draft) -> Iterator[tuple[Route, Mapping[str, object]]]:
    vocabulary = draft.data["vocabulary"]
    if isinstance(vocabulary, dict):
        for route, record in listed(("vocabulary", "words"), vocabulary):
            if isinstance(record, dict):
                yield route, record


def _written(record: Mapping[str, object]) -> Mapping[str, Sequence[str]]:
    found = record.get("write")
    return found if isinstance(found, dict) else {}

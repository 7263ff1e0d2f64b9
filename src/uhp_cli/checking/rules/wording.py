"""Rules of wording: the reader sees the text of a condition, the program tests its `when`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from uhp_cli.checking.draft import Draft, Vocabulary, words
from uhp_cli.checking.rule import Mistake, Severity, rule
from uhp_cli.values.profile import SEVERITY

_ALSO_SEVERE = ("zwaar", "zware")
"""Dutch words for the most severe answer beside its own."""


class _Meant(NamedTuple):
    """A word of the vocabulary that a text can name: the key it is asked by, and its id."""

    key: str
    id: str


class _Reader:
    """Finds the words of one vocabulary in a text, the longest first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._meant: dict[str, _Meant] = {}
        for name, (_, term) in vocabulary.problems.items():
            self._add(_Meant("problem", name), (term.get("name", name), *term.get("aliases", ())))
        for name, (_, fact) in vocabulary.facts.items():
            if name != SEVERITY:
                self._add(_Meant(name, ""), (fact.get("name", name), *fact.get("aliases", ())))
        for name, (_, region) in vocabulary.regions.items():
            self._add(_Meant("region", name), (region.get("name", name),))
        answers = vocabulary.answers(SEVERITY) if SEVERITY in vocabulary.facts else []
        for answer in answers:
            self._add(_Meant(SEVERITY, answer), (answer,))
        for word in _ALSO_SEVERE if answers else ():
            self._add(_Meant(SEVERITY, answers[-1]), (word,))
        longest = sorted(self._meant, key=len, reverse=True)
        found = "|".join(map(re.escape, longest))
        self._pattern = re.compile(rf"\b({found})(?:e|en|s)?\b") if found else None

    def _add(self, meant: _Meant, names: Iterable[object]) -> None:
        for name in names:  # NOTE: a broken term is told by another rule
            self._meant.setdefault(_plain(str(name)), meant)

    def read(self, text: str) -> dict[_Meant, str]:
        """Return what a text names, each with the words that name it."""
        found = self._pattern.finditer(_plain(text)) if self._pattern else ()
        return {self._meant[m[1]]: m[0] for m in found}


def _plain(text: str) -> str:
    return text.casefold().replace("-", " ").replace("(", "").replace(")", "")


@rule(
    "UHP314",
    "text-and-when",
    nl="tekst en voorwaarde zeggen niet hetzelfde: alleen {where} noemt '{value}'",
    en="text and condition do not say the same: only {where} names '{value}'",
    why_nl=(
        "De lezer ziet de tekst en het programma toetst 'when'. Noemt één van beide een probleem, "
        "een ernst, een feit of een regio die de ander niet heeft, dan staat er 'voldoet aan' bij "
        "wat niemand vroeg. Is het bekeken en goed, zet dan achter de tekst: # ok: en waarom."
    ),
    why_en=(
        "The reader sees the text and the program tests 'when'. When one of them names a problem, "
        "a severity, a fact or a region that the other lacks, 'meets' is printed for what nobody "
        "asked. When it was looked at and is right, put behind the text: # ok: and why."
    ),
    bad="text: ernstige gedragsproblemen\nwhen: {problem: [gedrag]}",
    good="text: ernstige gedragsproblemen\nwhen: {problem: [gedrag], severity: [ernstig]}",
    severity=Severity.WARNING,
    reviewed=True,
)
def text_and_when(draft: Draft) -> Iterator[Mistake]:
    """Give each condition whose text and test name other words of the vocabulary."""
    if not draft.entries:
        return
    reader = _Reader(draft.words)
    for entry in draft.entries:
        for here, criterion in entry.conditions():
            when = criterion["when"]
            if not all(map(draft.words.knows, words(here, when))):
                continue
            said = reader.read(criterion["text"])
            tested = set(_tested(here, when))
            asked = {m.key for m in tested}
            answers = {m.id for m in tested}
            text = (*here[:-1], "text")
            for meant in tested - said.keys():
                if meant.key in ("problem", "region", SEVERITY):
                    values = {"where": "when", "value": meant.id}
                    yield Mistake("text-and-when", text, values)
            for meant, word in said.items():
                if meant in tested or (not meant.id and meant.key in asked):
                    continue
                if meant.key != SEVERITY or meant.id not in answers:
                    yield Mistake(
                        "text-and-when", text, {"where": "text", "value": word}, part=word
                    )


def _tested(here: tuple[str | int, ...], when: Mapping[str, object]) -> Iterator[_Meant]:
    for word in words(here, when):
        yield from (_Meant(word.key, value) for value in word.values)

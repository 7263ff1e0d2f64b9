"""Rules of the words that the program itself reckons with, whatever the catalogue."""

from collections.abc import Iterator

from uhp_cli.checking.draft import Draft
from uhp_cli.checking.rule import Mistake, rule
from uhp_cli.values.profile import SITUATION
from uhp_cli.values.vocab import Level, Role

_ANSWERS = {
    "crisis": ("ja", "nee"),
    "placement": ("geen", "dreigt", "geplaatst"),
    "severity": ("licht", "matig", "ernstig"),
}
"""The answers that options and the published schema of a profile promise."""

_TAKEN = ("age", "problem", "all", "any")
"""Keys of conditions and questions that mean something else."""


@rule(
    "UHP214",
    "missing-word",
    nl="de woordenlijst mist '{value}'",
    en="the vocabulary lacks '{value}'",
    why_nl="Het programma rekent met dit woord en toont zijn naam; elke catalogus heeft het nodig.",
    why_en="The program reckons with this word and shows its name; every catalogue needs it.",
    bad="roles: [hoofd, crisis, aanvullend]",
    good="roles: [hoofd, crisis, aanvullend, werkwijze]",
)
def missing_word(draft: Draft) -> Iterator[Mistake]:
    """Give each word that the program reckons with and the vocabulary lacks."""
    if not draft.readable:
        return
    words = draft.words
    for needed, have, section in (
        (Level, words.levels, "levels"),
        (Role, words.roles, "roles"),
        (SITUATION, words.facts, "facts"),
    ):
        for word in needed:
            if str(word) not in have:
                route = ("vocabulary", section)
                yield Mistake("missing-word", route, {"value": str(word)}, key=True)
    for fact, needed_answers in _ANSWERS.items():
        have_answers = words.answers(fact) if fact in words.facts else needed_answers
        for answer in needed_answers:
            if answer not in have_answers:
                here = (*words.facts[fact][0], "id")
                yield Mistake("missing-word", here, {"value": answer})


@rule(
    "UHP217",
    "taken-word",
    nl="het programma kan '{value}' hier niet gebruiken",
    en="the program cannot use '{value}' here",
    why_nl=(
        "Een feit dat heet als een probleem of als een sleutel van een voorwaarde, is niet te "
        "vragen of te beantwoorden; een extra antwoord op crisis, plaatsing of ernst kent geen "
        "optie en geen profiel."
    ),
    why_en=(
        "A fact that is called as a problem or as a key of a condition cannot be asked or "
        "answered; no option and no profile knows another answer to crisis, placement or severity."
    ),
    bad="facts:\n  - id: gedrag\n    …",
    good="facts:\n  - id: gedrag-op-school\n    …",
)
def taken_word(draft: Draft) -> Iterator[Mistake]:
    """Give each word that the program would read as another."""
    if not draft.readable:
        return
    words = draft.words
    for terms, others in ((words.facts, words.problems), (words.problems, ())):
        for name, (route, _) in terms.items():
            if name in _TAKEN or name in others:
                yield Mistake("taken-word", (*route, "id"), {"value": name})
    for fact, answers in _ANSWERS.items():
        for number, answer in enumerate(words.answers(fact) if fact in words.facts else ()):
            if answer not in answers:
                here = (*words.facts[fact][0], "values", number, "id")
                yield Mistake("taken-word", here, {"value": answer})

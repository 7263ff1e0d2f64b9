"""What is said about a word that is no problem: what it may mean, what to write, who to involve.

Loaded on the way to an error. It guesses nothing: a suggestion is near, and about the same person.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from uhp_cli.errors import UhpError
from uhp_cli.values.catalogue import Both, Catalogue, fold
from uhp_cli.values.profile import SITUATION

if TYPE_CHECKING:
    from uhp_cli import shapes

IN_FILE = ""
"""The option of a word that stands in a profile file."""

Groups = list[tuple[Both, list[str]]]
"""Words by whom they are about, in the order of the vocabulary."""

_STEM = 5
"""So many first letters make two words forms of one word."""

_LONGEST = 200
"""Letters in which several words may stand together."""

_OTHER = {"ouder": "kind", "kind": "ouder"}
"""Whom a word is not about when it names the one or the other."""


def refused(word: str, catalogue: Catalogue, option: str) -> UhpError:
    """Return why a word is no problem and what to write instead; `option` is where it stood."""
    given = _listed(word, catalogue)
    if given:
        return _told(word, given, catalogue, option)
    answers = _as_answer(word, catalogue)
    if answers:
        return _answer(word, answers, catalogue, option)
    apart = separate(word, catalogue)
    if apart:
        return UhpError("words-apart", name=word.strip(), how=_joined(apart, option))
    near = near_problems(word, catalogue) or _near_words(word, catalogue)
    return UhpError(
        "unknown-problem",
        name=word.strip(),
        near=near,
        sides=by_side(catalogue.problems, catalogue),
    )


def listed(word: str, catalogue: Catalogue, option: str) -> UhpError | None:
    """Return what the vocabulary says of a word that is no problem, None when it says nothing."""
    given = _listed(word, catalogue)
    return _told(word, given, catalogue, option) if given else None


def near_problems(word: str, catalogue: Catalogue) -> list[str]:
    """Return the problems that this looks much like or is a word of, at most three.

    None of a child for a word that names a parent, nor the reverse; and for a word that names
    neither, no word that does.
    """
    said, named = fold(word), _names_of_sides(catalogue)
    about = _sides_named(word, named)
    wrong = {_OTHER[side] for side in about if side in _OTHER} - about
    sides = {p["id"]: p["side"] for p in catalogue.record["vocabulary"]["problems"]}
    known = {
        name: p.id
        for p in catalogue.problems.values()
        for name in (p.id, *p.aliases)
        if sides[p.id] not in wrong and (about or not _sides_named(name, named))
    }
    found = [n for n in known if said == n.split("-")[-1]] or alike(said, known)
    found = found or _same_stem(said, known)
    return list(dict.fromkeys(known[n] for n in found))[:3]


def _near_words(word: str, catalogue: Catalogue) -> list[str]:
    """Return the words this looks much like that are no problem."""
    records = catalogue.record["vocabulary"].get("words", ())
    known = [w for r in records for w in r["words"]]
    for fact, answers in catalogue.answers.items():
        known += [fact, *(a for a in answers if a not in ("ja", "nee"))]
    named = _names_of_sides(catalogue)
    about = _sides_named(word, named)
    return alike(fold(word), [w for w in known if _sides_named(w, named) == about])[:3]


def alike(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words at the least distance of at most 2 edits; of a short word at most 1.

    An edit adds, drops or changes a letter, or swaps two that stand side by side.
    """
    most = 0 if len(word) < 3 else 1 if len(word) <= 5 else 2
    found: dict[int, list[str]] = {}
    for name in known:
        if abs(len(name) - len(word)) <= most:
            found.setdefault(_distance(word, name), []).append(name)
    least = min(found, default=most + 1)
    return found[least] if least <= most else []


def _distance(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        before, last, row = row, before, [i + 1]
        for j, wanted in enumerate(other):
            row.append(min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != wanted)))
            if i and j and letter == other[j - 1] and wanted == one[i - 1]:
                row[-1] = min(row[-1], last[j - 1] + 1)
    return row[-1]


def _same_stem(said: str, known: Iterable[str]) -> list[str]:
    """Return the known words of which one begins with the other, without its ending."""
    stem = re.sub(r"(e|en|s|ig|ige|ing|ingen|t|d|de)$", "", said)
    if len(stem) < _STEM or "-" in said:
        return []
    return [n for n in known if n.startswith(stem) and "-" not in n]


def separate(word: str, catalogue: Catalogue) -> list[str]:
    """Return the known words that stand together in one, each as it was said; empty if one is not.

    Between them stands something else than a comma.
    """
    if len(word) > _LONGEST:
        return []
    parts = re.split(r"\s*[;+&/|]\s*|\s+(?:en|and)\s+", word.strip())
    if len(parts) < 2:
        parts = list(_longest_first(word.split(), catalogue))
    known = len(parts) > 1 and all(p and catalogue.problem(p) for p in parts)
    return ["-".join(p.split()) for p in parts] if known else []


def _longest_first(parts: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    """Give the known words in a row of words; ends with an empty one where there is none."""
    rest = parts
    while rest:
        lengths = range(len(rest), 0, -1)
        size = next((n for n in lengths if catalogue.problem(" ".join(rest[:n]))), 0)
        yield " ".join(rest[:size])
        rest = rest[size:] if size else ()


def by_side(words: Iterable[str], catalogue: Catalogue) -> Groups:
    """Return words for problems grouped by whom they are about; each must mean a problem."""
    vocabulary = catalogue.record["vocabulary"]
    sides = {p["id"]: p["side"] for p in vocabulary["problems"]}
    names = {s["id"]: (s["name"], s["english"]) for s in vocabulary.get("sides", ())}
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(sides[catalogue.problem(word) or word], []).append(word)
    order = [*names, *(s for s in found if s not in names)]
    return [(names.get(side, (side, side)), found[side]) for side in order if side in found]


def _listed(word: str, catalogue: Catalogue) -> "shapes.WordRecord | None":
    said = fold(word)
    records = catalogue.record["vocabulary"].get("words", ())
    return next((r for r in records if said in map(fold, r["words"])), None)


def _told(word: str, given: "shapes.WordRecord", catalogue: Catalogue, option: str) -> UhpError:
    name, sides = word.strip(), by_side(given.get("choose", ()), catalogue)
    if "refer" in given:
        involve = (given["refer"]["text"], given["refer"]["english"])
        return UhpError("word-referred", name=name, involve=involve, sides=sides)
    if "write" in given:
        return _answer(word, given["write"], catalogue, option)
    return UhpError("word-of-several", name=name, sides=sides)


def _answer(
    word: str, answers: Mapping[str, Sequence[str]], catalogue: Catalogue, option: str
) -> UhpError:
    how = [_written(fact, values, catalogue, option) for fact, values in answers.items()]
    joint = {IN_FILE: ", ", "--child": ","}.get(option, " ")
    return UhpError("word-is-answer", name=word.strip(), how=joint.join(how))


def _as_answer(word: str, catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Return the fact that a word is a name of or an answer to, with the answers it may mean."""
    fact = catalogue.fact(word)
    if fact:
        answers = list(catalogue.answers[fact])
        return {fact: answers[:1] if answers == ["ja", "nee"] else answers}
    found = {f: catalogue.answer(f, word) for f in catalogue.answers}
    return {f: [a] for f, a in found.items() if a and a not in ("ja", "nee")}


def _written(fact: str, values: Sequence[str], catalogue: Catalogue, option: str) -> str:
    """Return how an answer is given where the word stood."""
    answer = "|".join(values)
    if option == IN_FILE:
        return f"{'situation' if fact in SITUATION else 'facts'}: {{{fact}: {answer}}}"
    if option == "--child" and catalogue.facts[fact].of != "gezin":
        return f"{fact}={answer}"
    if fact == "crisis":
        return "--crisis" if answer == "ja" else "--no-crisis"
    return f"--{fact} {answer}" if fact in SITUATION else f"--fact {fact}={answer}"


def _joined(words: Sequence[str], option: str) -> str:
    if option == IN_FILE:
        return f"[{', '.join(words)}]"
    return ",".join(words) if option == "--child" else f"--problems {','.join(words)}"


def _names_of_sides(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return the words that name a child or a parent, such as 'moeder'."""
    sides = catalogue.record["vocabulary"].get("sides", ())
    return {s["id"]: frozenset(map(fold, s.get("words", ()))) for s in sides if s["id"] in _OTHER}


def _sides_named(word: str, names: Mapping[str, frozenset[str]]) -> set[str]:
    parts = fold(word).split("-")
    return {side for side, words in names.items() if not words.isdisjoint(parts)}

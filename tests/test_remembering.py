"""What is remembered for families that look the same is, byte for byte, what each would be told anew."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given

from conftest import PINNED
from families import EXAMPLES, families_of, streams
from uhp_cli.method.ranking import brief_rows, rank
from uhp_cli.method.remembering import Detail, Family, Memory
from uhp_cli.reading import loading
from uhp_cli.reading.identity import identity
from uhp_cli.telling.blanks import printed
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Child, Profile
from uhp_cli.verbs import match
from uhp_cli.verbs.batch_answers import BriefAnswers, WholeAnswers

CATALOGUE = loading.load_catalogue(str(PINNED))
WORDS = {lang: Words(lang, CATALOGUE) for lang in Lang}
WARM = {lang: WholeAnswers(CATALOGUE, words) for lang, words in WORDS.items()}
FORGETFUL = WholeAnswers(CATALOGUE, WORDS[Lang.NL])
FORGETFUL.memory.most = 60
A_PROBLEM = frozenset({"antisociaal"})
BRIEF = BriefAnswers(CATALOGUE, WORDS[Lang.NL])


def whole(catalogue: Catalogue, profile: Profile, words: Words) -> bytes:
    """Return the answer of `match` as a line of JSON."""
    return printed(match.as_json(rank(catalogue, profile), words)) + b"\n"


def brief(catalogue: Catalogue, profile: Profile) -> bytes:
    """Return the end of a short answer as a line of JSON."""
    return b', "matches": %b}\n' % printed(brief_rows(catalogue, profile))


@EXAMPLES
@given(families_of(CATALOGUE))
@example(Profile((Child(parse_age("14")), Child(parse_age("12"))), frozenset({"delinquentie"})))
@example(Profile(tuple(Child(parse_age(age)) for age in ("zwanger", "23m", "zwanger")), A_PROBLEM))
def test_after_many_families_the_next_is_told_what_it_would_be_told_alone(profile: Profile) -> None:
    """In both languages, also by a memory that is full all the time, and in short."""
    for lang, answers in WARM.items():
        assert answers.answer(profile) == whole(CATALOGUE, profile, WORDS[lang])
    assert FORGETFUL.answer(profile) == WARM[Lang.NL].answer(profile)
    assert BRIEF.answer(profile).endswith(brief(CATALOGUE, profile))


@EXAMPLES
@given(streams())
def test_families_that_differ_in_one_thing_are_told_apart(
    stream: tuple[Catalogue, list[Profile]],
) -> None:
    """Whatever their order, on catalogues in which everything stands close together."""
    catalogue, families = stream
    words = Words(Lang.NL, catalogue)
    answers, short = WholeAnswers(catalogue, words), BriefAnswers(catalogue, words)
    for profile in (*families, *reversed(families)):
        assert answers.answer(profile) == whole(catalogue, profile, words)
        assert short.answer(profile).endswith(brief(catalogue, profile))


def judged(families: Iterable[Profile], *, most: int = 10**6) -> int:
    """Return how often something is judged for these families."""
    made = []
    memory = Memory(CATALOGUE, Detail.WORDS, lambda _judge, judgement: made.append(judgement), most)
    for profile in families:
        memory.all(Family(CATALOGUE, profile))
    return len(made)


def of(age: str, *problems: str) -> Profile:
    """Return a family with one child."""
    return Profile((Child(parse_age(age), frozenset(problems)),))


def test_only_what_looks_at_the_difference_is_judged_again() -> None:
    """An age that no bound tells apart judges nothing again; another problem only what names it."""
    every = len(CATALOGUE.interventions)
    assert judged([of("14", "gedrag")] * 3) == every
    assert judged([of("14", "gedrag"), of("15", "gedrag")]) < every * 1.5
    more = judged([of("14", "gedrag"), of("14", "gedrag", "schooluitval")])
    assert every < more < every * 1.5


def test_a_memory_that_is_full_forgets_and_goes_on() -> None:
    """So that a stream of families takes no more memory however long it is."""
    families = [of(str(age), problem) for age in range(18) for problem in ("gedrag", "trauma")]
    assert judged(families, most=50) > judged(families)


@pytest.mark.parametrize(
    "text",
    [
        "geboren 1 mei 2010", "1jan00", "jan 1 2000", "12-3-10", "01.02.13", "20101201", "12345678 2",
        "1.2.3.4.5.6.7.8.2", "a@b.nl", "1234 AB", "06 12345678", "+31 (0)6-12345678", "2010\u201312\u201301",
    ],
)  # fmt: skip
def test_the_quick_look_for_who_somebody_is_lets_nothing_through(text: str) -> None:
    """Whatever stands around it in a line of JSON."""
    assert identity(text)
    assert identity(
        f'{{"children": [{{"age": 10}}], "tried": [{{"id": "x {text} y"}}]}}'
    ) == identity(text)

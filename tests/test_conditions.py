"""The language of conditions: what a `when` of a catalogue says, and how it stands when not everything is known."""

from itertools import product

import pytest

from uhp_cli.values.conditions import Atom, Condition, Group, Holds, atoms, condition, kleene
from uhp_cli.values.vocab import State

MET, UNMET, UNKNOWN = State.MET, State.UNMET, State.UNKNOWN
A, B, C = (Atom(name, ("ja",)) for name in "abc")
ALL, ANY = Group(True, (A, B)), Group(False, (A, B))


def stands(when: Condition, **answers: State) -> Holds:
    """Return how a condition stands when its facts stand so; of what is not said the atom stays open."""

    def told(atom: Atom) -> Holds:
        state = answers.get(atom.fact, UNKNOWN)
        return Holds(state, (atom,) if state is UNKNOWN else ())

    return kleene(when, told)


# -- what is written


def test_a_condition_is_read_as_it_is_written() -> None:
    """A fact with answers, problems, how severe one is, and all or any of conditions in each other."""
    assert condition({"crisis": ["ja"]}) == Atom("crisis", ("ja",))
    assert condition({"problem": ["gedrag", "middelen"]}) == Atom("problem", ("gedrag", "middelen"))
    assert condition({"problem": ["gedrag"], "severity": ["matig", "ernstig"]}) == Atom(
        "problem", ("gedrag",), ("matig", "ernstig")
    )
    assert condition({"severity": ["ernstig"]}) == Atom("severity", ("ernstig",))
    assert condition({"all": [{"a": ["ja"]}, {"b": ["ja"]}]}) == ALL
    assert condition({"any": [{"a": ["ja"]}, {"b": ["ja"]}]}) == ANY
    assert condition({"any": [{"c": ["ja"]}, {"all": [{"a": ["ja"]}, {"b": ["ja"]}]}]}) == Group(
        False, (C, ALL)
    )


def test_every_atom_is_given_once_from_left_to_right() -> None:
    """However deep it stands."""
    assert list(atoms(A)) == [A]
    assert list(atoms(Group(True, (C, Group(False, (B, ALL)))))) == [C, B, A, B]


def test_to_know_a_condition_a_family_is_asked_the_fact_or_each_of_the_problems() -> None:
    """Also where it is asked how severe they are."""
    assert Atom("crisis", ("ja", "nee")).asked == ("crisis",)
    assert Atom("problem", ("gedrag", "middelen")).asked == ("gedrag", "middelen")
    assert Atom("problem", ("gedrag",), ("ernstig",)).asked == ("gedrag",)


# -- how it stands


@pytest.mark.parametrize(("first", "second"), list(product(State, State)))
def test_all_and_any_are_what_every_completion_makes_of_them(first: State, second: State) -> None:
    """Met or unmet when all that may yet be answered agree, unknown when it does not."""
    may_be = [[s is MET] if s is not UNKNOWN else [True, False] for s in (first, second)]
    for when, joins in ((ALL, all), (ANY, any)):
        found = {joins(answers) for answers in product(*may_be)}
        expected = UNKNOWN if len(found) == 2 else MET if found == {True} else UNMET
        assert stands(when, a=first, b=second).state is expected


def test_a_group_of_nothing_is_what_nothing_contradicts() -> None:
    """All of nothing is met, any of nothing is not."""
    assert stands(Group(True, ())) == Holds(MET)
    assert stands(Group(False, ())) == Holds(UNMET)


def test_what_is_open_is_every_answer_that_still_matters() -> None:
    """In the order of the condition; when it is decided nothing is open, whatever was not answered."""
    three = Group(True, (A, B, C))
    assert stands(three) == Holds(UNKNOWN, (A, B, C))
    assert stands(three, b=MET) == Holds(UNKNOWN, (A, C))
    assert stands(three, c=UNMET) == Holds(UNMET)
    assert stands(three._replace(every=False), b=UNMET) == Holds(UNKNOWN, (A, C))
    assert stands(three._replace(every=False), c=MET) == Holds(MET)


def test_a_group_in_a_group_is_judged_first() -> None:
    """What it leaves open is open in the whole, and what it decides is one answer in it."""
    nested = Group(True, (C, ANY))
    assert stands(nested, c=MET) == Holds(UNKNOWN, (A, B))
    assert stands(nested, a=MET) == Holds(UNKNOWN, (C,))
    assert stands(nested, c=MET, b=MET) == Holds(MET)
    assert stands(nested, a=UNMET, b=UNMET) == Holds(UNMET)

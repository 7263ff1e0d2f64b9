"""Which open facts can move a verdict, where the judgement alone says it; against trying every answer in test_invariants.py."""

from typing import Any

import pytest

from families import Data, child, entry, family, made
from uhp_cli.method.judging import AGE, Judge
from uhp_cli.method.moving import Asked, Tried, moving, surely_moves
from uhp_cli.values.profile import Child

SEVERE = {"problem": ["gedrag"], "severity": ["ernstig"]}

LEVELS = ["laag", "matig", "hoog"]


@pytest.mark.parametrize(
    ("conditions", "fact", "expected", "why"),
    [
        ({"indications": [{"recidive": ["hoog"]}]}, "recidive", True, "another answer leaves it unmet"),
        ({"indications": [{"recidive": ["hoog"]}]}, "placement", None, "it asks something else"),
        ({"indications": [{"recidive": LEVELS}]}, "recidive", None, "every answer meets it"),
        ({"exclusions": [{"recidive": LEVELS[1:]}]}, "recidive", True, "its own answer excludes"),
        ({"exclusions": [{"recidive": LEVELS}]}, "recidive", True, "every answer excludes"),
        ({"indications": [{"problem": ["netwerk"]}]}, "netwerk", True, "no to it leaves it unmet"),
        ({"indications": [{"problem": ["netwerk"]}]}, "middelen", None, "it asks another problem"),
        ({"indications": [{"problem": ["netwerk", "middelen"]}]}, "netwerk", None, "the other may meet it"),
        ({"exclusions": [{"problem": ["netwerk", "middelen"]}]}, "netwerk", True, "either excludes"),
        ({"exclusions": [{"problem": ["netwerk"], "severity": ["ernstig"]}]}, "netwerk", None, "how severe it is counts too"),
        ({"indications": [{"region": ["stad"]}]}, "region", None, "a region lies in others"),
        ({"indications": [{"all": [{"recidive": ["hoog"]}]}]}, "recidive", None, "it is not asked alone"),
        ({"indications": [{"severity": ["licht"]}]}, "severity", None, "it was answered"),
        ({"exclusions": [{"severity": ["ernstig"]}]}, "severity", None, "it was answered"),
        ({"age": (12, 17), "indications": [{"recidive": ["hoog"]}]}, "recidive", True, "whatever else is asked"),
    ],
)  # fmt: skip
def test_an_answer_that_surely_excludes_is_seen_at_once(
    conditions: dict[str, Any], fact: str, expected: bool | None, why: str
) -> None:
    """For a family of one child; where that is not sure the answers are tried."""
    catalogue = made(entry("een", ["gedrag"], **conditions))
    judge = Judge(catalogue, family("gedrag", severity="licht"))
    (judgement,) = judge.all()
    assert surely_moves(judgement, (fact, None), judge) is expected, why


HIGH, PLACED, NETWORK = (
    {"recidive": ["hoog"]},
    {"placement": ["geplaatst"]},
    {"problem": ["netwerk"]},
)
TWO = (child("14"), child("14"))


@pytest.mark.parametrize(
    ("children", "indications", "asked", "expected", "why"),
    [
        (TWO, [HIGH], ("recidive", 0), None, "this one may come to fit"),
        (TWO, [HIGH, PLACED], ("recidive", 0), False, "the other may still fit, of this one more is asked"),
        ((child("14"), child("14", recidive="hoog")), [HIGH], ("recidive", 0), False, "the other fits"),
        ((child("14"), child("5")), [HIGH], ("recidive", 0), True, "the other is excluded"),
        ((child("14"), child()), [HIGH, PLACED], ("recidive", 1), False, "of this one more is asked"),
        (TWO, [{"crisis": ["ja"]}], ("crisis", None), True, "it excludes both, who are alike"),
        ((child("14"), child()), [{"crisis": ["ja"]}], ("crisis", None), None, "they are not alike"),
        (TWO, [{"severity": ["ernstig"]}, PLACED], ("severity", 0), False, "of this one more is asked"),
        (TWO, [SEVERE, {"severity": ["ernstig"]}], ("severity", 0), None, "both ask how severe it is"),
        (TWO, [SEVERE, HIGH], ("recidive", 0), False, "how severe it is stays open"),
        (TWO, [NETWORK, PLACED], ("netwerk", 0), False, "of this one more is asked"),
        (TWO, [NETWORK, SEVERE], ("netwerk", 0), None, "a problem bears on every problem"),
        (TWO, [NETWORK], ("netwerk", None), None, "a word about the family bears on both"),
        (TWO, [HIGH], (AGE, 0), None, "an age is tried"),
        ((child(), child()), [NETWORK], ("netwerk", 0), False, "the age of this one stays open"),
        (TWO, [{"any": [HIGH, PLACED]}], ("recidive", 0), None, "it may be enough"),
        (TWO, [{"any": [NETWORK, PLACED]}], ("netwerk", 0), None, "it may be enough"),
        (TWO, [{"any": [{"severity": ["ernstig"]}, PLACED]}], ("severity", 0), None, "it may be enough"),
    ],
)  # fmt: skip
def test_with_more_children_it_counts_which_of_them_keeps_the_verdict(
    children: tuple[Child, ...], indications: list[Data], asked: Asked, expected: bool | None, why: str
) -> None:  # fmt: skip
    """Help for children of 12 to 17 with gedrag, and a family with gedrag."""
    one = entry("een", ["gedrag"], age=(12, 17), indications=indications)
    judge = Judge(made(one), family("gedrag", children=children))
    (judgement,) = judge.all()
    assert surely_moves(judgement, asked, judge) is expected, why


def test_what_stays_open_is_not_an_exclusion() -> None:
    """A child that may be excluded may come to fit."""
    one = entry("een", ["gedrag"], indications=[HIGH], exclusions=[PLACED])
    judge = Judge(made(one), family("gedrag", children=TWO))
    (judgement,) = judge.all()
    assert surely_moves(judgement, ("recidive", 0), judge) is None


@pytest.mark.parametrize(
    ("role", "stated", "indications", "fact", "expected", "why"),
    [
        ("hoofd", "gedrag", [HIGH], "recidive", False, "it stays addressed in part"),
        ("hoofd", "gedrag", [NETWORK], "netwerk", None, "any problem bears on it"),
        ("crisis", "middelen", [HIGH], "recidive", False, "whether there is a crisis stays open"),
        ("crisis", "middelen", [], "crisis", None, "that is what is asked"),
    ],
)
def test_what_is_stated_may_itself_stay_open(
    role: str, stated: str, indications: list[Data], fact: str, expected: bool | None, why: str
) -> None:
    """Of two children, for help that addresses a form of gedrag."""
    one = entry("een", ["delinquentie"], role=role, indications=indications)
    judge = Judge(made(one), family(stated, children=TWO))
    (judgement,) = judge.all()
    assert surely_moves(judgement, (fact, 0), judge) is expected, why


@pytest.mark.parametrize(
    ("conditions", "expected", "why"),
    [
        ({"targets": ["delinquentie"]}, True, "no to the only form of what is stated"),
        ({"targets": ["delinquentie", "antisociaal"]}, None, "the other form is left"),
        ({"targets": ["delinquentie"], "prevents": ["gedrag"]}, None, "it still lowers the risk"),
        ({"targets": ["delinquentie"], "role": "crisis"}, None, "a crisis is left"),
    ],
)
def test_no_to_the_only_form_that_is_addressed_excludes(
    conditions: dict[str, Any], expected: bool | None, why: str
) -> None:
    """Of a problem that is stated."""
    judge = Judge(made(entry("een", **conditions)), family("gedrag"))
    (judgement,) = judge.all()
    assert surely_moves(judgement, ("delinquentie", None), judge) is expected, why


def test_a_first_problem_is_tried() -> None:
    """It changes what every child is judged by."""
    one = entry("een", ["gedrag"], indications=[NETWORK, PLACED])
    judge = Judge(made(one), family(children=TWO))
    (judgement,) = judge.all()
    assert surely_moves(judgement, ("netwerk", 0), judge) is None


@pytest.mark.parametrize("stated", [["gedrag"], ["middelen"], []])
@pytest.mark.parametrize(
    "ages", [("14",), ("14", "14"), ("14", "5"), ("", "14"), ("5", "14", "13")]
)
@pytest.mark.parametrize(
    "conditions",
    [
        {"indications": [NETWORK]},
        {"indications": [{"any": [{"problem": ["middelen"]}, PLACED]}]},
        {"indications": [{"problem": ["netwerk", "middelen"]}]},
        {"exclusions": [{"problem": ["netwerk"], "severity": ["ernstig"]}]},
    ],
)
def test_what_was_tried_for_a_child_says_what_trying_it_again_says(
    stated: list[str], ages: tuple[str, ...], conditions: dict[str, Any]
) -> None:
    """The first time and the next, for children of whom nothing is said apart."""
    one = entry("een", ["gedrag"], age=(12, 17), **conditions)
    children = tuple(child(age) if age else child() for age in ages)
    judge = Judge(made(one), family(*stated, children=children))
    judgements = [j for j in judge.all() if j.ranked]
    tried: Tried = {}
    again = [moving(judge, judgements, tried) for _ in range(2)]
    assert again == [moving(judge, judgements)] * 2

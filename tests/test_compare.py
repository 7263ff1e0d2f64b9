"""Compare: side by side, what differs, what no source says, and which criterion decides."""

from itertools import combinations
from typing import Any

import pytest
from rich.cells import cell_len

from conftest import answer, run
from families import Case, entry, family, invariant, made
from uhp_cli.method.comparing import Decision, compare
from uhp_cli.method.ranking import Key, Match, rank
from uhp_cli.telling.words import Lang

YOUTH = ("--age", "14", "--problems", "gedrag,middelen")


def fields(found: Any) -> dict[str, Any]:
    """Return the lines of a comparison by field."""
    return {line["field"]: line for line in found["fields"]}


@pytest.mark.parametrize("names", [("mst", "mdft"), ("mst", "mdft", "fast", "iag", "ash")], ids=len)
def test_two_to_five_interventions_stand_side_by_side(names: tuple[str, ...]) -> None:
    """In the order asked, each with a value for every field; without a family nobody is judged."""
    found = answer("compare", *names)
    assert [i["id"] for i in found["interventions"]] == list(names)
    assert {tuple(line["values"]) for line in found["fields"]} == {names}
    assert found["decisions"] == []
    assert not {"profile", "notices"} & found.keys()
    assert not {"verdict", "rank", "key"} & fields(found).keys()


@pytest.mark.parametrize(
    "names",
    [
        ("mst",),
        ("mst", "MST"),
        ("mst", "Multisysteem Therapie", "mst"),
        ("mst", "mdft", "fast", "iag", "ash", "rgt"),
    ],
    ids=len,
)
def test_another_number_is_refused(names: tuple[str, ...]) -> None:
    """One, six, or the same one twice: exit 2 and what is wanted."""
    done = run("compare", *names, code=2)
    assert "twee tot vijf verschillende" in done.err
    assert done.out == ""


def test_an_unknown_intervention_gets_the_nearest_ones() -> None:
    """Exit 2 and the nearest names."""
    assert "mdft" in run("compare", "mst", "mdtf", code=2).err


def test_differences_are_marked() -> None:
    """The mark stands where texts differ, and only there."""
    found = fields(answer("compare", "mst", "mdft", "fast"))
    assert (found["role"]["differs"], found["age"]["differs"]) == (False, True)
    assert found["age"]["values"] == {
        "mst": "10 t/m 18 jaar",
        "mdft": "12 t/m 24 jaar",
        "fast": "12 t/m 18 jaar",
    }
    assert {f: len(set(x["values"].values())) > 1 for f, x in found.items()} == {
        f: x["differs"] for f, x in found.items()
    }
    lines = run("compare", "mst", "mdft", "fast", "--long", env={"COLUMNS": "120"}).out.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("≠  ")][:2] == [
        "niveau",
        "leeftijd",
    ]
    assert [line[0] for line in lines if line[3:].startswith("rol ")] == [" "]


def test_what_no_source_says_is_said_to_be_unknown() -> None:
    """Null in JSON, a word on the screen."""
    found = fields(answer("compare", "mst", "fast"))
    assert found["per-outcome"]["values"]["fast"] is None
    (line,) = (
        x for x in run("compare", "mst", "fast", "--long").out.splitlines() if "per uitkomst" in x
    )
    assert line.rstrip().endswith("onbekend")


# -- for a family


@invariant(0.5)
def test_the_criterion_that_decides_is_the_first_on_which_two_keys_differ(case: Case) -> bool:
    """The higher one stands above; who is excluded or stands beside the ranking decides nothing."""
    ranking = rank(case.catalogue, case.profile, explain=False)
    found = compare(case.catalogue.interventions, ranking)
    matches = {s.intervention.id: s for s in found.standings if isinstance(s, Match)}
    assert {frozenset((d.higher, d.lower)) for d in found.decisions} == {
        frozenset(pair) for pair in combinations(matches, 2)
    }
    for d in found.decisions:
        one, other = matches[d.higher], matches[d.lower]
        differ = [n for n in Key._fields if getattr(one.key, n) != getattr(other.key, n)]
        assert d.criterion == (differ[0] if differ else "")
        assert (one.rank < other.rank) == bool(differ)
        if differ:
            assert d.values == (getattr(one.key, d.criterion), getattr(other.key, d.criterion))
            assert d.values[0] > d.values[1]
    return bool(found.decisions)


def test_of_three_each_two_are_decided() -> None:
    """Strength puts one above two that are equal."""
    high = entry("Hoog", ["gedrag"], level="goede-aanwijzingen")
    catalogue = made(entry("Een", ["gedrag"]), high, entry("Twee", ["gedrag"]))
    found = compare(catalogue.interventions, rank(catalogue, family("gedrag")))
    assert found.decisions == (
        Decision("hoog", "een", "strength", (3, 0)),
        Decision("hoog", "twee", "strength", (3, 0)),
        Decision("een", "twee", "", (0, 0)),
    )


def test_with_a_family_verdict_place_and_key_stand_there() -> None:
    """Of who is ranked; who is excluded has a reason, who stands beside only a verdict."""
    found = answer("compare", "mdft", "nika", "ifps", *YOUTH)
    lines = fields(found)
    assert lines["verdict"]["values"] == {
        "mdft": "navragen",
        "nika": (
            "past niet: richt zich op problematische gehechtheid en kindermishandeling, "
            "niet op gedragsproblemen en middelengebruik"
        ),
        "ifps": "navragen",
    }
    assert lines["rank"]["values"] == {"mdft": "1", "nika": None, "ifps": None}
    assert lines["key"]["values"] == {
        "mdft": "spoed 0 · kern 3 · niveau 3 · breedte 2 · doel 1",
        "nika": None,
        "ifps": None,
    }
    assert found["profile"] == {"children": [{"age": 14, "problems": ["gedrag", "middelen"]}]}
    assert [n["code"] for n in found["notices"]] == ["not-a-decision"]


def test_what_has_no_place_is_not_called_unknown() -> None:
    """'Unknown' is what no source says; of who is not ranked there is nothing to know."""
    lines = run("compare", "mdft", "ifps", *YOUTH, "--long").out.splitlines()
    assert [line.split()[-1] for line in lines if line.startswith("≠  plaats")] == ["–"]
    assert [line.split()[-1] for line in lines if line.startswith("≠  sleutel")] == ["–"]


@pytest.mark.parametrize(
    ("problems", "decision", "told"),
    [
        (
            "gedrag,middelen",
            {"higher": "mdft", "lower": "mst", "criterion": "breadth", "values": [2, 1]},
            "MDFT staat boven MST door breedte: 2 tegen 1.",
        ),
        (
            "gedrag",
            {"higher": "mst", "lower": "mdft", "criterion": "strength", "values": [3, 2]},
            "MST staat boven MDFT door niveau van bewijs: 3 tegen 2.",
        ),
        (
            "delinquentie",
            {"higher": "mst", "lower": "mdft", "criterion": None, "values": []},
            "MST en MDFT hebben dezelfde sleutel en delen een plaats.",
        ),
    ],
)
def test_what_decides_between_two_is_told(
    problems: str, decision: dict[str, Any], told: str
) -> None:
    """The first criterion that differs; the level is that for the problem of this family."""
    asked = ("compare", "mst", "mdft", "--age", "14", "--problems", problems)
    assert answer(*asked)["decisions"] == [decision]
    assert told in " ".join(run(*asked, "--long").out.split())


def test_one_child_is_enough_to_be_compared_for() -> None:
    """What is said of each child is judged, and what severe is, is that problem."""
    asked = ("compare", "mdft", "rgt", "--child", "14:gedrag=ernstig", "--child", "8")
    values = fields(answer(*asked))["verdict"]["values"]
    assert values == {"mdft": "navragen", "rgt": "past"}


# -- on a screen


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    "names", [("mst", "mdft"), ("mst", "mdft", "fast", "families-first", "vipp-sd")], ids=len
)
def test_a_comparison_fits_the_screen(names: tuple[str, ...], width: int, lang: Lang) -> None:
    """No line is wider than the terminal, with two and with five columns."""
    asked = ("compare", *names, "--age", "14", "--problems", "gedrag", "--lang", lang)
    text = run(*asked, "--long", env={"COLUMNS": str(width)}).out
    assert max(map(cell_len, text.splitlines())) <= width


def test_a_comparison_of_an_urgent_family_begins_with_safety() -> None:
    """The safety line stands first, the purpose last."""
    lines = run(
        "compare", "mst", "mdft", "--problems", "huiselijk-geweld", "--long"
    ).out.splitlines()
    assert "112" in lines[0]
    assert lines[-1].endswith("geen besluit.")

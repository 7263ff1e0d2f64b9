"""Compare: side by side, what differs, what no source says, and which criterion decides."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from rich.cells import cell_len

from conftest import answer, run
from families import EXAMPLES, families_of
from uhp_cli.method.comparing import compare
from uhp_cli.method.ranking import Key, rank
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.profile import Profile

CATALOGUE = loading.load_catalogue(None)


def fields(found: Any) -> dict[str, Any]:
    """Return the lines of a comparison by field."""
    return {line["field"]: line for line in found["fields"]}


@pytest.mark.parametrize("names", [("mst", "mdft"), ("mst", "mdft", "fast", "iag", "ash")], ids=len)
def test_two_to_five_interventions_stand_side_by_side(names: tuple[str, ...]) -> None:
    """In the order asked, each with a value for every field."""
    found = answer("compare", *names)
    assert [i["id"] for i in found["interventions"]] == list(names)
    assert all(list(line["values"]) == list(names) for line in found["fields"])
    assert found["decisions"] == []
    assert "profile" not in found


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


def test_differences_are_marked_and_unknown_is_said() -> None:
    """The mark stands where texts differ; a cell that no source fills is null in JSON and 'onbekend' on the screen."""
    found = fields(answer("compare", "mst", "mdft", "fast"))
    assert found["role"]["differs"] is False
    assert found["age"]["differs"] is True
    assert found["age"]["values"] == {
        "mst": "10 t/m 18 jaar",
        "mdft": "12 t/m 24 jaar",
        "fast": "12 t/m 18 jaar",
    }
    assert all(
        line["differs"] == (len(set(line["values"].values())) > 1) for line in found.values()
    )
    assert found["per-outcome"]["values"]["fast"] is None
    text = run("compare", "mst", "mdft", "fast", env={"COLUMNS": "120"}).out
    marked = [line for line in text.splitlines() if line.startswith("≠  ")]
    assert [line.split()[1] for line in marked][:2] == ["niveau", "leeftijd"]
    assert next(line for line in marked if "per uitkomst" in line).rstrip().endswith("onbekend")
    assert not any(line.startswith("≠") and "rol " in line for line in text.splitlines())


@EXAMPLES
@given(families_of(CATALOGUE))
def test_the_criterion_that_decides_agrees_with_the_keys(profile: Profile) -> None:
    """The first criterion on which two keys differ decides, the higher one stands above, and excluded ones decide nothing."""
    chosen = CATALOGUE.interventions[:: max(1, len(CATALOGUE.interventions) // 5)][:5]
    ranking = rank(CATALOGUE, profile, explain=False)
    found = compare(chosen, Words(Lang.NL, CATALOGUE), ranking)
    ranks = {
        m.judgement.intervention.id: (m.rank, m.key)
        for m in ranking.matches
        if m.judgement.intervention in chosen
    }
    assert {frozenset((d.higher, d.lower)) for d in found.decisions} == {
        frozenset(pair) for pair in combinations(ranks, 2)
    }
    for d in found.decisions:
        (rank_a, a), (rank_b, b) = ranks[d.higher], ranks[d.lower]
        differing = [name for name, x, y in zip(Key._fields, a, b, strict=True) if x != y]
        assert d.criterion == (differing[0] if differing else "")
        assert (rank_a < rank_b) == bool(differing)
        if differing:
            assert d.values == (getattr(a, d.criterion), getattr(b, d.criterion))
            assert d.values[0] > d.values[1]


def test_with_a_profile_the_verdicts_and_what_decides_are_there() -> None:
    """MDFT stands above MST by breadth for this family, and equal keys say so."""
    family = ("--age", "14", "--problems", "gedrag,middelen")
    found = answer("compare", "mst", "mdft", "nika", *family)
    lines = fields(found)
    assert lines["verdict"]["values"]["mst"] == "navragen"
    assert lines["verdict"]["values"]["nika"].startswith("past niet: ")
    assert (lines["rank"]["values"]["nika"], lines["key"]["values"]["nika"]) == (None, None)
    assert found["decisions"] == [
        {"higher": "mdft", "lower": "mst", "criterion": "breadth", "values": [2, 1]}
    ]
    assert found["profile"]["children"][0]["age"] == 14
    assert (
        "MDFT staat boven MST door breedte: 2 tegen 1."
        in run("compare", "mst", "mdft", *family).out
    )
    assert "delen een plaats" in run("compare", "mst", "mdft", "--problems", "gedrag").out


def test_an_unknown_intervention_gets_the_nearest_ones() -> None:
    """Exit 2 and the nearest names."""
    assert "mdft" in run("compare", "mst", "mdtf", code=2).err


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_comparison_fits_the_screen(width: int, lang: Lang) -> None:
    """No line is wider than the terminal, with two and with five columns."""
    for names in (("mst", "mdft"), ("mst", "mdft", "fast", "families-first", "vipp-sd")):
        text = run(
            "compare",
            *names,
            "--age",
            "14",
            "--problems",
            "gedrag",
            "--lang",
            lang,
            env={"COLUMNS": str(width)},
        ).out
        assert max(map(cell_len, text.splitlines())) <= width


def test_a_comparison_of_an_urgent_family_begins_with_safety() -> None:
    """The safety line stands first, the purpose last."""
    lines = run("compare", "mst", "mdft", "--problems", "huiselijk-geweld").out.splitlines()
    assert "112" in lines[0]
    assert lines[-1].endswith("geen besluit.")

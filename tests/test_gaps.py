"""The gap map says what the catalogue holds and lacks, and a caseload gets the smallest set that covers it."""

import json
import random
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PINNED, ROOT, SHIPPED, answer, run
from uhp_cli.door.out import SCREEN
from uhp_cli.method import gaps
from uhp_cli.pages.terminal import to_text
from uhp_cli.reading.loading import load_catalogue
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.vocab import strength
from uhp_cli.verbs import gaps_screen

BANDS = {"0-5": (-1, 5), "6-11": (6, 11), "12-17": (12, 17), "18-23": (18, 23)}


def years(written: Any, otherwise: int) -> int:
    """Return the whole year of an age as the catalogue writes it."""
    if written is None:
        return otherwise
    if written == "zwanger":
        return -1
    return int(written) if isinstance(written, int) else int(written[:-1]) // 12


def test_every_cell_holds_what_a_reader_of_the_catalogue_would_put_in_it(
    catalogue: Catalogue,
) -> None:
    """Recomputed from the records: what treats the problem or something broader, at these ages."""
    records = catalogue.record["interventions"]
    cells = answer("gaps")["cells"]
    assert [(c["problem"], c["band"]) for c in cells] == [
        (p, b) for p, term in catalogue.problems.items() if not term.circumstance for b in BANDS
    ]
    for cell in cells:
        low, high = BANDS[cell["band"]]
        up = set(catalogue.up[cell["problem"]])
        groups = {r["id"]: r.get("target_group", {}) for r in records}
        ages = {name: group.get("age") for name, group in groups.items()}
        treats = {
            name
            for name, group in groups.items()
            if any(t["problem"] in up and "prevents" not in t for t in group.get("problems", ()))
        }
        expected = {
            r["id"]
            for r in records
            if r["id"] in treats
            and "includes_placement" not in r
            and (
                (age := ages[r["id"]]) is None
                or (years(age.get("min"), -1) <= high and years(age.get("max"), 99) >= low)
            )
        }
        assert set(cell["interventions"]) == expected, cell
        assert set(cell["age_not_stated"]) == {i for i in expected if ages[i] is None}
        assert (cell["classification"] is None) == (not expected)


def test_a_circumstance_is_no_row_and_prevention_fills_no_cell(catalogue: Catalogue) -> None:
    """Nothing covers 'many problems', and lowering a risk is not treating what is there."""
    cells = answer("gaps")["cells"]
    assert "multiprobleem" not in {c["problem"] for c in cells}
    prevents = {t.problem for t in catalogue.get("voorzorg").targets if t.prevents}
    assert prevents == {"kindermishandeling", "verwaarlozing", "huiselijk-geweld"}
    assert [c for c in cells if c["problem"] in prevents and "voorzorg" in c["interventions"]] == []


def test_the_best_level_is_that_for_the_problem() -> None:
    """MDFT has a lower level for crime than for substance use, so the map shows another one there."""
    cells = {(c["problem"], c["band"]): c for c in answer("gaps")["cells"]}
    assert cells["middelen", "12-17"]["interventions"] == ["mdft"]
    assert cells["middelen", "12-17"]["classification"] == "goede-aanwijzingen"
    assert cells["delinquentie", "12-17"]["classification"] == "eerste-aanwijzingen"
    assert cells["middelen", "6-11"] == {
        "problem": "middelen",
        "band": "6-11",
        "classification": None,
        "interventions": [],
        "age_not_stated": [],
    }


def test_a_programme_with_a_placement_is_never_counted() -> None:
    """ThuisBest stands in no cell, and the map says so."""
    given = answer("gaps")
    assert all("thuisbest" not in c["interventions"] for c in given["cells"])
    assert given["not_counted"]["includes_placement"] == ["thuisbest"]
    assert "Nooit meegeteld, want met een plaatsing: ThuisBest." in run("gaps", "--long").out


@pytest.mark.parametrize(
    ("region", "here"),
    [("amsterdam", False), ("veendam", True), ("groningen", True), ("flevoland", False)],
)
def test_a_region_keeps_only_what_is_not_bound_to_another(region: str, *, here: bool) -> None:
    """JEP is Veendam's own; in Groningen, of which Veendam is a part, it may be there."""
    given = answer("gaps", "--region", region)
    assert any("jep-veendam" in c["interventions"] for c in given["cells"]) is here
    assert ("jep-veendam" in given["not_counted"]["other_region"]) is not here


def test_a_minimum_level_empties_cells_and_adds_none(catalogue: Catalogue) -> None:
    """From goede aanwijzingen upwards every member has that level for the problem."""
    every, some = (
        answer("gaps", *more)["cells"]
        for more in ((), ("--min-classification", "goede-aanwijzingen"))
    )
    for whole, part in zip(every, some, strict=True):
        assert set(part["interventions"]) <= set(whole["interventions"])
        assert all(
            strength(catalogue.get(i).level_for(part["problem"], catalogue.up)) >= 3
            for i in part["interventions"]
        )
    assert sum(not c["interventions"] for c in some) > sum(not c["interventions"] for c in every)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_map_reads_in_a_terminal_without_colour(columns: str) -> None:
    """Each row keeps its four cells on one line, and every empty cell says that it is."""
    given, out = answer("gaps"), run("gaps", "--long", env={"COLUMNS": columns}).out
    table = out[out.index("0–5  ") : out.index("vakken gevuld")]
    assert table.count("leeg") == given["empty"]
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "\x1b" not in out
    first = next(line for line in table.splitlines() if line.startswith("middelengebruik"))
    assert first.split()[1:] == ["leeg", "leeg", "●●●○", "1", "●●●○", "1"]


def test_what_states_no_age_is_counted_and_said() -> None:
    """The note names everything that stands in every band for want of an age."""
    unstated = {i for c in answer("gaps")["cells"] for i in c["age_not_stated"]}
    names = {
        row["abbreviation"] or row["name"]
        for row in answer("list")["interventions"]
        if row["id"] in unstated
    }
    note = (
        run("gaps", "--format", "markdown")
        .out.replace("\\", "")
        .partition("* leeftijd niet vermeld")[2]
        .partition("\n")[0]
    )
    assert names
    assert all(name in note for name in names)


def test_the_map_speaks_english() -> None:
    """The same map with English words."""
    out = run("gaps", "--long", "--lang", "en").out
    assert "behaviour problems" in out
    assert " empty " in out
    assert "leeg" not in out


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--region", "flevoland"),
        ("--min-classification", "goede-aanwijzingen"),
        ("--min-classification", "sterke-aanwijzingen", "--region", "flevoland"),
        ("--offer", str(ROOT / "examples" / "aanbod.yaml")),
        ("--offer", str(ROOT / "examples" / "aanbod.yaml"), "--offered"),
    ],
)
@pytest.mark.parametrize("shown", [{}, SHIPPED])
def test_the_first_screen_fits(lang: str, more: Sequence[str], shown: Mapping[str, str]) -> None:
    """How much is filled, what is empty at every age, and what rests on little: 23 lines of 80."""
    out = run("gaps", *more, "--lang", lang, env={"COLUMNS": "80", **shown}).out.splitlines()
    assert (len(out) <= SCREEN, max(map(len, out)) <= 80) == (True, True), out
    cells = answer("gaps", *more, env=shown)["cells"]
    filled = sum(bool(c["interventions"]) for c in cells)
    assert out[0].startswith(f"{filled} {'van' if lang == 'nl' else 'of'} {len(cells)} ")
    assert any("--long" in line for line in out)


def test_the_first_screen_names_what_is_empty_and_what_is_alone() -> None:
    """With room, every problem of an empty cell stands beside its ages, and the number of thin cells is that of the map."""
    cells = answer("gaps")["cells"]
    pages = gaps_screen.screens(gaps.gap_map(load_catalogue(str(PINNED))), words_nl())
    out = to_text(next(iter(pages)), width=10_000, colour=False)
    ages: dict[str, list[str]] = {}
    for cell in cells:
        if not cell["interventions"]:
            ages.setdefault(cell["problem"], []).append(cell["band"].replace("-", "–"))
    for problem, bands in ages.items():
        begin = "alle leeftijden" if len(bands) == 4 else f"{', '.join(bands)} jaar"
        after = out.partition(f"{begin}  ")[2].partition(":")[0]
        assert words_nl().problem(problem) in " ".join(after.split())
    alone = sum(len(c["interventions"]) == 1 for c in cells)
    assert f"één interventie ({alone})" in out


def words_nl() -> Words:
    """Return the Dutch words of the pinned catalogue."""
    return Words(Lang.NL, load_catalogue(str(PINNED)))


# ------------------------------------------------------------------ a caseload

FAMILIES: list[dict[str, Any]] = [
    {"children": [{"age": 15, "problems": ["gedrag", "middelen"]}]},
    {"children": [{"age": 4, "problems": ["hechting"]}], "family": {"problems": ["financien"]}},
    {"children": [{"age": 15, "problems": ["gedrag"]}, {"age": 9, "problems": ["middelen"]}]},
]


def lines(families: list[Any]) -> str:
    """Return profiles as JSON Lines."""
    return "".join(json.dumps(f) + "\n" for f in families)


def test_a_caseload_says_what_nothing_covers_and_the_smallest_set_for_the_rest() -> None:
    """Money has nothing; substance use at nine has nothing; one programme cannot do the rest, two can."""
    given = answer("gaps", "--profiles", "-", stdin=lines(FAMILIES))
    assert (given["kind"], given["families"], given["needs"], given["covered"], given["exact"]) == (
        "caseload",
        3,
        6,
        4,
        True,
    )
    assert [(u["problem"], u["needs"]) for u in given["uncovered"]] == [
        ("financien", 1),
        ("middelen", 1),
    ]
    assert all(u["involve"] for u in given["uncovered"])
    assert given["chosen"][0]["id"] == "mdft"
    assert sum(c["adds"] for c in given["chosen"]) == given["covered"]
    assert len(given["chosen"]) == 2


def load(*families: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """Return families, needs and what is covered of them by problem."""
    problems = answer("gaps", "--profiles", "-", stdin=lines(list(families)))["problems"]
    return {p["problem"]: (p["families"], p["needs"], p["covered"]) for p in problems}


def test_each_child_with_a_problem_is_a_need() -> None:
    """Two children of one family are two needs, each judged at its own age."""
    children = [{"age": 15, "problems": ["middelen"]}, {"age": 9, "problems": ["middelen"]}]
    assert load({"children": children}) == {"middelen": (1, 2, 1)}


def test_a_problem_of_the_family_is_one_need_however_many_children_there_are() -> None:
    """Also when one child says the same of itself, which is a need of its own."""
    family = {"children": [{"age": 9}, {"age": 4}], "family": {"problems": ["opvoeding"]}}
    assert load(family) == {"opvoeding": (1, 1, 1)}
    family["children"] = [{"age": 9, "problems": ["opvoeding"]}, {"age": 4}]
    assert load(family) == {"opvoeding": (1, 2, 2)}


def test_what_a_child_denies_is_no_need_of_that_child() -> None:
    """And with no child left that has it, the problem of the family is no need at all."""
    denied = {"age": 9, "facts": {"gedrag": "nee"}}
    family = {"children": [denied, {"age": 14}], "family": {"problems": ["gedrag", "trauma"]}}
    assert load(family) == {"gedrag": (1, 1, 1), "trauma": (1, 1, 0)}
    assert load({**family, "children": [denied]}) == {"trauma": (1, 1, 0)}


def test_what_follows_from_another_problem_and_a_circumstance_are_no_needs() -> None:
    """Delinquency is behaviour; many problems at once is nothing that help covers."""
    problems = ["delinquentie", "gedrag", "multiprobleem"]
    assert load({"children": [{"age": 15, "problems": problems}]}) == {"delinquentie": (1, 1, 1)}


def test_prevention_covers_no_need() -> None:
    """VoorZorg lowers the risk of abuse; where there is abuse, that is not covered by it."""
    pregnant = {"children": [{"age": "zwanger", "problems": ["kindermishandeling"]}]}
    given = answer("gaps", "--profiles", "-", stdin=lines([pregnant]))
    assert "voorzorg" not in [c["id"] for c in given["chosen"]]


def test_the_set_covers_what_match_says_is_covered() -> None:
    """Every need that some match of a family covers is covered by a member of the set."""
    families = [
        *FAMILIES,
        {"children": [{"age": 7, "problems": ["opvoeding", "trauma"]}]},
        {"children": [{"age": 16, "problems": ["schooluitval"]}]},
    ]
    chosen = {c["id"] for c in answer("gaps", "--profiles", "-", stdin=lines(families))["chosen"]}
    for family in families:
        for n, child in enumerate(family["children"]):
            for problem in child["problems"]:
                alone = {"children": [{"age": child["age"], "problems": [problem]}]}
                able = {
                    m["id"]
                    for m in answer("match", "--profile", "-", stdin=json.dumps(alone))["matches"]
                    if problem in m["covers"]
                }
                assert not able or able & chosen, (n, problem)


def test_json_lines_a_yaml_list_and_another_order_say_the_same(tmp_path: Path) -> None:
    """How the families are written down, and in which order, changes nothing."""
    as_yaml = tmp_path / "gezinnen.yaml"
    as_yaml.write_text("".join(f"- {json.dumps(f)}\n" for f in FAMILIES), encoding="utf-8")
    first = answer("gaps", "--profiles", "-", stdin=lines(FAMILIES))
    assert first == answer("gaps", "--profiles", str(as_yaml))
    assert first == answer("gaps", "--profiles", "-", stdin=lines(FAMILIES[::-1]))


def test_a_broken_profile_is_named_by_its_line_and_never_repeated() -> None:
    """The second line is refused, with its place and without what it says."""
    refused = run(
        "gaps",
        "--profiles",
        "-",
        stdin=lines([FAMILIES[0], {"children": [{"age": 9, "problems": ["kanariegeel"]}]}]),
        code=2,
    )
    assert ":2:" in refused.err
    assert "kanariegeel" not in refused.err + refused.out


@pytest.mark.parametrize("text", ["[]", "", "\n"])
def test_a_file_without_families_is_refused(text: str) -> None:
    """Nothing in is not an answer about everybody."""
    refused = run("gaps", "--profiles", "-", stdin=text, code=2)
    assert refused.err.strip()
    assert refused.out == ""


@given(st.lists(st.integers(0, 2**7 - 1), max_size=9))
def test_the_smallest_cover_is_the_smallest(masks: list[int]) -> None:
    """No smaller set hits every mask: tried by brute force."""
    found, exact = gaps.smallest_cover(masks, 7)
    wanted = [m for m in masks if m]

    def hits(chosen: tuple[int, ...]) -> bool:
        return all(any(m >> n & 1 for n in chosen) for m in wanted)

    assert exact
    assert hits(found)
    assert not any(
        hits(smaller) for size in range(len(found)) for smaller in combinations(range(7), size)
    )


@given(st.lists(st.integers(1, 2**8 - 1), min_size=3, max_size=12))
def test_a_cover_built_step_by_step_still_covers_and_says_what_it_is(masks: list[int]) -> None:
    """When the search may take no step, the set is complete and not called exact."""
    found, exact = gaps.smallest_cover(masks, 8, steps=1)
    assert not exact
    assert all(any(m >> n & 1 for n in found) for m in masks)


@pytest.mark.parametrize(("needs", "candidates", "each"), [(1000, 500, 4), (1000, 500, 30), (20_000, 1000, 20)])  # fmt: skip
def test_a_large_caseload_is_answered_soon(needs: int, candidates: int, each: int) -> None:
    """The exact search ends by the work it does, and what is built step by step counts each need a few times."""
    draw = random.Random(1)  # noqa: S311
    masks = [sum(1 << n for n in draw.sample(range(candidates), each)) for _ in range(needs)]
    found, exact = gaps.smallest_cover(masks, candidates)
    assert not exact
    assert all(any(m >> n & 1 for n in found) for m in masks)


def test_the_page_says_whether_the_set_is_exact() -> None:
    """The reader is told that fewer cannot do it."""
    out = " ".join(run("gaps", "--profiles", "-", stdin=lines(FAMILIES)).out.split())
    assert "Exact uitgezocht" in out
    assert "3 gezinnen, 6 hulpvragen" in out

"""The guideline as a checklist: every item sourced, in every format; its steps in a plan."""

import pytest
from rich.cells import cell_len

from conftest import SHIPPED, answer, run
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.conditions import atoms

GUIDELINE = loading.load_guideline()
ITEMS = [item for section in GUIDELINE.sections for item in section.items]


def test_every_item_has_a_text_and_sources_that_the_catalogue_knows(shipped: Catalogue) -> None:
    """Ids are unique, and each source is one of the catalogue with a place in it."""
    assert len({i.id for i in ITEMS}) == len(ITEMS)
    assert len({s.id for s in GUIDELINE.sections}) == len(GUIDELINE.sections)
    assert [i.id for i in ITEMS if not i.text.strip() or not i.sources] == []
    sources = {source.partition(":")[::2] for i in ITEMS for source in i.sources}
    assert {name for name, _ in sources} <= shipped.sources.keys()
    assert [name for name, place in sources if not place] == []


def test_a_condition_of_an_item_is_in_the_words_of_the_catalogue(shipped: Catalogue) -> None:
    """A word that nobody can say would never pick its item."""
    for item in ITEMS:
        for atom in atoms(item.applies) if item.applies else ():
            if atom.fact != "age":
                known = shipped.problems if atom.fact == "problem" else shipped.answers[atom.fact]
                assert set(atom.values) <= known.keys(), item.id


def test_the_parts_the_documents_have_are_all_there() -> None:
    """Recommendations, working elements, those for reunification, building blocks."""
    assert [(s.id, s.kind, s.level) for s in GUIDELINE.sections] == [
        ("voorkomen", "aanbeveling", ""),
        ("interventies", "aanbeveling", ""),
        ("beslissen", "aanbeveling", ""),
        ("begeleiden", "aanbeveling", ""),
        ("werkzame-elementen", "werkzaam-element", ""),
        ("op-maat", "werkzaam-element", ""),
        ("terugplaatsing", "terugplaatsing-element", ""),
        ("micro", "bouwsteen", "micro"),
        ("meso", "bouwsteen", "meso"),
        ("macro", "bouwsteen", "macro"),
    ]


def steps(*family: str) -> list[str]:
    """Return the steps of the guideline in a plan for a family."""
    return [step["id"] for step in answer("plan", *family, env=SHIPPED)["steps"]]


FIXED = [a.id for a in sorted(ITEMS, key=lambda a: a.step) if a.step and not a.urgent_only]


def test_the_fixed_steps_begin_with_the_analysis_and_end_with_evaluation() -> None:
    """The same for every family, in the order of their numbers, each number once."""
    numbers = [a.step for a in ITEMS if a.step]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert (FIXED[0], FIXED[-1]) == ("verklarende-analyse", "evalueer-het-kind")
    assert steps("--problems", "opvoeding") == FIXED


@pytest.mark.parametrize(
    "family", [("--problems", "huiselijk-geweld"), ("--problems", "opvoeding", "--crisis")]
)
def test_a_safety_plan_is_a_step_when_it_is_urgent(family: tuple[str, ...]) -> None:
    """In its own place: before the plan for the whole family."""
    found = steps(*family)
    at = found.index("veiligheidsplan")
    assert found[at + 1] == "integraal-plan"
    assert [s for s in found if s in FIXED] == FIXED


@pytest.mark.parametrize(
    ("family", "picked"),
    [
        (("--child", "2:opvoeding"), ["jonge-kinderen"]),
        (("--child", "14:opvoeding", "--child", "2"), ["jonge-kinderen"]),
        (("--child", "14:opvoeding"), []),
        (("--problems", "schulden"), ["bestaanszekerheid", "laagdrempelig-praktisch"]),
        (("--problems", "opvoeding", "--fact", "financien=nee"), []),
    ],
)
def test_what_is_known_of_a_family_picks_the_steps_that_are_for_it(
    family: tuple[str, ...], picked: list[str]
) -> None:
    """Behind the fixed ones, in the order of the guideline; what is not known picks nothing."""
    assert steps(*family) == [*FIXED, *picked]


def test_a_child_that_was_placed_picks_what_helps_it_back_home() -> None:
    """Only when it was: not when a placement threatens or nobody said."""
    back = {a.id for s in GUIDELINE.sections if s.id == "terugplaatsing" for a in s.items}
    for placement, expected in (("geplaatst", back), ("dreigt", set()), ("geen", set())):
        assert back & {*steps("-p", "opvoeding", "--placement", placement)} == expected
    assert back & {*steps("-p", "opvoeding")} == set()


def test_the_json_holds_every_section_and_item() -> None:
    """The same ids in the same order as the file, with level and step as they are."""
    found = answer("guideline")
    assert [(s["id"], [i["id"] for i in s["items"]]) for s in found["sections"]] == [
        (s.id, [i.id for i in s.items]) for s in GUIDELINE.sections
    ]
    assert [(i["step"], i["sources"]) for s in found["sections"] for i in s["items"]] == [
        (i.step or None, list(i.sources)) for i in ITEMS
    ]
    assert [s["level"] for s in found["sections"]] == [s.level or None for s in GUIDELINE.sections]


def test_the_markdown_is_a_checklist() -> None:
    """A box to tick for each item, a heading for each section, and every source."""
    text = run("guideline", "--format", "markdown").out
    assert text.count("\n- [ ] ") == len(ITEMS)
    assert text.count("\n## ") == len(GUIDELINE.sections) + 1  # the sources
    plain = text.replace("\\", "")
    assert [s for i in ITEMS for s in i.sources if s not in plain] == []


def test_sections_can_be_asked_by_name() -> None:
    """In the order of the file; an unknown one suggests the nearest and exits 2."""
    ids = [s.id for s in GUIDELINE.sections]
    assert [s["id"] for s in answer("guideline", ids[0])["sections"]] == [ids[0]]
    assert [s["id"] for s in answer("guideline", ids[2], ids[0])["sections"]] == [ids[0], ids[2]]
    refused = run("guideline", ids[0] + "n", code=2)
    assert ids[0] in refused.err
    assert refused.out == ""
    assert all(i in run("guideline", "xyz", code=2).err for i in ids)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_checklist_fits_the_screen_and_says_what_it_is(width: int) -> None:
    """No line too wide; Dutch and English frame the same Dutch text."""
    dutch, english = (
        run("guideline", "--lang", lang, env={"COLUMNS": str(width)}).out for lang in ("nl", "en")
    )
    assert all(cell_len(line) <= width for text in (dutch, english) for line in text.splitlines())
    assert "[ ] " in dutch
    assert dutch != english
    assert "not a decision" in " ".join(english.split())

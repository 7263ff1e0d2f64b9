"""The guideline as a checklist: every item sourced, the steps in order, in text, Markdown and JSON."""

from typing import Any

import pytest
from rich.cells import cell_len

from conftest import answer, run
from uhp_cli.reading import loading
from uhp_cli.values.catalogue import Catalogue

GUIDELINE = loading.load_guideline()
ITEMS = [item for section in GUIDELINE.sections for item in section.items]


def test_every_item_has_a_text_and_sources_that_the_catalogue_knows(catalogue: Catalogue) -> None:
    """Ids are unique, and each source is one of the documents."""
    assert len({i.id for i in ITEMS}) == len(ITEMS)
    assert len({s.id for s in GUIDELINE.sections}) == len(GUIDELINE.sections)
    assert [i.id for i in ITEMS if not i.text.strip() or not i.sources] == []
    named = {source.partition(":")[0] for i in ITEMS for source in i.sources}
    assert named <= catalogue.sources.keys()
    assert all(source.partition(":")[2] for i in ITEMS for source in i.sources)


def test_the_parts_the_documents_have_are_all_there() -> None:
    """Recommendations, ten working elements, eight for reunification, and building blocks at three levels."""
    by_kind: dict[str, list[Any]] = {}
    for section in GUIDELINE.sections:
        by_kind.setdefault(section.kind, []).append(section)
    assert by_kind.keys() == {
        "aanbeveling",
        "werkzaam-element",
        "terugplaatsing-element",
        "bouwsteen",
    }
    assert [(s.id, len(s.items)) for s in by_kind["werkzaam-element"]] == [
        ("werkzame-elementen", 10),
        ("op-maat", 10),
    ]
    assert [s.id for s in by_kind["terugplaatsing-element"]] == ["terugplaatsing"]
    assert {s.level for s in by_kind["bouwsteen"]} == {"micro", "meso", "macro"}


def test_the_steps_stand_in_order_and_the_safety_plan_only_when_it_is_urgent() -> None:
    """Shared analysis first, evaluation last, each step once."""
    usual, urgent = GUIDELINE.steps(urgent=False), GUIDELINE.steps(urgent=True)
    assert [a.step for a in urgent] == sorted({a.step for a in urgent})
    assert [a.id for a in urgent if a not in usual] == ["veiligheidsplan"]
    assert usual[0].id == "verklarende-analyse"
    assert "vier keer per jaar" in usual[-1].text
    for family, expected in (("opvoeding", usual), ("huiselijk-geweld", urgent)):
        assert [s["id"] for s in answer("plan", "--problems", family)["steps"]] == [
            a.id for a in expected
        ]
    assert [s["id"] for s in answer("plan", "--problems", "opvoeding", "--crisis")["steps"]] == [
        a.id for a in urgent
    ]


def test_the_json_holds_every_section_and_item() -> None:
    """The same ids in the same order as the file, with level and step as they are."""
    found = answer("guideline")
    assert [(s["id"], [i["id"] for i in s["items"]]) for s in found["sections"]] == [
        (s.id, [i.id for i in s.items]) for s in GUIDELINE.sections
    ]
    assert all(i["sources"] for s in found["sections"] for i in s["items"])
    assert {s["level"] for s in found["sections"]} == {None, "micro", "meso", "macro"}


def test_the_markdown_is_a_checklist() -> None:
    """A box to tick for each item, a heading for each section, and every source."""
    text = run("guideline", "--format", "markdown").out
    assert text.count("\n- [ ] ") == len(ITEMS)
    assert text.count("\n## ") == len(GUIDELINE.sections)
    plain = text.replace("\\", "")
    assert [s for i in ITEMS for s in i.sources if s not in plain] == []


def test_sections_can_be_asked_by_name() -> None:
    """One or two sections, in the order of the file; an unknown one suggests the nearest and exits 2."""
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

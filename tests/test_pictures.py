"""The pictures of the screen show what the program prints today."""

import importlib.util
import re
from types import ModuleType

import pytest

from conftest import PINNED, ROOT

DOCS = ROOT / "docs"


def maker() -> ModuleType:
    """Return docs/pictures.py."""
    found = importlib.util.spec_from_file_location("pictures", DOCS / "pictures.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


PICTURES = ["scherm-match", "scherm-plan"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_up_to_date(name: str) -> None:
    """Drawn again it is the same."""
    assert (DOCS / f"{name}.svg").read_text(encoding="utf-8") == maker().picture(name), (
        "run docs/pictures.py and look at the difference"
    )


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fetches_nothing_and_runs_nothing(name: str) -> None:
    """It holds no script, and refers to nothing but parts of itself."""
    drawn = (DOCS / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:url\(|href=|src=)[\"']?([^\"')]+)", drawn)) <= set(
        re.findall(r"#[\w-]+", drawn)
    )
    assert "<script" not in drawn
    assert "@import" not in drawn


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_holds_nothing_that_changes_with_the_catalogue(name: str) -> None:
    """No hash, and nothing about the catalogue that ships: it shows the small one."""
    words = re.findall(r">([^<>]+)</text>", (DOCS / f"{name}.svg").read_text(encoding="utf-8"))
    assert [w for w in words if re.search(r"\b[0-9a-f]{8}\b", w)] == []
    assert maker().CATALOGUE == PINNED


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding.md"])
def test_the_pages_show_them_with_words(page: str) -> None:
    """With a text for who does not see them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert re.search(r"!\[[^\]]{20,}\]\((?:docs/)?scherm-match\.svg\)", text)

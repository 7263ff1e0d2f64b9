"""The pictures of the screen show what the program prints today."""

import importlib.util
import re
from types import ModuleType

import pytest

from conftest import ROOT

DOCS = ROOT / "docs"


def maker() -> ModuleType:
    """Return docs/pictures.py."""
    found = importlib.util.spec_from_file_location("pictures", DOCS / "pictures.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["scherm-match", "scherm-plan"])
def test_a_picture_is_up_to_date(name: str) -> None:
    """Drawn again it is the same; it fetches nothing and holds no script."""
    drawn = maker().picture(name)
    assert (DOCS / f"{name}.svg").read_text(encoding="utf-8") == drawn, (
        "run docs/pictures.py and look at the difference"
    )
    assert set(re.findall(r"(?:url\(|href=|src=)[\"']?([^\"')]+)", drawn)) <= set(
        re.findall(r"#[\w-]+", drawn)
    )
    assert "<script" not in drawn
    assert "@import" not in drawn


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding.md"])
def test_the_pages_show_them_with_words(page: str) -> None:
    """With a text for who does not see them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert re.search(r"!\[[^\]]{20,}\]\((?:docs/)?scherm-match\.svg\)", text)

"""docs/verantwoording.md: the draft for the Algoritmeregister fits the standard, and the page promises nothing it should not."""

import re

import pytest

from conftest import ROOT

PAGE = (ROOT / "docs" / "verantwoording.md").read_text(encoding="utf-8")
STANDARD: dict[str, int | None] = {
    "Naam": 100,
    "Korte omschrijving": 400,
    "Organisatie": None,
    "Status": None,
    "Contactgegevens": None,
    "Publicatiecategorie": None,
    "Taal": None,
    "Thema": None,
    "Begindatum": None,
    "Einddatum": None,
    "Publiekspagina": None,
    "Bronregistratie": None,
    "Doel en impact": 2500,
    "Afwegingen": 2500,
    "Menselijke tussenkomst": 2500,
    "Risicobeheer": 2500,
    "Wettelijke basis": None,
    "Links naar de wettelijke basis": None,
    "Verwerkingsregister": None,
    "Impacttoetsen": None,
    "Toelichting op de impacttoetsen": None,
    "Gegevens": None,
    "Bronnen van gegevens": None,
    "Technische werking": 5000,
    "Leverancier": None,
    "Broncode": None,
    "Standaardversie": None,
    "Bron-id": None,
    "Zoektermen": None,
}
"""The fields of publication standard 1.0 of the Algoritmeregister, with the longest text each may hold."""


def part(heading: str) -> str:
    """Return what stands under a heading of the page."""
    return PAGE.partition(f"\n## {heading}")[2].partition("\n## ")[0]


def fields() -> dict[str, tuple[int | None, str]]:
    """Return the fields of the draft with the limit and the text that stand there; a text is one line when it is taken over."""
    found = re.findall(r"(?m)^### (.+?)(?: \((\d+)\))?\n\n((?:.+\n)+)", part("Algoritmeregister"))
    return {
        name: (int(limit) if limit else None, " ".join(text.split())) for name, limit, text in found
    }


def test_the_draft_has_the_fields_of_the_standard() -> None:
    """All of them, in its order, with its limits."""
    assert {name: limit for name, (limit, _) in fields().items()} == STANDARD
    assert list(fields()) == list(STANDARD)


@pytest.mark.parametrize("name", STANDARD)
def test_each_field_fits(name: str) -> None:
    """No field is empty or longer than the register takes."""
    limit, text = fields()[name]
    assert 0 < len(text) <= (limit or 1000)


def test_the_short_description_is_short() -> None:
    """Written with B1 as its aim: sentences of at most fifteen words."""
    sentences = re.split(r"(?<=[.!?]) ", fields()["Korte omschrijving"][1])
    assert len(sentences) > 4
    assert max(len(s.split()) for s in sentences) <= 15


def test_what_it_is_not_for_comes_first() -> None:
    """Access, indication, placement, risk and the court, before anything else."""
    first = re.findall(r"(?m)^## (.+)$", PAGE)[0]
    assert first == "Waarvoor, en waarvoor niet"
    for word in ("toegang", "indicatie", "plaatsen", "risico", "rechter"):
        assert word in part(first).casefold()


def test_the_question_of_the_ai_act_is_answered_both_ways() -> None:
    """No, yes, a conclusion, and the purpose that excludes eligibility."""
    text = part("De AI-verordening")
    for word in (
        "Nee, volgens de ene lezing",
        "Ja, volgens de andere",
        "Conclusie",
        "sluit toegang, indicatie, beschikking",
    ):
        assert word in text


def test_nothing_is_promised_that_only_an_organisation_can() -> None:
    """No claim of being compliant, certified or safe."""
    assert not re.search(
        r"(?i)AVG-proof|voldoet aan de AVG|volledig veilig|gegarandeerd|juridisch getoetst", PAGE
    )
    assert "geen juridisch advies" in PAGE

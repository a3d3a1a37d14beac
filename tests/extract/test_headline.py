"""Lines that hold a title and more."""

from __future__ import annotations

import pytest

from generique.extract.headline import headline, kind
from generique.extract.madeby import made_by


@pytest.mark.parametrize(
    ("text", "title", "evidence"),
    [
        ("MARÉE BASSE – DOSSIER DE PRESSE", "MARÉE BASSE", {"kind"}),
        ("Fiche technique | Marée basse", "Marée basse", {"kind"}),
        ("LISTE ÉQUIPE - « MARÉE BASSE »", "MARÉE BASSE", {"kind", "quoted"}),
        ("Équipe du film MARÉE BASSE", "MARÉE BASSE", {"kind"}),
        ("Marée basse, un film de Zoé Vial", "Marée basse", {"by"}),
        ("MARÉE BASSE | Court-métrage de Zoé Vial | Festival du Phare", "MARÉE BASSE", {"by"}),
        ("VENT DEBOUT – Réal. : Zoé Vial. Int. : Ada Nkomo. 1h34", "VENT DEBOUT", {"role"}),
        ("Marée basse - Court-métrage (2021)", "Marée basse", {"told-facts"}),
        ("20h30 MARÉE BASSE (1h34)", "MARÉE BASSE", {"told-facts"}),
        ("1. Marée basse", "Marée basse", set()),
        ("CHIEN BLEU, CHIEN JAUNE", "CHIEN BLEU, CHIEN JAUNE", set()),
        ("STUDIO NORD PRODUCTIONS | \"LE CONVOI\" (titre provisoire)", "LE CONVOI", {"quoted"}),
    ],
)  # fmt: skip
def test_the_title_and_what_its_line_says_of_it(text: str, title: str, evidence: set[str]) -> None:
    found = headline(text)
    assert found and found.title == title and evidence <= set(found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Fiche technique",
        "DOSSIER DE PRESSE",
        "Montage : Zoé Vial",
        "Léa Caron, réalisatrice et scénariste.",
        "Programme : 52 minutes – à partir de 4 ans",
        "FEUILLE DE SERVICE N° 12",
        "Les Films du Phare présentent",
        "Long métrage — Fiction",
        "Mardi 14 mars 2023",
        "12 000 €",
        "Salle Méliès",
    ],
)
def test_lines_without_a_title(text: str) -> None:
    assert headline(text) is None


def test_what_a_part_of_a_headline_is() -> None:
    parts = ["un film de Zoé Vial", "Dossier de presse", "2021", "mars 2023", "Zoé Vial", "Marée basse"]
    assert [kind(part) for part in parts] == ["by", "kind", "facts", "date", "person", ""]


def test_who_made_a_film() -> None:
    assert made_by("Documentaire de Zoé Vial et Lou Brun, 2021") == (
        "Documentaire de",
        "Zoé Vial et Lou Brun",
    )
    assert made_by("Le film de la semaine") is None

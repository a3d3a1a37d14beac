"""Names and titles as they should be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.names import compound_half, display, inverted, title
from generique.names.display import pronounceable


@pytest.mark.parametrize(
    ("credited_as", "shown"),
    [
        ("Didier BIVEL", "Didier Bivel"),
        ("LEA DE MAUPERTUIS", "Lea de Maupertuis"),
        ("Pierre LE FRANC", "Pierre Le Franc"),
        ("ANAIS VAN DEN BERGHE", "Anais Van den Berghe"),
        ("INES DE LA PORTE", "Ines de la Porte"),
        ("FRANCOIS D'HARCOURT", "Francois d'Harcourt"),
        ("SHANE O'CONNOR", "Shane O'Connor"),
        ("AISLEEN MCLAFFERTY", "Aisleen McLafferty"),
        ("JEAN-LOUP PERONNE", "Jean-Loup Peronne"),
        ("J.-P. MELVILLE", "J.-P. Melville"),
        ("DANIELE, Marco", "Marco Daniele"),
        ("STRASSER Michel", "Michel Strasser"),
        ("KLEM H", "Klem H"),
        ("Klem H.", "Klem H."),
        ("JR", "JR"),
        ("KLEBER", "Kleber"),
        ("Maxence De Vendt", "Maxence De Vendt"),
    ],
)
def test_person(credited_as: str, shown: str) -> None:
    assert display(credited_as) == shown


@pytest.mark.parametrize(
    ("credited_as", "shown"),
    [
        ("ADNP", "ADNP"),
        ("ZINC", "Zinc"),
        ("UGC", "UGC"),
        ("FRANCE 3 CINÉMA", "France 3 Cinéma"),
        ("LES FILMS DU BIEF", "Les Films du Bief"),
        ("MK2 FILMS", "MK2 Films"),
        ("CANAL+", "Canal+"),
        ("RÉGION ÎLE-DE-FRANCE", "Région Île-de-France"),
        ("Les Mistrals asbl", "Les Mistrals asbl"),
    ],
)
def test_organization(credited_as: str, shown: str) -> None:
    assert display(credited_as) == shown


@pytest.mark.parametrize(
    ("capitals", "shown"),
    [
        ("LES PETITES VICTOIRES", "Les Petites Victoires"),
        ("LE SILENCE DES HIRONDELLES", "Le Silence des hirondelles"),
        ("LA TROISIÈME NUIT", "La Troisième Nuit"),
        ("AU PAYS DES MORTELS", "Au pays des mortels"),
        ("SALLE D'ATTENTE", "Salle d'attente"),
        ("L'ÉTÉ D'INÈS", "L'Été d'Inès"),
        ("« Les petites victoires »", "Les petites victoires"),
    ],
)
def test_title_in_the_french_manner(capitals: str, shown: str) -> None:
    assert title(capitals) == shown


def test_inversion_needs_a_surname_in_capitals() -> None:
    assert inverted("DE LA PORTE, Inès") == "Inès DE LA PORTE"
    assert inverted("Alice, Bob") is None
    assert inverted("ADA, BOB") is None


def test_compound_names_have_halves() -> None:
    assert compound_half("Cassandra Ostier", "Cassandra Ostier-Alamarguy")
    assert compound_half("Cassandra Ostier-Alamarguy", "Cassandra Ostier")
    assert not compound_half("Marah Ostier", "Cassandra Ostier-Alamarguy")
    assert not compound_half("Cassandra Ostier", "Cassandra Ostier")


def test_pronounceable_words_are_no_acronyms() -> None:
    assert pronounceable("ZINC") and pronounceable("FILMS") and pronounceable("SCHWARTZ")
    assert not any(map(pronounceable, ("ADNP", "CNC", "UGC", "RTBF", "OCS")))


@given(st.text(max_size=60))
def test_display_is_stable(text: str) -> None:
    assert display(display(text)) == display(text) or not text.isprintable()

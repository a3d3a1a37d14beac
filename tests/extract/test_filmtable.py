"""Tables with a film in each row."""

from __future__ import annotations

from generique.extract.filmtable import entry, film_table
from tests.extract.helpers import claims_of, lines_of

TABLE = """
| Film | Réalisation | Pays, année | Durée | Production |
|---|---|---|---|---|
| Bouée | Ada Nkomo | France, 2023 | 12' | Studio Nord |
| Papier | Zoé Vial | | 5' | |
"""


def test_a_film_in_each_row() -> None:
    claims = claims_of(TABLE)
    assert [film.title for film in claims.films] == ["Bouée", "Papier"]
    assert [(one.film, one.role, one.agent) for one in claims.credits] == [
        ("bouee", "director", "Ada Nkomo"),
        ("bouee", "production-company", "Studio Nord"),
        ("papier", "director", "Zoé Vial"),
    ]


def test_rows_without_their_empty_cells_are_placed_by_what_fits() -> None:
    header, row = lines_of("Film\tRéalisation\tAnnée\tDurée\nPapier\tZoé Vial\t5 min")
    table = film_table(header)
    assert table is not None
    found = entry(table, row)
    assert found and [(column.label, cell) for column, cell in found.cells] == [
        ("Réalisation", "Zoé Vial"),
        ("Durée", "5 min"),
    ]


def test_a_table_of_the_crew_is_none() -> None:
    assert film_table(lines_of("Poste\tNom\tTéléphone")[0]) is None
    assert film_table(lines_of("Titre\tBrumes\tversion 2")[0]) is None


def test_a_table_of_bars_in_a_text() -> None:
    text = (
        "AIDES À LA PRODUCTION\n\nTitre (durée) | Réalisation | Société de production | Montant | Avis\n"
        "Marée basse (52’) | Zoé Vial | Les Films du Phare | 20 000 € | Favorable\n"
        "Vent debout (75’) | Lou Brun | Studio Nord | 15 000 € | Favorable"
    )
    claims = claims_of(text)
    assert [film.title for film in claims.films] == ["Marée basse", "Vent debout"]
    assert [(one.film, one.role, one.agent) for one in claims.credits] == [
        ("maree basse", "director", "Zoé Vial"),
        ("maree basse", "production-company", "Les Films du Phare"),
        ("vent debout", "director", "Lou Brun"),
        ("vent debout", "production-company", "Studio Nord"),
    ]


def test_a_timetable_tells_its_films_in_a_free_column() -> None:
    text = (
        "| Film | Infos | Mer 12 | Jeu 13 |\n|---|---|---|---|\n"
        "| **Marée basse** | Comédie de Zoé Vial, 1h34, avec Ada Nkomo | 16h | 21h |\n"
        "| **Vent debout** | Documentaire de Lou Brun, 1h17 | 18h | |"
    )
    claims = claims_of(text)
    assert [film.title for film in claims.films] == ["Marée basse", "Vent debout"]
    assert {(one.film, one.role, one.agent) for one in claims.credits} == {
        ("maree basse", "director", "Zoé Vial"),
        ("maree basse", "cast-member", "Ada Nkomo"),
        ("vent debout", "director", "Lou Brun"),
    }

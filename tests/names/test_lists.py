"""Names taken out of lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.names import bare, likeness, split

PEOPLE = [
    "Alice Fave",
    "Zoé Vial",
    "Théo Sury",
    "Lou Cassot",
    "Ada Nkomo",
    "Klaas Van der Elst",
    "Léa Le Goff",
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Théo Sury, Marie Caus et Lou Cassot", ["Théo Sury", "Marie Caus", "Lou Cassot"]),
        ("Matthieu Camblor & Marion Moules", ["Matthieu Camblor", "Marion Moules"]),
        ("Bruno Hecquet / Yann Ruel", ["Bruno Hecquet", "Yann Ruel"]),
        ("Haydée Bret-Fernier\n& Margaux Bannwarth", ["Haydée Bret-Fernier", "Margaux Bannwarth"]),
        ("Stéphane et David FOENKINOS", ["Stéphane FOENKINOS", "David FOENKINOS"]),
        ("Josselin et Aude Varennes", ["Josselin Varennes", "Aude Varennes"]),
        ("DANIELE, Marco", ["Marco DANIELE"]),
        ("COSTE, Alban ; DIABY, Sékou", ["Alban COSTE", "Sékou DIABY"]),
        ("Alice Fave (AFC)", ["Alice Fave"]),
        ("Alice Fave AFC", ["Alice Fave"]),
        ("Serge Hennion\net Marthe", ["Serge Hennion", "Marthe"]),
        ("ADNP – ZINC\n– FRANCE 3 CINÉMA", ["ADNP", "ZINC", "FRANCE 3 CINÉMA"]),
        ("Kub & Co", ["Kub & Co"]),
        (
            "Centre national du cinéma et de l'image animée",
            ["Centre national du cinéma et de l'image animée"],
        ),
        ("Marcel, Dédé et les autres", ["Marcel", "Dédé"]),
        ("libre de droits", []),
        ("à confirmer", []),
        ("", []),
    ],
)
def test_split(text: str, names: list[str]) -> None:
    assert [named.name for named in split(text)] == names


def test_brackets_are_kept_apart() -> None:
    guy, lise = split("Thomas Dubois (Guy); Clémentine Chatard (Lise, sa sœur)")
    assert (guy.notes, lise.notes) == (("Guy",), ("Lise, sa sœur",))
    assert lise.verbatim == "Clémentine Chatard (Lise, sa sœur)"


def test_names_lose_the_words_of_the_sentence_around_them() -> None:
    assert bare("du CNC") == "CNC"
    assert bare("la région Sud", organization=True) == "Région Sud"
    assert bare("l'Adami", organization=True) == "Adami"
    assert bare("la Puce") == "la Puce"


@given(
    st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=6, unique=True),
    st.sampled_from([", ", " ; ", "\n", " • "]),
)
def test_what_is_joined_is_split_again(people: list[str], separator: str) -> None:
    assert [named.name for named in split(separator.join(people))] == people


@given(
    st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=6, unique=True), st.sampled_from([" et ", " & "])
)
def test_a_list_may_end_with_and(people: list[str], last: str) -> None:
    text = ", ".join(people[:-1]) + last + people[-1]
    assert [named.name for named in split(text)] == people


@given(st.text(max_size=120))
def test_any_text_can_be_split(text: str) -> None:
    names = split(text)
    assert all(named.name and named.name == named.name.strip() for named in names)
    assert 0 <= likeness(names) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selim & The Nomads", ["Selim & The Nomads"]),
        ("Haut et Fort", ["Haut et Fort"]),
        ("Bossuet & Cie, Terril & Compagnie", ["Bossuet & Cie", "Terril & Compagnie"]),
        ("Canal+ et Ciné+", ["Canal+", "Ciné+"]),
        ("Ada Nkomo, Judith Faure et", ["Ada Nkomo", "Judith Faure"]),
        ("Josée Vandamme, publié aux éditions Terril & Compagnie", ["Josée Vandamme"]),
        ("RTBF (Télévision belge), Be-Films", ["RTBF", "Be-Films"]),
        ("Ada Nkomo AFC, Zoé Vial, LMA", ["Ada Nkomo", "Zoé Vial"]),
    ],
)
def test_names_that_hold_an_and(text: str, expected: list[str]) -> None:
    assert [named.name for named in split(text)] == expected

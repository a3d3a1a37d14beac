"""Paragraphs broken at a width are one line again; lists of short lines stay as they are."""

from __future__ import annotations

import pytest

from generique.read.boxed import Typed
from generique.read.filled import filled
from generique.read.markup import blocks

PROSE = """Elle marche sur la plage et le soir tombe sur les toits du port, où
les bateaux rentrent l'un après l'autre. Son père l'attend, comme cha-
que soir depuis que la conserverie a fermé et que le village se vide."""


def rows(text: str) -> list[tuple[int, str]]:
    lines = [Typed(at, at, line) for at, line in enumerate(text.split("\n"), start=1)]
    return [(row.last, row.text) for row in filled(lines)]


def test_a_paragraph_is_one_line_and_a_broken_word_whole() -> None:
    ((last, text),) = rows(PROSE)
    assert last == 3
    assert "port, où les bateaux" in text
    assert "comme chaque soir" in text


@pytest.mark.parametrize(
    "text",
    [
        "Zoé Vial\nAda Nkomo\nLuc Prou",
        "Image : Zoé Vial, Ada Nkomo, Luc Prou, Jo Li, Marie Caus, Théo Sury\nson : Lou Cassot",
        "avec / Jeanne Pradelle, Hugo Massiot, Yolande Tissandier (la mère)\ntuteurs / Étienne Marbot",
        "Une production de cinq sociétés qui tiennent sur une ligne entière\nAvec le soutien du CNC",
    ],
)
def test_lists_are_left_as_they_are(text: str) -> None:
    assert len(rows(text)) == text.count("\n") + 1


def test_what_goes_on_is_found_by_its_own_text() -> None:
    (block,) = blocks(enumerate(PROSE.split("\n"), start=1))
    assert block.place == "lines 1–3"
    assert len(block.rows) == 3


COPIED = """
Après deux courts métrages remarqués, Zoé Vial tourne son premier film dans l’île où elle a grandi. Elle y
retrouve les gens du port, dont son père, qui tient le bac depuis trente ans et n’a jamais voulu voir une caméra. Le
tournage a duré six semaines, sous la pluie, avec une équipe de neuf personnes et beaucoup de thermos de
café. Rien n’est joué d’avance, sauf la fin, que tout le monde connaissait depuis le début et que personne n’a
voulu dire. Le film sort le 12 mars, au moment même où le bac reprend ses traversées de l’hiver, et la mairie
prête la salle.

scénario Zoé Vial & Ada Nkomo // image Paul Marchal // décors Alma Vitali // montage Jean Prou // son Luc Delmas,
Marie Caron // costumes Théo Vial // casting Inès Faure // produit par Brumes Films // avec la participation de
Canal+, Ciné+ OCS // ventes internationales Nord Sud

Image : Paul Marchal, assisté de Lou Caron, de Mia Faure, de Noé Prou et de tous les élèves de la classe de cinéma
Montage : Jean Prou
Ada Nkomo
"""


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(enumerate(text.strip().split("\n"), start=1))]


def test_a_paragraph_is_one_line_and_a_list_is_not() -> None:
    said = texts(COPIED)
    assert len(said) == 5
    assert said[0].endswith("prête la salle.")
    assert "son Luc Delmas, Marie Caron // costumes Théo Vial" in said[1]
    assert said[3:] == ["Montage : Jean Prou", "Ada Nkomo"]


def test_a_joined_line_says_where_it_stands_and_of_which_rows_it_is_made() -> None:
    block = next(blocks(enumerate(COPIED.strip().split("\n"), start=1)))
    assert block.place == "lines 1–6"
    assert block.rows[-1] == "prête la salle."


def test_a_document_of_short_lines_is_left_as_it_is() -> None:
    poem = "Le bac\ns’en va\ndans la brume\nsans personne\nà bord\net sans bruit"
    assert texts(poem) == poem.split("\n")

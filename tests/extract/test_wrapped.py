"""Labels that a page or a column breaks in two."""

from __future__ import annotations

from tests.extract.helpers import credits_of, facts_of

HEAD = "BRUMES\nun film de Zoé Vial\n\n"


def test_the_rest_of_a_label_stands_under_it() -> None:
    text = "Directrice de la          Luc Prou\nphotographie\n1er assistant             Jo Li\nréalisateur\nSon          Ada Nkomo"
    assert credits_of(HEAD + text)[1:] == [
        ("director-of-photography", "Luc Prou"),
        ("first-assistant-director", "Jo Li"),
        ("production-sound-mixer", "Ada Nkomo"),
    ]


def test_a_label_starts_above_the_row_of_its_name() -> None:
    text = "Montage                   Ada Nkomo\nDirectrice de la\nphotographie          Luc Prou"
    assert ("director-of-photography", "Luc Prou") in credits_of(HEAD + text)


def test_a_word_under_a_row_that_is_no_rest_of_its_label_is_left() -> None:
    assert credits_of(HEAD + "Scripte          Ada Nkomo\nimage\nLuc Prou")[1:] == [
        ("script-supervisor", "Ada Nkomo"),
        ("director-of-photography", "Luc Prou"),
    ]


def test_awards_and_prices() -> None:
    text = HEAD + "Prix : Grand Prix, Festival de Brest 2023\nImage : Luc Prou"
    assert ("award", "Grand Prix, Festival de Brest 2023") in facts_of(text)
    assert not [fact for fact in facts_of(HEAD + "Prix : 5 €\nImage : Luc Prou") if fact[0] == "award"]


def test_a_range_of_dates_has_one_year() -> None:
    days = [("shootingDate", "2023-03-03"), ("shootingDate", "2023-04-12")]
    for text in ("Tournage du 3 mars au 12 avril 2023", "Tournage : 3 mars – 12 avril 2023"):
        assert [
            fact for fact in facts_of(f"{HEAD}{text}\nImage : Luc Prou") if fact[0] == "shootingDate"
        ] == days

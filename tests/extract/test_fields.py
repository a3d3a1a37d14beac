"""Forms: surname and given name in two fields, and the company of a heading of people."""

from __future__ import annotations

from generique.extract.fields import joined
from tests.extract.helpers import credits_of, lines_of


def test_two_fields_are_one_name_whichever_comes_first() -> None:
    text = "NOM : VIAL\nPRÉNOM : Zoé\nPrénom du monteur : Jean\nNom du monteur : PROU"
    assert [line.text for line in joined(lines_of(text))] == ["Zoé VIAL", "monteur : Jean PROU"]


def test_lines_are_numbered_again_and_fields_of_two_people_stay_apart() -> None:
    lines = list(joined(lines_of("NOM : VIAL\nPRÉNOM : Zoé\nVille : Brest\nNOM : PROU\nNom du père : PROU")))
    assert [line.index for line in lines] == list(range(4))
    assert [line.text for line in lines][2:] == ["NOM : PROU", "Nom du père : PROU"]


def test_a_form_gives_people_and_companies() -> None:
    form = (
        "TITRE : La Mue\n\nREALISATEUR.RICE 1 :\nNOM : BOISSEAU\nPRENOM : Maïwenn-Lise\nTEL : 06 00 00 00 00\n\n"
        "PRODUCTION :\nSOCIETE : Capsule Nord\nNOM DU PRODUCTEUR : HAMELIN\nPRENOM DU PRODUCTEUR : Guy"
    )
    assert credits_of(form) == [
        ("director", "Maïwenn-Lise Boisseau"),
        ("production-company", "Capsule Nord"),
        ("producer", "Guy Hamelin"),
    ]

"""Picture captions."""

from __future__ import annotations

from generique.extract.captions import captions
from tests.extract.helpers import lines_of


def test_a_photographer_alone_tells_where_owners_end() -> None:
    text = (
        "Ada Nkomo pendant le tournage de « Brumes ». | ODDNY STRÖM\n\n"
        "Une scène de « Brumes » en Bretagne, cet hiver. | ADNP – ZINC\n– GRAND LARGE ODDNY STRÖM"
    )
    first, second = captions(lines_of(text))
    assert (first.photographers, first.owners) == (("ODDNY STRÖM",), ())
    assert (second.photographers, second.owners) == (("ODDNY STRÖM",), ("ADNP", "ZINC", "GRAND LARGE"))


def test_menus_are_no_captions() -> None:
    assert not list(captions(lines_of("Mentions légales | Données personnelles | Cookies | © Le Journal")))


def test_a_company_and_its_partners_are_one() -> None:
    (one,) = captions(lines_of("Ada Nkomo et Zoé Vial dans « Brumes ». © Léa Caron / Cabestan & Cie"))
    assert one.owners == ("Cabestan & Cie",)

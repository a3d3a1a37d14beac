"""What the lines under a heading tell of it."""

from __future__ import annotations

from generique.extract.around import department, pairs_follow, people_follow, styles, supporter
from generique.extract.columns import of_cast
from generique.extract.lines import Line, lines
from generique.extract.meanings import meaning
from generique.model import Block, Document
from generique.roles import Match


def read(*texts: str) -> tuple[Line, ...]:
    return lines(Document(tuple(Block(text, f"line {at}") for at, text in enumerate(texts, 1))))


def match(heading: str) -> Match:
    known = meaning(heading)
    assert known and known.match
    return known.match


def test_people_or_a_company_stand_under_distribution() -> None:
    cast = read("DISTRIBUTION", "Ada Nkomo", "Zoé Vial", "Luc Ménard")
    company = read("DISTRIBUTION", "Brumes Films", "12, rue du Port")
    assert people_follow(cast, cast[0], match("Distribution"))
    assert not people_follow(company, company[0], match("Distribution"))


def test_characters_stand_under_the_voices() -> None:
    voices = read("LES VOIX", "Noctule : Ada Nkomo", "La Lune : Zoé Vial")
    assert pairs_follow(voices, voices[0]) and of_cast(match("Les voix"))
    crew = read("LES VOIX", "Image : Ada Nkomo")
    assert not pairs_follow(crew, crew[0])


def test_a_heading_of_support_that_holds_its_organization() -> None:
    held = supporter("Avec le soutien d'Eurimages", match("Avec le soutien d'Eurimages"))
    assert held and held.value == "Eurimages"
    assert supporter("Avec le soutien de", match("Avec le soutien de")) is None


def test_department_of_a_heading() -> None:
    assert department(meaning("Scénario")) == ("section:writing",)
    assert department(None) == ()


def test_headings_in_capitals_over_names_that_are_not() -> None:
    document = read("IMAGE", "Ada Nkomo", "SON DIRECT", "Zoé Vial", "MONTAGE", "Luc Ménard")
    assert styles(document) == ((True, False, False), (False, False, False))

"""Films in the structured data of web pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.extract import extract
from generique.model import Document
from generique.read import read
from generique.read.structured import structured

FILM = {
    "@type": "Movie",
    "name": "Le phare",
    "dateCreated": "2021",
    "duration": "PT52M",
    "countryOfOrigin": {"@type": "Country", "name": "France"},
    "director": [{"@type": "Person", "name": "Ada Nkomo"}],
    "actor": [
        {
            "@type": "PerformanceRole",
            "actor": {"@type": "Person", "name": "Rose Kern"},
            "characterName": "Alice",
        },
        {"@type": "Person", "name": "Jean Attal"},
    ],
    "productionCompany": {"@type": "Organization", "name": "Les Films du Rivage"},
}


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def texts(page: str) -> list[str]:
    return [block.text for block in structured(page)[0]]


def test_a_film_in_json() -> None:
    assert texts(script({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, FILM]})) == [
        "Titre : Le phare",
        "Année : 2021",
        "Pays : France",
        "Durée : 52 min (PT52M)",
        "Réalisation : Ada Nkomo",
        "Société de production : Les Films du Rivage",
        "Avec : Rose Kern (Alice), Jean Attal",
    ]


def test_a_film_in_attributes() -> None:
    page = (
        '<div itemscope itemtype="https://schema.org/Movie">\n<h1 itemprop="name">Le phare</h1>'
        '<p>de <span itemprop="director" itemscope itemtype="https://schema.org/Person">'
        '<a href="/ada"><span itemprop="name">Ada <b>Nkomo</b></span></a></span>'
        '<meta itemprop="duration" content="PT52M"><p itemprop="musicBy">Marguerite Lo</div>'
    )
    blocks, _ = structured(page)
    assert [(block.place, block.text) for block in blocks] == [
        ("line 1, microdata", "Titre : Le phare"),
        ("line 1, microdata", "Durée : 52 min (PT52M)"),
        ("line 1, microdata", "Réalisation : Ada Nkomo"),
        ("line 1, microdata", "Musique : Marguerite Lo"),
    ]


def test_the_film_of_a_review_counts_and_a_name_alone_does_not() -> None:
    review = {"@type": "Review", "author": "Paul Oster", "itemReviewed": FILM}
    assert "Réalisation : Ada Nkomo" in texts(script(review))
    assert (
        texts(script({"@type": "ItemList", "itemListElement": [{"@type": "Movie", "name": "La mer"}]})) == []
    )


def test_the_same_film_twice_is_said_once() -> None:
    assert len(texts(script(FILM) + script(FILM))) == 7


def test_data_that_is_not_json_is_reported() -> None:
    blocks, unread = structured('<p>\n<script type="application/ld+json">{"@type": "Movie",}</script>')
    assert (blocks, [block.place for block in unread]) == ([], ["line 2"])


def test_claims_have_the_place_of_the_data(tmp_path: Path) -> None:
    path = tmp_path / "film.html"
    path.write_text(
        f"<html>\n<head>{script(FILM)}</head>\n<h1>Le phare</h1><p>Voir aussi</p>", encoding="utf-8"
    )
    found = read(path)
    assert isinstance(found, Document)
    said = extract(found)
    assert {(credit.role, credit.agent, credit.character, credit.place) for credit in said.credits} == {
        ("director", "Ada Nkomo", None, "line 2, JSON-LD"),
        ("cast-member", "Rose Kern", "Alice", "line 2, JSON-LD"),
        ("cast-member", "Jean Attal", None, "line 2, JSON-LD"),
        ("production-company", "Les Films du Rivage", None, "line 2, JSON-LD"),
    }
    assert [film.title for film in said.films] == ["Le phare"]
    facts = {fact.property: fact.value for fact in said.statements}
    assert facts["year"] == "2021"
    assert facts["runningTime"] == "52"


def test_a_page_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html>" + "<div>" * 300_000 + "Le phare", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"deep\.html: nested too deeply"):
        read(path)


def test_a_page_is_known_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "film.txt"
    path.write_text("<!DOCTYPE html>\n<html><body><h1>Le phare</h1></body></html>", encoding="utf-8")
    found = read(path)
    assert isinstance(found, Document)
    assert found.blocks[0].level == 1


def test_one_film_stands_before_the_text_and_several_after(tmp_path: Path) -> None:
    path = tmp_path / "film.html"
    for films, first in (([FILM], "Titre : Le phare"), ([FILM, FILM | {"name": "La mer"}], "Bonjour")):
        path.write_text(f"<html><p>Bonjour{script({'@graph': films})}", encoding="utf-8")
        found = read(path)
        assert isinstance(found, Document)
        assert found.blocks[0].text == first

"""A film's page. The expected JSON is written by hand, key by key as the contract has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generique.answers.asking import Graph, Labels
from generique.answers.film import film
from generique.errors import NotFoundError
from tests.answers.world import LITTLE, ROXANE, VICTOIRE

GOLDEN = Path(__file__).with_name("les-petites-victoires.json")


def test_the_json_of_the_contract(graph: Graph) -> None:
    assert film(graph, LITTLE).as_dict() == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_technical_data(graph: Graph) -> None:
    found = film(graph, VICTOIRE)
    assert (found.year, found.duration_minutes, found.aspect_ratio) == (None, 23, "2.35")
    assert (found.languages, found.subtitles, found.countries) == (("fr",), ("fr", "en"), ())
    assert found.identifiers == ("visa:154233",)


def test_departments_in_order_then_the_source(graph: Graph) -> None:
    found = film(graph, VICTOIRE)
    assert [one.role for one in found.contributions] == [
        "director",
        "cast-member",
        "director-of-photography",
        "unit-manager",
        "editor",
    ]


def test_one_contribution_shows_every_line_that_says_so(graph: Graph) -> None:
    director = film(graph, VICTOIRE).contributions[0]
    assert [(line.credited_as, line.locator) for line in director.credits] == [
        ("Cassandra OSTIER-ALAMARGUY", "line 1"),
        ("Cassandra Ostier", "line 2"),
    ]


def test_titles_that_differ_by_more_than_case(graph: Graph) -> None:
    assert film(graph, LITTLE).titles == ("Les Petites Victoires",)
    assert film(graph, ROXANE).titles == ("Roxane", "Roxane la poule")


def test_the_displayed_year(graph: Graph) -> None:
    assert film(graph, ROXANE).year == 2018


def test_on_a_terminal(graph: Graph) -> None:
    assert str(film(graph, VICTOIRE, label=Labels(lambda: graph.store))).splitlines() == [
        "Victoire",
        "id: film/victoire",
        "running time: 23 min",
        "languages: fr",
        "subtitles: fr, en",
        "aspect ratio: 2.35",
        "identifiers: visa:154233",
        "source/1: Press kit, P1",
        "",
        "role            name                        character  heading          source    locator",
        "réalisation     Cassandra Ostier-Alamarguy             RÉALISATION      source/1  line 1",
        "                                                       un film de       source/1  line 2",
        "interprétation  Marah Ostier                Victoire   INTERPRÈTES      source/1  line 3",
        "image           Alice Fave                             DIRECTION PHOTO  source/1  line 4",
        "régie générale  Apolline Dufresne                      RÉGIE            source/1  line 6",
        "montage         Apolline Dufresne                      MONTAGE          source/1  line 5",
    ]


def test_in_a_notebook(graph: Graph) -> None:
    page = film(graph, LITTLE)._repr_html_()
    assert page.startswith("<h3>Les Petites Victoires (2022)</h3>")
    assert "<td>Mélanie Auffret</td>" in page
    frame = film(graph, LITTLE).to_frame()
    assert list(frame.columns) == list(film(graph, LITTLE).columns)
    assert len(frame) == 8


def test_no_such_film(graph: Graph) -> None:
    with pytest.raises(NotFoundError):
        film(graph, "film/none")

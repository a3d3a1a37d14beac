"""Rows of a query as named tuples; roles in words."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generique.answers.asking import Graph, Labels
from tests.answers.world import BLANC, ROXANE, store_of, turtle


class Row(NamedTuple):
    role: str
    property: str
    year: int


def test_iris_come_back_as_ids_roles_and_local_names(graph: Graph) -> None:
    query = """SELECT ?film ?role ?property ?year {
        ?statement gen:film ?film ; gen:property ?property ; gen:value ?year ; gen:displayed true .
        FILTER(?property = gen:year) ?film ?role ?agent . ?role gen:department <https://w3id.org/x> }"""
    assert graph.rows(Row, query.replace("<https://w3id.org/x>", "?d"), film=ROXANE)[0].year == 2018
    found = {row.role for row in graph.rows(Row, query.replace("<https://w3id.org/x>", "?d"), film=ROXANE)}
    assert found == {"director", "screenwriter", "editor"}


def test_entities_of_another_base() -> None:
    base = "https://archive.example/"
    text = turtle().replace("@base <https://w3id.org/generique/>", f"@base <{base}>")
    graph = Graph(store_of(text), base)
    assert graph.rows(str, "SELECT ?agent ?name { ?agent rdfs:label ?name }", agent=BLANC) == ["Michel Blanc"]
    assert graph.rows(str, "SELECT ?a ?film { ?film gen:contributor ?a }", a=BLANC) == [
        "film/les-petites-victoires"
    ]


@pytest.mark.parametrize(("lang", "words"), [("fr", "réalisation"), ("en", "director"), ("de", "director")])
def test_a_role_in_words_or_by_its_id(graph: Graph, lang: str, words: str) -> None:
    label = Labels(lambda: graph.store, lang)
    assert label("director") == words
    assert label("director") == words

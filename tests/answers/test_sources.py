"""A source is named by what it says of itself, or by its number."""

from __future__ import annotations

from generique.answers.asking import Graph
from generique.answers.sources import cited


def test_a_source_is_named_by_its_title_and_publisher(graph: Graph) -> None:
    assert cited(graph, "source/1").text() == "Press kit, P1"


def test_a_source_that_says_nothing_of_itself_is_named_by_its_number(graph: Graph) -> None:
    assert cited(graph, "source/99").text() == "source/99"

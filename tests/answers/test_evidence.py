"""The claims of one film, in the order of the sources."""

from __future__ import annotations

from generique.answers.asking import Graph
from generique.answers.evidence import credits_of, statements_of, values
from tests.answers.world import LITTLE, VICTOIRE


def test_credits_source_by_source_line_by_line(graph: Graph) -> None:
    places = [(credit.source, credit.position) for credit in credits_of(graph, LITTLE)]
    assert places == sorted(places)
    assert {source for source, _ in places} == {"source/2", "source/3"}


def test_what_the_vocabulary_says_of_a_role_comes_along(graph: Graph) -> None:
    director, *_ = credits_of(graph, VICTOIRE)
    assert (director.role, director.department, director.holders) == ("director", "directing", "few")
    assert (director.locator, director.heading) == ("line 1", "RÉALISATION")


def test_what_is_displayed_comes_before_the_rest(graph: Graph) -> None:
    titles = values(statements_of(graph, LITTLE), "title")
    assert [(one.value, one.displayed) for one in titles] == [
        ("Les Petites Victoires", True),
        ("LES PETITES VICTOIRES", None),
    ]


def test_absent_is_none(graph: Graph) -> None:
    (release, *_) = values(statements_of(graph, LITTLE), "release")
    assert (release.country, release.inferred, release.kind) == (None, None, "theatrical")

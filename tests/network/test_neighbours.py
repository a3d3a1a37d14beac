"""Collaborators, beside counting on tuples."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters, kept
from tests.network.tables import make_network

from generique.network.filters import ALL, Filter
from generique.network.neighbours import collaborators


@settings(max_examples=30)
@given(catalogues, filters)
def test_collaborators_share_these_films_in_these_roles(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        network = make_network(Path(folder), catalogue.facts, catalogue.years)
        facts = kept(catalogue, filter)
        for agent in {agent for _, agent, _ in facts}:
            own = {(film, role) for film, other, role in facts if other == agent}
            films = {film for film, _ in own}
            theirs = {(other, film, role) for film, other, role in facts if film in films and other != agent}
            found = collaborators(network, agent, filter)
            assert {each.agent for each in found} == {other for other, _, _ in theirs}
            for each in found:
                common = {film for other, film, _ in theirs if other == each.agent}
                assert set(each.films) == common
                assert set(each.roles) == {role for other, _, role in theirs if other == each.agent}
                assert set(each.own_roles) == {role for film, role in own if film in common}


def test_most_films_first_then_by_name_without_accents(tmp_path: Path) -> None:
    facts = [("f1", name, "editor", "1") for name in ("ann", "bob", "carl", "STUDIO")]
    facts += [("f2", name, "editor", "1") for name in ("ann", "carl")]
    network = make_network(tmp_path, facts, {"f1": 2002, "f2": 2001}, {"bob": "zed", "STUDIO": "Éclair"})
    found = collaborators(network, "person/ann", ALL)
    assert [(each.name, each.films) for each in found] == [
        ("carl", ("film/f2", "film/f1")),
        ("Éclair", ("film/f1",)),
        ("zed", ("film/f1",)),
    ]
    assert [each.kind for each in collaborators(network, "person/ann")] == ["person", "person"]

"""The network as columns, beside the plain facts."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters, kept
from tests.network.tables import film_id, make_network

from generique.network.columns import columns, roles_by_decade
from generique.network.filters import Filter

FACTS = [("f1", "ann", "director", "1"), ("f1", "ann", "editor", "1"), ("f2", "bob", "editor", "1")]


@settings(max_examples=40)
@given(catalogues, filters)
def test_each_film_and_agent_once(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        films, agents = columns(make_network(Path(folder), catalogue.facts, catalogue.years), filter).ids()
        found = list(zip(films.tolist(), agents.tolist(), strict=True))
    assert sorted(found) == sorted({(film, agent) for film, agent, _ in kept(catalogue, filter)})


@settings(max_examples=40)
@given(catalogues, filters)
def test_roles_by_decade_are_counted_as_by_hand(catalogue: Catalogue, filter: Filter) -> None:
    years = {film_id(film): year for film, year in catalogue.years.items()}
    people: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    films: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for film, agent, role in kept(catalogue, filter):
        if year := years.get(film):
            people[year // 10 * 10, role].add(agent)
            films[year // 10 * 10, role].add(film)
    with TemporaryDirectory() as folder:
        found = roles_by_decade(make_network(Path(folder), catalogue.facts, catalogue.years), filter)
    assert [tuple(each) for each in found] == [
        (*slot, len(people[slot]), len(films[slot])) for slot in sorted(people)
    ]


def test_a_film_without_a_year_is_of_no_decade(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"f1": 1999})
    assert [each.as_dict() for each in roles_by_decade(network)] == [
        {"decade": 1990, "role": "director", "people": 1, "films": 1},
        {"decade": 1990, "role": "editor", "people": 1, "films": 1},
    ]
    assert len(columns(network).film) == 2

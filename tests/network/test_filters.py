"""Filters let pass exactly the contributions that they describe, from either side."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters, kept
from tests.network.tables import make_network

from generique.network.filters import Filter, Half, View


def passing(view: View, half: Half, films_own: bool) -> set[tuple[str, str, str]]:
    """The contributions that the ties of one side stand for."""
    network, ties = view.network, half.ties()
    found = set()
    for owner in range(len(ties.bounds) - 1):
        for tie in range(int(ties.bounds[owner]), int(ties.bounds[owner + 1])):
            member = int(ties.members[tie])
            film, agent = (owner, member) if films_own else (member, owner)
            roles = view.roles(half, ties.rows[ties.firsts[tie] : ties.firsts[tie + 1]])
            found |= {(network.films.ids[film], network.agents.ids[agent], role) for role in roles}
    return found


@settings(max_examples=30)
@given(catalogues, filters)
def test_both_sides_show_what_passes(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        view = View(make_network(Path(folder), catalogue.facts, catalogue.years), filter)
        assert passing(view, view.agents, False) == passing(view, view.films, True) == kept(catalogue, filter)


def test_an_owner_is_not_put_to_the_test(tmp_path: Path) -> None:
    network = make_network(tmp_path, [("f", "STUDIO", "producer", "1"), ("f", "ann", "director", "1")])
    view = View(network, Filter(people_only=True))
    studio = network.agent("organization/studio")
    assert len(view.agents.rows(np.array([studio]))) == 1
    assert view.between(studio, 0) == ("producer",)

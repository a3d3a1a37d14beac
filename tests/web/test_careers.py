"""Careers are told from the network and the tables, and told as by the graph."""

from __future__ import annotations

from pathlib import Path

from generique.catalogue import Catalogue
from generique.web.careers import career


def test_network_and_graph_tell_the_same(demo: Path) -> None:
    catalogue = Catalogue(demo)
    ids = list(catalogue.current.network.agents.ids)
    assert len(ids) > 20
    for id in ids:
        told = catalogue.person(id)
        assert career(catalogue, id).as_dict() == told.as_dict()
    assert any(len(catalogue.person(id).names) > 1 for id in ids)
    assert any(part.characters for id in ids for part in catalogue.person(id).contributions)

"""Careers are told from the network and the tables, and told as by the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.web import columns
from generique.web.careers import career


@pytest.mark.parametrize("most", [1000, 0], ids=["kept in memory", "looked for each time"])
def test_network_and_graph_tell_the_same(demo: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_MOST", most)
    catalogue = Catalogue(demo)
    ids = list(catalogue.current.network.agents.ids)
    assert len(ids) > 20
    for id in ids:
        assert career(catalogue, id).as_dict() == catalogue.person(id).as_dict()
    assert any(len(catalogue.person(id).names) > 1 for id in ids)
    assert any(part.characters for id in ids for part in catalogue.person(id).contributions)
    kinds = dict(
        columns.ask(catalogue.current, "SELECT table_name, table_type FROM information_schema.tables")
    )
    assert kinds["said"] == ("BASE TABLE" if most else "VIEW")


def test_an_answer_needs_no_order_of_threads(demo: Path) -> None:
    """One connection serves all threads, each with a cursor of its own."""
    from concurrent.futures import ThreadPoolExecutor

    build = Catalogue(demo).current
    with ThreadPoolExecutor(8) as pool:
        counted = pool.map(lambda _: columns.ask(build, "SELECT count(*) FROM credits"), range(40))
        assert {rows[0][0] for rows in counted} == {build.manifest["counts"]["credits"]}

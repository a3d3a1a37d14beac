"""The tables of a published build are those it was made from, but for what no graph holds; or an error says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generique.asked import NOTHING, Value
from generique.catalogue import Catalogue
from generique.catalogue.sending import send
from generique.namespaces import BASE
from generique.parquet import rows
from generique.remote.endpoint import Endpoint
from generique.remote.faults import BadAnswerError, TooLargeError
from generique.remote.publication import current
from generique.remote.tables import fetch_index, fetch_tables
from generique.remote.terms import Cell
from tests.remote.services import Service

NOWHERE = {"films": {"mentions"}, "agents": {"mentions"}, "sources": {"reader"}}
TABLES = {
    "films": "film label year minutes mentions",
    "agents": "agent kind name folded mentions",
    "contributions": "contribution film agent role sources",
    "credits": "credit contribution film agent role source position place heading credited_as character certainty "
    "because",
    "statements": "statement entity property value datatype verbatim source position place country kind precision "
    "inferred certainty because displayed",
    "residue": "residue source position place text",
    "sources": "source accession title publisher date licence url file reader sha256 public complete_for",
    "aliases": "alias entity",
}


@pytest.fixture
def published(oxigraph: Service, demo: Path) -> Endpoint:
    send(Catalogue(demo)._folder, oxigraph.client())
    endpoint = Endpoint(oxigraph.client())
    return endpoint.of(current(endpoint).graph)


def test_fetched_tables_are_those_of_the_build(published: Endpoint, demo: Path, tmp_path: Path) -> None:
    fetch_tables(published, BASE, tmp_path / "tables")
    for name, listed in TABLES.items():
        columns = [column for column in listed.split() if column not in NOWHERE.get(name, ())]
        here = Catalogue(demo).current.tables_dir / f"{name}.parquet"
        assert rows(tmp_path / "tables" / f"{name}.parquet", columns) == rows(here, columns), name


class Lying(Endpoint):
    """A service that counts more than it gives."""

    more = 1

    def cells(
        self, query: str, bindings: Mapping[str, Value] = NOTHING, *, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        columns, found = super().cells(query, bindings, limit=limit)
        if "COUNT" in query and found[0][0]:
            found = [({**found[0][0], "value": str(int(found[0][0]["value"]) + self.more)},)]
        return columns, found


def test_a_table_that_is_not_whole_is_refused(published: Endpoint, tmp_path: Path) -> None:
    lying = Lying(published.client, published.graph)
    with pytest.raises(BadAnswerError, match="gives 3 of 4 films"):
        fetch_index(lying, BASE, tmp_path / "index")
    lying.more = 10**9
    with pytest.raises(TooLargeError, match="too many to fetch"):
        fetch_index(lying, BASE, tmp_path / "more")

"""A small build for formats to write, and the graph that the network formats should give back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
from tests.network.tables import make_network

from generique.export import formats
from generique.export.format import Options
from generique.graph.store import Store
from generique.network.arrays import Network
from generique.network.filters import Filter
from generique.network.projection import flat

FACTS = [
    ("roxane", "mélanie", "director", "1"),
    ("roxane", "zoé", "editor", "1"),
    ("victoires", "mélanie", "director", "1"),
    ("victoires", "mélanie", "writer", "2"),
    ("victoires", "zoé", "editor", "2"),
    ("victoires", "michel", "cast-member", "2"),
    ("victoires", "ADNP", "production-company", "2"),
]
LABELS = {
    "victoires": 'Les "Petites" <Victoires> & Cie',
    "mélanie": "Mélanie\x0bAuffret,\r\nréalisatrice",
    "michel": "",
}
YEARS = {"roxane": 2018, "victoires": 2022}
OPTIONS = (
    Options(),
    Options(projection="co-credit"),
    Options(roles=("director", "editor"), since=2020, people_only=True),
)


class Small:
    """As much of a build as formats see."""

    def __init__(self, folder: Path) -> None:
        self.network: Network = make_network(folder, FACTS, YEARS, LABELS)
        self.tables_dir = folder / "tables"
        self.store = Store.memory()
        self.base = "https://example.org/"
        self.version = "0123456789ab"

    def about(self) -> Store:
        return self.store


def written(name: str, build: Small, options: Options) -> bytes:
    """What a format of one file writes."""
    target = BytesIO()
    formats()[name].write(build, target, options)
    return target.getvalue()


def wanted(build: Small, options: Options) -> nx.Graph[str]:
    """The flat network as a plain graph; characters that XML cannot hold are replaced, absent values absent."""
    made = flat(build.network, options.projection, Filter.of(options))
    graph: nx.Graph[str] = nx.Graph()
    for node, *values in made.nodes:
        graph.add_node(str(node), **_known(made.node_columns, values))
    for source, end, *values in made.edges:
        graph.add_edge(str(source), str(end), **_known(made.edge_columns, values))
    return graph


def _known(columns: Any, values: Any) -> dict[str, Any]:
    pairs = zip(columns, values, strict=True)
    return {
        name: value.replace("\x0b", "\ufffd") if isinstance(value, str) else value
        for name, value in pairs
        if value is not None
    }


def same(read: nx.Graph[str], graph: nx.Graph[str]) -> bool:
    """The same nodes and edges with the same attributes; the edge numbers that GEXF asks for aside."""
    for _, _, data in read.edges(data=True):
        data.pop("id", None)
    return dict(read.nodes) == dict(graph.nodes) and read.adj == graph.adj

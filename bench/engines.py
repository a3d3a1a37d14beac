"""What people would use instead of Générique, on the data of the same build: opened once, asked warm."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pyoxigraph as ox
from timing import Held, held

from generique.builds import Build
from generique.graph import build as graph
from generique.graph.shapes import About
from generique.network.arrays import Network, first_of_each
from generique.parquet import scan

TABLES = ("films", "agents", "contributions", "credits")
# What the questions put to rdflib read; all of a graph would take a kilobyte a triple.
READ = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "https://w3id.org/generique/ontology#contributor",
    "https://w3id.org/generique/ontology#year",
    "https://w3id.org/generique/role/director",
    "https://w3id.org/generique/role/composer",
)
OURS = "pyoxigraph, our store"
KINDS = ("film", "person", "organization")


@dataclass
class Engines:
    """Each engine with the memory it holds; those that are not installed are named in ``missing``.

    ``bare`` is the folder of a store that pyoxigraph alone has loaded, made unless it is there.
    """

    build: Build
    bare: Path
    missing: list[str] = field(default_factory=list)
    memory: dict[str, Held[Any]] = field(default_factory=dict)

    def pyoxigraph(self) -> ox.Store:
        """The triples of the build as pyoxigraph's ``bulk_load`` leaves them: what one has without Générique.

        They come in the order in which a build writes them. Loaded from a dump of a store, whose order is that of the
        engine's own keys, they lie as compacted ones do.
        """
        if not self.bare.exists():
            self._load()
        return self._once("pyoxigraph", lambda: ox.Store.read_only(str(self.bare)))

    def _load(self) -> None:
        about = About(str(self.build.manifest["title"]), base=self.build.base)
        bare = ox.Store(str(self.bare))
        with TemporaryDirectory(dir=self.bare.parent) as folder:
            for file in graph.write(self.build.tables_dir, Path(folder), about):
                bare.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES)
        bare.flush()

    def ours(self) -> ox.Store:
        """The graph of the build, which is compacted, read-only, without anything around it."""
        return self._once(OURS, lambda: ox.Store.read_only(str(self.build.graph_dir)))

    def oxrdflib(self) -> Any:
        """The same store as an rdflib graph."""
        from oxrdflib.store import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID, Graph

        def opened() -> Any:
            store = ox.Store.read_only(str(self.build.graph_dir))
            return Graph(OxigraphStore(store=store), DATASET_DEFAULT_GRAPH_ID)

        return self._once("oxrdflib", opened)

    def rdflib(self) -> Any:
        """What the questions read of the graph, in rdflib's memory store."""
        return self._once("rdflib memory", self._rdflib)

    def _rdflib(self) -> Any:
        from rdflib import Graph, Literal, URIRef
        from rdflib.namespace import XSD

        graph, store = Graph(), self.ours()
        made: dict[str, URIRef] = {}

        def term(node: Any) -> Any:
            if isinstance(node, ox.NamedNode):
                return made.setdefault(node.value, URIRef(node.value))
            kind = None if node.datatype.value.endswith("tring") else URIRef(node.datatype.value)
            if kind == XSD.integer:
                return Literal(int(node.value))
            return Literal(node.value, lang=node.language or None, datatype=None if node.language else kind)

        base = self.build.base
        for predicate in READ:
            for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
                if quad.subject.value.startswith(tuple(base + kind for kind in KINDS)):
                    graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
        return graph

    def duckdb(self) -> duckdb.DuckDBPyConnection:
        """The tables of the build, as they lie on the disk."""
        return self._once("DuckDB", self._duckdb)

    def _duckdb(self) -> duckdb.DuckDBPyConnection:
        database = duckdb.connect()
        for name in TABLES:
            database.execute(f"CREATE VIEW {name} AS FROM {scan(self.build.tables_dir, name)}")
        return database

    def networkx(self) -> Any:
        """Films and agents as a plain two-sided graph, by their numbers, films first."""
        return self._once("NetworkX", lambda: networkx(self.build.network))

    def igraph(self) -> Any:
        """The same for igraph, or None where it is not installed."""
        if not find_spec("igraph"):
            if "igraph" not in self.missing:
                self.missing.append("igraph")
            return None
        return self._once("igraph", lambda: igraph(self.build.network))

    def _once(self, name: str, make: Any) -> Any:
        if name not in self.memory:
            self.memory[name] = held(make)
        return self.memory[name].made


def edges(network: Network) -> tuple[Any, Any]:
    """Film and agent of each edge, as nodes: films first."""
    films, side = len(network.films.ids), network.films.side
    owners = np.repeat(np.arange(films), np.diff(side.bounds))
    first = first_of_each(owners, side.members)
    return owners[first], side.members[first] + films


def networkx(network: Network) -> Any:
    """The two-sided graph of NetworkX."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(zip(*(column.tolist() for column in edges(network)), strict=True))
    return graph


def igraph(network: Network) -> Any:
    """The two-sided graph of igraph."""
    import igraph as ig

    return ig.Graph(len(network.films.ids) + len(network.agents.ids), np.column_stack(edges(network)))

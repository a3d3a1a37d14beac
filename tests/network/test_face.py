"""NetworkX reads the network as it reads a plain graph."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from networkx.algorithms import approximation, bipartite, community
from tests.network.plain import Catalogue, catalogues
from tests.network.tables import make_network

from generique.network.face import CreditGraph, to_networkx
from generique.network.filters import Filter

FACTS = [
    ("f1", "ann", "director", "1"),
    ("f1", "bob", "editor", "1"),
    ("f1", "bob", "composer", "1"),
    ("f2", "bob", "editor", "1"),
    ("f2", "STUDIO", "producer", "1"),
]

Graph = Any


def agents(graph: Graph) -> list[str]:
    return [node for node, side in graph.nodes(data="bipartite") if side]


def first(graph: Graph) -> Any:
    return next(node for node in graph if graph.degree(node))


def edges(graph: Graph) -> Any:
    return list(graph.nodes(data=True)), list(graph.edges(data=True))


def giant(graph: Graph) -> Graph:
    return graph.subgraph(max(nx.connected_components(graph), key=lambda nodes: (len(nodes), sorted(nodes))))


READS: dict[str, Callable[[Graph], Any]] = {
    "nodes": lambda g: list(g.nodes(data=True)),
    "edges": lambda g: list(g.edges(data=True)),
    "edges of some": lambda g: list(g.edges(agents(g)[:2], data="roles")),
    "adjacency": lambda g: {node: dict(around) for node, around in g.adjacency()},
    "neighbors": lambda g: [list(g.neighbors(node)) for node in g],
    "membership": lambda g: [first(g) in g, "nobody" in g, 5 in g, [] in g, g.has_node("film/f1")],
    "has_edge": lambda g: [g.has_edge(a, b) for a in g for b in g],
    "get_edge_data": lambda g: [g.get_edge_data(a, b) for a in g for b in g],
    "degree": lambda g: dict(g.degree),
    "degree of one": lambda g: g.degree(first(g)),
    "sizes": lambda g: (len(g), g.order(), g.size(), g.number_of_edges(), g.size(weight="weight")),
    "nbunch_iter": lambda g: list(g.nbunch_iter(agents(g))),
    "subgraph": lambda g: edges(g.subgraph(list(g)[::2])),
    "subgraph copy": lambda g: edges(g.subgraph(list(g)[::2]).copy()),
    "edge_subgraph": lambda g: edges(g.edge_subgraph(list(g.edges)[::2])),
    "subgraph_view": lambda g: edges(nx.subgraph_view(g, filter_node=lambda n: not n.startswith("o"))),
    "restricted_view": lambda g: edges(nx.restricted_view(g, [first(g)], [])),
    "induced_subgraph": lambda g: edges(nx.induced_subgraph(g, agents(g))),
    "to_directed": lambda g: edges(g.to_directed()),
    "to_directed view": lambda g: edges(g.to_directed(as_view=True)),
    "to_undirected": lambda g: edges(g.to_undirected()),
    "copy view": lambda g: edges(g.copy(as_view=True)),
    "plain": lambda g: edges(nx.Graph(g)),
    "to_dict_of_dicts": nx.to_dict_of_dicts,
    "to_dict_of_lists": nx.to_dict_of_lists,
    "to_edgelist": lambda g: list(nx.to_edgelist(g)),
    "to_numpy_array": lambda g: nx.to_numpy_array(g).tolist(),
    "to_pandas_edgelist": lambda g: nx.to_pandas_edgelist(g).to_dict(),
    "node_link_data": lambda g: json.dumps(nx.node_link_data(g)),
    "adjacency_data": lambda g: json.dumps(nx.adjacency_data(g)),
    "generate_adjlist": lambda g: list(nx.generate_adjlist(g)),
    "generate_edgelist": lambda g: list(nx.generate_edgelist(g)),
    "relabel_nodes": lambda g: edges(nx.relabel_nodes(g, str.upper)),
    "convert_node_labels": lambda g: edges(nx.convert_node_labels_to_integers(g)),
    "complement": lambda g: edges(nx.complement(g)),
    "compose": lambda g: edges(nx.compose(g, nx.path_graph(3))),
    "union": lambda g: edges(nx.disjoint_union(g, nx.path_graph(3))),
    "line_graph": lambda g: sorted(map(sorted, nx.line_graph(g).edges)),
    "ego_graph": lambda g: edges(nx.ego_graph(g, first(g), 2)),
    "k_core": lambda g: edges(nx.k_core(g, 2)),
    "get_node_attributes": lambda g: nx.get_node_attributes(g, "year"),
    "get_edge_attributes": lambda g: nx.get_edge_attributes(g, "roles"),
    "density": nx.density,
    "degree_histogram": nx.degree_histogram,
    "isolates": lambda g: list(nx.isolates(g)),
    "connected_components": lambda g: list(nx.connected_components(g)),
    "is_connected": nx.is_connected,
    "shortest_path": lambda g: nx.shortest_path(g, first(g)),
    "shortest_path_length": lambda g: dict(nx.shortest_path_length(g)),
    "bidirectional": lambda g: nx.shortest_path(giant(g), *list(giant(g))[:: len(giant(g)) - 1]),
    "all_shortest_paths": lambda g: list(nx.all_shortest_paths(giant(g), *list(giant(g))[:2])),
    "all_pairs_dijkstra": lambda g: dict(nx.all_pairs_dijkstra_path_length(g)),
    "has_path": lambda g: [nx.has_path(g, first(g), node) for node in g],
    "bfs_edges": lambda g: list(nx.bfs_edges(g, first(g))),
    "dfs_edges": lambda g: list(nx.dfs_edges(g, first(g))),
    "diameter": lambda g: nx.diameter(giant(g)),
    "average_shortest_path_length": lambda g: nx.average_shortest_path_length(giant(g)),
    "degree_centrality": nx.degree_centrality,
    "betweenness_centrality": nx.betweenness_centrality,
    "closeness_centrality": nx.closeness_centrality,
    "harmonic_centrality": nx.harmonic_centrality,
    "core_number": nx.core_number,
    "clustering": nx.clustering,
    "square_clustering": nx.square_clustering,
    "triangles": nx.triangles,
    "transitivity": nx.transitivity,
    "articulation_points": lambda g: sorted(nx.articulation_points(g)),
    "bridges": lambda g: sorted(nx.bridges(g)),
    "cycle_basis": lambda g: nx.cycle_basis(g, first(g)),
    "find_cliques": lambda g: sorted(map(sorted, nx.find_cliques(g))),
    "minimum_spanning_tree": lambda g: edges(nx.minimum_spanning_tree(g)),
    "greedy_color": nx.greedy_color,
    "max_weight_matching": lambda g: sorted(map(sorted, nx.max_weight_matching(g))),
    "adamic_adar_index": lambda g: list(nx.adamic_adar_index(g.subgraph(agents(g)))),
    "degree_assortativity": lambda g: nx.average_degree_connectivity(g),
    "attribute_mixing": lambda g: nx.attribute_mixing_dict(g, "kind"),
    "label_propagation": lambda g: sorted(map(sorted, community.label_propagation_communities(g))),
    "louvain": lambda g: sorted(map(sorted, community.louvain_communities(g, seed=1))),
    "greedy_modularity": lambda g: sorted(map(sorted, community.greedy_modularity_communities(g))),
    "node_connectivity": approximation.node_connectivity,
    "simple_layout": lambda g: {n: p.tolist() for n, p in nx.circular_layout(g).items()},
    "is_isomorphic": lambda g: nx.is_isomorphic(g, g.copy()),
    "is_bipartite": nx.is_bipartite,
    "weisfeiler_lehman": lambda g: nx.weisfeiler_lehman_graph_hash(g, node_attr="kind"),
    "bipartite sets": lambda g: bipartite.sets(g, agents(g)),
    "projected_graph": lambda g: edges(bipartite.projected_graph(g, agents(g))),
    "weighted_projected_graph": lambda g: edges(bipartite.weighted_projected_graph(g, agents(g))),
    "bipartite density": lambda g: bipartite.density(g, agents(g)),
    "bipartite clustering": lambda g: bipartite.clustering(g),
}


# Of the reading functions, those that NetworkX itself computes with SciPy.
WITH_SCIPY: dict[str, Callable[[Graph], Any]] = {
    "pagerank": nx.pagerank,
    "to_scipy_sparse_array": lambda g: nx.to_scipy_sparse_array(g).toarray().tolist(),
    "biadjacency_matrix": lambda g: bipartite.biadjacency_matrix(g, agents(g)).toarray().tolist(),
    "laplacian_matrix": lambda g: nx.laplacian_matrix(g).toarray().tolist(),
    "kamada_kawai_layout": lambda g: {n: p.tolist() for n, p in nx.kamada_kawai_layout(giant(g)).items()},
}


@settings(max_examples=12)
@given(catalogues.filter(lambda catalogue: catalogue.facts))
def test_reading_functions_answer_as_on_a_plain_graph(catalogue: Catalogue) -> None:
    with TemporaryDirectory() as folder:
        lazy = CreditGraph(make_network(Path(folder), catalogue.facts, catalogue.years))
        plain = lazy.copy()
        for name, read in READS.items():
            assert outcome(read, lazy) == outcome(read, plain), name


@pytest.mark.parametrize("name", WITH_SCIPY)
def test_so_do_those_that_need_scipy(name: str, graph: Graph) -> None:
    pytest.importorskip("scipy", reason="NetworkX computes this with SciPy, which is not installed")
    assert WITH_SCIPY[name](graph) == WITH_SCIPY[name](graph.copy())


def outcome(read: Callable[[Graph], Any], graph: Graph) -> Any:
    """What a function answers, or the class and message of its refusal."""
    try:
        return read(graph)
    except nx.NetworkXException as refusal:
        return type(refusal), str(refusal)


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return CreditGraph(make_network(tmp_path, FACTS, {"f1": 2001, "f3": None}, {"ann": "Ann"}))


def test_nodes_and_edges_say_what_they_are(graph: Graph) -> None:
    assert graph.nodes["film/f1"] == {"kind": "film", "label": "f1", "year": 2001, "bipartite": 0}
    assert graph.nodes["film/f2"] == {"kind": "film", "label": "f2", "bipartite": 0}
    assert graph.nodes["person/ann"] == {"kind": "person", "label": "Ann", "bipartite": 1}
    assert graph.nodes["organization/studio"]["kind"] == "organization"
    assert graph.edges["person/bob", "film/f1"] == {"roles": ("composer", "editor")}
    assert list(nx.isolates(graph)) == ["film/f3"]
    assert str(graph) == "CreditGraph with 6 nodes and 4 edges"


def test_it_names_no_backend_and_keeps_no_cache(graph: Graph) -> None:
    assert "__networkx_backend__" not in {*vars(CreditGraph), *vars(graph)}
    assert graph.__networkx_cache__ is None
    assert nx.is_frozen(graph)


@pytest.mark.parametrize(
    "change",
    [
        lambda g: g.add_node("x"),
        lambda g: g.add_nodes_from(["x"]),
        lambda g: g.remove_node("film/f1"),
        lambda g: g.remove_nodes_from(["film/f1"]),
        lambda g: g.add_edge("x", "y"),
        lambda g: g.add_edges_from([("x", "y")]),
        lambda g: g.add_weighted_edges_from([("x", "y", 1)]),
        lambda g: g.remove_edge("film/f1", "person/ann"),
        lambda g: g.remove_edges_from([("film/f1", "person/ann")]),
        lambda g: g.update(edges=[("x", "y")]),
        lambda g: g.clear(),
        lambda g: g.clear_edges(),
        lambda g: g.nodes["film/f1"].update(seen=True),
        lambda g: g.nodes["film/f1"].__setitem__("seen", True),
        lambda g: g["film/f1"]["person/ann"].pop("roles"),
        lambda g: g.edges["film/f1", "person/ann"].setdefault("weight", 1),
        lambda g: g.graph.__setitem__("name", "x"),
        lambda g: setattr(g, "name", "x"),
        lambda g: nx.set_node_attributes(g, dict.fromkeys(g, 1), "seen"),
        lambda g: nx.set_edge_attributes(g, dict.fromkeys(g.edges, 1), "weight"),
        lambda g: nx.relabel_nodes(g, {"film/f1": "x"}, copy=False),
    ],
)
def test_changing_it_is_refused(graph: Graph, change: Callable[[Graph], Any]) -> None:
    with pytest.raises(nx.NetworkXError, match="read-only"):
        change(graph)
    assert len(graph) == 6


@pytest.mark.parametrize(
    "duplicate",
    [
        lambda g: g.copy(),
        copy.copy,
        copy.deepcopy,
        lambda g: pickle.loads(pickle.dumps(g)),
        nx.Graph,
        lambda g: g.subgraph(g).copy(),
        lambda g: g.to_undirected(),
    ],
)
def test_a_copy_is_a_plain_graph_to_change(graph: Graph, duplicate: Callable[[Graph], Any]) -> None:
    plain = duplicate(graph)
    assert type(plain) is nx.Graph
    assert edges(plain) == edges(graph)
    plain.add_edge("film/f1", "person/new", roles=("editor",))
    plain.nodes["film/f1"]["seen"] = plain["film/f1"]["person/ann"]["seen"] = True
    assert "person/new" not in graph
    assert "seen" not in graph.nodes["film/f1"]


def test_an_unknown_node_is_refused_as_by_networkx(graph: Graph) -> None:
    with pytest.raises(KeyError):
        graph["nobody"]
    with pytest.raises(nx.NodeNotFound):
        nx.shortest_path(graph, "film/f1", "nobody")


def test_a_plain_graph_of_what_a_filter_lets_pass(graph: Graph) -> None:
    found = to_networkx(graph.network, Filter(people_only=True, without_roles=("editor",)))
    assert type(found) is nx.Graph
    assert sorted(found) == ["film/f1", "person/ann", "person/bob"]
    assert found.edges["film/f1", "person/bob"] == {"roles": ("composer",)}
    assert found.nodes["person/ann"] == graph.nodes["person/ann"]
    everything = to_networkx(graph.network)
    assert nx.utils.edges_equal(everything.edges, graph.subgraph(everything).edges)

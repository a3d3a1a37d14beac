"""The backend “generique” of NetworkX: searches on the network of a catalogue, straight from its arrays.

It takes the graph of :func:`~generique.network.face.face` and no other, and of each function the arguments that
it knows; ``can_run`` says so, and NetworkX then computes the rest itself. Use it with
``nx.shortest_path(catalogue.network, a, b, backend="generique")``, or for all calls with
``nx.config.backend_priority = ["generique"]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np

from generique.network import distances
from generique.network.face import CreditGraph
from generique.network.filters import Array, View
from generique.network.meeting import Kinds, shortest_paths
from generique.network.meeting import shortest_path as one_path

# What can be asked for beside the graph. Of the paths, both ends or (of lengths) the source alone.
_KNOWN: Mapping[str, frozenset[str]] = {
    "shortest_path": frozenset(("source", "target")),
    "all_shortest_paths": frozenset(("source", "target")),
    "has_path": frozenset(("source", "target")),
    "shortest_path_length": frozenset(("source", "target")),
    "single_source_shortest_path_length": frozenset(("source",)),
    "connected_components": frozenset(),
    "number_connected_components": frozenset(),
    "is_connected": frozenset(),
    "node_connected_component": frozenset(("n",)),
    "degree_centrality": frozenset(),
    "pagerank": frozenset(("alpha", "max_iter", "tol", "weight")),
}
_ORDER = {
    "pagerank": ("alpha", "personalization", "max_iter", "tol", "nstart", "weight", "dangling"),
    "single_source_shortest_path_length": ("source", "cutoff"),
    "node_connected_component": ("n",),
}
_PATH_ORDER = ("source", "target", "weight", "method")
_NEEDED = {"shortest_path": ("source", "target"), "shortest_path_length": ("source",)}


def convert_from_nx(graph: Any, *_: Any, **__: Any) -> CreditGraph:
    """The same graph: nothing is copied."""
    if not isinstance(graph, CreditGraph):
        raise NotImplementedError("the backend “generique” takes the network of a catalogue only")
    return graph


def convert_to_nx(result: Any, *_: Any, **__: Any) -> Any:
    """The same: results are NetworkX's own, and the graph is a lazy view."""
    return result


def can_run(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
    """Whether a call can be answered from the arrays, or why not; then NetworkX does."""
    if name not in _KNOWN:
        return "not implemented"
    given = dict(zip(("G", *_ORDER.get(name, _PATH_ORDER)), args, strict=False)) | dict(kwargs)
    if not isinstance(given.pop("G", None), CreditGraph):
        return "not the network of a catalogue"
    given = {key: value for key, value in given.items() if value is not None}
    ignored = {"method"} if "weight" not in given else {"weight"} if name == "pagerank" else set()
    if unknown := given.keys() - _KNOWN[name] - ignored:
        return f"not with {', '.join(sorted(unknown))}"
    if given.get("method", "dijkstra") not in ("dijkstra", "bellman-ford"):
        return "an unknown method"
    return all(key in given for key in _NEEDED.get(name, ())) or "not for all nodes at once"


def should_run(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
    """What can be answered is answered faster than by NetworkX."""
    return True


def shortest_path(G: CreditGraph, source: str, target: str, **_: Any) -> list[str]:
    """One shortest path; NetworkX may find another of the same length."""
    if path := _path(G, source, target):
        return _named(G, path, source)
    raise _apart(source, target)


def all_shortest_paths(G: CreditGraph, source: str, target: str, **_: Any) -> Iterator[list[str]]:
    """All shortest paths, as they are taken; NetworkX may give them in another order."""
    _place(G, source, "Source {} not in G")
    paths = shortest_paths(View.of(G.network), *_ends(G, source, target)) if target in G else iter(())
    found = False
    for path in paths:
        found = True
        yield _named(G, path, source)
    if not found:
        raise nx.NetworkXNoPath(f"Target {target} cannot be reached from given sources")


def has_path(G: CreditGraph, source: str, target: str) -> bool:
    """Whether anything links two nodes."""
    return bool(_path(G, source, target))


def shortest_path_length(G: CreditGraph, source: str, target: str | None = None, **_: Any) -> Any:
    """The steps between two nodes, or from one to all that it is linked to."""
    if target is None:
        return single_source_shortest_path_length(G, source)
    if path := _path(G, source, target):
        return len(path) - 1
    raise _apart(source, target)


def single_source_shortest_path_length(G: CreditGraph, source: str, **_: Any) -> dict[str, int]:
    """The steps to all nodes that one is linked to, nearest first."""
    number, kind = _place(G, source, "Source {} is not in G")
    agents, films = distances.both(View.of(G.network), number, kind)
    steps = np.concatenate([films, agents])
    near = np.flatnonzero(steps >= 0)
    near = near[np.argsort(steps[near], kind="stable")]
    names = list(G)
    return dict(zip([names[at] for at in near.tolist()], steps[near].tolist(), strict=True))


def connected_components(G: CreditGraph) -> Iterator[set[str]]:
    """The nodes of each component, in the order of their first nodes."""
    count, labels = _components(G)
    members = np.argsort(labels, kind="stable")
    ends = np.cumsum(np.bincount(labels, minlength=count)).tolist()
    names = list(G)
    for start, end in zip([0, *ends], ends, strict=False):
        yield {names[at] for at in members[start:end].tolist()}


def number_connected_components(G: CreditGraph) -> int:
    """How many components there are."""
    return _components(G)[0]


def is_connected(G: CreditGraph) -> bool:
    """Whether everything is linked."""
    if not len(G):
        raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
    return _components(G)[0] == 1


def node_connected_component(G: CreditGraph, n: str) -> set[str]:
    """The nodes linked to one."""
    return set(single_source_shortest_path_length(G, n))


def degree_centrality(G: CreditGraph) -> dict[str, float]:
    """The share of all other nodes that each is tied to."""
    if len(G) <= 1:
        return dict.fromkeys(G, 1)
    scale = 1.0 / (len(G) - 1.0)
    return dict(zip(G, (np.diff(_edges(G).indptr) * scale).tolist(), strict=True))


def pagerank(
    G: CreditGraph, alpha: float = 0.85, max_iter: int = 100, tol: float = 1e-6, **_: Any
) -> dict[str, float]:
    """The PageRank of all nodes, by the same iteration as NetworkX's."""
    total = len(G)
    if total == 0:
        return {}
    edges = _edges(G)
    degrees = np.diff(edges.indptr)
    share = np.divide(1.0, degrees, out=np.zeros(total), where=degrees > 0)
    rank = np.repeat(1.0 / total, total)
    for _round in range(max_iter):
        last = rank
        rank = alpha * (edges @ (last * share) + last[degrees == 0].sum() / total) + (1 - alpha) / total
        if np.absolute(rank - last).sum() < total * tol:
            return dict(zip(G, rank.tolist(), strict=True))
    raise nx.PowerIterationFailedConvergence(max_iter)


def _place(G: CreditGraph, name: str, missing: str) -> tuple[int, int]:
    try:
        return G.names.place(name)
    except KeyError:
        raise nx.NodeNotFound(missing.format(name)) from None


def _ends(G: CreditGraph, source: str, target: str) -> tuple[int, int, Kinds]:
    start, first = _place(G, source, "Source {} is not in G")
    end, last = _place(G, target, "Target {} is not in G")
    return start, end, (first, last)


def _path(G: CreditGraph, source: str, target: str) -> tuple[int, ...]:
    return one_path(View.of(G.network), *_ends(G, source, target))


def _named(G: CreditGraph, path: tuple[int, ...], source: str) -> list[str]:
    _, kind = G.names.place(source)
    films, agents = G.network.films.ids, G.network.agents.ids
    return [(films if (kind + at) % 2 else agents)[node] for at, node in enumerate(path)]


def _apart(source: str, target: str) -> nx.NetworkXNoPath:
    return nx.NetworkXNoPath(f"No path between {source} and {target}.")


def _components(G: CreditGraph) -> tuple[int, Array]:
    from scipy.sparse.csgraph import connected_components as found

    count, labels = found(_edges(G), directed=False)
    return int(count), labels


def _edges(G: CreditGraph) -> Any:
    """The matrix of edges, films first, as SciPy takes it; kept for the next question."""
    from scipy.sparse import csr_array

    kept = G.network.kept
    if "edges" not in kept:
        view, films = View.of(G.network), len(G.network.films.ids)
        crews, careers = view.films.ties(), view.agents.ties()
        indices = np.concatenate([crews.members + np.int32(films), careers.members])
        bounds = np.concatenate([crews.bounds, careers.bounds[1:] + crews.bounds[-1]])
        if len(indices) < 1 << 31:
            bounds = bounds.astype(np.int32)
        kept["edges"] = csr_array((np.ones(len(indices)), indices, bounds), shape=(len(G), len(G)))
    return kept["edges"]

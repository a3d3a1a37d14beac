"""The network as NetworkX sees it: a read-only graph whose nodes and edges are made when they are looked at.

This is the only module that imports networkx. A class derived from ``nx.Graph`` that fills the two mappings
every algorithm reads, ``_node`` and ``_adj``, works with all of them; it names no backend of its own, for
NetworkX would then refuse each function that the backend lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, NoReturn

import networkx as nx
import numpy as np

from generique.network.arrays import Network, first_of_each
from generique.network.filters import ALL, Filter, View

# Neighbourhoods kept ready: algorithms come back to the same nodes again and again.
_KEPT = 1 << 14


def _refuse(*_: object, **__: object) -> NoReturn:
    raise nx.NetworkXError("the network of a catalogue is read-only; change a copy: network.copy()")


def _itself(graph: nx.Graph[str]) -> nx.Graph[str]:
    return graph


class Facts(dict[str, Any]):
    """The attributes of a node, an edge or the graph: a dict that refuses to change. Copies are plain dicts."""

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return dict, (dict(self),)


class Names:
    """Films and agents under one numbering, films first, with their ids as NetworkX's nodes."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.films = len(network.films.ids)
        self.total = self.films + len(network.agents.ids)
        self._known: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def name(self, number: int) -> str:
        """The id of a node."""
        name = self._names.get(number)
        if name is None:
            film = number < self.films
            ids = self.network.films.ids if film else self.network.agents.ids
            name = self._names[number] = ids[number if film else number - self.films]
            self._known[name] = number
        return name

    def number(self, name: object) -> int:
        """The number of a node. Whatever is none is a KeyError (and a TypeError if it cannot be hashed)."""
        if isinstance(name, str):
            if name not in self._known:
                self._known[name] = self._find(name)
            return self._known[name]
        raise KeyError(name, hash(name))

    def place(self, name: object) -> tuple[int, int]:
        """The number of a node on its own side, and which that is: 0 agents, 1 films."""
        number = self.number(name)
        return (number, 1) if number < self.films else (number - self.films, 0)

    def _find(self, name: str) -> int:
        films, agents = self.network.films, self.network.agents
        if (film := films.ids.find(name)) is not None:
            return film
        if (agent := agents.find(name)) is not None:
            return self.films + agent
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return chain(self.network.films.ids, self.network.agents.ids)


class _Nodes(Mapping[str, Facts]):
    """Every node and its attributes."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __len__(self) -> int:
        return self._names.total

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __getitem__(self, name: str) -> Facts:
        names, network = self._names, self._names.network
        number = names.number(name)
        if number >= names.films:
            agent = number - names.films
            return Facts(kind=network.agents.kind(agent), label=network.agents.labels[agent], bipartite=1)
        year = network.films.year(number)
        known = {} if year is None else {"year": year}
        return Facts(kind="film", label=network.films.labels[number], bipartite=0, **known)


class _Neighbours(Mapping[str, Facts]):
    """The neighbours of one node and the attributes of the edges to them."""

    def __init__(self, names: Names, number: int) -> None:
        network, film = names.network, number < names.films
        side = network.films.side if film else network.agents.side
        owner, shift = (number, names.films) if film else (number - names.films, 0)
        start, end = int(side.bounds[owner]), int(side.bounds[owner + 1])
        self._all_roles, self._roles = network.roles, side.roles[start:end]
        members = side.members[start:end]
        firsts = np.flatnonzero(first_of_each(members, members))
        bounds = [*firsts.tolist(), end - start]
        self._spans = {
            names.name(member + shift): (bounds[at], bounds[at + 1])
            for at, member in enumerate(members[firsts].tolist())
        }

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __contains__(self, name: object) -> bool:
        return name in self._spans

    def __getitem__(self, name: str) -> Facts:
        start, end = self._spans[name]
        return Facts(roles=tuple(self._all_roles[role] for role in self._roles[start:end].tolist()))

    def copy(self) -> dict[str, Facts]:
        """A plain dict of the same, which some conversions ask for."""
        return dict(self)


class _Adjacency(Mapping[str, _Neighbours]):
    """Every node and its neighbours."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._around = lru_cache(_KEPT)(lambda number: _Neighbours(names, number))

    def __len__(self) -> int:
        return self._names.total

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __getitem__(self, name: str) -> _Neighbours:
        return self._around(self._names.number(name))


def to_networkx(network: Network, filter: Filter = ALL) -> nx.Graph[str]:
    """What the filter lets pass as a plain graph, for all that wants one: nodes and edges as in a CreditGraph."""
    lazy, view = CreditGraph(network), View.of(network, filter)
    films, agents, crews = network.films.ids, network.agents.ids, view.films.ties()
    graph: nx.Graph[str] = nx.Graph()
    for film in np.flatnonzero(crews.counts()).tolist():
        graph.add_node(films[film], **lazy.nodes[films[film]])
        for tie in range(int(crews.bounds[film]), int(crews.bounds[film + 1])):
            agent = agents[int(crews.members[tie])]
            if agent not in graph:
                graph.add_node(agent, **lazy.nodes[agent])
            rows = crews.rows[crews.firsts[tie] : crews.firsts[tie + 1]]
            graph.add_edge(films[film], agent, roles=view.roles(view.films, rows))
    return graph


def face(network: Network) -> nx.Graph[str]:
    """The network as a read-only :class:`CreditGraph`; it costs nothing until it is looked at."""
    graph: nx.Graph[str] = CreditGraph(network)
    return graph


class CreditGraph(nx.Graph):  # type: ignore[type-arg]  # nx.Graph takes no type arguments when it runs
    """Films (``bipartite`` 0) and agents (1) by id, an edge for each agent of a film with its ``roles``.

    Nodes have ``kind`` (film, person, organization), ``label`` and, films only and where known, ``year``.
    All that reads a graph works. All that changes it raises ``nx.NetworkXError``: for that, take a copy,
    which is a plain ``nx.Graph``, as is what NetworkX makes of it (subgraphs, complements, pickles …).
    """

    __networkx_cache__: Any = None
    frozen = True

    def __new__(cls, data: Any = None, **attributes: Any) -> Any:
        """The lazy graph of a network; of anything else a plain graph.

        NetworkX makes the graphs that it derives from one by calling the class of that one.
        """
        if isinstance(data, Network):
            return object.__new__(cls)
        return nx.Graph(data, **attributes)

    def __init__(self, network: Network) -> None:
        names = Names(network)
        self.graph = Facts()
        self._node = _Nodes(names)
        self._adj = _Adjacency(names)
        self.network, self.names = network, names

    def size(self, weight: str | None = None) -> Any:
        """The number of edges, or the sum of their weights."""
        return int(self.network.agents.films.sum()) if weight is None else super().size(weight)

    def __reduce__(self) -> Any:
        return _itself, (self.copy(),)

    add_node = add_nodes_from = remove_node = remove_nodes_from = _refuse
    add_edge = add_edges_from = add_weighted_edges_from = remove_edge = remove_edges_from = _refuse
    update = clear = clear_edges = _refuse

"""Parts of the network small enough to be drawn: the surroundings of an agent, and the strongest ties of all."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generique.network import pairs as strongest_pairs
from generique.network.arrays import Ints, Longs, Network, first_of_each, spans
from generique.network.filters import PEOPLE, Filter, View
from generique.network.neighbours import nearest

_TIES = 8  # for each node, on the average: more is a web in which nothing is seen
_BLOCK = 1_000_000  # pairs on films that are counted at a time


class Node(NamedTuple):
    """An agent; ``films`` counts those that the filter lets pass."""

    agent: str
    name: str
    kind: str
    films: int


class Tie(NamedTuple):
    """Two nodes, by their places in the list, and how many films they share."""

    a: int
    b: int
    films: int


class Picture(NamedTuple):
    """Nodes and the ties between them; ``more``: there is more than was drawn."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    more: bool = False


def around(network: Network, agent: str, filter: Filter = PEOPLE, most: int = 24) -> Picture:
    """An agent, the first node, with those it shares most films with, and the ties among all of them."""
    number = network.agent(agent)
    first, total = nearest(network, number, filter, most)
    return _picture(network, [number, *first], filter, total > most)


def strongest(network: Network, filter: Filter = PEOPLE, *, minimum: int = 1, most: int = 300) -> Picture:
    """The agents of the pairs who share most films, as many as ``most``, and the ties among them."""
    chosen: dict[int, None] = {}
    pairs = strongest_pairs.numbers(network, filter, minimum=minimum, limit=4 * most)
    for pair in pairs:
        if len(chosen.keys() | set(pair)) > most:
            return _picture(network, list(chosen), filter, True, minimum)
        chosen.update(dict.fromkeys(pair))
    return _picture(network, list(chosen), filter, len(pairs) == 4 * most, minimum)


def _picture(network: Network, numbers: list[int], filter: Filter, more: bool, minimum: int = 1) -> Picture:
    chosen = np.array(numbers, int)
    view, sorter = View(network, filter), np.argsort(chosen)
    rows = view.agents.rows(chosen)
    owners = np.searchsorted(chosen, view.agents.side.owners(rows), sorter=sorter)
    shared = _shared(sorter[owners], view.agents.side.members[rows], len(numbers))
    a, b = np.nonzero(np.triu(shared >= max(minimum, 1), 1))
    films = shared[a, b]
    drawn = np.lexsort((b, a, -films))[: _TIES * len(numbers)]
    agents = network.agents
    return Picture(
        tuple(
            Node(agents.ids[number], agents.labels[number], agents.kind(number), int(shared[at, at]))
            for at, number in enumerate(numbers)
        ),
        tuple(Tie(int(a[at]), int(b[at]), int(films[at])) for at in np.sort(drawn)),
        more or len(drawn) < len(a),
    )


def _shared(nodes: Longs, films: Ints, count: int) -> Longs:
    """How many of the films that stand beside the nodes each two have in common; each with itself: all its own."""
    ordered = np.unique(films.astype(np.int64) * count + nodes)  # each node once on each film, film by film
    nodes, films = ordered % count, ordered // count
    starts = np.flatnonzero(first_of_each(films, films))
    crew = np.diff(np.append(starts, len(films)))
    group = np.repeat(np.arange(len(crew)), crew)
    bounds, effort = np.append(starts, len(films)), np.cumsum(crew[group])
    found, at = np.zeros(count * count, np.int64), 0
    while at < len(nodes):
        end = max(at + 1, int(np.searchsorted(effort, (effort[at - 1] if at else 0) + _BLOCK)))
        beside = np.repeat(nodes[at:end], crew[group[at:end]])
        found += np.bincount(beside * count + nodes[spans(bounds, group[at:end])], minlength=count * count)
        at = end
    return found.reshape(count, count)

"""Parts of the network small enough to be drawn: the surroundings of an agent, and the strongest ties of all."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import NamedTuple

import numpy as np

from generique.network import pairs as strongest_pairs
from generique.network.arrays import Network
from generique.network.filters import PEOPLE, Filter, View
from generique.network.neighbours import ranked

_TIES = 8  # for each node, on the average: more is a web in which nothing is seen


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
    first, total = ranked(network, agent, filter, limit=most)
    numbers = [network.agent(id) for id in (agent, *(each.agent for each in first))]
    return _picture(network, numbers, filter, total > most)


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
    view = View(network, filter)
    rows = view.agents.rows(np.array(numbers, int))
    owners, films = view.agents.side.owners(rows).tolist(), view.agents.side.members[rows].tolist()
    crews: defaultdict[int, set[int]] = defaultdict(set)
    held: defaultdict[int, set[int]] = defaultdict(set)
    place = {number: at for at, number in enumerate(numbers)}
    for owner, film in zip(owners, films, strict=True):
        crews[film].add(place[owner])
        held[place[owner]].add(film)
    shared = Counter(pair for crew in crews.values() for pair in combinations(sorted(crew), 2))
    ties = [Tie(a, b, films) for (a, b), films in shared.items() if films >= minimum]
    drawn = sorted(ties, key=lambda tie: (-tie.films, tie.a, tie.b))[: _TIES * len(numbers)]
    agents = network.agents
    return Picture(
        tuple(
            Node(agents.ids[number], agents.labels[number], agents.kind(number), len(held[at]))
            for at, number in enumerate(numbers)
        ),
        tuple(sorted(drawn)),
        more or len(drawn) < len(ties),
    )

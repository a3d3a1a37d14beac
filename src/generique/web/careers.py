"""Who worked on which films: the network knows films and roles, the tables what was played and under which name.

The graph would have to be asked for every line, and careers have hundreds.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from generique.answers.asking import Graph, kind_of, source_order
from generique.answers.filmography import Titled
from generique.answers.person import Part, Person, distinct, identifiers
from generique.catalogue import Catalogue
from generique.errors import NotFoundError
from generique.network.arrays import Network
from generique.web import columns

_SAID = "SELECT film, role, credited_as, source, position, character FROM said WHERE agent = $agent"


def career(shown: Catalogue, agent: str) -> Person:
    """What :meth:`generique.Catalogue.person` tells of an agent."""
    build = shown.current
    network = build.network
    try:
        number = network.agent(agent)
    except NotFoundError:  # who is known by statements alone stands outside the network
        return shown.person(agent)
    said = columns.ask(build, _SAID, agent=agent)
    said.sort(key=lambda row: (source_order(row[3]), row[4]))
    played: defaultdict[tuple[str, str], list[str | None]] = defaultdict(list)
    for film, role, _, _, _, character in said:
        played[film, role].append(character)
    name = network.agents.labels[number]
    return Person(
        agent,
        name,
        kind_of(agent),
        distinct([name, *sorted(row[2] for row in said)]),
        identifiers(Graph(build.store, build.base), agent),
        tuple(Part(*film, role, distinct(played[film.film, role])) for film, role in _held(network, number)),
    )


def _held(network: Network, number: int) -> list[tuple[Titled, str]]:
    """The films of an agent, first to last, each once for every role."""
    side, films = network.agents.side, network.films
    rows = side.rows(np.array([number]))
    found = [
        (Titled(films.ids[film], films.labels[film], films.year(film)), network.roles[role])
        for film, role in zip(side.members[rows].tolist(), side.roles[rows].tolist(), strict=True)
    ]
    return sorted(found, key=lambda pair: (pair[0].order(), pair[1]))

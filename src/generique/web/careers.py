"""Who worked on hundreds of films, from the arrays and tables of a build: there the graph has to be asked for every line."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from generique.answers.asking import Graph, kind_of, source_order
from generique.answers.filmography import Titled
from generique.answers.person import Part, Person, distinct, identifiers
from generique.builds import Build
from generique.catalogue import Catalogue
from generique.errors import NotFoundError
from generique.network.arrays import Network
from generique.parquet import connect, scan

_MANY = 60
"""Films from which on going through the table of credits is faster than the graph."""
_CREDITS = """SELECT film, role, credited_as, source, position, character FROM {credits}
WHERE agent = $agent"""


def career(shown: Catalogue, agent: str, many: int = _MANY) -> Person:
    """What :meth:`generique.Catalogue.person` tells of an agent, asked where that is fastest."""
    network = shown.current.network
    try:
        number = network.agent(agent)
    except NotFoundError:  # who is known by statements alone stands outside the network
        return shown.person(agent)
    if network.agents.films[number] <= many:
        return shown.person(agent)
    return _from_tables(shown.current, network, agent, number)


def _from_tables(build: Build, network: Network, agent: str, number: int) -> Person:
    with connect() as database:
        credits = scan(build.tables_dir, "credits")
        rows = database.execute(_CREDITS.format(credits=credits), {"agent": agent}).fetchall()
    rows.sort(key=lambda row: (source_order(row[3]), row[4]))
    played: defaultdict[tuple[str, str], list[str | None]] = defaultdict(list)
    for film, role, _, _, _, character in rows:
        played[film, role].append(character)
    films = {film.film: film for film in _films(network, number)}
    parts = (Part(*films[film], role, distinct(characters)) for (film, role), characters in played.items())
    name = network.agents.labels[number]
    return Person(
        agent,
        name,
        kind_of(agent),
        distinct([name, *sorted(row[2] for row in rows)]),
        identifiers(Graph(build.store, build.base), agent),
        tuple(sorted(parts, key=lambda part: (*films[part.film].order(), part.role))),
    )


def _films(network: Network, number: int) -> list[Titled]:
    """The films of an agent."""
    side, films = network.agents.side, network.films
    members = np.unique(side.members[side.rows(np.array([number]))]).tolist()
    return [Titled(films.ids[film], films.labels[film], films.year(film)) for film in members]

"""The network flattened for other programs: records of nodes and edges whose attributes are single values.

Two-sided, it is what it is: films and agents. As co-credit, agents who share a film are tied directly,
with the weight that Newman gave such ties: each common film with n agents adds 1 / (n − 1), so that a film
gives each of its agents a total of 1, however large its cast. A film of n agents makes n (n − 1) / 2 edges:
this is why the projection is made when it is asked for, edge by edge, and never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from operator import itemgetter
from typing import TypeAlias

import numpy as np

from generique.errors import UsageError
from generique.network.arrays import Ints, Network, spans
from generique.network.filters import Filter, Half, Ties, View

Value: TypeAlias = str | int | float | None
Record: TypeAlias = tuple[Value, ...]

# Agents whose edges are made at a time.
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Flat:
    """Nodes as (id, *node_columns), edges as (source id, target id, *edge_columns), both sorted by ids.

    Columns name their type; None stands where a node or edge has no such attribute. Both can be gone
    through once.
    """

    node_columns: Mapping[str, type]
    nodes: Iterator[Record]
    edge_columns: Mapping[str, type]
    edges: Iterator[Record]


def flat(network: Network, projection: str, filter: Filter) -> Flat:
    """The network as “two-sided” or “co-credit”; only what has a contribution that the filter lets pass."""
    if projection not in _PROJECTIONS:
        raise UsageError(f"no projection “{projection}”", do=f"give one of {', '.join(_PROJECTIONS)}")
    return _PROJECTIONS[projection](View(network, filter))


def _two_sided(view: View) -> Flat:
    crews = view.films.ties()
    return Flat(
        {"label": str, "kind": str, "year": int},
        _both_nodes(view.network, crews),
        {"roles": str},
        _two_sided_edges(view, crews),
    )


def _both_nodes(network: Network, crews: Ties) -> Iterator[Record]:
    films, agents = network.films, network.agents
    present = np.zeros(len(agents.ids), bool)
    present[crews.members] = True
    found: list[Record] = [
        (agents.ids[agent], agents.labels[agent], agents.kind(agent), None)
        for agent in np.flatnonzero(present).tolist()
    ]
    found += [
        (films.ids[film], films.labels[film], "film", films.year(film))
        for film in np.flatnonzero(crews.counts()).tolist()
    ]
    yield from sorted(found, key=itemgetter(0))


def _two_sided_edges(view: View, crews: Ties) -> Iterator[Record]:
    films, agents = view.network.films, view.network.agents
    for film in np.flatnonzero(crews.counts()).tolist():
        yield from sorted(
            (
                films.ids[film],
                agents.ids[int(crews.members[tie])],
                "|".join(_roles(view, view.films, crews, tie)),
            )
            for tie in range(int(crews.bounds[film]), int(crews.bounds[film + 1]))
        )


def _co_credit(view: View) -> Flat:
    films_of, crews = view.agents.ties(), view.films.ties()
    by_id = view.network.agents.order
    present = by_id[films_of.counts()[by_id] > 0]
    return Flat(
        {"label": str, "kind": str, "films": int},
        _agent_nodes(view.network, films_of, present),
        {"weight": float, "films": int, "titles": str, "source_roles": str, "target_roles": str},
        _co_credit_edges(view, films_of, crews, present),
    )


def _agent_nodes(network: Network, films_of: Ties, present: Ints) -> Iterator[Record]:
    agents, films = network.agents, films_of.counts()
    for agent in present.tolist():
        yield agents.ids[agent], agents.labels[agent], agents.kind(agent), int(films[agent])


def _co_credit_edges(view: View, films_of: Ties, crews: Ties, present: Ints) -> Iterator[Record]:
    agents = view.network.agents
    for start in range(0, len(present), _BLOCK):
        meetings = _meetings(films_of, crews, present[start : start + _BLOCK], agents.order)
        for (a, b), common in groupby(meetings, key=itemgetter(0, 1)):
            shared = [meeting[2:] for meeting in common]
            films = [film for film, _, _, _ in shared]
            yield (
                agents.ids[a],
                agents.ids[b],
                fsum(1 / others for _, _, _, others in shared),
                len(films),
                "|".join(view.network.films.labels[film].replace("|", "¦") for film in films),
                "|".join(_roles(view, view.agents, films_of, *(own for _, own, _, _ in shared))),
                "|".join(_roles(view, view.films, crews, *(theirs for _, _, theirs, _ in shared))),
            )


def _meetings(films_of: Ties, crews: Ties, block: Ints, by_id: Ints) -> Iterator[tuple[int, ...]]:
    """(a, b, film, tie of a, tie of b, others on the film), in the order of ids, with a before b."""
    ties = spans(films_of.bounds, block)
    films = films_of.members[ties]
    sizes = crews.counts()[films]
    theirs = spans(crews.bounds, films)
    a = np.repeat(np.repeat(block, films_of.counts()[block]), sizes)
    b = crews.members[theirs]
    columns = (a, b, np.repeat(films, sizes), np.repeat(ties, sizes), theirs, np.repeat(sizes - 1, sizes))
    place = np.argsort(by_id)
    kept = np.flatnonzero(place[b] > place[a])
    kept = kept[np.lexsort((columns[2][kept], place[b[kept]], place[a[kept]]))]
    return zip(*(column[kept].tolist() for column in columns), strict=True)


def _roles(view: View, half: Half, of: Ties, *ties: int) -> tuple[str, ...]:
    """The roles that these ties stand for."""
    return view.roles(half, of.rows[spans(of.firsts, np.array(ties))])


_PROJECTIONS: Mapping[str, Callable[[View], Flat]] = {"two-sided": _two_sided, "co-credit": _co_credit}

"""The shortest chains between two agents, with their films and roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generique.network.arrays import Network
from generique.network.filters import PEOPLE, Filter, View
from generique.network.meeting import Path, shortest_path, shortest_paths


@dataclass(frozen=True, slots=True)
class Step:
    """Two agents on one film, and what each did there."""

    film: str
    title: str
    year: int | None
    start: str
    start_name: str
    end: str
    end_name: str
    start_roles: tuple[str, ...]
    end_roles: tuple[str, ...]


Chain = tuple[Step, ...]


def chain(
    network: Network, a: str, b: str, filter: Filter = PEOPLE, *, all: bool = False
) -> tuple[Chain, ...]:
    """One shortest chain from one agent to another, or all; none where nothing links them.

    All come in the order of their films and agents in the arrays. Of several, one alone is the same one each
    time. An agent and itself are linked by one chain without steps. The two ends themselves need not be people.
    """
    if all:
        return tuple(chains(network, a, b, filter))
    view = View.of(network, filter)
    path = shortest_path(view, network.agent(a), network.agent(b))
    return (_chain(view, path),) if path else ()


def chains(network: Network, a: str, b: str, filter: Filter = PEOPLE) -> Iterator[Chain]:
    """All shortest chains, made as they are taken: two busy agents may have very many."""
    view = View.of(network, filter)
    for path in shortest_paths(view, network.agent(a), network.agent(b)):
        yield _chain(view, path)


def _chain(view: View, path: Path) -> Chain:
    return tuple(_step(view, *path[at : at + 3]) for at in range(0, len(path) - 2, 2))


def _step(view: View, start: int, film: int, end: int) -> Step:
    films, agents = view.network.films, view.network.agents
    return Step(
        films.ids[film],
        films.labels[film],
        films.year(film),
        agents.ids[start],
        agents.labels[start],
        agents.ids[end],
        agents.labels[end],
        view.between(start, film),
        view.between(end, film),
    )

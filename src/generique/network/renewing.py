"""The rows of a network from those of the one before: only rows of films and agents of which something changed are made.

Things are numbered in the order of their ids, so that what stays keeps its order: a new number follows from the numbers
of what came and went, and no id is compared but those that are touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection

from generique.changes import ABOUT, Change
from generique.layout import about
from generique.network.arrays import Ints, Network, Numbers
from generique.network.texts import Texts
from generique.parquet import stage

_FRESH = f"""
SELECT film.i, agent.i, role, coalesce(support.sources, [])
FROM (FROM {{contributions}} WHERE {ABOUT["contributions"]}) AS contribution
JOIN film ON contribution.film = film.id JOIN agent ON contribution.agent = agent.id
LEFT JOIN (
    SELECT contribution, list(DISTINCT source ORDER BY source) AS sources
    FROM {{credits}} WHERE {ABOUT["credits"]} GROUP BY ALL
) AS support USING (contribution)
"""


def rows(
    database: DuckDBPyConnection, tables: Mapping[str, str], before: Path, change: Change
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The film, agent, role and evidence of each row; makes the tables of roles, sources and evidence as they are now.

    The tables of films and agents are there.
    """
    network = Network.open(before)
    about(database, change)
    touched = [text for (text,) in database.execute("FROM touched ORDER BY 1").fetchall()]
    side, order = network.films.side, network.agents.order
    films = _renumbered(database, "film", network.films.ids, None, touched)
    agents = _renumbered(database, "agent", network.agents.ids, order, touched)
    places = np.empty_like(order)
    places[order] = np.arange(len(order), dtype=order.dtype)
    film = np.repeat(films, np.diff(side.bounds))
    agent = agents[places][side.members]
    kept = (film >= 0) & (agent >= 0)
    fresh = database.execute(_FRESH.format_map(tables)).fetchall()
    role = _told(network.roles, side.roles[kept], [row[2] for row in fresh])
    support = _told(
        [tuple(sorted(some)) for some in network.evidence],
        side.evidence[kept],
        [tuple(row[3]) for row in fresh],
        always=[()],
    )
    _stage(database, role[0], support[0])
    columns = [
        np.concatenate([old[kept], np.array([row[at] for row in fresh], np.int32)])
        for at, old in enumerate((film, agent))
    ]
    return columns[0], columns[1], role[1], support[1]


def _renumbered(
    database: DuckDBPyConnection, table: str, ids: Texts, order: Ints | None, touched: Iterable[str]
) -> Ints:
    """The number that each thing has now, in the order of the ids before; -1 for what is touched."""
    stays = np.ones(len(ids), bool)
    for text in touched:
        place = ids.find(text, None if order is None else order.data)
        if place is not None:
            stays[place] = False
    if order is not None:
        stays = stays[order]
    query = f"SELECT count(*), list(i) FILTER (id IN (FROM touched)) FROM {table}"
    ((count, come),) = database.execute(query).fetchall()
    free = np.ones(count, bool)
    free[come or []] = False
    found = np.full(len(ids), -1, np.int32)
    found[stays] = np.flatnonzero(free)
    return found


def _told(
    before: Iterable[Any], kept: Numbers, fresh: list[Any], always: Iterable[Any] = ()
) -> tuple[list[Any], Ints]:
    """The values that occur, sorted, and the place among them of each row's: those kept (by the places before), then fresh ones."""
    values = list(before)
    used = [values[place] for place in np.flatnonzero(np.bincount(kept, minlength=len(values))).tolist()]
    now = sorted({*used, *fresh, *always})
    places = {value: place for place, value in enumerate(now)}
    moved = np.array([places.get(value, 0) for value in values], np.int32)
    return now, np.concatenate([moved[kept], np.array([places[value] for value in fresh], np.int32)])


def _stage(database: DuckDBPyConnection, roles: list[str], support: list[tuple[str, ...]]) -> None:
    sources = sorted({source for some in support for source in some})
    numbers = {source: number for number, source in enumerate(sources)}
    stage(database, "role", {"i": "USMALLINT", "id": "VARCHAR"}, enumerate(roles))
    stage(database, "source", {"i": "INTEGER", "id": "VARCHAR"}, enumerate(sources))
    members = ([numbers[source] for source in some] for some in support)
    stage(database, "evidence", {"i": "INTEGER", "sources": "INTEGER[]"}, enumerate(members))

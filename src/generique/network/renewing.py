"""The rows of a network from those of the one before: only rows of films and agents of which something changed are made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from duckdb import DuckDBPyConnection

from generique.changes import ABOUT, Change
from generique.layout import about
from generique.network.arrays import Network
from generique.network.texts import Texts
from generique.parquet import stage

# Things that are touched are not taken over: all their rows come from the tables.
_STEPS = """
CREATE TEMP TABLE film_now AS
  SELECT place, i FROM film_before JOIN film USING (id) WHERE id NOT IN (FROM touched);
CREATE TEMP TABLE agent_now AS
  SELECT place, i FROM agent_before JOIN agent USING (id) WHERE id NOT IN (FROM touched);
CREATE TEMP TABLE kept AS
  SELECT film_now.i AS film, agent_now.i AS agent, role, evidence FROM row_before
  JOIN film_now ON film_now.place = film JOIN agent_now ON agent_now.place = agent;
CREATE TEMP TABLE fresh AS
  SELECT film.i AS film, agent.i AS agent, role, coalesce(support.sources, []) AS sources
  FROM (SELECT * FROM {contributions} WHERE {about}) AS contribution
  JOIN film ON contribution.film = film.id JOIN agent ON contribution.agent = agent.id
  LEFT JOIN (
    SELECT contribution, list(DISTINCT source ORDER BY source) AS sources FROM {credits} WHERE {about} GROUP BY ALL
  ) AS support USING (contribution);
CREATE TEMP TABLE role AS
  SELECT (row_number() OVER (ORDER BY id) - 1)::USMALLINT AS i, id FROM (
    SELECT id FROM role_before WHERE number IN (SELECT role FROM kept) UNION SELECT role FROM fresh);
CREATE TEMP TABLE stated AS
  SELECT []::VARCHAR[] AS sources UNION SELECT sources FROM fresh
  UNION SELECT sources FROM evidence_before WHERE number IN (SELECT evidence FROM kept);
CREATE TEMP TABLE source AS
  SELECT (row_number() OVER (ORDER BY id) - 1)::INTEGER AS i, id FROM (SELECT DISTINCT unnest(sources) AS id FROM stated);
CREATE TEMP TABLE numbered AS
  SELECT (row_number() OVER (ORDER BY sources) - 1)::INTEGER AS i, sources FROM stated;
CREATE TEMP TABLE evidence AS
  SELECT numbered.i, coalesce(list(source.i ORDER BY source.i) FILTER (source.i IS NOT NULL), []) AS sources
  FROM (SELECT i, unnest(CASE WHEN sources = [] THEN [NULL] ELSE sources END) AS id FROM numbered) AS numbered
  LEFT JOIN source USING (id) GROUP BY numbered.i;
CREATE TEMP TABLE link AS
  SELECT agent, film, role.i AS role, numbered.i AS evidence FROM kept
  JOIN role_before ON role_before.number = kept.role JOIN role USING (id)
  JOIN evidence_before ON evidence_before.number = kept.evidence JOIN numbered USING (sources)
  UNION ALL
  SELECT agent, film, role.i, numbered.i FROM fresh
  JOIN role ON role.id = fresh.role JOIN numbered USING (sources);
"""


def link(database: DuckDBPyConnection, tables: dict[str, str], before: Path, change: Change) -> None:
    """Make the tables of roles, sources, evidence and rows; those of films and agents are there."""
    network = Network.open(before)
    side = network.films.side
    rows = {
        "film": np.repeat(np.arange(len(network.films.ids), dtype=np.int32), np.diff(side.bounds)),
        "agent": side.members,
        "role": side.roles,
        "evidence": side.evidence,
    }
    about(database, change)
    database.register("row_before", rows)
    database.register("film_before", _placed(network.films.ids))
    database.register("agent_before", _placed(network.agents.ids))
    stage(database, "role_before", {"number": "INTEGER", "id": "VARCHAR"}, enumerate(network.roles))
    sets = ((number, sorted(sources)) for number, sources in enumerate(network.evidence))
    stage(database, "evidence_before", {"number": "INTEGER", "sources": "VARCHAR[]"}, sets)
    database.execute(_STEPS.format(about=ABOUT["contributions"], **tables))


def _placed(ids: Texts) -> dict[str, object]:
    return {"place": np.arange(len(ids), dtype=np.int32), "id": np.array(list(ids), dtype=object)}

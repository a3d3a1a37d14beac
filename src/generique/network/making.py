"""From the tables of a build to the arrays of the network: DuckDB gives numbers to texts, numpy writes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from generique.errors import GeneriqueError
from generique.network.arrays import Numbers
from generique.parquet import connect, quoted

# Every thing gets its number, “i”, in the order that the arrays keep.
_NUMBERED = """
CREATE TEMP TABLE film AS
  SELECT (row_number() OVER (ORDER BY film) - 1)::INTEGER AS i, film AS id, coalesce(label, '') AS label,
    coalesce(year, 0)::INTEGER AS year
  FROM {films};
CREATE TEMP TABLE agent AS
  WITH busy AS (SELECT agent, count(DISTINCT film)::INTEGER AS films FROM {contributions} GROUP BY agent)
  SELECT (row_number() OVER (ORDER BY coalesce(films, 0) DESC, agent) - 1)::INTEGER AS i, agent AS id,
    coalesce(name, '') AS label, kind = 'person' AS person, coalesce(films, 0) AS films
  FROM {agents} LEFT JOIN busy USING (agent);
CREATE TEMP TABLE role AS
  SELECT (row_number() OVER (ORDER BY role) - 1)::USMALLINT AS i, role AS id
  FROM (SELECT DISTINCT role FROM {contributions});
CREATE TEMP TABLE source AS
  SELECT (row_number() OVER (ORDER BY source) - 1)::INTEGER AS i, source AS id
  FROM (SELECT DISTINCT source FROM {credits});
CREATE TEMP TABLE support AS
  SELECT contribution, list(DISTINCT source.i ORDER BY source.i) AS sources
  FROM {credits} AS credit JOIN source ON credit.source = source.id GROUP BY contribution;
CREATE TEMP TABLE evidence AS
  SELECT (row_number() OVER (ORDER BY sources) - 1)::INTEGER AS i, sources
  FROM (SELECT []::INTEGER[] AS sources UNION SELECT sources FROM support);
CREATE TEMP TABLE link AS
  SELECT agent.i AS agent, film.i AS film, role.i AS role, evidence.i AS evidence
  FROM {contributions} AS contribution
  JOIN film ON contribution.film = film.id
  JOIN agent ON contribution.agent = agent.id
  JOIN role ON contribution.role = role.id
  LEFT JOIN support USING (contribution)
  JOIN evidence ON evidence.sources = coalesce(support.sources, []::INTEGER[]);
"""


def make(tables_dir: Path, target: Path) -> None:
    """Write the arrays of these tables into the new folder TARGET; the same bytes for the same tables."""
    names = ("films", "agents", "contributions", "credits")
    tables = {name: f"read_parquet({quoted(tables_dir / f'{name}.parquet')})" for name in names}
    target.mkdir(parents=True)
    with connect() as database:
        database.execute(_NUMBERED.format(**tables))
        _refuse_loose_ends(database, tables["contributions"], tables_dir)
        _write_texts(database, target)
        _write_facts(database, target)
        _write_side(database, target, "agent", "film")
        _write_side(database, target, "film", "agent")


def _refuse_loose_ends(database: DuckDBPyConnection, contributions: str, tables_dir: Path) -> None:
    stated, kept = (
        _column(database, f"SELECT count(*) FROM {table}")[0] for table in (contributions, "link")
    )
    if stated != kept:
        raise GeneriqueError(
            f"{stated} contributions, but films and agents for {kept}",
            where=str(tables_dir),
            do="run `generique build`",
        )


def _write_texts(database: DuckDBPyConnection, target: Path) -> None:
    for table, column in (
        ("film", "id"),
        ("film", "label"),
        ("agent", "id"),
        ("agent", "label"),
        ("role", "id"),
        ("source", "id"),
    ):
        found = database.execute(f"SELECT string_agg({column}, '' ORDER BY i) FROM {table}").fetchone()
        blob = (found[0] or "" if found else "").encode()
        lengths = _column(database, f"SELECT strlen({column}) FROM {table} ORDER BY i")
        _save(target, f"{table}s.{column}s", np.frombuffer(blob, np.uint8))
        _save(target, f"{table}s.{column}s.bounds", _bounds(lengths))


def _write_facts(database: DuckDBPyConnection, target: Path) -> None:
    for name, query in (
        ("films.years", "SELECT year FROM film ORDER BY i"),
        (
            "films.people",
            "SELECT count(DISTINCT agent.i)::INTEGER FROM film LEFT JOIN link ON link.film = film.i "
            "LEFT JOIN agent ON link.agent = agent.i AND agent.person GROUP BY film.i ORDER BY film.i",
        ),
        ("agents.person", "SELECT person FROM agent ORDER BY i"),
        ("agents.films", "SELECT films FROM agent ORDER BY i"),
        ("agents.order", "SELECT i FROM agent ORDER BY id"),
        ("evidence.members", "SELECT unnest(sources) FROM evidence ORDER BY i, 1"),
    ):
        _save(target, name, _column(database, query))
    _save(
        target, "evidence.bounds", _bounds(_column(database, "SELECT len(sources) FROM evidence ORDER BY i"))
    )


def _write_side(database: DuckDBPyConnection, target: Path, owner: str, member: str) -> None:
    found = database.execute(
        f"SELECT {owner}, {member}, role, evidence FROM link ORDER BY {owner}, {member}, role"
    ).fetchnumpy()
    owners = _column(database, f"SELECT count(*) FROM {owner}")[0]
    _save(target, f"{owner}s.bounds", _bounds(np.bincount(found[owner], minlength=owners)))
    _save(target, f"{owner}s.members", found[member])
    _save(target, f"{owner}s.roles", found["role"])
    sets = _column(database, "SELECT count(*) FROM evidence")[0]
    _save(target, f"{owner}s.evidence", found["evidence"].astype(np.min_scalar_type(sets)))


def _column(database: DuckDBPyConnection, query: str) -> Numbers:
    (column,) = database.execute(query).fetchnumpy().values()
    return np.asarray(column)


def _bounds(lengths: Numbers) -> NDArray[np.int64]:
    bounds = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=bounds[1:])
    return bounds


def _save(target: Path, name: str, array: Numbers) -> None:
    np.save(target / f"{name}.npy", np.ascontiguousarray(array))

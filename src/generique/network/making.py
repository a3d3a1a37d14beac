"""From the tables of a build to the arrays of the network: DuckDB gives numbers to texts, numpy writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from generique.changes import Change
from generique.errors import GeneriqueError
from generique.network import renewing
from generique.network.arrays import Ints, Numbers, spans
from generique.network.rows import Arranged, arrange, bounds, people
from generique.parquet import connect, scan

# Every thing gets its number, “i”, in the order of ids; the arrays rank agents afterwards.
_THINGS = """
CREATE TEMP TABLE film AS
  SELECT (row_number() OVER (ORDER BY film) - 1)::INTEGER AS i, film AS id, coalesce(label, '') AS label,
    coalesce(year, 0)::INTEGER AS year
  FROM {films};
CREATE TEMP TABLE agent AS
  SELECT (row_number() OVER (ORDER BY agent) - 1)::INTEGER AS i, agent AS id, coalesce(name, '') AS label,
    kind = 'person' AS person
  FROM {agents};
"""
# The evidence of what one source alone says, nearly all, is found without a list; number 0 is that of no source.
_ROWS = """
CREATE TEMP TABLE role AS
  SELECT (row_number() OVER (ORDER BY role) - 1)::USMALLINT AS i, role AS id
  FROM (SELECT DISTINCT role FROM {contributions});
CREATE TEMP TABLE source AS
  SELECT (row_number() OVER (ORDER BY source) - 1)::INTEGER AS i, source AS id
  FROM (SELECT DISTINCT source FROM {credits});
CREATE TEMP TABLE support AS
  SELECT contribution, min(source.i) AS first, max(source.i) AS last
  FROM {credits} AS credit JOIN source ON credit.source = source.id GROUP BY contribution;
CREATE TEMP TABLE several AS
  SELECT contribution, list(DISTINCT source.i ORDER BY source.i) AS sources
  FROM {credits} AS credit JOIN source ON credit.source = source.id
  SEMI JOIN (FROM support WHERE first <> last) USING (contribution) GROUP BY contribution;
CREATE TEMP TABLE evidence AS
  SELECT (row_number() OVER (ORDER BY sources) - 1)::INTEGER AS i, sources
  FROM (SELECT []::INTEGER[] AS sources UNION SELECT sources FROM several
    UNION SELECT [first] FROM (SELECT DISTINCT first FROM support WHERE first = last));
CREATE TEMP TABLE link AS
  SELECT agent.i AS agent, film.i AS film, role.i AS role, coalesce(together.i, alone.i, 0) AS evidence
  FROM {contributions} AS contribution
  JOIN film ON contribution.film = film.id
  JOIN agent ON contribution.agent = agent.id
  JOIN role ON contribution.role = role.id
  LEFT JOIN support USING (contribution)
  LEFT JOIN evidence AS alone ON len(alone.sources) = 1 AND alone.sources[1] = first AND first = last
  LEFT JOIN (SELECT contribution, i FROM several JOIN evidence USING (sources)) AS together USING (contribution);
"""


def make(tables_dir: Path, target: Path, before: Path | None = None, change: Change | None = None) -> None:
    """Write the arrays of these tables into the new folder TARGET; the same bytes for the same tables.

    Where it is known what has ``change``d since the network ``before``, its other rows are taken over.
    """
    names = ("films", "agents", "contributions", "credits")
    tables = {name: scan(tables_dir, name) for name in names}
    target.mkdir(parents=True)
    with connect() as database:
        database.execute(_THINGS.format(**tables))
        if before and change:
            columns = renewing.rows(database, tables, before, change)
        else:
            database.execute(_ROWS.format(**tables))
            found = database.execute("SELECT film, agent, role, evidence FROM link").fetchnumpy()
            film, agent, role, evidence = map(np.asarray, found.values())
            columns = film, agent, role, evidence
        _refuse_loose_ends(database, tables["contributions"], len(columns[0]), tables_dir)
        films, agents = (_column(database, f"SELECT count(*) FROM {name}")[0] for name in ("film", "agent"))
        made = arrange(*columns, films=int(films), agents=int(agents))
        write_sides(target, made)
        _write_texts(database, target, made.ranked)
        _write_facts(database, target, made)


def write_sides(target: Path, made: Arranged) -> None:
    """Write both directions, and the agents by id with their numbers of films."""
    for name, side in (("agents", made.agents), ("films", made.films)):
        _save(target, f"{name}.bounds", side.bounds)
        for column in ("members", "roles", "evidence"):
            _save_all(target, f"{name}.{column}", side.column(column), len(side.rows))
    _save(target, "agents.films", made.counts)
    _save(target, "agents.order", made.rank)


def _refuse_loose_ends(database: DuckDBPyConnection, contributions: str, kept: int, tables_dir: Path) -> None:
    (stated,) = _column(database, f"SELECT count(*) FROM {contributions}")
    if stated != kept:
        raise GeneriqueError(
            f"{stated} contributions, but films and agents for {kept}",
            where=str(tables_dir),
            do="run `generique build`",
        )


def _write_texts(database: DuckDBPyConnection, target: Path, ranked: Ints) -> None:
    for table, column in (
        ("film", "id"),
        ("film", "label"),
        ("agent", "id"),
        ("agent", "label"),
        ("role", "id"),
        ("source", "id"),
    ):
        found = database.execute(f"SELECT string_agg({column}, '' ORDER BY i) FROM {table}").fetchone()
        blob = np.frombuffer((found[0] or "" if found else "").encode(), np.uint8)
        lengths = _column(database, f"SELECT strlen({column}) FROM {table} ORDER BY i")
        if table == "agent":
            blob, lengths = blob[spans(bounds(lengths), ranked)], lengths[ranked]
        _save(target, f"{table}s.{column}s", blob)
        _save(target, f"{table}s.{column}s.bounds", bounds(lengths))


def _write_facts(database: DuckDBPyConnection, target: Path, made: Arranged) -> None:
    person = _column(database, "SELECT person FROM agent ORDER BY i")[made.ranked].astype(bool)
    _save(target, "agents.person", person)
    _save(target, "films.people", people(made.films, person))
    _save(target, "films.years", _column(database, "SELECT year FROM film ORDER BY i"))
    members = _column(database, "SELECT unnest(sources) FROM evidence ORDER BY i, 1")
    lengths = _column(database, "SELECT len(sources) FROM evidence ORDER BY i")
    _save(target, "evidence.members", members)
    _save(target, "evidence.bounds", bounds(lengths))


def _column(database: DuckDBPyConnection, query: str) -> Numbers:
    (column,) = database.execute(query).fetchnumpy().values()
    return np.asarray(column)


def _save(target: Path, name: str, array: NDArray[Any]) -> None:
    np.save(target / f"{name}.npy", np.ascontiguousarray(array))


def _save_all(target: Path, name: str, parts: Iterable[NDArray[Any]], length: int) -> None:
    """An array of so many numbers that is never in memory as a whole."""
    with (target / f"{name}.npy").open("wb") as file:
        for number, part in enumerate(parts):
            if not number:
                kind = np.lib.format.dtype_to_descr(part.dtype)
                about = {"descr": kind, "fortran_order": False, "shape": (length,)}
                np.lib.format.write_array_header_1_0(file, about)
            part.tofile(file)

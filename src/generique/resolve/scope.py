"""What has changed since the build before: the entities of which some mention came, went or was decided otherwise.

Everything that stages make of an entity follows from its mentions and from what their sources say; so entities that are
not touched are what they were. A build keeps its heads, its moved mentions and its sources (``decided``) for this.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from generique.changes import Before, Change
from generique.layout import size
from generique.parquet import keep, quoted, scan, stage

KEPT = ("head", "moved", "source")
"""The tables that the next build starts from."""
_LARGE = 0.3  # from this share of touched entities on, making everything anew is faster


class Earlier(NamedTuple):
    """A finished build by the same code: the folders of its tables and of what was decided."""

    tables_dir: Path
    decided_dir: Path


_TOUCHED = (
    """CREATE TEMP TABLE changed AS
    SELECT DISTINCT accession FROM (
        (FROM source EXCEPT FROM source_before) UNION ALL (FROM source_before EXCEPT FROM source))""",
    """CREATE TEMP TABLE otherwise AS
    SELECT DISTINCT mention FROM (
        (FROM moved EXCEPT FROM moved_before) UNION ALL (FROM moved_before EXCEPT FROM moved))""",
    """CREATE TEMP TABLE scope AS
    SELECT entity FROM mentions_before WHERE accession IN (FROM changed)
    UNION SELECT entity FROM settled JOIN head USING (head) WHERE accession IN (FROM changed)
    UNION SELECT entity FROM (FROM head EXCEPT FROM head_before)
    UNION SELECT entity FROM (FROM head_before EXCEPT FROM head)
    UNION SELECT entity FROM settled SEMI JOIN otherwise USING (mention) JOIN head USING (head)
    UNION SELECT entity FROM mention SEMI JOIN otherwise USING (mention)
        LEFT JOIN moved_before USING (mention)
        JOIN head_before ON head_before.head = coalesce(moved_before.head, mention.first)""",
)


def narrow(
    database: DuckDBPyConnection,
    sources: Mapping[int, Path],
    directory: Path,
    earlier: Earlier | None,
) -> Change | None:
    """Make the table ``relevant``: the mentions of touched entities (``in_scope``), and all others on their films.

    Without a build before, or where much was touched, everything is. Writes what is touched, and what the next build
    starts from.
    """
    columns = {"accession": "INTEGER", "claims": "VARCHAR", "size": "BIGINT"}
    rows = ((number, folder.name, size(folder)) for number, folder in sorted(sources.items()))
    stage(database, "source", columns, rows)
    for name in KEPT:
        keep(database, f"FROM {name} ORDER BY ALL", directory / f"{name}.parquet")
    before = _touch(database, earlier) if earlier else None
    if before is None:
        database.execute(
            """CREATE OR REPLACE TEMP TABLE scope AS SELECT entity FROM head LIMIT 0;
            CREATE TEMP VIEW relevant AS SELECT *, true AS in_scope FROM settled JOIN head USING (head)"""
        )
        return None
    database.execute(
        """CREATE TEMP TABLE films_in_scope AS
        SELECT DISTINCT film FROM settled JOIN (FROM head SEMI JOIN scope USING (entity)) USING (head);
        CREATE TEMP TABLE relevant AS
        SELECT *, entity IN (FROM scope) AS in_scope
        FROM settled SEMI JOIN films_in_scope USING (film) JOIN head USING (head)"""
    )
    change = Change(before, directory / "touched.parquet", directory / "changed.parquet")
    keep(database, "FROM scope ORDER BY entity", change.entities, passing=True)
    keep(database, "FROM changed ORDER BY accession", change.sources, passing=True)
    return change


def _touch(database: DuckDBPyConnection, earlier: Earlier) -> Before | None:
    """Make the table ``scope`` of touched entities; the tables before, or None where much is touched."""
    for name in KEPT:
        file = quoted(earlier.decided_dir / f"{name}.parquet")
        database.execute(f"CREATE TEMP VIEW {name}_before AS FROM read_parquet({file})")
    database.execute(f"CREATE TEMP VIEW mentions_before AS FROM {scan(earlier.tables_dir, 'mentions')}")
    for step in _TOUCHED:
        database.execute(step)
    touched, there = (
        database.execute(f"SELECT count(DISTINCT entity) FROM {table}").fetchall()[0][0]
        for table in ("scope", "head")
    )
    if touched > _LARGE * there:
        return None
    sizes = database.execute("SELECT accession, size FROM source_before").fetchall()
    return Before(earlier.tables_dir, dict(sizes))

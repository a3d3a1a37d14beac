"""What was decided: entities with their ids, what changed since the build before, and the grounds, written by DuckDB.

The ids are those of :mod:`generique.resolve.ids`: the earliest mention of all that would bear one plain id keeps it
for its entity, and an entity whose earliest mention comes later is called by the id that holds a piece of its key.
An entity is known by its earliest mention, its ``head``; a mention belongs to the ``first`` of its number unless it
was ``moved`` to another head.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_type_hints

from duckdb import DuckDBPyConnection

from generique.changes import Before
from generique.grounds import Decision, Doubt, Grounds, Judged, Mention
from generique.layout import Files
from generique.parquet import keep, scan, stage
from generique.resolve.cluster import Link
from generique.resolve.grounds import judged_of
from generique.resolve.judgements import Judgement

_TYPES = {int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN", int | None: "INTEGER"}

_NAMED = (
    """CREATE TEMP TABLE moved AS
    SELECT mention, compared.head FROM compared JOIN mention USING (mention) WHERE compared.head <> mention.first""",
    """CREATE TEMP TABLE first_to_bear AS
    SELECT owner.plain, owner.mention, coalesce(moved.head, owner.first) AS head FROM (
        SELECT plain, unnest(arg_min({'mention': mention, 'first': first}, (accession, position, mention)))
        FROM owner GROUP BY plain) AS owner
    LEFT JOIN moved USING (mention)""",
    """CREATE TEMP TABLE head AS
    WITH every AS (
        FROM bearer ANTI JOIN moved USING (mention)
        UNION SELECT mention, accession, position, plain, id FROM mention SEMI JOIN (
            SELECT head AS mention FROM moved) USING (mention)),
    named AS (
        SELECT every.*, CASE WHEN one.mention IS NULL THEN id ELSE every.plain END AS entity
        FROM every LEFT JOIN first_to_bear AS one USING (plain, mention))
    SELECT mention AS head, CASE WHEN 1 < row_number() OVER (
            PARTITION BY entity ORDER BY accession, position, mention)
        THEN plain || '-' || mention ELSE entity END AS entity FROM named""",
    """CREATE TEMP TABLE alias AS
    SELECT plain AS alias, entity FROM first_to_bear JOIN head USING (head) WHERE plain <> entity""",
    """CREATE TEMP VIEW settled AS
    SELECT mention.*, coalesce(moved.head, mention.first) AS head FROM mention LEFT JOIN moved USING (mention)""",
    """INSERT INTO alias
    SELECT id, entity FROM settled SEMI JOIN touched USING (mention) JOIN head USING (head)
    WHERE id <> entity AND id NOT IN (SELECT alias FROM alias)""",
)


def name(database: DuckDBPyConnection, touched: Iterable[str], withheld: Iterable[str]) -> list[str]:
    """Give every entity its id (table ``head``); returns the ids to be withheld that nobody bears, in words.

    An id that was in use before a judgement (on a mention ``touched``) goes on leading to its entity.
    """
    texts = tuple(withheld)
    stage(database, "touched", {"mention": "VARCHAR"}, ((mention,) for mention in touched))
    stage(database, "wished", {"id": "VARCHAR"}, ((text,) for text in texts))
    for step in _NAMED:
        database.execute(step)
    database.execute(
        """CREATE TEMP TABLE withheld AS
        SELECT wished.id, coalesce(alias.entity, head.entity) AS entity FROM wished
        LEFT JOIN alias ON alias.alias = wished.id LEFT JOIN head ON head.entity = wished.id"""
    )
    found = database.execute("SELECT id FROM withheld WHERE entity IS NOT NULL").fetchall()
    known = {text for (text,) in found}
    return [f"withheld.tsv: no agent is called {text}" for text in texts if text not in known]


def write(
    database: DuckDBPyConnection,
    directory: Path,
    sizes: Mapping[int, int],
    before: Before | None,
    *,
    judgements: Iterable[Judgement],
    joined: Iterable[Link],
    bars: Iterable[Link],
    doubts: Iterable[Any],
) -> None:
    """Write the identity of the mentions ``in_scope`` and the grounds of all. Who is withheld is in none of the grounds."""
    database.execute(
        """CREATE TEMP VIEW identity AS
        SELECT mention, entity, entity IN (SELECT entity FROM withheld WHERE entity IS NOT NULL) AS withheld, accession,
            key AS film, in_scope FROM relevant"""
    )
    keep(database, "FROM identity", directory / "identity.parquet", passing=True)
    keep(database, "SELECT DISTINCT alias, entity FROM alias ORDER BY alias", directory / "named.parquet")
    Files(database, directory, sizes, before).write(
        "mentions",
        """SELECT mention, reference, id, entity, kind, name, accession,
            accession || CASE WHEN part = '' THEN '' ELSE '.' || part END AS source,
            position, place, film, roles, first
        FROM relevant WHERE in_scope AND NOT entity IN (SELECT entity FROM withheld WHERE entity IS NOT NULL)""",
        "accession, position, mention",
        spread="claims",
        scope="entity IN (FROM scope)",
    )
    database.execute(f"CREATE TEMP VIEW mentions AS FROM {scan(directory, 'mentions')}")
    judgements = tuple(judgements)
    judged = judged_of(judgements, Grounds(_spoken_of(database) if judgements else ()))
    links = [
        Decision(one.left_mention, one.right_mention, one.verdict, 1.0, one.reason, True, one.row)
        for one in judged
        if one.honoured and one.verdict in ("same", "different")
    ]
    for verdict, some in (("same", joined), ("different", bars)):
        links += [
            Decision(one.left, one.right, verdict, one.score, "; ".join(one.reasons), False, None)
            for one in some
        ]
    _stage(database, "decided", Decision, links)
    _stage(
        database, "doubted", Doubt, (Doubt(d.left, d.right, d.score, "; ".join(d.reasons)) for d in doubts)
    )
    _stage(database, "judged", Judged, judged)
    database.execute(_TOLD)
    for table, query in _GROUNDS.items():
        keep(database, query, directory / f"{table}.parquet")


_TOLD = """CREATE TEMP TABLE told AS
    SELECT mention, entity FROM mentions SEMI JOIN (
        SELECT unnest(["left", "right"]) AS mention FROM (
            SELECT "left", "right" FROM decided UNION ALL SELECT "left", "right" FROM doubted)) USING (mention)"""
_GROUNDS = {
    "decisions": """
        FROM decided SEMI JOIN told ON told.mention = decided."left"
        SEMI JOIN told AS other ON other.mention = decided."right"
        ORDER BY "left", "right", coalesce(row, 0)""",
    "doubts": """
        SELECT doubted.* FROM doubted JOIN told ON told.mention = "left"
        JOIN told AS other ON other.mention = "right" WHERE told.entity <> other.entity
        ORDER BY ALL""",
    "judgements": "FROM judged",
}


def _spoken_of(database: DuckDBPyConnection) -> list[Mention]:
    """The mentions that judgements may speak of, those withheld left out."""
    columns = ", ".join(Mention._fields)
    rows = database.execute(
        f"""SELECT DISTINCT {columns} FROM (
            SELECT * FROM asked JOIN mentions ON left(id, length(id) - 7) = text
            QUALIFY 1 = row_number() OVER (PARTITION BY text ORDER BY accession, position, mention)
            UNION ALL SELECT * FROM asked JOIN mentions ON id = text
            UNION ALL SELECT * FROM asked JOIN mentions ON reference = text)"""
    ).fetchall()
    return [Mention(*row) for row in rows]


def _stage(
    database: DuckDBPyConnection, name: str, shape: type[Any], rows: Iterable[tuple[Any, ...]]
) -> None:
    hints = get_type_hints(shape)
    stage(database, name, {column: _TYPES.get(hints[column], "VARCHAR") for column in shape._fields}, rows)

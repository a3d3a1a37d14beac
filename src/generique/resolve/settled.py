"""What was decided, for every mention: entities with their ids, and the grounds, written by DuckDB.

The ids are those of :mod:`generique.resolve.ids`: the earliest mention of all that would bear one plain id keeps it
for its entity, and an entity whose earliest mention comes later is called by the id that holds a piece of its key.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_type_hints

from duckdb import DuckDBPyConnection

from generique.grounds import Decision, Doubt, Grounds, Judged, Mention
from generique.parquet import keep, quoted, stage
from generique.resolve.cluster import Link
from generique.resolve.grounds import judged_of
from generique.resolve.judgements import Judgement
from generique.resolve.weights import weights

_TYPES = {int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN", int | None: "INTEGER"}

_NAMED = (
    """CREATE TEMP TABLE ranked AS
    SELECT mention.*, row_number() OVER (ORDER BY accession, position, mention) AS rank,
        coalesce(rooted.root, concat_ws(' ', accession, kind, own_id)) AS root
    FROM mention LEFT JOIN rooted USING (mention)""",
    "CREATE TEMP TABLE owner AS SELECT plain, min(rank) AS rank FROM ranked GROUP BY plain",
    """CREATE TEMP TABLE cluster AS
    SELECT root, rank, mention, CASE WHEN owner.rank IS NULL THEN ranked.id ELSE plain END AS entity
    FROM ranked JOIN (SELECT root, min(rank) AS rank FROM ranked GROUP BY root) AS first USING (root, rank)
    LEFT JOIN owner USING (plain, rank)""",
    """UPDATE cluster SET entity = ranked.plain || '-' || ranked.mention FROM ranked
    WHERE ranked.rank = cluster.rank AND cluster.rank IN (
        SELECT rank FROM cluster QUALIFY row_number() OVER (PARTITION BY entity ORDER BY rank) > 1)""",
    """CREATE TEMP TABLE alias AS
    SELECT ranked.plain AS alias, entity FROM ranked JOIN owner USING (plain, rank)
    JOIN cluster USING (root) WHERE ranked.plain <> entity""",
    """INSERT INTO alias
    SELECT id, entity FROM ranked SEMI JOIN touched USING (mention) JOIN cluster USING (root)
    WHERE id <> entity AND id NOT IN (SELECT alias FROM alias)""",
)


def name(database: DuckDBPyConnection, touched: Iterable[str], withheld: Iterable[str]) -> list[str]:
    """Give every entity its id (table ``identity``); returns the ids to be withheld that nobody bears, in words.

    An id that was in use before a judgement (on a mention ``touched``) goes on leading to its entity.
    """
    texts = tuple(withheld)
    stage(database, "touched", {"mention": "VARCHAR"}, ((mention,) for mention in touched))
    stage(database, "wished", {"id": "VARCHAR"}, ((text,) for text in texts))
    for step in _NAMED:
        database.execute(step)
    database.execute(
        """CREATE TEMP TABLE withheld AS
        SELECT wished.id, coalesce(alias.entity, cluster.entity) AS entity FROM wished
        LEFT JOIN alias ON alias.alias = wished.id LEFT JOIN cluster ON cluster.entity = wished.id;
        CREATE TEMP TABLE identity AS
        SELECT ranked.mention, entity, entity IN (SELECT entity FROM withheld WHERE entity IS NOT NULL) AS withheld
        FROM ranked JOIN cluster USING (root)"""
    )
    found = database.execute("SELECT id FROM withheld WHERE entity IS NOT NULL").fetchall()
    known = {text for (text,) in found}
    return [f"withheld.tsv: no agent is called {text}" for text in texts if text not in known]


def write(
    database: DuckDBPyConnection,
    directory: Path,
    judgements: Iterable[Judgement],
    *,
    joined: Iterable[Link],
    bars: Iterable[Link],
    doubts: Iterable[Any],
) -> None:
    """Write the identity and its grounds. Who is withheld is in none of the grounds."""
    directory.mkdir(parents=True, exist_ok=True)
    keep(database, "FROM identity", directory / "identity.parquet")
    keep(database, "SELECT DISTINCT alias, entity FROM alias ORDER BY alias", directory / "named.parquet")
    database.execute(
        """CREATE TEMP TABLE mentions AS
        SELECT mention, reference, id, entity, kind, name, accession,
            accession || CASE WHEN part = '' THEN '' ELSE '.' || part END AS source,
            position, place, film, roles, rank
        FROM ranked JOIN identity USING (mention) WHERE NOT withheld"""
    )
    keep(database, "SELECT * EXCLUDE (rank) FROM mentions ORDER BY rank", directory / "mentions.parquet")
    judged = judged_of(judgements, Grounds(_spoken_of(database)))
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
    for name, query in _grounds().items():
        keep(database, query, directory / f"{name}.parquet")


def _grounds() -> dict[str, str]:
    same = " ".join(f"WHEN {quoted(kind)} THEN {quoted(reason)}" for kind, reason in _same().items())
    there = 'SEMI JOIN mentions ON mentions.mention = {0}."left" SEMI JOIN mentions AS other ON other.mention = {0}."right"'
    return {
        "decisions": f"""
            WITH numbered AS (
                SELECT cluster.mention AS "left", ranked.mention AS "right", 'same' AS verdict,
                    1.0::DOUBLE AS score, CASE ranked.kind {same} END AS reason, false AS judged, NULL::INTEGER AS row
                FROM ranked ANTI JOIN rooted USING (mention) JOIN cluster USING (root)
                WHERE ranked.rank <> cluster.rank),
            every AS (FROM decided UNION ALL FROM numbered)
            FROM every {there.format("every")} ORDER BY "left", "right", coalesce(row, 0)""",
        "doubts": """
            SELECT doubted.* FROM doubted JOIN mentions ON mentions.mention = "left"
            JOIN mentions AS other ON other.mention = "right" WHERE mentions.entity <> other.entity
            ORDER BY ALL""",
        "judgements": "FROM judged",
    }


def _same() -> dict[str, str]:
    return {kind: weights()["same-own-id", kind][1] for kind in ("person", "organization")}


def _spoken_of(database: DuckDBPyConnection) -> list[Mention]:
    """The mentions that judgements may speak of, those withheld left out."""
    columns = ", ".join(Mention._fields)
    rows = database.execute(
        f"""SELECT DISTINCT {columns} FROM (
            SELECT * FROM asked JOIN mentions ON left(id, length(id) - 7) = text
            QUALIFY 1 = row_number() OVER (PARTITION BY text ORDER BY rank)
            UNION ALL SELECT * FROM asked JOIN mentions ON id = text
            UNION ALL SELECT * FROM asked JOIN mentions ON reference = text)"""
    ).fetchall()
    return [Mention(*row) for row in rows]


def _stage(
    database: DuckDBPyConnection, name: str, shape: type[Any], rows: Iterable[tuple[Any, ...]]
) -> None:
    hints = get_type_hints(shape)
    stage(database, name, {column: _TYPES.get(hints[column], "VARCHAR") for column in shape._fields}, rows)

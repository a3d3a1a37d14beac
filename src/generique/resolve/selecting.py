"""Which mentions have to be compared: not those that their source numbers and that share no key with others.

Two agents of one source with ids of its own are one where the ids are equal, and else two: comparing them would
change nothing. So where everything behind a key (:mod:`generique.resolve.keys`) is numbered by one source, none of it
becomes a record. A few more mentions than needed may be chosen, never fewer.
"""

from __future__ import annotations

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from generique.parquet import stage
from generique.resolve import keys


def prepare(database: DuckDBPyConnection, named: Iterable[str]) -> bool:
    """Choose what must be compared in any case; False where nothing else can be.

    ``chosen`` are the mentions ``named`` in judgements, those that no source numbers, and those with identifiers
    that contradict the ids of their source.
    """
    database.execute(
        """CREATE TEMP TABLE chosen AS
        SELECT mention FROM mention WHERE src = -1
        UNION SELECT mention FROM identified SEMI JOIN (
            SELECT kind, scheme, value FROM identified GROUP BY ALL
            HAVING count(DISTINCT (accession, whose)) > 1) USING (kind, scheme, value)
        UNION SELECT mention FROM identified SEMI JOIN (
            SELECT kind, scheme, accession, whose FROM identified GROUP BY ALL
            HAVING count(DISTINCT value) > 1) USING (kind, scheme, accession, whose)"""
    )
    stage(database, "named", {"mention": "VARCHAR"}, ((mention,) for mention in named))
    database.execute("INSERT INTO chosen FROM named")
    (several,) = database.execute("SELECT min(src) <> max(src) FROM mention").fetchall()[0]
    return bool(several)


def films(database: DuckDBPyConnection) -> None:
    """Choose the films that share a key with one of another source."""
    database.execute(
        f"INSERT INTO chosen SELECT DISTINCT mention FROM film_key SEMI JOIN ({_shared('film_key')}) USING (key)"
    )


def agents(database: DuckDBPyConnection, together: Iterable[str]) -> None:
    """Choose the agents that share a key with one of another source, or stand on a film ``together`` with others."""
    stage(database, "together", {"film": "VARCHAR"}, ((film,) for film in together))
    keys.macros(database)
    database.execute(
        f"""INSERT INTO chosen SELECT mention FROM naming SEMI JOIN (
            SELECT DISTINCT name FROM name_key SEMI JOIN ({_shared("name_key")}) USING (key)) USING (name);
        CREATE TEMP TABLE beside AS
        SELECT mention, kind, src, director, folded FROM naming JOIN (
            SELECT DISTINCT film, director FROM directed SEMI JOIN (
                SELECT director FROM crew GROUP BY director HAVING min(src) <> max(src)) USING (director)
        ) USING (film)"""
    )
    found = database.execute("SELECT DISTINCT folded FROM beside WHERE kind = 'organization'").fetchall()
    keys.firms(database, "firm", (folded for (folded,) in found))
    database.execute(
        """CREATE TEMP TABLE led AS
        SELECT mention, kind, src, director,
            unnest(list_filter(string_split(core(folded), ' '), lambda word: length(word) > 1)) AS word
        FROM beside WHERE kind = 'person'
        UNION SELECT mention, kind, src, director, word
        FROM beside JOIN firm USING (folded) WHERE kind = 'organization';
        INSERT INTO chosen SELECT mention FROM led SEMI JOIN (
            SELECT kind, director, word FROM led GROUP BY ALL HAVING min(src) <> max(src)
        ) USING (kind, director, word);
        INSERT INTO chosen SELECT mention FROM mention SEMI JOIN (FROM together UNION ALL FROM mixed) USING (film)"""
    )


def _shared(keys: str) -> str:
    """The keys that several sources share: none that only the largest has, where it numbers all that it names."""
    return f"SELECT key FROM {keys} SEMI JOIN few_{keys} USING (key) GROUP BY key HAVING min(src) <> max(src)"


def close(database: DuckDBPyConnection) -> None:
    """Choose all mentions of an agent of whom one is chosen."""
    database.execute(
        """INSERT INTO chosen SELECT mention FROM mention SEMI JOIN (
            SELECT DISTINCT first FROM mention SEMI JOIN chosen USING (mention)) USING (first)"""
    )

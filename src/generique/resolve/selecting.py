"""Which mentions have to be compared: not those that their source numbers and that share no key with others.

Two agents of one source with ids of its own are one where the ids are equal, and else two: comparing them would
change nothing. So where everything behind a blocking key (see :mod:`generique.resolve.candidates`) is numbered by
one source, none of it becomes a record. Keys are made of distinct names and titles. A few more mentions than needed
may be chosen, never fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duckdb import DuckDBPyConnection

from generique.parquet import quoted, stage
from generique.resolve import organizations, people, titles
from generique.resolve.records import DIRECTING, TITLES

_DIRECTING = ", ".join(map(quoted, sorted(DIRECTING)))
_TITLES = ", ".join(map(quoted, TITLES))


def prepare(database: DuckDBPyConnection, named: Iterable[str]) -> bool:
    """Choose what must be compared in any case; False where nothing else can be.

    ``chosen`` are the mentions ``named`` in judgements, those that no source numbers, and those with identifiers
    that contradict the ids of their source. ``src`` is who numbers a mention, -1 for nobody.
    """
    small = ", ".join(map(quoted, sorted(people.small_words())))
    database.execute(
        f"""CREATE MACRO kept_words(said) AS list_filter(string_split(said, ' '), lambda word: word NOT IN ({small}));
        CREATE MACRO core(said) AS array_to_string(list_sort(
            CASE WHEN len(kept_words(said)) > 0 THEN kept_words(said) ELSE string_split(said, ' ') END), ' ');
        CREATE MACRO shortened(said) AS list_append(list_transform(
            list_filter(range(length(said)), lambda i: said[i + 1] <> ' '),
            lambda i: said[1:i] || said[i + 2:]), said);
        CREATE MACRO misspelt(said) AS CASE WHEN length(said) > 8 THEN shortened(said) ELSE [] END;
        CREATE TEMP TABLE holder AS
        SELECT mention, kind, film, accession, own_id,
            CASE WHEN own_id IS NULL THEN -1 ELSE accession END AS src FROM mention;
        CREATE TEMP TABLE chosen AS
        SELECT mention FROM holder WHERE src = -1
        UNION SELECT mention FROM identified SEMI JOIN (
            SELECT kind, scheme, value FROM identified GROUP BY ALL
            HAVING count(DISTINCT (accession, whose)) > 1) USING (kind, scheme, value)
        UNION SELECT mention FROM identified SEMI JOIN (
            SELECT kind, scheme, accession, whose FROM identified GROUP BY ALL
            HAVING count(DISTINCT value) > 1) USING (kind, scheme, accession, whose)"""
    )
    stage(database, "named", {"mention": "VARCHAR"}, ((mention,) for mention in named))
    database.execute("INSERT INTO chosen FROM named")
    (several,) = database.execute("SELECT count(DISTINCT src) > 1 FROM holder").fetchall()[0]
    return bool(several)


def films(database: DuckDBPyConnection) -> None:
    """Choose the films that share a key with one of another source."""
    titled = f"""SELECT DISTINCT mention, src, name AS title FROM mention JOIN holder USING (mention)
        WHERE mention.kind = 'film' AND name <> ''
        UNION SELECT mention, src, value FROM statements_said AS said
        JOIN filmed USING (accession, film) JOIN holder USING (mention)
        WHERE agent IS NULL AND property IN ({_TITLES})"""
    database.execute(f"CREATE TEMP TABLE titled AS {titled}")
    found = database.execute("SELECT DISTINCT title FROM titled").fetchall()
    columns = {"title": "VARCHAR", "key": "VARCHAR"}
    stage(database, "keyed", columns, ((title, key) for (title,) in found for key in titles.keys([title])))
    database.execute(
        f"""CREATE TEMP TABLE directed AS
        SELECT DISTINCT filmed.mention AS film, src, folded AS director
        FROM (SELECT accession, film, folded FROM credits_said WHERE role IN ({_DIRECTING})) AS said
        JOIN (SELECT mention, accession, film FROM filmed) AS filmed USING (accession, film)
        JOIN holder USING (mention);
        CREATE TEMP TABLE film_key AS
        SELECT mention, src, 't' || key AS key FROM titled JOIN keyed USING (title)
        UNION SELECT mention, src, 'm' || unnest(shortened(key)) FROM titled JOIN keyed USING (title)
        UNION SELECT film, src, 'd' || core(director) FROM directed
        UNION SELECT film, src, 'v' || unnest(misspelt(core(director))) FROM directed
        UNION SELECT mention, src, 'b' || value FROM statements_said AS said
            JOIN filmed USING (accession, film) JOIN holder USING (mention)
            WHERE agent IS NULL AND property = 'budget';
        INSERT INTO chosen SELECT DISTINCT mention FROM film_key
        SEMI JOIN (SELECT key FROM film_key GROUP BY key HAVING count(DISTINCT src) > 1) USING (key)"""
    )


def agents(database: DuckDBPyConnection, together: Iterable[str]) -> None:
    """Choose the agents that share a key with one of another source, or stand on a film ``together`` with others."""
    stage(database, "together", {"film": "VARCHAR"}, ((film,) for film in together))
    database.execute(
        """CREATE TEMP TABLE naming AS
        SELECT DISTINCT mention, holder.kind, holder.film, src, said.folded FROM (
            SELECT accession, film, kind, nullif(own_id, '') AS own_id, name, folded FROM said
            WHERE name IS NOT NULL) AS said
        JOIN (SELECT mention, accession, film, kind, own_id, first.folded AS folded FROM spoken) AS spoken
            ON said.accession = spoken.accession AND said.film = spoken.film AND said.kind = spoken.kind
            AND said.own_id IS NOT DISTINCT FROM spoken.own_id
            AND (said.own_id IS NOT NULL OR said.folded = spoken.folded)
        JOIN holder USING (mention)"""
    )
    firms = database.execute("SELECT DISTINCT folded FROM naming WHERE kind = 'organization'").fetchall()
    columns = {"folded": "VARCHAR", "key": "VARCHAR", "word": "VARCHAR", "spelled": "VARCHAR"}
    stage(database, "firm", columns, (row for (folded,) in firms for row in _firm(folded)))
    database.execute(
        """CREATE TEMP TABLE called AS SELECT DISTINCT kind, folded, src FROM naming;
        CREATE TEMP TABLE name_key AS
        SELECT kind, folded, src, 'n' || core(folded) AS key FROM called WHERE kind = 'person'
        UNION SELECT kind, folded, src, 'l' || replace(folded, ' ', '') FROM called
        UNION SELECT kind, folded, src, 'v' || unnest(misspelt(core(folded))) FROM called WHERE kind = 'person'
        UNION SELECT kind, folded, src, key FROM called JOIN firm USING (folded) WHERE kind = 'organization'
        UNION SELECT kind, folded, src, 'v' || unnest(misspelt(core(spelled)))
            FROM called JOIN firm USING (folded) WHERE kind = 'organization';
        INSERT INTO chosen SELECT mention FROM naming SEMI JOIN (
            SELECT DISTINCT kind, folded FROM name_key SEMI JOIN (
                SELECT kind, key FROM name_key GROUP BY ALL HAVING count(DISTINCT src) > 1) USING (kind, key)
        ) USING (kind, folded);
        CREATE TEMP TABLE shared AS
        SELECT DISTINCT film, director FROM directed SEMI JOIN (
            SELECT director FROM directed JOIN (SELECT DISTINCT film, src FROM naming) AS naming USING (film)
            GROUP BY director HAVING count(DISTINCT naming.src) > 1) USING (director);
        CREATE TEMP TABLE led AS
        SELECT mention, kind, src, director, word FROM (
            SELECT mention, kind, src, director,
                unnest(list_filter(string_split(core(folded), ' '), lambda word: length(word) > 1)) AS word
            FROM naming JOIN shared USING (film) WHERE kind = 'person'
            UNION SELECT mention, kind, src, director, word
            FROM naming JOIN firm USING (folded) JOIN shared USING (film) WHERE kind = 'organization');
        INSERT INTO chosen SELECT mention FROM led SEMI JOIN (
            SELECT kind, director, word FROM led GROUP BY ALL HAVING count(DISTINCT src) > 1
        ) USING (kind, director, word);
        INSERT INTO chosen SELECT mention FROM holder SEMI JOIN together USING (film)
        UNION SELECT mention FROM holder SEMI JOIN (
            SELECT film FROM holder WHERE kind <> 'film' GROUP BY film HAVING count(DISTINCT src) > 1) USING (film)"""
    )


def close(database: DuckDBPyConnection) -> None:
    """Choose all mentions of an agent of whom one is chosen."""
    database.execute(
        """INSERT INTO chosen SELECT mention FROM holder SEMI JOIN (
            SELECT DISTINCT kind, accession, own_id FROM holder SEMI JOIN chosen USING (mention)
            WHERE own_id IS NOT NULL) USING (kind, accession, own_id)"""
    )


def _firm(folded: str) -> Iterator[tuple[str, str, str, str]]:
    """The keys of a firm's name, also where the film's title after it is left out."""
    words = folded.split()
    for end in {len(words), *range(2, len(words))}:
        name = " ".join(words[:end])
        key, heart = organizations.key(name), organizations.heart(name)
        for kept in ("o" + key, "h" + heart, "l" + name.replace(" ", "")):
            yield folded, kept, heart, key

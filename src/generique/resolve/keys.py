"""The keys behind which mentions of some sources are compared (:mod:`generique.resolve.candidates`), as tables.

They are made of distinct names and titles, in the database of :mod:`generique.resolve.everyone`, and kept as numbers:
two keys whose numbers happen to be one choose a few mentions more. ``naming`` has every name under which an agent
stands on a film, ``name_key`` and ``film_key`` the keys of names and of films, ``directed`` the directors of a film,
``crew`` who numbers the agents that a director works with, ``mixed`` the films whose agents are numbered in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duckdb import DuckDBPyConnection

from generique.parquet import quoted, stage
from generique.resolve import organizations, people, titles
from generique.resolve.records import DIRECTING, TITLES

TABLES = ("naming", "name_key", "film_key", "directed", "crew", "mixed")

_DIRECTING = ", ".join(map(quoted, sorted(DIRECTING)))
_TITLES = ", ".join(map(quoted, TITLES))


def macros(database: DuckDBPyConnection) -> None:
    """The SQL that makes keys of names. A text that is used is written out several times: give it columns."""
    small = ", ".join(map(quoted, sorted(people.small_words())))
    database.execute(
        f"""CREATE MACRO kept_words(said) AS list_filter(string_split(said, ' '), lambda word: word NOT IN ({small}));
        CREATE MACRO core(said) AS array_to_string(list_sort(
            CASE WHEN len(kept_words(said)) > 0 THEN kept_words(said) ELSE string_split(said, ' ') END), ' ');
        CREATE MACRO shortened(said) AS list_append(list_transform(
            list_filter(range(length(said)), lambda i: said[i + 1] <> ' '),
            lambda i: said[1:i] || said[i + 2:]), said);
        CREATE MACRO misspelt(said) AS CASE WHEN length(said) > 8 THEN shortened(said) ELSE [] END"""
    )


def make(database: DuckDBPyConnection) -> None:
    """Make the tables."""
    macros(database)
    _names(database)
    _films(database)


def _films(database: DuckDBPyConnection) -> None:
    titled = f"""SELECT mention, src, name AS title FROM mention WHERE kind = 'film' AND name <> ''
        UNION SELECT mention, src, value FROM statements_said AS said
        JOIN of_film USING (accession, film) WHERE agent IS NULL AND property IN ({_TITLES})"""
    database.execute(
        f"""CREATE TEMP TABLE of_film AS
        SELECT mention, src, accession, key AS film FROM mention WHERE kind = 'film';
        CREATE TEMP TABLE titled AS {titled}"""
    )
    found = database.execute("SELECT DISTINCT title FROM titled").fetchall()
    columns = {"title": "VARCHAR", "key": "VARCHAR"}
    stage(database, "keyed", columns, ((title, key) for (title,) in found for key in titles.keys([title])))
    database.execute(
        f"""CREATE TEMP TABLE directed AS
        SELECT DISTINCT mention AS film, src, folded AS director
        FROM (SELECT accession, film, folded FROM credits_said WHERE role IN ({_DIRECTING}))
        JOIN of_film USING (accession, film);
        CREATE TEMP TABLE led_by AS SELECT film, src, core(director) AS words FROM directed;
        CREATE TEMP TABLE crew AS
        SELECT DISTINCT director, naming.src FROM directed JOIN naming USING (film);
        CREATE TEMP TABLE film_key AS
        SELECT mention, src, hash(key) AS key FROM (
            SELECT mention, src, 't' || key AS key FROM titled JOIN keyed USING (title)
            UNION SELECT mention, src, 'm' || unnest(shortened(key)) FROM titled JOIN keyed USING (title)
            UNION ALL SELECT film, src, 'd' || words FROM led_by
            UNION ALL SELECT film, src, 'v' || unnest(misspelt(words)) FROM led_by
            UNION ALL SELECT mention, src, 'b' || value FROM statements_said AS said
                JOIN of_film USING (accession, film) WHERE agent IS NULL AND property = 'budget')"""
    )


def _names(database: DuckDBPyConnection) -> None:
    database.execute(
        """CREATE TEMP TABLE naming AS
        SELECT mention, kind, film, src, folded, hash(kind || ' ' || folded) AS name FROM (
            SELECT DISTINCT mention, spoken.kind, said.folded FROM (
                SELECT accession, film, kind, nullif(own_id, '') AS own_id, name, folded FROM said
                WHERE name IS NOT NULL) AS said
            JOIN (SELECT mention, accession, film, kind, own_id, first.folded AS folded FROM spoken) AS spoken
                ON said.accession = spoken.accession AND said.film = spoken.film AND said.kind = spoken.kind
                AND said.own_id IS NOT DISTINCT FROM spoken.own_id
                AND (said.own_id IS NOT NULL OR said.folded = spoken.folded))
        JOIN (SELECT mention, film, src FROM mention) USING (mention);
        CREATE TEMP TABLE mixed AS
        SELECT film FROM mention WHERE kind <> 'film' GROUP BY film HAVING min(src) <> max(src)"""
    )
    found = database.execute("SELECT DISTINCT folded FROM naming WHERE kind = 'organization'").fetchall()
    firms(database, "firm", (folded for (folded,) in found))
    database.execute(
        """CREATE TEMP TABLE called AS
        SELECT *, core(folded) AS words FROM (SELECT DISTINCT kind, folded, name, src FROM naming);
        CREATE TEMP TABLE styled AS
        SELECT name, src, key, core(spelled) AS words FROM called JOIN firm USING (folded)
        WHERE kind = 'organization';
        CREATE TEMP TABLE name_key AS
        SELECT name, src, hash(kind || ' ' || key) AS key FROM (
            SELECT kind, name, src, 'n' || words AS key FROM called WHERE kind = 'person'
            UNION ALL SELECT kind, name, src, 'l' || replace(folded, ' ', '') FROM called
            UNION ALL SELECT kind, name, src, 'v' || unnest(misspelt(words)) FROM called
                WHERE kind = 'person'
            UNION ALL SELECT 'organization', name, src, key FROM styled
            UNION ALL SELECT 'organization', name, src, 'v' || unnest(misspelt(words)) FROM styled)"""
    )


def firms(database: DuckDBPyConnection, table: str, names: Iterable[str]) -> None:
    """Make the table of the keys of firms: their folded names, a key, the word that is their own, the spelling."""
    columns = dict.fromkeys(("folded", "key", "word", "spelled"), "VARCHAR")
    stage(database, table, columns, (row for folded in names for row in _firm(folded)))


def _firm(folded: str) -> Iterator[tuple[str, str, str, str]]:
    """The keys of a firm's name, also where the film's title after it is left out."""
    words = folded.split()
    for end in {len(words), *range(2, len(words))}:
        name = " ".join(words[:end])
        key, heart = organizations.key(name), organizations.heart(name)
        for kept in ("o" + key, "h" + heart, "l" + name.replace(" ", "")):
            yield folded, kept, heart, key

"""Every mention of some sources as tables of a database, made from the claims on disk without a record for each.

``mention`` has a row for each film and each agent on a film: ``kind``, ``accession``, ``position``, ``name``,
``own_id``, the ``film`` that it stands on and its ``key`` in the claims, ``plain`` and ``id`` (see
:mod:`generique.resolve.ids`), ``reference``, ``roles``, ``place``, ``part``; ``src`` is who numbers it, -1 for nobody,
and ``first`` the earliest mention that its source numbers alike. ``identified`` has the identifiers that are stated of
mentions, ``bearer`` the mentions that are the first of their number, ``owner`` the first to bear each plain id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from generique.mentions import sql_digest
from generique.parquet import quoted, stage
from generique.resolve.ids import SUFFIX
from generique.text import fold

TABLES = ("mention", "identified", "bearer", "owner")

_FILM = sql_digest("'film'", "accession", "film")
_STATED = sql_digest("agent_kind", "accession", "film", "coalesce(nullif(own_id, ''), folded)")
_AGENT = sql_digest("kind", "accession", "film", "coalesce(nullif(own_id, ''), folded)")

# ``folded`` is the form in which texts are compared, here for those of plain letters; others are folded in Python.
_MACROS = (
    "plainly(said) AS strlen(said) = length(said)",
    """folded_plainly(said) AS trim(regexp_replace(lower(replace(said, '&', ' et ')), '[^a-z0-9]+', ' ', 'g'))""",
    # One number: what stands first is found many times faster by it than by three.
    "nth_of(position, kind, number) AS ((position::HUGEINT << 1) + kind << 40) + number",
    "slug_of(folded) AS CASE WHEN folded = '' THEN 'x' ELSE replace(folded, ' ', '-') END",
)

_STEPS = (
    # What is said of agents and of films, in the order in which a source says it.
    """CREATE TEMP VIEW said AS
    SELECT accession, film, kind, own_id, agent AS name, folded, role, position, place, part,
        nth_of(position, 0, file_row_number) AS nth FROM credits_said
    UNION ALL
    SELECT accession, film, agent_kind, own_id, agent, folded, NULL, position, place, part,
        nth_of(position, 1, file_row_number) FROM statements_said""",
    f"""CREATE TEMP TABLE spoken AS
    SELECT {_AGENT} AS mention, accession, film, kind, nullif(own_id, '') AS own_id,
        arg_min({{'name': name, 'folded': folded, 'place': place, 'part': part}}, nth) AS first,
        min(position) AS position,
        CASE WHEN count(*) = 1 THEN coalesce(any_value(role), '')
            ELSE array_to_string(list_sort(list_distinct(list(role))), '|') END AS roles
    FROM said WHERE name IS NOT NULL GROUP BY ALL""",
    """CREATE TEMP TABLE spotted AS
    SELECT accession, film, arg_min({'place': place, 'part': part}, nth) AS first
    FROM said GROUP BY ALL""",
    f"""CREATE TEMP TABLE filmed AS
    SELECT {_FILM} AS mention, accession, film, key_folded, position, coalesce(title, '') AS name, folded,
        nullif(own_id, '') AS own_id
    FROM (SELECT *, key AS film FROM films_said)""",
)

_MENTIONS = f"""
CREATE TEMP TABLE mention AS
SELECT mention, kind, accession, position, name, own_id, film, key, plain, plain || '-' || left(mention, {SUFFIX}) AS id,
    reference, roles, coalesce(place, '') AS place, coalesce(part, '') AS part,
    CASE WHEN own_id IS NULL THEN -1 ELSE accession END AS src,
    CASE WHEN own_id IS NULL THEN mention ELSE first_value(mention) OVER (
        PARTITION BY accession, kind, own_id ORDER BY position, mention) END AS first
FROM (
    SELECT mention, 'film' AS kind, accession, position, name, own_id, mention AS film, film AS key,
        CASE WHEN own_id LIKE 'film/%' THEN own_id WHEN name = '' THEN 'film/sans-titre'
            ELSE 'film/' || slug_of(folded) END AS plain,
        'source/' || accession || '#' || slug_of(key_folded) AS reference, '' AS roles,
        spotted.first.place AS place, spotted.first.part AS part
    FROM filmed LEFT JOIN spotted USING (accession, film)
    UNION ALL
    SELECT spoken.mention, kind, accession, spoken.position, spoken.first.name, spoken.own_id, filmed.mention, film,
        CASE WHEN spoken.own_id LIKE kind || '/%' THEN spoken.own_id
            WHEN spoken.first.name = '' THEN kind || '/sans-titre'
            ELSE kind || '/' || slug_of(spoken.first.folded) END,
        'source/' || accession || '#' || slug_of(filmed.key_folded) || '/' || slug_of(CASE
            WHEN spoken.own_id IS NULL THEN spoken.first.folded
            WHEN plainly(spoken.own_id) THEN folded_plainly(spoken.own_id) ELSE own.folded END),
        roles, spoken.first.place, spoken.first.part
    FROM spoken JOIN filmed USING (accession, film) LEFT JOIN own ON own.own_id = spoken.own_id)
"""

_FOLLOWING = (
    f"""CREATE TEMP TABLE identified AS
    SELECT DISTINCT mention, kind, accession, coalesce(scheme, '') AS scheme, value, coalesce(own_id, mention) AS whose
    FROM (
        SELECT CASE WHEN agent IS NULL THEN {_FILM} ELSE {_STATED} END AS mention, kind AS scheme, value
        FROM statements_said WHERE property = 'identifier')
    JOIN mention USING (mention)""",
    """CREATE TEMP TABLE bearer AS
    SELECT mention, accession, position, plain, id FROM mention WHERE mention = first""",
    """CREATE TEMP TABLE owner AS
    SELECT plain, unnest(arg_min({'mention': mention, 'accession': accession, 'position': position, 'first': first},
        (accession, position, mention))) FROM mention GROUP BY plain""",
)


def gather(database: DuckDBPyConnection, sources: Mapping[int, Path]) -> None:
    """Make the tables from the claims in these folders (accession → folder)."""
    for macro in _MACROS:
        database.execute(f"CREATE MACRO {macro}")
    columns = {"accession": "INTEGER", "folder": "VARCHAR"}
    stage(database, "input", columns, ((number, str(folder)) for number, folder in sources.items()))
    for kind in ("films", "credits", "statements"):
        files = ", ".join(sorted({quoted(folder / f"{kind}.parquet") for folder in sources.values()}))
        database.execute(
            f"""CREATE TEMP VIEW {kind}_said AS SELECT input.accession, said.* EXCLUDE (filename)
            FROM read_parquet([{files}], filename = true, file_row_number = true) AS said
            JOIN input ON said.filename = input.folder || '/{kind}.parquet'"""
        )
    for step in _STEPS:
        database.execute(step)
    _fold_ids(database)
    database.execute(_MENTIONS)
    for step in _FOLLOWING:
        database.execute(step)


def _fold_ids(database: DuckDBPyConnection) -> None:
    """The own ids that only Python can fold."""
    query = "SELECT DISTINCT own_id FROM spoken WHERE own_id IS NOT NULL AND NOT plainly(own_id)"
    found = database.execute(query).fetchall()

    def folded() -> Iterator[tuple[str, str]]:
        for (own_id,) in found:
            yield own_id, fold(own_id)

    stage(database, "own", {"own_id": "VARCHAR", "folded": "VARCHAR"}, folded())

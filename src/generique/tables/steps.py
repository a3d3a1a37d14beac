"""The SQL that makes the tables of a build from claims and identity, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generique.mentions import CREDIT_FIELDS, RESIDUE_FIELDS, STATEMENT_FIELDS, sql_digest

UNTITLED = "[sans titre]"  # what archives write for a film whose title no source gives


def _repeated(kind: str, columns: Sequence[str]) -> str:
    """The claims of a kind that have an equal, numbered in the order of their source: so few that the rest is not sorted."""
    same = ", ".join(columns)
    return f"""CREATE TEMP TABLE {kind}_repeated AS
        SELECT accession, file_row_number,
            row_number() OVER (PARTITION BY {same} ORDER BY position, file_row_number) AS number
        FROM {kind}_said
        WHERE hash({same}) IN (SELECT hash({same}) FROM {kind}_said GROUP BY 1 HAVING count(*) > 1)"""


def _numbered(kind: str) -> str:
    """The claims of a kind, equal ones numbered."""
    return f"""(SELECT * EXCLUDE (number), coalesce(number, 1) AS number FROM {kind}_said
        LEFT JOIN {kind}_repeated USING (accession, file_row_number))"""


def _id(kind: str, columns: Sequence[str]) -> str:
    return f"'{kind}/' || " + sql_digest(
        f"'{kind}'", *(f"said.{column}" for column in columns), "said.number"
    )


_FILM = sql_digest("'film'", "said.accession", "said.film")


def _agent(kind: str) -> str:
    return sql_digest(kind, "said.accession", "said.film", "coalesce(nullif(said.own_id, ''), said.folded)")


_CONTRIBUTION = "'contribution/' || " + sql_digest("'contribution'", "f.entity", "a.entity", "said.role")
_IN_SOURCE = "LEFT JOIN source AS s ON s.accession = said.accession AND s.part = said.part"

# Each step makes one temporary table. ``ordinal`` is the order of sources: accession, then part.
STEPS = (
    """CREATE TEMP TABLE source AS
    SELECT *, row_number() OVER (ORDER BY accession, rank) AS ordinal FROM (
        SELECT CAST(accession AS VARCHAR) AS source, accession, '' AS part, -1 AS rank, title, publisher,
            date, licence, url, file, reader, sha256, public, complete_for FROM input
        UNION ALL
        SELECT input.accession || '.' || said.id, input.accession, said.id, said.file_row_number, said.title,
            said.publisher, said.date, said.licence, said.url, NULL, NULL, NULL, input.public,
            array_to_string(said.complete_for, '|') FROM parts_said AS said JOIN input USING (accession))""",
    "CREATE MACRO ordinal_of(id) AS (SELECT ordinal FROM source WHERE source.source = id)",
    _repeated("credits", CREDIT_FIELDS),
    _repeated("statements", STATEMENT_FIELDS),
    _repeated("residue", RESIDUE_FIELDS),
    f"""CREATE TEMP TABLE credit AS
    SELECT {_id("credit", CREDIT_FIELDS)} AS credit, {_CONTRIBUTION} AS contribution,
        f.entity AS film, a.entity AS agent, said.role, s.source, said.position, said.place, said.heading,
        said.credited_as, said.character, said.certainty, said.reason AS because,
        said.agent AS name, said.folded, said.accession, s.ordinal, a.mention
    FROM {_numbered("credits")} AS said {_IN_SOURCE}
    LEFT JOIN identity AS f ON f.mention = {_FILM}
    LEFT JOIN identity AS a ON a.mention = {_agent("said.kind")}
    WHERE NOT (coalesce(f.withheld, false) OR coalesce(a.withheld, false))
        AND coalesce(f.in_scope OR a.in_scope, true)""",
    f"""CREATE TEMP TABLE fact AS
    SELECT {_id("statement", STATEMENT_FIELDS)} AS statement,
        CASE WHEN said.agent IS NULL THEN f.entity ELSE a.entity END AS entity, said.property,
        said.value AS said, coalesce(property.datatype, 'string') AS datatype,
        coalesce(property.single, false) AS single, said.verbatim, s.source, said.position, said.place,
        said.country, said.kind, said.precision, said.inferred, said.certainty, said.reason AS because,
        said.agent AS name, said.folded, said.accession, s.ordinal, a.mention
    FROM {_numbered("statements")} AS said {_IN_SOURCE}
    LEFT JOIN property USING (property)
    LEFT JOIN identity AS f ON f.mention = {_FILM}
    LEFT JOIN identity AS a ON said.agent IS NOT NULL AND a.mention = {_agent("said.agent_kind")}
    WHERE NOT (coalesce(f.withheld, false) OR coalesce(a.withheld, false))
        AND coalesce(CASE WHEN said.agent IS NULL THEN f.in_scope ELSE a.in_scope END, true)""",
    # A value that is not of its property's type stays what it is: a text.
    """CREATE TEMP TABLE typed AS
    SELECT * REPLACE (CASE
        WHEN datatype = 'integer' AND regexp_full_match(said, '-?[0-9]{1,9}') THEN 'integer'
        WHEN datatype = 'date' AND regexp_full_match(said, '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}')
            AND try_cast(said AS DATE) IS NOT NULL THEN 'date'
        WHEN datatype = 'date' AND regexp_full_match(said, '[1-9][0-9]{3}-(0[1-9]|1[0-2])') THEN 'gYearMonth'
        WHEN datatype = 'date' AND regexp_full_match(said, '[1-9][0-9]{3}') THEN 'gYear'
        ELSE 'string' END AS datatype)
    FROM fact""",
    """CREATE TEMP TABLE valued AS
    SELECT *,
        CASE WHEN datatype = 'integer' THEN CAST(CAST(said AS INTEGER) AS VARCHAR) ELSE said END AS value
    FROM typed""",
    # Names of withheld agents: residue that holds one is left out, too.
    f"""CREATE TEMP TABLE hidden AS
    SELECT DISTINCT folded FROM credits_said AS said
    JOIN identity AS a ON a.withheld AND a.mention = {_agent("said.kind")} WHERE folded <> ''
    UNION SELECT DISTINCT folded FROM statements_said AS said
    JOIN identity AS a ON a.withheld AND said.agent IS NOT NULL AND a.mention = {_agent("said.agent_kind")}
    WHERE folded <> ''""",
    r"""INSERT INTO hidden SELECT regexp_replace(folded, '^(.+) (\S+)$', '\2 \1') FROM hidden
    WHERE contains(folded, ' ')""",
    f"""CREATE TEMP TABLE residue AS
    SELECT {_id("residue", RESIDUE_FIELDS)} AS residue, s.source, said.position, said.place, said.text,
        said.accession, s.ordinal
    FROM {_numbered("residue")} AS said {_IN_SOURCE}
    WHERE NOT EXISTS (
        FROM hidden WHERE contains(' ' || said.folded || ' ', ' ' || hidden.folded || ' '))""",
    # Every form in which an agent or a film is named. “plain”: so written in the source, not made out of
    # capitals, and not in capitals (which organizations may be called in).
    r"""CREATE TEMP MACRO squeezed(text) AS regexp_replace(text, '\s+', ' ', 'g')""",
    """CREATE TEMP MACRO shouted(text) AS text = upper(text) AND text <> lower(text)""",
    """CREATE TEMP MACRO accents(text) AS
        len(list_filter(string_split(text, ''), lambda letter: strip_accents(letter) <> letter))""",
    """CREATE TEMP TABLE named AS
    SELECT agent AS entity, name, folded, contains(squeezed(credited_as), name)
        AND (NOT shouted(name) OR agent LIKE 'organization/%') AS plain, source, ordinal, position FROM credit
    UNION ALL
    SELECT entity, name, folded, contains(squeezed(verbatim), name) AND NOT shouted(name), source, ordinal,
        position FROM valued WHERE name IS NOT NULL""",
    f"""INSERT INTO named
    WITH titled AS (
        SELECT entity, value AS name, contains(squeezed(verbatim), value) AND NOT shouted(value) AS plain,
            source, ordinal, position, accession FROM valued
        WHERE name IS NULL AND property = 'title' AND value <> ''),
    mentioned AS (
        SELECT f.entity, said.title AS name, NOT shouted(said.title) AS plain, s.source, s.ordinal,
            said.position, said.accession
        FROM (SELECT *, key AS film FROM films_said WHERE title <> '') AS said
        JOIN source AS s ON s.accession = said.accession AND s.part = ''
        JOIN identity AS f ON f.mention = {_FILM})
    SELECT entity, name, NULL, plain, source, ordinal, position FROM titled
    UNION ALL
    SELECT entity, name, NULL, plain, source, ordinal, position FROM mentioned
        ANTI JOIN titled USING (entity, accession)""",
    """CREATE TEMP TABLE label AS
    SELECT DISTINCT ON (entity) entity, name, folded FROM (
        SELECT entity, name, any_value(folded) AS folded, bool_or(plain) AS plain,
            count(DISTINCT source) AS support, min((ordinal, position)) AS first
        FROM named GROUP BY entity, name)
    ORDER BY entity, plain DESC, support DESC, accents(name) DESC, first, name""",
    # The displayed value of a fact: most sources, then the earliest source and place; of a title: the label.
    """CREATE TEMP TABLE statement AS
    SELECT valued.*, single AND 1 = row_number() OVER (
        PARTITION BY entity, property
        ORDER BY property = 'title' AND value = label.name DESC, support DESC, ordinal, position, statement
    ) AS displayed
    FROM valued LEFT JOIN label USING (entity) JOIN (
        SELECT entity, property, value, count(DISTINCT source) AS support FROM valued GROUP BY ALL
    ) USING (entity, property, value)""",
)


class Table(NamedTuple):
    """How a table is made: its rows, their order, and over which files they are spread (:mod:`generique.layout`)."""

    query: str
    order: str
    spread: str = "whole"


TABLES = {
    "sources": Table(
        """SELECT source, accession, title, publisher, date, licence, url, file, reader, sha256,
            public, complete_for FROM source""",
        "ordinal_of(source)",
    ),
    "films": Table(
        f"""SELECT film, coalesce(label.name, '{UNTITLED}') AS label, year, minutes,
            coalesce(mentions, 0) AS mentions
        FROM (SELECT film FROM credit UNION SELECT entity FROM statement WHERE name IS NULL)
        LEFT JOIN label ON label.entity = film
        LEFT JOIN (
            SELECT entity AS film,
                max(CAST(value AS INTEGER)) FILTER (property = 'year') AS year,
                max(CAST(value AS INTEGER)) FILTER (property = 'runningTime') AS minutes
            FROM statement WHERE displayed AND datatype = 'integer' GROUP BY entity) USING (film)
        LEFT JOIN (
            SELECT f.entity AS film, CAST(count(DISTINCT f.mention) AS INTEGER) AS mentions
            FROM (SELECT *, key AS film FROM films_said) AS said JOIN identity AS f ON f.mention = {_FILM}
            GROUP BY f.entity) USING (film)
        WHERE is_asked(film)""",
        "film",
    ),
    "agents": Table(
        """SELECT agent, split_part(agent, '/', 1) AS kind, label.name, label.folded,
            CAST(count(DISTINCT mention) AS INTEGER) AS mentions
        FROM (SELECT agent, mention FROM credit
            UNION SELECT entity, mention FROM statement WHERE name IS NOT NULL)
        JOIN label ON label.entity = agent WHERE is_asked(agent) GROUP BY ALL""",
        "agent",
    ),
    "contributions": Table(
        """SELECT contribution, film, agent, role, CAST(count(DISTINCT source) AS INTEGER) AS sources
        FROM credit GROUP BY ALL""",
        "contribution",
        "films",
    ),
    "credits": Table(
        """SELECT credit, contribution, film, agent, role, source, position, place, heading,
        credited_as, character, certainty, because FROM credit""",
        "ordinal_of(source), position, credit",
        "claims",
    ),
    "statements": Table(
        """SELECT statement, entity, property, value, datatype, verbatim, source, position, place,
        country, kind, precision, inferred, certainty, because, displayed FROM statement""",
        "ordinal_of(source), position, statement",
        "claims",
    ),
    "residue": Table(
        "SELECT residue, source, position, place, text FROM residue",
        "ordinal_of(source), position, residue",
        "claims",
    ),
}

ALIASES = """SELECT alias, entity FROM alias SEMI JOIN there USING (entity)
    WHERE alias NOT IN (SELECT entity FROM withheld) ORDER BY alias"""

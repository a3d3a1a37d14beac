"""The SQL that takes the rows of a general credits table to claims, all rows at once.

``row`` is the table as it stands, ``entry`` the same rows with what their cells mean; ``titled``, ``named``,
``headed``, ``kinded`` and ``said`` hold what each distinct text means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from generique.extract.cells import KINDS, YEAR, Said, facts, identifier, meaning, titles
from generique.parquet import quoted

CREDITED = ("role", "agent_name", "agent_id", "agent_kind", "character")
GENERAL = frozenset({"film_title", "film_year", "film_id", "order", *CREDITED})
_ID = "CASE WHEN entry.kind = '{}' AND contains(own_id, ':') THEN own_id END"
_NUMBER = r"[0-9]{{1,9}}(\.[0-9]+)?"


class Column(NamedTuple):
    """A column whose cells state facts: its rank among those of a row, its name and cells (SQL), and how to read one.

    What a row states of its film stands on the film once, of its agent on the agent once.
    """

    rank: int
    name: str
    cell: str
    read: Callable[[str], Iterable[Said]]
    of_agent: bool = False


class Cells:
    """The columns of one table: ``sql`` gives the cells of each general one, ``facts`` those that state facts."""

    def __init__(self, columns: Sequence[str]) -> None:
        at = {name: f"c{number}" for number, name in enumerate(columns)}
        self.sql = {name: at.get(name, "''") for name in sorted(GENERAL)}
        self.sql["every"] = _joined(at.values())
        agents = [name for name in columns if name.startswith("agent_") and name not in GENERAL]
        self.sql["credited"] = _joined(at[name] for name in (*CREDITED, *agents) if name in at)
        known = [(name, meaning(name)) for name in columns if name not in GENERAL]
        self.unknown = [name for name, meant in known if meant is None]
        own = [
            Column(10 + number, name, at[name], partial(facts, meaning=meant), name.startswith("agent_"))
            for number, (name, meant) in enumerate(known)
            if meant
        ]
        self.sql["facts"] = "".join(f", {column.cell}" for column in own)
        self.facts = (
            Column(0, "film_title", "title", titles),
            Column(1, "film_year", "year", partial(facts, meaning=YEAR)),
            Column(
                2,
                "film_id",
                "CASE WHEN contains(film_id, ':') THEN film_id END",
                partial(identifier, kind="film"),
            ),
            *(
                Column(rank, "agent_id", _ID.format(kind), partial(identifier, kind=kind), True)
                for rank, kind in enumerate(KINDS, start=4)
            ),
            *own,
        )


def _joined(cells: Iterable[str]) -> str:
    """The cells that are not empty, as one text."""
    parts = [f"nullif(squeezed({cell}), '')" for cell in cells]
    return f"concat_ws(' | ', {', '.join(parts)})" if parts else "''"


# A film is told apart by its id, else by its title, with the year where the table has films of several years under it.
ENTRIES = (
    """
WITH years AS (
    SELECT titled.folded FROM row JOIN titled ON titled.cell = {film_title}
    WHERE squeezed({film_year}) <> '' GROUP BY titled.folded HAVING count(DISTINCT squeezed({film_year})) > 1),
plain AS (
    SELECT position, place, wrong, nullif(squeezed({film_id}), '') AS film_id, {film_title} AS title,
        {film_year} AS year, {agent_name} AS name, nullif(squeezed({agent_id}), '') AS own_id,
        squeezed({agent_kind}) AS given, squeezed({role}) AS heading,
        nullif(squeezed({character}), '') AS character, squeezed({order}) AS ordered,
        CASE WHEN wrong IS NULL AND film_id IS NULL AND titled.blank THEN {every} END AS unplaced{facts},
        CASE WHEN wrong IS NOT NULL THEN NULL WHEN film_id IS NOT NULL THEN film_id
            WHEN titled.blank THEN NULL
            WHEN years.folded IS NOT NULL THEN trim(titled.folded || ' ' || squeezed({film_year}))
            ELSE titled.folded END AS film
    FROM row JOIN titled ON titled.cell = {film_title} LEFT JOIN years ON years.folded = titled.folded),
meant AS (
    SELECT plain.*, named.written, named.agent, named.folded, headed.certainty, headed.reason, headed.person,
        headed.organization, NOT named.blank AND headed.cell IS NOT NULL AND film IS NOT NULL
            AND (given = '' OR kinded.kind IS NOT NULL) AS known,
        coalesce(kinded.kind, CASE
            CASE named.guess WHEN 'person' THEN person_takes ELSE organization_takes END
            WHEN 'organization' THEN 'organization' WHEN 'person' THEN named.expected ELSE named.guess END) AS kind
    FROM plain JOIN named ON named.cell = plain.name LEFT JOIN headed ON headed.cell = plain.heading
    LEFT JOIN kinded ON kinded.cell = plain.given)
SELECT * EXCLUDE (person, organization, known),
    CASE WHEN known THEN nullif(CASE kind WHEN 'person' THEN person ELSE organization END, '') END AS roles,
    CASE WHEN regexp_full_match(ordered, '"""
    + _NUMBER
    + """') THEN CAST(ordered AS DOUBLE) END AS number
FROM meant
"""
)

FILMS = """
SELECT first.key, shown AS title, first.position, entry.film_id AS own_id, titled.shown_folded AS folded,
    coalesce(keyed.folded, '') AS key_folded
FROM (SELECT film AS key, min(position) AS position FROM entry WHERE film IS NOT NULL GROUP BY film) AS first
JOIN entry USING (position) JOIN titled ON titled.cell = entry.title LEFT JOIN keyed ON keyed.cell = first.key
ORDER BY first.position
"""

# Credits with an “order” are exchanged among the places of their film and heading.
CREDITS = """
WITH listed AS (
    SELECT film, unnest(string_split(roles, '|')) AS role,
        generate_subscripts(string_split(roles, '|'), 1) AS number_of_role, agent, kind, written AS credited_as,
        heading, position, place, character, own_id, certainty, reason, folded, number
    FROM entry WHERE roles IS NOT NULL),
placed AS (
    SELECT film, heading, position, number_of_role,
        row_number() OVER (PARTITION BY film, heading ORDER BY position, number_of_role) AS here,
        row_number() OVER (PARTITION BY film, heading ORDER BY number, position, number_of_role) AS there
    FROM listed WHERE number IS NOT NULL),
moved AS (
    SELECT one.position, one.number_of_role, other.position AS new, other.number_of_role AS new_of_role
    FROM placed AS one JOIN placed AS other
        ON one.film = other.film AND one.heading = other.heading AND one.there = other.here
    WHERE one.here <> one.there)
SELECT listed.* REPLACE (coalesce(new, position) AS position, coalesce(new_of_role, number_of_role) AS number_of_role)
FROM listed LEFT JOIN moved USING (position, number_of_role)
ORDER BY position, number_of_role
"""

# The first id of each agent that a fact can only name.
IDS = """
CREATE TEMP TABLE ids AS SELECT film, kind, folded, arg_min(own_id, position) AS own_id
FROM entry WHERE roles IS NOT NULL AND own_id IS NOT NULL GROUP BY ALL
"""

RESIDUE = """
SELECT text, position, place, told.folded FROM residue JOIN told ON told.cell = text
ORDER BY position, rank, number
"""


def occurrences(column: Column) -> str:
    """The films (or agents) that a column speaks of with the cell, and the first row that says so."""
    rank = f"{column.rank} AS rank, {column.cell} AS cell, min(position) AS position"
    if not column.of_agent:
        return f"SELECT {rank}, film AS whom FROM entry WHERE film IS NOT NULL AND {column.cell} <> '' GROUP BY ALL"
    return f"""SELECT {rank}, coalesce('id ' || own_id, 'name ' || folded || ' ' || film) AS whom FROM entry
        WHERE roles IS NOT NULL AND {column.cell} <> '' GROUP BY ALL"""


def statements(columns: Sequence[Column]) -> str:
    """Each fact once for a film, or for an agent where the table has ids of agents."""
    found = " UNION ALL ".join(f"({occurrences(column)})" for column in columns)
    agents = ", ".join(str(column.rank) for column in columns if column.of_agent)
    return f"""
    WITH found AS ({found}),
    fact AS (
        SELECT said.* EXCLUDE (cell), entry.film, entry.position, entry.place, entry.agent, entry.folded,
            entry.kind AS agent_kind, found.rank IN ({agents}) AS of_agent
        FROM found JOIN said USING (rank, cell) JOIN entry ON entry.position = found.position
        WHERE said.property IS NOT NULL
        QUALIFY 1 = row_number() OVER (
            PARTITION BY of_agent, found.whom, said.property, said.kind, said.value, said.country
            ORDER BY entry.position, said.rank, said.number))
    SELECT fact.film, property, value, verbatim, position, place, country, fact.kind, precision, inferred,
        CASE WHEN of_agent THEN agent END AS agent,
        CASE WHEN of_agent THEN agent_kind ELSE 'person' END AS agent_kind,
        CASE WHEN of_agent THEN fact.folded END AS folded, ids.own_id
    FROM fact LEFT JOIN ids ON of_agent AND ids.film = fact.film AND ids.kind = agent_kind
        AND ids.folded = fact.folded
    ORDER BY position, rank, number"""


def residue(table: Cells) -> str:
    """What was not understood and why, in the order of the rows and of the columns in them."""
    unread = [
        f"""SELECT position, place, rank, said.number, {quoted(f"no value of {column.name}")},
            {quoted(column.name + ": ")} || said.value AS text
        FROM entry JOIN unread AS said ON said.rank = {column.rank} AND said.cell = {column.cell}
        WHERE {"roles" if column.of_agent else "film"} IS NOT NULL"""
        for column in table.facts
    ]
    headers = [
        f"SELECT 1, 'row 1', 0, {number}, 'unknown column', {quoted(f'column {name}')}"
        for number, name in enumerate(table.unknown)
    ]
    return " UNION ALL ".join(
        (
            """SELECT position, place, 0 AS rank, 0 AS number, 'no whole row' AS what, wrong AS text
            FROM entry WHERE wrong IS NOT NULL""",
            """SELECT position, place, 0, 0, 'no film', unplaced FROM entry
            WHERE film IS NULL AND unplaced <> ''""",
            f"""SELECT position, place, 3, 0, what, credited FROM (
                SELECT position, place, {table.sql["credited"]} AS credited FROM row SEMI JOIN left_out
                    USING (position))
            JOIN left_out USING (position) WHERE credited <> ''""",
            """SELECT position, place, 3, 1, 'no number', 'order: ' || ordered FROM entry
            WHERE roles IS NOT NULL AND ordered <> '' AND number IS NULL""",
            *headers,
            *unread,
        )
    )


# The rows whose agent has no role on their film, and why.
LEFT_OUT = """
CREATE TEMP TABLE left_out AS
SELECT position, CASE WHEN heading = '' THEN 'no role' WHEN written = '' THEN 'no name'
    WHEN headed.cell IS NULL THEN 'unknown role' WHEN given <> '' AND kinded.kind IS NULL THEN 'unknown kind'
    ELSE 'no role for a ' || entry.kind END AS what
FROM entry LEFT JOIN headed ON headed.cell = heading LEFT JOIN kinded ON kinded.cell = given
WHERE film IS NOT NULL AND roles IS NULL
"""

# An id is there twice where it stands for titles, or for names, that have no word in common.
PROBLEMS = """
WITH borne AS (
    SELECT position, place, 'film' AS of, film_id AS id, titled.shown_folded AS folded, titled.shown AS name
    FROM entry JOIN titled ON titled.cell = entry.title WHERE film_id IS NOT NULL AND titled.shown_folded <> ''
    UNION ALL SELECT position, place, entry.kind, own_id, folded, agent FROM entry
    WHERE roles IS NOT NULL AND own_id IS NOT NULL AND folded <> ''),
forms AS (
    SELECT of, id, folded, min(position) AS position, arg_min(place, position) AS place,
        arg_min(name, position) AS name FROM borne GROUP BY of, id, folded),
several AS (SELECT of, id, arg_min(folded, position) AS folded, arg_min(name, position) AS name
    FROM forms GROUP BY of, id HAVING count(*) > 1),
twice AS (
    SELECT forms.position, forms.place, 9 AS rank, 0 AS number, 'duplicate id' AS what,
        forms.id || ': ' || forms.name || ', and before ' || several.name AS text
    FROM forms JOIN several USING (of, id)
    WHERE NOT list_has_any(string_split(forms.folded, ' '), string_split(several.folded, ' ')))
SELECT place, what, text FROM (FROM residue UNION ALL FROM twice) ORDER BY position, rank, number, text
"""

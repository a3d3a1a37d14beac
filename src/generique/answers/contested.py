"""The claims that may contradict each other, of all films at once, from the tables of a build.

Asking the graph film by film costs minutes on a large catalogue; counting over columns leaves few claims to look at.
Each question lets through whatever can be a dispute and some that is none: the rules of ``disputes`` decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from generique.answers.asking import source_order
from generique.answers.evidence import Credit, Statement
from generique.roles import vocabulary

Claim = TypeVar("Claim", Credit, Statement)

_STATEMENTS = """
SELECT entity, property, value, datatype, verbatim, 'source/' || source, position, place, displayed, country,
    kind, precision, inferred
FROM statements SEMI JOIN (
    SELECT entity, property FROM statements WHERE starts_with(entity, 'film/') AND property IN $single
    GROUP BY ALL HAVING count(DISTINCT value) > 1 AND count(DISTINCT source) > 1) USING (entity, property)"""

_LINES = """
SELECT film, role, coalesce(department, '') AS department, coalesce(holders, 'many') AS holders, agent, name,
    'source/' || source AS source, position, place, heading, credited_as, character
FROM credits JOIN agents USING (agent) LEFT JOIN vocabulary USING (role)"""

# Several sources, and nothing that all of them say: what each group of claims has in common with others would settle it.
_ABOUT = {
    "substitution": ("film, role", "agent", "holders <> 'many'"),
    "role": ("film, agent, department", "role", "true"),
    "name": ("film, agent", "strip_accents(lower(credited_as))", "true"),
}
_OPEN = """
SELECT {group} FROM (SELECT {group}, {said} AS said, list(DISTINCT source) AS sources FROM lines
    WHERE {where} GROUP BY ALL)
GROUP BY ALL HAVING count(*) > 1 AND max(len(sources)) < len(list_distinct(flatten(list(sources))))"""


def titles(tables: Path) -> dict[str, str]:
    """The title under which each film is shown."""
    from generique.parquet import rows

    return dict(rows(tables / "films.parquet", ("film", "label")))


def statements(tables: Path, single: Collection[str]) -> dict[str, tuple[Statement, ...]]:
    """Film → the statements of properties of one value (``single``) of which sources give several."""
    with _views(tables) as database:
        found = database.execute(_STATEMENTS, {"single": sorted(single)}).fetchall()
    return _by_film(
        (film, Statement(property, int(value) if datatype == "integer" else value, *rest))
        for film, property, value, datatype, *rest in found
    )


def credits(tables: Path, kind: str, complete: Collection[str]) -> dict[str, tuple[Credit, ...]]:
    """Film → the credits that may be in conflict, of a kind of conflict.

    What a source of ``complete`` leaves out is a conflict, too: of its films all credits are given.
    """
    from generique.parquet import stage

    group, said, where = _ABOUT[kind]
    with _views(tables) as database:
        known = ((role.id, role.department, role.holders) for role in vocabulary().roles.values())
        columns = {"role": "VARCHAR", "department": "VARCHAR", "holders": "VARCHAR"}
        stage(database, "vocabulary", columns, known)
        stage(database, "complete", {"source": "VARCHAR"}, ((one,) for one in sorted(complete)))
        database.execute(f"CREATE TEMP TABLE lines AS {_LINES}")
        database.execute(f"CREATE TEMP TABLE open AS {_OPEN.format(group=group, said=said, where=where)}")
        query = f"SELECT lines.* FROM lines SEMI JOIN open USING ({group})"
        if kind == "substitution" and complete:
            query = f"""{query} UNION
                FROM lines WHERE film IN (SELECT film FROM lines SEMI JOIN complete USING (source))"""
        found = database.execute(query).fetchall()
    return _by_film((film, Credit(*rest)) for film, *rest in found)


def _by_film(claims: Iterator[tuple[str, Claim]]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for film, claim in claims:
        found.setdefault(film, []).append(claim)
    return {film: tuple(sorted(some, key=_order)) for film, some in found.items()}


def _order(claim: Credit | Statement) -> tuple[Any, ...]:
    """As ``evidence`` orders the claims of a film."""
    about = (claim.role, claim.agent) if isinstance(claim, Credit) else (claim.property, str(claim.value))
    return (source_order(claim.source), claim.position, *about)


@contextmanager
def _views(tables: Path) -> Iterator[Any]:
    from generique.parquet import connect, scan

    with connect() as database:
        for name in ("credits", "statements", "agents"):
            database.execute(f"CREATE VIEW {name} AS FROM {scan(tables, name)}")
        yield database

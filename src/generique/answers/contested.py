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

# That there are several is told by the least and the greatest, at a fraction of what it costs to count them.
_VALUES = """
SELECT entity, property FROM statements WHERE starts_with(entity, 'film/') AND property IN $single
GROUP BY ALL HAVING min(value) <> max(value) AND min(source) <> max(source)"""
_STATEMENTS = f"""
SELECT entity, property, value, datatype, verbatim, 'source/' || source, position, place, displayed, country,
    kind, precision, inferred
FROM statements SEMI JOIN ({_VALUES}) USING (entity, property)"""

_CLAIMS = """
SELECT credits.*, coalesce(department, '') AS department, coalesce(holders, 'many') AS holders
FROM credits LEFT JOIN vocabulary USING (role)"""
_LINES = """
SELECT film, role, department, holders, agent, name, 'source/' || source AS source, position, place, heading,
    credited_as, character
FROM claims JOIN agents USING (agent) SEMI JOIN {of} USING ({group})"""

# What each group of claims says is disputed where several sources say several things, and none that all of them say.
_ABOUT = {
    "substitution": ("film, role", "agent", "holders <> 'many'"),
    "role": ("film, agent, department", "role", "true"),
    "name": ("film, agent", "strip_accents(lower(credited_as))", "true"),
}
_SEVERAL = """
SELECT {group} FROM claims WHERE {where} GROUP BY ALL
HAVING min({said}) <> max({said}) AND min(source) <> max(source)"""
_OPEN = """
SELECT {group} FROM (SELECT {group}, {said} AS said, list(DISTINCT source) AS sources
    FROM claims SEMI JOIN several USING ({group}) WHERE {where} GROUP BY ALL)
GROUP BY ALL HAVING max(len(sources)) < len(list_distinct(flatten(list(sources))))"""
_OF_COMPLETE = "SELECT film FROM claims SEMI JOIN complete ON 'source/' || claims.source = complete.source"


def titles(tables: Path) -> dict[str, str]:
    """The title under which each film is shown."""
    from generique.parquet import rows

    return dict(rows(tables / "films.parquet", ("film", "label")))


def films(tables: Path, kind: str, single: Collection[str], complete: Collection[str]) -> set[str]:
    """The films that are worth a look for a kind of conflict: on no others there is one."""
    if kind == "value":
        with _views(tables) as database:
            found = database.execute(f"SELECT entity FROM ({_VALUES})", {"single": sorted(single)})
            return {film for (film,) in found.fetchall()}
    with _claims(tables, kind, complete) as database:
        found = database.execute(f"SELECT film FROM open UNION {_OF_COMPLETE}")
        return {film for (film,) in found.fetchall()}


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
    lines = _LINES.format(of="open", group=_ABOUT[kind][0])
    with _claims(tables, kind, complete) as database:
        if kind == "substitution" and complete:
            database.execute(f"CREATE TEMP VIEW whole AS {_OF_COMPLETE}")
            lines = f"{lines} UNION {_LINES.format(of='whole', group='film')}"
        found = database.execute(lines).fetchall()
    return _by_film((film, Credit(*rest)) for film, *rest in found)


@contextmanager
def _claims(tables: Path, kind: str, complete: Collection[str]) -> Iterator[Any]:
    """A database in which ``open`` are the groups of claims that may be in conflict."""
    from generique.parquet import stage

    group, said, where = _ABOUT[kind]
    with _views(tables) as database:
        known = ((role.id, role.department, role.holders) for role in vocabulary().roles.values())
        columns = {"role": "VARCHAR", "department": "VARCHAR", "holders": "VARCHAR"}
        stage(database, "vocabulary", columns, known)
        wanted = sorted(complete) if kind == "substitution" else ()
        stage(database, "complete", {"source": "VARCHAR"}, ((one,) for one in wanted))
        database.execute(f"CREATE TEMP VIEW claims AS {_CLAIMS}")
        for name, query in (("several", _SEVERAL), ("open", _OPEN)):
            made = query.format(group=group, said=said, where=where)
            database.execute(f"CREATE TEMP TABLE {name} AS {made}")
        yield database


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

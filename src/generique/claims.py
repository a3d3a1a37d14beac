"""Claims on disk: one Parquet file for each kind of claim, its columns the fields of the model.

Beside the fields stand a few columns that only Python can compute (folded names), so that later stages can
join claims in SQL. What was written is read back exactly; the same claims give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from duckdb import DuckDBPyConnection

from generique.mentions import own_ids
from generique.model import Claims, Credit, FilmMention, Residue, Statement
from generique.text import fold

# Every field type of the model that is not plain text; a Literal or an optional text is a VARCHAR, too.
_TYPES: Mapping[object, str] = {int: "INTEGER", float: "DOUBLE", tuple[str, ...]: "VARCHAR[]"}
_KINDS: Mapping[str, type] = {kind: get_args(hint)[0] for kind, hint in get_type_hints(Claims).items()}


def write(claims: Claims, directory: Path) -> None:
    """Write ``films``, ``credits``, ``statements``, ``residue`` and ``parts`` as Parquet files."""
    from generique.parquet import connect, keep, stage

    directory.mkdir(parents=True, exist_ok=True)
    derived = _derived(claims)
    with connect() as database:
        for kind, shape in _KINDS.items():
            more = derived.get(kind, {})
            columns = _columns(shape) | dict.fromkeys(more, "VARCHAR")
            stage(database, kind, columns, _rows(getattr(claims, kind), shape, tuple(more.values())))
            keep(database, f"FROM {kind}", directory / f"{kind}.parquet")


def keep_rows(database: DuckDBPyConnection, kind: str, query: str, directory: Path) -> None:
    """Write what a query gives as the claims of a kind; a column that it leaves out holds what a field left out does."""
    from generique.parquet import keep, quoted

    shape = _KINDS[kind]
    columns = _columns(shape) | dict.fromkeys(_derived(Claims()).get(kind, {}), "VARCHAR")
    given = {column[0] for column in database.execute(f"DESCRIBE {query}").fetchall()}
    defaults = {field.name: field.default for field in fields(shape)}
    directory.mkdir(parents=True, exist_ok=True)
    chosen = []
    for name, type_ in columns.items():
        default = defaults.get(name)
        value = f'"{name}"' if name in given else "NULL" if default in (None, MISSING) else quoted(default)
        chosen.append(f'CAST({value} AS {type_}) AS "{name}"')
    keep(database, f"SELECT {', '.join(chosen)} FROM ({query})", directory / f"{kind}.parquet")


def load(directory: Path, films: Collection[str] | None = None) -> Claims:
    """The claims that :func:`write` put into this directory; those on some films alone where their keys are given."""
    from generique.parquet import connect, quoted, stage

    read: dict[str, tuple[Any, ...]] = {}
    with connect() as database:
        if films is not None:
            stage(database, "wanted", {"film": "VARCHAR"}, ((film,) for film in films))
        for kind, shape in _KINDS.items():
            columns = _columns(shape)
            chosen = ", ".join(f'"{column}"' for column in columns)
            query = f"SELECT {chosen} FROM read_parquet({quoted(directory / f'{kind}.parquet')}, file_row_number = true) AS said"
            key = "key" if kind == "films" else "film"
            if films is not None and key in columns:
                query += f" SEMI JOIN wanted ON said.{key} = wanted.film ORDER BY file_row_number"
            rows = database.execute(query).fetchall()
            if "VARCHAR[]" in columns.values():
                rows = [
                    tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in rows
                ]
            read[kind] = tuple(shape(*row) for row in rows)
    return Claims(**read)


def _columns(shape: type) -> dict[str, str]:
    """The columns of a kind of claim and their DuckDB types."""
    return {name: _TYPES.get(hint, "VARCHAR") for name, hint in get_type_hints(shape).items()}


def _derived(claims: Claims) -> dict[str, dict[str, Callable[[Any], str | None]]]:
    """The columns beside the fields: kind → column → how it follows from a claim."""
    ids = own_ids(claims.credits)

    def folded(claim: Credit | Statement) -> str | None:
        return None if claim.agent is None else fold(claim.agent)

    def titled(film: FilmMention) -> str:
        return fold(film.title or "")

    def keyed(film: FilmMention) -> str:
        return fold(film.key)

    def agent_id(statement: Statement) -> str | None:
        if statement.agent is None:
            return None
        return ids.get((statement.film, statement.agent_kind, fold(statement.agent)))

    def words(residue: Residue) -> str:
        return fold(residue.text)

    return {
        "films": {"folded": titled, "key_folded": keyed},
        "credits": {"folded": folded},
        "statements": {"folded": folded, "own_id": agent_id},
        "residue": {"folded": words},
    }


def _rows(
    claims: tuple[Any, ...], shape: type, more: tuple[Callable[[Any], str | None], ...]
) -> Iterator[tuple[object, ...]]:
    names = [field.name for field in fields(shape)]
    for claim in claims:
        yield *(getattr(claim, name) for name in names), *(derive(claim) for derive in more)

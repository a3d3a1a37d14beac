"""The rows of a table in its owner's columns → rows of the general one, all at once in SQL.

Each distinct text of a column of names is understood once, in Python (:mod:`generique.read.credited`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from generique.parquet import SQUEEZED, connect, keep, quoted, stage
from generique.read.credited import Entry
from generique.stored import Stored
from generique.text import fold

_AGENT = {"agent_name": "said.name", "agent_kind": "said.kind", "role": "said.role"}
_MEANT = {"entry": "INTEGER", "text": "VARCHAR", "nth": "INTEGER"} | {
    "name": "VARCHAR",
    "kind": "VARCHAR",
    "once": "BOOLEAN",
    "folded": "VARCHAR",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What general columns are made of: columns of the file joined by a space, and a text put before; or one text for all."""

    made_of: Mapping[str, tuple[str, ...]]
    prefix: Mapping[str, str]
    always: Mapping[str, str]

    def columns(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The general columns as SQL; ``cells`` is what the columns of the file are called in it."""
        found = {name: quoted(text) for name, text in self.always.items()}
        made = {name: self._made(name, [cells[one] for one in of]) for name, of in self.made_of.items()}
        return made | {name: text for name, text in found.items() if name not in made}

    def _made(self, name: str, cells: Sequence[str]) -> str:
        parts = ", ".join(("NULL", *(f"nullif(squeezed({cell}), '')" for cell in cells)))
        # “L'” needs no space after it.
        joined = f"regexp_replace(concat_ws(' ', {parts}), '([''’]) ', '\\1', 'g')"
        text = cells[0] if len(cells) == 1 else joined
        if name not in self.prefix:
            return text
        return f"CASE WHEN squeezed({text}) = '' THEN {text} ELSE {quoted(self.prefix[name])} || {text} END"


def mapped(rows: Stored, shape: Shape, entries: Sequence[Entry]) -> Stored:
    """The rows in general columns; a row that names several agents becomes several."""
    cells = dict(zip(rows.columns, rows.cells, strict=True))
    columns = shape.columns(cells)
    with connect() as database:
        database.execute(f"CREATE MACRO {SQUEEZED}")
        database.execute(
            f"""CREATE VIEW row AS SELECT file_row_number AS n, * FROM
            read_parquet({quoted(rows.path)}, file_row_number = true)"""
        )
        source = "row"
        if entries:
            _speak(database, cells, columns, entries)
            columns |= _AGENT
            source = "row LEFT JOIN said USING (n) ORDER BY n, entry, nth"
        made = Stored(tuple(columns))
        chosen = ", ".join(
            f"CASE WHEN wrong IS NULL THEN coalesce({value}, '') ELSE '' END AS {cell}"
            for value, cell in zip(columns.values(), made.cells, strict=True)
        )
        keep(database, f"SELECT place, wrong, {chosen} FROM {source}", made.path, passing=True)
    return made


def _speak(
    database: DuckDBPyConnection,
    cells: Mapping[str, str],
    columns: Mapping[str, str],
    entries: Sequence[Entry],
) -> None:
    """Make the table ``said``: who is named in which row, in the order of the entries and of their fields."""

    def meant() -> Iterator[tuple[object, ...]]:
        for number, entry in enumerate(entries):
            query = f"SELECT DISTINCT {cells[entry.column]} FROM row WHERE wrong IS NULL"
            texts = [text for (text,) in database.execute(query).fetchall()]
            told = entry.knowing(texts)
            for text in texts:
                for nth, agent in enumerate(told.agents(text)):
                    yield number, text, nth, *agent, fold(agent.name)

    stage(database, "meant", _MEANT, meant())
    title = columns.get("film_title", "''")
    titles = database.execute(f"SELECT DISTINCT {title} FROM row").fetchall()
    columns_of_titles = {"title": "VARCHAR", "folded": "VARCHAR"}
    stage(database, "titled", columns_of_titles, ((text, fold(text)) for (text,) in titles))
    film = f"coalesce(nullif({columns.get('film_id', quoted(''))}, ''), titled.folded)"
    found = " UNION ALL ".join(
        f"""SELECT n, meant.*, {film} AS film,
            {cells[entry.role_column] if entry.role_column else quoted(entry.role)} AS role
        FROM row JOIN meant ON meant.entry = {number} AND meant.text = {cells[entry.column]}
        JOIN titled ON titled.title = {title}
        WHERE wrong IS NULL {"".join(_only(cells[name], wanted) for name, wanted in entry.where)}"""
        for number, entry in enumerate(entries)
    )
    database.execute(
        f"""CREATE TEMP TABLE said AS SELECT n, entry, nth, name, kind, role FROM ({found})
        QUALIFY NOT once OR 1 = row_number() OVER (PARTITION BY film, role, folded ORDER BY n, entry, nth)"""
    )


def _only(cell: str, wanted: Sequence[str]) -> str:
    return f" AND list_contains([{', '.join(map(quoted, wanted))}]::VARCHAR[], squeezed({cell}))"

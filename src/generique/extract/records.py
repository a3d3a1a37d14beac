"""The general credits table → claims: who did what on which film, and the facts of films and agents.

Columns: ``film_title, film_year, film_id, agent_name, agent_id, agent_kind, role, character, order``, and any
``film_x`` or ``agent_x`` where x is a property (``film_running_time``), an attribute that the vocabulary knows
(``film_visa``, ``film_pays``) or the scheme of an identifier; ``film_year:agrément`` says of which kind the year is.
What is not understood is residue.

Each distinct text is understood once, in Python (:mod:`generique.extract.cells`), and DuckDB joins it with the
rows that hold it (:mod:`generique.extract.columnar`): a table of ten rows and one of ten million go the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_type_hints

from duckdb import DuckDBPyConnection

from generique import claims as on_disk
from generique.extract import cells
from generique.extract.columnar import (
    CREDITS,
    ENTRIES,
    FILMS,
    IDS,
    LEFT_OUT,
    PROBLEMS,
    RESIDUE,
    Cells,
    Column,
    residue,
    statements,
)
from generique.model import Claims, Records
from generique.parquet import SQUEEZED, connect, keep, quoted, stage
from generique.stored import Stored

PROBLEMS_FILE = "problems.parquet"
_TYPES = {int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN"}


def claims(records: Records) -> Claims:
    """All that a general credits table says.

    >>> from generique.model import Row
    >>> row = Row({"film_title": "Victoire", "agent_name": "FAVE Alice", "role": "Direction photo"}, "row 2")
    >>> found = claims(Records(("film_title", "agent_name", "role"), (row,)))
    >>> [(credit.film, credit.role, credit.agent) for credit in found.credits]
    [('victoire', 'director-of-photography', 'Alice Fave')]
    """
    with TemporaryDirectory(prefix="generique-") as folder:
        write(records, Path(folder))
        return on_disk.load(Path(folder))


def write(records: Records, directory: Path) -> None:
    """Write the claims of a table as :func:`generique.claims.write` would. The header is position 1.

    ``problems.parquet`` beside them lists what is wrong with rows: place, what, and the text.
    """
    rows = records.rows if isinstance(records.rows, Stored) else Stored.of(records.columns, records.rows)
    table = Cells(records.columns)
    with connect() as database, TemporaryDirectory(prefix="generique-") as folder:
        database.execute(f"CREATE MACRO {SQUEEZED}")
        database.execute(
            f"""CREATE VIEW row AS SELECT CAST(file_row_number + 2 AS INTEGER) AS position, *
            FROM read_parquet({quoted(rows.path)}, file_row_number = true)"""
        )
        _understand(database, table)
        entries = Path(folder) / "entries.parquet"
        keep(database, ENTRIES.format_map(table.sql), entries, passing=True)
        database.execute(f"CREATE VIEW entry AS FROM read_parquet({quoted(entries)})")
        _facts(database, table.facts)
        database.execute(LEFT_OUT)
        database.execute(f"CREATE TEMP TABLE residue AS {residue(table)}")
        _lookup(database, "told", cells.Folded, "SELECT DISTINCT text FROM residue", cells.folded)
        _lookup(
            database, "keyed", cells.Folded, "SELECT DISTINCT film FROM entry WHERE film <> ''", cells.folded
        )
        for kind, query in (
            ("films", FILMS),
            ("credits", CREDITS),
            ("statements", statements(table.facts)),
            ("residue", RESIDUE),
            ("parts", "SELECT 0 WHERE false"),
        ):
            on_disk.keep_rows(database, kind, query, directory)
        keep(database, PROBLEMS, directory / PROBLEMS_FILE)


def _understand(database: DuckDBPyConnection, table: Cells) -> None:
    """What the titles, names, headings and kinds of the table mean."""
    sql = table.sql
    _lookup(database, "titled", cells.Titled, f"SELECT DISTINCT {sql['film_title']} FROM row", cells.titled)
    kind, heading = (f"squeezed({sql[name]})" for name in ("agent_kind", "role"))
    _lookup(database, "headed", cells.Headed, f"SELECT DISTINCT {heading} FROM row", cells.headed)
    _lookup(database, "kinded", cells.Kinded, f"SELECT DISTINCT {kind} FROM row", cells.kinded)
    _lookup(
        database,
        "named",
        cells.Named,
        f"""SELECT {sql["agent_name"]}, bool_or(kinded.kind IS NULL)
        FROM row JOIN kinded ON kinded.cell = {kind} GROUP BY ALL""",
        cells.named,
    )


def _facts(database: DuckDBPyConnection, columns: Iterable[Column]) -> None:
    """The table ``said``: what each distinct cell of the columns that state facts says; ``unread``: what it does not."""

    def said() -> Iterator[tuple[object, ...]]:
        for column in columns:
            query = f"SELECT DISTINCT {column.cell} AS cell FROM entry WHERE cell <> ''"
            for (cell,) in _rows(database, query):
                for found in column.read(cell):
                    yield column.rank, *found

    stage(database, "said", {"rank": "INTEGER", **_columns(cells.Said)}, said())
    database.execute("CREATE TEMP TABLE unread AS FROM said WHERE property IS NULL")
    database.execute(IDS)


def _lookup(
    database: DuckDBPyConnection,
    name: str,
    shape: type[Any],
    query: str,
    understood: Callable[..., tuple[Any, ...] | None],
) -> None:
    """Make a temporary table of what each row of a query means, one row of the shape for each."""
    found = (understood(*row) for row in _rows(database, query))
    stage(database, name, _columns(shape), (one for one in found if one is not None))


def _rows(database: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    found = database.execute(query)
    while some := found.fetchmany(10_000):
        yield from some


def _columns(shape: type[Any]) -> dict[str, str]:
    hints = get_type_hints(shape)
    return {name: _TYPES.get(hints[name], "VARCHAR") for name in shape._fields}

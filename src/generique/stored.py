"""Rows of a table on disk: a sequence of rows that takes no memory, and a Parquet file that SQL can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import overload
from weakref import finalize

from generique.model import Row

FILE = "rows.parquet"


class Stored(Sequence[Row]):
    """The rows of a table; its file goes when nobody holds them any more.

    The file has the columns ``place``, ``wrong`` (why a row is none, else NULL) and c0, c1 … in the order of the
    header; no cell is NULL.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        folder = mkdtemp(prefix="generique-")
        finalize(self, rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / FILE

    @classmethod
    def of(cls, columns: Sequence[str], rows: Iterable[Row]) -> Stored:
        """Write rows down.

        >>> rows = Stored.of(("film_title",), [Row({"film_title": "Victoire"}, "row 2")])
        >>> rows[0].place, list(rows) == [Row({"film_title": "Victoire"}, "row 2")]
        ('row 2', True)
        """
        from generique.parquet import connect, keep, stage  # by need: documents are read without a database

        made = cls(columns)
        cells = ((row.place, row.wrong, *(row.values.get(name, "") for name in made.columns)) for row in rows)
        with connect() as database:
            stage(database, "row", dict.fromkeys(("place", "wrong", *made.cells), "VARCHAR"), cells)
            keep(database, "FROM row", made.path)
        return made

    @property
    def cells(self) -> tuple[str, ...]:
        """What the columns are called in the file."""
        return tuple(f"c{number}" for number in range(len(self.columns)))

    def __iter__(self) -> Iterator[Row]:
        from generique.parquet import connect, quoted

        chosen = ", ".join(("place", "wrong", *self.cells))
        with connect() as database:
            found = database.execute(f"SELECT {chosen} FROM read_parquet({quoted(self.path)})")
            while some := found.fetchmany(10_000):
                for place, wrong, *values in some:
                    yield Row(dict(zip(self.columns, values, strict=True)), place, wrong)

    def __len__(self) -> int:
        from generique.parquet import connect, quoted

        with connect() as database:
            count = database.execute(f"SELECT count(*) FROM read_parquet({quoted(self.path)})")
            return int(count.fetchall()[0][0])

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return tuple(self)[index]
        at = index if index >= 0 else len(self) + index
        found = next(islice(self, at, None), None) if at >= 0 else None
        if found is None:
            raise IndexError(index)
        return found

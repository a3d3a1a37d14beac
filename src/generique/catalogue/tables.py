"""The tables of a build, for those who think in tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generique.errors import GeneriqueError, NotFoundError

if TYPE_CHECKING:  # imported when a table is asked for
    import duckdb


class Tables:
    """Films, agents, contributions, credits, statements, residue, sources: each a DuckDB relation.

    ``catalogue.tables["credits"].filter("role = 'editor'").fetchall()``; ``.frame("credits")`` is a pandas frame.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def __iter__(self) -> Iterator[str]:
        from generique.parquet import names

        return iter(names(self.directory))

    def __getitem__(self, name: str) -> duckdb.DuckDBPyRelation:
        import duckdb

        from generique.parquet import parts

        if name not in tuple(self):
            raise NotFoundError(f"there is no table “{name}”", suggestions=tuple(self))
        return duckdb.connect().read_parquet([str(path) for path in parts(self.directory, name)])

    def frame(self, name: str) -> Any:
        """A table as a pandas frame."""
        try:
            return self[name].df()
        except ImportError as error:
            raise GeneriqueError("frames need pandas", do="pip install generique[notebook]") from error

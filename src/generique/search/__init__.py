"""The names of a build: from what people type to the entity they mean. Cheap to import: SQLite alone."""

from __future__ import annotations

from pathlib import Path

from generique.changes import Change
from generique.search.entities import AGENTS, FILMS, Entity, Found, key
from generique.search.names import Names

__all__ = ["AGENTS", "FILMS", "Entity", "Found", "Names", "build", "key"]


def build(tables_dir: Path, target: Path, before: Path | None = None, change: Change | None = None) -> None:
    """Write the index of the names in these tables to a new file; the same rows for the same tables.

    Where it is known what has ``change``d since the index ``before``, the names of all others are taken over.
    """
    from generique.search.making import make

    make(tables_dir, target, before, change)

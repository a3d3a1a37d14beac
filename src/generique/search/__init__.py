"""The names of a build: from what people type to the entity they mean. Cheap to import: SQLite alone."""

from __future__ import annotations

from pathlib import Path

from generique.search.entities import AGENTS, FILMS, Entity, Found, key
from generique.search.names import Names

__all__ = ["AGENTS", "FILMS", "Entity", "Found", "Names", "build", "key"]


def build(tables_dir: Path, target: Path) -> None:
    """Write the index of the names in these tables to a new file; the same bytes for the same tables."""
    from generique.search.making import make

    make(tables_dir, target)

"""The names of a build: from what people type to the entity they mean. Cheap to import: SQLite alone."""

from generique.search.names import AGENTS, FILMS, Entity, Found, Names, key

__all__ = ["AGENTS", "FILMS", "Entity", "Found", "Names", "key"]

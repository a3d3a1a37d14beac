"""Looking names up in ``names.sqlite``: exactly, nearly, or by how they begin."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType

from generique.errors import AmbiguousError, GeneriqueError, NotFoundError
from generique.namespaces import BASE, local
from generique.search.entities import AGENTS, FILMS, Entity, Found, key
from generique.text import fold

_LAST = "\U0010ffff"  # sorts after every letter: the end of “all that begins with”
_SUGGESTIONS = 3


class Names:
    """The search index of a build, read-only; made by :func:`generique.search.build`.

    Whatever takes a ``kinds`` looks only among those (``FILMS``, ``AGENTS``); empty means all.
    """

    def __init__(self, database: sqlite3.Connection, base: str = BASE) -> None:
        self._database, self._base = database, base

    @classmethod
    def open(cls, path: Path, base: str = BASE) -> Names:
        """Open an index that nobody changes any more; ``base`` is what the catalogue's IRIs start with."""
        if not path.is_file():
            raise GeneriqueError("no index of names", where=str(path), do="run `generique build`")
        uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        try:
            database.execute("PRAGMA schema_version")  # reads the head of the file
        except sqlite3.DatabaseError as error:
            raise GeneriqueError(f"damaged: {error}", where=str(path), do="run `generique build`") from error
        return cls(database, base)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Names:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, id: str) -> Entity | None:
        """The entity of an id or IRI; an id that was merged into another gives that other."""
        asked = local(id.strip(), self._base)
        row = self._database.execute(
            "SELECT id, kind, name, year, films FROM entities"
            " WHERE id = coalesce((SELECT id FROM aliases WHERE alias = ?), ?)",
            (asked, asked),
        ).fetchone()
        return row and Entity(*row)

    def lookup(self, text: str, kinds: Collection[str] = (), year: int | None = None) -> Entity:
        """The one entity that an id, an IRI or an exact name (case and accents apart) means.

        Several: :class:`AmbiguousError` with the candidates. None: :class:`NotFoundError` with near names.
        """
        known = self.get(text)
        if known is not None:
            if kinds and known.kind not in kinds:
                raise NotFoundError(f"{known.id} is a {known.kind}, not a {_either(kinds)}")
            return known
        named = self._named(text, kinds)
        fitting = [entity for entity in named if year is None or entity.year == year]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise AmbiguousError(text, tuple((one.name, one.id, one.year, one.films) for one in fitting))
        if named:
            years = ", ".join(str(one.year or "no year") for one in named)
            raise NotFoundError(f"no {_either(kinds)} “{text}” of {year} (there is: {years})")
        near = dict.fromkeys(found.name for found in self.find(text, 2 * _SUGGESTIONS, kinds))
        raise NotFoundError(f"no {_either(kinds)} is called “{text}”", suggestions=tuple(near)[:_SUGGESTIONS])

    def _named(self, text: str, kinds: Collection[str]) -> list[Entity]:
        """All entities with exactly this name, the one with most films first."""
        rows = self._database.execute(
            "SELECT e.id, e.kind, e.name, e.year, e.films FROM forms JOIN entities e USING (id)"
            " WHERE folded = ? ORDER BY e.films DESC, e.year, e.id",
            (key(text),),
        )
        return [entity for entity in map(Entity._make, rows) if not kinds or entity.kind in kinds]

    def find(self, text: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Found]:
        """The entities whose names come near a text, best first; typing errors are forgiven."""
        from generique.search.near import near

        return near(self._database, key(text), limit, kinds)

    def complete(self, prefix: str, kinds: Collection[str] = (), n: int = 20) -> list[str]:
        """The first ``n`` names, in the order of the alphabet, that begin so."""
        names: dict[str, None] = {}
        for name, kind in self._beginning(fold(prefix)):
            if not kinds or kind in kinds:
                names[name] = None
            if len(names) == n:
                break
        return list(names)

    def _beginning(self, folded: str) -> Iterator[tuple[str, str]]:
        return self._database.execute(
            "SELECT e.name, e.kind FROM forms JOIN entities e USING (id)"
            " WHERE folded >= ? AND folded < ? ORDER BY folded, id",
            (folded, folded + _LAST),
        )


def _either(kinds: Collection[str]) -> str:
    """
    >>> _either(AGENTS)
    'person or organization'
    """
    return " or ".join(kinds or (*FILMS, *AGENTS))

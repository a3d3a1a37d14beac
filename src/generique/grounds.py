"""What a build's identity rests on, kept with the build: mentions, decisions, doubts and judgements.

Four small tables beside those of the claims. They change nothing of what a build answers; they say why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generique.errors import GeneriqueError


class Mention(NamedTuple):
    """A film or an agent as one source names it, and the entity it was taken for.

    ``reference`` (``source/1#victoire/marah-ostier``) and ``id`` name this mention alone, whatever is decided;
    ``film`` is the mention of the film; ``roles`` are those held there, joined with “|”; ``first`` is the earliest
    mention that the source numbers alike, itself where there is none.
    """

    mention: str
    reference: str
    id: str
    entity: str
    kind: str
    name: str
    accession: int
    source: str
    position: int
    place: str
    film: str
    roles: str
    first: str = ""


class Decision(NamedTuple):
    """Two mentions that were joined (“same”) or kept apart (“different”), and by what.

    ``row`` is that of the judgement which decided, None where the evidence did.
    """

    left: str
    right: str
    verdict: str
    score: float
    reason: str
    judged: bool
    row: int | None


class Doubt(NamedTuple):
    """Two mentions that may be one and were not joined; ``reason`` says what speaks for it."""

    left: str
    right: str
    score: float
    reason: str


class Judged(NamedTuple):
    """A judgement in force: its row, and the mentions it was placed on. ``honoured`` is false where it
    contradicts others."""

    row: int
    date: str
    who: str
    verdict: str
    kind: str
    left: str
    right: str
    reason: str
    left_mention: str
    right_mention: str
    honoured: bool


NUMBERED = "same id in the same source"
"""Why two mentions are one that their source numbers alike: it is not written down for each."""

_TYPES = {int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN"}
_TABLES: dict[str, type[Any]] = {
    "mentions": Mention,
    "decisions": Decision,
    "doubts": Doubt,
    "judgements": Judged,
}
TABLES = tuple(_TABLES)


class Grounds:
    """The mentions of a build in order (accession, position), its decisions, doubts and judgements."""

    def __init__(
        self,
        mentions: Iterable[Mention],
        decisions: Iterable[Decision] = (),
        doubts: Iterable[Doubt] = (),
        judgements: Iterable[Judged] = (),
    ) -> None:
        self.mentions = tuple(sorted(mentions, key=lambda one: (one.accession, one.position, one.mention)))
        every = {*decisions, *self._numbered()}
        self.decisions = tuple(sorted(every, key=lambda one: (one.left, one.right, one.row or 0, one)))
        self.doubts = tuple(sorted(doubts))
        self.judgements = tuple(sorted(judgements))

    @cached_property
    def by_key(self) -> Mapping[str, Mention]:
        """The mentions by their keys."""
        return {one.mention: one for one in self.mentions}

    def _numbered(self) -> Iterator[Decision]:
        """Each mention is tied to the earliest that its source numbers alike, unless they were kept apart."""
        for one in self.mentions:
            first = self.by_key.get(one.first)
            if first and first is not one and first.entity == one.entity:
                yield Decision(first.mention, one.mention, "same", 1.0, NUMBERED, False, None)

    @cached_property
    def by_entity(self) -> Mapping[str, list[Mention]]:
        """The mentions of each entity, the earliest first."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for one in self.mentions:
            found[one.entity].append(one)
        return found

    @cached_property
    def named(self) -> Mapping[str, Mention]:
        """How a judgement may name a mention: its reference, its id, or the plain id it is first to bear."""
        found: dict[str, Mention] = {}
        for one in self.mentions:
            found.setdefault(one.id.rpartition("-")[0], one)
        for one in self.mentions:
            found.setdefault(one.id, one)
            found.setdefault(one.reference, one)
        return found

    def own_name(self, mention: Mention) -> str:
        """How to name a mention in a file: the plain id where it is its own, else the reference."""
        plain = mention.id.rpartition("-")[0]
        return plain if self.named[plain] is mention else mention.reference

    def write(self, directory: Path) -> None:
        """Write the four tables as Parquet files; the same grounds give the same bytes."""
        from typing import get_type_hints

        from generique.parquet import connect, keep, stage

        with connect() as database:
            for name, shape in _TABLES.items():
                hints = get_type_hints(shape)
                columns = {column: _sql_type(hint) for column, hint in hints.items()}
                stage(database, name, columns, getattr(self, name))
                keep(database, f"FROM {name}", directory / f"{name}.parquet")

    @classmethod
    def load(cls, directory: Path, entities: Iterable[str] | None = None) -> Grounds:
        """The grounds in the tables of a build; of some entities alone where they are given.

        Raises GeneriqueError for a build made before they were kept.
        """
        from generique.parquet import connect, scan, stage

        missing = [name for name in TABLES if not (directory / f"{name}.parquet").exists()]
        if missing:
            raise GeneriqueError(
                f"this build does not say why: {missing[0]} is missing",
                where=str(directory),
                do="run `generique build`",
            )
        found = []
        with connect() as database:
            for name in TABLES:
                database.execute(f"CREATE VIEW {name} AS FROM {scan(directory, name)}")
            if entities is not None:
                stage(database, "wanted", {"entity": "VARCHAR"}, ((entity,) for entity in sorted(entities)))
                database.execute("CREATE TEMP TABLE of AS FROM mentions SEMI JOIN wanted USING (entity)")
            for name, shape in _TABLES.items():
                columns = ", ".join(f't."{column}"' for column in shape._fields)
                some = "" if entities is None else f"SEMI JOIN of ON {_OF[name]} = of.mention"
                rows = database.execute(f"SELECT {columns} FROM {name} AS t {some}").fetchall()
                found.append([shape(*row) for row in rows])
        return cls(*found)


# How a row of each table is found for some entities: by the (first) mention that it speaks of.
_OF = {
    "mentions": "t.mention",
    "decisions": 't."left"',
    "doubts": 't."left"',
    "judgements": "t.left_mention",
}


def _sql_type(hint: object) -> str:
    if hint == int | None:
        return "INTEGER"
    return _TYPES.get(hint, "VARCHAR") if isinstance(hint, type) else "VARCHAR"

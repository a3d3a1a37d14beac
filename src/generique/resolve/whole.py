"""Resolution of a whole catalogue from the claims on disk: the same outcome as :func:`generique.resolve.resolve`.

Only mentions that must be compared become records; those that a source numbers are grouped and named by DuckDB.
Namesakes that a source numbers apart are not listed in the table of decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from generique import claims
from generique.changes import Change
from generique.layout import size
from generique.parquet import connect, stage
from generique.resolve import decide, doubts_of, scope, selecting, settled
from generique.resolve.cluster import Clusters, Link
from generique.resolve.judgements import Judgement, apply
from generique.resolve.known import known
from generique.resolve.records import Record, records
from generique.resolve.scope import Earlier


class _Spot(NamedTuple):
    """A mention that a judgement names."""

    mention: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Compared:
    """The records that were compared, their groups, and the links between them."""

    records: list[Record]
    groups: Clusters
    joined: list[Link]
    open: list[Link]
    bars: list[Link]


def resolve(
    sources: Mapping[int, Path],
    judgements: Iterable[Judgement],
    withheld: Iterable[str],
    directory: Path,
    earlier: Earlier | None = None,
) -> tuple[list[str], Change | None]:
    """Resolve the claims in these folders (accession → folder): the judgements not honoured, in words, and what changed.

    ``directory`` receives the identity (:mod:`generique.mentions`), its grounds (:mod:`generique.grounds`), and what
    the next build starts from, as this one from an ``earlier`` one, where nobody is withheld in either. Where the change
    is known, the identity is that of the mentions it is about.
    """
    judged = tuple(judgements)
    directory.mkdir(parents=True, exist_ok=True)
    with connect() as database, known(database, sources):
        named = _named(database, judged)
        problems, found = _compare(database, sources, judged, named)
        asked = {
            frozenset((named[one.left].mention, named[one.right].mention))
            for one in judged
            if one.left in named and one.right in named
        }
        columns = {"mention": "VARCHAR", "head": "VARCHAR"}
        stage(database, "compared", columns, _heads(found))
        problems += settled.name(database, {mention for pair in asked for mention in pair}, withheld)
        change = scope.narrow(database, sources, directory, earlier)
        kept = [link for link in found.open if found.groups.parted(link.left, link.right)]
        settled.write(
            database,
            directory,
            {accession: size(folder) for accession, folder in sources.items()},
            change.before if change else None,
            judgements=judged,
            joined=found.joined,
            bars=[*found.bars, *kept],
            doubts=doubts_of(found.records, found.groups, found.open, asked),
        )
    return problems, change


def _heads(found: _Compared) -> Iterator[tuple[str, str]]:
    """Each mention with the earliest of its group; the records stand in their order."""
    first: dict[str, str] = {}
    for record in found.records:
        yield record.mention, first.setdefault(found.groups.root(record.mention), record.mention)


def _named(database: DuckDBPyConnection, judged: Iterable[Judgement]) -> dict[str, _Spot]:
    """The mentions that judgements speak of: by plain id, the first to bear it, else by id or reference."""
    texts = sorted({text for one in judged for text in (one.left, one.right)})
    stage(database, "asked", {"text": "VARCHAR"}, ((text,) for text in texts))
    if not texts:
        return {}
    rows = database.execute(
        """SELECT text, mention, kind FROM (
            SELECT text, 0 AS rank, mention.* FROM asked JOIN mention ON plain = text
            UNION ALL SELECT text, 1, mention.* FROM asked JOIN mention ON id = text
            UNION ALL SELECT text, 1, mention.* FROM asked JOIN mention ON reference = text)
        QUALIFY 1 = row_number() OVER (PARTITION BY text ORDER BY rank, accession, position, mention)"""
    ).fetchall()
    return {text: _Spot(mention, kind) for text, mention, kind in rows}


def _compare(
    database: DuckDBPyConnection,
    sources: Mapping[int, Path],
    judged: tuple[Judgement, ...],
    named: Mapping[str, _Spot],
) -> tuple[list[str], _Compared]:
    """Compare what must be compared: films first, then agents, knowing the films."""
    loaded: dict[str, Record] = {}
    several = selecting.prepare(database, {spot.mention for spot in named.values()})
    if several:
        selecting.films(database)
    first = _records(database, sources, loaded)
    groups = Clusters(())
    for record in first:
        groups.add(record.mention, decide.labels(record))
    problems = apply(judged, groups, named)
    film_records = [record for record in first if record.kind == "film"]
    films = decide.films(groups, film_records)
    if several:
        together = (record.mention for record in film_records if groups.size(record.mention) > 1)
        selecting.agents(database, together)
    selecting.close(database)
    every = _records(database, sources, loaded)
    for record in every:
        groups.add(record.film, {})
        groups.add(record.mention, decide.labels(record))
    agents = decide.agents(groups, [record for record in every if record.kind != "film"])
    return problems, _Compared(
        every,
        groups,
        [*films.joined, *agents.joined],
        [*films.open, *agents.open],
        [*films.bars, *agents.bars],
    )


def _records(
    database: DuckDBPyConnection, sources: Mapping[int, Path], loaded: dict[str, Record]
) -> list[Record]:
    """The records of all mentions chosen; ``loaded`` keeps those made."""
    rows = database.execute(
        "SELECT DISTINCT mention, accession, key FROM mention SEMI JOIN chosen USING (mention)"
    ).fetchall()
    chosen = {mention for mention, _, _ in rows}
    missing: dict[int, set[str]] = defaultdict(set)
    for mention, accession, key in rows:
        if mention not in loaded:
            missing[accession].add(key)
    for accession, keys in sorted(missing.items()):
        for record in records(accession, claims.load(sources[accession], keys), chosen):
            loaded[record.mention] = record
    return sorted((loaded[mention] for mention in chosen), key=lambda record: record.order)

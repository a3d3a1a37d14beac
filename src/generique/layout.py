"""How the rows of the tables of a build are spread over files, and how a table is renewed where little has changed.

Small tables are one file. Rows of claims stand in the order of sources: those of a large source fill files of their
own, neighbouring small sources share one. A file in which no row is another is linked from the build before.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from generique.changes import ABOUT, Before, Change
from generique.parquet import THEN, keep, parts, quoted, stage

LARGE = 1 << 20
"""Bytes of claims from which on a source has files of its own."""
STEP = 100_000
"""Places of a large source in one file."""


def size(claims: Path) -> int:
    """How large a source is: the bytes of its claims."""
    return sum((claims / f"{kind}.parquet").stat().st_size for kind in ("films", "credits", "statements"))


def is_large(claims: Path) -> bool:
    """Whether a source is worth tables of its own."""
    return size(claims) >= LARGE


def about(database: DuckDBPyConnection, change: Change) -> None:
    """Make the views ``touched`` and ``changed``, of which ``ABOUT`` speaks."""
    for name, path in (("touched", change.entities), ("changed", change.sources)):
        database.execute(f"CREATE VIEW {name} AS FROM read_parquet({quoted(path)})")


def segments(sizes: Mapping[int, int]) -> dict[int, int]:
    """The first source of the files in which each source stands: a large one is alone. One more at the end moves no other.

    >>> segments({1: 10, 2: LARGE, 3: 10, 4: 10})
    {1: 1, 2: 2, 3: 3, 4: 3}
    """
    found: dict[int, int] = {}
    base, filled = None, 0
    for accession in sorted(sizes):
        if base is None or filled + sizes[accession] >= LARGE:
            base, filled = accession, 0
        filled += sizes[accession]
        found[accession] = base
    return found


class _Spread(NamedTuple):
    """A way to spread rows over parts (“000002-0003”: those of source 2, and of some after it, the fourth).

    ``part`` is SQL that names the part of a row; ``first`` is the part that is always there. Parts that begin with one
    of ``steady`` hold the rows of the same sources as before; ``moved`` are those that may hold others, with the
    beginnings of the parts in which these stood.
    """

    part: str
    first: str
    steady: frozenset[str]
    moved: Mapping[str, frozenset[str]]


class Files:
    """The files of the tables of one build, written through a database that holds the rows."""

    def __init__(
        self, database: DuckDBPyConnection, target: Path, sizes: Mapping[int, int], before: Before | None
    ) -> None:
        self._database, self._target, self._before = database, target, before
        buckets = _spread_over(database, sizes)
        there = segments(before.sizes if before else {})
        here, once = _members(segments(sizes)), _members(there)
        same = {base for base, members in here.items() if once.get(base) == members}
        whole = frozenset((_base(0),))
        numbers = () if before and buckets == _buckets(before.sizes) else range(buckets)
        self._spreads = {
            "whole": _Spread(f"'{_part(0)}'", _part(0), whole, {}),
            "claims": _Spread(
                "part_in(source, position)",
                _part(min(here)),
                frozenset(map(_base, same)),
                {
                    _part(base): frozenset(_base(there[one]) for one in members if one in there)
                    for base, members in here.items()
                    if base not in same
                },
            ),
            "films": _Spread(
                f"printf('{_base(0)}-%04d', md5_number_lower(film) % {buckets})",
                _part(0),
                frozenset() if numbers else whole,
                dict.fromkeys((_part(0, number) for number in numbers), whole),
            ),
        }
        self._old_first = _part(min(once)) if once else ""

    def write(self, name: str, query: str, order: str, *, spread: str = "whole", scope: str = "") -> None:
        """Write a table: ``query`` gives its rows in ``scope`` (SQL, by default that of ``ABOUT``), others stay.

        ``spread`` is “whole” (one file), “claims” (by source and position) or “films”. Without a build before, all rows
        are in scope.
        """
        execute, (part, first, steady, moved) = self._database.execute, self._spreads[spread]
        scope = scope or ABOUT.get(name, "true")
        execute(f"CREATE TEMP TABLE fresh AS SELECT *, {part} AS part FROM ({query})")
        files = self._before_of(name, spread) if self._before else {}
        changed = "FROM fresh"
        if files:
            there = f"FROM {_read(files.values(), 'filename = true')} WHERE {scope}"
            some = [Path(path) for (path,) in execute(f"SELECT DISTINCT filename {there}").fetchall()]
            stale = f"FROM {_read(some or files.values())} WHERE {scope}" + ("" if some else " LIMIT 0")
            execute(f"CREATE TEMP TABLE stale AS SELECT *, {part} AS part {stale}")
            changed = "(FROM fresh EXCEPT FROM stale) UNION ALL (FROM stale EXCEPT FROM fresh)"
        found = execute(f"SELECT DISTINCT part FROM ({changed}) WHERE part IS NOT NULL").fetchall()
        renewed = {text for (text,) in found} | moved.keys()
        kept = {text for text in files if _beginning(text) in steady}
        for text in sorted({first} | renewed | kept):
            place = self._target / (f"{name}.parquet" if text == first else f"{name}{THEN}{text}.parquet")
            if text in kept - renewed:
                linked(files[text], place)
                continue
            rows = f"SELECT * EXCLUDE (part) FROM fresh WHERE part = '{text}'"
            if text in kept:
                rows += f" UNION ALL FROM {_read([files[text]])} WHERE NOT coalesce({scope}, false)"
            some = [path for one, path in files.items() if _beginning(one) in moved.get(text, ())]
            if some:
                rows += (
                    f" UNION ALL FROM {_read(some)} WHERE NOT coalesce({scope}, false) AND {part} = '{text}'"
                )
            if not keep(self._database, f"FROM ({rows}) ORDER BY {order}", place) and text != first:
                place.unlink()
        execute("DROP TABLE fresh; DROP TABLE IF EXISTS stale")

    def _before_of(self, name: str, spread: str) -> dict[str, Path]:
        """The files of a table before, by their parts."""
        assert self._before is not None
        first = self._old_first if spread == "claims" else self._spreads[spread].first
        found = {first: self._before.directory / f"{name}.parquet"}
        for path in parts(self._before.directory, name)[1:]:
            found[path.stem.partition(THEN)[2]] = path
        return found


def _spread_over(database: DuckDBPyConnection, sizes: Mapping[int, int]) -> int:
    """Tell a database where claims belong; the number of files for rows that belong to films."""
    columns = dict.fromkeys(("accession", "base", "step"), "BIGINT")
    bases = segments(sizes)
    rows = ((one, bases[one], STEP if size >= LARGE else 1 << 40) for one, size in sizes.items())
    stage(database, "segment", columns, rows)
    database.execute(
        """CREATE TEMP MACRO part_in(said_in, here) AS (
            SELECT printf('%06d-%04d', base, here // step) FROM segment
            WHERE segment.accession = CAST(split_part(said_in, '.', 1) AS BIGINT))"""
    )
    return _buckets(sizes)


def _buckets(sizes: Mapping[int, int]) -> int:
    """One for small catalogues; else a power of two, so that it seldom changes.

    >>> _buckets({1: LARGE - 1}), _buckets({1: 40 * LARGE})
    (1, 32)
    """
    return 1 << (max(sum(sizes.values()) // LARGE, 1).bit_length() - 1)


def _base(base: int) -> str:
    return f"{base:06}"


def _beginning(part: str) -> str:
    return part.partition("-")[0]


def _part(base: int, number: int = 0) -> str:
    return f"{_base(base)}-{number:04}"


def _members(bases: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for accession, base in sorted(bases.items()):
        found[base] = (*found[base], accession)
    return dict(found)


def _read(files: Iterable[Path], *more: str) -> str:
    listed = f"[{', '.join(map(quoted, files))}]"
    return f"read_parquet({', '.join((listed, *more))})"


def linked(file: Path, target: Path) -> None:
    """The same file in another folder, or a copy where the disk knows no links."""
    with suppress(OSError):
        os.link(file, target)
        return
    shutil.copyfile(file, target)

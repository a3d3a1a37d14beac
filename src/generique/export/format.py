"""What an export format is, what it may be asked for, and what of a build it sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from generique.graph.store import Store

Projection = Literal["two-sided", "co-credit"]


class Built(Protocol):
    """The parts of a build that formats are written from."""

    @property
    def store(self) -> Store:
        """The graph, read-only."""

    def about(self) -> Store:
        """As much of the graph as says what the build is made from."""

    @property
    def tables_dir(self) -> Path:
        """The folder of the build's Parquet tables."""

    @property
    def network(self) -> Any:
        """The film–agent network; only the network formats look at it."""

    @property
    def base(self) -> str:
        """The IRI in front of the ids of this catalogue."""

    @property
    def version(self) -> str:
        """The name of the build."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to export: roles, years from–to (both included), sources, films narrow a network; () and None are all."""

    roles: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    sources: tuple[str, ...] = ()
    projection: Projection = "two-sided"
    people_only: bool = False
    films: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One export format: ``write(build, target, options)``.

    The target is a binary file open for writing or, where the format makes ``several`` files, the path of an
    empty folder. ``suffix`` is that of the one file (“.ttl”), or of each of the several. Only what writes the
    ``network`` can be narrowed by options.
    """

    name: str
    suffix: str
    several: bool
    write: Callable[[Built, Any, Options], None]
    network: bool = True

"""What a catalogue needs of a build to answer from it: one on disk, or one published at a service."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generique.asked import Asked
from generique.network.mapped import Arrays

if TYPE_CHECKING:  # opened only by the questions that need them
    from generique.network.arrays import Network
    from generique.search import Names


class Answering(Protocol):
    """The graph to ask, the names to look up, the network to walk, and what the build says of itself."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Base, title, language, counts …"""

    @property
    def version(self) -> str:
        """The name of the build."""

    @property
    def base(self) -> str:
        """What entity IRIs start with."""

    @property
    def store(self) -> Asked:
        """The graph."""

    def about(self, *ids: str) -> Asked:
        """The graph, or the part of it around these films and agents."""

    @property
    def names(self) -> Names:
        """The search index."""

    @property
    def arrays(self) -> Arrays:
        """The arrays of the film–agent network, as they lie on disk."""

    @property
    def network(self) -> Network:
        """The film–agent network."""

    @property
    def tables_dir(self) -> Path:
        """The folder of the Parquet tables."""

    @property
    def graph_dir(self) -> Path:
        """The folder of the graph."""

"""Two ways to write at a service: SPARQL Update, and the Graph Store Protocol. Each may be repeated unharmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from generique.remote.client import Client


class Writer(Protocol):
    """Adds to graphs, deletes them, and forgets what a graph says of a subject."""

    rows: int  # how many triples go at once, if the service takes them

    def add(self, triples: Mapping[str, Sequence[str]]) -> None:
        """Add lines of N-Triples to graphs, in this order."""

    def drop(self, graph: str) -> None:
        """Delete a graph, if it is there."""

    def forget(self, graph: str, subject: str, rest: Iterable[str]) -> None:
        """Delete what a small graph says of a subject; ``rest`` is all that it says of others."""


class ByUpdate:
    """SPARQL 1.1 Update; Virtuoso takes about two thousand triples at once, others any number."""

    rows = 1_000

    def __init__(self, client: Client) -> None:
        self._client = client

    def add(self, triples: Mapping[str, Sequence[str]]) -> None:
        """One request, for all graphs."""
        blocks = "\n".join(f"GRAPH <{graph}> {{\n{''.join(lines)}}}" for graph, lines in triples.items())
        self._client.update(f"INSERT DATA {{\n{blocks}\n}}")

    def drop(self, graph: str) -> None:
        """DROP SILENT GRAPH."""
        self._client.update(f"DROP SILENT GRAPH <{graph}>")

    def forget(self, graph: str, subject: str, rest: Iterable[str]) -> None:
        """DELETE WHERE."""
        self._client.update(f"DELETE WHERE {{ GRAPH <{graph}> {{ <{subject}> ?p ?o }} }}")


class ByGraphStore:
    """The SPARQL 1.1 Graph Store HTTP Protocol."""

    rows = 20_000

    def __init__(self, client: Client, url: str) -> None:
        self._client, self._url = client, url

    def add(self, triples: Mapping[str, Sequence[str]]) -> None:
        """One POST for each graph."""
        for graph, lines in triples.items():
            self._client.store("POST", self._url, graph, "".join(lines).encode())

    def drop(self, graph: str) -> None:
        """PUT of nothing, then DELETE: so that a graph that was not there is no error."""
        self._client.store("PUT", self._url, graph, b"")
        self._client.store("DELETE", self._url, graph)

    def forget(self, graph: str, subject: str, rest: Iterable[str]) -> None:
        """PUT of the rest."""
        self._client.store("PUT", self._url, graph, "".join(rest).encode())

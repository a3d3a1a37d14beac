"""What can be asked in SPARQL, and what comes back: the same for a store, RDF files and a service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from generique.namespaces import Iri

Value = Iri | str | int | float | bool
NOTHING: Mapping[str, Value] = {}


class Rows(NamedTuple):
    """The answer to a SELECT: the names of its columns, and its rows; None where nothing is bound."""

    variables: tuple[str, ...]
    rows: list[tuple[Value | None, ...]]


class Asked(Protocol):
    """The store of a build, RDF files in memory, a SPARQL service. ``bindings`` gives variables their values."""

    def select(self, query: str, bindings: Mapping[str, Value] = NOTHING, *, ours: bool = False) -> Rows:
        """The columns and rows of a SELECT; one that is ``ours`` is not held against a guard."""

    def ask(self, query: str, bindings: Mapping[str, Value] = NOTHING) -> bool:
        """The answer to an ASK."""

    def results(self, query: str, bindings: Mapping[str, Value], format: str) -> bytes:
        """The answer in a format."""

"""A piece of the graph made for one question, where a build has none: the same triples, from the same tables.

It holds some films and agents with everything that stands on their films: what their générique, filmography and
collaborators are answered from. The catalogue, its sources and the vocabulary are in every piece.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from generique.graph import build
from generique.graph.shapes import About
from generique.graph.store import Store
from generique.namespaces import PREFIXES
from generique.parquet import quoted


def excerpt(tables_dir: Path, ids: tuple[str, ...], *, base: str, title: str, licence: str = "") -> Store:
    """The part of the graph of these tables around some films and agents, in memory."""
    with tempfile.TemporaryDirectory(prefix="generique-") as scratch:
        narrowed = _narrowed(ids)
        files = build.write(tables_dir, Path(scratch), About(title, licence, base), narrowed)
        return Store.around(files, PREFIXES)


def _narrowed(ids: tuple[str, ...]) -> dict[str, str]:
    """Which rows of each table (SQL): those on the films that are meant, or that the agents meant worked on."""
    meant = f"({', '.join(map(quoted, ids)) or 'NULL'})"
    films = f"(SELECT film FROM contributions_whole WHERE film IN {meant} OR agent IN {meant})"
    return {
        "sources": "true",
        "films": f"film IN {films} OR film IN {meant}",
        "agents": f"agent IN {meant} OR agent IN (SELECT agent FROM contributions_whole WHERE film IN {films})",
        "contributions": f"film IN {films}",
        "credits": f"film IN {films}",
        "statements": f"entity IN {films} OR entity IN {meant}",
        "residue": "false",
        "aliases": f"entity IN {meant}",
    }

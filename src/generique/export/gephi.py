"""Gephi's own spreadsheets: ``nodes.csv`` and ``edges.csv``, to import one after the other."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from generique.export.format import Built, Format, Options


def write(build: Built, target: Path, options: Options) -> None:
    """Write both files into a folder. Films and agents are tied with weight 1."""
    from generique.network.filters import Filter
    from generique.network.projection import flat

    made = flat(build.network, options.projection, Filter.of(options))
    facts = [name for name in made.node_columns if name != "label"]
    _write(target / "nodes.csv", ("Id", "Label", *facts), made.nodes)
    weighted = "weight" in made.edge_columns
    facts = [name for name in made.edge_columns if name != "weight"]
    edges = (
        (source, end, "Undirected", *(values if weighted else (1, *values)))
        for source, end, *values in made.edges
    )
    _write(target / "edges.csv", ("Source", "Target", "Type", "Weight", *facts), edges)


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


FORMATS = (Format("gephi-csv", ".csv", several=True, write=write),)

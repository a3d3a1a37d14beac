"""Node-link JSON: the collaboration network for the web (d3, sigma, ``networkx.node_link_graph``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from generique.export.format import Built, Format, Options
from generique.export.rights import rights


def write(build: Built, target: BinaryIO, options: Options) -> None:
    """Write one node or edge a line, in the order of their ids."""
    from generique.network.filters import Filter
    from generique.network.projection import flat

    made = flat(build.network, options.projection, Filter.of(options))
    about = rights(build).text()
    graph = json.dumps({"description": about} if about else {}, ensure_ascii=False)
    target.write(f'{{"directed": false, "multigraph": false, "graph": {graph},\n"nodes": ['.encode())
    target.writelines(_objects(("id", *made.node_columns), made.nodes))
    target.write(b'],\n"edges": [')
    target.writelines(_objects(("source", "target", *made.edge_columns), made.edges))
    target.write(b"]}\n")


def _objects(names: tuple[str, ...], records: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    for number, record in enumerate(records):
        known = {name: value for name, value in zip(names, record, strict=True) if value is not None}
        yield (",\n" if number else "\n").encode() + json.dumps(known, ensure_ascii=False).encode()


FORMATS = (Format("node-link", ".json", several=False, write=write),)

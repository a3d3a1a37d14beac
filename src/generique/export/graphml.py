"""GraphML: the collaboration network for NetworkX, igraph, Gephi, yEd and Cytoscape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from generique.export.format import Built, Format, Options
from generique.export.rights import rights
from generique.text import for_xml

_TYPES = {str: "string", int: "int", float: "double"}


def write(build: Built, target: BinaryIO, options: Options) -> None:
    """Write nodes and edges in the order of their ids, with single values as attributes."""
    for line in _lines(build, options):
        target.write(f"{line}\n".encode())


def _lines(build: Built, options: Options) -> Iterator[str]:
    from generique.network.filters import Filter
    from generique.network.projection import flat

    made = flat(build.network, options.projection, Filter.of(options))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    if about := rights(build).text():
        yield f"<desc>{_escaped(about)}</desc>"
    for owner, columns in (("node", made.node_columns), ("edge", made.edge_columns)):
        for number, (name, kind) in enumerate(columns.items()):
            key = (
                f'<key id="{owner[0]}{number}" for="{owner}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'
            )
            yield key
    yield '<graph edgedefault="undirected">'
    for id, *values in made.nodes:
        yield f"<node id={_quoted(id)}>{_data('n', values)}</node>"
    for source, end, *values in made.edges:
        yield f"<edge source={_quoted(source)} target={_quoted(end)}>{_data('e', values)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(letter: str, values: Iterable[object]) -> str:
    return "".join(
        f'<data key="{letter}{number}">{_escaped(value)}</data>'
        for number, value in enumerate(values)
        if value is not None
    )


def _escaped(value: object) -> str:
    return escape(for_xml(str(value)), {"\r": "&#13;"})  # readers make a bare carriage return a line feed


def _quoted(value: object) -> str:
    return quoteattr(for_xml(str(value)))


FORMATS = (Format("graphml", ".graphml", several=False, write=write),)

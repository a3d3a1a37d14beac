"""GEXF: the collaboration network for Gephi and Gephi Lite.

Version 1.2, which every Gephi reads. No date of writing, so that the same network gives the same bytes, and
no colours, which the programs choose themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from generique.export.format import Built, Format, Options
from generique.export.rights import rights
from generique.text import for_xml

_TYPES = {str: "string", int: "integer", float: "double"}
# What GEXF has an attribute of its own for.
_OWN = {"label", "weight"}


def write(build: Built, target: BinaryIO, options: Options) -> None:
    """Write nodes and edges in the order of their ids, with single values as attributes."""
    for line in _lines(build, options):
        target.write(f"{line}\n".encode())


def _lines(build: Built, options: Options) -> Iterator[str]:
    from generique.network.filters import Filter
    from generique.network.projection import flat

    made = flat(build.network, options.projection, Filter.of(options))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    about = escape(for_xml(rights(build).text()), {"\r": "&#13;"})
    description = f"<description>{about}</description>" if about else ""
    yield f"<meta><creator>Générique</creator>{description}</meta>"
    yield '<graph defaultedgetype="undirected" mode="static">'
    yield from _declared("node", made.node_columns)
    yield from _declared("edge", made.edge_columns)
    yield "<nodes>"
    for id, *values in made.nodes:
        yield _element(f"node id={_quoted(id)}", made.node_columns, values)
    yield "</nodes>"
    yield "<edges>"
    for number, (source, end, *values) in enumerate(made.edges):
        start = f'edge id="{number}" source={_quoted(source)} target={_quoted(end)}'
        yield _element(start, made.edge_columns, values)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _declared(owner: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{owner}">'
    for name, kind in columns.items():
        if name not in _OWN:
            yield f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>'
    yield "</attributes>"


def _element(start: str, columns: Iterable[str], values: Iterable[object]) -> str:
    known = {name: _quoted(value) for name, value in zip(columns, values, strict=True) if value is not None}
    own = "".join(f" {name}={value}" for name, value in known.items() if name in _OWN)
    rest = "".join(
        f'<attvalue for="{name}" value={value}/>' for name, value in known.items() if name not in _OWN
    )
    return f"<{start}{own}><attvalues>{rest}</attvalues></{start.split()[0]}>"


def _quoted(value: object) -> str:
    return quoteattr(for_xml(str(value)))


FORMATS = (Format("gexf", ".gexf", several=False, write=write),)

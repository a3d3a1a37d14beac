"""What was seen and not understood, source by source."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Graph, source_order


class Piece(NamedTuple):
    """A line that no reader understood, and where it stands."""

    source: str
    position: int
    locator: str
    text: str


_COUNTS = """
SELECT ?source (COUNT(?residue) AS ?lines) { ?residue a gen:Residue ; gen:source ?source } GROUP BY ?source"""
_LINES = """
SELECT ?source ?position ?place ?text {
  ?residue a gen:Residue ; gen:source ?source ; gen:position ?position ; gen:place ?place ; gen:text ?text
}"""


def counts(graph: Graph) -> dict[str, int]:
    """Source → how many of its lines were not understood, by number of the source."""
    found = dict(graph.rows(lambda source, lines: (str(source), int(lines)), _COUNTS))
    return {source: found[source] for source in sorted(found, key=source_order)}


def residue(graph: Graph, source: str) -> list[Piece]:
    """The lines of one source, in its order."""
    rows = graph.rows(lambda *about: Piece(source, *about), _LINES, source=source)
    return sorted(rows, key=lambda piece: (piece.position, piece.text))

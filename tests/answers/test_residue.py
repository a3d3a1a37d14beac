"""What was not understood, asked of the store."""

from __future__ import annotations

from generique.answers.asking import Graph
from generique.answers.residue import Piece, counts, residue
from generique.graph.store import Store

DATA = """
PREFIX gen: <https://w3id.org/generique/ontology#>
BASE <https://w3id.org/generique/>
<residue/a> a gen:Residue ; gen:source <source/10> ; gen:position 4 ; gen:place "line 4" ; gen:text "???" .
<residue/b> a gen:Residue ; gen:source <source/10> ; gen:position 2 ; gen:place "line 2" ; gen:text "!!!" .
<residue/c> a gen:Residue ; gen:source <source/9> ; gen:position 1 ; gen:place "line 1" ; gen:text "…" .
"""


def test_lines_by_source_in_their_order() -> None:
    store = Store.memory()
    store.load(DATA, "turtle")
    graph = Graph(store)
    assert counts(graph) == {"source/9": 1, "source/10": 2}
    assert residue(graph, "source/10") == [
        Piece("source/10", 2, "line 2", "!!!"),
        Piece("source/10", 4, "line 4", "???"),
    ]

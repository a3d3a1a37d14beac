"""Citations."""

from __future__ import annotations

from generique.answers.asking import Graph
from generique.answers.cite import cite
from tests.answers.world import LITTLE, OTHER, VICTOIRE


def test_bibtex(graph: Graph) -> None:
    assert cite(graph, LITTLE, version="b1").bibtex().splitlines() == [
        "@misc{melanie-auffret-2022-les-petites-victoires,",
        "  title = {{Les Petites Victoires}},",
        "  author = {{Mélanie Auffret}},",
        "  year = {2022},",
        "  publisher = {{ADNP} and {Zinc}},",
        "  howpublished = {Film},",
        "  note = {Générique, build b1; from: Programme sheet, P2; An article, P3},",
        "  url = {https://w3id.org/generique/film/les-petites-victoires}",
        "}",
    ]


def test_csl_json(graph: Graph) -> None:
    assert cite(graph, VICTOIRE, version="b1").as_dict() == {
        "id": "cassandra-ostier-alamarguy-victoire",
        "type": "motion_picture",
        "title": "Victoire",
        "director": [{"literal": "Cassandra Ostier-Alamarguy"}],
        "URL": "https://w3id.org/generique/film/victoire",
        "source": "Générique",
        "version": "b1",
        "note": "Générique, build b1; from: Press kit, P1",
    }


def test_what_latex_would_read_as_a_command_is_escaped(graph: Graph) -> None:
    assert r"from: Old \& new <list>, P4" in str(cite(graph, OTHER, version="b1"))

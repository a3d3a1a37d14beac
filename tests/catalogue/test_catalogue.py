"""The library's face: frames, graph, network, tables."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
import rdflib

import generique
from generique.catalogue import Catalogue
from generique.errors import GeneriqueError, NotFoundError


def test_answers_become_frames(demo: Path) -> None:
    frame = generique.open(demo).who("Michel Blanc").to_frame()
    assert list(frame["name"])[:2] == ["Julia Piaton", "Lionel Abelanski"]
    assert len(generique.open(demo).film("Victoire").to_frame()) == 21


def test_answers_show_themselves_in_a_notebook(demo: Path) -> None:
    assert "<table>" in generique.open(demo).who("Michel Blanc")._repr_html_()


def test_the_graph_is_read_only(demo: Path) -> None:
    graph = generique.open(demo).graph
    film = rdflib.URIRef("https://w3id.org/generique/film/victoire")
    minutes = rdflib.URIRef("https://w3id.org/generique/ontology#runningTime")
    assert graph.value(film, minutes) == rdflib.Literal(23)
    with pytest.raises(GeneriqueError):
        graph.add((film, minutes, rdflib.Literal(24)))


def test_networkx_reads_the_network(demo: Path) -> None:
    network = generique.open(demo).network
    assert nx.shortest_path(network, "person/alice-fave", "person/maria-juin") == [
        "person/alice-fave",
        "film/victoire",
        "person/maria-juin",
    ]
    assert nx.number_connected_components(network) == 2
    assert sum(nx.pagerank(network).values()) == pytest.approx(1)
    with pytest.raises(nx.NetworkXError):
        network.add_node("x")


def test_tables_are_duckdb_relations(demo: Path) -> None:
    tables = generique.open(demo).tables
    assert set(tables) >= {"films", "agents", "contributions", "credits", "statements", "residue", "sources"}
    assert tables["films"].count("*").fetchall() == [(3,)]
    assert len(tables.frame("credits")) == 40
    with pytest.raises(NotFoundError):
        tables["licornes"]


def test_a_credit_without_a_heading_is_not_lost_from_its_film(tmp_path: Path) -> None:
    made = Catalogue.init(tmp_path / "catalogue")
    kit = tmp_path / "kit.txt"
    kit.write_text("TITRE : Le Film\nRÉALISATION : Anne Exemple\nUne ligne\n", encoding="utf-8")
    source, _ = made.add(kit)
    header = "line_text\tnth\taction\trole\tagent\tcharacter\treason\n"
    source.corrections.write_text(
        f"{header}Une ligne\t\tadd\teditor\tBéa Modèle\t\tby hand\n", encoding="utf-8"
    )
    made.build(strict=True)
    (editor,) = (one for one in made.film("Le Film").contributions if one.role == "editor")
    assert [(line.heading, line.locator) for line in editor.credits] == [("", "line 3")]
    assert {row["name"] for row in made.query("full-credits", film="Le Film").records()} == {
        "Anne Exemple",
        "Béa Modèle",
    }
    assert made.check() == []

"""A build without a graph answers from its tables, its network and its names as one with a graph does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError


def without_graph(folder: Path) -> Catalogue:
    settings = folder / "catalogue.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[build]\ngraph = false\n", encoding="utf-8")
    catalogue = Catalogue(folder)
    catalogue.build()
    return catalogue


def test_answers_about_films_and_people_need_no_graph(demo: Path, own_demo: Path, tmp_path: Path) -> None:
    whole, bare = Catalogue(demo), without_graph(own_demo)
    assert not (bare.current.path / "graph").exists()
    for title in ("Victoire", "Les Petites Victoires"):
        assert bare.film(title).as_dict() == whole.film(title).as_dict()
        assert bare.conflicts(title).as_dicts() == whole.conflicts(title).as_dicts()
    for name in ("Michel Blanc", "Alice Fave"):
        assert bare.person(name).as_dict() == whole.person(name).as_dict()
        assert bare.who(name, organizations=True).as_dicts() == whole.who(name, organizations=True).as_dicts()
    assert (
        bare.chain("Alice Fave", "Maria Juin").as_dict() == whole.chain("Alice Fave", "Maria Juin").as_dict()
    )
    assert (
        bare.shared("Alice Fave", "Maria Juin").as_dicts()
        == whole.shared("Alice Fave", "Maria Juin").as_dicts()
    )
    assert bare.pairs(limit=5).as_dicts() == whole.pairs(limit=5).as_dicts()
    assert bare.find("victoir").as_dicts() == whole.find("victoir").as_dicts()
    stated = {**whole.stats(), "build": ""}
    assert {**bare.stats(), "build": ""} == stated
    for form in ("gexf", "csv"):
        for one, name in ((whole, "whole"), (bare, "bare")):
            one.export(form, tmp_path / f"{name}-{form}")
    nodes = [
        (tmp_path / f"{name}-gexf").read_text(encoding="utf-8").count("<node ") for name in ("whole", "bare")
    ]
    assert nodes[0] == nodes[1] > 0


def test_what_needs_the_graph_says_so(own_demo: Path, tmp_path: Path) -> None:
    bare = without_graph(own_demo)
    asked = (
        lambda: bare.query("SELECT * { ?s ?p ?o } LIMIT 1"),
        lambda: bare.check(),
        lambda: bare.export("nquads", tmp_path / "out.nq"),
        lambda: bare.graph,
        lambda: bare.conflicts(),
    )
    for question in asked:
        with pytest.raises(GeneriqueError, match="has no graph to ask; set `graph = true` under"):
            question()


def test_a_wrong_setting_is_told(own_demo: Path) -> None:
    settings = own_demo / "catalogue.toml"
    text = settings.read_text(encoding="utf-8")
    for wrong in ('graph = "no"', "grahp = false"):
        settings.write_text(f"{text}\n[build]\n{wrong}\n", encoding="utf-8")
        with pytest.raises(GeneriqueError, match=r"\[build\]: graph is true or false|unknown key grahp"):
            Catalogue(own_demo).build()

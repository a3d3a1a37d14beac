"""Pictures of neighbourhoods."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.network.tables import make_network

from generique.network.arrays import Network
from generique.network.picture import neighbourhood

FACTS = [("f1", who, "editor", "1") for who in ("ann", "bob", "carl")] + [
    ("f2", "ann", "editor", "1"),
    ("f2", "bob", "editor", "1"),
]


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return make_network(tmp_path, FACTS, labels={"bob": "Bob & <Cie>", "ann": 'Ann "A"'})


def test_the_middle_comes_first_and_ties_count_films(network: Network) -> None:
    drawing = neighbourhood(network, "person/ann")
    assert [(dot.node.agent, dot.node.films) for dot in drawing.dots] == [
        ("person/ann", 2),
        ("person/bob", 2),
        ("person/carl", 1),
    ]
    assert drawing.ties == ((0, 1, 2), (0, 2, 1), (1, 2, 1))
    assert all(0 <= place <= 1 for dot in drawing.dots for place in (dot.x, dot.y))
    assert len(neighbourhood(network, "person/ann", most=1).dots) == 2


def test_an_svg_names_everybody(network: Network) -> None:
    root = ElementTree.fromstring(neighbourhood(network, "person/ann").svg())
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ['Ann "A"', "Bob & <Cie>", "carl"]
    assert root.get("aria-label") == 'Ann "A"'


def test_a_png_where_pillow_is(network: Network) -> None:
    pytest.importorskip("PIL", reason="a PNG is drawn by Pillow, which is not installed")
    assert neighbourhood(network, "person/ann").png(200).startswith(b"\x89PNG")

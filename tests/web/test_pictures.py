"""Pictures made here: valid XML, no script, no style, the same for the same network."""

from __future__ import annotations

from xml.etree import ElementTree

from generique.answers.person import Part
from generique.network.around import Node, Picture, Tie
from generique.web import svg
from generique.web.layout import place
from generique.web.timeline import timeline

NODES = tuple(Node(f"person/p{at}", f"Name <{at}> & \x01", "person", at + 1) for at in range(30))
TIES = (*(Tie(0, at, at % 3 + 1) for at in range(1, 30)), Tie(1, 2, 1))
PICTURE = Picture(NODES, TIES)


def test_everybody_is_drawn_once_and_linked() -> None:
    for made in (svg.surroundings(PICTURE, "fr"), svg.network(PICTURE, "fr")):
        assert made is not None
        root = ElementTree.fromstring(made)
        links = [each.attrib["href"] for each in root.iter("{http://www.w3.org/2000/svg}a")]
        assert sorted(links) == sorted(f"/{node.agent}" for node in NODES)
        assert "<script" not in made
        assert "style" not in made


def test_the_same_network_is_the_same_picture() -> None:
    assert svg.network(PICTURE, "en") == svg.network(PICTURE, "en")


def test_nobody_is_no_picture() -> None:
    assert svg.network(Picture((), ()), "fr") is None
    assert svg.surroundings(Picture(NODES[:1], ()), "fr") is None
    assert ElementTree.fromstring(svg.nothing()) is not None


def test_every_place_is_inside() -> None:
    for count in (1, 2, 40):
        for x, y in place(count, TIES[: count - 1] if count <= 30 else TIES, 300, 200):
            assert 0 <= x <= 300
            assert 0 <= y <= 200


def test_a_timeline_needs_two_years() -> None:
    parts = [Part("film/a", "A", 1990, "editor", ()), Part("film/b", "B", None, "editor", ())]
    assert timeline(parts, "fr") is None
    made = timeline([*parts, Part("film/c", "C", 2001, "director", ())], "fr")
    assert made is not None
    root = ElementTree.fromstring(made)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 2
    assert "réalisation" in made

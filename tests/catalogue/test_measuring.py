"""What a catalogue tells of its network as a whole."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from generique.catalogue import Catalogue
from generique.errors import NotFoundError, UsageError

AUFFRET, PIATON, BLANC = "Mélanie Auffret", "Julia Piaton", "Michel Blanc"


@pytest.fixture
def opened(demo: Path) -> Catalogue:
    return Catalogue(demo)


def test_a_partnership_says_what_part_of_the_work_it_is(opened: Catalogue) -> None:
    found = opened.partnership(AUFFRET, PIATON)
    assert [record["title"] for record in found.records()] == ["Les petites victoires"]
    assert found.page() == (
        "Mélanie Auffret, Julia Piaton",
        {"years": "2022", "Mélanie Auffret": "1 of 2 films", "Julia Piaton": "1 of 1 films"},
    )
    assert found.as_dict()["years"] == (2022, 2022)
    assert list(found.to_frame()["film"]) == ["film/les-petites-victoires"]
    assert "réalisation" in str(found) and "<h3>" in found._repr_html_()


def test_who_follows_a_director(opened: Catalogue) -> None:
    found = opened.faithful(AUFFRET, minimum=1)
    assert {one.name for one in found} >= {PIATON, BLANC}
    assert found.as_dicts()[0]["streak"] == 1
    assert not opened.faithful(AUFFRET)


def test_newcomers_are_lines(opened: Catalogue) -> None:
    found = opened.newcomers(2018, 2022)
    assert found[0].as_dict() == {
        "agent": "person/melanie-auffret",
        "name": AUFFRET,
        "year": 2018,
        "film": "film/roxane",
        "title": "Roxane",
        "roles": ["director"],
        "head_year": 2018,
        "head_film": "film/roxane",
        "head_title": "Roxane",
        "head_roles": ["director"],
    }
    assert found.records()[-1]["head_year"] is None


def test_teams_are_films_or_names(opened: Catalogue) -> None:
    by_film = opened.bridges("Roxane", "Les petites victoires")
    by_name = opened.bridges([AUFFRET], [PIATON, BLANC])
    assert {one.with_a for one in by_film} == {("person/melanie-auffret",)}
    assert len(by_film) == 5
    assert by_name[0].as_dict()["with_b"] == ("person/julia-piaton", "person/michel-blanc")
    with pytest.raises(NotFoundError):
        opened.bridges([AUFFRET], ["Nobody At All"])


def test_communities_and_decades(opened: Catalogue) -> None:
    assert [(one.decade, one.films) for one in opened.communities()] == [(2020, 1)]
    assert [one.as_dict() for one in opened.decades(roles=("director",))] == [
        {"decade": 2010, "role": "director", "people": 1, "films": 1},
        {"decade": 2020, "role": "director", "people": 1, "films": 1},
    ]


def test_organizations_count_where_they_are_asked_for(opened: Catalogue) -> None:
    few, more = (opened.faithful(AUFFRET, minimum=1, organizations=also) for also in (False, True))
    assert {one.kind for one in few} == {"person"}
    assert {one.kind for one in more} == {"person", "organization"}


def test_a_plain_graph_of_what_counts(opened: Catalogue) -> None:
    graph = opened.to_networkx(people_only=True, since=2022)
    assert type(graph) is nx.Graph
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"film", "person"}
    graph.add_edge("film/mine", "person/me")
    assert len(opened.columns(people_only=True, since=2022).film) == graph.number_of_edges() - 1


def test_a_picture_is_saved_as_its_name_says(opened: Catalogue, tmp_path: Path) -> None:
    drawing = opened.picture(AUFFRET, most=3)
    drawing.save(tmp_path / "one.svg")
    texts = [
        text.text for text in ElementTree.parse(tmp_path / "one.svg").iter("{http://www.w3.org/2000/svg}text")
    ]
    assert texts[0] == AUFFRET and len(texts) == 4
    assert drawing._repr_svg_() == (tmp_path / "one.svg").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="svg"):
        drawing.save(tmp_path / "one.pdf")


def test_without_a_name_it_shows_the_strongest_ties(opened: Catalogue, tmp_path: Path) -> None:
    pytest.importorskip("PIL", reason="a PNG is drawn by Pillow, which is not installed")
    drawing = opened.picture(most=10)
    assert 2 <= len(drawing.dots) <= 10
    drawing.save(tmp_path / "all.png")
    assert (tmp_path / "all.png").read_bytes().startswith(b"\x89PNG")


def test_who_is_told_alike_by_the_graph_and_by_the_arrays(opened: Catalogue) -> None:
    first, second = opened.who(AUFFRET), opened.who(AUFFRET)
    assert first == second and len(first) > 3

"""Lines of pages become blocks."""

from __future__ import annotations

from generique.read.layout import Line
from generique.read.pages import blocks_of


def line(text: str, y: float, size: float = 10, left: float = 20) -> Line:
    """A line five points a letter in a column that ends at 270."""
    first = 5.0 * len(text.split()[0])
    return Line(text, left, left + 5 * len(text), 270, y, size, bold=False, first_word=first)


def test_gaps_are_counted_in_lines() -> None:
    page = [line("IMAGE", 100), line("Brun", 112), line("SON", 136), line("Karam", 148), line("FIN", 200)]
    assert [block.gap for block in blocks_of([page])] == [0, 0, 1, 0, 3]


def test_a_soft_hyphen_is_no_letter() -> None:
    page = [line("une pho\u00adto de réali\u00ad", 100), line("sation", 112)]
    (block,) = blocks_of([page])
    assert block.text == "une photo de réalisation"
    assert block.place == "page 1, lines 1–2"


def test_a_hyphen_stays_where_the_document_writes_it_elsewhere() -> None:
    page = [line("le chef-opérateur", 100), line("avec un chef-", 130), line("opérateur et une scrip-", 142)]
    page.append(line("te", 154))
    assert blocks_of([page])[1].text == "avec un chef-opérateur et une scripte"


def test_half_a_compound_name_keeps_its_hyphen() -> None:
    names = ["Cassandra Ostier-", "Alamarguy"]
    page = [line(text, 100 + 12 * n) for n, text in enumerate(names)]
    assert [block.text for block in blocks_of([page])] == ["Cassandra Ostier-Alamarguy"]


def test_lines_of_a_list_stay_lines() -> None:
    names = ["Cassandra Ostier et Marguerite Lo", "Inès Karam", "Jean-Pierre Attal et Rose Kern Oster"]
    page = [line(text, 100 + 12 * n) for n, text in enumerate(names)]
    assert [block.text for block in blocks_of([page])] == names


def test_prose_goes_on_over_columns_and_pages() -> None:
    text = "le gardien et les siens racontaient la tempête de"
    left = [line(text, 100 + 12 * n) for n in range(4)]
    right = [line(text, 100 + 12 * n, left=320) for n in range(2)]
    (block,) = blocks_of([[*left, *right], [line(text, 60)]])
    assert block.place == "page 1, line 1, to page 2, line 1"

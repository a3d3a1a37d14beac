"""Web pages: the text in its lines, without what stands around it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generique.model import Block, Document
from generique.read import read
from generique.read.html import _Page


def document(path: Path) -> Document:
    found = read(path)
    assert isinstance(found, Document)
    return found


def test_a_page_of_a_film() -> None:
    found = document(Path(__file__).parent / "html" / "victoire.html")
    assert (found.title, found.date) == ("Victoire — Quinze Mètre Carré", "2025-03-02")
    assert found.blocks == (
        Block("Victoire", "line 11", level=1),
        Block("un film de", "line 12", gap=1),
        Block("Cassandra Ostier-Alamarguy", "line 13", strong=True),
        Block("Durée\t23\u00a0minutes", "line 15", ("Durée", "23\u00a0minutes"), gap=1),
        Block("Montage image\tApolline Dufresne", "line 16", ("Montage image", "Apolline Dufresne")),
        Block("Direction photo\tAlice Fave", "line 18", ("Direction photo", "Alice Fave"), gap=1),
        Block("Léonie Bureau", "line 19", gap=1),
        Block("Elodie Lebot", "line 19"),
    )


def test_a_production_company_site(shared: Path) -> None:
    found = document(next((shared / "dev_documents").glob("s16*.html")))
    texts = [block.text for block in found.blocks]
    assert texts[:2] == ["Sous la cendre", "Un court-métrage d'Ondine Tavernost"]
    assert "Capucine Daubrac" in texts
    assert [block.level for block in found.blocks if block.text == "Avec"] == [4]
    assert not any("cookies" in text or "En développement" in text or "03 88" in text for text in texts)


@given(st.text(st.sampled_from(list("<>/ptrdlib h1=\"'é\n&")) | st.characters(codec="utf-8")))
def test_any_markup_is_survived(text: str) -> None:
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    assert all(block.text and block.place for block in page.blocks)

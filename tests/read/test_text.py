"""Texts and Markdown files, with the place of every line in the file."""

from __future__ import annotations

from pathlib import Path

from generique.model import Block, Document
from generique.read import read


def blocks(path: Path) -> dict[str, Block]:
    document = read(path)
    assert isinstance(document, Document)
    return {block.place: block for block in document.blocks}


def test_a_markdown_press_kit() -> None:
    found = blocks(Path(__file__).parent / "text" / "victoire.md")
    assert found["line 1"] == Block("VICTOIRE", "line 1", level=1)
    assert found["line 8"].cells == ("TITRE", "VICTOIRE")
    assert found["line 15"] == Block("Léonie Bureau", "line 15", strong=True, gap=1)
    assert found["line 16"] == Block("Elodie Lebot", "line 16", strong=True)
    assert found["line 20"].cells == ("JESS", "Ylana Chaillou")
    assert found["line 24"].text == "Fiche du film & générique"


def test_the_press_kit_of_victoire(seeds: tuple[Path, Path, Path]) -> None:
    found = blocks(seeds[0])
    assert found["line 7"] == Block("VICTOIRE", "line 7", level=1, gap=1)
    assert found["line 84"].cells == ("SUPPORT", "numérique, 2:35")
    assert found["line 116"] == Block("LISTE TECHNIQUE", "line 116", level=1, gap=3)
    assert found["line 122"] == Block("DIRECTION PHOTO", "line 122", gap=1)
    assert found["line 124"] == Block("Alice Fave", "line 124", strong=True, gap=1)
    assert found["line 137"] == Block("& Margaux Bannwarth", "line 137", strong=True)
    assert not found["line 50"].strong


def test_the_programme_sheet(seeds: tuple[Path, Path, Path]) -> None:
    found = blocks(seeds[1])
    assert found["line 8"] == Block("LES PETITES VICTOIRES", "line 8", level=1, gap=1)
    assert found["line 30"] == Block("Langue: français", "line 30", gap=1)
    assert found["line 46"] == Block("24/05/23", "line 46", strong=True, gap=1)


def test_the_article(seeds: tuple[Path, Path, Path]) -> None:
    found = blocks(seeds[2])
    assert found["line 20"].text == "Publié le 02/03/2023 à 08h30"
    assert (found["line 28"].level, found["line 28"].strong) == (3, True)
    assert found["line 39"] == Block("– FRANCE 3 CINÉMA STÉPHANIE BRANCHU", "line 39")
    assert found["line 5"].strong is False
    assert found["line 6"].strong is True

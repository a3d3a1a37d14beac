"""A document before it is a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.catalogue.folder import Folder
from generique.catalogue.proofs import accept, proof
from generique.errors import GeneriqueError, UnreadableError

KIT = "LE PHARE\nUn film de Jeanne Abgrall\nLISTE TECHNIQUE\nMONTAGE : Nadia Benali\nMONTAGE : Nadia Benali\n"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    path = tmp_path / "phare.txt"
    path.write_text(KIT, encoding="utf-8")
    return path


def test_each_line_has_what_was_understood_of_it(kit: Path) -> None:
    found = proof(kit)
    assert found.films == ("Le Phare",)
    editors = [line for line in found.lines if line.text == "MONTAGE : Nadia Benali"]
    assert [(line.nth, line.credits[0].role, line.lost) for line in editors] == [
        (1, "editor", False),
        (2, "editor", False),
    ]
    assert found.credits == 3
    assert found.lost == 0


def test_a_table_has_lines_too(tmp_path: Path) -> None:
    table = tmp_path / "credits.csv"
    table.write_text("film_title,agent_name,role\nLe Phare,Nadia Benali,editor\n", encoding="utf-8")
    (line,) = proof(table).lines
    assert (line.text, line.credits[0].agent) == ("Le Phare\tNadia Benali\teditor", "Nadia Benali")


def test_what_nobody_reads_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.zzz").write_bytes(b"\0")
    with pytest.raises(UnreadableError):
        proof(tmp_path / "x.zzz")


def test_accepted_with_what_was_mended(own_demo: Path, kit: Path) -> None:
    rows = [("MONTAGE : Nadia Benali", "1", "replace", "", "Zoé Quentin", "", "affiche")]
    source, new = accept(Folder(own_demo), kit, rows, {"title": "Le Phare"})
    assert (source.title, new) == ("Le Phare", True)
    catalogue = Catalogue(own_demo)
    catalogue.build(strict=True)
    assert "Zoé Quentin" in {one.name for one in catalogue.film("Le Phare").contributions}


def test_all_or_nothing(own_demo: Path, kit: Path) -> None:
    rows = [("x", "1", "drop", "", "", "", ""), ("x", "1", "sing", "", "", "", "")]
    with pytest.raises(GeneriqueError, match="correction 2"):
        accept(Folder(own_demo), kit, rows, {})
    assert not (own_demo / "sources" / "phare.txt").exists()

"""Rich text: lines, tabs and rows of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Document
from generique.read import read

SAMPLE = Path(__file__).parent / "rtf" / "le_phare.rtf"


def test_the_sample() -> None:
    found = read(SAMPLE)
    assert isinstance(found, Document)
    assert [(block.place, block.cells or block.text) for block in found.blocks] == [
        ("line 1", "LE PHARE"),
        ("line 2", "Un film d’Ada Nkomo"),
        ("line 4", ("Réalisation", "Ada Nkomo")),
        ("line 5", ("Image", "Léon Brun")),
        ("line 6", ("Son", "Inès Karam")),
        ("line 7", ("Montage", "Paul Oster")),
    ]


def test_rtf_is_known_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "kit.doc").write_bytes(SAMPLE.read_bytes())
    assert isinstance(read(tmp_path / "kit.doc"), Document)


def test_what_is_no_rtf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kit.rtf").write_text("Victoire", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"kit\.rtf: not RTF"):
        read(tmp_path / "kit.rtf")

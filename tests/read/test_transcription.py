"""Transcriptions keep the line numbers of the original."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read import read


def test_numbers_are_places_and_what_is_left_out_is_a_gap() -> None:
    found = read(Path(__file__).parent / "transcription" / "victoire.lines")
    assert found == Document(
        (
            Block("LISTE ARTISTIQUE", "line 87", level=2, gap=86),
            Block("VICTOIRE", "line 89", gap=1),
            Block("Marah Ostier", "line 91", strong=True, gap=1),
            Block("PROFESSEURS", "line 109", gap=17),
            Block("Léonie Bureau", "line 111", strong=True, gap=1),
            Block("Elodie Lebot", "line 112", strong=True),
        )
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12: un\ndeux", r"t\.lines, line 2: no line number; write “124: text” or “124<TAB>text”"),
        ("12: un\n11: deux", r"t\.lines, line 2: line 11 after line 12"),
        ("0: un", r"t\.lines, line 1: line 0 after line 0"),
        ("12: un\n# remark", r"t\.lines, line 2: no line number"),
    ],
)
def test_malformed_lines_are_named(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "t.lines").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=message):
        read(tmp_path / "t.lines")


def test_a_hash_after_the_number_is_a_heading(tmp_path: Path) -> None:
    (tmp_path / "t.lines").write_text("# remark\n\n7\t# VICTOIRE\n7: 23 minutes", encoding="utf-8")
    found = read(tmp_path / "t.lines")
    assert isinstance(found, Document)
    assert [(block.text, block.level) for block in found.blocks] == [("VICTOIRE", 1), ("23 minutes", 0)]

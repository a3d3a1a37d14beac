"""InDesign tagged text: what its tags say, how its letters are written, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read import read


def blocks(path: Path, data: bytes) -> tuple[Block, ...]:
    path.write_bytes(data)
    found = read(path)
    assert isinstance(found, Document)
    return found.blocks


def test_the_sample() -> None:
    found = read(Path(__file__).parent / "tagged" / "le_phare.txt")
    assert isinstance(found, Document)
    assert [(block.place, block.text, block.strong, block.gap) for block in found.blocks] == [
        ("paragraph 1", "LE PHARE", True, 0),
        ("paragraph 2", "Un film d’Ada Nkomo", False, 0),
        ("paragraph 4", "Réalisation", True, 1),
        ("paragraph 5", "Ada Nkomo", False, 0),
        ("paragraph 6", "Image", True, 0),
        ("paragraph 7", "Léon Brun", False, 0),
        ("paragraph 8", "Son\tInès Karam", False, 0),
        ("table 1, row 1", "Montage\tPaul Oster", False, 0),
        ("table 1, row 2", "Costumes\tRose Kern", False, 0),
    ]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        ("UNICODE-MAC", "utf-16"),
        ("UNICODE-WIN", "utf-16-le"),
        ("ANSI-WIN", "cp1252"),
        ("ANSI-MAC", "mac-roman"),
    ],
)
def test_each_encoding_is_what_the_first_line_says(mark: str, encoding: str, tmp_path: Path) -> None:
    data = f"<{mark}>\r\n<ParaStyle:>Décors : Zoé Vial\r\n".encode(encoding)
    assert [block.text for block in blocks(tmp_path / "kit.txt", data)] == ["Décors : Zoé Vial"]


def test_escaped_brackets_are_text_and_forced_breaks_part_lines(tmp_path: Path) -> None:
    data = b"<ASCII-WIN>\n<ParaStyle:A>IMAGE<0x000A>\\<Brun\\>\n"
    assert [block.text for block in blocks(tmp_path / "kit.txt", data)] == ["IMAGE", "<Brun>"]


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="a tag that does not end"):
        blocks(tmp_path / "kit.txt", b"<ASCII-WIN>\n<ParaStyle:A>Image\n<ParaSt")

"""Archives: their parts, and what is refused of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.read.archive import Archive
from tests.read.making import archive


def test_a_part_is_xml(tmp_path: Path) -> None:
    with Archive(archive(tmp_path / "a.zip", {"a.xml": "<a>b</a>"}), "an archive") as opened:
        assert "a.xml" in opened
        assert opened.xml("a.xml").text == "b"
        with pytest.raises(UnreadableError, match=r"not an archive: it has no b\.xml"):
            opened.xml("b.xml")


def test_the_size_of_a_part_has_an_end(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.xml": " " * 20_000_001})
    with (
        Archive(path, "an archive") as opened,
        pytest.raises(UnreadableError, match=r"a\.xml is more than the 20 MB"),
    ):
        opened.xml("a.xml")


def test_damage_and_encryption_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableError, match="not an archive, or damaged"):
        Archive(tmp_path / "a.zip", "an archive")
    data = bytearray(archive(tmp_path / "b.zip", {"a.xml": "<a/>"}).read_bytes())
    data[6] |= 1  # the flag of encryption, in the part and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(data)
    with (
        Archive(tmp_path / "b.zip", "an archive") as opened,
        pytest.raises(UnreadableError, match="encrypted"),
    ):
        opened.xml("a.xml")

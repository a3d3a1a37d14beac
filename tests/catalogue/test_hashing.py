"""A hash is remembered as long as its file is the same, and no longer."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generique.catalogue import Catalogue, hashing
from generique.catalogue.hashing import Hashes, sha256


def old(path: Path, text: str, seconds: int) -> Path:
    """A file that was last changed at this time."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (seconds, seconds))
    return path


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_file_that_is_the_same_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = old(tmp_path / "large.csv", "un", 1_000_000)
    first = Hashes(tmp_path / "hashes.json")
    assert first.of(file) == digest("un")
    first.save()
    monkeypatch.setattr(hashing, "_read", lambda path: pytest.fail("read again"))
    assert Hashes(tmp_path / "hashes.json").of(file) == digest("un")


def test_a_changed_file_is_read(tmp_path: Path) -> None:
    file = old(tmp_path / "large.csv", "un", 1_000_000)
    hashes = Hashes(tmp_path / "hashes.json")
    assert hashes.of(file) == digest("un")
    old(file, "deux", 1_000_000)
    assert hashes.of(file) == digest("deux"), "another size"
    old(file, "TROI", 1_000_001)
    assert hashes.of(file) == digest("TROI"), "another time"
    other = old(tmp_path / "other", "quat", 1_000_001)
    other.replace(file)
    assert hashes.of(file) == digest("quat"), "another file of the same size and time"


def test_a_file_changed_just_now_is_not_trusted(tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    file.write_text("un", encoding="utf-8")
    hashes = Hashes(tmp_path / "hashes.json")
    assert hashes.of(file) == digest("un")
    stamp = file.stat().st_mtime_ns
    file.write_text("du", encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))
    assert hashes.of(file) == digest("du")


def test_a_damaged_memory_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "hashes.json").write_text("[1", encoding="utf-8")
    file = old(tmp_path / "large.csv", "un", 1_000_000)
    assert Hashes(tmp_path / "hashes.json").of(file) == digest("un")


def test_a_folder_is_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "imdb"
    folder.mkdir()
    (folder / "a.tsv").write_text("a", encoding="utf-8")
    before = sha256(folder)
    (folder / "b.tsv").write_text("b", encoding="utf-8")
    assert sha256(folder) != before


def test_building_again_reads_no_file_of_the_build(own_demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Catalogue(own_demo).build()
    read: list[Path] = []
    whole = hashing._read

    def watched(path: Path) -> str:
        read.append(path)
        return whole(path)

    monkeypatch.setattr(hashing, "_read", watched)
    assert Catalogue(own_demo).build() == first
    assert not [path for path in read if "build" in path.parts[len(own_demo.parts) :]]


def test_a_damaged_build_is_made_anew(own_demo: Path) -> None:
    catalogue = Catalogue(own_demo)
    catalogue.build()
    file = catalogue.current.tables_dir / "films.parquet"
    good = file.read_bytes()
    file.write_bytes(good[:-1] + b"x")
    catalogue.build()
    assert (catalogue.current.tables_dir / "films.parquet").read_bytes() == good

"""Readers are found by themselves; each has a sample; a bad file gives one line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import GeneriqueError, UnreadableError, UsageError
from generique.model import Claims, Document, Records
from generique.read import read, readers
from generique.read.reader import Reader, ends

HERE = Path(__file__).parent
SAMPLES = sorted(path for name in readers() for path in (HERE / name).glob("*"))


@pytest.mark.parametrize("name", sorted(readers()))
def test_every_reader_has_a_sample(name: str) -> None:
    samples = list((HERE / name).glob("*"))
    assert samples, f"put a sample for the reader “{name}” into tests/read/{name}/"
    reader = readers()[name]
    assert all(belongs(path, reader) for path in samples)


def belongs(path: Path, reader: Reader) -> bool:
    """Whether a reader says that a file, or a folder, is its own."""
    if path.is_dir():
        return reader.holds(frozenset(inside.name for inside in path.iterdir()))
    return path.suffix in reader.suffixes or reader.knows(*ends(path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_says_something(path: Path) -> None:
    options = {"columns": {"film_title": "titre", "role": "fonction", "agent_name": "nom"}}
    found = read(path, options=options if path.suffix == ".tsv" else None)
    match found:
        case Document():
            assert found.blocks
        case Records():
            assert found.rows
        case Claims():
            assert found.credits


def test_no_suffix_belongs_to_two_readers() -> None:
    suffixes = [suffix for reader in readers().values() for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "KIT.TXT").write_text("Victoire", encoding="utf-8")
    assert isinstance(read(tmp_path / "KIT.TXT"), Document)


def test_a_reader_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "kit.dat").write_text("12: Victoire", encoding="utf-8")
    found = read(tmp_path / "kit.dat", reader="transcription")
    assert isinstance(found, Document)
    assert found.blocks[0].place == "line 12"
    with pytest.raises(UsageError, match="no reader “fax”; choose one of"):
        read(tmp_path / "kit.dat", reader="fax")


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "noise.md": bytes(range(1, 256)) * 4,
    "half.txt": "Réalisé".encode("utf-16")[:-1],
    "scan.pdf": b"%PDF-1.4",
    "kit": b"Victoire",
    "kit.docx": b"PK\x03\x04",
    "book.xlsx": b"PK\x03\x04 no workbook",
    "data.parquet": b"PAR1 no table",
    "bad.lines": b"12: Victoire\nLine without a number",
    "page.html": b"<html><script>1</script></html>",
    "list.jsonl": b"[1, 2]",
    "graph.ttl": b"<a> <b>",
    "graph.jsonld": b"{",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="No such file"):
        read(tmp_path / "absent.txt")
    with pytest.raises(GeneriqueError, match="a folder, not a file"):
        read(tmp_path)

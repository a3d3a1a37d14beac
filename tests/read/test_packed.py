"""Packed files give what is inside, whole or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.parquet import connect, quoted
from generique.read.packed import unpacked

TEXT = "".join(f'row {number}, «é»\t""\n' for number in range(40_000))


def packed(folder: Path, suffix: str) -> Path:
    file = folder / f"t.csv{suffix}"
    if suffix == ".gz":
        file.write_bytes(gzip.compress(TEXT.encode()))
        return file
    plain = folder / "plain"
    plain.write_text(TEXT, encoding="utf-8")
    as_it_is = "header = false, auto_detect = false, delim = '', quote = '', escape = ''"
    with connect() as database:
        database.execute(
            f"""COPY (FROM read_csv({quoted(plain)}, {as_it_is}, columns = {{'line': 'VARCHAR'}}))
            TO {quoted(file)} (FORMAT csv, HEADER false, COMPRESSION zstd, QUOTE '', ESCAPE '', DELIMITER '')"""
        )
    return file


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_what_was_packed_comes_out(suffix: str, tmp_path: Path) -> None:
    with unpacked(packed(tmp_path, suffix)) as plain:
        assert plain.name == "t.csv"
        assert plain.read_text(encoding="utf-8") == TEXT
    assert not plain.exists()


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("share", [0.001, 0.5, 0.9999])
def test_a_file_cut_short_is_refused(suffix: str, share: float, tmp_path: Path) -> None:
    file = packed(tmp_path, suffix)
    content = file.read_bytes()
    file.write_bytes(content[: max(int(len(content) * share), 1)])
    with pytest.raises(UnreadableError, match="not a whole"), unpacked(file):
        pass


def test_what_is_wrong_inside_is_said_of_the_packed_file(tmp_path: Path) -> None:
    file = packed(tmp_path, ".gz")
    with pytest.raises(UnreadableError) as caught, unpacked(file) as plain:
        raise UnreadableError("no", where=f"{plain}, row 3", do="look")
    assert str(caught.value) == f"{file}, row 3: no; look"


def test_other_files_are_themselves(tmp_path: Path) -> None:
    with unpacked(tmp_path / "t.csv") as plain:
        assert plain == tmp_path / "t.csv"

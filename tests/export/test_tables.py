"""The tables as CSV and Parquet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.export.small import Small

from generique.export import formats
from generique.export.format import Options
from generique.parquet import connect, keep, rows

TABLES = ["agents", "aliases", "contributions", "credits", "films", "residue", "sources", "statements"]


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_every_table_with_its_columns(tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    formats()["csv"].write(Small(tmp_path), out, Options())
    assert sorted(path.stem for path in out.iterdir()) == TABLES
    content = (out / "agents.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.startswith(
        b"agent,kind,name,folded,mentions\r\norganization/adnp,organization,ADNP,adnp,1\r\n"
    )
    films = records(out / "films.csv")
    assert [film["label"] for film in films] == ["roxane", 'Les "Petites" <Victoires> & Cie']
    assert [film["minutes"] for film in films] == ["", ""]


def test_csv_tells_an_absent_text_from_an_empty_one(tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    formats()["csv"].write(Small(tmp_path), out, Options())
    line = (out / "credits.csv").read_bytes().split(b"\r\n")[1].decode()
    assert line.endswith(',DIRECTOR,mélanie,,1.0,""')


def test_parquet_is_the_build_byte_for_byte(tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    build = Small(tmp_path)
    formats()["parquet"].write(build, out, Options())
    assert sorted(path.stem for path in out.iterdir()) == TABLES
    assert all(path.read_bytes() == (build.tables_dir / path.name).read_bytes() for path in out.iterdir())


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_table_of_several_files_is_exported_as_one(name: str, tmp_path: Path) -> None:
    build, plain, spread = Small(tmp_path), tmp_path / "plain", tmp_path / "spread"
    plain.mkdir()
    formats()[name].write(build, plain, Options())
    credits = build.tables_dir / "credits.parquet"
    with connect() as database:
        database.execute(f"CREATE TABLE credits AS FROM '{credits}'")
        keep(database, "FROM credits LIMIT 1", credits)
        keep(database, "FROM credits OFFSET 1", credits.with_name("credits.then-000001-0001.parquet"))
    spread.mkdir()
    formats()[name].write(build, spread, Options())
    assert sorted(path.stem for path in spread.iterdir()) == TABLES
    one, other = (folder / f"credits.{name}" for folder in (plain, spread))
    assert rows(one) == rows(other) if name == "parquet" else one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", ["csv", "parquet", "gephi-csv"])
def test_formats_of_several_files_say_so(name: str) -> None:
    assert formats()[name].several

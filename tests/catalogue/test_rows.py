"""Rows that are not right are counted and listed, and the rest is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError
from tests.cli.run import generique

TABLE = """film_title,film_year,film_id,agent_name,agent_id,role
Victoire,2024,f1,Alice Fave,p1,director-of-photography
Victoire,2024,f1,Marah Ostier,p2
Victoire,2024,f1,Apolline Dufresne,p3,boulangère
Roxane,20223,f2,Mélanie Auffret,p4,director
Rivière,2020,f1,Zoé Vial,p1,editor
,,,Maria Juin,p5,editor
"""


def catalogue(folder: Path, table: str) -> Catalogue:
    made = Catalogue.init(folder / "catalogue")
    (made.path / "sources").mkdir(exist_ok=True)
    (made.path / "sources" / "t.csv").write_text(table, encoding="utf-8")
    (made.path / "sources" / "t.csv.toml").write_text("accession = 1\n", encoding="utf-8")
    return made


def test_wrong_rows_are_listed_and_the_rest_is_built(tmp_path: Path) -> None:
    made = catalogue(tmp_path, TABLE)
    report = made.build()
    assert report.failed == ()
    assert report.counts["credits"] == 3
    assert report.rows.first == (
        "t.csv, row 3: no whole row: 5 fields where the header has 6: Victoire | 2024 | f1 | Marah Ostier | p2",
        "t.csv, row 4: unknown role: boulangère | Apolline Dufresne | p3",
        "t.csv, row 5: no value of film_year: film_year: 20223",
        "t.csv, row 6: duplicate id: f1: Rivière, and before Victoire",
        "t.csv, row 6: duplicate id: p1: Zoé Vial, and before Alice Fave",
        "t.csv, row 7: no film: Maria Juin | p5 | editor",
    )
    assert report.rows.count == 6
    lines = Path(report.rows.file).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "file\tplace\twhat\ttext"
    assert lines[2] == "t.csv\trow 4\tunknown role\tboulangère | Apolline Dufresne | p3"
    assert len(lines) == 7
    assert made.build() == report, "the same is told when nothing changed"


def test_the_command_tells_twenty_and_names_the_file(tmp_path: Path) -> None:
    made = catalogue(tmp_path, TABLE + "Victoire,2024,f1,A,p9,boulangère\n" * 30)
    ran = generique("-c", made.path, "build")
    said = ran.err.splitlines()
    assert ran.code == 0
    assert said[0].startswith("generique: 36 rows are not understood in full; all of them: ")
    assert len(said) == 21
    assert Path(said[0].rpartition(": ")[2]).exists()


def test_strict_builds_nothing(tmp_path: Path) -> None:
    made = catalogue(tmp_path, TABLE)
    for _ in range(2):
        with pytest.raises(
            GeneriqueError, match=r"6 rows are not understood in full, the first: t\.csv, row 3"
        ):
            made.build(strict=True)
    made.build()
    with pytest.raises(GeneriqueError, match="6 rows"):
        made.build(strict=True)


def test_a_table_without_fault_says_nothing(tmp_path: Path) -> None:
    made = catalogue(tmp_path, "\n".join(TABLE.splitlines()[:2]) + "\n")
    assert made.build(strict=True).rows.lines() == []

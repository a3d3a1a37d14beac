"""What a document says of itself is kept with it; what somebody says of it counts more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generique.catalogue import Catalogue, extract_file
from generique.errors import GeneriqueError, NotFoundError, UsageError


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.init(tmp_path / "catalogue")


def test_the_title_is_the_name_of_the_file_where_nothing_better_is_known(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    file = tmp_path / "dossier.txt"
    file.write_text("TITRE : Le Film\n", encoding="utf-8")
    source, new = catalogue.add(file, publisher="Les Films")
    assert (source.title, source.publisher, new) == ("dossier", "Les Films", True)


@pytest.mark.parametrize(
    ("said", "kept"), [("2 mars 2023", "2023-03-02"), ("2023-03", "2023-03"), ("02/03/2023", "2023-03-02")]
)
def test_dates_are_kept_as_iso(catalogue: Catalogue, tmp_path: Path, said: str, kept: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text("TITRE : Le Film\n", encoding="utf-8")
    assert catalogue.add(file, date=said)[0].date == kept


def test_what_is_no_date_is_refused_before_anything_is_copied(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("TITRE : Le Film\n", encoding="utf-8")
    with pytest.raises(UsageError, match="is no date"):
        catalogue.add(file, date="hier")
    assert catalogue.sources() == []


def test_there_must_be_a_catalogue(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="no catalogue here"):
        Catalogue(tmp_path).add(tmp_path / "a.txt")


def test_removing_what_is_not_there_proposes_what_is(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("TITRE : Le Film\n", encoding="utf-8")
    catalogue.add(file)
    with pytest.raises(NotFoundError, match=r"did you mean “a\.txt”"):
        catalogue.remove("b.txt")


MAPPED = """accession = 7
publisher = "CNC"
complete_for = ["directing"]

[columns]
film_title = "TITRE"

[[credits]]
role = "réalisation"
column = "REALISATEUR"
order = "surname first"
"""


def test_the_columns_named_beside_a_table_are_taken_over(catalogue: Catalogue, tmp_path: Path) -> None:
    table = tmp_path / "films.tsv"
    table.write_text("TITRE\tREALISATEUR\nRoxane\tAUFFRET Mélanie\n", encoding="utf-8")
    with pytest.raises(GeneriqueError, match=r"no column “film_title”; say under \[columns\] in its \.toml"):
        catalogue.add(table)
    (tmp_path / "films.tsv.toml").write_text(MAPPED, encoding="utf-8")
    (film,) = extract_file(table)["films"]
    assert film["credits"][0]["agent"] == "Mélanie Auffret"
    source, _ = catalogue.add(table, title="Films agréés")
    assert (source.accession, source.publisher, source.complete_for) == (1, "CNC", ("directing",))
    catalogue.build(strict=True)
    assert [one.name for one in catalogue.film("Roxane").contributions] == ["Mélanie Auffret"]


@pytest.mark.parametrize("name", [".hidden.txt", "removed.tsv", "notes.toml", "x.corrections.tsv"])
def test_a_name_that_means_something_else_among_the_sources_is_refused(
    catalogue: Catalogue, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("TITRE : Le Film\nRÉALISATION : Anne Exemple\n", encoding="utf-8")
    with pytest.raises(UsageError, match="a source cannot be called"):
        catalogue.add(tmp_path / name, reader="text")
    assert list((catalogue.path / "sources").iterdir()) == []


def test_a_line_end_in_the_name_of_a_file_does_not_break_the_list_of_removed_ones(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    odd, other = tmp_path / "a\nb.txt", tmp_path / "c.txt"
    odd.write_text("TITRE : Le Film\n", encoding="utf-8")
    other.write_text("TITRE : Un autre\n", encoding="utf-8")
    source, _ = catalogue.add(odd)
    assert source.path.name == "a b.txt"
    catalogue.remove(1)
    assert catalogue.add(other)[0].accession == 2


def test_a_misspelled_fact_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("TITRE : Le Film\n", encoding="utf-8")
    with pytest.raises(UsageError, match="nothing is called publishr; say accession, title, publisher"):
        catalogue.add(file, publishr="Les Films")


def test_two_that_add_at_once_get_two_numbers(catalogue: Catalogue, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(12)]
    for file in files:
        file.write_text(f"TITRE : Film {file.stem}\nRÉALISATION : Anne Exemple\n", encoding="utf-8")
    with ThreadPoolExecutor(6) as several:
        numbers = [source.accession for source, _ in several.map(catalogue.add, files)]
    assert sorted(numbers) == list(range(1, 13))
    assert len(catalogue.sources()) == 12

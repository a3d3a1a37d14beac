"""What a document says of itself is kept with it; what somebody says of it counts more."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
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

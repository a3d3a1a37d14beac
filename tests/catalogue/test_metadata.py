"""The ``.toml`` of a source is written as it is read, and what is wrong in it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generique.catalogue import metadata
from generique.errors import GeneriqueError

SAID: dict[str, Any] = {
    "accession": 3,
    "title": 'L’« affiche » \\ "x"\n\x7f',
    "date": "2014",
    "public": False,
    "complete_for": ["cast"],
}
OPTIONS: dict[str, Any] = {
    "without": ["EOF", "RANG"],
    "columns": {"film_title": ["art", "titre"], "film_year:agrément": "année"},
    "credits": [
        {"role": "son", "column": "nom", "where": {"catégorie": ["Meilleur Son"]}, "once": True},
        {"role": "image", "column": "nom"},
    ],
    "expect": {"rows": 114},
}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    metadata.write(path, {**OPTIONS, **SAID, "publisher": None, "url": ""})
    found = metadata.load(metadata.suffixed(path))
    assert metadata.split(found, "x") == (SAID, OPTIONS)


def test_a_file_that_an_editor_gave_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes('\ufefftitle = "Été"\n'.encode())
    assert metadata.load(path) == {"title": "Été"}


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ({"title": 2012}, "title is a text in quotes"),
        ({"public": "no"}, "public is true or false"),
        ({"public": 1}, "public is true or false"),
        ({"accession": True}, "accession is a number"),
        ({"complete_for": "cast"}, "complete_for is a list of texts"),
        ({"colour": 1}, "unknown key colour; known are: accession, title"),
    ],
)
def test_a_value_of_another_type_is_told(found: dict[str, Any], message: str) -> None:
    with pytest.raises(GeneriqueError, match=f"x.toml: {message}"):
        metadata.split(found, "x.toml")

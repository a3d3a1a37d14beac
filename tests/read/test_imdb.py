"""IMDb's three files, in a folder, are one source."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.extract import extract
from generique.model import Records
from generique.read import read

BASICS = """tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres
tt0000001\tmovie\tVictoire\tVictoire\t0\t2024\t\\N\t23\tComedy,Short
tt0000002\tmovie\tThe "Little" Victories\tLes petites victoires\t0\t2023\t\\N\t\\N\t\\N
tt0000003\tmovie\tRoxane\tRoxane\t0\t2018\t\\N\t90\t\\N
"""
PRINCIPALS = """tconst\tordering\tnconst\tcategory\tjob\tcharacters
tt0000001\t1\tnm0000002\tactress\t\\N\t["Victoire","Elle"]
tt0000001\t2\tnm0000001\tdirector\t\\N\t\\N
tt0000002\t1\tnm0000001\tself\t\\N\t\\N
tt0000002\t2\tnm0000002\tarchive_footage\t\\N\t\\N
tt0000002\t3\tnm0000009\teditor\t\\N\t\\N
tt0000009\t1\tnm0000001\teditor\t\\N\t\\N
"""
NAMES = """nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles
nm0000001\tCassandra Ostier\t\\N\t\\N\tdirector\t\\N
nm0000002\tMarah Ostier\t\\N\t\\N\tactress\t\\N
"""


def folder(path: Path, **files: str) -> Path:
    made = path / "imdb"
    made.mkdir()
    for name, text in {
        "title.basics": BASICS,
        "title.principals": PRINCIPALS,
        "name.basics": NAMES,
        **files,
    }.items():
        with gzip.open(made / f"{name}.tsv.gz", "wt", encoding="utf-8") as file:
            file.write(text)
    return made


def test_films_people_and_credits_come_together(tmp_path: Path) -> None:
    found = read(folder(tmp_path))
    assert isinstance(found, Records)
    said = extract(found)
    assert [(film.key, film.title) for film in said.films] == [
        ("imdb:tt0000001", "Victoire"),
        ("imdb:tt0000002", 'The "Little" Victories'),
        ("imdb:tt0000003", "Roxane"),
    ]
    assert [(one.film, one.role, one.agent, one.own_id, one.character, one.place) for one in said.credits] == [
        ("imdb:tt0000001", "cast-member", "Marah Ostier", "imdb:nm0000002", "Victoire, Elle",
         "title.principals, row 2"),
        ("imdb:tt0000001", "director", "Cassandra Ostier", "imdb:nm0000001", None, "title.principals, row 3"),
        ("imdb:tt0000002", "cast-member", "Cassandra Ostier", "imdb:nm0000001", None,
         "title.principals, row 4"),
    ]  # fmt: skip
    assert [(one.text, one.place) for one in said.residue] == [
        ("appearance in archive_footage | Marah Ostier | imdb:nm0000002 | person", "title.principals, row 5"),
        ("no name nm0000009 in name.basics", "title.principals, row 6"),
        ("no title tt0000009 in title.basics", "title.principals, row 7"),
    ]
    facts = {(one.film[-1], one.property, one.value) for one in said.statements if one.agent is None}
    assert facts >= {
        ("1", "year", "2024"),
        ("1", "runningTime", "23"),
        ("1", "identifier", "tt0000001"),
        ("2", "originalTitle", "Les petites victoires"),
        ("3", "year", "2018"),
    }


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableError, match=r"name\.basics\.tsv\.gz: no column “primaryName”; there are: nconst, name"
    ):
        read(folder(tmp_path, **{"name.basics": "nconst\tname\nnm1\tA\n"}))


def test_another_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="a folder, not a file"):
        read(tmp_path)

"""Films of TMDB with their credits inside, one to a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.extract import extract
from generique.model import Records
from generique.read import read

FILM = {
    "id": 1,
    "title": "Little Victories",
    "original_title": "Les petites victoires",
    "release_date": "2023-03-01",
    "runtime": 90,
    "imdb_id": "tt0000002",
    "original_language": "fr",
    "genres": [{"id": 35, "name": "Comédie"}],
    "production_countries": [{"iso_3166_1": "FR"}, {"iso_3166_1": "BE"}],
    "production_companies": [{"id": 7, "name": "ADNP"}],
    "credits": {
        "cast": [
            {"id": 12, "name": "Michel Blanc", "character": "Émile", "order": 1},
            {"id": 11, "name": "Julia Piaton", "character": "", "order": 0},
        ],
        "crew": [
            {"id": 13, "name": "Mélanie Auffret", "job": "Director", "department": "Directing"},
            {"id": 14, "name": "A. B.", "job": "Boulangère", "department": "Crew"},
        ],
    },
}
BARE = {"id": 2, "title": "Roxane", "credits": {"cast": [], "crew": []}}


def write(path: Path, *films: object) -> Path:
    file = path / "films.jsonl"
    file.write_text("".join(json.dumps(film) + "\n" for film in films), encoding="utf-8")
    return file


def test_credits_stand_inside_each_film(tmp_path: Path) -> None:
    found = read(write(tmp_path, FILM, BARE))
    assert isinstance(found, Records)
    said = extract(found)
    assert [(film.key, film.title) for film in said.films] == [
        ("tmdb:1", "Little Victories"),
        ("tmdb:2", "Roxane"),
    ]
    assert [
        (one.role, one.agent, one.kind, one.own_id, one.character, one.place) for one in said.credits
    ] == [
        ("cast-member", "Julia Piaton", "person", "tmdb:11", None, "line 1"),
        ("cast-member", "Michel Blanc", "person", "tmdb:12", "Émile", "line 1"),
        ("director", "Mélanie Auffret", "person", "tmdb:13", None, "line 1"),
        ("production-company", "ADNP", "organization", "tmdb:7", None, "line 1"),
    ]
    assert [piece.text for piece in said.residue] == ["Boulangère | A. B. | tmdb:14 | person"]
    facts = {(one.film[-1], one.property, one.value) for one in said.statements if one.agent is None}
    assert facts >= {
        ("1", "year", "2023"),
        ("1", "release", "2023-03-01"),
        ("1", "runningTime", "90"),
        ("1", "country", "BE"),
        ("1", "identifier", "tt0000002"),
        ("1", "originalTitle", "Les petites victoires"),
    }


def test_what_is_no_json_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, FILM)
    file.write_text(file.read_text(encoding="utf-8") + "{oops\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"films\.jsonl: not JSON lines of films"):
        read(file)

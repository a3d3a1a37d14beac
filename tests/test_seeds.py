"""The three real documents, read raw, give the films, credits and facts that stand in them, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generique.catalogue import Catalogue

VICTOIRE = {
    ("director", "Cassandra Ostier-Alamarguy", None),
    ("production-company", "Quinze Mètre Carré", None),
    ("cast-member", "Marah Ostier", "Victoire"),
    ("cast-member", "Cindy Spath", "La mère"),
    ("cast-member", "Capucine Pellerin", "Léo"),
    ("cast-member", "Ylana Chaillou", "Jess"),
    ("cast-member", "Virginie Champagne", "Petite dame"),
    ("cast-member", "Léonie Bureau", "Professeurs"),
    ("cast-member", "Elodie Lebot", "Professeurs"),
    ("director-of-photography", "Alice Fave", None),
    ("editor", "Apolline Dufresne", None),
    ("unit-manager", "Apolline Dufresne", None),
    ("assistant-director", "Anissa Chabi", None),
    ("technical-reinforcement", "Haydée Bret-Fernier", None),
    ("technical-reinforcement", "Margaux Bannwarth", None),
    ("sfx-makeup", "Justine Poulain", None),
    ("additional-music", "Klem H", None),
    ("sound-designer", "Maria Juin", None),
}
NEVER = (
    "kerdreux",
    "toute allure",
    "cyrano",
    "@",
    "82.97",
    "leprince",
    "wallaby",
    "cnc",
    "arsenal",
    "sipa",
    "césar",
)


@pytest.fixture(scope="module")
def catalogue(seeds: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    made = Catalogue.init(tmp_path_factory.mktemp("seeds") / "catalogue", title="Trois documents")
    kit, sheet, article = seeds
    made.add(kit)
    made.add(sheet)
    made.add(article, publisher="Ouest-France")
    report = made.build(strict=True)
    assert report.failed == ()
    return made


def film(catalogue: Catalogue, title: str) -> dict[str, Any]:
    return catalogue.film(title).as_dict()


def contributions(found: dict[str, Any]) -> set[tuple[str, str, str | None]]:
    return {(one["role"], one["name"], (one["characters"] or [None])[0]) for one in found["contributions"]}


def test_there_are_three_films(catalogue: Catalogue) -> None:
    titles = {row[0] for row in catalogue.tables["films"].project("film").fetchall()}
    assert titles == {"film/victoire", "film/les-petites-victoires", "film/roxane"}


def test_victoire_has_nineteen_contributions(catalogue: Catalogue) -> None:
    found = film(catalogue, "Victoire")
    said = contributions(found)
    outlet = said - VICTOIRE
    assert said >= VICTOIRE
    assert outlet in (
        {("broadcaster", "Les Films Volants", None)},
        {("distributor", "Les Films Volants", None)},
    )
    assert len(found["contributions"]) == 19


def test_victoire_is_described_as_its_press_kit_does(catalogue: Catalogue) -> None:
    found = film(catalogue, "Victoire")
    assert found["title"] == "Victoire"
    assert (found["duration_minutes"], found["year"], found["aspect_ratio"]) == (23, None, "2.35")
    assert (found["languages"], found["subtitles"]) == (["fr"], ["fr", "en"])


def test_the_director_credited_twice_is_one_person(catalogue: Catalogue) -> None:
    found = film(catalogue, "Victoire")
    (director,) = [one for one in found["contributions"] if one["role"] == "director"]
    assert {line["credited_as"] for line in director["credits"]} == {
        "Cassandra Ostier-Alamarguy",
        "Cassandra Ostier",
    }
    assert catalogue.entity("Marah Ostier").id != catalogue.entity("Cassandra Ostier").id


def test_every_line_of_victoire_has_its_place(catalogue: Catalogue, seeds: tuple[Path, ...]) -> None:
    lines = seeds[0].read_text(encoding="utf-8").splitlines()
    for one in film(catalogue, "Victoire")["contributions"]:
        for line in one["credits"]:
            number = int(line["locator"].removeprefix("line "))
            assert line["credited_as"] in lines[number - 1], line


def test_les_petites_victoires_is_one_film_of_two_sources(catalogue: Catalogue) -> None:
    found = film(catalogue, "Les Petites Victoires")
    assert (found["year"], found["duration_minutes"]) == (2022, 90)
    assert (found["countries"], found["languages"]) == (["FR"], ["fr"])
    said = contributions(found)
    assert said == {
        ("director", "Mélanie Auffret", None),
        ("cast-member", "Julia Piaton", "Alice"),
        ("cast-member", "Michel Blanc", "Emile"),
        ("cast-member", "Lionel Abelanski", None),
        ("distributor", "Vertigo Films Distribution", None),
        ("production-company", "ADNP", None),
        ("production-company", "Zinc", None),
        ("production-company", "France 3 Cinéma", None),
        ("still-photographer", "Stéphanie Branchu", None),
    }
    assert found["shooting_places"] == ["Le Juch"]


def test_both_release_dates_stand_side_by_side(catalogue: Catalogue) -> None:
    releases = film(catalogue, "Les Petites Victoires")["releases"]
    assert [(one["date"], one["country"], one["sources"]) for one in releases] == [
        ("2023-03-01", None, ["source/3"]),
        ("2023-05-24", None, ["source/2"]),
    ]
    assert releases[0]["inferred"]
    assert "2023-03-02" in releases[0]["inferred"]
    conflicts = catalogue.conflicts("Les Petites Victoires").as_dicts()
    (release,) = [one for one in conflicts if one["property"] == "release"]
    assert release["grade"] == "country not stated"


def test_roxane_is_an_earlier_film_of_its_director(catalogue: Catalogue) -> None:
    found = film(catalogue, "Roxane")
    assert found["year"] == 2018
    assert contributions(found) == {("director", "Mélanie Auffret", None)}


def test_menus_journalists_and_contacts_give_nothing(catalogue: Catalogue) -> None:
    held = json.dumps(
        [
            relation
            for name in catalogue.tables
            for relation in catalogue.tables[name].fetchall()
            if name != "sources"
        ],
        ensure_ascii=False,
        default=str,
    ).casefold()
    assert [text for text in NEVER if text in held] == []

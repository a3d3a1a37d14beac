"""Harvesting from a service on this machine that holds statements shaped like Wikidata's and data.bnf.fr's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generique.asked import NOTHING, Value
from generique.catalogue import Catalogue
from generique.catalogue.harvesting import harvest, profiles, write
from generique.errors import GeneriqueError, NotFoundError
from generique.remote.client import Client
from generique.remote.endpoint import Endpoint
from generique.remote.faults import BadAnswerError, TooSlowError, UnreachableError
from generique.remote.harvest import Harvest, Profile
from generique.remote.terms import Cell
from tests.remote import services, wikidata
from tests.remote.services import Service, free_port

FROM_2020: dict[str, str | int] = {"country": "FR", "from": 2020}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with services.oxigraph(tmp_path_factory.mktemp("wikidata")) as service:
        service.client().update(wikidata.update())
        service.client().update(wikidata.BNF)
        yield service


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the harvest rested, without the waiting."""
    rests: list[float] = []
    monkeypatch.setattr("generique.remote.harvest.time.sleep", rests.append)
    return rests


def rows(world: Service, folder: Path, **params: str | int) -> list[dict[str, str]]:
    fetched, _ = harvest("wikidata", {**FROM_2020, **params}, work=folder, client=world.client())
    return list(fetched.rows())


def test_rows_are_those_of_the_general_table_with_the_raw_values(world: Service, tmp_path: Path) -> None:
    found = rows(world, tmp_path)
    entity = "http://www.wikidata.org/entity/"
    assert {row["film_id"].removeprefix(entity) for row in found} == {"Q1001", "Q1002", "Q1003", "Q1004"}
    credits = {
        (
            row["film_id"][-1],
            row["role"],
            row["agent_name"],
            row["agent_id"].removeprefix(entity),
            row["agent_kind"],
        )
        for row in found
        if "role" in row
    }
    assert credits == {
        ("1", "director", "Ada Morel", "Q2001", "person"),  # not the deprecated one
        ("1", "screenwriter", "Ada Morel", "Q2001", "person"),
        ("1", "cast-member", "Clara Smith", "Q2003", "person"),  # no label in French
        ("1", "cast-member", "Bruno Keller", "Q2002", "person"),
        ("1", "cast-member", "", "Q2004", "person"),  # no label at all
        ("1", "director-of-photography", "Denis Aubry", "Q2006", "person"),  # merged into this one
        ("1", "editor", "Clara Smith", "Q2003", "person"),  # and no composer, who is “some value”
        ("1", "production-company", "Phare Films", "Q3001", "organization"),
        ("1", "distributor", "Distrib Ouest", "Q3002", "organization"),
        ("2", "director", "Bruno Keller", "Q2002", "person"),
        ("2", "director-of-photography", "Denis Aubry", "Q2006", "person"),
    }
    assert {row["character"]: row["order"] for row in found if "character" in row} == {
        "la gardienne": "2",
        'Le « vieux »\t"Jo"': "1",
    }
    releases = {(row["film_id"][-1], row["film_release"]) for row in found if "film_release" in row}
    assert releases == {
        ("1", "2021-05-26 (FR)"),
        ("1", "2021-06 (BE)"),
        ("2", "2022"),
        ("3", "2023-02-08 (FR)"),
        ("4", "2024-02-08"),
    }
    titles = {row["film_id"][-1]: row["film_title"] for row in found if "film_title" in row}
    assert titles == {"1": "L’Aube rouge", "2": "The Lighthouse Keeper", "3": "Sans personne", "4": ""}


def test_a_harvest_becomes_a_source_that_the_build_resolves(world: Service, tmp_path: Path) -> None:
    catalogue = Catalogue.init(tmp_path / "mine")
    source, new = catalogue.harvest("wikidata", FROM_2020, client=world.client())
    assert new and source.title == "Wikidata, films (country FR, from 2020)"
    assert (source.publisher, source.licence) == (
        "Wikidata",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    )
    assert source.date and source.url == world.query
    kit = tmp_path / "aube.txt"
    kit.write_text(
        "L’AUBE ROUGE\nun film d’Ada Morel\n\nDurée : 97 min\n\nIMAGE\nDenis Aubry\n", encoding="utf-8"
    )
    catalogue.add(kit)
    report = catalogue.build()
    assert report.failed == ()
    film = catalogue.film("l'aube rouge").as_dict()
    assert (film["year"], film["duration_minutes"], film["countries"]) == (2021, 97, ["FR"])
    assert "wikidata:Q1001" in film["identifiers"] and "imdb:tt9990001" in film["identifiers"]
    photography = next(one for one in film["contributions"] if one["role"] == "director-of-photography")
    assert {credit["source"] for credit in photography["credits"]} == {"source/1", "source/2"}
    characters = {
        one["name"]: one["characters"] for one in film["contributions"] if one["role"] == "cast-member"
    }
    assert characters["Clara Smith"] == ["la gardienne"]
    assert not (tmp_path / "mine" / "build" / "harvest").exists() or not list(
        (tmp_path / "mine" / "build" / "harvest").iterdir()
    )


def test_a_file_brings_its_facts_along(world: Service, tmp_path: Path) -> None:
    target = tmp_path / "films.jsonl"
    fetched, facts = harvest("bnf", {}, work=tmp_path / "pages", client=world.client())
    write(fetched, facts, target)
    found = [json.loads(each) for each in target.read_text(encoding="utf-8").splitlines()]
    assert {(row["role"], row["agent_name"], row["agent_kind"]) for row in found if "role" in row} == {
        ("director", "Ada Morel", "person"),
        ("composer", "Denis Aubry", "person"),
        ("production-company", "Phare Films", "organization"),
    }
    catalogue = Catalogue.init(tmp_path / "mine")
    source, _ = catalogue.add(target)
    assert (source.publisher, source.url) == ("Bibliothèque nationale de France", world.query)
    assert catalogue.build().counts["contributions"] == 3


def test_page_by_page_it_is_the_same_and_the_service_rests(
    world: Service, tmp_path: Path, no_rest: list[float]
) -> None:
    whole = rows(world, tmp_path / "whole")
    text = profiles()["wikidata"].text.replace("LIMIT 100", "LIMIT 1")
    profile = tmp_path / "one.rq"
    profile.write_text(text, encoding="utf-8")
    no_rest.clear()
    fetched, _ = harvest(str(profile), FROM_2020, work=tmp_path / "one", client=world.client())
    assert list(fetched.rows()) == whole
    assert no_rest == [1.0] * 4


class Stopping(Endpoint):
    """A service that fails at the third question."""

    asked = 0

    def cells(
        self, query: str, bindings: Mapping[str, Value] = NOTHING, *, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        self.asked += 1
        if self.asked == 3:
            raise self.error
        return super().cells(query, bindings, limit=limit)

    error: BaseException = KeyboardInterrupt()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), UnreachableError("no cable", where="here")])
def test_stopped_it_goes_on(world: Service, tmp_path: Path, error: BaseException) -> None:
    whole = rows(world, tmp_path / "whole")
    about = Profile.of(profiles()["wikidata"].text.replace("LIMIT 100", "LIMIT 1"), "wikidata")
    values: dict[str, Any] = {"country": "FR", "from": 2020, "to": 9999}
    stopping = Stopping(world.client())
    stopping.error = error
    first = Harvest(stopping, about, values, tmp_path)
    with pytest.raises(type(error)):
        first.run()
    assert 0 < len(list(first.rows())) < len(whole)
    rest = Stopping(world.client())
    rest.asked = 3
    second = Harvest(rest, about, values, tmp_path)
    assert second.run() == len(whole)
    assert list(second.rows()) == whole
    assert rest.asked == 3 + 3  # two pages, and the empty one


def test_a_service_that_is_too_slow_is_asked_for_less(world: Service, tmp_path: Path) -> None:
    sizes: list[int] = []

    class Slow(Endpoint):
        def cells(
            self, query: str, bindings: Mapping[str, Value] = NOTHING, *, limit: int | None = None
        ) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
            size = int(query.rpartition("LIMIT")[2].split()[0])
            sizes.append(size)
            if size > 30:
                raise TooSlowError("no", where="here")
            return super().cells(query, bindings, limit=limit)

    about = Profile.of(profiles()["wikidata"].text, "wikidata")
    values: dict[str, Any] = {"country": "FR", "from": 2020, "to": 9999}
    assert Harvest(Slow(world.client()), about, values, tmp_path).run() == len(
        rows(world, tmp_path / "whole")
    )
    assert sizes == [100, 50, 25, 25]


def test_what_is_wrong_is_told(world: Service, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="wikidata"):
        harvest("wikidatum", {}, work=tmp_path, client=world.client())
    with pytest.raises(GeneriqueError, match="nothing there is like that"):
        harvest("wikidata", {"country": "ZZ"}, work=tmp_path, client=world.client())
    assert list(tmp_path.iterdir()) == []
    bad = tmp_path / "bad.rq"
    bad.write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(GeneriqueError, match="harvest"):
        harvest(str(bad), {}, work=tmp_path, client=world.client())
    with pytest.raises(UnreachableError):
        harvest("wikidata", {}, work=tmp_path, client=Client(f"http://127.0.0.1:{free_port()}/sparql"))
    same = profiles()["wikidata"].text.replace("STR(?film_id) > ?after", "?after = ?after")
    bad.write_text(same, encoding="utf-8")
    with pytest.raises(BadAnswerError, match="same page again"):
        harvest(str(bad), FROM_2020, work=tmp_path, client=world.client())

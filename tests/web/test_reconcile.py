"""The reconciliation service as OpenRefine uses it; each answer is held against the schemas of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from tests.web import schemas
from tests.web.machine import ORIGIN, machine

FILM, PERSON = "film/les-petites-victoires", "person/julia-piaton"


@pytest.fixture(scope="module")
def client(demo: Path) -> Iterator[TestClient]:
    with machine(demo) as client:
        yield client


def checked(found: Any, schema: schemas.Schema) -> Any:
    Draft202012Validator(schema).validate(found)
    return found


def asked(client: TestClient, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    checked(queries, schemas.QUERIES)
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {name: one["result"] for name, one in checked(answer.json(), schemas.RESULTS).items()}


def test_the_manifest_says_what_there_is(client: TestClient) -> None:
    found = checked(client.get("/reconcile").json(), schemas.MANIFEST)
    assert found["identifierSpace"] == "https://w3id.org/generique/"
    assert found["view"]["url"] == ORIGIN + "/{{id}}"
    assert [one["id"] for one in found["defaultTypes"]] == ["Film", "Person", "Organization"]
    for service in (*found["suggest"].values(), found["extend"]["propose_properties"]):
        assert client.get(service["service_url"] + service["service_path"]).status_code == 200


def test_addresses_of_the_manifest_lead_somewhere(client: TestClient) -> None:
    found = client.get("/reconcile").json()
    for template in (found["view"]["url"], found["preview"]["url"]):
        assert client.get(template.replace("{{id}}", PERSON.replace("/", "%2F"))).status_code == 200


def test_a_batch_gives_candidates_for_each_query(client: TestClient) -> None:
    found = asked(
        client,
        q0={"query": "Julia PIATON"},
        q1={"query": "petites victoires", "type": "Film", "limit": 3},
        q2={"query": "Nobody of that Name Xyz"},
    )
    assert (found["q0"][0]["id"], found["q0"][0]["match"]) == (PERSON, True)
    assert found["q1"][0]["id"] == FILM
    assert {one["type"][0]["id"] for one in found["q1"]} == {"Film"}
    assert found["q2"] == []


def test_get_gives_the_same_as_post(client: TestClient) -> None:
    queries = json.dumps({"q": {"query": "Mélanie Auffret"}})
    by_get = client.get("/reconcile", params={"queries": queries})
    assert by_get.json() == client.post("/reconcile", data={"queries": queries}).json()
    assert by_get.headers["Access-Control-Allow-Origin"] == "*"


def test_errors_of_typing_are_forgiven_but_are_no_match(client: TestClient) -> None:
    (first, *_) = asked(client, q={"query": "Julia Piatton"})["q"]
    assert (first["id"], first["match"]) == (PERSON, False)


def test_an_id_is_a_name_too(client: TestClient) -> None:
    found = asked(client, q={"query": PERSON}, iri={"query": "https://w3id.org/generique/" + PERSON})
    assert [one["id"] for one in found["q"]] == [one["id"] for one in found["iri"]] == [PERSON]


def test_hints_weigh_in_the_score_and_are_shown(client: TestClient) -> None:
    """Year, film and role of a spreadsheet’s other columns tell namesakes apart."""

    def hinted(pid: str, value: Any) -> tuple[float, dict[str, float]]:
        (first, *_) = asked(client, q={"query": "Julia Piaton", "properties": [{"pid": pid, "v": value}]})[
            "q"
        ]
        return first["score"], {each["id"]: each["value"] for each in first["features"]}

    assert hinted("film", "Les petites victoires") == (100.0, {"name": 100.0, "film": 100.0})
    assert hinted("film", {"id": FILM, "name": "x"})[0] == 100
    assert hinted("film", ["Quelque chose", "Les Petites Victoires"])[0] == 100
    assert hinted("film", "Zinc et plomb")[0] == 60
    assert hinted("role", "interprétation")[0] == 100
    assert hinted("role", "montage")[0] == 60
    assert hinted("year", 2022) in [(100.0, {"name": 100.0, "year": 100.0}), hinted("year", 2023)]
    assert hinted("year", "1950")[0] == 60
    assert hinted("year", "")[0] == 100  # an empty cell is no hint


def test_people_of_a_film_tell_which_film_is_meant(client: TestClient) -> None:
    query = {"query": "Les Petites Victoires", "type": "Film"}
    for value, score in (("Mélanie Auffret", 100), ("Julia Piaton", 60)):
        hints = [{"pid": "role/director", "v": value}]
        assert asked(client, q={**query, "properties": hints})["q"][0]["score"] == score


def test_without_a_name_a_film_and_a_role_find_who_it_was(client: TestClient) -> None:
    hints = [{"pid": "film", "v": FILM}, {"pid": "role", "v": "réalisation"}]
    (first, *_) = asked(client, q={"properties": hints, "type": ["Person"]})["q"]
    assert first["id"] == "person/melanie-auffret"


@pytest.mark.parametrize(
    "query",
    [
        {"query": ""},
        {"query": "  ", "type": []},
        {"query": "piaton", "type": "Person", "type_strict": "should", "limit": 2.0},
        {"query": "piaton", "type": ["Person", "no such type"]},
        {"query": "piaton", "properties": []},
        {"query": "piaton", "properties": [{"pid": "year", "v": 2023}, {"pid": "public", "v": True}]},
        {"query": "piaton", "properties": [{"pid": "film", "v": [{"id": FILM, "name": "x"}, "Roxane", 7]}]},
        {"properties": [{"pid": "film", "v": {"id": FILM}}]},
        {"query": "piaton", "properties": [{"pid": "no such property", "v": ""}]},
    ],
)
def test_whatever_the_api_allows_is_answered(client: TestClient, query: dict[str, Any]) -> None:
    found = asked(client, q=query, other={"query": "Julia Piaton"})
    assert found["other"][0]["id"] == PERSON
    if query.get("query") == "piaton":
        assert found["q"][0]["id"] == PERSON
    elif not query.get("properties"):
        assert found["q"] == []


@pytest.mark.parametrize(
    "queries",
    ["", "x", "[]", '{"q": 1}', '{"q": {}}', '{"q": {"limit": 1}}', '{"q": {"query": 7}}',
     '{"q": {"query": "a", "limit": "many"}}', '{"q": {"query": "a", "properties": [{"v": 1}]}}', "null"],
)  # fmt: skip
def test_what_is_no_batch_is_said_in_one_line(client: TestClient, queries: str) -> None:
    answer = client.post("/reconcile", data={"queries": queries})
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)


def test_too_much_at_once_is_refused(client: TestClient) -> None:
    many = {f"q{number}": {"query": "a"} for number in range(500)}
    assert client.post("/reconcile", data={"queries": json.dumps(many)}).status_code == 413
    wide = {"ids": ["film/x"] * 5001, "properties": [{"id": "year"}, {"id": "title"}]}
    assert client.post("/reconcile", data={"extend": json.dumps(wide)}).status_code == 413
    assert client.post("/reconcile", json=many).status_code == 415


@pytest.mark.parametrize(
    ("what", "prefix", "schema", "expected"),
    [
        ("entity", "julia pia", schemas.ENTITIES, PERSON),
        ("entity", PERSON, schemas.ENTITIES, PERSON),
        ("type", "org", schemas.TYPES, "Organization"),
        ("type", "person", schemas.TYPES, "Person"),
        ("property", "ann", schemas.PROPERTIES, "year"),
        ("property", "montage", schemas.PROPERTIES, "role/editor"),
        ("property", "role/editor", schemas.PROPERTIES, "role/editor"),
    ],
)
def test_what_is_typed_is_completed(
    client: TestClient, what: str, prefix: str, schema: schemas.Schema, expected: str
) -> None:
    answer = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix})
    found = checked(answer.json(), schema)["result"]
    assert expected in [one["id"] for one in found]
    later = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix, "cursor": len(found)})
    assert expected not in [one["id"] for one in later.json()["result"]]


def test_suggestions_speak_the_language_of_the_reader(client: TestClient) -> None:
    english = {"Accept-Language": "en"}
    found = client.get("/reconcile/suggest/property", params={"prefix": "year"}, headers=english)
    assert {"id": "year", "name": "year"} in found.json()["result"]


@pytest.mark.parametrize(
    ("type", "there", "not_there"), [("Film", "year", "film"), ("Person", "film", "year")]
)
def test_properties_are_proposed_for_a_type(
    client: TestClient, type: str, there: str, not_there: str
) -> None:
    found = checked(client.get("/reconcile/properties", params={"type": type}).json(), schemas.PROPOSAL)
    ids = [one["id"] for one in found["properties"]]
    assert (there in ids, not_there in ids, len(ids) == len(set(ids))) == (True, False, True)
    few = client.get("/reconcile/properties", params={"type": type, "limit": 2}).json()
    assert len(few["properties"]) == 2


def test_columns_are_filled(client: TestClient) -> None:
    wanted: dict[str, Any] = {
        "ids": [FILM, PERSON, "film/none"],
        "properties": [
            {"id": "year"},
            {"id": "release"},
            {"id": "role/director"},
            {"id": "film"},
            {"id": "role", "settings": {"limit": 1}},
            {"id": "no-such-property"},
        ],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(wanted)})
    found = checked(answer.json(), schemas.EXTENSION)
    assert [one["id"] for one in found["meta"]] == [each["id"] for each in wanted["properties"]]
    film, person, none = (found["rows"][id] for id in wanted["ids"])
    assert film["role/director"] == [{"id": "person/melanie-auffret", "name": "Mélanie Auffret"}]
    assert {"date": "2023-03-01T00:00:00Z"} in film["release"]
    assert person["film"] == [{"id": FILM, "name": "Les petites victoires"}]
    assert len(person["role"]) == 1
    assert set(map(len, none.values())) == {0}


def test_a_preview_may_stand_in_a_frame_and_runs_nothing(client: TestClient) -> None:
    answer = client.get("/reconcile/preview", params={"id": FILM})
    assert "Mélanie Auffret" in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert client.get("/reconcile/preview", params={"id": "film/<script>"}).status_code == 404

"""Others are shown what public sources say, on every page and in every format; the owner sees everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.catalogue.public import PublicCatalogue
from generique.errors import GeneriqueError
from generique.web.app import create
from generique.web.formats import OFFERS
from generique.web.networks import FORMATS
from tests import small
from tests.web.site import ORIGIN

SECRET = """TITRE : Le Coffre
ANNÉE : 2019
RÉALISATION : Zénobie Quillard
MONTAGE : Odile Quillard
Gardé au sous-sol par Zénobie
"""
OTHER_NAME = """TITRE : Roxane
ANNÉE : 2018
RÉALISATION : Mélanie Auffret-Zébulon
"""
PRIVATE = ("quillard", "zénobie", "zenobie", "coffre", "zébulon", "zebulon", "archives privées")
WITHHELD = ("claire un", "claire-un")
PAGES = (
    "/",
    "/search?q=quil",
    "/suggest?q=zeno",
    "/film/roxane",
    "/film/les-petites-victoires",
    "/person/jean-martin",
    "/person/melanie-auffret",
    "/chain",
    "/chain?a=Jean+Martin&b=M%C3%A9lanie+Auffret",
    "/network",
    "/network.svg",
    "/disagreements",
    "/residue",
    "/sources",
    "/roles",
    "/role/director",
    "/query",
    "/query?name=collaborators&person=Jean+Martin",
    "/person/jean-martin.svg",
    "/.well-known/void",
    "/reconcile",
    "/reconcile/preview?id=person/jean-martin",
    "/reconcile/suggest/entity?prefix=mel",
    "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
    *(
        f"/{thing}.{suffix}"
        for thing in ("film/roxane", "person/jean-martin", "role/director")
        for suffix in OFFERS[thing.partition("/")[0]]
    ),
    *(f"/network.{suffix}" for suffix in FORMATS),
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two private sources among three public ones, and an agent who asked to stay out. For reading only."""
    tmp_path = tmp_path_factory.mktemp("mixed")
    made = Catalogue.init(tmp_path / "catalogue")
    for name, text in (("secret.txt", SECRET), ("form.txt", OTHER_NAME)):
        small.add(made, tmp_path, name, text, public=False, title="Archives privées")
    for name, text in small.KITS.items():
        small.add(made, tmp_path, name, text, licence="CC BY 4.0")
    made.build(strict=True)
    (made.path / "withheld.tsv").write_text("id\treason\nperson/claire-un\tasked\n", encoding="utf-8")
    made.build(strict=True)
    return made.path


def shown(catalogue: Catalogue) -> Iterator[TestClient]:
    app = create(catalogue)
    with TestClient(app, base_url=ORIGIN, follow_redirects=True, headers={"Accept": "text/html, */*"}) as one:
        yield one


@pytest.fixture(scope="module")
def public(mixed: Path) -> Iterator[TestClient]:
    yield from shown(PublicCatalogue(mixed))


@pytest.fixture(scope="module")
def owner(mixed: Path) -> Iterator[TestClient]:
    yield from shown(Catalogue(mixed))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_private_is_anywhere(public: TestClient, path: str) -> None:
    answer = public.get(path)
    assert answer.status_code == 200, answer.text
    said = answer.text.lower().replace('value="quil"', "")
    assert [word for word in (*PRIVATE, *WITHHELD) if word in said] == []


def test_the_owner_sees_it_all_but_who_asked_to_stay_out(owner: TestClient) -> None:
    said = "".join(owner.get(path).text.lower() for path in PAGES)
    assert [word for word in PRIVATE if word not in said] == []
    assert [word for word in WITHHELD if word in said] == []


@pytest.mark.parametrize("id", ["film/le-coffre", "person/zenobie-quillard", "source/1", "source/2"])
@pytest.mark.parametrize("suffix", ["", ".ttl", ".json"])
def test_what_only_private_sources_know_is_not_found(
    public: TestClient, owner: TestClient, id: str, suffix: str
) -> None:
    assert public.get(f"/{id}{suffix}").status_code == 404
    assert owner.get(f"/{id}{suffix}").status_code == 200


def test_a_name_that_only_private_sources_know_matches_nothing(public: TestClient, owner: TestClient) -> None:
    for client, found in ((public, []), (owner, ["person/zenobie-quillard"])):
        queries = json.dumps({"q": {"query": "Zénobie Quillard", "limit": 1}})
        result = client.post("/reconcile", data={"queries": queries}).json()["q"]["result"]
        assert [one["id"] for one in result if one["score"] > 60] == found


def test_it_is_what_export_gives(mixed: Path, tmp_path: Path, public: TestClient) -> None:
    Catalogue(mixed).export("ntriples", tmp_path / "public.nt", public=True)
    exported = len((tmp_path / "public.nt").read_text(encoding="utf-8").splitlines())
    counted = public.get(
        "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D&format=csv"
    )
    assert int(counted.text.split()[1]) == exported


def test_a_new_build_is_shown_as_soon_as_its_public_part_is_made(mixed: Path, tmp_path: Path) -> None:
    own = small.catalogue(tmp_path)
    for client in shown(PublicCatalogue(own.path)):
        assert "Claire Un" in client.get("/film/les-petites-victoires").text
        metadata = own.path / "sources" / "victoires.txt.toml"
        metadata.write_text(metadata.read_text(encoding="utf-8").replace("public = true", "public = false"))
        own.build()
        for _ in range(200):
            if "Claire Un" not in client.get("/film/les-petites-victoires").text:
                break
            sleep(0.05)
        else:
            pytest.fail("the old view is still shown")
        assert "Yannick Deux" in client.get("/film/les-petites-victoires").text
        for metadata in (own.path / "sources").glob("*.toml"):
            metadata.write_text(
                metadata.read_text(encoding="utf-8").replace("public = true", "public = false")
            )
        own.build()
        for _ in range(200):
            if (answer := client.get("/")).status_code == 503:
                break
            sleep(0.05)
        assert "no source is public" in answer.text


def test_nothing_private_needs_no_build_of_its_own(tmp_path: Path) -> None:
    own = small.catalogue(tmp_path)
    assert PublicCatalogue(own.path).current.path == own.current.path
    (own.path / "withheld.tsv").write_text("id\treason\nperson/claire-un\tasked\n", encoding="utf-8")
    with pytest.raises(GeneriqueError, match="has changed since its build"):
        _ = PublicCatalogue(own.path).current

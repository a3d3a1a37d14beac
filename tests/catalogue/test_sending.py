"""What of a catalogue is published: its build, or that of its public sources alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.catalogue.sending import send
from generique.catalogue.service import ServiceCatalogue
from generique.errors import GeneriqueError
from generique.remote.endpoint import Endpoint
from tests.remote import services
from tests.remote.services import Service


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with services.oxigraph(tmp_path / "store") as found:
        yield found


def make_private(path: Path, file: str) -> None:
    metadata = next((path / "sources").glob(f"*{file}*.toml"))
    text = metadata.read_text(encoding="utf-8")
    metadata.write_text(text.replace("public = true", "public = false"), encoding="utf-8")


def everything(service: Service) -> str:
    rows = Endpoint(service.client()).select("SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }").rows
    return "\n".join(" ".join(map(str, row)) for row in rows)


def test_private_sources_stay_at_home_with_all_that_only_they_say(own_demo: Path, service: Service) -> None:
    catalogue = Catalogue(own_demo)
    names = [source["file"] for source in catalogue.sources() if source["source"] == "source/1"]
    make_private(own_demo, names[0])
    catalogue.build()
    send(catalogue._folder, service.client())
    said = everything(service)
    assert "Auffret" in said
    for secret in ("Cassandra", "film/victoire ", "Apolline", names[0]):
        assert secret not in said, secret
    published = ServiceCatalogue(service.client())
    assert published.stats()["sources"] == 2
    assert catalogue.stats()["sources"] == 3  # at home nothing has changed

    send(catalogue._folder, service.client(), private=True)
    assert ServiceCatalogue(service.client()).film("Victoire").film == "film/victoire"


def test_nothing_is_published_by_mistake(own_demo: Path, service: Service) -> None:
    catalogue = Catalogue(own_demo)
    with pytest.raises(GeneriqueError, match="generique build"):
        send(catalogue._folder, service.client())
    for source in catalogue.sources():
        make_private(own_demo, source["file"])
    catalogue.build()
    with pytest.raises(GeneriqueError, match="no source is public"):
        send(catalogue._folder, service.client())
    for metadata in (own_demo / "sources").glob("*.toml"):
        text = metadata.read_text(encoding="utf-8")
        metadata.write_text(text.replace("public = false", "public = true"), encoding="utf-8")
    with pytest.raises(GeneriqueError, match="changed since its build"):
        send(catalogue._folder, service.client())
    assert everything(service) == ""

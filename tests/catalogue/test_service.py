"""A published catalogue as its readers have it; tests/remote/test_suite.py compares all its answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.catalogue.sending import send
from generique.catalogue.service import ServiceCatalogue
from generique.errors import UsageError
from generique.remote.faults import SupersededError
from tests.remote import services
from tests.remote.services import Service


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with services.oxigraph(tmp_path / "store") as found:
        yield found


def test_a_reader_of_a_build_that_is_gone_is_told_so(own_demo: Path, service: Service) -> None:
    catalogue = Catalogue(own_demo)
    catalogue.build()
    send(catalogue._folder, service.client())
    reader = ServiceCatalogue(service.client())
    assert len(reader.who("Michel Blanc")) == 4
    (own_demo / "withheld.tsv").write_text("id\treason\nperson/julia-piaton\tasked\n", encoding="utf-8")
    catalogue.build()
    send(catalogue._folder, service.client())
    with pytest.raises(SupersededError, match="published anew in the meantime; ask again"):
        reader.who("Michel Blanc")
    assert len(ServiceCatalogue(service.client()).who("Michel Blanc")) == 3
    caches = list((Path(own_demo.parent) / "cache" / "generique" / "services").glob("*/*"))
    assert len(caches) == 1  # what was fetched of the old one is removed


def test_a_service_has_nothing_to_edit(service: Service) -> None:
    there = ServiceCatalogue(service.query)
    assert repr(there) == f"ServiceCatalogue({service.query!r})"
    with pytest.raises(UsageError, match="no sources to edit"):
        there.sources()
    with pytest.raises(UsageError, match="no build on disk"):
        there.current.check_sizes()

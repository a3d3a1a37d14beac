from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.remote import services
from tests.remote.services import Service

ENGINES = {"oxigraph": services.oxigraph, "virtuoso": services.virtuoso}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Each of the services in turn, empty."""
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as service:
        yield service


@pytest.fixture
def service(engine: Service) -> Service:
    """Each of the services in turn, without any graph of an earlier test."""
    engine.clear()
    return engine


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Service]:
    """Oxigraph’s server, empty, for this test alone."""
    with services.oxigraph(tmp_path / "store") as service:
        yield service

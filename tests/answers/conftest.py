from __future__ import annotations

import pytest

from generique.answers.asking import Graph
from generique.answers.worked import Worked
from generique.network import build
from generique.network.mapped import Arrays
from tests.answers.world import world, write_tables


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The small catalogue of ``world.py``."""
    return Graph(world())


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Worked:
    """The same catalogue as arrays."""
    folder = tmp_path_factory.mktemp("worked")
    build(write_tables(folder / "tables"), folder / "network")
    return Worked(Arrays.open(folder / "network"))

from __future__ import annotations

import pytest

from generique.answers.asking import Graph
from tests.answers.world import world


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The small catalogue of ``world.py``."""
    return Graph(world())

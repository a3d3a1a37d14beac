"""The package itself."""

from __future__ import annotations

import subprocess
import sys


def test_importing_it_costs_nothing() -> None:
    code = "import generique.network, sys; assert not {'numpy', 'duckdb', 'networkx'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_only_the_face_needs_networkx() -> None:
    code = (
        "import generique.network.paths, generique.network.pairs, generique.network.neighbours, "
        "generique.network.projection, sys; assert 'networkx' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

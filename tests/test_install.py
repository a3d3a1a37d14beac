"""An installed wheel finds its ontology and its questions without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ROOT

CODE = """
import generique, sys
from generique.catalogue import Catalogue, named_queries
assert "site" in generique.__file__, generique.__file__
assert len(named_queries()) >= 24
from generique.roles import vocabulary
assert "director" in vocabulary().roles
catalogue = Catalogue.init(sys.argv[1])
catalogue.add(sys.argv[2])
assert catalogue.build().failed == ()
print(catalogue.who("Anne Exemple")[0].name, len(catalogue.check()))
"""


def test_a_wheel_works_far_from_the_checkout(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    kit = tmp_path / "kit.txt"
    kit.write_text("TITRE : Le Film\nRÉALISATION : Anne Exemple\nMONTAGE : Béa Modèle\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path / "catalogue"), str(kit)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "Béa Modèle 0\n"

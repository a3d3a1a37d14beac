"""The demo catalogue as a graph for the questions, with values for their parameters."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generique.catalogue import Catalogue
from tests.conftest import ROOT

GIVEN = {
    "agent": "person/melanie-auffret",
    "character": "Alice",
    "company": "organization/zinc",
    "composer": "person/klem-h",
    "director": "person/melanie-auffret",
    "film": "film/les-petites-victoires",
    "location": "juch",
    "otherFilm": "film/roxane",
    "otherPerson": "person/michel-blanc",
    "otherRole": "cast-member",
    "person": "person/julia-piaton",
    "role": "director",
}


def ntriples() -> str:
    """The graph of the demo, built in a place of its own."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "data"
        shutil.copytree(ROOT / "data", path, ignore=shutil.ignore_patterns("build"))
        catalogue = Catalogue(path)
        catalogue.build(strict=True)
        return "".join(catalogue.current.store.nquads())

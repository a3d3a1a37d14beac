"""Générique: a knowledge graph of French cinema credits, each with the line that says so.

>>> import generique
>>> catalogue = generique.open("data")
>>> catalogue
Catalogue('data')
"""

from pathlib import Path
from typing import TYPE_CHECKING

from generique.version import __version__

if TYPE_CHECKING:  # `generique --version` needs no catalogue
    from generique.catalogue import Catalogue

__all__ = ["__version__", "open"]


def open(path: str | Path = "data", *, lang: str | None = None) -> "Catalogue":
    """The catalogue in a folder; ``lang`` (“fr” or “en”) is the language of role labels in what is printed.

    Questions need a build: ``open("data").build()`` makes it. The address of a SPARQL service
    (``https://…/sparql``) opens the catalogue that is published there.
    """
    if str(path).startswith(("http://", "https://")):
        from generique.catalogue.service import ServiceCatalogue

        return ServiceCatalogue(str(path), lang=lang)
    from generique.catalogue import Catalogue

    return Catalogue(path, lang=lang)

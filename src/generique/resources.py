"""Where the ontology and the queries are: inside an installed wheel, or beside ``src`` in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """The folder “ontology” or “queries”.

    >>> (folder("ontology") / "roles.tsv").exists()
    True
    """
    installed = _PACKAGE / "_shared" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name

"""Who worked with whom: the two-sided film–agent network, and the questions walked on it.

``arrays`` is what lies on disk, ``filters`` narrows it, ``paths``, ``pairs`` and ``neighbours`` ask it,
``projection`` flattens it for other programs, and ``face`` shows it to NetworkX. Only ``face`` imports
networkx; this module imports nothing heavy.
"""

from __future__ import annotations

from pathlib import Path

from generique.changes import Change


def build(tables_dir: Path, target: Path, before: Path | None = None, change: Change | None = None) -> None:
    """Write the network of these tables into the new folder TARGET; the same bytes for the same tables.

    Where it is known what has ``change``d since the network ``before``, its other rows are taken over.
    """
    from generique.network.making import make

    make(tables_dir, target, before, change)

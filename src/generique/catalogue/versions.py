"""Names for what things are made from: a build, and the claims of a source, are called by a hash of all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generique import claims
from generique.catalogue.folder import Folder, Source
from generique.catalogue.hashing import sha256
from generique.resources import folder as shipped


def version_of(folder: Folder, sources: list[Source], failed: list[tuple[str, str]]) -> str:
    """The name of a build: all it is made from, in one hash."""

    def inputs() -> Iterator[str]:
        yield code_version()
        for path in (folder.path / "catalogue.toml", folder.judgements, folder.withheld):
            yield folder.hashes.of(path) if path.exists() else ""
        for source in sources:
            for path in (source.path, source.metadata, source.corrections):
                yield f"{path.name} {folder.hashes.of(path) if path.exists() else ''}"
        yield repr(failed)

    return digest(inputs())


@cache
def code_version() -> str:
    """A hash of the package, its word tables and the ontology: other code may build otherwise."""
    package = Path(claims.__file__).parent
    files = [
        path for path in package.rglob("*") if path.suffix in (".py", ".tsv") and "_shared" not in path.parts
    ]
    files += [path for path in shipped("ontology").iterdir() if path.suffix in (".tsv", ".ttl")]
    return digest(sha256(path) for path in sorted(files))


def digest(parts: Iterator[str] | list[str]) -> str:
    """A short name for these parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]

"""What a file says, as claims; those of the sources of a catalogue are kept by their content."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from generique import claims, corrections
from generique.catalogue.folder import Folder, Source
from generique.catalogue.versions import code_version, digest
from generique.extract import extract, records
from generique.model import Claims, Document, Records
from generique.read import read


def read_file(
    path: Path,
    *,
    reader: str | None = None,
    date: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> tuple[Document | Records | Claims, Claims]:
    """What a file holds as read, and what it claims. Raises UnreadableError for a file no reader takes."""
    found = read(path, reader, options or {})
    return found, said_by(found, date)


def said_by(found: Document | Records | Claims, date: str | None) -> Claims:
    """What was read, as claims."""
    return found if isinstance(found, Claims) else extract(found, date=date)


def claims_of(folder: Folder, source: Source) -> tuple[Path, tuple[str, ...]]:
    """Where the corrected claims of a source are on disk, from the cache where its content is unchanged."""
    mended = corrections.read(source.corrections)
    key = digest(
        [
            code_version(),
            folder.hashes.of(source.path),
            repr((source.reader, source.date, sorted(source.options.items()))),
            repr(mended),
            source.path.suffix,
        ]
    )
    place = folder.builds_dir / "claims" / key
    messages_file = place / "messages.txt"
    if not messages_file.exists():
        found = read(source.path, source.reader, source.options)
        temporary = place.with_name(f".new-{os.getpid()}")
        shutil.rmtree(temporary, ignore_errors=True)
        messages: tuple[str, ...] = ()
        if isinstance(found, Records):
            records.write(found, temporary)
        if mended or not isinstance(found, Records):
            said = claims.load(temporary) if isinstance(found, Records) else said_by(found, source.date)
            said, messages = corrections.apply(mended, found, said)
            claims.write(said, temporary)
        (temporary / "messages.txt").write_text("\n".join(messages), encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        temporary.rename(place)
    return place, tuple(messages_file.read_text(encoding="utf-8").splitlines())


def forget(folder: Folder, places: Collection[Path]) -> None:
    """Remove all claims but those in these folders."""
    for place in (folder.builds_dir / "claims").iterdir():
        if place not in places:
            shutil.rmtree(place, ignore_errors=True)

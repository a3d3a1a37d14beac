"""Taking sources in and out of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generique.catalogue import metadata
from generique.catalogue.folder import Folder, Source
from generique.dates import one_date
from generique.errors import NotFoundError, UnreadableError, UsageError
from generique.model import Document
from generique.read import read
from generique.text import squeeze


def add(folder: Folder, file: Path, *, reader: str | None, facts: Mapping[str, Any]) -> tuple[Source, bool]:
    """Add a file that a reader takes: (the source, whether it is new).

    What the ``.toml`` beside the file says of it, and of how to read it, is taken over; the facts given count
    more, and what the document itself states as its title and date counts where nothing else does.
    """
    folder.settings()  # a catalogue must be here before anything is read
    if not file.exists():
        raise UnreadableError("no such file", where=str(file))
    if unknown := sorted(set(facts) - set(metadata.FIELDS)):
        raise UsageError(f"nothing is called {', '.join(unknown)}", do=f"say {', '.join(metadata.FIELDS)}")
    known, options = metadata.beside(file)
    stated = {**known, **{name: value for name, value in facts.items() if value not in (None, "")}}
    reader = reader or stated.get("reader")
    if "date" in stated:
        stated["date"] = one_date(str(stated["date"]))
    lines = read(file, reader, options)
    found = {"title": lines.title, "date": lines.date} if isinstance(lines, Document) else {}
    told = {name: value for name, value in found.items() if value}
    return folder.place(
        file, {"title": squeeze(file.stem), "public": True, **told, **stated, "reader": reader, **options}
    )


def remove(folder: Folder, wanted: str) -> Source:
    """Take out the source with this number or file name."""
    sources, _ = folder.sources()
    number = wanted.removeprefix("source/")
    for source in sources:
        if wanted in (source.path.name, str(source.path)) or number == str(source.accession):
            folder.take_out(source)
            return source
    names = tuple(source.path.name for source in sources)[:3]
    raise NotFoundError(f"no source is called “{wanted}”", where=str(folder.path), suggestions=names)


def listing(folder: Folder) -> list[dict[str, Any]]:
    """The sources by number, as plain values."""
    folder.settings()
    return [
        {
            "source": f"source/{source.accession}",
            "file": source.path.name,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "licence": source.licence,
            "url": source.url,
            "public": source.public,
            "complete_for": list(source.complete_for),
        }
        for source in folder.sources()[0]
    ]

"""Taking sources in and out of a catalogue."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generique.catalogue.folder import Folder, Source
from generique.dates import parse_date
from generique.errors import NotFoundError, UnreadableError, UsageError
from generique.model import Document
from generique.read import read

_HARVESTED = ("title", "publisher", "date", "licence", "url", "reader", "public")


def add(folder: Folder, file: Path, *, reader: str | None, facts: Mapping[str, Any]) -> tuple[Source, bool]:
    """Add a file that a reader takes: (the source, whether it is new).

    What the document itself states as title and date is kept where the facts do not say otherwise.
    """
    folder.settings()  # a catalogue must be here before anything is read
    if not file.exists():
        raise UnreadableError("no such file", where=str(file))
    stated = {name: value for name, value in facts.items() if value not in (None, "")}
    stated = {**_beside(file), **stated}
    if "date" in stated:
        stated["date"] = _iso(str(stated["date"]))
    lines = read(file, reader)
    found = {"title": lines.title, "date": lines.date} if isinstance(lines, Document) else {}
    known = {name: value for name, value in found.items() if value}
    return folder.place(file, {"title": file.stem, "public": True, "reader": reader, **known, **stated})


def _beside(file: Path) -> dict[str, Any]:
    """What the ``.toml`` beside a file says of it, as a harvest writes it."""
    where = file.with_name(file.name + ".toml")
    if not where.exists():
        return {}
    try:
        found = tomllib.loads(where.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(f"no valid TOML: {error}", where=str(where)) from error
    return {name: found[name] for name in _HARVESTED if found.get(name) not in (None, "")}


def _iso(text: str) -> str:
    dates = parse_date(text)
    if len(dates) != 1:
        raise UsageError(f"“{text}” is no date", do="write it as 2023-03-02 or 2 mars 2023")
    return dates[0].value


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

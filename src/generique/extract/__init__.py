"""Claims taken out of a document: credits, facts, and what was seen and not understood."""

from __future__ import annotations

from dataclasses import replace

from generique.dates import parse_date
from generique.extract.fields import joined
from generique.extract.lines import Line, lines
from generique.extract.sentences import sentences
from generique.extract.walk import Walk
from generique.extract.wrapped import unwrapped
from generique.model import Claims, Document, Records, Residue

__all__ = ["extract"]


def extract(document: Document | Records, *, date: str | None = None) -> Claims:
    """All that a document says; ``date`` (ISO) is that of its publication, else it is looked for in the document."""
    if isinstance(document, Records):
        from generique.extract import records

        return records.claims(document)
    read = tuple(unwrapped(tuple(joined(lines(document)))))
    published = date or document.date or _published(read)
    walk = Walk(read, published, document.title)
    walk.read()
    walk.write.gathered.settle(walk.write.doubtful)
    sentences(walk.write, walk.prose, walk.again)
    said = walk.write.gathered.claims()
    unread = (
        Residue(block.text, len(read) + number, block.place)
        for number, block in enumerate(document.unread, start=1)
    )
    return replace(said, residue=(*said.residue, *unread))


def _published(read: tuple[Line, ...]) -> str | None:
    """The date in a line “Publié le …”."""
    for line in read:
        said = line.text[:60].casefold().startswith(("publié", "mis en ligne", "paru le"))
        if said and (dates := parse_date(line.text)):
            return dates[0].value
    return None

"""What sentences and captions add, in a document that speaks of one film."""

from __future__ import annotations

from collections.abc import Sequence

from generique.extract.captions import captions
from generique.extract.facts import Fact
from generique.extract.titles import key
from generique.extract.lines import Line
from generique.extract.prose import Prose, main_film
from generique.extract.writer import Writer
from generique.names import title

_PICTURE, _OWNER = 0.85, 0.8


def sentences(write: Writer, lines: Sequence[Line]) -> None:
    """Read the sentences of a document about one film; those about several films say too little of which."""
    gathered = write.gathered
    films = [film for film, shown in gathered.titles.items() if shown]
    if len(films) > 1 or (gathered.titles and not films):
        return
    if films:
        film, shown = films[0], gathered.titles[films[0]] or ""
    else:
        found = main_film(lines)
        if found is None:
            return
        shown, first = found
        film = key(shown)
        gathered.film(film, title(shown), first)
        gathered.state(
            first, film, Fact("title", title(shown), shown), 0.85, "the title that the text names most"
        )
    reader = Prose(gathered, film, shown, write.date, write.known)
    reader.read(lines)
    for caption in captions(lines):
        if reader.mentions(caption.text):
            for name in caption.photographers:
                reader.credit(caption.line, "légende", "still-photographer", name, _PICTURE)
            for name in caption.owners:
                reader.credit(caption.line, "légende", "production-company", name, _OWNER)

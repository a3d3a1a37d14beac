"""What sentences and captions add, in a document that speaks of one film."""

from __future__ import annotations

from collections.abc import Sequence

from generique.extract.captions import captions
from generique.extract.facts import Fact
from generique.extract.head import head
from generique.extract.lines import Line
from generique.extract.prose import Prose
from generique.extract.titles import key
from generique.extract.writer import Writer
from generique.names import title

_PICTURE, _OWNER = 0.85, 0.8
_LIST = 3


def sentences(write: Writer, lines: Sequence[Line], prose: Sequence[Line], page: str | None) -> None:
    """Read the sentences of a document about one film; those about several films say too little of which.

    ``lines`` are all its lines, ``prose`` those that are no list.
    """
    gathered = write.gathered
    films = [film for film, shown in gathered.titles.items() if shown]
    if len(films) > 1:
        return
    if not films and not (film := _untitled(write, lines, page)):
        return
    film = films[0] if films else film
    shown = gathered.titles[film] or ""
    if films and "" in gathered.titles:
        whole = sum(1 for credit in gathered.credits() if not credit.film) >= _LIST
        gathered.rename("", film) if whole else gathered.disown("")
    reader = Prose(gathered, film, shown, write.date, write.known)
    reader.read(prose)
    for caption in captions(prose):
        if reader.mentions(caption.text):
            for name in caption.photographers:
                reader.credit(caption.line, "légende", "still-photographer", name, _PICTURE)
            for name in caption.owners:
                reader.credit(caption.line, "légende", "production-company", name, _OWNER)


def _untitled(write: Writer, lines: Sequence[Line], page: str | None) -> str:
    """The key of the film that a document without a title of its own speaks of, “” where it names none."""
    found = head(lines, page)
    if found is None:
        return ""
    film, shown = key(found.title), title(found.title)
    write.gathered.rename("", film)
    write.gathered.film(film, shown, found.line)
    write.gathered.state(found.line, film, Fact("title", shown, found.title), found.certainty, found.reason)
    return film

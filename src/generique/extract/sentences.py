"""What sentences and captions add, in a document that speaks of one film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generique.extract.captions import captions
from generique.extract.lines import Line
from generique.extract.prose import Prose
from generique.extract.writer import Writer

_PICTURE, _OWNER = 0.85, 0.8
_LIST = 3


def sentences(write: Writer, prose: Sequence[Line], again: Mapping[int, str]) -> None:
    """Read the sentences of a document about one film; those about several films say too little of which.

    ``prose`` are its lines that are no list; ``again`` the films of those under a heading that takes one up again.
    """
    gathered = write.gathered
    films = [film for film, shown in gathered.titles.items() if shown]
    if len(films) != 1:
        for film in dict.fromkeys(again.values()):
            reader = Prose(gathered, film, gathered.titles[film] or "", write.date, write.known)
            reader.read([line for line in prose if again.get(line.index) == film])
        return
    film = films[0]
    shown = gathered.titles[film] or ""
    if "" in gathered.titles:
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

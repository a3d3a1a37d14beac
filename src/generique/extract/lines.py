"""The lines of a document: one thought each, contact details masked, with the evidence of the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generique.extract.contact import mask
from generique.extract.meanings import meaning
from generique.model import Block, Document
from generique.text import squeeze

_COLUMNS = re.compile(r"\s*(?:\t|\.{4,}|…{2,}|_{3,}|(?:\s\.){3,})\s*|\s+(?:\.{2,3}|…)\s+|(?<=\S)\s{3,}(?=\S)")
_WIDEST = 150
_WIDEST_ROW = 400
_BARS = 3
_GAP = re.compile(r"\S\s{3,}(?=\S)")
_SPACED = re.compile(r"(?:[^\W\d_](?:['’.:!?])?\s+){3,}[^\W\d_](?:\s?[.!?])?")
_WORDS_APART = re.compile(r"\s{2,}")
_BOX = re.compile(r"^\s*[│┃║▌█]\s?|\s*[│┃║▐█]\s*$")
_OF_PAGES = re.compile(
    r"\s*\[\s*(?:modifier|masquer|afficher|edit|hide|show)\b[^\[\]]*\]|(?<=[^\W\d_])\[\d{1,3}\]",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


Style = tuple[bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. ``index`` counts such lines from 0; ``gap`` the empty ones before it.

    ``cells`` are its parts that hold something; ``row`` all of them, where the document keeps empty ones.
    """

    index: int
    text: str
    place: str
    cells: tuple[str, ...] = ()
    level: int = 0
    strong: bool = False
    gap: int = 0
    row: tuple[str, ...] = ()

    @property
    def style(self) -> Style:
        """How the line is set: in capitals, in bold, as a heading."""
        return self.text.isupper(), self.strong, self.level > 0

    def joined(self, mark: str) -> str:
        """The text of the line, with a mark between its cells where it has some.

        >>> Line(0, "Image  Zoé Vial", "1", ("Image", "Zoé Vial")).joined(" | "), Line(0, "Image", "1").joined(" | ")
        ('Image | Zoé Vial', 'Image')
        """
        return mark.join(self.cells) if self.cells else self.text


def lines(document: Document) -> tuple[Line, ...]:
    """The lines of a document, without the empty ones.

    >>> lines(Document((Block("Réalisation .... Alice Fave", "line 3"),)))[0].cells
    ('Réalisation', 'Alice Fave')
    """
    found: list[Line] = []
    gap = 0
    for block in document.blocks:
        gap += block.gap
        for text in block.text.split("\n"):
            line = _line(block, text, len(found), gap)
            if line is None:
                gap += 1
            else:
                found.append(line)
                gap = 0
    return tuple(_barred(found))


def _barred(found: Sequence[Line]) -> Iterator[Line]:
    """Lines with as many bars as their neighbours are rows of a table: “Titre | Réalisation | Durée”."""
    bars = [0 if line.cells or ":" in line.text else line.text.count(" | ") for line in found]
    for at, line in enumerate(found):
        near = {*bars[max(at - 1, 0) : at], *bars[at + 1 : at + 2]}
        cells = tuple(line.text.split(" | ")) if bars[at] >= _BARS and bars[at] in near else ()
        yield replace(line, cells=cells) if cells else line


def _is_row(text: str) -> bool:
    """Whether a long text is a row of columns, and no sentence."""
    return len(text) < _WIDEST_ROW and len(_GAP.findall(text)) > _BARS


def _unspaced(text: str) -> str:
    """Words set with spaces between their letters, as words: “M A R É E   B A S S E”.

    >>> _unspaced("M A R É E   B A S S E"), _unspaced("I A M")
    ('MARÉE BASSE', 'I A M')
    """
    if not _SPACED.fullmatch(text.strip()):
        return text
    return " ".join(word.replace(" ", "") for word in _WORDS_APART.split(text.strip()))


def _labelled(text: str) -> tuple[str, ...]:
    """A label and its value with two spaces between them as cells.

    >>> _labelled("Image / Photography  Zoé Vial"), _labelled("Il neige.  Zoé Vial sort.")
    (('Image / Photography', 'Zoé Vial'), ())
    """
    label, *values = _WORDS_APART.split(text.strip())
    return (squeeze(mask(label)), squeeze(mask(values[0]))) if len(values) == 1 and meaning(label) else ()


def _line(block: Block, text: str, index: int, gap: int) -> Line | None:
    text = _unspaced(_OF_PAGES.sub("", _BOX.sub("", text)))
    cells = (
        tuple(squeeze(mask(_OF_PAGES.sub("", cell))) for cell in block.cells)
        if "\n" not in block.text
        else ()
    )
    if not any(cells) and (len(text) < _WIDEST or _is_row(text)):
        cells = tuple(squeeze(mask(cell)) for cell in _COLUMNS.split(text.strip()))
        cells = _labelled(text) if len(cells) < 2 else cells
    row = cells if len(block.cells) > 1 and "" in cells else ()
    cells = tuple(cell for cell in cells if cell)
    shown = squeeze(mask(text))
    if not shown or not (_LETTER.search(shown) or any(char.isdigit() for char in shown)):
        return None
    several = cells if len(cells) > 1 else ()
    return Line(index, shown, block.place, several, block.level, block.strong, gap, row)

"""The text of a whole document, asked for what it says again."""

from __future__ import annotations

from collections.abc import Sequence

from generique.extract.lines import Line


class Whole:
    """The text of a document, asked how often it says something, whatever the capitals."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._text = _alike("\n".join(line.text for line in lines))

    def times(self, text: str) -> int:
        """How often a text stands within a line, as whole words.

        >>> Whole([Line(0, "Brumes, de Zoé Vial", "1"), Line(1, "BRUMES", "2")]).times("Brumes")
        2
        """
        said, found, at = _alike(text), 0, -1
        while said and (at := self._text.find(said, at + 1)) >= 0:
            end = at + len(said)
            found += not (self._text[at - 1 : at].isalnum() or self._text[end : end + 1].isalnum())
        return found

    def says(self, text: str) -> bool:
        """Whether a text stands within a line."""
        return _alike(text) in self._text


def _alike(text: str) -> str:
    return text.replace("’", "'").casefold()

"""The text of a whole document, asked for what it says again."""

from __future__ import annotations

from collections.abc import Sequence

from generique.extract.lines import Line


class Whole:
    """The text of a document, asked how often it says something, whatever the capitals."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._text = _alike("\n".join(line.text for line in lines))

    def times(self, text: str) -> int:
        """How often a text stands within a line.

        >>> Whole([Line(0, "Brumes, de Zoé Vial", "1"), Line(1, "BRUMES", "2")]).times("Brumes")
        2
        """
        return self._text.count(_alike(text))

    def says(self, text: str) -> bool:
        """Whether a text stands within a line."""
        return _alike(text) in self._text


def _alike(text: str) -> str:
    return text.replace("’", "'").casefold()

"""Lists that name people before what they did: “Zoé Vial – monteuse”, “Ada Nkomo, réal. ; Zoé Vial, mus.”."""

from __future__ import annotations

import re

from generique.extract.meanings import meaning
from generique.extract.notices import function_of, notice
from generique.extract.segments import Segment, segments
from generique.names import likeness, split

_COMMA = re.compile(r"\s*(?:[,;•]|,?\s(?:et|puis|and)\s(?=[A-ZÀ-Þ]))\s*")
_DASH = re.compile(r"\s+[–—-]\s+")
_THE = re.compile(r"(?:Le|La|Les|Un|Une|The)\s|[LD]['’]")
_LONGEST, _WIDEST = 160, 1200
_NAMELY, _GIVEN, _FEWEST = 0.75, 0.9, 2


def turned(text: str) -> tuple[Segment, ...]:
    """The functions of a line with the names before them; none for other lines.

    >>> [(part.label, part.value) for part in turned("Léa Caron – réalisatrice & scénariste")]
    [('réalisatrice & scénariste', 'Léa Caron')]
    >>> [(part.label, part.value) for part in turned("Léa Caron (image), Théo Vial (son) et Zoé Prou (montage)")]
    [('image', 'Léa Caron'), ('son', 'Théo Vial'), ('montage', 'Zoé Prou')]
    >>> [(part.label, part.value) for part in turned("Léa Caron, monteuse, et Théo Vial, scripte")]
    [('monteuse', 'Léa Caron'), ('scripte', 'Théo Vial')]
    """
    if len(text) > _WIDEST or (":" in text and " ; " not in text):
        return ()
    return _after_dash(text) or _in_brackets(text) or _after_comma(text) or _in_turns(text) or notice(text)


def _is_labelled(text: str) -> bool:
    return any(part.mark for part in segments(text))


def _after_dash(text: str) -> tuple[Segment, ...]:
    parts = _DASH.split(text) if len(text) < _LONGEST and not _THE.match(text) else []
    if (
        len(parts) != _FEWEST
        or meaning(parts[0])
        or _is_labelled(parts[0])
        or likeness(split(parts[0])) < _NAMELY
    ):
        return ()
    known = function_of(parts[1])
    return (Segment(parts[1], parts[0], "colon", known),) if known else ()


def _after_comma(text: str) -> tuple[Segment, ...]:
    name, comma, function = text.partition(", ")
    known = function_of(function) if comma and " ; " not in text and len(text) < _LONGEST else None
    named = split(name) if known and not _is_labelled(name) else ()
    return (Segment(function, name, "colon", known),) if known and likeness(named) >= _GIVEN else ()


def _in_turns(text: str) -> tuple[Segment, ...]:
    """Names and functions that take turns: “Zoé Vial, monteuse, Ada Nkomo, scripte et Léa Prou, costumière”."""
    parts = [part for part in _COMMA.split(text.rstrip(" .")) if part] if text.count(",") >= _FEWEST else []
    if len(parts) < 2 * _FEWEST or len(parts) % 2 or len(text) > 2 * _LONGEST:
        return ()
    known = [function_of(part) for part in parts[1::2]]
    named = [split(part) for part in parts[::2]]
    if not all(known) or any(len(one) != 1 for one in named) or min(map(likeness, named)) < _NAMELY:
        return ()
    return tuple(
        Segment(function, one[0].verbatim, "colon", role)
        for function, one, role in zip(parts[1::2], named, known, strict=True)
    )


def _in_brackets(text: str) -> tuple[Segment, ...]:
    """Names of a list that all have a function in brackets."""
    named = split(text) if "(" in text and len(text) < _LONGEST * 2 else ()
    if len(named) < _FEWEST or likeness(named) < _NAMELY:
        return ()
    known = [(function_of(one.notes[0]) if len(one.notes) == 1 else None) for one in named]
    if not all(known):
        return ()
    return tuple(
        Segment(one.notes[0], one.name, "colon", role) for one, role in zip(named, known, strict=True)
    )

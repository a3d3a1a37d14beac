"""Lists that name people before what they did: “Zoé Vial – monteuse”, “Ada Nkomo, réal. ; Zoé Vial, mus.”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generique.extract.meanings import Meaning, meaning
from generique.extract.segments import Segment, segments
from generique.names import likeness, split

_DASH = re.compile(r"\s+[–—-]\s+")
_RESPONSIBLE = re.compile(r"(?:^|\s/\s)(?P<said>[^/]+?\s;\s.+?)(?=\.\s+-\s|$)")
_CHUNK = re.compile(r"\s+;\s+")
_THE = re.compile(r"(?:Le|La|Les|Un|Une|The)\s|[LD]['’]")
_OTHERS = re.compile(r"\s*[\[(]?\bet al\b\.?[\])]?")
_LONGEST, _WIDEST = 160, 1200
_NAMELY, _GIVEN, _FEWEST = 0.75, 0.9, 2


def turned(text: str) -> tuple[Segment, ...]:
    """The functions of a line with the names before them; none for other lines.

    >>> [(part.label, part.value) for part in turned("Léa Caron – réalisatrice & scénariste")]
    [('réalisatrice & scénariste', 'Léa Caron')]
    >>> [(part.label, part.value) for part in turned("Léa Caron (image), Théo Vial (son) et Zoé Prou (montage)")]
    [('image', 'Léa Caron'), ('son', 'Théo Vial'), ('montage', 'Zoé Prou')]
    """
    if len(text) > _WIDEST or (":" in text and " ; " not in text):
        return ()
    return _after_dash(text) or _in_brackets(text) or _after_comma(text) or _statement(text)


def _role(text: str) -> Meaning | None:
    """What a function after a name means; it starts small, or is a short form."""
    known = meaning(text) if text and (text[0].islower() or text[0].isdigit()) else None
    return known if known and known.match and known.match.roles else None


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
    known = _role(parts[1])
    return (Segment(parts[1], parts[0], "colon", known),) if known else ()


def _after_comma(text: str) -> tuple[Segment, ...]:
    name, comma, function = text.partition(", ")
    known = _role(function) if comma and " ; " not in text and len(text) < _LONGEST else None
    named = split(name) if known and not _is_labelled(name) else ()
    return (Segment(function, name, "colon", known),) if known and likeness(named) >= _GIVEN else ()


def _in_brackets(text: str) -> tuple[Segment, ...]:
    """Names of a list that all have a function in brackets."""
    named = split(text) if "(" in text and len(text) < _LONGEST * 2 else ()
    if len(named) < _FEWEST or likeness(named) < _NAMELY:
        return ()
    known = [(_role(one.notes[0]) if len(one.notes) == 1 else None) for one in named]
    if not all(known):
        return ()
    return tuple(
        Segment(one.notes[0], one.name, "colon", role) for one, role in zip(named, known, strict=True)
    )


def _statement(text: str) -> tuple[Segment, ...]:
    """The statement of responsibility of a library's notice: “/ A, réal. ; B et C, scénario ; d’après …”."""
    said = _RESPONSIBLE.search(text)
    found = [part for chunk in _CHUNK.split(said["said"]) for part in _chunk(chunk)] if said else []
    turned_ones = sum(1 for part in found if part.mark == "colon")
    return tuple(found) if turned_ones >= _FEWEST else ()


def _chunk(chunk: str) -> Iterator[Segment]:
    names, comma, function = _OTHERS.sub("", chunk).rpartition(", ")
    known = _role(function.strip()) if comma else None
    if known and likeness(split(names)) >= _NAMELY:
        yield Segment(function.strip(), names.strip(), "colon", known)
    else:
        yield from (part for part in segments(chunk) if part.mark == "phrase" and part.meaning)

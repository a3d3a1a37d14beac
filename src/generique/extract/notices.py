"""Notices of libraries (ISBD): “Marée basse [Images animées] / Zoé Vial, réal. - Brest : Phare vidéo [éd.], 2009”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generique.dates import duration
from generique.extract.meanings import Meaning, meaning
from generique.extract.segments import Segment, segments
from generique.names import likeness, split

_RESPONSIBLE = re.compile(r"(?:^|\s/\s)(?P<said>[^/]+?\s;\s.+?)(?=\.\s+[–-]\s|$)")
_CHUNK = re.compile(r"\s+;\s+")
_OTHERS = re.compile(r"\s*[\[(]?\bet al\b\.?[\])]?")
_AREA = re.compile(r"\.\s+[–-]\s+")
_PUBLISHED = re.compile(
    r"(?P<by>(?:\[?[A-ZÀ-Þ][^:;,\d\[\]]{1,40}\]? : [^:;\[\]]{2,60}(?: \[[^\[\]]+\])?(?: ; |(?=, \[?\d)))+), \[?\d{4}.*"
)
_PUBLISHER = re.compile(r" : (?P<name>[^:;\[\]]+?)(?= \[| ; |$)")
_VIDEO = re.compile(r"\b(?:vidéo|DVD|Blu-ray|VHS)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"^\d[^()]*\(([^()]+)\)")
_NAMELY, _FEWEST = 0.75, 2


def function_of(text: str) -> Meaning | None:
    """What a function after a name means; it starts small, or is a short form.

    >>> function_of("réal.").match.roles, function_of("Réal.")
    (('director',), None)
    """
    known = meaning(text) if text and (text[0].islower() or text[0].isdigit()) else None
    return known if known and known.match and known.match.roles else None


def notice(text: str) -> tuple[Segment, ...]:
    """The statement of responsibility of a notice, who published the video, how long it is; none for other lines.

    >>> said = "Brumes / Zoé Vial, réal. ; Ada Nkomo, mus. - Brest : Phare vidéo [éd.], 2009. - 1 DVD vidéo (52 min)"
    >>> [(part.label, part.value) for part in notice(said)]
    [('réal.', 'Zoé Vial'), ('mus', 'Ada Nkomo'), ('édition vidéo', 'Phare vidéo'), ('durée', '52 min')]
    """
    said = _RESPONSIBLE.search(text)
    found = [part for chunk in _CHUNK.split(said["said"]) for part in _chunk(chunk)] if said else []
    if sum(1 for part in found if part.mark == "colon") < _FEWEST:
        return ()
    return (*found, *_published(text), *_extent(text))


def _chunk(chunk: str) -> Iterator[Segment]:
    names, comma, function = _OTHERS.sub("", chunk).rpartition(", ")
    known = function_of(function.strip()) if comma else None
    if known and likeness(split(names)) >= _NAMELY:
        yield Segment(function.strip(), names.strip(), "colon", known)
    else:
        yield from (part for part in segments(chunk) if part.mark == "phrase" and part.meaning)


def _published(text: str) -> Iterator[Segment]:
    """The area “Paris : Éditions du Phare [éd.] ; Brest : Arcane [distrib.], 2009” of a video's notice."""
    label = "édition vidéo"
    for area in _AREA.split(text)[1:] if _VIDEO.search(text) else ():
        if said := _PUBLISHED.fullmatch(area):
            for one in _PUBLISHER.finditer(said["by"]):
                yield Segment(label, one["name"], "colon", meaning(label))


def _extent(text: str) -> Iterator[Segment]:
    """The running time in the area “1 DVD vidéo (1 h 29 min) : coul. ; 12 cm”."""
    for area in _AREA.split(text)[1:]:
        if (said := _BRACKETS.search(area)) and duration(said[1]):
            yield Segment("durée", said[1], "colon", meaning("durée"))
            return

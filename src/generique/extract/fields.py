"""Forms that keep the surname and the given name of a person in two fields: one line of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generique.extract.lines import Line
from generique.text import fold

_FIELD = re.compile(r"(?P<key>[^\W\d_][^:]{1,40}?)\s*:\s*(?P<value>[^\d:;]{2,40})")
_KEY = re.compile(
    r"(?P<what>nom|prenom|surname|first name|last name)(?: (?:du|de la|de l|des|de))?(?: (?P<of>.+))?"
)
_SURNAMES = frozenset({"nom", "surname", "last name"})


def joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with “NOM : VIAL” and “PRÉNOM : Zoé” as one; what the fields say of whom is its label.

    >>> fields = [Line(0, "Nom du producteur : VIAL", "1"), Line(1, "Prénom du producteur : Zoé", "2")]
    >>> [line.text for line in joined(fields)]
    ['producteur : Zoé VIAL']
    """
    told = [_field(line) for line in lines]
    taken = set[int]()
    for at, (one, other) in enumerate(pairwise(told)):
        if (
            one
            and other
            and at not in taken
            and one[1] == other[1]
            and (one[0] in _SURNAMES) != (other[0] in _SURNAMES)
        ):
            taken.add(at + 1)
            given, surname = (other[2], one[2]) if one[0] in _SURNAMES else (one[2], other[2])
            told[at] = ("", one[1], f"{given} {surname}")
            told[at + 1] = None
    index = 0
    for at, line in enumerate(lines):
        if at in taken:
            continue
        if (found := told[at]) and not found[0]:
            text = f"{found[1]} : {found[2]}" if found[1] else found[2]
            line = replace(line, text=text, cells=(), row=())
        yield line if line.index == index else replace(line, index=index)
        index += 1


def _field(line: Line) -> tuple[str, str, str] | None:
    """What a line of a form gives: a surname or a given name, of whom, and the value."""
    if len(line.cells) == 2:
        key, value = line.cells
    elif match := _FIELD.fullmatch(line.text):
        key, value = match["key"], match["value"]
    else:
        return None
    said = _KEY.fullmatch(fold(key))
    return (
        (said["what"], said["of"] or "", value.strip(' "'))
        if said and not any(map(str.isdigit, value))
        else None
    )

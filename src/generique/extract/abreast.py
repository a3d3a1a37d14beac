"""Lists side by side: a row of headings, the names of each in the cells under it, as press kits set contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.names import kind, looks_like_name, split
from generique.words import table

_NAMELY = 0.7

_ASSISTED = re.compile(r"^assist[^\s]{1,5}\s+(?:par\s+|de\s+|d['’]\s?)", re.IGNORECASE)


class Under(NamedTuple):
    """A cell of names with the heading of its column."""

    line: Line
    label: str
    meaning: Meaning
    names: str


def headings(line: Line) -> tuple[Meaning, ...]:
    """The roles of a row that is nothing else, none for other rows.

    >>> [one.label for one in headings(Line(0, "Distribution Presse", "1", ("Distribution", "Presse")))]
    ['Distribution', 'Presse']
    """
    found = [meaning(cell) for cell in line.cells]
    roles = tuple(one for one in found if one and one.match and one.match.possible())
    return roles if 1 < len(roles) == len(found) else ()


def side_by_side(line: Line) -> tuple[tuple[Meaning, str], ...]:
    """A row of two labels or more, each with its names beside it: “Lumière | Transpalux | Cantine | Chez Jo”.

    >>> [(one.label, names) for one, names in side_by_side(Line(0, "", "1", ("Image", "Ada Nkomo", "Son", "Zoé Vial")))]
    [('Image', 'Ada Nkomo'), ('Son', 'Zoé Vial')]
    """
    labels, values = [meaning(cell) for cell in line.cells[::2]], line.cells[1::2]
    if len(labels) < 2 or len(labels) != len(values) or any(map(meaning, values)):
        return ()
    known = [one for one in labels if one and one.match and one.match.possible()]
    return tuple(zip(known, values, strict=True)) if len(known) == len(labels) else ()


def abreast(rows: Sequence[Line], heads: Sequence[Meaning]) -> Iterator[Under]:
    """The names under each heading, as far down as its first telephone number or address.

    >>> rows = [Line(1, "", "2", ("Studio Nord Distribution", "Agence Sud"))]
    >>> rows += [Line(2, "", "3", ("[contact]", "Ada Nkomo"))]
    >>> heads = headings(Line(0, "", "1", ("Distribution", "Presse")))
    >>> [(under.label, under.names) for under in abreast(rows, heads)]
    [('Distribution', 'Studio Nord Distribution'), ('Presse', 'Agence Sud'), ('Presse', 'Ada Nkomo')]
    """
    for at, head in enumerate(heads):
        found: list[Under] = []
        for row in rows:
            cell = _ASSISTED.sub("", row.cells[at]) if at < len(row.cells) else ""
            if not cell or has_contact(cell) or len(row.cells) > len(heads):
                break
            named = split(cell)
            if not named or not all(looks_like_name(one.name).score >= _NAMELY for one in named):
                break
            found.append(Under(row, head.label, head, cell))
        people = [under for under in found if kind(split(under.names)[0].name) == "person"]
        if found and found[0] not in people and (of_people := manager(head)):
            yield from (under._replace(meaning=of_people) if under in people else under for under in found)
        else:
            yield from found


def manager(head: Meaning) -> Meaning | None:
    """What people do under a company and a heading of companies: those under a distributor look after the film there."""
    roles = head.match.possible() if head.match else ()
    said = next((row["people"] for row in table("contacts") if row["role"] in roles), None)
    return meaning(said) if said else None

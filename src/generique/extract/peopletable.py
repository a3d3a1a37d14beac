"""Lists of people under a header: “Fonction | Prénom | NOM | Société”, “N° | Rôle | Comédien·ne | Agent”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generique.extract.columns import of_cast
from generique.extract.contact import has_contact
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.extract.mending import mended
from generique.extract.segments import segments
from generique.roles.keys import plain
from generique.text import fold
from generique.words import table

_NAMES = frozenset({"name", "surname first", "last name"})
_FUNCTIONS = frozenset({"function", "character", "either"})
_FAR, _SHORT, _MOST = 3, 60, 2000
_PRESENTS = re.compile(r"(.+?)\s+présente(?:nt)?", re.IGNORECASE)


class Person(NamedTuple):
    """An entry of the list: what the person does or plays, as written; the name, or a company where none is."""

    line: Line
    label: str
    name: str
    meaning: Meaning | None
    character: str | None = None


@cache
def _heads() -> dict[str, str]:
    return {row["head"]: row["of"] for row in table("people_columns")}


def parts(line: Line) -> tuple[str, ...]:
    """What each column under this header holds, “” for those not known; nothing for lines that are no such header.

    >>> parts(Line(0, "", "1", ("Fonction", "Prénom", "NOM", "Tél.")))
    ('function', 'first name', 'last name', 'other')
    >>> parts(Line(0, "", "1", ("Image", "Zoé Vial")))
    ()
    """
    cells = line.row or line.cells
    told = [_heads().get(fold(plain(cell)), "") for cell in cells]
    if "first name" in told and "name" in told:
        told[told.index("name")] = "last name"
    known = sum(1 for one in told if one)
    filled = sum(1 for cell in cells if cell)
    enough = known >= 2 and known * 3 >= filled * 2 and sum(one == "other" for one in told) < known
    return tuple(told) if enough and _NAMES & set(told) and _FUNCTIONS & set(told) else ()


def extent(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines of the list under a header: its rows, and the short headings between them."""
    end = start + 1
    while end < min(len(lines), start + _MOST):
        line, following = lines[end], lines[end + 1] if end + 1 < len(lines) else None
        if end > start + 1 and (line.gap >= _FAR or parts(line)):
            break
        heads = following is not None and following.cells and following.gap < _FAR and not parts(following)
        known = None if line.row or line.cells else meaning(line.text)
        if known and (known.section == "cast" or (known.match and of_cast(known.match))):
            break
        if not (line.row or line.cells) and not (heads and len(line.text) < _SHORT and not line.level):
            break
        end += 1
    return lines[start + 1 : end]


def people(told: Sequence[str], rows: Sequence[Line]) -> Iterator[Person]:
    """The entries of the list, in order.

    >>> rows = [Line(1, "", "2", ("Son", "Zoé", "VIAL")), Line(2, "", "3", ("Ada", "NKOMO"), row=("", "Ada", "NKOMO"))]
    >>> [(one.label, one.name) for one in people(("function", "first name", "last name"), rows)]
    [('Son', 'Zoé VIAL'), ('Son', 'Ada NKOMO')]
    """
    placed = [(row, dict(_placed(told, row))) for row in rows]
    plays = _plays(told, placed)
    label = department = ""
    for row, cells in placed:
        if not (row.row or row.cells):
            label, department = "", row.text
            continue
        department = cells.get("department") or department
        own = cells.get("function") or cells.get("character") or cells.get("either") or ""
        before = [cell for cell in (row.row or row.cells)[: _first(told)] if cell]
        if not own and before:
            label = ""  # a row of another kind
        label = own or label
        name = " ".join(filter(None, (cells.get("first name"), cells.get("last name")))) or (
            cells.get("name") or _turned(cells.get("surname first") or "")
        )
        lead = None if name else next(iter(segments(cells.get("company") or "")), None)
        name = name or cells.get("company") or ""
        if lead and lead.mark == "phrase" and lead.meaning and lead.value:
            label, name = lead.label, lead.value
        elif presented := _PRESENTS.fullmatch(name):
            label, name = "production", presented[1]
        if label and name and not has_contact(name):
            known = None if plays else _known(label, department)
            yield Person(row, label, name, known, label if plays else None)


def _placed(told: Sequence[str], row: Line) -> Iterator[tuple[str, str]]:
    """The cells of a row by what their columns hold; the first of each kind counts."""
    cells = row.row or row.cells
    for part, cell in reversed([*zip(told, cells, strict=False)]):
        if part and cell:
            yield part, cell


def _first(told: Sequence[str]) -> int:
    """Where the columns of names begin."""
    return next(at for at, one in enumerate(told) if one in _NAMES or one in ("first name", "company"))


def _plays(told: Sequence[str], placed: Sequence[tuple[Line, dict[str, str]]]) -> bool:
    """Whether the list says whom people play: a column of characters, or one of words that are no functions."""
    if "function" in told or "character" in told:
        return "function" not in told
    values = [cells["either"] for row, cells in placed if row.cells and cells.get("either")]
    return sum(1 for value in values if meaning(value)) * 2 < len(values)


def _turned(name: str) -> str:
    """“VIAL Zoé”, under “NOM Prénom”, with the given name first."""
    words = name.split(" ")
    loud = [at for at, word in enumerate(words) if word.isupper() and len(word) > 1]
    if not loud or loud[-1] + 1 >= len(words) or any(mark in name for mark in ",;/()«:"):
        return name
    last = loud[-1] + 1
    return " ".join((*words[last:], *words[:last]))


def _known(label: str, department: str) -> Meaning | None:
    """What a function means, by itself or in its department: “Coordinatrice” under “PRODUCTION”."""
    known, of = meaning(label) or mended(label), meaning(department) if department else None
    unsure = known is not None and known.match is not None and known.match.alternatives
    if known and known.match and unsure and of and of.match and set(of.match.roles) <= known.match.possible():
        return of  # “en association avec” beside “SOFICA”
    if known and (known.match or known.fact):
        return known
    both = meaning(f"{label} {department}") if department else None
    return both if both and both.match else known

"""A table in its owner's columns → the general credits table, as the source's ``.toml`` says.

``columns`` (general name → column of the file, or a list of columns joined by a space), ``always`` (general name
→ a value that the data set as a whole states), ``prefix`` (general name → text put before its value), ``without``
(columns left out) and ``credits``, a list of what the table says in columns of their own or in running text::

    [[credits]]
    role = "réalisation"              # an id or a heading, or role_column = the column that holds it
    column = "REALISATEUR"            # the column of names
    kind = "person"                   # or "organization"
    split = " / "                     # what parts the names; "names" for “A, B et C”
    joined = " ET "                   # parts names, too, where each part stands alone elsewhere or is a firm's name
    drop = [" (TIERS FERME)"]         # notes that are no part of a name
    order = "surname first"           # for “LE BESCO Maïwenn”
    pattern = "réalisé par (.+)"      # only what this finds in the column; its group holds the names
    where = { categorie = "Meilleur Son" }   # only rows with this value, or one of these values
    members = true                    # “Delgres (Pascal Danaë)” names a group and one of its members
    once = true                       # one credit for each film, role and name, however many rows repeat it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generique.errors import UnreadableError, UsageError
from generique.model import Records, Row
from generique.names import organization_score, split
from generique.text import fold, squeeze, unaccent
from generique.words import words

_MEMBER = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_OPTIONS = ("columns", "always", "prefix", "without", "credits")
_KEYS = frozenset(
    {
        "role",
        "role_column",
        "column",
        "kind",
        "split",
        "joined",
        "drop",
        "order",
        "pattern",
        "where",
        "members",
        "once",
        "without",
    }
)


@dataclass(frozen=True, slots=True)
class _Credits:
    """One entry of ``credits``: the columns it reads, by their place in the header."""

    column: str
    role: str = ""
    role_column: str = ""
    kind: str = ""
    split: str = ""
    joined: str = ""
    drop: tuple[str, ...] = ()
    order: str = ""
    pattern: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    members: bool = False
    once: bool = False
    without: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


def general(records: Records, options: Mapping[str, object], where: str) -> Records:
    """The same table under the names of the general credits table; rows of several agents become several.

    Raises UnreadableError for a column that the file does not have, UsageError for an option that is none.
    """
    mapping = _Mapping(records.columns, options, where)
    return Records(*mapping.of(records.rows)) if any(map(options.get, _OPTIONS)) else records


class _Mapping:
    def __init__(self, header: Sequence[str], options: Mapping[str, object], where: str) -> None:
        self._where, self._header = where, header
        self._known = {fold(name): name for name in header if name}
        if len(self._known) < len([name for name in header if name]):
            raise UnreadableError("two columns with the same name", where=where)
        self._always = self._texts(options, "always")
        self._prefix = self._texts(options, "prefix")
        self._from = {
            name: tuple(self._column(part) for part in (value if isinstance(value, list) else [value]))
            for name, value in self._table(options, "columns").items()
        }
        self._credits = [self._entry(entry) for entry in _list(options.get("credits"))]
        taken = {column for columns in self._from.values() for column in columns}
        taken |= {self._column(name) for name in _list(options.get("without"))}
        for entry in self._credits:
            taken |= {entry.column, entry.role_column, *(column for column, _ in entry.where)}
        self._from |= {name: (name,) for name in header if name and name not in taken}
        self._seen: set[tuple[str, ...]] = set()
        self._check()

    def of(self, rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        """The general columns and rows."""
        for number, entry in enumerate(self._credits):
            if entry.joined:
                cells = (row.values[entry.column] for row in rows if not row.wrong)
                known = frozenset(fold(name) for cell in cells for name in _pieces(cell, entry))
                self._credits[number] = replace(entry, known=known)
        columns = (*self._from, *(name for name in self._always if name not in self._from))
        if self._credits:
            columns = tuple(dict.fromkeys((*columns, "agent_name", "agent_kind", "role")))
        return columns, tuple(row for one in rows for row in self._rows(one))

    def _rows(self, row: Row) -> Iterator[Row]:
        if row.wrong:
            yield row
            return
        values = dict(self._always)
        for name, columns in self._from.items():
            value = _joined([row.values[column] for column in columns])
            values[name] = self._prefix.get(name, "") + value if value.strip() else value
        if not self._credits:
            yield Row(values, row.place)
            return
        film = values.get("film_id") or fold(values.get("film_title", ""))
        agents = []
        for entry in self._credits:
            if all(squeeze(row.values[column]) in wanted for column, wanted in entry.where):
                role = row.values[entry.role_column] if entry.role_column else entry.role
                for name, kind, once in _agents(row.values[entry.column], entry):
                    said = (film, role, fold(name))
                    if not once or said not in self._seen:
                        self._seen.add(said)
                        agents.append({"agent_name": name, "agent_kind": kind, "role": role})
        nobody = {"agent_name": "", "agent_kind": "", "role": ""}
        for agent in agents or [nobody]:
            yield Row(values | agent, row.place)

    def _check(self) -> None:
        if not {"film_title", "film_id"} & {*self._from, *self._always}:
            raise UnreadableError("no column “film_title”", where=self._where, do=self._there_are())
        if self._credits:
            return
        there = {*self._from, *self._always}
        if ("agent_name" in there) != ("role" in there):
            missing = "role" if "agent_name" in there else "agent_name"
            raise UnreadableError(f"no column “{missing}”", where=self._where, do=self._there_are())

    def _column(self, name: object) -> str:
        found = self._known.get(fold(str(name)))
        if found is None:
            raise UnreadableError(f"no column “{name}”", where=self._where, do=self._there_are())
        return found

    def _entry(self, entry: object) -> _Credits:
        if not isinstance(entry, Mapping) or not _KEYS.issuperset(entry) or "column" not in entry:
            raise UsageError(
                f"not an entry of `credits`: {entry}",
                where=self._where,
                do=f"keys: {', '.join(sorted(_KEYS))}",
            )
        if not ("role" in entry) ^ ("role_column" in entry):
            raise UsageError("an entry of `credits` has one of role and role_column", where=self._where)
        conditions = entry.get("where") or {}
        pattern = str(entry.get("pattern", ""))
        if pattern and re.compile(pattern).groups != 1:
            raise UsageError(f"the pattern {pattern} must have one group", where=self._where)
        return _Credits(
            column=self._column(entry["column"]),
            role=str(entry.get("role", "")),
            role_column=self._column(entry["role_column"]) if "role_column" in entry else "",
            kind=str(entry.get("kind", "")),
            split=str(entry.get("split", "")),
            joined=str(entry.get("joined", "")),
            drop=_texts(entry.get("drop")),
            order=str(entry.get("order", "")),
            pattern=pattern,
            where=tuple((self._column(name), _texts(value)) for name, value in conditions.items()),
            members=bool(entry.get("members", False)),
            once=bool(entry.get("once", False)),
            without=_texts(entry.get("without")),
        )

    def _table(self, options: Mapping[str, object], name: str) -> Mapping[str, object]:
        found = options.get(name) or {}
        if not isinstance(found, Mapping):
            raise UsageError(f"`{name}` is not a table of names", where=self._where)
        return found

    def _texts(self, options: Mapping[str, object], name: str) -> dict[str, str]:
        return {key: str(value) for key, value in self._table(options, name).items()}

    def _there_are(self) -> str:
        there = ", ".join(filter(None, self._header))
        return f"say under [columns] in its .toml which of these it is: {there}"


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in _list(value))


def _joined(parts: Sequence[str]) -> str:
    """Fields side by side: “L'” needs no space after it.

    >>> _joined(["L'", "Homme"]), _joined(["", "Homme"]), _joined(["Le", "Fil"])
    ("L'Homme", 'Homme', 'Le Fil')
    """
    if len(parts) == 1:
        return parts[0]
    return re.sub(r"(['’]) ", r"\1", " ".join(filter(None, map(squeeze, parts))))


def _names(text: str, entry: _Credits) -> Iterator[str]:
    """The names in a field, in its order, each with the given name first."""
    for piece in _pieces(text, entry):
        parts = [part for part in piece.split(entry.joined) if part] if entry.joined else [piece]
        whole = not all(_stands(part, entry) for part in parts) or piece in words("organizations")
        for name in map(squeeze, [piece] if whole else parts):
            yield _given_first(name) if entry.order == "surname first" else name


def _stands(part: str, entry: _Credits) -> bool:
    """Whether a part of “Mandarin et Compagnie” is a firm: it has words of firms beside its own, or stands alone."""
    several = " " in part.strip()
    return organization_score(part) >= 0.8 if several else len(part) > 4 and fold(part) in entry.known


def _pieces(text: str, entry: _Credits) -> Iterator[str]:
    """What stands between the marks that part names."""
    for found in re.findall(entry.pattern, text) if entry.pattern else [text]:
        for note in entry.drop:
            found = found.replace(note, "")
        if entry.split == "names":
            pieces = [named.verbatim for named in split(found)]
        else:
            pieces = found.split(entry.split) if entry.split else [found]
        yield from (piece for piece in map(squeeze, pieces) if piece and piece not in entry.without)


def _agents(text: str, entry: _Credits) -> Iterator[tuple[str, str, bool]]:
    """The agents in a field as (name, kind, whether to name them once): a group stands before each member."""
    for name in _names(text, entry):
        if entry.members and (found := _MEMBER.fullmatch(name)):
            yield found[1], "organization", True
            yield found[2], "person", entry.once
        else:
            yield name, entry.kind, entry.once


def _given_first(name: str) -> str:
    """“Maïwenn LE BESCO” for “LE BESCO Maïwenn”: the words in capitals at the start are the surname.

    >>> _given_first("LE BESCO Maïwenn"), _given_first("DE LORIOL Jean"), _given_first("BOON")
    ('Maïwenn LE BESCO', 'Jean DE LORIOL', 'BOON')
    """
    parts = name.split(" ")
    loud = next((index for index, word in enumerate(parts) if not unaccent(word).isupper()), len(parts))
    return " ".join((*parts[loud:], *parts[:loud]))

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
from collections.abc import Mapping, Sequence
from dataclasses import fields

from generique.errors import UnreadableError, UsageError
from generique.model import Records
from generique.read.credited import Entry
from generique.read.mapped import Shape, mapped
from generique.stored import Stored
from generique.text import fold

_OPTIONS = ("columns", "always", "prefix", "without", "credits")
_KEYS = frozenset(field.name for field in fields(Entry)) - {"known"}


def general(records: Records, options: Mapping[str, object], where: str) -> Records:
    """The same table under the names of the general credits table; rows of several agents become several.

    Raises UnreadableError for a column that the file does not have, UsageError for an option that is none.
    """
    mapping = _Mapping(records.columns, options, where)
    if not any(map(options.get, _OPTIONS)):
        return records
    rows = records.rows
    if not isinstance(rows, Stored):
        rows = Stored.of([name for name in records.columns if name], rows)
    made = mapped(rows, mapping.shape, mapping.credits)
    return Records(made.columns, made)


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
        self.credits = [self._entry(entry) for entry in _list(options.get("credits"))]
        taken = {column for columns in self._from.values() for column in columns}
        taken |= {self._column(name) for name in _list(options.get("without"))}
        for entry in self.credits:
            taken |= {entry.column, entry.role_column, *(column for column, _ in entry.where)}
        self._from |= {name: (name,) for name in header if name and name not in taken}
        self._check()

    @property
    def shape(self) -> Shape:
        """What the general columns are made of."""
        return Shape(self._from, self._prefix, self._always)

    def _check(self) -> None:
        if not {"film_title", "film_id"} & {*self._from, *self._always}:
            raise UnreadableError("no column “film_title”", where=self._where, do=self._there_are())
        if self.credits:
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

    def _entry(self, entry: object) -> Entry:
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
        return Entry(
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

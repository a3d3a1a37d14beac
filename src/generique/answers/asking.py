"""Asking the store: rows of SPARQL as named tuples, with ids in the place of IRIs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, TypeVar

from generique.asked import Asked
from generique.errors import GeneriqueError
from generique.namespaces import BASE, GEN, PREFIXES, ROLE, Iri, iri

T = TypeVar("T")
Label = Callable[[str], str]
"""How a role is shown: from its id to words."""

_NOT_IN_IRI = frozenset('<>"{}|^`\\ \t\r\n')
_USED = ("gen", "rdfs", "skos", "dcterms", "schema")
_HEAD = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in _USED)


class Graph(NamedTuple):
    """A store, and what the IRIs of its entities start with."""

    store: Asked
    base: str = BASE

    def rows(self, shape: Callable[..., T], query: str, **ids: str) -> list[T]:
        """The rows of a query as ``shape``\\s. The query selects the bound variables first: rows go without them.

        An IRI of the catalogue comes back as its id, a role as the role's id, a property as its local name.
        """
        select, brace, pattern = query.partition("{")
        for name, id in ids.items():
            select = select.replace(f"?{name} ", "", 1)
            pattern = f" VALUES ?{name} {{ {_term(iri(id, self.base))} }}{pattern}"
        known: dict[str, str] = {}
        found: list[T] = []
        for row in self.store.select(f"{_HEAD}{select}{brace}{pattern}", ours=True).rows:
            cells: list[object] = []
            for cell in row:
                if isinstance(cell, Iri):
                    if cell not in known:
                        known[cell] = self._short(cell)
                    cells.append(known[cell])
                else:
                    cells.append(cell)
            found.append(shape(*cells))
        return found

    def _short(self, name: str) -> str:
        for start in (ROLE, GEN, self.base):
            if name.startswith(start):
                return name[len(start) :]
        return name


def _term(name: str) -> str:
    # As generique.sparql writes it, which costs a cold question too much.
    if not _NOT_IN_IRI.isdisjoint(name):
        raise GeneriqueError(f"“{name}” is no IRI")
    return f"<{name}>"


class Labels:
    """The names of roles in one language; a role without a name shows its id.

    The store is opened when the first one is shown: JSON and CSV show none.
    """

    def __init__(self, store: Callable[[], Asked], lang: str = "fr") -> None:
        self._open, self._lang = store, lang
        self._known: dict[str, str] = {}

    @cached_property
    def _store(self) -> Asked:
        return self._open()

    def __call__(self, role: str) -> str:
        """The role in words."""
        if role not in self._known:
            rows = self._store.select(_LABEL, {"role": Iri(ROLE + role), "lang": self._lang}, ours=True).rows
            self._known[role] = str(rows[0][2]) if rows else role
        return self._known[role]


_LABEL = _HEAD + "SELECT ?role ?lang ?label { ?role skos:prefLabel ?label FILTER(LANG(?label) = ?lang) }"


def kind_of(agent: str) -> str:
    """An agent's kind, as its id says it.

    >>> kind_of("person/alice-fave")
    'person'
    """
    return agent.partition("/")[0]


def source_order(source: str) -> tuple[tuple[int, str], ...]:
    """Sources in the order of their numbers, parts included.

    >>> sorted(["source/10", "source/5.12", "source/5.2", "source/5"], key=source_order)
    ['source/5', 'source/5.2', 'source/5.12', 'source/10']
    """
    return tuple((len(number), number) for number in source.rpartition("/")[2].split("."))

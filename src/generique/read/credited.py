"""The agents that a field of a table names, as an entry of ``credits`` in its source's ``.toml`` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from generique.names import organization_score, split
from generique.text import fold, squeeze, unaccent
from generique.words import words

_MEMBER = re.compile(r"([^()]+?)\s*\(([^()]+)\)")


class Agent(NamedTuple):
    """An agent that a field names; ``once``: named once for a film and a role, however many rows repeat it."""

    name: str
    kind: str
    once: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of ``credits``: the columns it reads, as the header calls them, and how to read them."""

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

    def knowing(self, fields: Iterable[str]) -> Self:
        """The same entry, told all that stands in its column: what stands alone somewhere is a name."""
        if not self.joined:
            return self
        return replace(self, known=frozenset(fold(name) for text in fields for name in self._pieces(text)))

    def agents(self, text: str) -> Iterator[Agent]:
        """The agents in a field, in its order: a group stands before each of its members.

        >>> entry = Entry("musique", members=True)
        >>> [agent.name for agent in entry.agents("Delgres (Pascal Danaë)")]
        ['Delgres', 'Pascal Danaë']
        """
        for name in self._names(text):
            if self.members and (found := _MEMBER.fullmatch(name)):
                yield Agent(found[1], "organization", True)
                yield Agent(found[2], "person", self.once)
            else:
                yield Agent(name, self.kind, self.once)

    def _names(self, text: str) -> Iterator[str]:
        """The names in a field, each with the given name first."""
        for piece in self._pieces(text):
            parts = [part for part in piece.split(self.joined) if part] if self.joined else [piece]
            whole = not all(map(self._stands, parts)) or piece in words("organizations")
            for name in map(squeeze, [piece] if whole else parts):
                yield _given_first(name) if self.order == "surname first" else name

    def _stands(self, part: str) -> bool:
        """Whether a part of “Mandarin et Compagnie” is a firm: it has words of firms beside its own, or stands alone."""
        several = " " in part.strip()
        return organization_score(part) >= 0.8 if several else len(part) > 4 and fold(part) in self.known

    def _pieces(self, text: str) -> Iterator[str]:
        """What stands between the marks that part names."""
        for found in re.findall(self.pattern, text) if self.pattern else [text]:
            for note in self.drop:
                found = found.replace(note, "")
            if self.split == "names":
                pieces = [named.verbatim for named in split(found)]
            else:
                pieces = found.split(self.split) if self.split else [found]
            yield from (piece for piece in map(squeeze, pieces) if piece and piece not in self.without)


def _given_first(name: str) -> str:
    """“Maïwenn LE BESCO” for “LE BESCO Maïwenn”: the words in capitals at the start are the surname.

    >>> _given_first("LE BESCO Maïwenn"), _given_first("DE LORIOL Jean"), _given_first("BOON")
    ('Maïwenn LE BESCO', 'Jean DE LORIOL', 'BOON')
    """
    parts = name.split(" ")
    loud = next((index for index, word in enumerate(parts) if not unaccent(word).isupper()), len(parts))
    return " ".join((*parts[loud:], *parts[:loud]))

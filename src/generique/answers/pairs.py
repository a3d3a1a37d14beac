"""The pairs of agents who share most films."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Label
from generique.answers.table import Answers, Layout, Record, plain
from generique.network import pairs as strongest
from generique.network.arrays import Network
from generique.network.filters import Filter


class Pair(NamedTuple):
    """Two agents, and the films they share, oldest first; ``shared`` are their ids, beside the JSON."""

    a: str
    a_name: str
    b: str
    b_name: str
    films: int
    titles: tuple[str, ...]
    shared: tuple[str, ...] = ()

    def as_dict(self) -> Record:
        """The JSON of a pair."""
        found: Record = plain(self)
        del found["shared"]
        return found

    def records(self) -> list[Record]:
        """One line."""
        return [self.as_dict()]


LAYOUT = Layout(Pair._fields[:-1], ("a_name", "b_name", "films", "titles"))


def pairs(
    network: Network,
    *,
    organizations: bool = False,
    roles: tuple[str, ...] = (),
    a_roles: tuple[str, ...] = (),
    b_roles: tuple[str, ...] = (),
    since: int | None = None,
    until: int | None = None,
    minimum: int = 1,
    limit: int | None = 50,
    label: Label = str,
) -> Answers[Pair]:
    """The pairs who share most films, at least ``minimum``: people only, unless ``organizations``.

    ``a_roles`` and ``b_roles`` ask for pairs such as director and editor; ``roles`` for both alike.
    """
    narrowed = Filter(roles=roles, since=since, until=until, people_only=not organizations)
    found = strongest.pairs(network, narrowed, a_roles=a_roles, b_roles=b_roles, minimum=minimum, limit=limit)
    return Answers(
        (Pair(one.a, one.a_name, one.b, one.b_name, len(one.films), one.titles, one.films) for one in found),
        LAYOUT,
        label,
    )

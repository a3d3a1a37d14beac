"""Identifiers elsewhere, as links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_ADDRESSES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "isni": "https://isni.org/isni/{}",
    "bnf": "https://catalogue.bnf.fr/ark:/12148/{}",
    "viaf": "https://viaf.org/viaf/{}",
}
_IMDB = {"film": "https://www.imdb.com/title/{}/", "person": "https://www.imdb.com/name/{}/"}


class Link(NamedTuple):
    """An identifier, and its address where one is known."""

    scheme: str
    value: str
    address: str | None


def links(identifiers: Iterable[str], kind: str) -> list[Link]:
    """The identifiers of an entity of this kind.

    >>> links(["wikidata:Q1", "visa:154233"], "film")
    [Link(scheme='wikidata', value='Q1', address='https://www.wikidata.org/wiki/Q1'),
     Link(scheme='visa', value='154233', address=None)]
    """
    found = []
    for identifier in identifiers:
        scheme, _, value = identifier.partition(":")
        address = _IMDB.get(kind) if scheme == "imdb" else _ADDRESSES.get(scheme)
        plain = re.fullmatch(r"[A-Za-z0-9]+", value)
        found.append(Link(scheme, value, address.format(value) if address and plain else None))
    return found

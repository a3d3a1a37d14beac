"""The names of things: IRIs, and the short stable tokens inside them."""

from __future__ import annotations


class Iri(str):
    """An IRI, told from a text: queries take and give it as such."""

    __slots__ = ()


BASE = "https://w3id.org/generique/"
GEN = BASE + "ontology#"
ROLE = BASE + "role/"
PREFIXES = {
    "gen": GEN,
    "role": ROLE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "schema": "https://schema.org/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "wd": "http://www.wikidata.org/entity/",
}


def token(*parts: object, length: int = 12) -> str:
    """A short name for these parts in this order, the same for ever.

    >>> token(1, "victoire") == token(1, "victoire") != token("victoire", 1)
    True
    """
    from base64 import b32encode  # here, as a quarter of the start of a cold process is theirs
    from hashlib import blake2b

    joined = "\x1f".join("" if part is None else str(part) for part in parts).encode()
    return b32encode(blake2b(joined, digest_size=20).digest()).decode().lower()[:length]


def iri(local: str, base: str = BASE) -> str:
    """The IRI of an id such as ``film/victoire``; an IRI stays itself.

    >>> iri("film/victoire")
    'https://w3id.org/generique/film/victoire'
    """
    return local if "://" in local else base + local


def local(iri: str, base: str = BASE) -> str:
    """The id inside an IRI of this catalogue; any other text stays itself.

    >>> local("https://w3id.org/generique/film/victoire")
    'film/victoire'
    """
    return iri.removeprefix(base)

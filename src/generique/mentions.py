"""Names of what sources say: keys of mentions, ids of claims, and the identity of mentions.

A claim's id hashes only what the source says and the accession of that source: never a line number, never
a decision. So a corrected line above, or a judgement, moves nothing. A digest exists twice, in Python and
as an SQL expression, so that a million claims need no loop in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import md5

from generique.model import Credit, Kind, Residue, Statement
from generique.text import fold

# What makes a claim the claim it is, as columns of its table; equal claims are told apart by their number.
CREDIT_FIELDS = ("accession", "part", "film", "role", "folded", "heading", "character")
STATEMENT_FIELDS = ("accession", "part", "film", "folded", "property", "value", "verbatim", "country", "kind")
RESIDUE_FIELDS = ("accession", "part", "text")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which entity each mention is, as ``resolve`` decided.

    ``entities`` maps mention keys to ids (``film/victoire``); ``aliases`` maps ids that lead to an entity but
    are not its own to the id that is; ``withheld`` holds the ids of entities to leave out of everything.
    """

    entities: Mapping[str, str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()


def digest(*parts: object) -> str:
    """A short name for these parts in this order, the same for ever; None is as good as “”.

    >>> digest("film", 1, "victoire")
    '0b677d1ee4fd68f0'
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return md5(joined.encode(), usedforsecurity=False).hexdigest()[:16]


def sql_digest(*columns: str) -> str:
    """The SQL expression that gives :func:`digest` of these SQL expressions."""
    parts = " || chr(31) || ".join(f"coalesce(CAST({column} AS VARCHAR), '')" for column in columns)
    return f"left(md5({parts}), 16)"


def film_mention(accession: int, film_key: str) -> str:
    """The key of a film as one source names it."""
    return digest("film", accession, film_key)


def agent_mention(accession: int, film_key: str, kind: Kind, own_id: str | None, name: str) -> str:
    """The key of an agent on a film as one source names it: by the source's own id, else the folded name.

    >>> agent_mention(1, "victoire", "person", None, fold("Alice FAVE")) == agent_mention(
    ...     1, "victoire", "person", None, fold("Alice Favé"))
    True
    """
    return digest(kind, accession, film_key, own_id or name)


def own_ids(credits: Iterable[Credit]) -> dict[tuple[str, Kind, str], str]:
    """The source's own id of each agent that a statement can only name: (film, kind, folded name) → id.

    A statement names its agent as a credit does; this finds the mention that it speaks of.
    """
    found: dict[tuple[str, Kind, str], str] = {}
    for credit in credits:
        if credit.own_id:
            found.setdefault((credit.film, credit.kind, fold(credit.agent)), credit.own_id)
    return found


def credit_id(accession: int, credit: Credit, number: int = 1) -> str:
    """The id of a credit; ``number`` counts the equal ones of its source, in their order, from 1."""
    said = (credit.part, credit.film, credit.role, fold(credit.agent), credit.heading, credit.character)
    return "credit/" + digest("credit", accession, *said, number)


def statement_id(accession: int, statement: Statement, number: int = 1) -> str:
    """The id of a statement; ``number`` counts the equal ones of its source, in their order, from 1."""
    folded = None if statement.agent is None else fold(statement.agent)
    said = (statement.part, statement.film, folded, statement.property, statement.value, statement.verbatim)
    return "statement/" + digest("statement", accession, *said, statement.country, statement.kind, number)


def residue_id(accession: int, residue: Residue, number: int = 1) -> str:
    """The id of a residue; ``number`` counts the equal ones of its source, in their order, from 1."""
    return "residue/" + digest("residue", accession, residue.part, residue.text, number)


def contribution_id(film: str, agent: str, role: str) -> str:
    """The id of the contribution of an agent to a film in a role, from the ids of all three."""
    return "contribution/" + digest("contribution", film, agent, role)

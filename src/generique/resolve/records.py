"""What resolution compares: one record for each mention of a film or an agent, made from one source alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generique.mentions import agent_mention, film_mention, own_ids
from generique.model import Claims, Credit, FilmMention, Kind, Statement
from generique.text import fold, slug

_TITLES = ("title", "originalTitle", "alternativeTitle")


@dataclass(frozen=True, slots=True)
class Record:
    """One mention: of a film (``film`` is its own mention) or of an agent on a film.

    ``names`` are folded titles or names; ``reference`` is how a judgement may name the mention
    (``source/1#victoire/marah-ostier``); ``identifiers`` are (scheme, value); ``roles`` the roles held (for
    an agent); ``directors`` (as displayed) and ``years`` are the evidence that tells films apart.
    """

    mention: str
    kind: str
    accession: int
    position: int
    name: str
    names: frozenset[str]
    film: str
    reference: str
    own_id: str | None = None
    identifiers: frozenset[tuple[str, str]] = frozenset()
    roles: frozenset[str] = frozenset()
    directors: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[int, int, str]:
        """Earliest first: accession, then position."""
        return (self.accession, self.position, self.mention)


def records(accession: int, claims: Claims) -> list[Record]:
    """The records of one source, films before agents."""
    stated: dict[str, list[Statement]] = defaultdict(list)
    credited: dict[str, list[Credit]] = defaultdict(list)
    for statement in claims.statements:
        stated[statement.film].append(statement)
    for credit in claims.credits:
        credited[credit.film].append(credit)
    found = [_film(accession, film, stated[film.key], credited[film.key]) for film in claims.films]
    for film in claims.films:
        found += _agents(accession, film, stated[film.key], credited[film.key])
    return found


def _film(accession: int, film: FilmMention, statements: list[Statement], credits: list[Credit]) -> Record:
    own = [statement for statement in statements if statement.agent is None]
    titles = {statement.value for statement in own if statement.property in _TITLES}
    mention = film_mention(accession, film.key)
    return Record(
        mention=mention,
        kind="film",
        accession=accession,
        position=film.position,
        name=film.title or "",
        names=frozenset(filter(None, map(fold, titles | {film.title or ""}))),
        film=mention,
        reference=f"source/{accession}#{slug(film.key)}",
        own_id=film.own_id,
        identifiers=_identifiers(own),
        directors=frozenset(credit.agent for credit in credits if credit.role == "director"),
        years=frozenset(int(s.value) for s in own if s.property == "year" and s.value.isdigit()),
    )


def _agents(
    accession: int, film: FilmMention, statements: list[Statement], credits: list[Credit]
) -> Iterable[Record]:
    """The agents a film credits, and those of whom only a fact is stated, each once."""
    own = own_ids(credits)
    groups: dict[tuple[Kind, str | None, str], list[Credit | Statement]] = defaultdict(list)
    for credit in credits:
        groups[credit.kind, credit.own_id, credit.own_id or fold(credit.agent)].append(credit)
    for fact in statements:
        if fact.agent is not None:
            own_id = own.get((film.key, fact.agent_kind, fold(fact.agent)))
            groups[fact.agent_kind, own_id, own_id or fold(fact.agent)].append(fact)
    for (kind, own_id, _), claims in groups.items():
        first = min(claims, key=lambda claim: claim.position)
        name = first.agent or ""
        yield Record(
            mention=agent_mention(accession, film.key, kind, own_id, fold(name)),
            kind=kind,
            accession=accession,
            position=first.position,
            name=name,
            names=frozenset(fold(claim.agent or "") for claim in claims),
            film=film_mention(accession, film.key),
            reference=f"source/{accession}#{slug(film.key)}/{slug(own_id or name)}",
            own_id=own_id,
            identifiers=_identifiers(claim for claim in claims if isinstance(claim, Statement)),
            roles=frozenset(claim.role for claim in claims if isinstance(claim, Credit)),
        )


def _identifiers(statements: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    return frozenset((s.kind or "", s.value) for s in statements if s.property == "identifier")

"""What resolution compares: one record for each mention of a film or an agent, made from one source alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generique.mentions import agent_mention, film_mention
from generique.model import Claims, Credit, FilmMention, Statement
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
    on_film = film_mention(accession, film.key)
    groups: dict[str, list[Credit]] = defaultdict(list)
    for credit in credits:
        groups[agent_mention(accession, film.key, credit.kind, credit.own_id, fold(credit.agent))].append(
            credit
        )
    about: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.agent is not None:
            about[statement.agent_kind, fold(statement.agent)].append(statement)
    for mention, lines in groups.items():
        first = min(lines, key=lambda line: line.position)
        yield Record(
            mention=mention,
            kind=first.kind,
            accession=accession,
            position=first.position,
            name=first.agent,
            names=frozenset(fold(line.agent) for line in lines),
            film=on_film,
            reference=f"source/{accession}#{slug(film.key)}/{slug(first.own_id or first.agent)}",
            own_id=first.own_id,
            identifiers=_identifiers(about[first.kind, fold(first.agent)]),
            roles=frozenset(line.role for line in lines),
        )


def _identifiers(statements: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    return frozenset((s.kind or "", s.value) for s in statements if s.property == "identifier")

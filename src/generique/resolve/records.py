"""What resolution compares: one record for each mention of a film or an agent, made from one source alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from generique.mentions import agent_mention, film_mention, own_ids
from generique.model import Claims, Credit, FilmMention, Kind, Statement
from generique.names import organization_score
from generique.text import fold, slug

TITLES = ("title", "originalTitle", "alternativeTitle")
DIRECTING = frozenset({"director", "co-director"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source says of a film that tells it from others; shared by the film and its agents.

    ``titles`` are as written; ``years`` are those of the film; ``begun`` those of its approval or shooting,
    when its title may still change; ``directors`` and ``people`` (every person credited) are folded names.
    """

    titles: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    begun: frozenset[int] = frozenset()
    directors: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    budgets: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    minutes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Record:
    """One mention: of a film (``film`` is its own mention) or of an agent on a film.

    ``names`` are folded titles or names; ``reference`` is how a judgement may name the mention
    (``source/1#victoire/marah-ostier``); ``identifiers`` are (scheme, value); ``roles`` the roles held (for
    an agent) and ``alone`` those that nobody else of that film holds in that source; ``places`` are where a firm is
    credited; ``facts`` are the film's.
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
    alone: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    facts: Facts = field(default_factory=Facts)

    @property
    def order(self) -> tuple[int, int, str]:
        """Earliest first: accession, then position."""
        return (self.accession, self.position, self.mention)


def records(accession: int, claims: Claims, wanted: Container[str] | None = None) -> list[Record]:
    """The records of one source, films before agents; of some mentions of agents alone where they are ``wanted``."""
    stated: dict[str, list[Statement]] = defaultdict(list)
    credited: dict[str, list[Credit]] = defaultdict(list)
    for statement in claims.statements:
        stated[statement.film].append(statement)
    for credit in claims.credits:
        credited[credit.film].append(credit)
    films: list[Record] = []
    agents: list[Record] = []
    for film in claims.films:
        own = [statement for statement in stated[film.key] if statement.agent is None]
        facts = _facts(film, own, credited[film.key])
        films.append(_film(accession, film, own, facts))
        agents += _agents(accession, film, facts, stated[film.key], credited[film.key], wanted)
    return films + agents


def _facts(film: FilmMention, own: list[Statement], credits: list[Credit]) -> Facts:
    values: dict[str, set[str]] = defaultdict(set)
    for statement in own:
        early = statement.property == "shootingDate" or (statement.property == "year" and statement.kind)
        name = "begun" if early else "title" if statement.property in TITLES else statement.property
        values[name].add(statement.value)
    return Facts(
        titles=frozenset(title for title in values["title"] | {film.title or ""} if fold(title)),
        years=frozenset(int(year) for year in values["year"] if year.isdigit()),
        begun=frozenset(int(date[:4]) for date in values["begun"] if date[:4].isdigit()),
        directors=frozenset(fold(credit.agent) for credit in credits if credit.role in DIRECTING),
        people=frozenset(fold(credit.agent) for credit in credits if credit.kind == "person"),
        budgets=frozenset(values["budget"]),
        genres=frozenset(map(fold, values["genre"])),
        forms=frozenset(values["form"]),
        countries=frozenset(values["country"]),
        minutes=frozenset(int(value) for value in values["runningTime"] if value.isdigit()),
    )


def _film(accession: int, film: FilmMention, own: list[Statement], facts: Facts) -> Record:
    mention = film_mention(accession, film.key)
    return Record(
        mention=mention,
        kind="film",
        accession=accession,
        position=film.position,
        name=film.title or "",
        names=frozenset(map(fold, facts.titles)),
        film=mention,
        reference=f"source/{accession}#{slug(film.key)}",
        own_id=film.own_id,
        identifiers=_identifiers(own),
        facts=facts,
    )


def _agents(
    accession: int,
    film: FilmMention,
    facts: Facts,
    statements: list[Statement],
    credits: list[Credit],
    wanted: Container[str] | None,
) -> Iterable[Record]:
    """The agents a film credits, and those of whom only a fact is stated, each once."""
    own = own_ids(credits)
    groups: dict[tuple[Kind, str | None, str], list[Credit | Statement]] = defaultdict(list)
    holders: dict[str, set[tuple[Kind, str | None, str]]] = defaultdict(set)
    for credit in credits:
        key = (credit.kind, credit.own_id, credit.own_id or fold(credit.agent))
        groups[key].append(credit)
        holders[credit.role].add(key)
    for fact in statements:
        if fact.agent is not None:
            own_id = own.get((film.key, fact.agent_kind, fold(fact.agent)))
            groups[fact.agent_kind, own_id, own_id or fold(fact.agent)].append(fact)
    on = film_mention(accession, film.key)
    for (kind, own_id, _), claims in groups.items():
        first = min(claims, key=lambda claim: claim.position)
        name = first.agent or ""
        mention = agent_mention(accession, film.key, kind, own_id, fold(name))
        if wanted is not None and mention not in wanted:
            continue
        roles = frozenset(claim.role for claim in claims if isinstance(claim, Credit))
        yield Record(
            mention=mention,
            kind=kind,
            accession=accession,
            position=first.position,
            name=name,
            names=frozenset(_folded(claim.agent or "", kind, facts) for claim in claims),
            film=on,
            reference=f"source/{accession}#{slug(film.key)}/{slug(own_id or name)}",
            own_id=own_id,
            identifiers=_identifiers(claim for claim in claims if isinstance(claim, Statement)),
            roles=roles,
            places=frozenset(claim.place for claim in claims) if kind == "organization" else frozenset(),
            alone=frozenset(role for role in roles if len(holders[role]) == 1),
            facts=facts,
        )


def _folded(name: str, kind: Kind, facts: Facts) -> str:
    """The folded name; that of a firm without the film's title, where one stands after it."""
    whole = fold(name).split()
    if kind == "person" or len(whole) < 3:
        return " ".join(whole)
    titles = [fold(title) for title in facts.titles]
    if " - " in name and any(fold(name.rpartition(" - ")[2]) == title for title in titles):
        return fold(name.rpartition(" - ")[0])  # “Quad Drama – Une mère parfaite”
    titled = {word for title in titles for word in title.split()}
    end = len(whole)
    while end > 2 and whole[end - 1] in titled:
        end -= 1
    kept = " ".join(whole[:end])
    return kept if end < len(whole) and organization_score(kept) >= 0.8 else " ".join(whole)


def _identifiers(statements: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    return frozenset((s.kind or "", s.value) for s in statements if s.property == "identifier")

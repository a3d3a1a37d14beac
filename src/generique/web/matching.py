"""Which entity a cell of a spreadsheet means: candidates by name, then hints of year, film and role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generique.answers.asking import Graph
from generique.builds import Build
from generique.roles import vocabulary
from generique.search import Entity, Found
from generique.text import fold

TYPES: Mapping[str, str] = {"Film": "film", "Person": "person", "Organization": "organization"}
"""Types of the service, named as the ontology names its classes, and the kinds of ids."""

NAME, HINTS = 0.6, 0.4
"""How much a name counts, and how much all hints together, where there are hints."""
_SURE, _MARGIN = 95.0, 5.0
_WIDER = 4  # so many more candidates than asked for are held against the hints


class Query(NamedTuple):
    """One cell: its text, the kinds it may be of, how many candidates are wanted, and the hints beside it."""

    text: str
    kinds: tuple[str, ...] = ()
    limit: int = 10
    hints: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Candidate(NamedTuple):
    """An entity that may be meant, how well it fits, and what that is made of."""

    entity: Entity
    score: float
    features: Mapping[str, float]
    match: bool = False


class _Deed(NamedTuple):
    """A contribution, seen from either of its ends."""

    role: str
    other: str
    name: str
    year: int | None


_DEEDS = {
    "film": """SELECT ?me ?role ?other ?name ?year {
  ?c gen:film ?me ; gen:agent ?other ; gen:role ?role . ?other rdfs:label ?name }""",
    "agent": """SELECT ?me ?role ?other ?name ?year {
  ?c gen:agent ?me ; gen:film ?other ; gen:role ?role . ?other rdfs:label ?name
  OPTIONAL { ?other gen:year ?year } }""",
}


def candidates(build: Build, query: Query) -> list[Candidate]:
    """The entities that a cell may mean, best first; at most one of them is a sure match."""
    found = _rated(build, query)
    best = sorted(found, key=lambda each: (-each.score, -each.entity.films, each.entity.id))[: query.limit]
    if best and best[0].score >= _SURE and (len(best) < 2 or best[0].score - best[1].score >= _MARGIN):
        best[0] = best[0]._replace(match=True)
    return best


def _rated(build: Build, query: Query) -> Iterator[Candidate]:
    for entity, score in _named(build, query):
        features = {"name": score}
        if query.hints:
            facts = _Facts(build, entity)
            features |= {name: 100 * facts.agreement(name, values) for name, values in query.hints}
            hinted = [value for name, value in features.items() if name != "name"]
            score = NAME * score + HINTS * sum(hinted) / len(hinted)
        yield Candidate(entity, round(score, 1), features)


def _named(build: Build, query: Query) -> Iterator[tuple[Entity, float]]:
    """The entities by their names, or by an id; without a text those that the hinted film credits."""
    if not query.text.strip():
        yield from _credited(build, query)
        return
    known = build.names.get(query.text)
    if known is not None:
        if not query.kinds or known.kind in query.kinds:
            yield known, 100.0
        return
    wanted = query.limit * (_WIDER if query.hints else 1) + 1
    for found in build.names.find(query.text, wanted, query.kinds):
        yield Entity(*found[:-1]), found.score


def _credited(build: Build, query: Query) -> Iterator[tuple[Entity, float]]:
    films = {film for name, values in query.hints if name == "film" for film in _films(build, values)}
    seen: set[str] = set()
    for film in sorted(films):
        for deed in _deeds(build, film):
            entity = build.names.get(deed.other)
            if entity and deed.other not in seen and (not query.kinds or entity.kind in query.kinds):
                seen.add(deed.other)
                yield entity, 0.0


def _deeds(build: Build, id: str) -> list[_Deed]:
    side = "film" if id.startswith("film/") else "agent"
    return Graph(build.store, build.base).rows(_Deed, _DEEDS[side], me=id)


def _films(build: Build, values: Sequence[str]) -> set[str]:
    """The films that these titles or ids mean, also with a small mistake."""
    found: set[str] = set()
    for value in values:
        known = build.names.get(value)
        near: Sequence[Entity | Found] = [known] if known else build.names.find(value, 5, ("film",))
        least = near[0].score - 1 if near and isinstance(near[0], Found) else 0
        found |= {each.id for each in near if not isinstance(each, Found) or each.score >= least}
    return found


@dataclass
class _Facts:
    """What is known of one candidate, to hold hints against; asked for once, when first needed."""

    build: Build
    entity: Entity
    _known: list[_Deed] | None = None

    @property
    def deeds(self) -> list[_Deed]:
        if self._known is None:
            self._known = _deeds(self.build, self.entity.id)
        return self._known

    def agreement(self, name: str, values: Sequence[str]) -> float:
        """From 0 to 1, how well a hint fits; several values are alternatives."""
        if name == "year":
            return max((self._year(value) for value in values), default=0.0)
        if name == "film":
            films = _films(self.build, values)
            return float(self.entity.id in films or any(deed.other in films for deed in self.deeds))
        if name == "role":
            roles = {role for value in values for role in roles_of(value)}
            return float(any(deed.role in roles for deed in self.deeds))
        return self._holder(name.removeprefix("role/"), values)

    def _year(self, value: str) -> float:
        """A film is of its year, or nearly; an agent worked in it."""
        digits = value.strip()[:4]
        if not digits.isdecimal():
            return 0.0
        years = {deed.year for deed in self.deeds} if self.entity.kind != "film" else {self.entity.year}
        near = min((abs(int(digits) - year) for year in years if year is not None), default=9)
        return {0: 1.0, 1: 0.5}.get(near, 0.0)

    def _holder(self, role: str, values: Sequence[str]) -> float:
        """Whether a role was held by somebody of this name; for an agent: on a film of this title."""
        names = {form for value in values for form in (fold(value), value)}
        return float(any(deed.role == role and names & {fold(deed.name), deed.other} for deed in self.deeds))


def roles_of(text: str) -> tuple[str, ...]:
    """The roles that an id or the words of a heading mean.

    >>> roles_of("réalisatrice"), roles_of("editor"), roles_of("zinc")
    (('director',), ('editor',), ())
    """
    if text in vocabulary().roles:
        return (text,)
    match = vocabulary().find(text)
    return match.roles if match else ()


def query(asked: Mapping[str, Any]) -> Query:
    """A query of a batch. Raises ValueError for what is none.

    >>> query({"query": "Alice Fave", "type": "Person", "properties": [{"pid": "year", "v": 2022}]})
    Query(text='Alice Fave', kinds=('person',), limit=10, hints=(('year', ('2022',)),))
    """
    text, types, properties = asked.get("query", ""), asked.get("type") or [], asked.get("properties") or []
    if not isinstance(text, str) or not ("query" in asked or properties):
        raise ValueError("a query has a text as “query”, or “properties”")
    wanted = [types] if isinstance(types, str) else types
    kinds = tuple(TYPES[each] for each in map(_identifier, wanted) if each in TYPES)
    limit = asked.get("limit") or 10
    if not isinstance(limit, (int, float)) or isinstance(limit, bool) or limit < 1:
        raise ValueError("“limit” is a number")
    hints = tuple((str(each["pid"]), _values(each["v"])) for each in properties)
    return Query(text, kinds, min(int(limit), 100), tuple(hint for hint in hints if hint[1]))


def _identifier(value: Any) -> str:
    return str(value["id"] if isinstance(value, Mapping) else value)


def _values(value: Any) -> tuple[str, ...]:
    """Texts of a property's value or values: an entity is its id, an empty cell is nothing."""
    several = value if isinstance(value, list) else [value]
    return tuple(text for text in map(_identifier, several) if text.strip() and text != "None")

"""The columns that a spreadsheet may be given: properties of films and agents, and their values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generique.answers.asking import Graph
from generique.asked import Value
from generique.builds import Build
from generique.roles import vocabulary
from generique.text import fold

Cell = dict[str, Any]
"""A value as the service gives it: {"str": …}, {"int": …}, {"float": …}, {"date": …}, or {"id": …, "name": …}."""

FILM, AGENT = "film", "agent"
ROLE = "role/"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DECLARED = """SELECT ?property ?class ?label {
  ?property a <http://www.w3.org/2002/07/owl#DatatypeProperty> ; rdfs:label ?label .
  { ?property rdfs:domain ?class } UNION { ?property schema:domainIncludes ?class }
  VALUES ?class { gen:Film gen:Agent } FILTER(LANG(?label) = "%s") } ORDER BY ?property"""
_FACTS = """SELECT ?me ?property ?value { ?me ?property ?value .
  ?property a <http://www.w3.org/2002/07/owl#DatatypeProperty> } ORDER BY ?property ?value"""
_DEEDS = """SELECT ?me ?role ?other ?name { ?c gen:%s ?me ; gen:role ?role ; gen:%s ?other .
  ?other rdfs:label ?name } ORDER BY ?name ?other ?role"""
_FORMS = """SELECT DISTINCT ?me ?form { ?c gen:agent ?me . ?credit gen:supports ?c ; gen:creditedAs ?form }
ORDER BY ?form"""


class Property(NamedTuple):
    """A property of the service: its id, its name in one language, and whether films or agents have it."""

    id: str
    name: str
    of: tuple[str, ...]

    def as_dict(self) -> dict[str, str]:
        """As the service names it."""
        return {"id": self.id, "name": self.name}


class _Deed(NamedTuple):
    role: str
    other: str
    name: str


class _Declared(NamedTuple):
    property: str
    of: str
    label: str


_OWN = (
    ("film", "film", "film"),
    ("role", "fonction", "role"),
    ("name", "forme du nom", "form of the name"),
)


def properties(build: Build, lang: str) -> list[Property]:
    """All properties: those that the ontology gives films and agents, films and roles of agents, and each role."""
    french = lang == "fr"
    own = [Property(id, fr if french else en, (AGENT,)) for id, fr, en in _OWN]
    found: dict[str, Property] = {}
    for one in Graph(build.store, build.base).rows(_Declared, _DECLARED % lang):
        before = found[one.property].of if one.property in found else ()
        found[one.property] = Property(one.property, one.label, (*before, one.of.lower()))
    roles = (
        Property(ROLE + role.id, role.label_fr if french else role.label_en, (FILM, AGENT))
        for role in vocabulary().roles.values()
    )
    return [*own, *found.values(), *roles]


def proposed(build: Build, kind: str | None, lang: str) -> list[Property]:
    """The properties to offer for a kind of entity: facts first, and the roles that somebody holds."""
    side = FILM if kind == FILM else AGENT
    held = set(build.network.roles)
    return [
        each
        for each in properties(build, lang)
        if (kind is None or side in each.of)
        and (not each.id.startswith(ROLE) or each.id[len(ROLE) :] in held)
    ]


def suggested(build: Build, prefix: str, lang: str) -> list[Property]:
    """The properties with a word that begins so, or with this id."""
    wanted = fold(prefix)
    return [
        each
        for each in properties(build, lang)
        if each.id == prefix
        or any(word.startswith(wanted) for word in (fold(each.name), *fold(each.name).split()))
    ]


def values(build: Build, id: str, wanted: Sequence[str], lang: str) -> dict[str, list[Cell]]:
    """The values of these properties of one entity; nothing for an entity or property that is not known."""
    entity = build.names.get(id)
    if entity is None:
        return {property: [] for property in wanted}
    held = _Held(Graph(build.store, build.base), entity.id, lang)
    return {property: held.cells(property) for property in wanted}


class _Held:
    """What one entity holds, each kind of it asked for once."""

    def __init__(self, graph: Graph, id: str, lang: str) -> None:
        self._graph, self._id, self._lang = graph, id, lang
        self._known: dict[str, Any] = {}

    def cells(self, property: str) -> list[Cell]:
        """The values of one property."""
        if property.startswith(ROLE):
            role = property[len(ROLE) :]
            return [{"id": deed.other, "name": deed.name} for deed in self._deeds() if deed.role == role]
        if property == "film" and not self._is_film:
            films = {deed.other: deed.name for deed in self._deeds()}
            return [{"id": film, "name": title} for film, title in films.items()]
        if property == "role" and not self._is_film:
            return [{"str": label} for label in dict.fromkeys(self._labels())]
        if property == "name" and not self._is_film:
            return [
                {"str": form}
                for form in self._once("forms", lambda: self._graph.rows(str, _FORMS, me=self._id))
            ]
        return [cell(value) for value in self._facts()[property]]

    @property
    def _is_film(self) -> bool:
        return self._id.startswith("film/")

    def _deeds(self) -> list[_Deed]:
        query = _DEEDS % (("film", "agent") if self._is_film else ("agent", "film"))
        found: list[_Deed] = self._once("deeds", lambda: self._graph.rows(_Deed, query, me=self._id))
        return found

    def _labels(self) -> Iterator[str]:
        roles = vocabulary().roles
        for deed in self._deeds():
            known = roles.get(deed.role)
            yield deed.role if known is None else known.label_fr if self._lang == "fr" else known.label_en

    def _facts(self) -> Mapping[str, list[Value]]:
        def gathered() -> Mapping[str, list[Value]]:
            facts: defaultdict[str, list[Value]] = defaultdict(list)
            for property, value in self._graph.rows(lambda *pair: pair, _FACTS, me=self._id):
                facts[property].append(value)
            return facts

        found: Mapping[str, list[Value]] = self._once("facts", gathered)
        return found

    def _once(self, name: str, ask: Callable[[], Any]) -> Any:
        if name not in self._known:
            self._known[name] = ask()
        return self._known[name]


def cell(value: Value) -> Cell:
    """A value as the service gives it; a day is a moment there.

    >>> cell(23), cell("2023-03-01"), cell("2023-03"), cell("FR")
    ({'int': 23}, {'date': '2023-03-01T00:00:00Z'}, {'str': '2023-03'}, {'str': 'FR'})
    """
    if isinstance(value, bool):
        return {"str": str(value).lower()}
    if isinstance(value, int):
        return {"int": value}
    if isinstance(value, float):
        return {"float": value}
    return {"date": f"{value}T00:00:00Z"} if _DAY.fullmatch(value) else {"str": str(value)}

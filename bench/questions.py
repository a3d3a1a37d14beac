"""The questions, each put to Générique and to what people would use instead: how to ask, and what an answer says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from string import Template
from typing import Any

import numpy as np
from engines import OURS, Engines
from timing import Contender, DisagreementError, Race, race

from generique.catalogue import Catalogue
from generique.graph.query import NamedQuery, find
from generique.namespaces import ROLE
from generique.network.columns import columns, roles_by_decade
from generique.network.filters import PEOPLE
from generique.network.neighbours import collaborators
from generique.network.pairs import pairs
from generique.resources import folder

# As one would write them by hand: constants in their places (bound from outside, the engine plans them badly).
_HEAD = """PREFIX gen: <https://w3id.org/generique/ontology#> PREFIX role: <https://w3id.org/generique/role/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
LINES = f"""{_HEAD}SELECT ?role ?agent ?name ?source ?place ?heading ?as {{
  ?contribution gen:film $film ; gen:role ?role ; gen:agent ?agent . ?agent rdfs:label ?name .
  ?credit gen:supports ?contribution ; gen:source ?source ; gen:position ?position ; gen:place ?place ;
    gen:heading ?heading ; gen:creditedAs ?as }}"""
SELF_JOIN = f"""{_HEAD}SELECT ?agent ?name (COUNT(DISTINCT ?film) AS ?films) {{
  ?one gen:film ?film ; gen:agent $person . ?two gen:film ?film ; gen:agent ?agent .
  ?agent a gen:Person ; rdfs:label ?name . FILTER(?agent != $person)
}} GROUP BY ?agent ?name"""
TWO_ROLES = f"""{_HEAD}SELECT DISTINCT ?film ?title {{
  ?one gen:film ?film ; gen:agent $director ; gen:role role:director .
  ?two gen:film ?film ; gen:agent $composer ; gen:role role:composer . ?film rdfs:label ?title }}"""
DECADES = """SELECT "year" // 10 * 10 AS decade, role, count(DISTINCT agent), count(DISTINCT film)
FROM contributions JOIN films USING (film) WHERE agent LIKE 'person/%' AND "year" IS NOT NULL GROUP BY ALL"""
# Two steps: the fiftieth pair among the thousand busiest has a number of films that all who matter have, too.
PAIRS = """
WITH made AS MATERIALIZED (SELECT DISTINCT film, agent FROM contributions WHERE agent LIKE 'person/%'),
careers AS MATERIALIZED (SELECT agent, count(*) AS films FROM made GROUP BY agent),
busiest AS (SELECT agent FROM careers ORDER BY films DESC LIMIT 1000),
least AS (SELECT min(films) AS films FROM (SELECT count(*) AS films
  FROM (FROM made SEMI JOIN busiest USING (agent)) a JOIN (FROM made SEMI JOIN busiest USING (agent)) b
  ON a.film = b.film AND a.agent < b.agent GROUP BY a.agent, b.agent ORDER BY films DESC LIMIT 50)),
kept AS MATERIALIZED (FROM made SEMI JOIN (SELECT agent FROM careers, least WHERE careers.films >= least.films)
  USING (agent))
SELECT a.agent, b.agent, count(*) AS films FROM kept a JOIN kept b ON a.film = b.film AND a.agent < b.agent
GROUP BY a.agent, b.agent ORDER BY films DESC LIMIT 50"""
TOGETHER = """SELECT b.agent, count(DISTINCT film) FROM contributions a JOIN contributions b USING (film)
WHERE a.agent = ? AND b.agent <> a.agent AND b.agent LIKE 'person/%' GROUP BY b.agent"""
BOTH = """SELECT DISTINCT film FROM contributions a JOIN contributions b USING (film)
WHERE a.agent = ? AND a.role = 'director' AND b.agent = ? AND b.role = 'composer'"""
CREDITS = """SELECT c.role, c.agent, a.name, c.source, c.place, c.heading, c.credited_as
FROM credits c JOIN agents a USING (agent) WHERE film = ?"""
NEAREST = "SELECT name FROM agents ORDER BY jaro_winkler_similarity(folded, ?) DESC LIMIT 20"


class Questions:
    """The races over one catalogue, with questions drawn from a seed."""

    def __init__(self, catalogue: Catalogue, engines: Engines, runs: int) -> None:
        self._catalogue, self._engines, self._runs = catalogue, engines, runs
        self._build, self._base = catalogue.current, catalogue.current.base
        self._network = catalogue.current.network
        self._drawn = np.random.default_rng(1895)

    def races(self) -> Iterator[Race]:
        """One after the other, as each ends."""
        yield self.credits()
        yield self.together()
        yield self.both()
        yield self.pairs()
        yield self.decades()
        yield self.columns()
        yield self.names()

    def people(self, count: int) -> list[str]:
        """Ids of people with some films, one more than asked for: the first warms up."""
        agents = self._network.agents
        worked = np.flatnonzero(agents.person & (agents.films >= 3))
        return [agents.ids[at] for at in self._drawn.choice(worked, count + 1).tolist()]

    def credits(self) -> Race:
        """All lines of a film, with their places."""
        films = self._network.films.ids
        chosen = [films[at] for at in self._drawn.choice(len(films), self._runs + 1, replace=False).tolist()]
        database = self._engines.duckdb()

        def ours(film: Any) -> frozenset[Any]:
            return frozenset(
                (one.role, one.agent, one.name, line.source, line.locator, line.heading, line.credited_as)
                for one in film.contributions
                for line in one.credits
            )

        contenders = [
            Contender("catalogue.film", self._catalogue.film, ours),
            *self._sparql(LINES, lambda film: {"film": film}, frozenset),
            Contender(
                "DuckDB",
                lambda film: database.execute(CREDITS, [film]).fetchall(),
                lambda rows: frozenset((*row[:3], f"source/{row[3]}", *row[4:]) for row in rows),
            ),
        ]
        return race("a film's générique", contenders, chosen, "pyoxigraph", 1.5)

    def together(self) -> Race:
        """Who worked with somebody, on how many films."""
        agents, chosen = self._network.agents, self.people(self._runs)
        fast = find("collaborators", folder("queries"))
        database, graph = self._engines.duckdb(), self._engines.networkx()
        number, first = self._network.agent, len(self._network.films.ids)

        def walked(agent: str) -> Counter[int]:
            node = number(agent) + first
            return Counter(other for film in graph[node] for other in graph[film] if other != node)

        def named(counts: Counter[int]) -> frozenset[Any]:
            return frozenset(
                (agents.ids[node - first], count)
                for node, count in counts.items()
                if agents.person[node - first]
            )

        def pairs(rows: Any) -> frozenset[Any]:
            return frozenset((row[0], int(row[2])) for row in rows)

        def of(agent: str) -> dict[str, str]:
            return {"person": agent}

        contenders = [
            Contender("catalogue.who", self._catalogue.who, lambda found: frozenset((o.agent, o.films) for o in found)),
            self._named(fast, of, pairs),
            Contender(
                "network.collaborators",
                lambda agent: collaborators(self._network, agent),
                lambda found: frozenset((other.agent, len(other.films)) for other in found),
            ),
            *self._sparql(SELF_JOIN, of, pairs),
            *self._rdflib(fast.text, of, pairs),
            Contender("DuckDB", lambda a: database.execute(TOGETHER, [a]).fetchall(), frozenset),
            Contender("NetworkX", walked, named),
        ]  # fmt: skip
        return race("collaborators with counts", contenders, chosen, "pyoxigraph", 0.15)

    def both(self) -> Race:
        """Films by a director with a composer."""
        fast = find("films-by-director-and-composer", folder("queries"))
        database = self._engines.duckdb()
        couples = database.execute(
            "SELECT a.agent, b.agent FROM contributions a JOIN contributions b USING (film)"
            " WHERE a.role = 'director' AND b.role = 'composer' AND a.agent LIKE 'person/%' ORDER BY ALL"
        ).fetchall()
        chosen = [couples[at] for at in self._drawn.choice(len(couples), self._runs + 1).tolist()]

        def of(couple: Any) -> dict[str, str]:
            return {"director": couple[0], "composer": couple[1]}

        def films(rows: Any) -> frozenset[Any]:
            return frozenset(row[1] for row in rows)

        def in_these_roles(found: Any) -> frozenset[Any]:
            return frozenset(
                one.film for one in found if "director" in one.a_roles and "composer" in one.b_roles
            )

        contenders = [
            self._named(fast, of, films),
            Contender("catalogue.shared", lambda couple: self._catalogue.shared(*couple), in_these_roles),
            *self._sparql(TWO_ROLES, of, lambda rows: frozenset(row[0] for row in rows)),
            *self._rdflib(fast.text, of, films),
            Contender(
                "DuckDB",
                lambda couple: database.execute(BOTH, couple).fetchall(),
                lambda rows: frozenset(row[0] for row in rows),
            ),
        ]
        return race("films by X with music by Y", contenders, chosen, "pyoxigraph", 0.08)

    def pairs(self) -> Race:
        """The fifty pairs with most films. Of those with as many as the last, either may be among the fifty."""
        database = self._engines.duckdb()

        def value(found: list[tuple[str, str, int]]) -> Any:
            last = min((films for *_, films in found), default=0)
            sure = frozenset((*sorted(pair), films) for *pair, films in found if films > last)
            return sure, len(found), last

        contenders = [
            Contender(
                "network.pairs",
                lambda _: pairs(self._network),
                lambda found: value([(one.a, one.b, len(one.films)) for one in found]),
            ),
            Contender("DuckDB, two steps", lambda _: database.execute(PAIRS).fetchall(), value),
        ]
        return race("strongest 50 pairs", contenders, range(8), "DuckDB, two steps", 1.5)

    def decades(self) -> Race:
        """People and films of each role in each decade."""
        database = self._engines.duckdb()
        contenders = [
            Contender("network.roles_by_decade", lambda _: roles_by_decade(self._network, PEOPLE), frozenset),
            Contender("DuckDB", lambda _: database.execute(DECADES).fetchall(), frozenset),
        ]
        return race("roles by decade", contenders, range(8), "DuckDB", 1.5)

    def columns(self) -> Race:
        """Every film with every agent, once, as numpy columns of ids."""
        database = self._engines.duckdb()

        def value(both: Any) -> int:
            return hash(frozenset(zip(*(column.tolist() for column in both), strict=True)))

        contenders = [
            Contender("network.columns, ids", lambda _: columns(self._network).ids(), value),
            Contender("network.columns, numbers", lambda _: columns(self._network), lambda found: value(found.ids())),
            Contender(
                "DuckDB",
                lambda _: tuple(database.execute("SELECT DISTINCT film, agent FROM contributions").fetchnumpy().values()),
                value,
            ),
        ]  # fmt: skip
        return race("all (film, agent) pairs into numpy", contenders, range(6), "DuckDB", 1.5)

    def names(self) -> Race:
        """A person by a name with a typing error. Rankings are a matter of taste: nearly all must be among the first twenty."""
        database, labels = self._engines.duckdb(), self._network.agents.labels
        drawn = self._drawn.choice(len(labels), self._runs + 1).tolist()
        meant = {self._misspelt(labels[at]): labels[at] for at in drawn}
        found = sum(
            name in {one.name for one in self._catalogue.find(typed)} for typed, name in meant.items()
        )
        if found < 0.95 * len(meant):
            raise DisagreementError(f"only {found} of {len(meant)} names with a typing error are found")
        contenders = [
            Contender("catalogue.find", self._catalogue.find, lambda _: None),
            Contender(
                "DuckDB, Jaro–Winkler of all",
                lambda typed: database.execute(NEAREST, [typed.lower()]).fetchall(),
                lambda _: None,
                most=20,
            ),
        ]
        title = f"a name with a typing error, of {len(labels)} ({found / len(meant):.0%} found)"
        return race(title, contenders, meant, "DuckDB, Jaro–Winkler of all", 1)

    def _misspelt(self, name: str) -> str:
        """A name with two neighbouring letters of its last word changed round."""
        at = len(name) - int(self._drawn.integers(3, 5))
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]

    # -- one way to ask each engine ------------------------------------------------------------------

    def _named(self, query: NamedQuery, of: Any, value: Callable[[Any], Any]) -> Contender:
        """A named question, through the library: names looked up, rows as Python values."""
        return Contender(
            f"query {query.name}",
            lambda asked: self._catalogue.query(query.name, **of(asked)).table()[1],
            lambda rows: value([tuple(map(self._short, row)) for row in rows]),
        )

    def _sparql(self, text: str, of: Any, value: Callable[[Any], Any]) -> list[Contender]:
        """The same text put to pyoxigraph on both stores and to oxrdflib, rows as Python values."""
        bare, ours, graph = self._engines.pyoxigraph(), self._engines.ours(), self._engines.oxrdflib()
        template = Template(text)

        def written(asked: Any) -> str:
            return template.substitute({name: f"<{self._base}{id}>" for name, id in of(asked).items()})

        def direct(store: Any) -> Callable[[Any], list[tuple[Any, ...]]]:
            return lambda asked: [tuple([cell.value for cell in row]) for row in store.query(written(asked))]

        def through(asked: Any) -> list[tuple[Any, ...]]:
            return [tuple(row) for row in graph.query(written(asked))]

        def shown(rows: Any) -> Any:
            return value([tuple(map(self._short, row)) for row in rows])

        return [
            Contender("pyoxigraph", direct(bare), shown),
            Contender(OURS, direct(ours), shown),
            Contender("oxrdflib, our store", through, shown, most=30),
        ]

    def _rdflib(self, text: str, of: Any, value: Callable[[Any], Any]) -> list[Contender]:
        from rdflib import URIRef
        from rdflib.plugins.sparql import prepareQuery

        graph, prepared = self._engines.rdflib(), prepareQuery(text)

        def ask(asked: Any) -> list[tuple[Any, ...]]:
            bound = {name: URIRef(self._base + id) for name, id in of(asked).items()}
            return [tuple(row) for row in graph.query(prepared, initBindings=bound)]

        def shown(rows: Any) -> Any:
            return value([tuple(map(self._short, row)) for row in rows])

        return [Contender("rdflib memory, fast form", ask, shown, most=12)]

    def _short(self, cell: Any) -> Any:
        text = "" if cell is None else str(cell)
        return text.removeprefix(ROLE).removeprefix(self._base)

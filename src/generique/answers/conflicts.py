"""Where sources disagree, and how gravely. Computed from the claims, never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generique.answers import contested, disputes
from generique.answers.asking import Graph, Label
from generique.answers.disputes import Value
from generique.answers.evidence import credits_of, statements_of
from generique.answers.filmography import title_of
from generique.answers.table import Answers, Layout, Record, plain
from generique.errors import UsageError


class Conflict(NamedTuple):
    """A disagreement about a film.

    ``property`` is a property of the film (kind “value”), a role (“substitution”) or an agent (“role” and
    “name”); the values are accordingly values, agents, roles or names.
    """

    kind: str
    grade: str
    film: str
    title: str
    property: str
    values: tuple[Value, ...]

    def as_dict(self) -> Record:
        """The JSON of one conflict."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line per value."""
        whole = {name: value for name, value in self._asdict().items() if name != "values"}
        return [{**whole, **plain(value)} for value in self.values]


LAYOUT = Layout(
    (*Conflict._fields[:-1], *Value._fields),
    ("title", "property", "grade", "value", "verbatim", "source", "locator"),
    grouped=3,
)

_SINGLE = "SELECT ?property { ?property a gen:SingleValued }"
_COMPLETE = "SELECT ?source ?department { ?source gen:completeFor ?department }"

# The films on which a kind of conflict can be at all, where only a graph is there; each is then looked at closely.
_CANDIDATES = {
    "value": """
SELECT DISTINCT ?film {
  ?property a gen:SingleValued . ?film ?property ?one, ?other . FILTER(STR(?one) < STR(?other))
}""",
    "substitution": """
SELECT DISTINCT ?film {
  { ?role gen:holders ?holders . FILTER(?holders != "many")
    ?film ?role ?one, ?other . FILTER(STR(?one) < STR(?other)) }
  UNION { ?source gen:completeFor ?department . ?credit gen:source ?source ; gen:supports/gen:film ?film }
}""",
    "role": """
SELECT DISTINCT ?film {
  ?film gen:contributor ?agent . ?film ?one ?agent . ?film ?other ?agent . FILTER(STR(?one) < STR(?other))
  FILTER EXISTS { ?one gen:department ?department . ?other gen:department ?department }
}""",
    "name": """
SELECT DISTINCT ?film {
  ?credit gen:creditedAs ?name ; gen:supports ?contribution .
  ?contribution gen:agent ?agent ; gen:film ?film . ?agent rdfs:label ?label .
  FILTER(LCASE(?name) != LCASE(?label))
}""",
}
KINDS = tuple(_CANDIDATES)


def conflicts(
    graph: Graph,
    film: str | None = None,
    kind: str | None = None,
    *,
    label: Label = str,
    tables: Path | None = None,
) -> Answers[Conflict]:
    """The conflicts of one film, or of all, by title; of one kind, or of all.

    Two sources disagree where neither says anything the other says. Case and accents alone are no conflict.
    All films are looked through in the ``tables`` of the build where they are given: many times as fast.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"no kind of conflict is called “{kind}”", do=f"use one of {', '.join(KINDS)}")
    kinds = KINDS if kind is None else (kind,)
    rules = _rules(graph)
    disputed = (
        _of_tables(tables, kinds, rules) if film is None and tables else _of_graph(graph, film, kinds, rules)
    )
    found = (
        Conflict(dispute.kind, dispute.grade, id, title, dispute.about, _once(dispute.claims))
        for id, title, dispute in disputed
    )
    return Answers(sorted(found, key=_order), LAYOUT, label)


def films(graph: Graph, tables: Path, kinds: Iterable[str]) -> set[str]:
    """The films that are worth a look for these kinds of conflict: on no others there is one."""
    rules = _rules(graph)
    complete = {one.source for one in rules.complete}
    return {film for kind in kinds for film in contested.films(tables, kind, rules.single, complete)}


@lru_cache(maxsize=2)
def _rules(graph: Graph) -> disputes.Rules:
    single, complete = graph.rows(str, _SINGLE), graph.rows(disputes.Complete, _COMPLETE)
    return disputes.Rules(frozenset(single), frozenset(complete))


_BY_CREDITS: dict[str, Callable[..., Iterator[disputes.Dispute]]] = {
    "substitution": disputes.substitutions,
    "role": disputes.roles,
    "name": disputes.names,
}


Found = Iterator[tuple[str, str, disputes.Dispute]]
"""Film, title and what is disputed of it."""


def _of_tables(tables: Path, kinds: Iterable[str], rules: disputes.Rules) -> Found:
    titles = contested.titles(tables)
    for kind in kinds:
        if kind == "value":
            for film, said in contested.statements(tables, rules.single).items():
                yield from ((film, titles[film], one) for one in disputes.facts(said, rules))
        else:
            complete = {one.source for one in rules.complete}
            for film, lines in contested.credits(tables, kind, complete).items():
                yield from ((film, titles[film], one) for one in _BY_CREDITS[kind](lines, rules))


def _of_graph(graph: Graph, film: str | None, kinds: tuple[str, ...], rules: disputes.Rules) -> Found:
    films = _candidates(graph, kinds) if film is None else {film: kinds}
    for id, possible in films.items():
        title = title_of(graph, id)
        yield from ((id, title, dispute) for dispute in _disputes(graph, id, possible, rules))


def _candidates(graph: Graph, kinds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Film → the kinds of conflict it may have."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in kinds:
        for film in graph.rows(str, _CANDIDATES[kind]):
            found[film] = (*found.get(film, ()), kind)
    return found


def _disputes(
    graph: Graph, film: str, kinds: tuple[str, ...], rules: disputes.Rules
) -> Iterator[disputes.Dispute]:
    if "value" in kinds:
        yield from disputes.facts(statements_of(graph, film), rules)
    credits = credits_of(graph, film) if kinds != ("value",) else ()
    for kind in kinds:
        if kind in _BY_CREDITS:
            yield from _BY_CREDITS[kind](credits, rules)


def _once(claims: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(claims))


def _order(conflict: Conflict) -> tuple[str, str, int, str]:
    return (conflict.title, conflict.film, KINDS.index(conflict.kind), conflict.property)

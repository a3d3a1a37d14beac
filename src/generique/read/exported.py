"""The graph of a build → the claims it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generique.errors import UnreadableError
from generique.model import Claims, Credit, FilmMention, Kind, Part, Residue, Statement
from generique.names import display
from generique.namespaces import GEN, PREFIXES, ROLE, local
from generique.text import fold

Node = Mapping[str, list[str]]

_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_TERMS = PREFIXES["dcterms"]
_KINDS: Mapping[str, Kind] = {"Person": "person", "Organization": "organization"}


def claims(nodes: Mapping[str, Node], where: str) -> Claims:
    """The claims of a graph given as subject → property → values, all texts.

    Ids of its films and agents become the source's own ids; its sources become parts. Raises UnreadableError
    where the graph has another shape than a build's.
    """
    graph = _Graph(nodes, where)
    if not (graph.of_class("Film") and graph.of_class("Source")):
        what = "not a graph that `generique export` wrote: no gen:Film with a gen:Source"
        raise UnreadableError(what, where=where)
    credits = tuple(map(graph.credit, graph.in_order("Credit")))
    statements, unplaced = graph.statements(credits)
    residue = (*map(graph.residue, graph.in_order("Residue")), *unplaced)
    claimed: tuple[Credit | Statement | Residue, ...] = (*credits, *statements, *residue)
    used = {claim.part for claim in claimed}
    return Claims(graph.films(), credits, statements, residue, tuple(graph.parts(used)))


class _Graph:
    """The nodes of a graph, looked at by class; ids instead of IRIs."""

    def __init__(self, nodes: Mapping[str, Node], where: str) -> None:
        self._nodes, self._where = nodes, where
        self._classes: dict[str, list[str]] = {}
        for iri in sorted(nodes):
            for name in nodes[iri].get(_TYPE, ()):
                self._classes.setdefault(name.removeprefix(GEN), []).append(iri)
        self._kinds = {iri: kind for name, kind in _KINDS.items() for iri in self.of_class(name)}
        first = next(iter(self.of_class("Film")), "")
        self._base = first.rpartition("film/")[0]

    # -- nodes and their values --------------------------------------------------------------------

    def of_class(self, name: str) -> list[str]:
        """The IRIs of a class, sorted."""
        return self._classes.get(name, [])

    def in_order(self, name: str) -> list[str]:
        """The IRIs of a class of claims in the order of their sources."""
        return sorted(
            self.of_class(name), key=lambda iri: (_natural(self._part(iri)), self._position(iri), iri)
        )

    def _maybe(self, iri: str, name: str) -> str | None:
        """The one value of a property, None where there is none."""
        values = self._nodes.get(iri, {}).get(name if "://" in name else GEN + name, ())
        if len(values) > 1:
            raise self._wrong(iri, f"has several values of {_short(name)}")
        return values[0] if values else None

    def _one(self, iri: str, name: str) -> str:
        value = self._maybe(iri, name)
        if value is None:
            raise self._wrong(iri, f"has no {_short(name)}")
        return value

    def _text(self, iri: str, name: str) -> str:
        """The value of a property that an empty text leaves out."""
        return self._maybe(iri, name) or ""

    def _wrong(self, iri: str, what: str) -> UnreadableError:
        return UnreadableError(f"{self._id(iri)} {what}", where=self._where)

    def _id(self, iri: str) -> str:
        return local(iri, self._base)

    def _part(self, iri: str) -> str:
        return self._id(self._one(iri, "source")).removeprefix("source/")

    def _position(self, iri: str) -> int:
        text = self._one(iri, "position")
        if not text.isdecimal():
            raise self._wrong(iri, f"has a gen:position that is no whole number, “{text}”")
        return int(text)

    def _certainty(self, iri: str) -> float:
        text = self._maybe(iri, "certainty") or "1"
        try:
            return float(text)
        except ValueError as error:
            raise self._wrong(iri, f"has a gen:certainty that is no number, “{text}”") from error

    # -- what they say -----------------------------------------------------------------------------

    def films(self) -> tuple[FilmMention, ...]:
        """The films by id, which is their key."""
        return tuple(
            FilmMention(self._id(iri), self._title(iri), position, self._id(iri))
            for position, iri in enumerate(self.of_class("Film"), start=1)
        )

    def _title(self, iri: str) -> str | None:
        """The label of a film; one in brackets that no source states is not a title."""
        label = self._maybe(iri, _LABEL)
        stated = GEN + "title" in self._nodes[iri]
        return None if label and label.startswith("[") and not stated else label

    def credit(self, iri: str) -> Credit:
        """A gen:Credit with the gen:Contribution that it supports."""
        contribution = self._one(iri, "supports")
        agent = self._one(contribution, "agent")
        role = self._one(contribution, "role")
        if agent not in self._kinds or not role.startswith(ROLE):
            raise self._wrong(
                contribution, "has no gen:Person or gen:Organization, or no role, that is known"
            )
        credited_as = self._text(iri, "creditedAs")
        return Credit(
            film=self._id(self._one(contribution, "film")),
            role=role.removeprefix(ROLE),
            agent=_name(self._one(agent, _LABEL), credited_as),
            kind=self._kinds[agent],
            credited_as=credited_as,
            heading=self._text(iri, "heading"),
            position=self._position(iri),
            place=self._text(iri, "place"),
            character=self._maybe(iri, "character"),
            own_id=self._id(agent),
            certainty=self._certainty(iri),
            reason=self._text(iri, "because"),
            part=self._part(iri),
        )

    def statements(self, credits: tuple[Credit, ...]) -> tuple[tuple[Statement, ...], list[Residue]]:
        """All gen:Statement. One about an agent stands on a film that credits them; without one it is residue."""
        of_agent: dict[tuple[str | None, str | None], Credit] = {}
        for credit in credits:
            of_agent.setdefault((credit.own_id, credit.part), credit)
            of_agent.setdefault((credit.own_id, None), credit)
        found: list[Statement] = []
        unplaced: list[Residue] = []
        for iri in self.in_order("Statement"):
            agent = self._maybe(iri, "agent")
            if agent is None:
                found.append(self._statement(iri, self._id(self._one(iri, "film")), None))
                continue
            own_id = self._id(agent)
            credited = of_agent.get((own_id, self._part(iri))) or of_agent.get((own_id, None))
            if credited:
                found.append(self._statement(iri, credited.film, credited))
            else:
                text = f"{self._one(agent, _LABEL)}: {self._one(iri, 'verbatim')}"
                unplaced.append(Residue(text, self._position(iri), self._text(iri, "place"), self._part(iri)))
        return tuple(found), unplaced

    def _statement(self, iri: str, film: str, credited: Credit | None) -> Statement:
        return Statement(
            film=film,
            property=self._one(iri, "property").removeprefix(GEN),
            value=self._text(iri, "value"),
            verbatim=self._text(iri, "verbatim"),
            position=self._position(iri),
            place=self._text(iri, "place"),
            country=self._maybe(iri, "country"),
            kind=self._maybe(iri, "kind"),
            precision=self._maybe(iri, "precision"),
            inferred=self._maybe(iri, "inferred"),
            agent=credited.agent if credited else None,
            agent_kind=credited.kind if credited else "person",
            certainty=self._certainty(iri),
            reason=self._text(iri, "because"),
            part=self._part(iri),
        )

    def residue(self, iri: str) -> Residue:
        """A gen:Residue."""
        return Residue(self._one(iri, "text"), self._position(iri), self._text(iri, "place"), self._part(iri))

    def parts(self, used: set[str]) -> Iterator[Part]:
        """Every gen:Source in order, without those that only hold others."""
        holders = {self._maybe(iri, _TERMS + "isPartOf") for iri in self.of_class("Source")}
        ids = {self._id(iri).removeprefix("source/"): iri for iri in self.of_class("Source")}
        for part in sorted(ids, key=_natural):
            iri = ids[part]
            if part in used or iri not in holders:
                yield Part(
                    id=part,
                    title=self._one(iri, _TERMS + "title"),
                    publisher=self._maybe(iri, _TERMS + "publisher"),
                    date=self._maybe(iri, _TERMS + "issued"),
                    licence=self._maybe(iri, _TERMS + "license"),
                    url=self._maybe(iri, PREFIXES["schema"] + "url"),
                    complete_for=tuple(sorted(self._nodes[iri].get(GEN + "completeFor", ()))),
                )


def _name(label: str, credited_as: str) -> str:
    """How a credit names its agent: by the label where the credit holds all its words, else by its own."""
    return label if set(fold(label).split()) <= set(fold(credited_as).split()) else display(credited_as)


def _natural(text: str) -> list[tuple[int, str]]:
    """“5.10” after “5.2”."""
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.split(r"(\d+)", text)]


def _short(name: str) -> str:
    for prefix in ("dcterms", "rdfs", "schema"):
        if name.startswith(PREFIXES[prefix]):
            return f"{prefix}:{name.removeprefix(PREFIXES[prefix])}"
    return f"gen:{name}"

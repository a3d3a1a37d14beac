"""A film: its générique as films show it, each line with its sources; facts, disputes, citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generique.answers.cite import Citation
from generique.answers.disputes import Value
from generique.answers.evidence import Statement, statements_of
from generique.answers.film import Contribution
from generique.web import labels
from generique.web.i18n import day, language
from generique.web.identifiers import links
from generique.web.labels import department_of
from generique.web.page import catalogue, graph, path, render

_APART = ("title", "release", "identifier")
"""Facts that have a place of their own on the page."""


class Roll(NamedTuple):
    """A department of a générique: its roles, each with those who held it."""

    department: str
    roles: tuple[tuple[str, tuple[Contribution, ...]], ...]


class Fact(NamedTuple):
    """A value of a property, with the statements that give it."""

    value: str | int
    statements: tuple[Statement, ...]


def film(request: Request) -> Response:
    """The page of a film; an old id leads to the film of today."""
    shown = catalogue(request)
    asked = f"film/{request.path_params['id']}"
    entity = shown.entity(asked, ("film",))
    if entity.id != asked:
        return RedirectResponse(path(entity.id), 301)
    found, stated, citation = shown.film(asked), statements_of(graph(request), asked), shown.cite(asked)
    return render(
        request,
        "film.html",
        film=found,
        rolls=rolls(found.contributions),
        facts=facts(one for one in stated if one.property not in _APART),
        releases=releases(one for one in stated if one.property == "release"),
        conflicts=shown.conflicts(asked),
        side_by_side=side_by_side,
        sources=_sources(citation, language(request)),
        citation=citation,
        links=links(found.identifiers, "film"),
        name=shown.current.names.get,
    )


def rolls(contributions: Iterable[Contribution]) -> list[Roll]:
    """Contributions in their order as departments and roles."""
    found: dict[str, dict[str, list[Contribution]]] = {}
    for one in contributions:
        found.setdefault(department_of(one.role), {}).setdefault(one.role, []).append(one)
    return [
        Roll(department, tuple((role, tuple(held)) for role, held in by_role.items()))
        for department, by_role in found.items()
    ]


def facts(stated: Iterable[Statement]) -> dict[str, list[Fact]]:
    """What is stated, by property; each value once, the displayed one first."""
    found: dict[str, list[Fact]] = {}
    order = labels.order()
    ordered = sorted(
        stated,
        key=lambda one: (
            order.get(one.property, len(order)),
            one.property,
            not one.displayed,
            str(one.value),
        ),
    )
    for (property, value), same in groupby(ordered, key=lambda one: (one.property, one.value)):
        found.setdefault(property, []).append(Fact(value, tuple(same)))
    for several in found.values():
        several.sort(key=lambda fact: not any(one.displayed for one in fact.statements))
    return found


def releases(stated: Iterable[Statement]) -> list[Fact]:
    """Dates of release with their country and kind, each once, the first one first."""
    found: dict[tuple[str, str, str], list[Statement]] = {}
    for one in stated:
        found.setdefault((str(one.value), one.country or "", one.kind or ""), []).append(one)
    return [Fact(key[0], tuple(found[key])) for key in sorted(found)]


def side_by_side(values: Iterable[Value]) -> dict[str, list[Value]]:
    """The values of a disagreement by the source that gives them."""
    found: dict[str, list[Value]] = {}
    for value in values:
        found.setdefault(value.source, []).append(value)
    return found


def _sources(citation: Citation, lang: str) -> Mapping[str, str]:
    return {
        one.source: ", ".join(filter(None, (one.title, one.publisher, one.date and day(one.date, lang))))
        for one in citation.sources
    }


ROUTES = (Route("/film/{id}", film, name="film"),)

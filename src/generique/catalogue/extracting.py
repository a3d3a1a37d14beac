"""What one file says, as the JSON of ``extract``: its films with facts and credits, and what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generique.catalogue import metadata
from generique.catalogue.reading import read_file
from generique.errors import GeneriqueError
from generique.model import Claims, Credit, FilmMention, Statement

_TITLES = ("title", "originalTitle", "alternativeTitle")


def extract_file(path: Path, *, reader: str | None = None, date: str | None = None) -> dict[str, Any]:
    """Read and extract a file, as the ``.toml`` beside it says; an unreadable one gives ``error`` and no films."""
    try:
        known, options = metadata.beside(path)
        _, said = read_file(
            path, reader=reader or known.get("reader"), date=date or known.get("date"), options=options
        )
    except GeneriqueError as error:
        return {"path": str(path), "error": str(error), "films": [], "residue": []}
    films = [_film(film, said) for film in said.films]
    residue = [{"locator": piece.place, "text": piece.text} for piece in said.residue]
    return {"path": str(path), "films": films, "residue": residue}


def _film(film: FilmMention, said: Claims) -> dict[str, Any]:
    facts = [fact for fact in said.statements if fact.film == film.key and fact.agent is None]
    titles = [film.title, *(fact.value for name in _TITLES for fact in facts if fact.property == name)]
    year, minutes, ratio = (_first(facts, name) for name in ("year", "runningTime", "aspectRatio"))
    return {
        "title": film.title,
        "titles": list(dict.fromkeys(title for title in titles if title)),
        "year": None if year is None else int(year),
        "duration_minutes": None if minutes is None else int(minutes),
        "countries": _all(facts, "country"),
        "languages": _all(facts, "language"),
        "subtitles": _all(facts, "subtitles"),
        "aspect_ratio": ratio,
        "shooting_places": _all(facts, "shootingPlace"),
        "releases": [_release(fact) for fact in facts if fact.property == "release"],
        "facts": [_fact(fact) for fact in facts],
        "credits": [_credit(credit) for credit in said.credits if credit.film == film.key],
    }


def _first(facts: Sequence[Statement], name: str) -> str | None:
    return next((fact.value for fact in facts if fact.property == name), None)


def _all(facts: Sequence[Statement], name: str) -> list[str]:
    return list(dict.fromkeys(fact.value for fact in facts if fact.property == name))


def _release(fact: Statement) -> dict[str, Any]:
    return {
        "date": fact.value,
        "precision": fact.precision,
        "inferred": fact.inferred,
        "country": fact.country,
        "kind": fact.kind,
        "locator": fact.place,
    }


def _fact(fact: Statement) -> dict[str, Any]:
    return {
        "property": fact.property,
        "value": int(fact.value) if fact.property in ("year", "runningTime") else fact.value,
        "verbatim": fact.verbatim,
        "locator": fact.place,
        "certainty": fact.certainty,
        "inferred": fact.inferred,
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "role": credit.role,
        "agent": credit.agent,
        "agent_kind": credit.kind,
        "character": credit.character,
        "credited_as": credit.credited_as,
        "heading": credit.heading,
        "locator": credit.place,
        "certainty": credit.certainty,
        "reason": credit.reason,
    }

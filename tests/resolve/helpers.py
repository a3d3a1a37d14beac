"""Claims in few words: films with their credits, for examples of resolution."""

from __future__ import annotations

from generique.model import Claims, Credit, FilmMention, Kind, Statement
from generique.text import fold

Line = tuple[str, str] | tuple[str, str, str]


def credit(
    film: str, role: str, agent: str, position: int, kind: Kind = "person", own_id: str | None = None
) -> Credit:
    return Credit(
        film=fold(film), role=role, agent=agent, kind=kind, credited_as=agent, heading=role,
        position=position, place=f"line {position}", own_id=own_id,
    )  # fmt: skip


def claims(*films: tuple[str, int | None, list[tuple[str, str]]]) -> Claims:
    """Each film is (title, year, [(role, name)])."""
    mentions, credits, statements, position = [], [], [], 0
    for title, year, lines in films:
        position += 1
        mentions.append(FilmMention(fold(title), title, position))
        if year is not None:
            statements.append(
                Statement(fold(title), "year", str(year), str(year), position, f"line {position}")
            )
        for role, name in lines:
            position += 1
            credits.append(credit(title, role, name, position))
    return Claims(films=tuple(mentions), credits=tuple(credits), statements=tuple(statements))

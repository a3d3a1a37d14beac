"""“Un premier film de Zoé Vial”, “Court-métrage de Zoé Vial, 2021”: what a film is called, and who made it."""

from __future__ import annotations

import re
from functools import cache

from generique.names import likeness, split
from generique.words import table

AFTER = re.compile(r"\s*[,;(:.]\s|\s*$|\s+avec\s|\s+[–—-]\s")


@cache
def by_whom() -> re.Pattern[str]:
    """What a text calls a film before the name of who made it: “un film d’animation de”."""
    kinds = sorted((re.escape(row["words"]) for row in table("film_kinds")), key=len, reverse=True)
    either = "|".join(kinds).replace(r"\ ", "[ -]")
    link = r"(?:de|par|by|du réalisateur|de la réalisatrice|(?:écrite?\s+(?:et|,)\s+)?réalisée?\s+par)"
    return re.compile(
        rf"(?:(?:un|une|le|la|a|an)\s+)?(?:(?:premier|première|nouveau|nouvelle|dernier|dernière)\s+)?"
        rf"(?:{either})(?-i:\s+[a-zà-ÿœ-]+){{0,3}}?\s+(?:{link}\s+|d['’])(?-i:(?=[A-ZÀ-Þ]))",
        re.IGNORECASE,
    )


def made_by(text: str) -> tuple[str, str] | None:
    """What a text calls the film, and the names after that: “Court-métrage de”, “Zoé Vial”.

    >>> made_by("Court-métrage de Zoé Vial, 2021"), made_by("Le film de la semaine")
    (('Court-métrage de', 'Zoé Vial'), None)
    """
    by = by_whom().match(text)
    names = AFTER.split(text[by.end() :])[0] if by else ""
    return (by[0].strip(), names) if by and likeness(split(names)) >= 0.6 else None

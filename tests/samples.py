"""A few claims of three real sources, and short ways to write claims in tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generique import claims
from generique.mentions import Identity, agent_mention, film_mention
from generique.model import Claims, Credit, FilmMention, Kind, Residue, Statement
from generique.tables import SourceInput
from generique.text import fold, slug


def film(key: str, title: str | None) -> FilmMention:
    return FilmMention(key, title, 1)


def credit(film: str, role: str, agent: str, position: int, kind: Kind = "person", **more: Any) -> Credit:
    given: dict[str, Any] = {"credited_as": agent, "heading": role.upper(), "place": f"line {position}"}
    return Credit(film=film, role=role, agent=agent, kind=kind, position=position, **(given | more))


def fact(film: str, property: str, value: str, position: int, **more: Any) -> Statement:
    given: dict[str, Any] = {"verbatim": value, "place": f"line {position}"}
    return Statement(film=film, property=property, value=value, position=position, **(given | more))


KIT = Claims(
    films=(film("victoire", "VICTOIRE"),),
    credits=(
        credit("victoire", "director", "Cassandra Ostier-Alamarguy", 77, heading="RÉALISATION"),
        credit("victoire", "production-company", "Quinze Mètre Carré", 79, "organization", heading="PRODUCTION"),
        credit("victoire", "cast-member", "Marah Ostier", 91, heading="", character="Victoire"),
        credit("victoire", "director", "Cassandra Ostier", 120, heading="RÉALISATION"),
        credit("victoire", "director-of-photography", "Alice Fave", 124, heading="DIRECTION PHOTO"),
        credit("victoire", "editor", "Apolline Dufresne", 128, heading="MONTAGE IMAGE"),
        credit(
            "victoire", "unit-manager", "Apolline Dufresne", 141,
            heading="RÉGIE GÉNÉRALE", certainty=0.8, reason="a heading that may name two roles",
        ),
    ),
    statements=(
        fact("victoire", "title", "Victoire", 76, verbatim="VICTOIRE"),
        fact("victoire", "runningTime", "23", 78, verbatim="23 minutes"),
        fact("victoire", "aspectRatio", "2.35", 84, verbatim="2:35"),
        fact("victoire", "identifier", "154233", 86, kind="visa"),
    ),
    residue=(Residue('SUPPORT\t"numérique" \\ DCP', 84, "line 84"),),
)  # fmt: skip

LITTLE = "les petites victoires"
SHEET = Claims(
    films=(film(LITTLE, "LES PETITES VICTOIRES"),),
    credits=(
        credit(LITTLE, "director", "Melanie Auffret", 4, credited_as="MELANIE AUFFRET"),
        credit(LITTLE, "cast-member", "Michel Blanc", 5, character="Emile"),
        credit(LITTLE, "cast-member", "Michel Blanc", 6, character="Emile"),
        credit(LITTLE, "distributor", "Vertigo Films Distribution", 7, "organization"),
    ),
    statements=(
        fact(LITTLE, "runningTime", "090", 2, verbatim="1h30"),
        fact(LITTLE, "year", "2022", 2),
        fact(LITTLE, "release", "2023-05-24", 3, precision="day"),
    ),
    residue=(Residue("Tarif réduit : 5 €", 9, "line 9"),),
)
ARTICLE = Claims(
    films=(film(LITTLE, "Les Petites Victoires"), film("roxane", "Roxane")),
    credits=(
        credit(LITTLE, "director", "Mélanie Auffret", 3),
        credit("roxane", "director", "Mélanie Auffret", 8),
        credit(LITTLE, "cast-member", "Michel Blanc", 4),
        credit(LITTLE, "production-company", "ADNP", 5, "organization"),
    ),
    statements=(
        fact(LITTLE, "title", "Les Petites Victoires", 1),
        fact(LITTLE, "release", "2023-03-01", 2, verbatim="mercredi 1er mars", inferred="year from the date"),
        fact(LITTLE, "identifier", "Q111", 3, kind="wikidata", agent="Mélanie Auffret"),
        fact(LITTLE, "gender", "female", 3, verbatim="la réalisatrice", agent="Mélanie Auffret"),
        fact("roxane", "year", "2018", 8),
    ),
)


def source(accession: int, said: Claims, folder: Path, **more: Any) -> SourceInput:
    """A source whose claims are written into the folder."""
    place = folder / f"claims-{accession}"
    claims.write(said, place)
    facts: dict[str, Any] = {
        "title": f"Source {accession}", "publisher": None, "date": None, "licence": None, "url": None,
        "file": f"{accession}.txt", "reader": None, "sha256": "00", "public": True, "complete_for": (),
    }  # fmt: skip
    return SourceInput(accession=accession, claims_dir=place, **(facts | more))


def same_names(said: Mapping[int, Claims], **more: Any) -> Identity:
    """An identity in which those who bear one folded name are one."""
    entities = {}
    for accession, one in said.items():
        for mention in one.films:
            entities[film_mention(accession, mention.key)] = f"film/{slug(mention.key)}"
        for line in one.credits:
            key = agent_mention(accession, line.film, line.kind, line.own_id, fold(line.agent))
            entities[key] = f"{line.kind}/{slug(line.agent)}"
    return Identity(entities, **more)

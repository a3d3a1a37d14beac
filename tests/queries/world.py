"""A small catalogue of invented films, in Turtle, in which every question has something to find.

What is said stands in the tables below, one line each; :func:`turtle` gives them the shape of a build's graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generique.namespaces import BASE, PREFIXES
from generique.text import slug

# department | place in a générique | French | English
DEPARTMENTS = """
directing | 1 | Réalisation | Directing
cast | 2 | Interprétation | Cast
production | 3 | Production | Production
image | 4 | Image | Camera
sound | 5 | Son | Sound
editing | 6 | Montage | Editing
music | 7 | Musique | Music
distribution | 8 | Distribution | Distribution
"""

# role | department | holders | held by | French | English
ROLES = """
director | directing | few | person | réalisation | director
first-assistant-director | directing | few | person | première assistance à la réalisation | first assistant director
cast-member | cast | many | person | interprétation | cast member
narrator | cast | few | person | narration | narrator
delegate-producer | production | few | any | production déléguée | delegate producer
production-company | production | many | organization | société de production | production company
regional-support | production | many | organization | soutien régional | regional support
sofica | production | many | organization | SOFICA | SOFICA
director-of-photography | image | few | person | direction de la photographie | director of photography
first-assistant-camera | image | few | person | première assistance caméra | first assistant camera
production-sound-mixer | sound | few | person | prise de son | production sound mixer
editor | editing | few | person | montage | film editor
assistant-editor | editing | many | person | assistanat montage | assistant editor
composer | music | few | any | musique originale | composer
distributor | distribution | few | organization | distribution | distributor
world-sales | distribution | few | organization | ventes internationales | world sales
"""

# source | title | publisher | date | complete for
SOURCES = """
1 | Dossier de presse de L’Aube | Phare Films | 2001-03-02 |
2 | Fiches de la cinémathèque | Cinémathèque d’Armorique | 2013-10-01 | sound
3 | Le cinéma au port | La Gazette du port | |
"""

# film | year shown | title
FILMS = """
aube | 2001 | L’Aube
marees | 2004 | Les Marées
phare | 2008 | Le Phare
retour | 2012 | Le Retour
sillon | 2004 | Sillon
sans-date | | Sans date
"""

# The organizations; everybody else is a person.
ORGANIZATIONS = {
    "Distrib Ouest",
    "Nord Productions",
    "Phare Films",
    "Région Armorique",
    "Soficinéma 4",
    "Ventes du Monde",
}

# source | film | role | agent | credited as, where it differs | character
CREDITS = """
1 | aube | director | Ada Morel | |
1 | aube | cast-member | Elsa Nadir | ELSA NADIR | Rose
1 | aube | cast-member | Farid Lemoine | | Le gardien
1 | aube | production-company | Phare Films | |
1 | aube | regional-support | Région Armorique | avec le soutien de la Région Armorique |
1 | aube | sofica | Soficinéma 4 | |
1 | aube | first-assistant-director | Gisèle Roux | |
1 | aube | director-of-photography | Bruno Keller | |
1 | aube | production-sound-mixer | Hugo Tan | |
1 | aube | editor | Chloé Vidal | |
1 | aube | assistant-editor | Inès Corbin | |
1 | aube | composer | Denis Aubry | |
1 | aube | distributor | Distrib Ouest | |
1 | aube | world-sales | Ventes du Monde | |
2 | aube | director | Ada Morel | A. Morel |
2 | aube | director-of-photography | Bruno Keller | |
2 | aube | production-sound-mixer | Jeanne Ollier | |
2 | aube | editor | Inès Corbin | |
3 | aube | director | Ada Morel | |
3 | aube | cast-member | Elsa Nadir | | Rose
1 | marees | director | Ada Morel | |
1 | marees | director-of-photography | Bruno Keller | |
1 | marees | editor | Chloé Vidal | |
1 | marees | assistant-editor | Inès Corbin | |
1 | marees | composer | Denis Aubry | |
1 | marees | cast-member | Elsa Nadir | | Rose, plus tard
1 | marees | cast-member | Ada Morel | | La voisine
1 | marees | production-company | Nord Productions | |
1 | marees | distributor | Distrib Ouest | |
1 | marees | world-sales | Ventes du Monde | |
2 | marees | editor | Chloé Vidal | Chloé Vidal-Roy |
2 | phare | director | Ada Morel | |
2 | phare | director-of-photography | Bruno Keller | |
2 | phare | editor | Chloé Vidal | |
2 | phare | composer | Farid Lemoine | |
2 | phare | cast-member | Farid Lemoine | | Rose
2 | phare | sofica | Soficinéma 4 | |
3 | phare | composer | Denis Aubry | |
2 | retour | director | Gisèle Roux | |
2 | retour | delegate-producer | Phare Films | |
2 | retour | production-company | Phare Films | |
2 | retour | editor | Inès Corbin | |
2 | retour | director-of-photography | Bruno Keller | |
2 | retour | narrator | Elsa Nadir | |
2 | retour | regional-support | Région Armorique | |
2 | sillon | director | Gisèle Roux | |
2 | sillon | editor | Gisèle Roux | |
2 | sillon | director-of-photography | Jeanne Ollier | |
3 | sans-date | cast-member | Farid Lemoine | | Un marin
"""

# source | film or agent | property | value | verbatim | country, kind, inferred, certainty, because: as “name=value”
STATEMENTS = """
1 | film/aube | title | "L’Aube" | L’AUBE |
1 | film/aube | year | 2001 | 2001 |
1 | film/aube | runningTime | 92 | 1 h 32 |
1 | film/aube | country | "FR" | France |
1 | film/aube | release | "2001-04-18"^^xsd:date | le 18 avril 2001 | country="FR" kind="theatrical"
1 | film/aube | release | "2001-05-02"^^xsd:date | en Belgique le 2 mai | country="BE" kind="theatrical"
1 | film/aube | shootingPlace | "Le Juch" | tourné au Juch |
2 | film/aube | title | "L’Aube" | Aube (L’) |
2 | film/aube | year | 2002 | [2002] |
2 | film/aube | runningTime | 93 | 93 min |
2 | film/aube | release | "2001-04-25"^^xsd:date | 25.4.2001 | country="FR"
2 | film/aube | release | "2001-04"^^xsd:gYearMonth | avril 2001 | country="FR"
3 | film/aube | title | "L’Aube" | « L’Aube » |
3 | film/aube | release | "2001-04-11"^^xsd:date | mercredi 11 avril | inferred="year from the date of publication"
3 | film/aube | release | "2001-04-08"^^xsd:date | avant-première | kind="preview" certainty=0.8 because="no date"
1 | film/marees | title | "Les Marées" | LES MARÉES |
1 | film/marees | year | 2004 | 2004 |
1 | film/marees | runningTime | 88 | 88’ |
1 | film/marees | country | "FR" | France |
1 | film/marees | country | "BE" | Belgique |
2 | film/marees | title | "Les Marées" | Marées (Les) |
2 | film/marees | runningTime | 101 | 101 min |
2 | film/phare | title | "Le Phare" | Phare (Le) |
2 | film/phare | year | 2008 | 2008 |
2 | film/phare | release | "2008"^^xsd:gYear | 2008 |
2 | film/phare | shootingPlace | "Phare d’Eckmühl" | au phare d’Eckmühl |
3 | film/phare | title | "Le Phare" | « Le Phare » |
2 | film/retour | title | "Le Retour" | Retour (Le) |
2 | film/retour | year | 2012 | 2012 |
2 | film/sillon | title | "Sillon" | Sillon |
2 | film/sillon | year | 2004 | 2004 |
3 | film/sans-date | title | "Sans date" | « Sans date » |
2 | person/gisele-roux | gender | "female" | réalisatrice |
3 | person/elsa-nadir | gender | "female" | la comédienne |
3 | person/farid-lemoine | gender | "male" | le comédien |
"""

# source | place | text
RESIDUE = """
1 | line 41 | CONSEIL EN MARÉES : Yann Le Goff
3 | line 7 | Propos recueillis au bar du port
"""


def turtle() -> str:
    """The catalogue as Turtle: the same text each time."""
    head = [f"@prefix {name}: <{iri}> ." for name, iri in sorted(PREFIXES.items())]
    parts = (_departments, _roles, _sources, _films, _agents, _contributions, _credits, _statements, _residue)
    return "\n".join([*head, f"@base <{BASE}> .", *(line for part in parts for line in part())]) + "\n"


def _departments() -> Iterator[str]:
    for id, order, french, english in _rows(DEPARTMENTS):
        yield (
            f"<department/{id}> a skos:Concept, gen:Department ; gen:order {order} ; "
            f'skos:prefLabel "{french}"@fr, "{english}"@en .'
        )


def _roles() -> Iterator[str]:
    for id, department, holders, held_by, french, english in _rows(ROLES):
        yield (
            f"role:{id} a gen:Role, skos:Concept, rdf:Property ; rdfs:subPropertyOf gen:contributor ; "
            f'gen:department <department/{department}> ; gen:holders "{holders}" ; gen:heldBy "{held_by}" ; '
            f'skos:prefLabel "{french}"@fr, "{english}"@en .'
        )


def _sources() -> Iterator[str]:
    for id, title, publisher, date, complete in _rows(SOURCES):
        issued = f'; dcterms:issued "{date}" ' if date else ""
        whole = f'; gen:completeFor "{complete}" ' if complete else ""
        yield (
            f'<source/{id}> a gen:Source, prov:Entity ; dcterms:title "{title}" ; '
            f'dcterms:publisher "{publisher}" ; gen:accession {id} ; gen:public true {issued}{whole}.'
        )


def _films() -> Iterator[str]:
    for id, _, title in _rows(FILMS):
        yield f'<film/{id}> a gen:Film ; rdfs:label "{title}"@fr .'


def _agents() -> Iterator[str]:
    for name in sorted({row[3] for row in _rows(CREDITS)}):
        kind = "Organization" if name in ORGANIZATIONS else "Person"
        yield f'<{_agent(name)}> a gen:{kind} ; rdfs:label "{name}" .'


def _contributions() -> Iterator[str]:
    triples = sorted((film, role, agent, source) for source, film, role, agent, _, _ in _rows(CREDITS))
    for (film, role, agent), lines in groupby(triples, key=lambda row: row[:3]):
        yield f"<film/{film}> gen:contributor <{_agent(agent)}> ; role:{role} <{_agent(agent)}> ."
        yield (
            f"<{_contribution(film, role, agent)}> a gen:Contribution ; gen:film <film/{film}> ; "
            f"gen:agent <{_agent(agent)}> ; gen:role role:{role} ; "
            f"gen:sourceCount {len({source for *_, source in lines})} ."
        )


def _credits() -> Iterator[str]:
    for place, (source, film, role, agent, form, character) in enumerate(_rows(CREDITS), 1):
        played = f'; gen:character "{character}" ' if character else ""
        yield (
            f"<credit/{place}> a gen:Credit ; gen:supports <{_contribution(film, role, agent)}> ; "
            f'gen:source <source/{source}> ; gen:position {place} ; gen:place "line {place}" ; '
            f'gen:heading "{role.upper()}" ; gen:creditedAs "{form or agent}" {played}.'
        )


def _statements() -> Iterator[str]:
    shown = {(f"film/{film}", "year", year) for film, year, _ in _rows(FILMS)}
    for place, (source, entity, name, value, verbatim, more) in enumerate(_rows(STATEMENTS), 1):
        about = "film" if entity.startswith("film/") else "agent"
        displayed = "; gen:displayed true " if (entity, name, value) in shown else ""
        details = more.replace("=", " ")
        for detail in ("country", "kind", "inferred", "certainty", "because"):
            details = details.replace(f"{detail} ", f"; gen:{detail} ")
        yield f"<{entity}> gen:{name} {value} ."
        yield (
            f"<statement/{place}> a gen:Statement ; gen:{about} <{entity}> ; gen:property gen:{name} ; "
            f"gen:value {value} ; gen:source <source/{source}> ; gen:position {place} ; "
            f'gen:place "line {place}" ; gen:verbatim "{verbatim}" {details}{displayed}.'
        )


def _residue() -> Iterator[str]:
    for position, (source, place, text) in enumerate(_rows(RESIDUE), 1):
        yield (
            f"<residue/{position}> a gen:Residue ; gen:source <source/{source}> ; "
            f'gen:position {position} ; gen:place "{place}" ; gen:text "{text}" .'
        )


def _rows(table: str) -> Iterator[list[str]]:
    return ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())


def _agent(name: str) -> str:
    return f"{'organization' if name in ORGANIZATIONS else 'person'}/{slug(name)}"


def _contribution(film: str, role: str, agent: str) -> str:
    return f"contribution/{film}-{role}-{slug(agent)}"

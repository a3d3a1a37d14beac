"""A small catalogue, in the shape every build has: the same facts as tables and as a graph in memory.

Two films that sources disagree on, a third by the same director, and a homonym:
*Victoire* (source 1), *Les Petites Victoires* (sources 2 and 3), *Roxane* (3), another *Victoire* (4).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generique.graph.store import Store
from generique.namespaces import BASE, PREFIXES, ROLE, token
from generique.parquet import connect, keep, stage
from generique.text import fold
from tests.network.tables import COLUMNS

LITTLE, VICTOIRE, ROXANE, OTHER = (
    "film/les-petites-victoires",
    "film/victoire",
    "film/roxane",
    "film/victoire-1922",
)
AUFFRET, PIATON, BLANC, OSTIER = (
    "person/melanie-auffret",
    "person/julia-piaton",
    "person/michel-blanc",
    "person/cassandra-ostier-alamarguy",
)


class Credit(NamedTuple):
    source: str
    film: str
    role: str
    agent: str
    credited_as: str
    heading: str = ""
    character: str | None = None


class Statement(NamedTuple):
    source: str
    entity: str
    property: str
    value: str
    kind: str | None = None
    country: str | None = None
    inferred: str | None = None
    displayed: bool = False
    verbatim: str | None = None


SOURCES = {"1": "Press kit", "2": "Programme sheet", "3": "An article", "4": "Old & new <list>"}
FILMS = {
    VICTOIRE: ("Victoire", None),
    LITTLE: ("Les Petites Victoires", 2022),
    ROXANE: ("Roxane", 2018),
    OTHER: ("Victoire", 1922),
}
AGENTS = {
    OSTIER: "Cassandra Ostier-Alamarguy",
    "person/alice-fave": "Alice Fave",
    "person/apolline-dufresne": "Apolline Dufresne",
    "person/marah-ostier": "Marah Ostier",
    AUFFRET: "Mélanie Auffret",
    PIATON: "Julia Piaton",
    BLANC: "Michel Blanc",
    "person/anne-blanc": "Anne Blanc",
    "person/anne-blanc-2": "Anne Blanc",
    "organization/adnp": "ADNP",
    "organization/zinc": "Zinc",
}
ALIASES = {"person/cassandra-ostier": OSTIER}
CREDITS = (
    Credit("1", VICTOIRE, "director", OSTIER, "Cassandra OSTIER-ALAMARGUY", "RÉALISATION"),
    Credit("1", VICTOIRE, "director", OSTIER, "Cassandra Ostier", "un film de"),
    Credit("1", VICTOIRE, "cast-member", "person/marah-ostier", "Marah Ostier", "INTERPRÈTES", "Victoire"),
    Credit("1", VICTOIRE, "director-of-photography", "person/alice-fave", "Alice Fave", "DIRECTION PHOTO"),
    Credit("1", VICTOIRE, "editor", "person/apolline-dufresne", "Apolline Dufresne", "MONTAGE"),
    Credit("1", VICTOIRE, "unit-manager", "person/apolline-dufresne", "Apolline Dufresne", "RÉGIE"),
    Credit("2", LITTLE, "director", AUFFRET, "Mélanie Auffret", "de"),
    Credit("2", LITTLE, "cast-member", PIATON, "Julia Piaton", "avec", "Alice"),
    Credit("2", LITTLE, "cast-member", BLANC, "Michel Blanc", "avec", "Emile"),
    Credit("3", LITTLE, "director", AUFFRET, "Mélanie Auffret", "réalisatrice"),
    Credit("3", LITTLE, "cast-member", PIATON, "Julia PIATON", "avec", "Alice"),
    Credit("3", LITTLE, "cast-member", BLANC, "Michel Blanc", "avec"),
    Credit("3", LITTLE, "production-company", "organization/adnp", "ADNP", "Production"),
    Credit("3", LITTLE, "production-company", "organization/zinc", "Zinc.", "Production"),
    Credit("3", ROXANE, "director", AUFFRET, "Mélanie Auffret", "réalisatrice"),
    Credit("3", ROXANE, "screenwriter", AUFFRET, "Mélanie Auffret", "scénario"),
    Credit("4", ROXANE, "director", AUFFRET, "M. Auffret", "Dir."),
    Credit("4", ROXANE, "editor", PIATON, "Julia Piaton", "Mont."),
    Credit("4", OTHER, "director", "person/anne-blanc", "Anne Blanc", "Dir."),
    Credit("4", OTHER, "screenwriter", "person/anne-blanc-2", "Anne Blanc", "Scén."),
)
STATEMENTS = (
    Statement("1", VICTOIRE, "title", "Victoire", displayed=True),
    Statement("1", VICTOIRE, "runningTime", "23", displayed=True, verbatim="23 minutes"),
    Statement("1", VICTOIRE, "language", "fr"),
    Statement("1", VICTOIRE, "subtitles", "fr"),
    Statement("1", VICTOIRE, "subtitles", "en"),
    Statement("1", VICTOIRE, "aspectRatio", "2.35", displayed=True),
    Statement("1", VICTOIRE, "identifier", "154233", kind="visa"),
    Statement("2", LITTLE, "title", "Les Petites Victoires", displayed=True),
    Statement("3", LITTLE, "title", "LES PETITES VICTOIRES"),
    Statement("2", LITTLE, "year", "2022", displayed=True),
    Statement("2", LITTLE, "runningTime", "90", displayed=True, verbatim="1h30"),
    Statement("2", LITTLE, "country", "FR"),
    Statement("2", LITTLE, "language", "fr"),
    Statement("2", LITTLE, "release", "2023-05-24", kind="theatrical", verbatim="24 mai 2023"),
    Statement(
        "3",
        LITTLE,
        "release",
        "2023-03-01",
        inferred="year from the date of publication, 2023-03-02",
        verbatim="mercredi 1er mars",
    ),
    Statement("3", LITTLE, "release", "2023-02-20", kind="preview", verbatim="avant-première le 20 février"),
    Statement("3", LITTLE, "shootingPlace", "Le Juch"),
    Statement("3", ROXANE, "title", "Roxane", displayed=True),
    Statement("3", ROXANE, "year", "2018", displayed=True),
    Statement("4", ROXANE, "year", "2019"),
    Statement("4", ROXANE, "originalTitle", "Roxane la poule"),
    Statement("4", OTHER, "title", "Victoire", displayed=True),
    Statement("4", OTHER, "year", "1922", displayed=True),
    Statement("4", AUFFRET, "identifier", "0000 0001", kind="isni"),
)
_ROLES = {
    "director": ("directing", "few", "réalisation", "director"),
    "screenwriter": ("writing", "few", "scénario", "screenplay"),
    "cast-member": ("cast", "many", "interprétation", "cast"),
    "production-company": ("production", "many", "société de production", "production company"),
    "director-of-photography": ("image", "few", "image", "director of photography"),
    "camera-operator": ("image", "many", "cadre", "camera operator"),
    "editor": ("editing", "few", "montage", "editor"),
    "unit-manager": ("unit", "one", "régie générale", "unit manager"),
}
_SINGLE = ("title", "year", "runningTime", "release", "aspectRatio")
_DATATYPES = {"year": "integer", "runningTime": "integer", "release": "date"}


def write_tables(folder: Path) -> Path:
    """The tables of the whole small catalogue, all columns of a build."""
    rows = _rows()
    folder.mkdir(parents=True, exist_ok=True)
    with connect() as database:
        for name, columns in COLUMNS.items():
            named = [column.partition(":") for column in columns.split()]
            stage(database, name, {column: kind or "VARCHAR" for column, _, kind in named}, rows[name])
            keep(database, f"FROM {name} ORDER BY 1", folder / f"{name}.parquet")
    return folder


def _rows() -> dict[str, list[tuple[object, ...]]]:
    contributions = sorted({(one.film, one.agent, one.role) for one in CREDITS})
    return {
        "sources": [
            (id, int(id), title, f"P{id}", "", "", "", "", "", "", True, "") for id, title in SOURCES.items()
        ],
        "films": [(id, label, year, None, 1) for id, (label, year) in FILMS.items()],
        "agents": [(id, id.split("/")[0], name, fold(name), 1) for id, name in AGENTS.items()],
        "contributions": [(f"contribution/{token(*one)}", *one, 1) for one in contributions],
        "credits": [_credit_row(position, one) for position, one in enumerate(CREDITS, 1)],
        "statements": [_statement_row(position, one) for position, one in enumerate(STATEMENTS, 1)],
        "residue": [],
        "aliases": list(ALIASES.items()),
    }


def _credit_row(position: int, one: Credit) -> tuple[object, ...]:
    contribution = f"contribution/{token(one.film, one.agent, one.role)}"
    ids = (f"credit/{token(position)}", contribution, one.film, one.agent, one.role, one.source)
    return (*ids, position, f"line {position}", one.heading, one.credited_as, one.character, 1.0, "")


def _statement_row(position: int, one: Statement) -> tuple[object, ...]:
    said = (one.property, one.value, _DATATYPES.get(one.property, "string"), one.verbatim or one.value)
    place = (one.source, position, f"line {position}")
    precision = "day" if one.property == "release" else None
    about = (one.country, one.kind, precision, one.inferred)
    return (f"statement/{token(position)}", one.entity, *said, *place, *about, 1.0, "", one.displayed)


def turtle(
    credits: tuple[Credit, ...] = CREDITS,
    statements: tuple[Statement, ...] = STATEMENTS,
    complete_for: tuple[str, str] | None = None,
) -> str:
    """The graph of these claims; ``complete_for`` is (source, department)."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines.append(f"@base <{BASE}> .")
    lines += [*_vocabulary(), *_entities(), *_credits(credits), *_statements(statements)]
    if complete_for:
        lines.append(f'<source/{complete_for[0]}> gen:completeFor "{complete_for[1]}" .')
    return "\n".join(lines)


def world() -> Store:
    """The graph of the whole small catalogue."""
    return store_of(turtle())


def store_of(text: str) -> Store:
    """A store in memory that holds a Turtle text."""
    store = Store.memory()
    store.load(text, "turtle")
    return store


def _vocabulary() -> Iterator[str]:
    for id, (department, holders, french, english) in _ROLES.items():
        yield f"<{ROLE}{id}> a gen:Role ; rdfs:subPropertyOf gen:contributor ; gen:holders {_text(holders)} ;"
        yield f"  gen:department <{ROLE}department/{department}> ;"
        yield f"  skos:prefLabel {_text(french)}@fr, {_text(english)}@en ."
    yield from (f"gen:{name} a gen:SingleValued ." for name in _SINGLE)
    for id, title in SOURCES.items():
        yield f"<source/{id}> a gen:Source ; dcterms:title {_text(title)} ; dcterms:publisher {_text('P' + id)} ."


def _entities() -> Iterator[str]:
    for id, (label, _) in FILMS.items():
        yield f"<{id}> a gen:Film ; rdfs:label {_text(label)}@fr ."
    for id, name in AGENTS.items():
        yield f"<{id}> a gen:{id.split('/')[0].title()} ; rdfs:label {_text(name)} ."
    for alias, id in ALIASES.items():
        yield f"<{alias}> dcterms:isReplacedBy <{id}> ."


def _credits(credits: tuple[Credit, ...]) -> Iterator[str]:
    for position, one in enumerate(credits, 1):
        role = f"<{ROLE}{one.role}>"
        contribution = f"<contribution/{token(one.film, one.agent, one.role)}>"
        yield f"<{one.film}> gen:contributor <{one.agent}> ; {role} <{one.agent}> ."
        yield f"{contribution} a gen:Contribution ; gen:film <{one.film}> ; gen:agent <{one.agent}> ;"
        yield f"  gen:role {role} ."
        yield f"<credit/{token(position)}> a gen:Credit ; gen:supports {contribution} ;"
        yield f"  gen:source <source/{one.source}> ; gen:position {position} ; gen:place 'line {position}' ;"
        if one.character:
            yield f"  gen:character {_text(one.character)} ;"
        yield f"  gen:heading {_text(one.heading)} ; gen:creditedAs {_text(one.credited_as)} ."


def _statements(statements: tuple[Statement, ...]) -> Iterator[str]:
    for position, one in enumerate(statements, 1):
        datatype = _DATATYPES.get(one.property)
        value = _text(one.value) + (f"^^xsd:{datatype}" if datatype else "")
        fact = _text(f"{one.kind}:{one.value}") if one.property == "identifier" else value
        about = "film" if one.entity in FILMS else "agent"
        yield f"<{one.entity}> gen:{one.property} {fact} ."
        yield f"<statement/{token(position)}> a gen:Statement ; gen:{about} <{one.entity}> ;"
        yield f"  gen:property gen:{one.property} ; gen:value {value} ; gen:position {position} ;"
        for name in ("kind", "country", "inferred"):
            if getattr(one, name):
                yield f"  gen:{name} {_text(getattr(one, name))} ;"
        if one.displayed:
            yield "  gen:displayed true ;"
        if one.property == "release":
            yield "  gen:precision 'day' ;"
        yield f"  gen:source <source/{one.source}> ; gen:place 'line {position}' ;"
        yield f"  gen:verbatim {_text(one.verbatim or one.value)} ."


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

"""The graph of a build: its tables written as N-Triples by DuckDB, and loaded into a new store at one go.

``SHAPES`` says which triples the rows of a table become; a new property of the graph is one line there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generique.errors import GeneriqueError
from generique.graph import store, terms, vocabulary
from generique.namespaces import BASE
from generique.parquet import connect, quoted, stage
from generique.resources import folder
from generique.words import table

_TABLES = ("sources", "films", "agents", "contributions", "credits", "statements", "residue", "aliases")

# What is not a table but follows from one; each row once.
_VIEWS = {
    "classed": "SELECT *, upper(kind[1]) || kind[2:] AS class FROM agents",
    "edges": "SELECT DISTINCT film, agent FROM contributions",
    "facts": """SELECT DISTINCT entity, property, value, datatype FROM statements
        WHERE property <> 'identifier'""",
    "identifiers": """SELECT DISTINCT entity, concat_ws(':', kind, value) AS identifier FROM statements
        WHERE property = 'identifier'""",
    "matches": """SELECT DISTINCT entity, replace(scheme.iri, '{}', value) AS same FROM statements
        JOIN scheme ON statements.kind = scheme.scheme AND split_part(entity, '/', 1) = scheme.kind
        WHERE property = 'identifier'""",
    "completeness": """SELECT DISTINCT source, unnest(string_split(complete_for, '|')) AS department
        FROM sources WHERE complete_for <> ''""",
}

NOTHING: Mapping[str, str] = {}
_AS_IT_STANDS = "(FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '')"


class Shape(NamedTuple):
    """The triples that each row of a table becomes: its subject (an id), and (predicate, object) pairs.

    A predicate, or an object that is a name of a vocabulary, is written ``gen:film``; ``role:{role}`` takes its
    end from a column. Any other object is SQL that gives an N-Triples term, or NULL for no triple.
    """

    rows: str
    subject: str
    triples: tuple[tuple[str, str], ...]


SHAPES = (
    Shape(
        "catalogue",
        "'catalogue'",
        (
            ("rdf:type", "dcat:Dataset"),
            ("rdf:type", "void:Dataset"),
            ("void:uriSpace", "text(space)"),
            ("dcterms:title", "text(title)"),
            ("dcterms:license", "link(licence)"),
        ),
    ),
    Shape("sources", "'catalogue'", (("dcterms:source", "entity('source/' || source)"),)),
    Shape(
        "sources",
        "'source/' || source",
        (
            ("rdf:type", "gen:Source"),
            ("rdf:type", "prov:Entity"),
            ("dcterms:title", "text(title)"),
            ("dcterms:publisher", "text(publisher)"),
            ("dcterms:issued", "text(date)"),
            ("dcterms:license", "link(licence)"),
            (
                "dcterms:isPartOf",
                "CASE WHEN source <> accession::VARCHAR THEN entity('source/' || accession) END",
            ),
            ("schema:url", "link(url)"),
            ("gen:accession", "whole(accession)"),
            ("gen:file", "text(file)"),
            ("gen:sha256", "text(sha256)"),
            ("gen:public", "truth(public)"),
        ),
    ),
    Shape("completeness", "'source/' || source", (("gen:completeFor", "text(department)"),)),
    Shape("films", "film", (("rdf:type", "gen:Film"), ("rdfs:label", "text(label) || '@fr'"))),
    Shape("edges", "film", (("gen:contributor", "entity(agent)"),)),
    Shape("facts", "entity", (("gen:{property}", "typed(value, datatype)"),)),
    Shape("identifiers", "entity", (("gen:identifier", "text(identifier)"),)),
    Shape("matches", "entity", (("skos:exactMatch", "iri(same)"),)),
    Shape(
        "classed",
        "agent",
        (
            ("rdf:type", "gen:{class}"),
            ("rdfs:label", "text(name)"),
        ),
    ),
    Shape("contributions", "film", (("role:{role}", "entity(agent)"),)),
    Shape(
        "contributions",
        "contribution",
        (
            ("rdf:type", "gen:Contribution"),
            ("gen:film", "entity(film)"),
            ("gen:agent", "entity(agent)"),
            ("gen:role", "role:{role}"),
            ("gen:sourceCount", "whole(sources)"),
        ),
    ),
    Shape(
        "credits",
        "credit",
        (
            ("rdf:type", "gen:Credit"),
            ("gen:supports", "entity(contribution)"),
            ("gen:source", "entity('source/' || source)"),
            ("gen:position", "whole(position)"),
            ("gen:place", "text(place)"),
            ("gen:heading", "text(heading)"),
            ("gen:creditedAs", "text(credited_as)"),
            ("gen:character", "text(character)"),
            ("gen:certainty", "doubtful(certainty)"),
            ("gen:because", "text(because)"),
        ),
    ),
    Shape(
        "statements",
        "statement",
        (
            ("rdf:type", "gen:Statement"),
            ("gen:film", "CASE WHEN entity LIKE 'film/%' THEN entity(entity) END"),
            ("gen:agent", "CASE WHEN entity NOT LIKE 'film/%' THEN entity(entity) END"),
            ("gen:property", "gen:{property}"),
            ("gen:value", "typed(value, datatype)"),
            ("gen:source", "entity('source/' || source)"),
            ("gen:position", "whole(position)"),
            ("gen:place", "text(place)"),
            ("gen:verbatim", "text(verbatim)"),
            ("gen:country", "text(country)"),
            ("gen:kind", "text(kind)"),
            ("gen:precision", 'text("precision")'),
            ("gen:inferred", "text(inferred)"),
            ("gen:certainty", "doubtful(certainty)"),
            ("gen:because", "text(because)"),
            ("gen:displayed", "CASE WHEN displayed THEN truth(true) END"),
        ),
    ),
    Shape(
        "residue",
        "residue",
        (
            ("rdf:type", "gen:Residue"),
            ("gen:source", "entity('source/' || source)"),
            ("gen:position", "whole(position)"),
            ("gen:place", "text(place)"),
            ("gen:text", "text(text)"),
        ),
    ),
    Shape("aliases", "alias", (("dcterms:isReplacedBy", "entity(entity)"),)),
)


def build(tables_dir: Path, target: Path, *, base: str = BASE, title: str, licence: str = "") -> int:
    """Make the store of a build in the new folder ``target``; the number of its triples.

    The ontology and the role vocabulary are part of every graph. Raises GeneriqueError when the store does
    not hold each triple that was written, once.
    """
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        files = write(tables_dir, Path(scratch), base=base, title=title, licence=licence)
        expected = sum(map(_lines, files))
        found = store.load(target, files)
    if found != expected:
        raise GeneriqueError(f"the graph holds {found} triples instead of {expected}", where=str(target))
    return found


def write(
    tables_dir: Path,
    directory: Path,
    *,
    base: str = BASE,
    title: str,
    licence: str = "",
    narrowed: Mapping[str, str] = NOTHING,
) -> list[Path]:
    """Write the graph as N-Triples files, each triple in one line and once in all; their paths.

    ``narrowed`` leaves rows of tables out: table → which rows to take, as SQL.
    """
    with connect() as database:
        for name in _TABLES:
            file = quoted(tables_dir / f"{name}.parquet")
            database.execute(f"CREATE VIEW {name}_whole AS FROM read_parquet({file})")
        for name in _TABLES:
            database.execute(f"CREATE VIEW {name} AS FROM {name}_whole WHERE {narrowed.get(name, 'true')}")
        schemes = [tuple(row.values()) for row in table("schemes")]
        stage(database, "scheme", dict.fromkeys(("scheme", "kind", "iri"), "VARCHAR"), schemes)
        for name, query in _VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS {query}")
        columns = dict.fromkeys(("title", "licence", "space"), "VARCHAR")
        stage(database, "catalogue", columns, [(title, licence, base)])
        for macro in terms.macros(base):
            database.execute(f"CREATE MACRO {macro}")
        files = [directory / f"{number:02}.nt" for number, _ in enumerate(SHAPES)]
        for shape, path in zip(SHAPES, files, strict=True):
            query = f"""SELECT {terms.triples("subject", shape.triples)} AS lines
                FROM (SELECT *, entity({shape.subject}) AS subject FROM {shape.rows})"""
            if not any(terms.is_there(value) for _, value in shape.triples):  # a filter makes each line twice
                query = f"SELECT lines FROM ({query}) WHERE lines <> ''"
            database.execute(f"COPY ({query}) TO {quoted(path)} {_AS_IT_STANDS}")
    vocabularies = directory / "vocabularies.nt"
    vocabularies.write_text("".join(_vocabularies()), encoding="utf-8", newline="\n")
    return [*files, vocabularies]


def _vocabularies() -> Iterator[str]:
    """The ontology, its alignments and the roles: the same lines in every graph. Shapes are not data."""
    files = sorted(path for path in folder("ontology").glob("*.ttl") if path.stem != "shapes")
    known = store.Store.memory(files)
    known.load("".join(vocabulary.lines()), "ntriples")
    return known.nquads()


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))

"""Which triples the rows of the tables of a build become, and those triples written by DuckDB.

A new property of the graph is one line of ``SHAPES``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from generique.graph import terms
from generique.namespaces import BASE
from generique.parquet import quoted, scan, stage
from generique.words import table

_TABLES = ("sources", "films", "agents", "contributions", "credits", "statements", "residue", "aliases")

# What is not a table but follows from one; each row once.
_VIEWS = {
    "catalogue": "FROM catalogue_said",
    "classed": "SELECT *, upper(kind[1]) || kind[2:] AS class FROM {schema}.agents",
    "edges": "SELECT DISTINCT film, agent FROM {schema}.contributions",
    "facts": """SELECT DISTINCT entity, property, value, datatype FROM {schema}.statements
        WHERE property <> 'identifier'""",
    "identifiers": """SELECT DISTINCT entity, concat_ws(':', kind, value) AS identifier FROM {schema}.statements
        WHERE property = 'identifier'""",
    "matches": """SELECT DISTINCT entity, replace(scheme.iri, '{{}}', value) AS same
        FROM {schema}.statements AS stated
        JOIN scheme ON stated.kind = scheme.scheme AND split_part(entity, '/', 1) = scheme.kind
        WHERE property = 'identifier'""",
    "completeness": """SELECT DISTINCT source, unnest(string_split(complete_for, '|')) AS department
        FROM {schema}.sources WHERE complete_for <> ''""",
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
            ("rdf:type", "gen:Agent"),  # asked for as such, and no engine infers
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
            (
                "gen:heading",
                "verbatim(heading)",
            ),  # a credit may have none: questions need not ask for it apart
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

ROWS = tuple(dict.fromkeys(shape.rows for shape in SHAPES))
"""The tables, and what follows from them, whose rows become triples."""


class About(NamedTuple):
    """What a graph says of itself."""

    title: str
    licence: str = ""
    base: str = BASE


def prepare(database: DuckDBPyConnection, about: About) -> None:
    """What a database needs beside the tables: the SQL that makes terms, identifiers' schemes, the catalogue itself."""
    schemes = [tuple(row.values()) for row in table("schemes")]
    stage(database, "scheme", dict.fromkeys(("scheme", "kind", "iri"), "VARCHAR"), schemes)
    for macro in terms.macros(about.base):
        database.execute(f"CREATE TEMP MACRO {macro}")
    columns = dict.fromkeys(("title", "licence", "space"), "VARCHAR")
    stage(database, "catalogue_said", columns, [(about.title, about.licence, about.base)])


def tables(
    database: DuckDBPyConnection,
    schema: str,
    tables_dir: Path,
    narrowed: Mapping[str, str] = NOTHING,
    left_out: Collection[int] = (),
) -> None:
    """The rows of a build in a new schema: its tables, and what follows from them.

    ``narrowed`` leaves rows of tables out: table → which rows of ``x_whole`` to take, as SQL; ``left_out`` whole files,
    by their inodes.
    """
    database.execute(f"CREATE SCHEMA {schema}")
    for name in _TABLES:
        whole = f"{name}_whole" if name in narrowed else f"{schema}.{name}"
        rows = scan(tables_dir, name, left_out)
        database.execute(f"CREATE OR REPLACE VIEW {whole} AS FROM {rows}")
    for name, rows in narrowed.items():
        database.execute(f"CREATE TABLE {schema}.{name} AS FROM {name}_whole WHERE {rows}")
    for name, query in _VIEWS.items():
        database.execute(f"CREATE VIEW {schema}.{name} AS {query.format(schema=schema)}")


def write(
    database: DuckDBPyConnection, schema: str, directory: Path, some: Collection[str] = ROWS
) -> list[Path]:
    """Write the triples of the rows of a schema as N-Triples files, each triple in one line and once in all.

    ``some`` are the tables to write: where a table has no rows, that saves a statement.
    """
    shapes = [shape for shape in SHAPES if shape.rows in some]
    files = [directory / f"{number:02}.nt" for number, _ in enumerate(shapes)]
    for shape, path in zip(shapes, files, strict=True):
        query = f"""SELECT {terms.triples("subject", shape.triples)} AS lines
            FROM (SELECT *, entity({shape.subject}) AS subject FROM {schema}.{shape.rows})"""
        if not any(terms.is_there(value) for _, value in shape.triples):  # a filter makes each line twice
            query = f"SELECT lines FROM ({query}) WHERE lines <> ''"
        database.execute(f"COPY ({query}) TO {quoted(path)} {_AS_IT_STANDS}")
    return files

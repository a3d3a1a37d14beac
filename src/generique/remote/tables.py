"""The tables of a published build, fetched by SPARQL: what the network, the names and exports are made from.

Each table is one query over the build's graph. A fetch is complete or fails: the rows are counted against
what the graph holds, as pages are not ordered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generique.asked import Value
from generique.namespaces import GEN, ROLE, local
from generique.parquet import connect, keep, stage
from generique.remote.endpoint import Endpoint
from generique.remote.faults import BadAnswerError, TooLargeError
from generique.remote.terms import Cell, read
from generique.text import fold

MAX_ROWS = 20_000_000
_NONE = "none"  # the variable of a column that no graph holds
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DISPLAYED = """OPTIONAL {{ ?{name}Said gen:film ?film ; gen:property gen:{property} ; gen:displayed true ;
  gen:value ?{name} FILTER(DATATYPE(?{name}) = xsd:integer) }}"""


Reader = Callable[[Cell], Value | None]


class Column(NamedTuple):
    """A column: its type, the variable that gives it, and how a term becomes its value."""

    type: str
    variable: str
    read: Reader


class Shape(NamedTuple):
    """A table: what its rows are in the graph, what tells one row from another, its columns in their order."""

    pattern: str
    key: str
    columns: str


def _said(pattern: str, name: str, properties: str) -> str:
    """A pattern with properties that may be absent, as an empty text is in no graph."""
    optional = (f"OPTIONAL {{ ?{name} gen:{each} ?{each} }}" for each in properties.split())
    return " ".join([pattern, *optional])


def _text(cell: Cell) -> str | None:
    found = read(cell)
    return None if found is None else cell["value"] if cell else None


def _datatype(cell: Cell) -> str:
    datatype = (cell or {}).get("datatype", "").removeprefix(_XSD)
    return datatype if datatype in ("integer", "date", "gYearMonth", "gYear") else "string"


def _sure(cell: Cell) -> float:
    found = read(cell)
    return float(found) if isinstance(found, int | float) else 1.0


def _without(start: str) -> Reader:
    return lambda cell: local(cell["value"], start) if cell else None


_READERS: Mapping[str, tuple[str, Reader]] = {
    "": ("VARCHAR", _text),
    "said": ("VARCHAR", lambda cell: _text(cell) or ""),
    "role": ("VARCHAR", _without(ROLE)),
    "property": ("VARCHAR", _without(GEN)),
    "datatype": ("VARCHAR", _datatype),
    "folded": ("VARCHAR", lambda cell: fold(cell["value"]) if cell else None),
    "kind": ("VARCHAR", lambda cell: cell["value"].rpartition("#")[2].lower() if cell else None),
    "int": ("INTEGER", read),
    "bool": ("BOOLEAN", read),
    "shown": ("BOOLEAN", lambda cell: bool(read(cell))),
    "sure": ("DOUBLE", _sure),
}
_CREDIT = "?credit a gen:Credit ; gen:supports ?contribution ; gen:source ?source ."
_STATEMENT = """?statement a gen:Statement ; gen:property ?property .
    { ?statement gen:film ?entity } UNION { ?statement gen:agent ?entity }"""
# A column is “name[=variable][:reader]”.
_SHAPES: Mapping[str, Shape] = {
    "films": Shape(
        "?film a gen:Film ; rdfs:label ?label ."
        + _DISPLAYED.format(name="year", property="year")
        + _DISPLAYED.format(name="minutes", property="runningTime"),
        "film",
        "film:id label year:int minutes:int mentions=none:int",
    ),
    "agents": Shape(
        "VALUES ?class { gen:Person gen:Organization } ?agent a ?class ; rdfs:label ?name .",
        "agent",
        "agent:id kind=class:kind name folded=name:folded mentions=none:int",
    ),
    "contributions": Shape(
        """?contribution a gen:Contribution ; gen:film ?film ; gen:agent ?agent ; gen:role ?role ;
        gen:sourceCount ?sources .""",
        "contribution",
        "contribution:id film:id agent:id role:role sources:int",
    ),
    "credits.index": Shape(
        _said(_CREDIT, "credit", "creditedAs"),
        "credit",
        "credit:id contribution:id source:source credited_as=creditedAs:said",
    ),
    "credits": Shape(
        _said(_CREDIT, "credit", "position place heading creditedAs character certainty because"),
        "credit",
        "credit:id contribution:id source:source position:int place:said heading:said "
        "credited_as=creditedAs:said character certainty:sure because:said",
    ),
    "statements.index": Shape(
        _said(
            _STATEMENT + " VALUES ?property { gen:title gen:originalTitle gen:alternativeTitle }",
            "statement",
            "value",
        ),
        "statement",
        "statement:id entity:id property:property value",
    ),
    "statements": Shape(
        _said(
            _STATEMENT,
            "statement",
            "value verbatim source position place country kind precision inferred certainty because displayed",
        ),
        "statement",
        "statement:id entity:id property:property value:said datatype=value:datatype verbatim:said "
        "source:source position:int place:said country kind precision inferred "
        "certainty:sure because:said displayed:shown",
    ),
    "residue": Shape(
        _said("?residue a gen:Residue .", "residue", "source position place text"),
        "residue",
        "residue:id source:source position:int place:said text:said",
    ),
    "sources": Shape(
        """?source a gen:Source ; dcterms:title ?title ; gen:accession ?accession ; gen:public ?public .
        OPTIONAL { ?source dcterms:publisher ?publisher } OPTIONAL { ?source dcterms:issued ?date }
        OPTIONAL { ?source dcterms:license ?licence } OPTIONAL { ?source schema:url ?url }
        OPTIONAL { ?source gen:file ?file } OPTIONAL { ?source gen:sha256 ?sha256 }""",
        "source",
        "source:source accession:int title publisher date licence url file reader=none sha256 public:bool",
    ),
    "complete": Shape(
        "?source gen:completeFor ?department .", "source department", "source:source department"
    ),
    "aliases": Shape("?alias dcterms:isReplacedBy ?entity .", "alias", "alias:id entity:id"),
}


# How each table of a build is made of what was fetched; the order of the rows is that of a build.
_WHOLE = {
    "films": "SELECT * FROM films ORDER BY film",
    "agents": "SELECT * FROM agents ORDER BY agent",
    "contributions": "SELECT * FROM contributions ORDER BY contribution",
    "aliases": "SELECT * FROM aliases ORDER BY alias",
}
_INDEX = {
    **_WHOLE,
    "credits": """SELECT credit, contribution, film, agent, role, source, credited_as
        FROM "credits.index" JOIN contributions USING (contribution) ORDER BY credit""",
    "statements": 'SELECT * FROM "statements.index" ORDER BY statement',
}
_ORDER = "list_transform(string_split({}, '.'), lambda part: part::INTEGER)"
_TABLES = {
    **_WHOLE,
    "sources": f"""SELECT sources.*, coalesce(departments, '') AS complete_for FROM sources LEFT JOIN (
        SELECT source, string_agg(department, '|' ORDER BY department) AS departments FROM complete GROUP BY source)
        USING (source) ORDER BY {_ORDER.format("source")}""",
    "credits": f"""SELECT credit, contribution, film, agent, role, source, position, place, heading, credited_as,
        character, certainty, because FROM credits JOIN contributions USING (contribution)
        ORDER BY {_ORDER.format("source")}, position, credit""",
    "statements": f"SELECT * FROM statements ORDER BY {_ORDER.format('source')}, position, statement",
    "residue": f"SELECT * FROM residue ORDER BY {_ORDER.format('source')}, position, residue",
}
_FETCHED_INDEX = ("films", "agents", "contributions", "credits.index", "statements.index", "aliases")
_FETCHED = (
    "films",
    "agents",
    "contributions",
    "credits",
    "statements",
    "residue",
    "sources",
    "complete",
    "aliases",
)


def fetch_index(endpoint: Endpoint, base: str, directory: Path) -> None:
    """Write what the names and the network are made from, as tables with the columns that they look at."""
    _fetch(endpoint, base, directory, _FETCHED_INDEX, _INDEX)


def fetch_tables(endpoint: Endpoint, base: str, directory: Path) -> None:
    """Write all tables of a build. What is in no graph is empty: ``mentions``, and the ``reader`` of a source."""
    _fetch(endpoint, base, directory, _FETCHED, _TABLES)


def _columns(shape: Shape, base: str) -> Mapping[str, Column]:
    """The columns of a table in their order; ``base`` is what the IRIs of the catalogue start with."""
    readers: Mapping[str, tuple[str, Reader]] = {
        "id": ("VARCHAR", _without(base)),
        "source": ("VARCHAR", _without(f"{base}source/")),
        **_READERS,
    }
    found = {}
    for word in shape.columns.split():
        named, _, reader = word.partition(":")
        name, _, variable = named.partition("=")
        type, read = readers[reader]
        found[name] = Column(type, variable or name, read)
    return found


def _fetch(
    endpoint: Endpoint, base: str, directory: Path, wanted: Collection[str], made: Mapping[str, str]
) -> None:
    directory.mkdir(parents=True)
    with connect() as database:
        for name in wanted:
            columns = _columns(_SHAPES[name], base)
            types = {column: about.type for column, about in columns.items()}
            stage(database, f'"{name}"', types, _rows(endpoint, name, columns))
        for name, query in made.items():
            keep(database, query, directory / f"{name}.parquet")


def _rows(endpoint: Endpoint, name: str, columns: Mapping[str, Column]) -> Iterator[Sequence[Value | None]]:
    """The rows of a table, each once. Raises BadAnswerError when the service gives fewer or others than it counts."""
    shape = _SHAPES[name]
    count = endpoint.select(f"SELECT (COUNT(*) AS ?n) {{ {shape.pattern} }}").rows[0][0]
    if not isinstance(count, int):
        raise BadAnswerError("the service does not count", where=endpoint.url)
    if count > MAX_ROWS:
        raise TooLargeError(
            f"{count:,} {name} are too many to fetch", where=endpoint.url, do="use the catalogue itself"
        )
    names = list(dict.fromkeys(about.variable for about in columns.values() if about.variable != _NONE))
    key = [names.index(each) for each in shape.key.split()]
    seen: set[tuple[str, ...]] = set()
    for page in endpoint.pages(f"SELECT {' '.join(f'?{each}' for each in names)} {{ {shape.pattern} }}"):
        for row in page:
            known = tuple((row[place] or {}).get("value", "") for place in key)
            if known not in seen:
                seen.add(known)
                cells = {_NONE: None, **dict(zip(names, row, strict=True))}
                yield [about.read(cells[about.variable]) for about in columns.values()]
    if len(seen) != count:
        raise BadAnswerError(
            f"the service gives {len(seen):,} of {count:,} {name}", where=endpoint.url, do="ask again"
        )

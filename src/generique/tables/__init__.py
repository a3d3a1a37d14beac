"""The tables of a build: claims joined with identity. Everything else of a build is made from them.

All work is done by DuckDB over the Parquet files of the claims, so that a million credits are a matter of
seconds. Rows are sorted and the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from duckdb import DuckDBPyConnection

from generique import withheld
from generique.changes import Change
from generique.errors import GeneriqueError
from generique.layout import Files, about, size
from generique.mentions import Identity
from generique.parquet import connect, keep, quoted, scan, stage
from generique.properties import properties
from generique.tables.steps import ALIASES, STEPS, TABLES, UNTITLED

__all__ = ["UNTITLED", "SourceInput", "build", "counts"]


@dataclass(frozen=True, slots=True)
class SourceInput:
    """A source as its ``.toml`` describes it, and the folder of its claims."""

    accession: int
    title: str
    publisher: str | None
    date: str | None
    licence: str | None
    url: str | None
    file: str
    reader: str | None
    sha256: str
    public: bool
    complete_for: tuple[str, ...]
    claims_dir: Path


def build(
    sources: Sequence[SourceInput], identity: Identity | Path, directory: Path, change: Change | None = None
) -> int:
    """Write the tables of a build as Parquet files into a new or empty directory.

    The identity of the mentions may be in memory or in a folder, as ``generique.resolve.whole`` writes it. Where it is
    known what has ``change``d since a build, the rows of all else are those of its tables.
    Returns in how many texts “[…]” stands for the name of somebody who asked to stay out.
    Raises GeneriqueError when a claim speaks of a mention or a part that nothing identifies.
    """
    if not sources:
        raise GeneriqueError("there is no source", do="run `generique add FILE`")
    directory.mkdir(parents=True, exist_ok=True)
    with connect() as database:
        _stage(database, sources, identity, change)
        for step in STEPS:
            database.execute(step)
        _check(database)
        names = [name for (name,) in database.execute("SELECT folded FROM hidden ORDER BY 1").fetchall()]
        scrubbed = withheld.take_out(database, names, _QUOTED)
        sizes = {source.accession: size(source.claims_dir) for source in sources}
        files = Files(database, directory, sizes, change.before if change else None)
        for name, made in TABLES.items():
            files.write(name, made.query, made.order, spread=made.spread)
        database.execute(
            f"""CREATE VIEW there AS SELECT film AS entity FROM {scan(directory, "films")}
            UNION ALL SELECT agent FROM {scan(directory, "agents")}"""
        )
        keep(database, ALIASES, directory / "aliases.parquet")
    return scrubbed


def counts(directory: Path) -> dict[str, int]:
    """How much the tables of a build hold, as ``stats`` tells it."""
    with connect() as database:
        found = {}
        for name, (kind, condition) in _COUNTS.items():
            query = f"SELECT count(*) FROM {scan(directory, kind)} WHERE {condition}"
            found[name] = int(database.execute(query).fetchall()[0][0])
        return found


def _stage(
    database: DuckDBPyConnection,
    sources: Sequence[SourceInput],
    identity: Identity | Path,
    change: Change | None,
) -> None:
    """What does not come from Parquet as temporary tables, and the claims of all sources as views.

    Of a change, it is the claims on films of which something has changed, and what was not understood in other sources.
    """
    columns = {field.name: "VARCHAR" for field in fields(SourceInput)} | _SOURCE_TYPES
    rows = [[getattr(source, name) for name in columns] for source in sources]
    for row in rows:
        row[-2:] = ["|".join(row[-2]), str(row[-1])]
    stage(database, "input", columns, rows)
    if isinstance(identity, Path):
        for name, file in (("identity", "identity"), ("alias", "named")):
            database.execute(
                f"CREATE VIEW {name} AS FROM read_parquet({quoted(identity / f'{file}.parquet')})"
            )
        database.execute("CREATE VIEW withheld AS SELECT DISTINCT entity FROM identity WHERE withheld")
    else:
        _stage_identity(database, identity)
    if change:
        about(database, change)
    database.execute(f"CREATE MACRO is_asked(id) AS {'id IN (FROM touched)' if change else 'true'}")
    columns = {"property": "VARCHAR", "datatype": "VARCHAR", "single": "BOOLEAN"}
    stage(database, "property", columns, properties())
    for kind in ("films", "credits", "statements", "residue", "parts"):
        files = sorted({f"{source.claims_dir}/{kind}.parquet" for source in sources})
        listed = ", ".join(quoted(file) for file in files)
        # What a change is about is little, and looked for in all: it is found once.
        made = "TABLE" if change and kind in _ABOUT else "VIEW"
        database.execute(
            f"""CREATE TEMP {made} {kind}_said AS
            SELECT input.accession, said.* EXCLUDE (filename)
            FROM read_parquet([{listed}], filename=true, file_row_number=true) AS said
            JOIN input ON said.filename = input.claims_dir || '/{kind}.parquet'
            {_ABOUT.get(kind, "") if change else ""}"""
        )


def _stage_identity(database: DuckDBPyConnection, identity: Identity) -> None:
    stage(
        database,
        "identity",
        {"mention": "VARCHAR", "entity": "VARCHAR", "withheld": "BOOLEAN", "in_scope": "BOOLEAN"},
        (
            (mention, entity, entity in identity.withheld, True)
            for mention, entity in identity.entities.items()
        ),
    )
    stage(database, "alias", {"alias": "VARCHAR", "entity": "VARCHAR"}, identity.aliases.items())
    stage(database, "withheld", {"entity": "VARCHAR"}, ((entity,) for entity in identity.withheld))


# Which claims a change is about. Those on one film stay together, so that equal ones are numbered as they were.
_ABOUT = {
    "films": "SEMI JOIN identity ON identity.accession = input.accession AND identity.film = said.key",
    "residue": "SEMI JOIN changed ON changed.accession = input.accession",
} | dict.fromkeys(
    ("credits", "statements"),
    "SEMI JOIN identity ON identity.accession = input.accession AND identity.film = said.film",
)
_COUNTS = {
    "films": ("films", "true"),
    "people": ("agents", "kind = 'person'"),
    "organizations": ("agents", "kind = 'organization'"),
    "contributions": ("contributions", "true"),
    "credits": ("credits", "true"),
    "sources": ("sources", "true"),
    "residue": ("residue", "true"),
}
# What claims quote of their sources, and where. Titles of films and sources stay: they are nobody's credit.
_QUOTED = {
    **dict.fromkeys((("credit", c) for c in ("heading", "credited_as", "character", "because")), "true"),
    **dict.fromkeys((("statement", c) for c in ("verbatim", "inferred", "because")), "true"),
    ("statement", "value"): "datatype = 'string' AND NOT property ILIKE '%title'",
}
_SOURCE_TYPES = {"accession": "INTEGER", "public": "BOOLEAN"}


def _check(database: DuckDBPyConnection) -> None:
    """Every claim must have found its film, its agent and its source; ids must be unique."""
    for kind, id_column, found in (
        ("credit", "credit", "film IS NULL OR agent IS NULL OR source IS NULL"),
        ("statement", "statement", "entity IS NULL OR source IS NULL"),
        ("residue", "residue", "source IS NULL"),
    ):
        lost = database.execute(
            f"SELECT accession, place FROM {kind} WHERE {found} ORDER BY ordinal, position LIMIT 1"
        ).fetchone()
        if lost:
            raise GeneriqueError(
                f"a {kind} speaks of a film, agent or part that is not known",
                where=f"source {lost[0]}, {lost[1]}",
            )
        twins = database.execute(f"SELECT count(*) - count(DISTINCT {id_column}) FROM {kind}").fetchone()
        if twins and twins[0]:
            raise GeneriqueError(f"{twins[0]} ids of {kind} are not unique", do="report this")

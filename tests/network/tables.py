"""The tables of a small build from a few tuples, as the stage that makes tables writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generique.network import build
from generique.network.arrays import Network
from generique.parquet import connect, keep, stage

# (film, agent, role, source); ids without their “film/”, “person/”; an agent in capitals is an organization.
Fact = tuple[str, str, str, str]

COLUMNS = {
    "sources": "source accession:INTEGER title publisher date licence url file reader sha256 public:BOOLEAN "
    "complete_for",
    "films": "film label year:INTEGER minutes:INTEGER mentions:INTEGER",
    "agents": "agent kind name folded mentions:INTEGER",
    "contributions": "contribution film agent role sources:INTEGER",
    "credits": "credit contribution film agent role source position:INTEGER place heading credited_as "
    "character certainty:DOUBLE because",
    "statements": "statement entity property value datatype verbatim source position:INTEGER place country kind "
    "precision inferred certainty:DOUBLE because displayed:BOOLEAN",
    "residue": "residue source position:INTEGER place text",
    "aliases": "alias entity",
}


def film_id(film: str) -> str:
    return f"film/{film}"


def agent_id(agent: str) -> str:
    return f"organization/{agent.lower()}" if agent.isupper() else f"person/{agent}"


def write_tables(
    folder: Path,
    facts: Iterable[Fact],
    years: Mapping[str, int | None] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Path:
    """The tables of these facts; every film of ``years`` is there, credited or not; a label is else the name."""
    facts, years, labels = sorted(set(facts)), dict(years or {}), dict(labels or {})
    films = sorted({fact[0] for fact in facts} | set(years))
    agents = sorted({fact[1] for fact in facts})
    sources = sorted({fact[3] for fact in facts})
    contributions = sorted({fact[:3] for fact in facts})
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in COLUMNS}
    rows["sources"] = [
        (source, int(source.split(".")[0]), f"Source {source}", *[""] * 7, True, "") for source in sources
    ]
    rows["films"] = [(film_id(film), labels.get(film, film), years.get(film), None, 1) for film in films]
    rows["agents"] = [
        (agent_id(agent), agent_id(agent).split("/")[0], labels.get(agent, agent), agent.lower(), 1)
        for agent in agents
    ]
    rows["contributions"] = [
        ("/".join(("contribution", *fact)), film_id(fact[0]), agent_id(fact[1]), fact[2], 1)
        for fact in contributions
    ]
    rows["credits"] = [
        (
            "/".join(("credit", *fact)),
            "/".join(("contribution", *fact[:3])),
            film_id(fact[0]),
            agent_id(fact[1]),
            *(fact[2], fact[3], number, f"line {number}", fact[2].upper(), fact[1], None, 1.0, ""),
        )
        for number, fact in enumerate(facts, 1)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    with connect() as database:
        for table, columns in COLUMNS.items():
            types = {name: kind or "VARCHAR" for name, _, kind in (c.partition(":") for c in columns.split())}
            stage(database, f"t_{table}", types, rows[table])
            keep(database, f"FROM t_{table}", folder / f"{table}.parquet")
    return folder


def make_network(
    folder: Path,
    facts: Iterable[Fact],
    years: Mapping[str, int | None] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Network:
    """The network of these facts, built in this folder."""
    build(write_tables(folder / "tables", facts, years, labels), folder / "network")
    return Network.open(folder / "network")

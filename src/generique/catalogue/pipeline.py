"""The order of the stages: read it from top to bottom and you have read how a catalogue is built.

sources → read → extract → corrections → claims → resolve → tables → graph, network, names → one finished build
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generique import builds, network, search, tables
from generique.catalogue import rows
from generique.catalogue.folder import Folder, Settings, Source
from generique.catalogue.reading import claims_of, forget
from generique.catalogue.rows import Rows
from generique.catalogue.versions import code_version, version_of
from generique.changes import Change
from generique.errors import FAULTS, GeneriqueError
from generique.graph import build as graph
from generique.grounds import TABLES
from generique.parquet import parts
from generique.progress import Progress, shares, silent
from generique.resolve.judgements import read as read_judgements
from generique.resolve.scope import KEPT, Earlier
from generique.resolve.whole import resolve

NO_ROWS = Rows()


@dataclass(frozen=True, slots=True)
class Report:
    """What a build holds, what failed, what is wrong with rows: ``as_dict`` is the JSON of ``build`` and ``stats``."""

    version: str
    counts: Mapping[str, int]
    failed: tuple[tuple[str, str], ...]
    rows: Rows = NO_ROWS

    def as_dict(self) -> dict[str, Any]:
        """The report as the contract writes it."""
        failed = [{"path": path, "message": message} for path, message in self.failed]
        return {"build": self.version, **self.counts, "failed": failed}


def build(folder: Folder, *, strict: bool = False, progress: Progress = silent) -> Report:
    """Build the catalogue, or keep the build there is where nothing changed.

    An unreadable source is left out and listed; with ``strict``, or when no source can be read, nothing is
    swapped and GeneriqueError says why.
    """
    with builds.locked(folder.builds_dir):
        settings = folder.settings()
        sources, failed = folder.sources()
        if not sources and not failed:
            raise GeneriqueError("there is no source", where=str(folder.path), do="run `generique add FILE`")
        name = version_of(folder, sources, failed)
        same = _standing(folder, name)
        if same is not None:
            if strict and (same.failed or same.rows.count):
                raise _refused(same.failed, same.rows)
            return same

        places = _read(folder, sources, failed, progress)
        new = builds.begin(folder.builds_dir)
        readable = [source for source in sources if source.accession in places]
        wrong = rows.gather({one.path.name: places[one.accession] for one in readable}, new / rows.FILE)
        progress("deciding who is who")
        before = _before(folder, settings)
        identity = new / "identity"
        judgements, withheld = read_judgements(folder.judgements), folder.withheld_ids()
        problems, change = resolve(places, judgements, withheld, identity, _earlier(before, withheld))
        failed += [_placed(folder, problem) for problem in problems]
        if strict and (failed or wrong.count):
            shutil.rmtree(new)
            raise _refused(tuple(failed), wrong)
        progress("making the tables")
        scrubbed = tables.build(
            [table_source(folder, source, places[source.accession]) for source in readable],
            identity,
            new / "tables",
            change,
        )
        _sort_out(identity, new)
        counts = tables.counts(new / "tables")
        triples = 0
        if settings.graph:
            progress("making the graph")
            triples = graph.build(
                new / "tables",
                new / "graph",
                base=settings.base,
                title=settings.title,
                licence=settings.licence,
                before=_graph_of(before, change),
                done=shares(progress, "making the graph"),
            )
        progress("making the network and the names")
        old = before.path if before else new
        network.build(new / "tables", new / "network", old / "network", change)
        search.build(new / "tables", new / "names.sqlite", old / "names.sqlite", change)
        shutil.rmtree(identity)
        facts = _facts(settings, counts, failed, triples) | {
            "scrubbed": scrubbed,
            "withheld": len(withheld),
            "rows": {"count": wrong.count, "first": wrong.first},
        }
        finished = builds.finish(folder.builds_dir, new, name, facts)
        for file, entry in finished.manifest["files"].items():
            folder.hashes.learn(finished.path / file, entry["sha256"])
        folder.hashes.save()
        forget(folder, places.values())
        return report(finished)


def _placed(folder: Folder, problem: str) -> tuple[str, str]:
    """In which file something is wrong, and what."""
    start = f"{folder.withheld.name}: "
    file = folder.withheld if problem.startswith(start) else folder.judgements
    return file.name, problem.removeprefix(start)


def _read(
    folder: Folder, sources: Sequence[Source], failed: list[tuple[str, str]], progress: Progress
) -> dict[int, Path]:
    """Where the claims of each source are that can be read; the others, and lost corrections, are told in ``failed``."""
    places: dict[int, Path] = {}
    for number, source in enumerate(sources, 1):
        progress(f"reading: {number} of {len(sources)}, {source.path.name}")
        try:
            places[source.accession], messages = claims_of(folder, source)
        except GeneriqueError as error:
            failed.append((source.path.name, str(error)))
            continue
        except FAULTS as error:  # of ours, in one document: it must not cost the others
            if os.environ.get("GENERIQUE_DEBUG"):
                raise
            what = f"unexpected {type(error).__name__}: {error}; please report it"
            failed.append((source.path.name, what))
            continue
        failed += [(source.corrections.name, message) for message in messages]
    if not places:
        raise _refused(tuple(failed))
    return places


def _before(folder: Folder, settings: Settings) -> builds.Build | None:
    """The build that answers now, if the next can start from it."""
    name = builds.named(folder.builds_dir)
    now = builds.Build(folder.builds_dir / name) if name else None
    try:
        if now is None or any(now.manifest[key] != value for key, value in _constant(settings).items()):
            return None
        now.check_hashes(folder.hashes.of)
    except GeneriqueError:
        return None  # damaged: nothing is taken over
    return now


def _earlier(before: builds.Build | None, withheld: Collection[str]) -> Earlier | None:
    """What is decided starts from what was, where nobody is left out: names are taken out of all texts at once."""
    if before is None or withheld or before.manifest["withheld"]:
        return None
    return Earlier(before.tables_dir, before.path / "decided")


def _graph_of(before: builds.Build | None, change: Change | None) -> graph.Before | None:
    if before is None or not before.has_graph:
        return None
    return graph.Before(before.tables_dir, before.graph_dir, int(before.manifest["triples"]), change)


def _sort_out(identity: Path, new: Path) -> None:
    """Why it was decided stands beside the tables; what the next build starts from has a folder of its own."""
    (new / "decided").mkdir()
    for name, target in (*dict.fromkeys(TABLES, "tables").items(), *dict.fromkeys(KEPT, "decided").items()):
        for path in parts(identity, name):
            path.rename(new / target / path.name)


def report(built: builds.Build) -> Report:
    """What a finished build says of itself."""
    facts = built.manifest
    failed = tuple((entry["path"], entry["message"]) for entry in facts["failed"])
    return Report(built.version, facts["counts"], failed, rows.told(facts, built.path))


def _standing(folder: Folder, version: str) -> Report | None:
    """The finished build of exactly these inputs, if it is there and whole; it is made current."""
    found = builds.Build(folder.builds_dir / version)
    if not found.path.is_dir():
        return None
    try:
        found.check_hashes(folder.hashes.of)
    except GeneriqueError:
        return None  # damaged: it is built anew
    builds.point(folder.builds_dir, version)
    folder.hashes.save()
    return report(found)


def table_source(folder: Folder, source: Source, claims_dir: Path) -> tables.SourceInput:
    """A source as the tables take it."""
    return tables.SourceInput(
        accession=source.accession,
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        licence=source.licence,
        url=source.url,
        file=source.path.name,
        reader=source.reader,
        sha256=folder.hashes.of(source.path),
        public=source.public,
        complete_for=source.complete_for,
        claims_dir=claims_dir,
    )


def _facts(
    settings: Settings, counts: Mapping[str, int], failed: list[tuple[str, str]], triples: int
) -> dict[str, Any]:
    return {
        **_constant(settings),
        "lang": settings.lang,
        "counts": dict(counts),
        "graph": settings.graph,
        "triples": triples,
        "failed": [{"path": path, "message": message} for path, message in failed],
    }


def _constant(settings: Settings) -> dict[str, str]:
    """What two builds must share for the graph of one to follow from that of the other."""
    return {
        "title": settings.title,
        "base": settings.base,
        "licence": settings.licence,
        "code": code_version(),
    }


def _refused(failed: tuple[tuple[str, str], ...], wrong: Rows = NO_ROWS) -> GeneriqueError:
    told = [f"{path}: {message}" for path, message in failed]
    if wrong.count:
        told.append(f"{wrong.count} rows are not understood in full, the first: {wrong.first[0]}")
    what = "; ".join(told)
    return GeneriqueError(f"nothing was built: {what}")

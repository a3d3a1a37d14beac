"""The files of a catalogue that people edit: ``catalogue.toml``, sources with their ``.toml``, decisions."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generique import edited
from generique.catalogue import metadata
from generique.catalogue.hashing import Hashes, sha256
from generique.catalogue.locking import locked
from generique.errors import GeneriqueError, UsageError
from generique.namespaces import BASE, local

COMPANIONS = (".toml", ".corrections.tsv")
_REMOVED = "removed.tsv"
_SETTINGS = ("title", "base", "licence", "lang")
_LANGUAGES = ("fr", "en")
_MOST = 2**31 - 1  # numbers of sources are 32 bits wide in the tables


@dataclass(frozen=True, slots=True)
class Settings:
    """``catalogue.toml``: what the catalogue is called, where its IRIs live, its licence and language.

    ``graph`` (under [build]) says whether a build holds a graph, or tables, network and names alone.
    """

    title: str = "Catalogue"
    base: str = BASE
    licence: str = ""
    lang: str = "fr"
    graph: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """One source file with what its ``.toml`` says of it. ``options`` are the reader's ([columns], [expect])."""

    path: Path
    accession: int
    title: str
    publisher: str | None = None
    date: str | None = None
    licence: str | None = None
    url: str | None = None
    reader: str | None = None
    public: bool = True
    complete_for: tuple[str, ...] = ()
    sha256: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def corrections(self) -> Path:
        """Where the corrections of this source stand, if there are any."""
        return self.path.with_name(self.path.name + ".corrections.tsv")

    @property
    def metadata(self) -> Path:
        """The ``.toml`` beside the source."""
        return metadata.suffixed(self.path)


class Folder:
    """A catalogue on disk. Sources are never rewritten; a number once given is never given again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sources_dir = path / "sources"
        self.builds_dir = path / "build"
        self.judgements = path / "judgements.tsv"
        self.withheld = path / "withheld.tsv"
        self.hashes = Hashes(self.builds_dir / "hashes.json")

    def settings(self) -> Settings:
        """What ``catalogue.toml`` says; unknown keys and wrong types are told."""
        where = self.path / "catalogue.toml"
        if not where.exists():
            raise GeneriqueError("no catalogue here", where=str(self.path), do="run `generique init`")
        found = metadata.load(where)
        parts = found.pop("build", {})
        metadata.check(found, dict.fromkeys(_SETTINGS, metadata.TEXT), str(where))
        if not isinstance(parts, dict):
            raise GeneriqueError(
                "build is a table", where=str(where), do="write [build] and graph = true below"
            )
        metadata.check(parts, {"graph": metadata.TRUTH}, f"{where}, [build]")
        settings = Settings(**found, **parts)
        if not re.fullmatch(r"""[A-Za-z][\w+.-]*://[^\s<>"{}|^`\\]*[/#]""", settings.base):
            raise GeneriqueError("base must be an IRI that ends with “/” or “#”", where=str(where))
        if settings.lang not in _LANGUAGES:
            raise GeneriqueError(f"lang is one of {', '.join(_LANGUAGES)}", where=str(where))
        return settings

    def sources(self) -> tuple[list[Source], list[tuple[str, str]]]:
        """All sources by accession, and (file, message) of those whose ``.toml`` is missing or wrong."""
        good: dict[int, Source] = {}
        bad: list[tuple[str, str]] = []
        for path in sorted(self.sources_dir.glob("*")):
            if path.is_dir() and not path.with_name(path.name + ".toml").exists():
                continue
            if path.name.startswith(".") or path.name.endswith(COMPANIONS):
                continue
            if path.name == _REMOVED:
                continue
            try:
                source = read_source(path)
            except GeneriqueError as error:
                bad.append((path.name, str(error)))
                continue
            if source.accession in good:
                twin = good[source.accession].path.name
                bad.append((path.name, f"accession {source.accession} belongs to {twin}; give another"))
            else:
                good[source.accession] = source
        return [good[number] for number in sorted(good)], bad

    def withheld_ids(self) -> tuple[str, ...]:
        """The agents of ``withheld.tsv`` who asked to stay out."""
        base = self.settings().base
        rows = edited.rows(self.withheld, ("id", "reason"))
        return tuple(local(row[0].strip(), base) for _, row in rows if row[0].strip())

    def create(self, settings: Settings) -> None:
        """A new, empty catalogue; refuses a folder that holds one."""
        where = self.path / "catalogue.toml"
        if where.exists():
            raise GeneriqueError("there is a catalogue here already", where=str(self.path))
        self.sources_dir.mkdir(parents=True, exist_ok=True)
        lines = [f"{key} = {json.dumps(getattr(settings, key), ensure_ascii=False)}" for key in _SETTINGS]
        where.write_text("\n".join(lines) + "\n", encoding="utf-8")
        header = "date\twho\tverdict\tkind\tleft\tright\treason\n"
        if not self.judgements.exists():
            self.judgements.write_text(header, encoding="utf-8")

    def place(self, file: Path, facts: Mapping[str, Any]) -> tuple[Source, bool]:
        """Copy a file into the sources with its number; (source, False) if the same content is there."""
        with locked(self.path):
            return self._placed(file, facts)

    def _placed(self, file: Path, facts: Mapping[str, Any]) -> tuple[Source, bool]:
        name, digest = _own(file.name), sha256(file)
        known, _ = self.sources()
        for source in known:
            if sha256(source.path) == digest:
                return source, False
        removed = self._removed()
        number = next((int(row["accession"]) for row in removed if row["sha256"] == digest), None)
        taken = [source.accession for source in known] + [int(row["accession"]) for row in removed]
        number = number if number is not None else max(taken, default=0) + 1
        target = self._free_name(name)
        self.sources_dir.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.tmp")
        if file.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
            shutil.copytree(file, temporary)
        else:
            shutil.copyfile(file, temporary)
        metadata.write(target, {**facts, "accession": number, "sha256": digest})
        temporary.rename(target)  # last: what is there is complete
        return read_source(target), True

    def take_out(self, source: Source) -> None:
        """Remove a source and its companions; its number stays its own, should it come back."""
        with locked(self.path):
            self._taken_out(source)

    def _taken_out(self, source: Source) -> None:
        log = self.sources_dir / _REMOVED
        row = f"{source.accession}\t{source.path.name}\t{sha256(source.path)}\n"
        if not any(int(old["accession"]) == source.accession for old in self._removed()):
            header = "" if log.exists() else "accession\tfile\tsha256\n"
            with log.open("a", encoding="utf-8") as file:
                file.write(header + row)
        if source.path.is_dir():
            shutil.rmtree(source.path)
        for path in (source.path, source.corrections, source.metadata):
            path.unlink(missing_ok=True)

    def _removed(self) -> list[dict[str, str]]:
        log = self.sources_dir / _REMOVED
        if not log.exists():
            return []
        with log.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t"))

    def _free_name(self, name: str) -> Path:
        stem, suffix = Path(name).stem, Path(name).suffix
        target, count = self.sources_dir / name, 2
        while target.exists():
            target = self.sources_dir / f"{stem}-{count}{suffix}"
            count += 1
        return target


def read_source(path: Path) -> Source:
    """A source with its ``.toml``; GeneriqueError where that is missing, wrong or gives no accession."""
    where = metadata.suffixed(path)
    if not where.exists():
        raise GeneriqueError("no .toml beside it", where=path.name, do=f"run `generique add {path.name}`")
    facts, options = metadata.split(metadata.load(where), where.name)
    if not 1 <= facts.get("accession", 0) <= _MOST:
        raise GeneriqueError(f"accession must be a number from 1 to {_MOST}", where=where.name)
    facts["complete_for"] = _departments(facts.get("complete_for", ()), where.name)
    facts.setdefault("title", path.stem)
    return Source(path=path, options=options, **facts)


def _departments(named: Iterable[str], where: str) -> tuple[str, ...]:
    """The departments that a source says it is complete for; GeneriqueError for one that is none."""
    complete = tuple(named)
    if complete:
        from generique.roles import vocabulary  # few sources say so

        known = vocabulary().departments
        if unknown := [one for one in complete if one not in known]:
            what = f"complete_for: no department is called “{unknown[0]}”"
            raise GeneriqueError(what, where=where, do=f"use {', '.join(known)}")
    return complete


def _own(name: str) -> str:
    """The name of a file as that of a source, in one line; UsageError for one that means something else there."""
    plain = re.sub(r"[\x00-\x1f\x7f]+", " ", name)
    if plain.startswith(".") or plain.endswith(COMPANIONS) or plain == _REMOVED:
        raise UsageError(f"a source cannot be called “{plain}”", do="give the file another name")
    return plain

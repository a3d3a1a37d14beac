"""The files of a catalogue that people edit: ``catalogue.toml``, sources with their ``.toml``, decisions."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generique.catalogue.hashing import Hashes, sha256
from generique.errors import GeneriqueError
from generique.namespaces import BASE

COMPANIONS = (".toml", ".corrections.tsv")
_REMOVED = "removed.tsv"
_SETTINGS = ("title", "base", "licence", "lang")
_OPTIONS = ("columns", "expect", "sheet", "header", "sheet_column", "always", "prefix", "without", "credits")
_FIELDS = (
    "accession",
    "title",
    "publisher",
    "date",
    "licence",
    "url",
    "reader",
    "public",
    "complete_for",
    "sha256",
)


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
        return self.path.with_name(self.path.name + ".toml")


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
        found = _toml(where)
        parts = found.pop("build", {})
        unknown = (set(found) - set(_SETTINGS)) | (set(parts) - {"graph"})
        if unknown:
            raise GeneriqueError(f"unknown key {', '.join(sorted(unknown))}", where=str(where))
        if not isinstance(parts.get("graph", True), bool):
            raise GeneriqueError("graph under [build] is true or false", where=str(where))
        settings = Settings(**found, **parts)
        if not settings.base.endswith(("/", "#")) or "://" not in settings.base:
            raise GeneriqueError("base must be an IRI that ends with “/” or “#”", where=str(where))
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
        if not self.withheld.exists():
            return ()
        with self.withheld.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            return tuple(row["id"].strip() for row in rows if (row.get("id") or "").strip())

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
        digest = sha256(file)
        known, _ = self.sources()
        for source in known:
            if sha256(source.path) == digest:
                return source, False
        removed = self._removed()
        number = next((int(row["accession"]) for row in removed if row["sha256"] == digest), None)
        taken = [source.accession for source in known] + [int(row["accession"]) for row in removed]
        number = number if number is not None else max(taken, default=0) + 1
        target = self._free_name(file.name)
        self.sources_dir.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.tmp")
        if file.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
            shutil.copytree(file, temporary)
        else:
            shutil.copyfile(file, temporary)
        temporary.rename(target)
        write_metadata(target, {**facts, "accession": number, "sha256": digest})
        return read_source(target), True

    def take_out(self, source: Source) -> None:
        """Remove a source and its companions; its number stays its own, should it come back."""
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
    where = path.with_name(path.name + ".toml")
    if not where.exists():
        raise GeneriqueError("no .toml beside it", where=path.name, do=f"run `generique add {path.name}`")
    found = _toml(where)
    options: dict[str, Any] = {key: found.pop(key) for key in _OPTIONS if key in found}
    unknown = set(found) - set(_FIELDS)
    if unknown:
        raise GeneriqueError(f"unknown key {', '.join(sorted(unknown))}", where=where.name)
    number = found.get("accession")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise GeneriqueError("accession must be a number from 1", where=where.name)
    found["complete_for"] = tuple(found.get("complete_for", ()))
    found["date"] = str(found["date"]) if found.get("date") else None
    found.setdefault("title", path.stem)
    return Source(path=path, options=options, **found)


def write_metadata(path: Path, facts: Mapping[str, Any]) -> None:
    """Write the ``.toml`` beside a source: known facts only, in a fixed order."""
    lines = []
    for key in _FIELDS:
        value = facts.get(key)
        if value not in (None, "", ()):
            plain = list(value) if isinstance(value, tuple) else value
            lines.append(f"{key} = {json.dumps(plain, ensure_ascii=False)}")
    target = path.with_name(path.name + ".toml")
    temporary = target.with_name(f".{target.name}.tmp")
    temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    temporary.replace(target)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GeneriqueError(f"no valid TOML: {error}", where=str(path)) from error

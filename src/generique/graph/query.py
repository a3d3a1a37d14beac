"""Named questions: a SPARQL query in a file, whose first lines describe it and type its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generique.asked import Value
from generique.errors import GeneriqueError, NotFoundError, UnreadableError, UsageError
from generique.graph.results import Answer
from generique.namespaces import BASE, ROLE, Iri, iri

__all__ = ["Answer", "NamedQuery", "Param", "Resolve", "bind", "find", "queries", "read"]

TYPES = ("film", "person", "organization", "agent", "role", "integer", "date", "string")
_DESCRIBES = re.compile(r"#\s*(summary|param)\.(.*)")
_SUMMARY = re.compile(r"(fr|en)\s*:\s*(\S.*)")
_PARAM = re.compile(r"(\w+)\s*:\s*(\w+)\s*(?:=(.*))?")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Resolve = Callable[[str, str], str]
"""Finds the id or IRI of a film, agent or role: (type of the parameter, what was typed) → id."""


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: the variable ?name of the query, and what it takes. Without a default it must be given."""

    name: str
    type: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question: what it asks in two languages, its parameters, and its SPARQL."""

    name: str
    summary_fr: str
    summary_en: str
    params: tuple[Param, ...]
    text: str

    def as_dict(self) -> dict[str, Any]:
        """Its description as JSON: name, summary_fr, summary_en, params."""
        described = asdict(self)
        del described["text"]
        return described | {"params": [asdict(param) for param in self.params]}


def queries(folder: Path) -> tuple[NamedQuery, ...]:
    """The questions of a folder by name; those of folders inside it are left out."""
    return tuple(read(path) for path in sorted(folder.glob("*.rq")))


def find(name: str, folder: Path) -> NamedQuery:
    """The question of this name, or NotFoundError with the names that come near."""
    if re.fullmatch(r"[\w-]+", name):
        with suppress(FileNotFoundError):
            return _kept(f"{folder}/{name}.rq")
    from difflib import get_close_matches  # only a mistake needs it

    known = sorted(each.stem for each in folder.glob("*.rq"))
    raise NotFoundError(f"no query is named “{name}”", suggestions=tuple(get_close_matches(name, known)))


def read(path: Path) -> NamedQuery:
    """The question of a file. A query without a description is one all the same, without parameters."""
    try:
        return _kept(str(path))
    except FileNotFoundError as error:
        raise UnreadableError(str(error.strerror), where=str(path)) from error


def _kept(path: str) -> NamedQuery:
    try:
        return _read(path, Path(path).stat().st_mtime_ns)
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(getattr(error, "strerror", "") or "not UTF-8", where=path) from error


@lru_cache(maxsize=256)  # as long as the file is the same
def _read(path: str, _changed: int) -> NamedQuery:
    return parse(Path(path).read_text(encoding="utf-8"), Path(path).stem, path)


def parse(text: str, name: str, where: str = "") -> NamedQuery:
    """The question in a text; errors of its description name the file (``where``) and the line.

    >>> text = '''# summary.fr: Les films d’une personne
    ... # summary.en: The films of a person
    ... # param.person: agent
    ... # param.since: integer = 1900
    ... SELECT ?film ?person ?since { ?film ?role ?person ; gen:year ?year FILTER(?year >= ?since) }'''
    >>> parse(text, "films").params
    (Param(name='person', type='agent', default=None), Param(name='since', type='integer', default='1900'))
    """
    summaries: dict[str, str] = {}
    params: dict[str, Param] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        if found := _DESCRIBES.fullmatch(line.strip()):
            try:
                if found[1] == "summary":
                    summaries.update([_summary(found[2])])
                else:
                    param = _param(found[2], text)
                    if param.name in params:
                        raise ValueError(f"?{param.name} is described twice")
                    params[param.name] = param
            except ValueError as error:
                raise GeneriqueError(str(error), where=f"{where or name}, line {number}") from error
    if (summaries or params) and len(summaries) < 2:
        raise GeneriqueError(
            "a named query has a “# summary.fr: …” and a “# summary.en: …”", where=where or name
        )
    return NamedQuery(name, summaries.get("fr", ""), summaries.get("en", ""), tuple(params.values()), text)


def bind(
    query: NamedQuery, params: Mapping[str, str | int | Iri], resolve: Resolve, base: str = BASE
) -> Mapping[str, Value]:
    """The values of a query's variables, from what was typed.

    ``resolve`` finds films, agents and roles by their names; an :class:`Iri` is taken as it is. Raises
    UsageError, listing what the query takes, for a parameter that is missing, unknown or badly written.
    """
    known = {param.name for param in query.params}
    if unknown := [name for name in params if name not in known]:
        raise UsageError(f"{query.name} has no parameter “{unknown[0]}”", do=_takes(query))
    values: dict[str, Value] = {}
    for param in query.params:
        given = params.get(param.name, param.default)
        if given is None:
            raise UsageError(f"{query.name} needs {param.name}={param.type}", do=_takes(query))
        try:
            values[param.name] = _value(param, given, resolve, base)
        except ValueError as error:
            raise UsageError(f"{param.name}: {error}", do=_takes(query)) from error
    return values


def _value(param: Param, given: str | int | Iri, resolve: Resolve, base: str) -> Value:
    if param.type == "integer":
        try:
            return int(given)
        except ValueError as error:
            raise ValueError(f"“{given}” is no whole number") from error
    if param.type == "string":
        return str(given)
    if param.type == "date":
        if not _DATE.fullmatch(str(given)):
            raise ValueError(f"“{given}” is no date; write 2023, 2023-03 or 2023-03-01")
        return str(given)
    if isinstance(given, Iri):
        return given
    return Iri(iri(resolve(param.type, str(given)), ROLE if param.type == "role" else base))


def _takes(query: NamedQuery) -> str:
    if not query.params:
        return "it takes none"
    defaults = {param.name: "" if param.default is None else f" [{param.default}]" for param in query.params}
    return "it takes " + ", ".join(
        f"{param.name}={param.type}{defaults[param.name]}" for param in query.params
    )


def _summary(line: str) -> tuple[str, str]:
    found = _SUMMARY.fullmatch(line)
    if not found:
        raise ValueError("a summary is written “# summary.fr: …” or “# summary.en: …”")
    return found[1], found[2].strip()


def _param(line: str, text: str) -> Param:
    found = _PARAM.fullmatch(line)
    if not found:
        raise ValueError("a parameter is written “# param.NAME: TYPE [= default]”")
    name, kind, default = found[1], found[2], found[3]
    if kind not in TYPES:
        raise ValueError(f"no parameter is of type “{kind}”; use one of {', '.join(TYPES)}")
    if not re.search(rf"[?$]{name}\b", text):
        raise ValueError(f"the query has no variable ?{name}")
    return Param(name, kind, None if default is None else default.strip())

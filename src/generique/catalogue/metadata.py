"""The ``.toml`` beside a source: the keys it may have, of which type each is, and how it is written."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generique.errors import GeneriqueError

TEXT, NUMBER, TRUTH, TEXTS, DATE = (
    "a text in quotes",
    "a number",
    "true or false",
    "a list of texts",
    "a date",
)
FIELDS: Mapping[str, str] = {
    "accession": NUMBER,
    "title": TEXT,
    "publisher": TEXT,
    "date": DATE,
    "licence": TEXT,
    "url": TEXT,
    "reader": TEXT,
    "public": TRUTH,
    "complete_for": TEXTS,
    "sha256": TEXT,
}
"""What is known of a source, in the order in which it is written."""

OPTIONS = ("without", "sheet", "header", "sheet_column", "columns", "always", "prefix", "credits", "expect")
"""What its reader is told."""


def suffixed(path: Path) -> Path:
    """Where what is known of a file stands."""
    return path.with_name(path.name + ".toml")


def load(path: Path) -> dict[str, Any]:
    """A TOML file; GeneriqueError for what is none."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GeneriqueError(f"no valid TOML: {error}", where=str(path)) from error


def check(found: Mapping[str, Any], kinds: Mapping[str, str], where: str) -> None:
    """Raise GeneriqueError for a key that is not one of these, or a value of another type."""
    if unknown := sorted(set(found) - set(kinds)):
        raise GeneriqueError(
            f"unknown key {', '.join(unknown)}", where=where, do=f"known are: {', '.join(kinds)}"
        )
    for key, value in found.items():
        if not _is(value, kinds[key]):
            raise GeneriqueError(f"{key} is {kinds[key]}", where=where)


def _is(value: object, kind: str) -> bool:
    if kind == TRUTH or isinstance(value, bool):
        return kind == TRUTH and isinstance(value, bool)
    if kind == NUMBER:
        return isinstance(value, int)
    if kind == DATE:
        return isinstance(value, (str, int, datetime.date))
    if kind == TEXTS:
        return isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def split(found: Mapping[str, Any], where: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts of a source and the options of its reader, each of its type."""
    options = {key: found[key] for key in OPTIONS if key in found}
    facts = {key: value for key, value in found.items() if key not in options}
    check(facts, FIELDS, where)
    if facts.get("date") is not None:
        from generique.dates import one_date  # few sources have one

        facts["date"] = one_date(str(facts["date"]), where) if facts["date"] != "" else None
    return facts, options


def beside(file: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the ``.toml`` beside a file says of it, as facts and options; its number and hash are another catalogue's."""
    where = Path(f"{file}.toml")
    if not where.exists():
        return {}, {}
    facts, options = split(load(where), str(where))
    known = {key: value for key, value in facts.items() if value not in (None, "", [])}
    return {key: value for key, value in known.items() if key not in ("accession", "sha256")}, options


def write(path: Path, facts: Mapping[str, Any]) -> None:
    """Write the ``.toml`` beside a source: what is known, in a fixed order, then the options of its reader."""
    target = suffixed(path)
    temporary = target.with_name(f".{target.name}.tmp")
    temporary.write_text("".join(f"{line}\n" for line in _lines(facts)), encoding="utf-8")
    temporary.replace(target)


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    known = {key: facts.get(key) for key in (*FIELDS, *OPTIONS)}
    given = {key: value for key, value in known.items() if value not in (None, "", (), [], {})}
    tables = {key: value for key, value in given.items() if isinstance(value, Mapping) or _is_tables(value)}
    yield from (f"{key} = {_value(value)}" for key, value in given.items() if key not in tables)
    for key, value in tables.items():
        several = not isinstance(value, Mapping)
        for one in value if several else [value]:
            yield ""
            yield f"[[{key}]]" if several else f"[{key}]"
            yield from (f"{_key(name)} = {_value(each)}" for name, each in one.items())


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)


def _value(value: Any) -> str:
    """A value as TOML.

    >>> print(_value({"categorie": ["Meilleur Son", "d’« or »"], "n": 3, "sûr": True}))
    {categorie = ["Meilleur Son", "d’« or »"], n = 3, "sûr" = true}
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)} = {_value(each)}" for name, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, (str, bool, int, float)):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)  # a date


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _value(name)

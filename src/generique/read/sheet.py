"""Sheets in YAML, and the front matter of texts: each entry becomes the line that a person would write.

``image: Léon Brun`` is “image : Léon Brun”; a list of names stands after its key; a key over other keys is a
heading; the entries of a list that tell a function and a name apart (the table ``sheet_keys``) are rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read.limited import limited
from generique.read.reader import Options, Reader, text_of
from generique.text import fold, squeeze
from generique.words import table

_DEEPEST = 12
_MOST = 200_000
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_MINUTES = re.compile(r"(.+?) (?:en )?(?:minutes?|mins?|mn)", re.IGNORECASE)
_SENTENCE = 80


def read(path: Path, options: Options) -> Document:
    """The lines of a sheet."""
    blocks = sheet_blocks(text_of(path), str(path))
    if not blocks:
        raise UnreadableError("no keys with values", where=str(path))
    return Document(tuple(blocks))


def front_blocks(text: str, where: str) -> tuple[list[Block], int]:
    """The blocks of the YAML between lines of dashes that a text starts with, and the lines that it takes.

    >>> front_blocks("---\\ntitre: Le phare\\n---\\nUn film d’Ada Nkomo", "kit.md")
    ([Block(text='titre : Le phare', place='line 2', cells=(), level=0, strong=False, gap=0)], 3)
    >>> front_blocks("--- \\nUn film d’Ada Nkomo", "kit.md")
    ([], 0)
    """
    found = _FRONT.match(text)
    if found is None or not re.search(r"^\w[^:\n]*:", found[1], re.MULTILINE):
        return [], 0
    _yaml(where)
    try:
        return sheet_blocks(found[1], where, first=2), found[0].count("\n") + 1
    except UnreadableError:  # no YAML: a text that only looks so, to be read line by line
        return [], 0


def sheet_blocks(text: str, where: str, first: int = 1) -> list[Block]:
    """The blocks of a YAML text whose first line has this number."""
    yaml = _yaml(where)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    blocks: list[Block] = []
    try:
        for document in yaml.compose_all(text, Loader=loader):
            for block in _entries(document, "", first, 0):
                if len(blocks) == _MOST:
                    raise UnreadableError(f"more than {_MOST} entries", where=where)
                blocks.append(block)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first if error.problem_mark else first
        raise UnreadableError(f"not YAML: {error.problem}", where=f"{where}, line {line}") from error
    except yaml.YAMLError as error:
        raise UnreadableError(f"not YAML: {squeeze(str(error))}", where=where) from error
    return blocks


def _yaml(where: str) -> Any:
    try:
        import yaml
    except ImportError as error:
        extra = 'run `pip install "generique[documents]"`'
        raise UnreadableError("YAML needs PyYAML", where=where, do=extra) from error
    return yaml


def _entries(node: Any, key: str, line: int, depth: int) -> Iterator[Block]:
    """The blocks of a node of YAML, which stands after this key; ``line`` is the number of the text’s first."""
    if node is None or node.tag.endswith(":null") or depth > _DEEPEST:
        return
    if node.id == "scalar":
        yield from _scalar(node.value, key, f"line {node.start_mark.line + line}")
        return
    if node.id == "sequence":
        yield from _listed(node, key, line, depth)
        return
    if key:
        yield Block(key, f"line {node.start_mark.line + line}", level=min(depth, 6), gap=1)
    for name, value in node.value:
        yield from _entries(value, _label(name), line, depth + 1)


def _scalar(text: str, key: str, place: str) -> Iterator[Block]:
    lines = [line for part in text.split("\n") if (line := squeeze(part))]
    if len(lines) == 1:
        unit = _MINUTES.fullmatch(key) if lines[0].isdigit() else None
        line = f"{unit[1]} : {lines[0]} min" if unit else f"{key} : {lines[0]}" if key else lines[0]
        yield Block(line, place)
    elif lines:
        yield Block(key, place, gap=1)
        yield from (Block(line, place) for line in lines)


def _listed(node: Any, key: str, line: int, depth: int) -> Iterator[Block]:
    """The entries of a list: names after their key, rows, or each what it is."""
    texts = [squeeze(item.value) for item in node.value if item.id == "scalar"]
    place = f"line {node.start_mark.line + line}"
    if len(texts) == len(node.value) and all(len(text) < _SENTENCE for text in texts):
        yield from _scalar(", ".join(filter(None, texts)), key, place)
        return
    if key:
        yield Block(key, place, level=min(depth, 6), gap=1)
    for item in node.value:
        cells = _row(item)
        if cells is None:
            yield from _entries(item, "", line, depth + 1)
        elif cells:
            several = cells if len(cells) > 1 else ()
            yield Block("\t".join(cells), f"line {item.start_mark.line + line}", several)


def _row(node: Any) -> tuple[str, ...] | None:
    """The function, the name and the character of an entry of a list; None where it is no such entry."""
    if node.id != "mapping":
        return None
    parts: dict[str, str] = {}
    for name, value in node.value:
        part = _parts().get(fold(_label(name)))
        if part == "contact":
            continue
        if part is None or part in parts or value.id != "scalar":
            return None
        parts[part] = squeeze(value.value)
    if "first name" in parts:
        last = parts.get("last name") or parts.get("name", "")
        parts["name"] = f"{parts['first name']} {last}".strip()
    if "name" not in parts:
        return None
    character = parts.get("character", "")
    name = f"{parts['name']} ({character})" if character else parts["name"]
    return tuple(part for part in (parts.get("role", ""), name) if part)


def _label(node: Any) -> str:
    """A key as words: “directeur_photo” is “directeur photo”."""
    return squeeze(str(node.value).replace("_", " ")) if isinstance(node.value, str) else ""


@cache
def _parts() -> Mapping[str, str]:
    return {row["key"]: row["part"] for row in table("sheet_keys")}


READERS = (Reader("sheet", (".yaml", ".yml"), limited(read)),)

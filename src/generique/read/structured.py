"""What a web page says of films to machines (schema.org in JSON-LD or microdata), as lines of a sheet.

``"director": {"@type": "Person", "name": "Ada Nkomo"}`` is the line “Réalisation : Ada Nkomo”; its place is the
line of the page where the data starts, with their kind: “line 12, JSON-LD”. Other things than films, and films
of which there is only a name, give nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from generique.model import Block
from generique.text import fold, squeeze
from generique.words import table

_FILMS = frozenset({"Movie", "TVSeries", "ShortFilm"})
_LISTED = ", "
_DEEPEST = 40
_LASTS = re.compile(r"P(?:0D)?T(?=\d)(?:(?P<hours>\d{1,2})H)?(?:(?P<minutes>\d{1,4})M)?(?:\d+S)?")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
Item = dict[str, Any]


def structured(page: str) -> tuple[list[Block], list[Block]]:
    """The lines that the structured data of a page come to, and what of it is not readable.

    >>> page = '''<p><script type="application/ld+json">{"@type": "Movie", "name": "Le phare",
    ... "director": [{"@type": "Person", "name": "Ada Nkomo"}]}</script>'''
    >>> [(block.place, block.text) for block in structured(page)[0]]
    [('line 1, JSON-LD', 'Titre : Le phare'), ('line 1, JSON-LD', 'Réalisation : Ada Nkomo')]
    """
    if "ld+json" not in page and "itemscope" not in page:
        return [], []
    finder = _Finder()
    finder.feed(page)
    finder.close()
    blocks: list[Block] = []
    seen: set[str] = set()
    for place, value in finder.found:
        for film in _films(value, 0):
            lines = list(_lines(film))
            text = "\n".join(lines)
            if len(lines) > 1 and text not in seen:
                seen.add(text)
                blocks += [Block(line, place, gap=int(not at)) for at, line in enumerate(lines)]
    return blocks, finder.unread


def _films(value: Any, depth: int) -> Iterator[Item]:
    """The films in a value, however deep; not those that a film refers to."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _films(part, depth + 1)
    elif isinstance(value, Mapping):
        if _types(value) & _FILMS:
            yield dict(value)
            return
        for part in value.values():
            yield from _films(part, depth + 1)


def _types(value: Mapping[str, Any]) -> set[str]:
    types = value.get("@type", ())
    named = types if isinstance(types, list) else [types]
    return {name.rsplit("/")[-1].rsplit(":")[-1] for name in named if isinstance(name, str)}


def _lines(film: Item) -> Iterator[str]:
    """The lines of a film, in the order of the table of properties."""
    for row in table("schema_properties"):
        values = film.get(row["property"])
        each = values if isinstance(values, list) else [values]
        texts = list(dict.fromkeys(filter(None, (_text(value) for value in each))))
        joined = [text for text in texts if not text.startswith("http")]
        if row["property"] in {"name", "alternateName"}:
            yield from (f"{row['label']} : {text}" for text in joined)
        elif joined:
            yield f"{row['label']} : {_LISTED.join(joined)}"


def _text(value: Any) -> str:
    """A value as people write it: the name of a person or thing, with the character that an actor plays."""
    if isinstance(value, list):
        return _LISTED.join(filter(None, map(_text, value)))
    if not isinstance(value, Mapping):
        text = "" if value is None else squeeze(html.unescape(str(value)))
        return f"{_minutes(lasts)} min ({text})" if (lasts := _LASTS.fullmatch(text)) else text
    character = _text(value.get("characterName") or value.get("character"))
    for inner in ("actor", "director", "author", "performer"):  # a role that somebody has in this film
        if inner in value and "name" not in value:
            return _with(_text(value[inner]), character)
    name = _text(value.get("name") or value.get("@value"))
    if not name:
        name = squeeze(f"{_text(value.get('givenName'))} {_text(value.get('familyName'))}")
    return _with(name, character)


def _minutes(lasts: re.Match[str]) -> int:
    return int(lasts["hours"] or 0) * 60 + int(lasts["minutes"] or 0)


def _with(name: str, character: str) -> str:
    return f"{name} ({character})" if name and character and fold(character) != fold(name) else name


@dataclass(slots=True)
class _Open:
    """An element that is open: the item that it is, the property that it holds, and its text so far."""

    tag: str
    item: Item | None = None
    names: tuple[str, ...] = ()
    texts: list[str] = field(default_factory=list)


class _Finder(HTMLParser):
    """Finds the data of a page: JSON in scripts, items in attributes. ``found`` holds them with their places."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, Any]] = []
        self.unread: list[Block] = []
        self._stack: list[_Open] = []
        self._script: list[str] | None = None
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._script = [] if "ld+json" in given.get("type", "") else None
            self._line = self.getpos()[0]
            return
        item: Item | None = None
        names = tuple(given.get("itemprop", "").split())
        if "itemscope" in given:
            item = {"@type": given.get("itemtype", "").split()}
            if not (names and self._holder()):
                self.found.append((f"line {self.getpos()[0]}, microdata", item))
        stated = given.get("content") or (given.get("datetime") if tag == "time" else None)
        if names and item is None and stated:
            self._give(names, stated)
            names = ()
        elif names and item is not None:
            self._give(names, item)
            names = ()
        if tag not in _VOID:
            self._stack.append(_Open(tag, item, names))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self._json("".join(self._script))
            self._script = None
        if all(element.tag != tag for element in self._stack):
            return
        while self._stack:
            element = self._stack.pop()
            if element.names:
                self._give(element.names, squeeze("".join(element.texts)))
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
            return
        for element in self._stack:
            if element.names:
                element.texts.append(data)

    def _holder(self) -> Item | None:
        return next((element.item for element in reversed(self._stack) if element.item is not None), None)

    def _give(self, names: tuple[str, ...], value: Any) -> None:
        holder = self._holder()
        if holder is not None and value:
            for name in names:
                holder.setdefault(name, []).append(value)

    def _json(self, text: str) -> None:
        try:
            value = json.loads(text.strip().removesuffix(";"), strict=False)
        except (json.JSONDecodeError, RecursionError):
            self.unread.append(Block("structured data that is not JSON", f"line {self._line}"))
            return
        self.found.append((f"line {self._line}, JSON-LD", value))

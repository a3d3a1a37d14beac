"""Titles as lists write them: the article after the title, earlier titles and translations in brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from generique.names import title
from generique.text import fold, squeeze
from generique.words import words

_NOTE = re.compile(r"\s+[(\[]([^()\[\]]{2,})[)\]]")
_BEFORE = re.compile(
    r"(?:ex(?:-titre)?|anciennement|titre provisoire|titre de travail)\s*[:.]?\s+(?=\S)", re.IGNORECASE
)


class Titled(NamedTuple):
    """A title as it is said, and the others that stand beside it as (title, kind); None is of unknown kind."""

    shown: str
    others: tuple[tuple[str, str | None], ...] = ()


def told(text: str) -> Titled:
    """The titles in a field.

    >>> told("Passion de Dodin Bouffant (La)").shown, told("ILE ROUGE (L')").shown
    ('La Passion de Dodin Bouffant', "L'Ile rouge")
    >>> told("Histoire de Karine (L') (ex : Menteuse)")
    Titled(shown="L'Histoire de Karine", others=(('Menteuse', 'working'),))
    """
    text = squeeze(text)
    others: list[tuple[str, str | None]] = []
    article = ""
    for note in _NOTE.findall(text):
        if fold(note) in words("title_articles"):
            article = note.strip()
        elif _BEFORE.match(note):
            others.append((title(_BEFORE.sub("", note, count=1)), "working"))
        else:
            others.append((title(note), None))
    bare = squeeze(_NOTE.sub("", text)) if article or others else text
    if not bare:
        return Titled(title(text))
    if others and all(kind is None for _, kind in others) and not article:
        return Titled(title(text), tuple(others))  # the brackets may be part of the title
    return Titled(_with_article(article, bare) if article else title(bare), tuple(others))


def _with_article(article: str, bare: str) -> str:
    joined = article + ("" if article.endswith(("'", "’")) else " ") + bare
    if bare.isupper():
        return title(joined.upper())
    if article.isupper():
        joined = article.capitalize() + joined[len(article) :]
    return joined[:1].upper() + joined[1:]

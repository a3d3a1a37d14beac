"""What the library says in English, as French pages say it: why a credit is doubtful, what went wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generique.web.i18n import typeset
from generique.words import table

_SLOT = "{}"


def said(text: str, lang: str) -> str:
    """A text of the library in the language of a page; what ``words/said.tsv`` does not know stays as it is.

    >>> said("same name; in the same role", "fr"), said("no film is called “Zorn”", "fr")
    ('même nom\\u202f; dans la même fonction', 'Aucun film ne s’appelle «\\xa0Zorn\\xa0».')
    >>> said("same name", "en"), said("whatever", "fr")
    ('same name', 'whatever')
    """
    if lang != "fr":
        return text
    return typeset(" ; ".join(map(_french, text.split("; "))), lang)


def _french(text: str) -> str:
    if text in _texts():
        return _texts()[text]
    for pattern, french in _patterns():
        if found := pattern.fullmatch(text):
            return french.format(*found.groups())
    return text


@cache
def _texts() -> Mapping[str, str]:
    return {row["en"]: row["fr"] for row in table("said")}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The texts in which something else is said at some places."""
    return tuple(
        (re.compile("(.+)".join(map(re.escape, english.split(_SLOT)))), french)
        for english, french in _texts().items()
        if _SLOT in english
    )

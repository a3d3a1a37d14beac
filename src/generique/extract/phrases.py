"""Phrases of sentences that say who did what: “réalisé en Bretagne par …”, “d’après le récit X de …”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generique.words import table

UP = r"[A-ZÀ-ÖØ-Þ]"
_REST = r"[\w.]*(?:['’-]\w+)*"
_PARTICLE = r"(?:de|du|des|d['’]|le|la|van|von|der|den|ben|el|al)\b"
NAME = rf"{UP}{_REST}(?:\s+(?:{UP}{_REST}|{_PARTICLE})){{0,5}}\s+{UP}[\w]*(?:['’-]\w+)*"
NAMES = rf"{NAME}(?:\s*,\s+{NAME})*(?:\s+et\s+{NAME})?"
_SMALL = r"(?:(?:à|de|du|des|la|le|les|et|&)\s+|[dl]['’])"
_PART = r"(?:['’-][\w+]+)*"
ORGANIZATION = (
    rf"(?:(?:la|le|les)\s+|l['’])?{UP}[\w+&.]*{_PART}(?:\s+{_SMALL}{{0,2}}(?:{UP}|\d)[\w+&]*{_PART})*"
)
_TOWN = r"(?:la\s+(?:commune|ville|métropole)\s+(?:de\s+|d['’]))"
ORGANIZATIONS = rf"{ORGANIZATION}(?:(?:\s*,\s+|\s+et\s+)(?:de\s+|du\s+|d['’])?{_TOWN}?{ORGANIZATION})*"
_WHO = r"(?:(?:l[ea]\s+|l['’])[a-zà-ÿœ-]+\s+)?"


_QUOTED = re.compile(rf"\b[Dd]['’]après\s+[«“\"][^«»“”\"]+[»”\"]\s+(?:de\s+|d['’])(?P<names>{NAMES})")


class Said(NamedTuple):
    """A phrase in a text: its role, its words up to the names, the names, and where it ends."""

    role: str
    heading: str
    names: str
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for row in table("prose_roles"):
        starts = "|".join(any_apostrophe(part) for part in row["start"].split("|"))
        links = "|".join(any_apostrophe(part, r"\s") for part in row["link"].split("|"))
        gap = rf"(?:\s+[\w'’-]+){{0,{row['gap']}}}?" if row["gap"] != "0" else ""
        who = (
            _WHO if row["role"] != "cast-member" else ""
        )  # “porté par l’association X” names nobody of the cast
        pattern = re.compile(
            rf"\b(?i:{starts}){gap}(?:\s+«[^«»]{{1,80}}»)?\s+(?:{links})\s*{who}(?P<names>{NAMES})(?:\s+pour\s+(?P<company>{ORGANIZATION}))?"
        )
        found.append((pattern, row["role"]))
    return tuple(found)


def works(text: str) -> Iterator[Said]:
    """The phrases that name the author of the work a film is made from, with the title of that work.

    >>> [(said.heading, said.names) for said in works("d'après le roman « Brumes » de Ada Nkomo (Terril)")]
    [("d'après le roman « Brumes » de", 'Ada Nkomo')]
    """
    if not _works().search(text):
        return
    yield from (said for said in phrases(text) if said.role.endswith("-author"))
    for match in _QUOTED.finditer(text):
        yield Said(
            "source-author", text[match.start() : match.start("names")].strip(), match["names"], *match.span()
        )


@cache
def _works() -> re.Pattern[str]:
    """The first words of these phrases, to tell at once that a text has none."""
    starts = (
        part
        for row in table("prose_roles")
        if row["role"].endswith("-author")
        for part in row["start"].split("|")
    )
    return re.compile("|".join(sorted({any_apostrophe(start.split()[0]) for start in starts})), re.IGNORECASE)


def any_apostrophe(words: str, after: str = "") -> str:
    """A pattern for words with either apostrophe; ``after`` follows where they do not end in one."""
    return re.escape(words).replace("'", "['’]") + ("" if words.endswith("'") else after)


def phrases(text: str) -> Iterator[Said]:
    """The phrases of a text that name people and their role.

    >>> next(phrases("« Brumes » a été réalisé en Bretagne par Ada Nkomo."))[:3]
    ('director', 'réalisé en Bretagne par', 'Ada Nkomo')
    """
    for pattern, role in _patterns():
        for match in pattern.finditer(text):
            heading = text[match.start() : match.start("names")].strip()
            yield Said(role, heading, match["names"], match.start(), match.end())
            if match["company"] and role == "producer":
                yield Said(
                    "production-company", "pour", match["company"], match.start("company"), match.end()
                )


@cache
def _behind() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for row in table("prose_organizations"):
        starts = "|".join(any_apostrophe(part) for part in row["start"].split("|"))
        links = "|".join(any_apostrophe(part, r"\s") for part in row["link"].split("|"))
        gap = rf"(?:\s+[\w'’-]+){{0,{row['gap']}}}?" if row["gap"] != "0" else ""
        pattern = rf"\b(?i:{starts}){gap}\s+(?:{links})\s*(?P<names>{ORGANIZATIONS})"
        found.append((re.compile(pattern), row["heading"]))
    return tuple(found)


def organizations(text: str) -> Iterator[Said]:
    """The phrases of a text that name organizations; ``role`` is the heading that a list would have.

    >>> said = next(organizations("Il sera distribué en France par Bac à Sable Films en mai."))
    >>> said.role, said.names
    ('distributeur', 'Bac à Sable Films')
    """
    for pattern, heading in _behind():
        for match in pattern.finditer(text):
            said = text[match.start() : match.start("names")].strip()
            yield Said(heading, said, match["names"], match.start(), match.end())

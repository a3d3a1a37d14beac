"""Crafts and characters in sentences: “l’image est signée Ada Nkomo”, “Zoé Vial, qui interprète le maire”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generique.extract.meanings import abbreviations, meaning
from generique.extract.phrases import NAME, NAMES, UP, any_apostrophe
from generique.names import is_given_name, kind
from generique.roles import Match, vocabulary
from generique.text import fold
from generique.words import table, words

_OWN = frozenset({"ma", "mon", "sa", "son", "notre", "leur"})
_THE = re.compile(
    r"(?<![\w-])(?P<the>(?:[Ll]es?|[Ll]a|[Uu]ne?|[Mm]a|[Mm]on|[Ss]a|[Ss]on|[Nn]otre|[Ll]eur)\s+|[Ll]['’])"
    r"(?P<craft>[^\W\d_A-ZÀ-Þ][\w'’-]*(?:\s+[^\W\d_A-ZÀ-Þ][\w'’-]*){0,5}?)"
)
_ONE = rf"{UP}[\w]+(?:['’-]\w+)*"
_APPOSED = re.compile(r",\s+(?:une?|l[ea]|l['’])")
_MADE = re.compile(r"\bconfiée?s?\s+à\b")
_AGAIN = r"(?:de\s|d['’]|à\s)?"
_BESIDE = re.compile(
    r"\b(?:aux côtés d|face à |entourée? d|avec (?:aussi )?)(?:e\s|['’])?\s*"
    rf"(?P<names>{NAME}(?:,\s+{_AGAIN}{NAME})*(?:\s+et\s+{_AGAIN}{NAME})?)"
)
_STAGED = re.compile(rf"\b(?:met(?:tant)? en scène|réunit|rassemble)\s+(?P<names>{NAMES})")
_GIVEN = re.compile(rf"\b[Rr]ôle\b[^.;:]{{0,60}}?\bconfiée?s?\s+à\s+(?P<names>{NAMES})")
_COMPLETES = re.compile(
    rf"(?P<names>{NAMES})(?:,[^.;:()]{{1,60}},)?\s+(?:complète(?:nt)?|rejoint|rejoignent)\s+(?:la distribution|le casting)\b"
)
_PLAYING = re.compile(r"\b(?:rôles?|personnages?|joue|incarne|interprète|campe)\b")
_WHO = (
    r"(?:(?<=du )(?P<whom>[a-zà-ÿœ-]+)|(?P<who>(?:l['’]\s?|le |la |les )[a-zà-ÿœ-]+|(?:l[ea] [a-zà-ÿœ-]+ )?"
    + UP
    + r"[\w'’-]+(?:\s+"
    + UP
    + r"[\w'’-]+)*))"
)
_NO_CHARACTER = frozenset({"jeu", "rôle", "premier", "première", "coup", "tout", "même", "plus"})


_BESIDE_NAME = re.compile(
    rf"(?<![\w-])(?:[Ll]a|[Ll]e|[Mm]a|[Mm]on|[Ss]a|[Ss]on|[Ll]['’])\s?(?P<craft>[a-zà-ÿ-]+(?:\s(?:de|du|la|le|l['’]|[a-zà-ÿ'’-]+)){{0,4}}?)\s(?P<name>{NAME})"
)
_THEN = re.compile(
    rf"(?P<name>{NAME}),\s(?:la\s|le\s|l['’]|ma\s|mon\s|sa\s|son\s)?(?P<craft>[a-zà-ÿ-]+(?:\s[a-zà-ÿ'’-]+){{0,4}})(?=[,.;)]|$)"
)
_AT = re.compile(
    rf"(?P<name>{NAME}),?\s(?:à\sla\s|à\sl['’]|aux?\s)(?P<craft>[a-zà-ÿ-]+(?:\s[a-zà-ÿ'’-]+){{0,2}}?)(?=\s?[,.;:)]|\sest\b|\set\b|$)"
)
_BETWEEN = re.compile(
    rf"(?<![\w-])(?:[Ll]a\s|[Ll]e\s|[Ll]['’])(?P<craft>[a-zà-ÿ-]+(?:\s[a-zà-ÿ'’-]+){{0,4}}),\s(?P<name>{NAME})(?=,)"
)


_HOLDER = re.compile(r"(?:eure?|euse|[rt]rice|i[eè]re?|iste|ien(?:ne)?|cheff?e?|assistante?|scripte)$")
# “Ada Nkomo et Max Roux, les deux têtes d’affiche”, “la comédienne suisse Ada Nkomo”
_LEADS = re.compile(
    rf"(?P<names>{NAMES}),\s+(?:l[ea]s?\s(?:deux\s|trois\s)?|en\s)?(?:têtes?\sd['’]affiche|(?:premiers\s)?rôles\sprincipaux)"
)
_ACTOR = re.compile(
    rf"\b(?:comédien(?:ne)?|acteur|actrice)s?\s(?:[a-zà-ÿ-]+\s)?(?P<names>{NAME}(?:\s+et\s+{NAME})?)"
)


class Craft(NamedTuple):
    """A craft, its words, the name of who practised it, and where it stands."""

    match: Match
    heading: str
    name: str
    start: int


class Played(NamedTuple):
    """Actors of a sentence and the character of the one, where the sentence names it."""

    names: str
    heading: str
    character: str | None


@cache
def _links() -> re.Pattern[str]:
    rows = sorted(table("prose_links"), key=lambda row: len(row["link"]), reverse=True)
    either = "|".join(any_apostrophe(row["link"], r"\s") for row in rows if row["link"] != ",")
    return re.compile(rf"(?:,?\s+(?P<link>{either})|(?P<comma>,\s))\s*(?P<name>{NAME}|{_ONE})")


@cache
def _when() -> dict[str, str]:
    return {row["link"]: row["when"] for row in table("prose_links")}


def crafts(text: str) -> Iterator[Craft]:
    """The crafts of a sentence with a name each.

    >>> [(one.heading, one.name) for one in crafts("L’image est signée Ada Nkomo, les décors sont de Zoé Vial.")]
    [('L’image est signée', 'Ada Nkomo'), ('les décors sont de', 'Zoé Vial')]
    """
    for the in _THE.finditer(text):
        start = the.start("craft")
        link = _links().search(text, start, start + 160)
        if link is None:
            continue
        between = text[start : link.start()]
        if len(between.split()) > 5 or any(char in between for char in ",;:.()«»"):
            continue
        match = _craft(between)
        if match and _links_them(the["the"].strip().lower(), link, text):
            yield Craft(match, text[the.start() : link.start("name")].strip(" ,"), link["name"], the.start())


def beside(text: str) -> Iterator[Craft]:
    """Crafts that stand directly before a name, after it and a comma, before it between commas; “Zoé Vial au son”.

    >>> said = "C’est un choix de Noé Bachet, le directeur de la photo, et de la cadreuse Iris Vial."
    >>> sorted((one.heading, one.name) for one in beside(said))
    [('cadreuse', 'Iris Vial'), ('directeur de la photo', 'Noé Bachet')]
    """
    for pattern in (_BESIDE_NAME, _THEN, _BETWEEN, _AT):
        for found in pattern.finditer(text):
            known = meaning(found["craft"])
            match = known.match if known and known.match and known.match.exact else None
            people = match and match.roles and all(map(_is_craft, match.roles))
            if match and people and (is_given_name(found["name"].split(" ")[0]) or _is_held(found)):
                yield Craft(match, found["craft"], found["name"], found.start())


def _is_held(found: re.Match[str]) -> bool:
    """Whether a craft is told as somebody’s, whose given name need not be known: “la monteuse Mei-Lin Roux”."""
    return bool(_HOLDER.search(found["craft"].split()[0])) and kind(found["name"]) == "person"


def _craft(text: str) -> Match | None:
    """The craft that a text starts with: “musique envahissante”; cast and direction are told otherwise.

    Sentences do not shorten: “les monts d’Arrée” are no “mont.”.
    """
    tokens = text.split()
    if fold(tokens[0]).rstrip("s") in abbreviations():
        return None
    for size in range(len(tokens), 0, -1):
        known = meaning(" ".join(tokens[:size]))
        if known and known.match and known.match.exact and "film" not in tokens:
            return known.match if known.match.roles and all(map(_is_craft, known.match.possible())) else None
    return None


def _is_craft(role: str) -> bool:
    known = vocabulary().roles.get(role)
    return known is None or (
        known.department not in {"cast", "directing"} and known.agent_kind != "organization"
    )


def _links_them(the: str, link: re.Match[str], text: str) -> bool:
    """Whether the words between a craft and a name join them."""
    name = link["name"]
    one = " " not in name
    when = "own" if link["comma"] else _when().get(link["link"].replace("’", "'").strip(), "name")
    if when == "own":
        return the in _OWN and not one
    if when == "given":
        return bool(_MADE.search(text[: link.start()]))
    if when == "name" and one:
        return bool(_APPOSED.match(text[link.end() :])) and not is_given_name(name)
    return True


@cache
def _plays() -> re.Pattern[str]:
    either = "|".join(
        any_apostrophe(row, r"\s+") for row in sorted(words("prose_characters"), key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<names>{NAME})(?:,(?:[^,.;()]{{1,30}}|\s+(?!d[eu]?\b|et\s|avec\s)[a-zà-ÿ][^,.;()]{{1,60}}))?,?\s+(?:qui\s+)?(?P<plays>{either})\s*{_WHO}"
    )


def played(text: str) -> Iterator[Played]:
    """The actors of a sentence, with their characters.

    >>> said = "Face à Ada Nkomo, qui interprète le maire, Zoé Vial joue Nadia."
    >>> [(one.names, one.character) for one in played(said)]
    [('Ada Nkomo', 'le maire'), ('Zoé Vial', 'Nadia')]
    """
    taken: set[str] = set()
    for match in _plays().finditer(text):
        who = match["who"] or f"le {match['whom']}"
        if who.split()[-1] not in _NO_CHARACTER and is_given_name(match["names"].split()[0]):
            taken.add(match["names"])
            yield Played(match["names"], match["plays"].strip(), who)
    playing = (_STAGED, _BESIDE) if _PLAYING.search(text) else ()
    for pattern in (*playing, _GIVEN, _COMPLETES, _LEADS, _ACTOR):
        for match in pattern.finditer(text):
            names = [name for name in re.findall(NAME, match["names"]) if name not in taken]
            sure = pattern in (_GIVEN, _COMPLETES, _LEADS, _ACTOR)
            names = [name for name in names if sure or is_given_name(name.split()[0])]
            if names:
                yield Played(", ".join(names), _words(match), None)


def _words(match: re.Match[str]) -> str:
    """The words of a match beside its names."""
    before, _, after = match[0].partition(match["names"])
    return before.strip() or after.strip(" ,")

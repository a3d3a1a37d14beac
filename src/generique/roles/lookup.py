"""The role vocabulary: what a heading, or the start of a line, says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from generique.errors import NotFoundError
from generique.roles import tables
from generique.roles.index import Index
from generique.roles.keys import key, plain
from generique.roles.match import Department, Heading, Match, Role
from generique.roles.parts import combined, unbracketed, unqualified
from generique.words import table

# Where a role phrase may end inside a line: after a space, an elided “d’”, a colon.
_CUTS = re.compile(r"\s+|(?<=[dD]['’])|(?<=:)(?=\S)")
_LONGEST = 9
_MARKS = "«“\"'*_([ "
_ARTICLE = re.compile(r"(?:la|les?|the) |l['’]")
_ASKS = re.compile(r"(?:\b(?:de|du|des|par|by|of|avec|with|d['’])|:)\s*$", re.IGNORECASE)


class Vocabulary:
    """All roles and departments, and the way from the words of a heading to them."""

    def __init__(self) -> None:
        self._roles = tables.roles()
        self._departments = tables.departments()
        self._index = Index(self._roles)
        self._headings = {key(row["heading"]): _heading(row) for row in table("headings")}

    @property
    def roles(self) -> Mapping[str, Role]:
        """All roles by id."""
        return self._roles

    @property
    def departments(self) -> Mapping[str, Department]:
        """All departments by id, in the order a générique shows them."""
        return self._departments

    def find(self, heading: str) -> Match | None:
        """What a heading says, None where its words are not known: nothing is guessed.

        >>> vocabulary().find("CHEFFE MONTEUSE :").roles
        ('editor',)
        >>> vocabulary().find("chef opérateur, cadreur et étalonneur").roles
        ('director-of-photography', 'camera-operator', 'colorist')
        >>> vocabulary().find("Distribution").given({"section:cast"})
        ('cast-member',)
        >>> vocabulary().find("Boulangère") is None
        True
        """
        text = plain(heading)
        if text in self._roles and "-" in text:
            return Match((text,), reason="the id of a role")
        found = self._index.find(text) or self._within(text)
        return found or (Match((text,), reason="the id of a role") if text in self._roles else None)

    def _within(self, text: str) -> Match | None:
        """What is left of a heading without its brackets and qualifiers, or what its parts say."""
        bare, held = unbracketed(text)
        if bare != text:
            found = self.find(bare) if bare else None
            return _qualified(found, held) if found else None
        for rest, qualifier in unqualified(text):
            if found := self._index.find(rest):
                return _qualified(found, qualifier)
        return combined(text, self.find)

    def prefix(self, text: str) -> tuple[Match, str] | None:
        """The longest role phrase at the start of a line of credits, and the rest of that line.

        The phrase ends with a preposition or a colon, or a capitalised word follows it.

        >>> match, rest = vocabulary().prefix("Un film réalisé par Didier BIVEL")
        >>> match.roles, rest
        (('director',), 'Didier BIVEL')
        >>> vocabulary().prefix("Son histoire commence à Brest") is None
        True
        """
        if self.find(text) or self.heading(text):
            return None
        for phrase, rest in _beginnings(text):
            if self._index.begins(phrase) and (match := self.find(phrase)):
                return match, rest
        return None

    def begins(self, phrase: str) -> bool:
        """Whether a phrase may begin a line of credits; with an article few do.

        >>> vocabulary().begins("Le soutien de"), vocabulary().begins("Le chant de")
        (True, False)
        """
        return self._index.begins(phrase)

    def heading(self, text: str) -> Heading | None:
        """What a heading that is no role announces, None where it is not known.

        >>> vocabulary().heading("DURÉE :").property
        'runningTime'
        """
        return self._headings.get(key(text))


def _beginnings(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a line into a phrase and names, the longest phrase first."""
    cuts = [cut.end() for cut in _CUTS.finditer(text)][:_LONGEST]
    for cut in reversed(cuts):
        phrase, rest = text[:cut].rstrip(), text[cut:].strip()
        if rest and phrase and (phrase.endswith(":") or _names(phrase, rest)):
            yield phrase, rest


def _names(phrase: str, rest: str) -> bool:
    """Whether names begin here: with a capital, or after “de” and “par” also with an article."""
    bare = rest.lstrip(_MARKS)
    if _ASKS.search(phrase):
        bare = _ARTICLE.sub("", bare, count=1).lstrip(_MARKS)
    return bare[:1].isupper() or bare[:1].isdigit()


def _qualified(match: Match, qualifier: str | None) -> Match:
    held = ", ".join(filter(None, (match.qualifier, qualifier))) or None
    return replace(match, qualifier=held, exact=match.exact and held is None)


def _heading(row: Mapping[str, str]) -> Heading:
    return Heading(row["meaning"], row["property"], row.get("kind") or None, row.get("country") or None)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read from its tables once."""
    return Vocabulary()


def named(text: str) -> str:
    """The role that an id, or a heading that means exactly one, names. Raises NotFoundError, with near ids.

    >>> named("editor"), named("cheffe monteuse")
    ('editor', 'editor')
    """
    known = tables.roles()
    if text in known:
        return text
    match = vocabulary().find(text)
    if match is None or len(match.roles) != 1:
        from difflib import get_close_matches  # only a mistake needs it

        near = match.roles if match else tuple(get_close_matches(plain(text), known))
        raise NotFoundError(f"no role is called “{text}”", suggestions=tuple(near))
    return match.roles[0]

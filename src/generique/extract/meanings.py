"""What a label means: roles, an attribute, an event, a section; asked of the vocabulary once per label."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from generique.roles import Heading, Match, key, vocabulary
from generique.roles.tables import rows
from generique.text import fold
from generique.words import table

_TOO_LONG = 90
_MOST_WORDS = 14
_SINCE = re.compile(r" (?:depuis|depuis le|le|des|des le|a partir du|ce)$")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_PIECE = re.compile(r"[^\W\d_]+\.?")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_LETTER = re.compile(r"[^\W\d_]|©")
_SENTENCE = re.compile(r"[.!?…]\s+[A-ZÀ-Þ]|[!?«»]")


class Meaning(NamedTuple):
    """What a label may mean: ``match`` as a role, ``heading`` as something else; both where its values decide."""

    label: str
    match: Match | None
    heading: Heading | None

    @property
    def section(self) -> str | None:
        """The section it opens, if it can open one."""
        return self.heading.property if self.heading and self.heading.meaning == "section" else None

    @property
    def fact(self) -> Heading | None:
        """The attribute or event whose value follows it, if it can have one."""
        return self.heading if self.heading and self.heading.meaning in {"attribute", "event"} else None

    @property
    def note(self) -> bool:
        """Whether it announces something that is no claim."""
        return self.heading is not None and self.heading.meaning == "note"


@lru_cache(maxsize=16384)
def meaning(label: str) -> Meaning | None:
    """What a label means, None where its words are not known.

    >>> meaning("Montage :").match.roles
    ('editor',)
    >>> meaning("Durée").fact.property
    'runningTime'
    """
    if len(label) > _TOO_LONG or not _LETTER.search(label) or label.count(" ") >= _MOST_WORDS:
        return None
    if _SENTENCE.search(label):
        return None
    if kind := _releases().get(_SINCE.sub("", fold(label))):
        return Meaning(label, None, Heading("event", "release", kind))
    spread = _expanded(label)
    if not _words_of(_BRACKETS.sub(" ", spread)) <= _known_words():
        return None  # most lines of a document are prose: they are told at the cost of their words
    return _said(label, label) or (_said(label, spread) if spread != label else None)


@cache
def _releases() -> dict[str, str]:
    return {fold(row["words"]): row["kind"] for row in table("release_phrases")}


def _words_of(label: str) -> set[str]:
    return set(key(label).split())


@cache
def _known_words() -> frozenset[str]:
    """Every word that stands in some heading of the vocabulary, as :func:`generique.roles.key` has it."""
    roles = vocabulary().roles.values()
    forms = [
        form for role in roles for form in (*role.forms_fr, *role.forms_en, role.label_fr, role.label_en)
    ]
    forms += [row["form"] for name in ("combined", "ambiguous") for row in rows(name)]
    forms += [row["heading"] for row in table("headings")] + [row["form"] for row in table("qualifiers")]
    return frozenset(word for form in forms for word in _words_of(form)) | {"de", "et"}


def _said(label: str, heading: str) -> Meaning | None:
    words = vocabulary()
    match, other = words.find(heading), words.heading(heading)
    return Meaning(label, match, other) if match or other else None


@cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in table("abbreviations")}


def _expanded(label: str) -> str:
    """A label with its short forms written out: “Int.” is “interprétation”, “chefOPV” has two words."""
    spread = label if " " in label else _CAMEL.sub(" ", label)
    known = _abbreviations()
    return _PIECE.sub(lambda word: known.get(fold(word[0]), word[0]), spread)


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    roles = vocabulary().roles.values()
    forms = (form for role in roles for form in (*role.forms_fr, *role.forms_en))
    return frozenset(key(form.split()[0]) for form in forms)


@lru_cache(maxsize=65536)
def starts_phrase(word: str) -> bool:
    """Whether some phrase that names a role starts with this word: “réalisé”, “photographie”, “avec”."""
    return key(word) in _starters()

"""What a label means: roles, an attribute, an event, a section; asked of the vocabulary once per label."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generique.roles import Heading, Match, key, vocabulary

_TOO_LONG = 90
_MOST_WORDS = 14
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
    words = vocabulary()
    match, heading = words.find(label), words.heading(label)
    return Meaning(label, match, heading) if match or heading else None


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    roles = vocabulary().roles.values()
    forms = (form for role in roles for form in (*role.forms_fr, *role.forms_en))
    return frozenset(key(form.split()[0]) for form in forms)


@lru_cache(maxsize=65536)
def starts_phrase(word: str) -> bool:
    """Whether some phrase that names a role starts with this word: “réalisé”, “photographie”, “avec”."""
    return key(word) in _starters()

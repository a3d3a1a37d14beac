"""What the words of a heading say: plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Department:
    """A part of the crew, as a générique groups them."""

    id: str
    label_fr: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Role:
    """One row of ``ontology/roles.tsv``.

    ``agent_kind`` is person, organization or any; ``holders`` says how many a film has of it: one, few, many.
    """

    id: str
    department: str
    label_fr: str
    label_en: str
    forms_fr: tuple[str, ...]
    forms_en: tuple[str, ...]
    agent_kind: str
    holders: str
    codes: Mapping[str, str]
    note: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an ambiguous heading means where its conditions hold: “section:cast”, “lang:en+kind:person”."""

    when: str
    roles: tuple[str, ...]

    def fits(self, conditions: Collection[str]) -> bool:
        """Whether all its conditions are among these."""
        return all(condition in conditions for condition in self.when.split("+"))


@dataclass(frozen=True, slots=True)
class Match:
    """The roles a heading names: several for “scénario et dialogues”.

    An ambiguous heading has ``alternatives``; its ``roles`` are then those meant when no condition holds,
    and may be empty. ``qualifier`` keeps what was said beside the role (“2e équipe”). ``exact`` says that the
    heading as a whole is in the vocabulary, ``reason`` in words what the match rests on.
    """

    roles: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()
    qualifier: str | None = None
    exact: bool = True
    reason: str = ""

    def given(self, conditions: Collection[str]) -> tuple[str, ...]:
        """The roles meant where these conditions hold; the first alternative that fits counts.

        >>> photo = Match(("director-of-photography",), (Alternative("caption", ("still-photographer",)),))
        >>> photo.given({"caption", "one"})
        ('still-photographer',)
        """
        return next((other.roles for other in self.alternatives if other.fits(conditions)), self.roles)

    def possible(self) -> frozenset[str]:
        """Every role the heading may mean."""
        return _possible(self.roles, self.alternatives)


@lru_cache(maxsize=4096)
def _possible(roles: tuple[str, ...], alternatives: tuple[Alternative, ...]) -> frozenset[str]:
    return frozenset(roles).union(*(other.roles for other in alternatives))


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading that is no role announces.

    ``meaning`` is section, attribute, event or note; ``property`` names the section (cast, crew, text …) or is
    the ontology property (runningTime, release …) whose value follows; ``kind`` and ``country`` complete it.
    """

    meaning: str
    property: str
    kind: str | None = None
    country: str | None = None

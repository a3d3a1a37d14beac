"""The tables of roles, read once, and what they say about a heading."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generique.resources import folder
from generique.roles.keys import join, key, plain, spelling
from generique.words import table

CODES = ("marc", "wikidata", "tmdb", "fiaf")


@dataclass(frozen=True, slots=True)
class Department:
    """A part of the crew, as a générique groups them."""

    id: str
    label_fr: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Role:
    """One row of ``ontology/roles.tsv``. ``agent_kind`` is person, organization or any; ``holders`` how many have it."""

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
    """What an ambiguous heading means under a condition such as “section:cast” or “kind:organization”."""

    when: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The roles a heading names: several for “scénario et dialogues”.

    An ambiguous heading has ``alternatives``; its ``roles`` are then those meant when no condition holds.
    """

    roles: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()
    qualifier: str | None = None
    exact: bool = True
    reason: str = ""

    def given(self, conditions: Collection[str]) -> tuple[str, ...]:
        """The roles meant where these conditions hold; the first alternative that fits counts.

        >>> vocabulary().find("Distribution").given({"kind:organization"})
        ('distributor',)
        """
        fitting = (other.roles for other in self.alternatives if other.when in conditions)
        return next(fitting, self.roles)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading that is no role announces: a section, an attribute or an event, and which."""

    meaning: str
    property: str


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``ontology/NAME.tsv`` without its remarks."""
    with (folder("ontology") / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _role(row: Mapping[str, str]) -> Role:
    return Role(
        id=row["id"],
        department=row["department"],
        label_fr=row["label_fr"],
        label_en=row["label_en"],
        forms_fr=_several(row["forms_fr"]),
        forms_en=_several(row["forms_en"]),
        agent_kind=row["agent_kind"],
        holders=row["holders"],
        codes=MappingProxyType({code: row[code] for code in CODES if row[code]}),
        note=row["note"],
    )


class Vocabulary:
    """All roles and departments, and the way from the words of a heading to them."""

    def __init__(self) -> None:
        self.roles: Mapping[str, Role] = {row["id"]: _role(row) for row in rows("roles")}
        self.departments: Mapping[str, Department] = {
            row["id"]: Department(row["id"], row["label_fr"], row["label_en"]) for row in rows("departments")
        }
        self._index: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        self._rules: dict[str, tuple[Alternative, ...]] = {}
        self._headings = {
            key(row["heading"]): Heading(row["meaning"], row["property"]) for row in table("headings")
        }
        for role in self.roles.values():
            for form in (role.label_fr, role.label_en, *role.forms_fr, *role.forms_en):
                self._add(form, (role.id,))
        for row in rows("combined"):
            self._index[key(row["form"])] = {spelling(row["form"]): _several(row["roles"])}
        for row in rows("ambiguous"):
            name = key(row["form"])
            self._rules[name] = (*self._rules.get(name, ()), Alternative(row["when"], _several(row["roles"])))

    def _add(self, form: str, roles: tuple[str, ...]) -> None:
        spellings = self._index.setdefault(key(form), {})
        known = spellings.get(spelling(form), ())
        spellings[spelling(form)] = tuple(dict.fromkeys((*known, *roles)))

    def find(self, heading: str) -> Match | None:
        """What a heading says, None where its words are not known.

        >>> vocabulary().find("Cheffe monteuse :").roles
        ('editor',)
        >>> vocabulary().find("Remerciements à la boulangère") is None
        True
        """
        tokens = spelling(heading)
        name = join(tokens)
        if name not in self._index:
            name = name.removesuffix(" de")
        spellings = self._index.get(name)
        if spellings is None:
            return None
        if name in self._rules:
            rules = self._rules[name]
            default = next((rule.roles for rule in rules if rule.when == "default"), ())
            return Match(default, rules, reason=f"“{plain(heading)}” has several meanings")
        roles = spellings.get(tokens) or next(iter(spellings.values()))
        return Match(roles, reason=f"“{plain(heading)}” is a known heading")

    def prefix(self, text: str) -> tuple[Match, str] | None:
        """The longest role phrase at the start of a line, and the rest of it.

        >>> vocabulary().prefix("Photographie de Naomi Amarger")[1]
        'Naomi Amarger'
        """
        words = text.split()
        for size in range(min(len(words) - 1, 8), 0, -1):
            rest = " ".join(words[size:])
            if rest[0].isupper() and (match := self.find(" ".join(words[:size]))):
                return match, rest
        return None

    def heading(self, text: str) -> Heading | None:
        """What a heading that is no role announces, None where it is not known."""
        return self._headings.get(key(text))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read from the tables once."""
    return Vocabulary()

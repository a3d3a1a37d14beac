"""Credits made of a heading and the names under it: who has which role, as a person or an organization."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from generique.extract.contact import MASK, has_contact
from generique.extract.facts import one
from generique.extract.meanings import meaning
from generique.extract.notes import cities, companies, noted, producers
from generique.model import Kind
from generique.names import (
    Named,
    bare,
    display,
    is_given_name,
    looks_like_name,
    organization_class,
    organization_score,
    split,
    unloud,
)
from generique.names import kind as kind_of
from generique.roles import Match, vocabulary
from generique.text import fold
from generique.values import countries, languages
from generique.words import table, words

_YEAR = re.compile(r"^\(?(?:19|20)\d\d\)?[\s,/–-]+(?=\D)|[\s,–-]+MM[XVI]+$")
_ALSO = re.compile(r"^\s*et (?=l[ae]s? |l['’])", re.IGNORECASE)
_VERSION = re.compile(r"^(?:OV|V\.?[OF]\.?)\s+", re.IGNORECASE)
_SEVERAL, _MANY = 2, 4
_ENOUGH, _SURELY = 0.3, 0.9
_SOFICAS = re.compile(r"^(?:les|des) SOFICAS? ", re.IGNORECASE)
_BETWEEN = "|".join(sorted(words("played"), key=len, reverse=True))
_PLAYED = re.compile(rf"\s+(?:{_BETWEEN})\s+", re.IGNORECASE)


@dataclass(slots=True)
class Known:
    """What the whole document says about names: organizations told by a longer form of their name."""

    organizations: set[str] = field(default_factory=set)

    def learn(self, text: str) -> None:
        """Remember the short form of an organization’s name: “Hirondelle Noire” of “Hirondelle Noire Productions”."""
        if len(text) > 60 or organization_score(text) < 1 or looks_like_name(text).score < 0.5:
            return
        tokens = fold(text).split()
        if (
            1 < len(tokens) <= 5
            and tokens[-1] in words("organization_words")
            and not is_given_name(tokens[0])
        ):
            self.organizations.add(" ".join(tokens[:-1]))


_RELEASED = re.compile(r"(?:en\s+)?(?:sorties?|salles?|au cinéma)\b.*\d", re.IGNORECASE)


class Made(NamedTuple):
    """One agent in one role, before it has a place and a film."""

    role: str
    agent: str
    kind: Kind
    credited_as: str
    character: str | None
    reason: str


def readable(names: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """The names of a list that can be names, and those that look like something else."""
    good: list[Named] = []
    odd: list[Named] = []
    for named in names:
        if has_contact(named.verbatim):
            continue
        score = 0.0 if _is_sign(named.name) else looks_like_name(_played(named.name)[1]).score
        (good if score >= _ENOUGH else odd).append(named)
    return good, odd


def _is_sign(name: str) -> bool:
    """Whether a text is a fact or a heading, and no name: “Scope”, “Belgique”, “Contact”."""
    if languages(_VERSION.sub("", name)) or _RELEASED.match(name):
        return True  # “OV French”, “Sortie nationale le 3 avril”
    if " " in name and not name[0].isdigit():
        return False
    said = meaning(name)
    return bool(one(name)) or (said is not None and said.heading is not None)


def make(
    match: Match, names: Sequence[Named], section: str, known: Known, *conditions: str
) -> Iterator[Made]:
    """The credits of names under a heading.

    >>> [made.role for made in make(vocabulary().find("Prod."), split("Atlas Sud, Alice Fave"), "", Known())]
    ['production-company', 'producer']
    """
    here = {f"section:{section}", *conditions}
    here.add("one" if len(names) < _SEVERAL else "several")
    if len(names) >= _MANY:
        here.add("many")
    if sum(1 for named in names if any(not _is_place(note) for note in named.notes)) * 2 > len(names):
        here.add("characters")
    if names and _SOFICAS.match(names[0].name) and "sofica" in match.possible():
        here.add("name:sofica")  # “en association avec les SOFICA A, B et C”
    if section != "cast" and _among_companies(match, names):
        here.add("companies")
    for at, named in enumerate(names):
        if at and _beside(names[at - 1], named):
            continue
        named = named._replace(name=_SOFICAS.sub("", named.name))
        for made in _agent(noted(match, named) or match, named, here, known):
            yield made
            for role, company in companies(made.role, named):
                reason = "a company in brackets after its producer"
                yield Made(role, display(bare(company, True)), "organization", company, None, reason)
            for role, person in producers(made.role, named):
                yield Made(role, display(person), "person", person, None, "in brackets after a company")


def _is_place(note: str) -> bool:
    """Whether a note says where somebody works: “(Paris)”, “(Belgique)”."""
    return fold(note) in cities() or bool(countries(note))


def _beside(before: Named, named: Named) -> bool:
    """Whether a word only says something of the name before it: a company's city, a person's occupation, “ATSEM”."""
    person = is_given_name(before.name.split(" ")[0])
    if fold(named.name) in cities():
        return organization_score(before.name) >= _SURELY or not person
    return person and named.name in words("occupations")


def _among_companies(match: Match, names: Sequence[Named]) -> bool:
    """Whether names stand among organizations, under a heading that speaks of channels and of people alike."""
    channels = any(other.when == "name:channel" for other in match.alternatives)
    return channels and any(organization_score(bare(named.name)) >= _SURELY for named in names)


def _agent(match: Match, named: Named, here: set[str], known: Known) -> Iterator[Made]:
    kind = _kind(match, named, known)
    if "companies" in here and not is_given_name(named.name.split(" ")[0]):
        kind = "organization"
    about = organization_class(named.name) if kind == "organization" else None
    conditions = here | {f"kind:{kind}"} | ({f"name:{about}"} if about else set())
    for role in match.given(conditions):
        refined = _refined().get((role, about or ""), role) if kind == "organization" else role
        if refined not in vocabulary().roles:
            refined = role
        of = vocabulary().roles[refined]
        cast = of.department == "cast"
        if cast and kind == "organization" and named.name[0].islower():
            continue  # “les enfants de l’école”: a group without a name
        played, actor = _played(named.name) if cast else (None, named.name)
        agent_kind = "organization" if of.agent_kind == "organization" else kind
        agent = display(bare(actor, agent_kind == "organization"))
        character = _character(named.notes, played) if cast else None
        yield Made(refined, agent, agent_kind, named.verbatim, character, match.reason)


def _kind(match: Match, named: Named, known: Known) -> Kind:
    """Person or organization: by the roles that the heading can mean, then by the name and the document.

    A country in brackets is where a company is at home, where the heading usually means companies.
    """
    name = named.name
    abroad = any(map(countries, named.notes))
    roles = vocabulary().roles
    kinds = {roles[role].agent_kind for role in match.possible() if role in roles}
    if len(kinds) == 1 and "any" not in kinds:
        return kind_of(name, *kinds)
    if organization_score(name) >= 0.7 or fold(bare(name)) in known.organizations:
        return "organization"
    if is_given_name(name.split(" ")[0]) and not abroad:
        return "person"
    if sides := {
        other.when for other in match.alternatives if other.when in {"kind:person", "kind:organization"}
    }:
        # what the heading does not mention is its usual meaning
        return "organization" if "kind:person" in sides else "person"
    usual = {roles[role].agent_kind for role in match.roles if role in roles}
    return "organization" if usual == {"organization"} else "person"


@cache
def _refined() -> dict[tuple[str, str], str]:
    return {(row["role"], row["class"]): row["refined"] for row in table("refined_roles")}


def _played(name: str) -> tuple[str | None, str]:
    """“Zoé Vial dans le rôle de Inès” → the character, the actor."""
    parts = _PLAYED.split(name, maxsplit=1)
    return (parts[1], parts[0]) if len(parts) == 2 else (None, name)


def _character(notes: tuple[str, ...], played: str | None) -> str | None:
    text = played or next((note for note in notes if fold(note) not in words("not_characters")), None)
    return character(text) if text else None


def character(text: str) -> str:
    """A character's name for display: capitals brought down, given names kept.

    >>> character("LA MÈRE DE MAX"), character("le pompiste"), character("MADAME ORSINI")
    ('La mère de Max', 'Le pompiste', 'Madame Orsini')
    """
    text = _ALSO.sub("", _PLAYED.sub("", f" {text}", count=1)).strip(' .,:;–—-«»"“”*')
    if text.isupper():
        parts = re.split(r"([\s'’-]+)", text.lower())
        named = [place for place, part in enumerate(parts) if _keeps_capital(parts, place)]
        text = "".join(part.capitalize() if place in named else part for place, part in enumerate(parts))
    return text[:1].upper() + text[1:]


def _keeps_capital(parts: list[str], place: int) -> bool:
    after_civility = place > 1 and parts[place - 2] in words("civilities")
    return after_civility or (len(parts[place]) > 2 and is_given_name(parts[place]))


def names_in(text: str, surname_first: bool = False, loud: bool = False) -> tuple[Named, ...]:
    """The names of a value, without contact details and the year of a “© 2023”.

    ``loud`` says that the document writes surnames in capitals before given names.

    >>> [named.name for named in names_in("2023 Brumes Films")]
    ['Brumes Films']
    """
    text = _YEAR.sub("", text)
    named_of = split(text.replace(" & ", " ; ") if loud else text, surname_first)
    bare_of = tuple(
        _uncontacted(named._replace(name=unloud(named.name)) if loud else named) for named in named_of
    )
    return tuple(n for n in bare_of if not has_contact(n.verbatim) and any(map(str.isalpha, n.name)))


def _uncontacted(named: Named) -> Named:
    """“Zoé Vial [contact]” is Zoé Vial where that is surely a name."""
    first = named.name.split(" ")[0]
    if not has_contact(named.verbatim) or has_contact(named.name) or not is_given_name(first):
        return named
    if looks_like_name(named.name).score < _SURELY:
        return named
    return Named(named.name, named.name, tuple(note for note in named.notes if f"[{note}]" != MASK))

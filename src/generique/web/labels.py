"""What things are called on pages: roles, departments, properties, countries … in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from generique.roles import tables
from generique.roles.match import Role
from generique.web.i18n import typeset
from generique.words import table


@cache
def roles() -> Mapping[str, Role]:
    """The roles by id, in the order of the vocabulary."""
    return tables.roles()


@cache
def departments() -> Mapping[str, tuple[str, str]]:
    """The departments by id in the order of a générique, with their French and English names."""
    return {one.id: (one.label_fr, one.label_en) for one in tables.departments().values()}


def role(id: str, lang: str) -> str:
    """A role in words; one that the vocabulary does not know is shown by its id.

    >>> role("editor", "fr"), role("no-such", "fr")
    ('montage', 'no-such')
    """
    found = roles().get(id)
    return id if found is None else typeset(found.label_fr if lang == "fr" else found.label_en, lang)


def department_of(id: str) -> str:
    """The department of a role."""
    found = roles().get(id)
    return found.department if found else "other"


def in_order(some: Iterable[str]) -> list[str]:
    """Roles in the order of the vocabulary.

    >>> in_order(["editor", "director"])
    ['director', 'editor']
    """
    order = {role: at for at, role in enumerate(roles())}
    return sorted(some, key=lambda role: (order.get(role, len(order)), role))


def department(id: str, lang: str) -> str:
    """A department in words."""
    pair = departments().get(id, (id, id))
    return pair[LANG_AT[lang]]


LANG_AT = {"fr": 0, "en": 1}


@cache
def _words(name: str) -> Mapping[str, tuple[str, str]]:
    """A table of words as code → (French, English); of several forms the first."""
    return {
        row["code"]: (row["fr"].partition("|")[0], row.get("en", "").partition("|")[0] or row["fr"])
        for row in table(name)
    }


def country(code: str, lang: str) -> str:
    """A country by its ISO code.

    >>> country("FR", "en"), country("BE", "fr")
    ('France', 'Belgique')
    """
    return _words("countries").get(code, (code, code))[LANG_AT[lang]]


def spoken(code: str, lang: str) -> str:
    """A language by its ISO code.

    >>> spoken("fr", "fr")
    'français'
    """
    return _words("languages").get(code, (code, code))[LANG_AT[lang]]


def word(key: str, lang: str) -> str:
    """A word of the pages’ own table: kinds of release, grades of disagreement, properties …

    >>> word("theatrical", "fr"), word("no such word", "fr")
    ('en salles', 'no such word')
    """
    return typeset(_interface().get(key, (key, key))[LANG_AT[lang]], lang)


@cache
def order() -> Mapping[str, int]:
    """The place of each code in the table of words: properties are shown in that order."""
    return {code: place for place, code in enumerate(_interface())}


@cache
def _interface() -> Mapping[str, tuple[str, str]]:
    return {row["code"]: (row["fr"], row["en"]) for row in table("interface")}

"""What says that a text is a name, and whose: a person's or an organization's."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from generique.model import Kind
from generique.text import fold, squeeze
from generique.words import table, words

_WORD = re.compile(r"[^\s,;]+")
_LETTER = re.compile(r"[^\W\d_]")
_WRONG = re.compile(
    r"[@#\[\]{}<>=:;!?«»\"“”|/\\*%€$]|(?<!\w)•|•(?!\w)|\d{5}|(?:19|20)\d\d|\d{3,4}(?=\S)|\.\.\.|…|https?|www\."
)
_AROUND = re.compile(r"^(?:(?:la|le|les|l|du|de|des|d) )+| \d+$")
_NICKNAME = re.compile(r"(?<![^\s(])[\"«“]\s?([^\W\d_][\w’'-]{1,14})\s?[\"»”](?=\s+[A-ZÀ-Þ])")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_ELIDED = re.compile(r"[dlo]['’][A-ZÀ-Þ]")
_NUMBERED = re.compile(r"\d{1,2}[A-ZÀ-Þ]")
_BAND = re.compile(r"(?:les|the) [^\W\d_]", re.IGNORECASE)


class Likeness(NamedTuple):
    """How much a text looks like a name, from 0 to 1, and why."""

    score: float
    reason: str


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(name))


@cache
def _organizations() -> dict[str, str]:
    return {fold(row["name"]): row["class"] for row in table("organizations")}


@cache
def _classes() -> dict[str, list[tuple[int, str, str]]]:
    """The words that tell a class, under the first of them, with their place in the table: the earliest counts."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for place, row in enumerate(table("organization_classes")):
        found.setdefault(row["words"].split()[0], []).append((place, f" {row['words']} ", row["class"]))
    return found


@cache
def particles() -> dict[str, bool]:
    """Small words of people's names; true where capitals are kept in them: “Le”, “Van”."""
    return {row["word"]: row["written"] == "Capital" for row in table("particles")}


@lru_cache(maxsize=65536)
def is_given_name(word: str) -> bool:
    """Whether a word is a known given name; the halves of a compound one count.

    >>> is_given_name("HELENE"), is_given_name("Jean-Loup"), is_given_name("Films")
    (True, True, False)
    """
    key = fold(word)
    return key in _folded("given_names") or ("-" in word and key.split(" ")[0] in _folded("given_names"))


@lru_cache(maxsize=65536)
def organization_class(name: str) -> str | None:
    """The class of an organization that its name tells: channel, region, society, sofica …

    >>> organization_class("la Région Île-de-France"), organization_class("Alice Fave")
    ('region', None)
    """
    key = fold(name)
    bare = _AROUND.sub("", key)
    known = _organizations()
    if found := known.get(key) or known.get(bare):
        return found
    if is_given_name(name.split(" ")[0]):
        return None
    padded = f" {key} "
    told = [row for word in key.split() for row in _classes().get(word, ()) if row[1] in padded]
    return min(told)[2] if told else None


@lru_cache(maxsize=65536)
def organization_score(name: str) -> float:
    """How much a name looks like an organization's, from its words alone.

    >>> organization_score("Les Films du Bief"), organization_score("Alice Fave")
    (1.0, 0.0)
    """
    if organization_class(name):
        return 1.0
    tokens = fold(name).split()
    first = _WORD.match(squeeze(name))
    given = bool(first) and is_given_name(first[0]) if first else False
    if not _folded("organization_words").isdisjoint(tokens[given:]):
        return 0.8 if given else 1.0
    if given:
        return 0.0
    if any(char.isdigit() for char in name) or _BAND.match(name):
        return 0.8
    letters = [token for token in name.split() if _LETTER.match(token)]
    return 0.3 if len(letters) == 1 or len(letters) > 3 else 0.1


def kind(name: str, agent_kind: str = "any") -> Kind:
    """Person or organization, from the role that the name has (“any” says nothing) and its words.

    >>> kind("Chorale des Bûcherons"), kind("Manifest", "organization"), kind("Klem H")
    ('organization', 'organization', 'person')
    """
    if agent_kind == "organization":
        return "organization"
    return (
        "organization" if organization_score(name) >= (0.9 if agent_kind == "person" else 0.7) else "person"
    )


@lru_cache(maxsize=65536)
def looks_like_name(text: str) -> Likeness:
    """How much a text looks like one name of a person or an organization, with the reason.

    >>> looks_like_name("Ghizlane El Amrani").score > 0.8
    True
    >>> looks_like_name("elle nous entraîne dans le petit village")
    Likeness(score=0.0, reason='it starts with a word of sentences, “elle”')
    """
    text = squeeze(_NICKNAME.sub(r"\1", text))
    tokens = _WORD.findall(text)
    if not tokens or len(text) > 80 or len(tokens) > 9 or not _LETTER.search(text):
        return Likeness(0.0, "its length is not a name's")
    if wrong := _WRONG.search(text):
        return Likeness(0.0, f"“{wrong[0]}” does not stand in names")
    if fold(text) in _folded("not_names"):
        return Likeness(0.0, "it stands where a name could, and is none")
    if tokens[0].casefold() in words("prose_words"):
        return Likeness(0.0, f"it starts with a word of sentences, “{tokens[0]}”")
    if said := next((t for t in tokens if t in words("prose_words") and t not in words("small_words")), None):
        return Likeness(0.0, f"it holds a word of sentences, “{said}”")
    if organization_score(text) >= 0.9:
        organization = any(char.isupper() for char in text)
        return Likeness(0.9 if organization else 0.2, "a word of it is an organization's")
    return _person_like(tokens)


def _named_thing(tokens: list[str], others: list[str]) -> bool:
    """“La Cabane à Sucre”: an article, then capitals with nothing but small words between them."""
    article = len(tokens) > 2 and tokens[0] in {"La", "Le", "Les"} and tokens[-1][0].isupper()
    return article and bool(others) and all(other in words("small_words") for other in others)


def _petit(tokens: list[str]) -> bool:
    """“le petit Jojo”, “la jeune Zoé”: nothing but such an adjective stands between the article and one name."""
    return (
        len(tokens) == 3
        and tokens[0] in {"le", "la"}
        and tokens[1] in words("epithets")
        and tokens[2].istitle()
    )


def _person_like(tokens: list[str]) -> Likeness:
    prose, small = words("prose_words"), particles()
    for token in tokens:
        if token in prose:
            return Likeness(0.0, f"it holds a word of sentences, “{token}”")
    if tokens[-1].endswith(".") and not _INITIAL.fullmatch(tokens[-1]) and len(tokens[-1]) > 3:
        return Likeness(0.1, "it ends like a sentence")
    capital = [t for t in tokens if t[0].isupper() or _ELIDED.match(t) or _NUMBERED.match(t)]
    others = [t for t in tokens if t not in capital and t.casefold() not in small and t not in {"et", "&"}]
    if others and _petit(tokens):
        return Likeness(0.75, "a name after “le petit”")
    if _named_thing(tokens, others):
        return Likeness(0.5, "capitals after an article")
    if others and any(_LETTER.match(token) for token in others):
        return Likeness(0.15 if tokens[0] in capital else 0.05, f"“{others[0]}” has no capital")
    if not capital:
        return Likeness(0.05, "no word has a capital")
    if is_given_name(tokens[0]) and len(tokens) > 1:
        return Likeness(0.95, f"“{tokens[0]}” is a given name")
    if 2 <= len(capital) <= 4:
        return Likeness(0.75, f"{len(capital)} words with capitals")
    if is_given_name(tokens[0]):
        return Likeness(0.6, f"“{tokens[0]}” is a given name, alone")
    return Likeness(0.4, "one word with a capital" if len(capital) == 1 else "many words with capitals")

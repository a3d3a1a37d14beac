"""What a label means: roles, an attribute, an event, a section; asked of the vocabulary once per label."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.roles import Heading, Match, key, lemma, vocabulary
from generique.roles.tables import rows
from generique.text import fold, unaccent
from generique.words import table, words

_TOO_LONG = 90
_MOST_WORDS = 14
_MADE = re.compile(r"une? (?:film )?(?P<kind>.+) (?:de|d|par|signee?)")
_FILM = re.compile(
    r"(?:un|une|le|ce)\s+(?:(?:premier|second|deuxième|nouveau)\s+)?"
    r"(?:court[ -]métrage|long[ -]métrage|film|documentaire|téléfilm)\s+(?=\w+(?:é|ée|it|ite)(?:,|\s))",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"(?:et|ainsi que|puis|and) (?=avec|la |le |sur|pour|produit|with|une? )|(?:{'|'.join(words('leads'))}) (?=avec )",
    re.IGNORECASE,
)
_ORDER = re.compile(r"[\s,(]*\b(?:par|dans l['’]|in)\s*(?:ordre|order)\b[^:]*?\)?\s*:?$", re.IGNORECASE)
_SINCE = re.compile(r" (?:depuis|depuis le|le|des|des le|a partir du|ce)$")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_PIECE = re.compile(r"[^\W\d_]+\.?")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{2})(?=[A-ZÀ-Þ])")
_NUMBER = re.compile(r"\s+\d\s*:?$")
_LETTER = re.compile(r"[^\W\d_]|©")
_AND = re.compile(r"\s*(?:&|,|\band\b)\s*", re.IGNORECASE)
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


@lru_cache(maxsize=65536)
def meaning(label: str) -> Meaning | None:
    """What a label means, None where its words are not known.

    >>> meaning("Montage :").match.roles
    ('editor',)
    >>> meaning("Durée").fact.property
    'runningTime'
    """
    if len(label) > _TOO_LONG or not _LETTER.search(label) or label.count(" ") >= _MOST_WORDS:
        return None
    if has_contact(label):
        return None
    if _SENTENCE.search(label) or not (_may_mean(label) or _ORDER.search(label)):
        return None
    if kind := _releases().get(_SINCE.sub("", fold(label))):
        return Meaning(label, None, Heading("event", "release", kind))
    if (ordered := _ORDER.search(label)) and ordered.start():
        return meaning(label[: ordered.start()])
    if led := _LED.match(label):
        return meaning(label[led.end() :])
    if "/" in label and (said := _in_two_languages(label)):
        return said
    spread = _expanded(label)
    if not {word for word in _words_of(_BRACKETS.sub(" ", spread)) if not word.isdigit()} <= known_words():
        return _of_kind(label)  # most lines are prose: they are told at the cost of their words
    known = _said(label, label) or (_said(label, spread) if spread != label else None) or _of_kind(label)
    return known or (meaning(label[: numbered.start()]) if (numbered := _NUMBER.search(label)) else None)


def _may_mean(label: str) -> bool:
    """Whether no word of a label is a stranger to all headings: most lines have one, and are told at its cost."""
    return "(" in label or "[" in label or not any(map(_is_strange, label.split()))


@lru_cache(maxsize=65536)
def _is_strange(word: str) -> bool:
    """Whether a word stands in no heading; one whose marks or capitals may hold other words is not judged."""
    bare = word.strip(",.:;")
    if not bare.isalpha() or not (bare[1:].islower() or bare.isupper()):
        return False
    known = lemma(unaccent(bare).casefold())
    return known not in known_words() and fold(bare) not in _free_words()


@cache
def _free_words() -> frozenset[str]:
    """The words of headings that are told otherwise than by their lemmas."""
    texts = [*_releases(), *_kinds(), *words("film_parts"), *abbreviations(), *words("links")]
    texts += words("english_headings")
    texts += [
        *_english(),
        "co post eco audio une un film signee signe ainsi que puis and et avec depuis partir du ce des le la sur pour",
    ]
    return frozenset(word for text in texts for word in fold(text).split())


def _of_kind(label: str) -> Meaning | None:
    """“Un film d'animation de”, “une comédie musicale de”: the words of genres before a director's name."""
    made = _MADE.fullmatch(fold(label))
    if made is None or any(word not in _kinds() | words("film_parts") for word in made["kind"].split()):
        return _made(label)
    return Meaning(label, Match(("director",), reason="a film of some kind by"), None)


def _made(label: str) -> Meaning | None:
    """“Un film écrit, réalisé et monté par”: what the participles after the film say."""
    found = _FILM.match(label)
    known = meaning(label[found.end() :]) if found else None
    return Meaning(label, known.match, None) if known and known.match else None


def _in_two_languages(label: str) -> Meaning | None:
    """“Réalisation / Director”: the same in French and in English, and no two roles."""
    french, _, english = label.strip(" :").partition("/")
    if not english or "/" in english or not all(key(part) in _english() for part in _AND.split(english)):
        return None
    said, again = meaning(french), meaning(english)
    if said is None or again is None:
        return None
    match, other = said.match, again.match
    if match and other and not set(match.roles) & set(other.roles):
        known = tuple(role for role in other.roles if role in match.possible())
        match = replace(match, roles=known, alternatives=()) if known else match
    heading = said.heading if said.section or said.heading == again.heading else None
    return (
        Meaning(label, match or (None if heading else other), heading) if match or heading or other else None
    )


@cache
def _english() -> frozenset[str]:
    """Headings that are English, and not French as well."""
    roles = vocabulary().roles.values()
    french = {key(form) for role in roles for form in (*role.forms_fr, role.label_fr)}
    return frozenset({key(form) for role in roles for form in (*role.forms_en, role.label_en)} - french) | {
        key(word) for word in words("english_headings")
    }


@cache
def _releases() -> dict[str, str]:
    return {fold(row["words"]): row["kind"] for row in table("release_phrases")}


def _words_of(label: str) -> set[str]:
    return set(key(label).split())


@cache
def known_words() -> frozenset[str]:
    """Every word that stands in some heading of the vocabulary, as :func:`generique.roles.key` has it."""
    return frozenset(word for form in forms() for word in _words_of(form)) | {"de", "et"}


@cache
def _kinds() -> frozenset[str]:
    """The words that say what kind of film one is: “un film d’animation de”, “une comédie musicale de”."""
    return frozenset(word for row in table("genres") for word in fold(row["words"]).split())


@cache
def forms() -> tuple[str, ...]:
    """Every heading of the vocabulary, as it is written."""
    roles = vocabulary().roles.values()
    forms = [
        form for role in roles for form in (*role.forms_fr, *role.forms_en, role.label_fr, role.label_en)
    ]
    forms += [row["form"] for name in ("combined", "ambiguous") for row in rows(name)]
    forms += [row["heading"] for row in table("headings")] + [row["form"] for row in table("qualifiers")]
    return tuple(forms)


def _said(label: str, heading: str) -> Meaning | None:
    words = vocabulary()
    match, other = words.find(heading), words.heading(heading)
    return Meaning(label, match, other) if match or other else None


@cache
def abbreviations() -> dict[str, str]:
    """The short forms of headings, folded, and what they stand for."""
    return {row["short"]: row["long"] for row in table("abbreviations")}


def is_short(word: str) -> bool:
    """Whether a word is a short form of headings: “réal.”.

    >>> is_short("réal."), is_short("Z.")
    (True, False)
    """
    return fold(word) in abbreviations() and (len(word) > 3 or (len(word) > 2 and word.endswith(".")))


def _expanded(label: str) -> str:
    """A label with its short forms written out: “Int.” is “interprétation”, “chefOPV” has two words."""
    spread = label if " " in label else _CAMEL.sub(" ", label)
    known = abbreviations()
    return _PIECE.sub(lambda word: known.get(fold(word[0]), word[0]), spread)


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    roles = vocabulary().roles.values()
    forms = (form for role in roles for form in (*role.forms_fr, *role.forms_en))
    return frozenset(key(form.split()[0]) for form in forms) | frozenset(map(key, abbreviations()))


@lru_cache(maxsize=65536)
def starts_phrase(word: str) -> bool:
    """Whether some phrase that names a role starts with this word: “réalisé”, “photographie”, “avec”."""
    return key(word) in _starters()

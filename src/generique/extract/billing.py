"""The billing block of a poster: capitals without a stop, “UN FILM DE … AVEC … IMAGE … PRODUIT PAR …”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generique.extract.meanings import Meaning, meaning
from generique.names import companies, is_given_name, split, together
from generique.roles import Match
from generique.text import fold
from generique.words import words

_TOKEN = re.compile(r"\S+")
_TITLE = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")
_MARK = re.compile(r"\s*(?:,|–|—|•|·|/|&|\bET\b)\s*")
_PRESENTS = frozenset({"presente", "presentent", "present", "presents"})
_ARTICLES = frozenset({"LE", "LA", "LES", "DE", "DU", "DES"})
_SHORTEST, _FEWEST, _LONGEST = 60, 3, 8
_CAST = Match(("cast-member",), reason="names before the title of a poster")


class Billed(NamedTuple):
    """A heading of the block with its names, a comma between them."""

    label: str
    names: str
    meaning: Meaning


def billing(text: str) -> tuple[Billed, ...]:
    """The headings of a billing block with their names; none for other texts.

    >>> text = "BRUMES FILMS PRÉSENTE UN FILM DE ADA NKOMO AVEC ZOÉ VIAL PAUL MARCHAL IMAGE JEAN PROU MONTAGE ALMA VITALI"
    >>> [(part.label, part.names) for part in billing(text)][:2]
    [('présente', 'BRUMES FILMS'), ('UN FILM DE', 'ADA NKOMO')]
    """
    if len(text) < _SHORTEST or not text.isupper() or ":" in text:
        return ()
    tokens = list(_TOKEN.finditer(text))
    labels = list(_labels(text, tokens))
    if len(labels) < _FEWEST:
        return ()
    ends = [*(start for start, _, _ in labels[1:]), len(text)]
    lead = text[: labels[0][0]]
    found = [*_before_title(lead)]
    for (start, end, known), stop in zip(labels, ends, strict=True):
        if names := _listed(text[end:stop], known):
            found.append(Billed(text[start:end].strip(), names, known))
    return tuple(found)


def _labels(text: str, tokens: list[re.Match[str]]) -> Iterator[tuple[int, int, Meaning]]:
    """Where the headings of the block start and end: the longest known ones, never the last word."""
    place = 0
    while place < len(tokens):
        size = min(_LONGEST, len(tokens) - place - 1)
        while size and not (known := _label(text, tokens, place, size)):
            size -= 1
        if size and known:
            yield tokens[place].start(), tokens[place + size - 1].end(), known
        place += max(size, 1)


def _label(text: str, tokens: list[re.Match[str]], place: int, size: int) -> Meaning | None:
    words_of = [token[0] for token in tokens[place : place + size]]
    if any(word[-1] in ",;:»”)&–—" or word[0] in "«“(&–—" for word in words_of):
        return None
    if tokens[place + size][0].strip(",").isdigit() and words_of[-1] not in {"DE", "PAR", "AVEC"}:
        return None  # “LA BANQUE POSTALE IMAGE 15”
    first = fold(words_of[0])
    if size == 1 and (len(first) < 3 or (first in words("company_ends") and first != "distribution")):
        return None  # “TF1 FILMS PRODUCTION”
    if words_of[0] == "ET" or first in _PRESENTS or is_given_name(words_of[0]):
        return None
    if words_of[0] in _ARTICLES or (place and tokens[place - 1][0] in _ARTICLES):
        return None  # “LA BANQUE POSTALE”
    known = meaning(text[tokens[place].start() : tokens[place + size - 1].end()])
    return known if known and known.match and known.match.possible() else None


def _before_title(lead: str) -> Iterator[Billed]:
    """“A ET B PRÉSENTENT X Y « TITRE »”: who presents produces, and the names before the title are of the cast."""
    before, after, presented = lead, "", False
    for token in _TOKEN.finditer(lead):
        if fold(token[0]) in _PRESENTS:
            before, after, presented = lead[: token.start()], lead[token.end() :], True
            break
    if presented and (known := meaning("production")) and (names := _listed(before, known)):
        yield Billed("présente", names, known)
    cast = _TITLE.split(after)[0].strip()
    found = [name for part in _MARK.split(cast) for name in (together(part) or (part,)) if name]
    if found and all(is_given_name(name.split(" ")[0]) for name in found):
        yield Billed("", ", ".join(found), Meaning("", _CAST, None))


def _listed(text: str, known: Meaning) -> str:
    """The names of a value, parted where nothing parts them."""
    found: list[str] = []
    for part in _MARK.split(_TITLE.split(text)[0].strip(" .,–—")):
        tokens = part.split(" ")
        company = not words("company_ends").isdisjoint(map(fold, tokens[1:]))
        if len(tokens) > 1 and is_given_name(tokens[0]) and not company:
            found += together(part) or (part,)
        elif part:
            found += companies(part)
    return ", ".join(named.verbatim for named in split(", ".join(found)))

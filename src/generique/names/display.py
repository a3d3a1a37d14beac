"""Names and titles written as they should be shown, whatever the source's capitals."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generique.names.evidence import is_given_name, organization_class, organization_score, particles
from generique.text import fold, squeeze, unaccent
from generique.words import table, words

_EDGES = " \t.,;:–—-•·*_|"
_PIECES = re.compile(r"[\w&+]+|[^\w&+]+", re.UNICODE)
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_DOT = re.compile(r"(?:\b[^\W\d_]|\bInc|\bJr|\bLtd)\.\s*$")
_VOWELS = "AEIOUY"
_ONSET = re.compile(
    r"(?:[BCDFGKPTV][LR]|[CGKPRSTWZ]H|S[CKLMNPTVW]|SC[HR]|SCHW?|S[PT]R|SHR|THR?|TCH|TS|TZ|GN|GW|KN|MB|MC|ND|NG|PS|QU|WR|"
    r"[B-DF-HJ-NP-TV-XZ])?[AEIOUY]"
)
_CODA = re.compile(
    r"(?:[LMNR][B-DF-HJ-NP-TV-XZ]|[LNR](?:CH|CK|CS|DT|KS|PH|SK|ST|TH|TS|TZ|GS|DS)|HR?T|H[LMNR]|S[CHKMPST]|S?CHT?|TCH|STS|"
    r"CKS?|CTS?|GHT?|[KPTBDGW]S|P?PHS?|PP|PT|SS|TH|TT|TZ|GT|[FT]T|FF|ZZ|LL|MM|NN|RR|[B-DF-HJ-NP-TV-XZ])?$"
)
_RUN = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{4,}")


@cache
def _written() -> dict[str, str]:
    written: dict[str, str] = {}
    for row in table("organizations"):
        written.setdefault(fold(row["name"]), row["name"])
    return written


def pronounceable(word: str) -> bool:
    """Whether a word in capitals can be said as a word, so that it is not an acronym.

    >>> [pronounceable(word) for word in ("ZINC", "ADNP", "UGC", "CNC", "BIVEL")]
    [True, False, False, False, True]
    """
    bare = unaccent(word).upper()
    if not any(vowel in bare for vowel in _VOWELS) or (_RUN.search(bare) and len(bare) < 8):
        return False
    first = min(bare.find(vowel) for vowel in _VOWELS if vowel in bare)
    last = max(bare.rfind(vowel) for vowel in _VOWELS)
    if len(bare) > 4 and bare.endswith("S"):
        bare = bare[:-1]
    return len(bare) > 5 or bool(_ONSET.match(bare[: first + 1]) and _CODA.match(bare[last + 1 :]))


def _capital(word: str) -> str:
    lower = word.lower()
    if lower.startswith("mc") and len(lower) > 4:
        return "Mc" + lower[2:].capitalize()
    return lower[:1].upper() + lower[1:]


def _is_loud(word: str) -> bool:
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=16384)
def inverted(name: str) -> str | None:
    """“Given Surname” for “SURNAME, Given” and “SURNAME Given”; None for what is not written so.

    >>> inverted("DE LA PORTE, Inès"), inverted("STRASSER Michel"), inverted("Alice, Bob")
    ('Inès DE LA PORTE', 'Michel STRASSER', None)
    """
    surname, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        surname, _, given = surname.rpartition(" ")
        if not is_given_name(given):
            return None
    if not surname or not given or "," in given or len(given.split()) > 3:
        return None
    loud = unaccent(surname).replace(" ", "").replace("-", "").replace("'", "")
    if not loud.isupper() or len(loud) < 2 or given.isupper() or not given[0].isupper():
        return None
    return f"{given} {surname}"


@lru_cache(maxsize=16384)
def display(credited_as: str) -> str:
    """A name as it should be shown: capitals brought down, the given name first; else as it stands.

    >>> [display(name) for name in ("Didier BIVEL", "LEA DE MAUPERTUIS", "DANIELE, Marco")]
    ['Didier Bivel', 'Lea de Maupertuis', 'Marco Daniele']
    >>> [display(name) for name in ("ADNP", "ZINC", "FRANCE 3 CINÉMA", "les Gnawas", "SHANE O'CONNOR")]
    ['ADNP', 'Zinc', 'France 3 Cinéma', 'les Gnawas', "Shane O'Connor"]
    """
    text = squeeze(credited_as).strip("*_ ").rstrip(_EDGES).lstrip(" ,;:•·*|") + _last_dot(credited_as)
    text = inverted(text) or text
    if not any(map(_is_loud, _LETTERS.findall(text))):
        return text
    known = _written().get(fold(text))
    if known and text.isupper():
        return known
    if organization_class(text) or organization_score(text) >= 0.8:
        return _organization(text)
    return _person(text)


def _last_dot(text: str) -> str:
    """The dot of a last initial or short form belongs to the name: “Klem H.”, “Inc.”."""
    return "." if "." in text and _LAST_DOT.search(text) else ""


def _person(text: str) -> str:
    tokens, small = text.split(" "), particles()
    alone = len(tokens) == 1
    done: list[str] = []
    for index, token in enumerate(tokens):
        lower = token.lower()
        if not _is_loud(token):
            done.append(token)
        elif lower in small and not alone:
            as_small = not small[lower] or (
                lower in {"la", "le", "les"} and done and done[-1] in {"de", "von"}
            )
            done.append(lower if as_small and index else _capital(token))
        elif "." in token[:-1] or (not pronounceable(token) and (alone or (not index and len(token) < 4))):
            done.append(token)
        else:
            done.append(_pieces(token, first=index == 0))
    return " ".join(done)


def _pieces(token: str, first: bool) -> str:
    """The parts of a word between hyphens and apostrophes, each with its capital."""
    if not first and (elided := re.match(r"[Dd](['’])(?=[^\W\d_]{3})", token)):
        return "d" + elided[1] + _pieces(token[2:], first=True)
    return "".join(_capital(part) if part[0].isalpha() else part for part in _PIECES.findall(token))


def _keep(word: str) -> bool:
    known = _written().get(fold(word))
    return (
        word in words("acronyms")
        or (known == word)
        or any(c.isdigit() for c in word)
        or not pronounceable(word)
    )


def _organization(text: str) -> str:
    small, shouted = words("small_words"), text.isupper()
    done: list[str] = []
    for part in _PIECES.findall(text):
        lower = part.lower()
        if not part[0].isalpha() or not (_is_loud(part) or shouted):
            done.append(part)
        elif lower in small and done:
            done.append(lower)
        elif len(part) == 1:
            done.append(part if done or lower != "l" else "L")
        elif _keep(part) and lower not in small:
            done.append(part)
        else:
            done.append(_written().get(fold(part)) or _capital(part))
    return "".join(done)


def title(text: str) -> str:
    """A film's title; one in capitals alone is written in the French manner.

    >>> title("LES PETITES VICTOIRES"), title("AU PAYS DES MORTELS"), title("Plein phare")
    ('Les Petites Victoires', 'Au pays des mortels', 'Plein phare')
    """
    text = squeeze(text).strip('*_ «»“”"').strip()
    if not text.isupper():
        return text
    parts = _PIECES.findall(text.lower())
    written = [part.capitalize() if is_given_name(part) and len(part) > 2 else part for part in parts]
    nouns = [index for index, part in enumerate(parts) if part[0].isalnum()]
    if not nouns:
        return text
    written[nouns[0]] = _capital(parts[nouns[0]])
    if parts[nouns[0]] in {"le", "la", "les", "l"}:
        for index in nouns[1:]:
            written[index] = _capital(parts[index])
            if parts[index] not in words("adjectives"):
                break
    return "".join(written)


def compound_half(short: str, long: str) -> bool:
    """Whether one name is the other with half of its double surname (or of its compound given name).

    >>> compound_half("Cassandra Ostier", "Cassandra Ostier-Alamarguy")
    True
    >>> compound_half("Marah Ostier", "Cassandra Ostier-Alamarguy")
    False
    """
    if len(fold(short)) > len(fold(long)):
        short, long = long, short
    left, right = unaccent(short).casefold().split(), unaccent(long).casefold().split()
    if len(left) != len(right) or len(left) < 2 or left == right:
        return False
    return all(a == b or ("-" in b and a in b.split("-")) for a, b in zip(left, right, strict=True))

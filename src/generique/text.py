"""Text without surprises: spaces, case, accents and marks folded, for comparing and for names of things."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole, and characters that are there but not seen.
_WHOLE = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ı": "i", "ß": "ss", "°": "o", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = re.compile(r"[\W_]+")


def squeeze(text: str) -> str:
    """One space between words, none at the ends; no-break spaces are spaces.

    >>> squeeze("  Alice\\u00a0 Fave ")
    'Alice Fave'
    """
    return " ".join(text.split())


def unaccent(text: str) -> str:
    """The same letters without accents or ligatures; apostrophes made alike; case kept.

    >>> unaccent("L’Œuvre de Léonie")
    "L'OEuvre de Leonie"
    """
    if text.isascii():
        return text.replace("`", "'")
    flat = text.translate(_LATIN)
    return _flat(flat) if _FURTHER.search(flat) else flat


def _flat(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_WHOLE))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


# French has no letters or marks beyond these: one look-up for each, where a decomposition costs ten times as much.
_LATIN = {code: _flat(chr(code)) for code in (*range(0x60, 0x180), *range(0x2000, 0x2030))} | _WHOLE
_FURTHER = re.compile("[^\\x00-\u017f\u2000-\u202f]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which two spellings are compared: no case, accents, punctuation or double spaces.

    >>> fold("Cassandra OSTIER-Alamarguy") == fold("cassandra  ostier alamarguy")
    True
    >>> fold("L'Œuvre n° 1 & Cie")
    'l oeuvre no 1 et cie'
    """
    return _MARKS.sub(" ", unaccent(text.replace("&", " et ")).casefold()).strip()


def slug(text: str) -> str:
    """A readable piece of an IRI; “x” for a text without a letter or a figure.

    >>> slug("Mélanie Auffret")
    'melanie-auffret'
    """
    return fold(text).replace(" ", "-") or "x"


def for_xml(text: str) -> str:
    """The same text, with a replacement character for each one that XML cannot hold.

    >>> for_xml("un\\x0bdeux")
    'un�deux'
    """
    return _NOT_XML.sub("\ufffd", text)

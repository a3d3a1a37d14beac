"""Contact details: masked before anything is read, so that no telephone number or address enters a claim."""

from __future__ import annotations

import re

from generique.words import words

MASK = "[contact]"
_EMAIL = (
    r"(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
)
_URL = r"(?:https?://|www\.)[^\s<>)\]]+|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:fr|com|org|net|eu|be|ch|tv|info|io|example)\b(?:/[^\s)]*)?"
_TELEPHONE = (
    r"(?:(?:\b(?:T[ée]l|Tel|T[ée]l[ée]phone|Fax|Mob|Mobile|Portable|Port)\b[\s.:]*)?"
    r"(?:(?:\+|\b00)\s?\d{1,3}[\s.-]*(?:\(0\)\s*)?(?:\d[\s.\u00a0-]?){7,11}\d|\b0\d(?:[\s.\u00a0-]?\d{2}){4}\b))"
)
_DETAILS = re.compile(f"{_EMAIL}|{_TELEPHONE}|{_URL}", re.IGNORECASE)
_STREETS = "|".join(sorted(words("streets"), key=len, reverse=True))
_ADDRESS = re.compile(
    rf"\b\d{{1,4}}\s?(?:bis|ter|quater)?\s*,?\s*(?:{_STREETS})\b[^\n;|]*?(?=$|[;|\n]|\s[–—]\s|{re.escape(MASK)})",
    re.IGNORECASE,
)
_HINT = re.compile(r"@|\(at\)|\[at\]|\d\d|www|https?:|\.[a-z]{2}", re.IGNORECASE)


def mask(text: str) -> str:
    """The text with e-mail addresses, telephone numbers, web and postal addresses masked.

    >>> mask("Contact : alice@example.org, 06 99 11 22 33")
    'Contact : [contact], [contact]'
    >>> mask("Studio Nord, 4 quai des Bateliers, 67000 Strasbourg")
    'Studio Nord, [contact]'
    >>> mask("Sortie le 24/05/2023, visa 154 233")
    'Sortie le 24/05/2023, visa 154 233'
    """
    if not _HINT.search(text):
        return text
    return _ADDRESS.sub(MASK, _DETAILS.sub(MASK, text))


def has_contact(text: str) -> bool:
    """Whether something was masked here."""
    return MASK in text

"""Names run together: “MICHELINE PERRIN GEORGES LABARTHE SERGE TOLLMANN”, as posters and centred lists lose their spaces."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from generique.names.evidence import is_given_name, particles
from generique.text import fold
from generique.words import words

_FEWEST, _PAIR, _LONGEST = 4, 2, 3


@lru_cache(maxsize=16384)
def together(text: str) -> tuple[str, ...]:
    """The names of a text without anything between them, told by given names; none where it is one name.

    >>> together("Micheline Perrin Georges Labarthe Serge Tollmann")
    ('Micheline Perrin', 'Georges Labarthe', 'Serge Tollmann')
    >>> together("Maria João Pinto Basto"), together("Jean-Pierre de La Porte")
    ((), ())
    """
    tokens = text.split(" ")
    if len(tokens) < _FEWEST or not all(token[:1].isalpha() for token in tokens):
        return ()
    starts = [
        at
        for at, token in enumerate(tokens)
        if is_given_name(token) and (not at or tokens[at - 1].lower() not in particles())
    ]
    if not starts or starts[0]:
        return ()
    # a given name directly after another is the second of a compound one, or a surname
    heads = [at for place, at in enumerate(starts) if not place or at - starts[place - 1] > 1]
    names = [tokens[start:end] for start, end in pairwise([*heads, len(tokens)])]
    sizes = [sum(1 for token in name if token.lower() not in particles()) for name in names]
    if len(names) == _PAIR and sizes != [_PAIR, _PAIR]:
        return ()
    if len(names) < _PAIR or min(sizes) < _PAIR or max(sizes) > _LONGEST:
        return _by_twos(tokens, heads)
    return tuple(" ".join(name) for name in names)


def _by_twos(tokens: list[str], heads: list[int]) -> tuple[str, ...]:
    """Three names or more of two words each, most of them known by their given name."""
    half = len(tokens) // 2
    small = any(token.lower() in particles() for token in tokens)
    if len(tokens) % 2 or half <= _PAIR or small or any(at % 2 for at in heads) or 2 * len(heads) <= half:
        return ()
    return tuple(f"{first} {second}" for first, second in zip(tokens[::2], tokens[1::2], strict=True))


def companies(text: str) -> tuple[str, ...]:
    """Organizations without anything between them, told by the words that they end with.

    >>> companies("NESTOR FILMS 22H22 PRODUCTIONS TF1 FILMS PRODUCTION UMEDIANE")
    ('NESTOR FILMS', '22H22 PRODUCTIONS', 'TF1 FILMS PRODUCTION', 'UMEDIANE')
    """
    tokens = text.split(" ")
    names: list[list[str]] = [[]]
    for at, token in enumerate(tokens):
        names[-1].append(token)
        follows = fold(tokens[at + 1]) if at + 1 < len(tokens) else ""
        ends = fold(token) in words("company_ends") and len(names[-1]) > 1
        if ends and follows and follows not in words("company_ends") | words("small_words"):
            names.append([])
    return tuple(" ".join(name) for name in names)

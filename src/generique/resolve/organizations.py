"""Names of organizations compared: legal forms and spelling aside, but a branch is not its house."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from generique.words import table, words

_CARE_OF = re.compile(r"(?<=\w) (?:c [o0]|chez) .*$")
_BOTH = re.compile(r" (?:de )?productions? et (?:de )?distribution$")  # what a firm does, not a branch of it
_DOUBLE = re.compile(r"(.)\1+")
_LETTERS = re.compile(r"[^ivx\d]")
_LONG = 7


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["normal"], row["class"]) for row in table("organization_forms")}


@cache
def _houses() -> frozenset[str]:
    return frozenset(heart(name) for name in words("houses"))


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> tuple[str, ...]:
    """The words of a folded name in one spelling, without legal forms and the article before it.

    >>> normal("les films du bief sarl"), normal("jla prod")
    (('films', 'du', 'bief'), ('jla', 'productions'))
    """
    found = []
    for word in _BOTH.sub("", _CARE_OF.sub("", name)).split():
        written, kind = _words().get(word) or _words().get(_meant(word), (word, ""))
        if kind != "legal":
            found.append(written)
    while len(found) > 1 and found[0] in words("title_articles"):
        found.pop(0)
    own = [word for word in found if not _generic(word)]
    return tuple(found if own else name.split())


@lru_cache(maxsize=1 << 16)
def _meant(word: str) -> str:
    """The general word that a word is a misspelling of: “productions” for “producions”."""
    if len(word) < 4:
        return word
    general = (one for one, (_, kind) in _words().items() if kind == "generic" and len(one) > 4)
    return next((one for one in general if OSA.distance(word, one, score_cutoff=2) <= 1), word)


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """All letters of the normal name: “JLAPRODUCTIONS” is “JLA Productions”."""
    joined = "".join(normal(name))
    for word, (written, kind) in _words().items():
        if kind == "generic" and joined.endswith(word) and len(joined) > len(word) + 2:
            return joined.removesuffix(word) + written
    return joined


@lru_cache(maxsize=1 << 16)
def heart(name: str) -> str:
    """The name without “films”, “productions” and the like; whole where nothing else would stand."""
    every = list(normal(name))
    kept = [word for word in every if not _generic(word)]
    while kept and _generic(every[-1]):
        every.pop()
        while len(kept) > 1 and every[-1] == kept[-1] and _class(every[-1]) == "link":
            every.pop()  # the “de” of “Unité de Production”
            kept.pop()
    return "".join(kept) or "".join(normal(name))


def _class(word: str) -> str:
    return _words().get(word, ("", ""))[1]


def _generic(word: str) -> bool:
    return _class(word) == "generic"


@lru_cache(maxsize=1 << 17)
def compare(left: str, right: str) -> str:
    """The evidence in two folded names, as a row of the table of weights.

    >>> compare("quad", "quad films"), compare("gaumont", "gaumont television")
    ('name-core', 'name-branch')
    >>> compare("france 2 cinema", "france 3 cinema"), compare("jlaproductions", "jla productions")
    ('name-other', 'name-form')
    """
    if left == right:
        return "name"
    if key(left) == key(right) or left.replace(" ", "") == right.replace(" ", ""):
        return "name-form"
    one, other = set(normal(left)), set(normal(right))
    if any(_class(word) == "branch" for word in one ^ other):
        return "name-branch"
    if _numbers(left) != _numbers(right):
        return "name-other"
    if heart(left) == heart(right) and len(heart(left)) > 1:
        if heart(left) in _houses():
            return "name-house"
        return "name-core" if one <= other or other <= one else "name-generic"
    if _letter(left, right):
        return "name-letter"
    return "name-other"


def _letter(left: str, right: str) -> bool:
    """Whether a letter is all that differs, in a long word: “Bulle” and “Butte” are two words; or a doubled one."""
    if _DOUBLE.sub(r"\1", key(left)) == _DOUBLE.sub(r"\1", key(right)) and len(key(left)) >= 2 * _LONG:
        return True
    one, other = normal(left), normal(right)
    mine, theirs = ([w for w in some if w not in rest] for some, rest in ((one, other), (other, one)))
    if len(one) != len(other) or len(mine) != 1 or len(theirs) != 1:
        return len(key(left)) >= 2 * _LONG and OSA.distance(key(left), key(right), score_cutoff=2) <= 1
    a, b = mine[0], theirs[0]
    return min(len(a), len(b)) >= _LONG and OSA.distance(a, b, score_cutoff=2) <= 1


def _numbers(name: str) -> list[str]:
    """Figures, single letters and Roman numbers: they tell “Cinémage 5” from “Cinémage 6”."""
    return sorted(
        word for word in re.findall(r"\d+|[a-z]+", name) if len(word) == 1 or not _LETTERS.search(word)
    )

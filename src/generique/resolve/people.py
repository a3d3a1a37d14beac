"""Names of people compared: order, small words, halves, initials, spelling, and how common a name is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import log2

from rapidfuzz.distance import OSA

from generique.names import is_given_name
from generique.names.evidence import particles
from generique.text import fold
from generique.words import table, words

_PEOPLE = 250_000  # about as many as French cinema has credited
_GIVEN, _OTHER_GIVEN, _SURNAME = 300e-6, 40e-6, 15e-6  # the shares of a name that no table holds
_LONG = 14  # letters of a name in which two may be wrong wherever they are
_RAREST, _COMMONEST = 3.0, -6.0


@lru_cache(maxsize=1 << 17)
def core(name: str) -> tuple[str, ...]:
    """The words of a folded name without particles and civilities, in the order of the alphabet.

    >>> core("de la porte ines"), core("monsieur mohamed hamidi")
    (('ines', 'porte'), ('hamidi', 'mohamed'))
    """
    words = name.split()
    kept = [word for word in words if word not in small_words()]
    return tuple(sorted(kept if kept else words))


@cache
def small_words() -> frozenset[str]:
    """The words that do not count in a name: particles and civilities."""
    civil = {word for row in table("civilities") for word in fold(next(iter(row.values()))).split()}
    return frozenset(fold(word) for word in particles()) | civil


@lru_cache(maxsize=1 << 18)
def compare(left: str, right: str) -> str:
    """The evidence in two folded names, as a row of the table of weights.

    >>> compare("alice fave", "fave alice"), compare("maiwenn", "maiwenn le besco")
    ('name-order', 'name-single')
    >>> compare("dinara droukarova", "dinara drukarova"), compare("jean pierre dardenne", "luc dardenne")
    ('name-spoken', 'name-surname')
    """
    if left == right:
        return "name"
    if sorted(left.split()) == sorted(right.split()):
        return "name-order"
    one, other = core(left), core(right)
    if one == other or "".join(left.split()) == "".join(right.split()):
        return "name-particles"
    if not one or not other:
        return "name-other"
    if len(one) > len(other):
        one, other = other, one
    common = set(one) & set(other)
    if len(one) == 1:
        return _single(one[0], other)
    if common == set(one):
        return "name-half"
    if len(one) == len(other) and _initials(one, other):
        return "name-initial"
    if _nicknamed(one, other, common):
        return "name-nickname"
    if _spelled(left, right, one, other, common):
        return "name-spoken" if spoken(left) == spoken(right) else "name-letter"
    if not any(len(word) > 1 for word in common):
        return "name-other"
    return "name-surname" if {left.split()[-1], right.split()[-1]} <= common else "name-given"


@cache
def _called() -> dict[str, frozenset[str]]:
    """Given name → those that its bearers may be called by."""
    found: dict[str, set[str]] = {}
    for row in words("nicknames"):
        forms = row.split("|")
        for form in forms:
            found.setdefault(form, set()).update(forms)
    return {name: frozenset(forms) for name, forms in found.items()}


def _nicknamed(one: tuple[str, ...], other: tuple[str, ...], common: set[str]) -> bool:
    """“Manu Payet”, “Emmanuel Payet”: one word is another form of the given name, all others are the same."""
    mine, theirs = [w for w in one if w not in common], [w for w in other if w not in common]
    if len(mine) != 1 or len(theirs) != 1 or not any(len(word) > 1 for word in common):
        return False
    return theirs[0] in _called().get(mine[0], ())


def _single(word: str, other: tuple[str, ...]) -> str:
    if word in other and len(word) > 2:
        return "name-single"
    if (
        len(other) == 1
        and min(len(word), len(other[0])) > 5
        and OSA.distance(word, other[0], score_cutoff=2) < 2
    ):
        return "name-letter"
    return "name-other"


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words pair off, each with itself or with its initial."""
    mine, theirs = set(one) - set(other), set(other) - set(one)
    if len(mine) != 1 or len(theirs) != 1:
        return False
    a, b = mine.pop(), theirs.pop()
    return (len(a) == 1) != (len(b) == 1) and a[0] == b[0]


def _spelled(left: str, right: str, one: tuple[str, ...], other: tuple[str, ...], common: set[str]) -> bool:
    """Whether a typing error or another spelling is all that differs; two given names are two people's."""
    mine, theirs = [w for w in one if w not in common], [w for w in other if w not in common]
    if len(mine) == len(theirs) == 1 and is_given_name(mine[0]) and is_given_name(theirs[0]):
        return spoken(mine[0]) == spoken(theirs[0]) and mine[0][-1] == theirs[0][-1]
    if len(mine) == len(theirs) == 1 and min(len(mine[0]), len(theirs[0])) < 4:
        return False
    a, b = "".join(left.split()), "".join(right.split())
    if not common and (len(one) != len(other) or min(len(a), len(b)) < _LONG):
        return False
    allowed = 1 if len(mine) == 1 and min(len(mine[0]), len(theirs[0] if theirs else "")) < 8 else 2
    return spoken(left) == spoken(right) or OSA.distance(a, b, score_cutoff=allowed + 1) <= allowed


_SOUNDS = (
    ("tch", "c"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("cz", "c"), ("ph", "f"), ("th", "t"),
    ("kh", "k"), ("gh", "g"), ("dj", "j"), ("dh", "d"), ("ck", "k"), ("qu", "k"), ("ou", "u"), ("oo", "u"),
    ("eau", "o"), ("au", "o"), ("ei", "e"), ("ai", "e"), ("ee", "i"), ("y", "i"), ("w", "v"), ("c", "k"),
    ("q", "k"), ("z", "s"), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 17)
def spoken(name: str) -> str:
    """A rough form in which transliterations and double letters fall together; words in the order of the alphabet.

    >>> spoken("tchekhov") == spoken("chekhov"), spoken("said belktibia") == spoken("belktibia said")
    (False, True)
    """
    return " ".join(sorted(_sound(word) for word in core(name)))


def _sound(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return "".join(letter for index, letter in enumerate(word) if index == 0 or letter != word[index - 1])


@lru_cache(maxsize=1 << 17)
def rarity(name: str) -> float:
    """What equal names say by being rare: doublings of the odds, below 0 where many people bear the name.

    The number of people of French cinema who would bear it by chance, from the shares of its words.

    >>> rarity("philippe martin") < rarity("nicolas durand") < 0 < rarity("alice fave")
    True
    """
    words = core(name)
    if len(words) == 1:
        return -3.0 if is_given_name(words[0]) else 0.0
    share = max(_given(words[i]) * _surname(words[:i] + words[i + 1 :]) for i in range(len(words)))
    return min(_RAREST, max(_COMMONEST, -log2(_PEOPLE * share)))


@cache
def _shares() -> dict[str, tuple[float, float]]:
    rows = table("name_shares")
    return {row["name"]: (float(row["given"]) / 1e6, float(row["surname"]) / 1e6) for row in rows}


def _given(word: str) -> float:
    return max(_shares().get(word, (0.0, 0.0))[0], _GIVEN if is_given_name(word) else _OTHER_GIVEN)


def _surname(words: tuple[str, ...]) -> float:
    shares = [max(_shares().get(word, (0.0, 0.0))[1], _SURNAME) for word in words]
    return min(shares) if len(shares) == 1 else min(shares) / 4


def misspelt(name: str) -> Iterator[str]:
    """What names that differ by one letter share: the name without each of its letters, and whole."""
    text = " ".join(core(name))
    if len(text) > 8:
        yield text
        for index in range(len(text)):
            if text[index] != " ":
                yield text[:index] + text[index + 1 :]

"""What a label with a slip of the pen means, “photograhpie”, or with an organization’s name at its end."""

from __future__ import annotations

from functools import cache, lru_cache

from generique.extract.meanings import Meaning, abbreviations, forms, known_words, meaning
from generique.names import is_given_name, organization_class
from generique.roles import lemma, vocabulary
from generique.roles.keys import spelling
from generique.text import fold
from generique.values import countries

_MOST_NAMED, _LONG = 8, 6


def _of_organization(words: list[str]) -> Meaning | None:
    """A role with an organization or a country after it: “Chargée de programmes France 2”, “Régie Maroc”."""
    for cut in range(1, len(words)):
        rest = " ".join(words[cut:])
        if words[cut][0].isupper() and (organization_class(rest) or countries(rest)):
            known = meaning(" ".join(words[:cut]))
            return known if known and known.match and known.match.exact else None
    return None


@lru_cache(maxsize=16384)
def mended(label: str) -> Meaning | None:
    """What a label means with one wrong letter in a word, “photograhpie”, or an organization's name at its end.

    It asks for a text that is surely a label: a colon follows, it stands in a column of labels.

    >>> mended("Directeur de la photograhpie").match.roles
    ('director-of-photography',)
    >>> mended("Fiche techinque").section, mended("Martin")
    ('technical', None)
    >>> mended("Chargée de programmes France 2").match.roles
    ('commissioning-editor',)
    """
    words = label.rstrip(" :").split()
    if not 0 < len(words) <= _MOST_NAMED:
        return None
    right = [_right(word, len(words) == 1) for word in words]
    return (meaning(" ".join(right)) if right != words else None) or _of_organization(words)


@lru_cache(maxsize=32768)
def _right(word: str, alone: bool) -> str:
    """A long word that is not known as the only known one that is a slip away from it.

    ``alone`` it may be a surname, “Monteux”: then another letter is no slip.
    """
    bare = fold(word)
    if not _LONG <= len(bare) <= _longest() + 1 or not bare.isalpha() or is_given_name(word):
        return word
    if lemma(bare) in known_words() or bare in abbreviations():
        return word
    near = {
        known for slip in _slips(bare) for known in _slipped().get(slip, ()) if _is_slip(bare, known, alone)
    }
    return near.pop() if len({lemma(one) for one in near}) == 1 else word


def _slips(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


@cache
def _slipped() -> dict[str, tuple[str, ...]]:
    """Long words of headings by what is left of them without one letter."""
    found: dict[str, tuple[str, ...]] = {}
    for word in _spelled():
        for slip in _slips(word) if len(word) >= _LONG - 1 else ():
            found[slip] = (*found.get(slip, ()), word)
    return found


def _is_slip(wrong: str, right: str, alone: bool) -> bool:
    """One letter too few, too many or another, or two that changed places; the first is right."""
    if wrong[0] != right[0] or abs(len(wrong) - len(right)) > 1:
        return False
    if len(wrong) != len(right):
        return True
    apart = [at for at in range(len(wrong)) if wrong[at] != right[at]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return (len(apart) == 1 and not alone) or (
        swapped and wrong[apart[0]] == right[apart[1]] and wrong[apart[1]] == right[apart[0]]
    )


@cache
def _longest() -> int:
    return max(map(len, _spelled()))


@cache
def _spelled() -> frozenset[str]:
    """The words of French headings as they are spelled: who errs, errs in his own language."""
    english = {form for role in vocabulary().roles.values() for form in (*role.forms_en, role.label_en)}
    return frozenset(word for form in forms() if form not in english for word in spelling(form))

"""The two languages of the pages: which one a reader wants, and how each is typeset."""

from __future__ import annotations

import re

from starlette.requests import HTTPConnection

from generique.text import fold
from generique.words import table

LANGUAGES = ("fr", "en")
_NARROW, _WIDE = "\u202f", "\u00a0"
_BEFORE_MARKS = re.compile(r"[ \u00a0\u202f]+([;!?%])")
_BEFORE_COLON = re.compile(r"[ \u00a0\u202f]+([:»])")
_AFTER_QUOTE = re.compile(r"«[ \u00a0\u202f]+")
# What stands before the word by which a title or a name of one language is sorted.
_ARTICLES = re.compile(r"^(?:(?:le|la|les|un|une|des|the|a|an)\s+|l['’]\s*)(?=\S)", re.IGNORECASE)


def language(request: HTTPConnection) -> str:
    """The language of an answer: ``?lang``, else what Accept-Language wants more, French where both are alike."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    wanted: dict[str, float] = {}
    for part in request.headers.get("accept-language", "").split(","):
        name, _, wish = part.partition(";")
        short = name.strip().lower().partition("-")[0]
        if short in LANGUAGES:
            wanted[short] = max(wanted.get(short, 0.0), quality(wish))
    return "en" if wanted.get("en", 0.0) > wanted.get("fr", 0.0) else "fr"


def quality(text: str) -> float:
    """How much a part of a header is wanted, by what stands after its semicolon.

    >>> quality(""), quality(" q=0.3"), quality("q=much")
    (1.0, 0.3, 0.0)
    """
    try:
        return float(text.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


def typeset(text: str, lang: str) -> str:
    """A text of ours by the rules of its language: in French, no-break spaces before ; : ! ? and inside « ».

    >>> typeset("Qui ? « Victoire »", "fr")
    'Qui\\u202f? «\\xa0Victoire\\xa0»'
    """
    if lang != "fr":
        return text
    text = _BEFORE_COLON.sub(rf"{_WIDE}\1", _BEFORE_MARKS.sub(rf"{_NARROW}\1", text))
    return _AFTER_QUOTE.sub(f"«{_WIDE}", text)


def number(value: int, lang: str) -> str:
    """A number as it is written: in French with no-break spaces from five figures on.

    >>> number(1204, "en"), number(1204, "fr"), number(90_000_000, "fr")
    ('1,204', '1\\u202f204', '90\\u202f000\\u202f000')
    """
    return f"{value:,}".replace(",", _NARROW) if lang == "fr" else f"{value:,}"


def day(text: str, lang: str) -> str:
    """An ISO date, or a part of one, in words; any other text stays itself.

    >>> day("2023-03-01", "fr"), day("2023-03", "en"), day("2023", "fr"), day("soon", "en")
    ('1er\\xa0mars\\xa02023', 'March 2023', '2023', 'soon')
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)
    if not found or not 1 <= int(found[2]) <= 12:
        return text
    month = table("months")[int(found[2]) - 1][lang].partition("|")[0]
    if lang == "en":
        month = month.capitalize()
    if not found[3]:
        return f"{month} {found[1]}"
    figure = int(found[3])
    shown = "1er" if lang == "fr" and figure == 1 else str(figure)
    return _WIDE.join((shown, month, found[1]))


_PLACES = {"line": "ligne", "page": "page", "row": "rangée", "sheet": "feuille", "table": "tableau"}
_PLACE = re.compile(rf"\b({'|'.join(_PLACES)})\b")


def locator(place: str, lang: str) -> str:
    """A place in a source, in words.

    >>> locator("page 3, line 4", "fr")
    'page\xa03, ligne\xa04'
    """
    said = _PLACE.sub(lambda found: _PLACES[found[0]], place) if lang == "fr" else place
    return re.sub(r" (?=\d)", _WIDE, said)


def sort_key(title: str) -> str:
    """A title as it is sorted: folded, without its article.

    >>> sorted(["Zinc", "Les Petites Victoires", "L’Été", "Roxane"], key=sort_key)
    ['L’Été', 'Les Petites Victoires', 'Roxane', 'Zinc']
    """
    return fold(_ARTICLES.sub("", title)) or fold(title) or title


def name_key(name: str) -> str:
    """A person’s name as it is sorted: by the last word, without particles before it.

    >>> sorted(["Alice de Fave", "Zoé Abel", "Julia Piaton"], key=name_key)
    ['Zoé Abel', 'Alice de Fave', 'Julia Piaton']
    """
    first, _, last = fold(name).rpartition(" ")
    return f"{last} {first}"

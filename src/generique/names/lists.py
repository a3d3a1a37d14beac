"""Names taken out of a list: “A, B et C”, “Stéphane et David FOENKINOS”, “COSTE, Alban ; DIABY, Sékou”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generique.names.display import inverted
from generique.names.evidence import is_given_name, looks_like_name, organization_class, organization_score
from generique.names.together import together
from generique.text import fold, squeeze
from generique.words import table, words

_BOOK = re.compile(rf"\b(?:{'|'.join(words('published'))})\b", re.IGNORECASE)
_PUBLISHED = re.compile(rf"[\s,(]*{_BOOK.pattern}[^;\n]*", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:pour|via|for)\s+(?=[A-ZÀ-Þ0-9])")
_HARD = re.compile(r"\s*(?:\n|;|(?<!\w)•|•(?!\w)|·(?=\s)|●|▪|\||\s/\s|\s–\s|\s—\s|\s-\s|\t)\s*")
_COMMA = re.compile(r"\s*,\s*|\s+/\s*|\s*/\s+")
_AND = re.compile(
    r"(?<!\bmille)\s+(?:et|and|&|\+|y|und|(?-i:[x×]))\s+"
    r"(?!(?:Co|Cie|Compagnie|Associés?|Fils|Filles?|Frères|Sons|Partners|Sœurs|Ses|His|Her)\b)(?!(?<=[&d]\s)The\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:et|and|&|ainsi que|puis)\s+|^[-–—•·*]\s*", re.IGNORECASE)
_TRAIL = re.compile(r"\s+(?:et|and|&|ainsi que)$", re.IGNORECASE)
_ET = re.compile(r"\set\s", re.IGNORECASE)
_STOP = re.compile(r"(?<=[^\W\d_]{2})(?<!\bJr)(?<!\bInc)(?<!\bLtd)\.$")
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_KEPT = re.compile("\x00(\\d+)\x01")
_LOWER = re.compile(r"(?!(?:de|du|des|la|le|les|un|une|von|van|el|al|ben|par)\s|[dl]['’])[a-zà-ÿ]{4,}\b")
_SURELY, _SEVERAL, _TIMES = 0.8, 3, 4
_OF = re.compile(r"^(?:de la |de l['’]|du |des |de |d['’])(?=[^\W\d_])")
_THE = re.compile(r"^(?:la |le |les |l['’])(?=[^\W\d_])")


class Named(NamedTuple):
    """One name of a list: ``name`` with given name first, ``verbatim`` as it stands, and what stood in brackets."""

    name: str
    verbatim: str
    notes: tuple[str, ...] = ()


def _outside(text: str) -> tuple[str, list[str]]:
    """The text with a mark for each bracket, each known name with an “et” in it and what spells a short name out.

    These are not split.
    """
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        notes.append(match[0])
        return f"\x00{len(notes) - 1}\x01"

    marked = _NOTE.sub(keep, text) if "(" in text or "[" in text else text
    for start, end in reversed([*_spelled_out(marked)]):
        notes.append(marked[start:end])
        marked = f"{marked[:start]}\x00{len(notes) - 1}\x01{marked[end:]}"
    return _joined_names().sub(keep, marked) if _ET.search(marked) else marked, notes


_DASHED = re.compile(r"\s[–—-]\s")
_AND_OF = re.compile(r"\s(?:et|&)\s(?:(?:de|du|des|la|le|les)\s|[dl]['’])*(?=[A-ZÀ-Þ])")
_SPELLED = re.compile(
    r"(?P<short>[A-ZÀ-Þ][\w.]{2,11})(?P<out>\s+[–—-]\s+(?P<long>[A-ZÀ-Þ][^\W\d_]+(?:[\s'’-]+[^\W\d_]+){2,12}))"
)


def _spelled_out(text: str) -> Iterator[tuple[int, int]]:
    """Where a dash and the name before it in full stand: “CNC – Centre national du cinéma”, “Procirep – Société …”.

    Its words start with the letters of the short name, or it says what kind of organization that is.
    """
    for said in _SPELLED.finditer(text) if _DASHED.search(text) else ():
        others = (
            more
            for more in _AND_OF.finditer(said["long"])
            if organization_class(said["long"][more.end() :]) not in (None, "channel")
        )
        end = next((said.start("long") + more.start() for more in others), said.end("long"))
        tokens = [
            word for word in fold(text[said.start("long") : end]).split() if word not in words("small_words")
        ]
        letters, short = "".join(word[0] for word in tokens), fold(said["short"]).replace(" ", "")
        spelled = said["short"].isupper() and letters.startswith(short)
        society = organization_class(said["short"]) == "society" and tokens[0] == "societe"
        if spelled or society:
            yield said.start("out"), end


@cache
def _joined_names() -> re.Pattern[str]:
    names = sorted(
        (row["name"] for row in table("organizations") if " et " in row["name"]), key=len, reverse=True
    )
    either = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    return re.compile(either or r"(?!)", re.IGNORECASE)


def _restore(text: str, notes: list[str]) -> str:
    return _KEPT.sub(lambda match: notes[int(match[1])], text) if notes else text


def _pieces(text: str, surname_first: bool) -> list[str]:
    found: list[str] = []
    for hard in _HARD.split(text):
        parts = [part for part in _COMMA.split(hard) if part]
        if swapped := _swapped(parts, surname_first):
            found += swapped
        elif len(parts) == 1 and _duo(parts[0]):
            found += parts
        else:
            found += [name for part in parts for half in _halves(part) for name in _employed(half)]
    return found


def _duo(part: str) -> bool:
    """Whether two words and an “et” that are all of a text are one name: “Haut et Fort”."""
    halves = _AND.split(part)
    return len(halves) == 2 and not any(
        " " in half or not half[:1].isupper() or is_given_name(half) or organization_class(half)
        for half in halves
    )


def _employed(half: str) -> list[str]:
    """“Alice Fave pour Atlas Sud”: a person and the company, both with the role."""
    return _FOR.split(half) if is_given_name(half.split(" ")[0]) or " via " in half else [half]


def _swapped(parts: list[str], surname_first: bool) -> list[str] | None:
    """“SURNAME, Given” pairs, where each second part of the list completes the one before."""
    if len(parts) % 2 or not parts:
        return None
    pairs = [f"{parts[i]}, {parts[i + 1]}" for i in range(0, len(parts), 2)]
    companies = any(organization_score(_NOTE.sub("", part)) >= _SURELY for part in parts)
    return pairs if surname_first or (not companies and all(inverted(pair) for pair in pairs)) else None


def _turned(name: str) -> str:
    """“Inès de la Porte” for “de la Porte, Inès”."""
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma else name


_LOUD = r"(?:D['’])?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+"
_LOUD_FIRST = re.compile(
    rf"(?P<surname>(?:{_LOUD}\s)*{_LOUD})\s(?P<given>[A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ][\w'’-]*(?:\s[A-ZÀ-Þ][a-zà-ÿ][\w'’-]*)?|(?:[A-ZÀ-Þ]\.-?){{1,3}})"
)
_LOUD_LAST = re.compile(rf"[A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ][\w'’-]*(?:\s{_LOUD})+")


def loud_first(names: Iterable[str]) -> bool:
    """Whether a document writes surnames in capitals before given names: told by all its names.

    >>> loud_first(["MANGIN Yaël", "NDOYE Pape", "ZITOUNI Warda"]), loud_first(["Yaël MANGIN", "ARTE France"])
    (True, False)
    """
    texts = list(names)
    first = sum(1 for text in texts if _LOUD_FIRST.fullmatch(text) and not organization_class(text))
    last = sum(1 for text in texts if _LOUD_LAST.fullmatch(text))
    return first >= _SEVERAL and first > _TIMES * last


def unloud(name: str) -> str:
    """The given name before the surname in capitals.

    >>> unloud("VAN LOO Bram"), unloud("ROGER-VASSELIN A."), unloud("ATELIERS ROUVRAY")
    ('Bram VAN LOO', 'A. ROGER-VASSELIN', 'ATELIERS ROUVRAY')
    """
    found = _LOUD_FIRST.fullmatch(name)
    return f"{found['given']} {found['surname']}" if found and organization_score(name) < _SURELY else name


def _halves(part: str) -> list[str]:
    halves = [half for half in _AND.split(part) if half]
    if len(halves) > 1 and any(map(_LOWER.match, halves[1:])) and not is_given_name(halves[0].split(" ")[0]):
        return [part]  # “Office national de radiodiffusion et télévision”
    return _couple(halves) or halves


def _couple(halves: list[str]) -> list[str] | None:
    """“Stéphane et David FOENKINOS”: two given names and one surname make two people."""
    if len(halves) != 2:
        return None
    first, second = halves
    given, _, surname = second.partition(" ")
    if not surname or " " in first or "\x00" in first or not is_given_name(first):
        return None
    if not is_given_name(given) and not (surname.isupper() and not given.isupper()):
        return None
    return [f"{first} {_before_note(surname)}", second]


def _before_note(surname: str) -> str:
    return surname.split("\x00")[0].strip()


def _clean(piece: str) -> str:
    piece = squeeze(piece)
    lead, trail = _LEAD.match(piece), _TRAIL.search(piece)
    piece = piece[lead.end() if lead else 0 : trail.start() if trail else None].strip()
    piece = _STOP.sub("", piece) if piece.endswith(".") else piece
    return piece.strip(" ,;:•*_–—").removesuffix("…").strip()


def bare(name: str, organization: bool = False) -> str:
    """A name without the “de la” or “du” that a sentence puts before it.

    >>> bare("du CNC"), bare("la région Sud", organization=True), bare("de Suzanne de Baecque")
    ('CNC', 'Région Sud', 'Suzanne de Baecque')
    """
    stripped = _OF.sub("", name)
    if organization or organization_class(stripped):
        stripped = _THE.sub("", stripped)
        stripped = stripped[:1].upper() + stripped[1:]
    first = stripped.split(" ")[0]
    return stripped if organization or is_given_name(first) or organization_score(stripped) >= 0.8 else name


def _post_nominals(name: str) -> str:
    """A name without the letters of a professional society after it: “Alice Fave, AFC”, “Alice Fave AFC”."""
    words_of = name.split(" ")
    while len(words_of) > 1 and words_of[-1].strip(",.()") in words("societies"):
        words_of.pop()
    return " ".join(words_of).rstrip(" ,")


@lru_cache(maxsize=16384)
def split(text: str, surname_first: bool = False) -> tuple[Named, ...]:
    """The names of a list, in order; characters and qualifiers stay apart in ``notes``.

    ``surname_first`` says that a comma parts a surname from its given name even where no capitals show it.

    >>> [named.name for named in split("Théo Sury, Marie Caus et Lou Cassot")]
    ['Théo Sury', 'Marie Caus', 'Lou Cassot']
    >>> [named.name for named in split("Josselin et Aude Varennes")]
    ['Josselin Varennes', 'Aude Varennes']
    >>> split("Marie Caus (production déléguée)")[0].notes
    ('production déléguée',)
    >>> [named.name for named in split("la SCAM – Société civile des auteurs multimédia, CNC – Région Sud")]
    ['la SCAM', 'CNC', 'Région Sud']
    """
    marked, kept = _outside(_PUBLISHED.sub("", text) if _BOOK.search(text) else text)
    found: list[Named] = []
    for piece in _pieces(marked, surname_first):
        verbatim = _clean(_restore(piece, kept))
        notes = tuple(filter(None, map(squeeze, _NOTE.findall(verbatim)))) if kept else ()
        bare = _clean(_unspelled(_NOTE.sub(" ", verbatim))) if kept else verbatim
        name = _post_nominals(inverted(bare) or (_turned(bare) if surname_first else bare))
        societies = words("societies")
        notes = tuple(
            note for note in notes if note not in societies and note.upper().split(",")[0] not in societies
        )
        if not name or (found and name in societies) or fold(name) in _not_names():
            continue
        if not notes and (several := together(name)):
            found += [Named(one, one) for one in several]
            continue
        found.append(Named(name, verbatim, notes))
    return tuple(found)


def _unspelled(name: str) -> str:
    """A short name without what spells it out after a dash."""
    for start, end in _spelled_out(name):
        return name[:start] + name[end:]
    return name


def _not_names() -> frozenset[str]:
    return words("not_names")


def likeness(names: tuple[Named, ...]) -> float:
    """How much the whole list looks like names: the mean of its members.

    >>> likeness(split("Alice Fave, Justine Poulain")) > 0.9
    True
    """
    return sum(looks_like_name(named.name).score for named in names) / len(names) if names else 0.0

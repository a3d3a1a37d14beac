"""The films of a document, and where each begins: titles told by what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.extract.facts import Fact, compact, one, tail
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.extract.segments import Segment, segments
from generique.names import (
    Named,
    likeness,
    looks_like_name,
    organization_class,
    organization_score,
    split,
    title,
)
from generique.text import fold

_MOST_WORDS = 14
_BY = re.compile(r"\s*,?\s+(?:(?:un film )?(?:de|par|by)\s+|d['’])(?=[^\W\d_])", re.IGNORECASE)
OF = re.compile(r"(?:de |d['’]|by )(?=[A-ZÀ-Þ])")
_LEAD = re.compile(r"^[^:]{0,40}:\s+")
_PARTS = re.compile(r"\s+[–—•·|/-]\s+|\s*[,;]\s+")
_NAMED = re.compile(
    r"(?:liste|équipe|fiche|générique|film|métrage)\b.*?(?:[«“\"]\s*(?P<quoted>[^»”\"]{2,60}?)\s*[»”\"]|"
    r"(?:film|métrage)\s+(?P<loud>(?-i:[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,60}))$)",
    re.IGNORECASE,
)
_HEAD = 5
_ENDS = (".", ",", ";", ":", "…»")
_OTHER = re.compile(r"\((?P<other>[^()]+)\)")
_EQUALS = re.compile(r"\s+=\s+")
_CREDITS = frozenset({"technical", "cast", "crew", "credits"})
_NAMING = frozenset({"year", "runningTime", "country", "genre", "form", "language"})


class Start(NamedTuple):
    """A film begins on this line: its title, other titles as (property, title), and why it is taken for a title."""

    line: Line
    key: str
    title: str
    others: tuple[tuple[str, str], ...]
    verbatim: str
    lines: int
    certainty: float
    reason: str


class Inline(NamedTuple):
    """A film told in one line: “SALLE D’ATTENTE de Nour Haddad (France, 2019, 12 min)”."""

    title: str
    verbatim: str
    directors: tuple[Named, ...]
    facts: tuple[Fact, ...]


def key(text: str) -> str:
    """The key of a film of one source: its folded title.

    >>> key("Les Petites Victoires")
    'les petites victoires'
    """
    return fold(text)


def starts(lines: Sequence[Line]) -> dict[int, Start]:
    """Where films begin, by the index of the line of the title."""
    found: dict[int, Start] = {}
    for line in lines:
        after = [other for other in lines[line.index + 1 : line.index + 4] if other.gap < 6]
        plain = line.index > 0 and not lines[line.index - 1].strong
        start = _stated(line, after) or _followed(line, after, set_off=line.strong and plain)
        if start:
            found[line.index] = start
    if not found:
        heads = (start for line in lines if (start := _quoted(line) or _headed(line, lines)))
        found = {start.line.index: start for start in [*heads][:1]}
    return _by_year(found, lines)


def _by_year(found: dict[int, Start], lines: Sequence[Line]) -> dict[int, Start]:
    """Two films of one title have their year in their keys."""
    years: dict[str, dict[int, str]] = {}
    for index, start in found.items():
        facts = (fact for line in lines[index + 1 : index + 4] for fact in compact(line.text))
        if year := next((fact.value for fact in facts if fact.property == "year"), None):
            years.setdefault(start.key, {})[index] = year
    for told in years.values():
        if len(set(told.values())) > 1:
            for index, year in told.items():
                found[index] = found[index]._replace(key=f"{found[index].key} {year}")
    return found


def _stated(line: Line, after: Sequence[Line]) -> Start | None:
    """“TITRE <tab> VICTOIRE”, “title: Super Vespapa”, “Titre” over the title."""
    label, value = _label(line)
    if label is None or label.fact is None or label.fact.property != "title":
        return None
    under = not value
    if under:
        value = after[0].text if after and not meaning(after[0].text) else ""
    if not value or has_contact(value) or len(value) > 120:
        return None
    shown, others = _titles(value)
    return Start(line, key(shown), shown, others, value, 2 if under else 1, 1.0, f"“{label.label}” says so")


def _quoted(line: Line) -> Start | None:
    """“LISTE ÉQUIPE – « GRANDE OURSE »”, “Équipe du film PLEINE EAU”: the head of a list names its film."""
    said = _NAMED.search(line.text) if line.index < _HEAD and len(line.text) < 90 else None
    if said is None:
        return None
    text = said["quoted"] or said["loud"]
    return Start(line, key(text), title(text), (), text, 1, 0.9, "the head of the document names it")


def _headed(line: Line, lines: Sequence[Line]) -> Start | None:
    """The first line, or a heading of the first level, over a credit of whatever role."""
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if following is None or not (line.level == 1 or (line.index == 0 and line.text.isupper())):
        return None
    known = _first(following)
    if not (known and known.match) or not _may_be_title(line, False):
        return None
    shown, others = _titles(line.text)
    return Start(line, key(shown), shown, others, line.text, 1, 0.9, f"“{known.label}” follows the head")


def _label(line: Line) -> tuple[Meaning | None, str]:
    if line.cells:
        return meaning(line.cells[0]), line.cells[1]
    if ":" in line.text:
        head, _, rest = line.text.partition(":")
        return meaning(head), rest.strip()
    return meaning(line.text), ""


def _titles(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The first title of a text and the others: “Le Bal des vauriens = Meurtre …”, “Ainsi va l’amour (Minnie)”."""
    first, *equal = _EQUALS.split(text)
    others = [("alternativeTitle", title(other)) for other in equal]
    head = _OTHER.sub("", first).strip()
    if head and (bracket := _OTHER.search(first)) and not any(char.isdigit() for char in bracket["other"]):
        others.append(("originalTitle", title(bracket["other"])))
        first = head
    return title(first), tuple(others)


def _followed(line: Line, after: Sequence[Line], set_off: bool) -> Start | None:
    """A short line that stands alone, over a line that only follows titles."""
    if not after:
        return None
    text = line.text
    following = after[0]
    other = None
    if _OTHER.fullmatch(text) and (line.gap or line.level) and _sure(after):
        text = text.strip("() ")
    elif not _may_be_title(line, set_off) and not (_could_stand(line, set_off) and _sure(after)):
        return None
    if len(after) > 1 and (bracket := _OTHER.fullmatch(following.text)) and not following.gap:
        other, following = bracket["other"], after[1]
    reason = _anchor(following, line)
    if reason is None:
        return None
    shown, others = _titles(text)
    if other:
        others = (*others, ("originalTitle", title(other)))
    certainty = 0.97 if line.level or text.isupper() or line.strong else 0.9
    return Start(line, key(shown), shown, others, text, 2 if other else 1, certainty, reason)


def _sure(after: Sequence[Line]) -> bool:
    """Whether “de …” and a line of facts follow: then even “Pluie” is a title, and no heading."""
    bracket = bool(_OTHER.fullmatch(after[0].text)) and not after[0].gap
    director, facts = (*after[bracket : bracket + 2], None, None)[:2]
    near = director is not None and facts is not None and not facts.gap and director.gap < 2
    return bool(near and director and facts and OF.match(director.text) and compact(facts.text))


def _could_stand(line: Line, set_off: bool) -> bool:
    """Whether a line stands apart, as titles do."""
    apart = bool(line.gap or line.level or line.index == 0 or line.text.isupper() or set_off)
    return apart and not line.cells and len(line.text) <= 110 and bool(fold(line.text))


def _may_be_title(line: Line, set_off: bool) -> bool:
    text = line.text
    if (
        line.cells
        or len(text) > 90
        or text.count(" ") >= _MOST_WORDS
        or text.endswith(_ENDS)
        or has_contact(text)
    ):
        return False
    if not (line.gap or line.level or line.index == 0 or line.text.isupper() or set_off):
        return False
    if not fold(text) or text[0].islower() or meaning(text) or compact(text) or _OTHER.fullmatch(text):
        return False
    return not any(part.meaning for part in segments(text) if part.mark)


def _anchor(following: Line, line: Line) -> str | None:
    """Why this line says that a title stands before it."""
    if following.gap > 3:
        return None
    if OF.match(following.text) and likeness(split(OF.sub("", tail(following.text)[0], count=1))) >= 0.4:
        return "a line “de …” with a name follows"
    if compact(following.text):
        return "a line of facts follows"
    if line.level and (under := subtitle(following.text)) and under.facts:
        return "a line of facts and companies follows"
    known = _first(following)
    if known is None:
        return None
    if known.match and "director" in known.match.roles:
        return f"“{known.label}” follows"
    if line.level and known.section in _CREDITS:
        return f"“{known.label}” follows a heading"
    if line.level and known.fact and known.fact.property in _NAMING:
        return f"“{known.label}” follows a heading"
    return None


def _first(line: Line) -> Meaning | None:
    if line.cells:
        return meaning(line.cells[0])
    parts: list[Segment] = segments(line.text)
    return meaning(line.text) or (parts[0].meaning if parts and parts[0].mark else None)


class Subtitle(NamedTuple):
    """The line under a title: facts, and the organizations behind the film."""

    facts: tuple[Fact, ...]
    organizations: tuple[str, ...]


def subtitle(text: str) -> Subtitle | None:
    """A line of facts and organizations alone: “Téléfilm 90 min – Brumes Productions / France 2”.

    >>> subtitle("Téléfilm 90 min – Brumes Productions / France 2").organizations
    ('Brumes Productions', 'France 2')
    """
    facts: list[Fact] = []
    organizations: list[str] = []
    for part in filter(None, _PARTS.split(text) if len(text) < 120 else ()):
        if organization_class(part) == "channel":
            organizations.append(part)
        elif told := tuple(one(part)):
            facts += told
        elif organization_score(part) >= 0.9 and looks_like_name(part).score >= 0.7:
            organizations.append(part)
        else:
            return None
    return Subtitle(tuple(facts), tuple(organizations)) if organizations else None


def inline(text: str) -> Inline | None:
    """A film told in one line, None for other lines.

    >>> inline("Précédé de : SALLE D'ATTENTE de Nour Haddad (France, 2019, 12 min).").title
    "Salle d'attente"
    """
    if len(text) > 200 or not any(char.isdigit() for char in text):
        return None
    head, facts = tail(text.rstrip(" ."))
    if not facts:
        return None
    head = _LEAD.sub("", head)
    cuts = list(_BY.finditer(head))
    for cut in reversed(cuts):
        names = split(head[cut.end() :])
        named = head[: cut.start()].strip(' «»“”"*_,–—-')
        if names and likeness(names) >= 0.7 and named and not named[0].islower() and len(named) < 80:
            return Inline(title(named), named, names, facts)
    return None

"""The films of a document, and where each begins: titles told by what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.extract.facts import compact, tail
from generique.extract.inlines import OF, blurb, subtitle
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.extract.segments import segments
from generique.extract.titles import BRACKETED, could_stand, is_person, is_titular, key, may_be_title, titles
from generique.names import likeness, organization_score, split, title
from generique.text import fold
from generique.words import words

_NAMED = re.compile(
    r"(?:liste|équipe|fiche|générique|film|métrage)\b[^«“\"]{0,25}?(?:[«“\"]\s*(?P<quoted>[^»”\"]{2,60}?)\s*[»”\"]|"
    r"(?:film|métrage)\s+(?P<loud>(?-i:[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,60}))$)",
    re.IGNORECASE,
)
_EPISODES = re.compile(r"\b\d{1,3}\s?[x×]\s?\d{1,3}\s?(?:['’′]|mn|min)", re.IGNORECASE)
_HEAD = 5
_TITLE, _OTHER = frozenset({"title"}), frozenset({"originalTitle", "alternativeTitle"})
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


def starts(lines: Sequence[Line]) -> dict[int, Start]:
    """Where films begin, by the index of the line of the title."""
    found: dict[int, Start] = {}
    free = 0
    for line in lines:
        after = [other for other in lines[line.index + 1 : line.index + 5] if other.gap < 6]
        plain = line.index > 0 and not lines[line.index - 1].strong
        start = _stated(line, after) or _followed(line, after, set_off=line.strong and plain)
        if start and line.index >= free:
            found[line.index] = start
            free = line.index + start.lines
    if not found:
        said = (
            start
            for line in lines
            if (start := _stated(line, lines[line.index + 1 : line.index + 2], _OTHER))
        )
        found = {start.line.index: start for start in [*said][:1]}
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


def _stated(line: Line, after: Sequence[Line], names: frozenset[str] = _TITLE) -> Start | None:
    """“TITRE <tab> VICTOIRE”, “title: Super Vespapa”, “Titre” over the title."""
    label, value = _label(line)
    if label is None or label.fact is None or label.fact.property not in names:
        return None
    under = not value
    if under:
        value = after[0].text if after and not meaning(after[0].text) else ""
    if not value or has_contact(value) or len(value) > 120 or (line.cells and meaning(value)):
        return None
    shown, others = titles(value)
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
    if not (known and known.match) or not may_be_title(line):
        return None
    shown, others = titles(line.text)
    return Start(line, key(shown), shown, others, line.text, 1, 0.9, f"“{known.label}” follows the head")


def _label(line: Line) -> tuple[Meaning | None, str]:
    if line.cells:
        return meaning(line.cells[0]), line.cells[1]
    if ":" in line.text:
        head, _, rest = line.text.partition(":")
        return meaning(head), rest.strip()
    return meaning(line.text), ""


def _followed(line: Line, after: Sequence[Line], set_off: bool) -> Start | None:
    """A short line that stands alone, or a title and its other title, over a line that only follows titles."""
    if not after:
        return None
    text = line.text
    if BRACKETED.fullmatch(text) and (line.gap or line.level) and _sure(after):
        text = text.strip("() ")
    elif not may_be_title(line, set_off) and not (could_stand(line, set_off) and _sure(after)):
        return None
    reason, other, kind = _anchor(after[0], line), None, ""
    if len(after) > 1 and not after[0].gap:
        directed = any(_directs(other) for other in after[1:])
        if bracket := BRACKETED.fullmatch(after[0].text):
            reason, other, kind = _anchor(after[1], line), bracket["other"], "originalTitle"
        elif reason is None and _continues(after[0].text):
            reason, text, kind = _anchor(after[1], line), f"{text} {after[0].text}", "title"
        elif reason is None and is_person(after[0].text) and not directed:
            reason = _anchor(after[1], line)  # the director's name alone, over facts
        elif reason is None and _goes_on(line, after[0], directed):
            reason, other, kind = _anchor(after[1], line), after[0].text, "alternativeTitle"
    if reason is None:
        return None
    if other and kind == "alternativeTitle" and fold(text).split()[-1] in words("small_words"):
        text, other = f"{text} {other}", None  # a title in two lines
    shown, others = titles(text)
    if other:
        others = (*others, (kind, title(other)))
    certainty = 0.97 if line.level or text.isupper() or line.strong else 0.9
    return Start(line, key(shown), shown, others, text, 2 if kind else 1, certainty, reason)


def _continues(text: str) -> bool:
    """Whether a line goes on with the title above it: “Le dernier / des Kergoat”."""
    first = text.split(" ")[0].lower()
    return text[0].islower() and first in words("small_words") and not OF.match(text) and len(text) < 40


def _directs(line: Line) -> bool:
    """Whether a line names the director."""
    known = _first(line)
    return bool(OF.match(line.text) or (known and known.match and "director" in known.match.roles))


def _goes_on(line: Line, following: Line, directed: bool) -> bool:
    """Whether the line under a title can be its other title: “FIÈVRE DE MAI” over “May Fever”."""
    if (
        not (line.gap or line.index < _HEAD or line.level or line.text.isupper())
        or following.level
        or following.strong
    ):
        return False
    if following.text.isupper() and not (line.text.isupper() and line.index < _HEAD):
        return False
    if not is_titular(following.text) or any(char.isdigit() for char in following.text):
        return False
    if any(organization_score(text) >= 0.9 for text in (line.text, following.text)):
        return False
    return directed or not is_person(following.text)


def _sure(after: Sequence[Line]) -> bool:
    """Whether “de …” and a line of facts follow: then even “Pluie” is a title, and no heading."""
    bracket = bool(BRACKETED.fullmatch(after[0].text)) and not after[0].gap
    director, facts = (*after[bracket : bracket + 2], None, None)[:2]
    near = director is not None and facts is not None and not facts.gap and director.gap < 2
    return bool(near and director and facts and OF.match(director.text) and compact(facts.text))


def _anchor(following: Line, line: Line) -> str | None:
    """Why this line says that a title stands before it."""
    if following.gap > 3:
        return None
    if OF.match(following.text) and likeness(split(OF.sub("", tail(following.text)[0], count=1))) >= 0.4:
        return "a line “de …” with a name follows"
    if compact(following.text) or blurb(following.text):
        return "a line of facts follows"
    if line.level and (under := subtitle(following.text)) and under.facts:
        return "a line of facts and companies follows"
    if _EPISODES.search(following.text) and len(following.text) < 60:
        return "a line of episodes follows"
    known = _first(following)
    if known is None:
        return None
    if known.match and "director" in known.match.roles and _is_named(following):
        return f"“{known.label}” follows"
    if line.level and known.section in _CREDITS:
        return f"“{known.label}” follows a heading"
    if line.level and known.fact and known.fact.property in _NAMING:
        return f"“{known.label}” follows a heading"
    return None


def _first(line: Line) -> Meaning | None:
    if line.cells:
        return meaning(line.cells[0])
    parts = segments(line.text)
    return meaning(line.text) or (parts[0].meaning if parts and parts[0].mark else None)


def _is_named(line: Line) -> bool:
    """Whether a name follows the label of a line, if anything does: “Film de fin d’études” names nobody."""
    parts = () if line.cells or meaning(line.text) else segments(line.text)
    return not parts or not parts[0].value or likeness(split(tail(parts[0].value)[0])) >= 0.35

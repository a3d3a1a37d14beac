"""A line that is told for a title by what follows it: “de …”, facts, who directed it, a list of credits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generique.extract.factlines import factline
from generique.extract.facts import compact, facts_in, tail
from generique.extract.headline import Headline, headline
from generique.extract.inlines import OF, blurb, inline, subtitle
from generique.extract.lines import Line
from generique.extract.madeby import made_by
from generique.extract.meanings import Meaning, meaning
from generique.extract.segments import segments
from generique.extract.titles import BRACKETED, is_person, is_titular, unkinded
from generique.names import likeness, organization_score, split
from generique.text import fold
from generique.words import words

EPISODES = re.compile(r"\b\d{1,3}(?:\s?[x×]\s?| épisodes? de )\d{1,3}\s?(?:['’′]|mn|min)", re.IGNORECASE)
_HEAD = 8
_FARTHEST, MOST_UNDER, _LONG = 3, 2, 70
_CREDITS = frozenset({"technical", "cast", "crew", "credits"})
_NAMING = frozenset({"year", "runningTime", "country", "genre", "form", "language"})
_WITH = re.compile(r"\s+avec\s+", re.IGNORECASE)


ANCHORS = frozenset(
    {
        *(
            "of",
            "facts",
            "blurb",
            "companies",
            "episodes",
            "director",
            "section",
            "naming",
            "by",
            "author",
            "role",
        ),
        "visa",
    }
)


class Followed(NamedTuple):
    """A title: its words, other titles as (property, title), how many lines they take, and the evidence."""

    title: str
    others: tuple[tuple[str, str], ...]
    lines: int
    evidence: frozenset[str]
    rest: str = ""


def followed(line: Line, after: Sequence[Line], says: Callable[[str], bool]) -> Followed | None:
    """The title on this line, if the next ones say that it is one; ``says`` tells whether the document has a text.

    >>> lines = [Line(0, "BRUMES", "1"), Line(1, "de Zoé Vial", "2"), Line(2, "France, 2021, 12 min", "3")]
    >>> sorted(followed(lines[0], lines[1:], lambda text: False).evidence)
    ['facts', 'near', 'of']
    """
    found = of_line(line) or _sure(line, after)
    if found is None:
        return None
    title, size = found.title, 1
    others = [("alternativeTitle", found.other)] if found.other else []
    evidence = set(found.evidence)
    for under in range(min(MOST_UNDER + 1, len(after))):
        if told := _anchors(after[under:], line):
            evidence |= told
            break
        step = _of_title(line, title, after, under, says)
        if step is None:
            break
        kind, text = step
        if kind in ("person", "kind"):
            size -= 1
            evidence |= {"name"} if kind == "person" else set()
        elif kind == "title":
            title = f"{title} {text}"
        else:
            others.append((kind, text))
        size += 1
    else:
        size, title, others = 1, found.title, others[: bool(found.other)]
    if not evidence & ANCHORS:
        return None
    if any(directs(other) for other in after[:4]):
        evidence.add("near")
    return Followed(title, tuple(others), size, frozenset(evidence), found.rest)


def of_line(line: Line) -> Headline | None:
    """The title that a line holds, alone or in the first of its cells, where the others are no names."""
    if not line.cells:
        return headline(line.text)
    if (found := headline(line.joined(" | "))) and found.evidence:
        return found
    first, second = line.cells[:2]
    found = headline(first) if len(line.cells) < 4 and not facts_in(first) else None
    if found is None:
        return None
    if bracket := BRACKETED.fullmatch(second):
        return found._replace(other=bracket["other"])
    if (
        line.index < _HEAD
        and first.isupper()
        and not second.isupper()
        and is_titular(second)
        and not is_person(second)
    ):
        return found._replace(other=second)
    if _translated(line):
        return found._replace(other=second)
    return found if any(map(str.isdigit, second)) else None


def _translated(line: Line) -> bool:
    """Whether a line that stands apart is a title beside itself in another language: “NEIGES   SNOWS”."""
    return (
        bool(line.gap)
        and len(line.cells) == 2
        and all(cell.isupper() and is_titular(cell) and not is_person(cell) for cell in line.cells)
    )


def _sure(line: Line, after: Sequence[Line]) -> Headline | None:
    """A line over “de …” and a line of facts: then even “Pluie” is a title, and no heading."""
    text = line.text
    bracket = len(after) > 0 and bool(BRACKETED.fullmatch(after[0].text)) and not after[0].gap
    director, facts = (*after[bracket : bracket + 2], None, None)[:2]
    if director is None or facts is None or facts.gap or director.gap > 1 or line.cells or len(text) > _LONG:
        return None
    if not (OF.match(director.text) and compact(facts.text) and fold(text)):
        return None
    return Headline(text.strip("() ") if BRACKETED.fullmatch(text) else text)


def _anchors(following: Sequence[Line], line: Line) -> set[str]:
    """The evidence of the next line, and of the one under it where it says the rest of the same."""
    first = _anchor(following[0], following[1:], line)
    if first is None:
        return set()
    second = (
        _anchor(following[1], following[2:], line) if len(following) > 1 and following[1].gap < 2 else None
    )
    return {first, second} if second in {"of", "facts", "blurb", "director"} else {first}


def _anchor(following: Line, under: Sequence[Line], line: Line) -> str | None:
    """Why this line says that a title stands before it."""
    text = following.joined(" • ")
    if following.gap > _FARTHEST:
        return None
    if OF.match(text) and likeness(split(OF.sub("", _until_with(tail(text)[0]), count=1))) >= 0.4:
        return "of"
    if inline(text):
        return None
    if made_by(text):
        return "director"
    if blurb(text):
        return "blurb"
    if compact(text):
        return "facts"
    if any(fact.property == "identifier" for fact in factline(text)):
        return "visa"
    if line.level and (owners := subtitle(text)) and owners.facts:
        return "companies"
    if EPISODES.search(text) and len(text) < _LONG:
        return "episodes"
    known = _first(following)
    if known and known.match and "director" in known.match.roles and _is_named(following, under):
        return "director"
    if known and line.level and known.section in _CREDITS:
        return "section"
    if known and line.level and known.fact and known.fact.property in _NAMING:
        return "naming"
    return None


def _until_with(text: str) -> str:
    return _WITH.split(text)[0]


def _first(line: Line) -> Meaning | None:
    if line.cells:
        return meaning(line.cells[0])
    parts = segments(line.text)
    return meaning(line.text) or (parts[0].meaning if parts and parts[0].mark else None)


def _is_named(line: Line, under: Sequence[Line]) -> bool:
    """Whether a name follows the label of a line, beside or below it: “Film de fin d’études” names nobody."""
    if line.cells:
        return True
    parts = () if meaning(line.text) else segments(line.text)
    if parts and parts[0].value:
        return likeness(split(tail(parts[0].value)[0])) >= 0.35
    return (
        bool(under) and len(under[0].text) < _LONG and likeness(split(tail(under[0].joined(" • "))[0])) >= 0.6
    )


def directs(line: Line) -> bool:
    """Whether a line names the director."""
    known = _first(line)
    directing = known and known.match and "director" in known.match.roles
    return bool(OF.match(line.text) or made_by(line.text) or directing)


def _of_title(
    line: Line, title: str, after: Sequence[Line], under: int, says: Callable[[str], bool]
) -> tuple[str, str] | None:
    """What the next line is, where it still belongs to the title: more of it, another title, the director’s name."""
    following = after[under]
    text = following.text
    if (bracket := BRACKETED.fullmatch(text)) and not following.gap:
        return "originalTitle", bracket["other"]
    if following.cells or len(text) > _LONG:
        return None
    if line.level and following.level and text[0].islower() and following.gap < 2:
        return "title", text
    if 0 < line.level < following.level and following.gap <= _FARTHEST and _is_other(line, following):
        return "alternativeTitle", text
    below = after[under + 1] if under + 1 < len(after) else None
    near = below is not None and below.gap <= max(following.gap, line.gap > 0 and 1)
    if following.gap <= 1 and near and not unkinded(text):
        return "kind", text
    directed = any(directs(other) for other in after[under + 1 :])
    if (
        following.gap <= 1
        and near
        and not directed
        and names_people(text, title)
        and below
        and compact(below.joined(" • "))
    ):
        return "person", text
    if following.gap:
        return None
    if _continues(title, text) or says(f"{title} {text}"):
        return "title", text
    directed = any(directs(other) for other in after[under + 1 :])
    below = after[under + 1] if under + 1 < len(after) else None
    if (
        not directed
        and names_people(text, title)
        and below is not None
        and not below.gap
        and compact(below.joined(" • "))
    ):
        return "person", text
    return ("alternativeTitle", text) if _goes_on(line, following, directed) else None


def _is_other(line: Line, following: Line) -> bool:
    """Whether a smaller heading under a large one is its title in another language, and no chapter of what it heads."""
    alike = line.text.isupper() == following.text.isupper() and line.index < _HEAD
    return alike and is_titular(following.text) and not any(map(is_person, (line.text, following.text)))


def names_people(text: str, title: str) -> bool:
    """Whether the line under a title, over its facts, names who made the film."""
    names = split(text)
    if not names or len(names) > 3 or any(char.isdigit() for char in text) or made_by(text):
        return False
    if is_person(text) or fold(text) in words("anonymous"):
        return True
    return likeness(names) >= 0.7 and " " in text and title.isupper() != text.isupper()


def _continues(title: str, text: str) -> bool:
    """Whether a line goes on with the title above it: “Le dernier / des Kergoat”, “Comme un mardi / sur la plage”."""
    first, last = text.split(" ")[0].lower(), fold(title).split()[-1:]
    if last and last[0] in words("small_words"):
        return True
    if OF.match(text) or first not in words("small_words"):
        return False
    return text[0].islower() or (text.isupper() and title.isupper() and first not in words("title_articles"))


def _goes_on(line: Line, following: Line, directed: bool) -> bool:
    """Whether the line under a title can be its other title: “FIÈVRE DE MAI” over “May Fever”."""
    if not (line.gap or line.index < _HEAD or line.level or line.text.isupper()):
        return False
    if following.level or following.strong or any(char.isdigit() for char in following.text):
        return False
    if not is_titular(following.text):
        return False
    if any(organization_score(text) >= 0.9 for text in (line.text, following.text)):
        return False
    return directed or not is_person(following.text)

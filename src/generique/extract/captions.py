"""Picture captions: “… | ADNP – ZINC – FRANCE 3 CINÉMA STÉPHANIE BRANCHU”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generique.extract.lines import Line
from generique.names import display, is_given_name, looks_like_name, organization_score

_BAR = re.compile(r"\s+\|\s+|\s+©\s*|\s*\(©\s*")
_PARTS = re.compile(r"\s+[–—-]\s+|\s*/\s*|\s*,\s+|\s+&\s+(?!(?:Cie|Co|Fils)\b)")
_JOINS = re.compile(r"^[–—-]\s")
_WORDS = 5


class Caption(NamedTuple):
    """What a caption says of its picture: the text, who took it, who owns it."""

    line: Line
    text: str
    photographers: tuple[str, ...]
    owners: tuple[str, ...]


def captions(lines: Sequence[Line]) -> Iterator[Caption]:
    """The captions among lines; one photographer’s name tells where the owners end in another caption."""
    found = list(_halves(lines))
    known = {display(credit) for _, _, credit in found if _alone(credit)}
    for line, text, credit in found:
        photographers: list[str] = []
        owners: list[str] = []
        for part in filter(None, _PARTS.split(credit)):
            owner, photographer = _parted(part, known)
            photographers += [photographer] if photographer else []
            owners += [owner] if owner else []
        if all(looks_like_name(name).score >= 0.4 for name in (*photographers, *owners)):
            yield Caption(line, text, tuple(photographers), tuple(owners))


def _halves(lines: Sequence[Line]) -> Iterator[tuple[Line, str, str]]:
    """Lines of one sentence, a bar, and a credit; a credit that goes on in the next line is joined."""
    for place, line in enumerate(lines):
        parts = _BAR.split(line.text)
        if len(parts) != 2 or parts[0].count(" ") < _WORDS or not parts[1].strip(" )"):
            continue
        credit = parts[1].strip(" )")
        following = lines[place + 1] if place + 1 < len(lines) else None
        if following and not following.gap and _JOINS.match(following.text):
            credit = f"{credit} {following.text}"
        if len(credit) < 120 and not credit.endswith("."):
            yield line, parts[0], credit


def _person(text: str) -> bool:
    tokens = text.split()
    return 2 <= len(tokens) <= 4 and is_given_name(tokens[0]) and organization_score(text) < 0.7


def _alone(text: str) -> bool:
    """Whether a credit is one name of two to four words, and no organization’s."""
    return not _PARTS.search(text) and 2 <= len(text.split()) <= 4 and organization_score(text) < 0.3


def _parted(part: str, known: set[str]) -> tuple[str, str]:
    """The owner and the photographer of one part: “FRANCE 3 CINÉMA STÉPHANIE BRANCHU”."""
    if _person(part) or display(part) in known:
        return "", part
    tokens = part.split()
    for cut in range(1, len(tokens) - 1):
        owner, last = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if display(last) in known or (_person(last) and organization_score(owner) >= 0.7):
            return owner, last
    return part, ""

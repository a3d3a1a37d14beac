"""Cast lists: who plays whom, decided for the list as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generique.extract.columns import actor_first, pair
from generique.extract.lines import Line
from generique.names import is_given_name, likeness, split

_BETWEEN = re.compile(r"\s*[;|•]\s*")
_DASH = re.compile(r"\s+[–—:-]\s+")
_PAIRED, _MOSTLY, _LIKELY = 0.6, 0.6, 0.7
_PAIR, _MOST, _SHORT = 2, 8, 60
_MIXED = 0.25


class Cast(NamedTuple):
    """The actors that stand on a line, as written, and the character the layout gives them."""

    line: Line
    actors: str
    character: str | None
    reason: str


def read(block: Sequence[Line]) -> list[Cast]:
    """The actors of the lines of a cast list.

    >>> lines = [Line(0, "LA MÈRE", "1"), Line(1, "Ada Nkomo", "2", strong=True)]
    >>> lines += [Line(2, "LÉO", "3"), Line(3, "Zoé Vial", "4", strong=True)]
    >>> [(entry.actors, entry.character) for entry in read(lines)]
    [('Ada Nkomo', 'LA MÈRE'), ('Zoé Vial', 'LÉO')]
    """
    if run_on := _run_on(block):
        return run_on
    pairs = [(line, halves) for line in block if (halves := pair(line))]
    if block and len(pairs) >= _PAIRED * len(block):
        return _paired(block)
    actors = _by_style(block) or _by_gaps(block)
    return (
        _alternating(block, actors)
        if actors
        else [Cast(line, line.text, None, "a list of actors") for line in block]
    )


_GIVEN = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)*"
_LOUD = r"(?:(?:de|du|des|la|le|van|von|ben|el|al)\s|[dD]['’])*(?:[DLNO]['’])?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+"
_LAST = re.compile(rf"(?P<who>[^:\t]+?)\s(?P<actor>{_GIVEN}(?:\s[A-Z]\.)?(?:\s{_LOUD})+)")
_FEWEST = 3


def _run_on(block: Sequence[Line]) -> list[Cast]:
    """Characters and actors with no mark between them, told by surnames in capitals: “La mère Ada NKOMO”."""
    told = [None if line.cells else _LAST.fullmatch(line.text) for line in block]
    if sum(map(bool, told)) < max(_FEWEST, _PAIRED * len(block)):
        return []
    reason = "the whole list has characters before names with surnames in capitals"
    return [
        Cast(line, said["actor"], said["who"], reason)
        if said
        else Cast(line, line.text, None, "a list of actors")
        for line, said in zip(block, told, strict=True)
    ]


def told_inline(text: str) -> tuple[tuple[str, str], ...]:
    """The actors of one line, each with the character beside: “Max - Ada Nkomo ; Léa - Zoé Vial”.

    >>> told_inline("Max - Ada Nkomo ; la mère - Zoé Vial")
    (('Ada Nkomo', 'Max'), ('Zoé Vial', 'la mère'))
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    pairs = [(left, right) for part in parts for left, mark, right in [_dash(part)] if mark]
    if len(pairs) < 2 or len(pairs) < len(parts):
        return ()
    first = actor_first(pairs)
    return tuple((left, right) if first else (right, left) for left, right in pairs)


def _dash(part: str) -> tuple[str, str, str]:
    pieces = _DASH.split(part)
    return (pieces[0], "-", pieces[1]) if len(pieces) == 2 and all(pieces) else ("", "", "")


def groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Characters with their actors under them, or above, an empty line after each: the groups at the start of these lines.

    >>> lines = [Line(0, "LÉO", "1", gap=1), Line(1, "Ada Nkomo", "2"), Line(2, "MAX", "3", gap=1), Line(3, "Zoé Vial", "4")]
    >>> [[line.text for line in group] for group in groups(lines)]
    [['LÉO', 'Ada Nkomo'], ['MAX', 'Zoé Vial']]
    """
    found: list[list[Line]] = []
    for line in lines:
        if line.cells or line.level or len(line.text) > _SHORT:
            break
        if line.gap or not found:
            if found and len(found[-1]) < _PAIR:
                break
            found.append([])
        found[-1].append(line)
    return (
        [group for group in found if _PAIR <= len(group) <= _MOST]
        if all(len(group) <= _MOST for group in found)
        else []
    )


def played(told: Sequence[Sequence[Line]]) -> list[Cast]:
    """The actors of such groups, none where too few of them are sure to be names."""
    first = actor_first([(group[0].text, group[1].text) for group in told])
    if first and any(len(group) > _PAIR for group in told):
        return []
    actors = [line for group in told for line in (group[:1] if first else group[1:])]
    sure = sum(1 for line in actors if " " in line.text and likeness(split(line.text)) >= _LIKELY)
    if sure < _PAIRED * len(actors):
        return []
    reason = f"names and characters in groups, the actor {'first' if first else 'last'}"
    return [
        Cast(line, line.text, group[1].text if first else group[0].text, reason)
        for group in told
        for line in (group[:1] if first else group[1:])
    ]


def extent(block: Sequence[Line]) -> int:
    """How many lines of a block are the list: where pairs prevail, it ends with what stands apart and is no name.

    >>> lines = [Line(0, "Max : Ada Nkomo", "1"), Line(1, "Léo : Zoé Vial", "2"), Line(2, "Autour du film", "3", gap=1)]
    >>> extent(lines)
    2
    """
    pairs = [pair(line) is not None for line in block]
    for at, line in enumerate(block):
        prevail = at > 1 and sum(pairs[:at]) >= _PAIRED * at
        if prevail and not pairs[at] and line.gap and not is_given_name(line.text.split(" ")[0]):
            return at
    return len(block)


def _paired(block: Sequence[Line]) -> list[Cast]:
    halves = {line.index: both for line in block if (both := pair(line))}
    first = actor_first(list(halves.values()))
    reason = f"the whole list has the actor {'first' if first else 'last'}"
    found: list[Cast] = []
    for line in block:
        if line.index not in halves:
            found.append(Cast(line, line.text, None, "a list of actors"))
            continue
        left, right = halves[line.index]
        actor, character = (left, right) if first else (right, left)
        found.append(Cast(line, actor, character, reason))
    return found


def _by_style(block: Sequence[Line]) -> list[bool] | None:
    """Which lines are actors, where two styles take turns; the style of the likelier names is theirs."""
    styles = [(line.text.isupper(), line.strong, line.level > 0) for line in block]
    kinds = set(styles)
    if len(kinds) != 2 or len(block) < 2:
        return None
    turns = sum(1 for before, after in pairwise(styles) if before != after)
    if turns < _MIXED * len(block):
        return None
    pairs = list(zip(block, styles, strict=True))
    scores = {style: _mean([line for line, own in pairs if own == style]) for style in kinds}
    actor = max(kinds, key=lambda style: (scores[style], style[1], not style[0]))
    return [style == actor for style in styles]


def _by_gaps(block: Sequence[Line]) -> list[bool] | None:
    """Which lines are actors, where empty lines part the list into twos; one that stands alone plays nobody in particular."""
    groups: list[list[Line]] = []
    for line in block:
        if not groups or line.gap:
            groups.append([])
        groups[-1].append(line)
    twos = [(group[0].text, group[1].text) for group in groups if len(group) == 2]
    if len(twos) < 2 or len(twos) < _MOSTLY * len(groups) or any(len(group) > 2 for group in groups):
        return None
    first = actor_first(twos)
    return [actor for group in groups for actor in ([first, not first] if len(group) == 2 else [True])]


def _mean(lines: Sequence[Line]) -> float:
    scores = [likeness(split(line.text)) * (1.0 if " " in line.text else 0.5) for line in lines]
    return sum(scores) / len(scores) if scores else 0.0


def _alternating(block: Sequence[Line], actors: list[bool]) -> list[Cast]:
    """Characters before their actors, or after them, as the first line of the list tells."""
    found: list[Cast] = []
    character: str | None = None
    pending = 0
    before = not actors[0]
    for line, is_actor in zip(block, actors, strict=True):
        if is_actor:
            found.append(
                Cast(line, line.text, character if before else None, "names and characters take turns")
            )
        elif before:
            character = line.text
        else:
            found[pending:] = [entry._replace(character=line.text) for entry in found[pending:]]
            pending = len(found)
    return found

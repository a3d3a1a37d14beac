"""What stands around a heading, and what kind of heading it is: who is told by the lines that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from generique.extract.columns import pair
from generique.extract.credits import names_in
from generique.extract.facts import Fact, compact, tail
from generique.extract.lines import Line, Style
from generique.extract.meanings import Meaning, meaning
from generique.extract.segments import Segment, segments
from generique.names import bare, kind, likeness, organization_class, split
from generique.roles import Match, vocabulary
from generique.text import fold
from generique.words import table

_LIKELY, _GIVEN, _NAMED = 0.6, 0.9, 0.35


def people_follow(lines: Sequence[Line], line: Line, match: Match) -> bool:
    """Whether “Distribution” is the cast here: people stand under it, and no company."""
    if not match.alternatives or pairs_follow(lines, line):
        return True
    under = [other.text for other in lines[line.index + 1 : line.index + 4] if not other.cells]
    kinds = [kind(named.name) for text in under[:1] for named in names_in(text)]
    several = sum(1 for text in under if likeness(split(text)) >= _LIKELY) > 1
    return bool(kinds) and kinds[0] == "person" and several


@cache
def _generic() -> dict[str, str]:
    return {fold(row["words"]): row["of"] for row in table("generic_labels")}


def is_generic(label: str) -> str | None:
    """What a label of forms asks for that says nothing of the role: a company or a name.

    >>> is_generic("Société"), is_generic("Montage")
    ('company', None)
    """
    return _generic().get(fold(label))


def pairs_follow(lines: Sequence[Line], line: Line) -> bool:
    """Whether characters and actors stand under a heading: “Max : Ada Nkomo”."""
    under = [halves for other in lines[line.index + 1 : line.index + 3] if (halves := pair(other))]
    return bool(under) and all(
        not meaning(left)
        and not is_generic(left)
        and max(likeness(split(left)), likeness(split(right))) >= _GIVEN
        for left, right in under
    )


def supporter(text: str, match: Match) -> Segment | None:
    """The organization that a heading of support holds itself.

    >>> said = meaning("Avec la participation du CNC")
    >>> supporter("Avec la participation du CNC", said.match).value
    'CNC'
    """
    roles = vocabulary().roles
    if any(roles[role].department != "financing" for role in match.roles if role in roles):
        return None
    lead = next((part for part in segments(text) if part.mark == "phrase"), None)
    names = names_in(lead.value) if lead else ()
    told = names and all(organization_class(bare(named.name)) for named in names)
    return lead if lead and told and any(map(str.isupper, lead.value)) else None


def led_by_no_role(text: str) -> tuple[Fact, ...]:
    """The facts of a line of facts, unless a role leads it: “réal. Ada Nkomo, 2019, 14 min” is more than that.

    >>> [fact.value for fact in led_by_no_role("2019, 14 min")], led_by_no_role("réal. Ada Nkomo, 2019, 14 min")
    (['2019', '14'], ())
    """
    facts = compact(text)
    lead = next(iter(segments(text)), None) if facts else None
    role = lead and lead.mark and lead.meaning and lead.meaning.match
    return () if role and lead and likeness(split(tail(lead.value)[0])) >= _NAMED else facts


def department(heading: Meaning | None) -> tuple[str, ...]:
    """The condition that a heading gives to the phrases under it: its department."""
    match = heading.match if heading else None
    roles = vocabulary().roles
    return tuple(f"section:{roles[role].department}" for role in match.roles) if match else ()


def styles(lines: Sequence[Line]) -> tuple[Style | None, Style]:
    """How the document sets its role headings, None where that is as its names; and how it sets those."""
    headings: Counter[Style] = Counter()
    names: Counter[Style] = Counter()
    for line, following in pairwise(lines):
        known = None if line.cells else meaning(line.text)
        alone = known and known.match and not known.section
        if alone and not following.cells and not meaning(following.text):
            headings[line.style] += 1
            names[following.style] += 1
    if headings.total() < 3:
        return None, (False, False, False)
    (heading, count), (name, _) = headings.most_common(1)[0], names.most_common(1)[0]
    return (heading if count >= 0.7 * headings.total() and heading != name else None), name

"""What is set apart at the start of a line, in bold or in an element of its own, and what follows it: two cells.

“**Image** Ada Nkomo” says by its type what “Image : Ada Nkomo” says by its colon. A sentence that starts with a
name in bold is one text, as it was.
"""

from __future__ import annotations

import re

TURN = "\ue001"
"""Stands where type or element change for the first time in a line, until :func:`parted` has seen it."""

_LONGEST_LEAD, _LONGEST = 60, 160
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.!?…](?:\s|$)")
_STARTS = re.compile(r"\s+[«“\"]?\s?[A-ZÀ-Þ0-9]")
_ENDS = re.compile(r"[\w).]\s*$")


def parted(line: str) -> str:
    """A line with a tab between its lead and the rest, where the one is a label of the other.

    >>> parted(f"Image{TURN} Ada Nkomo"), parted(f"Ada Nkomo{TURN} est née à Brest.")
    ('Image\\tAda Nkomo', 'Ada Nkomo est née à Brest.')
    """
    lead, turn, rest = line.partition(TURN)
    plain = line.replace(TURN, "")
    if not turn or "\t" in plain or not 1 < len(lead.strip()) <= _LONGEST_LEAD or len(rest) > _LONGEST:
        return plain
    if not _STARTS.match(rest) and not (lead.endswith(" ") and _STARTS.match(f" {rest}")):
        return plain
    if not _ENDS.search(lead) or _SENTENCE.search(rest.replace(TURN, "")) or ":" in lead:
        return plain
    return f"{lead.rstrip()}\t{rest.replace(TURN, '').strip()}"

"""The entities whose names come near a text."""

from __future__ import annotations

from collections.abc import Collection

from generique.answers.table import Answers, Layout
from generique.search import Found, Names

LAYOUT = Layout(Found._fields, ("name", "year", "kind", "films", "score", "id"))


def find(names: Names, text: str, limit: int = 20, kinds: Collection[str] = ()) -> Answers[Found]:
    """Films and agents by name, best first; accents do not matter and typing errors are forgiven."""
    return Answers(names.find(text, limit, kinds), LAYOUT)

"""The role vocabulary: which roles the words of a heading name."""

from generique.roles.keys import key, lemma
from generique.roles.vocabulary import (
    Alternative,
    Department,
    Heading,
    Match,
    Role,
    Vocabulary,
    vocabulary,
)

__all__ = [
    "Alternative",
    "Department",
    "Heading",
    "Match",
    "Role",
    "Vocabulary",
    "key",
    "lemma",
    "vocabulary",
]

"""The role vocabulary: which roles the words of a heading name."""

from generique.roles.keys import key, lemma
from generique.roles.lookup import Vocabulary, named, vocabulary
from generique.roles.match import Alternative, Department, Heading, Match, Role

__all__ = [
    "Alternative",
    "Department",
    "Heading",
    "Match",
    "Role",
    "Vocabulary",
    "key",
    "lemma",
    "named",
    "vocabulary",
]

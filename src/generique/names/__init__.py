"""Names of people and organizations: told apart, taken out of lists, written for display."""

from generique.names.display import compound_half, display, inverted, title
from generique.names.evidence import (
    Likeness,
    is_given_name,
    kind,
    looks_like_name,
    organization_class,
    organization_score,
)
from generique.names.lists import Named, bare, likeness, loud_first, split, unloud
from generique.names.together import companies, together

__all__ = [
    "Likeness",
    "Named",
    "bare",
    "companies",
    "compound_half",
    "display",
    "inverted",
    "is_given_name",
    "kind",
    "likeness",
    "looks_like_name",
    "loud_first",
    "organization_class",
    "organization_score",
    "split",
    "title",
    "together",
    "unloud",
]

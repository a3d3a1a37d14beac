"""Names of organizations: spellings of one, and houses with their branches."""

from __future__ import annotations

import pytest

from generique.resolve import organizations
from generique.text import fold


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("LES FILMS DU BIEF", "Les Films du Bief", "name"),
        ("SARL Les Films du Bief", "Films du Bief", "name-form"),
        ("JLAPRODUCTIONS", "JLA Prod", "name-form"),
        ("Agat Films & Cie", "AGAT FILMS ET COMPAGNIE", "name-form"),
        ("Beauboug Audiovisuel", "Beaubourg Audiovisuel", "name-letter"),
        ("Quad", "Quad Films", "name-core"),
        ("Gaumont", "Gaumont Télévision", "name-branch"),
        ("TF1 Films Production", "TF1 Droits Audiovisuels", "name-branch"),
        ("France 2 Cinéma", "France 3 Cinéma", "name-other"),
        ("Hérodiade", "Hérodiade V", "name-other"),
        ("Les Films du Lion", "Les Films du Lien", "name-other"),
    ],
)
def test_names_give_evidence(left: str, right: str, evidence: str) -> None:
    assert organizations.compare(fold(left), fold(right)) == evidence
    assert organizations.compare(fold(right), fold(left)) == evidence


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("unite", "unite de production", "name-core"),
        ("dream on", "dream on films", "name-core"),
        ("damned films", "damned films production et distribution", "name-form"),
        ("la vie est belle", "la vie est belle films associes", "name-core"),
        ("mille et une productions", "millle et une productions", "name-letter"),
        ("mille et une films", "mille et une productions", "name-generic"),
        ("gaumont c o gaumont production", "gaumont chez gaumont production", "name-form"),
        ("chez georges", "georges films", "name-other"),
        ("appaloosa distribution", "appaloosa films", "name-branch"),
        ("maison de production", "maison de cinema", "name-generic"),
    ],
)
def test_what_a_firm_does_is_no_other_firm(left: str, right: str, evidence: str) -> None:
    assert organizations.compare(left, right) == evidence

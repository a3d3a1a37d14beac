"""Billing blocks: capitals without stops, as posters set them."""

from __future__ import annotations

import pytest

from generique.extract.billing import billing
from tests.extract.helpers import credits_of

BLOCK = (
    "BRUMES FILMS & 22H22 PRODUCTIONS PRÉSENTENT MAX BOUBLIER ÉLODIE FRÉGAULT « LE PHARE » UN FILM DE ADA NKOMO "
    "SCÉNARIO ADA NKOMO ET JEAN PROU IMAGE PAUL MARCHAL AFC SON LUC PROU – ANNE COSTE MONTAGE ALMA VITALI "
    "UNE COPRODUCTION BRUMES FILMS TF1 FILMS PRODUCTION AVEC LA PARTICIPATION DE OCS ET TMC "
    "EN ASSOCIATION AVEC LA BANQUE POSTALE IMAGE 15"
)


def test_every_heading_of_the_block_has_its_names() -> None:
    found = {(part.label, part.names) for part in billing(BLOCK)}
    assert ("IMAGE", "PAUL MARCHAL AFC") in found
    assert ("SON", "LUC PROU, ANNE COSTE") in found
    assert ("UNE COPRODUCTION", "BRUMES FILMS, TF1 FILMS PRODUCTION") in found


def test_who_presents_and_who_stands_before_the_title() -> None:
    credits = credits_of(f"LE PHARE\n\nUN FILM DE ADA NKOMO\n\n{BLOCK}")
    assert {("production-company", "Brumes Films"), ("cast-member", "Max Boublier")} <= set(credits)
    assert ("director-of-photography", "Paul Marchal") in credits
    assert not any("Postale" in agent and role == "bank" for role, agent in credits)


@pytest.mark.parametrize(
    "text",
    [
        "LISTE TECHNIQUE",
        "IMAGE : PAUL MARCHAL, SON : LUC PROU, MONTAGE : ALMA VITALI, DÉCORS : ANNE COSTE",
        "AU CINÉMA LE 26 OCTOBRE PARTOUT EN FRANCE DANS TOUTES LES SALLES ET AILLEURS",
    ],
)
def test_other_lines_in_capitals_are_none(text: str) -> None:
    assert billing(text) == ()

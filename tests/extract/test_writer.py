"""What a label says about its value."""

from __future__ import annotations

from generique.extract.writer import is_sentence
from tests.extract.helpers import claims_of, credits_of, facts_of


def test_image_is_a_ratio_or_a_person() -> None:
    assert facts_of("# Brumes\nRéal. : Ada Nkomo\nImage : 1.85")[1:] == [("aspectRatio", "1.85")]
    assert credits_of("# Brumes\nRéal. : Ada Nkomo\nImage : Zoé Vial")[1:] == [
        ("director-of-photography", "Zoé Vial")
    ]


def test_assisted_by_takes_the_heading_above() -> None:
    text = "# Brumes\nRéal. : Ada Nkomo\nMontage : Zoé Vial, assistée de Rita Roy"
    assert credits_of(text)[2] == ("assistant-editor", "Rita Roy")


def test_an_unknown_heading_is_kept_with_its_names() -> None:
    claims = claims_of("# Brumes\nRéal. : Ada Nkomo\nSouffleuse de braises : Olga Petrov")
    assert [residue.text for residue in claims.residue] == ["Souffleuse de braises : Olga Petrov"]
    assert len(claims.credits) == 1


def test_what_stands_for_no_name_gives_nothing() -> None:
    assert credits_of(
        "# Brumes\nRéal. : Ada Nkomo\nMusique : libre de droits\nScripte : en cours\nCasting :"
    ) == [("director", "Ada Nkomo")]


def test_initials_end_no_sentence() -> None:
    assert not is_sentence("J. R. Marchand") and is_sentence("Elle marche. Elle court.")

"""Countries, languages, ratios and sound formats, as real documents write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.values import aspect_ratio, countries, languages, sound_format
from generique.words import table


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("France", "FR"),
        ("Maroc, France", "MA FR"),
        ("France-Maroc-Allemagne", "FR MA DE"),
        ("Grande-Bretagne/Etats-Unis", "GB US"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("ETATS-UNIS", "US"),
        ("RFA", "DE"),
        ("URSS", "SU"),
        ("Hong-Kong", "HK"),
        ("Corée du Sud", "KR"),
        ("film français", "FR"),
        ("coproduction franco-belge", "FR BE"),
        ("films italiens et françaises", "IT FR"),
        ("Belg-60 / Fr-40", "BE FR"),
        ("PORTUGAL -49 / Belg -25 / Pays-Bas -14 / Fr-12", "PT BE NL FR"),
        ("FR, BE", "FR BE"),
        ("France (70 %), France (30 %)", "FR"),
        ("LA FRANCE", "FR"),
        ("Fr", ""),
        ("Syldavie", ""),
        ("France et Syldavie", ""),
        ("une histoire de France", ""),
        ("", ""),
    ],
)
def test_countries(text: str, codes: str) -> None:
    assert countries(text) == tuple(codes.split())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("français", "fr"),
        ("français, anglais", "fr en"),
        ("Version française", "fr"),
        ("en anglais", "en"),
        ("Wolof et français", "wo fr"),
        ("FR/EN", "fr en"),
        ("arabe dialectal", "ar"),
        ("langue des signes française", "fsl"),
        ("volapük de cuisine", ""),
        ("VOSTF", ""),
        ("", ""),
    ],
)
def test_languages(text: str, codes: str) -> None:
    assert languages(text) == tuple(codes.split())


@given(st.sampled_from(table("countries")), st.sampled_from(["fr", "en"]))
def test_every_country_is_found_by_each_of_its_names(row: dict[str, str], language: str) -> None:
    for name in row[language].split("|"):
        assert countries(name) == countries(name.upper()) == (row["code"],)


@given(st.sampled_from(table("languages")))
def test_every_language_is_found_by_each_of_its_names(row: dict[str, str]) -> None:
    for name in row["fr"].split("|"):
        assert languages(name) == (row["code"],)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("numérique, 2:35", "2.35"),
        ("1.85", "1.85"),
        ("1,85:1", "1.85"),
        ("1:1.85", "1.85"),
        ("2.39 - Arri Alexa Mini", "2.39"),
        ("16/9", "1.78"),
        ("4/3", "1.33"),
        ("CinémaScope", "2.39"),
        ("2.4:1", "2.40"),
        ("35 mm", None),
        ("5.1", None),
        ("1:30", None),
        ("", None),
    ],
)
def test_aspect_ratios(text: str, ratio: str | None) -> None:
    assert aspect_ratio(text) == ratio


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("5.1 / stéréo", "5.1"),
        ("STEREO", "stereo"),
        ("Dolby SRD", "Dolby Digital"),
        ("son Dolby Atmos", "Dolby Atmos"),
        ("noir et blanc, muet", "silent"),
        ("son direct", None),
    ],
)
def test_sound_formats(text: str, sound: str | None) -> None:
    assert sound_format(text) == sound

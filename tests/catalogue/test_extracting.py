"""One file as the JSON of ``extract``."""

from __future__ import annotations

from pathlib import Path

from generique.catalogue import extract_file


def test_a_text_that_names_no_title_has_a_film_without_one(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("Réalisation : Anne Exemple\nMontage : Béa Modèle\n", encoding="utf-8")
    (film,) = extract_file(file)["films"]
    assert film["title"] is None
    assert [credit["agent"] for credit in film["credits"]] == ["Anne Exemple", "Béa Modèle"]


def test_facts_are_values_with_their_words(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text(
        "TITRE : Le Film\nDURÉE : 1h37\nPAYS : France, Belgique\nSORTIE : 1er mars 2023\n", encoding="utf-8"
    )
    (film,) = extract_file(file)["films"]
    assert (film["duration_minutes"], film["countries"]) == (97, ["FR", "BE"])
    (release,) = film["releases"]
    assert list(release) == ["date", "precision", "inferred", "country", "kind", "locator"]
    assert (release["date"], release["country"], release["locator"]) == ("2023-03-01", None, "line 4")
    minutes = next(fact for fact in film["facts"] if fact["property"] == "runningTime")
    assert (minutes["value"], minutes["verbatim"], minutes["locator"]) == (97, "1h37", "line 2")


def test_an_unreadable_file_is_an_error_and_no_films(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(b"\0")
    found = extract_file(file)
    assert list(found) == ["path", "error", "films", "residue"]
    assert found["films"] == found["residue"] == []

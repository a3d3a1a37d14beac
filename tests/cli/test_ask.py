"""Questions on the command line: JSON to the letter, tables, exit codes, near misses."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.run import generique

LPV = "Les petites victoires"


def test_who_worked_with_michel_blanc(demo: Path) -> None:
    found = generique("-c", demo, "who", "Michel Blanc", "--format", "json").json
    assert [one["name"] for one in found] == [
        "Julia Piaton",
        "Lionel Abelanski",
        "Mélanie Auffret",
        "Stéphanie Branchu",
    ]
    assert found[0] == {
        "agent": "person/julia-piaton",
        "name": "Julia Piaton",
        "kind": "person",
        "films": 1,
        "titles": [LPV],
        "roles": ["cast-member"],
        "own_roles": ["cast-member"],
    }


def test_organizations_are_walked_only_when_asked_for(demo: Path) -> None:
    found = generique("-c", demo, "who", "Michel Blanc", "--organizations", "--format", "json").json
    assert {"ADNP", "Vertigo Films Distribution"} <= {one["name"] for one in found}


@pytest.mark.parametrize("name", ["michel blanc", "MICHEL  BLANC", "person/michel-blanc", "Míchel-Blanc",
                                  "https://w3id.org/generique/person/michel-blanc"])  # fmt: skip
def test_names_are_matched_without_case_or_accents_and_as_ids(demo: Path, name: str) -> None:
    assert generique("-c", demo, "person", name, "--format", "json").json["agent"] == "person/michel-blanc"


def test_a_title_means_exactly_itself(demo: Path) -> None:
    assert generique("-c", demo, "film", "victoire", "--format", "json").json["title"] == "Victoire"


def test_the_film_has_the_keys_of_the_contract(demo: Path) -> None:
    found = generique("-c", demo, "film", LPV, "--format", "json").json
    assert list(found) == [
        "film", "title", "titles", "year", "duration_minutes", "countries", "languages", "subtitles",
        "aspect_ratio", "shooting_places", "identifiers", "releases", "contributions",
    ]  # fmt: skip
    assert list(found["contributions"][0]) == ["role", "agent", "name", "kind", "characters", "credits"]
    assert list(found["contributions"][0]["credits"][0]) == [
        "source", "heading", "locator", "position", "credited_as", "character",
    ]  # fmt: skip
    assert list(found["releases"][0]) == ["date", "precision", "inferred", "country", "kind", "sources"]


def test_options_stand_before_the_command_and_after_it(demo: Path) -> None:
    before = generique("-c", demo, "--lang", "en", "who", "Michel Blanc", "--format", "json")
    after = generique("who", "Michel Blanc", "--format", "json", "-c", demo, "--lang", "fr")
    assert before.json == after.json


def test_labels_follow_the_language_and_ids_do_not(demo: Path) -> None:
    french = generique("-c", demo, "person", "Alice Fave", "--format", "table").out
    english = generique("-c", demo, "--lang", "en", "person", "Alice Fave", "--format", "table").out
    assert "directeur de la photographie" in french or "direction de la photographie" in french
    assert "director of photography" in english


def test_piped_answers_are_csv(demo: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(generique("-c", demo, "who", "Michel Blanc").out)))
    assert (rows[0]["name"], rows[0]["titles"]) == ("Julia Piaton", LPV)


def test_ndjson_is_one_object_a_line(demo: Path) -> None:
    lines = generique("-c", demo, "who", "Michel Blanc", "--format", "ndjson").out.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("{") for line in lines)


def test_an_output_file_appears_whole_and_leaves_stdout_empty(demo: Path, tmp_path: Path) -> None:
    ran = generique("-c", demo, "who", "Michel Blanc", "--format", "tsv", "-o", tmp_path / "who.tsv")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "who.tsv").read_text().startswith("agent\tname\t")
    assert [path.name for path in tmp_path.iterdir()] == ["who.tsv"]


def test_an_unknown_name_is_exit_3_with_what_was_perhaps_meant(demo: Path) -> None:
    ran = generique("-c", demo, "who", "Michelle Blanc")
    assert (ran.code, ran.out) == (3, "")
    assert "did you mean “Michel Blanc”" in ran.err


def test_films_shared_by_two(demo: Path) -> None:
    found = generique("-c", demo, "shared", "Michel Blanc", "Mélanie Auffret", "--format", "json").json
    assert found == [
        {
            "film": "film/les-petites-victoires",
            "title": LPV,
            "year": 2022,
            "a_roles": ["cast-member"],
            "b_roles": ["director"],
        }
    ]


def test_a_chain_has_a_film_and_both_roles_on_each_step(demo: Path) -> None:
    found = generique("-c", demo, "chain", "Alice Fave", "Maria Juin", "--format", "json").json
    ((step,),) = [chain["steps"] for chain in found["chains"]]
    assert step == {
        "film": "film/victoire",
        "title": "Victoire",
        "year": None,
        "from": "person/alice-fave",
        "from_name": "Alice Fave",
        "to": "person/maria-juin",
        "to_name": "Maria Juin",
        "from_roles": ["director-of-photography"],
        "to_roles": ["sound-designer"],
    }


def test_a_chain_to_oneself_has_no_steps(demo: Path) -> None:
    ran = generique("-c", demo, "chain", "Alice Fave", "Alice Fave", "--format", "json")
    assert (ran.code, ran.json) == (0, {"chains": [{"steps": []}]})


def test_no_chain_is_exit_3(demo: Path) -> None:
    ran = generique("-c", demo, "chain", "Alice Fave", "Michel Blanc", "--format", "json")
    assert (ran.code, ran.json) == (3, {"chains": []})


def test_pairs_are_counted(demo: Path) -> None:
    found = generique("-c", demo, "pairs", "--limit", "1", "--format", "json").json
    assert list(found[0]) == ["a", "a_name", "b", "b_name", "films", "titles"]
    assert found[0]["films"] == 1


def test_find_forgives_typing_errors(demo: Path) -> None:
    found = generique("-c", demo, "find", "melany aufret", "--format", "json").json
    assert list(found[0]) == ["id", "kind", "name", "year", "films", "score"]
    assert found[0]["id"] == "person/melanie-auffret"


def test_conflicts_show_both_sources_and_places(demo: Path) -> None:
    found = generique("-c", demo, "conflicts", "--format", "json").json
    (release,) = [one for one in found if one["property"] == "release"]
    assert (release["kind"], release["grade"]) == ("value", "country not stated")
    assert [(one["value"], one["source"], one["locator"]) for one in release["values"]] == [
        ("2023-05-24", "source/2", "line 46"),
        ("2023-03-01", "source/3", "line 12"),
        ("2023-03-01", "source/3", "line 38"),
    ]


def test_a_film_can_be_cited(demo: Path) -> None:
    bibtex = generique("-c", demo, "cite", LPV).out
    assert bibtex.startswith("@")
    assert "Auffret" in bibtex
    csl = generique("-c", demo, "cite", LPV, "--format", "csl-json").json
    assert csl


def test_who_reads_no_stdin_and_ends_quietly_when_the_reader_leaves(demo: Path) -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m generique -c {demo} queries --format ndjson | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""

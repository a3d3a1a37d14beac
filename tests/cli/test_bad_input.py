"""What a user does wrong is one line that says what, where and what to do; nothing is half done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from tests.cli.run import generique

KIT = "TITRE : Le Film\nRÉALISATION : Anne Exemple\nMONTAGE : Béa Modèle\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue"
    assert generique("init", path).code == 0
    return path


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", "text"),
        ("film.xyz", b"TITRE : X", "read"),
    ],
)
def test_a_bad_file_is_refused_and_the_next_one_is_taken(
    catalogue: Path, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    bad, good = write(tmp_path / name, content), write(tmp_path / "good.txt", KIT)
    ran = generique("-c", catalogue, "add", bad, good)
    assert ran.code == 1
    first, second = ran.err.splitlines()
    assert name in first
    assert message in first
    assert "source/1" in second
    assert sorted(path.name for path in (catalogue / "sources").iterdir()) == ["good.txt", "good.txt.toml"]


def test_a_missing_file_is_one_line(catalogue: Path) -> None:
    ran = generique("-c", catalogue, "add", "nowhere.txt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "generique: nowhere.txt: no such file\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "mac_roman", "utf-16"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = "TITRE : L'Été à Sète\nRÉALISATION : Hélène Façade\nÉTALONNAGE : Zoë Crête\n"
    file = write(tmp_path / "kit.txt", text.encode(encoding))
    ran = generique("extract", file, "--format", "json")
    credits = ran.json["films"][0]["credits"]
    assert [credit["agent"] for credit in credits] == ["Hélène Façade", "Zoë Crête"]


def test_extract_lists_an_unreadable_file_and_goes_on(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.txt", KIT), write(tmp_path / "bad.txt", b"\0\1\2")
    ran = generique("extract", bad, good, "--format", "json")
    assert ran.code == 1
    assert list(ran.json[0]) == ["path", "error", "films", "residue"]
    assert ran.json[1]["films"][0]["title"] == "Le Film"


def test_before_the_first_build_the_remedy_is_named(catalogue: Path) -> None:
    ran = generique("-c", catalogue, "who", "Anne Exemple")
    assert (ran.code, ran.err) == (1, f"generique: {catalogue}: no build yet; run `generique build`\n")


def test_a_folder_that_is_no_catalogue_says_so(tmp_path: Path) -> None:
    ran = generique("-c", tmp_path, "who", "Anne Exemple")
    assert (ran.code, ran.err) == (1, f"generique: {tmp_path}: no catalogue here; run `generique init`\n")


def test_a_catalogue_without_sources_cannot_be_built(catalogue: Path) -> None:
    ran = generique("-c", catalogue, "build")
    assert ran.code == 1
    assert "there is no source" in ran.err


def test_a_build_leaves_an_unreadable_source_out_and_lists_it(catalogue: Path, tmp_path: Path) -> None:
    generique("-c", catalogue, "add", write(tmp_path / "good.txt", KIT))
    write(catalogue / "sources" / "bad.txt", b"\0")
    write(catalogue / "sources" / "bad.txt.toml", 'accession = 2\ntitle = "bad"\n')
    ran = generique("-c", catalogue, "build", "--format", "json")
    assert ran.code == 1
    assert ran.json["films"] == 1
    (failure,) = ran.json["failed"]
    assert failure["path"] == "bad.txt"
    assert generique("-c", catalogue, "stats", "--format", "json").json["failed"] == ran.json["failed"]


def test_strict_builds_nothing_where_something_fails(catalogue: Path, tmp_path: Path) -> None:
    generique("-c", catalogue, "add", write(tmp_path / "good.txt", KIT))
    generique("-c", catalogue, "build")
    write(catalogue / "sources" / "bad.txt", b"\0")
    write(catalogue / "sources" / "bad.txt.toml", 'accession = 2\ntitle = "bad"\n')
    before = (catalogue / "build" / "current").read_text()
    assert generique("-c", catalogue, "build", "--strict").code == 1
    assert (catalogue / "build" / "current").read_text() == before


def test_when_no_source_can_be_read_nothing_is_swapped(catalogue: Path, tmp_path: Path) -> None:
    generique("-c", catalogue, "add", write(tmp_path / "good.txt", KIT))
    generique("-c", catalogue, "build")
    write(catalogue / "sources" / "good.txt", b"\0")
    before = (catalogue / "build" / "current").read_text()
    assert generique("-c", catalogue, "build").code == 1
    assert (catalogue / "build" / "current").read_text() == before


def test_an_ambiguous_title_lists_the_candidates_and_year_narrows(catalogue: Path, tmp_path: Path) -> None:
    for year, director in ((1990, "Anne Exemple"), (2018, "Béa Modèle")):
        text = f"TITRE : Roxane\nANNÉE : {year}\nRÉALISATION : {director}\n"
        generique("-c", catalogue, "add", write(tmp_path / f"roxane-{year}.txt", text))
    generique("-c", catalogue, "build")
    ran = generique("-c", catalogue, "film", "Roxane")
    assert (ran.code, ran.out) == (4, "")
    assert "film/roxane" in ran.err
    assert "1990" in ran.err
    assert "2018" in ran.err
    narrowed = generique("-c", catalogue, "film", "Roxane", "--year", "2018", "--format", "json")
    assert narrowed.json["contributions"][0]["name"] == "Béa Modèle"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["query", "-"], 1, "line 1"),
        (["query", "no-such-question"], 3, "no-such-question"),
        (["query", "collaborators"], 2, "person"),
        (["query", "collaborators", "person=Michel Blanc", "colour=red"], 2, "colour"),
        (["query", "collaborators", "person=Nobody At All"], 3, "Nobody At All"),
        (["who"], 2, "NAME"),
        (["who", "Michel Blanc", "--format", "xls"], 2, "xls"),
        (["export", "docx"], 2, "docx"),
        (["export", "gephi-csv"], 2, "-o DIR"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_exit_codes_of_wrong_questions(demo: Path, words: list[str], code: int, message: str) -> None:
    ran = generique("-c", demo, *words, stdin="SELEC ?x { ?x ?y ?z }")
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <http://127.0.0.1:9/x>",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_queries_that_write_or_leave_are_refused(demo: Path, query: str) -> None:
    ran = generique("-c", demo, "query", "-", stdin=query)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1


def test_a_table_saved_as_windows_text_is_told_with_its_line(own_kits: Catalogue) -> None:
    own_kits._folder.judgements.write_bytes(
        "date\twho\tverdict\tkind\tleft\tright\treason\n2020\tZoé".encode("cp1252")
    )
    for words in (["build"], ["same", "Jean Martin", "Claire Un", "--because", "x"]):
        ran = generique("-c", own_kits.path, *words)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.endswith("judgements.tsv, line 2: not UTF-8; save it as UTF-8 text\n")


def test_somebody_to_be_withheld_who_is_not_found_is_told_with_the_right_file(own_kits: Catalogue) -> None:
    own_kits._folder.withheld.write_text("id\treason\nperson/jean-marten\tasked\n")
    ran = generique("-c", own_kits.path, "build", "--format", "json")
    assert ran.code == 1
    assert ran.json["failed"] == [
        {"path": "withheld.tsv", "message": "no agent is called person/jean-marten"}
    ]


@pytest.mark.parametrize("name", ["names.sqlite", "graph/CURRENT"])
def test_a_damaged_build_is_one_line_and_built_again(own_kits: Catalogue, name: str) -> None:
    (build,) = (path.parent for path in (own_kits.path / "build").glob("*/manifest.json"))
    file = build / name
    file.write_bytes(bytes(file.stat().st_size))
    ran = generique("-c", own_kits.path, "film", "Roxane")
    assert (ran.code, ran.out) == (1, "")
    assert "unexpected" not in ran.err
    assert ran.err.endswith("run `generique build`\n")
    assert generique("-c", own_kits.path, "build").code == 0
    assert generique("-c", own_kits.path, "film", "Roxane").code == 0


def test_a_pipe_is_not_waited_for(catalogue: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kit.txt")
    pipe = str(tmp_path / "kit.txt")
    for words in (["extract", pipe], ["-c", str(catalogue), "add", pipe]):
        ran = generique(*words)
        assert ran.code == 1
        assert ran.err.endswith("kit.txt: neither a file nor a folder\n")


def test_an_empty_name_of_a_file_is_one_line(catalogue: Path) -> None:
    for words in (["extract", ""], ["-c", str(catalogue), "add", ""]):
        ran = generique(*words)
        assert ran.code == 1
        assert len(ran.err.splitlines()) == 1
        assert "unexpected" not in ran.err


def test_who_reads_only_the_head_of_a_graph_hears_nothing_of_it(demo: Path) -> None:
    command = [sys.executable, "-m", "generique", "-c", str(demo), "export", "turtle"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout and ran.stderr
        ran.stdout.read(10)
        ran.stdout.close()
        assert (ran.stderr.read(), ran.wait()) == (b"", 0)


@pytest.mark.parametrize(
    "words",
    [
        ["who", "Michel Blanc", "--role", "editr"],
        ["pairs", "--other-role", "editr"],
        ["chain", "Michel Blanc", "Julia Piaton", "--role", "editr"],
        ["network", "faithful", "Mélanie Auffret", "--as", "editr"],
        ["export", "gexf", "--role", "editr"],
    ],
)
def test_a_role_that_there_is_not_is_told_instead_of_finding_nobody(demo: Path, words: list[str]) -> None:
    ran = generique("-c", demo, *words)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("generique: no role is called “editr”; did you mean “editor”")


def test_a_role_may_be_named_by_a_heading(demo: Path) -> None:
    by_id, by_heading = (
        generique("-c", demo, "who", "Michel Blanc", "--role", role) for role in ("director", "réalisatrice")
    )
    assert by_id.out == by_heading.out != ""


def test_options_that_narrow_networks_are_not_taken_for_the_whole_graph(demo: Path) -> None:
    ran = generique("-c", demo, "export", "turtle", "--role", "director")
    assert (ran.code, ran.out) == (2, "")
    assert "turtle writes the whole catalogue" in ran.err


def test_the_year_narrows_conflicts_too_and_is_proposed_for_films_alone(
    catalogue: Path, tmp_path: Path
) -> None:
    rows = ["film_title,film_year,film_id,agent_name,agent_id,role"]
    rows += ["Roxane,1990,a,Jean Martin,1,director", "Roxane,2018,b,Jean Martin,2,director"]
    generique("-c", catalogue, "add", write(tmp_path / "x.csv", "\n".join(rows)))
    generique("-c", catalogue, "build")
    assert generique("-c", catalogue, "conflicts", "Roxane").code == 4
    assert generique("-c", catalogue, "conflicts", "Roxane", "--year", "2018").code == 0
    assert generique("-c", catalogue, "conflicts", "--year", "2018").code == 2
    assert "--year" in generique("-c", catalogue, "film", "Roxane").err
    assert "--year" not in generique("-c", catalogue, "person", "Jean Martin").err


@pytest.mark.parametrize("words", [["--date", "hier"], ["--reader", "frob"]])
def test_a_wrong_option_is_told_before_any_file_is_read(catalogue: Path, words: list[str]) -> None:
    for command in (["extract"], ["-c", str(catalogue), "add"]):
        ran = generique(*command, "nowhere.txt", *words)
        assert (ran.code, ran.out) == (2, "")
        assert words[1] in ran.err


def test_the_date_of_a_document_may_be_french(tmp_path: Path) -> None:
    kit = write(tmp_path / "kit.txt", "TITRE : Le Film\nDATE DE SORTIE : mercredi 1er mars\n")
    ran = generique("extract", kit, "--date", "2 mars 2023", "--format", "json")
    assert [one["date"] for one in ran.json["films"][0]["releases"]] == ["2023-03-01"]


def test_a_parameter_given_twice_is_told(demo: Path) -> None:
    ran = generique("-c", demo, "query", "collaborators", "person=Michel Blanc", "-p", "person=Julia Piaton")
    assert (ran.code, ran.out) == (2, "")
    assert "person is given twice" in ran.err


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "line 1, column 1: this cannot stand here, or something is missing"),
        ("SELECT ?x { ?x nope:y ?z }", "line 1, column 22: Prefix not found"),
        ("SELECT * { ?x ?y ?z } GROUP BY ?x", "SELECT * is not authorized with GROUP BY"),
    ],
)
def test_what_is_wrong_in_a_query_is_said_without_the_characters_of_the_grammar(
    demo: Path, query: str, message: str
) -> None:
    ran = generique("-c", demo, "query", "-", stdin=query)
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert len(ran.err) < 120

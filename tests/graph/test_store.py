"""The store: what goes in, what comes out, and that reading changes nothing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from generique.errors import GeneriqueError, UnreadableError, UsageError
from generique.graph.store import Store, Value, load
from generique.namespaces import Iri

TRIPLES = """
<urn:victoire> <urn:minutes> 23 ; <urn:title> "Victoire"@fr ; <urn:ratio> 2.35 ; <urn:public> true .
<urn:roxane> <urn:minutes> 90 ; <urn:date> "2019-06-12"^^<http://www.w3.org/2001/XMLSchema#date> .
"""


def store_of(text: str) -> Store:
    store = Store.memory()
    store.load(text, "turtle")
    return store


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("<urn:a>", Iri("urn:a")),
        ('"été"', "été"),
        ('"Victoire"@fr', "Victoire"),
        ('"a\\tb\\nc\\\\d \\"e\\""', 'a\tb\nc\\d "e"'),
        ('"23"', "23"),
        ('"true"', "true"),
        ("23", 23),
        ("-7", -7),
        ("2.35", 2.35),
        ("1e3", 1000.0),
        ("true", True),
        ("false", False),
        ('"5"^^<http://www.w3.org/2001/XMLSchema#long>', 5),
        ('"many"^^<http://www.w3.org/2001/XMLSchema#integer>', "many"),
        ('"2023-03-01"^^<http://www.w3.org/2001/XMLSchema#date>', "2023-03-01"),
        ('"2023"^^<http://www.w3.org/2001/XMLSchema#gYear>', "2023"),
        ('"a\u2028b\u0085c"', "a\u2028b\u0085c"),
        ('""', ""),
    ],
)
def test_each_kind_of_term_has_its_python_value(term: str, value: Value) -> None:
    [(found,)] = store_of(f"<urn:s> <urn:p> {term} .").select("SELECT ?o { ?s ?p ?o }").rows
    assert (found, type(found)) == (value, type(value))


def test_unbound_is_none_also_in_a_single_column() -> None:
    rows = store_of(TRIPLES).select("SELECT ?date { ?f <urn:minutes> ?m OPTIONAL { ?f <urn:date> ?date } }")
    assert rows.variables == ("date",)
    assert sorted(rows.rows, key=str) == [("2019-06-12",), (None,)]


def test_no_rows_and_no_columns() -> None:
    store = store_of(TRIPLES)
    assert store.select("SELECT ?s { ?s <urn:none> ?o }").rows == []
    assert store.select("SELECT * { <urn:roxane> <urn:minutes> 90 }") == ((), [()])


@pytest.mark.parametrize(
    ("variable", "value", "rows"),
    [("f", Iri("urn:roxane"), 2), ("o", 23, 1), ("o", "Victoire", 0), ("o", True, 1), ("f", Iri("urn:x"), 0)],
)
def test_a_bound_variable_narrows_the_rows(variable: str, value: Value, rows: int) -> None:
    found = store_of(TRIPLES).select("SELECT ?f ?o { ?f ?p ?o }", {variable: value})
    assert len(found.rows) == rows


def test_binding_what_the_query_does_not_give_is_an_error_not_silence() -> None:
    with pytest.raises(GeneriqueError, match="agent"):
        store_of(TRIPLES).select("SELECT ?f { ?f ?p ?o }", {"agent": Iri("urn:x")})
    with pytest.raises(GeneriqueError, match="IRI"):
        store_of(TRIPLES).select("SELECT ?f { ?f ?p ?o }", {"f": Iri("no iri")})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?f {?f ?p}", "line 1, column 18: expected"),
        ("SELECT ?f\n{ ?f ex:p ?o }", "line 2, column"),
        ("SELECT ?f { ?f ?p ?o FILTER(<urn:f>(?o)) }", "custom function"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "line 1, column 1: INSERT is refused"),
    ],
)
def test_wrong_sparql_is_one_line(query: str, message: str) -> None:
    with pytest.raises(GeneriqueError, match=message) as error:
        store_of(TRIPLES).select(query)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 1


def test_ask_and_select_want_their_own_form() -> None:
    store = store_of(TRIPLES)
    assert store.ask("ASK { <urn:roxane> <urn:minutes> 90 }")
    with pytest.raises(UsageError, match="ASK"):
        store.ask("SELECT ?f { ?f ?p ?o }")
    with pytest.raises(UsageError, match="SELECT"):
        store.select("ASK { ?f ?p ?o }")


def test_lines_come_out_sorted_and_can_be_read_back() -> None:
    store = store_of(TRIPLES)
    lines = list(store.nquads())
    assert lines == sorted(lines) and len(lines) == len(store) == 6
    again = Store.memory()
    again.load("".join(lines), "nquads")
    assert list(again.nquads()) == lines


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "<#s> <urn:p> 1 ."),
        ("a.nt", "<urn:s> <urn:p> <urn:o> ."),
        ("a.trig", "<urn:g> { <urn:s> <urn:p> 1 }"),
        ("a.nq", "<urn:s> <urn:p> <urn:o> <urn:g> ."),
        ("a.jsonld", '{"@id": "urn:s", "urn:p": 1}'),
        ("a.rdf", '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:u#">'
                  '<r:Description r:about="urn:s"><u:p>1</u:p></r:Description></r:RDF>'),
    ],
)  # fmt: skip
def test_files_of_each_format_can_be_asked(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    store = Store.memory([file])
    assert len(store) == 1
    assert store.ask("ASK { { ?s ?p ?o } UNION { GRAPH <urn:g> { ?s ?p ?o } } }")


def test_a_bad_file_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("<urn:s> <urn:p> 1 .\n<urn:s> oops", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"bad\.ttl: not turtle: line 2"):
        Store.memory([file])
    with pytest.raises(UsageError, match=r"notes\.txt"):
        Store.memory([tmp_path / "notes.txt"])


def contents(folder: Path) -> dict[str, str]:
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_a_store_on_disk_counts_what_it_holds_and_reading_changes_nothing(tmp_path: Path) -> None:
    first, second = tmp_path / "a.nt", tmp_path / "b.ttl"
    first.write_text("<urn:s> <urn:p> <urn:o> .\n" * 2, encoding="utf-8")
    second.write_text(TRIPLES, encoding="utf-8")
    folder = tmp_path / "build" / "graph"
    assert load(folder, [first, second]) == 7
    before = contents(folder)
    store = Store.open(folder)
    assert store.select("SELECT ?m { <urn:victoire> <urn:minutes> ?m }").rows == [(23,)]
    assert len(list(store.nquads())) == 7
    del store
    assert contents(folder) == before


def test_a_store_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    triples = tmp_path / "a.ttl"
    triples.write_text(TRIPLES, encoding="utf-8")
    folder = tmp_path / "graph"
    load(folder, [triples])
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert len(Store.open(folder)) == 6


def test_loading_refuses_a_bad_file_and_a_folder_in_use(tmp_path: Path) -> None:
    bad = tmp_path / "bad.nt"
    bad.write_text("<urn:s> <urn:p> oops .\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"bad\.nt: .*line 1"):
        load(tmp_path / "graph", [bad])
    with pytest.raises(GeneriqueError, match="there already"):
        load(tmp_path, [])


def test_no_store_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="generique build"):
        Store.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_cold_answer_imports_nothing_heavy(tmp_path: Path) -> None:
    triples = tmp_path / "a.ttl"
    triples.write_text(TRIPLES, encoding="utf-8")
    load(tmp_path / "graph", [triples])
    program = (
        "import sys; from pathlib import Path; from generique.graph.store import Store; "
        "print(Store.open(Path(sys.argv[1])).ask('ASK { ?s ?p ?o }'), "
        "[m for m in ('rdflib', 'numpy', 'duckdb', 'networkx', 'click') if m in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "graph")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True []\n"

"""A graph that was exported is read again; one that could do harm, or is something else, is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Claims
from generique.read import read

SAMPLE = Path(__file__).parent / "rdf" / "les-petites-victoires.ttl"
FORMATS = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml"}


def claims(path: Path) -> Claims:
    found = read(path)
    assert isinstance(found, Claims)
    return found


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_claims(suffix: str, tmp_path: Path) -> None:
    from rdflib import Graph

    path = tmp_path / f"graph{suffix}"
    Graph().parse(SAMPLE).serialize(path, format=FORMATS[suffix], encoding="utf-8")
    assert claims(path) == claims(SAMPLE)


def test_turtle_is_trig_and_n_triples_are_n_quads(tmp_path: Path) -> None:
    from rdflib import Graph

    (tmp_path / "graph.trig").write_bytes(SAMPLE.read_bytes())
    Graph().parse(SAMPLE).serialize(tmp_path / "graph.nq", format="nt", encoding="utf-8")
    assert claims(tmp_path / "graph.trig") == claims(tmp_path / "graph.nq") == claims(SAMPLE)


def refused(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value).removeprefix(str(path))


def test_entity_bombs_are_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    assert refused(tmp_path / "bomb.rdf", bomb).startswith(": a document type (<!DOCTYPE …)")


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "https://example.org/context.jsonld", "@id": "urn:a"}',
        '{"@graph": [{"@context": [{}, "file:///etc/passwd"], "@id": "urn:a"}]}',
        '{"@context": {"@import": "https://example.org/context.jsonld"}}',
    ],
)
def test_nothing_is_fetched(text: str, tmp_path: Path) -> None:
    said = refused(tmp_path / "graph.jsonld", text)
    assert said == ": a context to be fetched from elsewhere, which is refused"


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "deep.jsonld", "[" * 100_000) == ": nested too deeply"
    assert "\n" not in refused(tmp_path / "deep.ttl", "<urn:a> <urn:b> " + "[ <urn:c> " * 5000)


def test_what_is_not_rdf_is_refused_with_the_format_it_claims(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.ttl", "film Victoire").startswith(": not turtle: ")
    assert refused(tmp_path / "a.rdf", "<rdf></p>").startswith(": not xml: ")
    assert refused(tmp_path / "a.jsonld", "{").startswith(", line 1: not JSON: ")

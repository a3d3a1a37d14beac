"""The graph of a build gives back the claims that it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Claims, Credit, FilmMention, Part, Residue, Statement
from generique.namespaces import BASE, GEN, PREFIXES, ROLE
from generique.read import read
from generique.read.exported import Node, claims

SAMPLE = Path(__file__).parent / "rdf" / "les-petites-victoires.ttl"
TYPE, LABEL = PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "label"
TITLE = PREFIXES["dcterms"] + "title"


def node(of: str, /, **values: str) -> dict[str, list[str]]:
    return {TYPE: [GEN + of], **{GEN + name: [value] for name, value in values.items()}}


def graph(base: str = BASE) -> dict[str, Node]:
    """One film, one agent, and one claim of each kind."""
    film, person, source = base + "film/victoire", base + "person/alice-fave", base + "source/5.2"
    said = {"source": source, "position": "124", "place": "line 124"}
    return {
        film: node("Film") | {LABEL: ["Victoire"]},
        person: node("Person") | {LABEL: ["Alice Fave"]},
        base + "source/5": node("Source") | {TITLE: ["Outer"]},
        source: node("Source")
        | {TITLE: ["Press kit"], GEN + "completeFor": ["crew", "cast"]}
        | {PREFIXES["dcterms"] + "isPartOf": [base + "source/5"]},
        base + "contribution/c": node(
            "Contribution", film=film, agent=person, role=ROLE + "director-of-photography"
        ),
        base + "credit/c": node(
            "Credit", supports=base + "contribution/c", creditedAs="& Alice FAVE", certainty="0.9", **said
        ),
        base + "statement/f": node(
            "Statement", film=film, property=GEN + "year", value="2024", verbatim="2024", **said
        ),
        base + "statement/a": node(
            "Statement", agent=person, property=GEN + "identifier", value="Q1", kind="wikidata", **said
        ),
        base + "residue/r": node("Residue", text="SUPPORT", **said),
    }


@pytest.mark.parametrize("base", [BASE, "http://localhost/catalogue#"])
def test_each_kind_of_claim(base: str) -> None:
    assert claims(graph(base), "graph.nt") == Claims(
        films=(FilmMention("film/victoire", "Victoire", 1, "film/victoire"),),
        credits=(
            Credit(
                film="film/victoire",
                role="director-of-photography",
                agent="Alice Fave",
                kind="person",
                credited_as="& Alice FAVE",
                heading="",
                own_id="person/alice-fave",
                certainty=0.9,
                position=124,
                place="line 124",
                part="5.2",
            ),
        ),
        statements=(
            Statement(
                film="film/victoire",
                property="identifier",
                value="Q1",
                verbatim="",
                kind="wikidata",
                agent="Alice Fave",
                position=124,
                place="line 124",
                part="5.2",
            ),
            Statement("film/victoire", "year", "2024", "2024", 124, "line 124", part="5.2"),
        ),
        residue=(Residue("SUPPORT", 124, "line 124", "5.2"),),
        parts=(Part("5.2", "Press kit", complete_for=("cast", "crew")),),
    )


def test_a_name_in_another_form_is_kept() -> None:
    nodes = graph()
    nodes[BASE + "person/alice-fave"] = node("Person") | {LABEL: ["Alice Fave-Martin"]}
    (credit,) = claims(nodes, "graph.nt").credits
    assert (credit.agent, credit.own_id) == ("& Alice Fave", "person/alice-fave")


def test_the_label_of_a_film_that_no_source_names_is_no_title() -> None:
    nodes = graph()
    nodes[BASE + "film/x"] = node("Film") | {LABEL: ["[sans titre]"]}
    assert [film.title for film in claims(nodes, "graph.nt").films] == ["Victoire", None]


def test_a_statement_about_an_agent_without_credits_is_residue() -> None:
    nodes = graph()
    nodes[BASE + "person/x"] = node("Person") | {LABEL: ["Marah Ostier"]}
    nodes[BASE + "statement/a"] = node(
        "Statement", agent=BASE + "person/x", property=GEN + "gender", value="femme", verbatim="F",
        source=BASE + "source/5.2", position="7",
    )  # fmt: skip
    found = claims(nodes, "graph.nt")
    assert [(piece.text, piece.position) for piece in found.residue] == [
        ("SUPPORT", 124),
        ("Marah Ostier: F", 7),
    ]


@pytest.mark.parametrize(
    ("subject", "property", "values", "message"),
    [
        ("credit/c", GEN + "position", [], "graph.nt: credit/c has no gen:position"),
        ("credit/c", GEN + "position", ["x"], "credit/c has a gen:position that is no whole number, “x”"),
        ("credit/c", GEN + "heading", ["a", "b"], "credit/c has several values of gen:heading"),
        ("credit/c", GEN + "certainty", ["x"], "credit/c has a gen:certainty that is no number"),
        ("contribution/c", GEN + "role", ["urn:x"], "contribution/c has no gen:Person or gen:Organization"),
        ("source/5.2", TITLE, [], "source/5.2 has no dcterms:title"),
        ("film/victoire", TYPE, [], "not a graph that `generique export` wrote"),
    ],
)
def test_another_shape_is_refused(subject: str, property: str, values: list[str], message: str) -> None:
    nodes = graph()
    changed = {name: value for name, value in nodes[BASE + subject].items() if name != property}
    nodes[BASE + subject] = changed | ({property: values} if values else {})
    with pytest.raises(UnreadableError, match=message.replace("(", r"\(")):
        claims(nodes, "graph.nt")


def test_a_real_export() -> None:
    found = read(SAMPLE)
    assert isinstance(found, Claims)
    releases = {
        (fact.part, fact.value, fact.inferred) for fact in found.statements if fact.property == "release"
    }
    assert releases == {
        ("2", "2023-05-24", None),
        ("3", "2023-03-01", "year from the date of publication, 2023-03-02"),
    }
    julia = next(credit for credit in found.credits if credit.place == "line 20")
    assert (julia.agent, julia.heading, julia.part) == ("Julia Piaton", "Interprété par:", "2")
    assert [(part.id, part.date) for part in found.parts] == [("2", None), ("3", "2023-03-02")]

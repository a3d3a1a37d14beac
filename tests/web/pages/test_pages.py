"""What each page says, without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from tests.web.site import site


def words(client: TestClient, path: str) -> str:
    """The text of a page, without its tags."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_home_counts_and_proposes(client: TestClient) -> None:
    said = words(client, "/")
    assert "29 contributions" in said
    assert "Qui a travaillé avec" in said


def test_search_forgives(client: TestClient) -> None:
    assert "Rien ne porte exactement ce nom" in words(client, "/search?q=mishel+blanque")
    assert "Michel Blanc" in words(client, "/search?q=mishel+blanque")
    assert "Rien ne s’en approche" in words(client, "/search?q=xqzwv")
    assert "Écrivez" in words(client, "/search")


def test_suggestions_are_data(client: TestClient) -> None:
    found = client.get("/suggest?q=vict").json()
    assert {"film/victoire", "film/les-petites-victoires"} <= {one["id"] for one in found}
    assert client.get("/suggest?q=vict&kind=agent").json() == []


def test_a_film_shows_departments_in_order_with_sources(client: TestClient) -> None:
    said = words(client, "/film/victoire")
    assert said.index("Réalisation") < said.index("Interprétation") < said.index("Musique")
    assert "direction de la photographie Alice Fave" in said
    assert "DIRECTION PHOTO" in said
    assert "@misc{" in said
    assert "motion_picture" in said


def test_a_film_shows_both_sides_of_a_dispute(client: TestClient) -> None:
    said = words(client, "/film/les-petites-victoires")
    assert "1er\xa0mars\xa02023" in client.get("/film/les-petites-victoires").text
    assert "mercredi 1er mars" in said
    assert "24/05/23" in said


def test_an_old_id_leads_to_the_film_of_today(client: TestClient, demo: Path) -> None:
    aliases = Catalogue(demo).tables["aliases"].fetchall()
    for alias, entity in aliases[:3]:
        answer = client.get(f"/{alias}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/{entity}")


def test_a_person_may_be_narrowed(client: TestClient) -> None:
    everyone = words(client, "/person/michel-blanc")
    assert "Julia Piaton" in everyone
    directors = words(client, "/person/michel-blanc?role=director").partition("1 personne")[2]
    assert "Mélanie Auffret" in directors
    assert "Stéphanie Branchu" not in directors
    assert "Zinc" in words(client, "/person/michel-blanc?organizations=1")
    assert "Personne." in words(client, "/person/michel-blanc?since=2050")


def test_a_chain_has_both_roles_on_each_step(client: TestClient) -> None:
    said = words(client, "/chain?a=michel+blanc&b=julia+piaton")
    assert "1 film les sépare" in said
    assert "Michel Blanc interprétation Les petites victoires" in said
    assert "C’est la même personne" in words(client, "/chain?a=michel+blanc&b=michel+blanc")
    assert "Aucune chaîne" in words(client, "/chain?a=michel+blanc&b=alice+fave")
    near = client.get("/chain?a=michel+blan&b=julia+piaton")
    assert (near.status_code, "Michel Blanc" in near.text) == (404, True)


def test_the_network_is_drawn_and_taken(client: TestClient) -> None:
    page = client.get("/network?people=1&role=director&role=cast-member").text
    links = re.findall(r'href="(/network\.\w+[^"]*)"', page)
    assert len(links) == 9
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200
    picture = client.get("/network.svg")
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    assert "Aucun lien" in words(client, "/network?minimum=50")


def test_a_picture_of_an_agent(client: TestClient) -> None:
    picture = client.get("/person/michel-blanc.svg", headers={"Accept": "image/svg+xml"})
    assert (picture.status_code, "Julia Piaton" in picture.text) == (200, True)


def test_disagreements_by_kind(client: TestClient) -> None:
    assert "pays non précisé" in words(client, "/disagreements")
    assert "Aucun désaccord" in words(client, "/disagreements?kind=substitution")


def test_sources_with_what_they_say(client: TestClient) -> None:
    assert "Les Grignoux" in words(client, "/sources")
    assert "Victoire" in words(client, "/source/1")
    assert client.get("/source/99").status_code == 404
    assert "Tout a été compris" in words(client, "/residue")


def test_what_was_not_understood_is_shown(own_demo: Path) -> None:
    note = own_demo / "note.txt"
    note.write_text(
        "LE PHARE\nUn film de Jeanne Abgrall\nLISTE TECHNIQUE\nMONTAGE : Nadia Benali\nZORGLUB : Jean Petit\n"
        "IMAGE : Paul Le Goff\n",
        encoding="utf-8",
    )
    catalogue = Catalogue(own_demo)
    catalogue.add(note, title="Note")
    catalogue.build()
    with site(own_demo) as client:
        said = words(client, "/residue")
        assert "Note" in said
        assert "ZORGLUB" in said
        assert "ZORGLUB" in words(client, "/source/4")


def test_roles_and_ontology(client: TestClient) -> None:
    assert "direction de la photographie" in words(client, "/roles")
    assert "Apolline Dufresne" in words(client, "/role/editor")
    assert client.get("/role/no-such-role").status_code == 404
    assert 'id="runningTime"' in client.get("/ontology").text


def test_questions_have_forms_and_answers_have_names(client: TestClient) -> None:
    assert 'name="person"' in client.get("/query?name=collaborators").text
    said = words(client, "/query?name=collaborators&person=michel+blanc")
    assert "Julia Piaton person/julia-piaton" in said
    wrong = client.get("/query?name=collaborators&person=nobody+at+all")
    assert (wrong.status_code, "nobody at all" in wrong.text) == (400, True)
    assert "24/05/23" not in words(client, "/query?name=director-editor-pairs")


def test_a_query_as_text(client: TestClient) -> None:
    def post(query: str) -> tuple[int, str]:
        answer = client.post("/query", data={"query": query})
        return answer.status_code, answer.text

    status, text = post("SELECT ?f { ?f a <https://w3id.org/generique/ontology#Film> }")
    assert (status, "/film/victoire" in text) == (200, True)
    assert "true" in post("ASK { ?s ?p ?o }")[1]
    assert (
        "gen:Film"
        in post(
            "PREFIX gen: <https://w3id.org/generique/ontology#> CONSTRUCT { ?f a gen:Film } { ?f a gen:Film }"
        )[1]
    )
    for wrong in ("SELECT ?x {", "DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }"):
        status, text = post(wrong)
        assert (status, 'role="alert"' in text) == (400, True)


def test_downloads_are_the_answer(client: TestClient) -> None:
    page = client.get("/query?name=collaborators&person=michel+blanc").text
    (link,) = re.findall(r'href="(/sparql\?[^"]*format=json)"', page)
    answer = json.loads(client.get(link.replace("&amp;", "&"), headers={"Accept": "*/*"}).text)
    assert {row["name"]["value"] for row in answer["results"]["bindings"]} >= {"Julia Piaton"}

"""Sentences about one film."""

from __future__ import annotations

from tests.extract.helpers import claims_of, credits_of, facts_of

HEAD = "« Brumes » est au cinéma depuis mercredi 12 avril. Le film plaît.\n\n"


def test_people_in_sentences_that_name_the_film() -> None:
    text = HEAD + "« Brumes », avec Iban Roy et Rita Diallo, est réalisé en Bretagne par Ada Nkomo."
    assert set(credits_of(text)) == {
        ("cast-member", "Iban Roy"),
        ("cast-member", "Rita Diallo"),
        ("director", "Ada Nkomo"),
    }


def test_sentences_about_other_things_give_nothing() -> None:
    text = (
        HEAD
        + "« Brumes » émeut.\n\nUn réalisateur cherche des figurants à Nantes. La réalisatrice Ada Nkomo passe."
    )
    assert credits_of(text) == []


def test_characters_stand_before_the_actors() -> None:
    text = (
        HEAD
        + "« Brumes », avec Iban Roy.\n\nC'est l'histoire de Paul, un horloger (Iban Roy, épatant) qui attend."
    )
    assert ("Iban Roy", "Paul") in [(one.agent, one.character) for one in claims_of(text).credits]


def test_a_year_is_inferred_from_the_date_of_publication() -> None:
    release = next(
        one
        for one in claims_of(HEAD + "« Brumes » émeut.", "2023-04-15").statements
        if one.property == "release"
    )
    assert (release.value, release.kind) == ("2023-04-12", "theatrical")
    assert release.inferred == "year from the date of publication, 2023-04-15"


def test_towns_not_regions() -> None:
    text = HEAD + "« Brumes » émeut.\n\nNous avons tourné en Bourgogne, au Creusot, près de Mâcon."
    assert ("shootingPlace", "Le Creusot") in facts_of(text)


def test_an_earlier_film_of_the_director() -> None:
    text = (
        HEAD
        + "« Brumes » est réalisé par Ada Nkomo.\n\nAprès Marées, votre premier film en 2019, vous revenez."
    )
    claims = claims_of(text)
    assert ("marees", "Ada Nkomo") in [(one.film, one.agent) for one in claims.credits]
    assert [film.title for film in claims.films] == ["Brumes", "Marées"]


def test_an_article_about_a_shooting() -> None:
    text = """Brest : la plage se transforme

Le long métrage « Brumes » se tourne jusqu’au 9 juin.

« On a tout perdu », plaisante Ada Nkomo, 38 ans, qui réalise ici son deuxième film.
Le rôle a été confié à Zoé Vial. Marie Roy, 9 ans, élève à Brest, complète la distribution.
Paul Martin, révélé par une longue série à la télévision, joue le fils.
Elle a été choisie par Anne Petit, directrice de casting. Le régisseur général, Luc Morel, téléphone."""
    assert set(credits_of(text)) == {
        ("director", "Ada Nkomo"),
        ("cast-member", "Zoé Vial"),
        ("cast-member", "Marie Roy"),
        ("cast-member", "Paul Martin"),
        ("casting-director", "Anne Petit"),
        ("unit-manager", "Luc Morel"),
    }


def test_the_kind_of_film_may_stand_between_title_and_director() -> None:
    text = "« Brumes » sort le 12 mars.\n\nVenez voir « Brumes », la comédie de Ada Nkomo, avec Zoé Vial et Paul Marchal."
    assert credits_of(text) == [
        ("director", "Ada Nkomo"),
        ("cast-member", "Zoé Vial"),
        ("cast-member", "Paul Marchal"),
    ]


def test_an_actor_may_be_called_by_the_given_name() -> None:
    text = (
        "« Brumes », de Ada Nkomo (France, 1 h 43).\n\n« Brumes », porté par Zoé Vial et Paul Marchal, sort mercredi.\n\n"
        "Zoé s’est imposée tout de suite dans le rôle de Nina, la fille du port. Alma Vitali au son, Jean Prou à l’image : "
        "tous ont accepté. Le montage, c’est Luc Delmas."
    )
    said = {(one.role, one.agent, one.character) for one in claims_of(text).credits}
    assert said >= {
        ("cast-member", "Zoé Vial", "Nina"),
        ("cast-member", "Paul Marchal", None),
        ("director-of-photography", "Jean Prou", None),
        ("editor", "Luc Delmas", None),
    }


def test_what_an_actress_played_in_elsewhere_was_not_directed_here() -> None:
    text = "# Brumes\n\nUn film de Zoé Vial\n\nAda Nkomo est la patronne du café dans Le Toit, réalisé par Paul Marchal."
    assert credits_of(text) == [("director", "Zoé Vial")]


def test_mountains_are_not_edited() -> None:
    assert credits_of(
        "# Brumes\n\nUn film de Zoé Vial\n\nIl se tourne dans les monts d’Arrée, cet hiver."
    ) == [("director", "Zoé Vial")]


def test_what_is_confided_is_somebodys() -> None:
    for link in ("est confié à", "a été confié à", "sera confié à"):
        text = f"# Brumes\n\nUn film de Zoé Vial\n\nLe montage {link} Ada Nkomo, à Brest."
        assert credits_of(text) == [("director", "Zoé Vial"), ("editor", "Ada Nkomo")]

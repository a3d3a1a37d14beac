"""Layouts of the profession, small: whose film is it, and who is credited on it."""

from __future__ import annotations

import pytest

from tests.extract.helpers import claims_of

D, W, P, C, E = (
    "director", "screenwriter", "director-of-photography", "cast-member", "editor",
)  # fmt: skip

Films = dict[str | None, set[tuple[str, str]]]

LAYOUTS: dict[str, tuple[str, Films]] = {
    "press kit: who presents stands above": (
        "Les Films du Phare\nprésentent\n\nMARÉE BASSE\n\nUn film de\nZoé Vial\n\nSORTIE LE 4 OCTOBRE 2023\n\n"
        "DISTRIBUTION\nStudio Nord\n12 rue des Lilas 75011 Paris\n\nSYNOPSIS\nUne fille marche.\n\n"
        "LISTE TECHNIQUE\nImage : Ada Nkomo\nMontage : Iban Roy",
        {
            "Marée basse": {
                (D, "Zoé Vial"),
                (P, "Ada Nkomo"),
                (E, "Iban Roy"),
                ("distributor", "Studio Nord"),
            }
        },
    ),
    "press kit: spaced capitals": (
        "S T U D I O  N O R D\n\nM A R É E  B A S S E\n\nun film de Zoé Vial\n\nLISTE TECHNIQUE\nImage : Ada Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "title and name of the document in one line": (
        "MARÉE BASSE – DOSSIER DE PRESSE\n\nRéalisation : Zoé Vial\nImage : Ada Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "name of the document before the title": (
        "Fiche technique | Marée basse\n\nRéalisation : Zoé Vial\nImage : Ada Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "title and director in one line": (
        "Marée basse, un film de Zoé Vial\n\nImage : Ada Nkomo\nMontage : Iban Roy",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo"), (E, "Iban Roy")}},
    ),
    "crew list: working title in the head": (
        "LISTE ÉQUIPE TECHNIQUE\nFilm : Marée basse\nProduction : Les Films du Phare\nMise à jour le 12/03/2023\n\n"
        "RÉALISATION\nRéalisatrice\tZoé Vial\n\nIMAGE\nDirectrice de la photographie\tAda Nkomo",
        {
            "Marée basse": {
                ("production-company", "Les Films du Phare"),
                (D, "Zoé Vial"),
                (P, "Ada Nkomo"),
            }
        },
    ),
    "call sheet": (
        "FEUILLE DE SERVICE N° 12\n« MARÉE BASSE »\nMardi 14 mars 2023\n\nRéalisation : Zoé Vial\nImage : Ada Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "video: title, kind, year": (
        "Marée basse - Court-métrage (2021)\n\nUne fille marche sur la plage, et le soir tombe.\n\n"
        "Réalisé par Zoé Vial\nImage : Ada Nkomo\n\nAbonnez-vous à la chaîne !",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "video: title in capitals before a bar": (
        "MARÉE BASSE | Court-métrage de Zoé Vial | Festival du Phare\n\nAvec : Ada Nkomo, Iban Roy\nMontage : Lou Brun",
        {"Marée basse": {(D, "Zoé Vial"), (C, "Ada Nkomo"), (C, "Iban Roy"), (E, "Lou Brun")}},
    ),
    "encyclopedia": (
        "Marée basse est un film français réalisé par Zoé Vial, sorti en 2021.\n\nFiche technique\n\n"
        "Réalisation : Zoé Vial\nScénario : Ada Nkomo\nMontage : Iban Roy",
        {"Marée basse": {(D, "Zoé Vial"), (W, "Ada Nkomo"), (E, "Iban Roy")}},
    ),
    "article: a title that nothing quotes": (
        "CULTURE\n\nZoé Vial tourne à Brest\n\nLe tournage de Marée basse, le premier film de Zoé Vial, a commencé "
        "lundi.\nMarée basse raconte une fille qui marche. Le décor de Marée basse est un phare.",
        {"Marée basse": {(D, "Zoé Vial")}},
    ),
    "entry form: keys": (
        "film_title: Marée basse\nenglish_title: Low Tide\nrunning_time: 12\ndirector: Zoé Vial\n"
        "cinematographer: Ada Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "entry form: questions": (
        "FORMULAIRE D’INSCRIPTION 2024\n\n1. LE FILM\nTitre original du film : Marée basse\n"
        "Titre anglais : Low Tide\nDurée : 12 minutes\nAnnée de production : 2023\n\n2. L’ÉQUIPE\n"
        "Réalisation : Zoé Vial\nImage : Ada Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "two languages": (
        "MARÉE BASSE / LOW TIDE\n\nDocumentaire / Documentary – 52’ – 2021\n\nRÉALISATION / DIRECTOR\nZoé Vial\n\n"
        "IMAGE / CINEMATOGRAPHY\nAda Nkomo",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
    "flyer: title in two loud lines": (
        "AU CINÉMA LE 4 OCTOBRE\n\nCOMME UN MARDI\nSUR LA PLAGE\n\nun film de ZOÉ VIAL\n\n"
        "Image .... Ada Nkomo\nMontage .... Iban Roy",
        {"Comme un mardi sur la plage": {(D, "Zoé Vial"), (P, "Ada Nkomo"), (E, "Iban Roy")}},
    ),
    "programme: one line a film, labels": (
        "CINÉMA LE PHARE\nProgramme du 4 au 10 octobre\n\n"
        "MARÉE BASSE – Réal. : Zoé Vial. Int. : Ada Nkomo, Iban Roy. 1h34\nMer 20h30 – Sam 18h\n\n"
        "VENT DEBOUT – Réal. : Lou Brun. Int. : Max Ferrand. 1h50\nJeu 20h30\n\n"
        "LES OIES – Réal. : Eva Morel. Int. : Léa Petit. 2h04\nVen 18h",
        {
            "Marée basse": {(D, "Zoé Vial"), (C, "Ada Nkomo"), (C, "Iban Roy")},
            "Vent debout": {(D, "Lou Brun"), (C, "Max Ferrand")},
            "Les Oies": {(D, "Eva Morel"), (C, "Léa Petit")},
        },
    ),
    "programme: title with its length": (
        "MARÉE BASSE (1h34)\nde Zoé Vial avec Ada Nkomo, Iban Roy\nUne fille marche.\nMer 20h30\n\n"
        "VENT DEBOUT (1h50)\nde Lou Brun avec Max Ferrand\nUn garçon court.\nJeu 20h30",
        {
            "Marée basse": {(D, "Zoé Vial"), (C, "Ada Nkomo"), (C, "Iban Roy")},
            "Vent debout": {(D, "Lou Brun"), (C, "Max Ferrand")},
        },
    ),
    "programme: hour before the title": (
        "Vendredi 6 octobre\n20h30 MARÉE BASSE\nde Zoé Vial (France, 2021, 1h34)\n\n"
        "Samedi 7 octobre\n18h00 VENT DEBOUT\nde Lou Brun (France, 2022, 1h50)",
        {"Marée basse": {(D, "Zoé Vial")}, "Vent debout": {(D, "Lou Brun")}},
    ),
    "catalogue: director above the title": (
        "Zoé Vial\nMARÉE BASSE\nFrance | 2021 | 12 min | Fiction\nImage : Ada Nkomo\n\n"
        "Lou Brun\nVENT DEBOUT\nFrance | 2022 | 20 min | Fiction\nImage : Iban Roy",
        {
            "Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")},
            "Vent debout": {(D, "Lou Brun"), (P, "Iban Roy")},
        },
    ),
    "catalogue: numbers": (
        "COMPÉTITION COURTS MÉTRAGES\n\n1. Marée basse\nZoé Vial – France – 2021 – 12’\nImage : Ada Nkomo\n\n"
        "2. Vent debout\nLou Brun – Belgique – 2022 – 20’\nImage : Iban Roy",
        {
            "Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")},
            "Vent debout": {(D, "Lou Brun"), (P, "Iban Roy")},
        },
    ),
    "company page: three films, crafts and names": (
        "# Les Films du Phare\n\n## Nos films\n\n### Marée basse\nCourt métrage, 12 min, 2021\n"
        "Réalisation : Zoé Vial • Image : Ada Nkomo • Costumes : Iban Roy\n\n"
        "### Vent debout\nDocumentaire, 52 min, 2022\nRéalisation : Lou Brun • Image : Max Ferrand\n\n"
        "### Les Oies\nEn développement\nÉcrit et réalisé par Eva Morel",
        {
            "Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo"), ("costume-designer", "Iban Roy")},
            "Vent debout": {(D, "Lou Brun"), (P, "Max Ferrand")},
            "Les Oies": {(D, "Eva Morel"), (W, "Eva Morel")},
        },
    ),
    "the title in the running foot": (
        "Une fille marche sur la plage.\n\nMarée basse – page 2\n\nRéalisation : Zoé Vial\nImage : Ada Nkomo\n\n"
        "Marée basse – page 3\n\nMontage : Iban Roy\n\nMarée basse – page 4\n\nCostumes : Lou Brun",
        {
            "Marée basse": {
                (D, "Zoé Vial"),
                (P, "Ada Nkomo"),
                (E, "Iban Roy"),
                ("costume-designer", "Lou Brun"),
            }
        },
    ),
    "a list without any title": (
        "LISTE TECHNIQUE\n\nRéalisation : Zoé Vial\nImage : Ada Nkomo\nMontage : Iban Roy",
        {None: {(D, "Zoé Vial"), (P, "Ada Nkomo"), (E, "Iban Roy")}},
    ),
    "a director’s life and films": (
        "MARÉE BASSE\nUn film de Zoé Vial\n\nImage : Ada Nkomo\n\nZOÉ VIAL\nNée à Brest, elle tourne son premier film "
        "en 2015.\n\nFilmographie\n2019 – Les Grues (long métrage)\n2015 – Vent debout (court métrage)",
        {"Marée basse": {(D, "Zoé Vial"), (P, "Ada Nkomo")}},
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_credit_is_put_on_its_film(layout: str) -> None:
    text, films = LAYOUTS[layout]
    claims = claims_of(text)
    titles = {film.key: film.title for film in claims.films}
    found: Films = {}
    for credit in claims.credits:
        found.setdefault(titles[credit.film], set()).add((credit.role, credit.agent))
    assert found == films


CREDITS = "Réalisation : Zoé Vial\nImage : Ada Nkomo\nMontage : Iban Roy\nMusique : Lou Brun"
HEADS = [
    "", "MARÉE BASSE", "Marée basse", "« Marée basse »", "DOSSIER DE PRESSE", "LISTE TECHNIQUE", "Zoé Vial", "Les Films du Phare",
    "Mardi 14 mars 2023", "Marée basse, un film de Zoé Vial", "Titre : Marée basse", "Programme du 4 au 10 octobre",
    "CINÉMA LE PHARE – MARÉE BASSE", "12 rue des Lilas 75011 Paris", "On dit que la mer monte.",
]  # fmt: skip


@pytest.mark.parametrize("first", HEADS)
@pytest.mark.parametrize("second", HEADS[:8])
def test_no_credit_is_lost_whatever_the_title(first: str, second: str) -> None:
    claims = claims_of(f"{first}\n\n{second}\n\n{CREDITS}")
    found = {(credit.role, credit.agent) for credit in claims.credits}
    assert found >= {(D, "Zoé Vial"), (P, "Ada Nkomo"), (E, "Iban Roy"), ("composer", "Lou Brun")}
    assert len({credit.film for credit in claims.credits}) == 1

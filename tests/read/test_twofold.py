"""Two lists side by side on a page."""

from __future__ import annotations

from generique.read.markup import blocks

PAGE = """
  LA FABRICATION

      MONTAGE                                       IMAGE
      Ada Nkomo                                     Zoé Vial
      Paul Marchal
                                                    DÉCORS
      MIXAGE                                        Luc Delmas
      Jean Prou                                     Mia Faure
      Lou Caron
      Alma Vitali                                   COSTUMES
                                                    Théo Roy
      BRUITAGE
      Inès Ba                                       SCRIPTE

                                                    Noé Petit
"""


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(enumerate(text.strip("\n").split("\n"), start=1))]


def test_the_right_list_follows_the_left_one() -> None:
    said = texts(PAGE)
    assert said[1:9] == [
        "MONTAGE",
        "Ada Nkomo",
        "Paul Marchal",
        "MIXAGE",
        "Jean Prou",
        "Lou Caron",
        "Alma Vitali",
        "BRUITAGE",
    ]
    assert said[10:] == [
        "IMAGE",
        "Zoé Vial",
        "DÉCORS",
        "Luc Delmas",
        "Mia Faure",
        "COSTUMES",
        "Théo Roy",
        "SCRIPTE",
        "Noé Petit",
    ]


def test_each_line_keeps_its_place() -> None:
    found = {block.text: block.place for block in blocks(enumerate(PAGE.strip("\n").split("\n"), start=1))}
    assert found["Zoé Vial"] == "line 4"
    assert found["DÉCORS"] == "line 6"


def test_labels_and_names_in_columns_are_no_two_lists() -> None:
    table = """
      Montage                                       Ada Nkomo
      Image                                         Zoé Vial
                                                    Paul Marchal
      Son                                           Luc Delmas
      Décors                                        Mia Faure
"""
    assert texts(table)[0] == "Montage                                       Ada Nkomo"


def test_contacts_stay_side_by_side() -> None:
    contacts = """
     Distribution                                        Relations presse
     Studio Nord Distribution                            Agence Sud
     Zoé Vial                                            Ada Nkomo
     01 23 45 71 01                                      Paul Marchal
                                                         01 23 45 71 02
"""
    assert "Agence Sud" in texts(contacts)[1] and "Studio Nord" in texts(contacts)[1]

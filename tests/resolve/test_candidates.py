"""Pairs share a key; equal names are connected without comparing all with all."""

from __future__ import annotations

from generique.resolve import candidates
from generique.resolve.records import records
from tests.resolve.helpers import claims


def test_each_pair_comes_once_and_the_earlier_record_first() -> None:
    some = [record for n in (2, 1) for record in records(n, claims(("Victoire", 2024, [])))]
    pairs = [
        (left.accession, right.accession) for left, right in candidates.pairs(some, candidates.film_keys)
    ]
    assert pairs == [(1, 2)]


def test_a_crowd_with_one_name_stays_linear_and_connected() -> None:
    crowd = [records(n, claims((f"Film {n}", None, [("editor", "Jean Martin")])))[1] for n in range(1, 301)]
    pairs = list(candidates.pairs(crowd, candidates.agent_keys))
    assert len(pairs) < 14 * len(crowd)
    assert {right.accession for _, right in pairs} == set(range(2, 301))


def test_colleagues_meet_through_one_word_of_their_names() -> None:
    kit = claims(("Victoire", None, [("director", "Cassandra Ostier"), ("director", "Cassandra Ostier-Roy")]))
    people = records(1, kit)[1:]
    assert list(candidates.pairs(people, candidates.agent_keys)) == []
    assert len(list(candidates.pairs(people, candidates.colleague_keys(lambda film: film)))) == 1

"""A catalogue resolved from its claims on disk has the identity, the aliases and the grounds of the plain way."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from generique import claims as on_disk
from generique.extract.records import claims
from generique.grounds import Grounds
from generique.model import Claims, Records, Row
from generique.parquet import rows
from generique.resolve import candidates, decide, everyone, ids, resolve, whole
from generique.resolve.cluster import Clusters
from generique.resolve.grounds import grounds
from generique.resolve.judgements import Judgement
from generique.resolve.records import Facts, Record
from generique.text import fold, slug

GIVEN = ("Ada", "Béa", "Dan", "Marie", "Jean", "Jean-Luc", "Zénobie")
SURNAMES = ("Martin", "Petit", "Farfadel", "Farfadel-Roux", "Nore", "Norre", "Droukarov", "Drukarov")
WORDS = ("Nuit", "Victoire", "Roxane", "Le Retour", "Le Grand Bleu", "Les Algues", "Les Petites Victoires",
         "Les Petite Victoires")  # fmt: skip
ROLES = ("director", "editor", "composer", "cast-member", "production-sound-mixer")
FIRMS = ("Quad", "Quad Films", "Films du Bief", "SARL Les Films du Bief", "Gaumont", "Films du Bief Victoire")
NUMBERED, PARTLY, NOT = 1.0, 0.7, 0.0


def source(chance: random.Random, numbered: float) -> Claims:
    """A small table of credits, of whose agents (and, if all, films) so many have ids of its own."""
    found = []
    for film in range(chance.choice((1, 2, 4))):
        title = f"{chance.choice(WORDS)} {chance.choice(('', '', '2', ': ' + chance.choice(WORDS)))}".strip()
        year = chance.choice(("", "1950", "2018", "2019"))
        for _ in range(chance.randint(1, 6)):
            firm = chance.random() < 0.25
            name = chance.choice(FIRMS) if firm else f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
            own = f"a{chance.randint(1, 6)}", f"person/{slug(name)}", f"imdb:nm{chance.randint(1, 4)}"
            found.append(
                {
                    "film_title": title,
                    "film_year": year,
                    "film_id": f"f{film}" if numbered == NUMBERED else "",
                    "film_visa": str(chance.randint(1, 9)) if chance.random() < 0.1 else "",
                    "agent_name": name,
                    "agent_id": chance.choice(own) if chance.random() < numbered else "",
                    "agent_kind": "organization" if firm else "person",
                    "agent_isni": str(chance.randint(1, 5)) if chance.random() < 0.1 else "",
                    "role": "production-company" if firm else chance.choice(ROLES),
                }
            )
    return claims(
        Records(tuple(found[0]), tuple(Row(row, f"row {number}") for number, row in enumerate(found, 2)))
    )


def judgements(chance: random.Random, ids: list[str]) -> list[Judgement]:
    found: list[Judgement] = []
    for row in range(2, 2 + chance.choice((0, 1, 3))):
        kind = chance.choice(("film", "person", "organization"))
        some = [one for one in ids if one.startswith(kind + "/")]
        if len(some) > 1:
            verdict = chance.choice(("same", "different"))
            left, right = chance.sample(some, 2)
            found.append(Judgement("2026-11-21", "Claire", verdict, kind, left, right, "", row))
    return found


def written(said: Mapping[int, Claims], folder: Path) -> dict[int, Path]:
    for accession, one in said.items():
        on_disk.write(one, folder / str(accession))
    return {accession: folder / str(accession) for accession in said}


@pytest.mark.parametrize("seed", range(12))
def test_both_ways_give_the_same(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    kinds = (NOT, PARTLY, NUMBERED, NUMBERED)
    said = {number: source(chance, chance.choice(kinds)) for number in range(1, chance.randint(2, 5))}
    known_ids = sorted(set(resolve(said).identity.entities.values()))
    judged, withheld = judgements(chance, known_ids), chance.sample([*known_ids, "person/nobody"], 2)
    plain = resolve(said, judged, withheld)
    problems, _ = whole.resolve(written(said, tmp_path), judged, withheld, tmp_path / "out")
    identity = rows(tmp_path / "out" / "identity.parquet", ("mention", "entity", "withheld"))
    assert {mention: entity for mention, entity, _ in identity} == plain.identity.entities
    assert {entity for _, entity, out in identity if out} == plain.identity.withheld & set(known_ids)
    assert dict(rows(tmp_path / "out" / "named.parquet", ("alias", "entity"))) == plain.identity.aliases
    assert problems == list(plain.problems)
    found, known = Grounds.load(tmp_path / "out"), grounds(said, judged, plain)
    assert (found.mentions, found.doubts, found.judgements) == (
        known.mentions,
        known.doubts,
        known.judgements,
    )
    assert set(found.decisions) <= set(known.decisions)
    left_out = [one for one in known.decisions if one not in found.decisions]
    assert {one.reason for one in left_out} <= {"same id in the same source", "one source lists both"}


@pytest.mark.parametrize("seed", range(4))
def test_ids_whose_suffixes_are_the_same(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "SUFFIX", 0)  # all of them are
    shorter = everyone._MENTIONS.replace("left(mention, 6)", "left(mention, 0)")
    assert shorter != everyone._MENTIONS
    monkeypatch.setattr(everyone, "_MENTIONS", shorter)
    said = {number: source(random.Random(10 * seed + number), PARTLY) for number in (1, 2, 3)}
    whole.resolve(written(said, tmp_path), (), (), tmp_path / "out")
    found = dict(rows(tmp_path / "out" / "identity.parquet", ("mention", "entity")))
    plain = resolve(said)
    assert found == plain.identity.entities
    assert any(len(entity.rpartition("-")[2]) > 6 for entity in found.values())


def test_a_source_with_ids_of_its_own_makes_no_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = source(random.Random(1), NUMBERED)
    monkeypatch.setattr(whole, "records", lambda *given: pytest.fail("nothing is to be compared"))
    folders = written({1: said}, tmp_path)
    assert whole.resolve(folders, (), (), tmp_path / "out") == ([], None)
    agents = {(credit.kind, credit.own_id) for credit in said.credits}
    entities = {entity for (entity,) in rows(tmp_path / "out" / "identity.parquet", ("entity",))}
    assert len([one for one in entities if not one.startswith("film/")]) == len(agents)


def test_only_what_shares_a_key_with_another_source_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = ("film_title", "film_id", "agent_name", "agent_id", "role")
    lines = [
        ("Victoire", "f1", "Alice Fave", "p1", "editor"),
        ("Victoire", "f1", "Dan Nore", "p2", "director"),
        ("Roxane", "f2", "Alice Fave", "p1", "editor"),
        ("Roxane", "f2", "Zénobie Petit", "p3", "director"),
        ("Rivière", "f3", "Zénobie Petit", "p3", "editor"),
    ]
    large = Records(
        columns,
        tuple(Row(dict(zip(columns, line, strict=True)), f"row {n}") for n, line in enumerate(lines, 2)),
    )
    small = Records(
        ("film_title", "agent_name", "role"),
        (Row({"film_title": "La Nuit", "agent_name": "Alice FAVE", "role": "editor"}, "row 2"),),
    )
    compared: list[str] = []
    agents = decide.agents

    def watched(groups: Clusters, found: list[Record]) -> object:
        compared.extend(f"{record.accession} {fold(record.name)}" for record in found)
        return agents(groups, found)

    monkeypatch.setattr(decide, "agents", watched)
    whole.resolve(written({1: claims(large), 2: claims(small)}, tmp_path), (), (), tmp_path / "out")
    assert compared == ["1 alice fave", "1 alice fave", "2 alice fave"]


def test_every_kind_of_key_is_known_to_the_selection() -> None:
    """A key that is new in :mod:`generique.resolve.candidates` must be told to :mod:`generique.resolve.selecting`."""
    made = (candidates.film_keys, candidates.agent_keys, candidates.director_keys, candidates.misspelt_keys)
    record = Record(
        mention="m", kind="person", accession=1, position=1, name="Jean-Luc Martinet", own_id="p1", film="f",
        names=frozenset({"jean luc martinet"}), reference="r", identifiers=frozenset({("isni", "1")}),
        roles=frozenset({"editor"}), facts=Facts(
            titles=frozenset({"Les Petites Victoires"}), directors=frozenset({"philippe martin"}),
            budgets=frozenset({"1"})),
    )  # fmt: skip
    kinds = {key[0] for keys in made for key in keys(record)}
    assert kinds <= {
        "title", "title's letters", "identifier", "director", "director's letters", "budget", "name", "letters",
        "name and director", "name and role", "own id", "with", "letter",
    }  # fmt: skip

"""How well records of several sources are linked: real data sets, with the identifiers they share hidden.

The data stands beside the repository (``../shared/data``) or in the folder given; each set is read by the mapping
in ``bench/sources``. Prints counts, precision and recall with 95 % intervals (Wilson), and every error.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import sqrt
from pathlib import Path

from generique.extract import extract
from generique.mentions import agent_mention, film_mention
from generique.model import Claims, Credit, Document, Statement
from generique.names import display
from generique.read import read
from generique.resolve import Resolution, people, resolve
from generique.text import fold

DEFAULT = Path(__file__).parents[2] / "shared" / "data"
MAPPINGS = Path(__file__).parent / "sources"
FILES = {
    "cnc_films_agrees.tsv": "cnc_films_agrees/films_agrees.tsv",
    "collectif5050_credits.tsv": "collectif5050/credits.tsv",
    "collectif5050_films.tsv": "collectif5050/films.tsv",
    "cinematheque.jsonl": "cinematheque/films.jsonl",
    "paris_tournages.csv": "paris_tournages/lieux-de-tournage-a-paris.csv.gz",
    "cesar_2014.tsv": "cesar_2014/nommes.tsv",
}
CNC, CREDITS, FILMS, CINEMATHEQUE, PARIS = 1, 2, 3, 4, 5


def load(name: str, folder: Path) -> Claims:
    """The claims of a data set, read as its mapping says."""
    options = tomllib.loads((MAPPINGS / f"{name}.toml").read_text(encoding="utf-8"))
    path = folder / FILES[name]
    with tempfile.TemporaryDirectory() as temporary:
        if path.suffix == ".gz":
            unpacked = Path(temporary) / name
            unpacked.write_bytes(gzip.decompress(path.read_bytes()))
            path = unpacked
        found = read(path, options=options)
    assert not isinstance(found, Claims | Document)
    return extract(found)


# -- hiding what gives the answer away -----------------------------------------------------------------


def without_visas(claims: Claims) -> tuple[Claims, dict[str, str]]:
    """The claims without visas and with running numbers for ids, and the visa of each film by its number."""
    visas = {s.film: s.value for s in claims.statements if s.property == "identifier" and s.kind == "visa"}
    if not visas:
        return claims, {}
    number = {film.key: f"n{index}" for index, film in enumerate(claims.films)}

    def keep(statement: Statement) -> bool:
        return not (statement.property == "identifier" and statement.kind == "visa")

    hidden = Claims(
        films=tuple(replace(film, key=number[film.key], own_id=number[film.key]) for film in claims.films),
        credits=tuple(replace(credit, film=number[credit.film]) for credit in claims.credits),
        statements=tuple(replace(s, film=number[s.film]) for s in claims.statements if keep(s)),
    )
    return hidden, {number[film]: visa for film, visa in visas.items()}


# -- counting -------------------------------------------------------------------------------------


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not of:
        return (0.0, 1.0)
    share = right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return (max(0.0, middle - half), min(1.0, middle + half))


@dataclass
class Score:
    """Links found, and errors in words."""

    name: str
    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def print(self, note: str = "", missed: int | None = None) -> None:
        missed = len(self.missed) if missed is None else missed
        found, there = self.right + len(self.false), self.right + missed
        precision, recall = self.right / max(found, 1), self.right / max(there, 1)
        low_p, high_p = wilson(self.right, found)
        low_r, high_r = wilson(self.right, there)
        print(
            f"{self.name}: {self.right} right, {len(self.false)} false, {missed} missed;"
            f" precision {precision:.3f} [{low_p:.3f}–{high_p:.3f}],"
            f" recall {recall:.3f} [{low_r:.3f}–{high_r:.3f}]{note}"
        )
        for kind, errors in (("false", self.false), ("missed", self.missed)):
            for error in errors:
                print(f"    {kind}: {error}")


# -- films and directors of 2023 against the CNC ---------------------------------------------------


def cnc(sources: Mapping[int, Claims], title: str) -> None:
    """Films and directors of the Collectif 50/50 among those of the CNC, visas hidden."""
    hidden = {number: without_visas(claims) for number, claims in sources.items()}
    started = time.process_time()
    found = resolve({number: claims for number, (claims, _) in hidden.items()})
    took = time.process_time() - started
    mentions = len(found.identity.entities)
    print(f"\n== {title}: {mentions} mentions, {took:.1f} s of CPU, {len(found.doubts)} doubts")
    left, visas = hidden[CREDITS]
    right, others = hidden[CNC]
    _films(found, left, visas, right, others)
    _directors(found, left, visas, right, others)


def absent(sources: Mapping[int, Claims]) -> None:
    """The same with the films of 2023 taken out of the CNC's list: whatever is linked then is false."""
    hidden = {number: without_visas(claims) for number, claims in sources.items()}
    left, visas = hidden[CREDITS]
    right, others = hidden[CNC]
    gone = {film for film, visa in others.items() if visa in set(visas.values())}
    rest = Claims(
        films=tuple(film for film in right.films if film.key not in gone),
        credits=tuple(credit for credit in right.credits if credit.film not in gone),
        statements=tuple(statement for statement in right.statements if statement.film not in gone),
    )
    entities = resolve(
        {number: rest if number == CNC else said for number, (said, _) in hidden.items()}
    ).identity.entities
    titles: dict[str, list[str]] = defaultdict(list)
    for film in rest.films:
        titles[entities[film_mention(CNC, film.key)]].append(film.title or "")
    wrong = {f.title: titles[entities[film_mention(CREDITS, f.key)]] for f in left.films}
    false = [f"{title} = {', '.join(some)}" for title, some in wrong.items() if some]
    print(f"with these films out of the CNC's list: {len(false)} of {len(left.films)} films falsely linked")
    for error in false:
        print(f"    false: {error}")


def _films(
    found: Resolution, left: Claims, visas: dict[str, str], right: Claims, others: dict[str, str]
) -> None:
    score = Score("film links")
    proposed = 0
    entities = found.identity.entities
    doubted = {frozenset((d.left, d.right)) for d in found.doubts if d.score > 0}
    of_entity: dict[str, list[str]] = defaultdict(list)
    titles = {film.key: film.title or "" for film in (*right.films,)}
    for film in right.films:
        of_entity[entities[film_mention(CNC, film.key)]].append(film.key)
    by_visa = {visa: key for key, visa in others.items()}
    for film in left.films:
        linked = of_entity[entities[film_mention(CREDITS, film.key)]]
        wanted = by_visa[visas[film.key]]
        score.right += wanted in linked
        score.false += [f"{film.title} = {titles[key]}" for key in linked if key != wanted]
        if wanted not in linked:
            pair = frozenset((film_mention(CREDITS, film.key), film_mention(CNC, wanted)))
            proposed += pair in doubted
            score.missed.append(f"{film.title} / {titles[wanted]}{' (a doubt)' if pair in doubted else ''}")
    score.print(f"; {proposed} of the missed are doubts")


def _directors(
    found: Resolution, left: Claims, visas: dict[str, str], right: Claims, others: dict[str, str]
) -> None:
    score = Score("director links")
    entities = found.identity.entities
    doubted = {frozenset((d.left, d.right)) for d in found.doubts}
    by_visa = {visa: key for key, visa in others.items()}
    directors: dict[str, list[Credit]] = defaultdict(list)
    everyone: dict[str, set[str]] = defaultdict(set)
    for credit in right.credits:
        if credit.role == "director":
            directors[credit.film].append(credit)
            everyone[entities[_mention(CNC, credit)]].add(credit.agent)
    for credit in left.credits:
        if credit.role != "director":
            continue
        mine = _mention(CREDITS, credit)
        there = directors[by_visa[visas[credit.film]]]
        wanted = _same_person(credit, there)
        for other in there:
            if entities[_mention(CNC, other)] == entities[mine] and other is not wanted:
                score.false.append(f"{credit.agent} = {other.agent}")
        for name in everyone[entities[mine]]:
            if people.core(fold(name)) != people.core(fold(credit.agent)):
                print(f"    other names of one entity: {credit.agent} = {name}")
        if wanted is None:
            score.missed.append(f"{credit.agent}: nobody like that among {[c.agent for c in there]}")
        elif entities[_mention(CNC, wanted)] == entities[mine]:
            score.right += 1
        else:
            doubt = " (a doubt)" if frozenset((mine, _mention(CNC, wanted))) in doubted else ""
            score.missed.append(f"{credit.agent} / {wanted.agent}{doubt}")
    score.print()


# What one must know to see that two names are one person's.
STAGE_NAMES = {("booder", "mohammed benyamna"), ("benoit volnais", "benoit zeniter")}


def _same_person(credit: Credit, there: Iterable[Credit]) -> Credit | None:
    """The director of the same film whose name is alike; judged by hand where it is not."""
    for other in there:
        one, two = fold(credit.agent), fold(other.agent)
        alike = set(people.core(one)) & set(people.core(two)) and people.compare(one, two) not in (
            "name-given",
            "name-surname",
        )
        if alike or (one, two) in STAGE_NAMES or people.spoken(one) == people.spoken(two):
            return other
    return None


def _mention(accession: int, credit: Credit) -> str:
    return agent_mention(accession, credit.film, credit.kind, credit.own_id, fold(credit.agent))


# -- organizations ---------------------------------------------------------------------------------


def companies(found: Resolution, sources: Mapping[int, Claims], sample: str, name: str) -> None:
    """Pairs of names labelled by hand, decided with all sources together."""
    entity: dict[str, str] = {}
    for accession, claims in sources.items():
        for credit in claims.credits:
            if credit.kind == "organization":
                mention = _mention(accession, credit)
                entity[fold(credit.agent)] = found.identity.entities[mention]
    score = Score(name)
    apart = 0
    with (Path(__file__).parent / sample).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            left, right = (entity.get(fold(display(row[side]))) for side in ("left", "right"))
            if left is None or right is None:
                print(f"    not in the sources: {row['left']} / {row['right']}")
                continue
            pair = f"{row['left']} / {row['right']}"
            if left == right:
                if row["same"] == "1":
                    score.right += 1
                else:
                    score.false.append(pair)
            elif row["same"] == "1":
                score.missed.append(pair)
            else:
                apart += 1
    score.print(f"; {apart} rightly apart")


# -- variants of one film --------------------------------------------------------------------------


def variants(folder: Path) -> None:
    """Two exports of one programme: records of one film id, the ids hidden."""
    path = folder / "cinematheque" / "variants_same_idFilm.jsonl"
    rows: dict[int, list[dict[str, object]]] = defaultdict(list)
    options = tomllib.loads((MAPPINGS / "cinematheque.jsonl.toml").read_text(encoding="utf-8"))
    options.pop("expect")
    for line in path.read_text(encoding="utf-8").splitlines():
        film = json.loads(line)
        for number, variant in enumerate(film["variants"], start=1):
            rows[number].append(
                {**variant, "idFilm": film["idFilm"], "textes": "", "ageMinimal": "", "artVo": ""}
            )
    gold: dict[int, dict[str, str]] = {}
    sources: dict[int, Claims] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for number, some in rows.items():
            copy = Path(temporary) / f"{number}.jsonl"
            copy.write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
            table = read(copy, options=options)
            assert not isinstance(table, Claims | Document)
            claims = extract(table)
            ids = {film.key: f"{number}-{index}" for index, film in enumerate(claims.films)}
            gold[number] = {ids[film]: film for film in ids}
            sources[number] = Claims(
                films=tuple(replace(f, key=ids[f.key], own_id=ids[f.key]) for f in claims.films),
                credits=tuple(replace(c, film=ids[c.film]) for c in claims.credits),
                statements=tuple(
                    replace(s, film=ids[s.film]) for s in claims.statements if s.property != "identifier"
                ),
            )
    entities = resolve(sources).identity.entities
    score = Score("variants of one film id")
    for number in sorted(sources)[1:]:
        for key, film in gold[number].items():
            mine = entities[film_mention(number, key)]
            for other, theirs in gold[1].items():
                same = entities[film_mention(1, other)] == mine
                if film == theirs:
                    score.right += same
                    score.missed += [] if same else [f"{film}: {_title(sources[number], key)}"]
                elif same:
                    score.false.append(f"{film}, {theirs}: {_title(sources[number], key)}")
    print()
    score.print()


def _title(claims: Claims, key: str) -> str:
    return next(film.title or "" for film in claims.films if film.key == key)


# -- spellings of one name -------------------------------------------------------------------------


def spellings(found: Resolution, claims: Claims) -> None:
    """Names that were typed freely: those with the same words are one; what else was joined is listed."""
    print()
    for role, what in (("director", "directors"), ("production-company", "producers")):
        groups: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        of_entity: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        shown: dict[tuple[str, ...], str] = {}
        for credit in claims.credits:
            if credit.role == role:
                entity = found.identity.entities[_mention(PARIS, credit)]
                words = people.core(fold(credit.agent))
                groups[words][credit.credited_as].add(entity)
                of_entity[entity].add(words)
                shown.setdefault(words, credit.credited_as)
        several = {words: spelled for words, spelled in groups.items() if len(spelled) > 1}
        whole = [words for words, some in several.items() if len(set().union(*some.values())) == 1]
        parted = [shown[words] for words in several if words not in whole]
        print(
            f"{what} in Paris: {len(several)} groups of spellings of the same words, {len(whole)} of them one entity"
        )
        if parted:
            print(f"    several entities (homonyms, or missed): {'; '.join(parted)}")
        joined = [sorted(shown[words] for words in some) for some in of_entity.values() if len(some) > 1]
        print(f"  {len(joined)} entities hold other words, too:")
        for names in sorted(joined):
            print(f"    {' = '.join(names)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    if not folder.is_dir():
        print(f"no data in {folder}", file=sys.stderr)
        return 1
    known = {number: load(name, folder) for number, name in enumerate(FILES, start=1)}
    some = {n: known[n] for n in (CNC, CREDITS, CINEMATHEQUE)}
    cnc(some, "credits of 2023 against the CNC, without budgets")
    absent(some)
    some = {n: known[n] for n in (CNC, CREDITS, FILMS, CINEMATHEQUE)}
    cnc(some, "credits and list of films of 2023 against the CNC, with budgets")
    absent(some)
    everything = resolve(known)
    print(f"\n== all sources, identifiers shown: {len(everything.identity.entities)} mentions")
    companies(everything, known, "organizations.tsv", "organizations, 200 pairs by hand")
    companies(everything, known, "organizations_fresh.tsv", "organizations, 200 pairs not seen before")
    variants(folder)
    spellings(everything, known[PARIS])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The films and directors of ``export_records`` linked by Splink on DuckDB, its weights learnt from the data.

Runs where Splink 5 is installed, apart from Générique: ``python bench/splink_links.py DIRECTORY``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

CNC, CREDITS, FILMS, CINEMATHEQUE = 1, 2, 3, 4


def comparisons(table: str) -> list[Any]:
    if table == "films":
        return [
            cl.JaroWinklerAtThresholds("title", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.ArrayIntersectAtSizes("directors", [1]),
            cl.DistanceFunctionAtThresholds(
                "year", "abs_difference", [0, 1, 2, 4], higher_is_more_similar=False
            ),
            cl.ExactMatch("budget").configure(term_frequency_adjustments=True),
        ]
    return [
        cl.JaroWinklerAtThresholds("name", [0.95, 0.88]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("title", [0.92, 0.8]),
        cl.DistanceFunctionAtThresholds("year", "abs_difference", [0, 1, 2, 4], higher_is_more_similar=False),
    ]


RULES = {
    "films": [
        "l.title = r.title",
        "l.main = r.main",
        "list_has_any(l.directors, r.directors)",
        "l.budget = r.budget",
    ],
    "directors": ["l.name = r.name", "l.title = r.title"],
}


def link(folder: Path, table: str, left: int, *, absent: bool) -> None:
    """``absent`` leaves out of the register what is to be found there: then every link is false."""
    api = DuckDBAPI()
    api._con.execute("CREATE MACRO abs_difference(a, b) AS abs(a - b)")
    started = time.process_time()
    path = folder / f"{table}.parquet"
    query = f"SELECT * FROM '{path}' WHERE source = {{}}"
    # Films of credits carry the budgets of the list of films: Splink compares single rows, and so gets both in one.
    one = duckdb.sql(
        f"SELECT l.* REPLACE (coalesce(l.budget, b.budget) AS budget) FROM '{path}' l LEFT JOIN '{path}' b"
        f" ON b.source = {FILMS} AND b.visa = l.visa WHERE l.source = {left}"
        if table == "films"
        else query.format(left)
    ).df()
    other = duckdb.sql(f"SELECT * FROM '{path}' WHERE source IN ({CNC}, {CINEMATHEQUE})").df()
    if absent:
        other = other[~other.visa.isin(set(one.visa))]
    sets = [
        api.register(frame, dataset_display_name=name)
        for frame, name in ((one, "credits_of_2023"), (other, "register"))
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=comparisons(table),
        blocking_rules_to_generate_predictions=RULES[table],
        additional_columns_to_retain=["visa", "title", "source", *(["name"] if table == "directors" else [])],
        probability_two_random_records_match=1 / len(other),
    )
    linker = Linker(sets, settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6)
    for rule in (["title"], ["year"]) if table == "directors" else (["title"], ["main"]):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    pairs = linker.inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()
    report(
        table + (", none of them in the register" if absent else ""),
        pairs,
        one,
        other,
        time.process_time() - started,
    )


def report(table: str, pairs: Any, one: Any, other: Any, seconds: float) -> None:
    """Each record takes its best partner; right is the same visa (and, for directors, a name alike)."""
    best = pairs.sort_values("match_probability", ascending=False).drop_duplicates("unique_id_l")
    best = best.drop_duplicates("unique_id_r") if table.startswith("films") else best
    print(f"{table}: {len(pairs)} pairs of {len(one)} × {len(other)}, {seconds:.1f} s of CPU")
    for threshold in (0.5, 0.8, 0.9, 0.95, 0.99):
        taken = best[best.match_probability >= threshold]
        right = taken[
            (taken.visa_l == taken.visa_r) | ((taken.name_l == taken.name_r) if "name_l" in taken else False)
        ]
        print(
            f"  from {threshold}: {len(right)} right, {len(taken) - len(right)} elsewhere,"
            f" {len(one) - len(right)} of {len(one)} missed"
        )


if __name__ == "__main__":
    link(Path(sys.argv[1]), "films", CREDITS, absent=False)
    link(Path(sys.argv[1]), "films", CREDITS, absent=True)
    link(Path(sys.argv[1]), "directors", CREDITS, absent=False)

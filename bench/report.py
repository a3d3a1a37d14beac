"""The tables of a run, as Markdown: CPU, wall, ratios, and which limits hold."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from timing import Race


def head(command: str, counts: str, skipped: Sequence[str]) -> None:
    """What ran, where, on what."""
    print(f"`{command}`, {date.today().isoformat()}, {processor()}, CPython {platform.python_version()}\n")
    names = ("pyoxigraph", "oxrdflib", "rdflib", "networkx", "duckdb", "numpy")
    print(", ".join(f"{name} {version(name)}" for name in names) + f". {counts}.")
    print(f"Not installed, left out: {', '.join(skipped)}.\n" if skipped else "")


def table(races: Iterable[Race]) -> None:
    """One line a contender, the first of each question with its ratio and limit."""
    print("| question | who | CPU p50 | p99 | wall p50 | × the base | limit |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for each in races:
        base = each.times[each.base].at(50)
        for place, (name, times) in enumerate(each.times.items()):
            title = each.title if place == 0 else ""
            limit = f"{each.limit:g}{'' if each.ratio <= each.limit else ' **missed**'}" if place == 0 else ""
            mark = "base" if name == each.base else f"{times.at(50) / base:.3g}"
            wall = sorted(times.wall)[len(times.wall) // 2]
            shown = " | ".join(_time(seconds) for seconds in (times.at(50), times.at(99), wall))
            print(f"| {title} | {name} | {shown} | {mark} | {limit} |")
    print()


def rows(title: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """A plain table."""
    print("| " + " | ".join(title) + " |\n|" + " --- |" * len(title))
    for line in lines:
        print("| " + " | ".join(line) + " |")
    print()


def _time(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def processor() -> str:
    """The model's name, where the system tells it."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, f"{platform.machine()} on {sys.platform}")

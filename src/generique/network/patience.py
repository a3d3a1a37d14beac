"""When to load the compiled loops.

That takes the better part of a second. So a process first goes the plain way, and loads them once that has cost
as much: nobody ever waits for more than about twice the least possible, and one question on the command line
loads nothing.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from time import perf_counter
from types import ModuleType

LOADING = 0.8  # seconds
_waited = [0.0]


@cache
def available() -> bool:
    """Whether numba is installed."""
    return find_spec("numba") is not None


def load() -> ModuleType:
    """The compiled loops, from now on used by all that can."""
    _waited[0] = LOADING
    return _loaded()


@cache
def _loaded() -> ModuleType:
    from generique.network import kernels

    return kernels


def rest() -> None:
    """Go the plain way again, as a process does that has just begun."""
    _waited[0] = 0.0


def kernels(expected: float = 0.0) -> ModuleType | None:
    """The compiled loops where they pay, ``expected`` being the seconds that the plain way would take."""
    return load() if _waited[0] + expected >= LOADING and available() else None


def waited(since: float) -> None:
    """The plain way has taken from this moment (of ``time.perf_counter``) until now."""
    _waited[0] += perf_counter() - since

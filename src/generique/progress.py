"""How far long work is, and how long it will still take, in words."""

from __future__ import annotations

import time
from collections.abc import Callable

Progress = Callable[[str], None]
"""Takes a line that says what is being done; of a share, “making the graph: 43 %, about 12 s left”."""

_PAUSE = 0.2
"""Seconds between two lines: nobody reads faster."""


def silent(text: str) -> None:
    """Say nothing."""


def shares(
    progress: Progress, text: str, clock: Callable[[], float] = time.monotonic
) -> Callable[[float], None]:
    """What takes the share of the work that is done (0 to 1) and says it, with the time left at the pace since the first.

    >>> seconds = iter([1.0, 3.0, 3.1, 7.0])
    >>> done = shares(print, "making the graph", lambda: next(seconds))
    >>> done(0.0), done(0.25), done(0.26), done(0.5)
    making the graph: 25 %, about 6 s left
    making the graph: 50 %, about 6 s left
    (None, None, None, None)
    """
    first: list[tuple[float, float]] = []  # when, and how much was done
    said = 0.0

    def done(share: float) -> None:
        nonlocal said
        now = clock()
        if not first:
            first.append((now, share))
            said = now
        start, before = first[0]
        if now - said >= _PAUSE and share > before:
            said = now
            left = _time((now - start) * (1 - share) / (share - before))
            progress(f"{text}: {share:.0%}, about {left} left".replace("%", " %"))

    return done


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"

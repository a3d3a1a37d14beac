"""How far work is, in words: see also the example of ``shares``."""

from __future__ import annotations

import itertools

from generique.progress import shares


def test_nothing_is_said_before_there_is_something_to_say() -> None:
    said: list[str] = []
    done = shares(said.append, "reading", itertools.count(0.0).__next__)
    done(0.0)
    assert said == []


def test_long_work_is_told_in_minutes() -> None:
    said: list[str] = []
    done = shares(said.append, "making the graph", iter([0.0, 60.0]).__next__)
    done(0.0)
    done(0.1)
    assert said == ["making the graph: 10 %, about 9 min left"]

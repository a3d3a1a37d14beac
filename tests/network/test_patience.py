"""When compiled loops are loaded."""

from __future__ import annotations

import pytest

from generique.network import patience


def test_they_are_loaded_once_waiting_has_cost_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_waited", [0.0])
    monkeypatch.setattr(patience, "available", lambda: True)
    assert patience.kernels() is None
    assert patience.kernels(expected=patience.LOADING) is not None
    patience._waited[0] = patience.LOADING
    assert patience.kernels() is not None


def test_without_numba_they_never_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "available", lambda: False)
    assert patience.kernels(expected=1e9) is None


def test_time_waited_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_waited", [0.0])
    with patience.plain():
        pass
    assert patience._waited[0] > 0

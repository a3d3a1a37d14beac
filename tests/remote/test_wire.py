"""A deadline by the clock under HTTP, and no way to other hosts."""

from __future__ import annotations

import time

import pytest

from generique.remote.faults import RefusedError
from generique.remote.wire import opener
from tests.remote.faulty import GOOD, faulty


def test_what_drips_ends_at_the_deadline() -> None:
    with faulty() as url:
        start = time.monotonic()
        with pytest.raises(TimeoutError), opener(start + 0.5, url).open(f"{url}/slow-body") as response:
            response.read()
        assert time.monotonic() - start < 1.5
        with opener(time.monotonic() + 5, url).open(f"{url}/good") as response:
            assert response.read() == GOOD


def test_a_redirect_is_followed_on_its_own_host_only() -> None:
    with faulty() as url:
        with opener(time.monotonic() + 5, url).open(f"{url}/moved-here") as response:
            assert response.read() == GOOD
        with pytest.raises(RefusedError, match="sends us on to http://localhost:1/sparql"):
            opener(time.monotonic() + 5, url).open(f"{url}/moved-away")

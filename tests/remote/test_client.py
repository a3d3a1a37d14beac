"""What a service may do wrong: each fault ends by the deadline, in complete rows or in an error with a name."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from generique.errors import GeneriqueError, UsageError
from generique.remote.client import AGENT, Client, Limits
from generique.remote.endpoint import Endpoint
from generique.remote.faults import (
    BadAnswerError,
    BusyError,
    CutError,
    DeniedError,
    RefusedError,
    ServiceError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from tests.remote.faulty import ROWS, Faulty, faulty
from tests.remote.services import free_port

LIMITS = Limits(timeout=1.5, max_bytes=1 << 20, max_rows=1_000, attempts=3, first_wait=0.05)
FILMS = "SELECT ?film { ?film ?p ?o }"

# fault → the error, or None where the rows come all the same
FAULTS: dict[str, type[GeneriqueError] | None] = {
    "good": None,
    "silent": TooSlowError,
    "slow-status": TooSlowError,
    "slow-headers": TooSlowError,
    "slow-body": TooSlowError,
    "stalled-body": TooSlowError,
    "reset": BusyError,
    "reset-once": None,
    "closed-at-once": BusyError,
    "cut-body": BusyError,
    "cut-once": None,
    "cut-chunks": BusyError,
    "cut-without-length": BadAnswerError,
    "no-http": BusyError,
    "html": BadAnswerError,
    "xml": BadAnswerError,
    "html-as-json": BadAnswerError,
    "no-rows": BadAnswerError,
    "odd-rows": BadAnswerError,
    "list": BadAnswerError,
    "deep": BadAnswerError,
    "empty": BadAnswerError,
    "compressed": BadAnswerError,
    "huge": TooLargeError,
    "huge-by-header": TooLargeError,
    "many-rows": TooLargeError,
    "cut-by-virtuoso": CutError,
    "part-by-virtuoso": BadAnswerError,
    "busy": BusyError,
    "busy-once": None,
    "bad-gateway-once": None,
    "gateway-timeout": BusyError,
    "retry-soon": None,
    "retry-next-year": BusyError,
    "retry-at-odd-date": BusyError,
    "bad-query": RefusedError,
    "login": DeniedError,
    "forbidden": DeniedError,
    "missing": DeniedError,
    "failure": ServiceError,
    "teapot": BadAnswerError,
    "moved-here": None,
    "moved-away": RefusedError,
    "moved-to-a-file": RefusedError,
    "moved-in-circles": RefusedError,
}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with faulty() as address:
        yield address


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_ends_by_the_deadline_in_all_rows_or_a_named_error(url: str, fault: str) -> None:
    Faulty.calls.clear()
    endpoint, expected = Endpoint(f"{url}/{fault}", limits=LIMITS), FAULTS[fault]
    start = time.monotonic()
    if expected is None:
        assert len(endpoint.select(FILMS).rows) == ROWS
    else:
        with pytest.raises(expected) as error:
            endpoint.select(FILMS)
        assert str(error.value).startswith(f"{url}/{fault}: ")
        assert "\n" not in str(error.value) and error.value.exit_code == 1
    assert time.monotonic() - start < LIMITS.timeout + 1


def test_there_are_at_least_25_faults() -> None:
    assert len(FAULTS) > 25
    assert {name for name in vars(Faulty) if name.startswith("fault_")} == {
        f"fault_{fault.replace('-', '_')}" for fault in FAULTS if fault != "good"
    }


def test_a_busy_service_is_asked_again_and_no_more_often_than_it_says(url: str) -> None:
    Faulty.calls.clear()
    with pytest.raises(BusyError, match="503"):
        Endpoint(f"{url}/busy", limits=LIMITS).select(FILMS)
    assert Faulty.calls["busy"] == LIMITS.attempts
    start = time.monotonic()
    Endpoint(f"{url}/retry-soon", limits=LIMITS).select(FILMS)
    assert time.monotonic() - start >= 1
    with pytest.raises(BusyError, match="429"):
        Endpoint(f"{url}/retry-next-year", limits=LIMITS).select(FILMS)
    assert Faulty.calls["retry-next-year"] == 1


@pytest.mark.parametrize("fault", ["bad-query", "login", "missing", "failure", "html"])
def test_what_would_fail_again_is_asked_once(url: str, fault: str) -> None:
    Faulty.calls.clear()
    with pytest.raises(ServiceError):
        Endpoint(f"{url}/{fault}", limits=LIMITS).select(FILMS)
    assert Faulty.calls[fault] == 1


def test_a_query_is_not_led_to_another_host(url: str) -> None:
    with pytest.raises(RefusedError, match="sends us on to http://localhost:1/sparql"):
        Endpoint(f"{url}/moved-away", limits=LIMITS).select(FILMS)
    with pytest.raises(RefusedError, match="sends us on"):  # it would lose its query on the way
        Endpoint(f"{url}/moved-here", limits=LIMITS).select(FILMS + " #" + "x" * 3_000)


def test_the_service_is_told_who_asks_and_gets_long_queries_by_post(url: str) -> None:
    Faulty.seen.clear()
    Endpoint(f"{url}/good", limits=LIMITS).select(FILMS)
    Endpoint(f"{url}/good", limits=LIMITS).select(FILMS + " #" + "x" * 3_000)
    assert [method for method, _, _ in Faulty.seen] == ["GET", "POST"]
    assert {headers["User-Agent"] for _, _, headers in Faulty.seen} == {AGENT}


def test_errors_say_what_the_service_said_and_never_the_password(url: str) -> None:
    with pytest.raises(RefusedError, match="refuses the query: Parse error: line 1 here"):
        Endpoint(f"{url}/bad-query", limits=LIMITS).select(FILMS)
    client = Client(f"{url}/login", user="jeanne", password="secret", limits=LIMITS)
    Faulty.seen.clear()
    with pytest.raises(DeniedError, match="GENERIQUE_PASSWORD") as error:
        Endpoint(client).select(FILMS)
    assert "secret" not in str(error.value)
    assert "Authorization" not in Faulty.seen[0][2]  # only where it is asked for
    assert Faulty.seen[1][2]["Authorization"].startswith("Basic ")


def test_a_service_that_is_away() -> None:
    with pytest.raises(UnreachableError, match="cannot be reached"):
        Endpoint(f"http://127.0.0.1:{free_port()}/sparql", limits=LIMITS).select(FILMS)
    with pytest.raises(UsageError, match="http"):
        Endpoint("file:///etc/passwd")
    with pytest.raises(UsageError, match="GENERIQUE_PASSWORD") as error:
        Endpoint("http://jeanne:secret@example.org/sparql")
    assert "secret" not in str(error.value)

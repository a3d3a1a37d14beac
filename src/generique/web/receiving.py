"""Taking in what a client sends: no more than a query needs, and in UTF-8."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
LARGEST = 2 << 20
"""Bytes of a request."""


class RequestError(Exception):
    """A request that cannot be answered as it is: its status and one line."""

    def __init__(self, status: int, why: str) -> None:
        self.status, self.why = status, why
        super().__init__(why)


async def body(request: Request) -> bytes:
    """The body, unless it is too large."""
    found = bytearray()
    async for piece in request.stream():
        found += piece
        if len(found) > LARGEST:
            raise RequestError(413, f"a request has at most {LARGEST:,} bytes")
    return bytes(found)


def pairs(text: str) -> dict[str, list[str]]:
    """The fields of an address or a form, in their order.

    >>> pairs("query=ASK+%7B%7D&default-graph-uri=urn:a&default-graph-uri=urn:b")
    {'query': ['ASK {}'], 'default-graph-uri': ['urn:a', 'urn:b']}
    """
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # bytes that are no UTF-8, or thousands of fields
        raise RequestError(400, "parameters are written in UTF-8, percent-encoded") from error

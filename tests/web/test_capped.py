"""Files that stop those who write too much; the rows of each format are counted across pieces."""

from __future__ import annotations

from io import BytesIO

import pytest

from generique.web.capped import Capped, TooLargeError

# Two rows in each format, with values that look like more.
ANSWERS = {
    "json": b'{"head":{"vars":["a"]},"results":{"bindings":['
    b'{"a":{"type":"literal","value":"},{\\"a"}},{"a":{"type":"literal","value":"2"}}]}}',
    "xml": b"<results><result><literal>&lt;/result></literal></result><result></result></results>",
    "csv": b'a\r\n"1\r\n""1""\r\n"\r\n2\r\n',
    "tsv": b'?a\n"1\\n"\n2\n',
    "ntriples": b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:d> .\n",
}


@pytest.mark.parametrize("piece", [1, 3, 1000])
@pytest.mark.parametrize("format", list(ANSWERS))
def test_rows_are_counted(format: str, piece: int) -> None:
    def write(rows: int) -> bytes:
        file, text = BytesIO(), ANSWERS[format]
        capped = Capped(file, format, size=10_000, rows=rows)
        for start in range(0, len(text), piece):
            capped.write(text[start : start + piece])
        return file.getvalue()

    assert write(2) == ANSWERS[format]
    with pytest.raises(TooLargeError, match="more than 1 rows"):
        write(1)


def test_bytes_are_counted() -> None:
    capped = Capped(BytesIO(), "turtle", size=10, rows=1)
    assert capped.write(b"0123456789") == 10
    with pytest.raises(TooLargeError, match="larger than 10 bytes"):
        capped.write(b"!")

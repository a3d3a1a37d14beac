"""What every reader is, and the way from bytes to text that all of them share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generique.errors import UnreadableError
from generique.model import Claims, Document, Records

Options = Mapping[str, object]
"""What a source's ``.toml`` says about reading it, such as ``columns`` and ``expect``."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: its name, the suffixes it goes by (in lower case, with the dot), and how to read one.

    ``knows`` tells from the first and the last bytes of a file whether it is of this kind, whatever its suffix;
    ``holds`` tells from the names of the files in a folder whether they are one source that it reads.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Options], Document | Records | Claims]
    knows: Callable[[bytes, bytes], bool] = lambda head, tail: False
    holds: Callable[[frozenset[str]], bool] = lambda names: False


def ends(path: Path, size: int = 64 * 1024) -> tuple[bytes, bytes]:
    """The first and the last bytes of a file: what there is to tell its kind by."""
    with path.open("rb") as file:
        head = file.read(size)
        file.seek(max(path.stat().st_size - size, 0))
        return head, file.read(size)


def text_of(path: Path, limit: int = 50 * MEGABYTE) -> str:
    """The text of a file, refused where it is empty, binary or longer than ``limit`` bytes."""
    size = path.stat().st_size
    if size > limit:
        raise UnreadableError(
            f"{size // MEGABYTE} MB, more than the {limit // MEGABYTE} MB that can be read", where=str(path)
        )
    try:
        text = decode(path.read_bytes())
    except ValueError as error:
        raise UnreadableError(str(error), where=str(path)) from error
    if not text.strip():
        raise UnreadableError("empty file", where=str(path))
    return text


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them: only line feeds and carriage returns part them."""
    return re.split(r"\r\n|\n|\r", text)


def decode(data: bytes) -> str:
    """The text that bytes stand for: Unicode, else Windows-1252 or Mac Roman, by which gives French words.

    Raises ``ValueError`` with the reason where there is no text to be had.

    >>> decode("Réalisé par Maïwenn".encode("mac-roman"))
    'Réalisé par Maïwenn'
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding)
    if 0 in data:
        raise ValueError("a binary file, not a text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _legacy(data)
    if len(_CONTROLS.findall(text)) * 25 > len(text):
        raise ValueError("a binary file, not a text")
    return text


_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_FRENCH = "àâäçéèêëîïôöùûüÿœæ"
_SIGNS = "«»‹›“”„‘’–—…·•°©®™€£×½¼¾²³ºª§¡¿†‡¶\u00a0"
_FOREIGN = "áíóúñãõåøìòß"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not the {encoding.removesuffix('-sig').upper()} text that it says it is"
        ) from error


def _legacy(data: bytes) -> str:
    readings = []
    for encoding in ("cp1252", "mac-roman"):
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    best = max(readings, key=_frenchness)
    if _frenchness(best) < 0:
        raise ValueError("neither UTF-8 nor Windows-1252 nor Mac Roman; save it as UTF-8")
    return best


def _frenchness(text: str) -> int:
    """How much the characters beyond ASCII look like French: single accents in words, of the same case."""
    padded = f" {text} "
    return sum(
        _evidence(padded[index - 1], char, padded[index + 1])
        for index, char in enumerate(padded)
        if char > "\x7f"
    )


def _evidence(before: str, char: str, after: str) -> int:
    if not char.isalpha():
        inside_a_word = before.isalpha() and after.isalpha() and char not in "’·–—…"
        return -1 if inside_a_word or char not in _SIGNS else int(char in "«»’")
    if before.isalpha() and after.isalpha() and min(before, after) > "\x7f":
        return -1  # three letters with accents in a row are another alphabet
    if char.lower() in _FOREIGN:
        return 0
    clash = before.islower() if char.isupper() else before.isupper() and after.isupper()
    return -1 if clash or char.lower() not in _FRENCH else 1

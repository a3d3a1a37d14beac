"""What a child process may do: use some memory, take some time, answer in JSON; bombs end in one line."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document, Records, Row
from generique.read import read
from generique.read.limited import Read, limited
from generique.read.reader import Options
from tests.read.making import MIME, WORD, archive, docx


def echo(path: Path, options: Options) -> Document:
    """A reader that answers with what it is given, and prints."""
    print("noise")
    block = Block("A\tB", "line 1", ("A", "B"), 2, True, 3)
    return Document((block,), "2021-01-01", str(options["title"]), (Block("a picture", "page 2"),))


def rows(path: Path, options: Options) -> Records:
    return Records(("film_title",), (Row({"film_title": "Le phare"}, "row 2"),))


def refuse(path: Path, options: Options) -> Document:
    raise UnreadableError("no text", where=str(path), do="look at it")


def crash(path: Path, options: Options) -> Document:
    raise ValueError("a fault")


def eat(path: Path, options: Options) -> Document:
    return Document((Block(str(len(bytearray(2 << 30))), ""),))


def nest(path: Path, options: Options) -> Document:
    return nest(path, options)


def sleep(path: Path, options: Options) -> Document:
    time.sleep(60)
    return Document(())


@pytest.fixture(autouse=True)
def _children_find_this_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


def test_what_was_read_comes_back_as_it_was() -> None:
    assert limited(echo)(Path("a.pdf"), {"title": "Le phare"}) == echo(Path("a.pdf"), {"title": "Le phare"})
    assert limited(rows)(Path("a.xlsx"), {}) == rows(Path("a.xlsx"), {})


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (refuse, "a.pdf: no text; look at it"),
        (crash, "a.pdf: damaged, or needs more than 1 GB of memory or 30 seconds to read"),
        (eat, "a.pdf: needs more than 1 GB of memory to read"),
        (nest, "a.pdf: nested too deeply"),
    ],
)
def test_what_goes_wrong_is_one_line(function: Read, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        limited(function)(Path("a.pdf"), {})
    assert str(caught.value) == message


def test_a_child_that_takes_too_long_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableError, match=r"takes more than 0\.5 seconds to read"):
        limited(sleep, seconds=0.5)(Path("a.pdf"), {})
    assert time.monotonic() - start < 20


def bomb_zip(path: Path) -> Path:
    zeros = " " * 200_000_000
    return archive(path, {"word/document.xml": f"<w:document {WORD}>{zeros}</w:document>"})


def bomb_entities(path: Path) -> Path:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><w:document {WORD}>&l9;</w:document>'
    return archive(path, {"word/document.xml": text})


def bomb_depth(path: Path) -> Path:
    return docx(path, "<w:sdt>" * 200_000 + "</w:sdt>" * 200_000)


def bomb_table(path: Path) -> Path:
    content = '<office:document-content xmlns:office="o">' + "<a/>" * 4_900_000 + "</office:document-content>"
    return archive(path, {"mimetype": MIME, "content.xml": content})


def bomb_stream(path: Path) -> Path:
    """A page whose stream of 1.2 GB, twice compressed, takes a few kilobytes."""
    once = zlib.compressobj(9)
    zeros = b"0 0 m " * 1_000_000
    data = b"".join(once.compress(zeros) for _ in range(200)) + once.flush()
    data = zlib.compress(data, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(data), data),
    ]
    body = b"%PDF-1.4\n"
    for number, text in enumerate(objects, start=1):
        body += b"%d 0 obj%b\nendobj\n" % (number, text)
    path.write_bytes(body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF")
    return path


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (bomb_zip, "zip.docx"),
        (bomb_entities, "laughs.docx"),
        (bomb_depth, "deep.docx"),
        (bomb_table, "wide.odt"),
        (bomb_stream, "stream.pdf"),
    ],
)
def test_bombs_are_refused(make: Callable[[Path], Path], name: str, tmp_path: Path) -> None:
    path = make(tmp_path / name)
    start = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert time.monotonic() - start < 35
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_text_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "kit.txt"
    with path.open("wb") as file:
        file.write(b"Victoire\n")
        file.truncate(2 << 30)
    with pytest.raises(UnreadableError, match="2147 MB, more than the 50 MB that can be read"):
        read(path)


@pytest.mark.parametrize("name", ["kit.docx", "kit.odt"])
def test_a_truncated_archive_is_refused(name: str, tmp_path: Path) -> None:
    whole = docx(tmp_path / "whole.docx", "<w:p/>" * 1000).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError, match=f"{name}: not .*, or damaged"):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document, or one with a password; save it"),
        (b"\x89PNG\r\n\x1a\n", "a picture; its text needs recognition"),
        (b"\x1f\x8b\x08", "a compressed file; unpack it first"),
    ],
)
def test_files_of_other_kinds_say_what_they_are(start: bytes, what: str, tmp_path: Path) -> None:
    (tmp_path / "kit.txt").write_bytes(start + b"\0" * 100)
    with pytest.raises(UnreadableError, match=what):
        read(tmp_path / "kit.txt")


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("pypdfium2", "pdf/le_phare.pdf"),
        ("defusedxml", "docx/le_phare.docx"),
        ("defusedxml", "odt/le_phare.odt"),
        ("defusedxml", "idml/le_phare.idml"),
        ("yaml", "sheet/le_phare.yaml"),
        ("striprtf", "rtf/le_phare.rtf"),
        ("openpyxl", "workbook/*.xlsx"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    library: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{library}.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    sample = next(Path(__file__).parent.glob(name))
    with pytest.raises(UnreadableError, match=r"need.*generique\[documents\]"):
        read(sample)

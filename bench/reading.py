"""How fast documents are read: ``python bench/reading.py``.

CPU seconds and memory for texts of growing length made of the model documents of the tests, each time with names of
their own so that nothing is only remembered, for one long article, and for a press kit of 40 pages in PDF where
``reportlab`` is there to make one. The wanted figures stand beside.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "tests" / "documents" / "model"
SIZES = (125_000, 250_000, 500_000, 1_000_000)
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}\b")
_LETTERS, _VOWELS = "lnrst", "aeiou"
_PAGES, _LINES = 40, 38


def texts() -> list[str]:
    """The model documents that are plain texts."""
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(MODEL.glob("*.txt"))]


def renamed(text: str, number: int, kept: frozenset[str]) -> str:
    """The same text about other people: words that no heading holds get an ending of their own."""
    end = _LETTERS[number % 5] + _VOWELS[number // 5 % 5] + _LETTERS[number // 25 % 5]
    return _NAME.sub(lambda word: word[0] if word[0] in kept else word[0] + end, text)


def mixed() -> Iterator[str]:
    """All model documents again and again, each time about other people."""
    from generique.extract.meanings import meaning

    one = "\n\n".join(texts())
    lines = (part.strip() for line in one.split("\n") for part in re.split(r"[:\t]|\.{3,}", line))
    kept = frozenset(word for line in lines if meaning(line) for word in _NAME.findall(line))
    return (renamed(one, number, kept) for number in count())


def prose() -> Iterator[str]:
    """The sentences of the model documents, again and again, as one article about one film."""
    long = [line for text in texts() for line in text.split("\n") if len(line) > 200]
    yield "Le Temps des dunes\nUn film de Ada Nkomo\n"
    while True:
        yield "\n\n".join(long)


def cut(parts: Iterator[str], size: int) -> str:
    """As many parts as make a text of this size."""
    held, length = [], 0
    while length < size:
        held.append(next(parts))
        length += len(held[-1].encode()) + 2
    return "\n\n".join(held).encode()[:size].decode("utf-8", "ignore")


def kit(path: Path) -> bool:
    """Write a press kit of forty pages; false where there is nothing to make one with."""
    try:
        from reportlab.pdfgen.canvas import Canvas
    except ImportError:
        return False
    lines = [line for line in cut(mixed(), 200_000).split("\n") if line.strip()]
    canvas = Canvas(str(path))
    for page in range(_PAGES):
        for row, line in enumerate(lines[page * _LINES : (page + 1) * _LINES]):
            canvas.drawString(60, 780 - 19 * row, line[:90].replace("\t", "    "))
        canvas.showPage()
    canvas.save()
    return True


def measured(path: Path) -> tuple[float, float, int]:
    """CPU seconds, megabytes and credits of one reading, its children with it, in a process of its own."""
    import resource  # not everywhere

    from generique.extract import extract
    from generique.model import Claims
    from generique.read import read

    read(Path(MODEL / "fiche_court_cle_valeur_tournesols.txt"))
    started = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    found = read(path)
    claims = found if isinstance(found, Claims) else extract(found)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - started[0] + children.ru_utime - started[1]
    most = max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children.ru_maxrss)
    return seconds, most / (1e6 if sys.platform == "darwin" else 1e3), len(claims.credits)


def row(name: str, path: Path) -> None:
    """Measure in a child, so that nothing is remembered from one text to the next; print one row."""
    done = subprocess.run(
        [sys.executable, __file__, str(path)], capture_output=True, text=True, check=True, env=os.environ
    )
    seconds, memory, credits = map(float, done.stdout.split())
    size = path.stat().st_size / 1e6
    print(
        f"{name:28} {size:7.3f} MB {seconds:7.2f} s {seconds / size:8.2f} s/MB {memory:6.0f} MB {credits:8.0f}"
    )


def documents() -> None:
    """Documents a second over all model documents."""
    from generique.extract import extract
    from generique.model import Claims
    from generique.read import read

    paths = [path for path in sorted(MODEL.iterdir()) if not path.name.endswith(".json")]
    started = time.process_time()
    for path in paths:
        found = read(path)
        _ = found if isinstance(found, Claims) else extract(found)
    seconds = time.process_time() - started
    print(f"{len(paths)} model documents, from a cold start: {len(paths) / seconds:.1f} a second of CPU")


def main() -> int:
    """The table of growth, or one measurement where a file is named."""
    if len(sys.argv) > 1:
        print(*measured(Path(sys.argv[1])))
        return 0
    print(f"{'text':28} {'size':>10} {'CPU':>9} {'':>13} {'memory':>9} {'credits':>8}")
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            path = Path(place, f"mixed{size}.txt")
            path.write_text(cut(mixed(), size), encoding="utf-8")
            row("mixed, names all different", path)
        for size in SIZES[1::2]:
            path = Path(place, f"article{size}.txt")
            path.write_text(cut(prose(), size), encoding="utf-8")
            row("one article", path)
        pdf = Path(place, "kit.pdf")
        row(f"press kit of {_PAGES} pages, PDF", pdf) if kit(pdf) else print("no reportlab: no PDF measured")
    print("wanted: 1 MB under 3 s; 40 pages under 2 s and 300 MB; the same seconds a megabyte for every size")
    documents()
    return 0


if __name__ == "__main__":
    sys.exit(main())

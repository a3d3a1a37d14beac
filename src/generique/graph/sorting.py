"""Lines in order, at any size: sorted in memory by parts, parts merged from temporary files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO, cast

_LINES_AT_ONCE = 500_000


def sorted_lines(dump: Callable[[IO[bytes]], object], at_once: int = _LINES_AT_ONCE) -> Iterator[str]:
    r"""The lines that ``dump`` writes into a file, each once, in the order of their characters.

    >>> list(sorted_lines(lambda file: file.write(b"b\na\nb\n"), at_once=2))
    ['a\n', 'b\n']
    """
    with ExitStack() as open_files:
        # Only "\n" ends a line: U+2028 and others stand as they are inside literals.
        source = open_files.enter_context(TemporaryFile())
        dump(cast(IO[bytes], source))
        source.seek(0)
        parts: list[Iterable[bytes]] = []
        while part := sorted(islice(source, at_once)):
            if len(part) < at_once:
                parts.append(part)
                break
            file = open_files.enter_context(TemporaryFile())
            file.writelines(part)
            file.seek(0)
            parts.append(file)
        for line, _ in groupby(merge(*parts)):
            yield line.decode()

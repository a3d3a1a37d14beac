"""Many short texts as two arrays: their UTF-8 bytes end to end, and where each begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Longs: TypeAlias = NDArray[np.int64]
Ints: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Sequence[str]):
    """A sequence of texts, each decoded when it is asked for.

    Text ``i`` is ``blob[bounds[i]:bounds[i + 1]]``; ``bounds`` has one entry more than there are texts.

    >>> texts = Texts.of(["Alice", "Léonie", ""])
    >>> texts[1], len(texts), list(texts)
    ('Léonie', 3, ['Alice', 'Léonie', ''])
    """

    blob: Bytes
    bounds: Longs

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        """The same texts, packed."""
        encoded = [text.encode() for text in texts]
        bounds = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(text) for text in encoded], out=bounds[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), bounds)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):  # also what ends an iteration
            raise IndexError(at)
        bounds = self.bounds.data  # single numbers are read twice as fast through these
        return str(self.blob.data[bounds[at] : bounds[at + 1]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        whole = self.blob.tobytes()
        return (whole[start:end].decode() for start, end in pairwise(self.bounds.tolist()))

    def find(self, text: str, order: Ints | None = None) -> int | None:
        """The place of a text, or None. The texts are sorted, or ``order`` lists their places sorted.

        >>> Texts.of(["a", "c", "b"]).find("b", np.array([0, 2, 1], np.int32))
        2
        """
        sought, low, high = text.encode(), 0, len(self)
        # UTF-8 sorts as its texts do. Single numbers are read several times faster through these.
        blob, bounds = self.blob.data, self.bounds.data
        places = None if order is None else order.data
        while low < high:
            middle = (low + high) // 2
            at: int = middle if places is None else places[middle]
            if bytes(blob[bounds[at] : bounds[at + 1]]) < sought:
                low = middle + 1
            else:
                high = middle
        if low == len(self):
            return None
        at = low if places is None else places[low]
        return at if bytes(blob[bounds[at] : bounds[at + 1]]) == sought else None

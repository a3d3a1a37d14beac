"""Many short texts as two arrays: their UTF-8 bytes end to end, and where each begins."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import overload


class Texts(Sequence[str]):
    """A sequence of texts, each decoded when it is asked for.

    Text ``i`` is ``blob[bounds[i]:bounds[i + 1]]``; ``bounds`` has one entry more than there are texts.

    >>> texts = Texts.of(["Alice", "Léonie", ""])
    >>> texts[1], len(texts), list(texts)
    ('Léonie', 3, ['Alice', 'Léonie', ''])
    """

    __slots__ = ("blob", "bounds")

    def __init__(self, blob: memoryview, bounds: memoryview) -> None:
        self.blob, self.bounds = blob, bounds

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        """The same texts, packed."""
        encoded = [text.encode() for text in texts]
        bounds = array("q", accumulate(map(len, encoded), initial=0))
        return cls(memoryview(b"".join(encoded)), memoryview(bounds))

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        if at < 0:  # an index too large is the error of the bounds, which also ends an iteration
            raise IndexError(at)
        return str(self.blob[self.bounds[at] : self.bounds[at + 1]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        whole = self.blob.tobytes()
        return (whole[start:end].decode() for start, end in pairwise(self.bounds.tolist()))

    def find(self, text: str, order: memoryview | None = None) -> int | None:
        """The place of a text, or None. The texts are sorted, or ``order`` lists their places sorted.

        >>> Texts.of(["a", "c", "b"]).find("b", memoryview(bytes([0, 2, 1])))
        2
        """
        blob, bounds = self.blob, self.bounds
        sought, low, high = text.encode(), 0, len(self)
        while low < high:
            middle = (low + high) // 2
            at = middle if order is None else order[middle]
            if bytes(blob[bounds[at] : bounds[at + 1]]) < sought:  # UTF-8 sorts as its texts do
                low = middle + 1
            else:
                high = middle
        if low == len(self):
            return None
        at = low if order is None else order[low]
        return at if bytes(blob[bounds[at] : bounds[at + 1]]) == sought else None

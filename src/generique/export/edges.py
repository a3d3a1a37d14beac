"""The network as one table of ties, for spreadsheets and R: ids at both ends, then what is known of the tie."""

from __future__ import annotations

import csv
import io
from typing import IO

from generique.export.format import Built, Format, Options

_PIECE = 64 << 10


def write(build: Built, target: IO[bytes], options: Options) -> None:
    """Write the ties in the order of their ids; labels of both ends stand beside the ids."""
    from generique.network.filters import Filter
    from generique.network.projection import flat

    made = flat(build.network, options.projection, Filter.of(options))
    at = tuple(made.node_columns).index("label") + 1
    labels = {str(node[0]): node[at] for node in made.nodes}
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    writer.writerow(("source", "source_label", "target", "target_label", *made.edge_columns))
    for source, end, *values in made.edges:
        writer.writerow((source, labels[str(source)], end, labels[str(end)], *values))
        if line.tell() > _PIECE:
            _hand_on(line, target)
    _hand_on(line, target)


def _hand_on(line: io.StringIO, target: IO[bytes]) -> None:
    target.write(line.getvalue().encode())
    line.seek(0)
    line.truncate()


FORMATS = (Format("edges", ".csv", several=False, write=write),)

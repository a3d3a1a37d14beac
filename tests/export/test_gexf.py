"""GEXF, read back by NetworkX."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from tests.export.small import OPTIONS, Small, same, wanted, written

from generique.export.format import Options


@pytest.mark.parametrize("options", OPTIONS)
def test_what_is_read_back_is_what_was_written(tmp_path: Path, options: Options) -> None:
    build = Small(tmp_path)
    assert same(nx.read_gexf(BytesIO(written("gexf", build, options))), wanted(build, options))


def test_it_bears_no_date_and_no_colour_and_is_the_same_each_time(tmp_path: Path) -> None:
    content = written("gexf", Small(tmp_path), Options(projection="co-credit"))
    assert b"lastmodified" not in content
    assert b"viz" not in content
    assert content == written("gexf", Small(tmp_path / "again"), Options(projection="co-credit"))


def test_weight_and_label_are_what_gephi_takes_them_from(tmp_path: Path) -> None:
    text = written("gexf", Small(tmp_path), Options(projection="co-credit", people_only=True)).decode()
    assert '<node id="person/zoé" label="zoé">' in text
    assert '<edge id="1" source="person/michel" target="person/zoé" weight="0.5">' in text

"""GraphML, read back by NetworkX."""

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
    assert same(nx.read_graphml(BytesIO(written("graphml", build, options))), wanted(build, options))


def test_it_is_sorted_and_the_same_each_time(tmp_path: Path) -> None:
    build = Small(tmp_path)
    text = written("graphml", build, Options()).decode()
    nodes = [line for line in text.splitlines() if line.startswith("<node")]
    assert nodes == sorted(nodes)
    assert len(nodes) == 6
    assert written("graphml", Small(tmp_path / "again"), Options()).decode() == text
    assert '<data key="e0">director|writer</data>' in text
    assert "Mélanie\ufffdAuffret,&#13;\n" in text


def test_an_empty_network_is_a_graph_without_nodes(tmp_path: Path) -> None:
    content = written("graphml", Small(tmp_path), Options(sources=("9",)))
    assert len(nx.read_graphml(BytesIO(content))) == 0

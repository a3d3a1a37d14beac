"""Node-link JSON, read back by NetworkX."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from tests.export.small import OPTIONS, Small, written

from generique.export.format import Options


@pytest.mark.parametrize("options", [*OPTIONS, Options(sources=("9",))])
def test_what_is_read_back_is_what_was_written(tmp_path: Path, options: Options) -> None:
    build = Small(tmp_path)
    content = json.loads(written("node-link", build, options))
    graph = nx.node_link_graph(content, edges="edges")
    assert nx.node_link_data(graph, edges="edges")["nodes"] == content["nodes"]
    assert graph.number_of_edges() == len(content["edges"])
    assert all(None not in entry.values() for entry in content["nodes"])

"""What a service says it holds is checked before anything is asked of it."""

from __future__ import annotations

import json

import pytest

from generique.errors import GeneriqueError
from generique.remote.endpoint import Endpoint
from generique.remote.faults import BadAnswerError
from generique.remote.publication import POINTER, TERMS, current
from generique.remote.publish import publish
from generique.remote.writing import ByUpdate
from tests.remote.services import Service
from tests.remote.test_publish import edition


def test_what_is_published_is_checked_before_it_is_asked(oxigraph: Service) -> None:
    endpoint, writer = Endpoint(oxigraph.client()), ByUpdate(oxigraph.client())
    graph = publish(endpoint, writer, edition("one")).graph
    facts = current(endpoint).facts
    writer.drop(graph)
    with pytest.raises(BadAnswerError, match="is not there"):
        current(endpoint)
    for manifest, message in (
        (json.dumps(facts | {"ontology": "0.0.1"}), "has version 0.0.1 of the ontology.*publish it again"),
        ("{}", "manifest is not one of ours"),
        ("<html>", "manifest is not one of ours"),
    ):
        writer.drop(POINTER)
        number = f"<{graph}> <{TERMS}number> 1 .\n"
        writer.add({POINTER: [f"<{graph}> <{TERMS}manifest> {json.dumps(manifest)} .\n", number]})
        with pytest.raises(GeneriqueError, match=message):
            current(endpoint)
    writer.add({POINTER: [f'<{graph}> <{TERMS}number> "many" .\n']})
    with pytest.raises(GeneriqueError, match="not one of ours"):
        current(endpoint)

"""Both ways to write: adding, deleting, forgetting; and again, unharmed."""

from __future__ import annotations

import pytest

from generique.remote.client import Client
from generique.remote.endpoint import Endpoint
from generique.remote.faults import DeniedError
from generique.remote.writing import ByGraphStore, ByUpdate, Writer
from tests.remote.services import Service

A, B = "<urn:a> <urn:p> <urn:x> .\n", "<urn:b> <urn:p> <urn:x> .\n"


@pytest.mark.parametrize("protocol", ["update", "graph store"])
def test_both_ways_do_the_same(oxigraph: Service, protocol: str) -> None:
    client = oxigraph.client()
    writer: Writer = ByUpdate(client) if protocol == "update" else ByGraphStore(client, oxigraph.store)

    def held(graph: str) -> set[str]:
        return {str(row[0]) for row in Endpoint(client, graph).select("SELECT ?s { ?s ?p ?o }").rows}

    for _ in range(2):
        writer.add({"urn:one": [A, B], "urn:two": [A]})
        assert (held("urn:one"), held("urn:two")) == ({"urn:a", "urn:b"}, {"urn:a"})
    for _ in range(2):
        writer.forget("urn:one", "urn:a", [B])
        assert (held("urn:one"), held("urn:two")) == ({"urn:b"}, {"urn:a"})
    for _ in range(2):
        writer.drop("urn:two")
        assert held("urn:two") == set()


def test_a_password_is_told_by_digest_where_the_service_wants_it(service: Service) -> None:
    if service.query == service.update:  # Virtuoso
        secure = service.update + "-auth"
        right, wrong = (
            Client(service.query, update=secure, user="dba", password=word) for word in ("dba", "x")
        )
        ByUpdate(right).add({"urn:test:auth": [A]})
        assert Endpoint(right, "urn:test:auth").ask("ASK { <urn:a> ?p ?o }")
        for client in (wrong, Client(service.query, update=secure)):
            with pytest.raises(DeniedError, match="GENERIQUE_PASSWORD"):
                ByUpdate(client).add({"urn:test:auth": [B]})

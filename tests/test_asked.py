"""A store and a service are asked alike."""

from __future__ import annotations

from generique.asked import Asked, Rows
from generique.graph.store import Store
from generique.namespaces import Iri
from generique.remote.endpoint import Endpoint


def test_stores_and_services_can_be_asked() -> None:
    store = Store.memory()
    store.load("<urn:victoire> <urn:minutes> 23 .", "turtle")
    asked: list[Asked] = [store, Endpoint("http://127.0.0.1:9/sparql")]
    found = asked[0].select("SELECT ?film ?minutes { ?film <urn:minutes> ?minutes }")
    assert found == Rows(("film", "minutes"), [(Iri("urn:victoire"), 23)])

"""The catalogue in a browser and for machines: pages, data, SPARQL, reconciliation."""

"""The graph of a build, and what is asked of it in SPARQL."""

"""SPARQL services: the same questions, asked elsewhere."""

"""Générique: a knowledge graph of French cinema credits, each with the line that says so.

>>> import generique
>>> generique.__version__.count(".")
2
"""

__version__ = "0.1.0"

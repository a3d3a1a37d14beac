"""What NetworkX is told of the backend when it is imported itself; so nothing heavy is imported here."""

from __future__ import annotations

FUNCTIONS = (
    "all_shortest_paths",
    "connected_components",
    "degree_centrality",
    "has_path",
    "is_connected",
    "node_connected_component",
    "number_connected_components",
    "pagerank",
    "shortest_path",
    "shortest_path_length",
    "single_source_shortest_path_length",
)


def get_info() -> dict[str, object]:
    """The description that NetworkX asks for."""
    return {
        "backend_name": "generique",
        "project": "generique",
        "package": "generique",
        "short_summary": "Searches on the film–agent network of a catalogue, straight from its arrays.",
        "functions": {name: {} for name in FUNCTIONS},
    }

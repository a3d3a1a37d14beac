"""Where to draw the nodes of a picture, up to some twenty thousand of them.

First the large: distances from a few pivots, flattened (pivot MDS, Brandes and Pich 2006). Then the small: nodes
tied draw together and nodes side by side push apart (Fruchterman and Reingold 1991), where only the nearest
push, found in a k-d tree. SciPy, which is there anyway, does the work of both; the layout libraries that are as
fast have licences that do not go with this one, or take minutes for so many nodes.
"""

from __future__ import annotations

import numpy as np

from generique.network.filters import Array

_PIVOTS = 40
_NEAREST = 12
_STEPS = 60


def positions(edges: Array, nodes: int, seed: int = 1) -> Array:
    """A place in the square from -1 to 1 for each node; ``edges`` are pairs of nodes. The same each time.

    >>> positions(np.array([[0, 1], [1, 2]]), 3).shape
    (3, 2)
    """
    if nodes < 2:
        return np.zeros((nodes, 2))
    ties = np.asarray(edges, np.int64).reshape(-1, 2)
    places = _pivoted(ties, nodes) + 0.1 * np.random.default_rng(seed).standard_normal((nodes, 2))
    # One unit is what a node has for itself.
    places *= np.sqrt(nodes) / 2
    for heat in np.linspace(1, 0, _STEPS, endpoint=False):
        moves = _pulls(places, ties) + _pushes(places)
        lengths = np.linalg.norm(moves, axis=1, keepdims=True)
        places += moves / np.maximum(lengths, 1e-9) * np.minimum(lengths, heat * max(1.0, np.sqrt(nodes) / 8))
    places -= (places.max(axis=0) + places.min(axis=0)) / 2
    scaled: Array = places / max(np.abs(places).max(), 1e-9)
    return scaled


def _pivoted(ties: Array, nodes: int) -> Array:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    ends = np.concatenate([ties, ties[:, ::-1]]).T
    graph = csr_array((np.ones(len(ends[0])), (ends[0], ends[1])), shape=(nodes, nodes))
    pivots = np.linspace(0, nodes - 1, min(_PIVOTS, nodes)).astype(int)
    far = dijkstra(graph, unweighted=True, indices=pivots).T
    reached = np.isfinite(far)
    far[~reached] = far[reached].max(initial=0) + 2
    squares = far**2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    _, _, axes = np.linalg.svd(centred.T @ centred)
    flat = centred @ axes[:2].T
    if flat.shape[1] < 2:
        flat = np.column_stack([flat, np.zeros(nodes)])
    for axis in range(2):  # one sign of two
        flat[:, axis] *= np.sign(flat[np.abs(flat[:, axis]).argmax(), axis]) or 1
    spread: Array = flat / np.maximum(np.abs(flat).max(axis=0), 1e-9)
    return spread


def _pulls(places: Array, ties: Array) -> Array:
    along = places[ties[:, 1]] - places[ties[:, 0]]
    along *= np.linalg.norm(along, axis=1, keepdims=True)
    count = len(places)
    pulls = [
        np.bincount(ties[:, 0], along[:, axis], count) - np.bincount(ties[:, 1], along[:, axis], count)
        for axis in range(2)
    ]
    # Who has many ties is not torn.
    degrees = np.bincount(ties.ravel(), minlength=count)
    return np.column_stack(pulls) / np.maximum(np.sqrt(degrees), 1)[:, None]


def _pushes(places: Array) -> Array:
    from scipy.spatial import cKDTree

    count = min(_NEAREST + 1, len(places))
    _, beside = cKDTree(places).query(places, count)
    away = places[:, None, :] - places[beside]
    pushes: Array = (away / np.maximum((away**2).sum(axis=2, keepdims=True), 1e-4)).sum(axis=1)
    return pushes

"""Where the notes stand on the map: the same vault gives the same map.

Each connected part is laid out by itself (Fruchterman and Reingold's springs, on a grid when it is
large); the largest stands in the middle, the others and the notes without links in rings around it.
"""

import math
from collections.abc import Sequence
from functools import cache, partial
from itertools import islice
from typing import Any

from zettel.stats.graphs import SEED, seeded, to_igraph

Point = tuple[float, float]

SPACING = 80.0
"""Map units between neighbours, on average."""

_SMALL = 300  # nodes up to which each may push away every other
_MANY = 5_000  # nodes from which time counts more than the last polish
_PULL = 4.0  # how much harder a link inside a community pulls


def find_positions(
    edges: Sequence[tuple[int, int]], count: int, seed: int = SEED
) -> list[tuple[float, float]]:
    """Return a place for each of `count` nodes, numbered from 0, that `edges` join.

    Neither order nor direction of the edges matters. The middle of the map is (0, 0).
    """
    pairs = sorted({(a, b) if a < b else (b, a) for a, b in edges if a != b})
    places: list[Point] = [(0.0, 0.0)] * count
    parts = _split(pairs, count)
    lay_out = cache(partial(_lay_out, seed=seed))  # thousands of small parts have one shape
    shapes = [lay_out(tuple(inner), len(nodes)) for nodes, inner in parts]
    radii = [_find_radius(shape) + SPACING / 2 for shape in shapes]
    for (nodes, _), shape, (x, y) in zip(parts, shapes, _pack(radii), strict=True):
        for node, (inner_x, inner_y) in zip(nodes, shape, strict=True):
            places[node] = (round(x + inner_x, 1), round(y + inner_y, 1))
    return places


def _split(
    pairs: list[tuple[int, int]], count: int
) -> list[tuple[list[int], list[tuple[int, int]]]]:
    """Split into connected parts, the largest first: their nodes, and edges numbered inside."""
    parts = [sorted(part) for part in to_igraph(pairs, count).connected_components()]
    parts.sort(key=lambda part: (-len(part), part))
    home = [0] * count
    number = [0] * count
    for index, part in enumerate(parts):
        for place, node in enumerate(part):
            home[node], number[node] = index, place
    inner: list[list[tuple[int, int]]] = [[] for _ in parts]
    for a, b in pairs:
        inner[home[a]].append((number[a], number[b]))
    return list(zip(parts, inner, strict=True))


def _lay_out(edges: tuple[tuple[int, int], ...], count: int, seed: int) -> list[Point]:
    """Lay out a connected part around (0, 0), its longer side across."""
    if count == 1:
        return [(0.0, 0.0)]
    graph = to_igraph(edges, count)
    small = count <= _SMALL
    with seeded(seed):
        layout = graph.layout_fruchterman_reingold(
            niter=500 if count <= _MANY else 300,
            grid="nogrid" if small else "grid",
            weights=None if small else _weigh(graph, edges),
        )
    return _spread(_turn(_centre([(x, y) for x, y in layout])))


def _weigh(graph: Any, edges: Sequence[tuple[int, int]]) -> list[float]:  # noqa: ANN401 - no types
    """Let links inside a community pull harder, or a large map is one even cloud."""
    group = graph.community_leiden(objective_function="modularity", n_iterations=3).membership
    return [_PULL if group[a] == group[b] else 1.0 for a, b in edges]


def _centre(points: list[Point]) -> list[Point]:
    x = math.fsum(p[0] for p in points) / len(points)
    y = math.fsum(p[1] for p in points) / len(points)
    return [(p[0] - x, p[1] - y) for p in points]


def _turn(points: list[Point]) -> list[Point]:
    """Turn so that the points spread most from left to right: screens are wide."""
    across = math.fsum(x * x for x, _ in points)
    down = math.fsum(y * y for _, y in points)
    mixed = math.fsum(x * y for x, y in points)
    angle = math.atan2(2 * mixed, across - down) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in points]


def _spread(points: list[Point]) -> list[Point]:
    """Scale to the root mean square radius of a disc in which each node has its room."""
    square = math.fsum(x * x + y * y for x, y in points) / len(points)
    scale = SPACING * math.sqrt(len(points) / (2 * math.pi) / square) if square else 0.0
    return [(x * scale, y * scale) for x, y in points]


def _find_radius(points: list[Point]) -> float:
    return max(math.hypot(x, y) for x, y in points)


def _pack(radii: list[float]) -> list[Point]:
    """Place discs, the largest first: one in the middle, then ring after ring without overlap."""
    places = [(0.0, 0.0)][: len(radii)]
    edge = radii[0] if radii else 0.0
    while len(places) < len(radii):
        width = radii[len(places)]
        around = edge + width
        turns: list[float] = []
        left = 2 * math.pi
        for radius in islice(radii, len(places), None):
            turn = 2 * math.asin(min(1.0, radius / around))
            left -= turn
            if turns and left < 0:
                break
            turns.append(turn)
        places.extend(_to_ring(turns, around))
        edge += 2 * width
    return places


def _to_ring(turns: list[float], radius: float) -> list[Point]:
    """Place discs that take so many turns each along a ring, side by side around its foot."""
    angle = (math.pi + sum(turns)) / 2
    places = []
    for turn in turns:
        middle = angle - turn / 2
        places.append((radius * math.cos(middle), radius * math.sin(middle)))
        angle -= turn
    return places

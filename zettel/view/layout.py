"""Where the page's nodes stand on the map."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

FindPositions = Callable[[Sequence[tuple[int, int]], int], Sequence[tuple[float, float]]]
"""From edges (pairs of indexes) and the number of nodes to their places."""


class Layout(Struct, frozen=True):
    """For each node its place on the map, and with how many others it is linked."""

    points: Sequence[tuple[int, int]]
    degrees: Sequence[int]


def find_layout(
    ends: Iterable[tuple[int, int]], count: int, find_positions: FindPositions
) -> Layout:
    """Find where `count` nodes stand, from the two ends of each link between them."""
    pairs = sorted({(s, t) if s < t else (t, s) for s, t in ends if s != t})
    degrees = Counter(end for pair in pairs for end in pair)
    return Layout(_spread(find_positions(pairs, count)), [degrees[node] for node in range(count)])


_SPACING: Final = 72  # map units a node has for itself, on average


def _spread(places: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Centre the places and scale them so that each node has the same room in any vault."""
    if not places:
        return []
    count = len(places)
    middle = (sum(x for x, _ in places) / count, sum(y for _, y in places) / count)
    spread = math.sqrt(sum((x - middle[0]) ** 2 + (y - middle[1]) ** 2 for x, y in places) / count)
    scale = _SPACING * math.sqrt(count / 2) / spread if spread else 0.0
    return [(round((x - middle[0]) * scale), round((y - middle[1]) * scale)) for x, y in places]

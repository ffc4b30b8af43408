"""Figures, ranks, communities and positions; the only module that imports igraph (GPL)."""

from zettel.stats.figures import Central, Community, LinkFigures, Stats, build_stats
from zettel.stats.positions import find_positions
from zettel.stats.structure import Structure, find_structure

__all__ = [
    "Central",
    "Community",
    "LinkFigures",
    "Stats",
    "Structure",
    "build_stats",
    "find_positions",
    "find_structure",
]

"""Figures, ranks, communities and positions; the only module that imports igraph (GPL)."""

from zettel.stats.figures import Central, Community, LinkFigures, Stats, build_stats
from zettel.stats.positions import find_positions
from zettel.stats.ranks import find_communities, rank_notes

__all__ = [
    "Central",
    "Community",
    "LinkFigures",
    "Stats",
    "build_stats",
    "find_communities",
    "find_positions",
    "rank_notes",
]

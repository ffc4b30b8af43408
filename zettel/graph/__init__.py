"""Resolved notes as a graph: networkx for users, pairs of notes and the links back for ourselves.

`build_graph` is what users hold; nothing else here loads networkx.
"""

from zettel.graph.backlinks import Backlink, build_backlinks, find_backlinks
from zettel.graph.multigraph import build_graph, find_names
from zettel.graph.nodes import to_node
from zettel.graph.pairs import Pairs, find_linked, find_orphans, find_pairs
from zettel.graph.paths import Step, find_path

__all__ = [
    "Backlink",
    "Pairs",
    "Step",
    "build_backlinks",
    "build_graph",
    "find_backlinks",
    "find_linked",
    "find_names",
    "find_orphans",
    "find_pairs",
    "find_path",
    "to_node",
]

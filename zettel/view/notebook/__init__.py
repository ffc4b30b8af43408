"""A vault and its network as a notebook shows them: a small map, without a script.

ShownGraph   a networkx graph that draws itself
draw_notes   a vault's notes and the links between them, with what there is of each
"""

from zettel.view.notebook.graph import ShownGraph
from zettel.view.notebook.picture import draw_notes

__all__ = ["ShownGraph", "draw_notes"]
